#: case a sync decorator on an async generator
import asyncio
from contextlib import contextmanager  # from the library

@contextmanager
#^^^^^^^^^^^^^^ wrong-context-manager-decorator [error]: Entering `opened()` fails: `@contextmanager` cannot drive an `async def`
async def opened(path):
    await asyncio.sleep(0)
    yield path

async def main():
    async with opened("a") as file:
        print(file)

#: fix Use `@asynccontextmanager`
import asyncio
from contextlib import asynccontextmanager  # from the library

@asynccontextmanager
async def opened(path):
    await asyncio.sleep(0)
    yield path

async def main():
    async with opened("a") as file:
        print(file)

#: case through aliases, on methods, with the import used elsewhere
import contextlib as c
from contextlib import (
    contextmanager as cm,
    suppress,
)

class Store:
    @c.contextmanager
#    ^^^^^^^^^^^^^^^^ wrong-context-manager-decorator: Entering `begin()` fails: `@contextmanager` cannot drive an `async def`
    async def begin(self):
        yield await self.open()

    @classmethod
    @cm
#    ^^ wrong-context-manager-decorator
    async def made(cls):
        async with cls() as made:
            yield made

    @cm
    def plain(self):
        yield self

#: fix Use `@asynccontextmanager`
import contextlib as c
from contextlib import (
    contextmanager as cm,
    suppress, asynccontextmanager,
)

class Store:
    @c.asynccontextmanager
    async def begin(self):
        yield await self.open()

    @classmethod
    @asynccontextmanager
    async def made(cls):
        async with cls() as made:
            yield made

    @cm
    def plain(self):
        yield self

#: case nothing in it awaits, and callers use with
from contextlib import contextmanager

@contextmanager
#^^^^^^^^^^^^^^ wrong-context-manager-decorator
async def timed(name):
    print("start", name)
    yield
    print("end", name)

def main():
    with timed("a"):
        pass

#: fix Drop `async`
from contextlib import contextmanager

@contextmanager
def timed(name):
    print("start", name)
    yield
    print("end", name)

def main():
    with timed("a"):
        pass

#: case an async decorator on a plain generator
from contextlib import asynccontextmanager

@asynccontextmanager
#^^^^^^^^^^^^^^^^^^^ wrong-context-manager-decorator [error]: Entering `lifespan()` fails: `@asynccontextmanager` needs an `async def`
def lifespan(app):
    app.start()
    yield
    app.stop()

#: fix Make `lifespan` async
from contextlib import asynccontextmanager

@asynccontextmanager
async def lifespan(app):
    app.start()
    yield
    app.stop()

#: fix Use `@contextmanager`
from contextlib import contextmanager

@contextmanager
def lifespan(app):
    app.start()
    yield
    app.stop()

#: case callers in another file say which
#: file use.py
from main import titled

def show():
    with (titled("Prices")):
        print("1.00")

#: file main.py
from contextlib import asynccontextmanager

@asynccontextmanager
#^^^^^^^^^^^^^^^^^^^ wrong-context-manager-decorator
def titled(title):
    yield print(title)

@asynccontextmanager
async def other():
    yield 1

#: fix Use `@contextmanager`
from contextlib import asynccontextmanager, contextmanager

@contextmanager
def titled(title):
    yield print(title)

@asynccontextmanager
async def other():
    yield 1

#: case a coroutine function that yields nothing
from contextlib import contextmanager

@contextmanager
#^^^^^^^^^^^^^^ wrong-context-manager-decorator
async def opened(path):
    return open(path)

#: case decorators that fit
from contextlib import asynccontextmanager, contextmanager

@contextmanager
def plain():
    yield 1

@asynccontextmanager
async def opened():
    yield 1

class Store:
    @staticmethod
    @asynccontextmanager
    async def begin():
        yield 1

#: case a plain function that returns an async generator
from contextlib import asynccontextmanager, contextmanager

async def rows():
    yield 1

@asynccontextmanager
def opened():
    return rows()

@contextmanager
def plain():
    return iter([1])

#: case another decorator in between
from contextlib import asynccontextmanager, contextmanager
from wrappers import to_sync, to_async

@contextmanager
@to_sync
async def plain():
    yield 1

@asynccontextmanager
@to_async
def opened():
    yield 1

@to_sync
@asynccontextmanager
async def both():
    yield 1

#: case a decorator of that name from elsewhere
from mine import asynccontextmanager, contextmanager

@contextmanager
async def opened():
    yield 1

@asynccontextmanager
def plain():
    yield 1

def wrap(contextmanager):
    @contextmanager
    async def inner():
        yield 1
    return inner

#: case a stub for others to define
from contextlib import asynccontextmanager, contextmanager
from typing import Protocol

class Pool(Protocol):
    @asynccontextmanager
    def connection(self): ...

    @contextmanager
    async def begin(self): ...

#: case in a test that expects it
import pytest
from contextlib import asynccontextmanager

def test_wrong():
    with pytest.raises(TypeError):
        @asynccontextmanager
        def wrong():
            yield 1
        wrong().__enter__()

#: case methods and other functions of the same name
from contextlib import contextmanager

@contextmanager
def opened():
    yield 1

class A:
    async def opened(self):
        yield 1

async def main(a):
    with opened():
        pass
    async for row in a.opened():
        print(row)
