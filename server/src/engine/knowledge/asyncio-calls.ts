/** Families of asyncio's calls that rules speak of: data, no logic. */

/** Calls that schedule a coroutine and give back the only strong reference to its task. */
export const taskMakers = ["asyncio.create_task", "asyncio.ensure_future", "asyncio.AbstractEventLoop.create_task"] as const;

/** Calls that give a future over other awaitables, which runs whether or not anything waits for it. */
export const futureMakers = ["asyncio.gather", "asyncio.shield"] as const;

/** Calls that start an event loop and wait until it ends. */
export const loopRunners = [
  "asyncio.run",
  "asyncio.AbstractEventLoop.run_until_complete",
  "asyncio.AbstractEventLoop.run_forever",
  "asyncio.Runner.run",
] as const;

/** Calls that give a loop that is not running yet, or whichever there is. */
export const loopGetters = ["asyncio.get_event_loop", "asyncio.new_event_loop"] as const;

/** Calls that take a coroutine and no other awaitable, and the name of that parameter. */
export const coroutineTakers: Readonly<Record<string, string>> = {
  "asyncio.AbstractEventLoop.create_task": "coro",
  "asyncio.Runner.run": "coro",
  "asyncio.TaskGroup.create_task": "coro",
  "asyncio.create_task": "coro",
  "asyncio.run": "main",
  "asyncio.run_coroutine_threadsafe": "coro",
};
