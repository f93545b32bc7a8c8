#: case unpacked into gather
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

async def main(session, urls):
    print("loading")
    return await asyncio.gather(*(load(session, url) for url in urls))
#                ^^^^^^^^^^^^^^ unbounded-concurrency [hint]: Runs `load` for every item of `urls` at once: nothing limits how many

#: fix Run ten at a time with a `Semaphore`
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

async def main(session, urls):
    print("loading")
    semaphore = asyncio.Semaphore(10)

    async def limited(coroutine):
        async with semaphore:
            return await coroutine

    return await asyncio.gather(*(limited(load(session, url)) for url in urls))

#: case a list of tasks, the work some calls away
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

class Loader:
    async def title(self, url):
        return (await self.text(url)).title()

    async def text(self, url):
        return await load(self.session, url)

    async def main(self, folder):
        tasks = []
        for url in sorted(folder.urls()):
            tasks.append(asyncio.create_task(self.title(url)))
        return await asyncio.gather(*tasks)
#                    ^^^^^^^^^^^^^^ unbounded-concurrency

#: fix Run ten at a time with a `Semaphore`
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

class Loader:
    async def title(self, url):
        return (await self.text(url)).title()

    async def text(self, url):
        return await load(self.session, url)

    async def main(self, folder):
        tasks = []
        semaphore = asyncio.Semaphore(10)

        async def limited(coroutine):
            async with semaphore:
                return await coroutine

        for url in sorted(folder.urls()):
            tasks.append(asyncio.create_task(limited(self.title(url))))
        return await asyncio.gather(*tasks)

#: case a task group
import asyncio
import httpx

async def main(client: httpx.AsyncClient, urls):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(client.get(url))
#           ^^^^^^^^^^^^^^^^^ unbounded-concurrency

#: fix Run ten at a time with a `Semaphore`
import asyncio
import httpx

async def main(client: httpx.AsyncClient, urls):
    async with asyncio.TaskGroup() as group:
        semaphore = asyncio.Semaphore(10)

        async def limited(coroutine):
            async with semaphore:
                return await coroutine

        for url in urls:
            group.create_task(limited(client.get(url)))

#: case a comprehension in a task group
import asyncio
import aiohttp

class Crawler:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def load(self, url):
        async with self.session.get(url) as response:
            return await response.text()

    async def main(self, urls):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.load(url)) for url in urls]
#                    ^^^^^^^^^^^^^^^^^ unbounded-concurrency
        return [task.result() for task in tasks]

#: fix Run ten at a time with a `Semaphore`
import asyncio
import aiohttp

class Crawler:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def load(self, url):
        async with self.session.get(url) as response:
            return await response.text()

    async def main(self, urls):
        async with asyncio.TaskGroup() as group:
            semaphore = asyncio.Semaphore(10)

            async def limited(coroutine):
                async with semaphore:
                    return await coroutine

            tasks = [group.create_task(limited(self.load(url))) for url in urls]
        return [task.result() for task in tasks]

#: case a semaphore around the work
import asyncio
import aiohttp

slots = asyncio.Semaphore(10)

async def load(session: aiohttp.ClientSession, url):
    async with slots, session.get(url) as response:
        return await response.text()

async def main(session, urls):
    return await asyncio.gather(*(load(session, url) for url in urls))

#: case a semaphore on the way, if there is one
import asyncio
import aiohttp

class Crawler:
    def __init__(self, rate_sem):
        self.rate_sem = rate_sem
        self.session = aiohttp.ClientSession()

    async def load(self, url):
        if self.rate_sem:
            async with self.rate_sem:
                return await self.session.get(url)
        return await self.session.get(url)

    async def main(self, urls):
        return await asyncio.gather(*(self.load(url) for url in urls))

#: case a semaphore where it is started
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

async def main(session, urls):
    semaphore = asyncio.Semaphore(10)

    async def one(url):
        async with semaphore:
            return await load(session, url)

    return await asyncio.gather(*(one(url) for url in urls))

#: case a known number of items
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

urls = ["a", "b"]

async def main(session, count, all_urls):
    names = ["c", "d"]
    await asyncio.gather(*(load(session, url) for url in urls))
    await asyncio.gather(*(load(session, url) for url in ["a", "b"]))
    await asyncio.gather(*(load(session, url) for url in names))
    await asyncio.gather(*(load(session, number) for number in range(count)))
    await asyncio.gather(*(load(session, url) for url in all_urls[:10]))

#: case in batches
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

async def main(session, batches, urls):
    for batch in batches:
        await asyncio.gather(*(load(session, url) for url in batch))
    for urls in batches:
        await asyncio.gather(*(load(session, url) for url in urls))

async def paced(session, urls):
    tasks = []
    for url in urls:
        tasks.append(asyncio.create_task(load(session, url)))
        if len(tasks) == 10:
            await asyncio.gather(*tasks)
            tasks = []

#: case one by one
import asyncio
import aiohttp

async def load(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()

async def main(session, urls):
    for url in urls:
        await asyncio.gather(load(session, url), load(session, url + "/more"))

#: case work that uses nothing outside
import asyncio

async def wait(item):
    await asyncio.sleep(item)

async def main(items):
    await asyncio.gather(*(wait(item) for item in items))
