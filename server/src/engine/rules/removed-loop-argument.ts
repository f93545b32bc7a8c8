/** Reports `loop=` given to functions and primitives of asyncio that no longer take it. */
import { lostLoopArgument } from "../knowledge/removed-asyncio.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Argument, isDeferred } from "../syntax/python.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { dropArguments } from "./shared/dropped-argument.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isMeantForSomeVersions } from "./shared/version-test.js";

export const removedLoopArgument = defineRule({
  id: "removed-loop-argument",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "The `loop` argument, which is gone", "zh-cn": "已被移除的 `loop` 参数" },
  why: {
    en: "Locks, queues, `sleep`, `gather`, `wait` and the streams of asyncio find the running event loop by themselves. Python 3.8 deprecated their `loop` argument and 3.10 removed it: the call raises TypeError. `Future`, `Task`, `ensure_future`, `wrap_future` and `StreamReader` still take it.",
    "zh-cn":
      "asyncio 的锁、队列、`sleep`、`gather`、`wait` 和流会自行找到正在运行的事件循环。它们的 `loop` 参数在 Python 3.8 中弃用，在 3.10 中移除，传入时会引发 TypeError。`Future`、`Task`、`ensure_future`、`wrap_future` 和 `StreamReader` 仍然接受它。",
  },
  bad: "import asyncio\n\n\nasync def pause(loop):\n    await asyncio.sleep(1, loop=loop)\n",
  good: "import asyncio\n\n\nasync def pause():\n    await asyncio.sleep(1)\n",
  messages: {
    removed: {
      severity: "error",
      en: "`{callee}` fails here since Python 3.10: it takes no `loop` any more",
      "zh-cn": "自 Python 3.10 起此处 `{callee}` 会失败：它不再接受 `loop`",
    },
  },
  fixes: {
    drop: { safety: "safe", preferred: true, en: "Drop `loop`", "zh-cn": "去掉 `loop`" },
  },
  checks: {
    call: {
      named: lostLoopArgument.flatMap((name) => [name, `${name}.__init__`]),
      check(call, context) {
        const wrong = call.arguments.find(({ name }) => name === "loop");
        if (context.target.newest.minor < 10 || wrong === undefined) return;
        if (isExpectedToFail(context, call.node) || isMeantForSomeVersions(context, call.node)) return;
        context.report(
          context.firstLine(wrong.node),
          "removed",
          { callee: context.shown(call.callee) },
          {
            fixes: [
              {
                fix: "drop",
                // Before Python 3.10 it may have been another loop than the running one.
                unsafe: context.target.oldest.minor < 10 || doesSomething(context, wrong),
                edit: (edit) => dropArguments(edit, call, [wrong]),
              },
            ],
          },
        );
      },
    },
  },
});

/** Whether evaluating the argument may do more than give a loop. */
function doesSomething(context: Check, { value }: Argument): boolean {
  const { tree } = context;
  for (let at = value; at < tree.after(value); at++) {
    const kind = tree.kind(at);
    if (kind === Kind.await || kind === Kind.named_expression || kind === Kind.yield) return true;
    if (kind === Kind.call && !context.isNamed(tree.child(at, Field.function), "asyncio.get_event_loop", "asyncio.get_running_loop"))
      return true;
    if (isDeferred(kind)) at = tree.after(at) - 1;
  }
  return false;
}
