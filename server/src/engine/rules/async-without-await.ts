/** Reports async functions that never await: they could be plain ones. */
import { isPlain } from "../fixes/async-function.js";
import type { EditBuilder } from "../fixes/edits.js";
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
    unused: {
      severity: "hint",
      en: "`{name}` awaits nothing: unless its callers need a coroutine, it need not be async",
      "zh-cn": "`{name}` 不等待任何对象：除非调用者需要协程，否则不必是异步函数",
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
      if (!isPlain(context.types, info) || isInProtocol(info)) return;
      const { name } = info;
      const at = context.tree.child(node, Field.name);
      const use = useOf(context, info);
      if (use === "awaited") {
        const edit = (builder: EditBuilder) => makeFunctionSync(builder, context.types, info);
        context.report(at, "plain", { name }, { fixes: [{ fix: "sync", arguments: { name }, edit }] });
      }
      // A method that nobody here calls may be what an interface asks for.
      if (use === "none" && info.owner === undefined) context.report(at, "unused", { name });
    },
  },
});

function awaits(context: Check, { body }: FunctionInfo): boolean {
  const { tree } = context;
  if (body === none) return true;
  // What a generator expression awaits, whoever reads it awaits.
  for (const node of runningNodes(tree, body)) if (isAwaitPoint(tree, node) && context.asyncContext(node) !== undefined) return true;
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

/** What the project does with the function: awaits every call where it stands, never names it, or something that may need a coroutine. */
function useOf({ site, types }: Check, info: FunctionInfo): "awaited" | "none" | "other" {
  const named = new RegExp(`["']${info.name}["']`);
  let use: "awaited" | "none" = "none";
  for (const each of info.isLocal ? [site] : types.mentions.of(info.name).flatMap(({ sites }) => sites)) {
    if (named.test(each.item.text)) return "other";
    for (const { node, isCertain } of readsIn(types, each, info)) {
      const call = calledBy(each.tree, node);
      if (call === none || each.tree.kind(parentExpression(each.tree, call)) !== Kind.await) return "other";
      if (isCertain) use = "awaited";
    }
  }
  // A function of the same name in other modules, or an attribute: what plugins define, and something finds.
  return use === "none" && !info.isLocal && types.mentions.elsewhere(site.module, info.name) ? "other" : use;
}
