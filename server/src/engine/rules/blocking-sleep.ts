/** Reports `time.sleep` where it would stop the event loop. */

import { Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, isAsync } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import { defineRule } from "./rule.js";
import { isOfOneColour } from "./shared/colour-test.js";

export const blockingSleep = defineRule({
  id: "blocking-sleep",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC251", "S7488"],
  title: { en: "`time.sleep` in an async function", "zh-cn": "异步函数中的 `time.sleep`" },
  why: {
    en: "All tasks of an event loop share one thread. `time.sleep` puts that thread to sleep, so every other task, timer and connection of the loop stops until it wakes. `await asyncio.sleep(...)` pauses only the task that calls it.",
    "zh-cn":
      "事件循环的所有任务共用一个线程。`time.sleep` 会让这个线程睡眠，于是循环里的其他任务、定时器和连接全部停住，直到它醒来。`await asyncio.sleep(...)` 只暂停调用它的那个任务。",
  },
  bad: "import time\n\n\nasync def poll():\n    time.sleep(1)\n",
  good: "import asyncio\n\n\nasync def poll():\n    await asyncio.sleep(1)\n",
  messages: {
    blocks: {
      severity: "warning",
      en: "`{callee}` stops every task on this event loop",
      "zh-cn": "`{callee}` 会让事件循环上的所有任务停住",
    },
  },
  fixes: {
    await: { safety: "safe", preferred: true, en: "Await `{library}.sleep` instead", "zh-cn": "改用 `await {library}.sleep`" },
  },
  overlaps: [{ tool: "Ruff", code: "ASYNC251", anchor: /^(time\.)?sleep$/ }],
  checks: {
    call: {
      named: ["time.sleep"],
      check(call, context) {
        const running = context.asyncContext(call.node);
        if (running === undefined || isOfOneColour(context, call.node)) return;
        const { library } = context.file;
        const [duration, ...rest] = call.arguments;
        const isPlain = duration !== undefined && rest.length === 0 && duration.name === undefined;
        const canFix = isPlain && running.canAwait && !context.isAwaited(call.node);
        context.report(
          context.calleeSpan(call.node),
          "blocks",
          { callee: "time.sleep" },
          {
            fixes: canFix
              ? [
                  {
                    fix: "await",
                    arguments: { library },
                    // Two coroutines that meet at a threading lock held over an `await` would wait for each other.
                    unsafe: running.function === undefined || isInSyncWith(context.tree, call.node) || library !== "asyncio",
                    edit(edit) {
                      const sleep = edit.importName(library, "sleep", call.node);
                      if (sleep === undefined) return false;
                      edit.await(call.node);
                      edit.replace(call.callee, sleep);
                      return true;
                    },
                  },
                ]
              : [],
          },
        );
      },
    },
  },
});

function isInSyncWith(tree: SyntaxTree, node: Node): boolean {
  let at = node;
  for (;;) {
    at = ancestorOfKind(tree, at, Kind.with_statement, Kind.function_definition, Kind.lambda);
    if (at === none || tree.kind(at) !== Kind.with_statement) return false;
    if (!isAsync(tree, at)) return true;
  }
}
