/** Templates for tests of async code. */
import { asyncio, from, module, python, type TemplateWords } from "./template.js";

export const testing: readonly TemplateWords[] = [
  {
    id: "pytest-test",
    prefix: "aiotest",
    words: "test pytest",
    title: { en: "Test with pytest-asyncio", "zh-cn": "使用 pytest-asyncio 的测试" },
    detail: { en: "Marked, so that it runs, and with a time limit, so that it ends", "zh-cn": "带标记才会运行，带超时才会结束" },
    since: "3.9",
    imports: [asyncio, module("pytest")],
    body: python`
@pytest.mark.asyncio
async def test_«1:queue_keeps_its_items»() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    await queue.put(1)
    assert await asyncio.wait_for(queue.get(), timeout=«2:1») == 1
`,
    forms: [
      {
        since: "3.11",
        imports: [asyncio, module("pytest")],
        body: python`
@pytest.mark.asyncio
async def test_«1:queue_keeps_its_items»() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    async with asyncio.timeout(«2:1»):  # a test that hangs fails instead
        await queue.put(1)
        assert await queue.get() == 1
`,
      },
    ],
  },
  {
    id: "pytest-fixture",
    prefix: "aiofixture",
    words: "fixture pytest_asyncio",
    title: { en: "Async fixture with pytest-asyncio", "zh-cn": "使用 pytest-asyncio 的异步 fixture" },
    detail: { en: "Sets up before the test and cleans up after it", "zh-cn": "在测试前准备，在测试后清理" },
    since: "3.9",
    imports: [asyncio, module("pytest"), module("pytest_asyncio"), ...from("collections.abc", "AsyncIterator")],
    body: python`
@pytest_asyncio.fixture
async def «1:server»() -> AsyncIterator[asyncio.Server]:
    async def handle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()
        await writer.wait_closed()

    running = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with running:
        yield running


@pytest.mark.asyncio
async def test_«2:server_is_up»(«1»: asyncio.Server) -> None:
    assert «1».is_serving()
`,
  },
  {
    id: "unittest-case",
    prefix: "aiounittest",
    words: "unittest IsolatedAsyncioTestCase test",
    title: { en: "Test with IsolatedAsyncioTestCase", "zh-cn": "使用 IsolatedAsyncioTestCase 的测试" },
    detail: { en: "unittest: a new event loop for each test", "zh-cn": "unittest：每个测试使用新的事件循环" },
    since: "3.9",
    imports: [asyncio, module("unittest")],
    body: python`
class «1:QueueTest»(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.queue: asyncio.Queue[int] = asyncio.Queue()

    async def test_«2:keeps_its_items»(self) -> None:
        await self.queue.put(1)
        self.assertEqual(await asyncio.wait_for(self.queue.get(), timeout=1), 1)
`,
  },
  {
    id: "async-mock",
    prefix: "aiomock",
    words: "mock AsyncMock",
    title: { en: "Test double with AsyncMock", "zh-cn": "使用 AsyncMock 的测试替身" },
    detail: { en: "A stand-in that can be awaited and says how it was", "zh-cn": "可被 await，并能检查 await 方式的替身" },
    since: "3.8",
    imports: [module("pytest"), ...from("unittest.mock", "AsyncMock")],
    body: python`
@pytest.mark.asyncio
async def test_«1:asks_once»() -> None:
    client = AsyncMock()
    client.fetch.return_value = "page"

    assert await client.fetch("/«2:home»") == "page"  # call the code under test here

    client.fetch.assert_awaited_once_with("/«2»")
`,
  },
];
