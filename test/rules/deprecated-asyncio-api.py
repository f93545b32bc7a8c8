#: case policies
import asyncio
import sys

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api [warning]: `asyncio.set_event_loop_policy` warns since Python 3.14, and is gone from 3.16

class Policy(asyncio.DefaultEventLoopPolicy):
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
    pass

#: case coroutine functions
import asyncio
from asyncio import iscoroutinefunction as is_async

def check(function):
    return asyncio.iscoroutinefunction(function) or is_async(function)  # either
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
#                                                   ^^^^^^^^ deprecated-asyncio-api

#: fix Use `inspect.iscoroutinefunction` instead
import asyncio
import inspect
from asyncio import iscoroutinefunction as is_async

def check(function):
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(function)  # either

#: case child watchers before they went
#: config {"target": "3.9-3.13"}
import asyncio

watcher = asyncio.get_child_watcher()
#         ^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api: `asyncio.get_child_watcher` warns since Python 3.12, and is gone from 3.14

#: case child watchers since
import asyncio

asyncio.set_child_watcher(asyncio.ThreadedChildWatcher())
#:^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api: `asyncio.set_child_watcher` fails here from Python 3.14: asyncio has it no more

#: case the builtin exception
#: config {"target": "3.11-3.14"}
import asyncio as aio

async def main(future):
    try:
        await aio.wait_for(future, 1)
    except (aio.TimeoutError, OSError):  # late
#           ^^^^^^^^^^^^^^^^ deprecated-asyncio-api [hint]: `aio.TimeoutError` is the builtin `TimeoutError` since Python 3.11
        return None

#: fix Use the builtin `TimeoutError`
import asyncio as aio

async def main(future):
    try:
        await aio.wait_for(future, 1)
    except (TimeoutError, OSError):  # late
        return None

#: case another exception of that name
#: config {"target": "3.11-3.14"}
import asyncio
from requests.exceptions import Timeout as TimeoutError

async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:
#          ^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
        return None

#: case targets before 3.11
#: config {"target": "3.9-3.14"}
import asyncio

async def main(future):
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.TimeoutError:
        return None

#: case old targets
#: config {"target": "3.9-3.11"}
import asyncio

asyncio.set_event_loop_policy(None)
watcher = asyncio.get_child_watcher()
asyncio.iscoroutinefunction(print)

#: case what is not deprecated
import asyncio
import inspect

async def save(): ...

async def main():
    loop = asyncio.get_running_loop()
    await asyncio.ensure_future(save())
    await loop.create_task(save())
    return inspect.iscoroutinefunction(save), asyncio.iscoroutine(save())

#: case under a test of the version
import asyncio
import inspect
import sys

if sys.version_info >= (3, 14):
    is_async = inspect.iscoroutinefunction
else:
    is_async = asyncio.iscoroutinefunction

if hasattr(asyncio, "set_child_watcher"):
    asyncio.set_child_watcher(None)

#: case other things of those names
import inspect

class asyncio:
    TimeoutError = OSError

    @staticmethod
    def iscoroutinefunction(function):
        return function is not None

def iscoroutinefunction(function):
    return asyncio.iscoroutinefunction(function)

iscoroutinefunction(inspect)
watcher = asyncio.TimeoutError

#: case a name that is imported and then given away by keyword
def get_event_loop_policy(): ...

def call(iscoroutinefunction, **options):
    return iscoroutinefunction(options)

call(iscoroutinefunction=print, get_event_loop_policy=get_event_loop_policy)

#: case a policy for the one run of a program
import asyncio
import sys

import uvloop

async def main(): ...

if __name__ == "__main__":
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
    asyncio.run(main(), debug=True)

#: fix Give `asyncio.run` a `loop_factory` instead
import asyncio
import sys

import uvloop

async def main(): ...

if __name__ == "__main__":
    asyncio.run(main(), debug=True, loop_factory=uvloop.new_event_loop)

#: case a policy for one platform
import asyncio
import sys

async def main(): ...

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api

asyncio.run(main())

#: fix Give `asyncio.run` a `loop_factory` instead
import asyncio
import sys

async def main(): ...


asyncio.run(main(), loop_factory=asyncio.SelectorEventLoop if sys.platform == "win32" else None)

#: case a policy at the top of a file, and a run in a function
import asyncio
from uvloop import EventLoopPolicy

async def main(): ...

asyncio.set_event_loop_policy(EventLoopPolicy())
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api

def start():
    asyncio.run(main())

#: fix Give `asyncio.run` a `loop_factory` instead
import asyncio
import uvloop
from uvloop import EventLoopPolicy

async def main(): ...


def start():
    asyncio.run(main(), loop_factory=uvloop.new_event_loop)

#: case a policy before Python 3.12 has no fix
#: config {"target": "3.11-3.14"}
import asyncio

async def main(): ...

asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
asyncio.run(main())

#: case a policy for several runs has no fix
import asyncio

async def main(): ...

asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ deprecated-asyncio-api
asyncio.run(main())
asyncio.run(main())

#: case loop factories
import asyncio
import uvloop

async def main(): ...

asyncio.run(main(), loop_factory=uvloop.new_event_loop)

#: case a factory of one's own
import asyncio
import selectors

async def main(): ...

def make():
    return asyncio.SelectorEventLoop(selectors.PollSelector())

asyncio.run(main(), loop_factory=make)

#: case functions of the same names
class Loops:
    def set_event_loop_policy(self, policy): ...

def get_child_watcher(): ...

Loops().set_event_loop_policy(get_child_watcher())

#: case what asyncio keeps
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    asyncio.ensure_future(main())
    loop.create_task(main())

#: case another module's policies
import own

own.set_event_loop_policy(own.WindowsSelectorEventLoopPolicy())
