#: case in a coroutine
import time

async def poll():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep: `time.sleep` stops every task on this event loop

#: fix Await `asyncio.sleep` instead
import asyncio
import time

async def poll():
    await asyncio.sleep(1)

#: case through an alias
import asyncio as aio
import time as t
from time import sleep as zz

async def poll():
    t.sleep(1)
#   ^^^^^^^ blocking-sleep
    x = zz(0.5) or 1  # keep me
#       ^^ blocking-sleep
    return x

#: fix Await `asyncio.sleep` instead
import asyncio as aio
import time as t
from time import sleep as zz

async def poll():
    await aio.sleep(1)
    x = await aio.sleep(0.5) or 1  # keep me
    return x

#: case imported inside the function
async def poll():
    import time
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep

#: case under a threading lock the fix is not safe
#: config {"followUps": ["thread-lock-across-await"]}
import threading
import time

lock = threading.Lock()

async def poll():
    with lock:
        time.sleep(1)
#       ^^^^^^^^^^ blocking-sleep

#: case an eager generator expression runs now
import time

async def poll(xs):
    return sum(time.sleep(x) or x for x in xs)
#              ^^^^^^^^^^ blocking-sleep

#: case in a class body inside a coroutine
import time

async def make():
    class Late:
        time.sleep(1)
#       ^^^^^^^^^^ blocking-sleep
    return Late

#: case in a sync function
import time

def poll():
    time.sleep(1)

time.sleep(1)

if __name__ == "__main__":
    time.sleep(1)

#: case in a nested function and a lambda
import time

async def poll(loop):
    def wait():
        time.sleep(1)
    await loop.run_in_executor(None, wait)
    return lambda: time.sleep(1)

#: case passed, not called
import asyncio
import functools
import time

async def poll():
    await asyncio.to_thread(time.sleep, 1)
    return functools.partial(time.sleep, 1)

#: case a parameter called time
async def poll(time):
    time.sleep(1)

#: case a local module called time
from . import time

async def poll():
    time.sleep(1)

#: case a lazy generator expression
import time

async def poll(xs):
    return (time.sleep(x) for x in xs)

#: case suppressed
import time

async def poll():
    time.sleep(1)  # noqa: ASYNC251
    time.sleep(1)  # asyncio-lens: ignore[blocking-sleep]
    # asyncio-lens: ignore[blocking]
    time.sleep(1)

#: case code for both, which says in which it sleeps
import asyncio
import time

_IS_SYNC = False

async def pause():
    if _IS_SYNC:
        time.sleep(1)
    else:
        await asyncio.sleep(1)
