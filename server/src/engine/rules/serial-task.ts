/** Reports a task that is awaited where it is made: it runs one by one, as a plain `await` would. */
import { taskMakers } from "../knowledge/asyncio-calls.js";
import { Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, parentExpression } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import { defineRule } from "./rule.js";

export const serialTask = defineRule({
  id: "serial-task",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "A task awaited at once", "zh-cn": "创建后立即等待的任务" },
  why: {
    en: "`await create_task(f())` starts a task and waits for it before anything else happens, so nothing runs side by side; in a loop the work goes one by one. Await the coroutine itself, or start all tasks first and await them together with `gather` or a `TaskGroup`.",
    "zh-cn":
      "`await create_task(f())` 启动一个任务后马上等它结束，没有任何并发；放在循环里就是逐个执行。请直接 await 协程，或者先启动所有任务，再用 `gather` 或 `TaskGroup` 一起等待。",
  },
  bad: "import asyncio\n\n\nasync def fetch(url):\n    await asyncio.sleep(1)\n\n\nasync def main(urls):\n    for url in urls:\n        await asyncio.create_task(fetch(url))\n",
  good: "import asyncio\n\n\nasync def fetch(url):\n    await asyncio.sleep(1)\n\n\nasync def main(urls):\n    await asyncio.gather(*(fetch(url) for url in urls))\n",
  messages: {
    loop: {
      severity: "warning",
      en: "These tasks run one by one: each is awaited before the next starts",
      "zh-cn": "这些任务会逐个执行：每个任务都在下一个启动之前被等待",
    },
    once: {
      severity: "info",
      en: "Nothing runs beside this task: it is awaited as soon as it is made",
      "zh-cn": "没有任何代码与该任务并发：它一创建就被等待",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Await `{coroutine}` itself", "zh-cn": "直接 await `{coroutine}`" },
  },
  checks: {
    call: {
      named: taskMakers,
      check(call, context) {
        const { tree } = context;
        const [argument, ...rest] = call.arguments;
        // A name, a context or an eager start is a reason to make a task.
        if (!context.isAwaited(call.node) || argument === undefined || rest.length > 0 || argument.name !== undefined) return;
        const type = context.typeOf(argument.value);
        // `ensure_future` of a future is that future; only of a coroutine does it make a task.
        if (type.kind !== "coroutine" && !call.names.includes("asyncio.create_task")) return;
        const awaiting = parentExpression(tree, call.node);
        const loop = ancestorOfKind(
          tree,
          call.node,
          Kind.for_statement,
          Kind.while_statement,
          Kind.function_definition,
          Kind.lambda,
          Kind.for_in_clause,
        );
        // What a `while` does next mostly depends on what it got.
        const isInLoop = loop !== none && tree.kind(loop) === Kind.for_statement;
        context.report(
          context.calleeSpan(call.node),
          isInLoop ? "loop" : "once",
          {},
          {
            fixes: [
              {
                fix: "await",
                arguments: { coroutine: context.shown(argument.value) },
                edit(edit) {
                  if (edit.hasComment({ start: tree.start(call.node), end: tree.end(call.node) })) return false;
                  edit.replace(call.node, tree.textOf(argument.value));
                  return awaiting !== none;
                },
              },
            ],
          },
        );
      },
    },
  },
});
