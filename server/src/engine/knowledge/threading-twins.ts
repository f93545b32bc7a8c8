/** Calls of asyncio that take less than their twins in `threading`, `queue`, `subprocess` and `concurrent.futures`: data, no logic. */
import type { ArgumentPlace } from "./library.js";

/** A call whose twin can give up: after a time, or at once. */
export interface ThreadingTwin {
  readonly names: readonly string[];
  /** How many positional arguments it takes. */
  readonly positional: number;
  /** Where the twin takes how long to wait. */
  readonly timeout: ArgumentPlace;
  /** Where the twin takes whether to wait at all. */
  readonly block?: ArgumentPlace;
  /** The method that does not wait. */
  readonly nowait?: string;
  /** It never waits, as its twin does. */
  readonly isInstant?: true;
}

const timeoutAt = (index: number): ArgumentPlace => ({ index, name: "timeout" });

export const threadingTwins: readonly ThreadingTwin[] = [
  { names: ["asyncio.Queue.get"], positional: 0, timeout: timeoutAt(1), block: { index: 0, name: "block" }, nowait: "get_nowait" },
  { names: ["asyncio.Queue.put"], positional: 1, timeout: timeoutAt(2), block: { index: 1, name: "block" }, nowait: "put_nowait" },
  { names: ["asyncio.Queue.join"], positional: 0, timeout: timeoutAt(0) },
  {
    names: ["asyncio.Lock.acquire", "asyncio.Semaphore.acquire", "asyncio.Condition.acquire"],
    positional: 0,
    timeout: timeoutAt(1),
    block: { index: 0, name: "blocking" },
  },
  { names: ["asyncio.Event.wait", "asyncio.Condition.wait", "asyncio.Barrier.wait"], positional: 0, timeout: timeoutAt(0) },
  { names: ["asyncio.Condition.wait_for"], positional: 1, timeout: timeoutAt(1) },
  { names: ["asyncio.subprocess.Process.wait"], positional: 0, timeout: timeoutAt(0) },
  { names: ["asyncio.subprocess.Process.communicate"], positional: 1, timeout: timeoutAt(1) },
  { names: ["asyncio.Future.result", "asyncio.Future.exception"], positional: 0, timeout: timeoutAt(0), isInstant: true },
  { names: ["asyncio.gather"], positional: Number.POSITIVE_INFINITY, timeout: { name: "timeout" } },
];

/** Calls that hand on positional arguments only, with the keywords of their own. */
export const positionalForwarders: Readonly<Record<string, readonly string[]>> = {
  "asyncio.AbstractEventLoop.add_reader": ["fd", "callback"],
  "asyncio.AbstractEventLoop.add_signal_handler": ["sig", "callback"],
  "asyncio.AbstractEventLoop.add_writer": ["fd", "callback"],
  "asyncio.AbstractEventLoop.call_at": ["when", "callback", "context"],
  "asyncio.AbstractEventLoop.call_later": ["delay", "callback", "context"],
  "asyncio.AbstractEventLoop.call_soon": ["callback", "context"],
  "asyncio.AbstractEventLoop.call_soon_threadsafe": ["callback", "context"],
  "asyncio.AbstractEventLoop.run_in_executor": ["executor", "func"],
};

/** Calls that take a collection of what they wait for, then keywords only. */
export const collectionTakers = ["asyncio.wait", "asyncio.as_completed"] as const;
