#: case a lock
import asyncio

lock = asyncio.Lock()

async def save():
    with lock:
#        ^^^^ missing-async-with [error]: `with` fails here: `asyncio.Lock` can only be entered by `async with`
        print("saved")

#: fix Use `async with`
import asyncio

lock = asyncio.Lock()

async def save():
    async with lock:
        print("saved")

#: case the objects of asyncio, through aliases
import asyncio as aio
from asyncio import TaskGroup
from contextlib import AsyncExitStack, aclosing

async def rows():
    yield 1

class Store:
    def __init__(self):
        self.limit = aio.Semaphore(2)

    async def load(self, condition: aio.Condition):
        with self.limit as entered:
#            ^^^^^^^^^^ missing-async-with: `with` fails here: `asyncio.Semaphore` can only be entered by `async with`
            print(entered)
        with TaskGroup() as group:
#            ^^^^^^^^^ missing-async-with: `with` fails here: `asyncio.TaskGroup` can only be entered by `async with`
            print(group)
        with (aio.timeout(1)):
#             ^^^^^^^^^^^ missing-async-with: `with` fails here: `asyncio.Timeout` can only be entered by `async with`
            pass
        with condition: pass
#            ^^^^^^^^^ missing-async-with
        with AsyncExitStack() as stack:
#            ^^^^^^^^^^^^^^ missing-async-with
            print(stack)
        with aclosing(rows()) as all:
#            ^^^^^^^^ missing-async-with
            print(all)

#: fix Use `async with`
import asyncio as aio
from asyncio import TaskGroup
from contextlib import AsyncExitStack, aclosing

async def rows():
    yield 1

class Store:
    def __init__(self):
        self.limit = aio.Semaphore(2)

    async def load(self, condition: aio.Condition):
        async with self.limit as entered:
            print(entered)
        async with TaskGroup() as group:
            print(group)
        async with (aio.timeout(1)):
            pass
        async with condition: pass
        async with AsyncExitStack() as stack:
            print(stack)
        async with aclosing(rows()) as all:
            print(all)

#: case an @asynccontextmanager function and method
from contextlib import asynccontextmanager

@asynccontextmanager
async def connect(url):
    yield url

class Pool:
    @asynccontextmanager
    async def acquire(self):
        yield self

    async def use(self):
        with self.acquire() as connection:
#            ^^^^^^^^^^^^ missing-async-with: `with` fails here: `self.acquire()` can only be entered by `async with`
            print(connection)
        with connect("a") as a, connect("b"):
#            ^^^^^^^ missing-async-with: `with` fails here: `connect()` can only be entered by `async with`
#                               ^^^^^^^ missing-async-with
            print(a)

#: fix Use `async with`
from contextlib import asynccontextmanager

@asynccontextmanager
async def connect(url):
    yield url

class Pool:
    @asynccontextmanager
    async def acquire(self):
        yield self

    async def use(self):
        async with self.acquire() as connection:
            print(connection)
        async with connect("a") as a, connect("b"):
            print(a)

#: case own classes, inherited and in another file
#: file app/session.py
class Base:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class Session(Base):
    pass

#: file app/main.py
from .session import Session

def make() -> Session:
    return Session()

async def main(other: Session | None):
    with Session() as session:
#        ^^^^^^^ missing-async-with: `with` fails here: `Session` can only be entered by `async with`
        print(session)
    with make():
#        ^^^^ missing-async-with
        pass
    if other is not None:
        with other:
#            ^^^^^ missing-async-with
            pass

#: fix Use `async with`
from .session import Session

def make() -> Session:
    return Session()

async def main(other: Session | None):
    async with Session() as session:
        print(session)
    async with make():
        pass
    if other is not None:
        async with other:
            pass

#: case an __enter__ that only says to use async with
class ClientSession:
    def __enter__(self) -> None:
        """Not for use."""
        raise TypeError("Use async with instead")

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def main():
    with ClientSession() as session:
#        ^^^^^^^^^^^^^ missing-async-with
        print(session)

#: fix Use `async with`
class ClientSession:
    def __enter__(self) -> None:
        """Not for use."""
        raise TypeError("Use async with instead")

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def main():
    async with ClientSession() as session:
        print(session)

#: case in a sync function, a class body and beside a sync item there is no fix
import asyncio

lock = asyncio.Lock()

def save():
    with lock:
#        ^^^^ missing-async-with
        pass

async def main(path):
    with lock, open(path) as file:
#        ^^^^ missing-async-with
        print(file)
    class Local:
        with lock:
#            ^^^^ missing-async-with
            pass
    return lambda: lock

with lock:
#    ^^^^ missing-async-with
    pass

#: fix Use `async with`
import asyncio

lock = asyncio.Lock()

def save():
    with lock:
        pass

async def main(path):
    with lock, open(path) as file:
        print(file)
    class Local:
        with lock:
            pass
    return lambda: lock

with lock:
    pass

#: case at the top of a notebook
#: config {"isNotebook": true}
import asyncio

lock = asyncio.Lock()

with lock:
#    ^^^^ missing-async-with
    print("held")

#: fix Use `async with`
import asyncio

lock = asyncio.Lock()

async with lock:
    print("held")

#: case async with
import asyncio

async def main(lock: asyncio.Lock):
    async with lock, asyncio.timeout(1):
        pass

#: case sync context managers
import contextlib
import threading

@contextlib.contextmanager
def opened(path):
    yield path

lock = threading.Lock()

async def main(path):
    with lock, open(path), opened(path), contextlib.suppress(OSError):
        pass

#: case both protocols
import contextlib

class Session:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def main():
    with Session():
        pass
    with contextlib.nullcontext():
        pass

#: case the sync protocol in a base class nobody has read
from framework import Base

class Session(Base):
    async def __aenter__(self):
        return self

async def main():
    with Session():
        pass

#: case the sync protocol in a subclass
class Base:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class Both(Base):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def main(session: Base):
    with session:
        pass

#: case an __enter__ that subclasses fill in
class Session:
    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

async def main(session: Session):
    with session:
        pass

#: case an unknown value and a parameter called lock
import asyncio

async def main(lock, client, ready):
    with lock, client.session():
        pass
    context = asyncio.Lock() if ready else client
    with context:
        pass

#: case a mock
from unittest.mock import AsyncMock, MagicMock, Mock, patch

async def main():
    with MagicMock(), AsyncMock(), Mock(), patch("app.load"):
        pass

#: case where an error is expected
import asyncio
import pytest

async def test_lock():
    with pytest.raises(TypeError):
        with asyncio.Lock():
            pass

#: case a lock that is made when it is needed
import asyncio

class Client:
    def __init__(self):
        self._lock = None

    @property
    def lock(self):
        if self._lock is None:
            self._lock = asyncio.Lock()
        return self._lock

    async def run(self):
        with self.lock:
#            ^^^^^^^^^ missing-async-with
            pass

#: fix Use `async with`
import asyncio

class Client:
    def __init__(self):
        self._lock = None

    @property
    def lock(self):
        if self._lock is None:
            self._lock = asyncio.Lock()
        return self._lock

    async def run(self):
        async with self.lock:
            pass

#: case what nobody has read, entered by `async with` everywhere else
from somewhere import make_pool

async def first():
    pool = make_pool()
    async with pool.acquire() as connection:
        connection.ping()
    async with pool.acquire() as connection:
        connection.ping()

async def second(pool):
    with pool.acquire() as connection:
#        ^^^^^^^^^^^^ missing-async-with [warning]: `with` probably fails here: `pool.acquire()` seems to be for `async with`
        connection.ping()

#: fix Use `async with`
from somewhere import make_pool

async def first():
    pool = make_pool()
    async with pool.acquire() as connection:
        connection.ping()
    async with pool.acquire() as connection:
        connection.ping()

async def second(pool):
    async with pool.acquire() as connection:
        connection.ping()

#: case what nobody has read, entered by `with` elsewhere
from somewhere import make_pool

async def first(pool, other):
    async with pool.acquire() as connection:
        connection.ping()
    async with pool.acquire() as connection:
        connection.ping()
    with other.acquire() as connection:
        connection.ping()

async def second(pool):
    with pool.acquire() as connection:
        connection.ping()

#: case what is read and has both
class Lease:
    def __enter__(self): ...
    def __exit__(self, *error): ...
    async def __aenter__(self): ...
    async def __aexit__(self, *error): ...

class Pool:
    def acquire(self):
        return Lease()

async def first(pool: Pool):
    async with pool.acquire():
        pass
    async with pool.acquire():
        pass

async def second(pool: Pool):
    with pool.acquire():
        pass

#: case what nobody has read, in a sync function
async def first(pool):
    async with pool.acquire() as connection:
        connection.ping()
    async with pool.acquire() as connection:
        connection.ping()

def second(pool):
    with pool.acquire() as connection:
        connection.ping()

#: case an `__enter__` that raises where a loop is running
class Conversation:
    def __init__(self, loop):
        self.loop = loop

    def __enter__(self):
        loop = self.loop
        if loop.is_running():
            raise RuntimeError('You must use "async with" here')
        return loop.run_until_complete(self.__aenter__())

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass

async def talk(conversation: Conversation):
    with conversation:
#        ^^^^^^^^^^^^ missing-async-with
        pass

def talk_now(conversation: Conversation):
    with conversation:
        pass

#: case a client that gives a sync session for `with`
class Session:
    def execute(self, query) -> dict: ...
    def name(self) -> str: ...

class AsyncSession:
    async def execute(self, query) -> dict: ...
    def name(self) -> str: ...

class Client:
    def __enter__(self) -> Session: ...
    def __exit__(self, *args): ...
    async def __aenter__(self) -> AsyncSession: ...
    async def __aexit__(self, *args): ...

async def run():
    with Client() as session:
#        ^^^^^^ missing-async-with [error]: `with` gives something else of `Client` than `async with`: `await session.execute` fails
        return await session.execute("a")

#: fix Use `async with`
class Session:
    def execute(self, query) -> dict: ...
    def name(self) -> str: ...

class AsyncSession:
    async def execute(self, query) -> dict: ...
    def name(self) -> str: ...

class Client:
    def __enter__(self) -> Session: ...
    def __exit__(self, *args): ...
    async def __aenter__(self) -> AsyncSession: ...
    async def __aexit__(self, *args): ...

async def run():
    async with Client() as session:
        return await session.execute("a")

#: case a client that gives either session, used as the sync one
class Session:
    def execute(self, query) -> dict: ...
    def later(self, query): ...

class AsyncSession:
    async def execute(self, query) -> dict: ...
    async def later(self, query): ...

class Client:
    def __enter__(self) -> Session: ...
    def __exit__(self, *args): ...
    async def __aenter__(self) -> AsyncSession: ...
    async def __aexit__(self, *args): ...

async def run(wrap):
    with Client() as session:
        found = session.execute("a")
        await wrap(session)
    return found

def run_now():
    with Client() as session:
        return session.execute("a")
