#: case a local queue
import asyncio

async def work(queue):
    while True:
        print(await queue.get())

async def main(items):
    queue = asyncio.Queue()
    worker = asyncio.create_task(work(queue))
    for item in items:
        await queue.put(item)
    await queue.join()
#         ^^^^^^^^^^ queue-join-without-task-done [warning]: This waits for ever once `queue` has had an item: nothing calls `task_done()`
    worker.cancel()
    await asyncio.wait([worker])

#: case a queue of the object, under a timeout
import asyncio
from asyncio import PriorityQueue

class Jobs:
    def __init__(self):
        self.jobs = PriorityQueue(10)

    def add(self, job):
        self.jobs.put_nowait(job)

    async def run(self):
        while job := await self.jobs.get():
            await job()

    async def drain(self):
        await asyncio.wait_for(self.jobs.join(), 5)
#                              ^^^^^^^^^^^^^^ queue-join-without-task-done

#: case another class does it for its own queue
#: file other.py
class Printer:
    async def run(self):
        while text := await self.texts.get():
            print(text)
            self.texts.task_done()

#: file main.py
import asyncio
import other

class Jobs:
    def __init__(self):
        self.jobs = asyncio.Queue()
        self.printer = other.Printer()

    async def run(self):
        while job := await self.jobs.get():
            await job()

    async def drain(self, job):
        await self.jobs.put(job)
        await self.jobs.join()
#             ^^^^^^^^^^^^^^ queue-join-without-task-done

#: case the worker says it
import asyncio

async def work(queue):
    while True:
        print(await queue.get())
        queue.task_done()

async def main(items):
    queue = asyncio.Queue()
    worker = asyncio.create_task(work(queue))
    for item in items:
        await queue.put(item)
    await queue.join()
    worker.cancel()
    await asyncio.wait([worker])

#: case as a callback
import asyncio

async def main(items, work):
    queue = asyncio.Queue()
    for item in items:
        await queue.put(item)
    work(queue.get, on_done=queue.task_done)
    await queue.join()

#: case a worker in another file
#: file worker.py
async def work(jobs):
    while True:
        print(await jobs.get())
        jobs.task_done()

#: file main.py
import asyncio
from worker import work

async def main(items):
    queue = asyncio.Queue()
    worker = asyncio.create_task(work(queue))
    for item in items:
        await queue.put(item)
    await queue.join()
    worker.cancel()
    await asyncio.wait([worker])

#: case another file knows the attribute
#: file worker.py
async def work(owner):
    while True:
        print(await owner.jobs.get())
        owner.jobs.task_done()

#: file main.py
import asyncio

class Jobs:
    def __init__(self):
        self.jobs = asyncio.Queue()

    async def drain(self, job):
        await self.jobs.put(job)
        await self.jobs.join()

#: case who has it is not known
import asyncio
from elsewhere import start_workers

async def given(queue: asyncio.Queue):
    await queue.join()

async def passed(items):
    queue = asyncio.Queue()
    start_workers(queue)
    for item in items:
        await queue.put(item)
    await queue.join()

async def stored(owner):
    queue = asyncio.Queue()
    owner.queue = queue
    await queue.join()

#: case it is shut down
import asyncio

async def main(items):
    queue = asyncio.Queue()
    for item in items:
        await queue.put(item)
    queue.shutdown(immediate=True)
    await queue.join()

#: case a queue class of its own
import asyncio

class Jobs(asyncio.Queue):
    async def join(self):
        while not self.empty():
            await asyncio.sleep(1)

async def main():
    jobs = Jobs()
    await jobs.put(1)
    await jobs.join()

#: case threads and strings
import threading

async def main(names):
    thread = threading.Thread(target=print)
    thread.join()
    print(", ".join(names))
