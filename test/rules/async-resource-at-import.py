#: case a session
import aiohttp
from aiohttp import ClientSession, TCPConnector as Connector

session = aiohttp.ClientSession(connector=Connector())
#         ^^^^^^^^^^^^^^^^^^^^^ async-resource-at-import [error]: `aiohttp.ClientSession` fails here: no event loop is running while the module is imported
#                                         ^^^^^^^^^ async-resource-at-import

class Client:
    session = ClientSession()
#             ^^^^^^^^^^^^^ async-resource-at-import

def load(url, session=ClientSession()):
#                     ^^^^^^^^^^^^^ async-resource-at-import
    return session.get(url)

#: case where a server may import it
import aiohttp
from fastapi import FastAPI

app = FastAPI()
session = aiohttp.ClientSession()
#         ^^^^^^^^^^^^^^^^^^^^^ async-resource-at-import [warning]

#: case a pool
import asyncpg

pool = asyncpg.create_pool("postgresql://localhost")
#      ^^^^^^^^^^^^^^^^^^^ async-resource-at-import [warning]: `asyncpg.create_pool` takes the loop there is at import: the one that runs later is another

#: case primitives before Python 3.10
#: config {"target": "3.8-3.12"}
import asyncio

lock = asyncio.Lock()
#      ^^^^^^^^^^^^ async-resource-at-import [warning]

class Jobs:
    queue = asyncio.Queue()
#           ^^^^^^^^^^^^^ async-resource-at-import

#: case primitives since
import asyncio

lock = asyncio.Lock()
queue = asyncio.Queue()

#: case made later
import aiohttp
import asyncpg

async def main():
    pool = await asyncpg.create_pool("postgresql://localhost")
    async with aiohttp.ClientSession() as session:
        return pool, session

def make():
    return aiohttp.ClientSession()

factory = lambda: aiohttp.ClientSession()
sessions = (aiohttp.ClientSession() for _ in range(2))

class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

#: case a class in a function
import aiohttp

async def main():
    class Client:
        session = aiohttp.ClientSession()

    return Client

#: case clients that need no loop
import httpx
import redis.asyncio
from motor.motor_asyncio import AsyncIOMotorClient

client = httpx.AsyncClient()
store = redis.asyncio.Redis()
database = AsyncIOMotorClient()

#: case a loop is given
import asyncio
import aiohttp

loop = asyncio.new_event_loop()
session = aiohttp.ClientSession(loop=loop)

#: case in a notebook
#: config {"isNotebook": true}
import aiohttp

session = aiohttp.ClientSession()

#: case named and not made
import aiohttp

Session = aiohttp.ClientSession
session: aiohttp.ClientSession | None = None

#: case another class of that name
class ClientSession:
    pass

session = ClientSession()

#: case a lock for several loops
import asyncio

lock = asyncio.Lock()
#      ^^^^^^^^^^^^ async-resource-at-import [hint]: `asyncio.Lock` fails when it has to wait in the next loop: each `asyncio.run` makes one

async def main():
    async with lock:
        print("main")

def first():
    asyncio.run(main())

def second():
    asyncio.run(main())

#: case a lock for one loop, with other runs beside it
import asyncio
import subprocess

lock = asyncio.Lock()

async def main():
    async with lock:
        print("main")

subprocess.run(["ls"])
asyncio.run(main())
