#: case a task of the function
import asyncio

async def beat(): ...

async def main(work):
    task = asyncio.create_task(beat())
    await work()
    task.cancel()  # no longer needed
#   ^^^^^^^^^^^ cancel-not-awaited [hint]: `task` may still run after this: nothing waits for the cancelled task to end
    print("done")

#: fix Wait until `task` has ended
import asyncio
import contextlib

async def beat(): ...

async def main(work):
    task = asyncio.create_task(beat())
    await work()
    task.cancel()  # no longer needed
    with contextlib.suppress(asyncio.CancelledError):
        await task
    print("done")

#: case in a finally, unless it is done
import asyncio
from contextlib import suppress

async def beat(): ...

async def main(work):
    loop = asyncio.get_running_loop()
    task = loop.create_task(beat())
    try:
        await work()
    finally:
        if task is not None and not task.done():
            task.cancel()
#           ^^^^^^^^^^^ cancel-not-awaited

#: fix Wait until `task` has ended
import asyncio
from contextlib import suppress

async def beat(): ...

async def main(work):
    loop = asyncio.get_running_loop()
    task = loop.create_task(beat())
    try:
        await work()
    finally:
        if task is not None and not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

#: case cancelled twice
import asyncio

async def beat(): ...

async def main(work):
    task = None
    task = asyncio.ensure_future(beat())
    if await work():
        task.cancel()
        return
    task.cancel()
#   ^^^^^^^^^^^ cancel-not-awaited

#: fix Wait until `task` has ended
import asyncio
import contextlib

async def beat(): ...

async def main(work):
    task = None
    task = asyncio.ensure_future(beat())
    if await work():
        task.cancel()
        return
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

#: case awaited
import asyncio

async def beat(): ...

async def main(work):
    task = asyncio.create_task(beat())
    await work()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass

#: case gathered
import asyncio

async def beat(): ...

async def main(work):
    task = asyncio.create_task(beat())
    await work()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

#: case a callback looks after it
import asyncio

async def beat(): ...

def ended(task): ...

async def main(work):
    task = asyncio.create_task(beat())
    task.add_done_callback(ended)
    await work()
    task.cancel()

#: case a task group waits for it
import asyncio

async def beat(): ...

async def main(work):
    async with asyncio.TaskGroup() as group:
        task = group.create_task(beat())
        await work()
        task.cancel()

#: case somebody else's task
import asyncio

async def beat(): ...

class Pulse:
    def start(self):
        self.task = asyncio.create_task(beat())

    async def stop(self):
        self.task.cancel()

async def main(task: asyncio.Task):
    task.cancel()

#: case others hold it
import asyncio

async def beat(): ...

async def main(work, tasks):
    task = asyncio.create_task(beat())
    tasks.add(task)
    await work()
    task.cancel()

#: case a timer
import asyncio

async def main(work):
    handle = asyncio.get_running_loop().call_later(5, print)
    await work()
    handle.cancel()

#: case nothing can be awaited there
import asyncio

async def beat(): ...

def start(loop):
    task = loop.create_task(beat())
    task.cancel()
