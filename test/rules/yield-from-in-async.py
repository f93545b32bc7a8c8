#: case a list
#: config {"noCompile": true}
async def names():
    yield from ["ann", "bob"]  # all of them
#   ^^^^^^^^^^ yield-from-in-async [error]: `yield from` is a SyntaxError in an async function

#: fix Yield its values one by one with `for`
async def names():
    for item in ["ann", "bob"]:
        yield item  # all of them

#: case an async generator
#: config {"noCompile": true}
async def pages(item):
    yield item

async def all_pages(item):
    if item:
        yield from pages(
#       ^^^^^^^^^^ yield-from-in-async
            item,
        )

#: fix Yield its values one by one with `async for`
async def pages(item):
    yield item

async def all_pages(item):
    if item:
        async for value in pages(
            item,
        ):
            yield value

#: case a coroutine, as it was written before 3.5
#: config {"noCompile": true}
import asyncio

class Client:
    async def read(self):
        yield from asyncio.sleep(1)
#       ^^^^^^^^^^ yield-from-in-async
        data = yield from self.reader()
#              ^^^^^^^^^^ yield-from-in-async
        return data

    async def reader(self):
        return 1

#: fix Use `await`
import asyncio

class Client:
    async def read(self):
        await asyncio.sleep(1)
        data = await self.reader()
        return data

    async def reader(self):
        return 1

#: case nobody knows what it is
#: config {"noCompile": true}
async def read(source):
    yield from source
#   ^^^^^^^^^^ yield-from-in-async
    if source: yield from [1]
#              ^^^^^^^^^^ yield-from-in-async
    x = yield from [2]
#       ^^^^^^^^^^ yield-from-in-async

#: case a plain generator
def names():
    yield from ["ann", "bob"]

#: case a generator inside a coroutine
async def names(source):
    def inner():
        yield from source
    yield list(inner())

#: case a coroutine around a generator
def names(source):
    async def load():
        return 1
    yield from [load]

#: case yield, and from
async def names(source):
    yield source.names
    raise ValueError("no") from None

#: case old coroutines
import types

@types.coroutine
def sleep(future):
    yield from future
