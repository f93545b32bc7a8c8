#: case the coroutine of another function
async def load(name: str) -> int:
    return len(name)

async def first(names: list[str]) -> int:
    return load(names[0])  # the first one
#          ^^^^ coroutine-returned [warning]: Callers of `first()` get a coroutine: nothing awaited `load()`

#: fix Await `load()`
async def load(name: str) -> int:
    return len(name)

async def first(names: list[str]) -> int:
    return await load(names[0])  # the first one

#: case methods on self, inheritance and aliases
import asyncio as aio
from dataclasses import dataclass

@dataclass
class User:
    name: str

class Store:
    async def find(self, name) -> User:
        return User(name)

class Cache(Store):
    async def user(self, name: str) -> "User | None":
        if not name:
            return None
        return (self.find(name))
#               ^^^^^^^^^ coroutine-returned: Callers of `user()` get a coroutine: nothing awaited `self.find()`

    async def pause(self) -> None:
        return aio.sleep(1)
#              ^^^^^^^^^ coroutine-returned: Callers of `pause()` get a coroutine: nothing awaited `aio.sleep()`

    async def pair(self) -> tuple[User, User]:
        return super().find("a")
#              ^^^^^^^^^^^^ coroutine-returned

#: case one branch or the other
async def load(name) -> list[int]:
    return [1]

async def show(flag: bool, known: list[int]) -> list[int]:
    if known:
        return known or load("a")
#                       ^^^^ coroutine-returned
    return load("b") if flag else (known if known else load("c"))
#          ^^^^ coroutine-returned
#                                                      ^^^^ coroutine-returned

#: fix Await `load()`
async def load(name) -> list[int]:
    return [1]

async def show(flag: bool, known: list[int]) -> list[int]:
    if known:
        return known or await load("a")
    return await load("b") if flag else (known if known else await load("c"))

#: case through a variable
async def load(name) -> str:
    return name

async def show(flag) -> str:
    if flag:
        text = load("a")
    else:
        text = load("b")
    return text
#          ^^^^ coroutine-returned: Callers of `show()` get a coroutine: nothing awaited `load()`

#: fix Await `load()`
async def load(name) -> str:
    return name

async def show(flag) -> str:
    if flag:
        text = await load("a")
    else:
        text = await load("b")
    return text

#: case awaitables that are no coroutines
import asyncio
from typing import Awaitable, Callable

class Response:
    status = 200

async def middleware(request, call_next: Callable[..., Awaitable[Response]]) -> Response:
    return call_next(request)
#          ^^^^^^^^^ coroutine-returned: Callers of `middleware()` get no result: nothing awaited `call_next()`

async def size(loop: asyncio.AbstractEventLoop) -> int:
    return loop.run_in_executor(None, len, "x")
#          ^^^^^^^^^^^^^^^^^^^^ coroutine-returned

#: case awaited before it is returned
async def load(name) -> str:
    return name

async def show(flag) -> str:
    text = await load("a")
    return text if flag else await load("b")

#: case declared to return it
import asyncio
from typing import Any, Awaitable, Coroutine, Generic, TypeVar, Union

T = TypeVar("T")

async def load() -> int:
    return 1

async def a() -> Awaitable[int]:
    return load()

async def b() -> Coroutine[Any, Any, int]:
    return load()

async def c() -> Any:
    return load()

async def d() -> Union[int, Awaitable[int]]:
    return load()

async def e() -> object:
    return load()

async def f() -> "asyncio.Task[int]":
    return asyncio.create_task(load())

async def g(x: T) -> T:
    return load()

async def h() -> "Unknown":
    return load()

#: case without an annotation
async def load() -> int:
    return 1

async def show():
    return load()

def wrap(function):
    async def wrapper(*args):
        return function(*args)
    return wrapper

#: case a sync function hands it on
async def load() -> int:
    return 1

def show() -> int:
    return load()

async def outer() -> int:
    def inner():
        return load()
    later = lambda: load()
    return await inner() + await later()

#: case callers that await twice
async def load() -> int:
    return 1

async def start() -> int:
    return load()

async def main():
    return await (await start())

#: case functions that are not known
from elsewhere import load, wrapped

@wrapped
async def fetch() -> int:
    return 1

async def show(client) -> int:
    if client:
        return client.get()
    return load() or fetch()

#: case a subclass overrides it with a sync method
class Source:
    async def read(self) -> str:
        return ""

class Plain(Source):
    def read(self) -> str:
        return ""

async def show(source: Source) -> str:
    return source.read()

#: case an awaitable object that is what was declared
class Result:
    pass

class Pending(Result):
    def __await__(self):
        return iter([])

def start() -> Pending:
    return Pending()

async def show() -> Result:
    return start()

#: case protocols that a coroutine meets
from typing import Protocol

class Closable(Protocol):
    def close(self) -> None: ...

async def load() -> int:
    return 1

async def show() -> Closable:
    return load()

#: case someone who knows
async def load() -> int:
    return 1

async def show() -> int:
    return load()  # type: ignore[return-value]

#: case the coroutine is awaited, too, or used as a value
import asyncio

async def load() -> int:
    return 1

async def show() -> int:
    data = load()
    asyncio.create_task(data)
    return data

async def other() -> int:
    data = load()
    print(data + 1)
#         ^^^^ coroutine-as-value
    return data

#: case an async generator
from typing import AsyncIterator

async def load() -> int:
    return 1

async def show() -> AsyncIterator[int]:
    yield 1
    return

async def pages() -> AsyncIterator[int]:
    return show()

#: case asked what it is
import inspect

async def load() -> int:
    return 1

async def show(value) -> int:
    if inspect.iscoroutinefunction(load):
        return load()
    return value
