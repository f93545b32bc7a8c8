/** Tasks and futures once they are there: stopping them, and asking how they ended. */
import type { Concept } from "./concept.js";

export const outcomeCards: readonly Concept[] = [
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
        "在事件循环上运行一个协程，并保存其结局。" +
        "等待它可以得到结果，`cancel()` 可以停止它，`done()`、`result()` 和 `exception()` 可以查询它。",
    },
    pitfalls: {
      en:
        "Do not construct it yourself: `asyncio.create_task` also honours the loop's task factory. " +
        "It is not thread-safe: from another thread, cancel it with `loop.call_soon_threadsafe(task.cancel)`. " +
        "As an annotation, `asyncio.Task[int]` works at run time from Python 3.9.",
      "zh-cn":
        "不要自己构造它：`asyncio.create_task` 还会遵循循环的任务工厂。" +
        "它不是线程安全的：在其他线程里要用 `loop.call_soon_threadsafe(task.cancel)` 取消它。" +
        "作为注解，`asyncio.Task[int]` 从 Python 3.9 起才能在运行时使用。",
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
        "连接回调与 `await` 的桥梁：`set_result` 或 `set_exception` 填入结局，并唤醒所有等待它的代码。" + "应用代码很少需要自己创建它。",
    },
    pitfalls: {
      en:
        "It can be filled once: after that, or after a cancellation, `set_result` raises `InvalidStateError`, " +
        "so check `done()` first. " +
        "Fill it on the loop's own thread only.",
      "zh-cn":
        "它只能填入一次：在那之后，或在被取消之后，`set_result` 会引发 `InvalidStateError`，所以要先检查 `done()`。" +
        "只能在循环所在的线程里填入。",
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
        "请求任务停止：在循环的下一轮，任务正在等待的那个 `await` 会引发 `CancelledError`。" +
        "如果任务早已完成则返回 `False`，否则返回 `True`。",
    },
    pitfalls: {
      en:
        "When `cancel()` returns, the task is still there: wait for it, so that its clean-up is over. " +
        "Awaiting a cancelled task raises `CancelledError` in you as well. " +
        "A task cancelled before its first step never runs at all, not even its `finally`.",
      "zh-cn":
        "`cancel()` 返回时任务还在：要等待它，才能确定清理已经结束。" +
        "等待已取消的任务，自己这里也会引发 `CancelledError`。" +
        "在第一步之前就被取消的任务根本不会执行，连 `finally` 也不会。",
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
        "任务结束后不久，由事件循环调用 `callback(task)`，无论任务是返回、失败还是被取消。" + "如果任务早已结束，则在循环的下一轮调用。",
    },
    pitfalls: {
      en:
        "The callback has to be a plain function: an `async def` one only makes a coroutine that nobody awaits. " +
        "What it raises is logged, nothing more. " +
        "Check `task.cancelled()` before `task.exception()`, which raises `CancelledError` for a cancelled task.",
      "zh-cn":
        "回调必须是普通函数：`async def` 函数只会产生没人等待的协程。" +
        "回调引发的异常只会记入日志。" +
        "调用 `task.exception()` 之前要先检查 `task.cancelled()`，因为任务被取消时前者会引发 `CancelledError`。",
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
        "任务未完成时，它会引发 `InvalidStateError`：应改为 `await` 该任务。" +
        "任务被取消时，它引发 `CancelledError`。" +
        "它不同于 `concurrent.futures.Future` 的 `result()`，后者会阻塞线程，直到有了结果。",
    },
    example: `async def show(tasks):
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
        "任务还在运行时，它会引发 `InvalidStateError`；任务被取消时，则引发 `CancelledError`：" +
        "要先检查 `done()` 和 `cancelled()`。" +
        "它返回异常而不是引发异常，忽略返回值就会丢掉这个错误。",
    },
    example: `def check(task):
    if task.done() and not task.cancelled():
        error = task.exception()
        if error is not None:
            print("failed:", error)`,
    link: "library/asyncio-task.html#asyncio.Task.exception",
    related: ["asyncio.Task.result", "asyncio.Task.add_done_callback", "task"],
  },
];
