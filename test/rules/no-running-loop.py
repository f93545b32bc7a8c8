#: case at module level
import asyncio
from asyncio import get_running_loop as running

async def refresh(): ...

task = asyncio.create_task(refresh())
#      ^^^^^^^^^^^^^^^^^^^ no-running-loop [error]: `asyncio.create_task` fails here: no event loop is running yet
loop = running()
#      ^^^^^^^ no-running-loop

class Settings:
    loop = asyncio.get_running_loop()
#          ^^^^^^^^^^^^^^^^^^^^^^^^ no-running-loop

def start(limit=asyncio.timeout(5)):
#               ^^^^^^^^^^^^^^^ no-running-loop
    return limit

if __name__ == "__main__":
    asyncio.create_task(refresh())
#   ^^^^^^^^^^^^^^^^^^^ no-running-loop

#: case in a function that only the module calls
import asyncio

async def refresh(): ...

def start():
    return asyncio.create_task(refresh())
#          ^^^^^^^^^^^^^^^^^^^ no-running-loop

def main():
    start()

if __name__ == "__main__":
    main()

#: case what used to make a loop
import asyncio

async def refresh(): ...

both = asyncio.gather(refresh(), refresh())
#      ^^^^^^^^^^^^^^ no-running-loop: `asyncio.gather` fails here from Python 3.14: no event loop is running yet, and none is made
one = asyncio.ensure_future(refresh())
#     ^^^^^^^^^^^^^^^^^^^^^ no-running-loop

#: case what makes a loop before 3.14
#: config {"target": "3.9-3.13"}
import asyncio

async def refresh(): ...

both = asyncio.gather(refresh(), refresh())
one = asyncio.ensure_future(refresh())

#: case a block that starts an application a server could import
import asyncio
from fastapi import FastAPI

app = FastAPI()

async def refresh(): ...

if __name__ == "__main__":
    task = asyncio.create_task(refresh())
#          ^^^^^^^^^^^^^^^^^^^ no-running-loop

#: case in coroutines and callbacks
import asyncio

async def refresh(): ...

def start():
    return asyncio.create_task(refresh())

class Server:
    def connection_made(self, transport):
        self.task = asyncio.create_task(refresh())

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: asyncio.create_task(refresh()))
    start()

later = lambda: asyncio.create_task(refresh())
asyncio.run(main())

#: case a function that is given away
import asyncio

async def refresh(): ...

def start():
    return asyncio.create_task(refresh())

def register(callback): ...

start()
register(start)

#: case it asks whether one is running
import asyncio

try:
    loop = asyncio.get_running_loop()
except RuntimeError:
    loop = None

#: case a loop that was set
import asyncio

async def refresh(): ...

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(asyncio.gather(refresh(), refresh()))

#: case a loop that is not running may get tasks
import asyncio

async def refresh(): ...

loop = asyncio.new_event_loop()
task = loop.create_task(refresh())
other = asyncio.ensure_future(refresh(), loop=loop)
loop.run_until_complete(task)

#: case an application that a server imports in its loop
import asyncio
from fastapi import FastAPI

app = FastAPI()

async def refresh(): ...

task = asyncio.create_task(refresh())

#: case in a notebook
#: config {"isNotebook": true}
import asyncio

async def refresh(): ...

task = asyncio.create_task(refresh())

#: case a test of the error
import asyncio
import unittest

with unittest.TestCase().assertRaises(RuntimeError):
    asyncio.get_running_loop()

#: case other things of those names
import asyncio
from celery import create_task

async def refresh(): ...

create_task(refresh)
coroutine = asyncio.wait_for(refresh(), 1)
asyncio.run(coroutine)

#: case a module that a coroutine imports by its name
#: file bot/main.py
import asyncio
import importlib

async def main():
    for name in ["greetings"]:
        importlib.import_module(f"bot.modules.{name}")

asyncio.run(main())

#: file bot/modules/greetings.py
import asyncio

loop = asyncio.get_running_loop()
