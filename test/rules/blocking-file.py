#: case open in a coroutine
async def load(path):
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        return file.read()

#: case one finding for a file, whatever is done with it
import csv
import json
import tomllib

async def load(path, rows):
    with open(path, "w", newline="") as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        csv.writer(file).writerows(rows)
        file.write("end")
    with open(path, "rb") as raw:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        tomllib.load(raw)
    handle = open(path)
#            ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
    for row in csv.reader(handle):
        print(row)
    data = json.load(open(path))
#                    ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
    with open(path) as lines:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        return [line for line in lines], data

#: case every way to open
import bz2
import codecs
import gzip
import io
import lzma
import os
from builtins import open as builtin_open

async def load(path, descriptor):
    io.open(path).close()
#   ^^^^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
    builtin_open(path).close()
#   ^^^^^^^^^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
    os.fdopen(descriptor).close()
#   ^^^^^^^^^ blocking-file: `os.fdopen` stops every task on this event loop until the disk answers
    codecs.open(path, encoding="utf-8").close()
#   ^^^^^^^^^^^ blocking-file: `codecs.open` stops every task on this event loop until the disk answers
    gzip.open(path).close()
#   ^^^^^^^^^ blocking-file: `gzip.open` stops every task on this event loop until the disk answers
    bz2.open(path).close()
#   ^^^^^^^^ blocking-file: `bz2.open` stops every task on this event loop until the disk answers
    lzma.open(path, "rb").close()
#   ^^^^^^^^^ blocking-file: `lzma.open` stops every task on this event loop until the disk answers

#: case files from elsewhere
import io
from typing import IO, BinaryIO, Optional, TextIO

class Log:
    def __init__(self, path):
        self.file = open(path, "a")

    async def add(self, line):
        self.file.write(line)
#       ^^^^^^^^^^^^^^^ blocking-file: `self.file.write` stops every task on this event loop until the disk answers

async def copy(source: TextIO, target: io.BufferedWriter, other: Optional[IO[str]], raw: BinaryIO):
    text = source.read()
#          ^^^^^^^^^^^ blocking-file: `source.read` stops every task on this event loop until the disk answers
    target.write(text.encode())
#   ^^^^^^^^^^^^ blocking-file: `target.write` stops every task on this event loop until the disk answers
    for line in source:
#               ^^^^^^ blocking-file: Reading `source` line by line stops every task on this event loop at each line
        print(line)
    lines = [line.strip() for line in raw]
#                                     ^^^ blocking-file: Reading `raw` line by line stops every task on this event loop at each line
    if other is not None:
        other.writelines(lines)
#       ^^^^^^^^^^^^^^^^ blocking-file: `other.writelines` stops every task on this event loop until the disk answers

#: fix Run `source.read` in a thread
import asyncio
import io
from typing import IO, BinaryIO, Optional, TextIO

class Log:
    def __init__(self, path):
        self.file = open(path, "a")

    async def add(self, line):
        self.file.write(line)

async def copy(source: TextIO, target: io.BufferedWriter, other: Optional[IO[str]], raw: BinaryIO):
    text = await asyncio.to_thread(source.read)
    target.write(text.encode())
    for line in source:
        print(line)
    lines = [line.strip() for line in raw]
    if other is not None:
        other.writelines(lines)

#: fix Run `self.file.write` in a thread
import asyncio
import io
from typing import IO, BinaryIO, Optional, TextIO

class Log:
    def __init__(self, path):
        self.file = open(path, "a")

    async def add(self, line):
        await asyncio.to_thread(self.file.write, line)

async def copy(source: TextIO, target: io.BufferedWriter, other: Optional[IO[str]], raw: BinaryIO):
    text = source.read()
    target.write(text.encode())
    for line in source:
        print(line)
    lines = [line.strip() for line in raw]
    if other is not None:
        other.writelines(lines)

#: case a file opened by a function that is called
def opened(path):
    return open(path)

async def load(path):
    file = opened(path)
    return file.read()
#          ^^^^^^^^^ blocking-file: `file.read` stops every task on this event loop until the disk answers

#: fix Run `file.read` in a thread
import asyncio

def opened(path):
    return open(path)

async def load(path):
    file = opened(path)
    return await asyncio.to_thread(file.read)

#: case a file opened in a thread is read here
import asyncio

async def load(path):
    file = await asyncio.to_thread(open, path)
    return file.read()
#          ^^^^^^^^^ blocking-file: `file.read` stops every task on this event loop until the disk answers

#: case what reads and writes a file in one call
import configparser
import json
import pickle
import xml.etree.ElementTree as ET
from typing import BinaryIO, TextIO

import yaml

async def load(text: TextIO, raw: BinaryIO, path):
    config = configparser.ConfigParser()
    config.read(path)
#   ^^^^^^^^^^^ blocking-file: `configparser.ConfigParser.read` stops every task on this event loop until the disk answers
    ET.parse(path)
#   ^^^^^^^^ blocking-file: `xml.etree.ElementTree.parse` stops every task on this event loop until the disk answers
    pickle.dump(json.load(text), raw)
#   ^^^^^^^^^^^ blocking-file: `pickle.dump` stops every task on this event loop until the disk answers
#               ^^^^^^^^^ blocking-file: `json.load` stops every task on this event loop until the disk answers
    yaml.dump(yaml.safe_load(text), text)
#   ^^^^^^^^^ blocking-file: `yaml.dump` stops every task on this event loop until the disk answers
#             ^^^^^^^^^^^^^^ blocking-file: `yaml.safe_load` stops every task on this event loop until the disk answers

#: fix Run `json.load` in a thread
import asyncio
import configparser
import json
import pickle
import xml.etree.ElementTree as ET
from typing import BinaryIO, TextIO

import yaml

async def load(text: TextIO, raw: BinaryIO, path):
    config = configparser.ConfigParser()
    config.read(path)
    ET.parse(path)
    pickle.dump(await asyncio.to_thread(json.load, text), raw)
    yaml.dump(yaml.safe_load(text), text)

#: case rows of a file from elsewhere
import csv
from typing import TextIO

async def load(file: TextIO):
    reader = csv.DictReader(file)
    for row in reader:
#              ^^^^^^ blocking-file: Reading `reader` line by line stops every task on this event loop at each line
        print(row)
    return [row for row in csv.reader(file)]
#                          ^^^^^^^^^^^^^^^^ blocking-file: Reading `csv.reader(file)` line by line stops every task on this event loop at each line

#: case archives
import tarfile
import zipfile
from zipfile import ZipFile

async def unpack(path, archive: zipfile.ZipFile, target):
    with ZipFile(path) as opened:
#        ^^^^^^^ blocking-file: `zipfile.ZipFile` stops every task on this event loop until the disk answers
        opened.extractall(target)
    with tarfile.open(path) as tar:
#        ^^^^^^^^^^^^ blocking-file: `tarfile.open` stops every task on this event loop until the disk answers
        tar.extractall(target)
    archive.extractall(target)
#   ^^^^^^^^^^^^^^^^^^ blocking-file: `archive.extractall` stops every task on this event loop until the disk answers

#: fix Run `archive.extractall` in a thread
import asyncio
import tarfile
import zipfile
from zipfile import ZipFile

async def unpack(path, archive: zipfile.ZipFile, target):
    with ZipFile(path) as opened:
        opened.extractall(target)
    with tarfile.open(path) as tar:
        tar.extractall(target)
    await asyncio.to_thread(archive.extractall, target)

#: case an archive in memory that is unpacked to the disk
import io
import zipfile

async def unpack(data: bytes, target):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        text = archive.read(names[0])
        with archive.open(names[0]) as member:
            member.read()
        archive.extractall(target)
#       ^^^^^^^^^^^^^^^^^^ blocking-file: `archive.extractall` stops every task on this event loop until the disk answers
    return text

#: case tables, arrays and images
import numpy as np
import pandas as pd
from PIL import Image

async def load(path, frame: pd.DataFrame):
    pd.read_csv(path)
#   ^^^^^^^^^^^ blocking-file: `pandas.read_csv` stops every task on this event loop until the disk answers
    frame.to_parquet(path, index=False)
#   ^^^^^^^^^^^^^^^^ blocking-file: `pandas.DataFrame.to_parquet` stops every task on this event loop until the disk answers
    np.save("array.npy", np.load(path))
#   ^^^^^^^ blocking-file: `numpy.save` stops every task on this event loop until the disk answers
#                        ^^^^^^^ blocking-file: `numpy.load` stops every task on this event loop until the disk answers
    image = Image.open(path).convert("RGB")
#           ^^^^^^^^^^ blocking-file: `PIL.Image.open` stops every task on this event loop until the disk answers
    image.save("small.png")
#   ^^^^^^^^^^ blocking-file: `PIL.Image.Image.save` stops every task on this event loop until the disk answers

#: fix Run `pandas.read_csv` in a thread
import asyncio
import numpy as np
import pandas as pd
from PIL import Image

async def load(path, frame: pd.DataFrame):
    await asyncio.to_thread(pd.read_csv, path)
    frame.to_parquet(path, index=False)
    np.save("array.npy", np.load(path))
    image = Image.open(path).convert("RGB")
    image.save("small.png")

#: case aiofiles where the file imports it
import aiofiles

async def copy(path, target):
    with open(path, encoding="utf-8") as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        first = file.readline()
        rest = file.read().splitlines()
    with open(target, "w") as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        file.write(first)
        for line in rest:
            file.write(line)
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        for line in file:
            print(line)

#: fix Use `aiofiles.open`
import aiofiles

async def copy(path, target):
    async with aiofiles.open(path, encoding="utf-8") as file:
        first = await file.readline()
        rest = (await file.read()).splitlines()
    async with aiofiles.open(target, "w") as file:
        await file.write(first)
        for line in rest:
            await file.write(line)
    async with aiofiles.open(path) as file:
        async for line in file:
            print(line)

#: case no aiofiles where the file goes on to other functions
from aiofiles import open as aio_open
import json

async def load(path, parse):
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        json.load(file)
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        parse(file)
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        return [line for line in file]

async def keep(path):
    with open(path) as first, open(path) as second:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
#                             ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        first.read()
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        def read():
            return file.read()
        read()
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        pass
    file.close()
    async with aio_open(path) as other:
        return await other.read()

#: case in a file for anyio
import anyio

async def load(path):
    with open(path) as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        for line in file:
            print(line)
        return file.read()

#: fix Use `anyio.open_file`
import anyio

async def load(path):
    async with await anyio.open_file(path) as file:
        async for line in file:
            print(line)
        return await file.read()

#: case in a file for trio
import trio

async def save(path, text):
    with open(path, "w") as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        file.write(text)

#: fix Use `trio.open_file`
import trio

async def save(path, text):
    async with await trio.open_file(path, "w") as file:
        await file.write(text)

#: case what main does before its first await matters little
import asyncio
import json

async def main():
    with open("config.json") as file:
#        ^^^^ blocking-file [hint]: `open` stops every task on this event loop until the disk answers
        config = json.load(file)
    await asyncio.sleep(config["delay"])
    with open("result.json", "w") as file:
#        ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
        json.dump(config, file)

asyncio.run(main())

#: case a loop of main comes back to it
import asyncio

async def main():
    while True:
        with open("config.json") as file:
#            ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
            print(file.read())
        await asyncio.sleep(1)

#: case only the main of the module
import asyncio

class App:
    async def main(self):
        with open("config.json") as file:
#            ^^^^ blocking-file: `open` stops every task on this event loop until the disk answers
            print(file.read())
        await asyncio.sleep(1)

#: case bytes and text in memory
import io
import json
import pickle
import yaml
from io import BytesIO, StringIO

async def load(data: bytes, text: str, buffer: BytesIO):
    json.load(StringIO(text))
    pickle.load(BytesIO(data))
    buffer.read()
    buffer.getvalue()
    stream = io.StringIO()
    json.dump({}, stream)
    stream.write(text)
    for line in StringIO(text):
        print(line)
    yaml.safe_load(text)
    yaml.safe_load("a: 1")
    yaml.safe_load(data)
    return json.loads(text), json.dumps({}), pickle.loads(data), yaml.dump({})

#: case images, tables and archives in memory
import gzip
import io
import tarfile
import zipfile
import numpy as np
import pandas as pd
from PIL import Image

async def load(response, data: bytes, frame: pd.DataFrame):
    image = Image.open(io.BytesIO(data))
    out = io.BytesIO()
    image.save(out, format="PNG")
    Image.new("RGB", (1, 1)).save(fp=out, format="PNG")
    Image.open(io.BytesIO(await response.read()))
    pd.read_csv(io.StringIO(response.text))
    frame.to_csv()
    frame.to_json(orient="records")
    np.load(out)
    with gzip.GzipFile(fileobj=out) as packed:
        packed.read()
    with gzip.open(out) as packed:
        packed.read()
    with io.TextIOWrapper(out) as text:
        text.read()
    with tarfile.open(fileobj=out) as archive:
        archive.getmembers()
    with zipfile.ZipFile(out) as archive:
        return archive.read("a")

#: case files of unknown make
import json
import yaml

async def load(file, upload, request):
    json.load(file)
    file.read()
    upload.file.write(b"")
    for line in file:
        print(line)
    return yaml.safe_load(request.config)

#: case aiofiles
import aiofiles
from aiofiles import open as aopen

async def load(path):
    async with aiofiles.open(path) as file:
        async for line in file:
            print(line)
        await file.read()
    async with aopen(path) as file:
        return await file.read()

#: case open of aiofiles, anyio and the project
from aiofiles import open

async def load(path):
    async with open(path) as file:
        return await file.read()

#: case an own function called open
def open(path):
    return path

async def load(path):
    open(path)

#: case a parameter called open
async def load(path, open):
    with open(path) as file:
        return file.read()

#: case methods called open, read and write
class Door:
    def open(self, path):
        return self

    def read(self):
        return ""

    def write(self, text):
        return None

async def load(door: Door, socket, image):
    door.open("front").read()
    door.write("text")
    socket.write(b"")
    image.open("x")

#: case standard output
import sys

async def show(text):
    sys.stdout.write(text)
    sys.stderr.write(text)
    print(text, file=sys.stderr)

#: case passed to a thread
import asyncio
import functools
import json

def read(path):
    with open(path) as file:
        return json.load(file)

async def load(loop, path):
    await asyncio.to_thread(read, path)
    await loop.run_in_executor(None, open, path)
    await asyncio.to_thread(lambda: open(path).read())
    return functools.partial(open, path)

#: case in sync code
with open("settings.ini") as file:
    settings = file.read()

def load(path):
    with open(path) as file:
        return file.read()

class Data:
    text = open("data.txt").read()

#: case a reader that is made here and read in a thread
import asyncio
import csv
from typing import TextIO

async def load(file: TextIO):
    reader = csv.reader(file)
    return await asyncio.to_thread(list, reader)

#: case an asynchronous loop over a file like one
from typing import TextIO

async def load(file: TextIO, stream):
    async for line in stream:
        print(line)
    return [line async for line in stream], file.name, file.closed, file.fileno()

#: case test files are left alone
#: config {"isTest": true}
async def test_load(tmp_path):
    with open(tmp_path / "a") as file:
        assert file.read() == ""

#: case a star import
from storage import *

async def load(path):
    with open(path) as file:
        return file.read()

#: case paths are only put together
import os
from pathlib import PurePath

async def name(path):
    return os.path.join("a", path), PurePath(path).with_suffix(".txt"), os.sep

#: case a lock file object of an own class over a file
import io

class Chunks(io.BytesIO):
    def more(self):
        return self.read()

async def load(chunks: Chunks):
    return chunks.read(), chunks.more()

#: case suppressed
async def load(path):
    with open(path) as file:  # noqa: ASYNC230
        file.read()
    open(path)  # asyncio-lens: ignore[blocking-file]

#: case annotations only
from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper

async def name(file: TextIOWrapper):
    return file.name

#: case uploads of a web framework
from fastapi import UploadFile
import pandas as pd
from PIL import Image

async def upload(file: UploadFile, request):
    pd.read_csv(file.file)
    Image.open(request.files["image"].stream)
    return await file.read()

#: case lines that a thread runs through
import asyncio
from typing import TextIO

async def lines(file: TextIO):
    return await asyncio.to_thread(list, (line.strip() for line in file))
