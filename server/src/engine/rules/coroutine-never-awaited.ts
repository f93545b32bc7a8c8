/** Reports coroutines that are dropped: the call makes one, and nothing runs it. */

import { makeFunctionAsync } from "../fixes/async-function.js";
import { standsAlone, startKeptTask } from "../fixes/kept-task.js";
import { fitsCall } from "../project/arguments.js";
import { globalReads } from "../project/named-nodes.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import { membersOf } from "../project/type.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { Flag, type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { awaitingFixes } from "./shared/awaiting-fix.js";
import { isColourTested } from "./shared/colour-test.js";
import { isOwnCoroutine, mayGiveMore, runsItself } from "./shared/coroutine-value.js";
import { isExpectedToFail, isExpectedToWarn } from "./shared/expected-failure.js";
import { runsWithoutLoop } from "./shared/import-time.js";
import { probablyDropped } from "./shared/probable.js";
import { mayBeReplaced } from "./shared/replaced-function.js";

const messages = {
  coroutine: {
    severity: "error",
    en: "`{callee}()` never runs: nothing awaits its coroutine",
    "zh-cn": "`{callee}()` 不会执行：它的协程没有被 await",
  },
  awaitable: {
    severity: "error",
    en: "`{callee}()` may never run: nothing awaits what it returns",
    "zh-cn": "`{callee}()` 可能不会执行：它返回的对象没有被 await",
  },
  future: {
    severity: "info",
    en: "Result and error of `{callee}()` are lost: nothing awaits its future",
    "zh-cn": "`{callee}()` 的结果和异常会丢失：它的 future 没有被 await",
  },
  probable: {
    severity: "warning",
    en: "`{callee}()` probably never runs: `{name}` is awaited everywhere else",
    "zh-cn": "`{callee}()` 可能不会执行：其他地方的 `{name}` 都用了 await",
  },
  named: {
    severity: "warning",
    en: "`{callee}()` probably never runs: what `{name}` gives has to be awaited",
    "zh-cn": "`{callee}()` 可能不会执行：`{name}` 返回的对象需要 await",
  },
} as const;

const fixes = {
  ...awaitingFixes,
  task: {
    safety: "unsafe",
    en: "Start it with `asyncio.create_task` and keep the task in a set",
    "zh-cn": "用 `asyncio.create_task` 启动它，并把任务保存在集合中",
  },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;
type Dropped = keyof Messages;

export const coroutineNeverAwaited = defineRule({
  id: "coroutine-never-awaited",
  group: "await",
  since: "0.1.0",
  sources: ["reportUnusedCoroutine", "unused-coroutine", "unused-awaitable"],
  title: { en: "A coroutine that nothing awaits", "zh-cn": "没有被 await 的协程" },
  why: {
    en: 'Calling a coroutine function runs none of its code: it only makes a coroutine. When that is dropped, the work never happens, and Python says no more than "coroutine ... was never awaited" when the object is collected. Put `await` before the call, or start it with `asyncio.create_task` when nothing has to wait for it.',
    "zh-cn":
      '调用协程函数不会执行它的任何代码，只会得到一个协程对象。如果丢弃这个对象，其中的工作就永远不会发生，Python 只会在回收它时警告 "coroutine ... was never awaited"。请在调用前加上 `await`；如果不需要等待它，就用 `asyncio.create_task` 启动。',
  },
  bad: 'async def save(text):\n    print(text)\n\n\nasync def main():\n    save("draft")\n',
  good: 'async def save(text):\n    print(text)\n\n\nasync def main():\n    await save("draft")\n',
  messages,
  fixes,
  yieldsTo: ["coroutine-as-value"],
  overlaps: [{ tool: "Pylance", code: "reportUnusedCoroutine", messages: ["coroutine"], beginsLine: true }],
  checks: {
    statement(node, context) {
      const { tree } = context;
      if (isHalfTyped(context, node)) return;
      // `a(), b()` is a statement of two expressions.
      for (const value of tree.namedChildren(node)) for (const call of droppedCalls(context, value)) report(context, call, node);
    },
    assignment(node, context) {
      const { tree } = context;
      const statement = tree.parent(node);
      if (statement === none || tree.kind(statement) !== Kind.expression_statement || isHalfTyped(context, statement)) return;
      for (const value of unreadValues(context, node)) {
        for (const call of droppedCalls(context, value)) report(context, call, statement);
      }
    },
  },
});

function report(context: Context<Messages, Fixes>, call: Node, statement: Node): void {
  const dropped = kindOfDropped(context, call) ?? probablyDropped(context, call);
  if (dropped === undefined || isColourTested(context, call)) return;
  const callee = context.tree.child(call, Field.function);
  // A sync function that gives a coroutine has run its own code by then.
  const runsCode = membersOf(context.typeOf(callee)).some((member) => member.kind !== "function" || !member.function.isAsync);
  if (runsCode || !fitsSignature(context, call) ? isExpectedToFail(context, call, runsCode) : isExpectedToWarn(context, call)) return;
  const name = context.tree.child(callee, Field.attribute);
  const holes = { callee: context.shown(callee), name: context.shown(name === none ? callee : name) };
  context.report(context.calleeSpan(call), dropped, holes, { fixes: fixesFor(context, call, statement, dropped) });
}

/** Whether the arguments of a call fit what is called: making the coroutine cannot fail then. */
function fitsSignature(context: Check, call: Node): boolean {
  const given = argumentsOf(context.tree, call);
  return membersOf(context.typeOf(context.tree.child(call, Field.function))).every(
    (member) => member.kind === "function" && fitsCall(member.function, member.self === undefined ? 0 : 1, given),
  );
}

/** Beside what the parser could not read, a call may be the argument of one that is being typed. */
function isHalfTyped({ tree }: Check, statement: Node): boolean {
  const parent = tree.parent(statement);
  return tree.is(statement, Flag.broken) || (parent !== none && tree.kind(parent) === Kind.ERROR);
}

/** The calls whose value is the value of an expression nobody looks at. */
function droppedCalls(context: Check, node: Node): Node[] {
  const { tree } = context;
  switch (tree.kind(node)) {
    case Kind.call:
      return [node];
    case Kind.parenthesized_expression:
    case Kind.expression_list:
    case Kind.tuple:
    case Kind.list:
    case Kind.set:
      return tree.namedChildren(node).flatMap((child) => droppedCalls(context, child));
    case Kind.conditional_expression: {
      const [then, , otherwise] = tree.namedChildren(node);
      return [then, otherwise].flatMap((part) => (part === undefined ? [] : droppedCalls(context, part)));
    }
    case Kind.boolean_operator: {
      // The left side is tested; what is dropped is the right one.
      const right = tree.child(node, Field.right);
      return right === none ? [] : droppedCalls(context, right);
    }
    case Kind.list_comprehension:
    case Kind.set_comprehension: {
      const body = tree.child(node, Field.body);
      return body === none ? [] : droppedCalls(context, body);
    }
    default:
      return [];
  }
}

/** The right sides an assignment puts only in local names that nothing reads afterwards. */
function unreadValues(context: Check, assignment: Node): Node[] {
  const { tree } = context;
  const targets: Node[] = [];
  let value = assignment;
  while (value !== none && tree.kind(value) === Kind.assignment) {
    targets.push(tree.child(value, Field.left));
    value = tree.child(value, Field.right);
  }
  if (value === none || targets.includes(none)) return [];
  const [target] = targets;
  if (target !== undefined && targets.length === 1 && tree.kind(target) === Kind.pattern_list) {
    // `a, b = f(), g()` gives each name its own.
    const names = tree.namedChildren(target);
    const values = tree.kind(value) === Kind.expression_list || tree.kind(value) === Kind.tuple ? tree.namedChildren(value) : [];
    if (names.length !== values.length || [...names, ...values].some((part) => isSplat(context, part))) return [];
    return values.filter((_, index) => isUnread(context, names[index] as Node));
  }
  return targets.every((each) => isUnread(context, each)) ? [value] : [];
}

function isSplat({ tree }: Check, node: Node): boolean {
  return tree.kind(node) === Kind.list_splat || tree.kind(node) === Kind.list_splat_pattern;
}

/** Whether no read of the name can see the value this target is given. */
function isUnread(context: Check, target: Node): boolean {
  const { model, site, tree } = context;
  if (tree.kind(target) !== Kind.identifier) return false;
  const name = tree.textOf(target);
  if (site.owner === undefined && model.scopeAt(target).kind === ScopeKind.container)
    return name === "_" && globalReads(context.types, site.module, "_").length === 0;
  const binding = context.localBinding(target);
  if (binding?.scope.kind !== ScopeKind.function || seesLocals.some((name) => model.free.has(name))) return false;
  // Inside a class of the function the name is an attribute.
  if (model.scopeAt(target).kind === ScopeKind.class) return false;
  const flow = site.flowOf(binding.scope);
  return binding.uses.every((use) => {
    const reaching = flow.get(use);
    return reaching !== undefined && !reaches(reaching, target);
  });
}

/** Builtins that read names nobody has written. */
const seesLocals = ["eval", "exec", "locals", "vars"];

type Reaching = NonNullable<ReturnType<ReturnType<Check["site"]["flowOf"]>["get"]>>;

function reaches(reaching: Reaching, target: Node): boolean {
  return reaching.some((one) => (one.kind === "narrowing" ? reaches(one.previous, target) : one.target === target));
}

/** What is lost when nobody looks at what a call gives; undefined where nothing is, or it is not known. */
function kindOfDropped(context: Check, call: Node): Dropped | undefined {
  const { tree, types } = context;
  const callee = tree.child(call, Field.function);
  if (callee === none) return undefined;
  const calleeType = context.typeOf(callee);
  if (types.namesOf(calleeType).includes("asyncio.AbstractEventLoop.run_in_executor")) return "future";
  const kinds = membersOf(context.typeOf(call)).map((member): Dropped | undefined => {
    // A generator under `@types.coroutine` does no more by itself than a coroutine does.
    if (member.kind === "coroutine") return isOwnCoroutine(context, member) || member.function?.isAsync === false ? "coroutine" : undefined;
    const name = context.classNameOf(member);
    if (name === "typing.Coroutine" || name === "types.CoroutineType") return "coroutine";
    return name === "typing.Awaitable" ? "awaitable" : undefined;
  });
  if (kinds.includes(undefined) || mayBeReplaced(context, calleeType)) return undefined;
  if (runsItself(context, call, calleeType) || mayGiveMore(context, calleeType)) return undefined;
  // `app.get("/")(handler)`: what a call gives and calls again is a decorator more often than what it is annotated as.
  if (calleeType.kind === "callable" && tree.kind(callee) === Kind.call && argumentsOf(tree, call).length === 1) return undefined;
  if (kinds.every((kind) => kind === "coroutine")) return "coroutine";
  // An `Awaitable` may be a task that runs all the same: what the body returns says more than the annotation.
  const bodies = membersOf(calleeType).map((member) =>
    member.kind === "function" ? kindOfReturned(context, member.function, 5) : "awaitable",
  );
  if (bodies.includes(undefined)) return undefined;
  return bodies.every((kind) => kind === "coroutine") ? "coroutine" : "awaitable";
}

/** What the `return` statements of a function give; calls of functions that are declared to give an `Awaitable` are followed. */
function kindOfReturned(context: Check, info: FunctionInfo, hops: number): Dropped | undefined {
  if (info.isAsync) return "coroutine";
  const { site } = info;
  const kinds = info.scope.returns.map((statement): Dropped | undefined => {
    const value = site.tree.namedChildren(statement)[0];
    return value === undefined ? undefined : kindOfValue(context, site, value, hops);
  });
  if (kinds.includes(undefined)) return undefined;
  return kinds.length > 0 && kinds.every((kind) => kind === "coroutine") ? "coroutine" : "awaitable";
}

function kindOfValue(context: Check, site: Site, value: Node, hops: number): Dropped | undefined {
  const kinds = membersOf(context.types.typeOf(site, value)).map((member): Dropped | undefined => {
    if (member.kind === "coroutine") return "coroutine";
    return member.kind === "unknown" || context.classNameOf(member) === "typing.Awaitable" ? "awaitable" : undefined;
  });
  if (kinds.includes(undefined)) return undefined;
  if (kinds.every((kind) => kind === "coroutine")) return "coroutine";
  const callee = site.tree.kind(value) === Kind.call ? context.types.typeOf(site, site.tree.child(value, Field.function)) : undefined;
  return callee?.kind === "function" && hops > 0 ? kindOfReturned(context, callee.function, hops - 1) : "awaitable";
}

function fixesFor(context: Context<Messages, Fixes>, call: Node, statement: Node, dropped: Dropped): Offer<Fixes>[] {
  const { file, tree } = context;
  const callee = context.shown(tree.child(call, Field.function));
  const scope = context.model.scopeAt(call);
  const offers: Offer<Fixes>[] = [];
  if (context.asyncContext(call)?.canAwait === true) {
    offers.push({ fix: "await", arguments: { callee }, edit: (edit) => void edit.await(call) });
  } else if (scope.kind === ScopeKind.function) {
    const info = context.site.functionAt(scope.node);
    const options = { isNotebook: file.isNotebook, canRun: file.library === "asyncio" };
    offers.push({
      fix: "makeAsync",
      arguments: { function: info.name, callee },
      edit(edit) {
        edit.await(call);
        return makeFunctionAsync(edit, context.types, info, options);
      },
    });
  } else if (
    scope.kind === ScopeKind.container &&
    context.site.owner === undefined &&
    dropped === "coroutine" &&
    file.library === "asyncio"
  ) {
    offers.push({
      fix: "run",
      edit(edit) {
        const run = edit.importName("asyncio", "run", call);
        if (run === undefined) return false;
        edit.insertBefore(call, `${run}(`);
        edit.insertAfter(call, ")");
        return true;
      },
    });
  }
  const expressions = tree.namedChildren(statement);
  const isWholeStatement = expressions.length === 1 && expressions[0] === call && standsAlone(context.site, statement);
  // In a sync function the loop has to be running by then: a callback of it, not a test.
  const mayRun = scope.kind === ScopeKind.function && (scope.isAsync || !file.isTest);
  if (dropped === "coroutine" && mayRun && file.library === "asyncio" && isWholeStatement)
    offers.push({ fix: "task", edit: (edit) => !runsWithoutLoop(context, call) && startKeptTask(edit, scope, statement, call) });
  return offers;
}
