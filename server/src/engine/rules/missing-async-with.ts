/** Reports `with` on an object that can only be entered by `async with`. */
import type { FunctionInfo } from "../project/symbols.js";
import { type InstanceType, membersOf } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isProbablyAsyncContext } from "./shared/probable.js";
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
  },
  fixes: {
    async: { safety: "safe", preferred: true, en: "Use `async with`", "zh-cn": "改用 `async with`" },
  },
  checks: {
    with(node, context) {
      const { tree } = context;
      if (context.isAsyncStatement(node) || isExpectedToFail(context, node)) return;
      const values = withItems(tree, node).map((item) => unparenthesized(tree, item.value));
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
      if (hasBoth !== false && !(hasBoth === true && refusesToEnter(context, type))) return false;
      return types.subclassesOf(type.class).every((one) => !one.members.has("__enter__"));
    })
  );
}

/** An `__enter__` that is there to say "use async with". */
function refusesToEnter(context: Check, type: InstanceType): boolean {
  const method = context.types.attribute(type, "__enter__");
  return method.kind === "function" && onlyRaises(method.function);
}

function onlyRaises(info: FunctionInfo): boolean {
  const { tree } = info.site;
  const annotation = info.returnAnnotation;
  if (info.site.module.origin === "library" && annotation !== none) return /^(\w+\.)?(NoReturn|Never)$/.test(tree.textOf(annotation));
  if (info.body === none) return false;
  const statements = tree.namedChildren(info.body);
  const last = statements.at(-1);
  // `raise NotImplementedError` is for a subclass to fill in.
  if (last === undefined || tree.kind(last) !== Kind.raise_statement || /\bNotImplemented/.test(tree.textOf(last))) return false;
  return statements.slice(0, -1).every((statement) => {
    const inner = tree.namedChildren(statement)[0];
    return tree.kind(statement) === Kind.expression_statement && inner !== undefined && tree.kind(inner) === Kind.string;
  });
}

/** The function for an `@asynccontextmanager`, else the class. */
function nameOf(context: Check, value: Node): string {
  const { tree } = context;
  const type = shownType(context, context.typeOf(value));
  if (type !== undefined && !/(^|\.)_/.test(type)) return type;
  return tree.kind(value) === Kind.call ? `${context.shown(tree.child(value, Field.function))}()` : context.shown(value);
}
