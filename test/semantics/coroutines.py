#: case coroutines, tasks and futures
import asyncio

async def fetch(n: int) -> str: ...

async def main():
    fetch(1)
#   ^^^^^^^^ type: coroutine of fetch → str
    await fetch(1)
#   ^^^^^^^^^^^^^^ type: str
    asyncio.create_task(fetch(1))
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: asyncio.Task[str]
    await asyncio.create_task(fetch(1))
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: str
    await asyncio.wait_for(fetch(1), 2)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: str
    a, b = await asyncio.gather(fetch(1), asyncio.sleep(1, 2))
    a
#   ^ type: str
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, len, "x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: asyncio.Future[int]
    await asyncio.to_thread(len, "x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: int

#: case async context managers
import asyncio
from contextlib import asynccontextmanager, contextmanager

@asynccontextmanager
async def session():
    yield "open"

@contextmanager
def plain():
    yield 1

class Pool:
    async def __aenter__(self):
        return self

async def main():
    async with session() as s, Pool() as pool, asyncio.timeout(1) as limit, asyncio.TaskGroup() as group:
        s
#       ^ type: str
        pool
#       ^^^^ type: main.Pool
        limit
#       ^^^^^ type: asyncio.Timeout
        group.create_task(asyncio.sleep(1, "x"))
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: asyncio.Task[str]
    with plain() as n, open("x", "rb") as f:
        n
#       ^ type: int
        f
#       ^ type: io.BufferedReader

#: case async iterators and generators
from typing import AsyncIterator

async def numbers():
    yield 1

async def words() -> AsyncIterator[str]:
    yield "x"

class Rows:
    def __aiter__(self): return self
    async def __anext__(self): return 1.0

async def main():
    async for n in numbers():
        n
#       ^ type: int
    async for w in words():
        w
#       ^ type: str
    async for row in Rows():
        row
#       ^^^ type: float
    xs = [n async for n in numbers()]
    xs
#   ^^ type: list[int]

#: case decorators
import functools
from typing import Awaitable, Callable, TypeVar

F = TypeVar("F", bound=Callable)

def keep(f: F) -> F: ...

def twice(f):
    @functools.wraps(f)
    async def wrapper(*args):
        await f(*args)
        return await f(*args)
    return wrapper

def same(f):
    return f

@keep
async def a() -> int: ...

@twice
async def b() -> int: ...

@unknown
async def c() -> int: ...

@same
async def d() -> int: ...

a()
#:^^^ type: coroutine of a → int
b()
#:^^^ type: coroutine of wrapper → ?
c()
#:^^^ type: ?
d()
#:^^^ type: coroutine of d → int

#: case callables, lambdas and partials
from typing import Awaitable, Callable

async def fetch() -> int: ...

def use(callback: Callable[[int], Awaitable[str]], other: "Callable[..., int] | None" = None):
    callback(1)
#   ^^^^^^^^^^^ type: typing.Awaitable[str]
    (lambda: fetch())()
#   ^^^^^^^^^^^^^^^^^^^ type: coroutine of fetch → int

#: case annotations in strings and under TYPE_CHECKING
from __future__ import annotations
from typing import TYPE_CHECKING, Optional, Union

if TYPE_CHECKING:
    import asyncio

class Node:
    def __init__(self, parent: "Optional[Node]", lock: asyncio.Lock):
        self.parent = parent
        self.lock = lock

def f(a: "Node", b: Union[int, str], c: "dict[str, list[Node]]"):
    a.parent
#   ^^^^^^^^ type: main.Node | None
    a.lock
#   ^^^^^^ type: asyncio.Lock
    b
#   ^ type: int | str
    c["x"][0]
#   ^^^^^^^^^ type: main.Node

#: case paths and subprocesses
import pathlib
import subprocess

p = pathlib.Path("a") / "b"
p.parent.read_text
#:^^^^^^^^^^^^^^^^^^ type: function read_text
p.read_text()
#:^^^^^^^^^^^^^ type: str
subprocess.Popen(["x"]).wait
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: function wait
subprocess.run(["x"])
#:^^^^^^^^^^^^^^^^^^^^^ type: subprocess.CompletedProcess[bytes]

#: case awaiting what hands on the `__await__` of a coroutine
class Request:
    def __await__(self):
        return self._send().__await__()

    async def _send(self) -> str: ...

async def main():
    await Request()
#   ^^^^^^^^^^^^^^^ type: str

#: case decorators with arguments, and those that give an object
from typing import Any, Callable, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

class Loop:
    def start(self) -> int: ...

class App:
    def get(self, path: str) -> Callable[[F], F]: ...
    def loop(self, seconds: int) -> Callable[[F], Loop]: ...
    def command(self, f: F) -> Loop: ...

app = App()

@app.get("/")
async def index() -> str: ...

@app.loop(3)
async def tick() -> str: ...

@app.command
async def run() -> str: ...

index()
#:^^^^^^^ type: coroutine of index → str
tick.start()
#:^^^^^^^^^^^^ type: int
run.start()
#:^^^^^^^^^^^ type: int

#: case generators whose annotation is another thing
from typing import Iterable

async def chunks() -> dict:
    yield 1

def lines() -> str:
    yield 1.0

def words() -> Iterable[str]:
    yield "a"

async def main():
    chunks()
#   ^^^^^^^^ type: typing.AsyncGenerator[int, ?]
    lines()
#   ^^^^^^^ type: typing.Generator[float, ?, ?]
    words()
#   ^^^^^^^ type: typing.Iterable[str]

#: case generator expressions that are asynchronous by what is in them
async def numbers():
    yield 1

async def main(xs):
    ([n async for n in numbers()] for x in xs)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: typing.AsyncGenerator[list[int], None]
    ((n async for n in numbers()) for x in xs)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: typing.Generator[typing.AsyncGenerator[int, None], None, None]
    ((n for n in [await x]) for x in xs)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: typing.AsyncGenerator[typing.Generator[?, None, None], None]

#: case an alias of a type of classes
class App:
    async def __call__(self) -> int: ...

Factory = type[App]

async def main(factory: Factory, other: "Factory"):
    factory()
#   ^^^^^^^^^ type: main.App
    await other()()
#   ^^^^^^^^^^^^^^^ type: int

#: case decorators of context managers on functions of the other colour
from contextlib import asynccontextmanager, contextmanager

@contextmanager
async def session():
    yield "open"

@asynccontextmanager
def plain():
    yield 1

session
#:^^^^^ type: ?
plain
#:^^^ type: ?

#: case async generators that are declared to be something else
from typing import Generator, Iterator

async def ask() -> Generator[str, None, None]:
    yield "a"

async def names() -> Iterator[str]:
    yield "a"

ask()
#:^^^^^ type: typing.AsyncGenerator[str, ?]
names()
#:^^^^^^^ type: typing.AsyncGenerator[str, ?]

#: case a cast to anything
from typing import Any, cast

def load() -> int: ...

cast(Any, load())
#:^^^^^^^^^^^^^^^^^ type: ?
cast(str, load())
#:^^^^^^^^^^^^^^^^^ type: str
