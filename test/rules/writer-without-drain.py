#: case an echo
import asyncio

async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    while line := await reader.readline():
        writer.write(b"> ")  # a prompt
#       ^^^^^^^^^^^^ writer-without-drain [info]: Unsent data piles up in memory: nothing awaits `writer.drain()` in this loop
        writer.write(line)

#: fix Await `writer.drain()`
import asyncio

async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    while line := await reader.readline():
        writer.write(b"> ")  # a prompt
        await writer.drain()
        writer.write(line)

#: case closed, and nobody waits
import asyncio

async def ping(host):
    reader, writer = await asyncio.open_connection(host, 80)
    try:
        return await reader.read(1)
    finally:
        writer.close()
#       ^^^^^^^^^^^^ writer-without-drain: The connection is still open after this: nothing awaits `writer.wait_closed()`

#: fix Await `writer.wait_closed()`
import asyncio

async def ping(host):
    reader, writer = await asyncio.open_connection(host, 80)
    try:
        return await reader.read(1)
    finally:
        writer.close()
        await writer.wait_closed()

#: case an attribute
import asyncio

class Client:
    async def connect(self, host):
        self.reader, self.writer = await asyncio.open_connection(host, 80)

    async def send_all(self, messages):
        async for message in messages:
            self.writer.write(message)
#           ^^^^^^^^^^^^^^^^^ writer-without-drain

#: case drained in the loop, or behind it
import asyncio

async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    while line := await reader.readline():
        writer.write(line)
        if len(line) > 100:
            await writer.drain()

async def batch(source, writer: asyncio.StreamWriter):
    async for part in source:
        writer.write(part)
    await writer.drain()
    writer.close()
    await writer.wait_closed()

#: case a short list
import asyncio

async def head(lines, writer: asyncio.StreamWriter):
    for line in lines:
        writer.write(line)
    writer.write(b"\r\n")

#: case drained by a method of the object
import asyncio

class Client:
    async def connect(self, host):
        self.reader, self.writer = await asyncio.open_connection(host, 80)

    async def send_all(self, messages):
        async for message in messages:
            self.writer.write(message)
            await self.flush()
        self.writer.close()

    async def flush(self):
        await self.writer.drain()

    async def stop(self):
        await self.writer.wait_closed()

#: case given to a function that waits
import asyncio

async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flush, finish):
    while line := await reader.readline():
        writer.write(line)
        await flush(writer)
    writer.close()
    await finish(writer)

#: case the input of a process
import asyncio

async def feed(text):
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE)
    process.stdin.write(text)
    process.stdin.close()
    await process.wait()

#: case files, and sync functions
import asyncio

async def log(reader: asyncio.StreamReader, file, out: open):
    while line := await reader.readline():
        file.write(line)
    file.close()

def stop(writer: asyncio.StreamWriter):
    writer.close()

#: case waited for together
import asyncio

async def stop(writer: asyncio.StreamWriter, other: asyncio.StreamWriter):
    writer.close()
    other.close()
    await asyncio.gather(writer.wait_closed(), other.wait_closed())
