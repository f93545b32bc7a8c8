/** Objects that need the event loop they are used in where they are made: data, no logic. */

/** They ask for the running loop, and raise RuntimeError without one. */
export const needRunningLoop: readonly string[] = ["ClientSession", "TCPConnector", "UnixConnector"].flatMap((name) => [
  `aiohttp.${name}`,
  `aiohttp.${name === "ClientSession" ? "client" : "connector"}.${name}`,
]);

/** They take the loop of the thread there and then, whichever runs later. */
export const bindLoop: readonly string[] = ["asyncpg.create_pool", "asyncpg.pool.create_pool"];

/** The same before Python 3.10. */
export const boundLoopBefore310: readonly string[] = [
  "asyncio.BoundedSemaphore",
  "asyncio.Condition",
  "asyncio.Event",
  "asyncio.LifoQueue",
  "asyncio.Lock",
  "asyncio.PriorityQueue",
  "asyncio.Queue",
  "asyncio.Semaphore",
];
