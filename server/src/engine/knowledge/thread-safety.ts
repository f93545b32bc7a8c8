/** Which calls of asyncio belong to the thread of the event loop: data, no logic. */

const loop = "asyncio.AbstractEventLoop";

/**
 * Methods that change what an event loop works on and do not wake it, and how other threads may have the same done: by a method of the same
 * loop; by `run_coroutine_threadsafe`; by the loop's `call_soon_threadsafe`, where the object is a loop or knows its own.
 */
export const loopThreadMethods: Readonly<Record<string, "call_soon_threadsafe" | "coroutine" | "loop" | "future" | "none">> = {
  [`${loop}.call_at`]: "loop",
  [`${loop}.call_later`]: "loop",
  [`${loop}.call_soon`]: "call_soon_threadsafe",
  [`${loop}.create_task`]: "coroutine",
  [`${loop}.stop`]: "loop",
  "asyncio.Condition.notify": "none",
  "asyncio.Condition.notify_all": "none",
  "asyncio.Event.set": "none",
  "asyncio.Future.cancel": "future",
  "asyncio.Future.set_exception": "future",
  "asyncio.Future.set_result": "future",
  "asyncio.Lock.release": "none",
  "asyncio.Queue.get_nowait": "none",
  "asyncio.Queue.put_nowait": "none",
  "asyncio.Queue.task_done": "none",
  "asyncio.Semaphore.release": "none",
  "asyncio.StreamWriter.write": "none",
};

/** Functions that need a running event loop, or the loop of the thread, and raise RuntimeError in a thread that has none. */
export const runningLoopCalls: readonly string[] = [
  "asyncio.create_task",
  "asyncio.current_task",
  "asyncio.get_running_loop",
  "asyncio.timeout",
];

/** Functions that want a loop for the coroutines they are given, unless they are told one. */
export const coroutineSchedulers: readonly string[] = ["asyncio.ensure_future", "asyncio.gather", "asyncio.shield"];

/** Packages whose programs are imported while an event loop runs: by a server that loads an application, or a bot its extensions. */
export const hostedByLoop: ReadonlySet<string> = new Set([
  "blacksheep",
  "discord",
  "fastapi",
  "homeassistant",
  "js",
  "litestar",
  "nonebot",
  "pyodide",
  "quart",
  "starlette",
  "uvicorn",
]);
