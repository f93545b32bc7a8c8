/** The objects that `async for` and `async with` work on. */
import type { Concept } from "./concept.js";

export const protocolCards: readonly Concept[] = [
  {
    id: "async-generator",
    kind: "concept",
    names: [],
    title: { en: "Async generator", "zh-cn": "异步生成器" },
    summary: {
      en:
        "What an `async def` function with `yield` in its body gives you: an async iterator whose body runs step by step, " +
        "as `async for` asks for values. " +
        "Between two values it may await.",
      "zh-cn":
        "函数体内带有 `yield` 的 `async def` 函数返回的对象：一个异步迭代器，`async for` 每要一个值，函数体就往前执行一步。" +
        "两个值之间可以等待。",
    },
    pitfalls: {
      en:
        "Left early, by `break` or an exception, it stays suspended: its `finally` blocks run later, in another task; " +
        "`contextlib.aclosing` runs them at once. " +
        "It cannot be awaited or used in a plain `for`, and it cannot `return` a value.",
      "zh-cn":
        "如果因 `break` 或异常提前离开循环，它会停在原处：其中的 `finally` 代码块要到以后才在另一个任务里执行；" +
        "用 `contextlib.aclosing` 则会立即执行。" +
        "它不能被等待，不能用于普通的 `for`，也不能用 `return` 返回值。",
    },
    example: `async def countdown(start):
    for number in range(start, 0, -1):
        yield number
        await asyncio.sleep(1)

async def main():
    async for number in countdown(3):
        print(number)`,
    link: "glossary.html#term-asynchronous-generator",
    related: ["async-for", "async-iterator", "contextlib.aclosing"],
  },
  {
    id: "async-context-manager",
    kind: "concept",
    names: [],
    title: { en: "Async context manager", "zh-cn": "异步上下文管理器" },
    summary: {
      en:
        "An object for `async with`: its methods `__aenter__` and `__aexit__` are awaited on the way in and on the way out, " +
        "so opening and closing a resource does not hold up other tasks.",
      "zh-cn":
        "供 `async with` 使用的对象：进入和退出时分别等待它的 `__aenter__` 和 `__aexit__` 方法，" +
        "因此打开和关闭资源时不会妨碍其他任务。",
    },
    pitfalls: {
      en:
        "If the object knows only `async with`, a plain `with` raises `TypeError` (before Python 3.11 `AttributeError`). " +
        "Its clean-up can itself be interrupted: a second cancellation lands in an `await` inside `__aexit__`.",
      "zh-cn":
        "如果对象只支持 `async with`，普通的 `with` 会引发 `TypeError`（Python 3.11 之前是 `AttributeError`）。" +
        "清理过程本身也可能被打断：第二次取消会落在 `__aexit__` 内部的 `await` 上。",
    },
    example: `class Connection:
    async def __aenter__(self):
        await self.open()
        return self

    async def __aexit__(self, kind, error, traceback):
        await self.close()`,
    link: "glossary.html#term-asynchronous-context-manager",
    related: ["async-with", "contextlib.asynccontextmanager", "contextlib.AsyncExitStack"],
  },
  {
    id: "async-iterator",
    kind: "concept",
    names: [],
    title: { en: "Async iterator", "zh-cn": "异步迭代器" },
    summary: {
      en:
        "An object for `async for`: each call of its `__anext__` is awaited, " +
        "so other tasks run while the next item is on its way. " +
        "`StopAsyncIteration` ends the loop.",
      "zh-cn":
        "供 `async for` 使用的对象：每次调用它的 `__anext__` 都会被等待，下一项到来之前，其他任务可以运行。" +
        "`StopAsyncIteration` 表示循环结束。",
    },
    pitfalls: {
      en:
        "A plain `for`, `list` or `any` over it raises `TypeError`: use `async for` or an async comprehension. " +
        "`__aiter__` has to be a plain `def`; as `async def` it returns a coroutine and the loop fails.",
      "zh-cn":
        "对它使用普通的 `for`、`list` 或 `any` 会引发 `TypeError`：请用 `async for` 或异步推导式。" +
        "`__aiter__` 必须是普通的 `def`；写成 `async def` 会返回协程，循环就会失败。",
    },
    example: `class Ticker:
    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(1)
        return "tick"`,
    link: "glossary.html#term-asynchronous-iterator",
    related: ["async-for", "async-generator", "builtins.anext"],
  },
];
