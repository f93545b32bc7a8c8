/** Reports arguments that calls of `threading`, `queue` and `concurrent.futures` take, and those of asyncio do not. */
import type { EditBuilder } from "../fixes/edits.js";
import { collectionTakers, positionalForwarders, type ThreadingTwin, threadingTwins } from "../knowledge/threading-twins.js";
import { membersOf } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Argument, parentExpression } from "../syntax/python.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { dropArguments } from "./shared/dropped-argument.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { givenCallable } from "./shared/given-callable.js";
import { argumentAt } from "./shared/known-arguments.js";
import { isOverridden } from "./shared/replaced-function.js";

const messages = {
  argument: {
    severity: "error",
    en: "`{callee}` fails here: in asyncio it takes no `{argument}`",
    "zh-cn": "此处 `{callee}` 会失败：asyncio 的版本不接受 `{argument}`",
  },
  keyword: {
    severity: "error",
    en: "`{callee}` fails here: it takes no `{argument}`, and passes no keywords on",
    "zh-cn": "此处 `{callee}` 会失败：它不接受 `{argument}`，也不转发关键字参数",
  },
  positional: {
    severity: "error",
    en: "`{callee}` fails here: it takes `timeout` by keyword only",
    "zh-cn": "此处 `{callee}` 会失败：`timeout` 只能以关键字参数传入",
  },
  collection: {
    severity: "error",
    en: "`{callee}` fails here: it takes one collection of what to wait for",
    "zh-cn": "此处 `{callee}` 会失败：它只接受一个由等待对象组成的集合",
  },
} as const;

const fixes = {
  waitFor: {
    safety: "unsafe",
    preferred: true,
    en: "Give it a timeout with `asyncio.wait_for`",
    "zh-cn": "用 `asyncio.wait_for` 设置超时",
  },
  nowait: { safety: "unsafe", preferred: true, en: "Use `{method}` instead", "zh-cn": "改用 `{method}`" },
  drop: { safety: "unsafe", preferred: true, en: "Drop `{argument}`", "zh-cn": "去掉 `{argument}`" },
  partial: { safety: "unsafe", preferred: true, en: "Pass them with `functools.partial`", "zh-cn": "用 `functools.partial` 传入参数" },
  keyword: { safety: "unsafe", preferred: true, en: "Pass it as `timeout=`", "zh-cn": "以 `timeout=` 传入" },
  list: { safety: "unsafe", preferred: true, en: "Make it a list", "zh-cn": "改为列表" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

const twins = new Map(threadingTwins.flatMap((twin) => twin.names.map((name) => [name, twin] as const)));

export const threadingStyleArgument = defineRule({
  id: "threading-style-argument",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "An argument only the threading version takes", "zh-cn": "只有 threading 版本才接受的参数" },
  why: {
    en: "Locks, events, queues and futures of asyncio look like those of threads, but their methods take no timeout and no blocking flag: TypeError is raised instead. Any wait gets its timeout from outside, by `asyncio.wait_for(queue.get(), 5)` or `async with asyncio.timeout(5)`. `run_in_executor` and the callbacks of the loop pass positional arguments only; use `functools.partial` for keywords.",
    "zh-cn":
      "asyncio 的锁、事件、队列和 future 看起来与线程版本相似，但它们的方法不接受超时时间，也不接受是否阻塞的参数，传入时会引发 TypeError。任何等待的超时都从外部设置：`asyncio.wait_for(queue.get(), 5)` 或 `async with asyncio.timeout(5)`。`run_in_executor` 和循环的回调只转发位置参数；关键字参数请使用 `functools.partial`。",
  },
  bad: "import asyncio\n\n\nasync def take(queue: asyncio.Queue):\n    return await queue.get(timeout=5)\n",
  good: "import asyncio\n\n\nasync def take(queue: asyncio.Queue):\n    return await asyncio.wait_for(queue.get(), 5)\n",
  messages,
  fixes,
  checks: {
    call: {
      named: [...twins.keys(), ...Object.keys(positionalForwarders), ...collectionTakers],
      check(call, context) {
        if (isExpectedToFail(context, call.node) || isColourTested(context, call.node)) return;
        // A queue or loop of the project's own may take more.
        if (isOverridden(context, context.typeOf(call.callee))) return;
        const twin = call.names.map((name) => twins.get(name)).find((one) => one !== undefined);
        const keywords = call.names.map((name) => positionalForwarders[name]).find((one) => one !== undefined);
        if (twin !== undefined) checkTwin(context, call, twin);
        else if (keywords !== undefined) checkForwarder(context, call, keywords);
        else checkCollection(context, call);
      },
    },
  },
});

// ------------------------------------------------------------------- timeouts

function checkTwin(context: Context<Messages, Fixes>, call: Call, twin: ThreadingTwin): void {
  const timeout = foreign(call, twin, twin.timeout);
  const block = twin.block === undefined ? undefined : foreign(call, twin, twin.block);
  const wrong = timeout ?? block;
  if (wrong === undefined) return;
  const argument = (wrong === timeout ? twin.timeout.name : twin.block?.name) as string;
  context.report(
    context.firstLine(wrong.node),
    "argument",
    { callee: context.shown(call.callee), argument },
    { fixes: twinOffers(context, call, twin, timeout, block) },
  );
}

/** The argument at a place that the call does not have. */
function foreign(
  call: Call,
  { positional }: ThreadingTwin,
  place: { readonly index?: number; readonly name?: string },
): Argument | undefined {
  const found = argumentAt(call, place);
  if (found === undefined || found === "splat") return undefined;
  return found.name !== undefined || (place.index ?? 0) >= positional ? found : undefined;
}

function twinOffers(
  context: Check,
  call: Call,
  twin: ThreadingTwin,
  timeout: Argument | undefined,
  block: Argument | undefined,
): Offer<Fixes>[] {
  if (twin.isInstant === true) return [];
  const { tree } = context;
  const wrong = [block, timeout].filter((one) => one !== undefined);
  const literal = block === undefined ? Kind.true : tree.kind(block.value);
  if (literal === Kind.false) {
    const { nowait } = twin;
    if (nowait === undefined || !context.isAwaited(call.node) || tree.kind(call.callee) !== Kind.attribute) return [];
    return [
      {
        fix: "nowait",
        arguments: { method: nowait },
        edit(edit) {
          edit.unawait(parentExpression(tree, call.node));
          edit.replace(tree.child(call.callee, Field.attribute), nowait);
          return dropArguments(edit, call, wrong);
        },
      },
    ];
  }
  if (literal !== Kind.true) return [];
  if (timeout === undefined || tree.kind(timeout.value) === Kind.none) {
    const argument = (timeout === undefined ? twin.block?.name : twin.timeout.name) as string;
    return [{ fix: "drop", arguments: { argument }, edit: (edit) => dropArguments(edit, call, wrong) }];
  }
  if (context.file.library !== "asyncio") return [];
  return [
    {
      fix: "waitFor",
      edit(edit) {
        const waitFor = edit.importName("asyncio", "wait_for", call.node);
        if (waitFor === undefined || !dropArguments(edit, call, wrong)) return false;
        edit.insertBefore(call.node, `${waitFor}(`);
        edit.insertAfter(call.node, `, ${tree.textOf(timeout.value)})`);
        return true;
      },
    },
  ];
}

// ------------------------------------------------------------------- keywords

function checkForwarder(context: Context<Messages, Fixes>, call: Call, keywords: readonly string[]): void {
  const { tree } = context;
  const wrong = call.arguments.filter(({ name }) => name !== undefined && !name.startsWith("*") && !keywords.includes(name));
  const [first] = wrong;
  if (first?.name === undefined) return;
  const given = givenCallable(context, call);
  const passed = given?.argument.name === undefined ? given?.passed : undefined;
  const offers: Offer<Fixes>[] = [
    {
      fix: "partial",
      edit(edit) {
        const partial = edit.importName("functools", "partial", call.node);
        if (given === undefined || passed === undefined || partial === undefined) return false;
        const last = passed.at(-1)?.node ?? given.argument.node;
        edit.insertBefore(given.argument.node, `${partial}(`);
        edit.insertAfter(last, `${wrong.map((one) => `, ${tree.textOf(one.node)}`).join("")})`);
        return dropArguments(edit, call, wrong);
      },
    },
  ];
  context.report(context.firstLine(first.node), "keyword", { callee: context.shown(call.callee), argument: first.name }, { fixes: offers });
}

// ---------------------------------------------------------------- collections

/** `asyncio.wait(task)`, `asyncio.wait(a, b)`, `asyncio.wait(tasks, 5)`. */
function checkCollection(context: Context<Messages, Fixes>, call: Call): void {
  const { types } = context;
  const given = call.arguments.filter(({ name }) => name === undefined || name === "fs");
  const [first, second] = given;
  const last = given.at(-1);
  if (first === undefined || last === undefined) return;
  const callee = context.shown(call.callee);
  const areAwaitable = given.map(({ value }) => membersOf(context.typeOf(value)).every((member) => types.isAwaitable(member) === true));
  if (second !== undefined && given.length === 2 && context.isInstance(context.typeOf(second.value), "builtins.int", "builtins.float")) {
    const edit = (edit: EditBuilder): void => edit.insertBefore(second.value, "timeout=");
    context.report(
      context.firstLine(second.value),
      "positional",
      { callee },
      { fixes: [{ fix: "keyword", edit: (builder) => void edit(builder) }] },
    );
    return;
  }
  if (!areAwaitable.every((one) => one)) return;
  // Since Python 3.11 `wait` takes no coroutines, in a list neither.
  const canFix = given.every(({ value }) => context.isInstance(context.typeOf(value), "asyncio.Future"));
  const edit = (edit: EditBuilder): void => {
    edit.insertBefore(first.value, "[");
    edit.insertAfter(last.value, "]");
  };
  context.report(
    context.firstLine(first.value),
    "collection",
    { callee },
    { fixes: canFix ? [{ fix: "list", edit: (builder) => void edit(builder) }] : [] },
  );
}
