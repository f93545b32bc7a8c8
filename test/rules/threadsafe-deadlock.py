#: case in one go
import asyncio
from asyncio import run_coroutine_threadsafe as submit

async def load(name): ...

async def main():
    rows = asyncio.run_coroutine_threadsafe(load("a"), asyncio.get_running_loop()).result()  # all
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ threadsafe-deadlock [error]: This never returns: it blocks the event loop that has to run `load("a")`
    loop = asyncio.get_event_loop()
#          ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop
    return rows, submit(coro=load("b"), loop=loop).result(None).first
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ threadsafe-deadlock

#: fix Await `load("a")` instead
import asyncio
from asyncio import run_coroutine_threadsafe as submit

async def load(name): ...

async def main():
    rows = await load("a")  # all
    loop = asyncio.get_event_loop()
    return rows, submit(coro=load("b"), loop=loop).result(None).first

#: fix Await `load("b")` instead
import asyncio
from asyncio import run_coroutine_threadsafe as submit

async def load(name): ...

async def main():
    rows = asyncio.run_coroutine_threadsafe(load("a"), asyncio.get_running_loop()).result()  # all
    loop = asyncio.get_event_loop()
    return rows, (await load("b")).first

#: case with a timeout
import asyncio

async def load(name): ...

async def main():
    loop = asyncio.get_running_loop()
    return asyncio.run_coroutine_threadsafe(load("a"), loop).result(timeout=5)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ threadsafe-deadlock: This can only time out: it blocks the event loop that has to run `load("a")`

#: case by a name
import asyncio

async def load(name): ...

async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(load("a"), loop)
    return future.result()
#          ^^^^^^^^^^^^^ threadsafe-deadlock

#: fix Await it with `asyncio.wrap_future`
import asyncio

async def load(name): ...

async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(load("a"), loop)
    return await asyncio.wrap_future(future)

#: case in a sync function that found a running loop
import asyncio

def run(coroutine):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    future = asyncio.run_coroutine_threadsafe(coroutine, loop)
    return future.result()
#          ^^^^^^^^^^^^^ threadsafe-deadlock: This never returns: it blocks the event loop that has to run `coroutine`

#: case in another thread
import asyncio

async def load(name): ...

def work(loop):
    return asyncio.run_coroutine_threadsafe(load("a"), loop).result()

async def main():
    loop = asyncio.get_running_loop()

    def inner():
        return asyncio.run_coroutine_threadsafe(load("b"), loop).result()

    first = await loop.run_in_executor(None, lambda: asyncio.run_coroutine_threadsafe(load("a"), loop).result())
    return first, await asyncio.to_thread(inner), await asyncio.to_thread(work, loop)

#: case the loop of another thread
import asyncio
import threading

async def load(name): ...

async def main(other):
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever).start()
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(load("a"), loop)), other

class Bridge:
    def __init__(self, loop):
        self.loop = loop

    def call(self):
        return asyncio.run_coroutine_threadsafe(load("a"), self.loop).result()

#: case it had time to run
import asyncio

async def load(name): ...

async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(load("a"), loop)
    await asyncio.wrap_future(future)
    return future.result()

#: case it is asked first
import asyncio

async def load(name): ...

async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(load("a"), loop)
    if future.done():
        return future.result()
    return None

#: case a task's result
import asyncio

async def load(name): ...

async def main():
    task = asyncio.create_task(load("a"))
    await asyncio.wait([task])
    return task.result()

#: case a loop that may be another one
import asyncio

async def load(name): ...

async def main(loop, other):
    if loop is None:
        loop = asyncio.get_running_loop()
    return asyncio.run_coroutine_threadsafe(load("a"), loop).result()
