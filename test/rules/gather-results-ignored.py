#: case coroutines of a comprehension
import asyncio

async def save(record):
    await asyncio.sleep(record.delay)

async def main(records):
    await asyncio.gather(*(save(each) for each in records), return_exceptions=True)
#         ^^^^^^^^^^^^^^ gather-results-ignored [warning]: Errors vanish here: `return_exceptions=True` returns them, and nobody reads the results

#: case coroutines made on the spot, through an alias
from asyncio import gather as together

async def save(record): ...

async def main(a, b):
    await together(
#         ^^^^^^^^ gather-results-ignored
        save(a),
        save(b),
        return_exceptions=True,
    )

#: case a name that is never read
import asyncio

async def save(record): ...

async def main(a, b):
    results = await asyncio.gather(save(a), save(b), return_exceptions=True)
#                   ^^^^^^^^^^^^^^ gather-results-ignored

#: case a local list of tasks
import asyncio

async def save(record): ...

async def main(records):
    tasks = []
    for each in records:
        tasks.append(asyncio.create_task(save(each)))
    _ = await asyncio.gather(*tasks, return_exceptions=True)
#             ^^^^^^^^^^^^^^ gather-results-ignored

#: case under a timeout
import asyncio

async def save(record): ...

async def main(a, b):
    await asyncio.wait_for(asyncio.gather(save(a), save(b), return_exceptions=True), 5)
#                          ^^^^^^^^^^^^^^ gather-results-ignored

#: case tasks with names of their own
import asyncio

async def save(record): ...

async def main(a, b):
    first = asyncio.create_task(save(a))
    second = asyncio.create_task(save(b))
    await asyncio.gather(first, second, return_exceptions=True)
#         ^^^^^^^^^^^^^^ gather-results-ignored

#: case a broadcast
import asyncio

async def main(clients, text):
    await asyncio.gather(*[client.send_text(text) for client in clients], return_exceptions=True)
#         ^^^^^^^^^^^^^^ gather-results-ignored [info]: Errors of `client.send_text` vanish here: nobody reads the results

#: case tasks that are only waited for
import asyncio

async def save(record): ...

async def main(records):
    await asyncio.wait([asyncio.create_task(save(each)) for each in records])
#         ^^^^^^^^^^^^ gather-results-ignored [info]: Errors of these tasks are only logged: `asyncio.wait` raises nothing, and nobody reads their results

#: case some deal with their errors, others do not
import asyncio

async def careful(record):
    try:
        await asyncio.sleep(record)
    except Exception as error:
        print(error)

async def save(record): ...

async def main(a, b):
    await asyncio.gather(careful(a), save(b), return_exceptions=True)
#         ^^^^^^^^^^^^^^ gather-results-ignored

#: case the results are read
import asyncio

async def save(record): ...

async def main(records):
    results = await asyncio.gather(*(save(each) for each in records), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result

#: case the results are returned or passed on
import asyncio

async def save(record): ...

async def returned(records):
    return await asyncio.gather(*(save(each) for each in records), return_exceptions=True)

async def passed(records, log):
    log(await asyncio.gather(*(save(each) for each in records), return_exceptions=True))

#: case errors are raised
import asyncio

async def save(record): ...

async def main(a, b):
    await asyncio.gather(save(a), save(b))
    await asyncio.gather(save(a), save(b), return_exceptions=False)

#: case tasks that have been cancelled
import asyncio

async def save(record): ...

async def main(records, stopped):
    tasks = [asyncio.create_task(save(each)) for each in records]
    await stopped.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

#: case tasks of an attribute, which others may look at
import asyncio

class Pool:
    def __init__(self):
        self.tasks = set()

    async def drain(self):
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await asyncio.wait(self.tasks)

#: case a parameter
import asyncio

async def drain(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.wait(tasks)

#: case the tasks are read afterwards
import asyncio

async def save(record): ...

async def main(records):
    tasks = [asyncio.create_task(save(each)) for each in records]
    await asyncio.gather(*tasks, return_exceptions=True)
    print([task.exception() for task in tasks])

#: case waiting, then reading the task
import asyncio

async def save(record): ...

async def main(record):
    task = asyncio.create_task(save(record))
    await asyncio.wait([task], timeout=1)
    if not task.done():
        task.cancel()

#: case a callback sees the errors
import asyncio

async def save(record): ...

def report(task):
    print(task.exception())

async def main(records):
    tasks = []
    for each in records:
        task = asyncio.create_task(save(each))
        task.add_done_callback(report)
        tasks.append(task)
    await asyncio.gather(*tasks, return_exceptions=True)

#: case the coroutines deal with their errors themselves
import asyncio

async def save(record):
    """Saves a record."""
    try:
        await asyncio.sleep(record)
    except Exception as error:
        print(error)

async def main(records):
    await asyncio.gather(*(save(each) for each in records), return_exceptions=True)

#: case the pending ones are looked at
import asyncio

async def save(record): ...

async def main(records):
    done, pending = await asyncio.wait([asyncio.create_task(save(each)) for each in records], timeout=1)
    for task in pending:
        task.cancel()
    return done

#: case what cannot fail
import asyncio

async def main(closed: asyncio.Event, queue: asyncio.Queue):
    await asyncio.wait([asyncio.create_task(asyncio.sleep(5)), asyncio.create_task(closed.wait())])
    await asyncio.gather(asyncio.sleep(1), queue.join(), return_exceptions=True)

#: case errors dealt with under a lock, in a helper, with a cleanup
import asyncio

class Loader:
    def __init__(self):
        self.slots = asyncio.Semaphore(4)
        self.done = asyncio.Queue()

    async def load(self, record):
        async with self.slots:
            if record.slow:
                async with self.slots:
                    await self._load(record)
            else:
                await self._load(record)

    async def _load(self, record):
        try:
            await record.load()
        except Exception:
            record.failed = True
        finally:
            await self.done.put(record)

    async def main(self, records):
        await asyncio.gather(*(self.load(each) for each in records), return_exceptions=True)

#: case a decorator that deals with errors
import asyncio
from elsewhere import log_errors

async def main(records):
    @log_errors
    async def save(record):
        await asyncio.sleep(record)

    await asyncio.gather(*(save(each) for each in records), return_exceptions=True)

#: case in a finally
import asyncio

async def save(record): ...

async def main(record, work):
    task = asyncio.create_task(save(record))
    try:
        await work()
    finally:
        await asyncio.gather(task, return_exceptions=True)

#: case tasks that a function of the project makes
import asyncio

running = set()

def start(coroutine):
    task = asyncio.create_task(coroutine)
    running.add(task)
    return task

async def save(record): ...

async def main(a, b):
    await asyncio.wait([start(save(a)), start(save(b))], timeout=1)

#: case a function of the same name
async def gather(*awaitables, return_exceptions): ...

async def main(a, b):
    await gather(a(), b(), return_exceptions=True)
