/** Reports handlers for exceptions that asyncio does not raise where they are expected. */
import type { EditBuilder } from "../fixes/edits.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, type Handler, handlersOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { catchingOf } from "./shared/cancellation.js";

const messages = {
  wait: {
    severity: "warning",
    en: "`asyncio.wait` raises no TimeoutError: when time is up it returns what is pending",
    "zh-cn": "`asyncio.wait` 不会引发 TimeoutError：超时后它会返回尚未完成的任务",
  },
  queue: {
    severity: "warning",
    en: "This handler is never reached: an asyncio queue raises `{raised}`, not `{caught}`",
    "zh-cn": "此处理代码永远不会执行：asyncio 队列引发的是 `{raised}`，而不是 `{caught}`",
  },
  version: {
    severity: "warning",
    en: "Before Python 3.11 this misses the timeout: `wait_for` raises `asyncio.TimeoutError`",
    "zh-cn": "在 Python 3.11 之前此处捕获不到超时：`wait_for` 引发的是 `asyncio.TimeoutError`",
  },
  interrupt: {
    severity: "warning",
    en: "This handler is never reached: at an `await`, Ctrl-C arrives as CancelledError",
    "zh-cn": "此处理代码永远不会执行：在 `await` 处，Ctrl-C 以 CancelledError 的形式到达",
  },
} as const;

const fixes = {
  catch: { safety: "unsafe", preferred: true, en: "Catch `{raised}`", "zh-cn": "捕获 `{raised}`" },
} as const;

type Checked = Context<typeof messages, typeof fixes>;

export const handlerNeverReached = defineRule({
  id: "handler-never-reached",
  group: "cancellation",
  since: "0.1.0",
  sources: [],
  title: { en: "A handler for an exception that never comes", "zh-cn": "处理一个永远不会出现的异常" },
  why: {
    en: "asyncio does not always raise what its synchronous counterpart does. `asyncio.wait(tasks, timeout=...)` gives the pending tasks back instead of raising TimeoutError. An `asyncio.Queue` raises `asyncio.QueueEmpty` and `asyncio.QueueFull`, not those of `queue`. Before Python 3.11 `asyncio.TimeoutError`, which `wait_for` raises, is another class than TimeoutError. And when the user presses Ctrl-C while a coroutine waits, `asyncio.run` cancels its task: CancelledError is what arrives at the `await`, and KeyboardInterrupt comes out of `asyncio.run` itself. Handle it there.",
    "zh-cn":
      "asyncio 引发的异常并不总是与对应的同步代码相同。`asyncio.wait(tasks, timeout=...)` 不会引发 TimeoutError，而是返回尚未完成的任务。`asyncio.Queue` 引发的是 `asyncio.QueueEmpty` 和 `asyncio.QueueFull`，而不是 `queue` 模块中的异常。在 Python 3.11 之前，`wait_for` 引发的 `asyncio.TimeoutError` 与 TimeoutError 是两个不同的类。如果用户在协程等待时按下 Ctrl-C，`asyncio.run` 会取消它的任务：到达 `await` 处的是 CancelledError，而 KeyboardInterrupt 则由 `asyncio.run` 本身引发，请在那里处理。",
  },
  bad: 'import asyncio\n\n\nasync def collect(tasks):\n    try:\n        done, pending = await asyncio.wait(tasks, timeout=5)\n    except TimeoutError:\n        print("too slow")\n',
  good: 'import asyncio\n\n\nasync def collect(tasks):\n    done, pending = await asyncio.wait(tasks, timeout=5)\n    if pending:\n        print("too slow")\n',
  messages,
  fixes,
  checks: {
    try(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.asyncContext(node)?.canAwait !== true || context.file.library !== "asyncio") return;
      const caught = handlersOf(tree, node).flatMap((handler) => classesOf(context, handler).map((type): Caught => ({ handler, type })));
      checkTimeout(context, body, caught);
      checkQueue(context, body, caught);
      checkInterrupt(context, body, caught);
    },
  },
});

/** A class that a handler names. */
interface Caught {
  readonly handler: Handler;
  readonly type: Node;
}

function classesOf({ tree }: Check, { type }: Handler): Node[] {
  if (type === none) return [];
  const inner = unparenthesized(tree, type);
  return tree.kind(inner) === Kind.tuple ? tree.namedChildren(inner) : [inner];
}

function catchInstead(edit: EditBuilder, type: Node, name: string): boolean {
  const error = edit.importName("asyncio", name, type);
  if (error === undefined) return false;
  edit.replace(type, error);
  return true;
}

// ---------------------------------------------------------------- timeouts

function checkTimeout(context: Checked, body: Node, caught: readonly Caught[]): void {
  const timeouts = caught.filter(({ type }) => context.isNamed(type, "builtins.TimeoutError"));
  const [first] = timeouts;
  if (first === undefined) return;
  const isAlone = classesOf(context, first.handler).every((type) => context.isNamed(type, "builtins.TimeoutError"));
  if (isAlone && onlyWaits(context, body)) return context.report(context.firstLine(first.type), "wait", {});
  if (context.target.oldest.minor >= 11 || !timeouts.every(({ type }) => isBuiltin(context, type))) return;
  if (!callsWaitFor(context, body) || isVersionTested(context, body)) return;
  const raised = "asyncio.TimeoutError";
  context.report(
    first.type,
    "version",
    {},
    {
      fixes: [
        {
          fix: "catch",
          arguments: { raised },
          edit: (edit) => catchInstead(edit, first.type, "TimeoutError"),
        },
      ],
    },
  );
}

/** Whether `asyncio.wait` with a timeout is there, and nothing that may raise TimeoutError itself. */
function onlyWaits(context: Check, body: Node): boolean {
  const { tree } = context;
  let waits = false;
  for (const at of runningNodes(tree, body)) {
    const kind = tree.kind(at);
    if (kind === Kind.raise_statement || kind === Kind.with_statement) return false;
    if (kind === Kind.call) {
      const call = context.callAt(at);
      if (call.names.includes("asyncio.wait")) waits ||= call.arguments.some((argument) => argument.name === "timeout");
      else if (!isQuiet(context, at)) return false;
    } else if (isAwaitPoint(tree, at)) {
      const operand = unparenthesized(tree, tree.namedChildren(at)[0] ?? none);
      if (kind !== Kind.await || operand === none || tree.kind(operand) !== Kind.call) return false;
      if (!context.callAt(operand).names.includes("asyncio.wait")) return false;
    }
  }
  return waits;
}

/** `TimeoutError` itself, not `asyncio.TimeoutError`, which is another name of the same class from 3.11. */
function isBuiltin({ model, site, tree }: Check, type: Node): boolean {
  if (tree.kind(type) !== Kind.identifier) return false;
  return model.bindingOf(type) === undefined && site.module.symbols.get(tree.textOf(type)) === undefined;
}

/** Whether a block awaits `wait_for`, with no `try` of its own around. */
function callsWaitFor(context: Check, body: Node): boolean {
  const { tree } = context;
  for (const at of runningNodes(tree, body)) {
    if (tree.kind(at) !== Kind.call || !context.isAwaited(at) || !context.callAt(at).names.includes("asyncio.wait_for")) continue;
    const around = ancestorOfKind(tree, at, Kind.try_statement);
    if (around === none || !tree.holds(body, around)) return true;
  }
  return false;
}

function isVersionTested({ tree }: Check, node: Node): boolean {
  for (let at = ancestorOfKind(tree, node, Kind.if_statement); at !== none; at = ancestorOfKind(tree, at, Kind.if_statement))
    if (/version/i.test(tree.textOf(tree.child(at, Field.condition)))) return true;
  return false;
}

// ------------------------------------------------------------------ queues

const queueErrors: readonly { readonly caught: string; readonly raised: "QueueEmpty" | "QueueFull"; readonly methods: RegExp }[] = [
  { caught: "queue.Empty", raised: "QueueEmpty", methods: /^get(_nowait)?$/ },
  { caught: "queue.Full", raised: "QueueFull", methods: /^put(_nowait)?$/ },
];

function checkQueue(context: Checked, body: Node, caught: readonly Caught[]): void {
  for (const { caught: name, raised, methods } of queueErrors) {
    const wrong = caught.find(({ type }) => context.isNamed(type, name));
    if (wrong === undefined || caught.some(({ type }) => context.isNamed(type, `asyncio.${raised}`))) continue;
    const used = queueMethods(context, body, methods);
    if (used === undefined || used.length === 0) continue;
    const offer = {
      fix: "catch" as const,
      arguments: { raised: `asyncio.${raised}` },
      edit: (edit: EditBuilder) => catchInstead(edit, wrong.type, raised),
    };
    const canRaise = used.some((method) => method.endsWith("_nowait"));
    context.report(wrong.type, "queue", { raised: `asyncio.${raised}`, caught: name }, { fixes: canRaise ? [offer] : [] });
  }
}

/** The methods of asyncio queues that a block calls; undefined where some other queue may be used, too. */
function queueMethods(context: Check, body: Node, methods: RegExp): string[] | undefined {
  const { tree } = context;
  const found: string[] = [];
  for (const at of runningNodes(tree, body)) {
    const callee = tree.kind(at) === Kind.call ? tree.child(at, Field.function) : none;
    if (callee === none || tree.kind(callee) !== Kind.attribute) continue;
    const method = tree.textOf(tree.child(callee, Field.attribute));
    if (!methods.test(method)) continue;
    const type = context.typeOf(tree.child(callee, Field.object));
    if (context.isInstance(type, "asyncio.Queue")) found.push(method);
    else if (!context.isInstance(type, "builtins.dict")) return undefined;
  }
  return found;
}

// ------------------------------------------------------------------ Ctrl-C

function checkInterrupt(context: Checked, body: Node, caught: readonly Caught[]): void {
  const { tree } = context;
  const { isTest, isNotebook } = context.file;
  const interrupt = caught.find(({ type }) => context.isNamed(type, "builtins.KeyboardInterrupt"));
  if (interrupt === undefined || isTest || isNotebook) return;
  const { handler, type } = interrupt;
  // Whoever handles the cancellation, too, knows of it; one that raises again has no say.
  if (classesOf(context, handler).length > 1 || caught.some((one) => catchingOf(context, one.type) !== undefined)) return;
  if (handlersOf(tree, tree.parent(body)).some((one) => one.type === none) || tree.textOf(handler.block).trim() === "raise") return;
  if (onlyAwaits(context, body) && !mayRaiseInterrupt(context)) context.report(type, "interrupt", {});
}

/** Whether a block spends its time at awaits of what is known. */
function onlyAwaits(context: Check, body: Node): boolean {
  const { tree } = context;
  let awaits = false;
  for (const at of runningNodes(tree, body)) {
    const kind = tree.kind(at);
    if (kind === Kind.raise_statement || kind === Kind.yield) return false;
    if (kind === Kind.call && !isQuiet(context, at)) {
      const { names } = context.callAt(at);
      if (!context.isAwaited(at) || names.length === 0 || names.some((name) => asksUser.test(name))) return false;
    } else if (isAwaitPoint(tree, at)) {
      if (kind !== Kind.await) return false;
      awaits = true;
    }
  }
  return awaits;
}

/** What reads from a terminal handles Ctrl-C itself. */
const asksUser = /(prompt|ask|input|read|choose|select|confirm)\w*$/i;

const promptingLibraries = ["default_int_handler", "prompt_toolkit", "questionary", "InquirerPy", "inquirer"];

/** Whether something in the project raises KeyboardInterrupt itself, or uses a library that does. */
function mayRaiseInterrupt({ types }: Check): boolean {
  if (promptingLibraries.some((word) => types.mentions.of(word).length > 0)) return true;
  return types.mentions.of("KeyboardInterrupt").some(({ sites }) => sites.some(({ item }) => /raise\s+KeyboardInterrupt/.test(item.text)));
}

// ------------------------------------------------------------------- calls

/** Calls that neither wait nor raise more than calls do: coroutines and tasks made, small methods of containers, logging. */
function isQuiet(context: Check, call: Node): boolean {
  const type = context.typeOf(call);
  if (!context.isAwaited(call) && (type.kind === "coroutine" || context.isInstance(type, "asyncio.Task"))) return true;
  const callee = context.tree.child(call, Field.function);
  const text = context.textOf(callee);
  return /^(print|len|set|list|tuple|dict|str|int|range|min|max|sorted)$|\.(add|append|cancel|clear|discard|set_name)$|\blog(ger|ging)?\.\w+$/.test(
    text,
  );
}
