#: case a lock of the module
import asyncio
import threading

lock = threading.Lock()  # one writer at a time

async def update(store):
    with lock:
#        ^^^^ thread-lock-across-await [error]: `lock` is held over an `await`: the event loop can deadlock on itself
        await store.save()  # slow

async def drop(store):
    with lock:
        store.drop()

#: fix Use `asyncio.Lock` with `async with`
import asyncio
import threading

lock = asyncio.Lock()  # one writer at a time

async def update(store):
    async with lock:
        await store.save()  # slow

async def drop(store):
    async with lock:
        store.drop()

#: case a lock of an object
from threading import Lock

class Store:
    def __init__(self):
        self._lock = Lock()

    async def save(self):
        with self._lock:
#            ^^^^^^^^^^ thread-lock-across-await
            async with self.pool.acquire() as connection:
                connection.execute("..")

    async def load(self):
        with self._lock:
#            ^^^^^^^^^^ thread-lock-across-await
            async for row in self.rows():
                print(row)

#: fix Use `asyncio.Lock` with `async with`
import asyncio
from threading import Lock

class Store:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def save(self):
        async with self._lock:
            async with self.pool.acquire() as connection:
                connection.execute("..")

    async def load(self):
        async with self._lock:
            async for row in self.rows():
                print(row)

#: case a lock of the class, by a base class
import threading

class Base:
    lock = threading.Lock()

class Store(Base):
    async def save(self):
        with self.lock:
#            ^^^^^^^^^ thread-lock-across-await
            await self.write()

#: case a local lock
import asyncio
import threading

async def main(jobs):
    gate = threading.Semaphore(2)
    async def run(job):
        with gate:
#            ^^^^ thread-lock-across-await
            await job()
    await asyncio.gather(*(run(job) for job in jobs))

#: case a lock that a thread uses too has no fix
import threading

class Store:
    def __init__(self):
        self.lock = threading.Lock()

    def flush(self):
        with self.lock:
            self.write()

    async def save(self):
        with self.lock:
#            ^^^^^^^^^ thread-lock-across-await
            await self.send()

#: case an RLock does not hang, it does not guard either
import threading

lock = threading.RLock()
ready = threading.Condition()

async def update(store):
    with lock:
#        ^^^^ thread-lock-across-await [error]: `lock` keeps no other task out at an `await`: it belongs to the thread they share
        await store.save()
    with ready:
#        ^^^^^ thread-lock-across-await
        await store.save()

#: case acquired and released by hand
import threading

lock = threading.Lock()

async def update(store):
    lock.acquire()
#   ^^^^^^^^^^^^ thread-lock-across-await: `lock` is held over an `await`: the event loop can deadlock on itself
    await store.save()
    lock.release()

async def guard(store):
    lock.acquire()
#   ^^^^^^^^^^^^ thread-lock-across-await
    try:
        await store.save()
    finally:
        lock.release()

async def late(store):
    try:
        lock.acquire()
#       ^^^^^^^^^^^^ thread-lock-across-await
        if store.dirty:
            await store.save()
    finally:
        lock.release()

#: case a lock of processes
import multiprocessing

async def update(store):
    lock = multiprocessing.Lock()
    with lock:
#        ^^^^ thread-lock-across-await
        await store.save()

#: case annotated, and maybe not there
import threading
from typing import Optional

async def update(store, lock: Optional[threading.Lock]):
    if lock:
        with lock:
#            ^^^^ thread-lock-across-await
            await store.save()

#: case several items: only the lock is meant
import threading

lock = threading.Lock()

async def update(path, store):
    with store.opened(path) as f, lock:
#                                 ^^^^ thread-lock-across-await
        await f.write("x")

#: case asyncio's lock
import asyncio
import threading

lock = asyncio.Lock()

async def update(store):
    async with lock:
        await store.save()

#: case anyio's lock
import anyio

lock = anyio.Lock()

async def update(store):
    async with lock:
        await store.save()
    await lock.acquire()
    await store.save()
    lock.release()

#: case released before the await
import threading

lock = threading.Lock()

async def update(store):
    with lock:
        data = store.take()
    await store.save(data)
    lock.acquire()
    store.clear()
    lock.release()
    await store.save(data)

#: case the await is in a nested function
import threading

lock = threading.Lock()

async def register(store):
    with lock:
        async def save():
            await store.save()
        store.callbacks.append(save)

#: case in a thread
import threading

lock = threading.Lock()

def work(store):
    with lock:
        store.save()

#: case only tried
import threading

lock = threading.Lock()

async def update(store):
    if lock.acquire(blocking=False):
        try:
            await store.save()
        finally:
            lock.release()

#: case taken in a thread on purpose
import asyncio
import threading

lock = threading.Lock()

async def update(store):
    await asyncio.to_thread(lock.acquire)
    await store.save()
    lock.release()

#: case a lock nobody knows
async def update(store, lock):
    with lock:
        await store.save()
    with store.lock:
        await store.save()

#: case one of two locks
import contextlib
import threading

lock = threading.Lock()

async def update(store, is_shared):
    with lock if is_shared else contextlib.nullcontext():
        await store.save()

#: case released on the one way that waits
import threading

lock = threading.Lock()

async def update(store):
    lock.acquire()
    if store.empty:
        lock.release()
        await store.fill()
        return
    store.take()
    lock.release()

#: case a semaphore of asyncio in a thread's name
import asyncio

threading = asyncio
lock = threading.Lock()

async def update(store):
    async with lock:
        await store.save()

#: case acquired without a release in sight
import threading

class Guard:
    def __init__(self):
        self.lock = threading.Lock()

    async def __aenter__(self):
        self.lock.acquire()

    async def __aexit__(self, *error):
        self.lock.release()

#: case two statements on the other branch
import threading

lock = threading.Lock()

async def update(store, now):
    if now:
        lock.acquire()
        store.flush()
        lock.release()
    else:
        await store.save()
