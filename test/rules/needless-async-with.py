#: case a file
async def read(path):
    async with open(path) as file:  # close it again
#              ^^^^ needless-async-with [error]: `async with` fails here: `open()` can only be entered by `with`
        return file.read()

#: fix Use `with`
async def read(path):
    with open(path) as file:  # close it again
        return file.read()

#: case a lock of threads, through aliases, attributes and inheritance
#: config {"followUps": ["blocking-wait"]}
import threading as th
from threading import RLock as Guard

class Base:
    def __init__(self):
        self.lock = th.Lock()

class Cache(Base):
    async def save(self):
        async with self.lock, Guard():
#                  ^^^^^^^^^ needless-async-with: `async with` fails here: `threading.Lock` can only be entered by `with`
#                             ^^^^^ needless-async-with: `async with` fails here: `Guard()` can only be entered by `with`
            pass
        guard: th.Condition | th.Lock = self.lock
        async with guard:
#                  ^^^^^ needless-async-with
            pass

#: fix Use `with`
import threading as th
from threading import RLock as Guard

class Base:
    def __init__(self):
        self.lock = th.Lock()

class Cache(Base):
    async def save(self):
        with self.lock, Guard():
            pass
        guard: th.Condition | th.Lock = self.lock
        with guard:
            pass

#: case own classes and generators
from contextlib import contextmanager

@contextmanager
def timed():
    yield 1

class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def show(timer: "Timer"):
    async with timed() as n:
#              ^^^^^ needless-async-with: `async with` fails here: `timed()` can only be entered by `with`
        print(n)
    async with (timer):
#              ^^^^^^^ needless-async-with: `async with` fails here: `Timer` can only be entered by `with`
        pass

#: case classes that lack a method
class Entered:
    async def __aenter__(self):
        return self

class Left:
    async def __aexit__(self, *error):
        pass

class Plain:
    pass

async def show():
    async with Entered():
#              ^^^^^^^ needless-async-with: `async with` fails here: `Entered()` has no `__aexit__`
        pass
    async with Left() as left, Plain():
#              ^^^^ needless-async-with: `async with` fails here: `Left()` has no `__aenter__`
#                              ^^^^^ needless-async-with
        print(left)
    async with 5:
#              ^ needless-async-with
        pass

#: case methods that a base, a mixin or something unknown may have
from library import Base

class Entered:
    async def __aenter__(self):
        return self

    def run(self):
        return self

class Whole(Entered):
    async def __aexit__(self, *error):
        pass

class Unknown(Base):
    pass

class Mixin:
    async def work(self):
        async with self:
            pass

class Made:
    def __new__(cls):
        return Whole()

async def show(entered: Entered):
    async with Whole(), Unknown(), entered, entered.run(), Made():
        pass

#: case beside an item that is asynchronous there is no fix
import asyncio

lock = asyncio.Lock()

async def read(path):
    async with lock, open(path) as file:
#                    ^^^^ needless-async-with
        return file.read()

#: case a coroutine
class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class File:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def connect() -> Connection:
    return Connection()

async def find() -> File:
    return File()

async def size():
    return 1

async def show():
    async with connect() as c:
#              ^^^^^^^ needless-async-with: `async with` fails here: nothing awaited `connect()`
        print(c)
    async with find():
#              ^^^^ needless-async-with: `async with` fails here: nothing awaited `find()`
        pass
    async with size():
#              ^^^^ needless-async-with
        pass
    connection = connect()
    async with connection:
#              ^^^^^^^^^^ needless-async-with: `async with` fails here: nothing awaited `connect()`
        pass

#: fix Await `connect()`
class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class File:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def connect() -> Connection:
    return Connection()

async def find() -> File:
    return File()

async def size():
    return 1

async def show():
    async with await connect() as c:
        print(c)
    async with find():
        pass
    async with size():
        pass
    connection = connect()
    async with await connection:
        pass

#: fix Await `find()`
class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class File:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def connect() -> Connection:
    return Connection()

async def find() -> File:
    return File()

async def size():
    return 1

async def show():
    async with connect() as c:
        print(c)
    with await find():
        pass
    async with size():
        pass
    connection = connect()
    async with connection:
        pass

#: case asynchronous context managers
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack

@asynccontextmanager
async def session():
    yield 1

class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def connect() -> Connection:
    return Connection()

async def show(lock: asyncio.Lock):
    async with lock, session() as s, asyncio.timeout(1), AsyncExitStack():
        print(s)
    async with await connect() as c, asyncio.TaskGroup():
        print(c)
    with open("a") as file:
        print(file)

#: case both protocols
from contextlib import AbstractContextManager, nullcontext

class Both:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class Inherited(Both):
    pass

async def show(given: AbstractContextManager):
    async with nullcontext(), Both(), Inherited(), given:
        pass

#: case an awaitable that can be entered
class Request:
    def __await__(self):
        return iter([])

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

def get() -> Request:
    return Request()

async def show():
    async with get() as response:
        print(response)

#: case unknown objects and bases
from elsewhere import Base, connect, wrapped

class Timer(Base):
    def __enter__(self):
        return self

@wrapped
def opened():
    return open("a")

async def show(lock):
    async with lock, Timer(), connect(), opened():
        pass

#: case a subclass adds the asynchronous pair
class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

class Both(Timer):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def show(timer: Timer):
    async with timer:
        pass

#: case a parameter called open
async def read(open):
    async with open("a") as file:
        return file

#: case open of another library
from aiofiles import open

async def read():
    async with open("a") as file:
        return file

#: case one or the other
import asyncio
import threading

async def show(flag):
    lock = asyncio.Lock() if flag else threading.Lock()
    async with lock:
        pass

#: case asked what it is
import threading

async def show(is_async, lock: threading.Lock):
    if is_async:
        async with lock:
            pass
    else:
        with lock:
            pass

#: case meant to fail
import pytest

async def test_open():
    with pytest.raises((AttributeError, TypeError)):
        async with open("a"):
            pass

#: case a test replaces it
from unittest.mock import patch

def opened():
    return open("a")

async def test_open():
    with patch("main.opened"):
        async with opened() as file:
            print(file)

#: case a mock
from unittest.mock import MagicMock

async def show():
    async with MagicMock() as mock:
        print(mock)

#: case a subclass overrides it with an asynchronous one
from contextlib import asynccontextmanager, contextmanager

class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

class Clock:
    def timer(self):
        return Timer()

class Lock:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

class AsyncClock(Clock):
    def timer(self):
        return Lock()

async def show(clock: Clock):
    async with clock.timer():
        pass

#: case a maker of sessions that is told which
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import sessionmaker

engine = create_async_engine("sqlite://")
first = sessionmaker(engine, class_=AsyncSession)
second = sessionmaker(engine, AsyncSession)
options = {"class_": AsyncSession}
third = sessionmaker(engine, **options)

async def main():
    async with first() as session:
        await session.commit()
    async with second() as session:
        await session.commit()
    async with third() as session:
        await session.commit()

#: case a maker of synchronous sessions
#: config {"followUps": ["blocking-database"]}
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

maker = sessionmaker(create_engine("sqlite://"))

async def main():
    async with maker() as session:
#              ^^^^^ needless-async-with
        session.commit()

#: fix Use `with`
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

maker = sessionmaker(create_engine("sqlite://"))

async def main():
    with maker() as session:
        session.commit()
