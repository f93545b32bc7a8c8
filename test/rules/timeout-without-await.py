#: case only sync work
import asyncio

async def load(parser):
    async with asyncio.timeout(5):
#              ^^^^^^^^^^^^^^^ timeout-without-await [warning]: This timeout never fires: nothing in its body awaits
        return parser.load()

#: case aliases, other libraries, several items
import anyio
from asyncio import timeout as limit, timeout_at
from async_timeout import timeout

async def load(parser, lock, when):
    async with lock, limit(5):
#                    ^^^^^ timeout-without-await
        parser.load()
    async with timeout_at(when) as scope:
#              ^^^^^^^^^^ timeout-without-await
        async def later():
            await parser.read()
        parser.after(later)
    async with timeout(3):
#              ^^^^^^^ timeout-without-await
        parser.load()
    with anyio.move_on_after(3):
#        ^^^^^^^^^^^^^^^^^^^ timeout-without-await
        parser.load()
    with anyio.CancelScope(deadline=when):
#        ^^^^^^^^^^^^^^^^^ timeout-without-await
        parser.load()
    with anyio.CancelScope(shield=True):
        parser.load()

#: case a timeout that nothing enters
import asyncio

async def load(source):
    asyncio.timeout(5)  # seconds
#   ^^^^^^^^^^^^^^^ timeout-without-await: This timeout has no effect: nothing enters it with `async with`
    # read it all
    data = await source.read()

    if data:
        return (
            data
        )
    return None

#: fix Put the statements below into `async with`
import asyncio

async def load(source):
    async with asyncio.timeout(5):  # seconds
        # read it all
        data = await source.read()

        if data:
            return (
                data
            )
        return None

#: case nothing below it awaits
import asyncio

async def load(source):
    data = await source.read()
    asyncio.timeout(5)
#   ^^^^^^^^^^^^^^^ timeout-without-await
    return data

#: case all that waits
import asyncio

async def load(source, lock):
    async with asyncio.timeout(5):
        await source.read()
    async with asyncio.timeout(5):
        async for line in source:
            print(line)
    async with asyncio.timeout(5):
        async with lock:
            print(1)
    async with asyncio.timeout(5):
        return [line async for line in source]
    async with asyncio.timeout(5), lock:
        print(1)

#: case a timeout in a generator
import asyncio

async def lines(source):
    async with asyncio.timeout(5):
        yield source.line()

#: case a timeout of another library
import requests
from mylib import timeout

async def load(source):
    async with timeout(5):
        source.load()
    timeout(3)
    with source.timeout(3):
        source.load()

#: case made here and entered elsewhere
import asyncio

async def load(source):
    limit = asyncio.timeout(5)
    async with limit:
        await source.read()
    return asyncio.timeout(3)

#: case a sync function
import asyncio

def make():
    asyncio.timeout(5)
