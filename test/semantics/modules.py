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

#: case relative imports count from the package a module is in
#: file app/__init__.py
async def top() -> int: ...
#: file app/api/__init__.py
from .. import top
from .routes import index
#: file app/api/routes.py
from .. import top
from ..db.session import open as connect
from . import helpers

async def index() -> str: ...

top()
#:^^^^^ type: coroutine of top → int
connect()
#:^^^^^^^^^ type: coroutine of open → bytes
helpers.one()
#:^^^^^^^^^^^^^ type: float
#: file app/api/helpers.py
def one() -> float: ...
#: file app/db/__init__.py
#: file app/db/session.py
async def open() -> bytes: ...
#: file main.py
from app.api import index, top
import app.api.routes as routes
import app.db.session

index()
#:^^^^^^^ type: coroutine of index → str
top()
#:^^^^^ type: coroutine of top → int
routes.connect()
#:^^^^^^^^^^^^^^^^ type: coroutine of open → bytes
app.db.session.open()
#:^^^^^^^^^^^^^^^^^^^^^ type: coroutine of open → bytes

#: case folders without `__init__` are packages too
#: file space/one/a.py
from ..two.b import second

async def first() -> int: ...

second()
#:^^^^^^^^ type: coroutine of second → str
#: file space/two/b.py
async def second() -> str: ...
#: file main.py
import space.one.a
from space.two import b
from space.one.a import first

space.one.a.first()
#:^^^^^^^^^^^^^^^^^^^ type: coroutine of first → int
b.second()
#:^^^^^^^^^^ type: coroutine of second → str
first()
#:^^^^^^^ type: coroutine of first → int

#: case an import that may fail, or is for type checkers alone
#: file real.py
async def load() -> int: ...
class Thing:
    async def go(self) -> str: ...
#: file spare.py
def load() -> int: ...
#: file main.py
from __future__ import annotations
import sys
from typing import TYPE_CHECKING

try:
    from real import load
except ImportError:
    from spare import load

if TYPE_CHECKING:
    from real import Thing

if sys.version_info >= (3, 11):
    from real import Thing as Newer
else:
    Newer = None

def take(thing: Thing, newer: Newer | None):
    thing.go()
#   ^^^^^^^^^^ type: coroutine of go → str
    newer.go()
#   ^^^^^^^^^^ type: coroutine of go → str

load()
#:^^^^^^ type: coroutine of load → int | int

#: case `__all__` put together from others
#: file pkg/__init__.py
from .a import *
from .b import *
from . import a, b

__all__ = a.__all__ + b.__all__
__all__ += ["own"]

def own() -> bytes: ...
#: file pkg/a.py
__all__ = ["first"]
async def first() -> int: ...
def third() -> int: ...
#: file pkg/b.py
__all__ = []
__all__.append("second")
async def second() -> str: ...
#: file main.py
from pkg import *

first()
#:^^^^^^^ type: coroutine of first → int
own()
#:^^^^^ type: bytes
third()
#:^^^^^^^ type: ?

#: case a module that makes its names when they are asked for
#: file lazy.py
def __getattr__(name): ...

async def known() -> int: ...
#: file main.py
import lazy
from lazy import known, other

known()
#:^^^^^^^ type: coroutine of known → int
other()
#:^^^^^^^ type: ?
lazy.more
#:^^^^^^^^^ type: ?
