#: case a function and a method
import asyncio

@asyncio.coroutine
#: ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator [error]: `asyncio.coroutine` fails here since Python 3.11: only `async def` makes coroutines
def load(url, fallback=None):
    """Loads."""
    response = yield from fetch(url)  # slow
    if (yield from response.ok()):
        return (yield from response.read())
    yield from fallback or asyncio.sleep(1)
    return None

class Client:
    @staticmethod
    @asyncio.coroutine
#    ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator
    def pause():
        yield from asyncio.sleep(1)

#: fix Make `load` an `async def`
import asyncio

async def load(url, fallback=None):
    """Loads."""
    response = await fetch(url)  # slow
    if (await response.ok()):
        return (await response.read())
    await (fallback or asyncio.sleep(1))
    return None

class Client:
    @staticmethod
    @asyncio.coroutine
    def pause():
        yield from asyncio.sleep(1)

#: fix Make `pause` an `async def`
import asyncio

@asyncio.coroutine
def load(url, fallback=None):
    """Loads."""
    response = yield from fetch(url)  # slow
    if (yield from response.ok()):
        return (yield from response.read())
    yield from fallback or asyncio.sleep(1)
    return None

class Client:
    @staticmethod
    async def pause():
        await asyncio.sleep(1)

#: case imported by name
from asyncio import coroutine as coro, sleep
#                   ^^^^^^^^^ removed-coroutine-decorator: This import fails since Python 3.11: asyncio has no `coroutine` any more

@coro
#: ^^^^ removed-coroutine-decorator
def pause():
    yield from sleep(1)

#: case an import that is not needed any more
from asyncio import coroutine, sleep
#                   ^^^^^^^^^ removed-coroutine-decorator

async def pause():
    await sleep(1)

#: fix Drop the import
from asyncio import sleep

async def pause():
    await sleep(1)

#: case called
import asyncio

def wrap(function):
    return asyncio.coroutine(function)
#          ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator

#: case a plain function
import asyncio

@asyncio.coroutine
#: ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator
def answer():
    return 42

@asyncio.coroutine
#: ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator
def later():
    return asyncio.sleep(1)

#: fix Make `answer` an `async def`
import asyncio

async def answer():
    return 42

@asyncio.coroutine
def later():
    return asyncio.sleep(1)

#: case a generator that yields by itself
import asyncio

@asyncio.coroutine
#: ^^^^^^^^^^^^^^^^^ removed-coroutine-decorator
def steps():
    yield
    yield from asyncio.sleep(1)

#: case the decorator of types
import types

@types.coroutine
def switch():
    yield

#: case old targets
#: config {"target": "3.7-3.10"}
import asyncio
from asyncio import coroutine

@asyncio.coroutine
def pause():
    yield from asyncio.sleep(1)

@coroutine
def again():
    yield from asyncio.sleep(1)

#: case under a test of the version
import asyncio
import sys

if sys.version_info < (3, 8):

    @asyncio.coroutine
    def pause():
        yield from asyncio.sleep(1)

else:

    async def pause():
        await asyncio.sleep(1)

#: case under a test of what there is
import asyncio

def adapt(function):
    if hasattr(asyncio, "coroutine"):
        return asyncio.coroutine(function)
    return function

#: case with something in its place
try:
    from asyncio import coroutine
except ImportError:
    from types import coroutine

@coroutine
def switch():
    yield

#: case a decorator of one's own
def coroutine(function):
    return function

@coroutine
def steps():
    yield 1

#: case another library's
from tornado.gen import coroutine
from tornado import gen

@coroutine
def load(client):
    yield client.fetch("/")

@gen.coroutine
def read(client):
    yield client.fetch("/")
