#: case a loop that polls
async def watch(sensor):
    while True:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        sensor.update()

#: case a loop that does nothing
import asyncio

async def main():
    asyncio.create_task(watch())
    while 1:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        pass

async def watch():
    while (True):
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        continue

#: case a condition that cannot change
async def run(limit: int, handler):
    running = True
    while running:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        handler()
    count = 0
    while count < limit:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        handler(count)
    stopped = False
    while not stopped:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        handler()

#: case what only looks like a way out
async def run(items, handler):
    while True:
#   ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
        for item in items:
            if item:
                break
        else:
            handler()

        def later():
            return handler()

        async def other():
            await handler()

        handler(later, other, lambda: (yield))

#: case the inner one of two
async def run(handler):
    while True:
        handler()
        while True:
#       ^^^^^ never-yields [warning]: No other task ever runs again: this loop has no end and awaits nothing
            handler()

#: case a condition that changes
async def run(self, limit: int, items: list[int], stack, event):
    count = 0
    while count < limit:
        count += 1
    while items:
        items.pop()
    while stack:
        stack.shrink()
    while not self.done:
        self.step()
    while not event.is_set():
        event.step()
    n = 5
    while n:
        n = n // 2
    while (line := items.next()):
        print(line)

#: case a condition that another function changes
async def run(subscribe, step):
    running = True

    def stop():
        nonlocal running
        running = False

    subscribe(stop)
    while running:
        step()

#: case loops that wait
import asyncio

async def run(queue, stream, lock):
    while True:
        print(await queue.get())

async def read(stream):
    while True:
        async for part in stream:
            print(part)

async def guard(lock):
    while True:
        async with lock:
            print("in")

async def collect(stream):
    while True:
        print([part async for part in stream])

async def numbers():
    n = 0
    while True:
        yield n
        n += 1

#: case loops that end
import sys

async def run(step):
    while True:
        if step():
            break

async def find(step):
    while True:
        if found := step():
            return found

async def fail(step):
    while True:
        if not step():
            raise ValueError

async def leave(step):
    while True:
        if step():
            sys.exit(1)

def stop():
    raise SystemExit

async def leave_by(step):
    while True:
        if step():
            stop()

async def outer(step):
    while True:
        for item in step():
            print(item)
        else:
            break

#: case drained until it raises
import asyncio
import contextlib

async def drain(queue: asyncio.Queue):
    try:
        while True:
            queue.task_done()
    except ValueError:
        pass
    with contextlib.suppress(asyncio.QueueEmpty):
        while True:
            print(queue.get_nowait())

async def drain_all(queue: asyncio.Queue, items):
    while True:
        print(queue.get_nowait(), next(items))

#: case a blocking call has its own finding
import time

async def poll(step):
    while True:
        step()
        time.sleep(1)

def pause():
    time.sleep(1)

async def poll_indirectly(step):
    while True:
        step()
        pause()

#: case sync functions and threads
import threading

def work(step):
    while True:
        step()

async def main(step):
    def inner():
        while True:
            step()

    threading.Thread(target=inner).start()
