/** What catches a task's cancellation, and whether the code under it can be cancelled at all. */
import { exitsOf } from "../../semantics/flow.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { handlersOf, isComprehension, isDeferred, unparenthesized, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isAwaitPoint, runningNodes } from "./afterwards.js";

/** Whether an `except` names the cancellation, or catches it with everything else. */
export type Catching = "named" | "everything";

/** How an exception expression catches cancellation, undefined where it does not; `none` is a bare `except`. */
export function catchingOf(context: Check, type: Node): Catching | undefined {
  const { tree } = context;
  if (type === none) return "everything";
  const inner = unparenthesized(tree, type);
  switch (tree.kind(inner)) {
    case Kind.tuple: {
      const kinds = tree.namedChildren(inner).map((each) => catchingOf(context, each));
      return kinds.find((kind) => kind === "named") ?? kinds.find((kind) => kind !== undefined);
    }
    case Kind.call:
      return context.callAt(inner).names.some((name) => /^anyio\b.*\.get_cancelled_exc_class$/.test(name)) ? "named" : undefined;
    default: {
      const names = context.namesOf(inner);
      if (names.includes("asyncio.CancelledError") || names.includes("trio.Cancelled")) return "named";
      // Until 3.7 they were one class.
      if (context.target.oldest.minor < 8 && names.includes("concurrent.futures.CancelledError")) return "named";
      return names.includes("builtins.BaseException") ? "everything" : undefined;
    }
  }
}

/**
 * Whether cancelling the task itself may raise in `body` and get out of it. What the function awaits may also be a task of
 * its own: then it is that task's cancellation that arrives, and nobody asked this one to stop.
 */
export function canBeCancelled(context: Check, body: Node): boolean {
  const { tree } = context;
  let found = false;
  const end = tree.after(body);
  for (let at = body; at < end; at++) {
    const kind = tree.kind(at);
    if (isDeferred(kind)) at = tree.after(at) - 1;
    else if (kind === Kind.try_statement && isStoppedIn(context, at)) at = tree.after(tree.child(at, Field.body)) - 1;
    else if (kind === Kind.await) {
      const operand = tree.namedChildren(at)[0];
      found ||= operand !== undefined && !isChild(context, operand);
    } else if (isAwaitPoint(tree, at)) found ||= !isTimeout(context, tree.parent(at));
  }
  return found && !cancelsBefore(context, body);
}

/** Whether an inner `try` lets no cancellation out of its body. */
function isStoppedIn(context: Check, tryStatement: Node): boolean {
  const { tree } = context;
  const handler = handlersOf(tree, tryStatement).find((each) => catchingOf(context, each.type) !== undefined);
  return handler !== undefined && tree.child(tryStatement, Field.body) !== none && !exitsOf(tree, handler.block).raises;
}

/** `async with asyncio.timeout(..)` waits for nothing itself. */
function isTimeout(context: Check, statement: Node): boolean {
  const { tree } = context;
  if (tree.kind(statement) !== Kind.with_statement) return false;
  return withItems(tree, statement).every(
    ({ value }) => tree.kind(value) === Kind.call && context.callAt(value).names.some((name) => /^asyncio\.timeout(_at)?$/.test(name)),
  );
}

const makers = [
  "asyncio.create_task",
  "asyncio.ensure_future",
  "asyncio.AbstractEventLoop.create_task",
  "asyncio.AbstractEventLoop.run_in_executor",
];

/** Whether what is awaited is a task or future that others can cancel: everything that is no coroutine made on the spot. */
function isChild(context: Check, operand: Node): boolean {
  const { tree } = context;
  const node = unparenthesized(tree, operand);
  if (isComprehension(tree.kind(node))) return isChild(context, tree.child(node, Field.body));
  const type = context.typeOf(node);
  if (tree.kind(node) !== Kind.call) {
    const element = context.types.elementOf(type, false);
    return type.kind !== "coroutine" && element?.kind !== "coroutine";
  }
  const call = context.callAt(node);
  // Wrappers of these are called alike.
  if (/(gather|wait_for|shield)$/.test(tree.textOf(call.callee))) {
    const isGather = tree.textOf(call.callee).endsWith("gather");
    const waited = call.arguments.filter(({ name }, index) => name === "*" || (name === undefined && (isGather || index === 0)));
    return waited.length > 0 && waited.every(({ value }) => isChild(context, value));
  }
  return !call.names.some((name) => makers.includes(name)) && context.isInstance(type, "asyncio.Task", "asyncio.Future");
}

/** Whether the function has cancelled something before: then it may be that which it waits for. */
function cancelsBefore(context: Check, body: Node): boolean {
  const { tree } = context;
  const end = tree.after(body);
  for (const at of runningNodes(tree, context.functionAt(body)?.body ?? 0)) {
    if (at >= end) return false;
    if (tree.kind(at) !== Kind.call) continue;
    const callee = tree.child(at, Field.function);
    if (callee === none) continue;
    const isMethod = tree.kind(callee) === Kind.attribute;
    if (!/cancel/i.test(tree.textOf(isMethod ? tree.child(callee, Field.attribute) : callee))) continue;
    if (!isMethod || !context.isInstance(context.typeOf(tree.child(callee, Field.object)), "asyncio.Handle")) return true;
  }
  return false;
}
