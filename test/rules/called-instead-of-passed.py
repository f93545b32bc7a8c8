#: case to_thread and executors
import asyncio
from concurrent.futures import ThreadPoolExecutor

def load(name, size=1) -> str:
    return name * size

async def main(names, options):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(load("a"))
#                           ^^^^ called-instead-of-passed [error]: `load()` runs here and now, then `asyncio.to_thread` fails: the result is not callable
    await asyncio.to_thread(load("a", size=2))
#                           ^^^^ called-instead-of-passed
    await loop.run_in_executor(None, load(*names))
#                                    ^^^^ called-instead-of-passed
    await loop.run_in_executor(None, load("a", **options))
#                                    ^^^^ called-instead-of-passed
    with ThreadPoolExecutor() as pool:
        pool.submit(load(
#                   ^^^^ called-instead-of-passed
            "a",  # the name
            2,  # and its size
        ))

#: fix Pass `load` and its arguments
import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor

def load(name, size=1) -> str:
    return name * size

async def main(names, options):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(load, "a")
    await asyncio.to_thread(load, "a", size=2)
    await loop.run_in_executor(None, load, *names)
    await loop.run_in_executor(None, functools.partial(load, "a", **options))
    with ThreadPoolExecutor() as pool:
        pool.submit(load(
            "a",  # the name
            2,  # and its size
        ))

#: case timers and callbacks of the loop
import asyncio

def tick():
    print("tick")

class Server:
    def stop(self, reason):
        self.reason = reason

    def start(self, loop: asyncio.AbstractEventLoop):
        loop.call_soon(tick())
#                      ^^^^ called-instead-of-passed: `tick()` runs here and now, then `loop.call_soon` fails: the result is not callable
        loop.call_later(1, tick())
#                          ^^^^ called-instead-of-passed
        loop.call_later(1, print("tock"))
#                          ^^^^^ called-instead-of-passed
        loop.call_soon_threadsafe(self.stop("late"))
#                                 ^^^^^^^^^ called-instead-of-passed
        loop.add_signal_handler(15, self.stop("SIGTERM"))
#                                   ^^^^^^^^^ called-instead-of-passed
        loop.call_soon(callback=tick())
#                               ^^^^ called-instead-of-passed

#: fix Pass `self.stop` and its arguments
import asyncio

def tick():
    print("tick")

class Server:
    def stop(self, reason):
        self.reason = reason

    def start(self, loop: asyncio.AbstractEventLoop):
        loop.call_soon(tick())
        loop.call_later(1, tick())
        loop.call_later(1, print("tock"))
        loop.call_soon_threadsafe(self.stop, "late")
        loop.add_signal_handler(15, self.stop, "SIGTERM")
        loop.call_soon(callback=tick())

#: fix Pass `tick` and its arguments
import asyncio

def tick():
    print("tick")

class Server:
    def stop(self, reason):
        self.reason = reason

    def start(self, loop: asyncio.AbstractEventLoop):
        loop.call_soon(tick)
        loop.call_later(1, tick)
        loop.call_later(1, print("tock"))
        loop.call_soon_threadsafe(self.stop("late"))
        loop.add_signal_handler(15, self.stop("SIGTERM"))
        loop.call_soon(callback=tick)

#: case threads and timers
import threading
from threading import Thread, Timer

def work(name="a", size=1):
    print(name, size)

def start(options):
    Thread(target=work("b")).start()
#                 ^^^^ called-instead-of-passed: `work()` runs here and now: `Thread` gets None and runs nothing
    threading.Thread(target=work(), daemon=True).start()
#                           ^^^^ called-instead-of-passed
    Thread(target=work("b", size=2), daemon=True).start()
#                 ^^^^ called-instead-of-passed
    Thread(target=work(**options)).start()
#                 ^^^^ called-instead-of-passed
    Timer(1, work("c")).start()
#            ^^^^ called-instead-of-passed: `work()` runs here and now, then `Timer` fails: the result is not callable
    Thread(target=work("d"), args=("e",)).start()
#                 ^^^^ called-instead-of-passed

#: fix Pass `work` and its arguments
import threading
from threading import Thread, Timer

def work(name="a", size=1):
    print(name, size)

def start(options):
    Thread(target=work, args=("b",)).start()
    threading.Thread(target=work, daemon=True).start()
    Thread(target=work, args=("b",), kwargs={"size": 2}, daemon=True).start()
    Thread(target=work, kwargs={**options}).start()
    Timer(1, work, args=("c",)).start()
    Thread(target=work("d"), args=("e",)).start()

#: case what decides on the arguments itself
import asyncio
import signal

def finish(name="a"):
    print(name)

def start(task: asyncio.Task, names):
    task.add_done_callback(finish())
#                          ^^^^^^ called-instead-of-passed
    signal.signal(signal.SIGTERM, finish("b"))
#                                 ^^^^^^ called-instead-of-passed
    for name in names:
        task.add_done_callback(finish(name))
#                              ^^^^^^ called-instead-of-passed

#: fix Call it in a `lambda`
import asyncio
import signal

def finish(name="a"):
    print(name)

def start(task: asyncio.Task, names):
    task.add_done_callback(lambda *_: finish())
    signal.signal(signal.SIGTERM, lambda *_: finish("b"))
    for name in names:
        task.add_done_callback(finish(name))

#: case coroutines
import asyncio
from threading import Thread

async def work(name):
    print(name)

async def main(task: asyncio.Task, name):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work("a"))
#                           ^^^^ called-instead-of-passed: `asyncio.to_thread` fails here: the coroutine of `work()` is not callable
    await loop.run_in_executor(None, work("b"))
#                                    ^^^^ called-instead-of-passed
    loop.call_later(1, work(name))
#                      ^^^^ called-instead-of-passed
    task.add_done_callback(work(name))
#                          ^^^^ called-instead-of-passed
    Thread(target=work("c")).start()
#                 ^^^^ called-instead-of-passed

#: fix Await `work` itself
import asyncio
from threading import Thread

async def work(name):
    print(name)

async def main(task: asyncio.Task, name):
    loop = asyncio.get_running_loop()
    await work("a")
    await work("b")
    loop.call_later(1, work(name))
    task.add_done_callback(work(name))
    Thread(target=work("c")).start()

#: fix Start it with `asyncio.create_task`
import asyncio
from threading import Thread

async def work(name):
    print(name)

async def main(task: asyncio.Task, name):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work("a"))
    await loop.run_in_executor(None, work("b"))
    loop.call_later(1, lambda: asyncio.create_task(work(name)))
    task.add_done_callback(lambda _: asyncio.create_task(work(name)))
    Thread(target=work("c")).start()

#: fix Run it with `asyncio.run`
import asyncio
from threading import Thread

async def work(name):
    print(name)

async def main(task: asyncio.Task, name):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work("a"))
    await loop.run_in_executor(None, work("b"))
    loop.call_later(1, work(name))
    task.add_done_callback(work(name))
    Thread(target=asyncio.run, args=(work("c"),)).start()

#: case a cleanup that would want the function all the same
from unittest import IsolatedAsyncioTestCase

async def close(name):
    print(name)

class AsyncTest(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.addCleanup(close("a"))
#                       ^^^^^ called-instead-of-passed
        self.addAsyncCleanup(close, "b")

#: case functions that are passed
import asyncio
from functools import partial
from threading import Thread

def load(name, size=1) -> str:
    return name * size

async def main(task: asyncio.Task):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(load, "a")
    await loop.run_in_executor(None, load, "a")
    await loop.run_in_executor(None, partial(load, "a", size=2))
    await asyncio.to_thread(lambda: load("a"))
    task.add_done_callback(partial(print, "done"))
    Thread(target=load, args=("a",)).start()
    Thread(target=None).start()

#: case calls that give functions
import asyncio
from operator import attrgetter, itemgetter
from threading import Thread
from typing import Callable

def make_loader(name):
    def load():
        return name
    return load

def typed(name) -> Callable[[], str]:
    return make_loader(name)

def pick(names):
    return max if names else min

async def main(task: asyncio.Task, names):
    await asyncio.to_thread(make_loader("a"))
    await asyncio.to_thread(typed("a"))
    await asyncio.to_thread(pick(names), names)
    await asyncio.to_thread(attrgetter("a"), names)
    await asyncio.to_thread(itemgetter(1), names)
    Thread(target=make_loader("b")).start()
    task.add_done_callback(make_loader("c"))
    return sorted(names, key=itemgetter(1))

#: case calls that give objects that can be called
import asyncio
from unittest.mock import Mock
from library import make

class Job:
    def __call__(self):
        print("runs")

class Plain:
    pass

class Callable(Plain):
    def __call__(self):
        print("runs")

def find(name) -> Plain:
    return Plain() if name else Callable()

async def main():
    await asyncio.to_thread(Job())
    await asyncio.to_thread(Mock())
    await asyncio.to_thread(make("a"))
    await asyncio.to_thread(find("a"))

#: case a call that may give a function, or None
import asyncio
from threading import Thread

def choose(name):
    if name == "a":
        return print

class Base:
    def callback(self):
        raise NotImplementedError

    def hook(self) -> None:
        """For subclasses."""

class Sub(Base):
    def callback(self):
        return print

    def hook(self):
        return print

async def main(base: Base):
    await asyncio.to_thread(choose("a"))
    await asyncio.to_thread(base.callback())
    Thread(target=base.hook()).start()

#: case None means the default
import asyncio

def nothing():
    return None

def start(loop: asyncio.AbstractEventLoop, names):
    loop.set_exception_handler(nothing())
    return sorted(names, key=nothing()), list(filter(nothing(), names))

#: case a test that expects the failure
import threading

import pytest

def work():
    return 1

async def test_refused():
    with pytest.raises(TypeError):
        threading.Timer(1, work())

#: case other functions of those names
class Pool:
    def submit(self, job):
        print(job)

def work():
    return 1

def to_thread(job):
    return job

def main(pool: Pool, executor, Thread):
    pool.submit(work())
    executor.submit(work())
    to_thread(work())
    Thread(target=work())

#: case the result stands somewhere else
import asyncio
from threading import Thread

def delay():
    return 1.5

def pick_executor():
    return None

async def work(name):
    print(name)

def start(loop: asyncio.AbstractEventLoop):
    loop.call_later(delay(), print, delay())
    loop.run_in_executor(pick_executor(), print, delay())
    Thread(target=asyncio.run, args=(work("a"),)).start()
    loop.call_soon(asyncio.create_task, work("b"))
