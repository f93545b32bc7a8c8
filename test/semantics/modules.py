#: case across files
#: file app/__init__.py
from .db import connect as connect
from .models import *
#: file app/db.py
import asyncio

class Connection:
    async def execute(self, sql: str) -> int: ...

async def connect() -> Connection: ...

lock = asyncio.Lock()
#: file app/models.py
__all__ = ["Row"]

class Row:
    id: int
#: file app/main.py
import app
from app import connect, db
from . import Row
from .db import lock

async def main():
    c = await connect()
    c.execute("x")
#   ^^^^^^^^^^^^^^ type: coroutine of execute → int
    lock
#   ^^^^ type: asyncio.Lock
    db.lock
#   ^^^^^^^ type: asyncio.Lock
    Row().id
#   ^^^^^^^^ type: int
    app.db.connect()
#   ^^^^^^^^^^^^^^^^ type: coroutine of connect → app.db.Connection

#: case import cycles
#: file a.py
from b import g

def f():
    return g()
#: file b.py
from a import f

async def g():
    return f()

f()
#:^^^ type: coroutine of g → coroutine of g → coroutine of g → coroutine of g → coroutine of g → …
