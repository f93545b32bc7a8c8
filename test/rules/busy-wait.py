#: case a flag of the object
import asyncio

class Server:
    def __init__(self):
        self.ready = False

    def started(self):
        self.ready = True

    async def wait(self):
        while not self.ready:
#       ^^^^^^^^^^^^^^^^^^^^ busy-wait [info]: This loop polls `not self.ready`: waiting for an `asyncio.Event` wakes it at once
            await asyncio.sleep(0.1)

#: case a test in an endless loop
from asyncio import sleep

class Pool:
    def __init__(self):
        self.free = []
        self.closed = False

    def close(self):
        self.closed = True

    async def take(self):
        while True:
#       ^^^^^^^^^^ busy-wait: This loop polls `self.free`: waiting for an `asyncio.Event` wakes it at once
            if self.free:
                return self.free.pop()
            await sleep(1)

    async def wait(self):
        while True:
#       ^^^^^^^^^^ busy-wait
            await sleep(0)
            if self.closed or len(self.free) > 3:
                break

#: case tasks, events, queues and locks
import asyncio

async def wait(task: asyncio.Task, event: asyncio.Event, queue: asyncio.Queue, lock: asyncio.Lock):
    while not task.done():
#   ^^^^^^^^^^^^^^^^^^^^^ busy-wait: This loop polls `not task.done()`: `await task` waits for it
        await asyncio.sleep(0.1)
    while True:
#   ^^^^^^^^^^ busy-wait: This loop polls `event.is_set()`: `await event.wait()` waits for it
        if event.is_set():
            break
        await asyncio.sleep(0.1)
    while not queue.empty():
#   ^^^^^^^^^^^^^^^^^^^^^^^ busy-wait: This loop polls `not queue.empty()`: `await queue.join()` waits for it
        await asyncio.sleep(0.1)
    while (lock.locked()):
#   ^^^^^^^^^^^^^^^^^^^^^ busy-wait: This loop polls `(lock.locked())`: `async with lock` waits for it
        await asyncio.sleep(0.1)
    while queue.qsize() > 10:
#   ^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait: This loop polls `queue.qsize() > 10`: waiting for an `asyncio.Event` wakes it at once
        await asyncio.sleep(0.1)

#: case globals and variables of nested functions
import asyncio

stopped = False

def stop():
    global stopped
    stopped = True

async def wait(source):
    found = 0

    def on_item(item):
        nonlocal found
        found += 1

    source.listen(on_item)
    while found < 3:
#   ^^^^^^^^^^^^^^^ busy-wait
        await asyncio.sleep(1)
    while not stopped:
#   ^^^^^^^^^^^^^^^^^ busy-wait
        await asyncio.sleep(1)

#: case a variable declared as shared
import asyncio

paused = False

async def resume():
    global paused
    while paused:
#   ^^^^^^^^^^^^ busy-wait: This loop polls `paused`: waiting for an `asyncio.Event` wakes it at once
        await asyncio.sleep(1)

def start():
    ready = False

    async def wait():
        nonlocal ready
        while ready is False:
#       ^^^^^^^^^^^^^^^^^^^^ busy-wait
            await asyncio.sleep(1)

    return wait

#: case a variable around it that nobody changes
import asyncio

def start(verbose):
    ready = False

    async def wait():
        while not ready and verbose:
            await asyncio.sleep(1)

    async def wait_for_nothing():
        global missing
        while missing:
            await asyncio.sleep(1)

    return wait, wait_for_nothing

#: case a state object that others set
#: file state.py
class State:
    done: bool = False

def finish(state: State):
    state.done = True
#: file main.py
import asyncio
from state import State

async def wait(state: State):
    while not state.done:
#   ^^^^^^^^^^^^^^^^^^^^ busy-wait
        await asyncio.sleep(1)

#: case the condition asks others
import asyncio
import os
import time

async def wait(client, path, ready, deadline):
    while not await client.ready():
        await asyncio.sleep(1)
    while not os.path.exists(path):
        await asyncio.sleep(1)
    while time.time() < deadline:
        await asyncio.sleep(1)
    while not client.ready:
        await asyncio.sleep(1)
    while not ready():
        await asyncio.sleep(1)
    while (state := client.state()) != "ready":
        await asyncio.sleep(1)

#: case keep-alive loops
import asyncio

class Bot:
    running = True

    def stop(self):
        self.running = False

    async def run(self):
        while True:
            await asyncio.sleep(3600)

    async def run_while(self):
        while self.running:
            await asyncio.sleep(3600)

#: case a property
import asyncio

class Bot:
    @property
    def ready(self):
        return self.client.is_ready()

    async def wait(self):
        while not self.ready:
            await asyncio.sleep(1)

#: case the loop does its work
import asyncio

class Bot:
    def stop(self):
        self.stopped = True

    async def run(self):
        while not self.stopped:
            self.step()
            await asyncio.sleep(1)

    async def run_forever(self):
        while True:
            if self.stopped:
                break
            else:
                self.step()
            await asyncio.sleep(1)

#: case a test
#: config {"isTest": true}
import asyncio

class Bot:
    def stop(self):
        self.stopped = True

    async def run(self):
        while not self.stopped:
            await asyncio.sleep(1)

#: case names that nobody changes
import asyncio

LIMIT = 3

async def wait(count, debug):
    while debug and count < LIMIT:
        await asyncio.sleep(1)

#: case a sleep of something else
from mylib import sleep

class Bot:
    def stop(self):
        self.stopped = True

    async def run(self):
        while not self.stopped:
            await sleep(1)

#: case a sync loop
import time

class Bot:
    def stop(self):
        self.stopped = True

    def run(self):
        while not self.stopped:
            time.sleep(1)
