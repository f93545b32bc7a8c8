/** Reports async generators that hold something open at a `yield` and whose readers leave them without closing them. */
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { loopOf, runningNodes } from "./shared/afterwards.js";
import { isReadByLoops } from "./shared/async-generators.js";
import { calledBy, readsOf } from "./shared/callers.js";

export const asyncGeneratorCleanup = defineRule({
  id: "async-generator-cleanup",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC119"],
  title: { en: "An async generator that is left and not closed", "zh-cn": "中途离开却没有关闭的异步生成器" },
  why: {
    en: "When `async for` ends early, by `break`, `return` or an error, nothing closes the async generator it reads. The generator stays at its `yield` until it is garbage-collected; only then does the event loop close it, in a task of its own. What an `async with` or `finally` around the `yield` holds stays open until then, and its errors reach nobody. Close the generator where it is read: `async with contextlib.aclosing(rows()) as reader:`, then `async for row in reader:`.",
    "zh-cn":
      "当 `async for` 因 `break`、`return` 或异常提前结束时，没有任何代码会关闭它所读取的异步生成器。生成器会停在 `yield` 处，直到被垃圾回收；到那时事件循环才会在另一个任务中关闭它。在此之前，`yield` 外层的 `async with` 或 `finally` 所持有的资源一直保持打开，清理时的异常也没有人能看到。请在读取的地方关闭生成器：先写 `async with contextlib.aclosing(rows()) as reader:`，再写 `async for row in reader:`。",
  },
  bad: "async def rows(pool):\n    async with pool.acquire() as connection:\n        async for row in connection.cursor():\n            yield row\n\n\nasync def first(pool):\n    async for row in rows(pool):\n        return row\n",
  good: "import contextlib\n\n\nasync def rows(pool):\n    async with pool.acquire() as connection:\n        async for row in connection.cursor():\n            yield row\n\n\nasync def first(pool):\n    async with contextlib.aclosing(rows(pool)) as reader:\n        async for row in reader:\n            return row\n",
  messages: {
    late: {
      severity: "info",
      en: "This `{block}` ends late, in another task, when a reader of `{name}` stops early",
      "zh-cn": "如果 `{name}` 的读取者提前停止，此处的 `{block}` 会很晚才在另一个任务中结束",
    },
  },
  fixes: {},
  offByDefault: true,
  offInTests: true,
  yieldsTo: ["yield-in-task-group"],
  checks: {
    function(node, context) {
      const { site, tree } = context;
      const info = site.functionAt(node);
      if (!info.isAsync || !info.isGenerator) return;
      for (const at of info.scope.yields) {
        const block = blockAround(tree, at);
        if (block === undefined) continue;
        if (!isReadByLoops(context, info) || !isLeft(context, info)) return;
        const start = tree.start(at);
        context.report({ start, end: start + "yield".length }, "late", { block, name: info.name });
        return;
      }
    },
  },
});

/** The innermost `async with` or `finally` that has something to do when the generator ends at a `yield`. */
function blockAround(tree: SyntaxTree, at: Node): string | undefined {
  for (let from = at, outer = tree.parent(at); outer !== none; from = outer, outer = tree.parent(outer)) {
    switch (tree.kind(outer)) {
      case Kind.function_definition:
        return undefined;
      case Kind.with_statement:
        if (isAsync(tree, outer)) return "async with";
        break;
      case Kind.try_statement:
        if (tree.kind(from) !== Kind.finally_clause && tree.childOfKind(outer, Kind.finally_clause) !== none) return "finally";
        break;
      default:
    }
  }
  return undefined;
}

/** Whether an `async for` of the project reads the generator as it comes from the call, and may end before it does. */
function isLeft({ types }: Check, info: FunctionInfo): boolean {
  for (const { site, node, isCertain } of readsOf(types, info)) {
    const { tree } = site;
    const call = calledBy(tree, node);
    const loop = call === none ? none : tree.parent(call);
    if (!isCertain || loop === none || tree.kind(loop) !== Kind.for_statement || tree.field(call) !== Field.right) continue;
    for (const at of runningNodes(tree, tree.child(loop, Field.body))) if (leaves(tree, loop, at)) return true;
  }
  return false;
}

/** Whether a loop may end there: a generator that reads another may be closed at its `yield`. */
function leaves(tree: SyntaxTree, loop: Node, at: Node): boolean {
  switch (tree.kind(at)) {
    case Kind.return_statement:
    case Kind.raise_statement:
    case Kind.yield:
      return true;
    case Kind.break_statement:
      return loopOf(tree, at) === loop;
    default:
      return false;
  }
}
