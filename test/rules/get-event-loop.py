#: case at module level
import asyncio

loop = asyncio.get_event_loop()
#      ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop: `get_event_loop` raises here from Python 3.14 unless a loop is running or set

#: case in a function
import asyncio

def start(server):
    loop = asyncio.get_event_loop()
#          ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop [warning]
    loop.create_task(server())
    loop.run_forever()

#: case for a target before 3.14
#: config {"target": "3.10-3.13"}
from asyncio import get_event_loop

def start():
    return get_event_loop()
#          ^^^^^^^^^^^^^^ get-event-loop [info]: `get_event_loop` is deprecated here: without a running loop it warns, and raises from Python 3.14

#: case in a function that a running loop may call
import asyncio

class Player:
    def __init__(self, loop=None):
        self.loop = loop or asyncio.get_event_loop()
#                           ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop [info]

    def later(self, callback):
        return asyncio.get_event_loop().call_later(1, callback)
#              ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop [info]

make_future = lambda: asyncio.get_event_loop().create_future()
#                     ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop [info]

#: case in a coroutine
from asyncio import get_event_loop
import asyncio

async def main():
    loop = asyncio.get_event_loop()  # ours
#          ^^^^^^^^^^^^^^^^^^^^^^ get-event-loop [info]
    return loop, get_event_loop()
#                ^^^^^^^^^^^^^^ get-event-loop [info]

#: fix Use `get_running_loop`
from asyncio import get_event_loop
import asyncio

async def main():
    loop = asyncio.get_running_loop()  # ours
    return loop, asyncio.get_running_loop()

#: case the import is added
from asyncio import get_event_loop

async def main():
    return get_event_loop()
#          ^^^^^^^^^^^^^^ get-event-loop

#: fix Use `get_running_loop`
import asyncio
from asyncio import get_event_loop

async def main():
    return asyncio.get_running_loop()

#: case an old target
#: config {"target": "3.7-3.9"}
import asyncio

loop = asyncio.get_event_loop()

#: case the loop was set
import asyncio

def start():
    asyncio.set_event_loop(asyncio.new_event_loop())
    return asyncio.get_event_loop()

#: case the module sets the loop
import asyncio

asyncio.set_event_loop(asyncio.new_event_loop())

def start():
    return asyncio.get_event_loop()

#: case a callback inside a coroutine
import asyncio

async def main(signals):
    def stop():
        asyncio.get_event_loop().stop()

    signals.on(stop)

#: case the error is handled
import asyncio

def current():
    try:
        return asyncio.get_event_loop()
    except RuntimeError:
        return None

#: case somebody else's get_event_loop
from mylib import get_event_loop

loop = get_event_loop()

#: case got only to run one coroutine
import asyncio

async def main(): ...

asyncio.get_event_loop().run_until_complete(main())
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ run-until-complete

#: case silenced by its neighbour's rule
import asyncio

async def main(): ...

def start():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(main())
#   ^^^^^^^^^^^^^^^^^^^^^^^ run-until-complete
