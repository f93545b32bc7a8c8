/** Reports coroutines that run outside the `try` or `with` they are written in, because nothing awaits them there. */

import type { EditBuilder } from "../fixes/edits.js";
import { taskMakers } from "../knowledge/asyncio-calls.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, handlersOf, isAsync, isDeferred, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineCall, pendingOf } from "./shared/coroutine-value.js";
import { isQuiet, isReport } from "./shared/quiet.js";

const messages = {
  task: {
    severity: "warning",
    en: "Errors of `{callee}()` never arrive in this `except`: the task runs outside it",
    "zh-cn": "`{callee}()` 的错误不会进入这个 `except`：任务在其外运行",
  },
  returned: {
    severity: "warning",
    en: "Errors of `{callee}()` never arrive in this `except`: it runs when the caller awaits it",
    "zh-cn": "`{callee}()` 的错误不会进入这个 `except`：等到调用者 await 时它才运行",
  },
  entered: {
    severity: "warning",
    en: "`{callee}()` runs after this `with` has ended: it begins when the caller awaits it",
    "zh-cn": "`{callee}()` 在这个 `with` 结束之后才运行：等到调用者 await 时它才开始",
  },
} as const;

const fixes = {
  await: {
    safety: "unsafe",
    preferred: true,
    en: "Make `{function}` async and await `{callee}()`",
    "zh-cn": "把 `{function}` 改为异步函数，并 await `{callee}()`",
  },
} as const;

const starters = [...taskMakers, "asyncio.TaskGroup.create_task"] as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const exceptionEscapesTry = defineRule({
  id: "exception-escapes-try",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A coroutine that runs outside its `try` or `with`", "zh-cn": "在 `try` 或 `with` 之外运行的协程" },
  why: {
    en: "Calling a coroutine function runs nothing of it yet. A `try` or `with` around the call alone is over by the time the coroutine runs: its errors go to whoever awaits it, or stay in the task, and the context manager has been left already. Await the coroutine inside the statement; for a task, put the `try` into the coroutine itself.",
    "zh-cn":
      "调用异步函数时，它的代码还没有执行。如果 `try` 或 `with` 只包住了调用，那么协程真正运行时它们早已结束：错误会交给 await 它的代码，或者留在任务里，而上下文管理器也已经退出。请在语句内部 await 协程；如果是任务，请把 `try` 放进协程自身。",
  },
  bad: "import asyncio\n\n\nasync def load(path):\n    await asyncio.sleep(1)\n    return int(path)\n\n\ndef load_or_none(path):\n    try:\n        return load(path)\n    except ValueError:\n        print(path)\n        raise\n",
  good: "import asyncio\n\n\nasync def load(path):\n    await asyncio.sleep(1)\n    return int(path)\n\n\nasync def load_or_none(path):\n    try:\n        return await load(path)\n    except ValueError:\n        print(path)\n        raise\n",
  messages,
  fixes,
  checks: {
    call: { named: starters, check: checkTask },
    return: checkReturn,
  },
});

function checkTask(call: Call, context: Context<Messages, Fixes>): void {
  const { tree } = context;
  const coroutine = call.arguments[0]?.value ?? none;
  if (coroutine === none || !isCoroutineCall(context, coroutine)) return;
  const hasLoop = context.asyncContext(call.node) !== undefined;
  const isCaught = statementsAround(context, call.node).some((statement) => {
    if (tree.kind(statement) !== Kind.try_statement) return false;
    // Where no loop runs, making a task raises RuntimeError; while an error is dealt with, a `try` may be a precaution.
    const around = ancestorOfKind(tree, statement, Kind.except_clause, Kind.function_definition);
    return isFutile(context, statement, !hasLoop || (around !== none && tree.kind(around) === Kind.except_clause));
  });
  if (isCaught) context.report(context.calleeSpan(coroutine), "task", { callee: context.shown(tree.child(coroutine, Field.function)) });
}

function checkReturn(node: Node, context: Context<Messages, Fixes>): void {
  const { tree } = context;
  const info = context.functionAt(node);
  const value = unparenthesized(tree, tree.namedChildren(node)[0] ?? none);
  const statements = statementsAround(context, node);
  if (info === undefined || info.isAsync || info.isGenerator || value === none || statements.length === 0) return;
  if (!isCoroutineCall(context, value)) return;
  const isTry = statements.some((one) => tree.kind(one) === Kind.try_statement && isFutile(context, one, false));
  const isWith = statements.some((one) => tree.kind(one) === Kind.with_statement && holdsOnly(context, one, node));
  if ((!isTry && !isWith) || isColourTested(context, node)) return;
  const callee = context.shown(tree.child(value, Field.function));
  const offer: Offer<Fixes> = {
    fix: "await",
    arguments: { function: info.name, callee },
    edit(edit) {
      const calls = returnedCalls(context, info);
      if (calls === undefined || !isPlain(info) || !declareResult(edit, info)) return false;
      edit.makeAsync(info.node);
      for (const call of calls) edit.await(call);
      return true;
    },
  };
  context.report(context.calleeSpan(value), isTry ? "returned" : "entered", { callee }, { fixes: [offer] });
}

/** The `try` and `with` statements whose bodies hold a node, in its own function, the innermost first. */
function statementsAround({ tree }: Check, node: Node): Node[] {
  const found: Node[] = [];
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at))
    if (tree.child(at, Field.body) === from && statementKinds.has(tree.kind(at))) found.push(at);
  return found;
}

const statementKinds: ReadonlySet<Kind> = new Set([Kind.try_statement, Kind.with_statement]);

// --------------------------------------------------------------------- try

/** Whether a `try` can catch nothing: what is in it raises nothing its handlers are for. With `mayGuard` one for all errors is right. */
function isFutile(context: Check, statement: Node, mayGuard: boolean): boolean {
  const { tree } = context;
  const handlers = handlersOf(tree, statement);
  if (handlers.length === 0 || !isQuiet(context, tree.child(statement, Field.body), isQuietCall)) return false;
  const caught = handlers.flatMap(({ type }) => (type === none ? ["BaseException"] : namesIn(tree.textOf(type))));
  if (caught.some((name) => ownErrors.has(name) || !/^[A-Z]/.test(name))) return false;
  return !mayGuard || !caught.some((name) => /^(Base)?Exception$/.test(name));
}

/** Errors of calling a function at all: of its name, its arguments, the missing loop; and what may come from outside at any time. */
const ownErrors: ReadonlySet<string> = new Set([
  "AttributeError",
  "KeyboardInterrupt",
  "MemoryError",
  "NameError",
  "RecursionError",
  "RuntimeError",
  "SystemExit",
  "TypeError",
  "UnboundLocalError",
]);

/** The last parts of the names in `(asyncio.TimeoutError, OSError)`. */
function namesIn(text: string): string[] {
  const names = text.split(/[\s,()]+/).filter((name) => name !== "");
  return names.map((name) => name.split(".").at(-1) as string);
}

/** Making coroutines and tasks, keeping a task, and saying what goes on. */
function isQuietCall(context: Check, call: Node): boolean {
  const callee = context.tree.child(call, Field.function);
  if (isCoroutineCall(context, call) || context.isNamed(callee, ...starters) || isReport(context, call)) return true;
  return /\.(add|add_done_callback|append|discard|set_name)$/.test(context.textOf(callee));
}

// -------------------------------------------------------------------- with

/** Whether a `with` is there for the returned coroutine alone. */
function holdsOnly(context: Check, statement: Node, returned: Node): boolean {
  const { tree } = context;
  if (isAsync(tree, statement)) return false;
  const body = tree.namedChildren(tree.child(statement, Field.body));
  if (body.length !== 1 || body[0] !== returned || !isQuiet(context, returned, isQuietCall)) return false;
  return !withItems(tree, statement).some(({ value }) => forCalls.test(tree.textOf(value)));
}

/** Context managers that are for the call itself: of tests, and those that catch warnings. */
const forCalls = /^[\w.]*\b(assert\w+|catch_warnings|deprecated_call|patch|raises|warns)\b/;

// --------------------------------------------------------------------- fix

/** The calls that all `return` statements of a function give; undefined where some of them give anything but coroutines and None. */
function returnedCalls(context: Check, info: FunctionInfo): Node[] | undefined {
  const { tree } = context;
  const found: Node[] = [];
  for (const statement of info.scope.returns) {
    const value = tree.namedChildren(statement)[0];
    if (value === undefined || tree.kind(value) === Kind.none) continue;
    const pending = pendingOf(context, value);
    if (pending === undefined) return undefined;
    found.push(...pending.calls);
  }
  return found;
}

/** Whether callers go on as they are when the function becomes a coroutine function. */
function isPlain({ decorators, name, site }: FunctionInfo): boolean {
  const { tree } = site;
  if (/^__\w+__$/.test(name) && !/^__(aenter|aexit|anext|call)__$/.test(name)) return false;
  return decorators.every((node) => /^(staticmethod|classmethod|property|(\w+\.)?(override|final))$/.test(tree.textOf(node)));
}

/** `-> Awaitable[int]` becomes `-> int`; false where an awaitable is declared in some other way. */
function declareResult(edit: EditBuilder, { returnAnnotation }: FunctionInfo): boolean {
  if (returnAnnotation === none) return true;
  const text = edit.tree.textOf(returnAnnotation);
  const result = /^[\w.]*Awaitable\[(.*)\]$/s.exec(text) ?? /^[\w.]*Coroutine\[[\w.]+,\s*[\w.]+,\s*(.*)\]$/s.exec(text);
  if (result === null) return !/Awaitable|Coroutine|Future|Task/.test(text);
  edit.replace(returnAnnotation, result[1] as string);
  return true;
}
