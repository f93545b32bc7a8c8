#: case through functions of the file
import requests

def fetch_row(n):
    return requests.get(f"https://example.com/{n}")

def load(n):
    rows = [fetch_row(n)]
    return rows

async def main():
    return load(1)
#          ^^^^ blocking-call [warning]: `load()` blocks the event loop: load → fetch_row → requests.get

#: fix Run `load` in a thread
import asyncio
import requests

def fetch_row(n):
    return requests.get(f"https://example.com/{n}")

def load(n):
    rows = [fetch_row(n)]
    return rows

async def main():
    return await asyncio.to_thread(load, 1)

#: case through other files and methods
#: file app/db.py
import time

class Database:
    def __init__(self, path):
        self.path = path

    def connect(self):
        self._wait()

    def _wait(self):
        time.sleep(1)
#: file app/main.py
from .db import Database

class Service:
    def __init__(self):
        self.db = Database("x")

    async def start(self):
        self.db.connect()
#       ^^^^^^^^^^^^^^^ blocking-call: `self.db.connect()` blocks the event loop: db.connect → self._wait → time.sleep

#: case a constructor that blocks
import subprocess

class Repository:
    def __init__(self):
        self.head = subprocess.check_output(["git", "rev-parse", "HEAD"])

async def main():
    return Repository()
#          ^^^^^^^^^^ blocking-call

#: case reading files is information only
def settings():
    with open("settings.json") as file:
        return file.read()

async def reload():
    return settings()
#          ^^^^^^^^ blocking-call [info]

#: case the worst of several, then the shortest
import time

def quick():
    open("x")
    slow()

def slow():
    slower()

def slower():
    time.sleep(1)

async def main():
    quick()
#   ^^^^^ blocking-call [warning]: `quick()` blocks the event loop: quick → slow → slower → time.sleep

#: case functions that call each other
import time

def even(n):
    return odd(n - 1)

def odd(n):
    time.sleep(1)
    return even(n - 1)

async def main():
    even(1)
#   ^^^^ blocking-call: `even()` blocks the event loop: even → odd → time.sleep

#: case a method that all overrides block in
import time

class Base:
    def load(self):
        time.sleep(1)

class Other(Base):
    def load(self):
        time.sleep(2)

async def main(base: Base):
    base.load()
#   ^^^^^^^^^ blocking-call

#: case a method that is overridden without blocking
import time

class Base:
    def load(self):
        time.sleep(1)

class Cached(Base):
    def load(self):
        return None

async def main(base: Base):
    base.load()

#: case given to a thread
import asyncio
import functools
import time

def load(n):
    time.sleep(n)

async def main(loop: asyncio.AbstractEventLoop):
    await asyncio.to_thread(load, 1)
    await loop.run_in_executor(None, functools.partial(load, 1))
    return load

#: case an accepted call starts no chain
import time

def load():
    time.sleep(0.001)  # asyncio-lens: ignore[blocking-sleep]

async def main():
    load()

#: case a generator runs nothing when it is called
import time

def numbers():
    time.sleep(1)
    yield 1

async def main():
    return numbers()

#: case a nested function and a lambda are not called
import time

def make():
    def wait():
        time.sleep(1)
    return wait, lambda: time.sleep(1)

async def main():
    make()

#: case a coroutine function is reported in itself
import time

async def inner():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep

async def main():
    await inner()

#: case a decorated function may be anything
import time
from somewhere import in_thread

@in_thread
def load():
    time.sleep(1)

async def main():
    await load()

#: case called from sync code
import time

def load():
    time.sleep(1)

def main():
    load()

load()

#: case an unknown callee
async def main(load):
    load()

#: case a file helper in a test
#: config {"isTest": true}
def settings():
    return open("settings.json")

async def test_settings():
    settings()

#: case reading from memory
import io
import json

def parse(text):
    return json.load(io.StringIO(text))

async def main():
    parse("{}")

#: case a socket that does not block
import socket

class Waker:
    def __init__(self):
        self.receiver, self.sender = socket.socketpair()
        self.sender.setblocking(False)

    def wake(self):
        self.sender.send(b"x")

async def main(waker: Waker):
    waker.wake()

#: case a socket that blocks
import socket

def ask(address):
    with socket.socket() as connection:
        connection.connect(address)

async def main():
    ask(("localhost", 80))
#   ^^^ blocking-call: `ask()` blocks the event loop: ask → connection.connect

#: case functions that the settings name
#: config {"blockingCalls": {"app.db.query": "app.db.query_async", "app.db.Store.load": "", "vendor.render": ""}}
#: file app/db.py
def query(text): ...

async def query_async(text): ...

class Store:
    def load(self, key): ...

def all():
    return query("SELECT 1")

#: file main.py
import vendor
from app import db
from app.db import Store, query as q

store = Store()

async def main():
    q("SELECT 1")
#   ^ blocking-call [warning]: `q()` blocks the event loop; `app.db.query_async` does not
    store.load("key")
#   ^^^^^^^^^^ blocking-call [warning]: `store.load()` blocks the event loop, as the setting `blockingCalls` says
    vendor.render("page")
#   ^^^^^^^^^^^^^ blocking-call [warning]: `vendor.render()` blocks the event loop, as the setting `blockingCalls` says
    db.all()
#   ^^^^^^ blocking-call [warning]: `db.all()` blocks the event loop: db.all → query

#: case what the settings name, not called here
#: config {"blockingCalls": {"app.db.query": "app.db.query_async", "main.wait": ""}}
#: file app/db.py
def query(text): ...

async def query_async(text): ...

#: file main.py
import asyncio
from app.db import query, query_async

async def wait(): ...

async def main(db):
    await asyncio.to_thread(query, "SELECT 1")
    await query_async("SELECT 1")
    await wait()
    db.query("SELECT 1")
    return query

def sync():
    return query("SELECT 1")

#: case what is known to block, with something else to use
#: config {"blockingCalls": {"sqlite3.connect": "app.db.connect", "time.sleep": "app.pause"}}
import sqlite3
import time

async def main(path):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    return sqlite3.connect(path)
#          ^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.connect` stops every task until the database answers; `app.db.connect` does not

#: case a sleep nobody notices
import time

class Message:
    def __init__(self):
        time.sleep(0.001)

def give_way():
    time.sleep(0)

async def main():
    give_way()
    return Message()

#: case a sleep after a failure
import time

def parse(text): ...

def read_patiently(text):
    for attempt in range(10):
        try:
            return parse(text)
        except ValueError:
            time.sleep(attempt * 0.1)

def read_regularly(text):
    while True:
        try:
            return parse(text)
        except ValueError:
            pass
        time.sleep(1)

async def main():
    read_patiently("")
#   ^^^^^^^^^^^^^^ blocking-call [info]
    read_regularly("")
#   ^^^^^^^^^^^^^^ blocking-call [warning]

#: case a function that asks whether a loop runs
import asyncio
import concurrent.futures

def get_running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

def drain(future: concurrent.futures.Future):
    if get_running_loop() is not None:
        return asyncio.wrap_future(future)
    else:
        return future.result()

def finish(future: concurrent.futures.Future):
    if get_running_loop() is None:
        future.result()

async def main(future: concurrent.futures.Future):
    await drain(future)
    finish(future)

#: case a function that blocks where a loop runs
import asyncio
import concurrent.futures

def get_running_loop(): ...

def drain(future: concurrent.futures.Future):
    if get_running_loop() is not None:
        return future.result()
    else:
        return None

async def main(future: concurrent.futures.Future):
    drain(future)
#   ^^^^^ blocking-call

#: case a file that the caller gives
import io
import json
from typing import BinaryIO

def parse_number(file: BinaryIO):
    return int.from_bytes(file.read(4))

def dump(value, file: io.TextIOWrapper):
    json.dump(value, file)

async def main(data: bytes):
    dump(1, io.StringIO())
    return parse_number(io.BytesIO(data))

#: case a file that the function opens
import json

import pandas

def dump(value, path):
    with open(path, "w") as file:
        json.dump(value, file)

def load(path):
    return pandas.read_csv(path)

async def save():
    dump(1, "numbers.json")
#   ^^^^ blocking-call [info]
    return load("numbers.csv")
#          ^^^^ blocking-call
