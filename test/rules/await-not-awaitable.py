#: case the result of a sync function
def area(width, height):
    return f"{width * height} px"

async def show():
    print(await area(2, 3))
#               ^^^^ await-not-awaitable [error]: `await` fails here: `area()` gives `str`, which cannot be awaited

#: fix Drop `await`
def area(width, height):
    return f"{width * height} px"

async def show():
    print(area(2, 3))

#: case of the standard library, through aliases
import asyncio as aio
import time as t
from time import monotonic as now

async def main(queue: aio.Queue, event: "aio.Event", task: aio.Task[int], writer: aio.StreamWriter):
    await queue.put_nowait(1)
#         ^^^^^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `queue.put_nowait()` gives `None`, which cannot be awaited
    await event.set()
#         ^^^^^^^^^ await-not-awaitable
    await task.cancel()
#         ^^^^^^^^^^^ await-not-awaitable: `await` fails here: `task.cancel()` gives `bool`, which cannot be awaited
    await writer.write(b"x")
#         ^^^^^^^^^^^^ await-not-awaitable
    await t.time()
#         ^^^^^^ await-not-awaitable
    started = await now()
#                   ^^^ await-not-awaitable
    await print(started)
#         ^^^^^ await-not-awaitable
    await aio.get_running_loop()
#         ^^^^^^^^^^^^^^^^^^^^ await-not-awaitable
    (await aio.get_running_loop().call_soon(print)).cancel()
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `aio.get_running_loop().call_soon()` gives `asyncio.Handle`, which cannot be awaited

#: fix Drop `await`
import asyncio as aio
import time as t
from time import monotonic as now

async def main(queue: aio.Queue, event: "aio.Event", task: aio.Task[int], writer: aio.StreamWriter):
    queue.put_nowait(1)
    event.set()
    task.cancel()
    writer.write(b"x")
    t.time()
    started = now()
    print(started)
    aio.get_running_loop()
    (aio.get_running_loop().call_soon(print)).cancel()

#: case literals and None
async def main():
    await None
#         ^^^^ await-not-awaitable: `await` fails here: `None` cannot be awaited
    await 1
#         ^ await-not-awaitable
    await "text"
#         ^^^^^^ await-not-awaitable
    await {"a": 1}
#         ^^^^^^^^ await-not-awaitable
    task = None
    await task
#         ^^^^ await-not-awaitable

#: case a list and a tuple of awaitables
import asyncio

async def fetch(x):
    return x

async def main(xs, tasks: list[asyncio.Task]):
    await [fetch(1), fetch(2)]
#         ^^^^^^^^^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `list` cannot be awaited
    results = await (fetch(1), fetch(2))
#                   ^^^^^^^^^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `tuple` cannot be awaited
    await [fetch(x) for x in xs]
#         ^^^^^^^^^^^^^^^^^^^^^^ await-not-awaitable
    await (fetch(x) for x in xs)
#         ^^^^^^^^^^^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `generator` cannot be awaited
    jobs = [fetch(x) for x in xs]
    await jobs
#         ^^^^ await-not-awaitable
    await tasks
#         ^^^^^ await-not-awaitable
    return results

#: fix Await them together with `asyncio.gather`
import asyncio

async def fetch(x):
    return x

async def main(xs, tasks: list[asyncio.Task]):
    await asyncio.gather(*[fetch(1), fetch(2)])
    results = await asyncio.gather(*(fetch(1), fetch(2)))
    await asyncio.gather(*[fetch(x) for x in xs])
    await asyncio.gather(*(fetch(x) for x in xs))
    jobs = [fetch(x) for x in xs]
    await asyncio.gather(*jobs)
    await asyncio.gather(*tasks)
    return results

#: case a name, a choice and an assignment expression
def load():
    return "x"

LIMITS = {"a": 1}

async def main(again):
    value = load()
    if again:
        value = 1
    await value
#         ^^^^^ await-not-awaitable: `await` fails here: `int | str` cannot be awaited
    await (load() if again else None)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^ await-not-awaitable
    await (kept := load())
#          ^^^^^^^^^^^^^^ await-not-awaitable
    await LIMITS
#         ^^^^^^ await-not-awaitable
    return kept

#: case a list of other things
async def main(names: list[str]):
    await names
#         ^^^^^ await-not-awaitable
    await [1, 2]
#         ^^^^^^ await-not-awaitable

#: fix Drop `await`
async def main(names: list[str]):
    names
    [1, 2]

#: case generators and async generators
def count():
    yield 1

async def rows():
    yield 1

class Source:
    async def read(self):
        yield 1

async def main(source: Source):
    await count()
#         ^^^^^ await-not-awaitable: `await` fails here: `count()` gives `generator`, which cannot be awaited
    await rows()  # all
#         ^^^^ await-not-awaitable: `await` fails here: an async generator is read by `async for`
    values = await source.read()
#                  ^^^^^^^^^^^ await-not-awaitable
    return values

#: fix Read it with `async for`
def count():
    yield 1

async def rows():
    yield 1

class Source:
    async def read(self):
        yield 1

async def main(source: Source):
    await count()
    async for _ in rows():
        pass  # all
    values = [item async for item in source.read()]
    return values

#: case methods, on self, inherited, static and of a class
class Base:
    def size(self):
        return len("abc")

    @staticmethod
    def unit():
        return "px"

    @classmethod
    def names(cls):
        return ["a"]

    def clear(self) -> None:
        self.items = 1

    def label(self) -> str:
        return self.text

    @property
    def width(self) -> int:
        return 1

class Shape(Base):
    async def show(self):
        await self.size()
#             ^^^^^^^^^ await-not-awaitable
        await super().size()
#             ^^^^^^^^^^^^ await-not-awaitable
        await self.unit()
#             ^^^^^^^^^ await-not-awaitable
        await Shape.names()
#             ^^^^^^^^^^^ await-not-awaitable
        await self.clear()
#             ^^^^^^^^^^ await-not-awaitable
        await self.label()
#             ^^^^^^^^^^ await-not-awaitable
        await self.size
#             ^^^^^^^^^ await-not-awaitable: `await` fails here: `self.size` is a function, and not an async one

#: case from another file
#: file app/text.py
def shout(text: str) -> str:
    return text.upper()

class Words:
    pass

#: file app/main.py
from . import text
from .text import Words

async def main():
    await text.shout("a")
#         ^^^^^^^^^^ await-not-awaitable
    await Words()
#         ^^^^^ await-not-awaitable: `await` fails here: `Words()` gives `Words`, which cannot be awaited

#: fix Drop `await`
from . import text
from .text import Words

async def main():
    text.shout("a")
    Words()

#: case a future of another kind
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def load():
    return 1

async def main(loop):
    pool = ThreadPoolExecutor()
    value = await pool.submit(print, 1)
#                 ^^^^^^^^^^^ await-not-awaitable: `await` fails here: `pool.submit()` gives `concurrent.futures.Future`, which cannot be awaited
    await asyncio.run_coroutine_threadsafe(load(), loop)
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ await-not-awaitable
    return value

#: fix Await it through `asyncio.wrap_future`
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def load():
    return 1

async def main(loop):
    pool = ThreadPoolExecutor()
    value = await asyncio.wrap_future(pool.submit(print, 1))
    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(load(), loop))
    return value

#: case awaited twice
async def load():
    return 1

async def main():
    return await (await load())
#                 ^^^^^^^^^^^^ await-not-awaitable: `await` fails here: `int` cannot be awaited

#: case an async context manager
from contextlib import asynccontextmanager

@asynccontextmanager
async def connect():
    yield 1

async def main():
    connection = await connect()
#                      ^^^^^^^ await-not-awaitable
    return connection

#: case a function that is not called
import time

def load():
    return 1

async def main():
    await load
#         ^^^^ await-not-awaitable: `await` fails here: `load` is a function, and not an async one
    await time.sleep
#         ^^^^^^^^^^ await-not-awaitable

#: case a coroutine function that is not called is another rule's
async def load():
    return 1

async def main():
    await load
#         ^^^^ coroutine-function-not-called

#: case coroutines, tasks, futures and own awaitables
import asyncio
import types

async def load():
    return 1

def start():
    return load()

@types.coroutine
def switch():
    yield

class Lazy:
    def __await__(self):
        yield

class Derived(Lazy):
    pass

async def main(loop: asyncio.AbstractEventLoop, future: asyncio.Future):
    await load()
    await start()
    await switch()
    await Derived()
    await asyncio.create_task(load())
    await asyncio.gather(load())
    await loop.run_in_executor(None, print)
    await future
    await asyncio.shield(future)

#: case unknown values
from framework import make, fetch

async def main(client, callback, default=None, number: "Unknown" = 1):
    await client
    await client.get("x")
    await callback()
    await make()
    await fetch
    await default
    await number
    await client.items[0]

#: case a parameter that may be None
import asyncio

async def main(task=None, other: asyncio.Task | None = None):
    await task
    if other:
        await other

#: case a decorated function
from framework import task, endpoint

@task
def job():
    return 1

class View:
    @endpoint("/")
    def get(self):
        return 1

async def main(view: View):
    await job()
    await view.get()

#: case a coroutine of Python 3.4
import asyncio

@asyncio.coroutine
def old():
    yield from asyncio.sleep(1)

@asyncio.coroutine
def older():
    return 1

async def main():
    await old()
    await older()

#: case a method that a subclass makes async
class Base:
    def load(self):
        return 1

    async def show(self):
        return await self.load()

class Slow(Base):
    async def load(self):
        return 2

#: case a method that a subclass in another file makes async
#: file app/base.py
class Base:
    def load(self):
        return 1

#: file app/slow.py
from .base import Base

class Slow(Base):
    async def load(self):
        return 2

#: file app/main.py
from .base import Base

async def main(base: Base):
    return await base.load()

#: case a method to be filled in
from abc import ABC, abstractmethod
from typing import Protocol

class Reader(Protocol):
    def read(self) -> int: ...

class Base(ABC):
    @abstractmethod
    def load(self) -> int:
        """Loads it."""

    def save(self) -> str:
        raise NotImplementedError

    def ready(self):
        pass

async def main(reader: Reader, base: Base):
    await reader.read()
    await base.load()
    await base.save()
    await base.ready()

#: case an annotation that the body does not bear out
class Client:
    def __init__(self, http):
        self.http = http

    def get(self, url) -> dict:
        return self.http.get(url)

    def later(self) -> int:
        return self.load()

    async def load(self):
        return 1

async def main(client: Client):
    await client.get("x")
    await client.later()

#: case a name with an annotation that may be wrong
class Client:
    def get(self, url) -> dict:
        return self.http.get(url)

async def main(client: Client, number: int):
    value = client.get("x")
    await value
    other: dict = client.http.get("y")
    await other
    await number
    for part in [1, 2]:
        await part

#: case what may be awaitable or not
async def load():
    return 1

def either(x):
    if x:
        return load()
    return None

async def main(x):
    await either(x)
    value = load() if x else 1
    await value

#: case narrowed by a test
import asyncio
import inspect

def call(function):
    return function()

async def main(function, hook):
    result = 1 if hook else function()
    if inspect.isawaitable(result):
        result = await result
    value = len("abc")
    if asyncio.iscoroutine(value):
        await value
    if not inspect.isawaitable(value):
        return value
    return await value

#: case a test around a call
import inspect

class Hooks:
    def before(self):
        return 1

async def main(hooks: Hooks):
    if inspect.iscoroutinefunction(hooks.before):
        await hooks.before()
    await hooks.before() if hasattr(hooks, "__await__") else None

#: case where TypeError is handled or expected
import pytest

def load():
    return 1

async def main():
    try:
        return await load()
    except TypeError:
        return load()

async def test_load():
    with pytest.raises(TypeError):
        await load()

#: case unittest.mock objects
from unittest.mock import AsyncMock, MagicMock, Mock, patch

async def main():
    mock = MagicMock()
    await mock()
    await mock.method()
    await AsyncMock()()
    await Mock().fetch()
    with patch("app.load") as load:
        await load()

#: case a method that a test replaces
#: config {"isTest": true}
from unittest.mock import AsyncMock, patch

class Client:
    def fetch(self):
        return 1

    def load(self):
        return 2

async def test_client(client: Client, monkeypatch):
    client.fetch = AsyncMock(return_value=1)
    assert await client.fetch() == 1
    monkeypatch.setattr(Client, "load", AsyncMock())
    assert await client.load() == 1

#: case an attribute that is None until it is set from elsewhere
class Worker:
    def __init__(self):
        self.task = None
        self.result = 0

async def main(worker: Worker):
    await worker.task
    await worker.result

#: case a name that a nested function sets
import asyncio

async def main():
    task = None
    def start():
        nonlocal task
        task = asyncio.create_task(asyncio.sleep(1))
    start()
    await task

#: case a global that is set later
import asyncio

ready = None

def start():
    global ready
    ready = asyncio.Event()

async def main():
    await ready.wait()
    await ready

#: case a class that makes something else
class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args).start()

class Started(metaclass=Meta):
    async def start(self):
        return self

class Connected:
    def __new__(cls):
        return super().__new__(cls).connect()

    async def connect(self):
        return self

async def main():
    await Started()
    await Connected()

#: case a union of awaitables
import asyncio

async def load():
    return 1

async def main(urgent):
    job = load() if urgent else asyncio.create_task(load())
    await job

#: case a call that is to fail before anything is awaited
import pytest

def load(name) -> list[str]:
    raise ValueError(name)

async def test_load():
    with pytest.raises(ValueError):
        await load("")

#: case values that may be anything
from typing import Any, cast

def load(name): ...

async def main(value: object):
    await cast(Any, load("a"))
    await cast(object, load("b"))
    return await value
