/** Reports waiting for other threads and processes on the event loop's thread: locks, events, queues, futures, pools. */
import { findBlocking } from "../project/lookup.js";
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isStatement, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { blockingAt, lazyAt, threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";
import { receiverOf } from "./shared/file-origin.js";

const messages = {
  waits: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop while it waits",
    "zh-cn": "`{callee}` 在等待期间会让事件循环上的所有任务停住",
  },
  replaced: {
    severity: "warning",
    en: "`{callee}` stops every task while it waits; `{instead}` does not",
    "zh-cn": "`{callee}` 在等待期间会让所有任务停住；`{instead}` 不会",
  },
  iterates: {
    severity: "warning",
    en: "Each step through `{iterable}` stops every task while it waits",
    "zh-cn": "每次从 `{iterable}` 取值，等待期间都会让所有任务停住",
  },
  takes: {
    severity: "warning",
    en: "Taking `{lock}` stops every task on this event loop while another thread holds it",
    "zh-cn": "其他线程持有 `{lock}` 时，在此获取它会让事件循环上的所有任务停住",
  },
  leaves: {
    severity: "warning",
    en: "Leaving this `with` stops every task until `{pool}` has done its work",
    "zh-cn": "离开此 `with` 会让所有任务停住，直到 `{pool}` 完成全部工作",
  },
} as const;

const fixes = {
  wrap: { safety: "unsafe", preferred: true, en: "Await `asyncio.wrap_future`", "zh-cn": "改用 `await asyncio.wrap_future`" },
  ...threadFix,
} as const;

const checks = blockingChecks<typeof messages, typeof fixes>("blocking-wait", ({ node, at, isIteration, blocking, options }, context) => {
  const { callee, instead } = blocking;
  if (isIteration) return context.report(at, "iterates", { iterable: callee }, options);
  if (isOfDone(context, context.callAt(node))) return;
  const offers = [...wrapOffer(context, context.callAt(node), blocking.running.canAwait), ...options.fixes];
  if (instead === undefined) context.report(at, "waits", { callee }, { ...options, fixes: offers });
  else context.report(at, "replaced", { callee, instead }, { ...options, fixes: offers });
});

export const blockingWait = defineRule({
  id: "blocking-wait",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "Waiting for another thread in an async function", "zh-cn": "在异步函数中等待其他线程" },
  why: {
    en: "Locks, events, queues and futures of threads and processes make the thread wait that asks them, and that thread is the event loop's: no task runs until the other side is done. Where the other side is itself a task of this loop, or needs one, the wait never ends. asyncio has its own `Lock`, `Event` and `Queue` to await; a `concurrent.futures.Future` can be awaited through `asyncio.wrap_future`, and what must be waited for by a thread can be waited for in one (`await asyncio.to_thread(thread.join)`).",
    "zh-cn":
      "线程和进程的锁、事件、队列和 Future 会让调用它们的线程等待，而这个线程正是事件循环的线程：对方完成之前，任何任务都不会运行。如果对方本身就是这个循环的任务，或者依赖某个任务，等待就永远不会结束。asyncio 有自己的 `Lock`、`Event` 和 `Queue` 可供 await；`concurrent.futures.Future` 可以通过 `asyncio.wrap_future` 来 await；必须由线程等待的，可以放到一个线程里等（`await asyncio.to_thread(thread.join)`）。",
  },
  bad: "import threading\n\nready = threading.Event()\n\n\nasync def start():\n    ready.wait()\n",
  good: "import asyncio\n\nready = asyncio.Event()\n\n\nasync def start():\n    await ready.wait()\n",
  messages,
  fixes,
  yieldsTo: ["thread-lock-across-await", "threadsafe-deadlock", "nested-event-loop"],
  checks: {
    ...checks,
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.isAsyncStatement(node) || context.asyncContext(node) === undefined) return;
      for (const { value } of withItems(tree, node)) {
        const type = context.typeOf(value);
        if (waitsIn(context, type, "acquire")) {
          const severity = isShort(context, body) ? ({ severity: "hint" } as const) : {};
          context.report(context.firstLine(value), "takes", { lock: context.shown(value) }, severity);
        } else if (waitsIn(context, type, "shutdown") && leavesWork(context, body)) {
          context.report(context.firstLine(value), "leaves", { pool: context.shown(value) });
        }
      }
    },
  },
});

/** Whether the method of that name of such an object waits for other threads. */
function waitsIn(context: Check, type: Type, method: string): boolean {
  const members = membersOf(type).filter((member) => member.kind !== "none");
  return (
    members.length > 0 &&
    members.every((member) => {
      const known = findBlocking(context.types.namesOf(context.types.attribute(member, method)));
      return known?.calls.rule === "blocking-wait" && known.calls.lazy !== true;
    })
  );
}

/** Whether a lock is held for a few statements only, none of which calls more than a builtin or a method of a builtin class. */
function isShort(context: Check, body: Node): boolean {
  const { tree } = context;
  let statements = 0;
  for (const at of runningNodes(tree, body)) {
    const kind = tree.kind(at);
    if (isStatement(tree, at)) statements++;
    if (kind === Kind.while_statement || kind === Kind.with_statement) return false;
    if (kind !== Kind.call) continue;
    const call = context.callAt(at);
    if (!call.names.some((name) => name.startsWith("builtins.")) || blockingAt(context, call) !== undefined) return false;
  }
  return statements <= 8;
}

/** Whether the body gives work to the pool, awaits nothing, and has no other finding that tells of the waiting. */
function leavesWork(context: Check, body: Node): boolean {
  const { tree } = context;
  let submits = false;
  for (const at of runningNodes(tree, body)) {
    if (isAwaitPoint(tree, at)) return false;
    if (tree.kind(at) !== Kind.call) continue;
    const call = context.callAt(at);
    const known = blockingAt(context, call) ?? lazyAt(context, call);
    const isRead = known?.calls.rule === "blocking-wait" && !call.names.some((name) => name.endsWith(".map"));
    if (isRead) return false;
    submits ||= call.names.some((name) => /\.(submit|map)$/.test(name));
  }
  return submits;
}

/** Whether the future is done, or is likely to be: it comes out of a wait that has a finding of its own, is awaited beside, or has failed. */
function isOfDone(context: Check, call: Call): boolean {
  const { tree, model } = context;
  const receiver = receiverOf(context, call);
  if (receiver === undefined) return false;
  const info = context.functionAt(call.node);
  if (info !== undefined && tree.textOf(info.node).includes(`wrap_future(${tree.textOf(receiver)})`)) return true;
  if (isOnlyForErrors(context, call, receiver)) return true;
  const definitions = tree.kind(receiver) === Kind.identifier ? (model.bindingOf(receiver)?.definitions ?? []) : [];
  return definitions.some(({ kind, value }) => kind === "for" && value !== undefined && isWaitedFor(context, value));
}

/** `if message is None: self.task.result()`: on a sign that work elsewhere has ended its error is raised, and its result is not read. */
function isOnlyForErrors({ tree }: Check, { node, arguments: given }: Call, receiver: Node): boolean {
  const statement = tree.parent(node);
  if (tree.kind(receiver) !== Kind.attribute || given.length > 0 || tree.kind(statement) !== Kind.expression_statement) return false;
  const branch = tree.parent(tree.parent(statement));
  if (branch === none || tree.kind(branch) !== Kind.if_statement) return false;
  const condition = tree.child(branch, Field.condition);
  return condition !== none && /\bis None$/.test(tree.textOf(condition)) && !tree.textOf(condition).includes(tree.textOf(receiver));
}

/** `as_completed(..)`, or a name unpacked from `done, pending = wait(..)`. */
function isWaitedFor(context: Check, iterable: Node): boolean {
  const { tree, model } = context;
  const node = unparenthesized(tree, iterable);
  if (tree.kind(node) === Kind.call) return findBlocking(context.callAt(node).names)?.calls.rule === "blocking-wait";
  const definitions = tree.kind(node) === Kind.identifier ? (model.bindingOf(node)?.definitions ?? []) : [];
  return definitions.some(
    ({ kind, value }) => kind === "assign" && value !== undefined && tree.kind(value) === Kind.call && isWaitedFor(context, value),
  );
}

/** `future.result()` becomes `await asyncio.wrap_future(future)`. */
function wrapOffer(context: Check, call: Call, canAwait: boolean): Offer<typeof fixes>[] {
  const receiver = receiverOf(context, call);
  if (receiver === undefined || !canAwait || call.arguments.length > 0 || context.file.library !== "asyncio") return [];
  if (!call.names.includes("concurrent.futures.Future.result")) return [];
  return [
    {
      fix: "wrap",
      edit(edit) {
        const { tree } = context;
        const inner = unparenthesized(tree, receiver);
        const wrap = edit.importName("asyncio", "wrap_future", call.node);
        if (wrap === undefined || edit.hasComment({ start: tree.start(call.node), end: tree.end(call.node) })) return false;
        edit.replace(call.node, edit.awaiting(call.node, `${wrap}(${tree.textOf(inner)})`));
        return true;
      },
    },
  ];
}
