/** Reports waits for a coroutine that was given to the very event loop they block. */
import type { EditBuilder } from "../fixes/edits.js";
import { functionScope } from "../semantics/build.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, isDeferred, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { argumentAt } from "./shared/known-arguments.js";

const fixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{coroutine}` instead", "zh-cn": "改为 await `{coroutine}`" },
  wrap: { safety: "unsafe", preferred: true, en: "Await it with `asyncio.wrap_future`", "zh-cn": "用 `asyncio.wrap_future` 等待它" },
} as const;

type Fixes = typeof fixes;

export const threadsafeDeadlock = defineRule({
  id: "threadsafe-deadlock",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "Blocking on a coroutine of the same event loop", "zh-cn": "阻塞等待同一事件循环上的协程" },
  why: {
    en: "`asyncio.run_coroutine_threadsafe` is for other threads: it hands a coroutine to an event loop, and `result()` blocks the calling thread until it is done. In the thread of that very loop it blocks the loop, which then never gets to run the coroutine. Await the coroutine instead.",
    "zh-cn":
      "`asyncio.run_coroutine_threadsafe` 是给其他线程用的：它把协程交给某个事件循环，`result()` 会阻塞调用线程直到协程完成。如果就在该循环所在的线程里调用，被阻塞的正是这个循环，协程永远得不到执行。请直接 await 该协程。",
  },
  bad: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    loop = asyncio.get_running_loop()\n    return asyncio.run_coroutine_threadsafe(load(), loop).result()\n",
  good: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    return await load()\n",
  messages: {
    deadlock: {
      severity: "error",
      en: "This never returns: it blocks the event loop that has to run `{coroutine}`",
      "zh-cn": "此处永远不会返回：它阻塞了要运行 `{coroutine}` 的事件循环",
    },
    timeout: {
      severity: "error",
      en: "This can only time out: it blocks the event loop that has to run `{coroutine}`",
      "zh-cn": "此处只会超时：它阻塞了要运行 `{coroutine}` 的事件循环",
    },
  },
  fixes,
  checks: {
    call: {
      named: ["concurrent.futures.Future.result", "concurrent.futures.Future.exception"],
      check(call, context) {
        const { tree } = context;
        const object = tree.kind(call.callee) === Kind.attribute ? unparenthesized(tree, tree.child(call.callee, Field.object)) : none;
        const source = object === none ? undefined : submissionOf(context, object);
        if (source === undefined) return;
        const coroutine = argumentAt(source, { index: 0, name: "coro" });
        const loop = argumentAt(source, { index: 1, name: "loop" });
        if (coroutine === undefined || coroutine === "splat" || loop === undefined || loop === "splat") return;
        if (!isRunningLoop(context, loop.value, call.node)) return;
        const timeout = argumentAt(call, { index: 0, name: "timeout" });
        const isEndless = timeout === undefined || (timeout !== "splat" && tree.kind(timeout.value) === Kind.none);
        const isWaited = isEndless && tree.textOf(tree.child(call.callee, Field.attribute)) === "result";
        context.report(
          context.calleeSpan(call.node),
          isEndless ? "deadlock" : "timeout",
          { coroutine: context.shown(coroutine.value) },
          { fixes: isWaited ? offersFor(context, call, object, source, coroutine.value) : [] },
        );
      },
    },
  },
});

/** The `run_coroutine_threadsafe(..)` an expression has its value from, where nothing can have run since. */
function submissionOf(context: Check, node: Node): Call | undefined {
  const { tree } = context;
  if (tree.kind(node) === Kind.identifier) {
    const value = assignedTo(context, node)?.value;
    const isSubmitted = value !== undefined && value < node && !letsRun(context, value, node) && !isTested(context, node);
    return isSubmitted ? submissionOf(context, unparenthesized(tree, value)) : undefined;
  }
  if (tree.kind(node) !== Kind.call) return undefined;
  const call = context.callAt(node);
  return call.names.includes("asyncio.run_coroutine_threadsafe") ? call : undefined;
}

/** The one assignment of a local name of the function the node runs in. */
function assignedTo(context: Check, name: Node): Definition | undefined {
  const binding = context.model.bindingOf(name);
  const [definition, ...others] = binding?.definitions ?? [];
  if (binding === undefined || binding.scope !== functionScope(context.model.scopeAt(name)) || others.length > 0) return undefined;
  return definition?.kind === "assign" && definition.path.length === 0 ? definition : undefined;
}

/** Whether the loop gets a turn between two places of a coroutine. */
function letsRun({ tree }: Check, from: Node, to: Node): boolean {
  for (let at = tree.after(from); at < to; at++) {
    const kind = tree.kind(at);
    if (kind === Kind.await || kind === Kind.kw_async || kind === Kind.yield) return true;
  }
  return false;
}

/** Under a condition that looks at the future: `if future.done()`. */
function isTested({ tree }: Check, name: Node): boolean {
  const asks = new RegExp(`\\b${tree.textOf(name)}\\b`);
  for (let at = tree.parent(name); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    const condition = tree.child(at, Field.condition);
    if (condition !== none && asks.test(tree.textOf(condition))) return true;
  }
  return false;
}

/** Whether an expression is the loop that runs in the thread `place` runs in. */
function isRunningLoop(context: Check, node: Node, place: Node): boolean {
  const { model, tree } = context;
  const value = unparenthesized(tree, node);
  if (functionScope(model.scopeAt(value)) !== functionScope(model.scopeAt(place))) return false;
  if (tree.kind(value) === Kind.identifier) {
    const assigned = assignedTo(context, value)?.value;
    return assigned !== undefined && isRunningLoop(context, assigned, place);
  }
  if (tree.kind(value) !== Kind.call || ancestorOfKind(tree, value, Kind.lambda) !== ancestorOfKind(tree, place, Kind.lambda)) return false;
  const callee = tree.child(value, Field.function);
  if (context.isNamed(callee, "asyncio.get_running_loop")) return true;
  return context.asyncContext(place) !== undefined && context.isNamed(callee, "asyncio.get_event_loop");
}

function offersFor(context: Check, call: Call, object: Node, source: Call, coroutine: Node): Offer<Fixes>[] {
  const { tree, types } = context;
  if (context.asyncContext(call.node)?.canAwait !== true) return [];
  const replace = (edit: EditBuilder, expression: string): boolean => {
    if (edit.hasComment({ start: tree.start(call.node), end: tree.end(call.node) })) return false;
    edit.replace(call.node, edit.awaiting(call.node, expression));
    return true;
  };
  if (object === source.node) {
    if (types.isAwaitable(context.typeOf(coroutine)) !== true) return [];
    const edit = (edit: EditBuilder): boolean => replace(edit, tree.textOf(coroutine));
    return [{ fix: "await", arguments: { coroutine: context.shown(coroutine) }, edit }];
  }
  return [
    {
      fix: "wrap",
      edit(edit) {
        const wrap = edit.importName("asyncio", "wrap_future", call.node);
        return wrap !== undefined && replace(edit, `${wrap}(${tree.textOf(object)})`);
      },
    },
  ];
}
