/** Reports handlers that catch a task's cancellation and let the task go on. */
import type { EditBuilder } from "../fixes/edits.js";
import { exitsOf } from "../semantics/flow.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, type Handler, handlersOf, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { leavingsOf, runningNodes } from "./shared/afterwards.js";
import { canBeCancelled, catchingOf } from "./shared/cancellation.js";
import { headOf } from "./shared/handler-head.js";
import { isSwallowed } from "./shared/swallowing.js";

export const swallowedCancellation = defineRule({
  id: "swallowed-cancellation",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC103", "ASYNC104", "S7497"],
  title: { en: "A handler that swallows cancellation", "zh-cn": "吞掉取消信号的异常处理" },
  why: {
    en: "Cancelling a task raises `CancelledError` at the `await` where it waits; that exception is the only thing that stops it. A handler that catches it and goes on leaves the task running: `task.cancel()` has no effect, `asyncio.timeout` and `TaskGroup` wait for something that does not end, and so does the program when it should exit. `except:` and `except BaseException` catch it too, `except Exception` does not. Clean up, then `raise`.",
    "zh-cn":
      "取消任务时，任务正在等待的 `await` 会引发 `CancelledError`；只有这个异常能让任务停下来。如果处理代码捕获它之后继续执行，任务就会一直运行：`task.cancel()` 不起作用，`asyncio.timeout` 和 `TaskGroup` 会等待一个不结束的任务，程序也无法退出。`except:` 和 `except BaseException` 同样会捕获它，`except Exception` 则不会。请先完成清理，然后 `raise`。",
  },
  bad: 'import asyncio\n\n\nasync def poll(queue):\n    while True:\n        try:\n            print(await queue.get())\n        except asyncio.CancelledError:\n            print("stopped")\n',
  good: 'import asyncio\n\n\nasync def poll(queue):\n    while True:\n        try:\n            print(await queue.get())\n        except asyncio.CancelledError:\n            print("stopped")\n            raise\n',
  messages: {
    handler: {
      severity: "warning",
      en: "This handler swallows cancellation: the task cannot be stopped",
      "zh-cn": "此处吞掉了取消信号：任务无法被停止",
    },
    suppress: {
      severity: "warning",
      en: "`suppress` swallows cancellation here: the task cannot be stopped",
      "zh-cn": "`suppress` 在此处吞掉了取消信号：任务无法被停止",
    },
  },
  fixes: {
    raise: { safety: "unsafe", preferred: true, en: "Re-raise the cancellation", "zh-cn": "重新引发取消异常" },
    narrow: { safety: "unsafe", en: "Catch `Exception` only", "zh-cn": "只捕获 `Exception`" },
    drop: { safety: "unsafe", preferred: true, en: "Do not suppress `{error}`", "zh-cn": "不再屏蔽 `{error}`" },
  },
  checks: {
    try(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      const handler = handlersOf(tree, node).find((each) => catchingOf(context, each.type) !== undefined);
      if (body === none || handler === undefined || handler.block === none || context.asyncContext(node)?.canAwait !== true) return;
      const leavings = leavingsOf(tree, handler.block);
      const isNamed = catchingOf(context, handler.type) === "named";
      if (leavings.size === 0 || !canBeCancelled(context, body) || isAnswered(context, handler)) return;
      if (!isSwallowed(context, { statement: node, leavings, isNamed, handler: handler.block })) return;
      context.report(headOf(context, handler), "handler", {}, { fixes: fixesFor(context, handler) });
    },
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.isAsyncStatement(node) || context.asyncContext(node)?.canAwait !== true) return;
      for (const { value } of withItems(tree, node)) {
        if (tree.kind(value) !== Kind.call) continue;
        const call = context.callAt(value);
        if (!call.names.includes("contextlib.suppress")) continue;
        const caught = call.arguments.find((argument) => catchingOf(context, argument.value) !== undefined);
        if (caught === undefined || !canBeCancelled(context, body)) continue;
        const isNamed = catchingOf(context, caught.value) === "named";
        if (!isSwallowed(context, { statement: node, leavings: new Set(["completes"]), isNamed, handler: none })) continue;
        const others = call.arguments.filter((argument) => argument !== caught).map((argument) => tree.textOf(argument.node));
        const drop = {
          fix: "drop" as const,
          arguments: { error: context.shown(caught.value) },
          edit(edit: EditBuilder) {
            const list = tree.child(value, Field.arguments);
            if (edit.hasComment({ start: tree.start(list), end: tree.end(list) })) return false;
            edit.replace(list, `(${others.join(", ")})`);
            return true;
          },
        };
        context.report(context.calleeSpan(value), "suppress", {}, { fixes: isNamed && others.length > 0 ? [drop] : [] });
      }
    },
  },
});

/** What does nothing with an exception but show it. */
const readers: ReadonlySet<string> = new Set(
  (
    "debug info warning warn error exception critical fatal log print str repr format isinstance issubclass type len getattr hasattr id " +
    "print_exc print_exception format_exc format_exception format_exception_only"
  ).split(" "),
);

/** Whether the handler does with the exception what is to be done: keeps it, passes it on, or re-raises where it has to. */
function isAnswered(context: Check, handler: Handler): boolean {
  const { tree } = context;
  const alias = handler.alias === none ? undefined : tree.textOf(handler.alias);
  for (const at of runningNodes(tree, handler.block)) {
    switch (tree.kind(at)) {
      case Kind.call: {
        const callee = tree.textOf(tree.child(at, Field.function));
        // `uncancel()`, or another request to stop: the handler knows of this one.
        if (/(^|\.)(set_exception|uncancel|cancelling|exc_info)$|\bcurrent_task\([^)]*\)\.cancel$/.test(callee)) return true;
        if (context.typeOf(at).kind === "never") return true;
        break;
      }
      case Kind.raise_statement:
        if (isReached(context, handler, at) && isRaisedForCancellation(context, handler, at)) return true;
        break;
      case Kind.identifier:
        if (alias !== undefined && tree.textOf(at) === alias && isPassedOn(context, at)) return true;
        break;
      default:
    }
  }
  return false;
}

function isPassedOn(context: Check, use: Node): boolean {
  const { tree } = context;
  const parent = tree.parent(use);
  switch (tree.kind(parent)) {
    case Kind.argument_list:
      return !readers.has(
        tree
          .textOf(tree.child(tree.parent(parent), Field.function))
          .split(".")
          .at(-1) as string,
      );
    case Kind.keyword_argument:
      return tree.field(use) === Field.value && tree.textOf(tree.child(parent, Field.name)) !== "exc_info";
    case Kind.assignment:
      return tree.field(use) === Field.right;
    case Kind.return_statement:
    case Kind.yield:
    case Kind.raise_statement:
    case Kind.tuple:
    case Kind.expression_list:
    case Kind.list:
    case Kind.pair:
      return true;
    default:
      return false;
  }
}

/** Whether control comes to a `raise`: it is not behind a statement that always leaves, nor in a loop that may have nothing to do. */
function isReached({ tree }: Check, handler: Handler, raise: Node): boolean {
  for (let at = raise; at !== handler.block; at = tree.parent(at)) {
    const parent = tree.parent(at);
    if (tree.kind(parent) === Kind.block && tree.namedChildren(parent).some((each) => each < at && !exitsOf(tree, each).completes))
      return false;
    if (tree.kind(parent) === Kind.if_statement) return true;
    const isLoop = tree.kind(parent) === Kind.while_statement || tree.kind(parent) === Kind.for_statement;
    if (isLoop && exitsOf(tree, parent).completes && !isSurelyEntered(tree, parent)) return false;
  }
  return true;
}

/** Whether a loop goes over something written out. */
function isSurelyEntered(tree: SyntaxTree, loop: Node): boolean {
  const items = tree.kind(loop) === Kind.for_statement ? unparenthesized(tree, tree.child(loop, Field.right)) : none;
  const isWrittenOut = items !== none && (displays.has(tree.kind(items)) || /^range\([1-9]\d*\)$/.test(tree.textOf(items)));
  return isWrittenOut && (tree.kind(items) === Kind.call || tree.namedChildren(items).length > 0);
}

const displays: ReadonlySet<Kind> = new Set([Kind.list, Kind.tuple, Kind.set, Kind.dictionary]);

/** Whether a `raise` under some condition is meant for cancellation: not where the test is about other exceptions, or about a mere parameter. */
function isRaisedForCancellation(context: Check, handler: Handler, raise: Node): boolean {
  const { tree } = context;
  let at = raise;
  for (;;) {
    at = ancestorOfKind(tree, at, Kind.if_statement, Kind.except_clause);
    if (at === none || at <= handler.node) return true;
    // A handler inside raises what it caught itself.
    if (tree.kind(at) === Kind.except_clause) return false;
    const condition = tree.child(at, Field.condition);
    if (condition === none || tree.holds(condition, raise)) continue;
    const test = testedClasses(context, condition);
    if (test !== undefined) {
      const isInThen = tree.holds(tree.child(at, Field.consequence), raise);
      const catchesIt = catchingOf(context, test.classes) !== undefined;
      return catchesIt === (test.positive === isInThen);
    }
    if (isFixed(context, condition)) return false;
  }
}

/** The classes of `isinstance(e, classes)`, perhaps under `not`. */
function testedClasses(context: Check, condition: Node): { classes: Node; positive: boolean } | undefined {
  const { tree } = context;
  const node = unparenthesized(tree, condition);
  if (tree.kind(node) === Kind.not_operator) {
    const inner = testedClasses(context, tree.child(node, Field.argument));
    return inner === undefined ? undefined : { ...inner, positive: !inner.positive };
  }
  if (tree.kind(node) !== Kind.call || tree.textOf(tree.child(node, Field.function)) !== "isinstance") return undefined;
  const classes = context.callAt(node).arguments[1]?.value;
  return classes === undefined ? undefined : { classes, positive: true };
}

/** Whether a test depends on nothing but parameters and constants: it says nothing about who cancelled. */
function isFixed(context: Check, condition: Node): boolean {
  const { tree } = context;
  for (let at = condition; at < tree.after(condition); at++) {
    const kind = tree.kind(at);
    if (kind === Kind.call || kind === Kind.attribute || kind === Kind.subscript) return false;
    if (kind !== Kind.identifier) continue;
    const definitions = context.model.bindingOf(at)?.definitions;
    if (definitions?.some((definition) => definition.kind !== "parameter")) return false;
  }
  return true;
}

function fixesFor(context: Check, handler: Handler) {
  const { tree } = context;
  const type = handler.type === none ? none : unparenthesized(tree, handler.type);
  const isEverything = type === none || context.isNamed(type, "builtins.BaseException");
  const isAlone = type !== none && tree.kind(type) !== Kind.tuple && !isEverything;
  const raise = {
    fix: "raise" as const,
    edit: (edit: EditBuilder) => (isAlone ? raiseAtEnd(context, edit, handler) : raiseBefore(context, edit, handler, type)),
  };
  if (!isEverything) return [raise];
  const narrow = {
    fix: "narrow" as const,
    edit(edit: EditBuilder) {
      if (type === none) edit.insert(headOf(context, handler).end, " Exception");
      else edit.replace(type, "Exception");
      return true;
    },
  };
  return [raise, narrow];
}

/** `raise` as the last statement of the handler, in place of a lone `pass` or of what leaves it. */
function raiseAtEnd(context: Check, edit: EditBuilder, handler: Handler): boolean {
  const { tree } = context;
  const last = tree.namedChildren(handler.block).at(-1);
  const exits = exitsOf(tree, handler.block);
  if (last === undefined) return false;
  const kind = tree.kind(last);
  const isLeaving = kind === Kind.return_statement || kind === Kind.break_statement || kind === Kind.continue_statement;
  // What `return` computes may matter; one in a branch stays.
  if (!exits.completes && !isLeaving) return false;
  if (isLeaving && edit.hasComment({ start: tree.start(last), end: tree.end(last) })) return false;
  for (const at of runningNodes(tree, last)) if (isLeaving && (tree.kind(at) === Kind.call || tree.kind(at) === Kind.await)) return false;
  if (isLeaving || kind === Kind.pass_statement || tree.textOf(last) === "...") edit.replace(last, "raise");
  else if (
    tree.text.slice(tree.start(handler.node), tree.end(last)).includes("\n") ||
    tree.text.slice(tree.start(handler.node), tree.start(last)).includes("\r")
  )
    insertLineAfter(edit, last, `${edit.indentationOf(last)}raise`);
  else edit.insertAfter(last, "; raise");
  return true;
}

function insertLineAfter(edit: EditBuilder, statement: Node, line: string): void {
  const { file } = edit.site.module;
  const at = file.lineEnd(file.lineAt(edit.tree.end(statement) + edit.site.start));
  edit.inFile({ start: at, end: at, newText: `${edit.lineBreak}${line}` });
}

/** A handler of its own for cancellation before one that catches more. */
function raiseBefore(context: Check, edit: EditBuilder, handler: Handler, type: Node): boolean {
  const { tree } = context;
  const named =
    type !== none && tree.kind(type) === Kind.tuple
      ? tree.namedChildren(type).find((each) => catchingOf(context, each) === "named")
      : undefined;
  if (named === undefined && context.file.library !== "asyncio") return false;
  const error = named === undefined ? edit.importName("asyncio", "CancelledError", handler.node) : tree.textOf(named);
  if (error === undefined || /[\r\n#]/.test(error)) return false;
  const indentation = edit.indentationOf(handler.node);
  const { lineBreak } = edit;
  edit.insertBefore(
    handler.node,
    `except${handler.isGroup ? "*" : ""} ${error}:${lineBreak}${indentation}${edit.indentUnit}raise${lineBreak}${indentation}`,
  );
  return true;
}
