/** Events, conditions and barriers: tasks that wait for one another. */
import type { Concept } from "./concept.js";

export const notificationCards: readonly Concept[] = [
  {
    id: "asyncio.Event",
    kind: "api",
    names: ["asyncio.Event"],
    title: { en: "A flag that tasks wait for", "zh-cn": "供任务等待的标志" },
    signature: "asyncio.Event()",
    summary: {
      en:
        "Tasks in `await event.wait()` sleep until some code calls `event.set()`, which wakes all of them. " +
        "While it is set, `wait` returns at once.",
      "zh-cn":
        "在 `await event.wait()` 中的任务会一直休眠，直到有代码调用 `event.set()` 把它们全部唤醒。" +
        "处于已设置状态时，`wait` 会立即返回。",
    },
    pitfalls: {
      en:
        "It stays set until `clear()`: a loop that waits for it again spins without ever suspending. " +
        "From another thread, `set()` does not wake the loop: use `loop.call_soon_threadsafe(event.set)`.",
      "zh-cn":
        "它会一直保持已设置，直到 `clear()`：再次等待它的循环会空转，从不挂起。" +
        "从其他线程调用 `set()` 不会唤醒循环：请用 `loop.call_soon_threadsafe(event.set)`。",
    },
    example: `async def main():
    ready = asyncio.Event()
    task = asyncio.create_task(serve(ready))
    await ready.wait()
    print("accepting connections")
    await task`,
    link: "library/asyncio-sync.html#asyncio.Event",
    related: ["asyncio.Event.wait", "asyncio.Event.set", "asyncio.Condition", "asyncio.Future"],
  },
  {
    id: "asyncio.Event.wait",
    kind: "api",
    names: ["asyncio.Event.wait"],
    title: { en: "Wait until the event is set", "zh-cn": "等到事件被设置" },
    signature: "await event.wait()",
    summary: {
      en: "If the event is set, returns `True` at once, without suspending; otherwise sleeps until some code sets it.",
      "zh-cn": "如果事件已设置，立即返回 `True`，不会挂起；否则休眠，直到有代码设置它。",
    },
    pitfalls: {
      en:
        "Without `await` it waits for nothing, and `if event.wait():` is always true; to ask without waiting, " +
        "use `event.is_set()`. " +
        "It has no timeout argument: put it into `asyncio.wait_for`.",
      "zh-cn":
        "没有 `await` 就不会等待，而 `if event.wait():` 总是成立；只查询而不等待，请用 `event.is_set()`。" +
        "它没有超时参数：请放进 `asyncio.wait_for`。",
    },
    example: `async def worker(started):
    await started.wait()
    print("go")`,
    link: "library/asyncio-sync.html#asyncio.Event.wait",
    related: ["asyncio.Event", "asyncio.Event.set", "asyncio.wait_for"],
  },
  {
    id: "asyncio.Event.set",
    kind: "api",
    names: ["asyncio.Event.set"],
    title: { en: "Set the event and wake all waiters", "zh-cn": "设置事件并唤醒所有等待者" },
    signature: "event.set()",
    summary: {
      en: "Sets the flag and wakes every task in `wait()`. They go on at the loop's next turn, even if the flag is cleared right away.",
      "zh-cn": "设置标志，并唤醒 `wait()` 中的所有任务。它们在循环的下一轮继续，即使标志随即又被清除。",
    },
    pitfalls: {
      en:
        "It is a plain method: `await event.set()` sets the flag and then fails with `TypeError`, " +
        "because there is nothing to await. " +
        "From another thread it does not wake the loop: use `loop.call_soon_threadsafe(event.set)`.",
      "zh-cn":
        "它是普通方法：`await event.set()` 会先设置标志，再因为没有可等待的对象而引发 `TypeError`。" +
        "从其他线程调用不会唤醒循环：请用 `loop.call_soon_threadsafe(event.set)`。",
    },
    example: `async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.call_later(60, stop.set)
    await stop.wait()`,
    link: "library/asyncio-sync.html#asyncio.Event.set",
    related: ["asyncio.Event", "asyncio.Event.wait", "asyncio.AbstractEventLoop.call_soon_threadsafe"],
  },
  {
    id: "asyncio.Condition",
    kind: "api",
    names: ["asyncio.Condition"],
    title: { en: "Wait until shared state has changed", "zh-cn": "等待共享状态发生变化" },
    signature: "asyncio.Condition(lock=None)",
    summary: {
      en:
        "A lock with a waiting room. " +
        "A task that holds the lock calls `wait()`, which lets the lock go and sleeps until another task, holding the lock, " +
        "calls `notify()`.",
      "zh-cn": "带等候室的锁。持有锁的任务调用 `wait()`，它会释放锁并休眠，直到另一个持有锁的任务调用 `notify()`。",
    },
    pitfalls: {
      en:
        "A `notify()` before the `wait()` is lost, and by the time a woken task runs, things may have changed again: " +
        "prefer `await condition.wait_for(predicate)`. " +
        "Without holding the lock, both raise `RuntimeError`.",
      "zh-cn":
        "先于 `wait()` 的 `notify()` 会丢失；被唤醒的任务真正运行时，情况也可能又变了：" +
        "最好用 `await condition.wait_for(predicate)`。" +
        "没有持有锁时，两者都会引发 `RuntimeError`。",
    },
    example: `async def take(condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        return items.pop()`,
    link: "library/asyncio-sync.html#asyncio.Condition",
    related: ["asyncio.Condition.wait", "asyncio.Condition.notify", "asyncio.Lock", "asyncio.Event"],
  },
  {
    id: "asyncio.Condition.wait",
    kind: "api",
    names: ["asyncio.Condition.wait", "asyncio.Condition.wait_for"],
    title: { en: "Sleep until notified", "zh-cn": "休眠直到被通知" },
    signature: "await condition.wait()",
    summary: {
      en:
        "Releases the lock, sleeps until notified, and takes the lock again before it returns. " +
        "`wait_for(predicate)` repeats that until the predicate is true.",
      "zh-cn": "释放锁，休眠直到被通知，返回之前重新获取锁。`wait_for(predicate)` 会反复这样做，直到谓词为真。",
    },
    pitfalls: {
      en:
        "Being woken does not mean that what you wait for is true: check it in a `while`, or use `wait_for`. " +
        "Outside `async with condition` it raises `RuntimeError`.",
      "zh-cn":
        "被唤醒并不意味着所等的条件成立：要放在 `while` 中检查，或者用 `wait_for`。" +
        "在 `async with condition` 之外，它会引发 `RuntimeError`。",
    },
    example: `async def wait_until_empty(condition, jobs):
    async with condition:
        while jobs:
            await condition.wait()`,
    link: "library/asyncio-sync.html#asyncio.Condition.wait",
    related: ["asyncio.Condition", "asyncio.Condition.notify"],
  },
  {
    id: "asyncio.Condition.notify",
    kind: "api",
    names: ["asyncio.Condition.notify", "asyncio.Condition.notify_all"],
    title: { en: "Wake waiting tasks", "zh-cn": "唤醒等待中的任务" },
    signature: "condition.notify(n=1)",
    summary: {
      en:
        "Wakes one waiting task, or all of them with `notify_all()`. " +
        "A woken task goes on only when it has the lock again, so not before you release it.",
      "zh-cn": "唤醒一个等待中的任务；`notify_all()` 则唤醒全部。被唤醒的任务要重新拿到锁才能继续，也就是在你释放锁之后。",
    },
    pitfalls: {
      en:
        "It is a plain method: do not await it. " +
        "Without holding the lock it raises `RuntimeError`. " +
        "If nobody is waiting, it does nothing and is not remembered.",
      "zh-cn":
        "它是普通方法：不要等待它。" + "没有持有锁时，它会引发 `RuntimeError`。" + "如果没有任务在等待，它什么也不做，也不会留到以后生效。",
    },
    example: `async def put(condition, items, item):
    async with condition:
        items.append(item)
        condition.notify()`,
    link: "library/asyncio-sync.html#asyncio.Condition.notify",
    related: ["asyncio.Condition", "asyncio.Condition.wait"],
  },
  {
    id: "asyncio.Barrier",
    kind: "api",
    names: ["asyncio.Barrier", "asyncio.Barrier.wait"],
    title: { en: "Wait until everybody has arrived", "zh-cn": "等所有任务到齐" },
    signature: "asyncio.Barrier(parties)",
    summary: {
      en:
        "Holds tasks in `await barrier.wait()` until `parties` of them have arrived, then lets them all go on. " +
        "After that it can be used again.",
      "zh-cn": "让任务停在 `await barrier.wait()`，直到有 `parties` 个任务到达，再一起放行。之后可以重复使用。",
    },
    pitfalls: {
      en:
        "With too few tasks, all of them wait forever. " +
        "A waiter that is cancelled simply drops out, and the rest wait for another; " +
        "`await barrier.abort()` makes them fail with `BrokenBarrierError`.",
      "zh-cn":
        "任务数不够时，所有任务都会永远等下去。" +
        "被取消的等待者只是退出，其余的会继续等下一个来补位；`await barrier.abort()` 会让它们以 `BrokenBarrierError` 失败。",
    },
    since: "3.11",
    example: `async def worker(barrier):
    await prepare()
    await barrier.wait()          # nobody starts before all are ready
    await measure()`,
    link: "library/asyncio-sync.html#asyncio.Barrier",
    related: ["asyncio.Event", "asyncio.Condition", "asyncio.TaskGroup"],
  },
];
