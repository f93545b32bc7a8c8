/** Reports `to_thread(f(x))` and the like: the function is called where it should be passed. */
import type { EditBuilder } from "../fixes/edits.js";
import type { CallableTaker } from "../knowledge/callable-takers.js";
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Argument, argumentsOf } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isCertainValue } from "./shared/certain-value.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineCall } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { type GivenCallable, givenCallable, keepsValues, takerNames } from "./shared/given-callable.js";
import { coroutineFixes, runningOffers } from "./shared/made-coroutine.js";

const messages = {
  result: {
    severity: "error",
    en: "`{callee}()` runs here and now, then `{taker}` fails: the result is not callable",
    "zh-cn": "`{callee}()` 会立即在此执行，随后 `{taker}` 会失败：得到的结果不可调用",
  },
  nothing: {
    severity: "error",
    en: "`{callee}()` runs here and now: `{taker}` gets None and runs nothing",
    "zh-cn": "`{callee}()` 会立即在此执行：`{taker}` 得到的是 None，什么也不会运行",
  },
  coroutine: {
    severity: "error",
    en: "`{taker}` fails here: the coroutine of `{callee}()` is not callable",
    "zh-cn": "此处 `{taker}` 会失败：`{callee}()` 的协程不可调用",
  },
} as const;

const fixes = {
  ...coroutineFixes,
  pass: { safety: "unsafe", preferred: true, en: "Pass `{callee}` and its arguments", "zh-cn": "传入 `{callee}` 及其参数" },
  lambda: { safety: "unsafe", preferred: true, en: "Call it in a `lambda`", "zh-cn": "在 `lambda` 中调用它" },
} as const;

type Fixes = typeof fixes;

export const calledInsteadOfPassed = defineRule({
  id: "called-instead-of-passed",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A function called where it should be passed", "zh-cn": "应传入函数的地方调用了函数" },
  why: {
    en: "Threads, executors and callbacks take a function and call it themselves. With the parentheses the function runs at once, in the thread and at the time of the line itself, blocking the event loop if it blocks; what is passed on is its result, and calling that raises TypeError. Pass the function and its arguments: `to_thread(f, x)`.",
    "zh-cn":
      "线程、执行器和回调接受一个函数，由它们自己去调用。如果加上括号，函数会立即在当前线程中执行（如果它会阻塞，事件循环也随之阻塞），而真正传入的是它的结果，调用这个结果会引发 TypeError。请传入函数和它的参数：`to_thread(f, x)`。",
  },
  bad: 'import asyncio\n\n\ndef load(name):\n    return name + ".txt"\n\n\nasync def main():\n    print(await asyncio.to_thread(load("a")))\n',
  good: 'import asyncio\n\n\ndef load(name):\n    return name + ".txt"\n\n\nasync def main():\n    print(await asyncio.to_thread(load, "a"))\n',
  messages,
  fixes,
  checks: {
    call: {
      named: takerNames,
      check(call, context) {
        const { tree } = context;
        const given = givenCallable(context, call);
        if (given === undefined || !laterResults.has(given.taker.result) || tree.kind(given.argument.value) !== Kind.call) return;
        const inner = given.argument.value;
        const message = messageFor(context, inner, given.taker);
        if (message === undefined || isExpectedToFail(context, call.node) || isColourTested(context, call.node)) return;
        const callee = context.shown(tree.child(inner, Field.function));
        const offers =
          given.passed?.length !== 0
            ? []
            : message === "coroutine"
              ? running(context, call, given, inner)
              : passing(context, call, given, inner);
        context.report(context.calleeSpan(inner), message, { callee, taker: context.shown(call.callee) }, { fixes: offers });
      },
    },
  },
});

/** Threads, executors and callbacks: what builtins call at once they mostly take something else for, too. */
const laterResults: ReadonlySet<CallableTaker["result"]> = new Set(["dropped", "refused", "returned"]);

function messageFor(context: Context<typeof messages, Fixes>, inner: Node, taker: CallableTaker): keyof typeof messages | undefined {
  if (isCoroutineCall(context, inner)) return "coroutine";
  const members = membersOf(context.typeOf(inner));
  if (!members.every((member) => isNotCallable(context, member)) || !isCertainValue(context, inner)) return undefined;
  if (taker.none === undefined || members.every((member) => member.kind !== "none")) return "result";
  return taker.none === "nothing" && members.every((member) => member.kind === "none") ? "nothing" : undefined;
}

function isNotCallable({ types }: Check, type: Type): boolean {
  if (type.kind === "none" || type.kind === "tuple") return true;
  if (type.kind !== "instance" || types.hasMember(type, "__call__") !== false) return false;
  return types.subclassesOf(type.class).every((one) => !one.members.has("__call__"));
}

function running(context: Check, call: Call, given: GivenCallable, inner: Node): Offer<Fixes>[] {
  const { tree } = context;
  // Another method would want the function, too.
  if (typeof given.taker.async === "object") return [];
  return runningOffers(context, call, given, {
    text: tree.textOf(inner),
    function: tree.child(inner, Field.function),
    arguments: argumentsOf(tree, inner).map(({ value }) => value),
    ...(given.taker.passes === "own" ? { parameter: "_" } : {}),
  });
}

function passing(context: Check, call: Call, { taker, argument }: GivenCallable, inner: Node): Offer<Fixes>[] {
  const { tree } = context;
  const passed = argumentsOf(tree, inner);
  const values = passed.map(({ value }) => value);
  const called = tree.child(inner, Field.function);
  const callee = context.shown(called);
  const pass = (edit: (edit: EditBuilder) => boolean): Offer<Fixes>[] => [{ fix: "pass", arguments: { callee }, edit }];
  const isPositional = passed.every(({ name }) => name === undefined || name === "*");
  switch (taker.passes) {
    case "own":
      if (taker.result !== "dropped" || !keepsValues(context, called, values)) return [];
      return [{ fix: "lambda", edit: (edit) => void edit.insertBefore(inner, "lambda *_: ") }];
    case "args":
      return pass((edit) =>
        isPositional ? unwrap(edit, inner, passed, { before: ", args=(", after: ",)" }) : passByKeyword(edit, inner, passed),
      );
    default:
      if (argument.name !== undefined && passed.length > 0) return [];
      if (isPositional || taker.passes === "all") return pass((edit) => unwrap(edit, inner, passed, { before: ", ", after: "" }));
      return pass((edit) => {
        const partial = edit.importName("functools", "partial", call.node);
        if (partial === undefined) return false;
        edit.insertBefore(inner, `${partial}(`);
        return unwrap(edit, inner, passed, { before: ", ", after: ")" });
      });
  }
}

/** Takes the parentheses of a call away, or puts something in their place; its arguments stay as they are written. */
function unwrap(edit: EditBuilder, call: Node, passed: readonly Argument[], around: { before: string; after: string }): boolean {
  const { tree } = edit;
  const start = tree.end(tree.child(call, Field.function));
  const [first] = passed;
  const last = passed.at(-1);
  const head = { start, end: first === undefined ? tree.end(call) : tree.start(first.node) };
  const tail = { start: last === undefined ? tree.end(call) : tree.end(last.node), end: tree.end(call) };
  if (edit.hasComment(head) || edit.hasComment(tail)) return false;
  edit.replace(head, first === undefined ? "" : around.before);
  if (last !== undefined) edit.replace(tail, around.after);
  return true;
}

/** `target=f(x, size=1)` becomes `target=f, args=(x,), kwargs={"size": 1}`. */
function passByKeyword(edit: EditBuilder, call: Node, passed: readonly Argument[]): boolean {
  const { tree } = edit;
  const span = { start: tree.end(tree.child(call, Field.function)), end: tree.end(call) };
  if (edit.hasComment(span)) return false;
  const isNamed = ({ name }: Argument): boolean => name !== undefined && name !== "*";
  const positional = passed.filter((one) => !isNamed(one)).map(({ node }) => tree.textOf(node));
  const named = passed
    .filter(isNamed)
    .map(({ name, node, value }) => (name === "**" ? tree.textOf(node) : `"${name}": ${tree.textOf(value)}`));
  const args = positional.length === 0 ? "" : `, args=(${positional.join(", ")},)`;
  edit.replace(span, `${args}, kwargs={${named.join(", ")}}`);
  return true;
}
