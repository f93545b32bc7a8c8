#: case a list
import asyncio

async def fetch(x):
    return x

async def main():
    return await asyncio.gather([fetch(1), fetch(2)])
#                               ^^^^^^^^^^^^^^^^^^^^ gather-without-unpacking [error]: `asyncio.gather` fails here: it takes awaitables one by one, not in a `list`

#: fix Unpack it with `*`
import asyncio

async def fetch(x):
    return x

async def main():
    return await asyncio.gather(*[fetch(1), fetch(2)])

#: case list comprehension, tuple, set and an empty list
#: config {"followUps": ["gather-results-ignored"]}
import asyncio as aio
from asyncio import gather

async def fetch(x):
    return x

async def main(xs):
    await gather([fetch(x) for x in xs], return_exceptions=True)
#                ^^^^^^^^^^^^^^^^^^^^^^ gather-without-unpacking: `gather` fails here: it takes awaitables one by one, not in a `list`
    await aio.gather((fetch(1), fetch(2)))
#                    ^^^^^^^^^^^^^^^^^^^^ gather-without-unpacking: `aio.gather` fails here: it takes awaitables one by one, not in a `tuple`
    await aio.gather({fetch(1)})
#                    ^^^^^^^^^^ gather-without-unpacking
    await aio.gather([])
#                    ^^ gather-without-unpacking

#: fix Unpack it with `*`
import asyncio as aio
from asyncio import gather

async def fetch(x):
    return x

async def main(xs):
    await gather(*[fetch(x) for x in xs], return_exceptions=True)
    await aio.gather(*(fetch(1), fetch(2)))
    await aio.gather(*{fetch(1)})
    await aio.gather(*[])

#: case generators and map
#: config {"followUps": ["gather-results-ignored"]}
import asyncio

async def fetch(x):
    return x

async def main(xs):
    await asyncio.gather(fetch(x) for x in xs)
#                       ^^^^^^^^^^^^^^^^^^^^^^ gather-without-unpacking: `asyncio.gather` fails here: it takes awaitables one by one, not in a `generator`
    await asyncio.gather((fetch(x) for x in xs), return_exceptions=True)
#                        ^^^^^^^^^^^^^^^^^^^^^^ gather-without-unpacking
    await asyncio.gather(map(fetch, xs))
#                        ^^^^^^^^^^^^^^ gather-without-unpacking: `asyncio.gather` fails here: it takes awaitables one by one, not in a `map`

#: fix Unpack it with `*`
import asyncio

async def fetch(x):
    return x

async def main(xs):
    await asyncio.gather(*(fetch(x) for x in xs))
    await asyncio.gather(*(fetch(x) for x in xs), return_exceptions=True)
    await asyncio.gather(*map(fetch, xs))

#: case a variable, a parameter, an attribute and a result
import asyncio
from collections.abc import Iterable

async def fetch(x):
    return x

def start(xs):
    return [fetch(x) for x in xs]

class Pool:
    def __init__(self):
        self.tasks = []

    def start(self):
        self.tasks.append(asyncio.create_task(fetch(1)))

    async def stop(self):
        await asyncio.gather(self.tasks)
#                            ^^^^^^^^^^ gather-without-unpacking

async def main(xs, given: list[asyncio.Task], more: Iterable[asyncio.Future[int]]):
    tasks = []
    for x in xs:
        tasks.append(asyncio.create_task(fetch(x)))
    await asyncio.gather(tasks)
#                        ^^^^^ gather-without-unpacking
    await asyncio.gather(given, fetch(1))
#                        ^^^^^ gather-without-unpacking
    await asyncio.gather(more)
#                        ^^^^ gather-without-unpacking: `asyncio.gather` fails here: it takes awaitables one by one, not in a `Iterable`
    await asyncio.gather(start(xs))
#                        ^^^^^^^^^ gather-without-unpacking
    await asyncio.gather(given or [])
#                        ^^^^^^^^^^^ gather-without-unpacking
    await asyncio.gather(jobs := start(xs))
#                        ^^^^^^^^^^^^^^^^^ gather-without-unpacking
    return jobs

#: fix Unpack it with `*`
import asyncio
from collections.abc import Iterable

async def fetch(x):
    return x

def start(xs):
    return [fetch(x) for x in xs]

class Pool:
    def __init__(self):
        self.tasks = []

    def start(self):
        self.tasks.append(asyncio.create_task(fetch(1)))

    async def stop(self):
        await asyncio.gather(*self.tasks)

async def main(xs, given: list[asyncio.Task], more: Iterable[asyncio.Future[int]]):
    tasks = []
    for x in xs:
        tasks.append(asyncio.create_task(fetch(x)))
    await asyncio.gather(*tasks)
    await asyncio.gather(*given, fetch(1))
    await asyncio.gather(*more)
    await asyncio.gather(*start(xs))
    await asyncio.gather(*given or [])
    await asyncio.gather(*(jobs := start(xs)))
    return jobs

#: case the values of a dictionary
import asyncio

async def main(tasks: dict[str, asyncio.Task]):
    await asyncio.gather(tasks.values())
#                        ^^^^^^^^^^^^^^ gather-without-unpacking

#: fix Unpack it with `*`
import asyncio

async def main(tasks: dict[str, asyncio.Task]):
    await asyncio.gather(*tasks.values())

#: case over several lines
import asyncio

async def fetch(x):
    return x

async def main(xs):
    await asyncio.gather(
        [  # all of them
#       ^^^^^^^^^^^^^^^^ gather-without-unpacking
            fetch(x) for x in xs
        ]
    )

#: fix Unpack it with `*`
import asyncio

async def fetch(x):
    return x

async def main(xs):
    await asyncio.gather(
        *[  # all of them
            fetch(x) for x in xs
        ]
    )

#: case unpacked
import asyncio

async def fetch(x):
    return x

async def main(xs, tasks: list[asyncio.Task]):
    await asyncio.gather(*[fetch(x) for x in xs])
    await asyncio.gather(*(fetch(x) for x in xs))
    await asyncio.gather(*tasks, fetch(1))
    await asyncio.gather()

#: case awaitables one by one
import asyncio

async def fetch(x):
    return x

async def main(loop: asyncio.AbstractEventLoop):
    task = asyncio.create_task(fetch(1))
    await asyncio.gather(fetch(1), task, asyncio.gather(*[task]), loop.run_in_executor(None, print))

#: case an unknown value
import asyncio

async def main(tasks, client):
    await asyncio.gather(tasks)
    await asyncio.gather(client.tasks, client.start())

#: case a list only by an annotation the body does not bear out
import asyncio

class Client:
    def __init__(self, http):
        self.http = http

    def all(self) -> list:
        return self.http.get("/all")

async def main(client: Client):
    await asyncio.gather(client.all(), client.all())

#: case one task or a list of them
import asyncio

async def fetch(x):
    return x

async def main(xs):
    job = fetch(1) if xs else [fetch(2)]
    await asyncio.gather(job)

#: case an awaitable collection
import asyncio

class Batch(list):
    def __await__(self):
        yield

async def main():
    await asyncio.gather(Batch())

#: case another gather
from mylib import gather
import dask

async def main(tasks: list):
    await gather([1])
    dask.gather([1])

async def other(gather):
    await gather([1])

#: case wait and as_completed take a collection
import asyncio

async def main(tasks: list[asyncio.Task]):
    await asyncio.wait(tasks)
    for done in asyncio.as_completed(tasks):
        await done

#: case where TypeError is expected
import asyncio
import pytest

async def test_gather():
    with pytest.raises(TypeError):
        await asyncio.gather([])
