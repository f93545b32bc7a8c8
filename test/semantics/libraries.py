#: case anyio
import anyio
from anyio import to_thread

def work() -> int: ...

async def main():
    anyio.sleep(1)
#   ^^^^^^^^^^^^^^ type: coroutine of sleep → None
    await to_thread.run_sync(work)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: int
    event = anyio.Event()
    event.set()
#   ^^^^^^^^^^^ type: None
    event.wait()
#   ^^^^^^^^^^^^ type: coroutine of wait → None
    async with anyio.create_task_group() as tg:
        tg
#       ^^ type: anyio.abc.TaskGroup
    with anyio.fail_after(1) as scope:
        scope
#       ^^^^^ type: anyio.CancelScope
    send, receive = anyio.create_memory_object_stream[int](1)
    send
#   ^^^^ type: anyio.streams.memory.MemoryObjectSendStream[int]
    receive.receive()
#   ^^^^^^^^^^^^^^^^^ type: coroutine of receive → int
    async with await anyio.open_file("x", "rb") as f:
        await f.read()
#       ^^^^^^^^^^^^^^ type: bytes
        async for line in f:
            line
#           ^^^^ type: bytes

#: case trio
import trio

async def main():
    async with trio.open_nursery() as nursery:
        nursery
#       ^^^^^^^ type: trio.Nursery
    with trio.move_on_after(1) as scope:
        scope
#       ^^^^^ type: trio.CancelScope
    await trio.Path("x").read_text()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: str

#: case aiohttp, client and server
import aiohttp
from aiohttp import web

async def main():
    async with aiohttp.ClientSession() as session:
        session
#       ^^^^^^^ type: aiohttp.ClientSession
        async with session.get("http://x") as response:
            response
#           ^^^^^^^^ type: aiohttp.ClientResponse
            await response.text()
#           ^^^^^^^^^^^^^^^^^^^^^ type: str
        await session.post("http://x")
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: aiohttp.ClientResponse

async def handle(request: web.Request):
    await request.read()
#   ^^^^^^^^^^^^^^^^^^^^ type: bytes
    ws = web.WebSocketResponse()
    async for message in ws:
        message
#       ^^^^^^^ type: aiohttp.WSMessage

@web.middleware
async def measure(request, handler) -> int: ...

measure(1, 2)
#:^^^^^^^^^^^^^ type: coroutine of measure → int

#: case fixtures of pytest-aiohttp
from pytest_aiohttp import AiohttpClient

async def test_it(aiohttp_client: AiohttpClient):
    client = await aiohttp_client(1)
    await client.get("/")
#   ^^^^^^^^^^^^^^^^^^^^^ type: aiohttp.ClientResponse

#: case httpx
import httpx

async def main():
    httpx.get("x")
#   ^^^^^^^^^^^^^^ type: httpx.Response
    async with httpx.AsyncClient() as client:
        client.get("x")
#       ^^^^^^^^^^^^^^^ type: coroutine of get → httpx.Response
        async with client.stream("GET", "x") as response:
            async for line in response.aiter_lines():
                line
#               ^^^^ type: str

#: case starlette and fastapi
from fastapi import FastAPI, Request, WebSocket
from starlette.concurrency import run_in_threadpool

app = FastAPI()

@app.get("/")
async def index(request: Request):
    await request.body()
#   ^^^^^^^^^^^^^^^^^^^^ type: bytes
    async with request.form() as form:
        form
#       ^^^^ type: starlette.datastructures.FormData
    await run_in_threadpool(len, "x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: int

async def talk(socket: WebSocket):
    async for text in socket.iter_text():
        text
#       ^^^^ type: str

#: case databases
import aiosqlite
import asyncpg
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

async def main():
    connection = await asyncpg.connect("x")
    await connection.fetch("x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: list[asyncpg.Record]
    pool = await asyncpg.create_pool("x")
    async with pool.acquire() as one:
        await one.fetchrow("x")
#       ^^^^^^^^^^^^^^^^^^^^^^^ type: asyncpg.Record | None
    async with aiosqlite.connect("x") as db:
        async with db.execute("x") as cursor:
            await cursor.fetchone()
#           ^^^^^^^^^^^^^^^^^^^^^^^ type: sqlite3.Row | None
    engine = create_async_engine("x")
    async with engine.begin() as connected:
        connected
#       ^^^^^^^^^ type: sqlalchemy.ext.asyncio.AsyncConnection
    make = async_sessionmaker(engine)
    async with make() as session:
        session.commit()
#       ^^^^^^^^^^^^^^^^ type: coroutine of commit → None

#: case redis: a pipeline collects commands
import redis.asyncio as redis

async def main():
    client = redis.from_url("x")
    await client.exists("x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^ type: int
    async with client.pipeline() as pipe:
        pipe.set("x", 1)
#       ^^^^^^^^^^^^^^^^ type: ?
        await pipe.execute()
#       ^^^^^^^^^^^^^^^^^^^^ type: list

#: case files, timeouts and web sockets
import aiofiles
import async_timeout
import websockets

async def main():
    async with aiofiles.open("x") as f, async_timeout.timeout(1):
        await f.readlines()
#       ^^^^^^^^^^^^^^^^^^^ type: list[str]
    async with websockets.connect("x") as socket:
        socket.send("x")
#       ^^^^^^^^^^^^^^^^ type: coroutine of send → None

#: case discord.py
import discord
from discord.ext import commands, tasks

bot = commands.Bot("!")

@bot.event
async def on_message(message: discord.Message):
    await message.channel.send("x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: discord.Message

@bot.command()
async def hello(ctx: commands.Context):
    ctx.send("x")
#   ^^^^^^^^^^^^^ type: coroutine of send → discord.Message

async def begin(loop: tasks.Loop):
    loop.start()
#   ^^^^^^^^^^^^ type: asyncio.Task[None]

on_message(1)
#:^^^^^^^^^^^^^ type: coroutine of on_message → ?

async def answer(interaction: discord.Interaction):
    interaction.response.send_message("x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of send_message → ?

#: case telegram, models and browsers
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI, OpenAI
from playwright.async_api import async_playwright
from telegram import Update
from telegram.ext import Application, ContextTypes

async def start(update: Update, context: ContextTypes.DEFAULT_TYPE):
    await update.message.reply_text("x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: telegram.Message
    context.bot.send_message(1, "x")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of send_message → telegram.Message

async def main():
    AsyncOpenAI().chat.completions.create()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: coroutine of create → ?
    async with AsyncAnthropic().messages.stream() as stream:
        await stream.get_final_text()
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: str
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        page.goto("x")
#       ^^^^^^^^^^^^^^ type: coroutine of goto → playwright.async_api.Response | None

#: case attributes that `__getattr__` gives
import pymongo

class Settings:
    name = "x"

    def __getattr__(self, name) -> int: ...

users = pymongo.MongoClient().app.users
users
#:^^^^^ type: pymongo.collection.Collection
Settings().size
#:^^^^^^^^^^^^^^^ type: int
Settings().name
#:^^^^^^^^^^^^^^^ type: str
Settings().__len__
#:^^^^^^^^^^^^^^^^^^ type: ?

#: case constructors that say what they make
import subprocess
from sqlalchemy.orm import sessionmaker

sessionmaker(bind="x")
#:^^^^^^^^^^^^^^^^^^^^^^ type: sqlalchemy.orm.sessionmaker[sqlalchemy.orm.Session]
subprocess.Popen("x", text=True)
#:^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type: subprocess.Popen[str]

#: case quart, aio_pika and nats
import aio_pika
import nats
from quart import Quart, request, websocket

app = Quart(__name__)

async def view():
    await request.get_json()
    await websocket.receive()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ type: str | bytes
    response = await app.test_client().get("/")
    await response.get_data()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ type: bytes

async def consume():
    connection = await aio_pika.connect_robust("amqp://localhost")
    async with connection:
        channel = await connection.channel()
        queue = await channel.declare_queue("work")
        async with queue.iterator() as messages:
            async for message in messages:
                await message.ack()
#               ^^^^^^^^^^^^^^^^^^^ type: None
                message.body
#               ^^^^^^^^^^^^ type: bytes

async def listen():
    client = await nats.connect("nats://localhost")
    subscription = await client.subscribe("news")
    async for message in subscription.messages:
        message.data
#       ^^^^^^^^^^^^ type: bytes
