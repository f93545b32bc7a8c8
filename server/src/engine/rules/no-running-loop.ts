/** Reports calls that need a running event loop where none can be running. */
import { coroutineSchedulers, runningLoopCalls } from "../knowledge/thread-safety.js";
import { defineRule } from "./rule.js";
import { isCoroutineType } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { handlesRuntimeError } from "./shared/handled-error.js";
import { runsWithoutLoop } from "./shared/import-time.js";

export const noRunningLoop = defineRule({
  id: "no-running-loop",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "A running event loop needed where there is none", "zh-cn": "在没有事件循环运行的地方需要事件循环" },
  why: {
    en: "`create_task`, `get_running_loop` and `timeout` raise `RuntimeError` unless an event loop is running in their thread. While a module is imported none is: `asyncio.run` starts it later. `ensure_future`, `gather` and `shield` used to make a loop for coroutines they were given there, and raise too from Python 3.14. Do it in a coroutine that `asyncio.run` runs.",
    "zh-cn":
      "如果所在线程没有正在运行的事件循环，`create_task`、`get_running_loop` 和 `timeout` 会引发 `RuntimeError`。导入模块时还没有循环在运行，要到 `asyncio.run` 才会启动。`ensure_future`、`gather` 和 `shield` 在那里收到协程时过去会新建循环，从 Python 3.14 起同样引发异常。请把这些调用放进由 `asyncio.run` 运行的协程中。",
  },
  bad: "import asyncio\n\n\nasync def refresh():\n    await asyncio.sleep(1)\n\n\ntask = asyncio.create_task(refresh())\n",
  good: "import asyncio\n\n\nasync def refresh():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    task = asyncio.create_task(refresh())\n    await task\n\n\nasyncio.run(main())\n",
  messages: {
    none: {
      severity: "error",
      en: "`{callee}` fails here: no event loop is running yet",
      "zh-cn": "此处 `{callee}` 会失败：还没有事件循环在运行",
    },
    gone: {
      severity: "error",
      en: "`{callee}` fails here from Python 3.14: no event loop is running yet, and none is made",
      "zh-cn": "从 Python 3.14 起此处 `{callee}` 会失败：还没有事件循环在运行，也不再自动新建",
    },
  },
  fixes: {},
  yieldsTo: ["awaited-argument", "coroutine-function-not-called", "not-a-coroutine"],
  checks: {
    call: {
      named: [...runningLoopCalls, ...coroutineSchedulers],
      check(call, context) {
        const isLater = !call.names.some((name) => runningLoopCalls.includes(name));
        if (isLater) {
          if (context.target.newest.minor < 14 || call.arguments.some(({ name }) => name === "loop")) return;
          if (!call.arguments.some(({ name, value }) => name === undefined && isCoroutineType(context, context.typeOf(value)))) return;
        }
        if (handlesRuntimeError(context, call.node) || isExpectedToFail(context, call.node, true)) return;
        if (!runsWithoutLoop(context, call.node)) return;
        // A loop that was set, or got by the old ways, is another rule's.
        const { module, types } = context.file;
        if (isLater && ["set_event_loop", "get_event_loop"].some((word) => types.mentions.in(module, word).length > 0)) return;
        context.report(context.calleeSpan(call.node), isLater ? "gone" : "none", { callee: context.shown(call.callee) });
      },
    },
  },
});
