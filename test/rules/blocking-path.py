#: case os and its paths
import os
import os.path as p
from os.path import isfile

async def clean(path):
    if os.path.exists(path) and isfile(path) and p.getsize(path) > 0:
#      ^^^^^^^^^^^^^^ blocking-path [info]: `os.path.exists` stops every task on this event loop until the disk answers
#                               ^^^^^^ blocking-path [info]: `os.path.isfile` stops every task on this event loop until the disk answers
#                                                ^^^^^^^^^ blocking-path [info]: `os.path.getsize` stops every task on this event loop until the disk answers
        os.remove(path)
#       ^^^^^^^^^ blocking-path [info]: `os.remove` stops every task on this event loop until the disk answers
    os.makedirs(path, exist_ok=True)
#   ^^^^^^^^^^^ blocking-path [info]: `os.makedirs` stops every task on this event loop until the disk answers

#: fix Run `os.remove` in a thread
import asyncio
import os
import os.path as p
from os.path import isfile

async def clean(path):
    if os.path.exists(path) and isfile(path) and p.getsize(path) > 0:
        await asyncio.to_thread(os.remove, path)
    os.makedirs(path, exist_ok=True)

#: case paths
from pathlib import Path

class Cache:
    def __init__(self, folder):
        self.folder = Path(folder)

    async def get(self, key):
        path = self.folder / key
        if not path.exists():
#              ^^^^^^^^^^^ blocking-path [info]: `pathlib.Path.exists` stops every task on this event loop until the disk answers
            path.parent.mkdir(parents=True)
#           ^^^^^^^^^^^^^^^^^ blocking-path [info]: `pathlib.Path.mkdir` stops every task on this event loop until the disk answers
        return (Path("a") / "b").read_text()
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-path [info]: `pathlib.Path.read_text` stops every task on this event loop until the disk answers

async def save(path: Path, text: str):
    path.write_text(text)
#   ^^^^^^^^^^^^^^^ blocking-path [info]: `pathlib.Path.write_text` stops every task on this event loop until the disk answers

#: fix Run `path.exists` in a thread
from pathlib import Path

class Cache:
    def __init__(self, folder):
        self.folder = Path(folder)

    async def get(self, key):
        path = self.folder / key
        if not path.exists():
            path.parent.mkdir(parents=True)
        return (Path("a") / "b").read_text()

async def save(path: Path, text: str):
    path.write_text(text)

#: case trees and copies
import shutil

async def deploy(source, target):
    shutil.copytree(source, target)
#   ^^^^^^^^^^^^^^^ blocking-path [warning]: `shutil.copytree` stops every task on this event loop until all is copied or deleted
    shutil.rmtree(source)
#   ^^^^^^^^^^^^^ blocking-path [warning]: `shutil.rmtree` stops every task on this event loop until all is copied or deleted
    shutil.disk_usage(target)
#   ^^^^^^^^^^^^^^^^^ blocking-path [info]: `shutil.disk_usage` stops every task on this event loop until the disk answers

#: fix Run `shutil.rmtree` in a thread
import asyncio
import shutil

async def deploy(source, target):
    shutil.copytree(source, target)
    await asyncio.to_thread(shutil.rmtree, source)
    shutil.disk_usage(target)

#: case what is lazy, run through
import glob
import os
from pathlib import Path

async def files(folder: Path):
    for path in folder.iterdir():
#               ^^^^^^^^^^^^^^^^ blocking-path [info]: Each step through `folder.iterdir()` stops every task until the disk answers
        print(path)
    for root, folders, names in os.walk(folder):
#                               ^^^^^^^^^^^^^^^ blocking-path [info]: Each step through `os.walk(folder)` stops every task until the disk answers
        print(root, folders, names)
    entries = os.scandir(folder)
    sizes = [entry.name for entry in entries]
#                                    ^^^^^^^ blocking-path [info]: Each step through `entries` stops every task until the disk answers
    for number, path in enumerate(folder.glob("*.py")):
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-path [info]: Each step through `enumerate(folder.glob("*.py"))` stops every task until the disk answers
        print(number, path)
    first = next(folder.iterdir(), None)
#                ^^^^^^^^^^^^^^^^ blocking-path [info]: Each step through `folder.iterdir()` stops every task until the disk answers
    return sorted(folder.rglob("*.txt")), sizes, glob.glob("*.md"), first
#                 ^^^^^^^^^^^^^^^^^^^^^ blocking-path [info]: Each step through `folder.rglob("*.txt")` stops every task until the disk answers
#                                                ^^^^^^^^^ blocking-path [info]: `glob.glob` stops every task on this event loop until the disk answers

#: case the first statements of main
import asyncio
from pathlib import Path

async def main():
    Path("log").mkdir(exist_ok=True)
#   ^^^^^^^^^^^^^^^^^ blocking-path [hint]: `pathlib.Path.mkdir` stops every task on this event loop until the disk answers
    await asyncio.sleep(1)
    Path("log").rmdir()
#   ^^^^^^^^^^^^^^^^^ blocking-path [info]: `pathlib.Path.rmdir` stops every task on this event loop until the disk answers

#: case temporary files
import tempfile

async def work():
    with tempfile.TemporaryDirectory() as folder:
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-path [info]: `tempfile.TemporaryDirectory` stops every task on this event loop until the disk answers
        return folder

#: case what is lazy, only made
import os
from pathlib import Path

async def files(folder: Path):
    return folder.glob("*.py"), folder.iterdir(), os.scandir(folder), os.walk(folder)

#: case pure paths
import os
from pathlib import Path, PurePath

async def names(path: Path, pure: PurePath):
    print(path.with_suffix(".txt"), path.name, path / "a", path.is_absolute(), path.joinpath("b"), path.relative_to("c"))
    print(pure.match("*.py"), path.is_relative_to("d"), path.parts, path.as_posix())
    return os.path.join("a", "b"), os.path.basename("a"), os.path.splitext("a"), os.getpid(), os.environ.get("HOME")

#: case asynchronous files
import aiofiles.os
import anyio
from anyio import Path

async def clean(name):
    await aiofiles.os.remove(name)
    await anyio.Path(name).unlink()
    async for path in Path(name).iterdir():
        print(path)
    return await Path(name).exists()

#: case given to a thread
import asyncio
import shutil
from pathlib import Path

async def clean(path: Path):
    await asyncio.to_thread(shutil.rmtree, path)
    await asyncio.to_thread(path.unlink)
    await asyncio.to_thread(lambda: list(path.iterdir()))
    return await asyncio.get_running_loop().run_in_executor(None, path.read_text)

#: case tests
#: config {"isTest": true}
from pathlib import Path

async def test_it(tmp_path: Path):
    tmp_path.mkdir()
    Path("a").write_text("b")

#: case names that only look like it
async def clean(os, path, shutil):
    os.remove(path)
    path.unlink()
    path.exists()
    shutil.rmtree(path)

#: case a class of the project
class Path:
    def exists(self): ...

async def check():
    return Path().exists()

#: case a generator expression that a thread runs through
import asyncio
from pathlib import Path

async def names(folder: Path):
    found = (path.name for path in folder.iterdir())
    return await asyncio.to_thread(list, found)

#: case a path from a blocking call is no handle
from pathlib import Path

async def load(name):
    path = Path(name).resolve()
#          ^^^^^^^^^^^^^^^^^^ blocking-path: `pathlib.Path.resolve` stops every task on this event loop until the disk answers
    if Path(name).resolve().exists():
#      ^^^^^^^^^^^^^^^^^^ blocking-path: `pathlib.Path.resolve` stops every task on this event loop until the disk answers
        return path.read_text()
#              ^^^^^^^^^^^^^^ blocking-path: `pathlib.Path.read_text` stops every task on this event loop until the disk answers

#: case a generator expression that is run through at once
from pathlib import Path

async def size(folder: Path):
    return sum(len(path.name) for path in folder.iterdir())
#                                         ^^^^^^^^^^^^^^^^ blocking-path: Each step through `folder.iterdir()` stops every task until the disk answers

#: case a sync function that a coroutine passes on
import asyncio
import shutil
from pathlib import Path

def clean(folder: Path):
    for path in folder.iterdir():
        path.unlink()
    shutil.rmtree(folder)

async def main(folder: Path):
    await asyncio.to_thread(clean, folder)

#: case defined here, run elsewhere
import os
from functools import partial

async def main(path, register):
    def remove():
        os.remove(path)

    register(remove, lambda: os.path.exists(path), partial(os.makedirs, path))
