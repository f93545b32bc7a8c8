/** What asyncio no longer has: data, no logic. */

/** Functions and classes that took `loop=` before Python 3.10, and raise TypeError since. */
export const lostLoopArgument: readonly string[] = [
  "asyncio.BoundedSemaphore",
  "asyncio.Condition",
  "asyncio.Event",
  "asyncio.LifoQueue",
  "asyncio.Lock",
  "asyncio.PriorityQueue",
  "asyncio.Queue",
  "asyncio.Semaphore",
  "asyncio.as_completed",
  "asyncio.create_subprocess_exec",
  "asyncio.create_subprocess_shell",
  "asyncio.gather",
  "asyncio.open_connection",
  "asyncio.open_unix_connection",
  "asyncio.shield",
  "asyncio.sleep",
  "asyncio.start_server",
  "asyncio.start_unix_server",
  "asyncio.wait",
  "asyncio.wait_for",
];

export interface DeprecatedName {
  /** Minor versions of Python 3: the first that warns, and the first without it. */
  readonly since: number;
  readonly gone: number;
  /** The module that has a function of the same name to use instead. */
  readonly instead?: string;
}

const policy: DeprecatedName = { since: 14, gone: 16 };
const watcher: DeprecatedName = { since: 12, gone: 14 };

/** Names of asyncio on their way out. */
export const deprecatedNames: Readonly<Record<string, DeprecatedName>> = {
  AbstractChildWatcher: watcher,
  AbstractEventLoopPolicy: policy,
  DefaultEventLoopPolicy: policy,
  FastChildWatcher: watcher,
  MultiLoopChildWatcher: watcher,
  PidfdChildWatcher: watcher,
  SafeChildWatcher: watcher,
  ThreadedChildWatcher: watcher,
  WindowsProactorEventLoopPolicy: policy,
  WindowsSelectorEventLoopPolicy: policy,
  get_child_watcher: watcher,
  get_event_loop_policy: policy,
  iscoroutinefunction: { since: 14, gone: 16, instead: "inspect" },
  set_child_watcher: watcher,
  set_event_loop_policy: policy,
};

/** What makes the loop that a policy stands for, by the policy's name. */
export const loopFactories: Readonly<Record<string, { readonly module: string; readonly name: string }>> = {
  "asyncio.WindowsProactorEventLoopPolicy": { module: "asyncio", name: "ProactorEventLoop" },
  "asyncio.WindowsSelectorEventLoopPolicy": { module: "asyncio", name: "SelectorEventLoop" },
  "uvloop.EventLoopPolicy": { module: "uvloop", name: "new_event_loop" },
};

/** The builtin that asyncio's exception of that name has been since Python 3.11. */
export const builtinAlias = "TimeoutError";
