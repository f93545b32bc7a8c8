/** Reports cleanup that awaits with neither `shield` nor a timeout: cancelling the task again interrupts it. */
import { timeoutScopes } from "../knowledge/cancel-scopes.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, argumentsOf, type Handler, handlersOf, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { catchingOf } from "./shared/cancellation.js";
import { leadsTo } from "./shared/run-order.js";

const messages = {
  cleanup: {
    severity: "info",
    en: "Cancelling the task once more interrupts this cleanup: it is not shielded",
    "zh-cn": "再次取消该任务会打断此处的清理：它没有受到保护",
  },
  error: {
    severity: "info",
    en: "Cancelling the task here loses the error that is raised below",
    "zh-cn": "在此处取消该任务会丢失下面要引发的异常",
  },
} as const;

export const awaitInCleanup = defineRule({
  id: "await-in-cleanup",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC102", "ASYNC120"],
  title: { en: "An `await` in cleanup that nothing shields", "zh-cn": "清理代码中没有保护的 `await`" },
  why: {
    en: "An `await` in a `finally` or in `except CancelledError` is a place where the task can be cancelled again: by a timeout further out, by a task group, or when the program shuts down. The rest of the cleanup is then skipped. In another `except`, CancelledError takes the place of the error that was to be raised. Put cleanup that has to be done into `await asyncio.shield(...)`, give it a timeout of its own, or make it plain code.",
    "zh-cn":
      "`finally` 或 `except CancelledError` 中的 `await` 处，任务可能再次被取消：来自外层的超时、任务组，或者程序退出。此时剩余的清理代码会被跳过。在其他 `except` 中，CancelledError 会取代原本要引发的异常。请把必须完成的清理放进 `await asyncio.shield(...)`，给它单独的超时，或者改成不需要 await 的代码。",
  },
  bad: "async def copy(source, target):\n    try:\n        await target.write(await source.read())\n    finally:\n        await target.flush()\n",
  good: "import asyncio\n\n\nasync def copy(source, target):\n    try:\n        await target.write(await source.read())\n    finally:\n        await asyncio.shield(target.flush())\n",
  messages,
  fixes: {},
  offByDefault: true,
  offInTests: true,
  checks: {
    try(node, context) {
      const { tree } = context;
      if (context.asyncContext(node)?.canAwait !== true) return;
      const final = tree.childOfKind(node, Kind.finally_clause);
      if (final !== none) report(context, awaitsIn(context, final)[0], "cleanup");
      for (const handler of handlersOf(tree, node)) {
        const awaits = awaitsIn(context, handler.node);
        if (catchingOf(context, handler.type) === "named") report(context, awaits[0], "cleanup");
        else {
          const raises = [...runningNodes(tree, handler.node)].filter((at) => raisesAgain(context, handler, at));
          const lost = awaits.find((at) => raises.some((raise) => at < raise && !tree.holds(raise, at) && leadsTo(tree, at, raise)));
          report(context, lost, "error");
        }
      }
    },
  },
});

/** `raise`, `raise error`, `raise Other(..) from error`. */
function raisesAgain({ tree }: Check, { alias, node }: Handler, at: Node): boolean {
  if (tree.kind(at) !== Kind.raise_statement) return false;
  const name = alias === none ? undefined : tree.textOf(alias);
  // A handler inside raises what it caught itself.
  if (tree.namedChildren(at).length === 0) return ancestorOfKind(tree, at, Kind.except_clause) === node;
  return [...runningNodes(tree, at)].some((node) => tree.kind(node) === Kind.identifier && tree.textOf(node) === name);
}

function report(context: Context<typeof messages, object>, at: Node | undefined, message: keyof typeof messages): void {
  if (at === undefined) return;
  const { tree } = context;
  const start = tree.start(at);
  const keyword = tree.kind(at) === Kind.await ? "await" : "async";
  context.report({ start, end: start + keyword.length }, message, {});
}

/** Where a clause waits and a cancellation would get out of it. */
function awaitsIn(context: Check, clause: Node): Node[] {
  const { tree } = context;
  return [...runningNodes(tree, clause)].filter(
    (at) => isAwaitPoint(tree, at) && !isShielded(context, at) && !isInProtectingBlock(context, at, clause),
  );
}

/** `await shield(..)`, `await wait_for(..)`, `await asyncio.wait(.., timeout=..)`, and handing on to the cleanup of another. */
function isShielded(context: Check, node: Node): boolean {
  const { tree } = context;
  if (tree.kind(node) !== Kind.await) return isLimited(context, tree.parent(node));
  const operand = unparenthesized(tree, tree.namedChildren(node)[0] ?? node);
  if (tree.kind(operand) !== Kind.call) return false;
  const call = context.callAt(operand);
  if (/\.(__aexit__|aclose)$/.test(tree.textOf(call.callee))) return true;
  if (call.names.includes("asyncio.wait")) return call.arguments.some(({ name }) => name === "timeout");
  return call.names.some((name) => name === "asyncio.shield" || name === "asyncio.wait_for");
}

/** Whether something between an `await` and the clause limits the wait, or takes in a cancellation. */
function isInProtectingBlock(context: Check, node: Node, clause: Node): boolean {
  const { tree } = context;
  for (let from = node, at = tree.parent(node); at !== clause && at !== none; from = at, at = tree.parent(at)) {
    if (tree.kind(at) === Kind.with_statement && from === tree.child(at, Field.body) && (isLimited(context, at) || suppresses(context, at)))
      return true;
    if (tree.kind(at) === Kind.try_statement) {
      // A `try` within has its own clauses looked at; what it handles does not get out.
      if (from !== tree.child(at, Field.body)) return true;
      if (handlersOf(tree, at).some((handler) => catchingOf(context, handler.type) !== undefined)) return true;
    }
  }
  return false;
}

/** A timeout, or a scope of whatever library that is told to shield. */
function isLimited(context: Check, statement: Node): boolean {
  const { tree } = context;
  if (tree.kind(statement) !== Kind.with_statement) return false;
  return withItems(tree, statement).some(({ value }) => {
    if (tree.kind(value) !== Kind.call) return false;
    return (
      context.callAt(value).names.some((name) => timeoutScopes.includes(name)) ||
      argumentsOf(tree, value).some(({ name }) => name === "shield")
    );
  });
}

function suppresses(context: Check, statement: Node): boolean {
  const { tree } = context;
  return withItems(tree, statement).some(({ value }) => {
    if (tree.kind(value) !== Kind.call) return false;
    const call = context.callAt(value);
    return call.names.includes("contextlib.suppress") && call.arguments.some((one) => catchingOf(context, one.value) !== undefined);
  });
}
