/** Reports `return`, `break` and `continue` that leave a task group: they wait for all its tasks first. */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { loopOf, runningNodes } from "./shared/afterwards.js";
import { taskGroupOf } from "./shared/task-group.js";

export const controlFlowInTaskGroup = defineRule({
  id: "control-flow-in-task-group",
  group: "tasks",
  since: "0.1.0",
  sources: ["ASYNC121", "S7514"],
  title: { en: "`return` or `break` out of a task group", "zh-cn": "用 `return` 或 `break` 离开任务组" },
  why: {
    en: "A task group does not let go of its tasks: `return`, `break` and `continue` that leave its body wait until every task is done, and if one of them fails its error is raised instead of what was to be returned. Leave the block normally and return after it, where a reader can see that everything is done.",
    "zh-cn":
      "任务组不会丢下它的任务：用 `return`、`break` 或 `continue` 离开任务组的代码块时，会先等待所有任务结束；如果其中一个任务失败，引发的是它的异常，而不是返回原来的值。请正常离开代码块，在它之后再返回，让读者看到此时所有任务都已结束。",
  },
  bad: "import asyncio\n\n\nasync def load(name):\n    await asyncio.sleep(1)\n    return len(name)\n\n\nasync def main(names):\n    async with asyncio.TaskGroup() as group:\n        tasks = [group.create_task(load(name)) for name in names]\n        return tasks\n",
  good: "import asyncio\n\n\nasync def load(name):\n    await asyncio.sleep(1)\n    return len(name)\n\n\nasync def main(names):\n    async with asyncio.TaskGroup() as group:\n        tasks = [group.create_task(load(name)) for name in names]\n    return tasks\n",
  messages: {
    waits: {
      severity: "warning",
      en: "This `{keyword}` waits until every task of the group is done",
      "zh-cn": "此处的 `{keyword}` 会等到任务组的所有任务都结束",
    },
  },
  fixes: {},
  offByDefault: true,
  checks: {
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || taskGroupOf(context, node) === undefined) return;
      for (const at of runningNodes(tree, body)) {
        const keyword = leaving.get(tree.kind(at));
        if (keyword === undefined || (keyword !== "return" && tree.holds(body, loopOf(tree, at)))) continue;
        // Where groups stand in each other, the innermost says it.
        if (groupAround(context, at) === node)
          context.report({ start: tree.start(at), end: tree.start(at) + keyword.length }, "waits", { keyword });
      }
    },
  },
});

const leaving: ReadonlyMap<Kind, string> = new Map([
  [Kind.return_statement, "return"],
  [Kind.break_statement, "break"],
  [Kind.continue_statement, "continue"],
]);

/** The innermost task group a statement stands in. */
function groupAround(context: Check, statement: Node): Node {
  let at = statement;
  do at = ancestorOfKind(context.tree, at, Kind.with_statement);
  while (at !== none && taskGroupOf(context, at) === undefined);
  return at;
}
