#: case a list
import asyncio

async def load(name):
    return len(name)

async def main():
    done, _ = await asyncio.wait([load("a"), load("b")], timeout=5)
#                   ^^^^^^^^^^^^ wait-with-coroutines [error]: `asyncio.wait` fails here since Python 3.11: it is given coroutines, and takes tasks only
    return done

#: fix Make tasks with `asyncio.create_task`
import asyncio

async def load(name):
    return len(name)

async def main():
    done, _ = await asyncio.wait([asyncio.create_task(load("a")), asyncio.create_task(load("b"))], timeout=5)
    return done

#: case under another name, with a task among them
#: config {"followUps": ["gather-results-ignored"]}
from asyncio import create_task, wait as wait_all

async def load(name):
    return len(name)

async def main():
    await wait_all({create_task(load("a")), load("b")})
#         ^^^^^^^^ wait-with-coroutines

#: fix Make tasks with `asyncio.create_task`
from asyncio import create_task, wait as wait_all

async def load(name):
    return len(name)

async def main():
    await wait_all({create_task(load("a")), create_task(load("b"))})

#: case a comprehension
#: config {"followUps": ["gather-results-ignored"]}
import asyncio

class Loader:
    async def load(self, name):
        return len(name)

    async def all(self, names):
        await asyncio.wait([self.load(name) for name in names])
#             ^^^^^^^^^^^^ wait-with-coroutines

#: fix Make tasks with `asyncio.create_task`
import asyncio

class Loader:
    async def load(self, name):
        return len(name)

    async def all(self, names):
        await asyncio.wait([asyncio.create_task(self.load(name)) for name in names])

#: case a generator, which 3.11 does not take either
#: config {"target": "3.11-3.13"}
import asyncio

async def main(names):
    await asyncio.wait(asyncio.sleep(len(name)) for name in names)
#         ^^^^^^^^^^^^ wait-with-coroutines

#: fix Make tasks with `asyncio.create_task`
import asyncio

async def main(names):
    await asyncio.wait([asyncio.create_task(asyncio.sleep(len(name))) for name in names])

#: case a generator where it is taken
#: config {"target": "3.12-3.13"}
import asyncio

async def main(names):
    await asyncio.wait((asyncio.sleep(len(name)) for name in names), timeout=1)
#         ^^^^^^^^^^^^ wait-with-coroutines

#: fix Make tasks with `asyncio.create_task`
import asyncio

async def main(names):
    await asyncio.wait((asyncio.create_task(asyncio.sleep(len(name))) for name in names), timeout=1)

#: case a local list
#: config {"followUps": ["gather-results-ignored"]}
import asyncio

async def load(name):
    return len(name)

async def main(names):
    pending = [load("first")]
    for name in names:
        pending.append(load(name))
    await asyncio.wait(pending)
#         ^^^^^^^^^^^^ wait-with-coroutines

#: fix Make tasks with `asyncio.create_task`
import asyncio

async def load(name):
    return len(name)

async def main(names):
    pending = [asyncio.create_task(load("first"))]
    for name in names:
        pending.append(asyncio.create_task(load(name)))
    await asyncio.wait(pending)

#: case by a loop that is about to run
import asyncio

async def load(name):
    return len(name)

def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.wait([load("a")]))
#                           ^^^^^^^^^^^^ wait-with-coroutines
    loop.run_forever()

#: fix Make tasks with `loop.create_task`
import asyncio

async def load(name):
    return len(name)

def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.wait([loop.create_task(load("a"))]))
    loop.run_forever()

#: case a list that a function gives
import asyncio

async def load(name):
    return len(name)

def loads(names):
    return [load(name) for name in names]

async def main(names):
    await asyncio.wait(loads(names))
#         ^^^^^^^^^^^^ wait-with-coroutines

#: case tasks
import asyncio

async def load(name):
    return len(name)

async def main(names, tasks):
    mine = [asyncio.create_task(load(name)) for name in names]
    await asyncio.wait(mine)
    await asyncio.wait([asyncio.ensure_future(load("a")), asyncio.get_running_loop().create_task(load("b"))])
    await asyncio.wait(tasks)

#: case tasks made of the coroutines
import asyncio

async def load(name):
    return len(name)

async def main(names):
    coroutines = [load(name) for name in names]
    await asyncio.wait([asyncio.create_task(one) for one in coroutines])

#: case the name is given tasks later
import asyncio

async def load(name):
    return len(name)

async def main(names):
    pending = [load(name) for name in names]
    pending = [asyncio.create_task(one) for one in pending]
    await asyncio.wait(pending)

#: case an old target
#: config {"target": "3.7-3.10"}
import asyncio

async def load(name):
    return len(name)

async def main():
    await asyncio.wait([load("a")])

#: case gather and as_completed take coroutines
import asyncio

async def load(name):
    return len(name)

async def main():
    await asyncio.gather(load("a"), load("b"))
    for one in asyncio.as_completed([load("a")]):
        await one

#: case another wait
import concurrent.futures

async def load(name):
    return len(name)

class Group:
    async def wait(self, coroutines):
        for one in coroutines:
            await one

async def main(group: Group, asyncio):
    await group.wait([load("a")])
    await asyncio.wait([load("a")])

#: case a test of the error
import asyncio
import pytest

async def load(name):
    return len(name)

async def test_refused():
    with pytest.raises(TypeError):
        await asyncio.wait([load("a")])

#: case for versions that take them
import asyncio
import sys

async def load(name):
    return len(name)

async def main():
    if sys.version_info < (3, 11):
        await asyncio.wait([load("a")])

#: case a function that gives tasks
import asyncio

async def load(name):
    return len(name)

def start(name):
    return asyncio.create_task(load(name))

async def main(names):
    await asyncio.wait([start(name) for name in names])
