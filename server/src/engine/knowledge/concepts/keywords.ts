/** The syntax: what each async keyword does at run time. */
import type { Concept } from "./concept.js";

export const keywordCards: readonly Concept[] = [
  {
    id: "async-def",
    kind: "keyword",
    names: [],
    title: { en: "`async def`", "zh-cn": "`async def`" },
    summary: {
      en:
        "Defines a coroutine function or, with a `yield` inside, a function that makes async generators. " +
        "Its body is the place for `await`, `async for` and `async with`.",
      "zh-cn":
        "定义协程函数；如果函数体内有 `yield`，则定义生成异步生成器的函数。" + "`await`、`async for` 和 `async with` 就写在它的函数体里。",
    },
    pitfalls: {
      en:
        "Calling the function runs none of its body: the coroutine has to be awaited or made a task. " +
        "`async def` does not make code concurrent or non-blocking; " +
        "a body that never waits runs in one go and holds up the event loop.",
      "zh-cn":
        "调用该函数不会执行函数体：得到的协程必须被等待，或者变成任务。" +
        "`async def` 并不会让代码变成并发或非阻塞；从不等待的函数体会一口气执行到底，占住事件循环。",
    },
    example: `async def greet(name):
    await asyncio.sleep(1)
    print("Hello,", name)

asyncio.run(greet("Ada"))`,
    link: "reference/compound_stmts.html#async-def",
    related: ["coroutine-function", "await", "async-generator"],
  },
  {
    id: "await",
    kind: "keyword",
    names: [],
    title: { en: "`await`", "zh-cn": "`await`" },
    summary: {
      en:
        "Waits for an awaitable and gives its result, or raises its exception. " +
        "If the result is not there yet, this task is suspended and the event loop runs others; " +
        "the next line runs only once the result is there.",
      "zh-cn":
        "等待一个可等待对象，给出它的结果，或引发它的异常。" +
        "如果结果还没有出来，当前任务就挂起，事件循环转而运行其他任务；等到有了结果，才会执行下一行。",
    },
    pitfalls: {
      en:
        "Without it, a coroutine never runs. " +
        "One `await` after another is one job after another: to overlap them, use `asyncio.gather` or a `TaskGroup`. " +
        "Dots and brackets to its right come first: `await get()[0]` indexes the coroutine, so write `(await get())[0]`.",
      "zh-cn":
        "没有它，协程就不会执行。" +
        "一个 `await` 接一个 `await`，就是做完一件再做下一件：要让它们同时进行，请用 `asyncio.gather` 或 `TaskGroup`。" +
        "它右边的点号和方括号会先起作用：`await get()[0]` 是对协程取下标，应写 `(await get())[0]`。",
    },
    example: `async def main():
    response = await client.get(url)
    title = (await response.json())["title"]
    print(title)`,
    link: "reference/expressions.html#await",
    related: ["awaitable", "coroutine", "suspension-point", "asyncio.gather"],
  },
  {
    id: "async-with",
    kind: "keyword",
    names: [],
    title: { en: "`async with`", "zh-cn": "`async with`" },
    summary: {
      en:
        "Enters and leaves an async context manager, awaiting both: `__aenter__` before the block and `__aexit__` after it, " +
        "however the block ends.",
      "zh-cn": "进入并退出异步上下文管理器，两步都会等待：代码块之前等待 `__aenter__`，之后等待 `__aexit__`，无论代码块怎样结束。",
    },
    pitfalls: {
      en:
        "It fails on ordinary context managers such as files, just as a plain `with` fails on async ones. " +
        "If a coroutine function makes the manager, await that first: `async with await connect():`.",
      "zh-cn":
        "它不能用于文件之类的普通上下文管理器，正如普通的 `with` 不能用于异步上下文管理器。" +
        "如果管理器由协程函数创建，要先等待它：`async with await connect():`。",
    },
    example: `async def read_names(pool):
    async with pool.acquire() as connection:
        return await connection.fetch("SELECT name FROM users")`,
    link: "reference/compound_stmts.html#async-with",
    related: ["async-context-manager", "contextlib.asynccontextmanager", "asyncio.TaskGroup"],
  },
  {
    id: "async-for",
    kind: "keyword",
    names: [],
    title: { en: "`async for`", "zh-cn": "`async for`" },
    summary: {
      en: "Loops over an async iterator and awaits each next item; while an item is on its way, other tasks run.",
      "zh-cn": "遍历异步迭代器，逐项等待；下一项到来之前，其他任务可以运行。",
    },
    pitfalls: {
      en:
        "Items are handled one after another: the next one is asked for only when the body is done with the last. " +
        "A list raises `TypeError`, and so does a coroutine: await that first and loop with a plain `for`. " +
        "Leaving with `break` does not close an async generator.",
      "zh-cn":
        "各项是依次处理的：循环体处理完上一项，才会去要下一项。" +
        "对列表使用会引发 `TypeError`，对协程也一样：应先等待协程，再用普通的 `for` 遍历结果。" +
        "用 `break` 离开循环不会关闭异步生成器。",
    },
    example: `async def main():
    async for line in reader:
        print(line.decode())`,
    link: "reference/compound_stmts.html#async-for",
    related: ["async-iterator", "async-generator", "async-comprehension", "contextlib.aclosing"],
  },
  {
    id: "async-comprehension",
    kind: "keyword",
    names: [],
    title: { en: "Async comprehension", "zh-cn": "异步推导式" },
    summary: {
      en:
        "A comprehension with `async for` or `await` in it. " +
        "It collects the values one at a time, in order, and lets other tasks run whenever it has to wait.",
      "zh-cn": "含有 `async for` 或 `await` 的推导式。它按顺序逐个收集值，需要等待时让其他任务运行。",
    },
    pitfalls: {
      en:
        "`[await f(x) for x in xs]` makes its calls one after another; to overlap them, use `asyncio.gather`. " +
        "In parentheses it is an async generator: `any(await f(x) for x in xs)` raises `TypeError`, " +
        "`any([await f(x) for x in xs])` works.",
      "zh-cn":
        "`[await f(x) for x in xs]` 中的调用是一个接一个进行的；要同时进行，请用 `asyncio.gather`。" +
        "放在圆括号里就成了异步生成器：`any(await f(x) for x in xs)` 会引发 `TypeError`，" +
        "`any([await f(x) for x in xs])` 则可以。",
    },
    example: `async def main():
    rows = [row async for row in fetch_rows()]
    names = [await load_name(row) for row in rows]
    print(names)`,
    link: "reference/expressions.html#comprehensions",
    related: ["async-for", "async-iterator", "asyncio.gather"],
  },
  {
    id: "except-star",
    kind: "keyword",
    names: [],
    title: { en: "`except*`", "zh-cn": "`except*`" },
    summary: {
      en:
        "Picks matching exceptions out of an `ExceptionGroup`. " +
        "Each clause gets a group of those it names, several clauses of one `try` may run, " +
        "and what none of them matched is raised again.",
      "zh-cn":
        "从 `ExceptionGroup` 中挑出匹配的异常。" +
        "每个子句得到由它所指定的异常组成的组，同一个 `try` 的多个子句都可能执行，没有被任何子句匹配的异常会再次引发。",
    },
    pitfalls: {
      en:
        "The name is always bound to a group, even for a single exception: look into its `exceptions`. " +
        "It cannot be mixed with plain `except` in one `try`, cannot name `ExceptionGroup` itself, and `break`, " +
        "`continue` and `return` in it are syntax errors.",
      "zh-cn":
        "即使只有一个异常，绑定到名字上的也总是一个组：要到它的 `exceptions` 里去看。" +
        "它不能与普通的 `except` 混用在同一个 `try` 中，不能指定 `ExceptionGroup` 本身，其中的 `break`、" +
        "`continue` 和 `return` 都是语法错误。",
    },
    since: "3.11",
    example: `async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fetch())
    except* ConnectionError as group:
        print("failed:", group.exceptions)`,
    link: "reference/compound_stmts.html#except-star",
    related: ["builtins.ExceptionGroup", "asyncio.TaskGroup"],
  },
];
