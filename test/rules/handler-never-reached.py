#: case asyncio.wait with a timeout
import asyncio

async def fetch(name):
    return name

async def collect(names):
    tasks = [asyncio.create_task(fetch(name)) for name in names]
    try:
        done, pending = await asyncio.wait(tasks, timeout=5)
        for task in pending:
            task.cancel()
        print(len(done))
    except asyncio.TimeoutError:
#          ^^^^^^^^^^^^^^^^^^^^ handler-never-reached [warning]: `asyncio.wait` raises no TimeoutError: when time is up it returns what is pending
        print("too slow")

#: case the exception of thread queues
import asyncio
import queue

async def drain(items: asyncio.Queue):
    found = []
    try:
        while True:
            found.append(items.get_nowait())
    except queue.Empty:
#          ^^^^^^^^^^^ handler-never-reached: This handler is never reached: an asyncio queue raises `asyncio.QueueEmpty`, not `queue.Empty`
        return found

#: fix Catch `asyncio.QueueEmpty`
import asyncio
import queue

async def drain(items: asyncio.Queue):
    found = []
    try:
        while True:
            found.append(items.get_nowait())
    except asyncio.QueueEmpty:
        return found

#: case through aliases and attributes, in a tuple
from asyncio import Queue, QueueFull as Overflow
from queue import Full

class Sink:
    def __init__(self):
        self.items = Queue(10)

    async def put(self, item, options: dict):
        try:
            self.items.put_nowait((item, options.get("priority")))
        except (ValueError, Full):
#                           ^^^^ handler-never-reached
            await self.items.put(item)

#: fix Catch `asyncio.QueueFull`
from asyncio import Queue, QueueFull as Overflow
from queue import Full

class Sink:
    def __init__(self):
        self.items = Queue(10)

    async def put(self, item, options: dict):
        try:
            self.items.put_nowait((item, options.get("priority")))
        except (ValueError, Overflow):
            await self.items.put(item)

#: case get waits and never finds the queue empty
import asyncio
from queue import Empty

async def take(items: asyncio.Queue):
    try:
        return await asyncio.wait_for(items.get(), 1)
    except Empty:
#          ^^^^^ handler-never-reached
        return None

#: case the builtin TimeoutError before 3.11
#: config {"target": "3.9-3.13"}
from asyncio import wait_for

async def load(source):
    try:
        return await wait_for(source.read(), 5)
    except TimeoutError:
#          ^^^^^^^^^^^^ handler-never-reached: Before Python 3.11 this misses the timeout: `wait_for` raises `asyncio.TimeoutError`
        return None

#: fix Catch `asyncio.TimeoutError`
import asyncio
from asyncio import wait_for

async def load(source):
    try:
        return await wait_for(source.read(), 5)
    except asyncio.TimeoutError:
        return None

#: case Ctrl-C while the main task sleeps
import asyncio

async def step():
    await asyncio.sleep(1)

async def main():
    try:
        while True:
            await step()
            print("tick")
    except KeyboardInterrupt:
#          ^^^^^^^^^^^^^^^^^ handler-never-reached: This handler is never reached: at an `await`, Ctrl-C arrives as CancelledError
        print("bye")

asyncio.run(main())

#: case wait_for raises it
import asyncio

async def load(source):
    try:
        return await asyncio.wait_for(source.read(), 5)
    except asyncio.TimeoutError:
        return None

async def load_new(source):
    try:
        return await asyncio.wait_for(source.read(), 5)
    except TimeoutError:
        return None

#: case another statement can raise TimeoutError
import asyncio

async def collect(tasks, source):
    try:
        done, pending = await asyncio.wait(tasks, timeout=5)
        return [task.result() for task in done]
    except TimeoutError:
        return []

async def both(tasks, source):
    try:
        async with asyncio.timeout(10):
            await asyncio.wait(tasks, timeout=5)
    except TimeoutError:
        return []

async def own(tasks):
    try:
        done, pending = await asyncio.wait(tasks, timeout=5)
        if pending:
            raise TimeoutError
    except TimeoutError:
        return []

async def several(tasks):
    try:
        await asyncio.wait(tasks, timeout=5)
    except (TimeoutError, ValueError):
        return []

#: case a queue of threads
import asyncio
import queue

async def drain(items: queue.Queue, others: asyncio.Queue):
    try:
        while True:
            others.put_nowait(items.get_nowait())
    except queue.Empty:
        return None

async def mixed(source, others: asyncio.Queue):
    try:
        return others.get_nowait() or source.get()
    except queue.Empty:
        return None

async def either(others: asyncio.Queue):
    try:
        return others.get_nowait()
    except (asyncio.QueueEmpty, queue.Empty):
        return None

#: case before 3.11 with both names, a name of its own, and a test of the version
#: config {"target": "3.9-3.13"}
import asyncio
import sys
from asyncio.exceptions import TimeoutError as Late

async def both(source):
    try:
        return await asyncio.wait_for(source.read(), 5)
    except (TimeoutError, asyncio.TimeoutError):
        return None

async def own(source):
    try:
        return await asyncio.wait_for(source.read(), 5)
    except Late:
        return None

async def inner(source):
    try:
        try:
            return await asyncio.wait_for(source.read(), 5)
        except asyncio.TimeoutError:
            return None
    except TimeoutError:
        return None

async def tested(source):
    if sys.version_info >= (3, 11):
        try:
            return await asyncio.wait_for(source.read(), 5)
        except TimeoutError:
            return None

#: case Ctrl-C is handled as cancellation, too
import asyncio

async def main():
    try:
        await asyncio.sleep(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise
    try:
        await asyncio.sleep(1)
    except KeyboardInterrupt:
        print("bye")
    except asyncio.CancelledError:
        print("cancelled")
        raise

#: case Ctrl-C passed through, in sync code, and at unknown awaits
import asyncio

async def run(job, session):
    try:
        await asyncio.sleep(1)
    except KeyboardInterrupt:
        raise
    except Exception as e:
        print(e)
    try:
        job.run()
        await asyncio.sleep(1)
    except KeyboardInterrupt:
        print("bye")
    try:
        await session.prompt_async("> ")
    except KeyboardInterrupt:
        print("bye")

def main():
    try:
        asyncio.run(run(1, 2))
    except KeyboardInterrupt:
        print("bye")

#: case a project that raises KeyboardInterrupt itself
import asyncio

def stop(*args):
    raise KeyboardInterrupt

async def main():
    try:
        await asyncio.sleep(1)
    except KeyboardInterrupt:
        print("bye")

#: case trio
import trio

async def main():
    try:
        await trio.sleep(1)
    except KeyboardInterrupt:
        print("bye")
