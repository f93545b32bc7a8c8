#: case run in a cell
#: config {"isNotebook": true}
import asyncio

async def main(): ...

rows = asyncio.run(main())  # all of them
#      ^^^^^^^^^^^ event-loop-in-notebook [error]: `asyncio.run` fails here: the notebook's own event loop is running
asyncio.run(main()).rows.clear()
#:^^^^^^^^^^^ event-loop-in-notebook

#: fix Await `main()` instead
import asyncio

async def main(): ...

rows = await main()  # all of them
(await main()).rows.clear()

#: case by a loop
#: config {"isNotebook": true, "followUps": ["get-event-loop"]}
import asyncio
from asyncio import run as start

async def main(): ...

loop = asyncio.get_running_loop()
loop.run_until_complete(main())
#:^^^^^^^^^^^^^^^^^^^^^^^ event-loop-in-notebook
asyncio.get_event_loop().run_until_complete(asyncio.gather(main(), main()))
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ event-loop-in-notebook
if __name__ == "__main__":
    start(main())
#   ^^^^^ event-loop-in-notebook
loop.run_forever()
#:^^^^^^^^^^^^^^^^ event-loop-in-notebook

#: fix Await `main()` instead
import asyncio
from asyncio import run as start

async def main(): ...

loop = asyncio.get_running_loop()
await main()
asyncio.get_event_loop().run_until_complete(asyncio.gather(main(), main()))
if __name__ == "__main__":
    await main()
loop.run_forever()

#: case with debugging on
#: config {"isNotebook": true}
import asyncio

async def main(): ...

asyncio.run(main(), debug=True)
#:^^^^^^^^^^^ event-loop-in-notebook

#: case through a function
#: config {"isNotebook": true}
import asyncio

async def main(): ...

def start():
    return asyncio.run(main())

rows = start()
#      ^^^^^ event-loop-in-notebook: `start()` fails here: it starts a loop inside the notebook's own: start → asyncio.run

#: case patched
#: config {"isNotebook": true}
import asyncio
import nest_asyncio

nest_asyncio.apply()

async def main(): ...

asyncio.run(main())
#:^^^^^^^^^^^ event-loop-in-notebook [info]: `asyncio.run` in a notebook works only while `nest_asyncio` patches asyncio

#: fix Await `main()` instead
import asyncio
import nest_asyncio

nest_asyncio.apply()

async def main(): ...

await main()

#: case a plain file
import asyncio

async def main(): ...

asyncio.run(main())

#: case awaited in the notebook
#: config {"isNotebook": true}
import asyncio

async def main(): ...

await main()
await asyncio.gather(main(), main())

#: case functions that are defined, and not called
#: config {"isNotebook": true}
import asyncio

async def main(): ...

def start():
    return asyncio.run(main())

later = lambda: asyncio.run(main())

#: case in another thread
#: config {"isNotebook": true}
import asyncio
import threading

async def main(): ...

threading.Thread(target=asyncio.run, args=(main(),)).start()
threading.Thread(target=lambda: asyncio.run(main())).start()

#: case where it asks first
#: config {"isNotebook": true}
import asyncio

async def main(): ...

try:
    asyncio.run(main())
except RuntimeError:
    await main()

#: case in a coroutine it is another rule's
#: config {"isNotebook": true}
import asyncio

async def main(): ...

async def outer():
    asyncio.run(main())
#   ^^^^^^^^^^^ nested-event-loop

#: case another thing called run
#: config {"isNotebook": true}
from invoke import run
import subprocess

run("ls")
subprocess.run(["ls"])
