#: case functions and primitives
import asyncio

class Worker:
    def __init__(self, loop):
        self.lock = asyncio.Lock(loop=loop)
#                                ^^^^^^^^^ removed-loop-argument [error]: `asyncio.Lock` fails here since Python 3.10: it takes no `loop` any more
        self.queue = asyncio.Queue(10, loop=loop)
#                                      ^^^^^^^^^ removed-loop-argument
        self.loop = loop

    async def run(self, *jobs):
        await asyncio.sleep(1, loop=self.loop)  # a moment
#                              ^^^^^^^^^^^^^^ removed-loop-argument
        await asyncio.gather(*jobs, loop=None, return_exceptions=True)
#                                   ^^^^^^^^^ removed-loop-argument

#: fix Drop `loop`
import asyncio

class Worker:
    def __init__(self, loop):
        self.lock = asyncio.Lock()
        self.queue = asyncio.Queue(10)
        self.loop = loop

    async def run(self, *jobs):
        await asyncio.sleep(1)  # a moment
        await asyncio.gather(*jobs, return_exceptions=True)

#: case imported names, streams and processes
from asyncio import get_event_loop, open_connection as connect
import asyncio.subprocess

async def main():
    reader, writer = await connect("localhost", 80, loop=get_event_loop())
#                                                   ^^^^^^^^^^^^^^^^^^^^^ removed-loop-argument
    process = await asyncio.create_subprocess_exec(
        "ls",
        loop=get_event_loop(),
#       ^^^^^^^^^^^^^^^^^^^^^ removed-loop-argument
    )
    return reader, writer, process

#: fix Drop `loop`
from asyncio import get_event_loop, open_connection as connect
import asyncio.subprocess

async def main():
    reader, writer = await connect("localhost", 80)
    process = await asyncio.create_subprocess_exec(
        "ls",
    )
    return reader, writer, process

#: case a class derived from one of them
import asyncio

class Jobs(asyncio.Queue):
    def __init__(self, size, loop):
        super().__init__(size, loop=loop)
#                              ^^^^^^^^^ removed-loop-argument

#: case targets on both sides
#: config {"target": "3.7-3.12"}
import asyncio

async def pause(loop):
    await asyncio.sleep(1, loop=loop)
#                          ^^^^^^^^^ removed-loop-argument

#: case a comment that would be lost
import asyncio

async def pause(loop):
    await asyncio.sleep(
        1,  # a second
        loop=loop,
#       ^^^^^^^^^ removed-loop-argument
    )

#: case an old target
#: config {"target": "3.7-3.9"}
import asyncio

async def pause(loop):
    await asyncio.sleep(1, loop=loop)

#: case what still takes it
import asyncio

async def work():
    await asyncio.sleep(1)

async def main(loop, future):
    reader = asyncio.StreamReader(loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    tasks = asyncio.Future(loop=loop), asyncio.Task(work(), loop=loop), asyncio.ensure_future(work(), loop=loop)
    asyncio.wrap_future(future, loop=loop)
    return protocol, tasks, asyncio.all_tasks(loop=loop)

#: case for old versions only
import asyncio
import sys

PY310 = sys.version_info >= (3, 10)

async def pause(loop):
    if sys.version_info < (3, 10):
        await asyncio.sleep(1, loop=loop)
    else:
        await asyncio.sleep(1)

class Worker:
    def __init__(self, loop):
        self.lock = asyncio.Lock() if PY310 else asyncio.Lock(loop=loop)

#: case where both are tried
import asyncio

def make_lock(loop):
    try:
        return asyncio.Lock(loop=loop)
    except TypeError:
        return asyncio.Lock()

#: case a class of one's own that takes it
import asyncio

class Jobs(asyncio.Queue):
    def __init__(self, size=0, *, loop=None):
        super().__init__(size)
        self.loop = loop

async def main(loop):
    return Jobs(loop=loop)

#: case other things of those names
import trio
from aiohttp import ClientSession

async def sleep(seconds, loop=None):
    await trio.sleep(seconds)

async def main(loop, asyncio):
    await sleep(1, loop=loop)
    await asyncio.sleep(1, loop=loop)
    return ClientSession(loop=loop)

#: case a test of the removal
import asyncio
import pytest

def test_no_loop(loop):
    with pytest.raises(TypeError):
        asyncio.Lock(loop=loop)

#: case keywords nobody can see
import asyncio

async def pause(**options):
    await asyncio.sleep(1, **options)
