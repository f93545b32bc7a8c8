#: case one task
import asyncio

async def save(record, *, wait): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
#              ^^^^^^^^^^^^^^^^^ single-task-group [hint]: Nothing runs beside this group's only task: await `save(...)` itself
        group.create_task(save(record, wait=True))
    return record

#: fix Await `save(...)` itself
import asyncio

async def save(record, *, wait): ...

async def main(record):
    await save(record, wait=True)
    return record

#: case the task is kept
from asyncio import TaskGroup

async def save(record): ...

async def main(record):
    async with TaskGroup() as group:
#              ^^^^^^^^^ single-task-group
        task = group.create_task(save(record))
    return task.result()

#: case a coroutine with a name
import asyncio

async def save(record): ...

async def main(record):
    coroutine = save(record)
    async with asyncio.TaskGroup() as group:
#              ^^^^^^^^^^^^^^^^^ single-task-group: Nothing runs beside this group's only task: await `coroutine` itself
        group.create_task(coroutine)

#: fix Await `coroutine` itself
import asyncio

async def save(record): ...

async def main(record):
    coroutine = save(record)
    await coroutine

#: case a nursery
import trio

async def save(record, wait): ...

async def main(record):
    async with trio.open_nursery() as nursery:
#              ^^^^^^^^^^^^^^^^^ single-task-group
        nursery.start_soon(save, record, True)

#: fix Await `save(...)` itself
import trio

async def save(record, wait): ...

async def main(record):
    await save(record, True)

#: case one name for several groups
import asyncio

async def save(record): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
#              ^^^^^^^^^^^^^^^^^ single-task-group
        group.create_task(save(record))
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record))
        group.create_task(save(record))

async def nested(record):
    async with asyncio.TaskGroup() as group:
        async with asyncio.TaskGroup() as group:
            group.create_task(save(group))
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record))
    return group

#: case several tasks
import asyncio

async def save(record): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record))
        group.create_task(save(record))

#: case in a loop
import asyncio

async def save(record): ...

async def main(records):
    async with asyncio.TaskGroup() as group:
        for record in records:
            group.create_task(save(record))

async def comprehended(records):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(save(record)) for record in records]
    return tasks

#: case the body does something, too
import asyncio

async def save(record): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record))
        await save(record)

#: case the group is passed on
import asyncio

async def save(record, group): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record, group))

#: case a task with a name
import asyncio

async def save(record): ...

async def main(record):
    async with asyncio.TaskGroup() as group:
        group.create_task(save(record), name="save")

#: case the group's error is wanted
import asyncio

async def save(record): ...

async def main(record):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(save(record))
    except* ValueError:
        print("no")

#: case the group is also used elsewhere
import asyncio

class Server:
    async def save(self, record): ...

    async def main(self, record):
        async with asyncio.TaskGroup() as self.group:
            self.group.create_task(self.save(record))

#: case a timeout with it
import asyncio

async def save(record): ...

async def main(record):
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        group.create_task(save(record))
