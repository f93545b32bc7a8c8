#: case in a loop
import aiohttp
import httpx as hx

async def fetch_all(urls):
    pages = []
    for url in urls:
        async with aiohttp.ClientSession() as session:
#                  ^^^^^^^^^^^^^^^^^^^^^ client-per-request [info]: No connection is reused: every pass of the loop makes a new `aiohttp.ClientSession`
            async with session.get(url) as response:
                pages.append(await response.text())
    async for url in pages:
        async with hx.AsyncClient(timeout=5) as client:
#                  ^^^^^^^^^^^^^^ client-per-request
            await client.get(url)
    return pages

#: case in a function that is called in a loop
#: file main.py
import asyncio
from fetch import fetch, load

async def main(urls):
    for url in urls:
        await load(url)
    return await asyncio.gather(*(fetch(url) for url in urls))

#: file fetch.py
from httpx import AsyncClient

async def fetch(url):
    async with AsyncClient() as client:
#              ^^^^^^^^^^^ client-per-request: No connection is reused: `fetch()` runs in a loop and makes a `AsyncClient` each time
        return await client.get(url)

async def load(url):
    async with AsyncClient() as client:
#              ^^^^^^^^^^^ client-per-request
        return await client.get(url)

#: case a method that tasks run
import asyncio
import aiohttp

class Crawler:
    async def fetch(self, url):
        async with aiohttp.ClientSession() as session:
#                  ^^^^^^^^^^^^^^^^^^^^^ client-per-request
            await session.get(url)

    async def run(self, urls):
        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(self.fetch(url))

#: case one for all
import aiohttp

async def fetch_all(urls):
    async with aiohttp.ClientSession() as session:
        for url in urls:
            async with session.get(url) as response:
                print(await response.text())

#: case tried again, and connected again
import aiohttp
import asyncio

async def fetch(url):
    for attempt in range(3):
        async with aiohttp.ClientSession() as session:
            await session.get(url)

async def listen(url):
    while True:
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(url) as socket:
                async for message in socket:
                    print(message)
        await asyncio.sleep(1)

#: case the first that answers
import httpx

async def find(mirrors):
    for mirror in mirrors:
        async with httpx.AsyncClient() as client:
            response = await client.get(mirror)
            if response.is_success:
                return response

#: case each one is another
import httpx

async def check(proxies, tokens):
    for proxy in proxies:
        async with httpx.AsyncClient(proxy=proxy) as client:
            await client.get("/")
    for token in tokens:
        headers = {"token": token}
        async with httpx.AsyncClient(headers=headers) as client:
            await client.get("/")

async def probe(base):
    async with httpx.AsyncClient(base_url=base) as client:
        await client.get("/")

async def probe_all(bases):
    for base in bases:
        await probe(base)

#: case kept
import aiohttp

class Api:
    async def start(self, names):
        for name in names:
            self.sessions[name] = aiohttp.ClientSession()

#: case called once
import httpx

async def fetch(url):
    async with httpx.AsyncClient() as client:
        return await client.get(url)

async def main():
    await fetch("/")
    for line in await fetch("/lines"):
        print(line)

#: case a test
#: config {"isTest": true}
import httpx

async def test_all(paths):
    for path in paths:
        async with httpx.AsyncClient() as client:
            await client.get(path)

#: case another one after a failure
import httpx

async def fetch(client, url):
    try:
        return await client.get(url)
    except httpx.ConnectError:
        async with httpx.AsyncClient(verify=False) as other:
            return await other.get(url)

async def fetch_all(client, urls):
    for url in urls:
        await fetch(client, url)
