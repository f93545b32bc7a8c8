#: case gather
import asyncio

async def load(name):
    return len(name)

async def main():
    await asyncio.gather(await load("a"), await load("b"))  # both
#                        ^^^^^^^^^^^^^^^ awaited-argument [error]: `asyncio.gather` fails here: it gets results, awaited one by one before it runs

#: fix Pass what is awaited, without `await`
import asyncio

async def load(name):
    return len(name)

async def main():
    await asyncio.gather(load("a"), load("b"))  # both

#: case gather of a comprehension
#: config {"followUps": ["gather-results-ignored"]}
import asyncio
from asyncio import gather as together

async def load(name) -> str:
    return name

async def main(names):
    await asyncio.gather(*[await load(name) for name in names])
#                          ^^^^^^^^^^^^^^^^ awaited-argument: `asyncio.gather` fails here: it gets results, awaited one by one before it runs
    await together(*(await load(name) for name in names if name), return_exceptions=True)
#                    ^^^^^^^^^^^^^^^^ awaited-argument: `together` fails here: it gets results, awaited one by one before it runs
    await together(*[await load("a"), load("b")])
#                    ^^^^^^^^^^^^^^^ awaited-argument

#: fix Pass what is awaited, without `await`
import asyncio
from asyncio import gather as together

async def load(name) -> str:
    return name

async def main(names):
    await asyncio.gather(*[load(name) for name in names])
    await together(*(load(name) for name in names if name), return_exceptions=True)
    await together(*[load("a"), load("b")])

#: case one coroutine
#: config {"followUps": ["single-task-group"]}
import asyncio

class Client:
    async def load(self, name) -> dict[str, int] | None:
        return {name: 1}

    async def save(self):
        print("saved")

    async def run(self, loop: asyncio.AbstractEventLoop):
        task = asyncio.create_task(await self.save(), name="save")
#                                  ^^^^^^^^^^^^^^^^^ awaited-argument: `asyncio.create_task` fails here: it gets the result of `self.save()`, not its coroutine
        data = await asyncio.wait_for((await self.load("a")), timeout=1)
#                                      ^^^^^^^^^^^^^^^^^^^^ awaited-argument: `asyncio.wait_for` fails here: it gets the result of `self.load()`, not its coroutine
        await asyncio.shield(arg=await self.load("b"))
#                                ^^^^^^^^^^^^^^^^^^^^ awaited-argument
        asyncio.run_coroutine_threadsafe(await self.save(), loop)
#                                        ^^^^^^^^^^^^^^^^^ awaited-argument
        other = loop.create_task(await self.save())
#                                ^^^^^^^^^^^^^^^^^ awaited-argument
        async with asyncio.TaskGroup() as group:
            group.create_task(await self.save())
#                             ^^^^^^^^^^^^^^^^^ awaited-argument: `group.create_task` fails here: it gets the result of `self.save()`, not its coroutine
        return task, data, other

#: fix Pass what is awaited, without `await`
import asyncio

class Client:
    async def load(self, name) -> dict[str, int] | None:
        return {name: 1}

    async def save(self):
        print("saved")

    async def run(self, loop: asyncio.AbstractEventLoop):
        task = asyncio.create_task(self.save(), name="save")
        data = await asyncio.wait_for((self.load("a")), timeout=1)
        await asyncio.shield(arg=self.load("b"))
        asyncio.run_coroutine_threadsafe(self.save(), loop)
        other = loop.create_task(self.save())
        async with asyncio.TaskGroup() as group:
            group.create_task(self.save())
        return task, data, other

#: case asyncio.run
import asyncio

async def load():
    return 1

async def main():
    return asyncio.run(await load())
#                      ^^^^^^^^^^^^ awaited-argument: `asyncio.run` fails here: it gets the result of `load()`, not its coroutine
#          ^^^^^^^^^^^ nested-event-loop

#: case a task, and elements
import asyncio

async def load():
    return 1

async def main():
    first = asyncio.create_task(load())
    await asyncio.gather(await first, load())
#                        ^^^^^^^^^^^ awaited-argument: `asyncio.gather` fails here: it gets the result of `first`, not its coroutine
    for one in asyncio.as_completed([await load(), await load()]):
#                                    ^^^^^^^^^^^^ awaited-argument: `asyncio.as_completed` fails here: it gets results, awaited one by one before it runs
        print(await one)
    await asyncio.wait({await load() for _ in range(3)})
#                       ^^^^^^^^^^^^ awaited-argument

#: case on several lines
import asyncio
import pages

async def load(name):
    return pages.find(name)

async def save(name: str) -> None:
    print(name)

async def main():
    await asyncio.gather(
        await save(
#       ^^^^^^^^^^^ awaited-argument
            "a",  # the first
        ),
        await load("b"),
    )

#: fix Pass what is awaited, without `await`
import asyncio
import pages

async def load(name):
    return pages.find(name)

async def save(name: str) -> None:
    print(name)

async def main():
    await asyncio.gather(
        save(
            "a",  # the first
        ),
        await load("b"),
    )

#: case coroutines themselves
import asyncio

async def load(name):
    return name

async def main(names):
    await asyncio.gather(load("a"), load("b"), *[load(name) for name in names])
    await asyncio.gather(*(load(name) for name in names))
    task = asyncio.create_task(load("a"))
    return await asyncio.wait_for(task, 1)

#: case what is awaited gives something to await
import asyncio

async def start() -> "asyncio.Task[int]":
    return asyncio.create_task(asyncio.sleep(1, 1))

async def fetch():
    return 1

async def make():
    return fetch()

async def all_of() -> list[asyncio.Task]:
    return [await start()]

async def main():
    await asyncio.gather(await start(), await make())
    await asyncio.wait_for(await start(), 1)
    await asyncio.wait(await all_of())
    await asyncio.gather(*await all_of())

#: case what is awaited is not known
import asyncio
from elsewhere import load

async def main(client, jobs):
    await asyncio.gather(await load("a"), await client.get("b"))
    await asyncio.wait_for(await client.connect(), 1)
    await asyncio.gather(*[await job for job in jobs])
    asyncio.create_task(await client.start())

#: case one or the other
import asyncio
from typing import Awaitable

async def load() -> int | Awaitable[int]:
    return 1

async def main():
    await asyncio.gather(await load())

#: case awaited inside an argument of the coroutine
import asyncio

async def load(name):
    return name

async def name():
    return "a"

async def main():
    await asyncio.gather(load(await name()), load(f"{await name()}"))
    asyncio.create_task(load("a"), name=await name())
    await asyncio.wait_for(load("a"), timeout=len(await name()))
    await asyncio.gather(*[load(await name()) for _ in range(3)])

#: case functions of the same name
from tasks import create_task, gather

async def load(name):
    return len(name)

async def main(asyncio):
    await gather(await load("a"), await load("b"))
    create_task(await load("c"))
    await asyncio.gather(await load("d"))

#: case a subclass overrides it
import asyncio

class Client:
    async def load(self):
        return 1

class Lazy(Client):
    async def load(self):
        return asyncio.create_task(asyncio.sleep(1))

async def main(client: Client):
    await asyncio.gather(await client.load())

#: case an awaitable subclass
import asyncio

class Result:
    pass

class Pending(Result):
    def __await__(self):
        return iter([])

async def load() -> Result:
    return Pending()

async def main():
    await asyncio.gather(await load())

#: case meant to fail
import asyncio
import pytest

async def load():
    return 1

async def test_gather():
    with pytest.raises(TypeError):
        await asyncio.gather(await load())

#: case asked what it is
import asyncio
import inspect

async def load():
    return 1

async def main(value):
    if inspect.isawaitable(value):
        asyncio.ensure_future(await load())
