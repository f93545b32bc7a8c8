#: case a return after the work
async def read(stream):
    data = None
    try:
        data = await stream.read()
    finally:
        stream.close()
        return data
#       ^^^^^^ control-flow-in-finally [warning]: `return` in `finally` swallows cancellation, and every other exception

#: case break and continue of a loop around
import asyncio

async def poll(queue, names):
    while True:
        try:
            await queue.get()
        finally:
            if queue.closed:
                break
#               ^^^^^ control-flow-in-finally: `break` in `finally` swallows cancellation, and every other exception
            continue
#           ^^^^^^^^ control-flow-in-finally
    for name in names:
        try:
            async with name:
                print(name)
        finally:
            for other in names:
                print(other)
            else:
                continue
#               ^^^^^^^^ control-flow-in-finally

#: case a handler that raises again, and one that waits
import asyncio

async def stop(server):
    try:
        await server.run()
    except asyncio.CancelledError:
        server.cancelled = True
        raise
    finally:
        with server:
            return server.state
#           ^^^^^^ control-flow-in-finally

async def restart(server):
    try:
        server.stop()
    except OSError:
        await server.kill()
    finally:
        return True
#       ^^^^^^ control-flow-in-finally

#: case a finally in a finally
async def close(a, b):
    try:
        await a.close()
    finally:
        try:
            await b.close()
        finally:
            return 1
#           ^^^^^^ control-flow-in-finally

#: case an async generator, and a method
class Stream:
    async def lines(self):
        try:
            async for line in self.source:
                yield line
        finally:
            return
#           ^^^^^^ control-flow-in-finally

#: case a sync function
def read(stream):
    try:
        return stream.read()
    finally:
        return None

#: case nothing awaits in the try
async def read(stream):
    try:
        data = stream.read()
    finally:
        await stream.aclose()
        return data

#: case a loop inside the finally
async def close(clients):
    try:
        await clients[0].run()
    finally:
        for client in clients:
            if client.closed:
                continue
            if client.last:
                break
            client.close()
        while True:
            break

#: case a function inside the finally
async def close(clients):
    try:
        await clients[0].run()
    finally:
        def key(client):
            return client.name
        clients.sort(key=key)
        clients.sort(key=lambda one: one.name)

#: case a return in the body, the handlers and the else
async def read(stream):
    try:
        await stream.open()
    except OSError:
        return None
    else:
        return await stream.read()
    finally:
        stream.close()

#: case cancellation is handled before
import asyncio

async def run(server):
    try:
        await server.run()
    except (asyncio.CancelledError, OSError):
        server.log("stopped")
    finally:
        return server.state

#: case a child that was cancelled
import asyncio

async def stop(task: asyncio.Task):
    task.cancel()
    try:
        await task
    finally:
        return

#: case a nested coroutine awaits
async def serve(start):
    try:
        async def run():
            await start()
        task = start(run)
    finally:
        return task
