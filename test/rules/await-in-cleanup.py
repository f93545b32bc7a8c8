#: case finally
async def copy(source, target):
    try:
        await target.write(await source.read())
    finally:
        print("done")
        await target.flush()
#       ^^^^^ await-in-cleanup: Cancelling the task once more interrupts this cleanup: it is not shielded
        await target.sync()

#: case except CancelledError
import asyncio

async def serve(server):
    try:
        await server.run()
    except asyncio.CancelledError:
        async with server.lock:
#       ^^^^^ await-in-cleanup
            server.stop()
        raise

#: case an error that is raised after it
async def load(session):
    try:
        return await session.load()
    except ValueError:
        await session.rollback()
#       ^^^^^ await-in-cleanup: Cancelling the task here loses the error that is raised below
        raise

#: case closing, which others have to make safe
async def read(client):
    try:
        return await client.read()
    finally:
        await client.aclose()

#: case shielded, and with a timeout
import asyncio

async def copy(source, target, task):
    try:
        await target.write(await source.read())
    finally:
        await asyncio.shield(target.flush())
        await asyncio.wait_for(target.sync(), 1)
        await asyncio.wait([task], timeout=1)
        async with asyncio.timeout(5):
            await target.close()

#: case another's cleanup handed on to
class Wrapper:
    async def __aexit__(self, *args):
        try:
            self.close()
        finally:
            await self.inner.__aexit__(*args)

#: case one's own child, whose cancellation is expected
import asyncio
from contextlib import suppress

async def watch(work):
    task = asyncio.create_task(work())
    try:
        await work()
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        try:
            await task
        except asyncio.CancelledError:
            pass

#: case an error that is handled
async def load(session):
    try:
        return await session.load()
    except ValueError:
        await session.rollback()
    except KeyError as error:
        raise await session.explain(error)

#: case plain cleanup, and a function that runs later
async def copy(source, target):
    try:
        await target.write(await source.read())
    finally:
        async def later():
            await target.flush()

        target.close(later)

#: case a sync function
def copy(source, target):
    try:
        target.write(source.read())
    finally:
        target.flush()

#: case a scope that shields, and a retry that raises an error of its own
from own import CancelScope

async def load(session):
    try:
        return await session.load()
    except KeyError:
        with CancelScope(shield=True):
            await session.rollback()
        raise
    except ValueError:
        await session.wait()
        raise EOFError from None

#: case a handler inside raises what it caught itself
async def load(session):
    try:
        return await session.load()
    except ValueError:
        await session.rollback()
        try:
            session.reset()
        except KeyError:
            raise
