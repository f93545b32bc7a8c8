/** Reports the start of an event loop where one is running already. */

import type { EditBuilder } from "../fixes/edits.js";
import { loopRunners } from "../knowledge/asyncio-calls.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const nestedEventLoop = defineRule({
  id: "nested-event-loop",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "An event loop inside an event loop", "zh-cn": "在事件循环中再启动事件循环" },
  why: {
    en: "A coroutine runs inside an event loop, and a thread can run only one loop at a time. `asyncio.run` raises `RuntimeError` there, and the coroutine it was given never runs. Await the coroutine instead.",
    "zh-cn":
      "协程运行在事件循环之中，而一个线程同一时间只能运行一个事件循环。`asyncio.run` 在这里会抛出 `RuntimeError`，传给它的协程也不会执行。请直接 await 该协程。",
  },
  bad: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    asyncio.run(load())\n",
  good: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    await load()\n",
  messages: {
    fails: {
      severity: "error",
      en: "`{callee}` fails here: an event loop is already running",
      "zh-cn": "此处 `{callee}` 会失败：事件循环已在运行",
    },
    patched: {
      severity: "info",
      en: "`{callee}` inside a running loop works only while `nest_asyncio` patches asyncio",
      "zh-cn": "在运行中的事件循环里，`{callee}` 只有靠 `nest_asyncio` 补丁才能工作",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Await `{coroutine}` instead", "zh-cn": "改为 await `{coroutine}`" },
  },
  checks: {
    call: {
      named: [...loopRunners, "asgiref.sync.async_to_sync"],
      check(call, context) {
        const { tree } = context;
        const running = context.asyncContext(call.node);
        // At the top of a notebook cell it is another rule's.
        if (running?.function === undefined || isGuarded(context, call.node)) return;
        const isAdapter = call.names.includes("asgiref.sync.async_to_sync");
        // `async_to_sync(f)` only makes a function: calling that one is what fails.
        if (isAdapter && !(tree.kind(tree.parent(call.node)) === Kind.call && tree.field(call.node) === Field.function)) return;
        const callee = context.shown(call.callee);
        const target = call.arguments[0];
        const isPlain = call.arguments.length === 1 && target?.name === undefined && !isAdapter;
        const canFix = isPlain && running.canAwait && context.types.isAwaitable(context.typeOf(target?.value ?? none)) === true;
        const fixes = canFix
          ? [
              {
                fix: "await" as const,
                arguments: { coroutine: context.shown(target?.value ?? none) },
                edit: (edit: EditBuilder) => {
                  if (target === undefined || edit.hasComment({ start: tree.start(call.node), end: tree.end(call.node) })) return false;
                  edit.replace(call.node, edit.awaiting(call.node, tree.textOf(target.value)));
                  return true;
                },
              },
            ]
          : [];
        context.report(context.calleeSpan(call.node), isPatched(context) ? "patched" : "fails", { callee }, { fixes });
      },
    },
  },
});

/** `nest_asyncio.apply()` somewhere in the file. */
function isPatched(context: Check): boolean {
  return context.file.module.sites.some((site) => {
    for (let node = 0; node < site.tree.size; node++) {
      if (site.tree.kind(node) !== Kind.call) continue;
      const callee = site.tree.child(node, Field.function);
      if (callee !== none && context.types.namesOf(context.types.typeOf(site, callee)).includes("nest_asyncio.apply")) return true;
    }
    return false;
  });
}

/** Under a test of whether a loop is running, or where the error is expected. */
function isGuarded(context: Check, node: Node): boolean {
  const { tree } = context;
  let at = node;
  for (;;) {
    at = ancestorOfKind(
      tree,
      at,
      Kind.if_statement,
      Kind.conditional_expression,
      Kind.with_statement,
      Kind.try_statement,
      Kind.function_definition,
    );
    if (at === none) return false;
    switch (tree.kind(at)) {
      case Kind.function_definition:
        return false;
      case Kind.with_statement:
        if (withItems(tree, at).some((item) => /\braises\b|\bassertRaises/.test(tree.textOf(item.value)))) return true;
        break;
      case Kind.try_statement: {
        // `try: asyncio.run(..) except RuntimeError:` asks whether a loop is running.
        const body = tree.child(at, Field.body);
        if (tree.holds(body, node) && /except\s*\(?[^:]*\bRuntimeError\b/.test(tree.textOf(at))) return true;
        if (!tree.holds(body, node) && /get_running_loop\(|get_event_loop\(/.test(tree.textOf(body))) return true;
        break;
      }
      default:
        if (
          /is_running\(|get_running_loop\(|_get_running_loop\(/.test(
            tree.textOf(tree.kind(at) === Kind.if_statement ? tree.child(at, Field.condition) : at),
          )
        )
          return true;
    }
  }
}
