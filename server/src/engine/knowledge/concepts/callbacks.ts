/** The methods of the event loop that schedule: callbacks, timers, tasks, signals. */
import type { Concept } from "./concept.js";

export const callbackCards: readonly Concept[] = [
  {
    id: "asyncio.AbstractEventLoop.call_soon",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.call_soon"],
    title: { en: "Call a function at the loop's next turn", "zh-cn": "在循环的下一轮调用函数" },
    signature: "loop.call_soon(callback, *args)",
    summary: {
      en:
        "Queues an ordinary function, to be called at the loop's next turn in the order queued. " +
        "Returns a `Handle` whose `cancel()` takes it back.",
      "zh-cn": "把普通函数排入队列，在循环的下一轮按排队顺序调用。返回一个 `Handle`，可用其 `cancel()` 撤回。",
    },
    pitfalls: {
      en:
        "An `async def` function would only make a coroutine that nobody awaits: use `asyncio.create_task`. " +
        "What the callback raises is logged and reaches nobody. " +
        "From another thread it may not be noticed until the loop wakes for something else: use `call_soon_threadsafe`.",
      "zh-cn":
        "`async def` 函数只会产生没人等待的协程：请用 `asyncio.create_task`。" +
        "回调引发的异常只会记入日志，传不到任何人那里。" +
        "从其他线程调用时，循环可能要等到因别的事醒来才会发现：请用 `call_soon_threadsafe`。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "second")
    print("first")
    await asyncio.sleep(0)`,
    link: "library/asyncio-eventloop.html#asyncio.loop.call_soon",
    related: ["asyncio.AbstractEventLoop.call_later", "asyncio.AbstractEventLoop.call_soon_threadsafe", "event-loop"],
  },
  {
    id: "asyncio.AbstractEventLoop.call_later",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.call_later", "asyncio.AbstractEventLoop.call_at"],
    title: { en: "Call a function after a while", "zh-cn": "过一段时间调用函数" },
    signature: "loop.call_later(delay, callback, *args)",
    summary: {
      en:
        "Calls an ordinary function after `delay` seconds; `call_at` takes a moment on the loop's clock, `loop.time()`, " +
        "instead. " +
        "The `TimerHandle` you get can `cancel()` it.",
      "zh-cn":
        "在 `delay` 秒之后调用普通函数；`call_at` 则接受循环时钟 `loop.time()` 上的时刻。" +
        "可以用返回的 `TimerHandle` 来 `cancel()` 它。",
    },
    pitfalls: {
      en:
        "An `async def` function would only make a coroutine that nobody awaits. " +
        "The call may come late: a blocked loop cannot be punctual. " +
        "Keyword arguments need `functools.partial`.",
      "zh-cn": "`async def` 函数只会产生没人等待的协程。调用可能会晚到：被阻塞的循环无法准时。关键字参数需要用 `functools.partial`。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    timer = loop.call_later(5, print, "still working")
    await work()
    timer.cancel()`,
    link: "library/asyncio-eventloop.html#asyncio.loop.call_later",
    related: ["asyncio.AbstractEventLoop.call_soon", "asyncio.sleep", "asyncio.timeout_at"],
  },
  {
    id: "asyncio.AbstractEventLoop.create_task",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.create_task"],
    title: { en: "Start a coroutine on this loop", "zh-cn": "在指定的循环上启动协程" },
    signature: "loop.create_task(coroutine, *, name=None)",
    summary: {
      en:
        "Schedules a coroutine as a task of this particular loop. " +
        "In a coroutine, `asyncio.create_task` does the same for the running one.",
      "zh-cn": "把协程作为任务安排到这个循环上。在协程里，`asyncio.create_task` 对正在运行的循环做同样的事。",
    },
    pitfalls: {
      en:
        "If the loop is not running, nothing starts until it is. " +
        "From another thread it is not safe: use `asyncio.run_coroutine_threadsafe`. " +
        "Keep the task: the loop holds it only weakly.",
      "zh-cn":
        "如果循环没有在运行，任务要等它运行才会开始。" +
        "从其他线程调用不安全：请用 `asyncio.run_coroutine_threadsafe`。" +
        "要保留这个任务：循环对它只有弱引用。",
    },
    example: `loop = asyncio.new_event_loop()
task = loop.create_task(main())
loop.run_until_complete(task)
loop.close()`,
    link: "library/asyncio-eventloop.html#asyncio.loop.create_task",
    related: ["asyncio.create_task", "task", "asyncio.run_coroutine_threadsafe"],
  },
  {
    id: "asyncio.AbstractEventLoop.add_signal_handler",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.add_signal_handler"],
    title: { en: "React to a signal on the loop", "zh-cn": "在循环上响应信号" },
    signature: "loop.add_signal_handler(sig, callback, *args)",
    summary: {
      en:
        "Has the event loop call an ordinary function when a signal such as `SIGTERM` arrives. " +
        "There it may set events and cancel tasks, which a handler of `signal.signal` must not.",
      "zh-cn":
        "收到 `SIGTERM` 之类的信号时，由事件循环调用普通函数。" + "在其中可以设置事件、取消任务，而 `signal.signal` 的处理函数里不可以。",
    },
    pitfalls: {
      en:
        "It works on Unix only (on Windows it raises `NotImplementedError`) and only in the main thread. " +
        "An `async def` function is refused with `TypeError`.",
      "zh-cn":
        "它只能用于 Unix（在 Windows 上会引发 `NotImplementedError`），并且只能用于主线程。" + "传入 `async def` 函数会引发 `TypeError`。",
    },
    example: `async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()`,
    link: "library/asyncio-eventloop.html#asyncio.loop.add_signal_handler",
    related: ["asyncio.Event", "asyncio.AbstractEventLoop.call_soon_threadsafe", "cancellation"],
  },
];
