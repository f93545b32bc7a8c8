#: case a connection, and a reader that returns
async def rows(pool):
    async with pool.acquire() as connection:
        async for row in connection.cursor():
            yield row
#           ^^^^^ async-generator-cleanup: This `async with` ends late, in another task, when a reader of `rows` stops early

async def first(pool):
    async for row in rows(pool):
        return row

#: case a finally, and a reader that breaks off, in another file
#: file lines.py
class Source:
    async def lines(self):
        try:
            while True:
                yield await self.read()
#               ^^^^^ async-generator-cleanup: This `finally` ends late, in another task, when a reader of `lines` stops early
        finally:
            self.close()

    async def read(self): ...

    def close(self): ...

#: file main.py
from lines import Source

async def find(word):
    async for line in Source().lines():
        if word in line:
            break

#: case read by another generator, which may be closed itself
async def rows(pool):
    async with pool.acquire() as connection:
        yield connection
#       ^^^^^ async-generator-cleanup

async def names(pool):
    async for row in rows(pool):
        yield row.name

#: case closed by its reader
from contextlib import aclosing

async def rows(pool):
    async with pool.acquire() as connection:
        yield connection

async def first(pool):
    async with aclosing(rows(pool)) as reader:
        async for row in reader:
            return row

#: case read to its end
async def rows(pool):
    async with pool.acquire() as connection:
        yield connection

async def show(pool):
    async for row in rows(pool):
        for part in row:
            if not part:
                break
            print(part)

#: case nothing to clean up at the yield
async def rows(pool):
    async with pool.acquire() as connection:
        found = await connection.fetch()
    for row in found:
        yield row
    try:
        pass
    finally:
        yield None

async def first(pool):
    async for row in rows(pool):
        return row

#: case a context manager, and a generator nobody reads here
from contextlib import asynccontextmanager

@asynccontextmanager
async def connected(pool):
    async with pool.acquire() as connection:
        yield connection

async def rows(pool):
    async with pool.acquire() as connection:
        yield connection
