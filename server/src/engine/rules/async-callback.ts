/** Reports async functions given to calls that only call them: their coroutines are dropped, tested or used as results. */
import type { EditBuilder } from "../fixes/edits.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { type GivenCallable, givenCallable, takerNames } from "./shared/given-callable.js";
import { callAround, canComprehend, consumerOf } from "./shared/iteration.js";
import { coroutineFixes, type MadeCoroutine, madeCoroutine, runningOffers } from "./shared/made-coroutine.js";
import { useOf } from "./shared/value-use.js";

const fixes = {
  ...coroutineFixes,
  filter: {
    safety: "unsafe",
    preferred: true,
    en: "Filter in a comprehension that awaits",
    "zh-cn": "改用带 await 的推导式来筛选",
  },
} as const;

type Fixes = typeof fixes;

const messages = {
  dropped: {
    severity: "error",
    en: "`{name}` never runs: `{taker}` drops the coroutine it makes",
    "zh-cn": "`{name}` 不会执行：`{taker}` 会丢弃它产生的协程",
  },
  returned: {
    severity: "error",
    en: "`{taker}` runs none of `{name}`: all it gets is a coroutine",
    "zh-cn": "`{taker}` 不会执行 `{name}` 的代码：它只会得到一个协程",
  },
  refused: {
    severity: "error",
    en: "`{taker}` fails here: it does not take the async function `{name}`",
    "zh-cn": "此处 `{taker}` 会失败：它不接受异步函数 `{name}`",
  },
  tested: {
    severity: "error",
    en: "Always true: `{taker}` tests the coroutine of `{name}`, not its result",
    "zh-cn": "恒为真：`{taker}` 判断的是 `{name}` 的协程，而不是它的结果",
  },
  used: {
    severity: "error",
    en: "`{taker}` fails here: it gets coroutines of `{name}`, not their results",
    "zh-cn": "此处 `{taker}` 会失败：它得到的是 `{name}` 的协程，而不是结果",
  },
} as const;

export const asyncCallback = defineRule({
  id: "async-callback",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "An async function where a plain one is called", "zh-cn": "应传入普通函数的地方传入了异步函数" },
  why: {
    en: "Callbacks, threads and executors call the function they are given and go on. Calling an async function runs none of its code: it makes a coroutine, which nothing awaits there. Give them a plain function that starts the coroutine, `lambda: asyncio.create_task(f())`, or leave the thread out and await `f()`.",
    "zh-cn":
      "回调、线程和执行器只会调用传入的函数，然后继续运行。调用异步函数不会执行它的任何代码，只会得到一个协程，而那里没有任何代码去 await 它。请传入一个启动该协程的普通函数，例如 `lambda: asyncio.create_task(f())`；或者不用线程，直接 await `f()`。",
  },
  bad: 'import asyncio\n\n\nasync def save():\n    print("saved")\n\n\nasync def main():\n    await asyncio.to_thread(save)\n',
  good: 'import asyncio\n\n\nasync def save():\n    print("saved")\n\n\nasync def main():\n    await save()\n',
  messages,
  fixes,
  yieldsTo: ["coroutine-function-not-called"],
  checks: {
    call: {
      named: takerNames,
      check(call, context) {
        const given = givenCallable(context, call);
        if (given === undefined) return;
        const made = madeCoroutine(context, given);
        if (made === undefined || isExpectedToFail(context, call.node) || isColourTested(context, call.node)) return;
        const outcome = outcomeOf(context, call, given, made);
        if (outcome === undefined) return;
        const isFilter = call.names.includes("builtins.filter");
        context.report(
          context.firstLine(made.function),
          outcome.message,
          { name: context.shown(made.function), taker: outcome.taker },
          { fixes: isFilter ? filterOffers(context, call, made) : runningOffers(context, call, given, made) },
        );
      },
    },
  },
});

/** `[item for item in items if await f(item)]` in place of `filter(f, items)`, and of a `list` around it. */
function filterOffers(context: Check, call: Call, made: MadeCoroutine): Offer<Fixes>[] {
  const { tree } = context;
  const [given, items, ...rest] = call.arguments;
  if (given?.value !== made.function || items === undefined || items.name !== undefined || rest.length > 0) return [];
  if (!canComprehend(context, call.node)) return [];
  const around = callAround(context, call.node);
  const outer = around === none ? undefined : context.callAt(around);
  const isListed = outer?.names.includes("builtins.list") === true && outer.arguments.length === 1;
  const whole = isListed ? around : call.node;
  const test = tree.textOf(given.value);
  const item = ["item", "one", "element"].find((name) => !new RegExp(`\\b${name}\\b`).test(test));
  const bindsLooser = [Kind.conditional_expression, Kind.lambda].includes(tree.kind(items.value));
  const edit = (edit: EditBuilder): boolean => {
    if (item === undefined || bindsLooser || edit.hasComment({ start: tree.start(whole), end: tree.end(whole) })) return false;
    edit.replace(whole, `[${item} for ${item} in ${tree.textOf(items.value)} if await ${test}(${item})]`);
    return true;
  };
  return [{ fix: "filter", edit }];
}

interface Outcome {
  readonly message: keyof typeof messages;
  readonly taker: string;
}

/** What becomes of the coroutines; undefined where something may await them. */
function outcomeOf(context: Check, call: Call, { taker }: GivenCallable, made: MadeCoroutine): Outcome | undefined {
  const shown = context.shown(call.callee);
  switch (taker.result) {
    case "returned":
      return isIterated(context, call.node) || isResultAwaited(context, call.node) ? undefined : { message: "returned", taker: shown };
    case "iterated":
      return outcomeOfElements(context, call.node);
    case "refused":
      // What it calls is not looked into.
      return { message: made.lambda !== undefined ? "dropped" : "refused", taker: shown };
    default:
      return { message: taker.result, taker: shown };
  }
}

/** `any(map(f, xs))`, `sum(map(f, xs))`, and `list(map(f, xs))` as a statement. */
function outcomeOfElements(context: Check, map: Node): Outcome | undefined {
  const { tree } = context;
  const around = callAround(context, map);
  const outer = around === none ? undefined : context.callAt(around);
  const consumer = outer === undefined ? undefined : consumerOf(outer);
  if (outer === undefined || consumer?.iterables[0]?.value !== map) return undefined;
  const taker = consumer.name;
  if (taker === "any" || taker === "all") return { message: "tested", taker };
  if (["join", "max", "min", "sorted", "sum"].includes(taker))
    return outer.arguments.some(({ name }) => name === "key") ? undefined : { message: "used", taker };
  const isDropped = consumer.readsAll && tree.kind(parentExpression(tree, around)) === Kind.expression_statement;
  return isDropped ? { message: "dropped", taker } : undefined;
}

/** `gather(*pool.map(f, xs))`, `for coroutine in pool.map(f, xs)`. */
function isIterated({ tree }: Check, call: Node): boolean {
  const parent = tree.parent(call);
  return [Kind.list_splat, Kind.for_statement, Kind.for_in_clause].includes(tree.kind(parent));
}

/** Whether the code awaits what the function returned once it has it: `await (await to_thread(f))`. */
function isResultAwaited(check: Check, node: Node, hops = 2, isUnwrapped = false): boolean {
  const { tree } = check;
  let at = node;
  let hasResult = isUnwrapped;
  for (let next = unwrapped(check, at); next !== none; next = unwrapped(check, at)) {
    if (hasResult && tree.kind(next) === Kind.await) return true;
    at = next;
    hasResult = true;
  }
  if (hasResult && useOf(check, at).kind === "coroutine") return true;
  const parent = parentExpression(tree, at);
  if (hops === 0 || parent === none || tree.kind(parent) !== Kind.assignment || tree.child(parent, Field.right) === none) return false;
  const binding = check.localBinding(tree.child(parent, Field.left));
  return binding?.uses.some((use) => isResultAwaited(check, use, hops - 1, hasResult)) === true;
}

/** The expression that gives what a future holds: `await future`, `future.result()`. */
function unwrapped({ tree }: Check, node: Node): Node {
  const parent = parentExpression(tree, node);
  if (parent === none || tree.kind(parent) === Kind.await) return parent;
  if (tree.kind(parent) !== Kind.attribute || !/^(result|get)$/.test(tree.textOf(tree.child(parent, Field.attribute)))) return none;
  const call = tree.parent(parent);
  return tree.kind(call) === Kind.call && tree.field(parent) === Field.function ? call : none;
}
