#: case a statement
import asyncio

async def refresh(): ...

async def serve():
    asyncio.create_task(refresh())  # every minute
#   ^^^^^^^^^^^^^^^^^^^ dangling-task: This task may vanish before it ends: nothing holds it

#: fix Keep the task in a set until it is done
import asyncio

async def refresh(): ...

background_tasks = set()


async def serve():
    task = asyncio.create_task(refresh())  # every minute
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)

#: case a set that is there is used, names that are taken are not
import asyncio

background_tasks = set()

async def refresh(): ...

class Server:
    async def serve(self, task):
        if task:
            asyncio.ensure_future(refresh())
#           ^^^^^^^^^^^^^^^^^^^^^ dangling-task

#: fix Keep the task in a set until it is done
import asyncio

background_tasks = set()

async def refresh(): ...

class Server:
    async def serve(self, task):
        if task:
            background_task = asyncio.ensure_future(refresh())
            background_tasks.add(background_task)
            background_task.add_done_callback(background_tasks.discard)

#: case into a task group
import asyncio

async def refresh(n): ...

async def serve():
    asyncio.create_task(refresh(1))
#   ^^^^^^^^^^^^^^^^^^^ dangling-task
    # then listen
    if True:
        await refresh(2)

#: fix Start it in a `TaskGroup`
import asyncio

async def refresh(n): ...

async def serve():
    async with asyncio.TaskGroup() as group:
        group.create_task(refresh(1))
        # then listen
        if True:
            await refresh(2)

#: case every spelling of a loop
import asyncio
from asyncio import get_running_loop

async def refresh(): ...

class Server:
    def __init__(self):
        self.loop = asyncio.get_event_loop()
#                   ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop

    async def serve(self):
        asyncio.get_running_loop().create_task(refresh())
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dangling-task
        loop = get_running_loop()
        loop.create_task(refresh())
#       ^^^^^^^^^^^^^^^^ dangling-task
        self.loop.create_task(refresh())
#       ^^^^^^^^^^^^^^^^^^^^^ dangling-task

#: case thrown away in other ways
import asyncio

async def refresh(): ...

async def serve(xs, done):
    _ = asyncio.create_task(refresh())
#       ^^^^^^^^^^^^^^^^^^^ dangling-task
    asyncio.create_task(refresh()).add_done_callback(done)
#   ^^^^^^^^^^^^^^^^^^^ dangling-task
    [asyncio.create_task(refresh()) for x in xs]
#    ^^^^^^^^^^^^^^^^^^^ dangling-task

#: case an unread local
import asyncio

async def refresh(): ...

def start():
    task = asyncio.create_task(refresh())
#          ^^^^^^^^^^^^^^^^^^^ dangling-task

#: case an unread local of a function that goes on awaiting
import asyncio

async def refresh(): ...

async def serve():
    task = asyncio.create_task(refresh())
#          ^^^^^^^^^^^^^^^^^^^ dangling-task [hint]: `task` is never read: the task's error goes unseen, and it may vanish when this function ends
    await asyncio.sleep(10)

#: case a local with a callback only
import asyncio

async def refresh(): ...

async def serve(done):
    task = asyncio.create_task(refresh())
#          ^^^^^^^^^^^^^^^^^^^ dangling-task
    task.add_done_callback(done)

#: case a local list nobody reads
import asyncio

async def refresh(): ...

async def serve(xs):
    tasks = []
    for x in xs:
        tasks.append(asyncio.create_task(refresh()))
#                    ^^^^^^^^^^^^^^^^^^^ dangling-task
    others = [asyncio.create_task(refresh()) for x in xs]
#             ^^^^^^^^^^^^^^^^^^^ dangling-task

#: case a dropped gather
import asyncio

async def refresh(): ...

async def serve():
    asyncio.gather(refresh(), refresh())
#   ^^^^^^^^^^^^^^ dangling-task: Nothing waits for this `asyncio.gather`: its results and errors are lost

#: fix Await `asyncio.gather`
import asyncio

async def refresh(): ...

async def serve():
    await asyncio.gather(refresh(), refresh())

#: case a task group holds its tasks
import asyncio

async def refresh(): ...

async def serve():
    async with asyncio.TaskGroup() as group:
        group.create_task(refresh())

#: case awaited, gathered or returned later
import asyncio

async def refresh(): ...

async def serve():
    first = asyncio.create_task(refresh())
    second = asyncio.create_task(refresh())
    await asyncio.gather(first, second)
    return asyncio.create_task(refresh())

#: case stored on self or in a set
import asyncio

async def refresh(): ...

class Server:
    def __init__(self):
        self.tasks = set()

    async def serve(self):
        self.task = asyncio.create_task(refresh())
        self.tasks.add(asyncio.create_task(refresh()))
        task = asyncio.create_task(refresh())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

#: case stored in a global
import asyncio

task = None

async def refresh(): ...

async def serve():
    global task
    task = asyncio.create_task(refresh())

#: case a list that is gathered
import asyncio

async def refresh(): ...

async def serve(xs):
    tasks = []
    for x in xs:
        tasks.append(asyncio.create_task(refresh()))
    await asyncio.gather(*tasks)

#: case passed on to something that may hold it
import asyncio

async def refresh(): ...

async def serve(keep):
    keep(asyncio.create_task(refresh()))
    pairs = {"a": asyncio.create_task(refresh())}
    return pairs

#: case a create_task of another library
class Loop:
    def create_task(self, x): ...

def serve(loop: Loop, other):
    loop.create_task(1)
    other.create_task(1)

#: case read in a nested function
import asyncio

async def refresh(): ...

async def serve():
    task = asyncio.create_task(refresh())

    def stop():
        task.cancel()

    return stop

#: case a notebook cell
#: config {"isNotebook": true}
import asyncio

async def refresh(): ...

asyncio.create_task(refresh())

#: case gather over tasks that are held
import asyncio

class Server:
    task: asyncio.Task

    def watch(self):
        asyncio.gather(self.task)

#: case yielded from a fixture
import asyncio

async def refresh(): ...

async def running():
    task = asyncio.create_task(refresh())
    yield task
    task.cancel()

#: case the with statement's own name
import asyncio

async def refresh(): ...

async def serve():
    if (task := asyncio.create_task(refresh())):
        await task

#: case silenced in the words of Ruff
import asyncio

async def refresh(): ...

async def serve():
    asyncio.create_task(refresh())  # ruff: ignore[asyncio-dangling-task]
    # ruff: ignore[bare-except, asyncio-dangling-task]
    asyncio.create_task(refresh())
    asyncio.create_task(refresh())  # ruff: ignore[bare-except]
#   ^^^^^^^^^^^^^^^^^^^ dangling-task
