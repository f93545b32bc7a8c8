/** Reports calls that wait for a person on the event loop's thread: `input`, `getpass`, the debugger. */
import { blockingNames } from "../project/lookup.js";
import { defineRule } from "./rule.js";
import { findBlockingCall, severityOption, threadFix, threadOffer } from "./shared/blocking.js";

export const blockingInput = defineRule({
  id: "blocking-input",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC250", "S7501"],
  title: { en: "Waiting for a person in an async function", "zh-cn": "在异步函数中等待用户输入" },
  why: {
    en: "`input` holds the thread of the event loop until someone presses Enter. For all that time no other task runs, no timer fires and connections time out. In a thread (`await asyncio.to_thread(input, ...)`) it holds up only the task that asks. Ctrl-C then ends the program only after Enter: the thread cannot be interrupted. A debugger that is left in the code stops everything the same way.",
    "zh-cn":
      "`input` 会一直占住事件循环所在的线程，直到有人按下回车。这段时间里其他任务都不会运行，定时器不会触发，连接会超时。放到线程中（`await asyncio.to_thread(input, ...)`），停住的就只有提问的那个任务。此时按 Ctrl-C 要等到回车之后程序才会结束：线程无法被中断。遗留在代码中的调试断点同样会让一切停住。",
  },
  bad: 'async def ask():\n    return input("Name: ")\n',
  good: 'import asyncio\n\n\nasync def ask():\n    return await asyncio.to_thread(input, "Name: ")\n',
  messages: {
    waits: {
      severity: "warning",
      en: "`{callee}` stops every task on this event loop until someone answers",
      "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到有人输入",
    },
    debugs: {
      severity: "info",
      en: "`{callee}` stops every task on this event loop until the debugger goes on",
      "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到调试器继续运行",
    },
  },
  fixes: threadFix,
  overlaps: [{ tool: "Ruff", code: "ASYNC250", anchor: /^input$/ }],
  checks: {
    call: {
      named: blockingNames("blocking-input"),
      check(call, context) {
        const blocking = findBlockingCall("blocking-input", context, call);
        if (blocking === undefined) return;
        const message = blocking.calls.severity === "info" ? "debugs" : "waits";
        context.report(
          context.calleeSpan(call.node),
          message,
          { callee: blocking.callee },
          { ...severityOption(blocking), fixes: threadOffer(context, call, blocking) },
        );
      },
    },
  },
});
