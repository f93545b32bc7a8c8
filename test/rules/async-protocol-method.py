#: case plain methods of an async context manager
class Session:
    def __aenter__(self):  # enter
#       ^^^^^^^^^^ async-protocol-method [error]: `async with` raises TypeError: the plain `__aenter__` gives `Session`, which cannot be awaited
        self.open = True
        return self

    def __aexit__(self, *exc):
#       ^^^^^^^^^ async-protocol-method [error]: `async with` raises TypeError: the plain `__aexit__` gives `None`, which cannot be awaited
        self.open = False

class Null:
    def __aexit__(self, *exc): pass
#       ^^^^^^^^^ async-protocol-method: `async with` raises TypeError: the plain `__aexit__` gives `None`, which cannot be awaited

#: fix Make `__aenter__` async
class Session:
    async def __aenter__(self):  # enter
        self.open = True
        return self

    def __aexit__(self, *exc):
        self.open = False

class Null:
    def __aexit__(self, *exc): pass

#: case an iterator
class Rows:
    def __aiter__(self):
        return self

    def __anext__(self):
#       ^^^^^^^^^ async-protocol-method: `async for` raises TypeError: the plain `__anext__` gives `None | str`, which cannot be awaited
        if self.done:
            return None
        return "row"

class Numbers:
    def __anext__(self):
#       ^^^^^^^^^ async-protocol-method: `async for` raises TypeError: the plain `__anext__` gives `generator`, which cannot be awaited
        yield 1

#: case a coroutine that raises StopIteration
class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.rows:
            raise StopIteration
#                 ^^^^^^^^^^^^^ async-protocol-method [error]: This becomes a RuntimeError: a coroutine cannot raise `StopIteration`
        if self.closed:
            raise StopIteration("closed")  # early
#                 ^^^^^^^^^^^^^ async-protocol-method
        return await self.rows.pop()

async def first(rows):
    raise StopIteration(rows[0])
#         ^^^^^^^^^^^^^ async-protocol-method: This becomes a RuntimeError: a coroutine cannot raise `StopIteration`

#: fix Raise `StopAsyncIteration`
class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.rows:
            raise StopAsyncIteration
        if self.closed:
            raise StopAsyncIteration("closed")  # early
        return await self.rows.pop()

async def first(rows):
    raise StopIteration(rows[0])

#: case an async generator that raises to end
async def rows(source):
    for row in source:
        if row is None:
            raise StopAsyncIteration()  # the end
#                 ^^^^^^^^^^^^^^^^^^ async-protocol-method: This becomes a RuntimeError: an async generator cannot raise `StopAsyncIteration`
        yield row
    raise StopIteration
#         ^^^^^^^^^^^^^ async-protocol-method [error]: This becomes a RuntimeError: an async generator cannot raise `StopIteration`

#: fix Return instead
async def rows(source):
    for row in source:
        if row is None:
            return  # the end
        yield row
    return

#: case the name after as is None
class Session:
    async def __aenter__(self):
        await self.connect()  # first
        if self.slow:
            await self.warm()

    async def __aexit__(self, *exc):
        await self.close()

class Child(Session):
    pass

async def main(path: str):
    async with Child() as session:
#                         ^^^^^^^ async-protocol-method [error]: `session` is `None` here: `Child.__aenter__` returns nothing
        await session.fetch(path)

#: fix Return `self` from `__aenter__`
class Session:
    async def __aenter__(self):
        await self.connect()  # first
        if self.slow:
            await self.warm()
        return self

    async def __aexit__(self, *exc):
        await self.close()

class Child(Session):
    pass

async def main(path: str):
    async with Child() as session:
        await session.fetch(path)

#: case an entry that does nothing
class Null:
    async def __aenter__(this):
        pass

    async def __aexit__(this, *exc):
        pass

async def main():
    async with (Null()) as null, open_all():
#                          ^^^^ async-protocol-method: `null` is `None` here: `Null.__aenter__` returns nothing
        print(null[0])

#: fix Return `this` from `__aenter__`
class Null:
    async def __aenter__(this):
        return this

    async def __aexit__(this, *exc):
        pass

async def main():
    async with (Null()) as null, open_all():
        print(null[0])

#: case a lock of asyncio
import asyncio

lock = asyncio.Lock()

async def main():
    async with lock as held:
#                      ^^^^ async-protocol-method: `held` is `None` here: `asyncio.Lock.__aenter__` returns nothing
        print(held.locked())

#: case an entry that is declared to return nothing
class Guard:
    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, *exc) -> None:
        self.release()

async def main(guard: Guard):
    async with guard as held:
#                       ^^^^ async-protocol-method: `held` is `None` here: `Guard.__aenter__` returns nothing
        held()

#: case coroutines, and plain methods that give awaitables
import asyncio
from typing import Any, Awaitable

class Session:
    async def __aenter__(self):
        return self

    def __aexit__(self, *exc):
        return self.close()

    async def close(self):
        pass

class Rows:
    def __init__(self, rows):
        self.rows = rows
        self.queue = asyncio.Queue()

    def __aenter__(self) -> Awaitable["Rows"]:
        return self.rows.open()

    def __anext__(self):
        return self.queue.get()

    def __aexit__(self, *exc) -> Any:
        return self.rows.close(*exc)

class Later:
    def __await__(self):
        return iter([])

    def __aenter__(self):
        return self

class Future:
    def __anext__(self):
        return asyncio.get_running_loop().create_future()

#: case a plain method of which nothing is known
class Proxy:
    def __aenter__(self):
        return self.inner.__aenter__()

    def __aexit__(self, *exc) -> None:
        return self.inner.__aexit__(*exc)

    def __anext__(self):
        raise StopAsyncIteration

#: case a subclass can be awaited
class Base:
    def __aenter__(self):
        return self

class Awaited(Base):
    def __await__(self):
        return iter([])

#: case decorated methods
import types
from wrappers import as_coroutine

class A:
    @as_coroutine
    def __aenter__(self):
        return self

    @types.coroutine
    def __anext__(self):
        yield 1

#: case abstract methods, protocols and plain functions
from abc import ABC, abstractmethod
from typing import Protocol

class Manager(ABC):
    @abstractmethod
    def __aenter__(self): pass

    def __aexit__(self, *exc): ...

class Both(Protocol):
    def __aenter__(self): pass

class Base:
    def __aexit__(self, *exc):
        pass

class Child(Base):
    async def __aexit__(self, *exc):
        pass

def __aenter__(self):
    return self

#: case StopIteration that is caught, or raised elsewhere
from contextlib import suppress

async def first(rows):
    try:
        if not rows:
            raise StopIteration
    except StopIteration:
        return None
    with suppress(StopIteration):
        raise StopIteration
    def plain():
        raise StopIteration
    return plain

def numbers():
    raise StopIteration

class StopIterations(Exception):
    pass

async def other(StopIteration):
    if StopIteration:
        raise StopIteration
    raise StopIterations

async def last():
    raise StopAsyncIteration

#: case an entry that returns something, or whose value nobody uses
class Session:
    async def __aenter__(self):
        if self.closed:
            return
        return self

class Quiet:
    async def __aenter__(self):
        print("entered")

class Declared:
    async def __aenter__(self): ...

async def main(anything):
    async with Session() as session:
        await session.fetch()
    async with Quiet() as quiet:
        print(quiet)
    async with Declared() as declared:
        await declared.fetch()
    async with anything() as thing:
        thing.run()
    with Quiet() as plain:
#        ^^^^^ missing-async-with
        plain.run()

#: case an entry that a subclass defines
class Session:
    async def __aenter__(self):
        print("base")

class Full(Session):
    async def __aenter__(self):
        return self

async def main(session: Session):
    async with session as entered:
        await entered.fetch()
    async with Full() as full:
        await full.fetch()

#: case the name is given something else
class Quiet:
    async def __aenter__(self):
        print("entered")

async def main():
    async with Quiet() as quiet:
        quiet = open("x")
        quiet.read()

#: case in a test that expects it
import pytest

class Bare:
    async def __aenter__(self):
        return self

async def test_bare():
    with pytest.raises(TypeError):
        class Wrong:
            def __aenter__(self):
                return 1
        async with Wrong():
            pass
    with pytest.raises(RuntimeError):
        raise StopIteration
