/** Reports handlers that catch a task's cancellation and let the task go on. */
import type { Span } from "../base/span.js";
import type { EditBuilder } from "../fixes/edits.js";
import { exitsOf } from "../semantics/flow.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, type Handler, handlersOf, isDeferred, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { type Afterwards, afterwards, callersGoOn, jumpsIn, type Leaving, runningNodes } from "./shared/afterwards.js";

export const swallowedCancellation = defineRule({
  id: "swallowed-cancellation",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC103", "ASYNC104", "S7497"],
  title: { en: "A handler that swallows cancellation", "zh-cn": "吞掉取消信号的异常处理" },
  why: {
    en: "x",
    "zh-cn": "x",
  },
  bad: "import asyncio\n\n\nasync def poll(queue):\n    while True:\n        try:\n            print(await queue.get())\n        except asyncio.CancelledError:\n            pass\n",
  good: "import asyncio\n\n\nasync def poll(queue):\n    while True:\n        try:\n            print(await queue.get())\n        except asyncio.CancelledError:\n            print(\"stopped\")\n            raise\n",
  messages: {
    handler: {
      severity: "warning",
      en: "This handler swallows cancellation: the task cannot be stopped",
      "zh-cn": "此处吞掉了取消信号：任务无法被停止",
    },
    suppress: {
      severity: "warning",
      en: "`suppress` swallows cancellation here: the task cannot be stopped",
      "zh-cn": "`suppress` 在此处吞掉了取消信号：任务无法被停止",
    },
    loop: { severity: "warning", en: "LOOP", "zh-cn": "x" },
    later: { severity: "warning", en: "LATER", "zh-cn": "x" },
    callers: { severity: "warning", en: "CALLERS", "zh-cn": "x" },
    ends: { severity: "warning", en: "ENDS", "zh-cn": "x" },
  },
  fixes: {
    raise: { safety: "unsafe", preferred: true, en: "Re-raise the cancellation", "zh-cn": "重新引发取消异常" },
  },
  checks: {
    try(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.asyncContext(node)?.canAwait !== true) return;
      const handler = handlersOf(tree, node).find((each) => catches(context, each.type) !== undefined);
      if (handler === undefined || handler.block === none) return;
      const kind = catches(context, handler.type) as Catching;
      if (!canBeCancelled(context, body)) return;
      const exits = exitsOf(tree, handler.block);
      if (!exits.completes && !exits.returns && !exits.jumps) return;
      if (handsOn(context, handler) || decides(context, handler, kind) || endsProcess(context, handler.block)) return;
      const leaving = new Set<Leaving>(jumpsIn(tree, handler.block));
      if (exits.completes) leaving.add("completes");
      report(context, node, leaving, kind, headOf(context, handler), handler);
    },
    with(node, context) {
      const { tree } = context;
      if (context.isAsyncStatement(node) || context.asyncContext(node)?.canAwait !== true) return;
      const body = tree.child(node, Field.body);
      if (body === none) return;
      for (const item of withItems(tree, node)) {
        if (tree.kind(item.value) !== Kind.call) continue;
        const call = context.callAt(item.value);
        if (!call.names.includes("contextlib.suppress")) continue;
        const kinds = call.arguments.map((argument) => catches(context, argument.value)).filter((kind) => kind !== undefined);
        const kind = kinds[0];
        if (kind === undefined || !canBeCancelled(context, body)) continue;
        report(context, node, new Set(["completes"]), kind, context.calleeSpan(item.value), undefined);
      }
    },
  },
});

/** Whether an `except` names the cancellation, or catches it with everything else. */
type Catching = "named" | "everything";

const cancellations = ["asyncio.CancelledError", "trio.Cancelled"];

/** How an exception expression catches cancellation; `none` is a bare `except`. */
function catches(context: Check, type: Node): Catching | undefined {
  const { tree } = context;
  if (type === none) return "everything";
  const inner = unparenthesized(tree, type);
  switch (tree.kind(inner)) {
    case Kind.tuple:
    case Kind.expression_list: {
      const kinds = tree.namedChildren(inner).map((each) => catches(context, each));
      return kinds.find((kind) => kind === "named") ?? kinds.find((kind) => kind !== undefined);
    }
    case Kind.call:
      return context.callAt(inner).names.some((name) => name.endsWith(".get_cancelled_exc_class")) ? "named" : undefined;
    default: {
      const names = context.namesOf(inner);
      if (names.some((name) => cancellations.includes(name))) return "named";
      // Until 3.7 both were one class.
      if (context.target.oldest.minor < 8 && names.includes("concurrent.futures.CancelledError")) return "named";
      return names.includes("builtins.BaseException") ? "everything" : undefined;
    }
  }
}

/** Whether the task itself, and not only tasks it waits for, may be cancelled in `body` by an exception that reaches the handler. */
function canBeCancelled(context: Check, body: Node): boolean {
  const { tree } = context;
  let found = false;
  const end = tree.after(body);
  for (let at = body; at < end; at++) {
    const kind = tree.kind(at);
    if (isDeferred(kind)) at = tree.after(at) - 1;
    else if (kind === Kind.try_statement && handlersOf(tree, at).some((handler) => catches(context, handler.type) !== undefined && !exitsOf(tree, handler.block).raises)) {
      const inner = tree.child(at, Field.body);
      at = inner === none ? at : tree.after(inner) - 1;
    } else if (kind === Kind.await) {
      const operand = tree.namedChildren(at)[0];
      if (operand !== undefined && !isChild(context, operand)) found = true;
    } else if (kind === Kind.kw_async && !isDeferred(tree.kind(tree.parent(at)))) found = true;
  }
  return found && !cancelsBefore(context, body);
}

/** Whether what is awaited is a task or future of its own, whose cancellation arrives here as well. */
function isChild(context: Check, operand: Node): boolean {
  const { tree } = context;
  const node = unparenthesized(tree, operand);
  const type = context.typeOf(node);
  if (tree.kind(node) !== Kind.call) return type.kind !== "coroutine";
  const call = context.callAt(node);
  if (call.names.some((name) => waiters.includes(name))) {
    const waited = call.names.includes("asyncio.gather") ? call.arguments : call.arguments.slice(0, 1);
    return waited.length > 0 && waited.every((argument) => argument.name === "return_exceptions" || isChild(context, argument.value));
  }
  if (call.names.some((name) => makers.includes(name))) return false;
  return context.isInstance(type, "asyncio.Task", "asyncio.Future");
}

const waiters = ["asyncio.gather", "asyncio.wait_for", "asyncio.shield"];
const makers = ["asyncio.create_task", "asyncio.ensure_future", "asyncio.AbstractEventLoop.create_task", "asyncio.AbstractEventLoop.run_in_executor"];

/** Whether the function has cancelled something before: then it may be that which it waits for. */
function cancelsBefore(context: Check, body: Node): boolean {
  const { tree } = context;
  const info = context.functionAt(body);
  for (const at of runningNodes(tree, info?.body ?? 0)) {
    if (at >= tree.after(body)) return false;
    if (tree.kind(at) !== Kind.call) continue;
    const callee = tree.child(at, Field.function);
    if (callee === none) continue;
    const name = tree.textOf(tree.kind(callee) === Kind.attribute ? tree.child(callee, Field.attribute) : callee);
    if (/cancel/i.test(name) && !context.isInstance(context.typeOf(tree.child(callee, Field.object)), "asyncio.Handle")) return true;
  }
  return false;
}

const readers = /(^|\.)(debug|info|warning|warn|error|exception|critical|log|print|str|repr|format|isinstance|issubclass|type|len|getattr|hasattr|print_exc|print_exception|format_exc|format_exception)$/;

/** Whether the exception is kept or passed on: somebody else hears of it. */
function handsOn(context: Check, handler: Handler): boolean {
  const { tree } = context;
  const alias = handler.alias === none ? undefined : tree.textOf(handler.alias);
  for (const at of runningNodes(tree, handler.block)) {
    if (tree.kind(at) === Kind.call) {
      const callee = tree.child(at, Field.function);
      const name = callee === none ? "" : tree.textOf(callee);
      if (/(^|\.)(set_exception|uncancel|cancelling|exc_info)$/.test(name)) return true;
      if (/current_task\([^)]*\)\.cancel$/.test(name)) return true;
    }
    if (alias === undefined || tree.kind(at) !== Kind.identifier || tree.textOf(at) !== alias) continue;
    const parent = tree.parent(at);
    switch (tree.kind(parent)) {
      case Kind.attribute:
      case Kind.interpolation:
      case Kind.format_expression:
      case Kind.if_statement:
      case Kind.comparison_operator:
      case Kind.binary_operator:
      case Kind.boolean_operator:
      case Kind.not_operator:
        break;
      case Kind.keyword_argument:
        if (tree.textOf(tree.child(parent, Field.name)) !== "exc_info") return true;
        break;
      case Kind.argument_list: {
        const callee = tree.child(tree.parent(parent), Field.function);
        if (callee === none || !readers.test(tree.textOf(callee))) return true;
        break;
      }
      default:
        return true;
    }
  }
  return false;
}

/** Whether the handler re-raises where some state says so: it was thought about. */
function decides(context: Check, handler: Handler, kind: Catching): boolean {
  const { tree } = context;
  for (const at of runningNodes(tree, handler.block)) {
    if (tree.kind(at) !== Kind.raise_statement) continue;
    void kind;
    return true;
  }
  return false;
}

function endsProcess(context: Check, block: Node): boolean {
  const { tree } = context;
  return tree.namedChildren(block).some((statement) => {
    const inner = tree.kind(statement) === Kind.expression_statement ? tree.namedChildren(statement)[0] : undefined;
    return inner !== undefined && tree.kind(inner) === Kind.call && context.typeOf(inner).kind === "never";
  });
}

function headOf(context: Check, handler: Handler): Span {
  const { tree } = context;
  const head = { start: tree.start(handler.node), end: handler.type === none ? tree.start(handler.node) + "except".length : tree.end(handler.type) };
  const text = tree.text.slice(head.start, head.end);
  const line = text.search(/[\r\n]/);
  return line === -1 ? head : { start: head.start, end: head.start + line };
}

function report(context: Parameters<NonNullable<typeof swallowedCancellation.checks.try>>[1], statement: Node, leaving: ReadonlySet<Leaving>, kind: Catching, at: Span, handler: Handler | undefined): void {
  const { tree } = context;
  const after: Afterwards = afterwards(tree, statement, leaving);
  const info = context.functionAt(statement);
  void handler;
  void argumentsOf;
  const go = after.loops.length > 0 ? "loop" : after.awaits ? "later" : info !== undefined && callersGoOn(context.types, info) ? "callers" : "ends";
  context.report(at, go as never, { k: kind } as never);
}
