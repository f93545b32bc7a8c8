#: case a constructor
import asyncio

class Client:
    async def __init__(self, host):
#             ^^^^^^^^ async-special-method [error]: `Client()` raises TypeError: the async `__init__` gives it a coroutine
        self.host = host
        await asyncio.sleep(0)

class Inner(Client):
    class Part:
        async def __init__(self): pass
#                 ^^^^^^^^ async-special-method: `Part()` raises TypeError: the async `__init__` gives it a coroutine

#: case builtins that want a value
class Store:
    async def __len__(self):
#             ^^^^^^^ async-special-method [error]: `len()` raises TypeError: the async `__len__` gives it a coroutine
        return await self.count()

    async def __bool__(self) -> bool:
#             ^^^^^^^^ async-special-method: `bool()` raises TypeError: the async `__bool__` gives it a coroutine
        return True

    async def __str__(self):
#             ^^^^^^^ async-special-method: `str()` raises TypeError: the async `__str__` gives it a coroutine
        return "store"

    async def __repr__(self):
#             ^^^^^^^^ async-special-method: `repr()` raises TypeError: the async `__repr__` gives it a coroutine
        return "store"

    async def __hash__(self):
#             ^^^^^^^^ async-special-method: `hash()` raises TypeError: the async `__hash__` gives it a coroutine
        return 1

    async def __contains__(self, key):
#             ^^^^^^^^^^^^ async-special-method [error]: `in` is always true here: the async `__contains__` gives a coroutine
        return key in await self.keys()

#: case iterating and awaiting
class Pages:
    async def __iter__(self):
#             ^^^^^^^^ async-special-method: `for` raises TypeError: the async `__iter__` gives it an async generator
        for page in range(3):
            yield await self.load(page)

class Rows:
    async def __aiter__(self):
#             ^^^^^^^^^ async-special-method: `async for` raises TypeError: the async `__aiter__` gives it a coroutine
        await self.open()
        return self

    async def __anext__(self):
        return await self.read()

class Later:
    async def __await__(self):
#             ^^^^^^^^^ async-special-method: `await` raises TypeError: the async `__await__` gives it a coroutine
        return 1

#: case a context manager
class Session:
    async def __enter__(self):
#             ^^^^^^^^^ async-special-method [error]: `__enter__` never runs: nothing awaits what it gives
        await self.open()
        return self

    async def __exit__(self, *exc):
#             ^^^^^^^^ async-special-method [error]: `with` swallows every exception: the async `__exit__` never runs, and its coroutine is true
        await self.close()

#: case methods whose result Python drops
import dataclasses
from dataclasses import dataclass as data

class Client:
    async def __del__(self):
#             ^^^^^^^ async-special-method: `__del__` never runs: nothing awaits what it gives
        await self.close()

    async def __setitem__(self, key, value):
#             ^^^^^^^^^^^ async-special-method: `__setitem__` never runs: nothing awaits what it gives
        await self.set(key, value)

@data(frozen=True)
class Point:
    x: int

    async def __post_init__(self):
#             ^^^^^^^^^^^^^ async-special-method: `__post_init__` never runs: nothing awaits what it gives
        await check(self.x)

@dataclasses.dataclass
class Base:
    name: str

class Child(Base):
    async def __post_init__(self):
#             ^^^^^^^^^^^^^ async-special-method
        await check(self.name)

#: case operations whose coroutine can be awaited
class Store:
    async def __new__(cls):
#             ^^^^^^^ async-special-method [info]: Every use of `__new__` gives a coroutine, which has to be awaited
        return super().__new__(cls)

    async def __getitem__(self, key):
#             ^^^^^^^^^^^ async-special-method [info]: Every use of `__getitem__` gives a coroutine, which has to be awaited
        return await self.load(key)

    async def __add__(self, other):
#             ^^^^^^^ async-special-method [info]
        return self

#: case methods that are awaited
class Session:
    def __init__(self):
        self.rows = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    async def __anext__(self):
        raise StopAsyncIteration

    async def __aiter__(self):
        for row in self.rows:
            yield row

    async def __call__(self, scope):
        return scope

    def __await__(self):
        return self.connect().__await__()

#: case plain functions of those names
async def __len__(self):
    return 1

class A:
    def run(self):
        async def __init__(self):
            pass
        return __init__

#: case names that are nobody's but the class's own
class A:
    async def __load(self):
        return 1

    async def __setup__(self):
        return await self.__load()

#: case a decorator makes it something else
from asgiref.sync import async_to_sync
from wrappers import blocking

class A:
    @async_to_sync
    async def __len__(self):
        return 1

    @blocking
    async def __enter__(self):
        return self

#: case a constructor that is awaited
from objects import AsyncObject, Maker, awaitable

class aobject:
    async def __call__(self):
        pass

    def __new__(cls, *args):
        return cls.make(*args)

    async def __init__(self):
        pass

class Client(aobject):
    async def __init__(self, host):
        self.host = host

class Made(metaclass=Maker):
    async def __init__(self):
        pass

@awaitable
class Decorated:
    async def __init__(self):
        pass

class Other(AsyncObject):
    async def __init__(self):
        pass

async def main():
    print(await Other())

#: case abstract methods and protocols
from abc import ABC, abstractmethod
from typing import AsyncIterator, Protocol

class Source(Protocol):
    async def __len__(self) -> int: ...

class Stream(ABC):
    @abstractmethod
    async def __getitem__(self, key) -> str: ...

    async def __aiter__(self) -> AsyncIterator[str]:
        raise NotImplementedError

#: case no dataclass
from dataclasses import dataclass

class Plain:
    async def __post_init__(self):
        pass

@dataclass(init=False)
class Own:
    async def __post_init__(self):
        pass

#: case an operator that gives an async generator
class Store:
    async def __getitem__(self, key):
        async for row in self.rows(key):
            yield row

#: case a class in a test that is meant to fail
import pytest

class Wrong:
    def __len__(self):
        return 0

def test_wrong():
    with pytest.raises(TypeError):
        class Wrong:
            async def __bool__(self):
                return True
        bool(Wrong())
