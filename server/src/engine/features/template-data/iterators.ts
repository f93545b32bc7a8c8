/** Templates for async iterators and context managers. */
import { asyncio, from, python, type TemplateWords } from "./template.js";

export const iterators: readonly TemplateWords[] = [
  {
    id: "context-manager",
    prefix: "aiocontext",
    words: "asynccontextmanager context manager",
    title: { en: "Async context manager, as a function", "zh-cn": "函数形式的异步上下文管理器" },
    detail: { en: "Opens before the yield, closes after it, whatever happens", "zh-cn": "在 yield 之前打开，之后无论如何都会关闭" },
    since: "3.9",
    imports: [asyncio, ...from("collections.abc", "AsyncIterator"), ...from("contextlib", "asynccontextmanager")],
    body: python`
@asynccontextmanager
async def «1:open_resource»(name: str) -> AsyncIterator[str]:
    await asyncio.sleep(0.1)  # open it
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)  # close it
`,
  },
  {
    id: "context-manager-class",
    prefix: "aiocontextclass",
    words: "__aenter__ __aexit__ context manager class",
    title: { en: "Async context manager, as a class", "zh-cn": "类形式的异步上下文管理器" },
    detail: { en: "A resource that opens and closes itself", "zh-cn": "能自行打开和关闭的资源" },
    since: "3.10",
    imports: [asyncio, ...from("types", "TracebackType")],
    body: python`
class «1:Connection»:
    async def __aenter__(self) -> "«1»":
        await asyncio.sleep(0.1)  # open it
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await asyncio.sleep(0.1)  # close it; returning None lets errors through
`,
    forms: [
      {
        since: "3.11",
        imports: [asyncio, ...from("types", "TracebackType"), ...from("typing", "Self")],
        body: python`
class «1:Connection»:
    async def __aenter__(self) -> Self:
        await asyncio.sleep(0.1)  # open it
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await asyncio.sleep(0.1)  # close it; returning None lets errors through
`,
      },
    ],
  },
  {
    id: "exit-stack",
    prefix: "aioexitstack",
    words: "AsyncExitStack exitstack enter_async_context",
    title: { en: "Many resources with AsyncExitStack", "zh-cn": "用 AsyncExitStack 管理多个资源" },
    detail: { en: "Opens as many as needed and closes them all", "zh-cn": "按需打开任意多个资源并全部关闭" },
    since: "3.9",
    imports: [
      asyncio,
      ...from("collections.abc", "AsyncIterator", "Iterable"),
      ...from("contextlib", "AsyncExitStack", "asynccontextmanager"),
    ],
    body: python`
@asynccontextmanager
async def «1:open_resource»(name: str) -> AsyncIterator[str]:
    await asyncio.sleep(0.1)  # open it
    try:
        yield name
    finally:
        await asyncio.sleep(0.1)  # close it


async def «2:use_all»(names: Iterable[str]) -> None:
    async with AsyncExitStack() as stack:  # closes them in reverse order, also if one fails to open
        resources = [await stack.enter_async_context(«1»(name)) for name in names]
        print(resources)
`,
  },
  {
    id: "async-generator",
    prefix: "aioiterator",
    words: "generator iterator aclosing async_for",
    title: { en: "Async generator, closed with aclosing", "zh-cn": "用 aclosing 关闭的异步生成器" },
    detail: { en: "Its cleanup runs at once, also when the loop ends early", "zh-cn": "即使循环提前结束，也会立即执行清理" },
    since: "3.10",
    imports: [asyncio, ...from("collections.abc", "AsyncGenerator"), ...from("contextlib", "aclosing")],
    body: python`
async def «1:count»(limit: int) -> AsyncGenerator[int, None]:
    for number in range(limit):
        await asyncio.sleep(0.1)  # wait for the next value
        yield number


async def «2:use_some»() -> None:
    async with aclosing(«1»(10)) as numbers:
        async for number in numbers:
            if number == 3:
                break  # without aclosing the generator would be cleaned up some time later
            print(number)
`,
    inside: {
      imports: from("contextlib", "aclosing"),
      body: python`
async with aclosing(«1:values()») as «2:values»:
    async for «3:value» in «2»:
        «4:print(value)»
`,
    },
  },
  {
    id: "iterator-class",
    prefix: "aioiteratorclass",
    words: "__aiter__ __anext__ iterator class",
    title: { en: "Async iterator, as a class", "zh-cn": "类形式的异步迭代器" },
    detail: { en: "For values that come one by one, with state of its own", "zh-cn": "逐个产生值，并拥有自己的状态" },
    since: "3.7",
    imports: [asyncio],
    body: python`
class «1:Countdown»:
    def __init__(self, start: int) -> None:
        self._left = start

    def __aiter__(self) -> "«1»":  # a plain def: async for does not await it
        return self

    async def __anext__(self) -> int:
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        await asyncio.sleep(0.1)  # wait for the next value
        return self._left
`,
  },
];
