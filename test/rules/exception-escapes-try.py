#: case a coroutine that is returned out of its try
async def load(path):
    return int(path)

def load_or_none(path):
    # None where there is none
    try:
        return load(path)  # later
#              ^^^^ exception-escapes-try [warning]: Errors of `load()` never arrive in this `except`: it runs when the caller awaits it
    except ValueError:
        return None

#: fix Make `load_or_none` async and await `load()`
async def load(path):
    return int(path)

async def load_or_none(path):
    # None where there is none
    try:
        return await load(path)  # later
    except ValueError:
        return None

#: case methods, several handlers, all exceptions
import logging
from aiohttp import ClientError

log = logging.getLogger(__name__)

class Client:
    async def fetch(self, url, timeout=None):
        return url

    def get(self, url):
        try:
            log.info("get %s", url)
            if self.slow:
                return (self.fetch(url, timeout=60))
#                       ^^^^^^^^^^ exception-escapes-try: Errors of `self.fetch()` never arrive in this `except`: it runs when the caller awaits it
            return self.fetch(url)
#                  ^^^^^^^^^^ exception-escapes-try
        except (ClientError, OSError) as error:
            log.error(error)
        except Exception:
            raise

#: case a task that is started in a try
import asyncio
from asyncio import ensure_future as start

async def load(path):
    return int(path)

class Loader:
    def __init__(self):
        self.tasks = set()

    async def run(self, path):
        try:
            task = asyncio.create_task(load(path))
#                                      ^^^^ exception-escapes-try [warning]: Errors of `load()` never arrive in this `except`: the task runs outside it
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        except Exception as error:
            print(error)

    def begin(self, path):
        try:
            self.task = start(load(path))
#                             ^^^^ exception-escapes-try
        except (ValueError, KeyError):
            self.task = None

    async def group(self, paths):
        async with asyncio.TaskGroup() as group:
            try:
                group.create_task(load(paths))
#                                 ^^^^ exception-escapes-try
            except ValueError:
                pass

#: case a with that has ended before the coroutine runs
#: config {"followUps": ["blocking-file"]}
from contextlib import suppress

class Client:
    async def fetch(self, url):
        return url

    def get(self, url):
        with suppress(ValueError):
            return self.fetch(url)
#                  ^^^^^^^^^^ exception-escapes-try [warning]: `self.fetch()` runs after this `with` has ended: it begins when the caller awaits it

    def send(self, path, *args, **options):
        with open(path) as file:
            return self.fetch(file, *args, **options)
#                  ^^^^^^^^^^ exception-escapes-try

#: fix Make `get` async and await `self.fetch()`
from contextlib import suppress

class Client:
    async def fetch(self, url):
        return url

    async def get(self, url):
        with suppress(ValueError):
            return await self.fetch(url)

    def send(self, path, *args, **options):
        with open(path) as file:
            return self.fetch(file, *args, **options)

#: case a function that is declared to return an awaitable
from typing import Any, Awaitable, Coroutine

async def load(path):
    return [int(path)]

def first(path) -> Awaitable[list[int]]:
    try:
        return load(path)
#              ^^^^ exception-escapes-try
    except ValueError:
        raise

def second(path) -> Coroutine[Any, Any, list[int]]:
    try:
        return load(path)
#              ^^^^ exception-escapes-try
    except ValueError:
        raise

#: fix Make `first` async and await `load()`
from typing import Any, Awaitable, Coroutine

async def load(path):
    return [int(path)]

async def first(path) -> list[int]:
    try:
        return await load(path)
    except ValueError:
        raise

def second(path) -> Coroutine[Any, Any, list[int]]:
    try:
        return load(path)
    except ValueError:
        raise

#: fix Make `second` async and await `load()`
from typing import Any, Awaitable, Coroutine

async def load(path):
    return [int(path)]

def first(path) -> Awaitable[list[int]]:
    try:
        return load(path)
    except ValueError:
        raise

async def second(path) -> list[int]:
    try:
        return await load(path)
    except ValueError:
        raise

#: case functions whose fix would take more
from functools import wraps
from typing import Awaitable, Union

async def load(path):
    return int(path)

def annotated(path) -> Union[None, Awaitable[int]]:
    try:
        return load(path)
#              ^^^^ exception-escapes-try
    except ValueError:
        raise

def mixed(path):
    try:
        return load(path)
#              ^^^^ exception-escapes-try
    except ValueError:
        return 0

@wraps(load)
def decorated(path):
    try:
        return load(path)
#              ^^^^ exception-escapes-try
    except ValueError:
        raise

#: case awaited where it is written
import asyncio

async def load(path):
    return int(path)

async def main(path):
    try:
        return await load(path)
    except ValueError:
        pass
    try:
        task = asyncio.create_task(load(path))
        await task
    except ValueError:
        pass
    try:
        async with asyncio.timeout(1):
            task = asyncio.create_task(load(path))
    except TimeoutError:
        pass

#: case other code of the try can raise it
import asyncio
import json

async def load(path):
    return int(path)

handlers = {"load": load}

def arguments(text):
    try:
        return load(json.loads(text))
    except ValueError:
        return None

def statements(text):
    try:
        path = json.loads(text)
        return load(path)
    except ValueError:
        return None

def lookup(paths):
    try:
        return load(paths["x"])
    except KeyError:
        return None

async def start(paths):
    try:
        for path in paths:
            asyncio.create_task(load(path))
    except ValueError:
        pass
    try:
        number = 1 / paths
        task = asyncio.create_task(load(number))
    except ZeroDivisionError:
        task = None
    return task

#: case errors of the call itself
import asyncio

async def load(path):
    return int(path)

def start(path):
    try:
        asyncio.create_task(load(path))
    except RuntimeError:
        print("no loop")

def start_or_not(path):
    try:
        asyncio.create_task(load(path))
    except Exception:
        print("no loop")

class Client:
    def get(self, *args):
        try:
            return load(*args)
        except TypeError:
            return None

    def find(self, path):
        try:
            return load(self.path)
        except AttributeError:
            return None

    def any(self, path, errors):
        try:
            return load(path)
        except errors:
            return None

#: case handlers around other code
async def load(path):
    return int(path)

def get(path):
    try:
        number = int(path)
    except ValueError:
        return load(path)
    else:
        return load(number)
    finally:
        print("done")

def later(path):
    try:
        def inner():
            return load(path)
        return inner
    except ValueError:
        return None

#: case functions that are not known
import asyncio
from elsewhere import fetch

def wrap(function):
    def wrapper(*args):
        try:
            return function(*args)
        except ValueError:
            return None
    return wrapper

def get(url):
    try:
        return fetch(url)
    except ValueError:
        return None

def plain(url):
    return url

def other(url):
    try:
        return plain(url)
    except ValueError:
        return None

#: case tasks and futures that a caller awaits
import asyncio

async def load(path):
    return int(path)

def start(path):
    with open(path):
        return asyncio.get_running_loop().create_future()

#: case a with that is for something else
import warnings
from unittest.mock import patch

async def load(path):
    return int(path)

class Client:
    def get(self, path):
        with self.lock:
            self.count += 1
            return load(path)

    def made(self, name):
        with self.lock:
            return load(self.paths[name])

    def quiet(self, path):
        with warnings.catch_warnings():
            return load(path)

    def patched(self, path):
        with patch("main.load"), patch.object(self, "x"):
            return load(path)

#: case it asks what it has
import inspect

async def load(path):
    return int(path)

def call(path, is_async):
    try:
        if is_async:
            return load(path)
        return path
    except ValueError:
        return None

#: case a precaution while another error is dealt with
import asyncio

async def report(error):
    print(error)

async def main(read):
    try:
        read()
    except ValueError as error:
        try:
            asyncio.create_task(report(error))
        except Exception:
            print("not even reported")
