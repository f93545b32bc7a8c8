/** Reports `asyncio.get_event_loop()`: outside coroutines it no longer makes a loop, inside there is a better name for it. */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { handlesRuntimeError } from "./shared/handled-error.js";
import { findSoleRun } from "./shared/sole-run.js";

export const getEventLoop = defineRule({
  id: "get-event-loop",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "`asyncio.get_event_loop()`", "zh-cn": "`asyncio.get_event_loop()`" },
  why: {
    en: "Where no loop is running and none was set, `asyncio.get_event_loop()` used to make one. It warns from Python 3.12 and raises `RuntimeError` from 3.14. In a coroutine `asyncio.get_running_loop()` says what is meant; elsewhere let `asyncio.run` make the loop.",
    "zh-cn":
      "在没有事件循环运行、也没有设置过事件循环的地方，`asyncio.get_event_loop()` 过去会新建一个。从 Python 3.12 起它会发出警告，从 3.14 起引发 `RuntimeError`。在协程中请使用含义明确的 `asyncio.get_running_loop()`；其他地方让 `asyncio.run` 创建事件循环。",
  },
  bad: "import asyncio\n\nloop = asyncio.get_event_loop()\n",
  good: "import asyncio\n\n\nasync def main():\n    return asyncio.get_running_loop()\n\n\nasyncio.run(main())\n",
  messages: {
    raises: {
      severity: "warning",
      en: "`get_event_loop` raises here from Python 3.14 unless a loop is running or set",
      "zh-cn": "从 Python 3.14 起，若没有正在运行或已设置的事件循环，此处 `get_event_loop` 会引发异常",
    },
    warns: {
      severity: "warning",
      en: "`get_event_loop` is deprecated here: without a running loop it warns, and raises from Python 3.14",
      "zh-cn": "此处 `get_event_loop` 已弃用：没有运行中的事件循环时会警告，从 Python 3.14 起引发异常",
    },
    running: {
      severity: "info",
      en: "In a coroutine `get_running_loop` says the same without the old fallback",
      "zh-cn": "在协程中 `get_running_loop` 含义相同，且没有过时的回退行为",
    },
  },
  fixes: {
    running: { safety: "safe", preferred: true, en: "Use `get_running_loop`", "zh-cn": "改用 `get_running_loop`" },
  },
  yieldsTo: ["run-until-complete", "nested-event-loop", "event-loop-in-notebook"],
  checks: {
    call: {
      named: ["asyncio.get_event_loop"],
      check(call, context) {
        const anchor = context.calleeSpan(call.node);
        const { newest } = context.target;
        const running = context.asyncContext(call.node);
        if (running !== undefined) {
          const canFix = call.arguments.length === 0;
          context.report(
            anchor,
            "running",
            {},
            {
              fixes: canFix
                ? [
                    {
                      fix: "running",
                      edit(edit) {
                        const name = edit.importName("asyncio", "get_running_loop", call.node);
                        if (name === undefined) return false;
                        edit.replace(call.callee, name);
                        return true;
                      },
                    },
                  ]
                : [],
            },
          );
          return;
        }
        if (
          newest.minor < 10 ||
          isInsideCoroutine(context, call.node) ||
          setsLoop(context, call.node) ||
          handlesRuntimeError(context, call.node)
        )
          return;
        if (findSoleRun(context, call.node) !== undefined) return;
        const severity = isRunHere(context, call.node) ? {} : { severity: "info" as const };
        context.report(anchor, newest.minor >= 14 ? "raises" : "warns", {}, { ...severity, tags: ["deprecated"] });
      },
    },
  },
});

/** At module level no loop runs yet, nor in a function that runs the loop itself; others may well be called by one that does. */
function isRunHere(context: Check, node: Node): boolean {
  const within = ancestorOfKind(context.tree, node, Kind.function_definition, Kind.lambda);
  return within === none || /\.run_(until_complete|forever)\(/.test(context.textOf(within));
}

/** A function or lambda nested in a coroutine function is a callback of its loop more often than not. */
function isInsideCoroutine(context: Check, node: Node): boolean {
  for (let scope = context.model.scopeAt(node); scope.parent !== undefined; scope = scope.parent) if (scope.isAsync) return true;
  return false;
}

/** The same function, or the module, sets a loop: then there is one. */
function setsLoop(context: Check, node: Node): boolean {
  const { tree, site } = context;
  const info = context.functionAt(node);
  const from = info === undefined ? 0 : info.node;
  const to = info === undefined ? tree.size : tree.after(info.node);
  if (hasSetter(context, site, from, to)) return true;
  return site.module.sites.some(
    (other) => other !== site && other.owner === undefined && isStatementItem(other.tree) && hasSetter(context, other, 0, other.tree.size),
  );
}

function isStatementItem(tree: Check["tree"]): boolean {
  return tree.size > 0 && ![Kind.function_definition, Kind.class_definition, Kind.decorated_definition].includes(tree.kind(0));
}

function hasSetter(context: Check, site: Check["site"], from: Node, to: Node): boolean {
  for (let at = from; at < to; at++) {
    if (site.tree.kind(at) !== Kind.call) continue;
    const callee = site.tree.child(at, Field.function);
    if (callee === none || !site.tree.textOf(callee).endsWith("set_event_loop")) continue;
    if (context.types.namesOf(context.types.typeOf(site, callee)).includes("asyncio.set_event_loop")) return true;
  }
  return false;
}
