#: case run as a statement
import subprocess

async def build():
    subprocess.run(["make", "all"])
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends

#: fix Use `asyncio.create_subprocess_exec`
import asyncio
import subprocess

async def build():
    process = await asyncio.create_subprocess_exec("make", "all")
    await process.wait()

#: fix Run `subprocess.run` in a thread
import asyncio
import subprocess

async def build():
    await asyncio.to_thread(subprocess.run, ["make", "all"])

#: case commands in every shape
import asyncio
import subprocess as sp
from pathlib import Path
from subprocess import call

async def build(root: Path, words: list[str], more):
    sp.run(("git", "-C", root, *more), check=False)
#   ^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
    call([
#   ^^^^ blocking-subprocess: `subprocess.call` stops every task on this event loop until the process ends
        "make",
        "all",
    ])
    code = call(words)
#          ^^^^ blocking-subprocess: `subprocess.call` stops every task on this event loop until the process ends
    return call([str(root)])
#          ^^^^ blocking-subprocess: `subprocess.call` stops every task on this event loop until the process ends

#: fix Use `asyncio.create_subprocess_exec`
import asyncio
import subprocess as sp
from pathlib import Path
from subprocess import call

async def build(root: Path, words: list[str], more):
    process = await asyncio.create_subprocess_exec("git", "-C", root, *more)
    await process.wait()
    process = await asyncio.create_subprocess_exec("make", "all")
    await process.wait()
    process = await asyncio.create_subprocess_exec(*words)
    code = await process.wait()
    process = await asyncio.create_subprocess_exec(str(root))
    return await process.wait()

#: case what asyncio's process does not do by itself
import subprocess

async def build(command):
    subprocess.run(command)
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
    subprocess.run(["make"], check=True)
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
    result = subprocess.run(["make"], capture_output=True, text=True)
#            ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
    subprocess.check_call(["make"])
#   ^^^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.check_call` stops every task on this event loop until the process ends
    output = subprocess.check_output(["git", "log"], cwd="/srv")
#            ^^^^^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.check_output` stops every task on this event loop until the process ends
    if subprocess.call(["make"]) == 0: subprocess.run(["make", "install"])
#      ^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.call` stops every task on this event loop until the process ends
#                                      ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
    subprocess.run(["make", "docs"]); subprocess.getoutput("date")
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
#                                     ^^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.getoutput` stops every task on this event loop until the process ends
    subprocess.run([
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
        "make",  # with the default target
    ])
    return result, output, subprocess.getstatusoutput("date")
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.getstatusoutput` stops every task on this event loop until the process ends

#: fix Run `subprocess.check_output` in a thread
import asyncio
import subprocess

async def build(command):
    subprocess.run(command)
    subprocess.run(["make"], check=True)
    result = subprocess.run(["make"], capture_output=True, text=True)
    subprocess.check_call(["make"])
    output = await asyncio.to_thread(subprocess.check_output, ["git", "log"], cwd="/srv")
    if subprocess.call(["make"]) == 0: subprocess.run(["make", "install"])
    subprocess.run(["make", "docs"]); subprocess.getoutput("date")
    subprocess.run([
        "make",  # with the default target
    ])
    return result, output, subprocess.getstatusoutput("date")

#: case the shell
import os

async def clean(command):
    os.system("rm -rf build")
#   ^^^^^^^^^ blocking-subprocess: `os.system` stops every task on this event loop until the process ends
    if os.system(command) != 0:
#      ^^^^^^^^^ blocking-subprocess: `os.system` stops every task on this event loop until the process ends
        os.popen("date").read()
#       ^^^^^^^^ blocking-subprocess: `os.popen` stops every task on this event loop while the process starts

#: fix Use `asyncio.create_subprocess_shell`
import asyncio
import os

async def clean(command):
    process = await asyncio.create_subprocess_shell("rm -rf build")
    await process.wait()
    if os.system(command) != 0:
        os.popen("date").read()

#: fix Run `os.system` in a thread
import asyncio
import os

async def clean(command):
    await asyncio.to_thread(os.system, "rm -rf build")
    if await asyncio.to_thread(os.system, command) != 0:
        os.popen("date").read()

#: case the name process is taken
import asyncio
import subprocess

async def build(process):
    with process:
        subprocess.run(["make"])
#       ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends
        subprocess.run(["make", "install"])
#       ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends

#: fix Use `asyncio.create_subprocess_exec`
import asyncio
import subprocess

async def build(process):
    with process:
        process_2 = await asyncio.create_subprocess_exec("make")
        await process_2.wait()
        process_2 = await asyncio.create_subprocess_exec("make", "install")
        await process_2.wait()

#: case a process object
import subprocess

async def build():
    process = subprocess.Popen(["make"], stdout=subprocess.PIPE)
#             ^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.Popen` stops every task on this event loop while the process starts
    for line in process.stdout:
#               ^^^^^^^^^^^^^^ blocking-subprocess: `process.stdout` stops every task on this event loop until the process writes something
        print(line)
    first = process.stdout.readline()
#           ^^^^^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `process.stdout.readline` stops every task on this event loop until the process writes something
    process.communicate(timeout=5)
#   ^^^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.Popen.communicate` stops every task on this event loop until the process ends
    return process.wait(), first
#          ^^^^^^^^^^^^ blocking-subprocess: `subprocess.Popen.wait` stops every task on this event loop until the process ends

#: fix Run `subprocess.Popen.wait` in a thread
import asyncio
import subprocess

async def build():
    process = subprocess.Popen(["make"], stdout=subprocess.PIPE)
    for line in process.stdout:
        print(line)
    first = process.stdout.readline()
    process.communicate(timeout=5)
    return await asyncio.to_thread(process.wait), first

#: fix Run `process.stdout.readline` in a thread
import asyncio
import subprocess

async def build():
    process = subprocess.Popen(["make"], stdout=subprocess.PIPE)
    for line in process.stdout:
        print(line)
    first = await asyncio.to_thread(process.stdout.readline)
    process.communicate(timeout=5)
    return process.wait(), first

#: case a process kept on self
from subprocess import Popen

class Server:
    def __init__(self, command):
        self.process = Popen(command)

    async def stop(self):
        self.process.terminate()
        self.process.wait()
#       ^^^^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.Popen.wait` stops every task on this event loop until the process ends

#: case spawning and waiting the old way
import os

async def spawn(path):
    os.spawnl(os.P_WAIT, path, path)
#   ^^^^^^^^^ blocking-subprocess: `os.spawnl` stops every task on this event loop until the process ends
    pid = os.spawnv(os.P_NOWAIT, path, [path])
#         ^^^^^^^^^ blocking-subprocess: `os.spawnv` stops every task on this event loop while the process starts
    os.posix_spawn(path, [path], os.environ)
#   ^^^^^^^^^^^^^^ blocking-subprocess: `os.posix_spawn` stops every task on this event loop while the process starts
    os.waitpid(pid, 0)
#   ^^^^^^^^^^ blocking-subprocess: `os.waitpid` stops every task on this event loop until the process ends
    return os.wait()
#          ^^^^^^^ blocking-subprocess: `os.wait` stops every task on this event loop until the process ends

#: fix Run `os.waitpid` in a thread
import asyncio
import os

async def spawn(path):
    os.spawnl(os.P_WAIT, path, path)
    pid = os.spawnv(os.P_NOWAIT, path, [path])
    os.posix_spawn(path, [path], os.environ)
    await asyncio.to_thread(os.waitpid, pid, 0)
    return os.wait()

#: case in a file for trio
import subprocess
import trio

async def build():
    subprocess.run(["make"])
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends

#: fix Run `subprocess.run` in a thread
import subprocess
import trio

async def build():
    await trio.to_thread.run_sync(subprocess.run, ["make"])

#: case before 3.8
#: config {"target": "3.7"}
import subprocess

async def build():
    subprocess.run(["make"], cwd="src")
#   ^^^^^^^^^^^^^^ blocking-subprocess: `subprocess.run` stops every task on this event loop until the process ends

#: fix Run `subprocess.run` in a thread
import asyncio
import functools
import subprocess

async def build():
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(subprocess.run, ["make"], cwd="src"))

#: case asyncio's own subprocesses
import asyncio

async def build():
    process = await asyncio.create_subprocess_exec("make", stdout=asyncio.subprocess.PIPE)
    await process.communicate()
    async for line in process.stdout:
        print(line)
    return await process.wait()

#: case looking without waiting
import os
import subprocess

async def watch(process: subprocess.Popen, pid, options):
    process.poll()
    process.terminate()
    process.kill()
    process.send_signal(2)
    process.wait(timeout=0)
    print(process.returncode, process.stdout)
    os.waitpid(pid, os.WNOHANG)
    os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
    return os.wait3(os.WNOHANG)

#: case passed, not called
import asyncio
import subprocess

async def build(loop, process):
    await asyncio.to_thread(subprocess.run, ["make"], check=True)
    await loop.run_in_executor(None, subprocess.check_output, ["make"])
    await asyncio.to_thread(lambda: subprocess.run(["make"]))

#: case in sync code
import os
import subprocess

subprocess.run(["make"])

def build():
    subprocess.run(["make"])
    os.system("make")

if __name__ == "__main__":
    build()

#: case a parameter called subprocess
async def build(subprocess, os):
    subprocess.run(["make"])
    os.system("make")

#: case own classes with these methods
class Popen:
    def wait(self):
        return 0

    def communicate(self):
        return b"", b""

class Runner:
    def run(self, command):
        return command

async def build(process: Popen):
    process.wait()
    process.communicate()
    Runner().run(["make"])

#: case other things called run and wait
import asyncio

async def build(app, queue):
    app.run(["make"])
    queue.wait()
    event = asyncio.Event()
    await event.wait()

#: case anyio's process
import anyio
from anyio import run_process

async def build():
    await run_process(["make"])
    async with await anyio.open_process(["make"]) as process:
        return await process.wait()

#: case an element of a lazy generator
import subprocess

async def build(targets):
    return (subprocess.run(["make", target]) for target in targets)

#: case other os functions
import os

async def ask():
    return os.getpid(), os.environ["HOME"], os.kill(1, 0), os.cpu_count()

#: case constants and errors of subprocess
import asyncio
import subprocess

async def build():
    try:
        return await asyncio.create_subprocess_exec("make", stdout=subprocess.PIPE)
    except subprocess.CalledProcessError:
        return subprocess.CompletedProcess([], 0)

#: case a star import
from subprocess import *
from tools import *

async def build():
    launch(["make"])

#: case suppressed
import subprocess

async def build():
    subprocess.run(["make"])  # noqa: ASYNC221
    subprocess.Popen(["make"])  # asyncio-lens: ignore[blocking-subprocess]
