/** Reports `return` with a value in async generators, where Python does not allow it. */
import { Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const returnValueInAsyncGenerator = defineRule({
  id: "return-value-in-async-generator",
  group: "cancellation",
  since: "0.1.0",
  sources: [],
  title: { en: "`return` with a value in an async generator", "zh-cn": "异步生成器中带值的 `return`" },
  why: {
    en: "An `async def` with a `yield` is an async generator: it gives its values to `async for`, and there is nobody to give a returned value to. Python rejects `return` with a value there. Yield the value, or drop it; when the function is meant to be awaited for one result, take the `yield` out.",
    "zh-cn":
      "带有 `yield` 的 `async def` 是异步生成器：它把值交给 `async for`，而返回值没有接收者。Python 不允许其中的 `return` 带值。请 yield 这个值，或者去掉它；如果这个函数本应被 await 来得到一个结果，请去掉 `yield`。",
  },
  bad: "async def names(source):\n    if source is None:\n        return []\n    async for name in source:\n        yield name\n",
  good: "async def names(source):\n    if source is None:\n        return\n    async for name in source:\n        yield name\n",
  messages: {
    syntax: {
      severity: "error",
      en: "`return` with a value is a SyntaxError here: `{name}` is an async generator",
      "zh-cn": "此处带值的 `return` 是语法错误：`{name}` 是异步生成器",
    },
  },
  fixes: {
    drop: { safety: "unsafe", preferred: true, en: "Return without a value", "zh-cn": "返回时不带值" },
  },
  checks: {
    return(node, context) {
      const { tree } = context;
      const value = tree.namedChildren(node)[0] ?? none;
      const info = context.functionAt(node);
      if (value === none || info === undefined || !info.isAsync || !isAsyncGenerator(tree, info.scope.yields)) return;
      const start = tree.start(node);
      context.report(
        { start, end: start + "return".length },
        "syntax",
        { name: info.name },
        {
          fixes: [
            {
              fix: "drop",
              edit(edit) {
                if (edit.hasComment({ start, end: tree.end(node) })) return false;
                if (isQuiet(context, value)) edit.replace(node, "return");
                // What a coroutine would do is not done by making it.
                else if (context.types.isAwaitable(context.typeOf(value)) === true) return false;
                else if (/(^|\n)[ \t]*$/.test(tree.text.slice(0, start)))
                  edit.replace(node, `${tree.textOf(value)}${edit.lineBreak}${edit.indentationOf(node)}return`);
                else edit.replace(node, `${tree.textOf(value)}; return`);
                return true;
              },
            },
          ],
        },
      );
    },
  },
});

/** `yield from` is an error of its own, and may have been meant as `await`. */
function isAsyncGenerator(tree: SyntaxTree, yields: readonly Node[]): boolean {
  return yields.some((node) => !/^yield\s+from\b/.test(tree.textOf(node)));
}

/** Whether computing a value does nothing but give it. */
function isQuiet({ tree }: Check, value: Node): boolean {
  for (let at = unparenthesized(tree, value); at < tree.after(value); at++) {
    const kind = tree.kind(at);
    if (kind === Kind.call || kind === Kind.await || kind === Kind.yield || kind === Kind.named_expression) return false;
  }
  return true;
}
