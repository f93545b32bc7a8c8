/** Reports `return`, `break` and `continue` in a `finally` that cancellation may be on its way through. */
import { exitsOf } from "../semantics/flow.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { loopOf, runningNodes } from "./shared/afterwards.js";
import { canBeCancelled, catchingOf } from "./shared/cancellation.js";

export const controlFlowInFinally = defineRule({
  id: "control-flow-in-finally",
  group: "cancellation",
  since: "0.1.0",
  sources: ["B012", "S1143", "W0134", "W0150", "PLW0150"],
  title: { en: "`return`, `break` or `continue` in `finally`", "zh-cn": "`finally` 中的 `return`、`break` 或 `continue`" },
  why: {
    en: "While an exception passes through `finally`, a `return`, `break` or `continue` there throws it away without a word. In a coroutine that exception may be the `CancelledError` that `task.cancel()`, `asyncio.timeout` or a `TaskGroup` has sent: the task goes on as if nobody had asked it to stop, and errors vanish with it. Leave the function after the `finally`. Python 3.14 gives a SyntaxWarning for such code.",
    "zh-cn":
      "异常经过 `finally` 时，其中的 `return`、`break` 或 `continue` 会悄无声息地丢弃它。在协程中，这个异常可能正是 `task.cancel()`、`asyncio.timeout` 或 `TaskGroup` 发出的 `CancelledError`：任务会像没有收到停止请求一样继续运行，错误也随之消失。请在 `finally` 之后再离开函数。Python 3.14 会对这类代码给出 SyntaxWarning。",
  },
  bad: "async def read(stream):\n    data = None\n    try:\n        data = await stream.read()\n    finally:\n        stream.close()\n        return data\n",
  good: "async def read(stream):\n    try:\n        return await stream.read()\n    finally:\n        stream.close()\n",
  messages: {
    swallows: {
      severity: "warning",
      en: "`{keyword}` in `finally` swallows cancellation, and every other exception",
      "zh-cn": "`finally` 中的 `{keyword}` 会吞掉取消信号以及其他所有异常",
    },
  },
  fixes: {},
  checks: {
    try(node, context) {
      const { tree } = context;
      const final = tree.childOfKind(node, Kind.finally_clause);
      if (final === none || context.asyncContext(node)?.canAwait !== true) return;
      const jumps = [...runningNodes(tree, final)].filter((at) => leaves(context, final, at));
      if (jumps.length === 0 || !canBeCancelledIn(context, node)) return;
      for (const jump of jumps) {
        const keyword = keywords.get(tree.kind(jump)) as string;
        const start = tree.start(jump);
        context.report({ start, end: start + keyword.length }, "swallows", { keyword });
      }
    },
  },
});

const keywords: ReadonlyMap<Kind, string> = new Map([
  [Kind.return_statement, "return"],
  [Kind.break_statement, "break"],
  [Kind.continue_statement, "continue"],
]);

/** Whether a statement of a `finally` leaves it: a loop inside may be left. A `finally` within speaks for itself. */
function leaves({ tree }: Check, final: Node, at: Node): boolean {
  if (!keywords.has(tree.kind(at))) return false;
  for (let around = tree.parent(at); around !== final; around = tree.parent(around))
    if (tree.kind(around) === Kind.finally_clause) return false;
  if (tree.kind(at) === Kind.return_statement) return true;
  const loop = loopOf(tree, at);
  return loop === none || !tree.holds(final, loop);
}

/** Whether cancellation may come out of what a `finally` follows. */
function canBeCancelledIn(context: Check, statement: Node): boolean {
  const { tree } = context;
  const handlers = handlersOf(tree, statement);
  const catching = handlers.find((handler) => catchingOf(context, handler.type) !== undefined);
  const isStopped = catching !== undefined && !exitsOf(tree, catching.block).raises;
  const parts = tree.namedChildren(statement).filter((part) => {
    if (tree.kind(part) === Kind.finally_clause) return false;
    return tree.field(part) !== Field.body || !isStopped;
  });
  return parts.some((part) => canBeCancelled(context, part));
}
