#: case attributes and items
async def fetch(name):
    return {"name": name}

async def show():
    print(fetch("a").items())
#         ^^^^^ coroutine-as-value [error]: `.items` fails here: nothing awaited the coroutine of `fetch()`
    print(fetch("b")["name"], fetch("c")[0].upper())
#         ^^^^^ coroutine-as-value: `["name"]` fails here: nothing awaited the coroutine of `fetch()`
#                             ^^^^^ coroutine-as-value: `[0]` fails here: nothing awaited the coroutine of `fetch()`

#: fix Await `fetch()`
async def fetch(name):
    return {"name": name}

async def show():
    print((await fetch("a")).items())
    print((await fetch("b"))["name"], (await fetch("c"))[0].upper())

#: case the await of a method of the result
class Response:
    async def text(self):
        return ""

    def json(self):
        return {}

async def get(url):
    return Response()

async def show():
    text = await get("a").text()
#                ^^^ coroutine-as-value: `.text` fails here: nothing awaited the coroutine of `get()`
    data = await get("b").json()
#                ^^^ coroutine-as-value: `.json` fails here: nothing awaited the coroutine of `get()`
    return text, data

#: fix Await `get()`
class Response:
    async def text(self):
        return ""

    def json(self):
        return {}

async def get(url):
    return Response()

async def show():
    text = await (await get("a")).text()
    data = (await get("b")).json()
    return text, data

#: case tests
async def is_ready():
    return True

async def show(xs):
    if is_ready():
#      ^^^^^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `is_ready()`
        print(1)
    elif not is_ready():
#            ^^^^^^^^ coroutine-as-value
        print(2)
    while is_ready():
#         ^^^^^^^^ coroutine-as-value
        break
    assert is_ready(), "not yet"
#          ^^^^^^^^ coroutine-as-value
    a = 1 if is_ready() else 2
#            ^^^^^^^^ coroutine-as-value
    b = is_ready() or 3
#       ^^^^^^^^ coroutine-as-value
    if xs and is_ready():
#             ^^^^^^^^ coroutine-as-value
        print(4)
    c = [x for x in xs if is_ready()]
#                         ^^^^^^^^ coroutine-as-value
    return a, b, c, bool(is_ready())
#                        ^^^^^^^^ coroutine-as-value

#: fix Await `is_ready()`
async def is_ready():
    return True

async def show(xs):
    if await is_ready():
        print(1)
    elif not await is_ready():
        print(2)
    while await is_ready():
        break
    assert await is_ready(), "not yet"
    a = 1 if await is_ready() else 2
    b = await is_ready() or 3
    if xs and await is_ready():
        print(4)
    c = [x for x in xs if await is_ready()]
    return a, b, c, bool(await is_ready())

#: case comparisons
async def count():
    return 3

async def show(limit, xs):
    assert count() == 3
#          ^^^^^ coroutine-as-value: Never equal: nothing awaited the coroutine of `count()`
    a = 1 < count() <= limit
#           ^^^^^ coroutine-as-value: `<` fails here: nothing awaited the coroutine of `count()`
    b = 3 in count()
#            ^^^^^ coroutine-as-value: `in` fails here: nothing awaited the coroutine of `count()`
    c = 3 not in count()
#                ^^^^^ coroutine-as-value: `not in` fails here: nothing awaited the coroutine of `count()`
    d = count() is True
#       ^^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `count()`
    e = isinstance(count(), int)
#                  ^^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `count()`
    return a, b, c, d, e, count() != limit
#                         ^^^^^ coroutine-as-value

#: case arithmetic
async def count():
    return 3

async def show(total):
    a = count() + 1
#       ^^^^^ coroutine-as-value: `+` fails here: nothing awaited the coroutine of `count()`
    b = 2 ** count()
#            ^^^^^ coroutine-as-value: `**` fails here: nothing awaited the coroutine of `count()`
    c = -count()
#        ^^^^^ coroutine-as-value: `-` fails here: nothing awaited the coroutine of `count()`
    total += count()
#            ^^^^^ coroutine-as-value: `+=` fails here: nothing awaited the coroutine of `count()`
    d = "n: " + count()
#               ^^^^^ coroutine-as-value
    e = 1 | count()
#           ^^^^^ coroutine-as-value
    return a, b, c, d, e

#: fix Await `count()`
async def count():
    return 3

async def show(total):
    a = await count() + 1
    b = 2 ** (await count())
    c = -await count()
    total += await count()
    d = "n: " + await count()
    e = 1 | await count()
    return a, b, c, d, e

#: case iteration and unpacking
async def pair():
    return 1, 2

async def show(f):
    for x in pair():
#            ^^^^ coroutine-as-value: `for` fails here: nothing awaited the coroutine of `pair()`
        print(x)
    a, b = pair()
#          ^^^^ coroutine-as-value: Unpacking fails here: nothing awaited `pair()`
    c = [x for x in pair()]
#                   ^^^^ coroutine-as-value
    return a, b, c, f(*pair()), list(pair()), max(pair()), dict(pair())
#                      ^^^^ coroutine-as-value: `*` fails here: nothing awaited the coroutine of `pair()`
#                                    ^^^^ coroutine-as-value: `list` fails here: nothing awaited the coroutine of `pair()`
#                                                 ^^^^ coroutine-as-value
#                                                               ^^^^ coroutine-as-value

#: fix Await `pair()`
async def pair():
    return 1, 2

async def show(f):
    for x in await pair():
        print(x)
    a, b = await pair()
    c = [x for x in await pair()]
    return a, b, c, f(*await pair()), list(await pair()), max(await pair()), dict(await pair())

#: case builtins that look at it
import json

async def name():
    return "x"

async def show(path):
    print(name())
#         ^^^^ coroutine-as-value: This shows a coroutine, not its result: nothing awaited `name()`
    text = f"{name()} {name():>8}" + str(name())
#             ^^^^ coroutine-as-value
#                      ^^^^ coroutine-as-value
#                                        ^^^^ coroutine-as-value
    old = "%s" % name() + "%s %d" % (name(), 1) + "{}".format(name())
#                ^^^^ coroutine-as-value
#                                    ^^^^ coroutine-as-value
#                                                             ^^^^ coroutine-as-value
    a = len(name()), int(name()), round(name())
#           ^^^^ coroutine-as-value: `len` fails here: nothing awaited the coroutine of `name()`
#                        ^^^^ coroutine-as-value
#                                       ^^^^ coroutine-as-value
    b = json.dumps(name()), json.dumps({"name": [name()]})
#                  ^^^^ coroutine-as-value: `dumps` fails here: nothing awaited the coroutine of `name()`
#                                                ^^^^ coroutine-as-value
    return text, old, a, b, open(name())
#                                ^^^^ coroutine-as-value

#: case a generator expression that is consumed at once
async def check(x):
    return x > 1

async def show(xs):
    if any(check(x) for x in xs):
#          ^^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `check()`
        print(all([check(x) for x in xs]))
#                  ^^^^^ coroutine-as-value
    return sum(check(x) for x in xs), ",".join(check(x) for x in xs), any(x for x in xs if check(x))
#              ^^^^^ coroutine-as-value: `sum` fails here: nothing awaited the coroutine of `check()`
#                                              ^^^^^ coroutine-as-value: `join` fails here: nothing awaited the coroutine of `check()`
#                                                                                          ^^^^^ coroutine-as-value

#: fix Await `check()`
async def check(x):
    return x > 1

async def show(xs):
    if any([await check(x) for x in xs]):
        print(all([await check(x) for x in xs]))
    return sum([await check(x) for x in xs]), ",".join([await check(x) for x in xs]), any([x for x in xs if await check(x)])

#: case through a variable, at its first use
async def fetch(name):
    return {"name": name}

async def show():
    user = fetch("a")
    if user:
#      ^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `fetch()`
        print(user["name"])
        print(f"{user}")
    return user

#: fix Await `fetch()`
async def fetch(name):
    return {"name": name}

async def show():
    user = await fetch("a")
    if user:
        print(user["name"])
        print(f"{user}")
    return user

#: case through a variable that both branches give a coroutine
async def fetch(name):
    return name

async def show(flag):
    if flag:
        user = fetch("a")
    else:
        user = fetch("b")
    return user.upper()
#          ^^^^ coroutine-as-value: `.upper` fails here: nothing awaited the coroutine of `fetch()`

#: fix Await `fetch()`
async def fetch(name):
    return name

async def show(flag):
    if flag:
        user = await fetch("a")
    else:
        user = await fetch("b")
    return user.upper()

#: case through a walrus, a pair of names and a condition
async def fetch(name):
    return name

async def show(flag):
    if (user := fetch("a")):
#               ^^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `fetch()`
        print(user.upper())
    first, second = fetch("b"), fetch("c")
    print(first + second)
#         ^^^^^ coroutine-as-value: `+` fails here: nothing awaited the coroutine of `fetch()`
#                 ^^^^^^ coroutine-as-value
    either = fetch("d") if flag else fetch("e")
    return len(either)
#              ^^^^^^ coroutine-as-value: `len` fails here: nothing awaited the coroutine of `fetch()`

#: fix Await `fetch()`
async def fetch(name):
    return name

async def show(flag):
    if (user := await fetch("a")):
        print(user.upper())
    first, second = await fetch("b"), await fetch("c")
    print(first + second)
    either = await fetch("d") if flag else await fetch("e")
    return len(either)

#: case methods on self, inherited ones and aliases
#: file base.py
class Store:
    async def load(self, key) -> str:
        return key

#: file main.py
import asyncio as aio
from asyncio import Queue
from base import Store as Base

class Cache(Base):
    def __init__(self):
        self.queue: Queue[str] = Queue()

    async def show(self):
        item = self.queue.get()
        print(item.upper(), self.load("a").upper())
#             ^^^^ coroutine-as-value: `.upper` fails here: nothing awaited the coroutine of `self.queue.get()`
#                           ^^^^^^^^^ coroutine-as-value: `.upper` fails here: nothing awaited the coroutine of `self.load()`
        return aio.wait_for(self.load("b"), 1) + "x"
#              ^^^^^^^^^^^^ coroutine-as-value: `+` fails here: nothing awaited the coroutine of `aio.wait_for()`

#: case the attribute `close` or `send` of the result
class Socket:
    async def send(self, text):
        return len(text)

    async def close(self, code=1000):
        return None

async def connect():
    return Socket()

async def show():
    socket = connect()
    await socket.send("text")
#         ^^^^^^ coroutine-as-value: `.send` fails here: nothing awaited the coroutine of `connect()`
    other = connect()
    await other.close()
#         ^^^^^ coroutine-as-value: `.close` fails here: nothing awaited the coroutine of `connect()`
    third = connect()
    return third.close(code=1001)
#          ^^^^^ coroutine-as-value: `.close` fails here: nothing awaited the coroutine of `connect()`

#: fix Await `connect()`
class Socket:
    async def send(self, text):
        return len(text)

    async def close(self, code=1000):
        return None

async def connect():
    return Socket()

async def show():
    socket = await connect()
    await socket.send("text")
    other = await connect()
    await other.close()
    third = await connect()
    return third.close(code=1001)

#: case given where an annotation asks for something else
import io
from dataclasses import dataclass

@dataclass
class User:
    name: str

class Report:
    def __init__(self, user: User, size: int | None = None):
        self.user = user

def show(user: "User", *, size: int | None = None):
    print(user, size)

async def find(name) -> User:
    return User(name)

async def size() -> int:
    return 1

async def main():
    show(find("a"), size=size())
#        ^^^^ coroutine-as-value: `show` gets a coroutine, not its result: nothing awaited `find()`
#                        ^^^^ coroutine-as-value: `show` gets a coroutine, not its result: nothing awaited `size()`
    user = find("b")
    data = size()
    io.BytesIO(data)
#              ^^^^ coroutine-as-value: `BytesIO` gets a coroutine, not its result: nothing awaited `size()`
    return Report(user)
#                 ^^^^ coroutine-as-value: `Report` gets a coroutine, not its result: nothing awaited `find()`

#: fix Await `find()`
import io
from dataclasses import dataclass

@dataclass
class User:
    name: str

class Report:
    def __init__(self, user: User, size: int | None = None):
        self.user = user

def show(user: "User", *, size: int | None = None):
    print(user, size)

async def find(name) -> User:
    return User(name)

async def size() -> int:
    return 1

async def main():
    show(await find("a"), size=size())
    user = await find("b")
    data = size()
    io.BytesIO(data)
    return Report(user)

#: case an awaitable that is no coroutine
import asyncio
from typing import Awaitable, Callable

class Response:
    status = 200

class Request:
    def __await__(self):
        return self._send().__await__()

    async def __aenter__(self) -> Response:
        return Response()

    async def _send(self) -> Response:
        return Response()

class Client:
    def get(self, url) -> Request:
        return Request()

async def show(receive: Callable[[], Awaitable[dict[str, str]]]):
    loop = asyncio.get_running_loop()
    size = loop.run_in_executor(None, len, "text") + 1
#          ^^^^^^^^^^^^^^^^^^^^ coroutine-as-value: `+` fails here: nothing awaited what `loop.run_in_executor()` gives
    message = receive()
    print(message["type"])
#         ^^^^^^^ coroutine-as-value: `["type"]` fails here: nothing awaited what `receive()` gives
    response = Client().get("/")
    return size, response.status
#                ^^^^^^^^ coroutine-as-value: `.status` fails here: nothing awaited what `Client().get()` gives

#: case entered by with
class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def lock():
    return Lock()

async def session():
    return Session()

async def show():
    with lock() as held:
#        ^^^^ coroutine-as-value: `with` fails here: nothing awaited the coroutine of `lock()`
        print(held)
    with session():
#        ^^^^^^^ coroutine-as-value: `with` fails here: nothing awaited the coroutine of `session()`
        pass

#: fix Await `lock()`
class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def lock():
    return Lock()

async def session():
    return Session()

async def show():
    with await lock() as held:
        print(held)
    with session():
        pass

#: fix Await `session()`
class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def lock():
    return Lock()

async def session():
    return Session()

async def show():
    with lock() as held:
        print(held)
    async with await session():
        pass

#: case in a sync function
async def load():
    return {}

def show():
    data = load()
    return data["a"]
#          ^^^^ coroutine-as-value

async def main():
    print(show())

#: fix Make `show` async and await `load()`
async def load():
    return {}

async def show():
    data = await load()
    return data["a"]

async def main():
    print(await show())

#: case at module level
async def load():
    return {}

data = load()
print(data["a"], load().keys())
#     ^^^^ coroutine-as-value: `["a"]` fails here: nothing awaited the coroutine of `load()`
#                ^^^^ coroutine-as-value
print(data["b"])

#: fix Run it with `asyncio.run`
import asyncio

async def load():
    return {}

data = asyncio.run(load())
print(data["a"], asyncio.run(load()).keys())
print(data["b"])

#: case in a notebook
#: config {"isNotebook": true}
async def load():
    return {}

data = load()
data["a"]
#:^^^^ coroutine-as-value

#: fix Await `load()`
async def load():
    return {}

data = await load()
data["a"]

#: case with a coroutine that is awaited, too, there is no fix
async def load():
    return {}

async def show():
    data = load()
    print(data["a"])
#         ^^^^ coroutine-as-value
    return await data

#: case awaited
async def fetch(name):
    return {"name": name}

async def show(xs):
    user = await fetch("a")
    print(user["name"], (await fetch("b")).items(), f"{await fetch('c')}")
    if await fetch("d") == user and not await fetch("e"):
        return [x for x in xs if await fetch(x)]
    return any([await fetch(x) for x in xs])

#: case what coroutines have
import inspect

async def fetch(name):
    return name

def show():
    coro = fetch("a")
    print(coro.cr_frame, coro.__name__, coro.__qualname__, coro.cr_code.co_name)
    coro.send(None)
    coro.close()
    fetch("b").close()
    iterator = fetch("c").__await__()
    return inspect.getcoroutinestate(fetch("d")), inspect.iscoroutine(coro), iterator

#: case stored, passed on, returned and scheduled
import asyncio

async def fetch(name):
    return name

async def show(run, names):
    coro = fetch("a")
    jobs = [fetch("b"), coro]
    table = {"c": fetch("c")}
    run(fetch("d"), key=fetch("e"))
    task = asyncio.create_task(fetch("f"))
    print(task, table)
    group = (fetch(name) for name in names)
    await asyncio.gather(*group, *[fetch(name) for name in names])
    yield fetch("g")
    await asyncio.wait_for(coro, 1)
    jobs.append(fetch("h"))

#: case compared with None and by identity, and looked for
async def fetch(name):
    return name

async def show(known):
    coro = fetch("a")
    if coro is not None and coro is not known and coro != None:
        await coro
    print(coro in known)

#: case the coroutine itself is logged before it is awaited
import asyncio
import logging

async def fetch(name):
    return name

async def show(pool):
    coro = fetch("a")
    print(f"running {coro!r} {coro}")
    print(coro)
    result = await coro
    other = fetch("b")
    logging.info("running %s", other)
    assert str(other) != ""
    pool.submit(other)
    third = fetch("c")
    print(third)
    pool.add(third)
    return result

#: case tested before it is awaited
async def fetch(name):
    return name

async def show():
    coro = fetch("a")
    if coro:
        await coro

#: case a coroutine or None
async def fetch(name):
    return name

async def show(flag):
    coro = fetch("a") if flag else None
    if coro:
        await coro
    other = None
    if flag:
        other = fetch("b")
    if other and other != coro:
        await other

#: case a coroutine or its result
import inspect

async def fetch(name):
    return name

def cached(name):
    return name

async def show(name, flag):
    value = fetch(name) if flag else cached(name)
    if inspect.isawaitable(value):
        value = await value
    print(value.upper())
    other = fetch(name) if flag else cached(name)
    if flag:
        other = await other
    return other.upper()

#: case a coroutine on one branch
async def fetch(name):
    return name

def cached(name):
    return name

async def show(name, flag):
    other = cached(name)
    if flag:
        other = fetch(name)
    return other.upper()
#          ^^^^^ coroutine-as-value: `.upper` fails here: nothing awaited the coroutine of `fetch()`

async def find(name, known):
    user = fetch(name)
    if known is not None:
        user = known
    first, last = user
#                 ^^^^ coroutine-as-value: Unpacking fails here: nothing awaited `fetch()`
    return first, last

#: fix Await `fetch()`
async def fetch(name):
    return name

def cached(name):
    return name

async def show(name, flag):
    other = cached(name)
    if flag:
        other = await fetch(name)
    return other.upper()

async def find(name, known):
    user = await fetch(name)
    if known is not None:
        user = known
    first, last = user
    return first, last

#: case called by the flag that says which it is
async def fetch(name):
    return name

def cached(name):
    return name

async def show(name, is_async):
    user = fetch(name) if is_async else cached(name)
    if is_async:
        return await user
    return user.upper()

#: case asked what it is
import asyncio
import inspect
from collections.abc import Awaitable

async def fetch(name):
    return name

async def show(name, IS_ASYNC):
    value = fetch(name)
    if isinstance(value, Awaitable):
        value = await value
    if hasattr(value, "upper"):
        print(value.upper())
    other = fetch(name)
    if not asyncio.iscoroutine(other):
        print(other.upper())
    third = fetch(name)
    return await third if IS_ASYNC else third.upper()

#: case assigned again
async def fetch(name):
    return name

async def show():
    user = fetch("a")
    user = await user
    print(user.upper())
    for name in ["b", "c"]:
        item = fetch(name)
        item = await item
        print(item + "x")

#: case a parameter or a global of the same name
async def fetch(name):
    return name

data = fetch("a")

async def show(data):
    print(data.upper())

async def main():
    print(await data)

#: case a global with several values
async def fetch(name):
    return name

data = fetch("a")
data = "b"
print(data.upper())

#: case sync functions and unknown ones
import asyncio
from elsewhere import load, wrapped

def read():
    return {}

@wrapped
async def fetch(name):
    return name

async def show(client):
    print(read()["a"], load()["a"], client.get("/").status, fetch("x").upper())
    data = client.get("/")
    return data["a"]

#: case a subclass overrides it with a sync method
class Source:
    async def read(self):
        return ""

class Plain(Source):
    def read(self):
        return ""

async def show(source: Source):
    return source.read().upper()

#: case a test replaces it
from unittest.mock import patch

class Client:
    async def load(self):
        return {}

def test_load(client: Client):
    with patch.object(Client, "load", return_value={"a": 1}):
        assert client.load()["a"] == 1

#: case an abstract async iterator
from abc import ABC, abstractmethod
from typing import AsyncIterator

class Stream(ABC):
    @abstractmethod
    async def read(self) -> AsyncIterator[bytes]:
        raise NotImplementedError

async def show(stream: Stream):
    source = stream.read()
    print(source.aclose)
    return [chunk async for chunk in source]

#: case overloads of which one is sync
from typing import Literal, overload

@overload
def load(wait: Literal[True]) -> dict: ...
@overload
async def load(wait: bool = False) -> dict: ...
def load(wait=False):
    return {}

async def show():
    return load(wait=True)["a"]

#: case operators with a meaning of their own
class Pipe:
    def __ror__(self, other):
        return self

    def __radd__(self, other):
        return self

async def fetch(name):
    return name

async def show(stage):
    return fetch("a") | Pipe(), fetch("b") | stage, fetch("c") + Pipe(), stage >> fetch("d")

#: case meant to fail
import pytest

async def fetch(name):
    return name

async def test_fetch():
    with pytest.raises(TypeError):
        fetch("a") + 1
    with pytest.raises(AttributeError):
        fetch("b").upper()
    with pytest.warns(RuntimeWarning):
        print(fetch("c"))

#: case equal to anything
from unittest import mock

async def fetch(name):
    return name

async def test_fetch():
    assert fetch("a") == mock.ANY

#: case annotations that leave room for a coroutine
from typing import Any, Awaitable, Callable, Coroutine, Hashable, Protocol, TypeVar, Union

T = TypeVar("T")

class Closable(Protocol):
    def close(self) -> None: ...

class Runner:
    def __init__(self, work: Coroutine):
        self.work = work

def a(x: Any): ...
def b(x: Awaitable[int]): ...
def c(x: Union[int, Awaitable[int]]): ...
def d(x: T) -> T: ...
def e(x: object): ...
def f(x: Closable): ...
def g(x: Hashable): ...
def h(x): ...
def i(*x: int): ...
def j(x: "Callable | Coroutine"): ...
def k(x: "Unknown"): ...

async def fetch() -> int:
    return 1

async def main(run):
    for each in (a, b, c, d, e, f, g, h, i, j, k):
        each(fetch())
    a(fetch()), b(fetch()), c(fetch()), d(fetch()), e(fetch()), f(fetch()), g(fetch()), h(fetch()), j(fetch()), k(fetch())
    run(fetch())
    Runner(fetch())

#: case passed on against the annotation by someone who knows
def run(x: int): ...

async def fetch() -> int:
    return 1

async def main():
    run(fetch())  # type: ignore[arg-type]

#: case a function a test replaces takes anything
from unittest.mock import Mock

class Runner:
    def run(self, x: int): ...

async def fetch() -> int:
    return 1

async def main():
    runner = Runner()
    runner.run = Mock()
    runner.run(fetch())

#: case an awaitable with attributes of its own
import asyncio

class Query:
    def filter(self):
        return self

    def __await__(self):
        return self._run().__await__()

    async def _run(self) -> "Rows":
        return Rows()

class Rows:
    def filter(self):
        return self

def find() -> Query:
    return Query()

async def show():
    rows = find()
    print(rows.filter(), find().filter())
    task = asyncio.create_task(asyncio.sleep(1, ""))
    task.add_done_callback(print)
    if task and not task.done() and task != rows:
        task.cancel()
    print(task, task.get_name(), rows, len(await find().filter()))

#: case a future with an attribute put on it
import asyncio

async def show():
    future = asyncio.get_running_loop().run_in_executor(None, len, "x")
    future.name = "x"
    return future.name

#: case json with a way to show anything
import json

async def fetch() -> int:
    return 1

async def main():
    return json.dumps({"a": fetch()}, default=str), json.dumps(fetch(), default=repr)

#: case the first statement of a nested function
async def fetch() -> int:
    return 1

async def main():
    value = fetch()

    async def use():
        return await value

    def look():
        return value

    print(value)
    return await use(), look()

#: case tested for a class of a module nobody has read
from elsewhere import Result, types

async def call():
    return Result()

async def show():
    result = call()
    assert isinstance(result, types.Result)
#                     ^^^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `call()`
    other = call()
    return isinstance(other, (types.Error, Result))
#                     ^^^^^ coroutine-as-value

#: case tested for classes that coroutines may be instances of
import types
from collections.abc import Awaitable, Coroutine, Hashable
from elsewhere import BaseCoroutine, Closable

async def call():
    return 1

async def show(kind):
    result = call()
    a = isinstance(result, Awaitable), isinstance(result, (Coroutine, int)), isinstance(result, types.CoroutineType)
    b = isinstance(result, Hashable), isinstance(result, object), isinstance(result, BaseCoroutine), isinstance(result, kind)
    return a, b, type(result) is types.CoroutineType

#: case the coroutine of one name or another
async def fetch(name):
    return name

async def show(flag):
    first = fetch("a")
    second = fetch("b")
    await (first or second)
    third = fetch("c")
    return await (third if flag else second)

#: case one branch of a condition
async def fetch(name):
    return name

async def show(flag):
    return (await fetch("a") if flag else fetch("b")).upper()
#                                         ^^^^^ coroutine-as-value: `.upper` fails here: nothing awaited the coroutine of `fetch()`

#: case what `types.coroutine` makes is a generator, too
import types

@types.coroutine
def steps():
    yield 1

def show():
    for step in steps():
        print(step)
    return list(steps()), next(iter(steps()))

#: case the result of a function that somebody else runs
from typing import Callable, Generic, TypeVar

T = TypeVar("T")

class Future(Generic[T]):
    def result(self) -> T: ...

class Client:
    def submit(self, function: Callable[..., T]) -> Future[T]: ...

async def load():
    return 1

def show(client: Client):
    assert client.submit(load).result() == 1

#: case an alias of a type of classes
from typing import Protocol, Type

class Application(Protocol):
    def __init__(self, scope): ...

    async def __call__(self, receive): ...

Factory = type[Application]
Other = Type[Application]

class Middleware:
    def __init__(self, app: "Factory", other: Other):
        self.app = app
        self.other = other

    async def run(self, scope, receive):
        instance = self.app(scope)
        await instance(receive)
        await self.other(scope)(receive)

#: case several coroutines given to extend
async def load():
    return 1

async def main(jobs: list):
    jobs.extend(load(), load())

#: case in code for another library's sync twin
import functools

def require_sync(function):
    return function

async def load():
    return {}

@require_sync
def test_load():
    return load()["a"]

#: case errors expected by a lambda
import unittest

async def load():
    return []

class LoadTest(unittest.TestCase):
    def test_list(self):
        coro = load()
        check = lambda: self.assertRaisesRegex(TypeError, "not iterable")
        with check():
            list(coro)
        coro.close()

#: case the results of gather
import asyncio

async def load(name):
    return name

async def main(names):
    first, second = asyncio.gather(load("a"), load("b"))
#                   ^^^^^^^^^^^^^^ coroutine-as-value: Unpacking fails here: nothing awaited `asyncio.gather()`
    results = asyncio.gather(load("c"), load("d"))
    for result in results:
#                 ^^^^^^^ coroutine-as-value: `for` fails here: nothing awaited what `asyncio.gather()` gives
        print(result)
    return first, second

#: case arguments of asyncio's own functions
import asyncio

async def text() -> bytes:
    return b""

async def delay() -> float:
    return 1.0

async def main(writer: asyncio.StreamWriter, queue: asyncio.Queue):
    writer.write(text())
#                ^^^^ coroutine-as-value: `write` gets a coroutine, not its result: nothing awaited `text()`
    await asyncio.wait_for(delay(), timeout=delay())
#                                           ^^^^^ coroutine-as-value
    await queue.put(text())

#: case a name with a verb of running in it
async def find(name) -> dict:
    return {}

async def main(self, name):
    session = find(name)
    if not session:
#          ^^^^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `find()`
        raise ValueError(name)
    return self._find_agent_to_run(session, name)

#: case a future that is awaited before it is iterated
import asyncio

async def load(name):
    return name

async def main():
    tasks = asyncio.gather(load("a"), load("b"))
    await tasks
    assert all(one.done() for one in tasks)

#: case given to a function that looks into it
async def fetch(name):
    return {"name": name}

def show(user):
    print(user["name"])

def keep(user, users):
    users.append(user)

async def run(user):
    if hasattr(user, "__await__"):
        user = await user
    return user["name"]

async def main(users):
    user = fetch("Ann")
    show(user)
#        ^^^^ coroutine-as-value: `show` gets a coroutine, not its result: nothing awaited `fetch()`
    keep(fetch("Bob"), users)
    await run(fetch("Cid"))

#: fix Await `fetch()`
async def fetch(name):
    return {"name": name}

def show(user):
    print(user["name"])

def keep(user, users):
    users.append(user)

async def run(user):
    if hasattr(user, "__await__"):
        user = await user
    return user["name"]

async def main(users):
    user = await fetch("Ann")
    show(user)
    keep(fetch("Bob"), users)
    await run(fetch("Cid"))

#: case given where a callable takes something else
from typing import Any, Callable

async def fetch() -> int:
    return 1

async def main(show: Callable[[int], None], keep: Callable[[Any], None], put: Callable[..., None]):
    show(fetch())
#        ^^^^^ coroutine-as-value: `show` gets a coroutine, not its result: nothing awaited `fetch()`
    keep(fetch())
    put(fetch())

#: fix Await `fetch()`
from typing import Any, Callable

async def fetch() -> int:
    return 1

async def main(show: Callable[[int], None], keep: Callable[[Any], None], put: Callable[..., None]):
    show(await fetch())
    keep(fetch())
    put(fetch())

#: case awaited on the other branch
async def fetch(name):
    return name

async def main(name):
    if name:
        user = await fetch(name)
    else:
        user = fetch("Ann")
    if not user:
#          ^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `fetch()`
        return None
    return user

#: fix Await `fetch()`
async def fetch(name):
    return name

async def main(name):
    if name:
        user = await fetch(name)
    else:
        user = await fetch("Ann")
    if not user:
        return None
    return user

#: case what nobody has read, awaited everywhere else
from somewhere import Client

async def first(client: Client):
    row = await client.fetch_row(1)
    print(row.name)

async def second(client: Client):
    await client.fetch_row(2)
    return await client.fetch_row(2)

async def third(client: Client):
    row = client.fetch_row(3)
    print(row.name)
#         ^^^ coroutine-as-value [warning]: This is probably a coroutine, not its result: `client.fetch_row()` is awaited everywhere else

#: fix Await `client.fetch_row()`
from somewhere import Client

async def first(client: Client):
    row = await client.fetch_row(1)
    print(row.name)

async def second(client: Client):
    await client.fetch_row(2)
    return await client.fetch_row(2)

async def third(client: Client):
    row = await client.fetch_row(3)
    print(row.name)

#: case what nobody has read, its value awaited later or passed on
from somewhere import Client

async def first(client: Client):
    row = await client.fetch_row(1)
    print(row.name)

async def second(client: Client):
    await client.fetch_row(2)
    return await client.fetch_row(2)

async def third(client: Client, tasks):
    row = client.fetch_row(3)
    if row:
        await row
    tasks.append(client.fetch_row(4))
    later = client.fetch_row(5)
    later.add_done_callback(print)

#: case what nobody has read, of a class that was asked for
from somewhere import Response, SyncResponse

async def first(response: Response):
    assert await response.get_data() == b""
    assert await response.get_data() != b"x"
    assert await response.get_data() != b"y"

async def second(response):
    if isinstance(response, SyncResponse):
        assert response.get_data() == b""

#: case what nobody has read, sync in a function of its own
from somewhere import Client, SyncClient

async def first(client: Client):
    await client.fetch_row(1)
    await client.fetch_row(2)

def second(client: SyncClient):
    row = client.fetch_row(3)
    return row.name

#: case looked at by `is None` and nothing else
async def find(name): ...

async def first():
    user = find("Ann")
    assert user is not None
#          ^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `find()`

async def second():
    user = find("Ann")
    if user is None:
#      ^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `find()`
        return "nobody"

async def third(known):
    if find("Ann") is None:
#      ^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `find()`
        return "nobody"
    if find("Cid") in known:
#      ^^^^ coroutine-as-value: Never equal: nothing awaited the coroutine of `find()`
        return "known"
    user = find("Bob")
    return user in known
#          ^^^^ coroutine-as-value: Never equal: nothing awaited the coroutine of `find()`

#: case looked at by `is None`, then awaited or passed on
async def find(name): ...

async def first():
    user = find("Ann")
    if user is not None:
        return await user

async def second(start):
    user = find("Ann")
    if user is not None:
        start(user)

async def third(known):
    user = find("Ann")
    if user not in known:
        known.add(user)

async def fourth(flag):
    user = find("Ann") if flag else None
    return user is None

#: case assertions of unittest
import unittest

async def find(name): ...

class TestFind(unittest.IsolatedAsyncioTestCase):
    async def test_equal(self):
        user = find("Ann")
        self.assertEqual(user, "Ann")
#                        ^^^^ coroutine-as-value: Never equal: nothing awaited the coroutine of `find()`

    async def test_none(self):
        user = find("Ann")
        self.assertIsNone(user)
#                         ^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `find()`

    async def test_true(self):
        self.assertTrue(find("Ann"))
#                       ^^^^ coroutine-as-value: Always true: nothing awaited the coroutine of `find()`

    async def test_in(self):
        names = find("Ann")
        self.assertIn("Ann", names)
#                            ^^^^^ coroutine-as-value: `assertIn` fails here: nothing awaited the coroutine of `find()`

    async def test_instance(self):
        self.assertIsInstance(find("Ann"), str)
#                             ^^^^ coroutine-as-value: Never true: nothing awaited the coroutine of `find()`

#: case assertions about the coroutine itself
import inspect
import unittest
from collections.abc import Awaitable

async def find(name): ...

class TestFind(unittest.IsolatedAsyncioTestCase):
    async def test_coroutine(self):
        user = find("Ann")
        self.assertTrue(inspect.iscoroutine(user))
        self.assertIsNotNone(user)
        self.assertEqual(await user, "Ann")

    async def test_instance(self):
        user = find("Ann")
        self.assertIsInstance(user, Awaitable)
        user.close()

    async def test_same(self):
        user = find("Ann")
        self.assertIs(user, user)

#: case assertions of something else
async def find(name): ...

class Checks:
    async def wait(self, one, two):
        assert await one == two

    def assertEqual(self, one, two):
        return self.wait(one, two)

    async def run(self):
        user = find("Ann")
        await self.assertEqual(user, "Ann")

#: case handed on to what keeps or awaits nothing
from somewhere import parse

class Reader:
    async def read(self): ...

    async def frame(self):
        data = self.read()
        return parse(data)
#                    ^^^^ coroutine-as-value [warning]: `parse` probably needs the result: nothing awaited `self.read()`

    async def store(self):
        data = self.read()
        if data is None:
            return
        self.keep(data)
#                 ^^^^ coroutine-as-value: `self.keep` probably needs the result: nothing awaited `self.read()`

    def keep(self, data):
        self.data = data

#: fix Await `self.read()`
from somewhere import parse

class Reader:
    async def read(self): ...

    async def frame(self):
        data = await self.read()
        return parse(data)

    async def store(self):
        data = await self.read()
        if data is None:
            return
        self.keep(data)

    def keep(self, data):
        self.data = data

#: case handed on to what keeps it, awaits it or says that it may
from typing import Any
from somewhere import parse, run_soon, create_background_task

async def read(): ...

async def retry(operation):
    return await operation

async def anything(value: Any): ...

def later(value):
    async def run():
        await value
    return run

async def first(pending, flag):
    data = read()
    pending.append(data)
    more = read()
    await retry(more)
    other = read()
    await anything(other)
    later_on = read()
    later(later_on)()
    started = read()
    create_background_task(started)
    coro = read()
    run_soon(coro)
    either = read() if flag else "text"
    parse(either)

def second():
    data = read()
    return parse(data)

async def third(flag):
    data = read()
    if flag:
        return await data
    parse(data)

#: case what is declared to be awaitable
from collections.abc import Awaitable
from somewhere import parse

class Client:
    def get(self, name) -> Awaitable[str]: ...

async def first(client: Client):
    value = client.get("a")
    assert value == "b"
#          ^^^^^ coroutine-as-value: Never equal: nothing awaited the coroutine of `client.get()`

async def second(client: Client):
    value = client.get("a")
    parse(value)
#         ^^^^^ coroutine-as-value [warning]: `parse` probably needs the result: nothing awaited `client.get()`

#: case a future or a task that is handed on
import asyncio
from somewhere import parse

class Handle:
    def __await__(self):
        yield

def start() -> Handle: ...

async def first():
    loop = asyncio.get_running_loop()
    waiter = loop.create_future()
    parse(waiter)
    work = asyncio.create_task(asyncio.sleep(1))
    parse(work)
    handle = start()
    parse(handle)

#: case a function of the name says nothing of a method
from somewhere import add, sensor

async def register_sensor(var, config): ...

async def first(var):
    await sensor.register_sensor(var, 1)

async def second(var):
    await sensor.register_sensor(var, 2)
    await sensor.register_sensor(var, 3)

async def third(var):
    add(var.register_sensor("name", 4))

#: case handed on beside plain values, as a key, to a list that is returned
class Store:
    async def put(self, item) -> str: ...

class Writer:
    def __init__(self, store: Store):
        self.store = store

    async def event(self, item):
        event_id = self.store.put(item)
        return {"id": event_id, "data": ""}
#                     ^^^^^^^^ coroutine-as-value [warning]: `{...}` probably needs the result: nothing awaited `self.store.put()`

    async def count(self, seen, item):
        event_id = self.store.put(item)
        return seen[event_id]
#                   ^^^^^^^^ coroutine-as-value: `[...]` probably needs the result: nothing awaited `self.store.put()`

    async def all(self, items):
        found = []
        for item in items:
            event_id = self.store.put(item)
            found.append(event_id)
#                        ^^^^^^^^ coroutine-as-value: `found.append` probably needs the result: nothing awaited `self.store.put()`
        return found

    async def name(self, names, item):
        name = self.store.put(item)
        if name is not None:
            names["first"] = name
#                            ^^^^ coroutine-as-value: `names["first"]` probably needs the result: nothing awaited `self.store.put()`

#: case returned by a coroutine that does not say what it returns
from typing import Any, Awaitable, Callable, TypeVar

T = TypeVar("T")

async def fetch(name): ...

async def first(name):
    found = fetch(name)
    return found
#          ^^^^^ coroutine-as-value [warning]: `return` probably needs the result: nothing awaited `fetch()`

async def second(name) -> Any:
    found = fetch(name)
    if found is None:
        raise LookupError
    return found
#          ^^^^^ coroutine-as-value: `return` probably needs the result: nothing awaited `fetch()`

def wrap(function: Callable[[], Awaitable[T]]):
    async def wrapped() -> T:
        result = function()
        return result
#              ^^^^^^ coroutine-as-value: `return` probably needs the result: nothing awaited `function()`
    return wrapped

#: fix Await `fetch()`
from typing import Any, Awaitable, Callable, TypeVar

T = TypeVar("T")

async def fetch(name): ...

async def first(name):
    found = await fetch(name)
    return found

async def second(name) -> Any:
    found = await fetch(name)
    if found is None:
        raise LookupError
    return found

def wrap(function: Callable[[], Awaitable[T]]):
    async def wrapped() -> T:
        result = function()
        return result
    return wrapped

#: case kept or returned for others to await
import asyncio
from typing import Awaitable

async def fetch(name): ...

class Loader:
    def __init__(self):
        self.known = {}

    def load(self, name):
        found = fetch(name)
        self.known[name] = found
        return found

    async def start(self, name):
        found = fetch(name)
        self.known[name] = found

async def first(names):
    found = []
    for name in names:
        one = fetch(name)
        found.append(one)
    return await asyncio.gather(*found)

async def second() -> Awaitable[str]:
    found = fetch("a")
    return found

async def third(names):
    started = {}
    for name in names:
        one = fetch(name)
        started[name] = one
    return [await one for one in started.values()]

async def fourth():
    found = fetch("a")
    async def later():
        return await found
    return found, later

async def fifth():
    task = fetch("a")
    return task

async def sixth(one, other):
    found = fetch("a")
    await run_all([found, fetch("b")])

async def run_all(given):
    for one in given:
        await one

async def seventh(flag, value):
    found = fetch("a") if flag else None
    if not flag:
        found = value
    return found

#: case an argument that is a result where it comes from elsewhere
class Request:
    def send(self): ...

class Flow:
    async def next(self) -> Request: ...

async def send(request: Request): ...

async def run(flow: Flow):
    request = flow.next()
    while True:
        await send(request)
#                  ^^^^^^^ coroutine-as-value: `send` gets a coroutine, not its result: nothing awaited `flow.next()`
        following = await flow.next()
        request = following

#: case a value that another branch may make of another kind
async def fetch(name): ...

async def send(request: str): ...

async def run(flag, other):
    request = fetch("a")
    if flag:
        request = other
    await send(request)

#: case awaited where the same name gets it elsewhere
from somewhere import find_store, pick

async def first(keep):
    store = find_store()
    chunk = await store.fetch(10)
    while chunk:
        keep(chunk)
        chunk = store.fetch(10)
#               ^^^^^^^^^^^ coroutine-as-value [warning]: This is probably a coroutine, not its result: `store.fetch()` is awaited everywhere else

async def second(keep):
    store = find_store()
    rows = store.rows()
    async for row in rows:
        keep(row)
    rows = await store.rows()
    later = store.later()
    if keep:
        await later
    later = await store.later()
    call = pick("sync")
    value = call()
    call = pick("async")
    value = await call()
    keep(value, later, rows)

#: case a method that gives something to await by its name, its value kept
async def first(stream):
    head = stream.readexactly(4)
    return head[0]
#          ^^^^ coroutine-as-value [warning]: This is probably a coroutine, not its result: `stream.readexactly()` is awaited everywhere else

async def second(stream, show):
    chunk = stream.__anext__()
    show("chunk", chunk)

async def third(stream):
    chunk = stream.__anext__()
    return await chunk
