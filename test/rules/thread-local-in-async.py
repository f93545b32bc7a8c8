#: case the user of a request
import threading

current = threading.local()

async def handle(request):
    current.user = request.user
#   ^^^^^^^^^^^^ thread-local-in-async [info]: Every task of this thread sees `current.user`: it belongs to the thread, not to the task
    try:
        await request.answer()
    finally:
        current.user = None

#: case by another name, in an object, in a class of its own
from threading import local as Local

class State(Local):
    depth = 0

state = State()

class Tracer:
    def __init__(self):
        self.state = Local()

    async def run(self, job):
        self.state.job = job
#       ^^^^^^^^^^^^^^ thread-local-in-async
        state.depth += 1
#       ^^^^^^^^^^^ thread-local-in-async
        await job()

#: case a context variable
from contextvars import ContextVar

current = ContextVar("current")

async def handle(request):
    current.set(request.user)
    await request.answer()

#: case in a thread
import asyncio
import threading

current = threading.local()

def work(job):
    current.job = job
    job.run()

async def handle(job):
    await asyncio.to_thread(work, job)

#: case one for each thread
import threading

local = threading.local()

async def fetch(make, url):
    if not hasattr(local, "client"):
        local.client = await make()
    return await local.client.get(url)

async def load(make, url):
    try:
        return await local.client.get(url)
    except AttributeError:
        local.client = make()
        return await local.client.get(url)

#: case only read
import threading

current = threading.local()

async def handle(request):
    await request.answer(current.name)

#: case used up before the first await
import threading

current = threading.local()

async def handle(request):
    await request.load()
    current.depth = 1
    request.render()

#: case an object that nobody knows
async def handle(local, threading):
    local.user = 1
    current = threading.local()
    current.user = 2
    await local.run()
