#: case made by the statement that enters it
import asyncio

async def save(store, text):
    async with asyncio.Lock():
#              ^^^^^^^^^^^^ lock-per-call [warning]: `asyncio.Lock()` keeps no other task out: every call makes its own
        await store.write(text)

#: case a semaphore, by other names
import asyncio as aio
from asyncio import BoundedSemaphore as Limit

async def fetch(url, get):
    async with aio.Semaphore(5):
#              ^^^^^^^^^^^^^ lock-per-call: `aio.Semaphore()` limits nothing: every call makes its own
        await get(url)
    async with (Limit(2)):
#               ^^^^^ lock-per-call
        await get(url)

#: case a local lock that nothing else sees
import asyncio

async def fetch(url, get):
    gate = asyncio.Semaphore(10)
    async with gate:
#              ^^^^ lock-per-call: `gate` limits nothing: every call makes its own
        first = await get(url)
    async with gate:
        return first, await get(url)

#: case among other items
import asyncio

class Store:
    async def save(self, path):
        lock = asyncio.Lock()
        async with self.opened(path) as file, lock:
#                                             ^^^^ lock-per-call
            await file.write("x")

#: case anyio
import anyio

async def save(store, text):
    async with anyio.CapacityLimiter(1):
#              ^^^^^^^^^^^^^^^^^^^^^ lock-per-call: `anyio.CapacityLimiter()` limits nothing: every call makes its own
        await store.write(text)

#: case shared by the tasks the function starts
import asyncio

async def fetch_all(urls, get):
    gate = asyncio.Semaphore(10)

    async def fetch(url):
        async with gate:
            return await get(url)

    return await asyncio.gather(*(fetch(url) for url in urls))

#: case passed on
import asyncio

async def fetch(gate, url, get):
    async with gate:
        return await get(url)

async def fetch_all(urls, get):
    gate = asyncio.Semaphore(10)
    async with gate:
        return await asyncio.gather(*(fetch(gate, url, get) for url in urls))

#: case kept by the object or the module
import asyncio

lock = asyncio.Lock()

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def save(self, text):
        async with self.lock, lock:
            await self.write(text)

#: case one for each key
import asyncio
from collections import defaultdict

locks = defaultdict(asyncio.Lock)
others = {}

async def save(store, key):
    async with locks[key]:
        await store.write(key)
    async with others.setdefault(key, asyncio.Lock()):
        await store.write(key)
    lock = others.get(key) or asyncio.Lock()
    async with lock:
        await store.write(key)

#: case made only where there is none yet
import asyncio

_lock = None

async def save(store):
    global _lock
    if _lock is None:
        _lock = asyncio.Lock()
    async with _lock:
        await store.write()

async def load(store, lock=None):
    if lock is None:
        lock = asyncio.Lock()
    async with lock:
        await store.read()

#: case stored before it is entered
import asyncio

async def save(store):
    lock = asyncio.Lock()
    store.lock = lock
    async with lock:
        await store.write()

#: case entered in a lambda or looked at
import asyncio

async def check():
    lock = asyncio.Lock()
    async with lock:
        assert lock.locked()
    return lock

#: case a class of the same name
class Lock:
    async def __aenter__(self): ...
    async def __aexit__(self, *error): ...

async def save(store):
    async with Lock():
        await store.write()
