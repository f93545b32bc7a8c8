#: case a method that takes the lock again
import asyncio

class Store:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.data = {}

    async def set(self, key, value):
        async with self._lock:
            self.data[key] = value
            await self.flush()
#                 ^^^^^^^^^^ lock-reentered [error]: This waits for ever: the task holds `self._lock`, and `self.flush` takes it again

    async def flush(self):
        async with self._lock:
            self.data.clear()

#: case nested, and acquired by hand
import asyncio

lock = asyncio.Lock()

async def save(store, text):
    async with lock:
        if text:
            async with lock:
#                      ^^^^ lock-reentered: This waits for ever: the task already holds `lock`
                await store.write(text)

async def drop(store):
    async with lock:
        await lock.acquire()
#             ^^^^^^^^^^^^^^ lock-reentered
        store.drop()

#: case through other functions
import asyncio

lock = asyncio.Lock()

async def save(store):
    async with lock:
        await asyncio.gather(prepare(store), store.ready())
#                            ^^^^^^^ lock-reentered: This waits for ever: the task holds `lock`, and `prepare → load` takes it again

async def prepare(store):
    return await load(store)

async def load(store):
    async with lock:
        return await store.read()

#: case a lock of a base class
import asyncio

class Base:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def close(self):
        async with self.lock:
            self.is_open = False

class Store(Base):
    async def stop(self):
        async with self.lock:
            await self.close()
#                 ^^^^^^^^^^ lock-reentered

#: case released before
import asyncio

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def set(self, key):
        async with self.lock:
            self.key = key
        await self.flush()

    async def get(self):
        async with self.lock:
            self.lock.release()
            await self.flush()
            await self.lock.acquire()

    async def flush(self):
        async with self.lock:
            self.key = None

#: case another object of the class
import asyncio

class Node:
    def __init__(self, parent: "Node"):
        self.lock = asyncio.Lock()
        self.parent = parent

    async def update(self):
        async with self.lock:
            await self.parent.update()
            await Node(self).update()

#: case another lock
import asyncio

lock = asyncio.Lock()

class Store:
    def __init__(self):
        self.read = asyncio.Lock()
        self.write = asyncio.Lock()

    async def save(self):
        async with self.write, lock:
            await self.load()

    async def load(self):
        async with self.read:
            lock = asyncio.Lock()
            async with lock:
                return 1

#: case a task of its own
import asyncio

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.tasks = set()

    async def save(self):
        async with self.lock:
            self.tasks.add(asyncio.create_task(self.flush()))
            later = self.flush()
        await later

    async def flush(self):
        async with self.lock:
            return 1

#: case locks that let the task in again
import asyncio
import threading

class ReentrantLock(asyncio.Lock):
    async def acquire(self):
        return True

class Store:
    def __init__(self):
        self.lock = ReentrantLock()
        self.gate = asyncio.Semaphore(2)
        self.thread = threading.RLock()

    async def save(self):
        async with self.lock, self.gate:
            await self.flush()

    async def flush(self):
        async with self.lock, self.gate:
            return 1

#: case it asks first
import asyncio

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def save(self):
        async with self.lock:
            await self.flush(locked=True)

    async def flush(self, locked=False):
        if not locked:
            async with self.lock:
                return await self.write()
        return await self.write()

    async def write(self):
        return 1

#: case a subclass takes no lock
import asyncio

class Base:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def save(self):
        async with self.lock:
            await self.flush()

    async def flush(self):
        async with self.lock:
            return 1

class Store(Base):
    async def flush(self):
        return 2

#: case a lock that a parameter brings
import asyncio

async def save(lock: asyncio.Lock, other: asyncio.Lock):
    async with lock:
        await flush(other)

async def flush(lock: asyncio.Lock):
    async with lock:
        return 1

#: case the caller says whether to take it
import asyncio

class Store:
    def __init__(self):
        self.mutex = asyncio.Lock()

    async def save(self):
        async with self.mutex:
            await self.flush(0)

    async def flush(self, mode=1):
        if mode:
            async with self.mutex:
                return 1

#: case what is under the lock has seen to it
import asyncio

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.data = None

    async def open(self):
        async with self.lock:
            self.data = {}
            await self.flush()
            await self.ensure()

    async def flush(self):
        if self.data is None:
            await self.open()

    async def ensure(self):
        if self.data is not None:
            return
        async with self.lock:
            self.data = {}
