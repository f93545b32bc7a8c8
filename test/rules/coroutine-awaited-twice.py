#: case one after the other
async def load():
    return 1

async def main():
    data = load()
    print(await data)
    print(await data)
#               ^^^^ coroutine-awaited-twice [error]: `data` fails here: this coroutine was awaited or scheduled before

#: case gathered, scheduled and waited for
import asyncio as aio
from asyncio import create_task as start

async def load():
    return 1

async def main():
    first = load()
    task = start(first)
    await first
#         ^^^^^ coroutine-awaited-twice
    second = load()
    await aio.gather(second, task)
    await aio.wait_for(second, 1)
#                      ^^^^^^ coroutine-awaited-twice: `second` fails here: this coroutine was awaited or scheduled before
    third = load()
    async with aio.TaskGroup() as group:
        group.create_task(coro=third)
        group.create_task(third)
#                         ^^^^^ coroutine-awaited-twice
    fourth = load()
    await aio.gather(fourth, aio.shield(fourth))
#                                       ^^^^^^ coroutine-awaited-twice

#: case methods on self and library coroutines
import asyncio

class Base:
    async def load(self):
        return 1

class Client(Base):
    async def run(self, queue: asyncio.Queue):
        data = self.load()
        item = queue.get()
        await data, await item
        return [await item, await data]
#                     ^^^^ coroutine-awaited-twice
#                                 ^^^^ coroutine-awaited-twice

#: case in a loop
import asyncio

async def load():
    return 1

async def main(names):
    data = load()
    for name in names:
        print(name, await data)
#                         ^^^^ coroutine-awaited-twice: `data` fails in the second round: a coroutine runs only once
    other = load()
    while True:
        if names:
            print("go")
        await other
#             ^^^^^ coroutine-awaited-twice
        await asyncio.sleep(1)
    return 1

#: case in a comprehension
async def load():
    return 1

async def main(names):
    data = load()
    return [(name, await data) for name in names]
#                        ^^^^ coroutine-awaited-twice

#: case tried again
import asyncio
from typing import Any, Coroutine

async def retry(coro: Coroutine[Any, Any, int], times: int):
    for attempt in range(times):
        try:
            return await coro
#                        ^^^^ coroutine-awaited-twice: `coro` fails in the second round: a coroutine runs only once
        except OSError:
            print(attempt)

async def again(coro: "Coroutine"):
    while True:
        try:
            result = await asyncio.wait_for(coro, 1)
#                                           ^^^^ coroutine-awaited-twice
            break
        except TimeoutError:
            continue
    return result

#: case after it timed out
import asyncio

async def load():
    return 1

async def main():
    data = load()
    try:
        return await asyncio.wait_for(data, 1)
    except TimeoutError:
        return await data
#                    ^^^^ coroutine-awaited-twice

#: case on one of two paths
async def load():
    return 1

async def main(flag):
    data = load()
    if flag:
        print(await data)
    first = load()
    await first
    if flag:
        return await first
#                    ^^^^^ coroutine-awaited-twice
    return await data
#                ^^^^ coroutine-awaited-twice

#: case in finally
async def load():
    return 1

async def main():
    data = load()
    try:
        await data
    finally:
        await data
#             ^^^^ coroutine-awaited-twice

#: case awaited once
async def load():
    return 1

async def main(names):
    data = load()
    print(await data)
    for name in names:
        item = load()
        print(name, await item)
    for row in await load():
        print(row)
    return [await load() for _ in names]

#: case tasks and futures
import asyncio

async def load():
    return 1

async def main(names):
    task = asyncio.create_task(load())
    future = asyncio.get_running_loop().run_in_executor(None, len, "x")
    group = asyncio.gather(load(), load())
    await task, await future, await group
    for name in names:
        print(name, await task, await future, await group)

#: case twice in one gather
import asyncio

async def load():
    return 1

async def main():
    data = load()
    await asyncio.gather(data, data)

#: case in exclusive branches
import asyncio

async def load():
    return 1

async def main(timeout, kind):
    data = load()
    if timeout is None:
        await data
    elif timeout > 1:
        await asyncio.wait_for(data, timeout)
    else:
        await asyncio.shield(data)
    other = load()
    result = await other if kind else await asyncio.wait_for(other, 1)
    third = load()
    match kind:
        case 1:
            await third
        case _:
            await asyncio.shield(third)
    return result

#: case under tests that may agree
async def load():
    return 1

async def main(flag):
    data = load()
    if flag:
        print(await data)
    if not flag:
        print(await data)

#: case a branch that leaves
async def load():
    return 1

async def main(flag, names):
    data = load()
    if flag:
        print(await data)
        return
    for name in names:
        if name == flag:
            return await data
        if name:
            raise ValueError(await data)
    return await data

#: case a loop that ends with it
async def load():
    return 1

async def main(names):
    data = load()
    for name in names:
        print(name)
        await data
        break
    other = load()
    while True:
        return await other

#: case a loop with a flag
async def load():
    return 1

async def main(names):
    data = load()
    done = False
    while not done:
        await data
        done = True
    other = load()
    for index, name in enumerate(names):
        if index == 0:
            await other

#: case made again
async def load():
    return 1

async def main(names):
    data = load()
    await data
    data = load()
    await data
    for name in names:
        await (data := load())
    item = None
    for name in names:
        if item is None:
            item = load()
        else:
            item = load()
        await item
        item = None

#: case a coroutine on one path, its result on the other
import asyncio

async def load():
    return 1

async def main(flag):
    data = load()
    if flag:
        data = asyncio.create_task(data)
    await data
    await data

#: case asked what it is
import inspect

async def load():
    return 1

async def main(value):
    data = load()
    if inspect.iscoroutine(data):
        data = await data
    if inspect.isawaitable(data):
        data = await data
    return data

#: case awaitables that may be tasks
from typing import Awaitable

async def main(job: Awaitable[int], unknown):
    await job
    await job
    for _ in range(3):
        await unknown

#: case meant to fail
import pytest

async def load():
    return 1

async def test_load():
    data = load()
    await data
    with pytest.raises(RuntimeError):
        await data
    other = load()
    await other
    try:
        await other
    except RuntimeError:
        pass

#: case an error before the first await
async def load():
    return 1

def check(name):
    raise ValueError(name)

async def main(name):
    data = load()
    try:
        check(name)
        return await data
    except ValueError:
        return await data

#: case functions of the same name
from tasks import gather

async def load():
    return 1

async def main(asyncio, wait_for):
    data = load()
    gather(data)
    asyncio.create_task(data)
    wait_for(data)
    await data

#: case closed and looked at
import inspect

async def load():
    return 1

async def main():
    data = load()
    print(inspect.getcoroutinestate(data), data.cr_frame)
    try:
        await data
    finally:
        data.close()

#: case in nested functions
async def load():
    return 1

async def main():
    data = load()

    async def first():
        return await data

    async def second():
        return await data

    return first, second
