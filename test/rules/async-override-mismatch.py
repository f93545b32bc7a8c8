#: case async over plain in the standard library
import asyncio
import logging
import threading
from http.server import BaseHTTPRequestHandler
from unittest import IsolatedAsyncioTestCase

class Handler(logging.Handler):
    async def emit(self, record):
#             ^^^^ async-override-mismatch [warning]: Callers of `Handler.emit` get a coroutine here: the method they know is not async
        await self.send(record)

class Worker(threading.Thread):
    async def run(self):
#             ^^^ async-override-mismatch: Callers of `Thread.run` get a coroutine here: the method they know is not async
        print("working")

class Echo(asyncio.Protocol):
    async def data_received(self, data):
#             ^^^^^^^^^^^^^ async-override-mismatch
        await asyncio.sleep(0)

class Tests(IsolatedAsyncioTestCase):
    async def setUp(self):
#             ^^^^^ async-override-mismatch
        await asyncio.sleep(0)

    def asyncSetUp(self):
#       ^^^^^^^^^^ async-override-mismatch: Awaiting `IsolatedAsyncioTestCase.asyncSetUp()` raises TypeError here: this override is not async
        self.x = 1

#: fix Drop `async`
import asyncio
import logging
import threading
from http.server import BaseHTTPRequestHandler
from unittest import IsolatedAsyncioTestCase

class Handler(logging.Handler):
    async def emit(self, record):
        await self.send(record)

class Worker(threading.Thread):
    def run(self):
        print("working")

class Echo(asyncio.Protocol):
    async def data_received(self, data):
        await asyncio.sleep(0)

class Tests(IsolatedAsyncioTestCase):
    async def setUp(self):
        await asyncio.sleep(0)

    def asyncSetUp(self):
        self.x = 1

#: case plain over async across files
#: file base.py
from abc import ABC, abstractmethod

class Store(ABC):
    @abstractmethod
    async def load(self, key: str) -> bytes:
        """Loads a value."""

    async def close(self):
        print("closed")

    async def flush(self) -> None: ...

#: file main.py
import base

class Memory(base.Store):
    def __init__(self):
        self.values = {}

class Nothing(Memory):
    def load(self, key):  # nothing
#       ^^^^ async-override-mismatch [warning]: Awaiting `Store.load()` raises TypeError here: this override is not async
        return b""

    def close(self): pass
#       ^^^^^ async-override-mismatch

    def flush(self) -> None:
#       ^^^^^ async-override-mismatch
        self.values.clear()

#: fix Make `load` async
import base

class Memory(base.Store):
    def __init__(self):
        self.values = {}

class Nothing(Memory):
    async def load(self, key):  # nothing
        return b""

    def close(self): pass

    def flush(self) -> None:
        self.values.clear()

#: case async over plain in the project
from typing import Optional

class Source:
    def read(self) -> Optional[str]:
        raise NotImplementedError

    def reset(self):
        self.at = 0

    def rows(self):
        yield 1

    @classmethod
    def make(cls) -> "Source":
        return cls()

class Remote(Source):
    async def read(self) -> Optional[str]:
#             ^^^^ async-override-mismatch: Callers of `Source.read` get a coroutine here: the method they know is not async
        return await self.client.fetch()

    async def reset(self):
#             ^^^^^ async-override-mismatch
        await self.client.reset()

    async def rows(self):
#             ^^^^ async-override-mismatch
        return [1]

    @classmethod
    async def make(cls):
#             ^^^^ async-override-mismatch
        return cls()

def use(source: Source):
    source.reset()

#: case overrides of the same colour
class Source:
    async def read(self) -> str:
        return ""

    def reset(self):
        self.at = 0

class Remote(Source):
    async def read(self) -> str:
        return await super().read()

    def reset(self):
        super().reset()

class Passing(Source):
    def read(self):
        return super().read()

#: case async generators over plain methods that are declared to give one
from abc import ABC, abstractmethod
from typing import AsyncIterator

class Source(ABC):
    @abstractmethod
    def rows(self) -> AsyncIterator[str]: ...

    @abstractmethod
    async def pages(self) -> AsyncIterator[str]: ...

class Remote(Source):
    async def rows(self) -> AsyncIterator[str]:
        yield "row"

    async def pages(self):
        yield "page"

class Handed(Source):
    def pages(self):
        return Remote().pages()

#: case bases that may give something to await
from typing import Any, Awaitable, Coroutine, TypeVar, Union

T = TypeVar("T")

class Hooks:
    def a(self) -> Awaitable[None]:
        raise NotImplementedError

    def b(self) -> Union[None, Awaitable[None]]:
        return None

    def c(self) -> Any:
        return None

    def d(self):
        raise NotImplementedError

    def e(self) -> "Coroutine[Any, Any, int]":
        raise NotImplementedError

    def f(self) -> object:
        return None

    def g(self, x: T) -> T:
        return x

    def h(self):
        return self.client.get()

class Mine(Hooks):
    async def a(self): pass
    async def b(self): pass
    async def c(self): pass
    async def d(self): pass
    async def e(self): return 1
    async def f(self): pass
    async def g(self, x): return x
    async def h(self): pass

#: case overrides of which nothing is known
from wrappers import as_async

class Source:
    async def read(self) -> str:
        return ""

    async def load(self):
        return 1

class Remote(Source):
    def read(self):
        return self.client.read()

    @as_async
    def load(self):
        return 1

class Later(Source):
    def read(self):
        raise NotImplementedError

#: case callers ask what they got
#: file base.py
import inspect

class Plugin:
    def start(self) -> None:
        print("starting")

async def start(plugin: Plugin):
    result = plugin.start()
    if inspect.isawaitable(result):
        await result

#: file main.py
from base import Plugin

class Mine(Plugin):
    async def start(self):
        print("mine")

#: case twins
#: file client.py
class Client:
    def get(self) -> str:
        return ""

    async def fetch(self) -> str:
        return ""

#: file aio/client.py
import client

class Client(client.Client):
    async def get(self) -> str:
        return ""

#: file main.py
from client import Client

class AsyncClient(Client):
    async def get(self) -> str:
        return ""

class SyncClient(Client):
    def fetch(self) -> str:
        return ""

class AsyncSearch:
    class Batch(Client):
        async def get(self) -> str:
            return ""

#: case a base that only says what there is, and callers that await it
class Source:
    def read(self) -> str:
        raise NotImplementedError

class Remote(Source):
    async def read(self):
        return ""

async def use(source: Source):
    return await source.read()

#: case bases nobody has read
import logging
from frameworks import Base, Mixin

class Mine(Base):
    async def start(self):
        pass

class Handler(Mixin, logging.Handler):
    async def emit(self, record):
        pass

#: case tests, special and private methods, names of containers
from unittest import TestCase

class Common:
    def test_one(self) -> None:
        print("one")

    def __load(self) -> None:
        print("base")

    def __len__(self) -> int:
        return 1

class Mine(Common):
    async def test_one(self):
        print("one")

    async def __load(self):
        print("mine")

class Cache(dict):
    async def get(self, key):
        return key

#: case methods that are properties, or defined in two ways
class Base:
    @property
    def name(self) -> str:
        return ""

    if bool():
        def load(self) -> str:
            return ""
    else:
        async def load(self) -> str:
            return ""

    def save(self) -> None:
        print("saved")

class Mine(Base):
    async def name(self):
        return ""

    async def load(self):
        return ""

    if bool():
        def save(self): return None
    else:
        async def save(self): return None

#: case someone who knows
class Base:
    def name(self) -> str:
        return ""

class Mine(Base):
    async def name(self):  # type: ignore[override]
        return ""

#: case methods that are looked up by their names
#: file base.py
class Widget:
    def on_click(self) -> None:
        print("clicked")

def dispatch(widget, event):
    return getattr(widget, f"on_{event}")()

#: file main.py
from base import Widget

class Button(Widget):
    async def on_click(self) -> None:
        super().on_click()

#: case a class that a test makes for itself
#: config {"isTest": true}
from abc import ABC, abstractmethod

class Block(ABC):
    @abstractmethod
    async def notify(self, body: str) -> None:
        """Sends it."""

def test_notify():
    class Plain(Block):
        def notify(self, body: str) -> None:
            print(body)
    Plain().notify("x")
