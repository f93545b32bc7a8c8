#: case nothing reads the output
import asyncio
from asyncio.subprocess import PIPE

async def build(path):
    process = await asyncio.create_subprocess_exec("make", path, stdout=PIPE, stderr=PIPE)
    await process.wait()  # until it is built
#         ^^^^^^^^^^^^ subprocess-pipe-deadlock [warning]: This may wait for ever: nothing reads `process.stdout`, and the process stops when it is full
    return process.returncode == 0

#: fix Use `communicate()`, which reads all output
import asyncio
from asyncio.subprocess import PIPE

async def build(path):
    process = await asyncio.create_subprocess_exec("make", path, stdout=PIPE, stderr=PIPE)
    await process.communicate()  # until it is built
    return process.returncode == 0

#: case read too late, or only one of two
import asyncio
import subprocess as sp

async def late():
    p = await asyncio.create_subprocess_shell("ls", stdout=sp.PIPE)
    code = await p.wait()
#                ^^^^^^ subprocess-pipe-deadlock
    return code, await p.stdout.read()

async def one():
    p = await asyncio.create_subprocess_shell("ls", stdout=sp.PIPE, stderr=sp.PIPE)
    async for line in p.stdout:
        print(line)
    if await p.wait() != 0:
#            ^^^^^^ subprocess-pipe-deadlock: This may wait for ever: nothing reads `p.stderr`, and the process stops when it is full
        raise RuntimeError

#: case with a time limit
import asyncio

async def build():
    process = await asyncio.create_subprocess_exec("make", stderr=asyncio.subprocess.PIPE)
    try:
        await asyncio.wait_for(process.wait(), 10)
#                              ^^^^^^^^^^^^ subprocess-pipe-deadlock
    except TimeoutError:
        process.kill()
        await process.wait()

#: case communicate
import asyncio
from asyncio.subprocess import PIPE

async def build():
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)
    out, _ = await process.communicate()
    await process.wait()
    return out

#: case read before, or meanwhile
import asyncio
from asyncio.subprocess import PIPE

async def build():
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)
    async for line in process.stdout:
        print(line)
    return await process.wait()

async def together():
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE, stderr=PIPE)
    return await asyncio.gather(process.wait(), process.stdout.read(), process.stderr.read())

#: case no pipe, or another one
import asyncio
from asyncio.subprocess import DEVNULL, PIPE, STDOUT

async def build():
    process = await asyncio.create_subprocess_exec("make", stdout=DEVNULL, stderr=DEVNULL)
    await process.wait()
    process = await asyncio.create_subprocess_exec("make", stdin=PIPE)
    await process.wait()

async def log(file):
    process = await asyncio.create_subprocess_exec("make", stdout=file, stderr=STDOUT)
    await process.wait()

#: case stopped before
import asyncio
from asyncio.subprocess import PIPE

async def probe():
    process = await asyncio.create_subprocess_exec("server", stdout=PIPE)
    await asyncio.sleep(1)
    process.terminate()
    await process.wait()

#: case somebody else reads
import asyncio
from asyncio.subprocess import PIPE

async def build(read):
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)
    task = asyncio.create_task(read(process))
    await process.wait()
    await task

async def nested(log):
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)

    async def read():
        async for line in process.stdout:
            log(line)

    task = asyncio.create_task(read())
    await process.wait()
    await task

class Runner:
    async def start(self):
        self.process = await asyncio.create_subprocess_exec("make", stdout=PIPE)
        await self.process.wait()

#: case a pipe on some ways only
import asyncio
from asyncio.subprocess import PIPE

async def build(quiet):
    process = await asyncio.create_subprocess_exec("make", stdout=PIPE if quiet else None)
    await process.wait()
