/** Reports `timeout` parameters of async functions that end no wait: they are compared at most, and never passed on. */

import { isPlaceholder } from "../project/returns.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, isDeferred } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAbstract } from "./shared/abstract.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { calledBy, readsOf } from "./shared/callers.js";

export const timeoutParameter = defineRule({
  id: "timeout-parameter",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC109", "S7483"],
  title: { en: "A `timeout` parameter that ends no wait", "zh-cn": "不会结束任何等待的 `timeout` 参数" },
  why: {
    en: "A caller who gives a `timeout` trusts that the call ends when time is up. A function that does not pass it on waits at each of its `await`s as long as that takes; a comparison between them comes too late. Leave the parameter out and let callers write `async with asyncio.timeout(5):` around the call, which interrupts whatever it waits for, or put the waiting into such a block.",
    "zh-cn":
      "调用者传入 `timeout`，是相信调用会在时间到时结束。如果函数不把它传递下去，那么它在每个 `await` 处会一直等待，无论需要多久；在两次等待之间做比较已经太晚。请去掉这个参数，让调用者在外面写 `async with asyncio.timeout(5):`，它可以中断正在等待的任何操作；或者把等待放进这样的代码块。",
  },
  bad: "async def load(connection, timeout=5):\n    await connection.send(b'load')\n    return await connection.receive()\n",
  good: "import asyncio\n\n\nasync def load(connection, timeout=5):\n    async with asyncio.timeout(timeout):\n        await connection.send(b'load')\n        return await connection.receive()\n",
  messages: {
    ignored: {
      severity: "info",
      en: "`timeout` ends no wait of `{name}`: it is never passed on",
      "zh-cn": "`timeout` 不会结束 `{name}` 中的任何等待：它从未被传递下去",
    },
  },
  fixes: {},
  offByDefault: true,
  offInTests: true,
  checks: {
    function(node, context) {
      const info = context.site.functionAt(node);
      const parameter = info.isAsync ? info.parameters.find(({ name }) => name === "timeout") : undefined;
      const binding = info.scope.bindings.get("timeout");
      if (parameter?.parameter?.star !== "" || binding?.definitions.length !== 1) return;
      if (binding.uses.some((use) => !isOnlyTested(context.tree, use)) || !waits(info) || !isFree(context, info)) return;
      context.report(parameter.target, "ignored", { name: info.name });
    },
  },
});

/** Whether a use of the parameter only asks how large it is, each time round a loop: once, after the wait, it may stand for something else. */
function isOnlyTested(tree: SyntaxTree, use: Node): boolean {
  const loop = ancestorOfKind(tree, use, Kind.while_statement, Kind.for_statement, Kind.function_definition, Kind.lambda);
  if (loop === none || isDeferred(tree.kind(loop))) return false;
  for (let from = use, at = tree.parent(use); ; from = at, at = tree.parent(at)) {
    switch (tree.kind(at)) {
      case Kind.binary_operator:
      case Kind.boolean_operator:
      case Kind.not_operator:
      case Kind.parenthesized_expression:
      case Kind.unary_operator:
        break;
      case Kind.comparison_operator:
        return true;
      default:
        return tree.field(from) === Field.condition;
    }
  }
}

function waits({ body, site }: FunctionInfo): boolean {
  for (const at of runningNodes(site.tree, body)) if (isAwaitPoint(site.tree, at)) return true;
  return false;
}

/** Whether the function may have other parameters: nothing overrides or imposes its signature. */
function isFree({ types }: Check, info: FunctionInfo): boolean {
  const { decorators, owner, site } = info;
  if (decorators.some((node) => !/^(static|class)method$/.test(site.tree.textOf(node)))) return false;
  if (isPlaceholder(info) || isAbstract(info) || /\blocals\(\)/.test(site.tree.textOf(info.node))) return false;
  if (owner !== undefined) {
    const { classes, unread } = types.ancestry(owner);
    if (unread.length > 0 || classes.slice(1).some((entry) => entry.class.members.has(info.name))) return false;
    if (types.overridesOf(info).length > 0) return false;
  }
  for (const { node, site: there } of readsOf(types, info)) if (calledBy(there.tree, node) === none) return false;
  return true;
}
