#: case two requests
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, user_id):
    user = await get_user(session, user_id)
    posts = await get_posts(session, user_id)
#                 ^^^^^^^^^ sequential-awaits [hint]: `get_posts` waits for `get_user`, whose result it does not use: they could run together
    return user, posts

#: fix Run them together with `gather`
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, user_id):
    user, posts = await asyncio.gather(get_user(session, user_id), get_posts(session, user_id))
    return user, posts

#: case three, then one that needs them
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, a, b, c):
    first = await get_user(session, a)
    second = await get_user(session, b)
#                  ^^^^^^^^ sequential-awaits: These calls of `get_user` run one by one: they could run together
    third = await get_user(session, c)
    fourth = await get_user(session, third)
    return first, second, fourth

#: fix Run them together with `gather`
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, a, b, c):
    first, second, third = await asyncio.gather(get_user(session, a), get_user(session, b), get_user(session, c))
    fourth = await get_user(session, third)
    return first, second, fourth

#: case a loop that collects
#: config {"followUps": ["unbounded-concurrency"]}
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    for number in numbers:
        users.append(await get_user(session, number))
#                          ^^^^^^^^ sequential-awaits: These calls of `get_user` run one by one: they could run together
    return users

#: fix Run them together with `gather`
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    users.extend(await asyncio.gather(*(get_user(session, number) for number in numbers)))
    return users

#: case a loop with a name for each result
#: config {"followUps": ["unbounded-concurrency"]}
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    for number in numbers:
        user = await get_user(session, number)
#                    ^^^^^^^^ sequential-awaits
        users.append(user)
    return users

#: fix Run them together with `gather`
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    users.extend(await asyncio.gather(*(get_user(session, number) for number in numbers)))
    return users

#: case a loop whose last result is wanted
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    user = None
    for number in numbers:
        user = await get_user(session, number)
        users.append(user)
    return user, users

#: case a comprehension
#: config {"followUps": ["unbounded-concurrency"]}
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    return len([await get_user(session, number) for number in numbers])
#                     ^^^^^^^^ sequential-awaits

#: fix Run them together with `gather`
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    return len(await asyncio.gather(*(get_user(session, number) for number in numbers)))

#: case the second needs the first
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, name):
    user = await get_user(session, name)
    posts = await get_posts(session, user["id"])
    return posts

#: case something happens in between
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, name):
    user = await get_user(session, name)
    print(user)
    posts = await get_posts(session, name)
    return posts

#: case writes keep their order
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, name):
    saved = await save_user(session, name)
    user = await get_user(session, name)
    return saved, user

#: case something only one may use
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(connection, session: aiohttp.ClientSession, name, lock):
    user = await get_user(connection, name)
    posts = await get_posts(connection, name)
    async with lock:
        user = await get_user(session, name)
        posts = await get_posts(session, name)
    return user, posts

#: case the same receiver
import aiohttp

class Client:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    async def get_user(self, number):
        return await self.session.get(f"/users/{number}")

    async def main(self, first, second):
        user = await self.get_user(first)
        other = await self.get_user(second)
        return user, other

#: case a limit on the way
import asyncio
import aiohttp

slots = asyncio.Semaphore(2)

async def get_user(session: aiohttp.ClientSession, number, semaphore=slots):
    async with semaphore:
        return await session.get(f"/users/{number}")

async def main(session: aiohttp.ClientSession, numbers):
    return [await get_user(session, number) for number in numbers]

#: case loops that do more
import asyncio
import aiohttp

async def get_user(session: aiohttp.ClientSession, number):
    async with session.get(f"/users/{number}") as response:
        return await response.json()

async def get_posts(session: aiohttp.ClientSession, number):
    async with session.get(f"/posts/{number}") as response:
        return await response.json()

async def save_user(session: aiohttp.ClientSession, number):
    async with session.post(f"/users/{number}") as response:
        return await response.json()

async def main(session: aiohttp.ClientSession, numbers):
    users = []
    for number in numbers:
        user = await get_user(session, number)
        if user is None:
            break
        users.append(user)
    return users

async def stream(session: aiohttp.ClientSession, numbers):
    async for number in numbers:
        print([await get_user(session, number)])

#: case work that uses nothing outside
import asyncio

async def get_user(number):
    await asyncio.sleep(number)

async def main(first, second):
    user = await get_user(first)
    other = await get_user(second)
    return user, other

#: case files of this machine
import aiofiles

async def load_team(path):
    async with aiofiles.open(path) as file:
        return await file.read()

async def load_history(path):
    async with aiofiles.open(path) as file:
        return await file.read()

async def main(path):
    team = await load_team(path)
    history = await load_history(path)
    return team, history
