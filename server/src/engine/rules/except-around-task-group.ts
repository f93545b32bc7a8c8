/** Reports `except SomeError` around a task group: what its tasks raise arrives in an `ExceptionGroup`. */

import type { EditBuilder } from "../fixes/edits.js";
import { exceptionGroups } from "../knowledge/exception-groups.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Handler, handlersOf, isAsync, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";
import { headOf } from "./shared/handler-head.js";
import { isQuiet, isReport } from "./shared/quiet.js";

export const exceptAroundTaskGroup = defineRule({
  id: "except-around-task-group",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "`except` around a task group", "zh-cn": "任务组外层的 `except`" },
  why: {
    en: "A `TaskGroup` waits for all its tasks and then raises what they and its own body raised as one `ExceptionGroup`, even where it was a single error. `except ValueError` does not match a group, so the handler never runs and the error goes on. Write `except* ValueError`, or handle the error inside the task.",
    "zh-cn":
      "`TaskGroup` 会等待所有任务结束，再把任务和它自身代码块引发的异常合成一个 `ExceptionGroup` 引发，即使只有一个异常也是如此。`except ValueError` 匹配不到异常组，因此这段处理代码不会执行，异常继续向外传播。请写成 `except* ValueError`，或者在任务内部处理异常。",
  },
  bad: 'import asyncio\n\n\nasync def load(text):\n    await asyncio.sleep(1)\n    return int(text)\n\n\nasync def main(texts):\n    try:\n        async with asyncio.TaskGroup() as group:\n            for text in texts:\n                group.create_task(load(text))\n    except ValueError:\n        print("not a number")\n',
  good: 'import asyncio\n\n\nasync def load(text):\n    await asyncio.sleep(1)\n    return int(text)\n\n\nasync def main(texts):\n    try:\n        async with asyncio.TaskGroup() as group:\n            for text in texts:\n                group.create_task(load(text))\n    except* ValueError:\n        print("not a number")\n',
  messages: {
    never: {
      severity: "warning",
      en: "`{error}` never arrives here: the task group raises an `ExceptionGroup`",
      "zh-cn": "`{error}` 不会到达此处：任务组引发的是 `ExceptionGroup`",
    },
  },
  fixes: {
    star: { safety: "unsafe", preferred: true, en: "Write `except*`", "zh-cn": "改用 `except*`" },
  },
  checks: {
    try(node, context) {
      const { tree } = context;
      const handlers = handlersOf(tree, node);
      const body = tree.child(node, Field.body);
      if (body === none || handlers.some(({ isGroup }) => isGroup)) return;
      const group = groupIn(context, body);
      if (group === undefined) return;
      const futile = handlers.filter((handler) => catchesNone(context, handler.type, group.hasTimeout));
      const canFix = context.target.oldest.minor >= 11 && handlers.every((handler) => canBeStarred(context, handler));
      const star = {
        fix: "star" as const,
        // `except` and `except*` cannot stand in one `try`.
        edit: (edit: EditBuilder) => {
          for (const handler of handlers) edit.insert(tree.start(handler.node) + "except".length, "*");
          return true;
        },
      };
      for (const handler of futile)
        context.report(headOf(context, handler), "never", { error: context.shown(handler.type) }, { fixes: canFix ? [star] : [] });
    },
  },
});

/** The task group that everything in a block that may raise stands in, and whether a timeout is around it; undefined where there is more. */
function groupIn(context: Check, block: Node): { readonly hasTimeout: boolean } | undefined {
  const { tree } = context;
  const [statement, ...others] = tree.namedChildren(block).filter((each) => !isQuiet(context, each, isReport));
  if (statement === undefined || others.length > 0) return undefined;
  if (tree.kind(statement) !== Kind.with_statement || !isAsync(tree, statement)) return undefined;
  let hasTimeout = false;
  for (const { value } of withItems(tree, statement)) {
    if (context.classNameOf(context.typeOf(value)) === "asyncio.TaskGroup") return { hasTimeout };
    if (tree.kind(value) !== Kind.call || !context.isNamed(tree.child(value, Field.function), "asyncio.timeout", "asyncio.timeout_at"))
      return undefined;
    hasTimeout = true;
  }
  const body = tree.child(statement, Field.body);
  const inner = body === none ? undefined : groupIn(context, body);
  return inner === undefined ? undefined : { hasTimeout: true };
}

/** Whether a group never matches what an `except` is for. With a timeout around the group its error comes by itself. */
function catchesNone(context: Check, type: Node, hasTimeout: boolean): boolean {
  const { tree } = context;
  if (type === none) return false;
  const node = unparenthesized(tree, type);
  if (tree.kind(node) === Kind.tuple) {
    const parts = tree.namedChildren(node);
    return parts.length > 0 && parts.every((part) => catchesNone(context, part, hasTimeout));
  }
  const names = context.namesOf(node);
  if (names.length === 0 || names.some((name) => comesAlone.has(name))) return false;
  const error = context.typeOf(node);
  if (hasTimeout && names.some((name) => ofTimeouts.has(name))) return false;
  if (error.kind === "external") return !/Group$|MultiError$|Cancelled/.test(error.name);
  if (error.kind !== "class") return false;
  const { types } = context;
  return types.ancestry(error.class).unread.length === 0 && !types.derivesFromNamed(error.class, exceptionGroups);
}

/** What a group is caught by, and what it lets out as it is. */
const comesAlone: ReadonlySet<string> = new Set([
  ...exceptionGroups,
  "asyncio.CancelledError",
  "builtins.BaseException",
  "builtins.Exception",
  "builtins.KeyboardInterrupt",
  "builtins.SystemExit",
]);

const ofTimeouts: ReadonlySet<string> = new Set(["asyncio.TimeoutError", "builtins.OSError", "builtins.TimeoutError"]);

/** Whether a handler does the same as `except*`, which may neither leave its function or loop nor be for groups, and whose `as e` is a group. */
function canBeStarred(context: Check, handler: Handler): boolean {
  const { tree } = context;
  if (handler.type === none || handler.block === none || context.namesOf(handler.type).some((name) => exceptionGroups.includes(name)))
    return false;
  const alias = handler.alias === none ? undefined : tree.textOf(handler.alias);
  for (const at of runningNodes(tree, handler.block)) {
    switch (tree.kind(at)) {
      case Kind.return_statement:
      case Kind.break_statement:
      case Kind.continue_statement:
        return false;
      case Kind.raise_statement:
        // Another error would come out in a group, too.
        if (tree.namedChildren(at).length > 0) return false;
        break;
      case Kind.identifier:
        if (tree.textOf(at) === alias && !isShown(context, at)) return false;
        break;
      default:
    }
  }
  return true;
}

function isShown(context: Check, use: Node): boolean {
  const { tree } = context;
  const parent = tree.parent(use);
  if (tree.kind(parent) === Kind.interpolation) return true;
  return tree.kind(parent) === Kind.argument_list && isReport(context, tree.parent(parent));
}
