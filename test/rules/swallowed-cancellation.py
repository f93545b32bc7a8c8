#: case a loop that goes on
import asyncio

async def poll(queue):
    while True:
        try:
            print(await queue.get())
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation [warning]: This handler swallows cancellation: the task cannot be stopped
            pass  # stopped

#: fix Re-raise the cancellation
import asyncio

async def poll(queue):
    while True:
        try:
            print(await queue.get())
        except asyncio.CancelledError:
            raise  # stopped

#: case a handler that logs and goes round again
import asyncio
import logging
from asyncio import CancelledError as Stop

async def poll(queue):
    while True:
        try:
            async for item in queue:
                print(item)
        except Stop as e:
#       ^^^^^^^^^^^ swallowed-cancellation
            logging.warning("cancelled: %s", e)  # who did it?
            # and go on
        await asyncio.sleep(1)

#: fix Re-raise the cancellation
import asyncio
import logging
from asyncio import CancelledError as Stop

async def poll(queue):
    while True:
        try:
            async for item in queue:
                print(item)
        except Stop as e:
            logging.warning("cancelled: %s", e)  # who did it?
            raise
            # and go on
        await asyncio.sleep(1)

#: case on one line
import asyncio

async def poll(queue):
    while True:
        try: await queue.get()
        except asyncio.CancelledError: print("no")
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation

#: fix Re-raise the cancellation
import asyncio

async def poll(queue):
    while True:
        try: await queue.get()
        except asyncio.CancelledError: print("no"); raise

#: case a helper that its callers wait for
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except asyncio.CancelledError:
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
        return None

async def serve(client, out):
    await out.put(await fetch(client))
    await out.drain()

asyncio.run(serve(object(), object()))

#: fix Re-raise the cancellation
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except asyncio.CancelledError:
        raise

async def serve(client, out):
    await out.put(await fetch(client))
    await out.drain()

asyncio.run(serve(object(), object()))

#: case a bare except catches cancellation too
import logging

async def fetch(client):
    try:
        return await client.get()
    except:
#   ^^^^^^ swallowed-cancellation
        logging.exception("no answer")
        return None

#: fix Catch `Exception` only
import logging

async def fetch(client):
    try:
        return await client.get()
    except Exception:
        logging.exception("no answer")
        return None

#: fix Re-raise the cancellation
import asyncio
import logging

async def fetch(client):
    try:
        return await client.get()
    except asyncio.CancelledError:
        raise
    except:
        logging.exception("no answer")
        return None

#: case a re-raise that is never reached, or that a loop may leave out
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except asyncio.CancelledError:
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
        return None
        raise

async def fetch_all(clients):
    while True:
        try:
            for client in clients:
                await client.get()
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            for client in clients:
                client.close()
                raise
        try:
            await clients.wait()
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            while clients:
                if clients.pop():
                    break
            else:
                raise

#: case a re-raise that every way through a loop comes to
import asyncio

async def poll(queue, clients):
    while True:
        try:
            await queue.get()
        except asyncio.CancelledError:
            for client in clients:
                client.close()
            else:
                raise
        try:
            await queue.get()
        except asyncio.CancelledError:
            for attempt in (1, 2):
                print(attempt)
                raise
        try:
            await queue.get()
        except asyncio.CancelledError:
            while True:
                if clients.pop().closed:
                    raise

#: case BaseException that lets only the exit of the program through
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except BaseException as e:
#   ^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
        if isinstance(e, (KeyboardInterrupt, SystemExit)):
            raise
        print(f"failed: {e}")

#: fix Catch `Exception` only
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except Exception as e:
        if isinstance(e, (KeyboardInterrupt, SystemExit)):
            raise
        print(f"failed: {e}")

#: case a tuple
import asyncio

async def listen(ws):
    while True:
        try:
            await ws.receive()
        except (asyncio.CancelledError, OSError):
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            print("lost")

#: fix Re-raise the cancellation
import asyncio

async def listen(ws):
    while True:
        try:
            await ws.receive()
        except asyncio.CancelledError:
            raise
        except (asyncio.CancelledError, OSError):
            print("lost")

#: case re-raised on one path only
import asyncio

async def fetch(client, strict):
    try:
        return await client.get()
    except asyncio.CancelledError:
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
        if strict:
            raise
    return None

#: case suppress in a loop
import asyncio
import contextlib

async def poll(queue):
    while True:
        with contextlib.suppress(asyncio.CancelledError, asyncio.QueueEmpty):
#            ^^^^^^^^^^^^^^^^^^^ swallowed-cancellation: `suppress` swallows cancellation here: the task cannot be stopped
            await queue.get()

#: fix Do not suppress `asyncio.CancelledError`
import asyncio
import contextlib

async def poll(queue):
    while True:
        with contextlib.suppress(asyncio.QueueEmpty):
            await queue.get()

#: case suppress of nothing else
from asyncio import CancelledError, sleep
from contextlib import suppress

async def pause():
    with suppress(CancelledError):
#        ^^^^^^^^ swallowed-cancellation
        await sleep(1)

#: case a private method that another awaits
import asyncio

class Client:
    async def _read(self):
        try:
            return await self.stream.read()
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            print("cancelled")

    async def run(self):
        while True:
            print(await self._read())

asyncio.run(Client().run())

#: case a method its base class awaits
#: file base.py
import asyncio

class Base:
    def start(self):
        self.task = asyncio.create_task(self.run())

    async def run(self):
        while True:
            await self._step()

    async def _step(self):
        raise NotImplementedError
#: file main.py
import asyncio
from base import Base

class Worker(Base):
    async def _step(self):
        try:
            await self.queue.get()
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            pass

#: case tasks of its own beside a call of its own
import asyncio

async def serve(task, queue):
    while True:
        try:
            await asyncio.gather(task, queue.get())
        except asyncio.CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            pass

#: case anyio
import anyio

async def poll(stream):
    while True:
        try:
            await stream.receive()
        except anyio.get_cancelled_exc_class():
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            print("no")

#: case trio: no asyncio in its fixes
import trio

async def poll(stream):
    while True:
        try:
            await stream.receive_some()
        except BaseException:
#       ^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            print("no")

#: fix Catch `Exception` only
import trio

async def poll(stream):
    while True:
        try:
            await stream.receive_some()
        except Exception:
            print("no")

#: case until 3.7 the executor's CancelledError was the same class
#: config {"target": "3.7-3.12"}
from concurrent.futures import CancelledError

async def poll(queue):
    while True:
        try:
            await queue.get()
        except CancelledError:
#       ^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
            pass

#: case since 3.8 the executor's CancelledError is another class
from concurrent.futures import CancelledError

async def poll(queue):
    while True:
        try:
            await queue.get()
        except CancelledError:
            pass

#: case re-raised after cleaning up
import asyncio

async def poll(queue):
    while True:
        try:
            await queue.get()
        except asyncio.CancelledError:
            print("bye")
            raise
        except BaseException:
            print("failed")

#: case Exception does not catch it
async def poll(queue):
    while True:
        try:
            await queue.get()
        except Exception:
            pass

#: case nothing waits in the body
import asyncio

async def poll(queue):
    async for item in queue:
        try:
            print(item)
        except asyncio.CancelledError:
            pass

#: case one's own cancelled child
import asyncio

async def stop(task: asyncio.Task):
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0)

#: case cancelled children: attributes, a collection, gather
import asyncio
from contextlib import suppress

class Server:
    async def stop(self):
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        for task in self.tasks:
            task.cancel()
        for one in self.tasks:
            try:
                await one
            except (asyncio.CancelledError, Exception):
                print("gone")
        try:
            await asyncio.wait_for(asyncio.gather(*self.tasks), 1)
        except asyncio.CancelledError:
            pass
        await self.transport.close()

#: case a helper that cancels
import asyncio

class Server:
    async def stop(self):
        self._cancel_all()
        try:
            await self._finished()
        except asyncio.CancelledError:
            pass
        await self.transport.close()

#: case a task that somebody else may cancel
import asyncio

async def wait(self):
    while True:
        try:
            await self.current
        except asyncio.CancelledError:
            print("that one was cancelled")

async def work():
    task = asyncio.create_task(asyncio.sleep(1))
    while True:
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            continue

#: case uncancel
import asyncio

async def run(job):
    while True:
        try:
            await job()
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()

#: case re-raised when it is this task that is cancelled
import asyncio

async def run(job):
    while True:
        try:
            await job()
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
            print("the job was")

#: case re-raised unless the object closed itself
import asyncio

class Reader:
    async def run(self):
        while True:
            try:
                await self.stream.read()
            except asyncio.CancelledError:
                if not self.closing:
                    raise

#: case BaseException that re-raises what is no Exception
async def run(job):
    while True:
        try:
            await job()
        except BaseException as e:
            if not isinstance(e, Exception):
                raise
            print(e)

#: case the exception is handed on
import asyncio

async def run(job, future: asyncio.Future):
    while True:
        try:
            await job()
        except BaseException as e:
            future.set_exception(e)

async def keep(self, job):
    while True:
        try:
            await job()
        except asyncio.CancelledError as e:
            self.error = e

async def wrap(job):
    while True:
        try:
            await job()
        except asyncio.CancelledError as e:
            raise RuntimeError("stopped") from e

async def tell(job, on_error):
    while True:
        try:
            await job()
        except BaseException as e:
            on_error(e)

#: case the program ends
import sys

async def run(job):
    while True:
        try:
            await job()
        except BaseException:
            sys.exit(1)

#: case a loop of its own that a task awaits, and tidies up after
import asyncio

async def read(stream):
    try:
        while True:
            await stream.read()
    except asyncio.CancelledError:
        print("stopped")

async def main(stream):
    await read(stream)
    await stream.wait_closed()

asyncio.run(main(object()))

#: case started by a class it is mixed into
#: file updates.py
import asyncio

class Updates:
    async def _update(self):
        try:
            await self.queue.get()
        except asyncio.CancelledError:
            pass
#: file base.py
import asyncio

class Base:
    def connect(self):
        self.handle = asyncio.create_task(self._update())
#: file main.py
from base import Base
from updates import Updates

class Client(Updates, Base):
    pass

#: case the outermost function under asyncio.run
import asyncio

async def main(server):
    try:
        await server.serve_forever()
    except asyncio.CancelledError:
        print("stopping")
    await server.wait_closed()

asyncio.run(main(object()))

#: case a loop that ends right there
import asyncio

async def poll(queue):
    while True:
        try:
            await queue.get()
        except asyncio.CancelledError:
            print("stopped")
            break
    print("done")

async def listen(ws):
    while True:
        try:
            await ws.receive()
        except asyncio.CancelledError:
            return

#: case the function a task runs, ended in order
import asyncio

class Service:
    def start(self):
        self._task = asyncio.create_task(self._run())

    async def _run(self):
        try:
            while True:
                await self._step()
        except asyncio.CancelledError:
            pass
        await self._flush()

#: case the function of a task, in another file
#: file service.py
import asyncio

async def run(queue):
    try:
        await queue.get()
    except asyncio.CancelledError:
        print("stopped")
#: file main.py
import asyncio
from service import run

def start(queue):
    return asyncio.create_task(run(queue))

#: case what such a function awaits at its end
import asyncio

async def wait_for_signal(queue):
    try:
        await queue.get()
    except asyncio.CancelledError:
        print("stopped")

async def main(queue):
    await wait_for_signal(queue)

asyncio.run(main(asyncio.Queue()))

#: case a handler of a framework
import asyncio

@app.websocket("/")
async def serve(ws):
    try:
        while True:
            await ws.receive()
    except asyncio.CancelledError:
        print("closed")

#: case a method some framework calls
import asyncio
from framework import Plugin

class Mine(Plugin):
    async def run(self):
        try:
            await self.events.get()
        except asyncio.CancelledError:
            pass

#: case a generator whose stream ends
import asyncio

async def stream(queue):
    try:
        while True:
            yield await queue.get()
    except asyncio.CancelledError:
        print("client gone")

#: case the loop tests a flag
import asyncio

async def poll(queue):
    stopped = False
    while not stopped:
        try:
            await queue.get()
        except asyncio.CancelledError:
            stopped = True

class Reader:
    async def run(self):
        while self.alive:
            try:
                await self.stream.read()
            except asyncio.CancelledError:
                self.alive = False

#: case on the way out
import asyncio

async def serve(server):
    try:
        await server.run()
    finally:
        try:
            await server.close()
        except asyncio.CancelledError:
            pass

#: case another error follows
import asyncio

async def fetch(client):
    try:
        return await client.get()
    except asyncio.CancelledError:
        print("no")
    raise RuntimeError("no answer")

#: case tests that cancel on purpose
#: config {"isTest": true}
import asyncio

async def test_it(client):
    try:
        await client.get()
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0)

#: case an inner handler lets nothing out
import asyncio

async def fetch(client):
    while True:
        try:
            try:
                await client.get()
            except asyncio.CancelledError:
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-cancellation
                print("no")
        except BaseException:
            print("failed")
            break
    raise RuntimeError("failed")

#: case a sync function, a nested function
import asyncio

def poll(loop, queue):
    while True:
        try:
            loop.run_until_complete(queue.get())
        except asyncio.CancelledError:
            pass

async def make(queue):
    while True:
        try:
            async def get():
                return await queue.get()
            return get
        except asyncio.CancelledError:
            pass

#: case a class of one's own by that name
class CancelledError(Exception):
    pass

async def poll(queue):
    while True:
        try:
            await queue.get()
        except CancelledError:
            pass

#: case a task's own function that its tests await
#: file tests/test_fetcher.py
import asyncio
from main import Fetcher

async def test_it():
    fetcher = Fetcher()
    await fetcher._proceed()
    await asyncio.sleep(0)
#: file main.py
import asyncio

class Fetcher:
    def start(self):
        self.task = asyncio.create_task(self._proceed())

    async def _proceed(self):
        try:
            await self.client.send()
        except asyncio.CancelledError:
            return False
