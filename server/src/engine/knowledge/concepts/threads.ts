/** Between the event loop and threads: leaving it for blocking work, and coming back. */
import type { Concept } from "./concept.js";

export const threadCards: readonly Concept[] = [
  {
    id: "asyncio.to_thread",
    kind: "api",
    names: ["asyncio.to_thread"],
    title: { en: "Run a blocking function in a thread", "zh-cn": "在线程中运行阻塞函数" },
    signature: "await asyncio.to_thread(func, *args, **kwargs)",
    summary: {
      en:
        "Calls an ordinary function in a worker thread and waits for its result, so the event loop stays free. " +
        "The function sees the caller's context variables.",
      "zh-cn": "在工作线程中调用普通函数并等待其结果，事件循环因此保持空闲。该函数能看到调用者的上下文变量。",
    },
    pitfalls: {
      en:
        "Pass the function and its arguments: `to_thread(load(path))` runs `load` right here, on the loop. " +
        "Given an `async def` function, it only brings back a coroutine. " +
        "Cancelling the wait, or a timeout, does not stop the thread.",
      "zh-cn":
        "要分别传入函数和参数：`to_thread(load(path))` 会就在这里、在循环的线程上运行 `load`。" +
        "如果传入 `async def` 函数，得到的只是协程。" +
        "取消等待或超时都不会让线程停下。",
    },
    since: "3.9",
    example: `async def main():
    text = await asyncio.to_thread(read_report, "june.txt", encoding="utf-8")
    print(text)`,
    link: "library/asyncio-task.html#asyncio.to_thread",
    related: ["blocking-call", "asyncio.AbstractEventLoop.run_in_executor", "asyncio.run_coroutine_threadsafe"],
  },
  {
    id: "asyncio.AbstractEventLoop.run_in_executor",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.run_in_executor"],
    title: { en: "Run a function in a pool of threads or processes", "zh-cn": "在线程池或进程池中运行函数" },
    signature: "await loop.run_in_executor(executor, func, *args)",
    summary: {
      en:
        "Hands an ordinary function to the executor at once and returns a future to await. " +
        "`None` stands for the loop's own thread pool; a `ProcessPoolExecutor` spreads heavy computing over several cores.",
      "zh-cn":
        "立即把普通函数交给执行器，并返回一个供等待的 Future。" +
        "`None` 表示循环自带的线程池；`ProcessPoolExecutor` 可以把繁重的计算分摊到多个核上。",
    },
    pitfalls: {
      en:
        "Keyword arguments need `functools.partial`, and context variables are not carried over, " +
        "unlike in `asyncio.to_thread`. " +
        "Given an `async def` function, it only brings back a coroutine. " +
        "What goes to a process pool must be picklable, so no `lambda`.",
      "zh-cn":
        "关键字参数需要用 `functools.partial`；与 `asyncio.to_thread` 不同，上下文变量不会带过去。" +
        "如果传入 `async def` 函数，得到的只是协程。" +
        "交给进程池的东西必须能够 pickle，所以不能用 `lambda`。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, crunch, data))`,
    link: "library/asyncio-eventloop.html#asyncio.loop.run_in_executor",
    related: ["asyncio.to_thread", "blocking-call", "future"],
  },
  {
    id: "asyncio.run_coroutine_threadsafe",
    kind: "api",
    names: ["asyncio.run_coroutine_threadsafe"],
    title: { en: "Run a coroutine from another thread", "zh-cn": "从其他线程运行协程" },
    signature: "asyncio.run_coroutine_threadsafe(coroutine, loop)",
    summary: {
      en:
        "Hands a coroutine to the event loop of another thread and returns a `concurrent.futures.Future`. " +
        "Its `result()` blocks your thread until the coroutine has ended.",
      "zh-cn": "把协程交给另一个线程的事件循环，返回一个 `concurrent.futures.Future`。它的 `result()` 会阻塞当前线程，直到协程结束。",
    },
    pitfalls: {
      en:
        "On the loop's own thread, `result()` waits forever: it keeps the loop from running the very coroutine it waits for. " +
        "If the loop is not running, the coroutine never starts. " +
        "Pass a timeout, `result(timeout=10)`, to find out.",
      "zh-cn":
        "在循环自己的线程上调用 `result()` 会永远等待：它让循环无法运行它所等的那个协程。" +
        "如果循环没有在运行，协程就不会开始。" +
        "传入超时，如 `result(timeout=10)`，可以及早发现。",
    },
    example: `def in_thread(loop):
    future = asyncio.run_coroutine_threadsafe(save(), loop)
    print(future.result(timeout=10))`,
    link: "library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
    related: ["asyncio.AbstractEventLoop.call_soon_threadsafe", "asyncio.to_thread", "asyncio.get_running_loop"],
  },
  {
    id: "asyncio.AbstractEventLoop.call_soon_threadsafe",
    kind: "api",
    names: ["asyncio.AbstractEventLoop.call_soon_threadsafe"],
    title: { en: "Call a function on the loop from another thread", "zh-cn": "从其他线程让循环调用函数" },
    signature: "loop.call_soon_threadsafe(callback, *args)",
    summary: {
      en:
        "Has the event loop call an ordinary function on its own thread, and wakes the loop up for it. " +
        "One of the few loop methods that other threads may call.",
      "zh-cn": "让事件循环在它自己的线程上调用普通函数，并为此唤醒循环。这是少数允许其他线程调用的循环方法之一。",
    },
    pitfalls: {
      en:
        "It does not wait and gives back no result: for that, use `asyncio.run_coroutine_threadsafe`. " +
        "An `async def` function would only make a coroutine that nobody awaits. " +
        "On a closed loop it raises `RuntimeError`.",
      "zh-cn":
        "它不等待，也不给出结果：需要结果请用 `asyncio.run_coroutine_threadsafe`。" +
        "`async def` 函数只会产生没人等待的协程。" +
        "循环已关闭时，它会引发 `RuntimeError`。",
    },
    example: `def on_reading(loop, queue, value):     # called by a driver's thread
    loop.call_soon_threadsafe(queue.put_nowait, value)`,
    link: "library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe",
    related: ["asyncio.run_coroutine_threadsafe", "asyncio.AbstractEventLoop.call_soon", "event-loop"],
  },
];
