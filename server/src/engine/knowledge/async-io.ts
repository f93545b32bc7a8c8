/** Calls of asynchronous libraries that use something outside of the program: modules and classes all of whose calls do, and single functions. */

/** They wait for another machine, or may. */
export const networkIo = [
  "aiobotocore",
  "aioftp",
  "aiohttp",
  "aiomysql",
  "aiopg",
  "aiosmtplib",
  "anthropic.AsyncAnthropic",
  "asyncio.open_connection",
  "asyncpg",
  "asyncssh",
  "elasticsearch.AsyncElasticsearch",
  "httpx.AsyncClient",
  "httpx2.AsyncClient",
  "motor",
  "openai.AsyncOpenAI",
  "playwright.async_api",
  "redis.asyncio",
  "websockets",
] as const;

/** Files and processes of this machine. */
export const localIo = ["aiofiles", "aiosqlite", "asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"] as const;
