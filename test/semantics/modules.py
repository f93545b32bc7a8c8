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

#: case a star import takes what `__all__` lists, and from a stub only what it defines
#: file pkg/__init__.py
from .inner import *
from .open import *

#: file pkg/inner.py
from . import names
import subprocess

__all__ = ["shown"]

def shown() -> int: ...
def hidden() -> int: ...

#: file pkg/open.py
def seen() -> int: ...
def _own() -> int: ...

#: file pkg/names.py
def one() -> int: ...

#: file main.py
import asyncio
import pkg
from asyncio import streams
from pkg import names

pkg.shown()
#:^^^^^^^^^^^ type: int
pkg.hidden()
#:^^^^^^^^^^^^ type: ?
pkg.seen()
#:^^^^^^^^^^ type: int
pkg._own()
#:^^^^^^^^^^ type: ?
names.one()
#:^^^^^^^^^^^ type: int
pkg.subprocess
#:^^^^^^^^^^^^^^ type: ?

def read(process: asyncio.subprocess.Process, reader: streams.StreamReader):
    process
#   ^^^^^^^ type: asyncio.subprocess.Process
    process.stdout
#   ^^^^^^^^^^^^^^ type: asyncio.StreamReader | None
    reader
#   ^^^^^^ type: asyncio.StreamReader

#: case a package that takes its own submodule
#: file pkg/__init__.py
from pkg import things
from . import others

thing = things.default.make
other = others.Other()
#: file pkg/things.py
class Thing:
    def make(self) -> int: ...

default = Thing()
#: file pkg/others.py
class Other: ...
#: file main.py
import pkg

def use():
    pkg.thing()
#   ^^^^^^^^^^^ type: int
    pkg.other
#   ^^^^^^^^^ type: pkg.others.Other

#: case a twin in an extension module
#: file pkg/parser.py
class Parser:
    def feed(self) -> int: ...

PythonParser = Parser

try:
    from ._parser import Parser
except ImportError:
    pass

#: file pkg/main.py
from .parser import Parser

def main(parser: Parser):
    parser.feed()
#   ^^^^^^^^^^^^^ type: int
