#: case a session inside the group
import asyncio
import aiohttp

async def load(session, url): ...

async def main(urls):
    async with asyncio.TaskGroup() as group:
        async with aiohttp.ClientSession() as session:
            for url in urls:
                group.create_task(load(session, url))
#               ^^^^^^^^^^^^^^^^^ task-outlives-resource [warning]: `session` is closed before this task ends: nothing in its `with` waits for the task

#: case a file, for a group of the object
import asyncio

async def copy(source): ...

class Copier:
    async def start(self, path):
        with open(path) as file:
            self.group.create_task(copy(file))
#           ^^^^^^^^^^^^^^^^^^^^^^ task-outlives-resource
            self.count = 1

    async def __aenter__(self):
        self.group = asyncio.TaskGroup()
        await self.group.__aenter__()

#: case a method of it, for a group that is given
import asyncio
import httpx

async def main(group: asyncio.TaskGroup, url):
    async with httpx.AsyncClient() as client:
        group.create_task(client.get(url))
#       ^^^^^^^^^^^^^^^^^ task-outlives-resource

#: case a task that is kept
import asyncio
import tempfile

async def fill(folder): ...

class Filler:
    def start(self):
        with tempfile.TemporaryDirectory() as folder:
            self.task = asyncio.create_task(fill(folder))
#                       ^^^^^^^^^^^^^^^^^^^ task-outlives-resource

#: case tasks awaited too late
import asyncio

class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    async def close(self): ...

async def query(connection, text): ...

async def main(texts):
    async with Connection() as connection:
        tasks = []
        for text in texts:
            tasks.append(asyncio.create_task(query(connection, text)))
#                        ^^^^^^^^^^^^^^^^^^^ task-outlives-resource
    return await asyncio.gather(*tasks)

#: case the group inside
import asyncio
import aiohttp

async def load(session, url): ...

async def main(urls):
    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(load(session, url))

async def one_statement(urls):
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(load(session, url))

#: case awaited in the block
import asyncio
import aiohttp

async def load(session, url): ...

async def main(urls):
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(load(session, url)) for url in urls]
        await asyncio.gather(*tasks)

async def in_a_group(url, group: asyncio.TaskGroup):
    async with aiohttp.ClientSession() as session:
        task = group.create_task(load(session, url))
        await task

#: case the block waits for something else
import asyncio
import aiohttp

async def serve(session): ...

class Service:
    async def run(self, stopped):
        async with aiohttp.ClientSession() as session:
            self.task = asyncio.create_task(serve(session))
            await stopped.wait()

    async def lifespan(self):
        async with aiohttp.ClientSession() as session:
            self.task = asyncio.create_task(serve(session))
            yield

#: case the resource opened in the task
import asyncio
import aiohttp

async def load(url):
    async with aiohttp.ClientSession() as session:
        await session.get(url)

async def main(urls):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(load(url))

#: case what stays good after the with
import asyncio
import contextlib

async def load(record): ...

async def main(group: asyncio.TaskGroup, records, lock, path):
    async with lock as record:
        group.create_task(load(record))
    with contextlib.nullcontext(records) as given:
        group.create_task(load(given))
    with open(path) as file:
        text = file.read()
        group.create_task(load(text))

#: case the session comes from outside
import asyncio
import aiohttp

async def load(session, url): ...

async def main(session: aiohttp.ClientSession, urls):
    async with asyncio.TaskGroup() as group:
        with open("log") as log:
            log.write("started")
            group.create_task(load(session, urls))

#: case a loop that goes on waiting
import asyncio

async def copy(file, line): ...

class Copier:
    def __init__(self):
        self.tasks = set()

    async def run(self, lines, path):
        with open(path) as file:
            async for line in lines:
                self.tasks.add(asyncio.create_task(copy(file, line)))

#: case a loop that is run in the block
import asyncio

async def copy(file): ...

def main(path):
    loop = asyncio.new_event_loop()
    with open(path) as file:
        task = loop.create_task(copy(file))
        loop.run_until_complete(task)
