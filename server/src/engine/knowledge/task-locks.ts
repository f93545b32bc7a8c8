/** What keeps tasks of one event loop out of a place: data, no logic. */

/** They let one task in at a time. */
export const taskLocks = [
  "asyncio.Lock",
  "asyncio.Condition",
  "anyio.Lock",
  "anyio.Condition",
  "trio.Lock",
  "trio.StrictFIFOLock",
  "trio.Condition",
] as const;

/** They let a number of tasks in. */
export const taskSemaphores = [
  "asyncio.Semaphore",
  "asyncio.BoundedSemaphore",
  "anyio.Semaphore",
  "anyio.CapacityLimiter",
  "trio.Semaphore",
  "trio.CapacityLimiter",
] as const;
