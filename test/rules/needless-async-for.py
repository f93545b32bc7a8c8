#: case a list
async def show():
    names = ["a", "b"]
    async for name in names:  # each
#                     ^^^^^ needless-async-for [error]: `async for` fails here: `names` can only be read by `for`
        print(name)
    else:
        print("done")

#: fix Use `for`
async def show():
    names = ["a", "b"]
    for name in names:  # each
        print(name)
    else:
        print("done")

#: case generators, ranges and builtins
from typing import Iterator, Sequence

def pages():
    yield 1

def lines() -> Iterator[str]:
    yield "a"

async def show(words: list[str], rows: "Sequence[int] | None", pairs: tuple[int, int]):
    async for page in pages():
#                     ^^^^^ needless-async-for: `async for` fails here: `pages()` can only be read by `for`
        print(page)
    async for i in range(3):
#                  ^^^^^ needless-async-for: `async for` fails here: `range()` can only be read by `for`
        print(i)
    async for word in words:
#                     ^^^^^ needless-async-for
        print(word)
    async for n in rows:
#                  ^^^^ needless-async-for
        print(n)
    async for n in pairs:
#                  ^^^^^ needless-async-for
        print(n)
    async for i, word in enumerate(words):
#                        ^^^^^^^^^ needless-async-for
        print(i, word)
    async for key in {"a": 1}:
#                    ^^^^^^^^ needless-async-for
        print(key)
    async for line in lines():
#                     ^^^^^ needless-async-for
        print(line)
    async for n in (n for n in pairs):
#                  ^^^^^^^^^^^^^^^^^^ needless-async-for
        print(n)

#: case own classes, methods and inheritance
class Rows:
    def __iter__(self):
        return iter([])

class Named(Rows):
    pass

class Old:
    def __getitem__(self, index):
        raise IndexError

class Table:
    def __init__(self):
        self.rows = Named()

    def pages(self):
        yield 1

    async def show(self):
        async for row in self.rows:
#                        ^^^^^^^^^ needless-async-for: `async for` fails here: `self.rows` can only be read by `for`
            print(row)
        async for page in self.pages():
#                         ^^^^^^^^^^ needless-async-for: `async for` fails here: `self.pages()` can only be read by `for`
            print(page)
        async for item in Old():
#                         ^^^ needless-async-for
            print(item)

#: case comprehensions
async def show(names: list[str], rows: list[list[int]]):
    a = [name async for name in names]
#                               ^^^^^ needless-async-for
    b = {n for row in rows async for n in row}
#                                         ^^^ needless-async-for
    c = {name: 1 async for name in names if name}
#                                  ^^^^^ needless-async-for
    return a, b, c

#: fix Use `for`
async def show(names: list[str], rows: list[list[int]]):
    a = [name for name in names]
    b = {n for row in rows for n in row}
    c = {name: 1 for name in names if name}
    return a, b, c

#: case a generator expression
async def show(names: list[str]):
    return (name async for name in names)
#                                  ^^^^^ needless-async-for

#: case a coroutine
from typing import AsyncIterator

class Cursor:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class Database:
    async def fetch(self) -> list[int]:
        return [1]

    async def execute(self) -> Cursor:
        return Cursor()

async def show(db: Database):
    async for row in db.fetch():
#                    ^^^^^^^^ needless-async-for: `async for` fails here: nothing awaited `db.fetch()`
        print(row)
    async for row in db.execute():
#                    ^^^^^^^^^^ needless-async-for: `async for` fails here: nothing awaited `db.execute()`
        print(row)
    rows = db.fetch()
    return [row async for row in rows]
#                                ^^^^ needless-async-for: `async for` fails here: nothing awaited `db.fetch()`

#: fix Await `db.fetch()`
from typing import AsyncIterator

class Cursor:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class Database:
    async def fetch(self) -> list[int]:
        return [1]

    async def execute(self) -> Cursor:
        return Cursor()

async def show(db: Database):
    for row in await db.fetch():
        print(row)
    async for row in db.execute():
        print(row)
    rows = db.fetch()
    return [row for row in await rows]

#: fix Await `db.execute()`
from typing import AsyncIterator

class Cursor:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class Database:
    async def fetch(self) -> list[int]:
        return [1]

    async def execute(self) -> Cursor:
        return Cursor()

async def show(db: Database):
    async for row in db.fetch():
        print(row)
    async for row in await db.execute():
        print(row)
    rows = db.fetch()
    return [row async for row in rows]

#: case a future
import asyncio

async def show(a, b):
    async for result in asyncio.gather(a, b):
#                       ^^^^^^^^^^^^^^ needless-async-for: `async for` fails here: nothing awaited `asyncio.gather()`
        print(result)

#: case as_completed before Python 3.13
#: config {"target": "3.11-3.14"}
import asyncio

async def show(tasks):
    async for task in asyncio.as_completed(tasks):
#                     ^^^^^^^^^^^^^^^^^^^^ needless-async-for: `async for` over `asyncio.as_completed` fails before Python 3.13
        print(await task)

#: fix Use `for`
import asyncio

async def show(tasks):
    for task in asyncio.as_completed(tasks):
        print(await task)

#: case as_completed from Python 3.13
#: config {"target": "3.13"}
import asyncio

async def show(tasks):
    async for task in asyncio.as_completed(tasks):
        print(await task)

#: case async generators and iterators
import asyncio
from typing import AsyncIterable, AsyncIterator

async def pages():
    yield 1

class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

async def fetch() -> Rows:
    return Rows()

async def show(reader: asyncio.StreamReader, source: AsyncIterable[int], last: AsyncIterator[int]):
    async for page in pages():
        print(page)
    async for row in Rows():
        print(row)
    async for row in await fetch():
        print(row)
    async for item in (page async for page in pages()):
        print(item)
    return [x async for x in reader], {x async for x in source}, [x async for x in last]

#: case both protocols
class Rows:
    def __iter__(self):
        return iter([])

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

class Inherited(Rows):
    pass

async def show(rows: Rows):
    async for row in rows:
        print(row)
    return [row async for row in Inherited()]

#: case a subclass adds the asynchronous protocol
class Rows:
    def __iter__(self):
        return iter([])

class Stream(Rows):
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

async def show(rows: Rows):
    async for row in rows:
        print(row)

#: case unknown objects and bases
from elsewhere import Base, stream, wrapped

class Rows(Base):
    def __iter__(self):
        return iter([])

@wrapped
def pages():
    yield 1

async def show(rows, client):
    async for row in rows:
        print(row)
    async for row in Rows():
        print(row)
    async for page in pages():
        print(page)
    return [x async for x in stream()], [x async for x in client.stream()]

#: case annotations that mix them up
from typing import Any, Iterable, Iterator

class Client:
    def __init__(self, source: Iterator[Any]):
        self._source = source

    async def stream(self) -> dict:
        async for chunk in self._source:
            yield chunk

    def lines(self) -> Iterator[str]:
        return self._source

async def show(client: Client, words: Iterable[str]):
    async for chunk in client.stream():
        print(chunk)
    async for line in client.lines():
        print(line)
    return [word async for word in words]

#: case a generator expression of asynchronous comprehensions
async def numbers():
    yield 1

async def show():
    lists = ([n async for n in numbers()] for _ in range(2))
    return [one async for one in lists]

#: case one or the other
from typing import AsyncIterable, Iterable

def pages():
    yield 1

async def stream():
    yield 1

async def show(source: Iterable[int] | AsyncIterable[int], flag):
    async for page in stream() if flag else pages():
        print(page)
    if isinstance(source, AsyncIterable):
        async for item in source:
            print(item)
    if hasattr(source, "__aiter__"):
        async for item in source:
            print(item)

#: case an abstract async iterator
from abc import ABC, abstractmethod
from typing import AsyncIterator

class Stream(ABC):
    @abstractmethod
    async def read(self) -> AsyncIterator[bytes]: ...

    @abstractmethod
    async def lines(self) -> AsyncIterator[str]:
        """Gives the lines."""
        raise NotImplementedError

async def show(stream: Stream):
    async for chunk in stream.read():
        print(chunk)
    return [line async for line in stream.lines()]

#: case a subclass overrides it with an async generator
class Source:
    async def read(self):
        return []

    def pages(self):
        return []

class Stream(Source):
    async def read(self):
        yield 1

    async def pages(self):
        yield 1

async def show(source: Source):
    async for item in source.read():
        print(item)
    async for page in source.pages():
        print(page)

#: case a test replaces it
from unittest.mock import patch

class Client:
    def pages(self):
        return []

async def test_pages(client: Client):
    with patch.object(Client, "pages"):
        async for page in client.pages():
            print(page)

#: case meant to fail
import pytest

async def test_list():
    with pytest.raises(TypeError):
        async for x in [1, 2]:
            print(x)

#: case a local name is shadowed
async def show(range, list):
    async for x in range(3):
        print(x)
    return [x async for x in list()]

#: case assigned again
async def pages():
    yield 1

async def show():
    source = [1]
    source = pages()
    async for page in source:
        print(page)

#: case a mock
from unittest.mock import AsyncMock, MagicMock

async def show():
    async for x in MagicMock():
        print(x)
    async for x in AsyncMock():
        print(x)

#: case an async generator that is declared to be a generator
from typing import Generator

async def ask() -> Generator[str, None, None]:
    yield "a"

async def main():
    async for answer in ask():
        print(answer)
