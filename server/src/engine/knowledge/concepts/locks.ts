/** Who may enter: locks and limits between tasks of one event loop. */
import type { Concept } from "./concept.js";

export const lockCards: readonly Concept[] = [
  {
    id: "asyncio.Lock",
    kind: "api",
    names: ["asyncio.Lock"],
    title: { en: "One task at a time", "zh-cn": "同一时刻只允许一个任务" },
    signature: "asyncio.Lock()",
    summary: {
      en: "Lets one task at a time into `async with lock`; the others wait their turn, first come, first served.",
      "zh-cn": "同一时刻只让一个任务进入 `async with lock`；其余任务按先来后到排队等待。",
    },
    pitfalls: {
      en:
        "It is not reentrant: a task that holds it and asks for it again waits forever. " +
        "All tasks must share one lock, and it keeps out tasks of one loop, not threads. " +
        "Before Python 3.10 it has to be made inside the running loop.",
      "zh-cn":
        "它不可重入：已持有锁的任务再次获取它，会永远等下去。" +
        "所有任务必须共用同一个锁，而且它只对同一循环上的任务有效，对线程无效。" +
        "在 Python 3.10 之前，必须在正在运行的循环中创建它。",
    },
    example: `class Cache:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def refresh(self):
        async with self.lock:
            self.data = await load()`,
    link: "library/asyncio-sync.html#asyncio.Lock",
    related: ["suspension-point", "asyncio.Lock.acquire", "asyncio.Semaphore", "asyncio.Condition"],
  },
  {
    id: "asyncio.Lock.acquire",
    kind: "api",
    names: ["asyncio.Lock.acquire", "asyncio.Semaphore.acquire", "asyncio.BoundedSemaphore.acquire"],
    title: { en: "Take the lock", "zh-cn": "获取锁" },
    signature: "await lock.acquire()",
    summary: {
      en:
        "Waits until the lock is free (or the semaphore has a place), takes it and returns `True`. " +
        "A free lock is taken at once, without suspending the task.",
      "zh-cn": "等到锁空闲（或信号量有空位）后将其占用，返回 `True`。锁空闲时立即占用，不会挂起任务。",
    },
    pitfalls: {
      en:
        "Without `await` nothing is taken, and `if lock.acquire():` is always true, because a coroutine is. " +
        "Every `acquire` needs a `release` in a `finally`, which `async with lock` does for you. " +
        "It has no timeout argument: put it into `asyncio.wait_for`.",
      "zh-cn":
        "没有 `await` 就没有获取到，而 `if lock.acquire():` 总是成立，因为协程总是真值。" +
        "每次 `acquire` 都要在 `finally` 里对应一次 `release`，用 `async with lock` 可以自动完成。" +
        "它没有超时参数：请放进 `asyncio.wait_for`。",
    },
    example: `async def update(lock):
    await lock.acquire()
    try:
        await write()
    finally:
        lock.release()`,
    link: "library/asyncio-sync.html#asyncio.Lock.acquire",
    related: ["asyncio.Lock", "asyncio.Semaphore", "async-with"],
  },
  {
    id: "asyncio.Semaphore",
    kind: "api",
    names: ["asyncio.Semaphore"],
    title: { en: "At most so many tasks at a time", "zh-cn": "限制同时进入的任务数" },
    signature: "asyncio.Semaphore(value=1)",
    summary: {
      en: "Lets at most `value` tasks at a time into `async with semaphore`; the next one waits until another leaves.",
      "zh-cn": "同一时刻最多让 `value` 个任务进入 `async with semaphore`；下一个任务要等有任务离开。",
    },
    pitfalls: {
      en:
        "All tasks must share one semaphore: made inside the function it guards, it limits nothing. " +
        "It limits how many are at work, not how many tasks exist. " +
        "A surplus `release` raises the limit for good; `BoundedSemaphore` refuses it.",
      "zh-cn":
        "所有任务必须共用同一个信号量：如果在它所保护的函数里创建，就什么也限制不了。" +
        "它限制的是同时在干活的数量，而不是存在的任务数。" +
        "多余的 `release` 会永久抬高上限，`BoundedSemaphore` 则会拒绝。",
    },
    example: `async def main():
    limit = asyncio.Semaphore(10)

    async def fetch_one(url):
        async with limit:
            return await fetch(url)

    print(await asyncio.gather(*map(fetch_one, urls)))`,
    link: "library/asyncio-sync.html#asyncio.Semaphore",
    related: ["asyncio.BoundedSemaphore", "asyncio.gather", "asyncio.Queue", "asyncio.Lock.acquire"],
  },
  {
    id: "asyncio.BoundedSemaphore",
    kind: "api",
    names: ["asyncio.BoundedSemaphore"],
    title: { en: "A semaphore that keeps count", "zh-cn": "会核对次数的信号量" },
    signature: "asyncio.BoundedSemaphore(value=1)",
    summary: {
      en:
        "A `Semaphore` that raises `ValueError` when it is released more often than it was acquired, " +
        "instead of silently raising its limit.",
      "zh-cn": "一种 `Semaphore`：释放次数多于获取次数时会引发 `ValueError`，而不是悄悄抬高上限。",
    },
    pitfalls: {
      en:
        "The error comes from the surplus `release`, which need not be the wrong one. " +
        "With `async with` the counts always match, and then it makes no difference.",
      "zh-cn": "异常由多出来的那次 `release` 引发，但写错的未必是它。使用 `async with` 时次数总能对上，两者就没有区别了。",
    },
    example: `async def upload(places, path):
    async with places:
        await send(path)

async def main():
    places = asyncio.BoundedSemaphore(3)
    await asyncio.gather(upload(places, "a"), upload(places, "b"))`,
    link: "library/asyncio-sync.html#asyncio.BoundedSemaphore",
    related: ["asyncio.Semaphore", "asyncio.Lock.acquire"],
  },
];
