#: case a route that blocks
import time

import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/rate")
async def rate(url: str):
#         ^^^^ blocking-route [warning]: `rate` stops every task and never awaits; as `def` it would run in a thread
    time.sleep(1)
    return requests.get(url).json()

#: fix Make it a plain `def`
import time

import requests
from fastapi import FastAPI

app = FastAPI()

@app.get("/rate")
def rate(url: str):
    time.sleep(1)
    return requests.get(url).json()

#: case every way to be a route or a dependency
#: file app/db.py
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

SessionLocal = sessionmaker(bind=create_engine("postgresql://db"))

def find(session: Session, key):
    return session.query(object).filter_by(id=key).first()

#: file app/deps.py
from app.db import SessionLocal

async def get_user():
#         ^^^^^^^^ blocking-route [warning]: `get_user` stops every task and never awaits; as `def` it would run in a thread
    with SessionLocal() as session:
        yield session.get(object, 1)

#: file app/main.py
import os
import shutil
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.applications import Starlette
from starlette.routing import Route

from app.db import find
from app.deps import get_user

router = APIRouter()

@router.post("/items/{key}")
async def item(key: int, user: Annotated[object, Depends(get_user)], session: "Session"):
#         ^^^^ blocking-route [warning]: `item` stops every task and never awaits; as `def` it would run in a thread
    return find(session, key)

@router.api_route("/file")
async def file(name: str):
#         ^^^^ blocking-route [info]: `file` stops every task and never awaits; as `def` it would run in a thread
    return os.path.exists(name)

async def clean(request):
#         ^^^^^ blocking-route [warning]: `clean` stops every task and never awaits; as `def` it would run in a thread
    shutil.rmtree("cache")

app = Starlette(routes=[Route("/clean", endpoint=clean)])

#: fix Make it a plain `def`
import os
import shutil
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.applications import Starlette
from starlette.routing import Route

from app.db import find
from app.deps import get_user

router = APIRouter()

@router.post("/items/{key}")
def item(key: int, user: Annotated[object, Depends(get_user)], session: "Session"):
    return find(session, key)

@router.api_route("/file")
def file(name: str):
    return os.path.exists(name)

def clean(request):
    shutil.rmtree("cache")

app = Starlette(routes=[Route("/clean", endpoint=clean)])

#: case its functions run on their own
import time
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()

@app.get("/stream")
async def stream():
#         ^^^^^^ blocking-route [warning]: `stream` stops every task and never awaits; as `def` it would run in a thread
    async def lines():
        while time.time():
            time.sleep(1)
#           ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
            yield "line"

    time.sleep(1)
    return StreamingResponse(lines())

#: case a route that awaits
import asyncio
import time
from fastapi import Depends, FastAPI

app = FastAPI()

@app.get("/")
async def index(load):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    await load()

@app.get("/stream")
async def stream(source):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    async for item in source:
        return item

#: case a route that needs the loop
import asyncio
import contextvars
import time
from fastapi import Depends, FastAPI

app = FastAPI()
tasks = set()
user = contextvars.ContextVar("user")

async def work(): ...

@app.get("/")
async def start():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    task = asyncio.create_task(work())
    tasks.add(task)

async def current_user():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    user.set("me")

@app.get("/me")
async def me(_=Depends(current_user)):
    return user.get()

#: case a route that is awaited as well
import time
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
async def index():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

@app.get("/again")
async def again():
    return await index()

#: case websockets and middleware
import time
from fastapi import FastAPI, WebSocket

app = FastAPI()

@app.websocket("/ws")
async def talk(socket: WebSocket):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

@app.middleware("http")
async def slow(request, call_next):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
    return call_next(request)

@app.exception_handler(ValueError)
async def failed(request, error):
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

#: case other decorators beside it
import time
from fastapi import FastAPI
from limits import limiter

app = FastAPI()

@app.get("/")
@limiter.limit("5/minute")
async def index():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

#: case routes that do not block, and plain ones
import time
from fastapi import Depends, FastAPI

app = FastAPI()

def settings():
    time.sleep(1)
    return {}

@app.get("/")
async def index(config=Depends(settings)):
    return {"ok": True}

@app.get("/slow")
def slow():
    time.sleep(1)

#: case a decorator that only looks like it
import time

async def get(path): ...

def app(function):
    return function

app.get = lambda path: app

@app.get("/")
async def index():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

async def helper():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop

#: case turned off
#: config {"rules": {"blocking-route": "off"}}
import time
from fastapi import FastAPI

app = FastAPI()

@app.get("/")
async def index():
    time.sleep(1)
#   ^^^^^^^^^^ blocking-sleep [warning]: `time.sleep` stops every task on this event loop
