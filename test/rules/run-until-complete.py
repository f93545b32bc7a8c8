#: case at once
import asyncio

async def main(): ...

if __name__ == "__main__":
    asyncio.get_event_loop().run_until_complete(main())
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ run-until-complete: This loop is never closed, and leftover tasks are lost: `asyncio.run` sees to both

#: fix Use `asyncio.run`
import asyncio

async def main(): ...

if __name__ == "__main__":
    asyncio.run(main())

#: case through a variable that is closed
import asyncio

async def main(): ...

def start():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    result = loop.run_until_complete(main())
#            ^^^^^^^^^^^^^^^^^^^^^^^ run-until-complete: Leftover tasks of this loop are lost: `asyncio.run` cancels them and closes it
    loop.close()
    return result

#: fix Use `asyncio.run`
import asyncio

async def main(): ...

def start():
    result = asyncio.run(main())
    return result

#: case at module level, in two statements
import asyncio

async def main(): ...

loop = asyncio.get_event_loop()
#      ^^^^^^^^^^^^^^^^^^^^^^ run-until-complete
print("starting")
loop.run_until_complete(main())

#: fix Use `asyncio.run`
import asyncio

async def main(): ...

print("starting")
asyncio.run(main())

#: case closed in a finally
import asyncio

async def main(): ...

def start():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main())
#       ^^^^^^^^^^^^^^^^^^^^^^^ run-until-complete
    finally:
        loop.close()

#: case a loop with signal handlers
import asyncio
import signal

async def main(): ...

def start():
    loop = asyncio.new_event_loop()
    loop.add_signal_handler(signal.SIGTERM, loop.stop)
    loop.run_until_complete(main())

#: case a loop that runs twice
import asyncio

async def main(): ...

def start():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.run_until_complete(main())

#: case a loop that is kept
import asyncio

async def main(): ...

class Server:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def start(self):
        self.loop.run_until_complete(main())

def make():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    return loop

#: case a future or an unknown value
import asyncio

async def main(): ...

def start(work):
    asyncio.new_event_loop().run_until_complete(work)

#: case a loop given by a fixture
import asyncio

async def main(): ...

def test_main(event_loop: asyncio.AbstractEventLoop):
    event_loop.run_until_complete(main())

#: case passed on
import asyncio

async def main(): ...

def start(setup):
    loop = asyncio.new_event_loop()
    setup(loop)
    loop.run_until_complete(main())
