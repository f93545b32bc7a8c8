#: case run in a coroutine
import asyncio

async def load(): ...

async def main():
    data = asyncio.run(load())  # all of it
#          ^^^^^^^^^^^ nested-event-loop: `asyncio.run` fails here: an event loop is already running
    return data

#: fix Await `load()` instead
import asyncio

async def load(): ...

async def main():
    data = await load()  # all of it
    return data

#: case by a loop
import asyncio

async def load(): ...

async def main():
    loop = asyncio.get_running_loop()
    return loop.run_until_complete(load()).rows
#          ^^^^^^^^^^^^^^^^^^^^^^^ nested-event-loop

#: fix Await `load()` instead
import asyncio

async def load(): ...

async def main():
    loop = asyncio.get_running_loop()
    return (await load()).rows

#: case by a new loop or a runner
import asyncio

async def load(): ...

async def main():
    asyncio.new_event_loop().run_until_complete(load())
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nested-event-loop
    with asyncio.Runner() as runner:
        runner.run(load())
#       ^^^^^^^^^^ nested-event-loop

#: case through an adapter
from asgiref.sync import async_to_sync

async def load(): ...

async def main():
    async_to_sync(load)()
#   ^^^^^^^^^^^^^ nested-event-loop

#: case while nest_asyncio patches it
import asyncio
import nest_asyncio

nest_asyncio.apply()

async def load(): ...

async def main():
    asyncio.run(load())
#   ^^^^^^^^^^^ nested-event-loop [info]

#: case in sync code
import asyncio

async def load(): ...

def main():
    asyncio.run(load())

if __name__ == "__main__":
    asyncio.run(load())

#: case in another thread
import asyncio

async def load(): ...

async def main():
    def work():
        asyncio.run(load())

    await asyncio.to_thread(work)
    await asyncio.to_thread(lambda: asyncio.run(load()))
    await asyncio.to_thread(asyncio.run, load())

#: case under a test of the loop
import asyncio

async def load(): ...

async def main(loop: asyncio.AbstractEventLoop):
    if not loop.is_running():
        loop.run_until_complete(load())

#: case where the error is expected
import asyncio
import pytest

async def load(): ...

async def test_nested():
    with pytest.raises(RuntimeError):
        asyncio.run(load())

#: case the run of something else
class Runner:
    def run(self, x): ...

async def main(asyncio):
    Runner().run(1)
    asyncio.run(1)

#: case an adapter that is only made
from asgiref.sync import async_to_sync

async def load(): ...

async def main():
    return async_to_sync(load)

#: case through sync functions
import asyncio

async def load(): ...

def fetch_all():
    return asyncio.run(load())

class Store:
    def refresh(self):
        return fetch_all()

async def main(store: Store):
    store.refresh()
#   ^^^^^^^^^^^^^ nested-event-loop: `store.refresh()` fails here: it starts a loop inside the running one: store.refresh → fetch_all → asyncio.run

#: case through sync functions in other files
#: file app/loading.py
import asyncio

async def load(): ...

def fetch_all():
    return asyncio.run(load())
#: file app/main.py
from .loading import fetch_all

async def main():
    fetch_all()
#   ^^^^^^^^^ nested-event-loop

#: case a sync function that asks first
import asyncio

async def load(): ...

def fetch_all():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(load())
    raise RuntimeError("await load() instead")

async def main():
    fetch_all()

#: case a sync function given to a thread
import asyncio

async def load(): ...

def fetch_all():
    return asyncio.run(load())

async def main():
    await asyncio.to_thread(fetch_all)

#: case a method that a subclass replaces
import asyncio

async def load(): ...

class Store:
    def refresh(self):
        return asyncio.run(load())

class Cached(Store):
    def refresh(self):
        return None

async def main(store: Store):
    store.refresh()

#: case a sync function that starts a loop only sometimes
import asyncio
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor()

async def load(): ...

class Exchange:
    def __init__(self):
        self.session = None

    def close(self):
        if self.session:
            asyncio.run(load())

def in_thread(f):
    def run():
        return asyncio.run(f())

    if getattr(executor, "_shutdown", False):
        return run()
    return executor.submit(run).result()

def on_main_thread(f, isolated):
    if isolated:
        return executor.submit(asyncio.run, f()).result()
    return asyncio.run(f())

def cached(cache):
    return cache or asyncio.run(load())

def each(jobs):
    for job in jobs:
        asyncio.run(job())

async def main():
    Exchange().close()
    in_thread(load)
    on_main_thread(load, True)
    cached(1)
    each([])

#: case a sync function that starts a loop after a check of its own
import asyncio

async def load(): ...

def fetch(name):
    if not name:
        raise ValueError(name)
    try:
        return asyncio.run(load())
    finally:
        print(name)

async def main():
    fetch("a")
#   ^^^^^ nested-event-loop

#: case sync functions that call each other
import asyncio

async def load(): ...

def even(n):
    return odd(n - 1)

def odd(n):
    asyncio.run(load())
    return even(n - 1)

def other(n):
    return other(n - 1)

async def main():
    even(4)
#   ^^^^ nested-event-loop: `even()` fails here: it starts a loop inside the running one: even → odd → asyncio.run
    other(1)

#: case loops that may nest, by a patch in another file
#: file cli.py
import nest_asyncio

nest_asyncio.apply()

#: file main.py
import asyncio

async def load():
    return 1

async def main():
    return asyncio.run(load())
#          ^^^^^^^^^^^ nested-event-loop [info]
