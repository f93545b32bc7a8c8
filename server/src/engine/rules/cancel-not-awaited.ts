/** Reports a local task that is cancelled and never waited for: it may still run when the function goes on. */
import type { EditBuilder } from "../fixes/edits.js";
import { standsAlone } from "../fixes/kept-task.js";
import { taskMakers } from "../knowledge/asyncio-calls.js";
import { type Binding, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const cancelNotAwaited = defineRule({
  id: "cancel-not-awaited",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "A cancelled task nobody waits for", "zh-cn": "取消后没有等待的任务" },
  why: {
    en: "`task.cancel()` only asks for an end: `CancelledError` is raised in the task when the event loop runs it next, and its `finally` blocks may take a while. Code that goes on without waiting may close what the task still uses, and an error of its cleanup is seen by nobody. Await the task after cancelling it.",
    "zh-cn":
      "`task.cancel()` 只是请求任务结束：要等事件循环下一次运行该任务时，才会在其中引发 `CancelledError`，而它的 `finally` 代码可能还要执行一段时间。如果不等待就继续执行，可能会关闭任务仍在使用的资源，任务清理时的异常也没有人看到。取消之后请 await 这个任务。",
  },
  bad: "import asyncio\n\n\nasync def beat():\n    while True:\n        await asyncio.sleep(1)\n\n\nasync def main(work):\n    task = asyncio.create_task(beat())\n    await work()\n    task.cancel()\n",
  good: "import asyncio\nimport contextlib\n\n\nasync def beat():\n    while True:\n        await asyncio.sleep(1)\n\n\nasync def main(work):\n    task = asyncio.create_task(beat())\n    await work()\n    task.cancel()\n    with contextlib.suppress(asyncio.CancelledError):\n        await task\n",
  messages: {
    runs: {
      severity: "hint",
      en: "`{name}` may still run after this: nothing waits for the cancelled task to end",
      "zh-cn": "此后 `{name}` 可能仍在运行：没有任何代码等待被取消的任务结束",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Wait until `{name}` has ended", "zh-cn": "等待 `{name}` 结束" },
  },
  checks: {
    statement(node, context) {
      const { tree } = context;
      const call = tree.namedChildren(node)[0] ?? none;
      const name = call === none ? none : cancelledName(context, call);
      const binding = name === none ? undefined : context.localBinding(name);
      if (binding === undefined || context.asyncContext(node)?.canAwait !== true) return;
      if (!isOwnTask(context, binding) || !binding.uses.every((use) => isLeftRunning(context, use))) return;
      // One problem, one finding: at the last place that cancels it.
      if (binding.uses.findLast((use) => cancelOf(context, use) !== none) !== name) return;
      const await_ = {
        fix: "await" as const,
        arguments: { name: binding.name },
        edit: (edit: EditBuilder) => awaitAfter(edit, node, name),
      };
      context.report(context.calleeSpan(call), "runs", { name: binding.name }, { fixes: [await_] });
    },
  },
});

/** The name in `name.cancel()`. */
function cancelledName({ tree }: Check, call: Node): Node {
  const callee = tree.kind(call) === Kind.call ? tree.child(call, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.attribute || tree.textOf(tree.child(callee, Field.attribute)) !== "cancel") return none;
  const object = tree.child(callee, Field.object);
  return tree.kind(object) === Kind.identifier ? object : none;
}

function cancelOf(context: Check, use: Node): Node {
  const call = context.tree.parent(context.tree.parent(use));
  return call !== none && cancelledName(context, call) === use ? call : none;
}

/** Whether a name of this function holds tasks made here, and nothing else. */
function isOwnTask(context: Check, { definitions, scope }: Binding): boolean {
  const { tree } = context;
  if (scope.kind !== ScopeKind.function) return false;
  const values = definitions.filter(({ value }) => value === undefined || tree.kind(value) !== Kind.none);
  return (
    values.length > 0 &&
    values.every(({ kind, path, scope: where, value }) => {
      if (kind !== "assign" || path.length > 0 || where !== scope || value === undefined || tree.kind(value) !== Kind.call) return false;
      return context.isNamed(tree.child(value, Field.function), ...taskMakers);
    })
  );
}

/** Whether a use of the task neither waits for it nor hands it to anybody: it is tested, or one of these methods is called. */
function isLeftRunning({ tree }: Check, use: Node): boolean {
  const parent = tree.parent(use);
  switch (tree.kind(parent)) {
    case Kind.attribute: {
      const isCalled = tree.kind(tree.parent(parent)) === Kind.call;
      return isCalled && /^(cancel|cancelled|done|get_name|set_name)$/.test(tree.textOf(tree.child(parent, Field.attribute)));
    }
    case Kind.if_statement:
    case Kind.not_operator:
    case Kind.boolean_operator:
      return true;
    case Kind.comparison_operator:
      return /\bis (not )?None$/.test(tree.textOf(parent));
    default:
      return false;
  }
}

function awaitAfter(edit: EditBuilder, statement: Node, name: Node): boolean {
  if (!standsAlone(edit.site, statement)) return false;
  const suppress = edit.importName("contextlib", "suppress", statement);
  const error = edit.importName("asyncio", "CancelledError", statement);
  if (suppress === undefined || error === undefined) return false;
  const { file } = edit.site.module;
  const at = file.lineEnd(file.lineAt(edit.tree.end(statement) + edit.site.start)) - edit.site.start;
  const margin = `${edit.lineBreak}${edit.indentationOf(statement)}`;
  edit.insert(at, `${margin}with ${suppress}(${error}):${margin}${edit.indentUnit}await ${edit.tree.textOf(name)}`);
  return true;
}
