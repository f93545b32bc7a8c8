/** Starting asyncio: the event loop's outermost calls. */
import type { Concept } from "./concept.js";

export const runningCards: readonly Concept[] = [
  {
    id: "asyncio.run",
    kind: "api",
    names: ["asyncio.run"],
    title: { en: "Run a coroutine from ordinary code", "zh-cn": "从普通代码运行协程" },
    signature: "asyncio.run(coroutine, *, debug=None)",
    summary: {
      en:
        "Starts a new event loop, runs the coroutine to its end and returns its result. " +
        "Then it cancels the tasks that are left, closes async generators, " +
        "shuts down the default thread pool and closes the loop.",
      "zh-cn":
        "启动一个新的事件循环，把协程运行到结束，并返回其结果。" + "随后它会取消剩余的任务，关闭异步生成器和默认线程池，最后关闭循环。",
    },
    pitfalls: {
      en:
        "Where a loop is already running (in a coroutine, in a notebook cell) it raises `RuntimeError`: " +
        "write `await main()` there. " +
        "Pass the coroutine `main()`, not the function `main`. " +
        "Each call has its own loop, so tasks, connections and sessions from one call do not work in the next.",
      "zh-cn":
        "如果已有循环在运行（在协程里、在 notebook 单元格里），它会引发 `RuntimeError`：此时应写 `await main()`。" +
        "要传入协程 `main()`，而不是函数 `main`。" +
        "每次调用都使用各自的循环，上一次调用中的任务、连接和会话不能用于下一次。",
    },
    example: `async def main():
    await asyncio.sleep(1)
    print("done")

asyncio.run(main())`,
    link: "library/asyncio-runner.html#asyncio.run",
    related: ["event-loop", "asyncio.Runner", "coroutine", "debug-mode"],
  },
  {
    id: "asyncio.Runner",
    kind: "api",
    names: ["asyncio.Runner", "asyncio.Runner.run"],
    title: { en: "Run several coroutines on one loop", "zh-cn": "在同一个循环上先后运行多个协程" },
    signature: "with asyncio.Runner(*, debug=None, loop_factory=None) as runner",
    summary: {
      en:
        "Keeps one event loop and one set of context variables for several calls of `runner.run`. " +
        "Leaving the `with` block does the clean-up that `asyncio.run` does.",
      "zh-cn": "让多次 `runner.run` 调用共用一个事件循环和一组上下文变量。离开 `with` 代码块时，会做与 `asyncio.run` 相同的清理。",
    },
    pitfalls: {
      en:
        "Between two calls of `run` the loop stands still: background tasks, timers and connections make no progress. " +
        "Without `with` you have to call `close` yourself. " +
        "While a loop is running in this thread, `run` raises `RuntimeError`.",
      "zh-cn":
        "两次 `run` 调用之间循环是停住的：后台任务、定时器和连接都不会推进。" +
        "不用 `with` 时，要自己调用 `close`。" +
        "如果本线程已有循环在运行，`run` 会引发 `RuntimeError`。",
    },
    since: "3.11",
    example: `with asyncio.Runner() as runner:
    session = runner.run(open_session())
    runner.run(use(session))`,
    link: "library/asyncio-runner.html#asyncio.Runner",
    related: ["asyncio.run", "event-loop"],
  },
  {
    id: "asyncio.get_running_loop",
    kind: "api",
    names: ["asyncio.get_running_loop"],
    title: { en: "The loop this code runs on", "zh-cn": "当前代码所在的事件循环" },
    signature: "asyncio.get_running_loop()",
    summary: {
      en: "Returns the event loop that is running in this thread. In coroutines and in callbacks of the loop there always is one.",
      "zh-cn": "返回本线程中正在运行的事件循环。在协程以及由循环调用的回调中，总是有这样一个循环。",
    },
    pitfalls: {
      en:
        "Anywhere else it raises `RuntimeError: no running event loop`: at import time, before `asyncio.run`, " +
        "in a worker thread. " +
        "A function that runs in a thread has to be given the loop.",
      "zh-cn":
        "在其他地方会引发 `RuntimeError: no running event loop`：导入模块时、`asyncio.run` 之前、工作线程里。" +
        "要在线程中运行的函数，得把循环传给它。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(worker, loop)`,
    link: "library/asyncio-eventloop.html#asyncio.get_running_loop",
    related: ["event-loop", "asyncio.run", "asyncio.run_coroutine_threadsafe"],
  },
  {
    id: "asyncio.get_event_loop",
    kind: "api",
    names: ["asyncio.get_event_loop"],
    title: { en: "The current event loop, running or not", "zh-cn": "当前事件循环，无论是否在运行" },
    signature: "asyncio.get_event_loop()",
    summary: {
      en:
        "In a coroutine or callback it does what `asyncio.get_running_loop` does. " +
        "Elsewhere it returns the loop given to `asyncio.set_event_loop`; if there never was one, " +
        "Python up to 3.13 makes one in the main thread, and 3.14 raises `RuntimeError`.",
      "zh-cn":
        "在协程或回调中，它等同于 `asyncio.get_running_loop`。" +
        "在其他地方，它返回用 `asyncio.set_event_loop` 设置的循环；如果从未设置过，Python 3.13 及更早版本会在主线程里新建一个，" +
        "3.14 则引发 `RuntimeError`。",
    },
    pitfalls: {
      en:
        "Making a loop this way warns from Python 3.12, and on every version it fails in other threads and after " +
        "`asyncio.run`. " +
        "Nothing runs the loop you get. " +
        "Use `asyncio.run` to start, and `asyncio.get_running_loop` in a coroutine.",
      "zh-cn":
        "从 Python 3.12 起，这样新建循环会发出警告；在任何版本中，在其他线程里或 `asyncio.run` 之后调用都会失败。" +
        "得到的循环也没有人运行。" +
        "启动程序请用 `asyncio.run`，协程里请用 `asyncio.get_running_loop`。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()     # in place of get_event_loop()
    print(loop.time())

asyncio.run(main())`,
    link: "library/asyncio-eventloop.html#asyncio.get_event_loop",
    related: ["asyncio.get_running_loop", "asyncio.run", "asyncio.new_event_loop"],
  },
  {
    id: "asyncio.new_event_loop",
    kind: "api",
    names: ["asyncio.new_event_loop"],
    title: { en: "Make an event loop by hand", "zh-cn": "手动创建事件循环" },
    signature: "asyncio.new_event_loop()",
    summary: {
      en:
        "Creates an event loop that is neither running nor the current one of its thread. " +
        "Its tasks start once you call `run_until_complete` or `run_forever`.",
      "zh-cn":
        "创建一个事件循环；它没有在运行，也不是本线程的当前循环。" +
        "调用 `run_until_complete` 或 `run_forever` 之后，其中的任务才会开始。",
    },
    pitfalls: {
      en:
        "You have to close it yourself, after cancelling what is left, or it leaks sockets and threads. " +
        "A thread runs one loop at a time. " +
        "`asyncio.run` and `asyncio.Runner` take care of all that.",
      "zh-cn":
        "必须自己先取消剩余的任务，再关闭循环，否则会泄漏套接字和线程。" +
        "一个线程同一时刻只能运行一个循环。" +
        "`asyncio.run` 和 `asyncio.Runner` 会替你处理好这一切。",
    },
    example: `def in_thread():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main())
    finally:
        loop.close()`,
    link: "library/asyncio-eventloop.html#asyncio.new_event_loop",
    related: ["asyncio.run", "asyncio.Runner", "asyncio.AbstractEventLoop.run_until_complete"],
  },
  {
    id: "asyncio.AbstractEventLoop.run_until_complete",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.run_until_complete"],
    title: { en: "Run the loop until one result is there", "zh-cn": "运行循环直到得到一个结果" },
    signature: "loop.run_until_complete(awaitable)",
    summary: {
      en:
        "Runs the loop until the awaitable is done, then returns its result or raises its exception. " +
        "After that the loop stands still.",
      "zh-cn": "运行循环，直到可等待对象完成，然后返回其结果或引发其异常。之后循环就停住了。",
    },
    pitfalls: {
      en:
        "While a loop is running in this thread it raises `RuntimeError`. " +
        "Other tasks freeze when it returns: they are neither finished nor cancelled. " +
        "It cleans up nothing; `asyncio.run` does.",
      "zh-cn":
        "如果本线程已有循环在运行，它会引发 `RuntimeError`。" +
        "它返回时其他任务就此冻结：既没有完成，也没有被取消。" +
        "它不做任何清理，`asyncio.run` 才会。",
    },
    example: `loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(fetch()))
finally:
    loop.close()`,
    link: "library/asyncio-eventloop.html#asyncio.loop.run_until_complete",
    related: ["asyncio.run", "asyncio.new_event_loop", "asyncio.AbstractEventLoop.run_forever"],
  },
  {
    id: "asyncio.AbstractEventLoop.run_forever",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.run_forever", "asyncio.AbstractEventLoop.stop"],
    title: { en: "Run the loop until it is stopped", "zh-cn": "运行循环直到被停止" },
    signature: "loop.run_forever()",
    summary: {
      en: "Runs the loop until some code calls `loop.stop()`; the turn that is under way is finished first.",
      "zh-cn": "一直运行循环，直到有代码调用 `loop.stop()`；正在进行的那一轮会先执行完。",
    },
    pitfalls: {
      en:
        "Called from another thread, `loop.stop()` does not wake a sleeping loop: use `loop.call_soon_threadsafe(loop.stop)`. " +
        "Stopping leaves tasks unfinished: cancel and await them before you close the loop.",
      "zh-cn":
        "从其他线程调用 `loop.stop()` 不会唤醒休眠中的循环：请用 `loop.call_soon_threadsafe(loop.stop)`。" +
        "停止循环会留下未完成的任务：关闭循环之前，要先取消并等待它们。",
    },
    example: `loop = asyncio.new_event_loop()
loop.call_later(10, loop.stop)
loop.run_forever()
loop.close()`,
    link: "library/asyncio-eventloop.html#asyncio.loop.run_forever",
    related: ["asyncio.AbstractEventLoop.run_until_complete", "asyncio.run"],
  },
];
