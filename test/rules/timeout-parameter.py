#: case never used
async def load(connection, timeout=5):
#                          ^^^^^^^ timeout-parameter: `timeout` ends no wait of `load`: it is never passed on
    await connection.send(b"load")
    return await connection.receive()

#: case only compared, between the waits
import asyncio
import time

class Poller:
    async def poll(self, job, *, timeout: float = 10):
#                                ^^^^^^^ timeout-parameter
        start = time.monotonic()
        while not (await job.status()).done:
            if timeout and time.monotonic() - start > timeout:
                raise TimeoutError
            await asyncio.sleep(1)

#: case passed on
import asyncio

async def load(connection, timeout=5):
    async with asyncio.timeout(timeout):
        return await connection.receive()

async def send(connection, timeout=5):
    await connection.send(b"x", timeout=timeout)

async def later(connection, timeout=5):
    deadline = asyncio.get_running_loop().time() + timeout
    await connection.until(deadline)

#: case kept, returned, replaced, disowned
class Client:
    async def connect(self, timeout=5):
        self.timeout = timeout
        await self.open()

    async def wait(self, timeout=5):
        await self.open()
        return timeout

    async def ask(self, timeout=None):
        timeout = 5
        await self.open()

    async def drop(self, timeout=None):
        del timeout
        await self.open()

    async def open(self): ...

#: case compared once, for something else
import time

async def answer(session, delay, timeout):
    await session.wait(delay)
    if time.time() - session.last > timeout:
        session.stop()

#: case overriding, overridden and abstract
from abc import abstractmethod

class Base:
    async def get(self, timeout):
        await self.put(timeout)

    async def put(self, timeout):
        await self.close()

    @abstractmethod
    async def pop(self, timeout):
        await self.close()

    async def close(self): ...

class Memory(Base):
    async def get(self, timeout):
        await self.close()

    async def put(self, timeout):
        await self.get(timeout)

#: case a function given to somebody who calls it so
async def on_idle(client, timeout):
    await client.ping()

def register(client):
    client.on("idle", on_idle)

#: case a decorator, a stub and a function that waits for nothing
from own import route

@route
async def show(timeout):
    await timeout_page()

async def stub(timeout): ...

async def plain(timeout):
    return 1

def sync(timeout):
    return 2

async def timeout_page(): ...
