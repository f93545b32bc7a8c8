#: case an async generator in a for statement
async def pages():
    yield 1

async def show():
    for page in pages():  # one at a time
#               ^^^^^ missing-async-for: `for` fails here: `pages()` can only be read by `async for`
        print(page)
    else:
        print("done")

#: fix Use `async for`
async def pages():
    yield 1

async def show():
    async for page in pages():  # one at a time
        print(page)
    else:
        print("done")

#: case through an alias, a module and a variable
#: file feed.py
from typing import AsyncIterator

async def read() -> AsyncIterator[str]:
    yield "x"

#: file main.py
import feed
from feed import read as stream

async def show():
    for line in feed.read():
#               ^^^^^^^^^ missing-async-for: `for` fails here: `feed.read()` can only be read by `async for`
        print(line)
    lines = stream()
    for line in (lines):
#               ^^^^^^^ missing-async-for: `for` fails here: `lines` can only be read by `async for`
        print(line)

#: case a method on self and an inherited one
class Base:
    async def rows(self):
        yield 1

class Table(Base):
    async def show(self):
        for row in self.rows():
#                  ^^^^^^^^^ missing-async-for: `for` fails here: `self.rows()` can only be read by `async for`
            print(row)

#: case a class with `__aiter__` alone
class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class Query:
    def __init__(self):
        self.rows = Rows()

    async def show(self):
        for row in self.rows:
#                  ^^^^^^^^^ missing-async-for: `for` fails here: `self.rows` can only be read by `async for`
            print(row)

#: case annotated as an async iterator
from collections.abc import AsyncIterable, AsyncGenerator
import typing as t

async def show(first: AsyncIterable[int], second: "t.AsyncIterator[int]", third: AsyncGenerator[int, None] | None = None):
    for item in first:
#               ^^^^^ missing-async-for: `for` fails here: `first` can only be read by `async for`
        print(item)
    for item in second:
#               ^^^^^^ missing-async-for
        print(item)
    if third is not None:
        for item in third:
#                   ^^^^^ missing-async-for
            print(item)

#: case a stream of asyncio
import asyncio

async def show(reader: asyncio.StreamReader):
    for line in reader:
#               ^^^^^^ missing-async-for
        print(line)
    process = await asyncio.create_subprocess_exec("ls", stdout=asyncio.subprocess.PIPE)
    if process.stdout:
        for line in process.stdout:
#                   ^^^^^^^^^^^^^^ missing-async-for: `for` fails here: `process.stdout` can only be read by `async for`
            print(line)

#: case one async generator or another
async def odd():
    yield 1

async def even():
    yield 2

async def show(flag):
    for n in odd() if flag else even():
#            ^^^^^^^^^^^^^^^^^^^^^^^^^ missing-async-for
        print(n)

#: case in a sync function there is no fix
async def pages():
    yield 1

def show():
    for page in pages():
#               ^^^^^ missing-async-for
        print(page)
    return [page for page in pages()]
#                            ^^^^^ missing-async-for

#: case comprehensions
async def pages():
    yield 1

async def show(books):
    a = [page for page in pages()]
#                         ^^^^^ missing-async-for
    b = {page for page in pages() if page}
#                         ^^^^^ missing-async-for
    c = {page: 1 for page in pages()}
#                            ^^^^^ missing-async-for
    d = [page for book in books for page in pages()]
#                                           ^^^^^ missing-async-for
    return a, b, c, d

#: fix Use `async for`
async def pages():
    yield 1

async def show(books):
    a = [page async for page in pages()]
    b = {page async for page in pages() if page}
    c = {page: 1 async for page in pages()}
    d = [page for book in books async for page in pages()]
    return a, b, c, d

#: case a comprehension in a comprehension, before Python 3.11 without a fix
#: config {"target": "3.10"}
async def pages():
    yield 1

async def show(books):
    return [[page for page in pages()] for book in books]
#                             ^^^^^ missing-async-for

#: fix Use `async for`
async def pages():
    yield 1

async def show(books):
    return [[page for page in pages()] for book in books]

#: case a comprehension in a comprehension, from Python 3.11
#: config {"target": "3.11"}
async def pages():
    yield 1

async def show(books):
    return [[page for page in pages()] for book in books]
#                             ^^^^^ missing-async-for

#: fix Use `async for`
async def pages():
    yield 1

async def show(books):
    return [[page async for page in pages()] for book in books]

#: case given to what reads everything
async def pages():
    yield 1

async def show():
    a = list(pages())
#            ^^^^^ missing-async-for: `list` fails here: `pages()` can only be read by `async for`
    b = sorted(pages(), reverse=True)
#              ^^^^^ missing-async-for: `sorted` fails here: `pages()` can only be read by `async for`
    c = max(pages()) + sum(pages())
#           ^^^^^ missing-async-for
#                          ^^^^^ missing-async-for
    return a, b, c, ",".join(pages())
#                            ^^^^^ missing-async-for: `join` fails here: `pages()` can only be read by `async for`

#: fix Read it into a list with `async for`
async def pages():
    yield 1

async def show():
    a = [item async for item in pages()]
    b = sorted([item async for item in pages()], reverse=True)
    c = max([item async for item in pages()]) + sum([item async for item in pages()])
    return a, b, c, ",".join([item async for item in pages()])

#: case given to set
async def pages():
    yield 1

async def show():
    return set(pages())
#              ^^^^^ missing-async-for

#: fix Read it into a set with `async for`
async def pages():
    yield 1

async def show():
    return {item async for item in pages()}

#: case given to what reads bit by bit
async def pages():
    yield 1

async def show(names):
    for index, page in enumerate(pages()):
#                                ^^^^^ missing-async-for: `enumerate` fails here: `pages()` can only be read by `async for`
        print(index, page)
    for name, page in zip(names, pages()):
#                                ^^^^^ missing-async-for
        print(name, page)
    return any(pages())
#              ^^^^^ missing-async-for

#: case next
async def pages():
    yield 1

async def show():
    source = pages()
    return next(source)
#               ^^^^^^ missing-async-for: `next` fails here: `source` can only be read by `async for`

#: fix Use `await anext(...)`
async def pages():
    yield 1

async def show():
    source = pages()
    return await anext(source)

#: case unpacked
async def pages():
    yield 1

async def show():
    first, second = pages()
#                   ^^^^^ missing-async-for: Unpacking fails here: `pages()` can only be read by `async for`
    return [first, second, *pages()]
#                           ^^^^^ missing-async-for

#: fix Read it into a list with `async for`
async def pages():
    yield 1

async def show():
    first, second = [item async for item in pages()]
    return [first, second, *[item async for item in pages()]]

#: case an async generator expression given to a builtin
async def check(n):
    return n > 1

async def show(numbers, names):
    if all(await check(n) for n in numbers):
#      ^^^ missing-async-for: `all` fails here: it cannot read an async generator expression
        return list(await check(n) for n in numbers)
#              ^^^^ missing-async-for
    total = sum((await check(n) for n in numbers), 1)
#           ^^^ missing-async-for
    return total, set(n async for n in names), ",".join(
#                 ^^^ missing-async-for
#                                              ^^^^^^^^ missing-async-for
        str(n) for n in numbers if await check(n)
    )

#: fix Use a comprehension
async def check(n):
    return n > 1

async def show(numbers, names):
    if all([await check(n) for n in numbers]):
        return [await check(n) for n in numbers]
    total = sum([await check(n) for n in numbers], 1)
    return total, {n async for n in names}, ",".join([
        str(n) for n in numbers if await check(n)
    ])

#: case a generator expression over an async generator
async def pages():
    yield 1

async def show():
    total = sum(page for page in pages())
#                                ^^^^^ missing-async-for
    return total, list(page for page in pages())
#                                       ^^^^^ missing-async-for

#: fix Use `async for`
async def pages():
    yield 1

async def show():
    total = sum([page async for page in pages()])
    return total, [page async for page in pages()]

#: case a comment inside the call stays
async def pages():
    yield 1

async def show():
    return list(  # all of them
        pages()
#       ^^^^^ missing-async-for
    )

#: fix Read it into a list with `async for`
async def pages():
    yield 1

async def show():
    return list(  # all of them
        pages()
    )

#: case an async for is right
import asyncio

async def pages():
    yield 1

async def show(reader: asyncio.StreamReader):
    async for page in pages():
        print(page)
    async for line in reader:
        print(line)
    return [page async for page in pages()], {line async for line in reader if line}

#: case sync generators and iterators
from typing import Iterator, Generator, Iterable

def pages():
    yield 1

def words() -> Iterator[str]:
    return iter(["a"])

async def show(a: Iterable[int], b: Generator[int, None, None]):
    for page in pages():
        print(page)
    for word in words():
        print(word)
    return list(a), sorted(b), [*pages()], any(words())

#: case a class that has both protocols
class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    def __iter__(self):
        return iter([])

class Sequence:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    def __getitem__(self, index):
        raise IndexError

class Inherited(Rows):
    pass

async def show():
    for row in Rows():
        print(row)
    return list(Inherited()), list(Sequence())

#: case a subclass adds the sync protocol
class Stream:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class BytesStream(Stream):
    def __iter__(self):
        return iter([b""])

def read(stream: Stream):
    return b"".join(stream)

#: case a base nobody has read may bring `__iter__`
from elsewhere import Base

class Rows(Base):
    def __aiter__(self):
        return self

async def show():
    return list(Rows())

#: case a class that answers for any attribute
class Proxy:
    def __getattr__(self, name):
        return getattr(self.inner, name)

async def show(unknown):
    for item in Proxy().pages():
        print(item)
    for item in unknown:
        print(item)

#: case sync or async, told apart at run time
from collections.abc import AsyncIterable, Iterable

async def read(source: Iterable[int] | AsyncIterable[int]):
    if isinstance(source, AsyncIterable):
        async for item in source:
            print(item)
    else:
        for item in source:
            print(item)

async def read_again(source: Iterable[int] | AsyncIterable[int]):
    if hasattr(source, "__aiter__"):
        return [item async for item in source]
    return list(source)

#: case the coroutine of a list
async def fetch() -> list[int]:
    return [1]

async def show():
    for item in await fetch():
        print(item)
    return sorted(await fetch()), any([await fetch() for _ in range(3)])

#: case an async generator passed on
import asyncio

async def pages():
    yield 1

async def read(source):
    return [item async for item in source]

async def show():
    source = pages()
    lazy = (page async for page in pages())
    print(source, lazy)
    await source.aclose()
    return await read(pages()), min(pages(), pages(), key=id), isinstance(pages(), list)

#: case meant to fail
import pytest

async def pages():
    yield 1

def test_for():
    with pytest.raises(TypeError):
        for page in pages():
            print(page)
    for error in (TypeError, ValueError):
        with pytest.raises(error):
            list(pages())
    try:
        list(pages())
    except TypeError:
        pass

#: case a test puts a sync function in its place
class Client:
    async def pages(self):
        yield 1

def test_show(monkeypatch):
    monkeypatch.setattr(Client, "pages", lambda self: [1])
    for page in Client().pages():
        print(page)

#: case a subclass overrides it with a sync generator
class Source:
    async def read(self):
        yield 1

class Sync(Source):
    def read(self):
        yield 1

def show(source: Source):
    return list(source.read())

#: case another decorator makes it something else
from elsewhere import collected

@collected
async def pages():
    yield 1

async def show():
    return list(pages())

#: case a local function called list
async def pages():
    yield 1

async def list(source):
    return [item async for item in source]

async def show():
    return await list(pages())

#: case as_completed reads either way
import asyncio

async def show(tasks):
    for one in asyncio.as_completed(tasks):
        print(await one)

#: case consumed at once, with the awaits in the first iterable
async def fetch() -> list[int]:
    return [1]

async def show():
    return any(n > 1 for n in await fetch()), sum(n for n in await fetch())

#: case the names of an async function and a builtin are shadowed
async def pages():
    yield 1

async def show(pages, any):
    for page in pages():
        print(page)
    return any(await page for page in pages)

#: case a mock
from unittest import mock

async def show():
    source = mock.MagicMock()
    for item in source:
        print(item)
    source.__aiter__.return_value = [1]
    return list(source)

#: case a pipe of a subprocess that may be sync
import subprocess

def show():
    process = subprocess.Popen(["ls"], stdout=subprocess.PIPE)
    for line in process.stdout:
        print(line)

#: case where another error is expected
import contextlib
import pytest

async def pages():
    yield 1

async def test_for():
    with pytest.raises(ValueError, match="TypeError"):
        for page in pages():
#                   ^^^^^ missing-async-for
            print(page)
    with contextlib.suppress(OSError, KeyError):
        for page in pages():
#                   ^^^^^ missing-async-for
            print(page)

#: case `__getattr__` answers for no special method
class File:
    def __aiter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.inner, name)

async def show():
    for line in File():
#               ^^^^ missing-async-for
        print(line)

#: case an attribute tested for on self
class Response:
    async def chunks(self):
        yield b""

    async def read(self):
        if not hasattr(self, "body"):
            self.body = b"".join(self.chunks())
#                                ^^^^^^^^^^^ missing-async-for
        return self.body

#: case overloads of which one is sync
from typing import AsyncIterable, AsyncIterator, Iterable, Iterator, overload

@overload
def chunks(source: AsyncIterable[int]) -> AsyncIterator[list[int]]: ...
@overload
def chunks(source: Iterable[int]) -> Iterator[list[int]]: ...
def chunks(source):
    return source

def show(source):
    return [chunk for chunk in chunks(source)]

#: case a method of its own that is called iter
class Pages:
    def pages(self):
        return [1, 2]

    async def all_pages(self):
        for page in self.pages():
            print(page)

#: case awaited into a list before the loop
async def numbers():
    yield 1

async def collect():
    return [n async for n in numbers()]

async def main():
    for n in await collect():
        print(n)
    print(sum(await collect()))

#: case a parameter that shadows the async generator
async def numbers():
    yield 1

async def main(numbers):
    for n in numbers():
        print(n)

#: case sync iterators beside an async generator of the same name
class Pages:
    def read(self):
        yield 1

    async def aread(self):
        yield 1

def show(pages: Pages):
    first, *rest = pages.read()
    return next(iter(pages.read())), list(zip(pages.read(), rest)), {*pages.read()}, first

#: case two minima are compared, not read
async def pages():
    yield 1

def key(item):
    return id(item)

def show():
    return max(pages(), pages(), key=key), sum([1], start=2), iter(pages, None), dict(first=pages())

#: case an async generator made in a list
async def pages(start):
    yield start

async def main():
    sources = [pages(0), pages(10)]
    for source in sources:
        async for page in source:
            print(page)
    first, second = pages(20), pages(30)
    await first.aclose()
    return [await anext(second), *sources]

#: case a mapping for `for`, a stream for `async for`
class Message:
    data = ""

class Socket:
    def __iter__(self):
        return iter(["header"])

    def __aiter__(self):
        return self

    async def __anext__(self) -> Message:
        return Message()

async def read(socket: Socket):
    for message in socket:
#                  ^^^^^^ missing-async-for [error]: `for` reads other things of `socket` than `async for`: `message.data` fails
        print(message.data)
    for name in socket:
        print(name.upper())

#: fix Use `async for`
class Message:
    data = ""

class Socket:
    def __iter__(self):
        return iter(["header"])

    def __aiter__(self):
        return self

    async def __anext__(self) -> Message:
        return Message()

async def read(socket: Socket):
    async for message in socket:
        print(message.data)
    for name in socket:
        print(name.upper())

#: case what nobody has read, read by `async for` everywhere else
async def first(paginator):
    async for page in paginator.pages():
        print(page)

async def second(paginator):
    return [page async for page in paginator.pages()]

async def third(paginator):
    for page in paginator.pages():
#               ^^^^^^^^^^^^^^^ missing-async-for [warning]: `for` probably fails here: `paginator.pages()` seems to be for `async for`
        print(page)

#: fix Use `async for`
async def first(paginator):
    async for page in paginator.pages():
        print(page)

async def second(paginator):
    return [page async for page in paginator.pages()]

async def third(paginator):
    async for page in paginator.pages():
        print(page)

#: case what nobody has read, read by `for` elsewhere
async def first(paginator):
    async for page in paginator.pages():
        print(page)

async def second(paginator):
    return [page async for page in paginator.pages()]

def other(paginator):
    for page in paginator.pages():
        print(page)

async def third(paginator):
    for page in paginator.pages():
        print(page)

#: case what is read and gives a list
class Book:
    def pages(self):
        return [1, 2]

async def first(paginator):
    async for page in paginator.pages():
        print(page)

async def second(paginator):
    return [page async for page in paginator.pages()]

async def third(book: Book):
    for page in book.pages():
        print(page)

#: case the star of an attribute in a list
class Stream:
    def __init__(self):
        self.tasks: set[int] = set()

    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1

    async def run(self):
        print(*self.tasks)
        first = *self.tasks, 2
        return [*self.tasks], {*self.tasks, 3}, first, [*self.tasks.copy()]

#: case a variable of a loop inside
import asyncio

async def work(): ...

async def main():
    started = [asyncio.create_task(work())]
    for task in asyncio.as_completed(started):
        await task
        for task in started:
            task.cancel()

#: case an `__iter__` that raises where a loop is running
class Messages:
    def __init__(self, loop):
        self.loop = loop

    def __iter__(self):
        if self.loop.is_running():
            raise RuntimeError('You must use "async for" here')
        return self

    def __next__(self):
        return self.loop.run_until_complete(self.__anext__())

    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1

async def show(messages: Messages):
    for one in messages:
#              ^^^^^^^^ missing-async-for [error]
        print(one)

def show_now(messages: Messages):
    for one in messages:
        print(one)

#: case an iterator that is closed either way
class Closed:
    def __iter__(self):
        raise ValueError("closed")

    async def __aiter__(self):
        raise ValueError("closed")
        yield b""

async def show(stream: Closed):
    for one in stream:
        print(one)

#: case declared for `async for`, though a class derived from it has both
import inspect

class Stream:
    async def __aiter__(self):
        yield b""

class Bytes(Stream):
    def __iter__(self):
        yield b""

class Response:
    def __init__(self, stream: Stream):
        self.stream = stream

    async def read(self):
        for part in self.stream:
#                   ^^^^^^^^^^^ missing-async-for [warning]
            print(part)

    def read_now(self):
        for part in self.stream:
            print(part)

    async def read_either(self, stream: Stream):
        if inspect.isasyncgen(stream):
            return
        for part in Bytes():
            print(part)
