/** Queues: passing work from task to task. */
import type { Concept } from "./concept.js";

export const queueCards: readonly Concept[] = [
  {
    id: "asyncio.Queue",
    kind: "api",
    names: ["asyncio.Queue"],
    title: { en: "Pass items from task to task", "zh-cn": "在任务之间传递数据" },
    signature: "asyncio.Queue(maxsize=0)",
    summary: {
      en:
        "First in, first out. " +
        "`get` waits while the queue is empty; with a `maxsize`, `put` waits while it is full, which slows fast producers down.",
      "zh-cn": "先进先出。队列为空时 `get` 会等待；设了 `maxsize` 时，队列满了 `put` 也会等待，从而让过快的生产者慢下来。",
    },
    pitfalls: {
      en:
        "Without `maxsize` it grows without end when producers are faster than consumers. " +
        "When the producers stop, consumers wait forever: put a sentinel, or call `shutdown()` from Python 3.13. " +
        "Unlike `queue.Queue` it is not thread-safe.",
      "zh-cn":
        "没有 `maxsize` 时，只要生产快于消费，队列就会无限增长。" +
        "生产者停下后，消费者会永远等待：放入一个哨兵值，或从 Python 3.13 起调用 `shutdown()`。" +
        "与 `queue.Queue` 不同，它不是线程安全的。",
    },
    example: `async def worker(queue):
    while True:
        job = await queue.get()
        try:
            await handle(job)
        finally:
            queue.task_done()`,
    link: "library/asyncio-queue.html#asyncio.Queue",
    related: ["asyncio.Queue.get", "asyncio.Queue.put", "asyncio.Queue.join", "asyncio.Queue.shutdown"],
  },
  {
    id: "asyncio.Queue.get",
    kind: "api",
    names: ["asyncio.Queue.get"],
    title: { en: "Take the next item", "zh-cn": "取出下一项" },
    signature: "await queue.get()",
    summary: {
      en: "Takes the next item out of the queue and returns it; waits while the queue is empty.",
      "zh-cn": "从队列取出下一项并返回；队列为空时等待。",
    },
    pitfalls: {
      en:
        "Without `await` you get a coroutine, and the item stays in the queue. " +
        "It has no timeout argument: put it into `asyncio.wait_for`. " +
        "While there are items it never suspends, so a loop that awaits nothing else starves other tasks.",
      "zh-cn":
        "没有 `await` 得到的只是协程，数据还留在队列里。" +
        "它没有超时参数：请放进 `asyncio.wait_for`。" +
        "只要队列里有数据，它就不会挂起，所以只等待它的循环会让其他任务得不到运行。",
    },
    example: `async def consume(queue):
    while (item := await queue.get()) is not None:
        await handle(item)`,
    link: "library/asyncio-queue.html#asyncio.Queue.get",
    related: ["asyncio.Queue", "asyncio.Queue.task_done", "asyncio.Queue.get_nowait"],
  },
  {
    id: "asyncio.Queue.put",
    kind: "api",
    names: ["asyncio.Queue.put"],
    title: { en: "Add an item", "zh-cn": "放入一项" },
    signature: "await queue.put(item)",
    summary: {
      en: "Adds an item to the queue; waits for room while the queue is full.",
      "zh-cn": "向队列放入一项；队列已满时等待空位。",
    },
    pitfalls: {
      en:
        "Without `await` nothing is put. " +
        "As long as there is room (always, without a `maxsize`) it never suspends, " +
        "so a producer loop that awaits nothing else does not let the consumers run.",
      "zh-cn":
        "没有 `await` 什么也没放进去。" +
        "只要还有空位（没有 `maxsize` 时总是有），它就不会挂起，所以只等待它的生产循环不会让消费者有机会运行。",
    },
    example: `async def produce(queue):
    async for row in fetch_rows():
        await queue.put(row)
    await queue.put(None)         # tells the consumer to stop`,
    link: "library/asyncio-queue.html#asyncio.Queue.put",
    related: ["asyncio.Queue", "asyncio.Queue.get", "asyncio.Queue.get_nowait"],
  },
  {
    id: "asyncio.Queue.join",
    kind: "api",
    names: ["asyncio.Queue.join"],
    title: { en: "Wait until all work is done", "zh-cn": "等所有工作完成" },
    signature: "await queue.join()",
    summary: {
      en:
        "Waits until `task_done()` has been called for every item that was put: not just taken out, but finished. " +
        "Returns at once if nothing is outstanding.",
      "zh-cn": "等到放入的每一项都有对应的 `task_done()` 调用：不只是取走，而是处理完毕。没有未完成的项时立即返回。",
    },
    pitfalls: {
      en:
        "A consumer that fails before `task_done()` makes it wait forever: call that in a `finally`. " +
        "When `join` returns, the consumers are still waiting for more: cancel them.",
      "zh-cn":
        "如果消费者在 `task_done()` 之前出错，它就会永远等下去：要在 `finally` 里调用。" +
        "`join` 返回后，消费者还在等更多的数据：要取消它们。",
    },
    example: `async def finish(queue, workers):
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)`,
    link: "library/asyncio-queue.html#asyncio.Queue.join",
    related: ["asyncio.Queue.task_done", "asyncio.Queue", "asyncio.Task.cancel"],
  },
  {
    id: "asyncio.Queue.task_done",
    kind: "api",
    names: ["asyncio.Queue.task_done"],
    title: { en: "Report one item as finished", "zh-cn": "报告一项已处理完" },
    signature: "queue.task_done()",
    summary: {
      en: "Tells the queue that the work on one item it gave out is finished. When all items are reported, `join()` returns.",
      "zh-cn": "告诉队列：取出的某一项已处理完毕。所有项都报告之后，`join()` 就会返回。",
    },
    pitfalls: {
      en:
        "It is a plain method: do not await it. " +
        "Call it exactly once for each `get()`, in a `finally` so that failed items count too; " +
        "one call too many raises `ValueError`.",
      "zh-cn":
        "它是普通方法：不要等待它。" +
        "每次 `get()` 恰好对应一次调用，放在 `finally` 里，这样处理失败的项也会计入；多调用一次会引发 `ValueError`。",
    },
    example: `async def work(queue):
    item = await queue.get()
    try:
        await handle(item)
    finally:
        queue.task_done()`,
    link: "library/asyncio-queue.html#asyncio.Queue.task_done",
    related: ["asyncio.Queue.join", "asyncio.Queue.get"],
  },
  {
    id: "asyncio.Queue.get_nowait",
    kind: "api",
    names: ["asyncio.Queue.get_nowait", "asyncio.Queue.put_nowait"],
    title: { en: "Get or put without waiting", "zh-cn": "不等待地取出或放入" },
    signature: "queue.get_nowait()",
    summary: {
      en:
        "`get_nowait` and `put_nowait` do their work at once or raise `QueueEmpty` or `QueueFull`. " +
        "They suit callbacks and other places that cannot await.",
      "zh-cn": "`get_nowait` 和 `put_nowait` 要么立即完成，要么引发 `QueueEmpty` 或 `QueueFull`。适合用在回调等不能等待的地方。",
    },
    pitfalls: {
      en:
        "They are plain methods: do not await them. " +
        "Trying again and again until it works blocks the event loop, " +
        "because no other task can fill or empty the queue meanwhile.",
      "zh-cn": "它们是普通方法：不要等待它们。反复重试直到成功会阻塞事件循环，因为这期间没有别的任务能往队列里放入或取出。",
    },
    example: `def on_message(queue, message):
    try:
        queue.put_nowait(message)
    except asyncio.QueueFull:
        print("dropped", message)`,
    link: "library/asyncio-queue.html#asyncio.Queue.get_nowait",
    related: ["asyncio.Queue.get", "asyncio.Queue.put", "asyncio.AbstractEventLoop.call_soon_threadsafe"],
  },
  {
    id: "asyncio.Queue.shutdown",
    kind: "api",
    names: ["asyncio.Queue.shutdown"],
    title: { en: "Close the queue", "zh-cn": "关闭队列" },
    signature: "queue.shutdown(immediate=False)",
    summary: {
      en:
        "From now on `put` raises `QueueShutDown`. " +
        "`get` still hands out what is left and then raises it too, also in consumers that are waiting already.",
      "zh-cn": "从此 `put` 会引发 `QueueShutDown`。`get` 会先给出剩余的数据，然后也引发它，已经在等待的消费者同样如此。",
    },
    pitfalls: {
      en:
        "Consumers have to expect `QueueShutDown`: uncaught in a `TaskGroup`, it cancels the other tasks. " +
        "With `immediate=True` the remaining items are thrown away, and `join()` returns as if they were done.",
      "zh-cn":
        "消费者必须处理 `QueueShutDown`：在 `TaskGroup` 中若不捕获，它会使其他任务被取消。" +
        "使用 `immediate=True` 时，剩余的数据会被丢弃，`join()` 会当作它们已完成而返回。",
    },
    since: "3.13",
    example: `async def consume(queue):
    try:
        while True:
            await handle(await queue.get())
    except asyncio.QueueShutDown:
        print("no more work")`,
    link: "library/asyncio-queue.html#asyncio.Queue.shutdown",
    related: ["asyncio.Queue", "asyncio.Queue.get", "asyncio.Queue.join"],
  },
  {
    id: "asyncio.PriorityQueue",
    kind: "api",
    names: ["asyncio.PriorityQueue"],
    title: { en: "A queue that gives out the smallest item first", "zh-cn": "最小者先出的队列" },
    signature: "asyncio.PriorityQueue(maxsize=0)",
    summary: {
      en: "A `Queue` whose `get` returns the smallest item, usually a tuple such as `(priority, item)`.",
      "zh-cn": "一种 `Queue`，其 `get` 返回最小的一项，通常放入 `(priority, item)` 这样的元组。",
    },
    pitfalls: {
      en:
        "At equal priority the items themselves are compared, and items without an order raise `TypeError`: " +
        "put a running number between the two. " +
        "Under steady load, items of low priority may never get their turn.",
      "zh-cn":
        "优先级相同时会比较数据本身，无法比较大小的数据会引发 `TypeError`：可以在两者之间放一个递增的序号。" +
        "负载持续不断时，低优先级的数据可能一直轮不到。",
    },
    example: `async def main():
    queue = asyncio.PriorityQueue()
    await queue.put((2, "later"))
    await queue.put((1, "first"))
    print(await queue.get())      # (1, 'first')`,
    link: "library/asyncio-queue.html#asyncio.PriorityQueue",
    related: ["asyncio.Queue", "asyncio.LifoQueue"],
  },
  {
    id: "asyncio.LifoQueue",
    kind: "api",
    names: ["asyncio.LifoQueue"],
    title: { en: "A queue that gives out the newest item first", "zh-cn": "后进先出的队列" },
    signature: "asyncio.LifoQueue(maxsize=0)",
    summary: {
      en: "A `Queue` that works like a stack: `get` returns the item that was put last.",
      "zh-cn": "像栈一样工作的 `Queue`：`get` 返回最后放入的那一项。",
    },
    pitfalls: {
      en: "Under steady load the oldest items may stay in it forever. `join()` waits for them as well.",
      "zh-cn": "负载持续不断时，最早放入的数据可能永远留在里面。`join()` 也会等待它们。",
    },
    example: `async def main():
    queue = asyncio.LifoQueue()
    await queue.put("old")
    await queue.put("new")
    print(await queue.get())      # new`,
    link: "library/asyncio-queue.html#asyncio.LifoQueue",
    related: ["asyncio.Queue", "asyncio.PriorityQueue"],
  },
];
