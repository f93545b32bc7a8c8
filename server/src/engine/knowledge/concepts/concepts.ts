/** The objects asyncio is made of: the cards behind every other card. */
import type { Concept } from "./concept.js";

export const conceptCards: readonly Concept[] = [
  {
    id: "coroutine",
    kind: "concept",
    names: [],
    title: { en: "Coroutine", "zh-cn": "协程" },
    summary: {
      en:
        "What calling an `async def` function gives you: a call that is prepared but not started. " +
        "Its body runs when you `await` it or hand it to the event loop as a task, and wherever it has to wait, " +
        "other tasks get their turn.",
      "zh-cn":
        "调用 `async def` 函数得到的对象：一次参数已备好、但尚未开始的调用。" +
        "用 `await` 等待它，或把它作为任务交给事件循环，函数体才会执行；凡是需要等待的地方，都会轮到其他任务运行。",
    },
    pitfalls: {
      en:
        "Nothing runs until then: a coroutine that is dropped does no work and leaves only the warning " +
        "`coroutine ... was never awaited`. " +
        "It runs once; awaiting it again raises `RuntimeError`. " +
        "In an `if` it is always true, whatever the function would have returned.",
      "zh-cn":
        "在那之前什么都不会执行：被丢弃的协程不做任何事，只留下警告 `coroutine ... was never awaited`。" +
        "每个协程只能运行一次，再次等待会引发 `RuntimeError`。" +
        "放在 `if` 里它总是真值，与函数会返回什么无关。",
    },
    example: `async def main():
    coroutine = load()        # nothing has run yet
    data = await coroutine    # now it runs to its end
    print(data)`,
    link: "glossary.html#term-coroutine",
    related: ["coroutine-function", "await", "asyncio.create_task"],
  },
  {
    id: "coroutine-function",
    kind: "concept",
    names: [],
    title: { en: "Coroutine function", "zh-cn": "协程函数" },
    summary: {
      en:
        "A function defined with `async def` and without `yield` in its body. " +
        "Calling it checks and binds the arguments, runs none of the body and returns a coroutine.",
      "zh-cn": "用 `async def` 定义、函数体内没有 `yield` 的函数。调用它只会检查并绑定参数，不执行函数体，然后返回一个协程。",
    },
    pitfalls: {
      en:
        "Given to something that expects an ordinary function (`threading.Thread`, `loop.call_later`, a `key=` argument), " +
        "it only makes coroutines that nobody awaits. " +
        "Called without `await`, it gives you the coroutine instead of the result, " +
        "hence errors such as `'coroutine' object is not subscriptable`.",
      "zh-cn":
        "把它交给需要普通函数的地方（`threading.Thread`、`loop.call_later`、`key=` 参数），只会产生没人等待的协程。" +
        "调用时漏写 `await`，得到的是协程而不是结果，于是出现 `'coroutine' object is not subscriptable` 之类的错误。",
    },
    example: `async def greet(name):
    await asyncio.sleep(1)
    return "Hello, " + name

async def main():
    print(await greet("Ada"))`,
    link: "glossary.html#term-coroutine-function",
    related: ["coroutine", "async-def", "inspect.iscoroutinefunction"],
  },
  {
    id: "task",
    kind: "concept",
    names: [],
    title: { en: "Task", "zh-cn": "任务" },
    summary: {
      en:
        "A coroutine that the event loop runs for you, side by side with all other tasks. " +
        "It starts at the loop's next turn, goes on whenever what it awaits is ready, " +
        "and keeps its result or exception for whoever asks.",
      "zh-cn":
        "由事件循环负责运行的协程，与其他任务并发执行。" +
        "它在循环的下一轮开始，每当所等待的对象就绪便继续执行，并保存结果或异常供人取用。",
    },
    pitfalls: {
      en:
        "The loop holds a task only weakly: one that nothing else refers to can be garbage-collected before it ends. " +
        "An exception stays inside the task until something awaits it or reads its result; if nothing ever does, " +
        "it is merely logged when the task is collected.",
      "zh-cn":
        "事件循环对任务只有弱引用：没有其他引用的任务，可能在完成前就被垃圾回收。" +
        "异常会留在任务里，直到有代码等待该任务或读取其结果；若始终没有，则只在任务被回收时记一条日志。",
    },
    example: `async def main():
    task = asyncio.create_task(download())
    await prepare()           # download() runs meanwhile
    data = await task`,
    link: "library/asyncio-task.html#asyncio-task-obj",
    related: ["asyncio.create_task", "asyncio.TaskGroup", "background-task", "cancellation"],
  },
  {
    id: "future",
    kind: "concept",
    names: [],
    title: { en: "Future", "zh-cn": "Future" },
    summary: {
      en:
        "A slot for a result that is not there yet. " +
        "Whoever awaits it is suspended until some other code stores a result, stores an exception or cancels it. " +
        "A `Task` is a future that a coroutine fills.",
      "zh-cn":
        "为尚未产生的结果预留的位置。" +
        "等待它的代码会被挂起，直到别处存入结果、存入异常或将它取消。" +
        "`Task` 就是由协程来填入结果的 Future。",
    },
    pitfalls: {
      en:
        "If nobody fills it, whoever awaits it waits forever. " +
        "It belongs to one event loop and is not thread-safe: from another thread, " +
        "fill it through `loop.call_soon_threadsafe`. " +
        "A `concurrent.futures.Future` is a different thing and cannot be awaited without `asyncio.wrap_future`.",
      "zh-cn":
        "如果没人填入结果，等待它的代码会永远等下去。" +
        "它属于某一个事件循环，且不是线程安全的：在其他线程中要通过 `loop.call_soon_threadsafe` 来填入。" +
        "`concurrent.futures.Future` 是另一种对象，须经 `asyncio.wrap_future` 包装才能被等待。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    answer = loop.create_future()
    loop.call_later(1, answer.set_result, 42)
    print(await answer)`,
    link: "library/asyncio-future.html#asyncio.Future",
    related: ["task", "awaitable", "asyncio.Future"],
  },
  {
    id: "event-loop",
    kind: "concept",
    names: [],
    title: { en: "Event loop", "zh-cn": "事件循环" },
    summary: {
      en:
        "The scheduler of asyncio, running in one thread. " +
        "It lets one task run until that task has to wait, then takes the next one that is ready; when none is, " +
        "it sleeps until a timer is due or the operating system reports that data can be read or written.",
      "zh-cn":
        "asyncio 的调度器，运行在单个线程里。" +
        "它让一个任务一直运行到必须等待为止，再换下一个就绪的任务；没有任务就绪时便休眠，直到定时器到期，" +
        "或操作系统通知有数据可读写。",
    },
    pitfalls: {
      en:
        "Nobody is interrupted: code that computes or blocks without awaiting stops every task, " +
        "timer and connection on its loop. " +
        "Futures and tasks belong to the loop they were made on; " +
        "awaiting an unfinished one on another loop raises `RuntimeError` with `attached to a different loop`.",
      "zh-cn":
        "事件循环不会强行打断任何代码：只计算或阻塞而不等待的代码，会让同一循环上的所有任务、定时器和连接停住。" +
        "Future 和任务属于创建它们的循环；在另一个循环上等待尚未完成的 Future 或任务会引发 `RuntimeError`，" +
        "提示 `attached to a different loop`。",
    },
    example: `async def main():
    loop = asyncio.get_running_loop()
    print(loop.time())

asyncio.run(main())`,
    link: "library/asyncio-eventloop.html#asyncio-event-loop",
    related: ["asyncio.run", "asyncio.get_running_loop", "blocking-call", "suspension-point"],
  },
  {
    id: "awaitable",
    kind: "concept",
    names: [],
    title: { en: "Awaitable", "zh-cn": "可等待对象" },
    summary: {
      en:
        "Anything `await` accepts: a coroutine, a `Task`, a `Future`, or an object with an `__await__` method. " +
        "`await` gives its result or raises its exception.",
      "zh-cn":
        "凡是 `await` 能接受的对象：协程、`Task`、`Future`，或带有 `__await__` 方法的对象。" + "`await` 会给出它的结果，或引发它的异常。",
    },
    pitfalls: {
      en:
        "Awaiting anything else, such as `None` or a list, raises `TypeError`. " +
        "A coroutine can be awaited once, a task or future as often as you like. " +
        "Awaiting two coroutines in a row runs one after the other, not side by side.",
      "zh-cn":
        "等待其他对象，例如 `None` 或列表，会引发 `TypeError`。" +
        "协程只能等待一次，任务和 Future 则可以等待任意多次。" +
        "接连等待两个协程是一个接一个地执行，并不会并发。",
    },
    example: `async def main():
    user = await load_user()                          # a coroutine
    task = asyncio.create_task(load_orders(user))
    orders = await task                               # a task`,
    link: "library/asyncio-task.html#asyncio-awaitables",
    related: ["await", "coroutine", "task", "future"],
  },
];
