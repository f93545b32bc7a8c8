#: case two commands at once
import asyncio
import asyncpg

async def load():
    connection = await asyncpg.connect()
    try:
        return await asyncio.gather(connection.fetch("select 1"), connection.fetchrow("select 2"))
#                                                                 ^^^^^^^^^^ shared-connection [warning]: This fails once two tasks wait for `connection`: it serves one at a time
    finally:
        await connection.close()

#: case one command for each element
import asyncio
from sqlalchemy.ext.asyncio import AsyncSession

async def save(session: AsyncSession, user): ...

async def save_all(session: AsyncSession, users):
    await asyncio.gather(*(save(session, user) for user in users))
#                               ^^^^^^^ shared-connection
    await asyncio.gather(*[session.refresh(user) for user in users])
#                          ^^^^^^^ shared-connection

class Repository:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def load(self, queries):
        return await asyncio.gather(*[self.session.execute(query) for query in queries])
#                                     ^^^^^^^^^^^^ shared-connection

#: case a connection of a pool, in a group
import asyncio
import asyncpg

async def insert(connection, row): ...

async def insert_all(pool: asyncpg.Pool, rows):
    async with pool.acquire() as connection:
        async with asyncio.TaskGroup() as group:
            for row in rows:
                group.create_task(insert(connection, row))
#                                        ^^^^^^^^^^ shared-connection
        async with asyncio.TaskGroup() as other:
            other.create_task(insert(connection, 1))
            other.create_task(connection.execute("analyze"))
#                             ^^^^^^^^^^ shared-connection

#: case a pool, and connections of their own
import asyncio
import asyncpg

async def insert(pool, row):
    async with pool.acquire() as connection:
        await connection.execute("insert", row)

async def insert_all(pool: asyncpg.Pool, rows):
    await asyncio.gather(*(insert(pool, row) for row in rows), pool.execute("analyze"))
    connections = [await pool.acquire() for _ in rows]
    await asyncio.gather(*(connection.fetch("select 1") for connection in connections))

#: case one after the other
import asyncio
import asyncpg

async def load(connection: asyncpg.Connection, other: asyncpg.Connection, names):
    rows = [await connection.fetch(name) for name in names]
    await asyncio.gather(connection.fetch("a"), other.fetch("b"), asyncio.sleep(1))
    for name in names:
        async with asyncio.TaskGroup() as group:
            group.create_task(connection.execute(name))
    return rows

#: case a connection made in each pass
import asyncio
import asyncpg

async def insert(connection, row): ...

async def insert_all(rows):
    async with asyncio.TaskGroup() as group:
        for row in rows:
            connection = await asyncpg.connect()
            group.create_task(insert(connection, row))

#: case they take turns
import asyncio
import asyncpg

lock = asyncio.Lock()

async def insert(connection, row):
    async with lock:
        await connection.execute("insert", row)

async def insert_all(connection: asyncpg.Connection, rows):
    await asyncio.gather(*(insert(connection, row) for row in rows))

#: case a library that queues
import asyncio
import aiosqlite

async def load(db: aiosqlite.Connection):
    return await asyncio.gather(db.execute("select 1"), db.execute("select 2"))

#: case nobody knows what it is
import asyncio

async def load(connection, session):
    return await asyncio.gather(connection.fetch("a"), connection.fetch("b"), session.get("/"), session.get("/b"))

#: case one of two branches
import asyncio
import asyncpg

async def load(connection: asyncpg.Connection, is_new):
    async with asyncio.TaskGroup() as group:
        if is_new:
            group.create_task(connection.execute("insert"))
        else:
            group.create_task(connection.execute("update"))
