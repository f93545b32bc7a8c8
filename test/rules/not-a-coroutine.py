#: case create_task of futures
import asyncio

async def load(name):
    return name

async def main(group: asyncio.TaskGroup):
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(asyncio.gather(load("a"), load("b")))
#                               ^^^^^^^^^^^^^^ not-a-coroutine [error]: `asyncio.create_task` fails here: a coroutine is expected, and `asyncio.gather()` is a future
    second = asyncio.create_task(loop.run_in_executor(None, print, "x"))
#                                ^^^^^^^^^^^^^^^^^^^^ not-a-coroutine
    third = loop.create_task(first)
#                            ^^^^^ not-a-coroutine: `loop.create_task` fails here: a coroutine is expected, and `first` is a future
    fourth = asyncio.create_task(coro=asyncio.shield(second), name="x")
#                                     ^^^^^^^^^^^^^^ not-a-coroutine
    fifth = group.create_task(loop.create_future())
#                             ^^^^^^^^^^^^^^^^^^ not-a-coroutine
    sixth = asyncio.run_coroutine_threadsafe(third, loop)
#                                            ^^^^^ not-a-coroutine
    return first, second, third, fourth, fifth, sixth

#: fix Use the future itself
import asyncio

async def load(name):
    return name

async def main(group: asyncio.TaskGroup):
    loop = asyncio.get_running_loop()
    first = asyncio.gather(load("a"), load("b"))
    second = loop.run_in_executor(None, print, "x")
    third = first
    fourth = asyncio.create_task(coro=asyncio.shield(second), name="x")
    fifth = group.create_task(loop.create_future())
    sixth = asyncio.run_coroutine_threadsafe(third, loop)
    return first, second, third, fourth, fifth, sixth

#: case asyncio.run before 3.14
#: config {"target": "3.10-3.13"}
import asyncio

async def load(name):
    return name

def load_all(names):
    results = asyncio.run(
        asyncio.gather(
#       ^^^^^^^^^^^^^^ not-a-coroutine: `asyncio.run` fails here: a coroutine is expected, and `asyncio.gather()` is a future
            *[load(name) for name in names],  # all of them
            return_exceptions=True,
        ),
        debug=True,
    )
    return results

run_all = lambda names: asyncio.run(asyncio.gather(*map(load, names)))
#                                   ^^^^^^^^^^^^^^ not-a-coroutine

if __name__ == "__main__":
    # Two at a time.
    asyncio.run(asyncio.gather(load("a"), load("b")))
#               ^^^^^^^^^^^^^^ not-a-coroutine

#: fix Await it in an async function
import asyncio

async def load(name):
    return name

def load_all(names):
    async def main():
        return await asyncio.gather(
            *[load(name) for name in names],  # all of them
            return_exceptions=True,
        )

    results = asyncio.run(
        main(),
        debug=True,
    )
    return results

run_all = lambda names: asyncio.run(asyncio.gather(*map(load, names)))

if __name__ == "__main__":
    # Two at a time.
    async def main():
        return await asyncio.gather(load("a"), load("b"))

    asyncio.run(main())

#: case asyncio.run from 3.14 on
import asyncio

async def load(name):
    return name

asyncio.run(asyncio.gather(load("a"), load("b")))
#           ^^^^^^^^^^^^^^ not-a-coroutine: `asyncio.gather()` fails here: no event loop is running before `asyncio.run` starts one

#: fix Await it in an async function
import asyncio

async def load(name):
    return name

async def main():
    return await asyncio.gather(load("a"), load("b"))


asyncio.run(main())

#: case what a plain function gives
import asyncio

def main():
    print("ready")

def prepare(name) -> list:
    return [name]

async def start():
    return asyncio.create_task(main())
#                              ^^^^ not-a-coroutine: `asyncio.create_task` fails here: a coroutine is expected, and `main()` is `None`

asyncio.run(main())
#           ^^^^ not-a-coroutine: `asyncio.run` fails here: a coroutine is expected, and `main()` is `None`
asyncio.run(prepare("a"))
#           ^^^^^^^ not-a-coroutine: `asyncio.run` fails here: a coroutine is expected, and `prepare()` is `list`
asyncio.run([start()])
#           ^^^^^^^^^ not-a-coroutine

#: fix Drop `asyncio.run`
import asyncio

def main():
    print("ready")

def prepare(name) -> list:
    return [name]

async def start():
    return asyncio.create_task(main())

main()
prepare("a")
asyncio.run([start()])

#: case async generators
import asyncio

async def ticks():
    yield 1

async def main():
    return asyncio.create_task(ticks())
#                              ^^^^^ not-a-coroutine: `asyncio.create_task` fails here: a coroutine is expected, and `ticks()` is an async generator

asyncio.run(ticks())
#           ^^^^^ not-a-coroutine

#: case objects with __await__
#: config {"target": "3.9-3.14"}
import asyncio

class Job:
    def __await__(self):
        yield

async def main(job: Job):
    return asyncio.create_task(job)
#                              ^^^ not-a-coroutine: `asyncio.create_task` fails here: a coroutine is expected, and `job` is `Job`

asyncio.run(Job())
#           ^^^ not-a-coroutine

#: fix Use `asyncio.ensure_future`
#: config {"target": "3.9-3.14"}
import asyncio

class Job:
    def __await__(self):
        yield

async def main(job: Job):
    return asyncio.ensure_future(job)

asyncio.run(Job())

#: case coroutines
import asyncio
from typing import Any, Coroutine

async def load(name="a"):
    return name

def make() -> Coroutine[Any, Any, str]:
    return load()

async def main(queue: asyncio.Queue, group: asyncio.TaskGroup, given: Coroutine):
    first = asyncio.create_task(load())
    second = asyncio.create_task(make(), name="x")
    third = asyncio.create_task(queue.get())
    fourth = asyncio.create_task(asyncio.wait_for(first, 1))
    fifth = group.create_task(asyncio.to_thread(print))
    sixth = asyncio.create_task(asyncio.wait([second]))
    seventh = asyncio.run_coroutine_threadsafe(given, asyncio.get_running_loop())
    return third, fourth, fifth, sixth, seventh

asyncio.run(load())
with asyncio.Runner() as runner:
    runner.run(load())

#: case what takes any awaitable
import asyncio

async def load(name="a"):
    return name

async def main():
    task = asyncio.create_task(load())
    future = asyncio.ensure_future(asyncio.gather(load(), load()))
    return asyncio.ensure_future(task), future

def start(loop: asyncio.AbstractEventLoop, future: asyncio.Future):
    loop.run_until_complete(asyncio.gather(load(), loop=loop))
    loop.run_until_complete(future)

#: case any awaitable may be run from 3.14 on
#: config {"target": "3.14"}
import asyncio

class Job:
    def __await__(self):
        yield

def start(future: asyncio.Future):
    asyncio.run(Job())
    asyncio.run(future)

#: case declared as awaitable, and unknown
import asyncio
from typing import Awaitable, Protocol

from library import make

class Waits(Protocol):
    def __await__(self): ...

async def main(given: Awaitable[int], waits: Waits, other, coroutine_or_future):
    asyncio.create_task(given).add_done_callback(print)
    asyncio.create_task(waits).add_done_callback(print)
    asyncio.create_task(other).add_done_callback(print)
    asyncio.create_task(make()).add_done_callback(print)
    if not asyncio.isfuture(coroutine_or_future):
        asyncio.create_task(coroutine_or_future).add_done_callback(print)

asyncio.run(make("main"))

#: case classes that are coroutines all the same
import asyncio
from collections.abc import Coroutine

class Request(Coroutine):
    def send(self, value):
        return None

    def throw(self, *error):
        return None

    def close(self):
        return None

    def __await__(self):
        yield

async def main():
    return asyncio.create_task(Request())

#: case functions that a subclass, or a branch, makes async
import asyncio
import sys

class Base:
    def run(self):
        print("plain")

    def start(self):
        asyncio.run(self.run())

class Async(Base):
    async def run(self):
        print("async")

if sys.platform == "win32":
    def main():
        print("plain")
else:
    async def main():
        print("async")

asyncio.run(main())

#: case decorated functions
import asyncio

from library import as_coroutine

@as_coroutine
def main():
    print("ready")

asyncio.run(main())

#: case the function itself, and an awaited argument, are affairs of other rules
import asyncio

async def main():
    print("ready")

async def start():
    return asyncio.create_task(await main())
#                              ^^^^^^^^^^^^ awaited-argument

asyncio.run(main)
#           ^^^^ coroutine-function-not-called

#: case a test that expects the failure
import asyncio

import pytest

def main():
    return 1

def test_refused():
    with pytest.raises(ValueError):
        asyncio.run(main())
    with pytest.raises(TypeError):
        asyncio.run(main())

#: case another module of that name
from library import asyncio, create_task

def main():
    print("ready")

asyncio.run(main())
create_task(main())

#: case code that is generated from async code, and left out where it is sync
import asyncio
import unittest

_IS_SYNC = True

class SessionTest(unittest.TestCase):
    @unittest.skipIf(_IS_SYNC, "async only")
    def test_session(self):
        def run():
            print("ready")

        asyncio.run(run())
