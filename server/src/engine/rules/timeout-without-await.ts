/** Reports timeouts that cannot interrupt anything: nothing awaits in them, or nothing enters them. */
import type { EditBuilder } from "../fixes/edits.js";
import { cancelScopes, timeoutScopes } from "../knowledge/cancel-scopes.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const timeoutWithoutAwait = defineRule({
  id: "timeout-without-await",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC100", "S7490"],
  title: { en: "A timeout around code that never awaits", "zh-cn": "超时范围内没有 `await`" },
  why: {
    en: "A timeout works by cancelling the task at an `await`. Code that does not await gives the event loop no chance to notice that time is up: it runs to its end however long that takes, and the timeout never fires. The same goes for `asyncio.timeout(5)` as a statement of its own: it only makes an object, and has to be entered by `async with`. Await inside the timeout, or move blocking work to a thread: `await asyncio.to_thread(work)`.",
    "zh-cn":
      "超时是通过在 `await` 处取消任务来实现的。没有 `await` 的代码不会给事件循环任何机会去发现时间已到：无论耗时多久，它都会一直运行到结束，超时永远不会触发。单独写成一条语句的 `asyncio.timeout(5)` 也是如此：它只是创建一个对象，必须用 `async with` 进入。请在超时范围内使用 `await`，或者把阻塞的工作移到线程中：`await asyncio.to_thread(work)`。",
  },
  bad: "import asyncio\n\n\nasync def load(parser):\n    async with asyncio.timeout(5):\n        return parser.load()\n",
  good: "import asyncio\n\n\nasync def load(parser):\n    async with asyncio.timeout(5):\n        return await parser.load()\n",
  messages: {
    body: {
      severity: "warning",
      en: "This timeout never fires: nothing in its body awaits",
      "zh-cn": "此超时永远不会触发：其中的代码不等待任何对象",
    },
    entered: {
      severity: "warning",
      en: "This timeout has no effect: nothing enters it with `{keyword}`",
      "zh-cn": "此超时不起作用：没有用 `{keyword}` 进入它",
    },
  },
  fixes: {
    enter: {
      safety: "unsafe",
      preferred: true,
      en: "Put the statements below into `{keyword}`",
      "zh-cn": "把下面的语句放进 `{keyword}`",
    },
  },
  overlaps: [{ tool: "Ruff", code: "ASYNC100", messages: ["body"] }],
  checks: {
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.asyncContext(node)?.canAwait !== true || waitsIn(context, body)) return;
      const items = withItems(tree, node);
      for (const [index, { value }] of items.entries()) {
        if (!isTimeout(context, value)) continue;
        // What is entered after it runs in it, and may wait there.
        const waitsLater = context.isAsyncStatement(node) && items.slice(index + 1).some((item) => !isTimeout(context, item.value));
        if (!waitsLater) context.report(context.calleeSpan(value), "body", {});
      }
    },
    statement(node, context) {
      const { tree } = context;
      const call = tree.namedChildren(node)[0] ?? none;
      if (call === none || !isTimeout(context, call) || context.asyncContext(node)?.canAwait !== true) return;
      if (isExpectedToFail(context, node)) return;
      const keyword = context.callAt(call).names.some((name) => /^(anyio|trio)\./.test(name)) ? "with" : "async with";
      const offer = { fix: "enter" as const, arguments: { keyword }, edit: (edit: EditBuilder) => enter(context, edit, node, keyword) };
      context.report(context.calleeSpan(call), "entered", { keyword }, { fixes: [offer] });
    },
  },
});

function isTimeout(context: Check, value: Node): boolean {
  if (context.tree.kind(value) !== Kind.call) return false;
  const { names, arguments: given } = context.callAt(value);
  const hasDeadline = given.some(({ name }) => name === "deadline");
  return names.some((name) => timeoutScopes.includes(name) || (hasDeadline && cancelScopes.includes(name)));
}

function waitsIn({ tree }: Check, node: Node): boolean {
  // Who reads an async generator may be cancelled at its `yield`.
  for (const at of runningNodes(tree, node)) if (isAwaitPoint(tree, at) || tree.kind(at) === Kind.yield) return true;
  return false;
}

/** Makes a `with` of the statement that holds the rest of its block. */
function enter(context: Check, edit: EditBuilder, statement: Node, keyword: string): boolean {
  const { tree } = context;
  const rest = tree.namedChildren(tree.parent(statement)).filter((next) => next > statement);
  const last = rest.at(-1);
  if (last === undefined || !rest.some((next) => waitsIn(context, next))) return false;
  const { text } = tree;
  const between = text.slice(tree.end(statement), tree.start(rest[0] as Node));
  const before = text.slice(0, tree.start(statement));
  if (!/^[ \t]*(#.*)?\r?\n/.test(between) || !/(^|\n)[ \t]*$/.test(before)) return false;
  for (let at = rest[0] as Node; at < tree.after(last); at++)
    if ((tree.kind(at) === Kind.string || tree.kind(at) === Kind.line_continuation) && tree.textOf(at).includes("\n")) return false;
  edit.insertBefore(statement, `${keyword} `);
  edit.insertAfter(statement, ":");
  const lines = text.slice(tree.end(statement), tree.end(last)).matchAll(/\n(?=[ \t]*[^\s])/g);
  for (const line of lines) edit.insert(tree.end(statement) + line.index + 1, edit.indentUnit);
  return true;
}
