#: case a method given to a thread
import asyncio
import threading

class Reader:
    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop
        self.queue = asyncio.Queue()
        self.closed = asyncio.Event()
        threading.Thread(target=self.read).start()

    def read(self):
        self.loop.call_soon(self.handle, 1)  # soon
#       ^^^^^^^^^^^^^^^^^^^ not-thread-safe [warning]: The loop may never notice this `self.loop.call_soon`: `read` runs in another thread
        self.queue.put_nowait(1)
#       ^^^^^^^^^^^^^^^^^^^^^ not-thread-safe
        self.close()

    def close(self):
        self.closed.set()
#       ^^^^^^^^^^^^^^^ not-thread-safe: The loop may never notice this `self.closed.set`: `close` runs in another thread

    def handle(self, item): ...

#: fix Use `call_soon_threadsafe`
import asyncio
import threading

class Reader:
    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop
        self.queue = asyncio.Queue()
        self.closed = asyncio.Event()
        threading.Thread(target=self.read).start()

    def read(self):
        self.loop.call_soon_threadsafe(self.handle, 1)  # soon
        self.queue.put_nowait(1)
        self.close()

    def close(self):
        self.closed.set()

    def handle(self, item): ...

#: case timers and futures
import asyncio
from asyncio import to_thread

def work(loop: asyncio.AbstractEventLoop, future: asyncio.Future, task: asyncio.Task):
    loop.call_later(1, print, "late")
#   ^^^^^^^^^^^^^^^ not-thread-safe
    future.set_result(1)
#   ^^^^^^^^^^^^^^^^^ not-thread-safe
    task.cancel()
#   ^^^^^^^^^^^ not-thread-safe

async def main(loop, future, task):
    await to_thread(work, loop, future, task)

#: fix Have the loop's thread do it
import asyncio
from asyncio import to_thread

def work(loop: asyncio.AbstractEventLoop, future: asyncio.Future, task: asyncio.Task):
    loop.call_soon_threadsafe(loop.call_later, 1, print, "late")
    future.get_loop().call_soon_threadsafe(future.set_result, 1)
    task.get_loop().call_soon_threadsafe(task.cancel)

async def main(loop, future, task):
    await to_thread(work, loop, future, task)

#: case a coroutine
import asyncio

async def save(): ...

async def main():
    loop = asyncio.get_running_loop()

    def work():
        loop.create_task(save())
#       ^^^^^^^^^^^^^^^^ not-thread-safe

    await loop.run_in_executor(None, work)

#: fix Start it with `asyncio.run_coroutine_threadsafe`
import asyncio

async def save(): ...

async def main():
    loop = asyncio.get_running_loop()

    def work():
        asyncio.run_coroutine_threadsafe(save(), loop)

    await loop.run_in_executor(None, work)

#: case no loop there
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def save(): ...

def work():
    task = asyncio.create_task(save())
#          ^^^^^^^^^^^^^^^^^^^ not-thread-safe [error]: `asyncio.create_task` fails here: `work` runs in another thread, where no event loop is running
    return task

def start(pool: ThreadPoolExecutor):
    pool.submit(work)

#: case lambdas and partial functions
import asyncio
import functools
import threading

def work(event: asyncio.Event, name):
    event.set()
#   ^^^^^^^^^ not-thread-safe

async def main():
    event = asyncio.Event()
    threading.Timer(1, lambda: event.set()).start()
#                              ^^^^^^^^^ not-thread-safe: The loop may never notice this `event.set`: `lambda` runs in another thread
    threading.Thread(target=functools.partial(work, event), args=("a",)).start()

#: case across files
#: file work.py
import asyncio

def work(event: asyncio.Event):
    event.set()
#   ^^^^^^^^^ not-thread-safe
#: file main.py
import asyncio
from work import work

async def main(event):
    await asyncio.to_thread(work, event)

#: case the ways that are safe
import asyncio

async def save(): ...

async def main(event: asyncio.Event, queue: asyncio.Queue):
    loop = asyncio.get_running_loop()

    def work():
        loop.call_soon_threadsafe(event.set)
        loop.call_soon_threadsafe(queue.put_nowait, 1)
        loop.call_soon_threadsafe(lambda: queue.put_nowait(2))
        asyncio.run_coroutine_threadsafe(save(), loop).result()

    await asyncio.to_thread(work)

#: case a loop of its own
import asyncio
import threading

async def save(): ...

class Worker:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.create_task(save())
        self.loop.run_forever()

def work():
    loop = asyncio.new_event_loop()
    loop.call_soon(print)
    loop.run_until_complete(save())

threading.Thread(target=work).start()

#: case objects of its own
import asyncio

def work():
    event = asyncio.Event()
    event.set()
    return event

async def main():
    return await asyncio.to_thread(work)

#: case functions that are called, or given to the loop
import asyncio

def work(event: asyncio.Event):
    event.set()

async def main(event):
    work(event)
    loop = asyncio.get_running_loop()
    loop.call_soon(work, event)
    loop.call_later(1, lambda: event.set())
    loop.call_soon(event.set)

#: case things of threads
import asyncio
import queue
import threading

def work(event: threading.Event, jobs: queue.Queue, future):
    event.set()
    jobs.put_nowait(1)
    future.set_result(1)

async def main(event, jobs, future):
    await asyncio.to_thread(work, event, jobs, future)

#: case it asks for a loop
import asyncio

def work():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

async def main():
    await asyncio.to_thread(work)

#: case it asks for the thread
import asyncio
import threading

def work(event: asyncio.Event, home):
    if threading.current_thread() is home:
        event.set()

async def main(event):
    await asyncio.to_thread(work, event, threading.current_thread())
