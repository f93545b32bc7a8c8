/** Making tasks and asking them how they ended. */
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
        "把协程安排到正在运行的事件循环上，并立即返回它的 `Task`。" +
        "等你的代码下一次需要等待时，协程才开始执行，此后两者并发运行。",
    },
    pitfalls: {
      en:
        "Keep the task: the loop holds it only weakly, so one that nothing refers to can vanish halfway, " +
        "and its exception is never seen. " +
        "It takes a coroutine, not a function or a future, and without a running loop it raises `RuntimeError`. " +
        "When `asyncio.run` ends, unfinished tasks are cancelled.",
      "zh-cn":
        "要保留这个任务：循环对它只有弱引用，没有引用的任务可能中途消失，它的异常也没人看得到。它只接受协程，不接受函数或 Future；没有正在运行的循环时会引发 `RuntimeError`。`asyncio.run` 结束时，未完成的任务会被取消。",
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
        "对于协程，用 `asyncio.create_task` 更直白；无论用哪个，都要保留得到的任务。没有正在运行的循环时，它会调用 `asyncio.get_event_loop`；若没有设置过循环，后者从 Python 3.12 起发出警告，从 3.14 起引发异常。",
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
        "掌管在其中启动的任务：所有任务都结束了，代码块才会结束。如果有一个失败，其余任务和代码块本身都会被取消，各个异常合成一个 `ExceptionGroup` 引发。",
    },
    pitfalls: {
      en:
        "Even a single failure comes in a group, so `except ValueError` around the block does not match: " +
        "write `except* ValueError`. " +
        "A task that never ends, or one that swallows `CancelledError`, keeps the block open; a `return` inside it waits too.",
      "zh-cn":
        "即使只有一个失败，引发的也是组，所以块外的 `except ValueError` 匹配不到：应写 `except* ValueError`。永不结束的任务，或吞掉 `CancelledError` 的任务，会让代码块一直无法退出；块内的 `return` 也同样要等。",
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
        "如果组已经结束，或因失败正在停止，它会引发 `RuntimeError`。单独被取消的任务不算失败：组会继续，只有该任务的 `result()` 会引发 `CancelledError`。",
    },
    since: "3.11",
    example: `async def crawl(url, tg):
    for link in await fetch_links(url):
        tg.create_task(crawl(link, tg))`,
    link: "library/asyncio-task.html#asyncio.TaskGroup.create_task",
    related: ["asyncio.TaskGroup", "asyncio.Task.result", "asyncio.create_task"],
  },
  {
    id: "asyncio.Task",
    kind: "api",
    names: ["asyncio.Task"],
    title: { en: "The object that runs a coroutine", "zh-cn": "运行协程的对象" },
    signature: "asyncio.Task(coroutine)",
    summary: {
      en:
        "Runs one coroutine on the event loop and holds its outcome. " +
        "Await it for the result, stop it with `cancel()`, ask it with `done()`, `result()` and `exception()`.",
      "zh-cn":
        "在事件循环上运行一个协程，并保存其结局。等待它可以得到结果，`cancel()` 可以停止它，`done()`、`result()` 和 `exception()` 可以查询它。",
    },
    pitfalls: {
      en:
        "Do not construct it yourself: `asyncio.create_task` also honours the loop's task factory. " +
        "It is not thread-safe: from another thread, cancel it with `loop.call_soon_threadsafe(task.cancel)`. " +
        "As an annotation, `asyncio.Task[int]` works at run time from Python 3.9.",
      "zh-cn":
        "不要自己构造它：`asyncio.create_task` 还会遵循循环的任务工厂。它不是线程安全的：在其他线程里要用 `loop.call_soon_threadsafe(task.cancel)` 取消它。作为注解，`asyncio.Task[int]` 从 Python 3.9 起才能在运行时使用。",
    },
    example: `async def main():
    task = asyncio.create_task(download(), name="download")
    await asyncio.wait([task], timeout=5)
    print(task.get_name(), task.done())`,
    link: "library/asyncio-task.html#asyncio.Task",
    related: ["task", "asyncio.create_task", "asyncio.Task.cancel", "asyncio.Task.result"],
  },
  {
    id: "asyncio.Future",
    kind: "api",
    names: ["asyncio.Future", "asyncio.Future.set_result", "asyncio.Future.set_exception", "asyncio.AbstractEventLoop.create_future"],
    title: { en: "A result that other code delivers", "zh-cn": "由其他代码交付的结果" },
    signature: "loop.create_future()",
    summary: {
      en:
        "The bridge from callbacks to `await`: `set_result` or `set_exception` fills it and wakes everyone who awaits it. " +
        "Application code rarely needs to make one.",
      "zh-cn":
        "连接回调与 `await` 的桥梁：`set_result` 或 `set_exception` 填入结局，并唤醒所有等待它的代码。" +
        "应用代码很少需要自己创建它。",
    },
    pitfalls: {
      en:
        "It can be filled once: after that, or after a cancellation, `set_result` raises `InvalidStateError`, " +
        "so check `done()` first. " +
        "Fill it on the loop's own thread only.",
      "zh-cn":
        "它只能填入一次：在那之后，或在被取消之后，`set_result` 会引发 `InvalidStateError`，所以要先检查 `done()`。只能在循环所在的线程里填入。",
    },
    example: `async def first_message(client):
    received = asyncio.get_running_loop().create_future()
    client.on_message = received.set_result
    return await received`,
    link: "library/asyncio-future.html#asyncio.Future",
    related: ["future", "asyncio.InvalidStateError", "asyncio.AbstractEventLoop.call_soon_threadsafe"],
  },
  {
    id: "asyncio.Task.cancel",
    kind: "api",
    names: ["asyncio.Task.cancel"],
    title: { en: "Ask a task to stop", "zh-cn": "请求任务停止" },
    signature: "task.cancel()",
    summary: {
      en:
        "Asks the task to stop: at the loop's next turn, `CancelledError` is raised at the `await` where the task is waiting. " +
        "Returns `False` if the task was already done, otherwise `True`.",
      "zh-cn":
        "请求任务停止：在循环的下一轮，任务正在等待的那个 `await` 会引发 `CancelledError`。如果任务早已完成则返回 `False`，否则返回 `True`。",
    },
    pitfalls: {
      en:
        "When `cancel()` returns, the task is still there: wait for it, so that its clean-up is over. " +
        "Awaiting a cancelled task raises `CancelledError` in you as well. " +
        "A task cancelled before its first step never runs at all, not even its `finally`.",
      "zh-cn":
        "`cancel()` 返回时任务还在：要等待它，才能确定清理已经结束。等待已取消的任务，自己这里也会引发 `CancelledError`。在第一步之前就被取消的任务根本不会执行，连 `finally` 也不会。",
    },
    example: `async def stop(task):
    task.cancel()
    await asyncio.wait([task])        # its clean-up is over now
    print(task.cancelled())`,
    link: "library/asyncio-task.html#asyncio.Task.cancel",
    related: ["cancellation", "asyncio.CancelledError", "asyncio.shield"],
  },
  {
    id: "asyncio.Task.add_done_callback",
    kind: "api",
    names: ["asyncio.Task.add_done_callback", "asyncio.Future.add_done_callback"],
    title: { en: "Call a function when the task has ended", "zh-cn": "任务结束时调用函数" },
    signature: "task.add_done_callback(callback)",
    summary: {
      en:
        "Has the event loop call `callback(task)` soon after the task has ended, whether it returned, failed or was cancelled. " +
        "If it has ended already, the call comes at the loop's next turn.",
      "zh-cn":
        "任务结束后不久，由事件循环调用 `callback(task)`，无论任务是返回、失败还是被取消。" +
        "如果任务早已结束，则在循环的下一轮调用。",
    },
    pitfalls: {
      en:
        "The callback has to be a plain function: an `async def` one only makes a coroutine that nobody awaits. " +
        "What it raises is logged, nothing more. " +
        "Check `task.cancelled()` before `task.exception()`, which raises `CancelledError` for a cancelled task.",
      "zh-cn":
        "回调必须是普通函数：`async def` 函数只会产生没人等待的协程。回调引发的异常只会记入日志。调用 `task.exception()` 之前要先检查 `task.cancelled()`，因为任务被取消时前者会引发 `CancelledError`。",
    },
    example: `def report(task):
    if not task.cancelled() and task.exception():
        print("failed:", task.exception())

def watch(task):
    task.add_done_callback(report)`,
    link: "library/asyncio-future.html#asyncio.Future.add_done_callback",
    related: ["background-task", "asyncio.Task.exception", "asyncio.AbstractEventLoop.call_soon"],
  },
  {
    id: "asyncio.Task.result",
    kind: "api",
    names: ["asyncio.Task.result", "asyncio.Future.result"],
    title: { en: "What a finished task returned", "zh-cn": "已完成任务的返回值" },
    signature: "task.result()",
    summary: {
      en: "Gives what the finished task returned, or raises what it raised. It never waits.",
      "zh-cn": "给出已完成任务的返回值，或引发任务引发的异常。它从不等待。",
    },
    pitfalls: {
      en:
        "On a task that is not done it raises `InvalidStateError`: `await` the task instead. " +
        "On a cancelled one it raises `CancelledError`. " +
        "It is not the `result()` of `concurrent.futures.Future`, which blocks the thread until the result is there.",
      "zh-cn":
        "任务未完成时，它会引发 `InvalidStateError`：应改为 `await` 该任务。任务被取消时，它引发 `CancelledError`。它不同于 `concurrent.futures.Future` 的 `result()`，后者会阻塞线程，直到有了结果。",
    },
    example: `async def main():
    done, pending = await asyncio.wait(tasks, timeout=5)
    for task in done:
        print(task.result())`,
    link: "library/asyncio-task.html#asyncio.Task.result",
    related: ["task", "asyncio.Task.exception", "asyncio.InvalidStateError"],
  },
  {
    id: "asyncio.Task.exception",
    kind: "api",
    names: ["asyncio.Task.exception", "asyncio.Future.exception"],
    title: { en: "How a finished task failed", "zh-cn": "已完成任务的异常" },
    signature: "task.exception()",
    summary: {
      en:
        "Gives the exception that ended the task, or `None` if it returned normally. " +
        "Having looked, you own it: it is no longer logged as never retrieved.",
      "zh-cn": "给出使任务结束的异常；如果任务正常返回，则为 `None`。看过之后就由你负责：日志不会再报告它从未被取走。",
    },
    pitfalls: {
      en:
        "It raises `InvalidStateError` while the task is running and `CancelledError` if the task was cancelled: " +
        "check `done()` and `cancelled()` first. " +
        "It returns the exception and does not raise it, so an ignored return value loses the error.",
      "zh-cn":
        "任务还在运行时，它会引发 `InvalidStateError`；任务被取消时，则引发 `CancelledError`：要先检查 `done()` 和 `cancelled()`。它返回异常而不是引发异常，忽略返回值就会丢掉这个错误。",
    },
    example: `def check(task):
    if task.done() and not task.cancelled():
        error = task.exception()
        if error is not None:
            print("failed:", error)`,
    link: "library/asyncio-task.html#asyncio.Task.exception",
    related: ["asyncio.Task.result", "asyncio.Task.add_done_callback", "task"],
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
        "使用这个工厂后，新任务在 `create_task` 内部就开始执行，直到第一个需要等待的 `await`。从不等待的协程，在 `create_task` 返回时就已经完成。",
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
