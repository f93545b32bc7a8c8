#: case locks, events and barriers
import threading
from threading import Event, Lock

class Worker:
    def __init__(self):
        self.ready = Event()
        self.lock = Lock()
        self.slots = threading.BoundedSemaphore(2)
        self.barrier = threading.Barrier(2)
        self.changed = threading.Condition()

    async def run(self):
        self.ready.wait()
#       ^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.Event.wait` stops every task while it waits; `asyncio.Event` does not
        self.ready.wait(timeout=5)
#       ^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.Event.wait` stops every task while it waits; `asyncio.Event` does not
        self.slots.acquire()
#       ^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.BoundedSemaphore.acquire` stops every task while it waits; `asyncio.Semaphore` does not
        self.barrier.wait()
#       ^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.Barrier.wait` stops every task while it waits; `asyncio.Barrier` does not
        self.lock.acquire(timeout=1)
#       ^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.Lock.acquire` stops every task while it waits; `asyncio.Lock` does not
        self.changed.wait()
#       ^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `threading.Condition.wait` stops every task while it waits; `asyncio.Condition` does not

#: fix Run `threading.Event.wait` in a thread
import asyncio
import threading
from threading import Event, Lock

class Worker:
    def __init__(self):
        self.ready = Event()
        self.lock = Lock()
        self.slots = threading.BoundedSemaphore(2)
        self.barrier = threading.Barrier(2)
        self.changed = threading.Condition()

    async def run(self):
        await asyncio.to_thread(self.ready.wait)
        await asyncio.to_thread(self.ready.wait, timeout=5)
        self.slots.acquire()
        self.barrier.wait()
        self.lock.acquire(timeout=1)
        self.changed.wait()

#: case a lock held for long and for short
import threading

lock = threading.Lock()
cache = {}

async def update(key, load):
    with lock:
#        ^^^^ blocking-wait [warning]: Taking `lock` stops every task on this event loop while another thread holds it
        cache[key] = load(key)

async def count(key):
    with lock:
#        ^^^^ blocking-wait [hint]: Taking `lock` stops every task on this event loop while another thread holds it
        cache[key] = cache.get(key, 0) + 1
        return len(cache)

async def hold(save):
    with lock:
#        ^^^^ thread-lock-across-await [error]: `lock` is held over an `await`: the event loop can deadlock on itself
        await save()

#: case queues
import multiprocessing
import queue
from queue import Queue

incoming: queue.Queue[int] = queue.Queue()
limited = Queue(10)
results = multiprocessing.Queue()

class Pipe:
    def __init__(self, size):
        self.queue = queue.Queue(maxsize=size)

    async def send(self, item):
        self.queue.put(item)
#       ^^^^^^^^^^^^^^ blocking-wait [warning]: `queue.Queue.put` stops every task while it waits; `asyncio.Queue` does not

async def pump():
    limited.put(incoming.get())
#   ^^^^^^^^^^^ blocking-wait [warning]: `queue.Queue.put` stops every task while it waits; `asyncio.Queue` does not
#               ^^^^^^^^^^^^ blocking-wait [warning]: `queue.Queue.get` stops every task while it waits; `asyncio.Queue` does not
    incoming.get(timeout=1)
#   ^^^^^^^^^^^^ blocking-wait [warning]: `queue.Queue.get` stops every task while it waits; `asyncio.Queue` does not
    limited.join()
#   ^^^^^^^^^^^^ blocking-wait [warning]: `queue.Queue.join` stops every task while it waits; `asyncio.Queue` does not
    return results.get()
#          ^^^^^^^^^^^ blocking-wait [warning]: `multiprocessing.Queue.get` stops every task while it waits; `asyncio.Queue` does not

#: fix Run `queue.Queue.get` in a thread
import asyncio
import multiprocessing
import queue
from queue import Queue

incoming: queue.Queue[int] = queue.Queue()
limited = Queue(10)
results = multiprocessing.Queue()

class Pipe:
    def __init__(self, size):
        self.queue = queue.Queue(maxsize=size)

    async def send(self, item):
        self.queue.put(item)

async def pump():
    limited.put(await asyncio.to_thread(incoming.get))
    await asyncio.to_thread(incoming.get, timeout=1)
    limited.join()
    return results.get()

#: case threads, processes and programs
import multiprocessing as mp
import threading
from multiprocessing.connection import Connection

async def finish(thread: threading.Thread, pipe: Connection):
    thread.join()
#   ^^^^^^^^^^^ blocking-wait [warning]: `threading.Thread.join` stops every task while it waits; `asyncio.to_thread` does not
    process = mp.Process(target=print)
    process.start()
    process.join(timeout=5)
#   ^^^^^^^^^^^^ blocking-wait [warning]: `multiprocessing.Process.join` stops every task while it waits; `asyncio.subprocess.Process.wait` does not
    return pipe.recv()
#          ^^^^^^^^^ blocking-wait [warning]: `multiprocessing.connection.Connection.recv` stops every task while it waits; `asyncio.StreamReader` does not

#: fix Run `threading.Thread.join` in a thread
import asyncio
import multiprocessing as mp
import threading
from multiprocessing.connection import Connection

async def finish(thread: threading.Thread, pipe: Connection):
    await asyncio.to_thread(thread.join)
    process = mp.Process(target=print)
    process.start()
    process.join(timeout=5)
    return pipe.recv()

#: case futures
import asyncio
import concurrent.futures
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait

pool = ThreadPoolExecutor()

async def compute(work, future: Future[int], loop, coroutine):
    pool.submit(work).result()
#   ^^^^^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `concurrent.futures.Future.result` stops every task while it waits; `asyncio.wrap_future` does not
    print(future.result().bit_length())
#         ^^^^^^^^^^^^^ blocking-wait [warning]: `concurrent.futures.Future.result` stops every task while it waits; `asyncio.wrap_future` does not
    asyncio.run_coroutine_threadsafe(coroutine, loop).result(timeout=5)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: `concurrent.futures.Future.result` stops every task while it waits; `asyncio.wrap_future` does not
    futures = [pool.submit(work), pool.submit(work)]
    for done in as_completed(futures):
#               ^^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: Each step through `as_completed(futures)` stops every task while it waits
        print(done.result())
    finished, _ = wait(futures)
#                 ^^^^ blocking-wait [warning]: `concurrent.futures.wait` stops every task while it waits; `asyncio.wait` does not
    for one in finished:
        print(one.result())
    return list(pool.map(work, [1, 2]))
#               ^^^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: Each step through `pool.map(work, [1, 2])` stops every task while it waits

#: fix Await `asyncio.wrap_future`
import asyncio
import concurrent.futures
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait

pool = ThreadPoolExecutor()

async def compute(work, future: Future[int], loop, coroutine):
    await asyncio.wrap_future(pool.submit(work))
    print((await asyncio.wrap_future(future)).bit_length())
    asyncio.run_coroutine_threadsafe(coroutine, loop).result(timeout=5)
    futures = [pool.submit(work), pool.submit(work)]
    for done in as_completed(futures):
        print(done.result())
    finished, _ = wait(futures)
    for one in finished:
        print(one.result())
    return list(pool.map(work, [1, 2]))

#: case a pool that waits when it is left
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

async def start(work):
    with ThreadPoolExecutor() as pool:
#        ^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: Leaving this `with` stops every task until `ThreadPoolExecutor()` has done its work
        pool.submit(work)
    with ProcessPoolExecutor(2) as processes:
#        ^^^^^^^^^^^^^^^^^^^^^^ blocking-wait [warning]: Leaving this `with` stops every task until `ProcessPoolExecutor(2)` has done its work
        for item in range(3):
            processes.submit(work, item)
    pool.shutdown()
#   ^^^^^^^^^^^^^ blocking-wait [warning]: `concurrent.futures.ThreadPoolExecutor.shutdown` stops every task on this event loop while it waits
    pool.shutdown(wait=False)

#: case a pool whose work is awaited
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def run(work):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        await loop.run_in_executor(pool, work)
    with ThreadPoolExecutor() as pool:
        await asyncio.gather(*(asyncio.wrap_future(pool.submit(work)) for _ in range(3)))
    with ThreadPoolExecutor() as pool:
        loop.set_default_executor(pool)

#: case what returns at once
import multiprocessing
import queue
import threading
from concurrent.futures import Future

lock = threading.Lock()
event = threading.Event()
items = queue.Queue()
endless = queue.Queue(maxsize=0)

async def try_all(thread: threading.Thread, future: Future, other: queue.Queue):
    if lock.acquire(blocking=False) or lock.acquire(False) or lock.acquire(timeout=0):
        lock.release()
    event.set()
    event.is_set()
    event.wait(0)
    items.put(1)
    items.put_nowait(1)
    endless.put(1)
    other.put(1)
    items.get_nowait()
    items.get(block=False)
    items.get(False)
    thread.join(timeout=0)
    future.cancel()
    return future.result(timeout=0), multiprocessing.Process(target=print).start()

#: case asked before
import queue
from concurrent.futures import Future
from multiprocessing.connection import Connection

async def collect(items: queue.Queue, future: Future, pipe: Connection):
    while not items.empty():
        print(items.get())
    if pipe.poll():
        print(pipe.recv())
    if future.done():
        return future.result()

#: case the error of work elsewhere that has ended
from concurrent.futures import Future

class Session:
    def __init__(self, task: Future[None], stream):
        self.task = task
        self.stream = stream

    async def receive(self):
        message = await self.stream.receive()
        if message is None:
            self.task.result()
        return message

#: case the work before is waited for
from concurrent.futures import Future

class Writer:
    def __init__(self, pool):
        self.last: Future[None] | None = None

    async def write(self):
        if self.last is not None:
            self.last.result()
#           ^^^^^^^^^^^^^^^^ blocking-wait

#: case asyncio's own
import asyncio

lock = asyncio.Lock()
event = asyncio.Event()
items: asyncio.Queue[int] = asyncio.Queue(1)

async def run(task: asyncio.Task, future: asyncio.Future):
    await lock.acquire()
    async with lock:
        await event.wait()
    await items.put(await items.get())
    await items.join()
    return task.result(), future.result()

#: case given to a thread
import asyncio
import queue
import threading

async def run(items: queue.Queue, thread: threading.Thread, event: threading.Event):
    await asyncio.to_thread(thread.join)
    await asyncio.to_thread(event.wait, 1)
    return await asyncio.get_running_loop().run_in_executor(None, items.get)

#: case text and other things with such methods
import asyncio
import os

async def show(words, path, lock, event, process: asyncio.subprocess.Process):
    print(", ".join(words), os.path.join("a", "b"))
    with lock:
        event.wait()
    lock.acquire()
    return words.get()

#: case a thread's own function
import queue
import threading

def work(items: queue.Queue):
    while True:
        print(items.get())

async def main():
    items = queue.Queue(5)
    threading.Thread(target=work, args=(items,), daemon=True).start()
    items.put_nowait(1)

#: case a thread that has ended
import asyncio
import threading

async def finish(thread: threading.Thread):
    while thread.is_alive():
        await asyncio.sleep(0.1)
    thread.join()

#: case another library runs the loop
import trio
import threading

async def wait(event: threading.Event, lock: threading.Lock):
    event.wait()
#   ^^^^^^^^^^ blocking-wait: `threading.Event.wait` stops every task on this event loop while it waits
    await trio.sleep(1)

#: case the old name of acquire
import threading

lock = threading.Lock()

async def wait():
    lock.acquire_lock()
#   ^^^^^^^^^^^^^^^^^ blocking-wait
    lock.acquire_lock(False)
    lock.locked_lock()
    lock.release_lock()
