#: case awaited where it is made
import asyncio

async def fetch(): ...

async def main():
    result = await asyncio.create_task(fetch())
#                  ^^^^^^^^^^^^^^^^^^^ serial-task: Nothing runs beside this task: it is awaited as soon as it is made
    return result

#: fix Await `fetch()` itself
import asyncio

async def fetch(): ...

async def main():
    result = await fetch()
    return result

#: case one by one in a loop
import asyncio

async def fetch(x): ...

async def main(xs):
    for x in xs:
        await asyncio.create_task(fetch(x))
#             ^^^^^^^^^^^^^^^^^^^ serial-task: These tasks run one by one: each is awaited before the next starts

#: case through a loop
import asyncio

async def fetch(): ...

async def main():
    loop = asyncio.get_running_loop()
    await loop.create_task(fetch())
#         ^^^^^^^^^^^^^^^^ serial-task

#: case a name or a context is a reason
import asyncio
import contextvars

async def fetch(): ...

async def main():
    await asyncio.create_task(fetch(), name="fetch")
    await asyncio.create_task(fetch(), context=contextvars.copy_context())

#: case awaited later
import asyncio

async def fetch(): ...

async def main():
    task = asyncio.create_task(fetch())
    await asyncio.sleep(0)
    await task

#: case a future made awaitable
import asyncio

async def main(future: asyncio.Future):
    await asyncio.ensure_future(future)

#: case awaited with a timeout
import asyncio

async def fetch(): ...

async def main():
    await asyncio.wait_for(asyncio.create_task(fetch()), 1)

#: case each step depends on the last
import asyncio

async def main(events):
    while True:
        event = await asyncio.create_task(anext(events))
#                     ^^^^^^^^^^^^^^^^^^^ serial-task [info]
        if event is None:
            break
