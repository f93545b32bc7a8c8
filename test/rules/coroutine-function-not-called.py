#: case asyncio.run
import asyncio

async def main():
    print("ready")

asyncio.run(main)
#           ^^^^ coroutine-function-not-called [error]: `asyncio.run` fails here: `main` is a function, its coroutine comes from calling it

#: fix Call it: `main()`
import asyncio

async def main():
    print("ready")

asyncio.run(main())

#: case await
async def load():
    return 1

async def main():
    await load
#         ^^^^ coroutine-function-not-called: `await` fails here: `load` is a function, its coroutine comes from calling it
    value = (await (load))
#                   ^^^^ coroutine-function-not-called
    return value

#: fix Call it: `load()`
async def load():
    return 1

async def main():
    await load()
    value = (await (load()))
    return value

#: case every consumer
#: config {"followUps": ["shield-without-reference", "wait-with-coroutines"]}
import asyncio
from asyncio import create_task as spawn, gather

async def f():
    pass

async def main(group: asyncio.TaskGroup, loop: asyncio.AbstractEventLoop):
    task = spawn(f)
#                ^ coroutine-function-not-called: `spawn` fails here: `f` is a function, its coroutine comes from calling it
    await gather(f, f(), task)
#                ^ coroutine-function-not-called
    await asyncio.gather(*[f, f()])
#                          ^ coroutine-function-not-called
    await asyncio.wait_for(f, 1)
#                          ^ coroutine-function-not-called
    await asyncio.wait_for(timeout=1, fut=f)
#                                         ^ coroutine-function-not-called
    await asyncio.shield(f)
#                        ^ coroutine-function-not-called
    future = asyncio.ensure_future(f)
#                                  ^ coroutine-function-not-called
    kept = group.create_task(f, name="f")
#                            ^ coroutine-function-not-called
    other = loop.create_task(f)
#                            ^ coroutine-function-not-called
    await asyncio.wait([f])
#                       ^ coroutine-function-not-called
    for done in asyncio.as_completed([f]):
#                                     ^ coroutine-function-not-called
        await done
    return future, kept, other

loop = asyncio.new_event_loop()
loop.run_until_complete(f)
#                       ^ coroutine-function-not-called
with asyncio.Runner() as runner:
    runner.run(f)
#              ^ coroutine-function-not-called
asyncio.run_coroutine_threadsafe(f, loop)
#                                ^ coroutine-function-not-called

#: fix Call it: `f()`
import asyncio
from asyncio import create_task as spawn, gather

async def f():
    pass

async def main(group: asyncio.TaskGroup, loop: asyncio.AbstractEventLoop):
    task = spawn(f())
    await gather(f(), f(), task)
    await asyncio.gather(*[f(), f()])
    await asyncio.wait_for(f(), 1)
    await asyncio.wait_for(timeout=1, fut=f())
    await asyncio.shield(f())
    future = asyncio.ensure_future(f())
    kept = group.create_task(f(), name="f")
    other = loop.create_task(f())
    await asyncio.wait([f()])
    for done in asyncio.as_completed([f()]):
        await done
    return future, kept, other

loop = asyncio.new_event_loop()
loop.run_until_complete(f())
with asyncio.Runner() as runner:
    runner.run(f())
asyncio.run_coroutine_threadsafe(f(), loop)

#: case methods, inherited and on attributes
import asyncio

class Base:
    async def setup(self, retries=1, *rest, strict=False, **options):
        pass

    @classmethod
    async def make(cls):
        pass

    @staticmethod
    async def clear():
        pass

class Part(Base):
    async def start(self):
        await self.setup
#             ^^^^^^^^^^ coroutine-function-not-called
        await super().setup
#             ^^^^^^^^^^^^^ coroutine-function-not-called
        await Part.make
#             ^^^^^^^^^ coroutine-function-not-called
        await self.clear
#             ^^^^^^^^^^ coroutine-function-not-called

#: fix Call it: `self.setup()`
import asyncio

class Base:
    async def setup(self, retries=1, *rest, strict=False, **options):
        pass

    @classmethod
    async def make(cls):
        pass

    @staticmethod
    async def clear():
        pass

class Part(Base):
    async def start(self):
        await self.setup()
        await super().setup
        await Part.make
        await self.clear

#: fix Call it: `Part.make()`
import asyncio

class Base:
    async def setup(self, retries=1, *rest, strict=False, **options):
        pass

    @classmethod
    async def make(cls):
        pass

    @staticmethod
    async def clear():
        pass

class Part(Base):
    async def start(self):
        await self.setup
        await super().setup
        await Part.make()
        await self.clear

#: case a function that needs arguments has no fix
import asyncio

async def load(url, *, retries):
    return url, retries

class Store:
    async def get(self, key):
        return key

async def main(store: Store):
    await load
#         ^^^^ coroutine-function-not-called
    await store.get
#         ^^^^^^^^^ coroutine-function-not-called
    await Store.get
#         ^^^^^^^^^ coroutine-function-not-called
    await asyncio.sleep
#         ^^^^^^^^^^^^^ coroutine-function-not-called

#: fix Call it: `load()`
import asyncio

async def load(url, *, retries):
    return url, retries

class Store:
    async def get(self, key):
        return key

async def main(store: Store):
    await load
    await store.get
    await Store.get
    await asyncio.sleep

#: case of the standard library
import asyncio

async def main(queue: asyncio.Queue):
    return await queue.get
#                ^^^^^^^^^ coroutine-function-not-called

#: fix Call it: `queue.get()`
import asyncio

async def main(queue: asyncio.Queue):
    return await queue.get()

#: case from another file, through a name and a decorator that keeps it
#: file app/jobs.py
import functools

def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        return await function(*args)
    return wrapper

@logged
async def clean():
    pass

async def sweep():
    pass

#: file app/main.py
import asyncio
from .jobs import clean, sweep

job = sweep

async def main():
    await asyncio.gather(clean, job)
#                        ^^^^^ coroutine-function-not-called
#                               ^^^ coroutine-function-not-called

#: case a sync function that gives a coroutine
from typing import Awaitable

async def load():
    return 1

def start():
    return load()

def declared() -> Awaitable[int]:
    return load()

async def main():
    await start
#         ^^^^^ coroutine-function-not-called
    await declared
#         ^^^^^^^^ coroutine-function-not-called

#: case called
import asyncio

async def load():
    return 1

async def main():
    await load()
    task = asyncio.create_task(load())
    await asyncio.gather(load(), load(), *[load() for x in "ab"])
    await asyncio.wait_for(load(), 1)
    await task

asyncio.run(main())

#: case properties and descriptors
import functools

class Client:
    @property
    async def data(self):
        return 1

    @functools.cached_property
    async def more(self):
        return 2

async def main(client: Client):
    await client.data
    return await client.more

#: case a property in a subclass
class Base:
    async def data(self):
        return 1

    async def show(self):
        return await self.data

class Derived(Base):
    @property
    async def data(self):
        return 2

#: case functions given to what calls them
import asyncio
import functools

async def load():
    return 1

async def main(loop, pool, callback):
    callback(load)
    handlers = [load, load]
    handlers.append(load)
    partial = functools.partial(load)
    await partial()
    pool.run(load)
    return handlers

#: case anyio and trio take the function
import anyio
import trio

async def main():
    async with anyio.create_task_group() as group:
        group.start_soon(main)

anyio.run(main)
trio.run(main)

#: case a name that is given the coroutine
async def load():
    return 1

async def main(again):
    current = load
    current = current()
    await current
    value = load
    if again:
        value = load()
        await value

#: case a parameter, an unknown receiver and a local function called run
async def load():
    return 1

async def main(load, client):
    await load
    await client.load
    def run(function):
        return function
    run(load)

#: case a decorator nobody knows
from framework import lazy

@lazy
async def config():
    return 1

async def main():
    return await config

#: case a callable annotated wrongly
from typing import Awaitable, Callable

async def main(fetch: Callable[[], Awaitable[int]]):
    return await fetch

#: case a class with __await__
class Lazy:
    def __await__(self):
        yield

lazy = Lazy()

async def main():
    await lazy

#: case a sync function is not this rule's
import asyncio

def load():
    return 1

async def main():
    await asyncio.to_thread(load)

#: case a function or a coroutine
async def load():
    return 1

async def main(ready):
    value = load if ready else load()
    await value

#: case where TypeError is expected
import asyncio
import pytest

async def load():
    return 1

async def test_load():
    with pytest.raises(TypeError):
        await load
    with pytest.raises(TypeError):
        asyncio.create_task(load)

#: case a method that is assigned over
class Store:
    async def load(self):
        return 1

    def __init__(self, pending):
        self.load = pending

    async def main(self):
        return await self.load

#: case an async generator function
async def rows():
    yield 1

async def main():
    async for row in rows():
        print(row)
