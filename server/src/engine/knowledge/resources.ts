/** What has to be closed, by the call that makes it: data, no logic. */

export interface ResourceMaker {
  /** The resource is what `await` gives for the call. */
  readonly awaited?: true;
  /** `async with call as x` gives the resource and closes it. */
  readonly entered?: true;
  /** It stands at this place of a tuple. */
  readonly at?: number;
  /** It keeps connections for the next request: one serves them all. */
  readonly pools?: true;
  /** With one of these arguments what it holds belongs to something else. */
  readonly borrows?: readonly string[];
}

export const resourceMakers: Readonly<Record<string, ResourceMaker>> = {
  "aiofiles.open": { awaited: true, entered: true },
  "aiofiles.threadpool.open": { awaited: true, entered: true },
  "aiohttp.ClientSession": { entered: true, pools: true, borrows: ["connector_owner"] },
  "aiomysql.connect": { awaited: true, entered: true },
  "aiomysql.create_pool": { awaited: true, entered: true },
  "aiosqlite.connect": { awaited: true, entered: true },
  "anyio.open_file": { awaited: true },
  "asyncio.open_connection": { awaited: true, at: 1 },
  "asyncio.open_unix_connection": { awaited: true, at: 1 },
  "asyncpg.connect": { awaited: true },
  "asyncpg.create_pool": { awaited: true, entered: true },
  "httpx2.AsyncClient": { entered: true, pools: true, borrows: ["transport", "mounts"] },
  "httpx.AsyncClient": { entered: true, pools: true, borrows: ["transport", "mounts"] },
  "psycopg.AsyncConnection.connect": { awaited: true },
  "redis.asyncio.Redis": { entered: true, borrows: ["connection_pool"] },
  "redis.asyncio.from_url": { entered: true },
  "sqlalchemy.ext.asyncio.AsyncSession": { entered: true },
  "websockets.connect": { awaited: true, entered: true },
};

/** Parts of names of what closes a resource, or gives it to something that does. */
export const closers = /clos|disconnect|shutdown|stop|terminat|abort|release|detach|quit|exit|enter|dispose|connector|transport/i;

/** Connections that do one thing at a time, and raise where a second task asks before the first has its answer. */
export const oneAtATime = [
  "aiomysql.Connection",
  "aiomysql.Cursor",
  "asyncpg.Connection",
  "sqlalchemy.ext.asyncio.AsyncConnection",
  "sqlalchemy.ext.asyncio.AsyncSession",
  "sqlmodel.ext.asyncio.session.AsyncSession",
] as const;
