/** Reports a coroutine function that is given where its coroutine is needed: the parentheses are missing. */
import type { FunctionInfo } from "../project/symbols.js";
import { membersOf, type Type } from "../project/type.js";
import { Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, unparenthesized } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isReplaced } from "./shared/replaced-function.js";

/** What takes one coroutine, and the name of that parameter. */
const takesOne: Readonly<Record<string, string>> = {
  "asyncio.run": "main",
  "asyncio.create_task": "coro",
  "asyncio.ensure_future": "coro_or_future",
  "asyncio.wait_for": "fut",
  "asyncio.shield": "arg",
  "asyncio.run_coroutine_threadsafe": "coro",
  "asyncio.Runner.run": "coro",
  "asyncio.TaskGroup.create_task": "coro",
  "asyncio.AbstractEventLoop.create_task": "coro",
  "asyncio.AbstractEventLoop.run_until_complete": "future",
};

/** What takes a collection of awaitables first. */
const takesCollection = ["asyncio.wait", "asyncio.as_completed"];

const messages = {
  notCalled: {
    severity: "error",
    en: "`{consumer}` fails here: `{name}` is a function, its coroutine comes from calling it",
    "zh-cn": "此处 `{consumer}` 会失败：`{name}` 是函数，调用它才能得到协程",
  },
} as const;

const fixes = {
  call: { safety: "safe", preferred: true, en: "Call it: `{name}()`", "zh-cn": "调用它：`{name}()`" },
} as const;

export const coroutineFunctionNotCalled = defineRule({
  id: "coroutine-function-not-called",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A coroutine function that is not called", "zh-cn": "没有被调用的协程函数" },
  why: {
    en: "A coroutine function is no coroutine: calling it makes one. `await`, `asyncio.run`, `create_task` and `gather` take the coroutine and raise TypeError or ValueError when they get the function. Add the parentheses, with the arguments the function takes.",
    "zh-cn":
      "协程函数并不是协程，调用它才会得到协程。`await`、`asyncio.run`、`create_task` 和 `gather` 需要的是协程，拿到函数时会引发 TypeError 或 ValueError。请加上括号以及函数所需的参数。",
  },
  bad: 'import asyncio\n\n\nasync def main():\n    print("ready")\n\n\nasyncio.run(main)\n',
  good: 'import asyncio\n\n\nasync def main():\n    print("ready")\n\n\nasyncio.run(main())\n',
  messages,
  fixes,
  checks: {
    await(node, context) {
      const operand = context.tree.namedChildren(node)[0];
      if (operand !== undefined) check(context, operand, "await");
    },
    call: {
      named: [...Object.keys(takesOne), ...takesCollection, "asyncio.gather"],
      check(call, context) {
        for (const given of coroutinesGiven(call, context)) check(context, given, context.shown(call.callee));
      },
    },
  },
});

type Fixes = typeof fixes;

function check(context: Context<typeof messages, Fixes>, given: Node, consumer: string): void {
  const { tree } = context;
  const node = unparenthesized(tree, given);
  const kind = tree.kind(node);
  if (kind !== Kind.identifier && kind !== Kind.attribute) return;
  const type = context.typeOf(node);
  if (!membersOf(type).every((member) => isCoroutineFunction(context, member)) || isExpectedToFail(context, node)) return;
  const name = context.shown(node);
  const canCall = membersOf(type).every((member) => member.kind === "function" && needsNothing(member.function, member.self !== undefined));
  context.report(
    context.firstLine(node),
    "notCalled",
    { consumer, name },
    { fixes: canCall ? [{ fix: "call", arguments: { name }, edit: (edit) => void edit.insertAfter(node, "()") }] : [] },
  );
}

/** The arguments of a call that have to be awaitable. */
function coroutinesGiven(call: Call, context: Check): Node[] {
  const { tree } = context;
  if (call.names.includes("asyncio.gather"))
    return call.arguments.flatMap(({ name, value }) => (name === undefined ? [value] : name === "*" ? elementsOf(context, value) : []));
  if (call.names.some((name) => takesCollection.includes(name))) {
    const first = call.arguments[0];
    return first === undefined || (first.name !== undefined && first.name !== "fs") ? [] : elementsOf(context, first.value);
  }
  const parameter = call.names.map((name) => takesOne[name]).find((name) => name !== undefined);
  const given = argumentsOf(tree, call.node).find((argument) => argument.name === parameter) ?? call.arguments[0];
  return given !== undefined && (given.name === undefined || given.name === parameter) ? [given.value] : [];
}

function elementsOf({ tree }: Check, value: Node): Node[] {
  const node = unparenthesized(tree, value);
  return [Kind.list, Kind.tuple, Kind.set].includes(tree.kind(node)) ? tree.namedChildren(node) : [];
}

/** Whether it is a function whose call gives an awaitable. */
function isCoroutineFunction(context: Check, type: Type): boolean {
  if (type.kind !== "function" || type.result !== undefined || isReplaced(context, type.function)) return false;
  const overloads = type.overloads ?? [type.function];
  return overloads.every((info) => context.types.isAwaitable(context.types.returnOf(info)) === true);
}

/** Whether a function can be called without arguments. */
function needsNothing(info: FunctionInfo, isBound: boolean): boolean {
  return info.parameters.slice(isBound ? 1 : 0).every(({ parameter, value }) => value !== undefined || parameter?.star !== "");
}
