/** Reports futures, generators and plain values given to what takes a coroutine only. */
import type { EditBuilder } from "../fixes/edits.js";
import { coroutineTakers } from "../knowledge/asyncio-calls.js";
import { membersOf, type Type } from "../project/type.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { statementOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { isCertainValue } from "./shared/certain-value.js";
import { isColourTested } from "./shared/colour-test.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { argumentAt } from "./shared/known-arguments.js";
import { mayBeReplaced } from "./shared/replaced-function.js";
import { shownType } from "./shared/shown-type.js";

const messages = {
  future: {
    severity: "error",
    en: "`{taker}` fails here: a coroutine is expected, and `{what}` is a future",
    "zh-cn": "此处 `{taker}` 会失败：需要的是协程，而 `{what}` 是 future",
  },
  loop: {
    severity: "error",
    en: "`{what}` fails here: no event loop is running before `{taker}` starts one",
    "zh-cn": "此处 `{what}` 会失败：在 `{taker}` 启动之前没有正在运行的事件循环",
  },
  generator: {
    severity: "error",
    en: "`{taker}` fails here: a coroutine is expected, and `{what}` is an async generator",
    "zh-cn": "此处 `{taker}` 会失败：需要的是协程，而 `{what}` 是异步生成器",
  },
  value: {
    severity: "error",
    en: "`{taker}` fails here: a coroutine is expected, and `{what}` is `{type}`",
    "zh-cn": "此处 `{taker}` 会失败：需要的是协程，而 `{what}` 是 `{type}`",
  },
} as const;

const fixes = {
  future: { safety: "unsafe", preferred: true, en: "Use the future itself", "zh-cn": "直接使用该 future" },
  ensure: { safety: "unsafe", preferred: true, en: "Use `asyncio.ensure_future`", "zh-cn": "改用 `asyncio.ensure_future`" },
  wrap: { safety: "unsafe", preferred: true, en: "Await it in an async function", "zh-cn": "在异步函数中等待它" },
  call: { safety: "unsafe", preferred: true, en: "Drop `{taker}`", "zh-cn": "去掉 `{taker}`" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const notACoroutine = defineRule({
  id: "not-a-coroutine",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "Something else where a coroutine is expected", "zh-cn": "应传入协程的地方传入了别的对象" },
  why: {
    en: "`create_task`, `asyncio.run` and `run_coroutine_threadsafe` take a coroutine: what a call of an `async def` function gives. `gather`, `shield` and `run_in_executor` give futures, which run already; they are awaited as they are. Outside of coroutines put them into an `async def` function and run that.",
    "zh-cn":
      "`create_task`、`asyncio.run` 和 `run_coroutine_threadsafe` 只接受协程，也就是调用 `async def` 函数得到的对象。`gather`、`shield` 和 `run_in_executor` 返回的是 future，它们已经在运行，直接等待即可。在协程之外，请把它们放进一个 `async def` 函数，再运行这个函数。",
  },
  bad: 'import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main():\n    task = asyncio.create_task(asyncio.gather(load("a"), load("b")))\n    return await task\n',
  good: 'import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main():\n    task = asyncio.gather(load("a"), load("b"))\n    return await task\n',
  messages,
  fixes,
  yieldsTo: ["awaited-argument"],
  checks: {
    call: {
      named: Object.keys(coroutineTakers),
      check(call, context) {
        const { tree } = context;
        const name = call.names.find((one) => Object.hasOwn(coroutineTakers, one)) as string;
        const given = argumentAt(call, { index: 0, name: coroutineTakers[name] as string });
        if (given === undefined || given === "splat") return;
        const value = unparenthesized(tree, given.value);
        const message = messageFor(context, name, value);
        // `asyncio.run` raises ValueError.
        if (message === undefined || isExpectedToFail(context, call.node, true) || isColourTested(context, call.node)) return;
        const isCall = tree.kind(value) === Kind.call;
        const what = isCall ? `${context.shown(tree.child(value, Field.function))}()` : context.shown(value);
        const type = shownType(context, context.typeOf(value)) ?? "object";
        context.report(
          isCall ? context.calleeSpan(value) : context.firstLine(value),
          message,
          { taker: context.shown(call.callee), what, type },
          { fixes: offersFor(context, call, name, value, message) },
        );
      },
    },
  },
});

const runners: ReadonlySet<string> = new Set(["asyncio.run", "asyncio.Runner.run"]);
const futureGivers = ["asyncio.ensure_future", "asyncio.gather", "asyncio.shield"];

function messageFor(context: Check, taker: string, value: Node): keyof Messages | undefined {
  const { tree, types } = context;
  const kind = tree.kind(value);
  if (kind === Kind.await) return undefined;
  const callee = kind === Kind.call ? tree.child(value, Field.function) : none;
  if (callee !== none && mayBeReplaced(context, context.typeOf(callee))) return undefined;
  const members = membersOf(context.typeOf(value));
  // From Python 3.14 on any awaitable may be run, but `gather` and the like want a loop before.
  const takesAny = runners.has(taker) && context.target.oldest.minor >= 14;
  if (members.every((member) => context.isInstance(member, "asyncio.Future"))) {
    if (!takesAny) return "future";
    return callee !== none && context.isNamed(callee, ...futureGivers) && context.asyncContext(value) === undefined ? "loop" : undefined;
  }
  if (members.every((member) => isOwnAwaitable(context, member))) return takesAny ? undefined : "value";
  if (members.some((member) => member.kind === "function" || member.kind === "class" || types.isAwaitable(member) !== false))
    return undefined;
  if (!isCertainValue(context, value)) return undefined;
  return members.every((member) => context.classNameOf(member) === "typing.AsyncGenerator") ? "generator" : "value";
}

/** An object of a class of the project that can be awaited, and is no coroutine for all that. */
function isOwnAwaitable(context: Check, type: Type): boolean {
  if (type.kind !== "instance" || type.class.site.module.origin !== "project") return false;
  return (
    !type.class.isProtocol &&
    !context.isInstance(type, "typing.Coroutine", "typing.Generator") &&
    context.types.isAwaitable(type) === true &&
    context.types.hasMember(type, "send") === false
  );
}

function offersFor(context: Check, call: Call, taker: string, value: Node, message: keyof Messages): Offer<Fixes>[] {
  const { tree } = context;
  const isAlone = call.arguments.length === 1;
  if (context.file.library !== "asyncio" || message === "generator") return [];
  if (taker === "asyncio.create_task" || taker === "asyncio.AbstractEventLoop.create_task") {
    if (!isAlone) return [];
    if (message === "future") return [{ fix: "future", edit: (edit) => unwrap(edit, call.node, value) }];
    if (taker !== "asyncio.create_task" || !membersOf(context.typeOf(value)).every((one) => isOwnAwaitable(context, one))) return [];
    return [
      {
        fix: "ensure",
        edit(edit) {
          const ensure = edit.importName("asyncio", "ensure_future", call.node);
          if (ensure !== undefined) edit.replace(call.callee, ensure);
          return ensure !== undefined;
        },
      },
    ];
  }
  if (!runners.has(taker)) return [];
  if (message === "value" && context.types.isAwaitable(context.typeOf(value)) === false) {
    if (!isAlone || tree.kind(value) !== Kind.call) return [];
    return [{ fix: "call", arguments: { taker: context.shown(call.callee) }, edit: (edit) => unwrap(edit, call.node, value) }];
  }
  if (context.asyncContext(call.node) !== undefined) return [];
  return [{ fix: "wrap", edit: (edit) => wrap(context, edit, value) }];
}

/** Puts what a call is given in place of the call. */
function unwrap(edit: EditBuilder, call: Node, value: Node): boolean {
  const { tree } = edit;
  const head = { start: tree.start(call), end: tree.start(value) };
  const tail = { start: tree.end(value), end: tree.end(call) };
  if (edit.hasComment(head) || edit.hasComment(tail)) return false;
  edit.replace(head, "");
  edit.replace(tail, "");
  return true;
}

const functionNames = ["main", "run_all", "run_together"];

/** Defines an async function that awaits the value, before the statement, and runs that. */
function wrap(context: Check, edit: EditBuilder, value: Node): boolean {
  const { model, site, tree } = context;
  const { file, symbols } = site.module;
  const statement = statementOf(tree, value);
  const scope = model.scopeAt(value);
  const name = functionNames.find((one) => !symbols.has(one) && !scope.bindings.has(one));
  // What a lambda or comprehension binds could not be seen from there.
  const sees = scope.kind === ScopeKind.function || scope.kind === ScopeKind.container;
  if (statement === none || name === undefined || !sees || site.owner !== undefined) return false;
  const margin = edit.indentationOf(statement);
  const start = tree.start(statement) + site.start;
  if (file.text.slice(file.lineStarts[file.lineAt(start)], start).trim() !== "") return false;
  const { indentUnit, lineBreak } = edit;
  const gap = lineBreak.repeat(margin === "" ? 3 : 2);
  edit.insertBefore(statement, `async def ${name}():${lineBreak}${margin}${indentUnit}return await ${tree.textOf(value)}${gap}${margin}`);
  edit.replace(value, `${name}()`);
  return true;
}
