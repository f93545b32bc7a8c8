/** Reports `await queue.join()` where nothing calls `task_done()`: it never returns. */
import { attributesNamed } from "../project/named-nodes.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { awaitAround } from "./shared/awaited-through.js";

export const queueJoinWithoutTaskDone = defineRule({
  id: "queue-join-without-task-done",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "`queue.join()` without `task_done()`", "zh-cn": "`queue.join()` 没有对应的 `task_done()`" },
  why: {
    en: "`queue.join()` waits until `task_done()` has been called once for every item that was put in. Taking the items out with `get()` is not enough: if no consumer calls `task_done()`, `join()` never returns once anything has been put in. Call `queue.task_done()` after each item is dealt with, in a `finally` if that may fail.",
    "zh-cn":
      "`queue.join()` 会一直等待，直到对每个放入的元素都调用过一次 `task_done()`。仅用 `get()` 取出元素是不够的：只要放入过元素而消费者从不调用 `task_done()`，`join()` 就永远不会返回。请在处理完每个元素后调用 `queue.task_done()`；如果处理可能失败，请放在 `finally` 中。",
  },
  bad: "import asyncio\n\n\nasync def main(items):\n    queue = asyncio.Queue()\n\n    async def work():\n        while True:\n            print(await queue.get())\n\n    for item in items:\n        queue.put_nowait(item)\n    async with asyncio.TaskGroup() as group:\n        worker = group.create_task(work())\n        await queue.join()\n        worker.cancel()\n",
  good: "import asyncio\n\n\nasync def main(items):\n    queue = asyncio.Queue()\n\n    async def work():\n        while True:\n            print(await queue.get())\n            queue.task_done()\n\n    for item in items:\n        queue.put_nowait(item)\n    async with asyncio.TaskGroup() as group:\n        worker = group.create_task(work())\n        await queue.join()\n        worker.cancel()\n",
  messages: {
    waits: {
      severity: "warning",
      en: "This waits for ever once `{queue}` has had an item: nothing calls `task_done()`",
      "zh-cn": "只要 `{queue}` 放入过元素，此处就会一直等待：没有任何代码调用 `task_done()`",
    },
  },
  fixes: {},
  checks: {
    call: {
      named: ["asyncio.Queue.join"],
      check(call, context) {
        const { tree, types } = context;
        const queue = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.object) : none;
        if (queue === none || awaitAround(context, call.node) === none) return;
        if (!queueClasses.has(context.classNameOf(context.typeOf(queue)) ?? "")) return;
        const { module } = context.site;
        // A queue that has been shut down lets `join` return.
        if (["task_done", "shutdown"].some((name) => attributesNamed(types, module, name).length > 0)) return;
        const reach = reachOf(context, queue);
        if (reach === undefined) return;
        for (const { site, call: done } of types.calls.named("task_done", module))
          if (reach.isPassedOn || reach.attribute === receiverName(site.tree, done)) return;
        context.report(context.calleeSpan(call.node), "waits", { queue: context.shown(queue) });
      },
    },
  },
});

const queueClasses: ReadonlySet<string> = new Set(["asyncio.LifoQueue", "asyncio.PriorityQueue", "asyncio.Queue"]);

interface QueueReach {
  /** The attribute the project may know it by. */
  readonly attribute: string | undefined;
  /** Functions of the project are given it, by whatever name. */
  readonly isPassedOn: boolean;
}

/** Who can get at a queue that is made in this module; undefined where others may have it. */
function reachOf(context: Check, queue: Node): QueueReach | undefined {
  const { model, site, tree } = context;
  if (tree.kind(queue) === Kind.identifier) {
    const binding = model.bindingOf(queue);
    if (binding === undefined || !binding.definitions.every(({ kind, path }) => kind === "assign" && path.length === 0)) return undefined;
    return joinUses(
      binding.uses.map((use) => useOf(context, use)),
      undefined,
    );
  }
  if (tree.kind(queue) !== Kind.attribute || tree.textOf(tree.child(queue, Field.object)) !== "self") return undefined;
  const attribute = tree.textOf(tree.child(queue, Field.attribute));
  const uses = attributesNamed(context.types, site.module, attribute);
  return joinUses(
    uses.map((use) => useOf(new Check(use.site, context.file), use.node)),
    attribute,
  );
}

function joinUses(uses: readonly Use[], attribute: string | undefined): QueueReach | undefined {
  return uses.includes("escapes") ? undefined : { attribute, isPassedOn: uses.includes("passed") };
}

type Use = "own" | "passed" | "escapes";

/** Whether a use of the queue stays here, gives it to a function of the project, or lets it out of sight. */
function useOf(check: Check, use: Node): Use {
  const { tree } = check;
  const parent = tree.parent(use);
  switch (tree.kind(parent)) {
    case Kind.attribute:
      return "own";
    case Kind.assignment:
      return tree.field(use) === Field.left ? "own" : "escapes";
    case Kind.keyword_argument:
    case Kind.argument_list: {
      const list = tree.kind(parent) === Kind.argument_list ? parent : tree.parent(parent);
      const type = check.typeOf(tree.child(tree.parent(list), Field.function));
      const symbol = type.kind === "function" ? type.function : type.kind === "class" ? type.class : undefined;
      return symbol?.site.module.origin === "project" ? "passed" : "escapes";
    }
    case Kind.expression_statement:
    case Kind.if_statement:
    case Kind.not_operator:
      return "own";
    default:
      return "escapes";
  }
}

/** `jobs` in `self.jobs.task_done()`. */
function receiverName(tree: SyntaxTree, call: Node): string {
  return /(\w+)\s*\.\s*task_done$/.exec(tree.textOf(tree.child(call, Field.function)))?.[1] ?? "";
}
