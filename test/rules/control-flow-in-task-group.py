#: case a return
import asyncio

async def load(name): ...

async def main(names):
    async with asyncio.TaskGroup() as group:
        for name in names:
            group.create_task(load(name))
            if not name:
                return
#               ^^^^^^ control-flow-in-task-group [warning]: This `return` waits until every task of the group is done

#: case break and continue of a loop around the group
import asyncio
from asyncio import TaskGroup

async def load(name): ...

async def main(names):
    for name in names:
        async with TaskGroup() as group:
            group.create_task(load(name))
            group.create_task(load(name))
            if name == "skip":
                continue
#               ^^^^^^^^ control-flow-in-task-group
            while True:
                if name == "return":
                    return (
#                   ^^^^^^ control-flow-in-task-group
                        name
                    )
                break
            break
#           ^^^^^ control-flow-in-task-group: This `break` waits until every task of the group is done

#: case other libraries
import anyio
import trio

async def load(name): ...

async def main(name):
    async with anyio.create_task_group() as group:
        group.start_soon(load, name)
        group.start_soon(load, name)
        return name
#       ^^^^^^ control-flow-in-task-group

async def other(name):
    async with trio.open_nursery() as nursery:
        nursery.start_soon(load, name)
        nursery.start_soon(load, name)
        return name
#       ^^^^^^ control-flow-in-task-group

#: case a group in a group
import asyncio

async def load(name): ...

async def main(name):
    async with asyncio.TaskGroup() as outer:
        outer.create_task(load(name))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(load(name))
            inner.create_task(load(name))
            return name
#           ^^^^^^ control-flow-in-task-group

#: case loops inside the group
import asyncio

async def load(name): ...

async def main(names):
    async with asyncio.TaskGroup() as group:
        for name in names:
            if name == "skip":
                continue
            if name == "end":
                break
            group.create_task(load(name))
    return names

#: case functions inside the group
import asyncio

async def load(name): ...

async def main(names):
    async with asyncio.TaskGroup() as group:
        def key(name):
            return len(name)
        for name in sorted(names, key=key):
            group.create_task(load(name))

#: case after the group, and in other statements
import asyncio

async def load(name): ...

async def main(lock, names):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(name)) for name in names]
    async with lock:
        return tasks

#: case an exception that leaves the group
import asyncio

async def load(name): ...

async def main(names):
    async with asyncio.TaskGroup() as group:
        for name in names:
            if not name:
                raise ValueError(name)
            group.create_task(load(name))

#: case a class of that name
class TaskGroup:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...

async def main(names):
    async with TaskGroup() as group:
        return group, names
