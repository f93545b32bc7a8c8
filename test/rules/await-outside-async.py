#: case in a sync function
async def load():
    return 1

def show():
    print(await load())
#         ^^^^^ await-outside-async [error]: `await` is a SyntaxError here: `show` is not an `async def`

#: fix Make `show` async
async def load():
    return 1

async def show():
    print(await load())

#: case its callers await it
import asyncio

async def load():
    return 1

def show(x):
    return x + await load()
#              ^^^^^ await-outside-async

async def main():
    show(1).bit_length()
    print(show(2), [show(x) for x in "ab"])
    return await show(3)

if __name__ == "__main__":
    asyncio.run(main())

#: fix Make `show` async
import asyncio

async def load():
    return 1

async def show(x):
    return x + await load()

async def main():
    (await show(1)).bit_length()
    print(await show(2), [await show(x) for x in "ab"])
    return await show(3)

if __name__ == "__main__":
    asyncio.run(main())

#: case an entry point
import asyncio

def main():
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

main()

#: fix Make `main` async
import asyncio

async def main():
    await asyncio.sleep(1)

asyncio.run(main())

#: case an entry point that is run already
import asyncio

def main():
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

asyncio.run(main())

#: fix Make `main` async
import asyncio

async def main():
    await asyncio.sleep(1)

asyncio.run(main())

#: case a caller that is sync, a value or a generator: no fix
import asyncio

def called():
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

def caller():
    called()

def given():
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

handlers = [given]

def generate():
    yield await asyncio.sleep(1)
#         ^^^^^ await-outside-async

class Form:
    def __init__(self):
        await asyncio.sleep(1)
#       ^^^^^ await-outside-async

    @property
    def value(self):
        return await asyncio.sleep(1)
#              ^^^^^ await-outside-async

#: fix Make `called` async
import asyncio

def called():
    await asyncio.sleep(1)

def caller():
    called()

def given():
    await asyncio.sleep(1)

handlers = [given]

def generate():
    yield await asyncio.sleep(1)

class Form:
    def __init__(self):
        await asyncio.sleep(1)

    @property
    def value(self):
        return await asyncio.sleep(1)

#: case a method and its callers
import asyncio

class Store:
    def load(self):
        return await asyncio.sleep(1, "x")
#              ^^^^^ await-outside-async

    async def show(self):
        print(self.load())

async def main(store: Store):
    store.load()

#: fix Make `load` async
import asyncio

class Store:
    async def load(self):
        return await asyncio.sleep(1, "x")

    async def show(self):
        print(await self.load())

async def main(store: Store):
    await store.load()

#: case a method another class overrides, or that overrides one, is left alone
import asyncio

class Base:
    def load(self):
        return 1

class Store(Base):
    def load(self):
        return await asyncio.sleep(1)
#              ^^^^^ await-outside-async

#: fix Make `load` async
import asyncio

class Base:
    def load(self):
        return 1

class Store(Base):
    def load(self):
        return await asyncio.sleep(1)

#: case a function other files import is left alone
#: file app/other.py
from .main import show

show()

#: file app/main.py
import asyncio

def show():
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

#: fix Make `show` async
import asyncio

def show():
    await asyncio.sleep(1)

#: case async with and async for
import asyncio

def read(reader, lock):
    async with lock, asyncio.timeout(1):
#   ^^^^^^^^^^ await-outside-async: `async with` is a SyntaxError here: `read` is not an `async def`
        async for line in reader:
#       ^^^^^^^^^ await-outside-async: `async for` is a SyntaxError here: `read` is not an `async def`
            print(line)

#: fix Make `read` async
import asyncio

async def read(reader, lock):
    async with lock, asyncio.timeout(1):
        async for line in reader:
            print(line)

#: case async comprehensions
def read(reader, f):
    lines = [line async for line in reader]
#                 ^^^^^^^^^ await-outside-async
    pairs = {key: await f(key) for key in lines}
#                 ^^^^^ await-outside-async
    first = (line for line in await f(1))
#                             ^^^^^ await-outside-async
    return lines, pairs, first

#: fix Make `read` async
async def read(reader, f):
    lines = [line async for line in reader]
    pairs = {key: await f(key) for key in lines}
    first = (line for line in await f(1))
    return lines, pairs, first

#: case in a lambda
async def main(f, xs):
    later = lambda: await f()
#                   ^^^^^ await-outside-async: `await` is a SyntaxError here: a lambda cannot be async
    each = lambda: [await f(x) for x in xs]
#                   ^^^^^ await-outside-async
    return later, each

#: case in a class body
async def load():
    return 1

class Store:
    value = await load()
#           ^^^^^ await-outside-async: `await` is a SyntaxError here: a class body is not an async function

async def main():
    class Local:
        value = await load()
#               ^^^^^ await-outside-async
    return Local

#: case at module level
import asyncio

await asyncio.sleep(1)
#:^^^^^ await-outside-async: `await` is a SyntaxError here: module level is not an async function

async with asyncio.timeout(1):
#:^^^^^^^^^^ await-outside-async
    print("in time")

if __name__ == "__main__":
    await asyncio.sleep(1)
#   ^^^^^ await-outside-async

#: case a nested sync function
import asyncio

async def main():
    def wait():
        await asyncio.sleep(1)
#       ^^^^^ await-outside-async
    wait()

#: fix Make `wait` async
import asyncio

async def main():
    async def wait():
        await asyncio.sleep(1)
    await wait()

#: case before Python 3.11 an async comprehension in a plain one
#: config {"target": "3.10-3.12"}
async def main(f, rows):
    nested = [[await f(x) for x in row] for row in rows]
#              ^^^^^ await-outside-async: `await` is a SyntaxError here before Python 3.11: the comprehension around this one is not async
    inner = [[x async for x in row] for row in rows]
#               ^^^^^^^^^ await-outside-async
    lazy = ([await f(x) for x in row] for row in rows)
#            ^^^^^ await-outside-async
    chosen = [row for row in rows if [await f(x) for x in row]]
#                                     ^^^^^ await-outside-async
    return nested, inner, lazy, chosen

#: case before Python 3.11 what was allowed already
#: config {"target": "3.8-3.12"}
async def main(f, rows):
    outer = [[await f(x) for x in row] async for row in rows]
    both = [[await f(x) for x in row] for row in rows if await f(row)]
    first = [y for y in [await f(x) for x in rows]]
    lazy = [(await f(x) for x in row) for row in rows]
    flat = [x for row in rows for x in await f(row)]
    return outer, both, first, lazy, flat

#: case from Python 3.11 nested comprehensions are async by themselves
#: config {"target": "3.11-3.14"}
async def main(f, rows):
    return [[await f(x) for x in row] for row in rows]

#: case in async functions
import asyncio

async def main(reader, lock, f):
    await asyncio.sleep(1)
    async with lock:
        async for line in reader:
            print(line, await f(line))
    return [await f(line) async for line in reader], {await f(x) for x in "ab"}

class Store:
    async def load(self):
        return await self.load()

#: case the elements of a generator expression
def main(f, xs, reader):
    each = (await f(x) for x in xs)
    lines = (line async for line in reader)
    later = (x for row in xs for x in await f(row))
    return each, lines, later, lambda: (await f(x) for x in xs)

every = (await x for x in [])

class Store:
    every = (await x for x in [])

#: case defaults, decorators and bases of an async function run in it
async def main(f):
    @(await f("decorator"))
    def inner(x=await f("default")):
        return x
    class Made(await f("base"), key=await f("key")):
        pass
    later = lambda x=await f("default"): x
    return inner, Made, later

#: case the top of a notebook
#: config {"isNotebook": true}
import asyncio

await asyncio.sleep(1)
async with asyncio.timeout(1):
    values = [await f() for f in []]

#: case a script of cells
#: config {"noCompile": true}
# %% [markdown]
# A notebook as text.

# %%
import asyncio

await asyncio.sleep(1)

#: case an async function inside a sync one
def make():
    async def inner(f):
        await f()
    return inner

#: case in strings and comments
def main():
    """
    await asyncio.sleep(1)
    """
    # await asyncio.sleep(1)
    return "await x"

#: case a name that begins with await
def main(awaited, client):
    await_all = awaited
    client.await_ready()
    return await_all

#: case an async def that is being typed
#: config {"noCompile": true}
import asyncio

asyn def main():
    await asyncio.sleep(1)

#: case a def that is not closed yet
#: config {"noCompile": true}
import asyncio

async def main(
    await asyncio.sleep(1)

#: case an async generator and a nested async generator expression
async def rows(f):
    yield await f()
    yield [x async for x in (await f(y) for y in "ab")]

#: case a conditional async function
import sys

if sys.version_info >= (3, 11):
    async def main(f):
        await f()
else:
    async def main(f):
        return await f()

#: case pytest fixtures and callbacks that are async
import pytest

@pytest.fixture
async def client(f):
    yield await f()

async def test_client(client):
    assert await client

#: case an async method in a class in a function
def make(f):
    class Inner:
        async def run(self):
            return [await f(x) for x in "ab"]
    return Inner

#: case await in an f-string of an async function
async def main(f):
    return f"{await f()} and {[x async for x in f()]}"

#: case callers that treat it as a coroutine already
import asyncio

async def other(f):
    pass

def work(f):
    await f()
#   ^^^^^ await-outside-async

async def main(f, xs):
    await asyncio.gather(work(f), *[work(x) for x in xs])
    task = asyncio.create_task(work(f))
    coroutine = work(f)
    await asyncio.wait_for(coroutine, 1)
    jobs = [work(x) for x in xs]
    more = []
    more.append(work(f))
    await asyncio.gather(*jobs, *more)
    print(work(f))
    await task

#: fix Make `work` async
import asyncio

async def other(f):
    pass

async def work(f):
    await f()

async def main(f, xs):
    await asyncio.gather(work(f), *[work(x) for x in xs])
    task = asyncio.create_task(work(f))
    coroutine = work(f)
    await asyncio.wait_for(coroutine, 1)
    jobs = [work(x) for x in xs]
    more = []
    more.append(work(f))
    await asyncio.gather(*jobs, *more)
    print(await work(f))
    await task

#: case an async property, an async static method and an async lambda's argument
class Store:
    @property
    async def value(self):
        return await self.load()

    @staticmethod
    async def load(self):
        return await self.load()
