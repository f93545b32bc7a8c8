/** Reports async functions that never await: they could be plain ones. */
import { isPlain } from "../fixes/async-function.js";
import { makeFunctionSync } from "../fixes/sync-function.js";
import { isPlaceholder } from "../project/returns.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { calledBy, readsIn } from "./shared/callers.js";

export const asyncWithoutAwait = defineRule({
  id: "async-without-await",
  group: "await",
  since: "0.1.0",
  sources: ["RUF029", "S7503", "unused-async"],
  title: { en: "An async function that never awaits", "zh-cn": "从不 await 的异步函数" },
  why: {
    en: "An async function without an `await` never gives control back to the event loop: it runs to its end like a plain function. The `async` only makes every caller async, too, and a call without `await` silently does nothing. Make it a plain function, unless something needs a coroutine from it.",
    "zh-cn":
      "没有 `await` 的异步函数不会把控制权交还给事件循环：它和普通函数一样一直运行到结束。`async` 只会迫使每个调用者也变成异步函数，而且调用时忘记 `await` 就什么也不会发生。除非确实有代码需要它的协程，否则请改为普通函数。",
  },
  bad: 'async def title(name):\n    return name.title()\n\n\nasync def main():\n    print(await title("ann"))\n',
  good: 'def title(name):\n    return name.title()\n\n\ndef main():\n    print(title("ann"))\n',
  messages: {
    plain: {
      severity: "info",
      en: "`{name}` need not be async: it awaits nothing",
      "zh-cn": "`{name}` 不必是异步函数：它不等待任何对象",
    },
  },
  fixes: {
    sync: {
      safety: "unsafe",
      preferred: true,
      en: "Make `{name}` a plain function and drop `await` at its calls",
      "zh-cn": "把 `{name}` 改为普通函数，并去掉调用处的 `await`",
    },
  },
  offByDefault: true,
  offInTests: true,
  checks: {
    function(node, context) {
      const info = context.site.functionAt(node);
      if (!info.isAsync || info.isGenerator || awaits(context, info) || isMereAnswer(info)) return;
      if (!isPlain(context.types, info) || isInProtocol(info) || !isOnlyAwaited(context, info)) return;
      const { name } = info;
      context.report(
        context.tree.child(node, Field.name),
        "plain",
        { name },
        { fixes: [{ fix: "sync", arguments: { name }, edit: (edit) => makeFunctionSync(edit, context.types, info) }] },
      );
    },
  },
});

function awaits({ tree }: Check, { body }: FunctionInfo): boolean {
  if (body === none) return true;
  for (const node of runningNodes(tree, body)) if (isAwaitPoint(tree, node)) return true;
  return false;
}

/** A stub, or a body that only gives a constant or raises: it stands in for something. */
function isMereAnswer(info: FunctionInfo): boolean {
  const { tree } = info.site;
  if (isPlaceholder(info)) return true;
  return tree.namedChildren(info.body).every((statement) => {
    const value = tree.namedChildren(statement)[0];
    switch (tree.kind(statement)) {
      case Kind.raise_statement:
      case Kind.pass_statement:
        return true;
      case Kind.return_statement:
        return value === undefined || constants.has(tree.kind(value));
      case Kind.expression_statement:
        return value !== undefined && (tree.kind(value) === Kind.string || tree.kind(value) === Kind.ellipsis);
      default:
        return false;
    }
  });
}

const constants: ReadonlySet<Kind> = new Set([
  Kind.none,
  Kind.true,
  Kind.false,
  Kind.string,
  Kind.integer,
  Kind.float,
  Kind.list,
  Kind.dictionary,
  Kind.tuple,
]);

function isInProtocol({ owner }: FunctionInfo): boolean {
  return owner?.bases.some((base) => /(^|\.)(Protocol|ABC)\b/.test(owner.site.tree.textOf(base))) === true;
}

/** Whether the project calls the function, awaits every call where it stands, and does not name it in another way. */
function isOnlyAwaited({ site, types }: Check, info: FunctionInfo): boolean {
  const named = new RegExp(`["']${info.name}["']`);
  let isCalled = false;
  for (const each of info.isLocal ? [site] : types.mentions.of(info.name).flatMap(({ sites }) => sites)) {
    if (named.test(each.code.text)) return false;
    for (const use of readsIn(types, each, info)) {
      const call = calledBy(each.tree, use.node);
      if (call === none || each.tree.kind(parentExpression(each.tree, call)) !== Kind.await) return false;
      isCalled ||= use.isCertain;
    }
  }
  return isCalled;
}
