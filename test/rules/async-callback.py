#: case to_thread
import asyncio

async def save():
    print("saved")

async def main():
    await asyncio.to_thread(save)
#                           ^^^^ async-callback [error]: `asyncio.to_thread` runs none of `save`: all it gets is a coroutine

#: fix Await `save` itself
import asyncio

async def save():
    print("saved")

async def main():
    await save()

#: case executors
import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

async def load(name, size=1):
    return name * size

async def main(pool: Executor):
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(None, load, "a", 2)
#                                           ^^^^ async-callback: `loop.run_in_executor` runs none of `load`: all it gets is a coroutine
    other = await asyncio.to_thread(partial(load, "b", size=3))
#                                           ^^^^ async-callback
    third = await asyncio.to_thread(load, "c", size=3)
#                                   ^^^^ async-callback
    fourth = await loop.run_in_executor(None, lambda: load("d"))
#                                                     ^^^^ async-callback
    futures = [pool.submit(load, "e")]
#                          ^^^^ async-callback: `pool.submit` runs none of `load`: all it gets is a coroutine
    return text, other, third, fourth, futures, pool.map(load, ["f"])
#                                                        ^^^^ async-callback

def start():
    with ThreadPoolExecutor() as pool:
        return pool.submit(load, "g")
#                          ^^^^ async-callback

#: fix Await `load` itself
import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

async def load(name, size=1):
    return name * size

async def main(pool: Executor):
    loop = asyncio.get_running_loop()
    text = await load("a", 2)
    other = await load("b", size=3)
    third = await load("c", size=3)
    fourth = await load("d")
    futures = [pool.submit(load, "e")]
    return text, other, third, fourth, futures, pool.map(load, ["f"])

def start():
    with ThreadPoolExecutor() as pool:
        return pool.submit(load, "g")

#: fix Run it with `asyncio.run`
import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

async def load(name, size=1):
    return name * size

async def main(pool: Executor):
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(None, load, "a", 2)
    other = await asyncio.to_thread(partial(load, "b", size=3))
    third = await asyncio.to_thread(load, "c", size=3)
    fourth = await loop.run_in_executor(None, lambda: load("d"))
    futures = [pool.submit(load, "e")]
    return text, other, third, fourth, futures, pool.map(load, ["f"])

def start():
    with ThreadPoolExecutor() as pool:
        return pool.submit(asyncio.run, load("g"))

#: case callbacks of the loop
import asyncio
from functools import partial

class Server:
    async def tick(self, count=0):
        print(count)

    async def ended(self, task):
        print(task)

    def start(self, loop: asyncio.AbstractEventLoop, task: asyncio.Task, count):
        loop.call_soon(self.tick)
#                      ^^^^^^^^^ async-callback: `self.tick` never runs: `loop.call_soon` drops the coroutine it makes
        loop.call_later(1, self.tick, count + 1)
#                          ^^^^^^^^^ async-callback
        loop.call_at(2, partial(self.tick, count=count))
#                               ^^^^^^^^^ async-callback
        loop.call_soon(lambda: self.tick(3))
#                              ^^^^^^^^^ async-callback
        loop.call_soon(callback=self.tick, context=None)
#                               ^^^^^^^^^ async-callback
        task.add_done_callback(self.ended)
#                              ^^^^^^^^^^ async-callback: `self.ended` never runs: `task.add_done_callback` drops the coroutine it makes
        task.add_done_callback(lambda done: self.ended(done))
#                                           ^^^^^^^^^^ async-callback
        loop.add_reader(0, self.tick)
#                          ^^^^^^^^^ async-callback
        loop.add_signal_handler(15, self.tick)
#                                   ^^^^^^^^^ async-callback: `loop.add_signal_handler` fails here: it does not take the async function `self.tick`
        loop.add_signal_handler(2, lambda: self.tick())
#                                          ^^^^^^^^^ async-callback: `self.tick` never runs: `loop.add_signal_handler` drops the coroutine it makes

#: fix Start it with `asyncio.create_task`
import asyncio
from functools import partial

class Server:
    async def tick(self, count=0):
        print(count)

    async def ended(self, task):
        print(task)

    def start(self, loop: asyncio.AbstractEventLoop, task: asyncio.Task, count):
        loop.call_soon(lambda: asyncio.create_task(self.tick()))
        loop.call_later(1, lambda: asyncio.create_task(self.tick(count + 1)))
        loop.call_at(2, lambda: asyncio.create_task(self.tick(count=count)))
        loop.call_soon(lambda: asyncio.create_task(self.tick(3)))
        loop.call_soon(callback=lambda: asyncio.create_task(self.tick()), context=None)
        task.add_done_callback(lambda done: asyncio.create_task(self.ended(done)))
        task.add_done_callback(lambda done: asyncio.create_task(self.ended(done)))
        loop.add_reader(0, lambda: asyncio.create_task(self.tick()))
        loop.add_signal_handler(15, lambda: asyncio.create_task(self.tick()))
        loop.add_signal_handler(2, lambda: asyncio.create_task(self.tick()))

#: case a lambda would see other values later
import asyncio

async def tick(name):
    print(name)

class Server:
    count = 0

    def start(self, loop: asyncio.AbstractEventLoop, names):
        for name in names:
            loop.call_soon(tick, name)
#                          ^^^^ async-callback
        loop.call_soon(tick, self.count)
#                      ^^^^ async-callback
        loop.call_later(1, tick, loop.time())
#                          ^^^^ async-callback
        loop.call_soon(tick, context=None, *names)
#                      ^^^^ async-callback
        loop.call_soon_threadsafe(lambda: tick(self.count))
#                                         ^^^^ async-callback

#: fix Start it with `asyncio.create_task`
import asyncio

async def tick(name):
    print(name)

class Server:
    count = 0

    def start(self, loop: asyncio.AbstractEventLoop, names):
        for name in names:
            loop.call_soon(tick, name)
        loop.call_soon(tick, self.count)
        loop.call_later(1, tick, loop.time())
        loop.call_soon(tick, context=None, *names)
        loop.call_soon_threadsafe(lambda: asyncio.create_task(tick(self.count)))

#: case from another thread
import asyncio

async def tick(name):
    print(name)

class Worker:
    loop: asyncio.AbstractEventLoop

    def run(self, names):
        for name in names:
            self.loop.call_soon_threadsafe(tick, name)
#                                          ^^^^ async-callback

#: fix Start it with `asyncio.run_coroutine_threadsafe`
import asyncio

async def tick(name):
    print(name)

class Worker:
    loop: asyncio.AbstractEventLoop

    def run(self, names):
        for name in names:
            asyncio.run_coroutine_threadsafe(tick(name), self.loop)

#: case threads
import threading
from threading import Thread, Timer

async def work(name="a", size=1):
    print(name, size)

def start(options):
    Thread(target=work, daemon=True).start()
#                 ^^^^ async-callback: `work` never runs: `Thread` drops the coroutine it makes
    threading.Thread(target=work, args=("b", 2)).start()
#                           ^^^^ async-callback
    Thread(target=lambda: work("c")).start()
#                         ^^^^ async-callback
    Timer(1, work, args=["d"]).start()
#            ^^^^ async-callback
    Thread(target=work, kwargs=options).start()
#                 ^^^^ async-callback

#: fix Run it with `asyncio.run`
import asyncio
import threading
from threading import Thread, Timer

async def work(name="a", size=1):
    print(name, size)

def start(options):
    Thread(target=asyncio.run, args=(work(),), daemon=True).start()
    threading.Thread(target=asyncio.run, args=(work("b", 2),)).start()
    Thread(target=lambda: asyncio.run(work("c"))).start()
    Timer(1, asyncio.run, args=(work("d"),)).start()
    Thread(target=work, kwargs=options).start()

#: case processes, pools and the end of the program
import atexit
import multiprocessing
import signal
import weakref
from multiprocessing.pool import ThreadPool

async def work(*args):
    print(args)

class Owner:
    pass

def start(pool: ThreadPool, owner: Owner):
    multiprocessing.Process(target=work).start()
#                                  ^^^^ async-callback
    signal.signal(signal.SIGTERM, work)
#                                 ^^^^ async-callback
    atexit.register(work, 1)
#                   ^^^^ async-callback: `work` never runs: `atexit.register` drops the coroutine it makes
    weakref.finalize(owner, work)
#                           ^^^^ async-callback
    return pool.apply_async(work, (1,))
#                           ^^^^ async-callback

#: fix Run it with `asyncio.run`
import asyncio
import atexit
import multiprocessing
import signal
import weakref
from multiprocessing.pool import ThreadPool

async def work(*args):
    print(args)

class Owner:
    pass

def start(pool: ThreadPool, owner: Owner):
    multiprocessing.Process(target=work).start()
    signal.signal(signal.SIGTERM, work)
    atexit.register(lambda: asyncio.run(work(1)))
    weakref.finalize(owner, work)
    return pool.apply_async(work, (1,))

#: case cleanups of tests
from unittest import IsolatedAsyncioTestCase, TestCase

async def close(name):
    print(name)

class PlainTest(TestCase):
    def setUp(self):
        self.addCleanup(close, "a")
#                       ^^^^^ async-callback

class AsyncTest(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.addCleanup(close, "b")
#                       ^^^^^ async-callback: `close` never runs: `self.addCleanup` drops the coroutine it makes
        self.addAsyncCleanup(close, "c")

#: fix Use `addAsyncCleanup` instead
from unittest import IsolatedAsyncioTestCase, TestCase

async def close(name):
    print(name)

class PlainTest(TestCase):
    def setUp(self):
        self.addCleanup(close, "a")

class AsyncTest(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.addAsyncCleanup(close, "b")
        self.addAsyncCleanup(close, "c")

#: case builtins that look at results
import re
from itertools import takewhile

async def is_good(item):
    return item > 1

async def main(items: list):
    print(list(filter(is_good, items)))
#                     ^^^^^^^ async-callback: Always true: `filter` tests the coroutine of `is_good`, not its result
    items.sort(key=is_good)
#                  ^^^^^^^ async-callback: `items.sort` fails here: it gets coroutines of `is_good`, not their results
    print(sorted(items, key=lambda item: is_good(item)))
#                                        ^^^^^^^ async-callback: `sorted` fails here: it gets coroutines of `is_good`, not their results
    if any(map(is_good, items)):
#              ^^^^^^^ async-callback: Always true: `any` tests the coroutine of `is_good`, not its result
        print(sum(map(is_good, items)))
#                     ^^^^^^^ async-callback
    list(map(is_good, items))
#            ^^^^^^^ async-callback: `is_good` never runs: `list` drops the coroutine it makes
    print(re.sub("a", is_good, "abc"), list(takewhile(is_good, items)))
#                     ^^^^^^^ async-callback: `re.sub` fails here: it gets coroutines of `is_good`, not their results
#                                                     ^^^^^^^ async-callback

#: fix Filter in a comprehension that awaits
import re
from itertools import takewhile

async def is_good(item):
    return item > 1

async def main(items: list):
    print([item for item in items if await is_good(item)])
    items.sort(key=is_good)
    print(sorted(items, key=lambda item: is_good(item)))
    if any(map(is_good, items)):
        print(sum(map(is_good, items)))
    list(map(is_good, items))
    print(re.sub("a", is_good, "abc"), list(takewhile(is_good, items)))

#: case schedulers that call plain functions
import sched
import tkinter

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler

async def work():
    print("ready")

def start(window: tkinter.Tk):
    BackgroundScheduler().add_job(work, "interval", seconds=3)
#                                 ^^^^ async-callback
    AsyncIOScheduler().add_job(work, "interval", seconds=3)
    sched.scheduler().enter(1, 1, work)
#                                 ^^^^ async-callback
    window.after(100, work)
#                     ^^^^ async-callback

#: case a library's threads
import anyio.to_thread
from starlette.concurrency import run_in_threadpool

async def load(name):
    return name

async def main():
    await anyio.to_thread.run_sync(load, "a")
#                                  ^^^^ async-callback
    await run_in_threadpool(load, name="b")
#                           ^^^^ async-callback

#: case a callback annotated to give a coroutine
import asyncio
from typing import Any, Callable, Coroutine

def start(callback: Callable[[], Coroutine[Any, Any, None]]):
    asyncio.get_running_loop().call_soon(callback)
#                                        ^^^^^^^^ async-callback

#: case a callback annotated to give what can be awaited: a task, perhaps
import asyncio
from typing import Awaitable, Callable

def start(callback: Callable[[], Awaitable[None]]):
    asyncio.get_running_loop().call_soon(callback)

#: case sync functions, and unknown ones
import asyncio
import atexit
from threading import Thread

def work():
    print("ready")

async def main(callback):
    loop = asyncio.get_running_loop()
    loop.call_soon(work)
    loop.call_soon(callback)
    loop.call_later(1, print, "x")
    await asyncio.to_thread(work)
    await loop.run_in_executor(None, work)
    Thread(target=work).start()
    atexit.register(work)

#: case functions that start the coroutine
import asyncio
from functools import partial
from threading import Thread

async def work():
    print("ready")

tasks = set()

def start():
    task = asyncio.create_task(work())
    tasks.add(task)
    return task

def main(loop: asyncio.AbstractEventLoop):
    loop.call_soon(lambda: asyncio.create_task(work()))
    loop.call_soon(start)
    loop.call_soon(asyncio.create_task, work())
    loop.call_soon(partial(asyncio.ensure_future, work()))
    loop.add_signal_handler(15, lambda: asyncio.ensure_future(work()))
    Thread(target=asyncio.run, args=(work(),)).start()
    Thread(target=lambda: asyncio.run(work())).start()

#: case the coroutine is awaited by the one who gets it
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def work(item=1):
    return item

async def main(items):
    loop = asyncio.get_running_loop()
    print(await (await asyncio.to_thread(work)))
    made = await loop.run_in_executor(None, work)
    print(await made)
    with ThreadPoolExecutor() as pool:
        await pool.submit(work).result()
        future = pool.submit(work)
        await future.result()
        await asyncio.gather(*pool.map(work, items))
        for coroutine in pool.map(work, items):
            await coroutine
    await asyncio.gather(*map(work, items))
    await asyncio.gather(*[asyncio.create_task(one) for one in map(work, items)])
    return list(map(work, items))

def run():
    with ThreadPoolExecutor() as pool:
        return asyncio.run(pool.submit(work).result())

#: case code that asks first
import asyncio
import inspect

async def work():
    print("ready")

def start(loop: asyncio.AbstractEventLoop):
    if not inspect.iscoroutinefunction(work):
        loop.call_soon(work)

#: case a test that expects the refusal
import asyncio

import pytest

async def work():
    print("ready")

async def test_refused():
    with pytest.raises(TypeError):
        asyncio.get_running_loop().add_signal_handler(15, work)

#: case other methods of those names
import asyncio

async def work():
    print("ready")

class Scheduler:
    def call_soon(self, function):
        asyncio.create_task(function()).add_done_callback(print)

    def submit(self, function):
        return asyncio.create_task(function())

async def main(scheduler: Scheduler, loop):
    scheduler.call_soon(work)
    await scheduler.submit(work)
    loop.call_soon(work)

class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        if asyncio.iscoroutinefunction(callback):
            return super().call_soon(asyncio.create_task, callback(*args))
        return super().call_soon(callback, *args)

def start(loop: Loop, base: asyncio.AbstractEventLoop):
    loop.call_soon(work)
    base.call_soon(work)

#: case functions that a subclass or a test replaces
import asyncio
from unittest.mock import AsyncMock, Mock

class Base:
    async def work(self):
        print("ready")

    def start(self, loop: asyncio.AbstractEventLoop):
        loop.call_soon(self.work)

class Plain(Base):
    def work(self):
        print("plain")

def test_start(loop: asyncio.AbstractEventLoop):
    loop.call_soon(Mock())
    loop.call_soon(AsyncMock())

#: case decorated, which may change what it is
import asyncio
from library import runs_in_background

@runs_in_background
async def work():
    print("ready")

def start(loop: asyncio.AbstractEventLoop):
    loop.call_soon(work)
    loop.run_in_executor(None, runs_in_background(work))

#: case the missing call is the affair of another rule
import asyncio

async def work():
    print("ready")

asyncio.run(work)
#           ^^^^ coroutine-function-not-called

#: case coroutines that are made first and awaited later
import asyncio

async def work(item):
    return item

async def main(items):
    coroutines = list(map(work, items))
    for coroutine in map(work, items):
        await coroutine
    later = map(work, items)
    return await asyncio.gather(*coroutines, *later)

#: case a subclass of Thread that runs coroutines
import asyncio
import threading

async def work():
    print("ready")

class LoopThread(threading.Thread):
    def __init__(self, target):
        super().__init__()
        self.coroutine_function = target

    def run(self):
        asyncio.run(self.coroutine_function())

LoopThread(target=work).start()

#: case a name that is async in one branch only
import asyncio
import sys

if sys.platform == "win32":
    def work():
        print("plain")
else:
    async def work():
        print("async")

def start(loop: asyncio.AbstractEventLoop):
    loop.call_soon(work)

#: case functions that are called, and objects that are
import asyncio
from functools import partial

class Handler:
    async def close(self):
        print("closed")

    def __call__(self, *args):
        print(args)

def pick(name):
    return print

async def work():
    print("ready")

def start(loop: asyncio.AbstractEventLoop, handler: Handler, is_plain):
    loop.call_soon(print if is_plain else work)
    loop.call_soon(handler)
    loop.call_soon(Handler())
    loop.call_soon(pick("a"))
    loop.call_soon(partial(pick, "b"))
    loop.call_soon(lambda: handler.close)

#: case a pattern's replacement is text, or a plain function
import re

def upper(match):
    return match.group().upper()

def text() -> str:
    return "b"

def main(line):
    return re.sub("a", text(), re.sub("b", upper, line)), sorted(line, key=text().index)

#: case jobs of a scheduler, and callbacks of exit stacks
import schedule
from contextlib import AsyncExitStack, ExitStack

async def job(): ...

def plain(): ...

async def main():
    schedule.every(10).minutes.do(job)
#                                 ^^^ async-callback
    schedule.every().day.at("10:30").do(plain)
    with ExitStack() as stack:
        stack.callback(job)
#                      ^^^ async-callback
        stack.callback(plain)
    async with AsyncExitStack() as stack:
        stack.callback(job)
#                      ^^^ async-callback
        stack.push_async_callback(job)

#: fix Use `push_async_callback` instead
import schedule
from contextlib import AsyncExitStack, ExitStack

async def job(): ...

def plain(): ...

async def main():
    schedule.every(10).minutes.do(job)
    schedule.every().day.at("10:30").do(plain)
    with ExitStack() as stack:
        stack.callback(job)
        stack.callback(plain)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(job)
        stack.push_async_callback(job)
