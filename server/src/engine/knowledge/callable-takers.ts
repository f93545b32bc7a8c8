/** Calls that are given a function to call: data, no logic. */
import type { ArgumentPlace } from "./library.js";

export interface CallableTaker {
  readonly names: readonly string[];
  /** Where the function stands. */
  readonly callable: ArgumentPlace;
  /**
   * What becomes of what the function returns: nobody looks at it, the caller gets it, it is tested, it is used at once as what it is not, or
   * it comes out when the result is iterated. `refused`: an async function is not even taken.
   */
  readonly result: "dropped" | "returned" | "tested" | "used" | "iterated" | "refused";
  /** What the function is called with: the arguments after it, by keyword too or not; those of `args=` and `kwargs=`; or what the call decides. */
  readonly passes: "positional" | "all" | "args" | "own";
  /** It calls the function in another thread. */
  readonly thread?: true;
  /** It takes None in place of a function, and then calls nothing, or does what it does by default. */
  readonly none?: "nothing" | "default";
  /**
   * How an async function runs all the same: awaited in place of the call; as a task that a lambda makes, or for the loop of another thread; by
   * `asyncio.run`, which is the function then, or in a lambda; by another method of the same object.
   */
  readonly async?: "await" | "task" | "threadsafe" | "run" | "lambda-run" | { readonly method: string };
}

const loop = "asyncio.AbstractEventLoop";

export const callableTakers: readonly CallableTaker[] = [
  { names: [`${loop}.call_soon`], callable: { index: 0, name: "callback" }, result: "dropped", passes: "positional", async: "task" },
  {
    names: [`${loop}.call_soon_threadsafe`],
    callable: { index: 0, name: "callback" },
    result: "dropped",
    passes: "positional",
    async: "threadsafe",
  },
  {
    names: [`${loop}.call_later`, `${loop}.call_at`],
    callable: { index: 1, name: "callback" },
    result: "dropped",
    passes: "positional",
    async: "task",
  },
  {
    names: [`${loop}.add_reader`, `${loop}.add_writer`],
    callable: { index: 1, name: "callback" },
    result: "dropped",
    passes: "positional",
    async: "task",
  },
  {
    names: [`${loop}.add_signal_handler`],
    callable: { index: 1, name: "callback" },
    result: "refused",
    passes: "positional",
    async: "task",
  },
  { names: [`${loop}.set_exception_handler`], callable: { index: 0, name: "handler" }, result: "dropped", passes: "own", none: "default" },
  { names: ["asyncio.Future.add_done_callback"], callable: { index: 0, name: "fn" }, result: "dropped", passes: "own", async: "task" },
  { names: ["concurrent.futures.Future.add_done_callback"], callable: { index: 0, name: "fn" }, result: "dropped", passes: "own" },
  {
    names: [`${loop}.run_in_executor`],
    callable: { index: 1, name: "func" },
    result: "returned",
    passes: "positional",
    thread: true,
    async: "await",
  },
  { names: ["asyncio.to_thread"], callable: { index: 0, name: "func" }, result: "returned", passes: "all", async: "await", thread: true },
  {
    names: ["concurrent.futures.ThreadPoolExecutor.submit"],
    callable: { index: 0, name: "fn" },
    result: "returned",
    passes: "all",
    thread: true,
    async: "run",
  },
  { names: ["concurrent.futures.Executor.submit"], callable: { index: 0, name: "fn" }, result: "returned", passes: "all" },
  { names: ["concurrent.futures.Executor.map"], callable: { index: 0, name: "fn" }, result: "returned", passes: "own" },
  {
    names: ["multiprocessing.pool.Pool.apply", "multiprocessing.pool.Pool.apply_async"],
    callable: { index: 0, name: "func" },
    result: "returned",
    passes: "own",
  },
  {
    names: ["map", "map_async", "starmap", "starmap_async", "imap", "imap_unordered"].map((name) => `multiprocessing.pool.Pool.${name}`),
    callable: { index: 0, name: "func" },
    result: "returned",
    passes: "own",
  },
  {
    names: ["threading.Thread"],
    callable: { index: 1, name: "target" },
    result: "dropped",
    passes: "args",
    thread: true,
    none: "nothing",
    async: "run",
  },
  {
    names: ["multiprocessing.Process"],
    callable: { index: 1, name: "target" },
    result: "dropped",
    passes: "args",
    none: "nothing",
  },
  { names: ["threading.Timer"], callable: { index: 1, name: "function" }, result: "dropped", passes: "args", async: "run", thread: true },
  { names: ["signal.signal"], callable: { index: 1, name: "handler" }, result: "dropped", passes: "own" },
  { names: ["atexit.register"], callable: { index: 0, name: "func" }, result: "dropped", passes: "all", async: "lambda-run" },
  { names: ["weakref.finalize"], callable: { index: 1, name: "func" }, result: "dropped", passes: "all" },
  {
    names: ["unittest.IsolatedAsyncioTestCase.addCleanup"],
    callable: { index: 0, name: "function" },
    result: "dropped",
    passes: "all",
    async: { method: "addAsyncCleanup" },
  },
  { names: ["unittest.TestCase.addCleanup"], callable: { index: 0, name: "function" }, result: "dropped", passes: "all" },
  {
    names: ["anyio.to_thread.run_sync"],
    callable: { index: 0, name: "func" },
    result: "returned",
    passes: "positional",
    async: "await",
    thread: true,
  },
  {
    names: ["starlette.concurrency.run_in_threadpool", "fastapi.concurrency.run_in_threadpool"],
    callable: { index: 0, name: "func" },
    result: "returned",
    passes: "all",
    thread: true,
    async: "await",
  },
  {
    names: ["apscheduler.schedulers.background.BackgroundScheduler.add_job", "apscheduler.schedulers.blocking.BlockingScheduler.add_job"],
    callable: { index: 0, name: "func" },
    result: "dropped",
    passes: "own",
  },
  {
    names: ["sched.scheduler.enter", "sched.scheduler.enterabs"],
    callable: { index: 2, name: "action" },
    result: "dropped",
    passes: "own",
  },
  {
    names: ["contextlib.AsyncExitStack.callback"],
    callable: { index: 0, name: "callback" },
    result: "dropped",
    passes: "all",
    async: { method: "push_async_callback" },
  },
  { names: ["contextlib.ExitStack.callback"], callable: { index: 0, name: "callback" }, result: "dropped", passes: "all" },
  { names: ["schedule.Job.do"], callable: { index: 0, name: "job_func" }, result: "dropped", passes: "all" },
  { names: ["tkinter.Tk.after"], callable: { index: 1, name: "func" }, result: "dropped", passes: "positional" },
  { names: ["builtins.map", "itertools.starmap"], callable: { index: 0 }, result: "iterated", passes: "own" },
  {
    names: ["builtins.filter", "itertools.dropwhile", "itertools.filterfalse", "itertools.takewhile"],
    callable: { index: 0 },
    result: "tested",
    passes: "own",
  },
  {
    names: ["builtins.sorted", "builtins.min", "builtins.max", "builtins.list.sort", "heapq.nlargest", "heapq.nsmallest"],
    callable: { name: "key" },
    result: "used",
    passes: "own",
  },
  { names: ["re.sub", "re.subn"], callable: { index: 1, name: "repl" }, result: "used", passes: "own" },
  { names: ["re.Pattern.sub", "re.Pattern.subn"], callable: { index: 0, name: "repl" }, result: "used", passes: "own" },
];
