/** Reports `return coro()` in a coroutine function that is declared to return something else: the caller would have to await twice. */
import { annotatedType } from "../project/annotations.js";
import type { FunctionInfo } from "../project/symbols.js";
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { type Pending, pendingOf, pendingOfRead } from "./shared/coroutine-value.js";
import { isTypeIgnored, leavesNoRoom } from "./shared/declared-type.js";
import { useOf } from "./shared/value-use.js";

const messages = {
  coroutine: {
    severity: "warning",
    en: "Callers of `{function}()` get a coroutine: nothing awaited `{callee}()`",
    "zh-cn": "`{function}()` 的调用者得到的是协程：`{callee}()` 没有被 await",
  },
  awaitable: {
    severity: "warning",
    en: "Callers of `{function}()` get no result: nothing awaited `{callee}()`",
    "zh-cn": "`{function}()` 的调用者得不到结果：`{callee}()` 没有被 await",
  },
} as const;

const fixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{callee}()`", "zh-cn": "await `{callee}()`" },
} as const;

export const coroutineReturned = defineRule({
  id: "coroutine-returned",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A coroutine function that returns another coroutine", "zh-cn": "异步函数返回了另一个协程" },
  why: {
    en: "Awaiting a coroutine function gives what it returns. Where that is a coroutine of its own, the caller has it in hand instead of the declared result, and it never runs unless it is awaited once more. Write `return await ...`; where a coroutine is meant, declare it: `-> Coroutine[Any, Any, T]`.",
    "zh-cn":
      "await 一个异步函数得到的是它的返回值。如果返回的又是一个协程，调用者拿到的就是协程，而不是所声明的结果；不再 await 一次，它就不会执行。请写成 `return await ...`；如果确实要返回协程，请这样声明：`-> Coroutine[Any, Any, T]`。",
  },
  bad: "async def load(name: str) -> int:\n    return len(name)\n\n\nasync def first(names: list[str]) -> int:\n    return load(names[0])\n",
  good: "async def load(name: str) -> int:\n    return len(name)\n\n\nasync def first(names: list[str]) -> int:\n    return await load(names[0])\n",
  messages,
  fixes,
  checks: {
    return(node, context) {
      const value = context.tree.namedChildren(node)[0];
      const info = context.functionAt(node);
      if (value === undefined || info?.isAsync !== true || info.isGenerator || info.returnAnnotation === none) return;
      for (const leaf of resultsOf(context, value)) checkResult(context, leaf, info);
    },
  },
});

/** The expressions one of which is the value: the branches of a condition, the right side of `or`. */
function resultsOf(context: Check, node: Node): Node[] {
  const { tree } = context;
  const value = unparenthesized(tree, node);
  if (tree.kind(value) === Kind.conditional_expression) {
    const [then, , otherwise] = tree.namedChildren(value);
    return [then, otherwise].flatMap((part) => (part === undefined ? [] : resultsOf(context, part)));
  }
  if (tree.kind(value) !== Kind.boolean_operator) return [value];
  const right = tree.child(value, Field.right);
  return right === none ? [] : resultsOf(context, right);
}

function checkResult(context: Context<typeof messages, typeof fixes>, value: Node, info: FunctionInfo): void {
  const { tree, types, site } = context;
  const isName = tree.kind(value) === Kind.identifier;
  const pending = isName ? pendingOfRead(context, value) : pendingOf(context, value);
  if (pending === undefined || (isName && hasOtherUse(context, value))) return;
  const declared = annotatedType(types, site, info.returnAnnotation);
  if (!leavesNoRoom(context, declared) || (!pending.isCoroutine && mayBeDeclared(context, pending, declared))) return;
  if (isColourTested(context, value) || isTypeIgnored(context, value) || isAwaitedTwice(context, info)) return;
  const callee = context.shown(tree.child(pending.calls[0] ?? none, Field.function));
  const canFix = pending.calls.every((call) => context.asyncContext(call)?.canAwait === true);
  context.report(
    isName ? value : context.calleeSpan(value),
    pending.isCoroutine ? "coroutine" : "awaitable",
    { function: info.name, callee },
    {
      fixes: canFix
        ? [
            {
              fix: "await",
              arguments: { callee },
              edit(edit) {
                for (const call of pending.calls) edit.await(call);
              },
            },
          ]
        : [],
    },
  );
}

/** What is awaited elsewhere is meant as a coroutine; what is used as a value there is reported there. */
function hasOtherUse(context: Check, use: Node): boolean {
  const uses = context.model.bindingOf(use)?.uses ?? [];
  return uses.some((one) => one !== use && ["coroutine", "value"].includes(useOf(context, one).kind));
}

/** Whether what the calls give is an instance of a declared class all the same. */
function mayBeDeclared(check: Check, { calls }: Pending, declared: Type): boolean {
  const classes = membersOf(declared).flatMap((member) => (member.kind === "instance" ? [member.class] : []));
  return calls
    .flatMap((call) => membersOf(check.typeOf(call)))
    .some((type) => type.kind === "instance" && classes.some((one) => check.types.derivesFrom(type.class, one)));
}

/** `await (await f())` somewhere: the caller knows. */
function isAwaitedTwice(context: Check, { name }: FunctionInfo): boolean {
  const twice = new RegExp(`\\bawait\\s*\\(?\\s*await\\s+[\\w.]*\\b${name}\\(`);
  return context.types.mentions.of(`${name}(`).some(({ sites }) => sites.some(({ item }) => twice.test(item.text)));
}
