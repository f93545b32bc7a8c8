#: case caches of functools
import functools
from functools import cache, lru_cache as lru

@cache
#^^^^^ cached-coroutine [error]: The second caller of `load` fails: the cache hands it a coroutine that was awaited already
async def load(name):
    return name

@lru(maxsize=None)
#^^^ cached-coroutine: The second caller of `find` fails: the cache hands it a coroutine that was awaited already
async def find(name):
    return name

class Store:
    @functools.lru_cache
#    ^^^^^^^^^^^^^^^^^^^ cached-coroutine
    async def rows(self):
        return []

    @functools.cached_property
#    ^^^^^^^^^^^^^^^^^^^^^^^^^ cached-coroutine
    async def size(self):
        return len(await self.rows())

#: case beside decorators that keep the coroutine function
import functools

class Store:
    @staticmethod
    @functools.cache
#    ^^^^^^^^^^^^^^^ cached-coroutine
    async def rows():
        return []

    @property
    @functools.cache
#    ^^^^^^^^^^^^^^^ cached-coroutine
    async def size(self):
        return 1

    @functools.cache
#    ^^^^^^^^^^^^^^^ cached-coroutine
    @functools.wraps(print)
    async def wrapped(self):
        return 1

#: case an async generator
from functools import cache

@cache
#^^^^^ cached-coroutine: The second caller of `rows` gets nothing: the cache hands it an async generator that is spent
async def rows():
    yield 1

#: case caches of other libraries
from cachetools import TTLCache, cached
from cachetools.func import ttl_cache
from django.utils.functional import cached_property

@cached(cache=TTLCache(maxsize=1024, ttl=600))
#^^^^^^ cached-coroutine
async def load(name):
    return name

@ttl_cache(600)
#^^^^^^^^^ cached-coroutine
async def find(name):
    return name

class Store:
    @cached_property
#    ^^^^^^^^^^^^^^^ cached-coroutine
    async def rows(self):
        return []

#: case caches on plain functions
import asyncio
import functools

@functools.cache
def load(name):
    return name

class Store:
    @functools.cached_property
    def rows(self):
        return asyncio.create_task(self.load())

    async def load(self):
        return []

#: case caches that are made for coroutine functions
from aiocache import cached
from anyio.functools import lru_cache
from async_lru import alru_cache
from cached_property import cached_property
from mine import cache

@alru_cache(maxsize=10)
async def load(name):
    return name

@cached(ttl=10)
async def find(name):
    return name

@lru_cache
async def size(name):
    return name

@cache
async def other(name):
    return name

class Store:
    @cached_property
    async def rows(self):
        return []

#: case something else between the cache and the function
import asyncio
import functools

def as_task(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.ensure_future(function(*args))
    return wrapper

@functools.cache
@as_task
async def load(name):
    return name

@functools.lru_cache(maxsize=1)
@unknown
async def find(name):
    return name

#: case a parameter called cache
def make(cache, lru_cache):
    @cache
    async def load(name):
        return name

    @lru_cache()
    async def find(name):
        return name
    return load, find

#: case abstract methods
from abc import ABC, abstractmethod
from functools import cached_property

class Store(ABC):
    @cached_property
    @abstractmethod
    async def rows(self) -> list: ...

#: case in a test that expects it
import functools
import pytest

async def test_cache():
    with pytest.raises(RuntimeError):
        @functools.cache
        async def load():
            return 1
        await load()
        await load()
