/** Reports `gather(await a(), await b())` and the like: what should get coroutines gets their results. */
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { mayBeReplaced } from "./shared/replaced-function.js";

/** Calls that take what can be awaited, and where: all positional arguments, the first one, or the elements of the first one. */
const takers: Readonly<Record<string, "all" | "first" | "elements">> = {
  "asyncio.AbstractEventLoop.create_task": "first",
  "asyncio.AbstractEventLoop.run_until_complete": "first",
  "asyncio.Runner.run": "first",
  "asyncio.TaskGroup.create_task": "first",
  "asyncio.as_completed": "elements",
  "asyncio.create_task": "first",
  "asyncio.ensure_future": "first",
  "asyncio.gather": "all",
  "asyncio.run": "first",
  "asyncio.run_coroutine_threadsafe": "first",
  "asyncio.shield": "first",
  "asyncio.wait": "elements",
  "asyncio.wait_for": "first",
};

/** What the first parameter of those is called. */
const firstNames: ReadonlySet<string> = new Set(["arg", "coro", "coro_or_future", "fs", "fut", "future", "main"]);

export const awaitedArgument = defineRule({
  id: "awaited-argument",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "An awaited argument where a coroutine is expected", "zh-cn": "应传入协程的地方传入了 await 的结果" },
  why: {
    en: "`asyncio.gather`, `create_task` and `wait_for` take coroutines and run them. An `await` inside their arguments runs each one first, one after the other and without the timeout, and hands on the result, which raises TypeError because it cannot be awaited. Pass the coroutine itself: `gather(a(), b())`.",
    "zh-cn":
      "`asyncio.gather`、`create_task` 和 `wait_for` 接受协程并负责运行它们。如果在参数里写 `await`，这些协程会先一个接一个地运行完（也不受超时限制），再把结果传进去；结果不可等待，于是引发 TypeError。请直接传入协程：`gather(a(), b())`。",
  },
  bad: 'import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main():\n    return await asyncio.gather(await load("a"), await load("b"))\n',
  good: 'import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main():\n    return await asyncio.gather(load("a"), load("b"))\n',
  messages: {
    one: {
      severity: "error",
      en: "`{taker}` fails here: it gets the result of `{what}`, not its coroutine",
      "zh-cn": "此处 `{taker}` 会失败：它得到的是 `{what}` 的结果，而不是协程",
    },
    several: {
      severity: "error",
      en: "`{taker}` fails here: it gets results, awaited one by one before it runs",
      "zh-cn": "此处 `{taker}` 会失败：它得到的是事先逐个 await 的结果",
    },
  },
  fixes: {
    drop: { safety: "unsafe", preferred: true, en: "Pass what is awaited, without `await`", "zh-cn": "去掉 `await`，直接传入被等待的对象" },
  },
  checks: {
    call: {
      named: Object.keys(takers),
      check(call, context) {
        const { tree } = context;
        const name = call.names.find((one) => Object.hasOwn(takers, one));
        if (name === undefined) return;
        const wrong = awaitedIn(context, call, takers[name] as "all").filter((node) => isResult(context, node));
        const [first] = wrong;
        if (first === undefined || isExpectedToFail(context, call.node) || isColourTested(context, call.node)) return;
        const taker = context.shown(call.callee);
        const operand = unparenthesized(tree, tree.namedChildren(first)[0] ?? first);
        const what = tree.kind(operand) === Kind.call ? `${context.shown(tree.child(operand, Field.function))}()` : context.shown(operand);
        const isOne = wrong.length === 1 && call.arguments.some((one) => one.name !== "*" && unparenthesized(tree, one.value) === first);
        // Since Python 3.11 `wait` takes tasks only.
        const fixes = name === "asyncio.wait" ? [] : [dropAll(wrong)];
        if (isOne) context.report(context.firstLine(first), "one", { taker, what }, { fixes });
        else context.report(context.firstLine(first), "several", { taker }, { fixes });
      },
    },
  },
});

function dropAll(nodes: readonly Node[]) {
  return {
    fix: "drop",
    edit(edit: { unawait(node: Node): void }): undefined {
      for (const node of nodes) edit.unawait(node);
    },
  } as const;
}

/** The `await` expressions that stand where the call expects what can be awaited. */
function awaitedIn(context: Check, call: Call, takes: "all" | "first" | "elements"): Node[] {
  const { tree } = context;
  const given = argumentsOf(tree, call.node);
  if (takes === "all") {
    return given.flatMap(({ name, value }) =>
      name === undefined ? awaitsOf(context, value) : name === "*" ? elementsOf(context, value) : [],
    );
  }
  const first = given.find(({ name }, index) => (index === 0 && name === undefined) || (name !== undefined && firstNames.has(name)));
  if (first === undefined) return [];
  return takes === "first" ? awaitsOf(context, first.value) : elementsOf(context, first.value);
}

function awaitsOf({ tree }: Check, node: Node): Node[] {
  const value = unparenthesized(tree, node);
  return tree.kind(value) === Kind.await ? [value] : [];
}

/** Those among the elements of a display or comprehension. */
function elementsOf(context: Check, node: Node): Node[] {
  const { tree } = context;
  const value = unparenthesized(tree, node);
  switch (tree.kind(value)) {
    case Kind.list:
    case Kind.tuple:
    case Kind.set:
      return tree.namedChildren(value).flatMap((child) => awaitsOf(context, child));
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.generator_expression: {
      const body = tree.child(value, Field.body);
      return body === none ? [] : awaitsOf(context, body);
    }
    default:
      return [];
  }
}

/** Whether what an `await` gives is known, and known not to be awaitable. */
function isResult(context: Check, node: Node): boolean {
  const { tree, types } = context;
  if (!membersOf(context.typeOf(node)).every((type) => isPlain(context, type))) return false;
  const operand = unparenthesized(tree, tree.namedChildren(node)[0] ?? node);
  if (tree.kind(operand) !== Kind.call) return true;
  const callee = context.typeOf(tree.child(operand, Field.function));
  const overriding = membersOf(callee).flatMap((member) => (member.kind === "function" ? types.overridesOf(member.function) : []));
  return (
    !mayBeReplaced(context, callee) &&
    overriding.every((located) => {
      const type = types.definitionType(located);
      return type.kind === "function" && types.isAwaitable(types.awaited(types.returnOf(type.function))) === false;
    })
  );
}

function isPlain({ types }: Check, type: Type): boolean {
  if (types.isAwaitable(type) !== false) return false;
  return type.kind !== "instance" || types.subclassesOf(type.class).every((one) => !one.members.has("__await__"));
}
