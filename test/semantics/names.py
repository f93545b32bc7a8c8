#: case imports and aliases
import asyncio
import asyncio as aio
import os.path
import concurrent.futures as cf
from asyncio import sleep as zz, Lock
from collections import abc

asyncio.sleep
#:^^^^^^^^^^^^^ type: function sleep
aio.Queue
#:^^^^^^^^^ type: class asyncio.Queue
zz
#:^^ type: function sleep
Lock()
#:^^^^^^ type: asyncio.Lock
os.path
#:^^^^^^^ type: module os.path
cf.Future
#:^^^^^^^^^ type: class concurrent.futures.Future

#: case a module nobody read
import requests
from unheard_of import open

requests.get
#:^^^^^^^^^^^^ type: requests.get
requests.Session().get
#:^^^^^^^^^^^^^^^^^^^^^^ type: requests.Session.get
open("x")
#:^^^^^^^^^ type: unheard_of.open()

#: case scopes and shadowing
import time

def f(time):
    time.sleep
#   ^^^^^^^^^^ type: ?

class A:
    time = 3

    def g(self):
        time.sleep
#       ^^^^^^^^^^ type: function sleep
        self.time
#       ^^^^^^^^^ type: int

def h():
    def inner():
        return time.sleep
    return [time for time in (1, 2)], inner()
#           ^^^^ type: int

#: case the walrus, unpacking and augmented assignment
def f():
    if (n := 3) and n:
        n
#       ^ type: int
    a, (b, *c) = 1, ("x", 2.0, 3.0)
    b
#   ^ type: str
    c
#   ^ type: list[str | float]
    total = 1
    total += 2
    total
#   ^^^^^ type: int

#: case what reaches a place
import threading, asyncio

def f(flag):
    lock = threading.Lock()
    lock
#   ^^^^ type: threading.Lock
    lock = asyncio.Lock()
    lock
#   ^^^^ type: asyncio.Lock
    if flag:
        lock = None
    lock
#   ^^^^ type: None | asyncio.Lock
    if lock is not None:
        lock
#       ^^^^ type: asyncio.Lock
    if not lock:
        return
    lock
#   ^^^^ type: asyncio.Lock

#: case loops and handlers
def f(xs):
    value = 1
    for x in [1.0]:
        value
#       ^^^^^ type: int | str
        value = "s"
    try:
        kind = 1
        kind = 2.0
    except (ValueError, KeyError) as error:
        error
#       ^^^^^ type: ValueError | KeyError
        kind = "s"
    kind
#   ^^^^ type: float | str

#: case isinstance
def f(x: int | str | None):
    if isinstance(x, str):
        x
#       ^ type: str
    else:
        x
#       ^ type: int | None

#: case global
import asyncio

lock = None

def setup():
    global lock
    lock = asyncio.Lock()

def use():
    return lock
#          ^^^^ type: None | asyncio.Lock

#: case how loops end
def found(items):
    for item in items:
        if item:
            return 1
    else:
        return "none"

def left(items):
    while items:
        if items.pop():
            break
    else:
        return "none"

found([1])
#:^^^^^^^^^^ type: int | str
left([1])
#:^^^^^^^^^ type: str | None

#: case recursion ends
def f(n):
    return f(n - 1) if n else 1

f(3)
#:^^^^ type: ? | int

class A(A): pass

A().x
#:^^^^^ type: ?
