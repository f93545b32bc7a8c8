/** Reports endless loops of coroutines in which nothing is awaited. */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, headKeyword, isAsync, isDeferred, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, loopOf, runningNodes } from "./shared/afterwards.js";
import { blockingAt } from "./shared/blocking.js";

export const neverYields = defineRule({
  id: "never-yields",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "An endless loop that never awaits", "zh-cn": "从不 await 的无限循环" },
  why: {
    en: "A coroutine gives the event loop back only where it awaits something that waits. A loop that goes on for ever and never awaits keeps the thread for ever: no other task runs again, nothing can be cancelled, and the program does not even end on Ctrl-C in the usual way. Await what the loop waits for (`await queue.get()`, `await event.wait()`), or `await asyncio.sleep(0)` in each round.",
    "zh-cn":
      "协程只有在 await 一个真正需要等待的对象时，才会把控制权交还给事件循环。一个永不结束又从不 await 的循环会永远占住线程：其他任务再也不会运行，什么都无法取消，连 Ctrl-C 也不能像平常那样结束程序。请 await 循环所等待的东西（`await queue.get()`、`await event.wait()`），或者每一轮都执行一次 `await asyncio.sleep(0)`。",
  },
  bad: "async def watch(sensor):\n    while True:\n        sensor.update()\n",
  good: "import asyncio\n\n\nasync def watch(sensor):\n    while True:\n        sensor.update()\n        await asyncio.sleep(0.1)\n",
  messages: {
    endless: {
      severity: "warning",
      en: "No other task ever runs again: this loop has no end and awaits nothing",
      "zh-cn": "其他任务再也不会运行：这个循环没有尽头，也从不 await",
    },
  },
  fixes: {},
  checks: {
    while(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.asyncContext(node)?.canAwait !== true) return;
      if (!isEndless(context, node) || canBeLeft(context, node) || mayCatch(context, node)) return;
      context.report(headKeyword(tree, node), "endless", {});
    },
  },
});

/** Whether the condition stays true: a constant, or local values that cannot change and that nothing in the loop binds again. */
function isEndless(context: Check, loop: Node): boolean {
  const { tree } = context;
  const condition = tree.child(loop, Field.condition);
  return condition !== none && isConstant(context, loop, unparenthesized(tree, condition));
}

function isConstant(context: Check, loop: Node, node: Node): boolean {
  const { tree } = context;
  const parts = tree.namedChildren(node).map((part) => unparenthesized(tree, part));
  switch (tree.kind(node)) {
    case Kind.true:
      return true;
    case Kind.integer:
      return !/^0+$/.test(tree.textOf(node));
    case Kind.identifier:
      return isFixed(context, loop, node);
    case Kind.not_operator:
      return parts.length === 1 && isFixed(context, loop, parts[0] as Node);
    case Kind.comparison_operator:
      return (
        parts.some((part) => isFixed(context, loop, part)) &&
        parts.every((part) => isFixed(context, loop, part) || tree.kind(part) === Kind.integer || tree.kind(part) === Kind.none)
      );
    default:
      return false;
  }
}

/** A name of this function alone, with a value that cannot change (a number, a text, a truth), that the loop does not bind. */
function isFixed(context: Check, loop: Node, node: Node): boolean {
  const { tree } = context;
  const binding = tree.kind(node) === Kind.identifier ? context.localBinding(node) : undefined;
  if (binding === undefined || !context.isInstance(context.typeOf(node), "builtins.bool", "builtins.int", "builtins.float", "builtins.str"))
    return false;
  return !binding.definitions.some(({ target, scope }) => scope !== binding.scope || tree.holds(loop, target));
}

/** Whether anything in the loop gives control to the event loop, ends the loop, or is told of by another finding. */
function canBeLeft(context: Check, loop: Node): boolean {
  const { tree } = context;
  for (const at of runningNodes(tree, loop)) {
    const kind = tree.kind(at);
    if (isAwaitPoint(tree, at) || leaving.has(kind)) return true;
    if (kind === Kind.break_statement && loopOf(tree, at) === loop) return true;
    if (kind === Kind.while_statement && at !== loop && isEndless(context, at)) return true;
    if (kind === Kind.call && mayLeave(context, at)) return true;
  }
  return false;
}

const leaving: ReadonlySet<Kind> = new Set([Kind.yield, Kind.raise_statement, Kind.return_statement, Kind.assert_statement]);

/** A call that never returns, that ends loops by what it raises, or that blocks: mended, it is awaited. */
function mayLeave(context: Check, node: Node): boolean {
  const call = context.callAt(node);
  if (context.typeOf(node).kind === "never" || context.isNamed(call.callee, "builtins.next")) return true;
  if (/\.(get_nowait|pop\w*)$/.test(context.textOf(call.callee))) return true;
  return blockingAt(context, call) !== undefined || context.file.facts.blocks.ofCall(context.site, node) !== undefined;
}

/** Whether code around the loop may wait for an exception that ends it: drain loops end by `QueueEmpty`. */
function mayCatch({ tree }: Check, loop: Node): boolean {
  for (let at = tree.parent(loop), from = loop; at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.kind(at) === Kind.with_statement && !isAsync(tree, at)) return true;
    if (tree.kind(at) === Kind.try_statement && tree.field(from) === Field.body && handlersOf(tree, at).length > 0) return true;
  }
  return false;
}
