#: case send
import asyncio
from typing import Any, Coroutine

async def work():
    await asyncio.sleep(1)

def main(given: Coroutine[Any, Any, None]):
    coroutine = work()
    coroutine.send(None)
#   ^^^^^^^^^^^^^^ manual-coroutine-drive [warning]: The coroutine stops where it first waits: `coroutine.send` runs it without an event loop
    work().send(None)
#   ^^^^^^^^^^^ manual-coroutine-drive
    given.send(None)
#   ^^^^^^^^^^ manual-coroutine-drive

#: case the iterator of __await__
import asyncio

async def work():
    await asyncio.sleep(1)

class Runner:
    def start(self):
        self.step = next(work().__await__())
#                   ^^^^ manual-coroutine-drive: The coroutine stops where it first waits: `next` runs it without an event loop
        work().__await__().send(None)
#       ^^^^^^^^^^^^^^^^^^^^^^^ manual-coroutine-drive
        (work()).__await__().__next__()
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ manual-coroutine-drive

#: case a coroutine is no iterator, as another rule says
async def work():
    print("ready")

def main():
    next(work())
#        ^^^^ coroutine-as-value

#: case code that knows how coroutines end
import contextlib

async def work():
    print("ready")

def run_sync():
    coroutine = work()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("it waited")

def run_quietly():
    with contextlib.suppress(StopIteration):
        work().send(None)

def run_any():
    try:
        next(work().__await__())
    except (RuntimeError, StopIteration):
        pass

#: case tests that look at the protocol
import pytest

async def work():
    print("ready")

def test_end():
    with pytest.raises(StopIteration):
        work().send(None)

def test_error():
    with pytest.raises(RuntimeError):
        work().send(None)

#: case tests step through coroutines
#: config {"isTest": true}
async def work():
    print("ready")

def test_steps():
    coroutine = work()
    assert coroutine.send(None) is None

#: case awaitables made of coroutines
async def work():
    print("ready")

class Job:
    def __await__(self):
        return work().__await__()

class Wrapped:
    def __init__(self):
        self.coroutine = work()

    def __await__(self):
        waits_for = self.coroutine.send(None)
        yield waits_for

    def __next__(self):
        return self.coroutine.send(None)

    def send(self, value):
        return self.coroutine.send(value)

def steps():
    coroutine = work()
    while True:
        yield coroutine.send(None)

#: case generators, and other things with such a method
import socket

def numbers():
    received = yield 1
    print(received)

async def ticks():
    yield 1

async def main(channel, connection: socket.socket):
    generator = numbers()
    generator.send(None)
    next(generator)
    next(numbers())
    channel.send(None)
    connection.send(b"x")
    await ticks().asend(None)

#: case what else is done with a coroutine
import asyncio

async def work():
    print("ready")

async def main():
    coroutine = work()
    coroutine.close()
    task = asyncio.create_task(work())
    await asyncio.wait_for(work(), 1)
    await work()
    await task

asyncio.run(main())
