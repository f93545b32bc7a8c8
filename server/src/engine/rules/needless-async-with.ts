/** Reports `async with` on an object that can only be entered by `with`, or not at all, and on a coroutine that nothing awaited. */
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { awaitingBrings, type Pending, pendingOf, pendingOfRead } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { mayGive } from "./shared/given-protocol.js";
import { shownType } from "./shared/shown-type.js";

const messages = {
  sync: {
    severity: "error",
    en: "`async with` fails here: `{what}` can only be entered by `with`",
    "zh-cn": "此处 `async with` 会失败：`{what}` 只能用 `with` 进入",
  },
  lacking: {
    severity: "error",
    en: "`async with` fails here: `{what}` has no `{method}`",
    "zh-cn": "此处 `async with` 会失败：`{what}` 没有 `{method}`",
  },
  coroutine: {
    severity: "error",
    en: "`async with` fails here: nothing awaited `{callee}()`",
    "zh-cn": "此处 `async with` 会失败：`{callee}()` 没有被 await",
  },
} as const;

const fixes = {
  sync: { safety: "safe", preferred: true, en: "Use `with`", "zh-cn": "改用 `with`" },
  await: { safety: "unsafe", preferred: true, en: "Await `{callee}()`", "zh-cn": "await `{callee}()`" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const needlessAsyncWith = defineRule({
  id: "needless-async-with",
  group: "await",
  since: "0.1.0",
  sources: ["E1701", "PLE1701"],
  title: { en: "`async with` on what cannot be entered so", "zh-cn": "对不支持的对象使用 `async with`" },
  why: {
    en: "`async with` awaits `__aenter__` and `__aexit__`. A file, a `threading.Lock` and whatever `@contextmanager` makes have only `__enter__` and `__exit__`, and a coroutine has neither pair: the statement raises TypeError before its body runs. Write `with`, or await the coroutine first: `async with await connect() as c`.",
    "zh-cn":
      "`async with` 会等待 `__aenter__` 和 `__aexit__`。文件、`threading.Lock` 以及 `@contextmanager` 生成的对象只有 `__enter__` 和 `__exit__`，协程则两者都没有：语句在执行主体之前就会引发 TypeError。请改用 `with`，或者先等待协程：`async with await connect() as c`。",
  },
  bad: 'from contextlib import contextmanager\n\n\n@contextmanager\ndef titled(title):\n    yield print(title)\n\n\nasync def show():\n    async with titled("Prices"):\n        print("1.00")\n',
  good: 'from contextlib import contextmanager\n\n\n@contextmanager\ndef titled(title):\n    yield print(title)\n\n\nasync def show():\n    with titled("Prices"):\n        print("1.00")\n',
  messages,
  fixes,
  checks: {
    with(node, context) {
      if (!context.isAsyncStatement(node) || isExpectedToFail(context, node) || isColourTested(context, node)) return;
      const items = withItems(context.tree, node);
      const wrong = items.filter((item) => isSyncOnly(context, item.value));
      for (const { value } of wrong) {
        const canFix = wrong.length === items.length;
        context.report(anchorOf(context, value), "sync", { what: nameOf(context, value) }, { fixes: canFix ? dropAsync(node) : [] });
      }
      for (const { value } of items) {
        const method = wrong.length === 0 ? lackingMethod(context, value) : undefined;
        if (method !== undefined) context.report(anchorOf(context, value), "lacking", { what: nameOf(context, value), method });
        const pending = pendingAt(context, value);
        if (pending !== undefined) reportPending(context, node, value, pending, items.length === 1);
      }
    },
  },
});

function anchorOf(context: Check, value: Node) {
  return context.tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
}

function dropAsync(node: Node): Offer<Fixes>[] {
  return [{ fix: "sync", edit: (edit) => void edit.makeSync(node) }];
}

/** Whether a value has the methods of `with` and none of those of `async with`. */
function isSyncOnly(context: Check, value: Node): boolean {
  return membersOf(context.typeOf(value)).every((type) => isSyncOnlyType(context, type)) && !mayGive(context, value, "__aenter__");
}

function isSyncOnlyType(context: Check, type: Type): boolean {
  const { types } = context;
  if (type.kind !== "instance" || types.hasMember(type, "__enter__") !== true || types.hasMember(type, "__aenter__") !== false)
    return false;
  // What is declared as a context manager may be a `nullcontext`, which has both pairs.
  if (context.classNameOf(type) === "contextlib.AbstractContextManager") return false;
  return types.subclassesOf(type.class).every((one) => !one.members.has("__aenter__"));
}

/** Which method of `async with` a new object of a class that is known through and through lacks. */
function lackingMethod(context: Check, value: Node): string | undefined {
  const { tree, types } = context;
  const made = unparenthesized(tree, value);
  const isMade = tree.kind(made) !== Kind.call || context.typeOf(tree.child(made, Field.function)).kind === "class";
  const type = context.typeOf(made);
  if (!isMade || type.kind !== "instance") return undefined;
  const isKnown = types.ancestry(type.class).classes.every(({ class: { members, site } }) => {
    const { name, origin } = site.module;
    return name === "builtins" || (origin === "project" && tree.kind(made) === Kind.call && !members.has("__new__"));
  });
  return isKnown ? ["__aenter__", "__aexit__"].find((method) => types.hasMember(type, method) === false) : undefined;
}

/** The class of an object; the function where that says more. */
function nameOf(context: Check, value: Node): string {
  const { tree } = context;
  const inner = unparenthesized(tree, value);
  if (tree.kind(inner) === Kind.call) return `${context.shown(tree.child(inner, Field.function))}()`;
  return shownType(context, context.typeOf(inner)) ?? context.shown(inner);
}

/** The calls of which the result could be entered, were it awaited. */
function pendingAt(context: Check, value: Node): Pending | undefined {
  const inner = unparenthesized(context.tree, value);
  const pending = pendingOf(context, inner) ?? pendingOfRead(context, inner);
  if (pending === undefined || pending.isCoroutine) return pending;
  return awaitingBrings(context, pending.calls, "__aenter__") ? pending : undefined;
}

function reportPending(context: Context<Messages, Fixes>, statement: Node, value: Node, { calls }: Pending, isAlone: boolean): void {
  const { tree, types } = context;
  const callee = context.shown(tree.child(calls[0] ?? none, Field.function));
  const results = calls.map((call) => types.awaited(context.typeOf(call)));
  const has = (name: string) => results.every((type) => types.hasMember(type, name) === true);
  const isAsync = has("__aenter__");
  const inner = unparenthesized(tree, value);
  // A name that is used elsewhere, too, may be awaited there.
  const isOnlyUse = tree.kind(inner) !== Kind.identifier || context.model.bindingOf(inner)?.uses.length === 1;
  const canFix = isOnlyUse && context.asyncContext(statement)?.canAwait === true && (isAsync || (isAlone && has("__enter__")));
  const offer: Offer<Fixes> = {
    fix: "await",
    arguments: { callee },
    edit(edit) {
      edit.await(value);
      if (!isAsync) edit.makeSync(statement);
    },
  };
  context.report(anchorOf(context, value), "coroutine", { callee }, { fixes: canFix ? [offer] : [] });
}
