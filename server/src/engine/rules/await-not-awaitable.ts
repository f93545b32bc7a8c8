/** Reports `await` of something that cannot be awaited. */

import type { EditBuilder } from "../fixes/edits.js";
import { standsAlone } from "../fixes/kept-task.js";
import type { Type } from "../project/type.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isCertainValue } from "./shared/certain-value.js";
import { isColourTested } from "./shared/colour-test.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { shownType } from "./shared/shown-type.js";

const messages = {
  result: {
    severity: "error",
    en: "`await` fails here: `{callee}()` gives `{type}`, which cannot be awaited",
    "zh-cn": "此处 `await` 会失败：`{callee}()` 得到的 `{type}` 不可等待",
  },
  value: {
    severity: "error",
    en: "`await` fails here: `{type}` cannot be awaited",
    "zh-cn": "此处 `await` 会失败：`{type}` 不可等待",
  },
  function: {
    severity: "error",
    en: "`await` fails here: `{name}` is a function, and not an async one",
    "zh-cn": "此处 `await` 会失败：`{name}` 是函数，而且不是异步函数",
  },
  asyncGenerator: {
    severity: "error",
    en: "`await` fails here: an async generator is read by `async for`",
    "zh-cn": "此处 `await` 会失败：异步生成器要用 `async for` 读取",
  },
} as const;

const fixes = {
  drop: { safety: "unsafe", preferred: true, en: "Drop `await`", "zh-cn": "去掉 `await`" },
  gather: { safety: "unsafe", preferred: true, en: "Await them together with `asyncio.gather`", "zh-cn": "用 `asyncio.gather` 一起等待" },
  iterate: { safety: "unsafe", preferred: true, en: "Read it with `async for`", "zh-cn": "用 `async for` 读取" },
  wrap: { safety: "unsafe", preferred: true, en: "Await it through `asyncio.wrap_future`", "zh-cn": "通过 `asyncio.wrap_future` 等待" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const awaitNotAwaitable = defineRule({
  id: "await-not-awaitable",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "`await` of something that cannot be awaited", "zh-cn": "对不可等待的对象使用 `await`" },
  why: {
    en: "`await` takes coroutines, tasks, futures and objects with an `__await__` method. Everything else raises TypeError when the line is reached, after the call itself has run. Drop the `await` of a plain function; give several awaitables to `asyncio.gather`, and read an async generator with `async for`.",
    "zh-cn":
      "`await` 只接受协程、任务、future 以及带有 `__await__` 方法的对象。其他任何对象都会在执行到这一行时引发 TypeError，而此时调用本身已经执行。普通函数请去掉 `await`；多个 awaitable 请交给 `asyncio.gather`，异步生成器请用 `async for` 读取。",
  },
  bad: 'def area(width, height):\n    return f"{width * height} px"\n\n\nasync def show():\n    print(await area(2, 3))\n',
  good: 'def area(width, height):\n    return f"{width * height} px"\n\n\nasync def show():\n    print(area(2, 3))\n',
  messages,
  fixes,
  yieldsTo: ["coroutine-function-not-called", "django-sync-orm"],
  checks: {
    await(node, context) {
      const { tree } = context;
      const operand = tree.namedChildren(node)[0];
      if (operand === undefined) return;
      const value = unparenthesized(tree, operand);
      const type = context.typeOf(value);
      if (context.types.isAwaitable(type) !== false || !isCertainValue(context, value)) return;
      if (isExpectedToFail(context, node, true) || isColourTested(context, node)) return;
      report(context, node, value, type);
    },
  },
});

function report(context: Context<Messages, Fixes>, node: Node, value: Node, type: Type): void {
  const { tree } = context;
  const options = { fixes: fixesFor(context, node, value, type) };
  const anchor = tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
  if (type.kind === "function") return context.report(anchor, "function", { name: context.shown(value) }, options);
  if (isAsyncGenerator(context, type)) return context.report(anchor, "asyncGenerator", {}, options);
  const shown = shownType(context, type) ?? "object";
  if (tree.kind(value) !== Kind.call) return context.report(anchor, "value", { type: shown }, options);
  context.report(anchor, "result", { callee: context.shown(tree.child(value, Field.function)), type: shown }, options);
}

function isAsyncGenerator(context: Check, type: Type): boolean {
  return ["typing.AsyncGenerator", "typing.AsyncIterator", "typing.AsyncIterable"].includes(context.classNameOf(type) ?? "");
}

function fixesFor(context: Context<Messages, Fixes>, node: Node, value: Node, type: Type): Offer<Fixes>[] {
  const { types } = context;
  if (type.kind === "function" || type.kind === "module" || type.kind === "class") return [];
  if (isAsyncGenerator(context, type))
    return canIterate(context, node) ? [{ fix: "iterate", edit: (edit) => iterate(edit, context, node, value) }] : [];
  const isAsyncio = context.file.library === "asyncio";
  if (context.classNameOf(type) === "concurrent.futures.Future") {
    if (!isAsyncio) return [];
    return [
      {
        fix: "wrap",
        edit(edit) {
          const wrap = edit.importName("asyncio", "wrap_future", node);
          if (wrap === undefined) return false;
          edit.insertBefore(value, `${wrap}(`);
          edit.insertAfter(value, ")");
          return true;
        },
      },
    ];
  }
  const element = types.hasMember(type, "__iter__") === true ? types.elementOf(type, false) : undefined;
  if (element !== undefined && types.isAwaitable(element) === true) {
    if (!isAsyncio) return [];
    return [
      {
        fix: "gather",
        edit(edit) {
          const gather = edit.importName("asyncio", "gather", node);
          if (gather === undefined) return false;
          edit.insertBefore(value, `${gather}(*`);
          edit.insertAfter(value, ")");
          return true;
        },
      },
    ];
  }
  if (types.hasMember(type, "__aenter__") === true) return [];
  return [{ fix: "drop", edit: (edit) => void edit.unawait(node) }];
}

/** `async for` may stand there: not in a comprehension, which before Python 3.11 would have to be async itself. */
function canIterate(context: Check, node: Node): boolean {
  return context.asyncContext(node)?.canAwait === true && context.model.scopeAt(node).kind !== ScopeKind.comprehension;
}

/** As a statement a loop that only runs the generator, else the list of what it gives. */
function iterate(edit: EditBuilder, context: Check, node: Node, value: Node): boolean {
  const { tree } = context;
  const statement = tree.parent(node);
  const head = { start: tree.start(node), end: tree.start(value) };
  const tail = { start: tree.end(value), end: tree.end(node) };
  if (edit.hasComment({ start: head.start, end: tail.end })) return false;
  if (statement !== none && tree.kind(statement) === Kind.expression_statement) {
    if (!standsAlone(context.site, statement)) return false;
    edit.replace(head, "async for _ in ");
    edit.replace(tail, `:${edit.lineBreak}${edit.indentationOf(statement)}${edit.indentUnit}pass`);
    return true;
  }
  edit.replace(head, "[item async for item in ");
  edit.replace(tail, "]");
  return true;
}
