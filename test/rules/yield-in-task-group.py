#: case a timeout around the loop
import asyncio

async def lines(source):
    async with asyncio.timeout(5):
        async for line in source:
            yield line
#           ^^^^^ yield-in-task-group [warning]: `asyncio.timeout` can cancel whoever reads this generator: it is open at the `yield`

#: case a task group, through an alias, in a method
from asyncio import TaskGroup as Group

class Pages:
    async def __aiter__(self):
        async with self.lock, Group() as group:
            tasks = [group.create_task(self.load(n)) for n in range(3)]
            for task in tasks:
                yield await task
#               ^^^^^ yield-in-task-group
            yield None

#: case other libraries
import anyio
import trio

async def a(load):
    async with anyio.create_task_group() as group:
        group.start_soon(load)
        yield 1
#       ^^^^^ yield-in-task-group

async def b(load):
    with trio.move_on_after(3):
        value = yield await load()
#               ^^^^^ yield-in-task-group
        print(value)

#: case what has a task group inside, and a scope that others cancel
import anyio
from mcp.client.sse import sse_client

async def messages(url):
    async with sse_client(url) as (reader, writer):
        async for message in reader:
            yield message
#           ^^^^^ yield-in-task-group: `sse_client` can cancel whoever reads this generator: it is open at the `yield`

async def until_stopped(source, stops):
    with anyio.CancelScope() as scope:
        stops.append(scope.cancel)
        yield await source.read()
#       ^^^^^ yield-in-task-group

#: case read by a loop
import asyncio

async def numbers():
    async with asyncio.timeout(5):
        yield 1
#       ^^^^^ yield-in-task-group

async def main():
    async for number in numbers():
        print(number)

#: case context managers
import asyncio
import contextlib
from contextlib import asynccontextmanager

@asynccontextmanager
async def workers():
    async with asyncio.TaskGroup() as group:
        yield group

@contextlib.asynccontextmanager
async def limited():
    async with asyncio.timeout(5):
        yield

#: case fixtures
import asyncio
import pytest

@pytest.fixture
async def group():
    async with asyncio.TaskGroup() as group:
        yield group

#: case a dependency and a lifespan
#: file parts.py
import asyncio

async def connection(pool):
    async with asyncio.timeout(5):
        yield pool

async def lifespan(app):
    async with asyncio.TaskGroup() as group:
        yield group
#: file main.py
from fastapi import Depends, FastAPI
from parts import connection, lifespan

app = FastAPI(lifespan=lifespan)

async def route(db=Depends(connection)):
    return db

#: case the scope is closed at the yield
import asyncio

async def lines(source):
    while True:
        async with asyncio.timeout(5):
            line = await source.readline()
        yield line

#: case a generator inside the scope
import asyncio

async def run(source):
    async with asyncio.TaskGroup() as group:
        async def lines():
            yield await source.readline()
        group.create_task(source.send(lines()))

#: case other context managers, and sync generators
import anyio

async def lines(source, lock):
    async with lock, source.open() as file:
        yield file

def plain(source):
    with anyio.CancelScope():
        yield source
