#: case released only where all goes well
import asyncio

class Store:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def save(self, text):
        await self._lock.acquire()
#             ^^^^^^^^^^^^^^^^^^ acquire-without-release [warning]: `self._lock` stays locked if the code before `release()` fails or is cancelled
        # One writer at a time.
        if text:
            await self.write(text)

        self._lock.release()
        print("saved")

#: fix Use `async with self._lock`
import asyncio

class Store:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def save(self, text):
        async with self._lock:
            # One writer at a time.
            if text:
                await self.write(text)

        print("saved")

#: case a semaphore of the module
from asyncio import Semaphore

gate = Semaphore(5)

async def fetch(get, url):
    await gate.acquire()
#         ^^^^^^^^^^^^ acquire-without-release
    try:
        result = await get(url)
    except OSError:
        result = None
    gate.release()
    return result

#: fix Use `async with gate`
from asyncio import Semaphore

gate = Semaphore(5)

async def fetch(get, url):
    async with gate:
        try:
            result = await get(url)
        except OSError:
            result = None
    return result

#: case a context manager that forgets the error of its body
import asyncio
from contextlib import asynccontextmanager

lock = asyncio.Lock()

@asynccontextmanager
async def locked(timeout):
    await asyncio.wait_for(lock.acquire(), timeout)
#                          ^^^^^^^^^^^^ acquire-without-release
    yield
    lock.release()

#: case released by nobody
import asyncio

class Gate:
    def __init__(self):
        self.places = asyncio.Semaphore(3)

    async def enter(self):
        await self.places.acquire()
#             ^^^^^^^^^^^^^^^^^^^ acquire-without-release: Nothing releases `self.places`: in the end the tasks that acquire it wait for ever
        return self

#: case a release on each of two ways has no fix
import asyncio

lock = asyncio.Lock()

async def save(store, text):
    await lock.acquire()
#         ^^^^^^^^^^^^ acquire-without-release
    if text:
        await store.write(text)
        lock.release()
    else:
        lock.release()

#: case async with
import asyncio

lock = asyncio.Lock()

async def save(store, text):
    async with lock:
        await store.write(text)

#: case released in a finally
import asyncio

lock = asyncio.Lock()

async def save(store, text):
    await lock.acquire()
    try:
        await store.write(text)
    finally:
        lock.release()

async def replace(store, text):
    await lock.acquire()
    try:
        await store.write(text)
    except BaseException:
        lock.release()
        raise
    lock.release()

#: case released by another method
import asyncio

class Guard:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        await self.lock.acquire()
        return self

    async def __aexit__(self, *error):
        self.lock.release()

#: case released when the task is done
import asyncio

gate = asyncio.Semaphore(5)

async def start(job, tasks):
    await gate.acquire()
    task = asyncio.create_task(job())
    tasks.add(task)
    task.add_done_callback(lambda _: gate.release())
    await asyncio.sleep(0)

async def begin(job, tasks):
    await gate.acquire()
    task = asyncio.create_task(job())
    tasks.add(task)
    task.add_done_callback(gate.release)

#: case nothing to wait for in between
import asyncio

lock = asyncio.Lock()

async def save(store, text):
    await lock.acquire()
    store.text = text
    lock.release()
    await store.flush()

#: case passed on, and the lock of a caller
import asyncio

lock = asyncio.Lock()

async def save(store):
    await lock.acquire()
    await store.write_and_release(lock)

async def enter(lock: asyncio.Lock):
    await lock.acquire()

async def enter_any(guard):
    await guard.lock.acquire()

#: case released in another file
#: file gate.py
from work import places

def leave():
    places.release()

#: file work.py
import asyncio

places = asyncio.Semaphore(3)

async def enter():
    await places.acquire()

#: case a pool
import asyncpg

async def load(pool: asyncpg.Pool):
    connection = await pool.acquire()
    rows = await connection.fetch("select 1")
    await pool.release(connection)
    return rows

#: case a test leaves it locked
#: config {"isTest": true}
import asyncio

lock = asyncio.Lock()

async def test_waits():
    await lock.acquire()
    await asyncio.sleep(0)
    lock.release()

#: case another method releases it for this one
import asyncio

class Receiver:
    def __init__(self):
        self.places = asyncio.Semaphore(5)

    async def receive(self, queue):
        while True:
            await self.places.acquire()
            message = await queue.get()
            if message is None:
                self.places.release()
                break
            queue.put(message)

    async def work(self, queue):
        await queue.get()
        self.places.release()
