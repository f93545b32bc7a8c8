/** Waiting for other threads and processes: locks, events, queues, futures, pools. */
import { defineLibrary, type Library } from "../library.js";

export const waiting: readonly Library[] = [
  defineLibrary({
    module: "threading",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["{Lock,RLock,Condition}.acquire", "Lock.acquire_lock"],
        unless: [
          { index: 0, name: "blocking", is: ["False", "0"] },
          { index: 1, name: "timeout", is: ["0"] },
        ],
        instead: "asyncio.Lock",
      },
      {
        rule: "blocking-wait",
        names: ["Semaphore.acquire"],
        unless: [
          { index: 0, name: "blocking", is: ["False", "0"] },
          { index: 1, name: "timeout", is: ["0"] },
        ],
        instead: "asyncio.Semaphore",
      },
      {
        rule: "blocking-wait",
        names: ["Event.wait"],
        thread: "ok",
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.Event",
      },
      { rule: "blocking-wait", names: ["Condition.{wait,wait_for}"], instead: "asyncio.Condition" },
      { rule: "blocking-wait", names: ["Barrier.wait"], thread: "ok", instead: "asyncio.Barrier" },
      {
        rule: "blocking-wait",
        names: ["Thread.join"],
        thread: "ok",
        asks: ["is_alive"],
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.to_thread",
      },
    ],
  }),
  defineLibrary({
    module: "queue",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["{Queue,SimpleQueue}.get"],
        thread: "ok",
        asks: ["empty", "qsize"],
        unless: [
          { index: 0, name: "block", is: ["False", "0"] },
          { index: 1, name: "timeout", is: ["0", "0.0"] },
        ],
        instead: "asyncio.Queue",
      },
      {
        rule: "blocking-wait",
        names: ["Queue.put"],
        thread: "ok",
        madeWith: { index: 0, name: "maxsize" },
        asks: ["full", "qsize"],
        unless: [
          { index: 1, name: "block", is: ["False", "0"] },
          { index: 2, name: "timeout", is: ["0", "0.0"] },
        ],
        instead: "asyncio.Queue",
      },
      { rule: "blocking-wait", names: ["Queue.join"], thread: "ok", instead: "asyncio.Queue" },
    ],
  }),
  defineLibrary({
    module: "concurrent.futures",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["Future.{result,exception}"],
        asks: ["done"],
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.wrap_future",
      },
      { rule: "blocking-wait", names: ["wait"], thread: "ok", instead: "asyncio.wait" },
      { rule: "blocking-wait", names: ["as_completed"], lazy: true, instead: "asyncio.as_completed" },
      { rule: "blocking-wait", names: ["Executor.map"], lazy: true, instead: "asyncio.AbstractEventLoop.run_in_executor" },
      {
        rule: "blocking-wait",
        names: ["Executor.shutdown"],
        thread: "ok",
        unless: [{ index: 0, name: "wait", is: ["False", "0"] }],
      },
    ],
  }),
  defineLibrary({
    module: "multiprocessing",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["Process.join", "process.BaseProcess.join"],
        thread: "ok",
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.subprocess.Process.wait",
      },
      {
        rule: "blocking-wait",
        names: ["{Queue,JoinableQueue}.get"],
        thread: "ok",
        asks: ["empty", "qsize"],
        unless: [
          { index: 0, name: "block", is: ["False", "0"] },
          { index: 1, name: "timeout", is: ["0", "0.0"] },
        ],
        instead: "asyncio.Queue",
      },
      { rule: "blocking-wait", names: ["SimpleQueue.get"], thread: "ok", asks: ["empty"], instead: "asyncio.Queue" },
      { rule: "blocking-wait", names: ["JoinableQueue.join"], thread: "ok", instead: "asyncio.Queue" },
      {
        rule: "blocking-wait",
        names: ["connection.Connection.{recv,recv_bytes}"],
        thread: "ok",
        asks: ["poll"],
        instead: "asyncio.StreamReader",
      },
      {
        rule: "blocking-wait",
        names: ["connection.wait"],
        thread: "ok",
        unless: [{ index: 1, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.StreamReader",
      },
    ],
  }),
  defineLibrary({
    module: "multiprocessing.synchronize",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["SemLock.acquire"],
        unless: [
          { index: 0, name: "block", is: ["False", "0"] },
          { index: 1, name: "timeout", is: ["0", "0.0"] },
        ],
      },
      {
        rule: "blocking-wait",
        names: ["Event.wait"],
        thread: "ok",
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
      },
    ],
  }),
  defineLibrary({
    module: "multiprocessing.pool",
    blocking: [
      {
        rule: "blocking-wait",
        names: ["Pool.{apply,map,starmap,join}", "ThreadPool.{apply,map,starmap,join}"],
        thread: "ok",
        instead: "asyncio.AbstractEventLoop.run_in_executor",
      },
      { rule: "blocking-wait", names: ["Pool.{imap,imap_unordered}"], lazy: true },
      {
        rule: "blocking-wait",
        names: ["ApplyResult.{get,wait}"],
        thread: "ok",
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "asyncio.wrap_future",
      },
    ],
  }),
  defineLibrary({
    module: "asgiref.sync",
    blocking: [{ rule: "blocking-wait", names: ["AsyncToSync"], instead: "await" }],
  }),
  defineLibrary({ module: "signal", blocking: [{ rule: "blocking-wait", names: ["pause", "sigwait", "sigwaitinfo"] }] }),
  defineLibrary({ module: "sched", blocking: [{ rule: "blocking-wait", names: ["scheduler.run"] }] }),
  defineLibrary({ module: "schedule", blocking: [{ rule: "blocking-wait", names: ["run_pending", "run_all"], severity: "info" }] }),
  defineLibrary({
    module: "os",
    blocking: [{ rule: "blocking-wait", names: ["getrandom"], unless: [{ index: 1, name: "flags", is: ["GRND_NONBLOCK"] }] }],
  }),
  defineLibrary({
    module: "webbrowser",
    blocking: [{ rule: "blocking-wait", names: ["open", "open_new"], severity: "info", thread: "ok" }],
  }),
  defineLibrary({ module: "pyautogui", blocking: [{ rule: "blocking-wait", names: ["sleep", "countdown"], instead: "asyncio.sleep" }] }),
];
