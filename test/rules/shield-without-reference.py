#: case a coroutine made on the spot
import asyncio

async def save(): ...

async def main():
    await asyncio.shield(save())
#         ^^^^^^^^^^^^^^ shield-without-reference [info]: Once this is cancelled nothing holds `save()`: its task may vanish before it ends

#: fix Keep the task in a set until it is done
import asyncio

async def save(): ...

background_tasks = set()


async def main():
    task = asyncio.create_task(save())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.shield(task)

#: case under a timeout, in a method
import asyncio
from asyncio import shield as protect

class Store:
    async def save(self, record): ...

    async def close(self, record):
        return await asyncio.wait_for(protect(self.save(record)), timeout=5)
#                                     ^^^^^^^ shield-without-reference: Once this is cancelled nothing holds `self.save()`: its task may vanish before it ends

#: fix Keep the task in a set until it is done
import asyncio
from asyncio import shield as protect

background_tasks = set()


class Store:
    async def save(self, record): ...

    async def close(self, record):
        task = asyncio.create_task(self.save(record))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        return await asyncio.wait_for(protect(task), timeout=5)

#: case a task made on the spot
import asyncio

async def save(): ...

async def main():
    result = await asyncio.shield(asyncio.create_task(save()))
#                  ^^^^^^^^^^^^^^ shield-without-reference
    return result

#: case a task with a name
import asyncio

async def save(): ...

async def main():
    task = asyncio.create_task(save())
    await asyncio.shield(task)

#: case a task that an attribute holds
import asyncio

class Cache:
    async def load(self): ...

    async def get(self):
        self.loading = asyncio.create_task(self.load())
        await asyncio.shield(self.loading)

#: case a future
import asyncio

async def main(future: asyncio.Future):
    await asyncio.shield(future)
    await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, print))

#: case the shield itself is kept
import asyncio

async def save(): ...

async def main():
    shielded = asyncio.shield(save())
    return shielded

#: case a function that may give a task it keeps
import asyncio

class Pool:
    def release(self):
        self.task = asyncio.ensure_future(self._release())
        return self.task

    async def _release(self): ...

async def main(pool: Pool, other):
    await asyncio.shield(pool.release())
    await asyncio.shield(other.release())
