/** Templates for processes, sockets, HTTP, files and databases. */
import { asyncio, from, module, python, type TemplateWords } from "./template.js";

export const network: readonly TemplateWords[] = [
  {
    id: "subprocess",
    prefix: "aiosubprocess",
    words: "subprocess exec process",
    title: { en: "Run a command", "zh-cn": "运行外部命令" },
    detail: { en: "Its output, its exit status, and no orphan when cancelled", "zh-cn": "获取输出和退出状态，取消时不留下孤儿进程" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:run_command»(*command: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, errors = await process.communicate()
    except asyncio.CancelledError:
        process.kill()  # else it would run on without us
        await process.wait()
        raise
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {errors.decode().strip()}")
    return output.decode()
`,
    inside: {
      imports: [asyncio],
      body: python`
process = await asyncio.create_subprocess_exec(
    «1:"git", "status"»,
    stdout=asyncio.subprocess.PIPE,
    stderr=asyncio.subprocess.PIPE,
)
output, errors = await process.communicate()
`,
    },
  },
  {
    id: "subprocess-lines",
    prefix: "aiolines",
    words: "subprocess lines stream stdout",
    title: { en: "Follow a command line by line", "zh-cn": "逐行读取命令输出" },
    detail: { en: "Reads the output while the command runs", "zh-cn": "在命令运行期间读取其输出" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:follow»(*command: str) -> int:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    async for line in process.stdout:
        print(line.decode().rstrip())
    return await process.wait()
`,
  },
  {
    id: "tcp-server",
    prefix: "aioserver",
    words: "server tcp start_server streams",
    title: { en: "TCP server", "zh-cn": "TCP 服务器" },
    detail: { en: "One task for each connection, with streams", "zh-cn": "基于流，每个连接一个任务" },
    scaffold: true,
    since: "3.8",
    imports: [asyncio],
    body: python`
async def «1:handle»(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while line := await reader.readline():
            writer.write(line)
            await writer.drain()  # waits while the other side is slow to read
    finally:
        writer.close()
        await writer.wait_closed()


async def main() -> None:
    server = await asyncio.start_server(«1», "127.0.0.1", «2:8888»)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
`,
  },
  {
    id: "tcp-client",
    prefix: "aioclient",
    words: "client tcp open_connection streams",
    title: { en: "TCP client", "zh-cn": "TCP 客户端" },
    detail: { en: "Sends a line and reads the answer, with streams", "zh-cn": "基于流，发送一行并读取应答" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:ask»(host: str, port: int, question: str) -> str:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"{question}\n".encode())
        await writer.drain()
        answer = await reader.readline()
        return answer.decode().rstrip()
    finally:
        writer.close()
        await writer.wait_closed()
`,
  },
  {
    id: "aiohttp-session",
    prefix: "aiosession",
    words: "aiohttp session http fetch",
    title: { en: "HTTP with an aiohttp session", "zh-cn": "使用 aiohttp 会话发送 HTTP 请求" },
    detail: { en: "One session for all requests, with a time limit", "zh-cn": "所有请求共用一个会话，并设置超时" },
    since: "3.7",
    imports: [module("aiohttp")],
    body: python`
async def «1:fetch»(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def «2:fetch_pages»() -> None:
    timeout = aiohttp.ClientTimeout(total=«3:30»)
    async with aiohttp.ClientSession(timeout=timeout) as session:  # share it: it keeps connections open
        page = await «1»(session, "«4:https://example.com»")
        print(len(page))
`,
    inside: {
      imports: [module("aiohttp")],
      body: python`
async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=«1:30»)) as session:
    async with session.get("«2:https://example.com»") as response:
        response.raise_for_status()
        «3:text» = await response.text()
`,
    },
  },
  {
    id: "httpx-client",
    prefix: "aiohttpx",
    words: "httpx client http fetch",
    title: { en: "HTTP with an httpx client", "zh-cn": "使用 httpx 客户端发送 HTTP 请求" },
    detail: { en: "One AsyncClient for all requests, with a time limit", "zh-cn": "所有请求共用一个 AsyncClient，并设置超时" },
    since: "3.9",
    imports: [module("httpx")],
    body: python`
async def «1:fetch»(client: httpx.AsyncClient, url: str) -> str:
    response = await client.get(url)
    response.raise_for_status()
    return response.text


async def «2:fetch_pages»() -> None:
    async with httpx.AsyncClient(timeout=«3:30») as client:  # share it: it keeps connections open
        page = await «1»(client, "«4:https://example.com»")
        print(len(page))
`,
    inside: {
      imports: [module("httpx")],
      body: python`
async with httpx.AsyncClient(timeout=«1:30») as client:
    response = await client.get("«2:https://example.com»")
    response.raise_for_status()
`,
    },
  },
  {
    id: "websocket-client",
    prefix: "aiowebsocket",
    words: "websocket websockets connect",
    title: { en: "WebSocket client that reconnects", "zh-cn": "自动重连的 WebSocket 客户端" },
    detail: { en: "websockets: connects again, with back-off, when the connection is lost", "zh-cn": "websockets：连接断开后带退避地重连" },
    since: "3.9",
    imports: [...from("websockets.asyncio.client", "connect"), ...from("websockets.exceptions", "ConnectionClosed")],
    body: python`
async def «1:listen»(url: str) -> None:
    async for websocket in connect(url):  # connects, and connects again after a loss
        try:
            async for message in websocket:
                print(message)
            return  # closed in good order
        except ConnectionClosed:
            continue
`,
  },
  {
    id: "aiofiles",
    prefix: "aiofile",
    words: "aiofiles file open",
    title: { en: "Files with aiofiles", "zh-cn": "使用 aiofiles 读写文件" },
    detail: { en: "Reads and writes without holding the event loop", "zh-cn": "读写文件而不占住事件循环" },
    since: "3.7",
    imports: [module("aiofiles")],
    body: python`
async def «1:copy_lines»(source: str, target: str) -> None:
    async with aiofiles.open(source, encoding="utf-8") as reader, aiofiles.open(target, "w", encoding="utf-8") as writer:
        async for line in reader:
            await writer.write(line)
`,
    inside: {
      imports: [module("aiofiles")],
      body: python`
async with aiofiles.open(«1:path», encoding="utf-8") as file:
    «2:text» = await file.read()
`,
    },
  },
  {
    id: "asyncpg-pool",
    prefix: "aiopg",
    words: "asyncpg pool postgres database",
    title: { en: "PostgreSQL with an asyncpg pool", "zh-cn": "使用 asyncpg 连接池访问 PostgreSQL" },
    detail: { en: "A pool made once; each query takes a connection of its own", "zh-cn": "连接池只创建一次，每个查询使用自己的连接" },
    since: "3.9",
    imports: [module("asyncpg")],
    body: python`
async def «1:find_users»(pool: asyncpg.Pool, city: str) -> list[asyncpg.Record]:
    async with pool.acquire() as connection:
        # Values go in as $1, $2, ..: never put them into the SQL text.
        return await connection.fetch("SELECT id, name FROM users WHERE city = $1", city)


async def «2:show_users»() -> None:
    async with asyncpg.create_pool("«3:postgresql://localhost/app»", min_size=1, max_size=10) as pool:
        for user in await «1»(pool, "Paris"):
            print(user["id"], user["name"])
`,
  },
];
