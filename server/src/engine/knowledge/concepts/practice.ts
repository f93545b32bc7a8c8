/** The ideas that decide whether a program behaves: who runs when, what holds up whom, what stops. */
import type { Concept } from "./concept.js";

export const practiceCards: readonly Concept[] = [
  {
    id: "cancellation",
    kind: "concept",
    names: [],
    title: { en: "Cancellation", "zh-cn": "取消" },
    summary: {
      en:
        "A request to stop, delivered as an exception: `task.cancel()` makes `CancelledError` come out of the `await` where " +
        "the task is waiting. " +
        "The task cleans up in `finally` and lets the exception pass. " +
        "Timeouts, task groups and the end of `asyncio.run` stop tasks in the same way.",
      "zh-cn":
        "一种以异常形式送达的停止请求：`task.cancel()` 让任务正在等待的那个 `await` 引发 `CancelledError`。" +
        "任务在 `finally` 中清理，然后放行该异常。" +
        "超时、任务组以及 `asyncio.run` 结束时，也都是这样停止任务的。",
    },
    pitfalls: {
      en:
        "A bare `except:`, an `except BaseException` without `raise` or a `return` in `finally` swallows the request, " +
        "and the task is not cancelled. " +
        "Code that never really waits cannot be cancelled, and neither can a thread that `asyncio.to_thread` has started.",
      "zh-cn":
        "裸的 `except:`、没有 `raise` 的 `except BaseException`，或 `finally` 里的 `return`，都会吞掉取消请求，任务不会被取消。" +
        "从不真正等待的代码无法取消，`asyncio.to_thread` 已启动的线程也无法取消。",
    },
    example: `async def worker(connection):
    try:
        await connection.serve()
    finally:                      # also runs when cancelled
        await connection.close()`,
    link: "library/asyncio-task.html#task-cancellation",
    related: ["asyncio.Task.cancel", "asyncio.CancelledError", "asyncio.timeout", "asyncio.shield"],
  },
  {
    id: "blocking-call",
    kind: "concept",
    names: [],
    title: { en: "Blocking call", "zh-cn": "阻塞调用" },
    summary: {
      en:
        "A call that keeps its thread until it is done: `time.sleep`, `requests.get`, reading a file, a long computation. " +
        "On the thread of the event loop, nothing else runs meanwhile.",
      "zh-cn":
        "完成之前一直占住线程的调用：`time.sleep`、`requests.get`、读文件、长时间的计算。" +
        "如果发生在事件循环的线程上，这期间其他一切都无法运行。",
    },
    pitfalls: {
      en:
        "One second of it in a coroutine can delay every task, timer and connection by a second, and no timeout interrupts it. " +
        "Writing `async def` around it does not help: use an async library or `asyncio.to_thread`. " +
        "For heavy computing use a process pool, since the threads of standard CPython run Python code one at a time.",
      "zh-cn":
        "协程里阻塞一秒，所有任务、定时器和连接都可能推迟一秒，任何超时都无法打断它。" +
        "外面套一层 `async def` 没有用：请使用异步库或 `asyncio.to_thread`。" +
        "繁重的计算应交给进程池，因为标准 CPython 的线程同一时刻只有一个在执行 Python 代码。",
    },
    example: `async def main():
    text = await asyncio.to_thread(read_report, "june.txt")
    await asyncio.sleep(1)        # not time.sleep(1)
    print(text)`,
    link: "library/asyncio-dev.html#asyncio-handle-blocking",
    related: ["asyncio.to_thread", "asyncio.AbstractEventLoop.run_in_executor", "event-loop", "debug-mode"],
  },
  {
    id: "suspension-point",
    kind: "concept",
    names: [],
    title: { en: "Suspension point", "zh-cn": "挂起点" },
    summary: {
      en:
        "A place where a task can give way to others: an `await` of something not ready yet, a step of `async for`, " +
        "the way in or out of `async with`. " +
        "Between two such places no other task of the loop runs.",
      "zh-cn":
        "任务可以让其他任务运行的位置：`await` 一个尚未就绪的对象、`async for` 的一步、`async with` 的进入或退出。" +
        "两个挂起点之间，循环上的其他任务都不会运行。",
    },
    pitfalls: {
      en:
        "What you checked before it may have changed after it: " +
        "guard a read and a write with an `await` between them by a lock. " +
        "Not every `await` suspends: a free lock, a queue with room or a coroutine that never waits goes straight on, " +
        "so a loop over such calls starves other tasks.",
      "zh-cn":
        "挂起之前检查过的状态，恢复之后可能已经改变：如果一读一写之间隔着 `await`，要用锁保护。" +
        "并非每个 `await` 都会挂起：空闲的锁、有空位的队列、从不等待的协程都会直接继续，" +
        "所以反复进行这类调用的循环会让其他任务得不到运行。",
    },
    example: `async def withdraw(account, amount):
    async with account.lock:
        balance = await account.read()
        await account.write(balance - amount)`,
    link: "library/asyncio-dev.html#asyncio-multithreading",
    related: ["await", "event-loop", "asyncio.Lock", "asyncio.sleep"],
  },
  {
    id: "background-task",
    kind: "concept",
    names: [],
    title: { en: "Background task", "zh-cn": "后台任务" },
    summary: {
      en: "A task that you start and do not wait for. It goes on as long as its event loop runs and something refers to it.",
      "zh-cn": "启动之后不去等待的任务。只要事件循环还在运行、并且还有引用指向它，它就会继续执行。",
    },
    pitfalls: {
      en:
        "Without a reference it can be garbage-collected halfway, and its exception shows up only in the log. " +
        "When the main coroutine ends, `asyncio.run` cancels it. " +
        "Keep it in a set and await it before you finish, or start it in a `TaskGroup`.",
      "zh-cn":
        "没有引用时，它可能执行到一半就被垃圾回收，异常也只会出现在日志里。" +
        "主协程结束时，`asyncio.run` 会取消它。" +
        "请把它存进集合，并在收尾前等待它，或者在 `TaskGroup` 中启动它。",
    },
    example: `background = set()

def start(coroutine):
    task = asyncio.create_task(coroutine)
    background.add(task)
    task.add_done_callback(background.discard)`,
    link: "library/asyncio-task.html#asyncio.create_task",
    related: ["task", "asyncio.create_task", "asyncio.TaskGroup"],
  },
  {
    id: "debug-mode",
    kind: "concept",
    names: [],
    title: { en: "Debug mode", "zh-cn": "调试模式" },
    summary: {
      en:
        "The event loop watches your code: it logs steps that hold it for more than 100 ms, " +
        "raises when methods such as `loop.call_soon` are called from the wrong thread, " +
        "and shows where a never-awaited coroutine was made. " +
        "Turn it on with `asyncio.run(main(), debug=True)`, `PYTHONASYNCIODEBUG=1` or `python -X dev`.",
      "zh-cn":
        "事件循环会监视你的代码：记录占用循环超过 100 毫秒的步骤，在错误的线程调用 `loop.call_soon` 之类的方法时引发异常，" +
        "并显示从未被等待的协程是在哪里创建的。" +
        "用 `asyncio.run(main(), debug=True)`、`PYTHONASYNCIODEBUG=1` 或 `python -X dev` 开启。",
    },
    pitfalls: {
      en:
        "It slows the loop down, so leave it off in production. " +
        "Its report of a slow step comes afterwards and names the task, not the line that blocked; " +
        "the threshold is `loop.slow_callback_duration`, in seconds.",
      "zh-cn":
        "它会拖慢循环，生产环境中不要开启。" +
        "慢步骤的报告是事后给出的，指出的是任务，而不是造成阻塞的那一行；阈值是 `loop.slow_callback_duration`，单位为秒。",
    },
    example: `async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.05
    await serve()

asyncio.run(main(), debug=True)`,
    link: "library/asyncio-dev.html#asyncio-debug-mode",
    related: ["blocking-call", "coroutine", "event-loop"],
  },
];
