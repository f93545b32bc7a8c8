#: case queues
import asyncio

async def move(source: asyncio.Queue, target: asyncio.PriorityQueue, seconds):
    first = await source.get(timeout=5)
#                            ^^^^^^^^^ threading-style-argument [error]: `source.get` fails here: in asyncio it takes no `timeout`
    await target.put(first, timeout=seconds + 1)
#                           ^^^^^^^^^^^^^^^^^^^ threading-style-argument
    second = await source.get(True, 1.5)
#                                   ^^^ threading-style-argument
    third = await source.get(block=True, timeout=seconds)
#                                        ^^^^^^^^^^^^^^^ threading-style-argument
    await target.put(third, True, 2)
#                                 ^ threading-style-argument
    return second

#: fix Give it a timeout with `asyncio.wait_for`
import asyncio

async def move(source: asyncio.Queue, target: asyncio.PriorityQueue, seconds):
    first = await asyncio.wait_for(source.get(), 5)
    await asyncio.wait_for(target.put(first), seconds + 1)
    second = await asyncio.wait_for(source.get(), 1.5)
    third = await asyncio.wait_for(source.get(), seconds)
    await asyncio.wait_for(target.put(third), 2)
    return second

#: case queues that are not to block
import asyncio

async def drain(queue: asyncio.Queue, flag):
    item = await queue.get(block=False)
#                          ^^^^^^^^^^^ threading-style-argument: `queue.get` fails here: in asyncio it takes no `block`
    await queue.put(item, False)
#                         ^^^^^ threading-style-argument
    await queue.put(
        item,  # once more
        block=False,
#       ^^^^^^^^^^^ threading-style-argument
    )
    return await queue.get(flag)
#                          ^^^^ threading-style-argument

#: fix Use `get_nowait` instead
import asyncio

async def drain(queue: asyncio.Queue, flag):
    item = queue.get_nowait()
    await queue.put(item, False)
    await queue.put(
        item,  # once more
        block=False,
    )
    return await queue.get(flag)

#: fix Use `put_nowait` instead
import asyncio

async def drain(queue: asyncio.Queue, flag):
    item = await queue.get(block=False)
    queue.put_nowait(item)
    await queue.put(
        item,  # once more
        block=False,
    )
    return await queue.get(flag)

#: case locks, events and conditions
import asyncio

class Gate:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.limit = asyncio.BoundedSemaphore(3)
        self.opened = asyncio.Event()
        self.changed = asyncio.Condition()

    async def enter(self, ready):
        await self.lock.acquire(timeout=1)
#                               ^^^^^^^^^ threading-style-argument
        await self.limit.acquire(blocking=True)
#                                ^^^^^^^^^^^^^ threading-style-argument: `self.limit.acquire` fails here: in asyncio it takes no `blocking`
        await self.lock.acquire(False)
#                               ^^^^^ threading-style-argument
        await self.opened.wait(2)
#                              ^ threading-style-argument: `self.opened.wait` fails here: in asyncio it takes no `timeout`
        await self.opened.wait(timeout=None)
#                              ^^^^^^^^^^^^ threading-style-argument
        await self.changed.wait_for(ready, 3)
#                                          ^ threading-style-argument
        await self.changed.wait(timeout=4)
#                               ^^^^^^^^^ threading-style-argument

#: fix Give it a timeout with `asyncio.wait_for`
import asyncio

class Gate:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.limit = asyncio.BoundedSemaphore(3)
        self.opened = asyncio.Event()
        self.changed = asyncio.Condition()

    async def enter(self, ready):
        await asyncio.wait_for(self.lock.acquire(), 1)
        await self.limit.acquire(blocking=True)
        await self.lock.acquire(False)
        await asyncio.wait_for(self.opened.wait(), 2)
        await self.opened.wait(timeout=None)
        await asyncio.wait_for(self.changed.wait_for(ready), 3)
        await asyncio.wait_for(self.changed.wait(), 4)

#: fix Drop `timeout`
import asyncio

class Gate:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.limit = asyncio.BoundedSemaphore(3)
        self.opened = asyncio.Event()
        self.changed = asyncio.Condition()

    async def enter(self, ready):
        await self.lock.acquire(timeout=1)
        await self.limit.acquire(blocking=True)
        await self.lock.acquire(False)
        await self.opened.wait(2)
        await self.opened.wait()
        await self.changed.wait_for(ready, 3)
        await self.changed.wait(timeout=4)

#: case processes, futures and gather
import asyncio

async def main(a, b):
    process = await asyncio.create_subprocess_exec("ls")
    out, err = await process.communicate(timeout=5)
#                                        ^^^^^^^^^ threading-style-argument
    await process.wait(5)
#                      ^ threading-style-argument
    task = asyncio.ensure_future(process.wait())
    print(out, err, task.result(timeout=1), task.exception(1))
#                               ^^^^^^^^^ threading-style-argument
#                                                          ^ threading-style-argument
    return await asyncio.gather(a(), b(), timeout=5)
#                                         ^^^^^^^^^ threading-style-argument

#: fix Give it a timeout with `asyncio.wait_for`
import asyncio

async def main(a, b):
    process = await asyncio.create_subprocess_exec("ls")
    out, err = await asyncio.wait_for(process.communicate(), 5)
    await asyncio.wait_for(process.wait(), 5)
    task = asyncio.ensure_future(process.wait())
    print(out, err, task.result(timeout=1), task.exception(1))
    return await asyncio.wait_for(asyncio.gather(a(), b()), 5)

#: case keywords for a function that is called later
import asyncio

def work(name, size=1, key=None):
    return name * size

async def main(loop: asyncio.AbstractEventLoop, options):
    loop.call_soon(work, "a", size=2)
#                             ^^^^^^ threading-style-argument: `loop.call_soon` fails here: it takes no `size`, and passes no keywords on
    loop.call_later(1, work, "b", key=3, context=None)
#                                 ^^^^^ threading-style-argument
    return await loop.run_in_executor(None, work, "c", size=2, key=4)
#                                                      ^^^^^^ threading-style-argument

#: fix Pass them with `functools.partial`
import asyncio
import functools

def work(name, size=1, key=None):
    return name * size

async def main(loop: asyncio.AbstractEventLoop, options):
    loop.call_soon(functools.partial(work, "a", size=2))
    loop.call_later(1, functools.partial(work, "b", key=3), context=None)
    return await loop.run_in_executor(None, functools.partial(work, "c", size=2, key=4))

#: case what takes a collection
import asyncio

async def work():
    return 1

async def main():
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    await asyncio.wait(first)
#                      ^^^^^ threading-style-argument: `asyncio.wait` fails here: it takes one collection of what to wait for
    await asyncio.wait(first, second, timeout=5)
#                      ^^^^^ threading-style-argument
    for done in asyncio.as_completed(first):
#                                    ^^^^^ threading-style-argument
        await done
    await asyncio.wait([first, second], 5)
#                                       ^ threading-style-argument: `asyncio.wait` fails here: it takes `timeout` by keyword only
    await asyncio.wait(work())
#                      ^^^^^^ threading-style-argument

#: fix Make it a list
import asyncio

async def work():
    return 1

async def main():
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    await asyncio.wait([first])
    await asyncio.wait([first, second], timeout=5)
    for done in asyncio.as_completed([first]):
        await done
    await asyncio.wait([first, second], 5)
    await asyncio.wait(work())

#: fix Pass it as `timeout=`
import asyncio

async def work():
    return 1

async def main():
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    await asyncio.wait(first)
    await asyncio.wait(first, second, timeout=5)
    for done in asyncio.as_completed(first):
        await done
    await asyncio.wait([first, second], timeout=5)
    await asyncio.wait(work())

#: case the threading versions
import concurrent.futures
import multiprocessing
import queue
import subprocess
import threading

def main(future: concurrent.futures.Future, pool: multiprocessing.Queue, done: threading.Event, items: queue.Queue):
    lock = threading.Lock()
    lock.acquire(timeout=1)
    lock.acquire(False)
    done.wait(5)
    items.put(items.get(timeout=1), block=False)
    items.get(True, 2)
    pool.get(timeout=3)
    subprocess.Popen(["ls"]).communicate(timeout=4)
    concurrent.futures.wait([future], 5)
    return future.result(timeout=6)

#: case what asyncio does take
import asyncio

async def main(queue: asyncio.Queue, lock: asyncio.Lock, ready, tasks):
    await queue.put(await queue.get())
    await queue.put(item=1)
    await lock.acquire()
    await asyncio.Condition().wait_for(ready)
    await asyncio.wait_for(queue.get(), timeout=5)
    await asyncio.wait_for(queue.get(), 5)
    process = await asyncio.create_subprocess_exec("cat")
    await process.communicate(b"x")
    await process.communicate(input=b"y")
    await asyncio.wait(tasks, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    for done in asyncio.as_completed(tasks, timeout=5):
        await done
    return await asyncio.gather(*tasks, return_exceptions=True)

#: case a future of another thread
import asyncio

async def work():
    return 1

def main(loop: asyncio.AbstractEventLoop):
    return asyncio.run_coroutine_threadsafe(work(), loop).result(timeout=5)

#: case keywords that the loop takes, and what may be among others
import asyncio
import functools

def work(name, size=1):
    return name * size

async def main(loop: asyncio.AbstractEventLoop, options, more):
    loop.call_soon(work, "a", context=None)
    loop.call_later(delay=1, callback=print)
    loop.call_soon(work, *more, **options)
    await asyncio.to_thread(work, "a", size=2)
    await loop.run_in_executor(executor=None, func=print)
    return await loop.run_in_executor(None, functools.partial(work, "c", size=2))

#: case a queue of one's own
import asyncio

class Queue(asyncio.Queue):
    async def get(self, timeout=None):
        return await asyncio.wait_for(super().get(), timeout)

class Loop(asyncio.SelectorEventLoop):
    def run_in_executor(self, executor, func, *args, **keywords):
        return super().run_in_executor(executor, lambda: func(*args, **keywords))

async def main(queue: Queue, either: asyncio.Queue, loop: Loop, base: asyncio.AbstractEventLoop):
    await queue.get(timeout=5)
    await either.get(timeout=5)
    await loop.run_in_executor(None, print, "a", end="")
    await base.run_in_executor(None, print, "a", end="")

#: case one of the two
import asyncio
import queue

async def main(is_async):
    items = asyncio.Queue() if is_async else queue.Queue()
    return items.get(timeout=5)

#: case unknown ones, and parameters that look alike
async def main(queue, lock, event, loop, asyncio):
    await queue.get(timeout=5)
    await lock.acquire(False)
    await event.wait(1)
    await loop.run_in_executor(None, print, end="")
    await asyncio.wait(event)

#: case a test that expects the failure
import asyncio

import pytest

async def test_refused(queue: asyncio.Queue):
    with pytest.raises(TypeError):
        await queue.get(timeout=5)

def test_invalid(self, loop: asyncio.AbstractEventLoop, future: asyncio.Future):
    self.assertRaises(TypeError, loop.run_until_complete, asyncio.wait(future))

#: case collections of tasks
import asyncio

async def work():
    return 1

async def main(one: set[asyncio.Task], many, group):
    tasks = [asyncio.create_task(work()) for _ in range(3)]
    await asyncio.wait(tasks)
    await asyncio.wait(one)
    await asyncio.wait(many)
    await asyncio.wait({asyncio.create_task(work())})
    await asyncio.wait(*group)
    await asyncio.wait(asyncio.create_task(work()) for _ in range(3))
