/** Reports `yield from` in async functions, where Python does not allow it. */
import type { EditBuilder } from "../fixes/edits.js";
import { ScopeKind } from "../semantics/model.js";
import { Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const yieldFromInAsync = defineRule({
  id: "yield-from-in-async",
  group: "cancellation",
  since: "0.1.0",
  sources: ["E1700", "PLE1700"],
  title: { en: "`yield from` in an async function", "zh-cn": "异步函数中的 `yield from`" },
  why: {
    en: "Python rejects `yield from` inside `async def`: an async generator cannot hand its reader over to another one. Before there was `async def` the same words meant what `await` means now. Write `await` for a coroutine, `async for` with `yield` for an async iterable, and a `for` loop with `yield` for a plain one.",
    "zh-cn":
      "Python 不允许在 `async def` 中使用 `yield from`：异步生成器不能把读取者交给另一个生成器。在 `async def` 出现之前，同样的写法表示现在的 `await`。对协程请用 `await`，对异步可迭代对象请用 `async for` 加 `yield`，对普通可迭代对象请用 `for` 循环加 `yield`。",
  },
  bad: 'async def names():\n    yield from ["ann", "bob"]\n',
  good: 'async def names():\n    for name in ["ann", "bob"]:\n        yield name\n',
  messages: {
    syntax: {
      severity: "error",
      en: "`yield from` is a SyntaxError in an async function",
      "zh-cn": "`yield from` 在异步函数中是语法错误",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Use `await`", "zh-cn": "改用 `await`" },
    loop: {
      safety: "unsafe",
      preferred: true,
      en: "Yield its values one by one with `{keyword}`",
      "zh-cn": "用 `{keyword}` 逐个 yield 它的值",
    },
  },
  overlaps: [{ tool: "Pylance", code: "a syntax error" }],
  checks: {
    nodes: {
      kinds: [Kind.yield],
      check(node, context) {
        const { tree } = context;
        const head = /^yield\s+from\b/.exec(tree.textOf(node));
        const scope = context.model.scopeAt(node);
        if (head === null || scope.kind !== ScopeKind.function || !scope.isAsync) return;
        const start = tree.start(node);
        const operand = tree.namedChildren(node)[0] ?? none;
        const reading = operand === none ? undefined : readingOf(context, operand);
        const span = { start, end: start + head[0].length };
        const at = /[\r\n]/.test(head[0]) ? { start, end: start + "yield".length } : span;
        const isAwait = reading === "await";
        context.report(
          at,
          "syntax",
          {},
          {
            fixes:
              reading === undefined
                ? []
                : [
                    {
                      fix: isAwait ? "await" : "loop",
                      arguments: isAwait ? {} : { keyword: reading },
                      edit(edit) {
                        if (edit.hasComment({ start, end: tree.start(operand) })) return false;
                        if (!isAwait) return makeLoop(context, edit, node, operand, reading);
                        edit.replace(span, "await");
                        return true;
                      },
                    },
                  ],
          },
        );
      },
    },
  },
});

/** What reads the operand; undefined where that is not known. */
function readingOf(context: Check, operand: Node): "await" | "async for" | "for" | undefined {
  const { types } = context;
  const type = context.typeOf(unparenthesized(context.tree, operand));
  if (types.isAwaitable(type) === true) return "await";
  if (types.hasMember(type, "__aiter__") === true) return "async for";
  return types.hasMember(type, "__iter__") === true ? "for" : undefined;
}

/** `yield from x` as a statement becomes a loop; what uses its value has no such form. */
function makeLoop(context: Check, edit: EditBuilder, node: Node, operand: Node, keyword: string): boolean {
  const { tree } = context;
  const statement = tree.parent(node);
  if (tree.kind(statement) !== Kind.expression_statement) return false;
  const before = tree.text.slice(0, tree.start(statement));
  const after = tree.text.slice(tree.end(statement));
  // A loop needs lines of its own.
  if (!/(^|\n)[ \t]*$/.test(before) || /^[ \t]*;/.test(after)) return false;
  const text = context.textOf(context.functionAt(node)?.node ?? node);
  const name = ["item", "value", "element"].find((each) => !new RegExp(`\\b${each}\\b`).test(text));
  if (name === undefined) return false;
  edit.replace({ start: tree.start(node), end: tree.start(operand) }, `${keyword} ${name} in `);
  edit.insertAfter(operand, `:${edit.lineBreak}${edit.indentationOf(statement)}${edit.indentUnit}yield ${name}`);
  return true;
}
