#: case a session of aiohttp
import aiohttp

async def fetch(url):
    session = aiohttp.ClientSession(raise_for_status=True)  # one for all
#             ^^^^^^^^^^^^^^^^^^^^^ unclosed-resource [warning]: Nothing closes `session`: the connection or file it holds leaks
    response = await session.get(url)

    # The whole text.
    return await response.text()

#: fix Use `async with aiohttp.ClientSession(...)`
import aiohttp

async def fetch(url):
    async with aiohttp.ClientSession(raise_for_status=True) as session:  # one for all
        response = await session.get(url)

        # The whole text.
        return await response.text()

#: case a client, a pool, a file, by other names
from aiofiles import open as aopen
from httpx import AsyncClient
import asyncpg as pg

async def load(path, url):
    file = await aopen(path)
#                ^^^^^ unclosed-resource: Nothing closes `file`: the connection or file it holds leaks
    text = await file.read()
    if text:
        client = AsyncClient()
#                ^^^^^^^^^^^ unclosed-resource
        await client.post(url, content=text)

async def rows():
    pool = await pg.create_pool("")
#                ^^^^^^^^^^^^^^ unclosed-resource
    async with pool.acquire() as connection:
        return await connection.fetch("select 1")

#: fix Use `async with aopen(...)`
from aiofiles import open as aopen
from httpx import AsyncClient
import asyncpg as pg

async def load(path, url):
    async with aopen(path) as file:
        text = await file.read()
        if text:
            client = AsyncClient()
            await client.post(url, content=text)

async def rows():
    pool = await pg.create_pool("")
    async with pool.acquire() as connection:
        return await connection.fetch("select 1")

#: case used at once
import aiofiles
import aiohttp
import httpx

async def fetch(url, path):
    response = await httpx.AsyncClient().get(url)
#                    ^^^^^^^^^^^^^^^^^ unclosed-resource: Nothing can close this `httpx.AsyncClient`: the connection or file it holds leaks
    async with aiohttp.ClientSession().get(url) as other:
#              ^^^^^^^^^^^^^^^^^^^^^ unclosed-resource
        print(await other.text())
    text = await (await aiofiles.open(path)).read()
#                       ^^^^^^^^^^^^^ unclosed-resource
    return response, text

#: case a connection
import asyncio
import asyncpg

async def ping(host):
    reader, writer = await asyncio.open_connection(host, 80)
#                          ^^^^^^^^^^^^^^^^^^^^^^^ unclosed-resource: Nothing closes `writer`: the connection or file it holds leaks
    writer.write(b"ping")
    await writer.drain()
    return await reader.readline()

async def rows():
    connection = await asyncpg.connect()
#                      ^^^^^^^^^^^^^^^ unclosed-resource
    return await connection.fetch("select 1")

#: case a sync function that starts the work
import asyncio
import aiohttp

async def get(url):
    session = aiohttp.ClientSession()
#             ^^^^^^^^^^^^^^^^^^^^^ unclosed-resource
    if session is None:
        return None
    return await asyncio.gather(*(session.get(one) for one in url))

#: case closed
import asyncio
import aiohttp
import asyncpg
import httpx

async def fetch(url):
    session = aiohttp.ClientSession()
    try:
        return await session.get(url)
    finally:
        await session.close()

async def ping(host):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.close()
    await writer.wait_closed()

async def other(url):
    client = httpx.AsyncClient()
    async with client:
        return await client.get(url)

async def pooled():
    pool = await asyncpg.create_pool("")
    await pool.fetch("select 1")
    pool.terminate()

#: case entered
import aiofiles
import aiohttp
import aiosqlite
import asyncpg

async def load(path):
    async with aiofiles.open(path) as file, aiohttp.ClientSession() as session:
        await session.post("", data=await file.read())
    async with aiosqlite.connect(path) as db, asyncpg.create_pool() as pool:
        await db.execute(await pool.fetchval("select 1"))

#: case entered on a stack, or closed by one
import contextlib
import aiohttp

async def load(url):
    async with contextlib.AsyncExitStack() as stack:
        session = aiohttp.ClientSession()
        await stack.enter_async_context(session)
        other = await stack.enter_async_context(aiohttp.ClientSession())
        return await session.get(url), await other.get(url)

async def again(url):
    session = aiohttp.ClientSession()
    async with contextlib.aclosing(session):
        return await session.get(url)

#: case returned, yielded, stored, passed on
import aiohttp
import httpx

session = None

def make():
    session = aiohttp.ClientSession()
    session.headers["x"] = "y"
    return session

async def provide():
    client = httpx.AsyncClient()
    yield client

class Api:
    async def start(self, app):
        self.session = aiohttp.ClientSession()
        client = httpx.AsyncClient()
        app.state.client = client
        other = httpx.AsyncClient()
        app.use(other)
        app.clients = [httpx.AsyncClient()]

async def start():
    global session
    session = aiohttp.ClientSession()
    await session.get("")

#: case closed by a nested function
import aiohttp

async def start(app):
    session = aiohttp.ClientSession()

    async def stop():
        await session.close()

    app.on_shutdown.append(stop)
    return await session.get("")

#: case kept by the module
import aiohttp
import httpx

client = httpx.AsyncClient()

async def fetch(url):
    return await client.get(url)

#: case what is given, or one's own class of the name
class ClientSession:
    async def get(self, url): ...

async def fetch(session, url):
    other = ClientSession()
    return await session.get(url), await other.get(url)

#: case only perhaps made here
import aiohttp

async def fetch(url, session=None):
    session = session or aiohttp.ClientSession()
    return await session.get(url)

#: case what it holds belongs to something else
import httpx
from redis.asyncio import Redis

async def load(pool, app, options):
    redis = Redis(connection_pool=pool)
    await Redis(connection_pool=pool).set("a", "b")
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app))
    other = httpx.AsyncClient(**options)
    return await redis.get("a"), await client.get("/"), await other.get("/")
