#: case input in a coroutine
async def ask():
    name = input("Name: ")
#          ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers
    return name

#: fix Run `input` in a thread
import asyncio

async def ask():
    name = await asyncio.to_thread(input, "Name: ")
    return name

#: case the answer is used at once
import asyncio as aio

async def ask():
    parts = input(
#           ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers
        "Names: ",  # with commas between
    ).split(",")
    input()
#   ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers
    return parts

#: fix Run `input` in a thread
import asyncio as aio

async def ask():
    parts = (await aio.to_thread(
        input,
        "Names: ",  # with commas between
    )).split(",")
    await aio.to_thread(input)
    return parts

#: case the prompt is awaited first
from asyncio import to_thread

async def prompt():
    return "> "

async def ask():
    return [input(await prompt()) for _ in range(2)]
#           ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers

#: fix Run `input` in a thread
from asyncio import to_thread

async def prompt():
    return "> "

async def ask():
    return [await to_thread(input, await prompt()) for _ in range(2)]

#: case getpass through an alias
from getpass import getpass as ask_password
import getpass

async def login():
    ask_password("Password: ", stream=None)
#   ^^^^^^^^^^^^ blocking-input: `getpass.getpass` stops every task on this event loop until someone answers
    getpass.getpass()
#   ^^^^^^^^^^^^^^^ blocking-input: `getpass.getpass` stops every task on this event loop until someone answers

#: fix Run `getpass.getpass` in a thread
from getpass import getpass as ask_password
import asyncio
import getpass

async def login():
    await asyncio.to_thread(ask_password, "Password: ", stream=None)
    await asyncio.to_thread(getpass.getpass)

#: case before 3.9 there is no to_thread
#: config {"target": "3.7-3.9"}
import getpass

async def login():
    name = input("Name: ")
#          ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers
    return name, getpass.getpass(prompt="Password: ")
#                ^^^^^^^^^^^^^^^ blocking-input: `getpass.getpass` stops every task on this event loop until someone answers

#: fix Run `input` in a thread
import asyncio
import getpass

async def login():
    name = await asyncio.get_running_loop().run_in_executor(None, input, "Name: ")
    return name, getpass.getpass(prompt="Password: ")

#: fix Run `getpass.getpass` in a thread
import asyncio
import functools
import getpass

async def login():
    name = input("Name: ")
    return name, await asyncio.get_running_loop().run_in_executor(None, functools.partial(getpass.getpass, prompt="Password: "))

#: case a file for trio
import trio

async def ask():
    return input("Name: ")
#          ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers

#: fix Run `input` in a thread
import trio

async def ask():
    return await trio.to_thread.run_sync(input, "Name: ")

#: case a file for anyio
import anyio

async def ask():
    return input("Name: ")
#          ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers

#: fix Run `input` in a thread
import anyio

async def ask():
    return await anyio.to_thread.run_sync(input, "Name: ")

#: case a debugger that was left in
import pdb

async def work():
    breakpoint()
#   ^^^^^^^^^^ blocking-input: `breakpoint` stops every task on this event loop until the debugger goes on
    pdb.set_trace()
#   ^^^^^^^^^^^^^ blocking-input: `pdb.set_trace` stops every task on this event loop until the debugger goes on

#: case click asks too
import click

async def setup():
    if click.confirm("Go on?", default=True):
#      ^^^^^^^^^^^^^ blocking-input: `click.confirm` stops every task on this event loop until someone answers
        return click.prompt("Name")
#              ^^^^^^^^^^^^ blocking-input: `click.prompt` stops every task on this event loop until someone answers

#: case in a notebook cell
#: config {"isNotebook": true}
name = input("Name: ")
#      ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers

#: case where await may not stand
async def ask():
    class Answers:
        name = input("Name: ")
#              ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers
    return Answers

#: case before 3.11 await may not stand in a comprehension inside another
#: config {"target": "3.9"}
async def ask(rows):
    return [[input(cell) for cell in row] for row in rows]
#            ^^^^^ blocking-input: `input` stops every task on this event loop until someone answers

#: case in a sync function
def ask():
    return input("Name: ")

if __name__ == "__main__":
    input("Press Enter")

#: case in a lambda and a nested function
async def ask(loop):
    def question():
        return input("Name: ")
    await loop.run_in_executor(None, question)
    return lambda: input("Name: ")

#: case to_thread of a lambda that asks
import asyncio

async def ask():
    return await asyncio.to_thread(lambda: input("Name: "))

#: case passed, not called
import asyncio
import functools

async def ask(loop):
    await asyncio.to_thread(input, "Name: ")
    await loop.run_in_executor(None, input, "Name: ")
    return functools.partial(input, "Name: ")

#: case a parameter called input
async def ask(input):
    return input("Name: ")

#: case a local called input
async def ask(console):
    input = console.input
    return input("Name: ")

#: case a function of the module called input
def input(prompt):
    return prompt

async def ask():
    return input("Name: ")

#: case a method called input on an own class
class Console:
    def input(self, prompt):
        return prompt

async def ask(console: Console):
    return console.input("Name: ")

#: case an async replacement imported under the name
from aioconsole import ainput as input

async def ask():
    return await input("Name: ")

#: case a star import may bring any name
from console import *

async def ask():
    return input("Name: ")

#: case a star import of the project is read
#: file console.py
def input(prompt):
    return prompt
#: file main.py
from console import *

async def ask():
    return input("Name: ")

#: case an element of a generator nobody consumes here
async def ask(prompts):
    return (input(prompt) for prompt in prompts)

#: case an async prompt of prompt_toolkit
from prompt_toolkit import PromptSession

async def ask():
    return await PromptSession().prompt_async("> ")

#: case suppressed
async def ask():
    input()  # noqa: ASYNC250
    input()  # asyncio-lens: ignore[blocking-input]
