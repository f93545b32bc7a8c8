#: case an error of the tasks
import asyncio

async def load(text):
    return int(text)

async def main(texts):
    try:
        async with asyncio.TaskGroup() as group:
            for text in texts:
                group.create_task(load(text))
    except ValueError:
#   ^^^^^^^^^^^^^^^^^ except-around-task-group [warning]: `ValueError` never arrives here: the task group raises an `ExceptionGroup`
        print("not a number")

#: fix Write `except*`
import asyncio

async def load(text):
    return int(text)

async def main(texts):
    try:
        async with asyncio.TaskGroup() as group:
            for text in texts:
                group.create_task(load(text))
    except* ValueError:
        print("not a number")

#: case several errors, imported names, a plain statement beside the group
from asyncio import TaskGroup as Group

async def load(text):
    return int(text)

async def main(text):
    tasks = None
    try:
        print("loading")
        tasks = []
        async with Group() as group:
            tasks.append(group.create_task(load(text)))
    except (ValueError, KeyError) as error:  # of load
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ except-around-task-group: `(ValueError, KeyError)` never arrives here: the task group raises an `ExceptionGroup`
        print("failed", error)
        raise
    except Exception:
        print("what else")
    return tasks

#: fix Write `except*`
from asyncio import TaskGroup as Group

async def load(text):
    return int(text)

async def main(text):
    tasks = None
    try:
        print("loading")
        tasks = []
        async with Group() as group:
            tasks.append(group.create_task(load(text)))
    except* (ValueError, KeyError) as error:  # of load
        print("failed", error)
        raise
    except* Exception:
        print("what else")
    return tasks

#: case the handler returns: `except*` may not
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except OSError:
#   ^^^^^^^^^^^^^^ except-around-task-group
        return None

#: case an error of the project, its number wanted
#: file errors.py
class Missing(LookupError):
    number = 0

#: file main.py
import asyncio
from errors import Missing

async def load(text): ...

async def main(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            await load(text)
    except Missing as error:
#   ^^^^^^^^^^^^^^ except-around-task-group
        print(error.number)

#: case another error under a timeout
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.timeout(5):
            async with asyncio.TaskGroup() as group:
                group.create_task(load(text))
                group.create_task(load(text))
    except TimeoutError:
        print("too slow")
    except ValueError:
#   ^^^^^^^^^^^^^^^^^ except-around-task-group
        print("not a number")

#: fix Write `except*`
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.timeout(5):
            async with asyncio.TaskGroup() as group:
                group.create_task(load(text))
                group.create_task(load(text))
    except* TimeoutError:
        print("too slow")
    except* ValueError:
        print("not a number")

#: case the timeout's own error
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except TimeoutError:
        print("too slow")

#: case a timeout inside the group
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            async with asyncio.timeout(5):
                await load(text)
    except TimeoutError:
#   ^^^^^^^^^^^^^^^^^^^ except-around-task-group
        print("too slow")

#: fix Write `except*`
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            async with asyncio.timeout(5):
                await load(text)
    except* TimeoutError:
        print("too slow")

#: case `except*`, and what catches a group
import asyncio

async def load(text): ...

async def starred(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except* ValueError:
        print("not a number")

async def plain(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except ExceptionGroup as group:
        print(group.exceptions)
    except Exception:
        raise
    except (KeyboardInterrupt, SystemExit):
        print("bye")
    except asyncio.CancelledError:
        raise
    except BaseException:
        raise

#: case a group among others
import asyncio

async def load(text): ...

async def main(text):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except (ValueError, ExceptionGroup):
        print("not a number")

#: case another statement may raise it
import asyncio

async def load(text): ...

async def before(text):
    try:
        number = int(text)
        async with asyncio.TaskGroup() as group:
            group.create_task(load(number))
            group.create_task(load(number))
    except ValueError:
        print("not a number")

async def after(text):
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(load(text))
            group.create_task(load(text))
        print(int(task.result()))
    except ValueError:
        print("not a number")

#: case what is around the group raises it
import asyncio

async def load(text): ...

async def main(session, text):
    try:
        async with session.get(text) as response, asyncio.TaskGroup() as group:
            group.create_task(load(response))
            group.create_task(load(response))
    except ConnectionError:
        print("no connection")

#: case a group class of its own
import asyncio

class Group(asyncio.TaskGroup):
    async def __aexit__(self, *exc):
        try:
            return await super().__aexit__(*exc)
        except ExceptionGroup as group:
            raise group.exceptions[0]

async def load(text): ...

async def main(text):
    try:
        async with Group() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except ValueError:
        print("not a number")

#: case errors that are groups, or may be
import asyncio
from elsewhere import JobGroup

class Several(ExceptionGroup): ...

async def load(text): ...

async def main(text, expected):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load(text))
            group.create_task(load(text))
    except Several:
        print("several")
    except JobGroup:
        print("others")
    except expected:
        print("as expected")

#: case inside the task
import asyncio

async def load(text):
    try:
        return int(text)
    except ValueError:
        return 0

async def main(text):
    async with asyncio.TaskGroup() as group:
        group.create_task(load(text))
        try:
            await load(text)
        except ValueError:
            print("not a number")
