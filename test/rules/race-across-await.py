#: case an attribute grows by what is awaited
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self, transfer):
        self.balance += await transfer.amount()  # in cents
#       ^^^^^^^^^^^^ race-across-await [warning]: Changes to `self.balance` during the `await` are lost: its old value is read before

    async def withdraw(self, transfer):
        self.balance = self.balance - (await transfer.amount())
#       ^^^^^^^^^^^^ race-across-await

#: fix Await first, then change `self.balance`
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self, transfer):
        result = await transfer.amount()
        self.balance += result  # in cents

    async def withdraw(self, transfer):
        result = (await transfer.amount())
        self.balance = self.balance - result

#: case a global, a name of the function around, an element
total = 0
counts = {"read": 0}

async def read(source):
    global total
    total += await source.size()
#   ^^^^^ race-across-await
    counts["read"] += await source.size()
#   ^^^^^^^^^^^^^^ race-across-await

async def read_all(sources, gather):
    seen = 0
    async def one(source):
        nonlocal seen
        seen += await source.size()
#       ^^^^ race-across-await
    await gather(*(one(source) for source in sources))
    return seen

#: case the old value waits in a variable
class Counter:
    def __init__(self):
        self.value = 0

    async def add(self, store):
        value = self.value
        await store.save(value)
        self.value = value + 1
#       ^^^^^^^^^^ race-across-await [info]: Changes to `self.value` since `value` was read are lost: there is an `await` in between

    async def double(self, store):
        value = self.value * 2
        await store.save(value)
        self.value = value
#       ^^^^^^^^^^ race-across-await

#: case made by two tasks at once
import asyncpg

_pool = None

class Store:
    def __init__(self):
        self._client = None
        self._cache = {}

    async def client(self):
        if self._client is None:
#          ^^^^^^^^^^^^ race-across-await [info]: Two tasks may both pass this test of `self._client`: it changes only after an `await`
            self._client = await self.connect()
        return self._client

    async def load(self, key):
        if key not in self._cache:
#                     ^^^^^^^^^^^ race-across-await
            value = await self.fetch(key)
            self._cache[key] = value
        return self._cache[key]

    async def other(self):
        if self._client:
#          ^^^^^^^^^^^^ race-across-await
            return self._client
        self._client = await self.connect()
        return self._client

store = Store()

async def pool():
    global _pool
    if not _pool:
#          ^^^^^ race-across-await
        _pool = await asyncpg.create_pool()
    return _pool

_users = {}

async def user(name):
    if name not in _users:
#                  ^^^^^^ race-across-await
        _users[name] = await fetch(name)
    return _users[name]

class Database:
    async def pool(self):
        if self._pool is None:
#          ^^^^^^^^^^ race-across-await
            self._pool = await asyncpg.create_pool()
        return self._pool

#: case awaited before
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self, transfer):
        amount = await transfer.amount()
        self.balance += amount
        self.balance = await transfer.amount() + self.balance

#: case under a lock
import asyncio

class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()
        self.client = None

    async def deposit(self, transfer):
        async with self.lock:
            self.balance += await transfer.amount()

    async def connect(self, opened):
        if self.client is None:
            async with self.lock:
                if self.client is None:
                    self.client = await opened()
        return self.client

#: case locals
async def total(sources, state):
    size = 0
    for source in sources:
        size += await source.size()
    state.size += await sources[0].size()
    sizes = {"all": 0}
    sizes["all"] += await sources[0].size()
    return size, sizes

#: case what is read of a stream
class Reader:
    def __init__(self, stream):
        self.stream = stream
        self.buffer = b""
        self.lines = []

    async def fill(self):
        self.buffer += await self.stream.read(100)
        self.lines += await self.stream.lines()

#: case a value put back
class Depth:
    async def run(self, job):
        before = self.depth
        self.depth = before + 1
        try:
            await job()
        finally:
            self.depth = before

#: case claimed before the await
class Store:
    def __init__(self):
        self.task = None
        self.is_open = False

    async def open(self):
        if not self.is_open:
            self.is_open = True
            await self.connect()
        if self.task is None:
            self.task = self.start()
            await self.task

#: case looked at again
class Store:
    def __init__(self):
        self.client = None

    async def get(self):
        if self.client is None:
            client = await self.connect()
            if self.client is None:
                self.client = client
        return self.client

#: case closed once
class Store:
    async def close(self):
        if self.client is not None:
            await self.client.close()
            self.client = None

#: case no other function is called while it waits
class Lazy:
    def get(self):
        if self.value is None:
            self.value = 1
        self.value += 1
        return self.value

    async def make(self):
        self.value = await self.get()
        self.value += max([1, 2])
        self.later = lambda: self.value

#: case a test
#: config {"isTest": true}
class Case:
    def __init__(self):
        self.n = 0

    async def test_sum(self, source):
        self.n += await source.size()

#: case entered once
class Store:
    async def __aenter__(self):
        if self.client is None:
            self.client = await self.connect()
        return self

#: case a flag
class Store:
    async def start(self):
        if not self.is_started:
            await self.connect()
            self.is_started = True

#: case what belongs to one request
class Request:
    async def form(self):
        if self._form is None:
            self._form = await self.parse()
        return self._form

async def handle(scope):
    body = None

    async def receive():
        nonlocal body
        if body is None:
            body = await scope.read()
        return body

    return await Request(scope, receive).form()

#: case started at once, in a task
import asyncio

class Client:
    def __init__(self):
        self.closing = None

    async def close(self):
        if self.closing:
            return await self.closing

        async def close():
            await self.flush()

        self.closing = asyncio.create_task(close())
        return await self.closing

client = Client()
