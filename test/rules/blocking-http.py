#: case requests in a coroutine
import requests

async def load(url):
    response = requests.get(url, timeout=10)
#              ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    return response.json()

#: fix Run `requests.get` in a thread
import asyncio
import requests

async def load(url):
    response = await asyncio.to_thread(requests.get, url, timeout=10)
    return response.json()

#: case through aliases and every function
import requests as rq
from requests import post as send

async def load(url, data):
    send(url, json=data)
#   ^^^^ blocking-http: `requests.post` stops every task on this event loop until the server answers
    rq.put(url, data)
#   ^^^^^^ blocking-http: `requests.put` stops every task on this event loop until the server answers
    rq.request("GET", url).raise_for_status()
#   ^^^^^^^^^^ blocking-http: `requests.request` stops every task on this event loop until the server answers
    return [rq.head(one) for one in (url, url)]
#           ^^^^^^^ blocking-http: `requests.head` stops every task on this event loop until the server answers

#: fix Run `requests.post` in a thread
import asyncio
import requests as rq
from requests import post as send

async def load(url, data):
    await asyncio.to_thread(send, url, json=data)
    rq.put(url, data)
    rq.request("GET", url).raise_for_status()
    return [rq.head(one) for one in (url, url)]

#: fix Run `requests.request` in a thread
import asyncio
import requests as rq
from requests import post as send

async def load(url, data):
    send(url, json=data)
    rq.put(url, data)
    (await asyncio.to_thread(rq.request, "GET", url)).raise_for_status()
    return [rq.head(one) for one in (url, url)]

#: fix Run `requests.head` in a thread
import asyncio
import requests as rq
from requests import post as send

async def load(url, data):
    send(url, json=data)
    rq.put(url, data)
    rq.request("GET", url).raise_for_status()
    return [await asyncio.to_thread(rq.head, one) for one in (url, url)]

#: case arguments over several lines keep theirs
import asyncio
import requests

async def load(url, token):
    response = requests.get(
#              ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
        url,  # the page
        headers={"Authorization": token},
        timeout=10,
    )
    return requests.post( url ) and requests.get(  # again
#          ^^^^^^^^^^^^^ blocking-http: `requests.post` stops every task on this event loop until the server answers
#                                   ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
        url).text + response.text

#: fix Run `requests.get` in a thread
import asyncio
import requests

async def load(url, token):
    response = await asyncio.to_thread(
        requests.get,
        url,  # the page
        headers={"Authorization": token},
        timeout=10,
    )
    return requests.post( url ) and (await asyncio.to_thread(requests.get,  # again
        url)).text + response.text

#: fix Run `requests.post` in a thread
import asyncio
import requests

async def load(url, token):
    response = requests.get(
        url,  # the page
        headers={"Authorization": token},
        timeout=10,
    )
    return await asyncio.to_thread(requests.post, url ) and requests.get(  # again
        url).text + response.text

#: case a session on self
import requests

class Api:
    def __init__(self) -> None:
        self.session = requests.Session()

    async def load(self, url):
        return self.session.get(url).json()
#              ^^^^^^^^^^^^^^^^ blocking-http: `requests.Session.get` stops every task on this event loop until the server answers

#: fix Run `requests.Session.get` in a thread
import asyncio
import requests

class Api:
    def __init__(self) -> None:
        self.session = requests.Session()

    async def load(self, url):
        return (await asyncio.to_thread(self.session.get, url)).json()

#: case sessions in every shape
import requests
from requests import Session, session
from requests.sessions import Session as Base

class Client(Session):
    async def load(self, url):
        return self.get(url)
#              ^^^^^^^^ blocking-http: `requests.Session.get` stops every task on this event loop until the server answers

async def load(url, given: Base, maybe: requests.Session | None = None):
    with requests.Session() as opened:
        opened.post(url)
#       ^^^^^^^^^^^ blocking-http: `requests.Session.post` stops every task on this event loop until the server answers
    made = session()
    made.request("GET", url)
#   ^^^^^^^^^^^^ blocking-http: `requests.session.request` stops every task on this event loop until the server answers
    given.delete(url)
#   ^^^^^^^^^^^^ blocking-http: `requests.sessions.Session.delete` stops every task on this event loop until the server answers
    if maybe is not None:
        maybe.send(url)
#       ^^^^^^^^^^ blocking-http: `requests.Session.send` stops every task on this event loop until the server answers
    return requests.Session().get(url)
#          ^^^^^^^^^^^^^^^^^^^^^^ blocking-http: `requests.Session.get` stops every task on this event loop until the server answers

#: case a session made by a function in another file
#: file clients.py
import requests

def make_session():
    session = requests.Session()
    session.headers["User-Agent"] = "us"
    return session
#: file main.py
from clients import make_session

session = make_session()

async def load(url):
    return session.get(url)
#          ^^^^^^^^^^^ blocking-http: `requests.Session.get` stops every task on this event loop until the server answers

#: fix Run `requests.Session.get` in a thread
import asyncio
from clients import make_session

session = make_session()

async def load(url):
    return await asyncio.to_thread(session.get, url)

#: case httpx has its own client
import httpx

async def load(url):
    response = httpx.get(url, params={"q": 1}, timeout=5)
#              ^^^^^^^^^ blocking-http: `httpx.get` stops every task on this event loop until the server answers
    print(response.text)
    return httpx.post(
#          ^^^^^^^^^^ blocking-http: `httpx.post` stops every task on this event loop until the server answers
        url,
        json={},
    ).json()

#: fix Use `httpx.AsyncClient`
import httpx

async def load(url):
    async with httpx.AsyncClient() as client:
        response = await client.get(url, params={"q": 1}, timeout=5)
    print(response.text)
    async with httpx.AsyncClient() as client:
        return (await client.post(
            url,
            json={},
        )).json()

#: case the client's name is taken
import httpx

async def load(client, url):
    if client:
        data = httpx.request("GET", url).json()
#              ^^^^^^^^^^^^^ blocking-http: `httpx.request` stops every task on this event loop until the server answers
        return data

#: fix Use `httpx.AsyncClient`
import httpx

async def load(client, url):
    if client:
        async with httpx.AsyncClient() as client_2:
            data = (await client_2.request("GET", url)).json()
        return data

#: case a client of httpx that is not asynchronous
import httpx

async def load(url, client: httpx.Client):
    with httpx.Client() as other:
        other.get(url)
#       ^^^^^^^^^ blocking-http: `httpx.Client.get` stops every task on this event loop until the server answers
    with httpx.stream("GET", url) as response:
#        ^^^^^^^^^^^^ blocking-http: `httpx.stream` stops every task on this event loop until the server answers
        return client.send(response)
#              ^^^^^^^^^^^ blocking-http: `httpx.Client.send` stops every task on this event loop until the server answers

#: case requests in a file that uses httpx
import httpx
import requests

async def load(url):
    response = requests.get(url, headers={})
#              ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    response.raise_for_status()
    return response.json()

#: fix Use `httpx.AsyncClient`
import httpx
import requests

async def load(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        response = await client.get(url, headers={})
    response.raise_for_status()
    return response.json()

#: case what httpx would do otherwise stays with requests
import httpx
import requests

async def load(url):
    a = requests.get(url, params={"q": None})
#       ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    b = requests.get(url, timeout=(3, 10))
#       ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    c = requests.get(url)
#       ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    d = requests.get(url, stream=True)
#       ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    try:
        requests.get(url)
#       ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    except requests.RequestException:
        pass
    if c.ok:
        return a, b, d
    with httpx.Client():
        return None

#: case urllib
import json
import urllib.request
from urllib.request import urlopen, urlretrieve

async def load(url):
    with urlopen(url, timeout=3) as answer:
#        ^^^^^^^ blocking-http: `urllib.request.urlopen` stops every task on this event loop until the server answers
        json.load(answer)
    urlretrieve(url, "page.html")
#   ^^^^^^^^^^^ blocking-http: `urllib.request.urlretrieve` stops every task on this event loop until the server answers
    return urllib.request.build_opener().open(url).read()
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-http: `urllib.request.OpenerDirector.open` stops every task on this event loop until the server answers

#: fix Run `urllib.request.urlopen` in a thread
import asyncio
import json
import urllib.request
from urllib.request import urlopen, urlretrieve

async def load(url):
    with await asyncio.to_thread(urlopen, url, timeout=3) as answer:
        json.load(answer)
    urlretrieve(url, "page.html")
    return urllib.request.build_opener().open(url).read()

#: case urllib3 and http.client
import http.client
import urllib3

pool = urllib3.PoolManager()

async def load(url):
    connection = http.client.HTTPSConnection("example.org")
    connection.request("GET", "/")
#   ^^^^^^^^^^^^^^^^^^ blocking-http: `http.client.HTTPSConnection.request` stops every task on this event loop until the server answers
    answer = connection.getresponse()
#            ^^^^^^^^^^^^^^^^^^^^^^ blocking-http: `http.client.HTTPSConnection.getresponse` stops every task on this event loop until the server answers
    return pool.request("GET", url), urllib3.request("GET", url), answer
#          ^^^^^^^^^^^^ blocking-http: `urllib3.PoolManager.request` stops every task on this event loop until the server answers
#                                    ^^^^^^^^^^^^^^^ blocking-http: `urllib3.request` stops every task on this event loop until the server answers

#: case feedparser fetches an address
import feedparser

async def news(self):
    return feedparser.parse("https://example.org/feed.xml"), feedparser.parse(self.url)
#          ^^^^^^^^^^^^^^^^ blocking-http: `feedparser.parse` stops every task on this event loop until the server answers
#                                                            ^^^^^^^^^^^^^^^^ blocking-http: `feedparser.parse` stops every task on this event loop until the server answers

#: case await of a request that is none
import requests

async def load(url):
    return await requests.get(url)
#                ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers

#: fix Run `requests.get` in a thread
import asyncio
import requests

async def load(url):
    return await asyncio.to_thread(requests.get, url)

#: case in a file for trio keyword arguments have no place
import requests
import trio

async def load(url):
    requests.get(url)
#   ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers
    requests.get(url, timeout=3)
#   ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers

#: fix Run `requests.get` in a thread
import requests
import trio

async def load(url):
    await trio.to_thread.run_sync(requests.get, url)
    requests.get(url, timeout=3)

#: case a name that means something else where the fix would go
import requests

async def load(url, asyncio):
    return requests.get(url)
#          ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers

#: case in a test file it blocks as well
#: config {"isTest": true}
import requests

async def test_load(url):
    requests.get(url)
#   ^^^^^^^^^^^^ blocking-http: `requests.get` stops every task on this event loop until the server answers

#: case in sync functions and at module level
import requests

requests.get("https://example.org")

def load(url):
    return requests.get(url)

class Api:
    page = requests.get("https://example.org")

#: case passed, not called
import asyncio
import functools
import requests

async def load(loop, url):
    await asyncio.to_thread(requests.get, url)
    await loop.run_in_executor(None, requests.get, url)
    return await loop.run_in_executor(None, functools.partial(requests.get, url, timeout=3))

#: case in a nested function and a lambda
import asyncio
import requests

async def load(url):
    def work():
        return requests.get(url)
    await asyncio.to_thread(work)
    await asyncio.to_thread(lambda: requests.get(url))

#: case a parameter called requests
async def load(requests, url):
    return requests.get(url)

#: case a list called requests
async def load(url):
    requests = {}
    requests.get(url)
    for httpx in [{}]:
        httpx.get(url)

#: case a module of the project called requests
#: file requests.py
async def get(url):
    return url
#: file main.py
import requests

async def load(url):
    return await requests.get(url)

#: case an own class with a method called get
class Session:
    def get(self, key):
        return key

class Api:
    def __init__(self):
        self.session = Session()

    async def load(self):
        return self.session.get("key")

#: case a subclass that overrides it
import requests

class Cached(requests.Session):
    def get(self, url):
        return url

async def load(url):
    return Cached().get(url)

#: case asynchronous clients
import aiohttp
import httpx

async def load(url, client: httpx.AsyncClient):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            await response.json()
    return await client.get(url)

#: case either kind of client
import httpx

async def load(url, client: httpx.Client | httpx.AsyncClient):
    return client.get(url)

#: case making a client does not ask anything
import http.client
import httpx
import requests
import urllib.request
import urllib3

async def make():
    urllib.request.Request("https://example.org")
    urllib3.PoolManager()
    http.client.HTTPConnection("example.org")
    httpx.Client()
    return requests.Session()

#: case a star import
from requests import *

async def load(url):
    return get(url)

#: case another module under its name
try:
    import httpx as requests
    requests = requests.AsyncClient()
except ImportError:
    requests = None

async def load(url):
    return await requests.get(url)

#: case imported for annotations only
from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from requests import Response

async def show(response: Response):
    return response.json()

#: case a feed that is here already
import feedparser
import io

async def news(session, url, body: bytes):
    async with session.get(url) as response:
        text = await response.text()
    feedparser.parse(text)
    feedparser.parse(await response.read())
    feedparser.parse(io.BytesIO(body))
    return feedparser.parse(body), feedparser.parse(response.content)

#: case suppressed
import requests

async def load(url):
    requests.get(url)  # noqa: ASYNC210
    requests.get(url)  # asyncio-lens: ignore[blocking]

#: case other clients that are none
import redis.asyncio
from fastapi.testclient import TestClient
from unittest.mock import Mock

async def load(app, request, url):
    TestClient(app).get(url)
    Mock().get(url)
    request.session.get("user")
    return await redis.asyncio.Redis().get("key")

#: case a session of aiohttp on self
import aiohttp
from typing import Any, Protocol

class Http(Protocol):
    def get(self, url: str) -> Any: ...

class Api:
    def __init__(self, http: Http, settings: dict[str, str]):
        self.session: aiohttp.ClientSession | None = None
        self.http = http
        self.settings = settings

    async def load(self, url):
        if self.session is None:
            self.session = aiohttp.ClientSession()
        async with self.session.get(url) as response:
            return await response.json(), self.http.get(url), self.settings.get(url)

#: case the request is put together, not sent
import requests
from requests import Request, exceptions
from urllib.parse import urlencode

async def prepare(url):
    try:
        prepared = Request("GET", url).prepare()
        requests.utils.quote(url)
        requests.Session().prepare_request(Request("GET", url))
        requests.Session().mount("https://", requests.adapters.HTTPAdapter())
        return prepared, urlencode({}), requests.codes.ok
    except exceptions.RequestException:
        return None

#: case a nested class with a synchronous method
import requests

async def build():
    class Loader:
        def load(self, url):
            return requests.get(url)
    return Loader()

#: case httpx2 carries httpx on
import httpx2

async def load(url, client: httpx2.Client, other: httpx2.AsyncClient):
    httpx2.get(url)
#   ^^^^^^^^^^ blocking-http: `httpx2.get` stops every task on this event loop until the server answers
    client.post(url)
#   ^^^^^^^^^^^ blocking-http
    await other.post(url)
    client.close()
    httpx2.Client()
