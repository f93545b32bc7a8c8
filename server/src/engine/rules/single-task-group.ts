/** Reports a task group that starts one task and does nothing else. */
import type { EditBuilder } from "../fixes/edits.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, argumentsOf, handlersOf, isDeferred, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { taskGroupOf } from "./shared/task-group.js";

export const singleTaskGroup = defineRule({
  id: "single-task-group",
  group: "tasks",
  since: "0.1.0",
  sources: ["ASYNC112", "S7513"],
  title: { en: "A task group with a single task", "zh-cn": "只有一个任务的任务组" },
  why: {
    en: "A task group runs its tasks side by side and waits for them. With a single task and nothing beside it there is nothing to run side by side: awaiting the coroutine does the same with less code, and its error comes as it is instead of in an `ExceptionGroup`.",
    "zh-cn":
      "任务组的作用是并发运行多个任务并等待它们结束。如果只有一个任务，代码块里也没有别的代码，就没有什么可以并发：直接 await 协程效果相同，代码更少，而且异常会原样引发，不会包在 `ExceptionGroup` 里。",
  },
  bad: "import asyncio\n\n\nasync def save():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(save())\n",
  good: "import asyncio\n\n\nasync def save():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    await save()\n",
  messages: {
    alone: {
      severity: "hint",
      en: "Nothing runs beside this group's only task: await `{coroutine}` itself",
      "zh-cn": "任务组里只有一个任务，没有任何代码与它并发：直接 await `{coroutine}` 即可",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Await `{coroutine}` itself", "zh-cn": "直接 await `{coroutine}`" },
  },
  checks: {
    with(node, context) {
      const { tree } = context;
      const group = taskGroupOf(context, node);
      const [statement, ...others] = tree.namedChildren(tree.child(node, Field.body));
      if (group === undefined || withItems(tree, node).length > 1 || statement === undefined || others.length > 0) return;
      const started = startedBy(context, statement, soleUse(context, node, group.target));
      if (started === undefined || expectsGroup(context, node)) return;
      const shown = context.shown(started.callee);
      const coroutine = `${shown}${started.isCall ? "(...)" : ""}`;
      const isPlain = tree.kind(tree.namedChildren(statement)[0] ?? none) === Kind.call;
      const fix = {
        fix: "await" as const,
        arguments: { coroutine },
        edit(edit: EditBuilder) {
          const span = { start: tree.start(node), end: tree.end(node) };
          if (edit.hasComment(span)) return false;
          edit.replace(span, `await ${started.text}`);
          return true;
        },
      };
      context.report(context.calleeSpan(group.value), "alone", { coroutine }, { fixes: isPlain ? [fix] : [] });
    },
  },
});

interface Started {
  /** What is to be awaited, as source, and what is called in it, if it is a call. */
  readonly text: string;
  readonly callee: Node;
  readonly isCall: boolean;
}

/** The only place that reads the group a statement enters; the same name may be another group's elsewhere. */
function soleUse(context: Check, statement: Node, target: Node): Node {
  const { tree } = context;
  const [use = none, ...others] = (target === none ? undefined : context.localBinding(target)?.uses.filter(isOfThisGroup)) ?? [];
  return others.length === 0 ? use : none;

  function isOfThisGroup(node: Node): boolean {
    for (let at = ancestorOfKind(tree, node, Kind.with_statement); at !== none; at = ancestorOfKind(tree, at, Kind.with_statement)) {
      if (at === statement) return true;
      if (withItems(tree, at).some((item) => item.target !== none && tree.textOf(item.target) === tree.textOf(target))) return false;
    }
    return true;
  }
}

/** What `group.create_task(f(x))` or `group.start_soon(f, x)` starts, where that is all there is to it. */
function startedBy(context: Check, statement: Node, group: Node): Started | undefined {
  const { tree } = context;
  const expression = tree.namedChildren(statement)[0];
  if (group === none || tree.kind(statement) !== Kind.expression_statement) return undefined;
  const isAssignment = expression !== undefined && tree.kind(expression) === Kind.assignment;
  const call = isAssignment ? tree.child(expression, Field.right) : (expression ?? none);
  const callee = call !== none && tree.kind(call) === Kind.call ? tree.child(call, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.attribute || tree.child(callee, Field.object) !== group) return undefined;
  const [first, ...rest] = argumentsOf(tree, call);
  // A name or a context is a reason to have a task.
  if (first === undefined || [first, ...rest].some(({ name }) => name !== undefined && name !== "*")) return undefined;
  const value = unparenthesized(tree, first.value);
  const isName = tree.kind(value) === Kind.identifier || tree.kind(value) === Kind.attribute;
  switch (tree.textOf(tree.child(callee, Field.attribute))) {
    case "create_task": {
      const isCall = tree.kind(value) === Kind.call;
      if (rest.length > 0 || (!isCall && !isName)) return undefined;
      return { text: tree.textOf(value), callee: isCall ? tree.child(value, Field.function) : value, isCall };
    }
    case "start_soon":
      if (!isName) return undefined;
      return { text: `${tree.textOf(value)}(${rest.map(({ node }) => tree.textOf(node)).join(", ")})`, callee: value, isCall: true };
    default:
      return undefined;
  }
}

/** Whether a `try` around the group handles the `ExceptionGroup` that it raises. */
function expectsGroup({ tree }: Check, statement: Node): boolean {
  for (let at = tree.parent(statement); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.try_statement) continue;
    if (handlersOf(tree, at).some(({ isGroup, type }) => isGroup || (type !== none && /Group\b/.test(tree.textOf(type))))) return true;
  }
  return false;
}
