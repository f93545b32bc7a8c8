#: case a function and its calls
async def title(name):
#         ^^^^^ async-without-await [warning]: `title` need not be async: it awaits nothing
    return name.title()

async def greet(name, wait):
    await wait()
    print((await title(name)).strip(), [await title(one) for one in name])

#: fix Make `title` a plain function and drop `await` at its calls
def title(name):
    return name.title()

async def greet(name, wait):
    await wait()
    print((title(name)).strip(), [title(one) for one in name])

#: case methods
class Store:
    def __init__(self):
        self.items = {}

    async def put(self, name, value):
#             ^^^ async-without-await
        self.items[name] = value

    @staticmethod
    async def clean(name):
#             ^^^^^ async-without-await
        return name.strip()

    async def fill(self, source):
        async for name in source:
            await self.put(await self.clean(name), 1)

#: fix Make `put` a plain function and drop `await` at its calls
class Store:
    def __init__(self):
        self.items = {}

    def put(self, name, value):
        self.items[name] = value

    @staticmethod
    async def clean(name):
        return name.strip()

    async def fill(self, source):
        async for name in source:
            self.put(await self.clean(name), 1)

#: case nested functions do not await for the one around them
async def outer(items):
#         ^^^^^ async-without-await
    async def inner(item):
        await item
    return [inner(item) for item in items]

async def main(items):
    for coroutine in await outer(items):
        await coroutine

#: case generator expressions await when they are read
async def squares(source):
#         ^^^^^^^ async-without-await
    return (await number async for number in source)

async def eager(source):
    return (number for number in await source)

async def main(source):
    return [number async for number in await squares(source)], await eager(source)

#: case called from another file
#: file app.py
from names import title

async def main(wait):
    await wait()
    print(await title("ann"))

#: file names.py
async def title(name):
#         ^^^^^ async-without-await
    return name.title()

#: case what waits
import asyncio

async def load(name):
    return await name

async def locked(lock, name):
    async with lock:
        return name

async def collect(source):
    return [item async for item in source]

async def ticks():
    yield 1

async def defaults(name):
    def show(title=await name):
        print(title)
    return show

async def main(source, lock):
    await defaults("a")
    async for item in ticks():
        print(item, await load(source), await locked(lock, item), await collect(source))

#: case stubs and constant answers
async def later(name): ...

async def missing(name):
    """Not there yet."""
    raise NotImplementedError

async def refuse(name):
    raise ValueError(name)

async def version():
    return "1.0"

async def nothing():
    return None

async def main():
    print(await later(1), await missing(2), await refuse(3), await version(), await nothing())

#: case overrides, bases and protocols
from typing import Protocol

from library import Handler

class Base:
    async def load(self, name):
        return name.title()

class Sub(Base):
    async def load(self, name):
        return name.strip()

class Own(Handler):
    async def load(self, name):
        return name.strip()

class Shape(Protocol):
    async def load(self, name):
        return name.strip()

class Context:
    async def __aenter__(self):
        self.entered = True
        return self

    async def __aexit__(self, *error):
        self.entered = False

async def main(base: Base, sub: Sub, own: Own, shape: Shape):
    async with Context():
        print(await base.load("a"), await sub.load("b"), await own.load("c"), await shape.load("d"))

#: case decorated functions and fixtures
import pytest
from library import app

@app.get("/")
async def index(name):
    return name.title()

@pytest.fixture
async def client():
    return dict(a=1)

async def main():
    print(await index("a"), await client())

#: case a function used as a value
import asyncio

async def on_close(name):
    print(name.title())

async def on_open(name):
    print(name.title())

async def on_error(name):
    print(name.title())

handlers = {"close": on_close}

def register(bus):
    bus.subscribe(on_open)
    getattr(bus, "on_error")()

async def main():
    await on_close("a")
    await on_open("b")
    await on_error("c")

#: case a method used as a value, elsewhere
#: file main.py
async def main(store, bus):
    bus.subscribe(store.put)
    await bus.run()

#: file store.py
class Store:
    async def put(self, name):
        print(name.title())

    async def fill(self):
        await self.put("a")

#: case its coroutine is needed
import asyncio

async def work(name):
    print(name.title())

async def main():
    await asyncio.gather(work("a"), work("b"))
    await work("c")

async def entry():
    print("ready".title())

def start():
    return entry()

asyncio.run(main())

#: case nobody here calls it
async def lifespan(app):
#         ^^^^^^^^ async-without-await: `lifespan` awaits nothing: unless its callers need a coroutine, it need not be async
    print(app.title())

async def main(items):
    await items

    async def show(item):
#             ^^^^ async-without-await
        print(item)

#: case what plugins define
#: file main.py
import importlib

async def main(name):
    await importlib.import_module(name).setup(name)
#: file one.py
async def setup(app):
    print(app.title())

#: case nobody here calls it, but an interface, a decorator or a name may
import framework

__all__ = ["lifespan"]

class Server:
    async def handle(self, request):
        print(request)

async def lifespan(app):
    print(app.title())

@framework.register
async def index(request):
    print(request)

async def test_index(client):
    assert client.get("/")

#: case plain functions
def title(name):
    return name.title()

async def main(wait):
    await wait(title("a"))

#: case tests make coroutines for their own sake
#: config {"isTest": true}
async def value():
    return dict(a=1)

async def test_value():
    assert await value()
