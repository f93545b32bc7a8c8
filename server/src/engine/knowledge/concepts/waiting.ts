/** Waiting: for several things at once, for a time, or no longer than a time. */
import type { Concept } from "./concept.js";

export const waitingCards: readonly Concept[] = [
  {
    id: "asyncio.gather",
    kind: "api",
    names: ["asyncio.gather"],
    title: { en: "Run awaitables together, collect their results", "zh-cn": "并发运行并收集结果" },
    signature: "await asyncio.gather(*awaitables, return_exceptions=False)",
    summary: {
      en:
        "Runs the awaitables concurrently, each coroutine as a task of its own, " +
        "and gives a list of their results in the order you passed them. " +
        "With `return_exceptions=True`, exceptions go into the list instead of being raised.",
      "zh-cn":
        "并发运行各个可等待对象，每个协程都作为单独的任务，最后给出结果列表，顺序与传入时相同。" +
        "使用 `return_exceptions=True` 时，异常会放进列表，而不是引发。",
    },
    pitfalls: {
      en:
        "The first exception reaches you at once, but the others are not cancelled: they run on unattended, " +
        "and further exceptions are dropped without a word. " +
        "Pass the awaitables one by one, `gather(*jobs)`, not as a list. " +
        "It sets no limit on how many run at once; a `Semaphore` does.",
      "zh-cn":
        "第一个异常会立即传给你，但其余的不会被取消：它们继续在后台运行，后续的异常会被悄悄丢弃。" +
        "要逐个传入可等待对象，即 `gather(*jobs)`，而不是传一个列表。" +
        "它不限制同时运行的数量，要限制请用 `Semaphore`。",
    },
    example: `async def main():
    user, orders = await asyncio.gather(load_user(), load_orders())
    print(user, orders)`,
    link: "library/asyncio-task.html#asyncio.gather",
    related: ["asyncio.TaskGroup", "asyncio.as_completed", "asyncio.Semaphore", "asyncio.create_task"],
  },
  {
    id: "asyncio.wait",
    kind: "api",
    names: ["asyncio.wait"],
    title: { en: "Wait for tasks without taking their results", "zh-cn": "等待任务而不取结果" },
    signature: "await asyncio.wait(tasks, *, timeout=None, return_when=asyncio.ALL_COMPLETED)",
    summary: {
      en:
        "Waits until all tasks are done, or the first is done or has failed, or time is up, and returns two sets: " +
        "`(done, pending)`. " +
        "It raises none of their exceptions and cancels nothing.",
      "zh-cn":
        "等到所有任务完成、或第一个任务完成或失败、或时间用完，然后返回两个集合：`(done, pending)`。" +
        "它不会引发任务的异常，也不会取消任何任务。",
    },
    pitfalls: {
      en:
        "A failure stays in its task until you call `result()` on those in `done`. " +
        "When the `timeout` is over, nothing is raised and the pending tasks run on: cancel them yourself. " +
        "Coroutines are refused with `TypeError` from Python 3.11, an empty list with `ValueError`.",
      "zh-cn":
        "失败会留在任务里，直到你对 `done` 中的任务调用 `result()`。" +
        "`timeout` 到了也不会引发异常，未完成的任务会继续运行：要自己取消它们。" +
        "从 Python 3.11 起，传入协程会引发 `TypeError`；传入空列表会引发 `ValueError`。",
    },
    example: `async def first_of(tasks):
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    for task in pending:
        task.cancel()
    return done.pop().result()`,
    link: "library/asyncio-task.html#asyncio.wait",
    related: ["asyncio.gather", "asyncio.as_completed", "asyncio.wait_for", "asyncio.Task.result"],
  },
  {
    id: "asyncio.wait_for",
    kind: "api",
    names: ["asyncio.wait_for"],
    title: { en: "Wait, but not longer than this", "zh-cn": "限时等待" },
    signature: "await asyncio.wait_for(awaitable, timeout)",
    summary: {
      en:
        "Waits at most `timeout` seconds for the result; `None` means no limit. " +
        "When time is up, it cancels the awaitable, waits until that has ended and raises `asyncio.TimeoutError`.",
      "zh-cn":
        "最多等待 `timeout` 秒以取得结果；`None` 表示不限时。" + "时间一到，它会取消可等待对象，等它结束，再引发 `asyncio.TimeoutError`。",
    },
    pitfalls: {
      en:
        "It can take longer than the timeout: as long as the cancelled code needs to clean up. " +
        "A task you pass in is cancelled too; wrap it in `asyncio.shield` if others need it. " +
        "Before Python 3.11 the built-in `TimeoutError` does not catch its error.",
      "zh-cn":
        "实际用时可能超过限时，取决于被取消的代码需要多久来清理。" +
        "传入的任务也会被取消；如果别处还需要它，用 `asyncio.shield` 包起来。" +
        "在 Python 3.11 之前，内置的 `TimeoutError` 捕获不到它的异常。",
    },
    example: `async def main():
    try:
        data = await asyncio.wait_for(fetch(), timeout=5)
    except asyncio.TimeoutError:
        data = None`,
    link: "library/asyncio-task.html#asyncio.wait_for",
    related: ["asyncio.timeout", "asyncio.TimeoutError", "asyncio.shield", "cancellation"],
  },
  {
    id: "asyncio.timeout",
    kind: "api",
    names: ["asyncio.timeout"],
    title: { en: "A time limit for a block", "zh-cn": "为代码块设置时限" },
    signature: "async with asyncio.timeout(delay)",
    summary: {
      en:
        "After `delay` seconds it cancels the task at the `await` it is in, " +
        "and on the way out of the block it turns that cancellation into `TimeoutError`. " +
        "`None` means no limit.",
      "zh-cn":
        "经过 `delay` 秒后，在任务所处的 `await` 处将其取消，并在退出代码块时把这次取消转换为 `TimeoutError`。" + "`None` 表示不限时。",
    },
    pitfalls: {
      en:
        "Catch `TimeoutError` around the block: inside it the code sees `CancelledError`, and if it swallows that, " +
        "there is no timeout. " +
        "Blocking code is not interrupted. " +
        "A plain `with` raises `TypeError`.",
      "zh-cn":
        "要在代码块外面捕获 `TimeoutError`：块内的代码看到的是 `CancelledError`，如果把它吞掉，就不会有超时。" +
        "阻塞的代码不会被打断。" +
        "用普通的 `with` 会引发 `TypeError`。",
    },
    since: "3.11",
    example: `async def main():
    try:
        async with asyncio.timeout(5):
            page = await fetch()
    except TimeoutError:
        page = None`,
    link: "library/asyncio-task.html#asyncio.timeout",
    related: ["asyncio.wait_for", "asyncio.timeout_at", "asyncio.TimeoutError", "cancellation"],
  },
  {
    id: "asyncio.timeout_at",
    kind: "api",
    names: ["asyncio.timeout_at"],
    title: { en: "A deadline for a block", "zh-cn": "为代码块设置截止时刻" },
    signature: "async with asyncio.timeout_at(when)",
    summary: {
      en:
        "Like `asyncio.timeout`, with a moment instead of a duration: `when` is a time on the event loop's clock, " +
        "`loop.time()`. " +
        "Made for one deadline over several steps.",
      "zh-cn":
        "与 `asyncio.timeout` 相同，只是给的是时刻而不是时长：`when` 是事件循环时钟 `loop.time()` 上的时间。" +
        "适合让几个步骤共用一个截止时刻。",
    },
    pitfalls: {
      en:
        "That clock does not show the time of day: `time.time() + 5` is a deadline that practically never comes. " +
        "One that has passed already raises at the next `await` that has to wait.",
      "zh-cn":
        "这个时钟不是日常时间：`time.time() + 5` 是一个几乎永远不会到来的截止时刻。" +
        "如果截止时刻已过，则在下一个需要等待的 `await` 处引发异常。",
    },
    since: "3.11",
    example: `async def main():
    deadline = asyncio.get_running_loop().time() + 10
    for url in urls:
        async with asyncio.timeout_at(deadline):
            await fetch(url)`,
    link: "library/asyncio-task.html#asyncio.timeout_at",
    related: ["asyncio.timeout", "asyncio.wait_for"],
  },
  {
    id: "asyncio.sleep",
    kind: "api",
    names: ["asyncio.sleep"],
    title: { en: "Pause this task", "zh-cn": "暂停当前任务" },
    signature: "await asyncio.sleep(delay, result=None)",
    summary: {
      en:
        "Suspends this task for at least `delay` seconds while the event loop runs others. " +
        "`asyncio.sleep(0)` just gives the others a turn.",
      "zh-cn": "把当前任务挂起至少 `delay` 秒，期间事件循环运行其他任务。`asyncio.sleep(0)` 只是让其他任务运行一轮。",
    },
    pitfalls: {
      en:
        "Without `await` it does nothing. " +
        "`time.sleep` in its place stops the whole event loop. " +
        "Sleeping again and again until something has happened is slow and wasteful: wait for an `asyncio.Event`.",
      "zh-cn":
        "没有 `await` 它什么也不做。" +
        "如果换成 `time.sleep`，整个事件循环都会停住。" +
        "反复睡眠来等某件事发生，既慢又浪费：请等待 `asyncio.Event`。",
    },
    example: `async def poll(sensor):
    while True:
        print(await sensor.read())
        await asyncio.sleep(10)`,
    link: "library/asyncio-task.html#asyncio.sleep",
    related: ["blocking-call", "suspension-point", "asyncio.Event"],
  },
  {
    id: "asyncio.shield",
    kind: "api",
    names: ["asyncio.shield"],
    title: { en: "Keep a cancellation away from a task", "zh-cn": "不让取消传到任务" },
    signature: "await asyncio.shield(awaitable)",
    summary: {
      en: "If you are cancelled while you wait here, `CancelledError` is raised here, but the inner task runs on.",
      "zh-cn": "如果你在此等待时被取消，`CancelledError` 会在这里引发，但内层任务会继续运行。",
    },
    pitfalls: {
      en:
        "Keep a reference to the inner task: after a cancellation nobody else may hold it, and if it then fails, " +
        "that is only logged. " +
        "It is no protection at the end: `asyncio.run` cancels every task that is left. " +
        "Cancelling the inner task itself ends the wait as well.",
      "zh-cn":
        "要保留对内层任务的引用：取消发生后可能就没有别的代码持有它了，此后它若失败，也只会记入日志。" +
        "它挡不住程序收尾：`asyncio.run` 会取消所有剩余的任务。" +
        "直接取消内层任务，这里的等待也会随之结束。",
    },
    example: `pending = set()

async def handle(order):
    task = asyncio.create_task(save(order))
    pending.add(task)
    task.add_done_callback(pending.discard)
    await asyncio.shield(task)`,
    link: "library/asyncio-task.html#asyncio.shield",
    related: ["cancellation", "asyncio.wait_for", "background-task"],
  },
  {
    id: "asyncio.as_completed",
    kind: "api",
    names: ["asyncio.as_completed"],
    title: { en: "Results in the order they arrive", "zh-cn": "按完成的先后取得结果" },
    signature: "asyncio.as_completed(awaitables, *, timeout=None)",
    summary: {
      en:
        "Runs the awaitables concurrently and hands out their results as they come in. " +
        "In a plain `for`, each step gives a coroutine to await; from Python 3.13, `async for` gives the finished tasks.",
      "zh-cn":
        "并发运行各个可等待对象，谁先完成就先给出谁的结果。" +
        "在普通的 `for` 中，每一步给出一个供等待的协程；从 Python 3.13 起，`async for` 给出已完成的任务。",
    },
    pitfalls: {
      en:
        "The coroutines of a plain `for` are not the ones you passed, so they do not tell whose result it is: " +
        "return that along with it. " +
        "Leaving the loop cancels nothing, and neither does the `timeout`, which raises `asyncio.TimeoutError`: " +
        "the rest run on.",
      "zh-cn":
        "普通的 `for` 给出的协程不是你传入的那些，无从得知是谁的结果：要让结果自带标识。" +
        "离开循环不会取消任何任务，`timeout` 引发 `asyncio.TimeoutError` 时也不会：其余任务继续运行。",
    },
    example: `async def main():
    for earliest in asyncio.as_completed([fetch(url) for url in urls]):
        print(await earliest)`,
    link: "library/asyncio-task.html#asyncio.as_completed",
    related: ["asyncio.gather", "asyncio.wait"],
  },
];
