/** What contextlib offers for resources that are opened and closed with await. */
import type { Concept } from "./concept.js";

export const resourceCards: readonly Concept[] = [
  {
    id: "contextlib.asynccontextmanager",
    kind: "api",
    names: ["contextlib.asynccontextmanager"],
    title: { en: "Write an async context manager as a generator", "zh-cn": "用生成器写异步上下文管理器" },
    signature: "@contextlib.asynccontextmanager",
    summary: {
      en:
        "Turns an async generator function with one `yield` into one for `async with`: " +
        "the code before the `yield` runs on the way in, the code after it on the way out, " +
        "and the yielded value is what `as` binds.",
      "zh-cn":
        "把只有一个 `yield` 的异步生成器函数变成可用于 `async with` 的函数：`yield` 之前的代码在进入时运行，" +
        "之后的代码在退出时运行，产出的值由 `as` 绑定。",
    },
    pitfalls: {
      en:
        "Without `try` and `finally` around the `yield`, the clean-up is skipped when the block raises or is cancelled. " +
        "It has to yield exactly once, or `RuntimeError` is raised. " +
        "Each call makes a manager for one use: call the function again for the next.",
      "zh-cn":
        "`yield` 外面没有 `try` 和 `finally` 时，如果代码块引发异常或被取消，清理就会被跳过。" +
        "必须恰好产出一次，否则会引发 `RuntimeError`。" +
        "每次调用得到的管理器只能用一次：下次使用要再次调用该函数。",
    },
    example: `@contextlib.asynccontextmanager
async def connected(url):
    connection = await connect(url)
    try:
        yield connection
    finally:
        await connection.close()`,
    link: "library/contextlib.html#contextlib.asynccontextmanager",
    related: ["async-context-manager", "async-with", "contextlib.AsyncExitStack"],
  },
  {
    id: "contextlib.aclosing",
    kind: "api",
    names: ["contextlib.aclosing"],
    title: { en: "Close an async generator in time", "zh-cn": "及时关闭异步生成器" },
    signature: "async with contextlib.aclosing(generator) as items",
    summary: {
      en: "Awaits `generator.aclose()` at the end of the block, so that a generator left early runs its `finally` blocks right there.",
      "zh-cn": "在代码块结束时等待 `generator.aclose()`，使提前离开的生成器就地执行它的 `finally` 代码块。",
    },
    pitfalls: {
      en:
        "Without it, after a `break` or an exception, those blocks run some time later in another task, " +
        "with files and connections open until then. " +
        "It wants the generator, `rows()`, not the function `rows`.",
      "zh-cn":
        "没有它，在 `break` 或异常之后，这些代码块要到以后才在另一个任务里执行，在那之前文件和连接都一直开着。" +
        "要传入生成器 `rows()`，而不是函数 `rows`。",
    },
    since: "3.10",
    example: `async def first_match(pattern):
    async with contextlib.aclosing(rows()) as items:
        async for row in items:
            if pattern in row:
                return row`,
    link: "library/contextlib.html#contextlib.aclosing",
    related: ["async-generator", "async-for"],
  },
  {
    id: "contextlib.AsyncExitStack",
    kind: "api",
    names: ["contextlib.AsyncExitStack", "contextlib.AsyncExitStack.enter_async_context"],
    title: { en: "As many context managers as it takes", "zh-cn": "数量不定的上下文管理器" },
    signature: "async with contextlib.AsyncExitStack() as stack",
    summary: {
      en:
        "Collects context managers and callbacks as you go, and leaves them in reverse order at the end of the block. " +
        "For when only the run shows how many there are.",
      "zh-cn": "边运行边收集上下文管理器和回调，在代码块结束时按相反的顺序退出它们。适合数量要到运行时才知道的情形。",
    },
    pitfalls: {
      en:
        "`enter_async_context` needs its `await`: without it nothing is entered and nothing will be closed. " +
        "An ordinary context manager goes through `enter_context`, which refuses async ones.",
      "zh-cn":
        "`enter_async_context` 前面必须有 `await`：否则什么也没有进入，之后也不会关闭。" +
        "普通的上下文管理器用 `enter_context`，它不接受异步的。",
    },
    example: `async def main(urls):
    async with contextlib.AsyncExitStack() as stack:
        for url in urls:
            connection = await stack.enter_async_context(connect(url))
            print(await connection.status())`,
    link: "library/contextlib.html#contextlib.AsyncExitStack",
    related: ["async-with", "async-context-manager", "contextlib.asynccontextmanager"],
  },
];
