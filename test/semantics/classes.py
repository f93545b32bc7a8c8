#: case attributes set in any method
import asyncio

class Base:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.queue: asyncio.Queue[int] = asyncio.Queue()

class Worker(Base):
    name: str

    def start(self):
        self.task = asyncio.create_task(self.run())
        self.task
#       ^^^^^^^^^ type: asyncio.Task[str]
        self.lock
#       ^^^^^^^^^ type: asyncio.Lock
        self.queue
#       ^^^^^^^^^^ type: asyncio.Queue[int]

    async def run(self):
        item = await self.queue.get()
        item
#       ^^^^ type: int
        return self.name

    async def stop(self):
        return await self.task
#              ^^^^^^^^^^^^^^^ type: str

#: case properties, class methods and static methods
class A:
    @property
    def size(self) -> int: ...

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def add(a, b) -> float: ...

    async def load(self): return 1

A.make()
#:^^^^^^^^ type: main.A
A.make().size
#:^^^^^^^^^^^^^ type: int
A.add(1, 2)
#:^^^^^^^^^^^ type: float
A().load()
#:^^^^^^^^^^ type: coroutine of load → int

#: case super and inheritance
import asyncio

class A:
    async def close(self): return 1

class B(A):
    async def close(self):
        await super().close()
#             ^^^^^^^^^^^^^^^ type: coroutine of close → int
        return self.missing()
#              ^^^^^^^^^^^^^^ type: ?

class C(asyncio.Queue): ...

C().get()
#:^^^^^^^^^ type: coroutine of get → ?

#: case a base nobody read
from unheard_of import Client

class Bot(Client):
    async def go(self):
        self.login("x")
#       ^^^^^^^^^^^^^^^ type: unheard_of.Client.login()

#: case dataclasses and enumerations
import enum
from dataclasses import dataclass, field

@dataclass
class Point:
    x: int
    tags: list[str] = field(default_factory=list)

class Color(enum.Enum):
    RED = 1

Point(1).x
#:^^^^^^^^^^ type: int
Point(1).tags
#:^^^^^^^^^^^^^ type: list[str]
Color.RED
#:^^^^^^^^^ type: main.Color

#: case generics of the project
from typing import Generic, TypeVar

T = TypeVar("T")

class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value

class IntBox(Box[int]): ...

Box("s").get()
#:^^^^^^^^^^^^^^ type: str
IntBox(1).get()
#:^^^^^^^^^^^^^^^ type: int

#: case new generics
class Box[T]:
    def __init__(self, value: T): ...
    async def get(self) -> T: ...

Box(1).get()
#:^^^^^^^^^^^^ type: coroutine of get → int

#: case an attribute that may not be there yet
class Response:
    def read(self):
        if not hasattr(self, "body"):
            self
#           ^^^^ type: main.Response
        if hasattr(self, "__aiter__"):
            self
#           ^^^^ type: ?

#: case cached properties of other libraries
from propcache.api import under_cached_property as reify

class Request:
    @reify
    def size(self) -> int: ...

Request().size
#:^^^^^^^^^^^^^^ type: int

#: case a class of tuples
import os

class Pair(tuple[int, str]):
    def swap(self) -> "Pair": ...

def show(pair: Pair, stat: os.stat_result):
    pair.swap()
#   ^^^^^^^^^^^ type: main.Pair
    pair.index(1)
#   ^^^^^^^^^^^^^ type: int
    stat.st_size
#   ^^^^^^^^^^^^ type: int
    stat.count(1)
#   ^^^^^^^^^^^^^ type: int

#: case variables learned through a protocol
from collections.abc import AsyncIterator
from typing import Generic, Protocol, TypeVar

T = TypeVar("T", covariant=True)

class SupportsOpen(Protocol[T]):
    def open(self) -> T: ...

class Door:
    def open(self) -> str:
        return ""

def enter(what: SupportsOpen[T]) -> T:
    return what.open()


async def main(items: AsyncIterator[int]):
    enter(Door())
#   ^^^^^^^^^^^^^ type: str
    anext(items)
#   ^^^^^^^^^^^^ type: typing.Awaitable[int]
    await anext(items)
#   ^^^^^^^^^^^^^^^^^^ type: int

#: case a class whose __new__ gives something else
from typing import Generic, TypeVar

T = TypeVar("T")

class Sender(Generic[T]): ...
class Receiver(Generic[T]): ...

class make_stream(Generic[T]):
    def __new__(cls, size: float = 0) -> tuple[Sender[T], Receiver[T]]: ...

def main():
    send, receive = make_stream[int](1)
    receive
#   ^^^^^^^ type: main.Receiver[int]

#: case an empty list beside one that is known
class Task: ...

class Tasks:
    def __init__(self, tasks: list[Task] | None):
        self.tasks = list(tasks) if tasks else []
        self.names = []

    def run(self):
        for task in self.tasks:
            task
#           ^^^^ type: main.Task
        self.names.pop()
#       ^^^^^^^^^^^^^^^^ type: ?

#: case a descriptor
from typing import Any, Callable, Generic, TypeVar, overload

T = TypeVar("T")
R = TypeVar("R")

class Cached(Generic[T, R]):
    def __init__(self, function: Callable[[T], R]) -> None:
        self.function = function

    @overload
    def __get__(self, instance: None, owner: type[T]) -> "Cached[T, R]": ...
    @overload
    def __get__(self, instance: T, owner: type[T]) -> R: ...
    def __get__(self, instance: Any, owner: Any) -> Any:
        return self.function(instance)

def cached(name: str) -> Callable[[Callable[[T], R]], Cached[T, R]]:
    return Cached

class Response: ...

class Interaction:
    @cached("response")
    def response(self) -> Response:
        return Response()

def main(interaction: Interaction):
    interaction.response
#   ^^^^^^^^^^^^^^^^^^^^ type: main.Response

#: case named tuples and classes derived from tuples are unpacked by place
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

class Point(NamedTuple):
    name: str
    x: int = 0

    def shown(self) -> str:
        return ""

class Pair(tuple[T, int]): ...

def main(point: Point, pair: Pair[bytes]):
    name, x = point
    name
#   ^^^^ type: str
    x
#   ^ type: int
    first, second = pair
    first
#   ^^^^^ type: bytes

#: case what the project passes
#: file client.py
class Client:
    async def send(self) -> int:
        return 1

#: file worker.py
from client import Client

class Worker:
    def __init__(self, client, name="", *, retries=0):
        self.client = client
        self.name = name

    def run(self):
        self.client
#       ^^^^^^^^^^^ type: client.Client
        self.name
#       ^^^^^^^^^ type: str
        helper(self.client, unknown())

def helper(client, other):
    client
#   ^^^^^^ type: client.Client
    other
#   ^^^^^ type: ?
    return helper(client, other)

class Special(Worker):
    def __init__(self, client):
        super().__init__(client, retries=3)

Special(Client())

#: file test_worker.py
from unittest.mock import Mock
from worker import Worker

def test_worker():
    Worker(Mock())

#: case what the project passes to a class by way of another
class Connection: ...
class AsyncConnection: ...

class Released:
    def __init__(self, connection):
        self.connection = connection

class AsyncReleased(Released): ...

Released(Connection())
AsyncReleased(AsyncConnection())

def main(event: AsyncReleased):
    event.connection
#   ^^^^^^^^^^^^^^^^ type: main.Connection | main.AsyncConnection

#: case what frameworks pass
import discord
from aiohttp import web

routes = web.RouteTableDef()

@routes.get("/")
async def index(request):
    request
#   ^^^^^^^ type: aiohttp.web.Request
    return web.Response()

async def app(scope, receive, send):
    await receive()
#   ^^^^^^^^^^^^^^^ type: typing.MutableMapping[str, ?]
    send({})
#   ^^^^^^^^ type: typing.Awaitable[None]

class Bot(discord.Client):
    async def on_message(self, message):
        message
#       ^^^^^^^ type: discord.Message

#: case parameters of an overridden method
class Base:
    def read(self, size: int): ...

class Derived(Base):
    def read(self, size):
        size
#       ^^^^ type: int

#: case overloads by what is declared of the receiver
from typing import Awaitable, Generic, Literal, Protocol, TypeVar, overload

class IsSync(Protocol):
    marker: Literal[False]

class IsAsync(Protocol):
    marker: Literal[True]

class Commands:
    @overload
    def get(self: IsSync, name: str) -> bytes: ...
    @overload
    def get(self: IsAsync, name: str) -> Awaitable[bytes]: ...
    def get(self, name):
        return self.run("GET", name)

class Client(Commands):
    marker: Literal[False] = False

class AsyncClient(Commands):
    marker: Literal[True] = True

Client().get("x")
#:^^^^^^^^^^^^^^^^^ type: bytes
AsyncClient().get("x")
#:^^^^^^^^^^^^^^^^^^^^^^ type: typing.Awaitable[bytes]

#: case overloads by what the receiver is made of
from typing import Any, Callable, Coroutine, Generic, NoReturn, ParamSpec, TypeVar, overload

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

class Task(Generic[P, R]):
    @overload
    def __call__(self: "Task[P, Coroutine[Any, Any, T]]", *args: P.args, **kwargs: P.kwargs) -> Coroutine[Any, Any, T]: ...
    @overload
    def __call__(self: "Task[P, T]", *args: P.args, **kwargs: P.kwargs) -> T: ...
    @overload
    def __call__(self: "Task[P, NoReturn]", *args: P.args, **kwargs: P.kwargs) -> None: ...
    def __call__(self, *args, **kwargs): ...

class Step(Task[P, R]): ...

def task(function: Callable[P, R]) -> Task[P, R]: ...
def step(name: str) -> Callable[[Callable[P, R]], Step[P, R]]: ...

@task
def size(path: str) -> int:
    return 1

@task
def fails():
    raise ValueError

@task
def unknown(x):
    return x.y

@task
async def fetch():
    return 1

@step("one")
def build():
    return {"a": 1}

@step("two")
async def send():
    return 1

size("x")
#:^^^^^^^^^ type: int
fails()
#:^^^^^^^ type: ?
unknown(1)
#:^^^^^^^^^^ type: ?
fetch()
#:^^^^^^^ type: typing.Coroutine[?, ?, int]
build()
#:^^^^^^^ type: dict[str, int]
send()
#:^^^^^^ type: typing.Coroutine[?, ?, int]

#: case a constructor that says what it makes by `self`
from typing import Generic, TypeVar, overload

T = TypeVar("T")

class Session:
    async def run(self) -> int: ...

class Maker(Generic[T]):
    @overload
    def __init__(self, url: str, *, kind: type[T]): ...
    @overload
    def __init__(self: "Maker[Session]", url: str): ...
    def __init__(self, url, *, kind=Session): ...
    def __call__(self) -> T: ...

class Own:
    def run(self) -> str: ...

Maker("x")().run()
#:^^^^^^^^^^^^^^^^^^ type: coroutine of run → int
Maker("x", kind=Own)().run()
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: str

#: case an instance of a class of tuples, taken apart
from typing import Generic, TypeVar

T = TypeVar("T")

class Sender(Generic[T]):
    async def send(self, item: T) -> None: ...

class Receiver(Generic[T]):
    async def receive(self) -> T: ...

class make_stream(tuple[Sender[T], Receiver[T]]):
    def __new__(cls, size: float = 0): ...

sender, receiver = make_stream[int](3)
receiver.receive()
#:^^^^^^^^^^^^^^^^^^ type: coroutine of receive → int
sender.send(1)
#:^^^^^^^^^^^^^^ type: coroutine of send → None

#: case a decorator that is a class, and gives what the function returns
from typing import Any, Callable, Generic, Self, TypeVar, overload

T = TypeVar("T")

class lazy(Generic[T]):
    def __init__(self, make: Callable[[Any], T]) -> None: ...
    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance, owner): ...

class bound:
    def __init__(self, function): ...
    def __get__(self, instance, owner): ...

class Client:
    @lazy
    def files(self) -> "Files": ...
    @bound
    def close(self) -> int: ...

class Files:
    async def list(self) -> bytes: ...

Client().files.list()
#:^^^^^^^^^^^^^^^^^^^^^ type: coroutine of list → bytes
Client().close()
#:^^^^^^^^^^^^^^^^ type: ?

#: case overloads that a flag tells apart
from typing import Literal, Optional, overload

class Stream:
    async def __anext__(self) -> int: ...

class Reply: ...

class Api:
    @overload
    async def create(self, *, stream: Optional[Literal[False]] = None) -> Reply: ...
    @overload
    async def create(self, *, stream: Literal[True]) -> Stream: ...
    @overload
    async def create(self, *, stream: bool) -> Reply | Stream: ...
    async def create(self, *, stream=None): ...

def use(api: Api, flag: bool, more: dict):
    api.create()
#   ^^^^^^^^^^^^ type: coroutine of create → main.Reply
    api.create(stream=False)
#   ^^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of create → main.Reply
    api.create(stream=True)
#   ^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of create → main.Stream
    api.create(stream=flag)
#   ^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of create → main.Reply | main.Stream
    api.create(**more)
#   ^^^^^^^^^^^^^^^^^^ type: coroutine of create → main.Reply | coroutine of create → main.Stream | coroutine of create → main.Reply | main.Stream

#: case tests on attributes
from typing import AsyncIterator, Iterator

class Reader:
    def read(self) -> bytes: ...

class Response:
    stream: Iterator[str] | AsyncIterator[bytes] | None
    reader: Reader | None

    def show(self):
        if self.reader is None:
            raise ValueError
        self.reader
#       ^^^^^^^^^^^ type: main.Reader
        self.reader = None
        self.reader
#       ^^^^^^^^^^^ type: main.Reader | None

    def read(self):
        assert isinstance(self.stream, AsyncIterator)
        self.stream
#       ^^^^^^^^^^^ type: typing.AsyncIterator[bytes]
        if not self.reader:
            self.reader
#           ^^^^^^^^^^^ type: main.Reader | None
            self.open()
        self.reader
#       ^^^^^^^^^^^ type: main.Reader | None

    def each(self, other: "Response"):
        if other.reader and self.reader:
            other.reader
#           ^^^^^^^^^^^^ type: main.Reader
            other = self
            other.reader
#           ^^^^^^^^^^^^ type: main.Reader | None
            while True:
                self.reader
#               ^^^^^^^^^^^ type: main.Reader | None
                self.open()

    def open(self):
        self.reader = Reader()

    def both(self):
        assert isinstance(self.stream, Reader)
        assert isinstance(self.stream, Response)
        self.stream
#       ^^^^^^^^^^^ type: ?
        assert isinstance(self.reader, Reader)
        self.reader
#       ^^^^^^^^^^^ type: main.Reader

#: case a class given for a type variable, and attributes in terms of the class
from typing import ClassVar, Generic, Self, TypeVar

T = TypeVar("T")

class Manager(Generic[T]):
    def get(self) -> T: ...

class Model:
    objects: ClassVar[Manager[Self]]

class Post(Model): ...

def make(kind: type[T]) -> T:
    return kind()

def same(kind: type[T]) -> type[T]:
    return kind

make(Post)
#:^^^^^^^^^^ type: main.Post
same(Post)()
#:^^^^^^^^^^^^ type: main.Post
Post.objects.get()
#:^^^^^^^^^^^^^^^^^^ type: main.Post

#: case an attribute that only one of several classes has
class Client:
    def session(self) -> int: ...

class Cluster:
    def close(self) -> str: ...

def use(flag):
    client = Client() if flag else Cluster()
    client.session()
#   ^^^^^^^^^^^^^^^^ type: int
    client.close()
#   ^^^^^^^^^^^^^^ type: str
    client.missing
#   ^^^^^^^^^^^^^^ type: ?

#: case super() of several bases
from somewhere import Unread

class Mixin:
    def reset(self) -> int: ...

class Base:
    def close(self) -> str: ...

class Both(Mixin, Base):
    def close(self):
        super().reset()
#       ^^^^^^^^^^^^^^^ type: int
        super().close()
#       ^^^^^^^^^^^^^^^ type: str

class Later(Unread, Base):
    def close(self):
        super().close()
#       ^^^^^^^^^^^^^^^ type: ?

#: case what a ParamSpec stands for is not what it is
from typing import Callable, ParamSpec
P = ParamSpec("P")

class Socket:
    async def close(self): ...

def wrap(function: Callable[P, None]):
    async def wrapper(*args: P.args, **kwargs: P.kwargs):
        socket = kwargs.get("socket")
        assert isinstance(socket, Socket)
        socket.close()
#       ^^^^^^^^^^^^^^ type: coroutine of close → ?
    return wrapper

#: case an attribute that begins as None, and gets its value in a method of a base class
class Handler: ...

class Base:
    def start(self):
        self.handler = Handler()

class Protocol(Base):
    def __init__(self):
        self.handler = None

    def run(self):
        self.handler
#       ^^^^^^^^^^^^ type: None | main.Handler

#: case what a subclass hands on as it got it
class Client: ...

class Coordinator:
    def __init__(self, client, *, retries=3):
        self.client = client
        self.retries = retries

    def run(self):
        self.client
#       ^^^^^^^^^^^ type: main.Client

class Plain(Coordinator):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

def start():
    Plain(Client(), retries=5)
    Coordinator(Client())

#: case what is handed on beside something else
class Client: ...

class Coordinator:
    def __init__(self, client, retries=3):
        self.client = client

    def run(self):
        self.client
#       ^^^^^^^^^^^ type: ?

class Plain(Coordinator):
    def __init__(self, first, *args):
        super().__init__(*args)

def start():
    Plain(1, Client())
