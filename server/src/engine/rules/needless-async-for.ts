/** Reports `async for` over what can only be read by `for`, and over a coroutine that nothing awaited. */
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { type Pending, pendingOf, pendingOfRead } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { mayGive } from "./shared/given-protocol.js";

const messages = {
  sync: {
    severity: "error",
    en: "`async for` fails here: `{what}` can only be read by `for`",
    "zh-cn": "此处 `async for` 会失败：`{what}` 只能用 `for` 读取",
  },
  coroutine: {
    severity: "error",
    en: "`async for` fails here: nothing awaited `{callee}()`",
    "zh-cn": "此处 `async for` 会失败：`{callee}()` 没有被 await",
  },
  version: {
    severity: "error",
    en: "`async for` over `asyncio.as_completed` fails before Python 3.13",
    "zh-cn": "在 Python 3.13 之前，对 `asyncio.as_completed` 使用 `async for` 会失败",
  },
} as const;

const fixes = {
  sync: { safety: "safe", preferred: true, en: "Use `for`", "zh-cn": "改用 `for`" },
  await: { safety: "unsafe", preferred: true, en: "Await `{callee}()`", "zh-cn": "await `{callee}()`" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const needlessAsyncFor = defineRule({
  id: "needless-async-for",
  group: "await",
  since: "0.1.0",
  sources: ["S3862", "E1133"],
  title: { en: "`async for` over what cannot be read so", "zh-cn": "对不支持的对象使用 `async for`" },
  why: {
    en: "`async for` needs an `__aiter__` method: async generators have it, lists, generators and other plain iterables do not, and neither has a coroutine. The loop raises TypeError before its first round. Write `for`, or await the coroutine first: `for row in await fetch()`.",
    "zh-cn":
      "`async for` 需要 `__aiter__` 方法：异步生成器有，而列表、生成器等普通可迭代对象没有，协程也没有。循环在第一轮之前就会引发 TypeError。请改用 `for`，或者先等待协程：`for row in await fetch()`。",
  },
  bad: "async def show(names: list[str]):\n    async for name in names:\n        print(name)\n",
  good: "async def show(names: list[str]):\n    for name in names:\n        print(name)\n",
  messages,
  fixes,
  checks: {
    for(node, context) {
      if (context.isAsyncStatement(node)) check(context, node, node);
    },
    comprehension(node, context) {
      const { tree } = context;
      for (const clause of tree.namedChildren(node))
        if (tree.kind(clause) === Kind.for_in_clause && isAsync(tree, clause)) check(context, clause, node);
    },
  },
});

/** `loop` is the statement or clause that begins with `async`, `whole` the statement or comprehension it is of. */
function check(context: Context<Messages, Fixes>, loop: Node, whole: Node): void {
  const { tree } = context;
  const value = tree.child(loop, Field.right);
  if (value === none || isExpectedToFail(context, loop) || isColourTested(context, loop)) return;
  const inner = unparenthesized(tree, value);
  const at = tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
  // Without `async` a generator expression is another thing to whoever reads it.
  const isGenerator = tree.kind(whole) === Kind.generator_expression;
  const dropAsync = (unsafe: boolean): Offer<Fixes>[] => [{ fix: "sync", unsafe, edit: (edit) => void edit.makeSync(loop) }];
  if (isCalled(context, inner, "asyncio.as_completed")) {
    // Its plain iterator gives coroutines where the other gives the tasks themselves.
    if (context.target.oldest.minor < 13) context.report(at, "version", {}, { fixes: dropAsync(true) });
    return;
  }
  const pending = pendingOf(context, inner) ?? pendingOfRead(context, inner);
  if (pending?.calls.every((call) => context.types.hasMember(context.typeOf(call), "__aiter__") === false) === true)
    return reportPending(context, loop, value, pending, isGenerator);
  if (!isSyncOnly(context, inner)) return;
  const what = tree.kind(inner) === Kind.call ? `${context.shown(tree.child(inner, Field.function))}()` : context.shown(inner);
  context.report(at, "sync", { what }, { fixes: dropAsync(isGenerator) });
}

function isCalled(context: Check, node: Node, name: string): boolean {
  return context.tree.kind(node) === Kind.call && context.isNamed(context.tree.child(node, Field.function), name);
}

/** Whether a value can be read by `for` and not by `async for`. */
function isSyncOnly(context: Check, value: Node): boolean {
  const members = membersOf(context.typeOf(value)).filter((member) => member.kind !== "none");
  if (members.length === 0 || !members.every((type) => isSyncOnlyType(context, type))) return false;
  // `async for` over what is only declared an iterator says that the annotation is wrong: they are mixed up often.
  if (members.some((member) => isAbstract(context, member)) && !isGeneratorCall(context, value)) return false;
  return !mayGive(context, value, "__aiter__");
}

function isAbstract(context: Check, type: Type): boolean {
  return ["typing.Iterable", "typing.Iterator", "typing.Collection"].includes(context.classNameOf(type) ?? "");
}

/** A call of a generator function, or of a function of a library. */
function isGeneratorCall(context: Check, value: Node): boolean {
  const { tree } = context;
  if (tree.kind(value) !== Kind.call) return false;
  return membersOf(context.typeOf(tree.child(value, Field.function))).every((member) => {
    return member.kind === "function" && (member.function.isGenerator || member.function.site.module.origin === "library");
  });
}

function isSyncOnlyType({ types }: Check, type: Type): boolean {
  if (type.kind === "tuple") return true;
  if (type.kind !== "instance") return false;
  const isIterable = types.hasMember(type, "__iter__") === true || types.hasMember(type, "__getitem__") === true;
  if (!isIterable || types.hasMember(type, "__aiter__") !== false) return false;
  return type.class.site.module.origin === "library" || types.subclassesOf(type.class).every((one) => !one.members.has("__aiter__"));
}

function reportPending(context: Context<Messages, Fixes>, loop: Node, value: Node, { calls }: Pending, isGenerator: boolean): void {
  const { tree, types } = context;
  const callee = context.shown(tree.child(calls[0] ?? none, Field.function));
  const results = calls.map((call) => types.awaited(context.typeOf(call)));
  const has = (name: string) => results.every((type) => types.hasMember(type, name) === true);
  const isStillAsync = has("__aiter__");
  const inner = unparenthesized(tree, value);
  // A name that is used elsewhere, too, may be awaited there.
  const isOnlyUse = tree.kind(inner) !== Kind.identifier || context.model.bindingOf(inner)?.uses.length === 1;
  const canFix = isOnlyUse && context.asyncContext(value)?.canAwait === true && (isStillAsync || (has("__iter__") && !isGenerator));
  const offer: Offer<Fixes> = {
    fix: "await",
    arguments: { callee },
    edit(edit) {
      edit.await(value);
      if (!isStillAsync) edit.makeSync(loop);
    },
  };
  const at = tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
  context.report(at, "coroutine", { callee }, { fixes: canFix ? [offer] : [] });
}
