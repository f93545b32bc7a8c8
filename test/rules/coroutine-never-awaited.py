#: case in a coroutine
async def save(text):
    print(text)

async def main():
    save("draft")
#   ^^^^ coroutine-never-awaited [error]: `save()` never runs: nothing awaits its coroutine

#: fix Await `save()`
async def save(text):
    print(text)

async def main():
    await save("draft")

#: fix Start it with `asyncio.create_task` and keep the task in a set
import asyncio

async def save(text):
    print(text)

background_tasks = set()


async def main():
    task = asyncio.create_task(save("draft"))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)

#: case at module level
import asyncio

async def main():
    await asyncio.sleep(1)

main()  # go
#:^^^^ coroutine-never-awaited

if __name__ == "__main__":
    main()
#   ^^^^ coroutine-never-awaited

#: fix Run it with `asyncio.run`
import asyncio

async def main():
    await asyncio.sleep(1)

asyncio.run(main())  # go

if __name__ == "__main__":
    asyncio.run(main())

#: case at the top of a notebook
#: config {"isNotebook": true}
async def load():
    return 1

load()
#:^^^^ coroutine-never-awaited

#: fix Await `load()`
async def load():
    return 1

await load()

#: case in a sync function that only coroutines call
async def save(text):
    print(text)

def close(text):
    save(text)
#   ^^^^ coroutine-never-awaited

async def main():
    close("a")
    return [close(text) for text in "bc"]

#: fix Make `close` async and await `save()`
async def save(text):
    print(text)

async def close(text):
    await save(text)

async def main():
    await close("a")
    return [await close(text) for text in "bc"]

#: case in a sync function that the module calls
async def save(text):
    print(text)

def main():
    save("draft")
#   ^^^^ coroutine-never-awaited

if __name__ == "__main__":
    main()

#: fix Make `main` async and await `save()`
import asyncio

async def save(text):
    print(text)

async def main():
    await save("draft")

if __name__ == "__main__":
    asyncio.run(main())

#: case in a sync function that nobody calls
async def save(text):
    print(text)

def close(text):
    save(text)
#   ^^^^ coroutine-never-awaited

#: fix Make `close` async and await `save()`
async def save(text):
    print(text)

async def close(text):
    await save(text)

#: case in a sync function with a sync caller nothing is made async
async def save(text):
    print(text)

def close(text):
    save(text)
#   ^^^^ coroutine-never-awaited

def main():
    close("draft")

#: fix Make `close` async and await `save()`
async def save(text):
    print(text)

def close(text):
    save(text)

def main():
    close("draft")

#: case in a callback nothing is made async
async def save(text):
    print(text)

def close(text):
    save(text)
#   ^^^^ coroutine-never-awaited

async def main(button):
    button.on_close(close)

#: fix Make `close` async and await `save()`
async def save(text):
    print(text)

def close(text):
    save(text)

async def main(button):
    button.on_close(close)

#: case in a lambda, a class body and a generator expression no `await` is offered
async def save(text):
    print(text)

class Form:
    save("draft")
#   ^^^^ coroutine-never-awaited
    on_close = lambda self: (save("closed"), None)

async def main():
    class Local:
        save("local")
#       ^^^^ coroutine-never-awaited
    return Local

#: fix Await `save()`
async def save(text):
    print(text)

class Form:
    save("draft")
    on_close = lambda self: (save("closed"), None)

async def main():
    class Local:
        save("local")
    return Local

#: case a method on self
class Store:
    async def save(self):
        return 1

    async def close(self):
        self.save()
#       ^^^^^^^^^ coroutine-never-awaited: `self.save()` never runs: nothing awaits its coroutine

    def __exit__(self, *error):
        self.save()
#       ^^^^^^^^^ coroutine-never-awaited

#: fix Await `self.save()`
class Store:
    async def save(self):
        return 1

    async def close(self):
        await self.save()

    def __exit__(self, *error):
        self.save()

#: case a sync method that only coroutine methods call
class Store:
    async def save(self):
        return 1

    def flush(self):
        self.save()
#       ^^^^^^^^^ coroutine-never-awaited

    async def close(self):
        if self.flush():
            return self.flush()

#: fix Make `flush` async and await `self.save()`
class Store:
    async def save(self):
        return 1

    async def flush(self):
        await self.save()

    async def close(self):
        if await self.flush():
            return await self.flush()

#: case inherited, through super and on an attribute
class Base:
    async def setup(self):
        pass

class Part(Base):
    async def setup(self):
        super().setup()
#       ^^^^^^^^^^^^^ coroutine-never-awaited

class Whole:
    def __init__(self):
        self.part = Part()

    async def start(self, other: Part):
        self.part.setup()
#       ^^^^^^^^^^^^^^^ coroutine-never-awaited
        other.setup()
#       ^^^^^^^^^^^ coroutine-never-awaited
        Part().setup()
#       ^^^^^^^^^^^^ coroutine-never-awaited

#: case through aliases and imports inside the function
import asyncio as aio
from asyncio import sleep as pause, wait_for

async def main(queue: aio.Queue, event: "aio.Event", writer: aio.StreamWriter):
    from asyncio import to_thread
    aio.sleep(1)
#   ^^^^^^^^^ coroutine-never-awaited: `aio.sleep()` never runs: nothing awaits its coroutine
    pause(1)
#   ^^^^^ coroutine-never-awaited
    wait_for(queue.get(), 1)
#   ^^^^^^^^ coroutine-never-awaited
    to_thread(print, 1)
#   ^^^^^^^^^ coroutine-never-awaited
    queue.get()
#   ^^^^^^^^^ coroutine-never-awaited
    event.wait()
#   ^^^^^^^^^^ coroutine-never-awaited
    writer.drain()
#   ^^^^^^^^^^^^ coroutine-never-awaited

#: case from another file
#: file app/store.py
class Store:
    async def save(self):
        pass

def make() -> Store:
    return Store()

async def load():
    return Store()

#: file app/main.py
from . import store
from .store import load as load_store

async def main():
    load_store()
#   ^^^^^^^^^^ coroutine-never-awaited
    store.make().save()
#   ^^^^^^^^^^^^^^^^^ coroutine-never-awaited
    loaded = await load_store()
    loaded.save()
#   ^^^^^^^^^^^ coroutine-never-awaited

#: case a sync function that gives a coroutine
from typing import Awaitable, Callable, Coroutine

async def save():
    pass

def start():
    return save()

def declared() -> Awaitable[None]:
    return save()

def coroutine() -> Coroutine[None, None, int]: ...

async def main(callback: Callable[[], Awaitable[None]]):
    start()
#   ^^^^^ coroutine-never-awaited: `start()` never runs: nothing awaits its coroutine
    declared()
#   ^^^^^^^^ coroutine-never-awaited: `declared()` never runs: nothing awaits its coroutine
    coroutine()
#   ^^^^^^^^^ coroutine-never-awaited
    callback()
#   ^^^^^^^^ coroutine-never-awaited: `callback()` may never run: nothing awaits what it returns

#: case a name nothing reads
async def load():
    return 1

async def main():
    _ = load()
#       ^^^^ coroutine-never-awaited
    value = load()
#           ^^^^ coroutine-never-awaited
    first, second = load(), load()
#                   ^^^^ coroutine-never-awaited
    left = right = load()
#                  ^^^^ coroutine-never-awaited
    return await second

#: fix Await `load()`
async def load():
    return 1

async def main():
    _ = await load()
    value = await load()
    first, second = await load(), load()
    left = right = await load()
    return await second

#: case a name that is given another value before it is read
async def load():
    return 1

async def main(again):
    value = load()
#           ^^^^ coroutine-never-awaited
    value = await load()
    if again:
        value = load()
#               ^^^^ coroutine-never-awaited
        value = 2
    return value

#: case `_` at module level
async def load():
    return 1

_ = load()
#   ^^^^ coroutine-never-awaited

#: case in conditional expressions, boolean operators and lists of statements
async def a():
    pass

async def b():
    pass

async def main(ready, xs):
    ready and a()
#             ^ coroutine-never-awaited
    a() if ready else b()
#   ^ coroutine-never-awaited
#                     ^ coroutine-never-awaited
    a(), b()
#   ^ coroutine-never-awaited
#        ^ coroutine-never-awaited
    await a(), b()
#              ^ coroutine-never-awaited
    (a())
#    ^ coroutine-never-awaited
    [b() for x in xs]
#    ^ coroutine-never-awaited
    a(); b()
#   ^ coroutine-never-awaited
#        ^ coroutine-never-awaited

#: fix Await `b()`
async def a():
    pass

async def b():
    pass

async def main(ready, xs):
    ready and a()
    a() if ready else await b()
    a(), await b()
    await a(), await b()
    (a())
    [await b() for x in xs]
    a(); await b()

#: case under conditions, in loops and handlers
async def save():
    pass

async def main(xs):
    for x in xs:
        if x:
            save()
#           ^^^^ coroutine-never-awaited
    try:
        pass
    except ValueError:
        save()
#       ^^^^ coroutine-never-awaited
    finally:
        save()
#       ^^^^ coroutine-never-awaited

#: case in a nested function
async def save():
    pass

async def main():
    def later():
        save()
#       ^^^^ coroutine-never-awaited
    async def now():
        save()
#       ^^^^ coroutine-never-awaited
    await now()
    later()

#: fix Make `later` async and await `save()`
async def save():
    pass

async def main():
    async def later():
        await save()
    async def now():
        save()
    await now()
    await later()

#: case decorators that keep a coroutine function
import functools
from abc import abstractmethod

def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        return await function(*args)
    return wrapper

class Store:
    @abstractmethod
    async def save(self): ...

    @staticmethod
    async def clear(): ...

    @classmethod
    async def make(cls): ...

    @logged
    async def load(self):
        return 1

    async def all(self):
        self.save()
#       ^^^^^^^^^ coroutine-never-awaited
        self.clear()
#       ^^^^^^^^^^ coroutine-never-awaited
        Store.make()
#       ^^^^^^^^^^ coroutine-never-awaited
        self.load()
#       ^^^^^^^^^ coroutine-never-awaited

#: case a future that runs all the same
import asyncio

async def main(loop: asyncio.AbstractEventLoop):
    loop.run_in_executor(None, print, 1)
#   ^^^^^^^^^^^^^^^^^^^^ coroutine-never-awaited [info]: Result and error of `loop.run_in_executor()` are lost: nothing awaits its future
    asyncio.get_running_loop().run_in_executor(None, print)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ coroutine-never-awaited [info]
    await loop.run_in_executor(None, print, 1)
    future = loop.run_in_executor(None, print)
    future.add_done_callback(print)

#: fix Await `loop.run_in_executor()`
import asyncio

async def main(loop: asyncio.AbstractEventLoop):
    await loop.run_in_executor(None, print, 1)
    asyncio.get_running_loop().run_in_executor(None, print)
    await loop.run_in_executor(None, print, 1)
    future = loop.run_in_executor(None, print)
    future.add_done_callback(print)

#: case a task in a set that is there, under another name
import asyncio

async def save():
    pass

background_tasks = set()

async def main(task):
    save()  # later
#   ^^^^ coroutine-never-awaited

#: fix Start it with `asyncio.create_task` and keep the task in a set
import asyncio

async def save():
    pass

background_tasks = set()

async def main(task):
    background_task = asyncio.create_task(save())  # later
    background_tasks.add(background_task)
    background_task.add_done_callback(background_tasks.discard)

#: case in a file for trio no asyncio is offered
import trio

async def save():
    pass

async def main():
    save()
#   ^^^^ coroutine-never-awaited

#: fix Start it with `asyncio.create_task` and keep the task in a set
import trio

async def save():
    pass

async def main():
    save()

#: case awaited, returned, yielded, passed on
import asyncio

async def load():
    return 1

async def main(callback):
    await load()
    (await load())
    value = await load()
    callback(load())
    await asyncio.gather(load(), load())
    print(value, await load())
    return load()

def give():
    yield load()

#: case given by a lambda and run
import asyncio

async def load():
    return 1

run = lambda: load()
asyncio.run(load())

#: case a coroutine that is kept and awaited later
import asyncio

async def load():
    return 1

async def main(self, xs, urgent):
    first = load()
    await asyncio.sleep(1)
    await first
    coroutines = [load() for x in xs]
    await asyncio.gather(*coroutines)
    self.pending = load()
    xs["a"] = load()
    second = load()
    if urgent:
        await second
    third = fourth = load()
    await fourth
    fifth: object = load()
    return fifth

#: case a coroutine read in the next turn of a loop
async def load():
    return 1

async def main(xs):
    pending = None
    for x in xs:
        if pending is not None:
            await pending
        pending = load()

#: case a coroutine read in a nested function
async def load():
    return 1

async def nested():
    value = load()
    async def use():
        return await value
    return use

#: case a coroutine read in a handler, closed or deleted
async def load():
    return 1

async def handled():
    coroutine = None
    try:
        coroutine = load()
        raise ValueError
    except ValueError:
        await coroutine

async def closed():
    coroutine = load()
    coroutine.close()

async def removed():
    coroutine = load()
    del coroutine

async def everything():
    coroutine = load()
    return locals()

#: case a name of the module
async def load():
    return 1

pending = load()

#: case an attribute of a class
async def load():
    return 1

class Store:
    pending = load()

#: case a global or nonlocal name
async def load():
    return 1

def start():
    global shared
    shared = load()

def outer():
    inner = None
    def set_inner():
        nonlocal inner
        inner = load()
    set_inner()
    return inner

#: case tasks, gather and shield belong to dangling-task
import asyncio

async def load():
    return 1

async def main(group: asyncio.TaskGroup):
    group.create_task(load())
    asyncio.gather(load())
#   ^^^^^^^^^^^^^^ dangling-task
    asyncio.shield(load())
#   ^^^^^^^^^^^^^^ dangling-task
    task = asyncio.ensure_future(load())
    await task

#: case a sync function of the same name
def save():
    pass

async def main():
    save()
    print("done")

#: case a parameter, a local and an unknown receiver
async def save():
    pass

async def main(save, client):
    save()
    client.save()
    client.fetch("x")
    sleep = print
    sleep(1)

#: case a decorator nobody knows
import click
from framework import task, work

@task
async def job():
    pass

@click.command()
async def main():
    pass

main()
job()

#: case a method with a decorator nobody knows
from framework import work

class View:
    @work(exclusive=True)
    async def refresh(self):
        pass

    async def on_click(self):
        self.refresh()

#: case a decorator that makes it sync
import asyncio
import functools

def synchronous(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.run(function(*args))
    return wrapper

@synchronous
async def main():
    pass

main()

#: case a decorator with one overload for coroutine functions and one for others
from typing import Any, Callable, Coroutine, ParamSpec, TypeVar, overload

P = ParamSpec("P")
T = TypeVar("T")

@overload
def traced(function: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]: ...
@overload
def traced(function: Callable[P, T]) -> Callable[P, T]: ...
def traced(function):
    return function

@traced
def handle(request) -> None:
    print(request)

@traced
async def later(request) -> None:
    print(request)

async def main():
    handle(1)
    later(2)
#   ^^^^^ coroutine-never-awaited

#: case what may be a coroutine or not
from typing import Awaitable, Optional

class Handler:
    def prepare(self) -> Optional[Awaitable[None]]: ...

    def either(self, x):
        return self.save() if x else None

    async def save(self):
        pass

async def main(handler: Handler, x):
    handler.prepare()
    handler.either(x)

if x:
    async def load(): ...
else:
    def load(): ...

load()

#: case an awaitable that runs without being awaited
import asyncio
from typing import Awaitable

class Mounting:
    def __await__(self):
        yield

class Widget:
    def mount(self) -> Mounting:
        return Mounting()

    def send(self) -> Awaitable[None]:
        return asyncio.ensure_future(asyncio.sleep(1))

    def acquire(self) -> Awaitable[None]:
        waiter = asyncio.Future()
        return waiter

    def lock(self) -> Awaitable[None]:
        return self.acquire()

async def main(widget: Widget):
    widget.mount()
    widget.send()
    widget.acquire()
    widget.lock()

#: case a method that a subclass makes sync
class Base:
    async def close(self):
        pass

    async def run(self):
        self.close()

class Plain(Base):
    def close(self):
        pass

#: case a method that a test replaces
#: config {"isTest": true}
from unittest.mock import MagicMock, patch

class Client:
    async def send(self):
        pass

    async def stop(self):
        pass

def test_client(monkeypatch):
    client = Client()
    client.send = MagicMock()
    client.send()
    with patch.object(Client, "stop"):
        client.stop()

#: case where a warning or an error is expected
import pytest

async def save(text):
    pass

def test_wrong_call():
    with pytest.raises(TypeError):
        save()
    with pytest.warns(RuntimeWarning):
        save("draft")

#: case a sync function that is to raise before it gives a coroutine
import pytest

class Signals:
    def event(self, name):
        if name is None:
            raise LookupError
        return self.wait(name)

    async def wait(self, name):
        pass

def test_event(signals: Signals):
    with pytest.raises(LookupError):
        signals.event(None)

#: case a test that expects another error of a coroutine that never runs
import pytest

async def save(text):
    pass

def test_save():
    with pytest.raises(ValueError):
        save("draft")
#       ^^^^ coroutine-never-awaited

#: case code for both colours
_IS_SYNC = False

async def save():
    pass

async def main():
    if _IS_SYNC:
        save()
    else:
        await save()

#: case a test of another function beside it
import inspect

async def in_thread(function, *arguments):
    return function(*arguments)

async def run(function):
    if inspect.iscoroutinefunction(function):
        await function()
    else:
        in_thread(function)
#       ^^^^^^^^^ coroutine-never-awaited

#: fix Await `in_thread()`
import inspect

async def in_thread(function, *arguments):
    return function(*arguments)

async def run(function):
    if inspect.iscoroutinefunction(function):
        await function()
    else:
        await in_thread(function)

#: case a test for the sync half of code written for both
from tools import require_sync

async def save():
    pass

@require_sync
def test_save():
    save()

#: case code that asks whether a function is async
import inspect

class Hooks:
    async def before(self): ...

async def main(hooks: Hooks):
    if not inspect.iscoroutinefunction(hooks.before):
        hooks.before()

#: case a type checker's comment
async def save():
    pass

def main():
    save()  # type: ignore[unused-coroutine]
    save()  # pyright: ignore[reportUnusedCoroutine]

#: case unittest.mock objects
from unittest.mock import AsyncMock, MagicMock

async def main():
    save = AsyncMock()
    save()
    MagicMock()()

#: case decorators called by hand
from typing import Any, Callable, Coroutine

Handler = Callable[..., Coroutine[Any, Any, None]]

class App:
    def get(self, path: str) -> Handler: ...

app = App()
app.get("/")(print)

#: case an alias that mentions itself
from typing import Awaitable, Callable, Union

Step = Callable[[], Union["Step", Awaitable[None]]]

async def main(step: Step):
    step()

#: case a generator-based coroutine
import types

@types.coroutine
def switch():
    yield

async def main():
    await switch()
    switch()
#   ^^^^^^ coroutine-never-awaited

#: case overloads of both colours
from typing import Literal, overload

class Client:
    @overload
    async def get(self, later: Literal[True] = ...) -> int: ...
    @overload
    def get(self, later: bool) -> int: ...
    def get(self, later=True):
        return 1

async def main(client: Client, later: bool):
    client.get(later)
    client.get()

#: case an async iterator to be filled in
from typing import AsyncIterator, Protocol

class Source(Protocol):
    async def rows(self) -> AsyncIterator[int]: ...

async def main(source: Source):
    source.rows()

#: case a function with the name of an attribute
class Button:
    def __init__(self, save):
        self.save = save

async def save():
    pass

async def main(button: Button):
    button.save()
    save()
#   ^^^^ coroutine-never-awaited

#: case an async generator and its iteration
async def rows():
    yield 1

async def main():
    async for row in rows():
        print(row)
    return [row async for row in rows()]

#: case callbacks and tasks that hold the coroutine
import asyncio

async def save():
    pass

async def main(tasks: list, registry: dict, pool):
    tasks.append(save())
    registry["save"] = save()
    pool.submit(asyncio.run, save())
    print(f"{len(tasks)}", registry.setdefault("x", save()))

#: case half-typed code beside it
#: config {"noCompile": true}
async def save():
    pass

async def main(loop):
    loop.run(
    save()

#: case a library whose methods run themselves in sync code
#: file pyrogram/__init__.py
class Client:
    async def start(self): ...

#: file main.py
from pyrogram import Client

app = Client()
app.start()

def stop():
    app.start()

async def main():
    app.start()
#   ^^^^^^^^^ coroutine-never-awaited

#: case a receiver nobody knows, a name that is a coroutine function wherever it is defined
class Store:
    async def save_row(self, row): ...

async def first(store):
    await store.save_row(1)

async def second(store):
    await store.save_row(2)

async def third(store):
    store.save_row(3)
#   ^^^^^^^^^^^^^^ coroutine-never-awaited [warning]: `store.save_row()` probably never runs: `save_row` is awaited everywhere else

#: fix Await `store.save_row()`
class Store:
    async def save_row(self, row): ...

async def first(store):
    await store.save_row(1)

async def second(store):
    await store.save_row(2)

async def third(store):
    await store.save_row(3)

#: case a receiver nobody knows and a name that means several things
class Store:
    async def save_row(self, row): ...
    async def flush(self): ...

class Memory:
    def save_row(self, row): ...

async def first(store):
    await store.save_row(1)
    await store.save_row(2)
    await store.flush()
    await store.flush()

async def second(store, mock_store):
    store.save_row(3)
    store.flush()

#: case a receiver nobody knows, in sync code or as a mock
class Store:
    async def save_row(self, row): ...

async def first(store):
    await store.save_row(1)
    await store.save_row(2)

def second(store):
    store.save_row(3)

async def third(mock_store, store):
    mock_store.save_row(3)
    other = store.save_row(3)
    return other

#: case a library nobody read that has a method of the name
from somewhere import Client

class Store:
    async def save_row(self, row): ...

async def first(store):
    await store.save_row(1)
    await store.save_row(2)
    Client().save_row(3)

#: case a method that hands on to a sync one of its name
class Store:
    def __init__(self, inner):
        self.inner = inner

    async def save_row(self, row):
        self.inner.save_row(row)

async def first(store):
    await store.save_row(1)
    await store.save_row(2)

#: case dropped where an error of another kind is expected
import pytest
from contextlib import suppress

async def divide(by):
    return 1 / by

async def test_divide():
    with pytest.raises(TypeError):
        divide("")
#       ^^^^^^ coroutine-never-awaited
    with suppress(Exception):
        divide(0)
#       ^^^^^^ coroutine-never-awaited

#: fix Await `divide()`
import pytest
from contextlib import suppress

async def divide(by):
    return 1 / by

async def test_divide():
    with pytest.raises(TypeError):
        await divide("")
    with suppress(Exception):
        await divide(0)

#: case arguments that do not fit, and warnings
import pytest
import warnings

async def divide(by):
    return 1 / by

async def test_divide():
    with pytest.raises(TypeError):
        divide()
    with pytest.warns(RuntimeWarning):
        divide(1)
    with warnings.catch_warnings(record=True):
        divide(1)

#: case overloads for a client and its asynchronous twin, of which a pipeline is neither
from typing import Any, Awaitable, Protocol, overload

class SyncClient(Protocol):
    _is_async: bool = False

class AsyncClient(Protocol):
    _is_async: bool = True

class Commands:
    @overload
    def set(self: SyncClient, name: str) -> bool: ...
    @overload
    def set(self: AsyncClient, name: str) -> Awaitable[bool]: ...
    def set(self, name: str) -> bool | Awaitable[bool]:
        return self.execute("SET", name)

class Pipeline(Commands):
    _is_async = True

    def execute(self, *command: Any) -> "Pipeline":
        return self

async def main(pipe: Pipeline):
    pipe.set("a")

#: case what nobody has read, awaited everywhere else
from somewhere import Client

class Session:
    def __init__(self):
        self.client = Client()

    async def send(self, text):
        await self.client.enqueue(text)
        await self.client.enqueue("more")
        await self.client.enqueue("end")

    async def stop(self):
        self.client.enqueue("stop")
#       ^^^^^^^^^^^^^^^^^^^ coroutine-never-awaited [warning]: `self.client.enqueue()` probably never runs: `enqueue` is awaited everywhere else

#: case what nobody has read, used as it is elsewhere
from somewhere import Client

class Session:
    def __init__(self):
        self.client = Client()

    async def send(self, text):
        await self.client.enqueue(text)
        await self.client.enqueue("more")
        await self.client.enqueue("end")

    def receive(self):
        return [self.client.enqueue("begin").text]

    async def stop(self):
        self.client.enqueue("stop")

#: case what nobody has read, awaited once only, or in sync code
from somewhere import Client

class Session:
    def __init__(self):
        self.client = Client()

    async def send(self, text):
        await self.client.enqueue(text)

    async def stop(self):
        self.client.enqueue("stop")

class Other:
    def __init__(self):
        self.queue = Client()

    async def send(self, text):
        await self.queue.enqueue(text)
        await self.queue.enqueue("more")
        await self.queue.enqueue("end")

    def stop(self):
        self.queue.enqueue("stop")

#: case what nobody has read, told apart by its class
from somewhere import Client, SyncClient

async def send(client):
    await client.enqueue(1)
    await client.enqueue(2)
    await client.enqueue(2)

async def stop(client):
    if isinstance(client, SyncClient):
        client.enqueue(3)

#: case what is read and is not async
class Client:
    def enqueue(self, text):
        return Later()

class Later:
    def __await__(self):
        yield

async def send(client: Client):
    await client.enqueue(1)
    await client.enqueue(2)
    await client.enqueue(2)

async def stop(client: Client):
    client.enqueue(3)

#: case a method that gives something to await by its name
async def stop(stream, context, mock_stream):
    stream.aclose()
#   ^^^^^^^^^^^^^ coroutine-never-awaited [warning]: `stream.aclose()` probably never runs: what `aclose` gives has to be awaited
    context.__aexit__(None, None, None)
#   ^^^^^^^^^^^^^^^^^ coroutine-never-awaited
    mock_stream.aclose()
    await stream.aclose()

def sync(stream):
    stream.aclose()

class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    async def aclose(self):
        self.inner.aclose()
#       ^^^^^^^^^^^^^^^^^ coroutine-never-awaited [warning]

#: case a method of such a name that is sync in the project
class Stream:
    def aclose(self):
        print("closed")

async def read(stream: Stream, other):
    stream.aclose()
    other.aclose()

#: case a callee that is partly known, awaited elsewhere
from somewhere import connect

class Client:
    async def save(self): ...

class Session:
    def __init__(self, parent):
        self.client = Client()

    def use(self, other):
        self.client = other

    async def first(self):
        await self.client.save()

    async def second(self):
        self.client.save()
#       ^^^^^^^^^^^^^^^^ coroutine-never-awaited [warning]

#: case other objects have an attribute of the name
from typing import Any, Callable, Coroutine

class Socket:
    async def receive(self): ...
    async def send(self, text): ...

class Endpoint:
    def __init__(self, receive, send: Callable[[str], Coroutine[Any, Any, None]]):
        self.receive = receive
        self.send = send

    async def run(self, socket: Socket):
        socket.receive()
#       ^^^^^^^^^^^^^^ coroutine-never-awaited [error]

#: fix Await `socket.receive()`
from typing import Any, Callable, Coroutine

class Socket:
    async def receive(self): ...
    async def send(self, text): ...

class Endpoint:
    def __init__(self, receive, send: Callable[[str], Coroutine[Any, Any, None]]):
        self.receive = receive
        self.send = send

    async def run(self, socket: Socket):
        await socket.receive()

#: case what is put in its place gives a coroutine, too
from typing import Any, Callable, Coroutine
from unittest.mock import AsyncMock

class Wrapper:
    def __call__(self, event) -> Coroutine[Any, Any, None]: ...

class Item:
    async def callback(self, event): ...
    async def on_error(self, error): ...
    async def stop(self): ...

    def error(self, handler: Callable[[Exception], Coroutine[Any, Any, None]]):
        self.on_error = handler

def wrap(item: Item):
    item.callback = Wrapper()

def prepare(item: Item):
    item.stop = AsyncMock()

async def run(item: Item, event):
    item.callback(event)
#   ^^^^^^^^^^^^^ coroutine-never-awaited [error]
    item.on_error(event)
#   ^^^^^^^^^^^^^ coroutine-never-awaited [error]
    item.stop()
#   ^^^^^^^^^ coroutine-never-awaited [error]

#: case what may be put in its place gives none
from unittest.mock import Mock

class Sink:
    async def write(self, text): ...
    async def clear(self): ...
    async def drop(self): ...

class Quick:
    def __init__(self):
        self.clear = lambda: None

class Both(Sink, Quick): ...

def prepare(sink: Sink, other):
    sink.write = Mock()
    other.drop = print

async def run(sink: Sink):
    sink.write("a")
    sink.clear()
    sink.drop()

#: case overridden by a sync method, and awaited everywhere else
class Message:
    async def remove(self): ...
    async def edit(self): ...

class SyncMessage(Message):
    def remove(self): ...
    def edit(self): ...

async def first(message: Message):
    await message.remove()

async def second(message: Message):
    await message.remove()

async def third(message: Message):
    message.remove()
#   ^^^^^^^^^^^^^^ coroutine-never-awaited [warning]: `message.remove()` probably never runs: `remove` is awaited everywhere else
    message.edit()

def fourth(message: SyncMessage):
    message.edit()

#: case a future that is awaited everywhere else
import asyncio

class Client:
    def refresh(self):
        return asyncio.get_running_loop().create_future()

    def touch(self):
        return asyncio.get_running_loop().create_future()

async def first(client: Client):
    await client.refresh()
    await client.touch()

async def second(client: Client):
    await client.refresh()
    await client.touch()
    client.touch()

async def third(client: Client):
    client.refresh()
#   ^^^^^^^^^^^^^^ coroutine-never-awaited [info]: Result and error of `client.refresh()` are lost: nothing awaits its future
    client.touch()

#: case what may be several things, awaited everywhere else
class Reply:
    async def finish(self): ...

class Stream:
    def __init__(self, given):
        self.reply = given or Reply()

    async def first(self, reply: Reply):
        await reply.finish()
        await reply.finish()

    async def second(self):
        self.reply.finish()
#       ^^^^^^^^^^^^^^^^^ coroutine-never-awaited [warning]
