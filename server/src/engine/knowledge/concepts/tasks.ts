/** Starting tasks. */
import type { Concept } from "./concept.js";

export const taskCards: readonly Concept[] = [
  {
    id: "asyncio.create_task",
    kind: "api",
    names: ["asyncio.create_task"],
    title: { en: "Start a coroutine as a task", "zh-cn": "把协程作为任务启动" },
    signature: "asyncio.create_task(coroutine, *, name=None, context=None)",
    summary: {
      en:
        "Schedules the coroutine on the running event loop and returns its `Task` at once. " +
        "The body starts the next time your code has to wait, and from then on both run side by side.",
      "zh-cn":
        "把协程安排到正在运行的事件循环上，并立即返回它的 `Task`。" + "等你的代码下一次需要等待时，协程才开始执行，此后两者并发运行。",
    },
    pitfalls: {
      en:
        "Keep the task: the loop holds it only weakly, so one that nothing refers to can vanish halfway, " +
        "and its exception shows up only in the log. " +
        "It takes a coroutine, not a function or a future, and without a running loop it raises `RuntimeError`. " +
        "When `asyncio.run` ends, unfinished tasks are cancelled.",
      "zh-cn":
        "要保留这个任务：循环对它只有弱引用，没有引用的任务可能中途消失，它的异常也只会出现在日志里。" +
        "它只接受协程，不接受函数或 Future；没有正在运行的循环时会引发 `RuntimeError`。" +
        "`asyncio.run` 结束时，未完成的任务会被取消。",
    },
    example: `async def main():
    report = asyncio.create_task(build_report())
    await update_index()          # build_report() runs meanwhile
    print(await report)`,
    link: "library/asyncio-task.html#asyncio.create_task",
    related: ["task", "background-task", "asyncio.TaskGroup", "asyncio.gather"],
  },
  {
    id: "asyncio.ensure_future",
    kind: "api",
    names: ["asyncio.ensure_future"],
    title: { en: "Turn any awaitable into a future", "zh-cn": "把任意可等待对象变成 Future" },
    signature: "asyncio.ensure_future(awaitable)",
    summary: {
      en: "Wraps a coroutine or another awaitable in a `Task` and schedules it; a task or future comes back unchanged.",
      "zh-cn": "把协程或其他可等待对象包装成 `Task` 并安排执行；任务和 Future 则原样返回。",
    },
    pitfalls: {
      en:
        "For a coroutine, `asyncio.create_task` says it more plainly; either way, keep the task you get. " +
        "Outside a running loop it asks `asyncio.get_event_loop`, " +
        "which warns from Python 3.12 and raises from 3.14 when no loop was set.",
      "zh-cn":
        "对于协程，用 `asyncio.create_task` 更直白；无论用哪个，都要保留得到的任务。" +
        "没有正在运行的循环时，它会调用 `asyncio.get_event_loop`；若没有设置过循环，后者从 Python 3.12 起发出警告，" +
        "从 3.14 起引发异常。",
    },
    example: `async def finish(job):
    task = asyncio.ensure_future(job)     # coroutine, task or future
    return await task`,
    link: "library/asyncio-future.html#asyncio.ensure_future",
    related: ["asyncio.create_task", "future", "awaitable"],
  },
  {
    id: "asyncio.TaskGroup",
    kind: "api",
    names: ["asyncio.TaskGroup"],
    title: { en: "Tasks that end together", "zh-cn": "同进同退的一组任务" },
    signature: "async with asyncio.TaskGroup() as tg",
    summary: {
      en:
        "Owns the tasks you start in it: the block ends only when all of them have ended. " +
        "If one fails, the others and the block itself are cancelled, " +
        "and the failures are raised together as an `ExceptionGroup`.",
      "zh-cn":
        "掌管在其中启动的任务：所有任务都结束了，代码块才会结束。" +
        "如果有一个失败，其余任务和代码块本身都会被取消，各个异常合成一个 `ExceptionGroup` 引发。",
    },
    pitfalls: {
      en:
        "Even a single failure comes in a group, so `except ValueError` around the block does not match: " +
        "write `except* ValueError`. " +
        "A task that never ends, or one that swallows `CancelledError`, keeps the block open; a `return` inside it waits too.",
      "zh-cn":
        "即使只有一个失败，引发的也是组，所以块外的 `except ValueError` 匹配不到：应写 `except* ValueError`。" +
        "永不结束的任务，或吞掉 `CancelledError` 的任务，会让代码块一直无法退出；块内的 `return` 也同样要等。",
    },
    since: "3.11",
    example: `async def main():
    async with asyncio.TaskGroup() as tg:
        user = tg.create_task(load_user())
        orders = tg.create_task(load_orders())
    print(user.result(), orders.result())`,
    link: "library/asyncio-task.html#asyncio.TaskGroup",
    related: ["asyncio.TaskGroup.create_task", "except-star", "asyncio.gather", "cancellation"],
  },
  {
    id: "asyncio.TaskGroup.create_task",
    kind: "api",
    names: ["asyncio.TaskGroup.create_task"],
    title: { en: "Start a task in the group", "zh-cn": "在任务组中启动任务" },
    signature: "tg.create_task(coroutine, *, name=None, context=None)",
    summary: {
      en:
        "Starts a task that belongs to the group: the group refers to it and waits for it, so you need not. " +
        "Read its `result()` after the block.",
      "zh-cn": "启动一个属于该组的任务：组会持有对它的引用并等待它，不必由你来做。代码块结束后再读取它的 `result()`。",
    },
    pitfalls: {
      en:
        "Once the group has ended, or is stopping after a failure, it raises `RuntimeError`. " +
        "A task cancelled on its own is no failure: the group goes on, and only that task's `result()` raises `CancelledError`.",
      "zh-cn":
        "如果组已经结束，或因失败正在停止，它会引发 `RuntimeError`。" +
        "单独被取消的任务不算失败：组会继续，只有该任务的 `result()` 会引发 `CancelledError`。",
    },
    since: "3.11",
    example: `async def crawl(url, tg):
    for link in await fetch_links(url):
        tg.create_task(crawl(link, tg))`,
    link: "library/asyncio-task.html#asyncio.TaskGroup.create_task",
    related: ["asyncio.TaskGroup", "asyncio.Task.result", "asyncio.create_task"],
  },
  {
    id: "asyncio.eager_task_factory",
    kind: "api",
    names: ["asyncio.eager_task_factory"],
    title: { en: "Tasks that start at once", "zh-cn": "立即开始的任务" },
    signature: "loop.set_task_factory(asyncio.eager_task_factory)",
    summary: {
      en:
        "With this factory a new task runs inside `create_task` itself, up to the first `await` that has to wait. " +
        "A coroutine that never waits is done by the time `create_task` returns.",
      "zh-cn":
        "使用这个工厂后，新任务在 `create_task` 内部就开始执行，直到第一个需要等待的 `await`。" +
        "从不等待的协程，在 `create_task` 返回时就已经完成。",
    },
    pitfalls: {
      en:
        "It changes the order of things: code that counts on the task starting later can break. " +
        "Whatever the coroutine does before its first wait now holds up the one who creates it.",
      "zh-cn": "它会改变执行顺序：依赖任务稍后才开始的代码可能出错。协程在第一次等待之前所做的一切，都会占用创建者的时间。",
    },
    since: "3.12",
    example: `async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(read_cache())
    print(task.done(), await task)`,
    link: "library/asyncio-task.html#asyncio.eager_task_factory",
    related: ["asyncio.create_task", "task", "suspension-point"],
  },
];
