/** Looking at what there is: tasks that run, things that can be awaited, items one by one. */
import type { Concept } from "./concept.js";

export const inspectionCards: readonly Concept[] = [
  {
    id: "asyncio.current_task",
    kind: "api",
    names: ["asyncio.current_task"],
    title: { en: "The task this code runs in", "zh-cn": "当前代码所在的任务" },
    signature: "asyncio.current_task()",
    summary: {
      en: "Returns the task that is running this code, or `None` in a callback that the event loop calls itself.",
      "zh-cn": "返回正在运行这段代码的任务；在由事件循环直接调用的回调中，返回 `None`。",
    },
    pitfalls: {
      en:
        "Without a running loop it raises `RuntimeError`. " +
        "A coroutine you await runs in your own task, so inside it this is still you: " +
        "cancelling that task cancels the whole chain of callers.",
      "zh-cn":
        "没有正在运行的循环时，它会引发 `RuntimeError`。" +
        "被你等待的协程就在你自己的任务里运行，在它里面得到的仍是你这个任务：取消它，就等于取消整条调用链。",
    },
    example: `async def handle(request):
    task = asyncio.current_task()
    print(task.get_name(), "handles", request)`,
    link: "library/asyncio-task.html#asyncio.current_task",
    related: ["asyncio.all_tasks", "task"],
  },
  {
    id: "asyncio.all_tasks",
    kind: "api",
    names: ["asyncio.all_tasks"],
    title: { en: "All unfinished tasks", "zh-cn": "所有未完成的任务" },
    signature: "asyncio.all_tasks()",
    summary: {
      en: "Returns the set of all unfinished tasks of the running event loop, the current one included.",
      "zh-cn": "返回正在运行的事件循环上所有未完成任务的集合，包括当前任务。",
    },
    pitfalls: {
      en:
        "Before you wait for them, take out `asyncio.current_task()`: gathered with the rest, " +
        "the task waits for itself forever. " +
        "Tasks that libraries have started are in it as well. " +
        "Without a running loop it raises `RuntimeError`.",
      "zh-cn":
        "等待它们之前，要先去掉 `asyncio.current_task()`：如果一并等待，任务就会永远等待自己。" +
        "库所启动的任务也在其中。" +
        "没有正在运行的循环时，它会引发 `RuntimeError`。",
    },
    example: `async def stop_others():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)`,
    link: "library/asyncio-task.html#asyncio.all_tasks",
    related: ["asyncio.current_task", "asyncio.Task.cancel", "asyncio.gather"],
  },
  {
    id: "asyncio.iscoroutinefunction",
    kind: "api",
    names: ["asyncio.iscoroutinefunction"],
    title: { en: "Does calling this make a coroutine? (old)", "zh-cn": "调用它会得到协程吗？（旧）" },
    signature: "asyncio.iscoroutinefunction(func)",
    summary: {
      en: "True for functions and methods defined with `async def` and without `yield`, and for those that carry asyncio's own mark.",
      "zh-cn": "对于用 `async def` 定义且没有 `yield` 的函数和方法，以及带有 asyncio 自有标记的函数，结果为真。",
    },
    pitfalls: {
      en:
        "Deprecated since Python 3.14: use `inspect.iscoroutinefunction`, " +
        "and from 3.12 `inspect.markcoroutinefunction` to mark a function. " +
        "It is false for a plain function or `lambda` that returns a coroutine.",
      "zh-cn":
        "从 Python 3.14 起弃用：请改用 `inspect.iscoroutinefunction`；要标记函数，3.12 起可用 `inspect.markcoroutinefunction`。" +
        "对于返回协程的普通函数或 `lambda`，结果为假。",
    },
    example: `async def call(handler, event):
    if inspect.iscoroutinefunction(handler):
        return await handler(event)
    return handler(event)`,
    link: "library/inspect.html#inspect.iscoroutinefunction",
    related: ["inspect.iscoroutinefunction", "inspect.isawaitable", "coroutine-function"],
  },
  {
    id: "inspect.iscoroutinefunction",
    kind: "api",
    names: ["inspect.iscoroutinefunction"],
    title: { en: "Does calling this make a coroutine?", "zh-cn": "调用它会得到协程吗？" },
    signature: "inspect.iscoroutinefunction(func)",
    summary: {
      en:
        "True for functions and methods defined with `async def` and without `yield`, " +
        "also inside `functools.partial` (from Python 3.8), and for those marked with `inspect.markcoroutinefunction` (from " +
        "3.12).",
      "zh-cn":
        "对于用 `async def` 定义且没有 `yield` 的函数和方法，结果为真；" +
        "包在 `functools.partial` 里的（Python 3.8 起）以及用 `inspect.markcoroutinefunction` 标记的（3.12 起）也是如此。",
    },
    pitfalls: {
      en:
        "It looks at the function, not at what a call returns: a plain wrapper around a coroutine function, " +
        "a `lambda` and an object with an async `__call__` are all false. " +
        "In doubt, make the call and ask `inspect.isawaitable` about the result.",
      "zh-cn":
        "它只看函数本身，不看调用会返回什么：包装协程函数的普通函数、`lambda`、`__call__` 为异步的对象，结果都为假。" +
        "拿不准时先调用，再用 `inspect.isawaitable` 判断结果。",
    },
    example: `async def call(handler, event):
    if inspect.iscoroutinefunction(handler):
        return await handler(event)
    return await asyncio.to_thread(handler, event)`,
    link: "library/inspect.html#inspect.iscoroutinefunction",
    related: ["inspect.isawaitable", "coroutine-function"],
  },
  {
    id: "inspect.isawaitable",
    kind: "api",
    names: ["inspect.isawaitable"],
    title: { en: "Can this be awaited?", "zh-cn": "它能被等待吗？" },
    signature: "inspect.isawaitable(object)",
    summary: {
      en: "Tells whether `await` would accept the object: a coroutine, a task, a future, or anything with `__await__`.",
      "zh-cn": "判断 `await` 是否接受该对象：协程、任务、Future，或任何带有 `__await__` 的对象。",
    },
    pitfalls: {
      en:
        "Ask it about the result of a call: for the coroutine function itself it is false. " +
        "If the result is a coroutine and you do not await it, it never runs.",
      "zh-cn": "要拿调用的结果来问：对协程函数本身，结果为假。如果结果是协程而你没有等待它，它就不会执行。",
    },
    example: `async def call(callback, *args):
    result = callback(*args)
    if inspect.isawaitable(result):
        result = await result
    return result`,
    link: "library/inspect.html#inspect.isawaitable",
    related: ["awaitable", "inspect.iscoroutinefunction"],
  },
  {
    id: "builtins.anext",
    kind: "api",
    names: ["builtins.anext", "builtins.aiter"],
    title: { en: "Ask an async iterator for one item", "zh-cn": "向异步迭代器要一项" },
    signature: "await anext(iterator, default)",
    summary: {
      en: "`await anext(iterator)` gives the next item of an async iterator; `aiter` makes the iterator out of an iterable.",
      "zh-cn": "`await anext(iterator)` 给出异步迭代器的下一项；`aiter` 从异步可迭代对象得到迭代器。",
    },
    pitfalls: {
      en: "Without `await` no item is fetched. At the end it raises `StopAsyncIteration`, unless you give a default.",
      "zh-cn": "没有 `await` 就取不到任何一项。到末尾时它会引发 `StopAsyncIteration`，除非给了默认值。",
    },
    since: "3.10",
    example: `async def first(rows):
    iterator = aiter(rows)
    return await anext(iterator, None)`,
    link: "library/functions.html#anext",
    related: ["async-iterator", "async-for"],
  },
];
