/** Reports async generators that yield while a task group or timeout of theirs is open. */
import { builtOnTaskGroups, cancelScopes, taskGroups, timeoutScopes } from "../knowledge/cancel-scopes.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { withItems } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import { defineRule } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";
import { isReadByLoops } from "./shared/async-generators.js";

const scopes: readonly string[] = [...taskGroups, ...builtOnTaskGroups, ...timeoutScopes, ...cancelScopes];

export const yieldInTaskGroup = defineRule({
  id: "yield-in-task-group",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC101"],
  title: { en: "`yield` inside a task group or timeout", "zh-cn": "在任务组或超时范围内 `yield`" },
  why: {
    en: "At a `yield` the generator pauses with its `TaskGroup` or `timeout` still open, and the code of whoever reads it runs inside. When a task of the group fails or time is up, it is the reader that is cancelled, somewhere in its own code, and nobody turns that CancelledError into the error it stands for. When the reader stops early, the scope is closed later, perhaps by another task: RuntimeError, or tasks that keep running. Send the values through an `asyncio.Queue`, close the scope before each `yield`, or make the generator a context manager with `@asynccontextmanager`.",
    "zh-cn":
      "生成器在 `yield` 处暂停时，它的 `TaskGroup` 或 `timeout` 仍处于打开状态，读取者的代码就在其中运行。一旦组内的任务失败或者时间已到，被取消的是读取者，而且发生在它自己代码的某个位置，也没有人把这个 CancelledError 转换成它所代表的错误。如果读取者提前停止，这个范围会在之后才关闭，甚至可能由另一个任务关闭：引发 RuntimeError，或者留下仍在运行的任务。请通过 `asyncio.Queue` 传递数据，在每次 `yield` 之前关闭该范围，或者用 `@asynccontextmanager` 把生成器改为上下文管理器。",
  },
  bad: "import asyncio\n\n\nasync def lines(source):\n    async with asyncio.timeout(5):\n        async for line in source:\n            yield line\n",
  good: "import asyncio\n\n\nasync def lines(source):\n    while True:\n        async with asyncio.timeout(5):\n            line = await source.readline()\n        if not line:\n            return\n        yield line\n",
  messages: {
    open: {
      severity: "warning",
      en: "`{scope}` can cancel whoever reads this generator: it is open at the `yield`",
      "zh-cn": "`{scope}` 可能取消读取此生成器的任务：它在 `yield` 处仍然打开",
    },
  },
  fixes: {},
  checks: {
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      const info = context.functionAt(node);
      if (body === none || info === undefined) return;
      const item = withItems(tree, node).find(
        ({ value }) => tree.kind(value) === Kind.call && context.callAt(value).names.some((name) => scopes.includes(name)),
      );
      if (item === undefined || !isReadByLoops(context, info)) return;
      for (const at of runningNodes(tree, body)) {
        if (tree.kind(at) !== Kind.yield) continue;
        const start = tree.start(at);
        const scope = context.shown(tree.child(item.value, Field.function));
        context.report({ start, end: start + "yield".length }, "open", { scope });
        return;
      }
    },
  },
});
