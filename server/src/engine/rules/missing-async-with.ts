/** Reports `with` on an object that can only be entered by `async with`. */
import type { EditBuilder } from "../fixes/edits.js";
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isProbablyAsyncContext } from "./shared/probable.js";
import { refusesAlways, refusesInLoop } from "./shared/refused-sync.js";
import { shownType } from "./shared/shown-type.js";

export const missingAsyncWith = defineRule({
  id: "missing-async-with",
  group: "await",
  since: "0.1.0",
  sources: ["S7515", "E1145"],
  title: { en: "`with` instead of `async with`", "zh-cn": "应使用 `async with` 而不是 `with`" },
  why: {
    en: "`with` calls `__enter__` and `__exit__`, `async with` awaits `__aenter__` and `__aexit__`. An object that has only the second pair cannot be entered by `with`: the statement raises TypeError before its body runs. Write `async with`, in an `async def`.",
    "zh-cn":
      "`with` 调用 `__enter__` 和 `__exit__`，`async with` 则等待 `__aenter__` 和 `__aexit__`。只有后一对方法的对象不能用 `with` 进入：语句在执行主体之前就会引发 TypeError。请在 `async def` 中改用 `async with`。",
  },
  bad: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def save(text):\n    with lock:\n        print(text)\n",
  good: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def save(text):\n    async with lock:\n        print(text)\n",
  messages: {
    fails: {
      severity: "error",
      en: "`with` fails here: `{what}` can only be entered by `async with`",
      "zh-cn": "此处 `with` 会失败：`{what}` 只能用 `async with` 进入",
    },
    probable: {
      severity: "warning",
      en: "`with` probably fails here: `{what}` seems to be for `async with`",
      "zh-cn": "此处 `with` 可能会失败：`{what}` 应该用 `async with` 进入",
    },
    other: {
      severity: "error",
      en: "`with` gives something else of `{what}` than `async with`: `{use}` fails",
      "zh-cn": "`with` 从 `{what}` 得到的东西与 `async with` 不同：`{use}` 会失败",
    },
  },
  fixes: {
    async: { safety: "safe", preferred: true, en: "Use `async with`", "zh-cn": "改用 `async with`" },
  },
  checks: {
    with(node, context) {
      const { tree } = context;
      if (context.isAsyncStatement(node) || isExpectedToFail(context, node)) return;
      const items = withItems(tree, node);
      const values = items.map((item) => unparenthesized(tree, item.value));
      const known = values.filter((value) => isAsyncOnly(context, value));
      const wrong = values.filter((value) => known.includes(value) || isProbablyAsyncContext(context, value));
      const canFix = wrong.length === values.length && context.asyncContext(node)?.canAwait === true;
      for (const value of wrong) {
        context.report(
          tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value),
          known.includes(value) ? "fails" : "probable",
          { what: nameOf(context, value) },
          { fixes: canFix ? [{ fix: "async", unsafe: wrong.length > known.length, edit: (edit) => void edit.makeAsync(node) }] : [] },
        );
      }
      const [only, ...others] = items;
      const use = only === undefined || wrong.length > 0 || others.length > 0 ? undefined : useOfAsyncEntered(context, node, only);
      if (only === undefined || use === undefined) return;
      const value = unparenthesized(tree, only.value);
      const anchor = tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
      const fixes = [{ fix: "async", edit: (edit: EditBuilder) => void edit.makeAsync(node) }] as const;
      context.report(anchor, "other", { what: nameOf(context, value), use }, { fixes });
    },
  },
});

/** Whether a value has the methods of `async with`, and none of `with` that do more than raise. */
function isAsyncOnly(context: Check, value: Node): boolean {
  const { types } = context;
  // A lock that is made when it is first needed may be None before, which `with` cannot enter either.
  const members = membersOf(context.typeOf(value)).filter((type) => type.kind !== "none");
  return (
    members.length > 0 &&
    members.every((type) => {
      if (type.kind !== "instance" || types.hasMember(type, "__aenter__") !== true) return false;
      const hasBoth = types.hasMember(type, "__enter__");
      const isRefused = () => refusesAlways(context, type, "__enter__") || refusesInLoop(context, type, "__enter__", value);
      if (hasBoth !== false && !(hasBoth === true && isRefused())) return false;
      return types.subclassesOf(type.class).every((one) => !one.members.has("__enter__"));
    })
  );
}

/**
 * Of a value in a coroutine that `with` can enter, too: what the body does with what it gets that works for what `async with` gives alone.
 * A client may give a sync session for `with`, and one whose methods are awaited for `async with`.
 */
function useOfAsyncEntered(
  context: Check,
  statement: Node,
  { value, target }: { readonly value: Node; readonly target: Node },
): string | undefined {
  const { tree, types } = context;
  const type = context.typeOf(value);
  if (target === none || tree.kind(target) !== Kind.identifier || context.asyncContext(statement)?.canAwait !== true) return undefined;
  if (types.hasMember(type, "__aenter__") !== true || types.hasMember(type, "__enter__") !== true) return undefined;
  const sync = types.entered(type, false);
  const async = types.entered(type, true);
  const body = tree.child(statement, Field.body);
  for (const use of context.localBinding(target)?.uses ?? []) {
    const attribute = tree.parent(use);
    if (use < body || use >= tree.after(body) || tree.kind(attribute) !== Kind.attribute || tree.field(use) !== Field.object) continue;
    const call = parentExpression(tree, attribute);
    const isCalled = tree.kind(call) === Kind.call && tree.field(attribute) === Field.function;
    if (!isCalled || !context.isAwaited(call)) continue;
    const name = tree.textOf(tree.child(attribute, Field.attribute));
    const isAwaitable = (one: Type) => types.isAwaitable(types.resultOf(types.attribute(one, name)));
    if (isAwaitable(sync) === false && isAwaitable(async) === true) return `await ${context.shown(attribute)}`;
  }
  return undefined;
}

/** The function for an `@asynccontextmanager`, else the class. */
function nameOf(context: Check, value: Node): string {
  const { tree } = context;
  const type = shownType(context, context.typeOf(value));
  if (type !== undefined && !/(^|\.)_/.test(type)) return type;
  return tree.kind(value) === Kind.call ? `${context.shown(tree.child(value, Field.function))}()` : context.shown(value);
}
