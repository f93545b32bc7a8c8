/** Reports calls of the project's own functions that end in a call that blocks. */
import { blockingSeverity, chainOf, showChain } from "./facts.js";
import { defineRule } from "./rule.js";
import { blockingAt, startupSeverity, threadFix, threadOffer } from "./shared/blocking.js";

export const blockingCall = defineRule({
  id: "blocking-call",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "A function that blocks further down", "zh-cn": "深层会阻塞的函数" },
  why: {
    en: "A plain function called from a coroutine runs on the event loop's thread, with everything it calls. Somewhere down this chain stands a call that waits, and until it returns no other task, timer or connection of the loop goes on. Use an async client down there, or run the function in a thread with `asyncio.to_thread`.",
    "zh-cn":
      "协程中调用的普通函数连同它调用的一切都运行在事件循环的线程上。这条调用链的深处有一个会等待的调用，在它返回之前，事件循环的其他任务、定时器和连接都无法继续。请在那里改用异步客户端，或者用 `asyncio.to_thread` 在线程中运行该函数。",
  },
  bad: "import time\n\n\ndef refresh():\n    time.sleep(1)\n\n\nasync def main():\n    refresh()\n",
  good: "import asyncio\nimport time\n\n\ndef refresh():\n    time.sleep(1)\n\n\nasync def main():\n    await asyncio.to_thread(refresh)\n",
  messages: {
    blocks: {
      severity: "warning",
      en: "`{callee}()` blocks the event loop: {chain}",
      "zh-cn": "`{callee}()` 阻塞事件循环：{chain}",
    },
  },
  fixes: threadFix,
  checks: {
    call: {
      check(call, context) {
        const running = context.asyncContext(call.node);
        if (running === undefined || blockingAt(context, call) !== undefined) return;
        const reason = context.file.facts.blocks.ofCall(context.site, call.node);
        if (reason === undefined) return;
        const known = reason.seed;
        const isCheap = known.calls.rule === "blocking-file" || known.calls.rule === "blocking-path";
        if (isCheap && context.file.isTest) return;
        const chain = chainOf(reason);
        const callee = context.shown(call.callee);
        context.report(
          context.calleeSpan(call.node),
          "blocks",
          { callee, chain: showChain(chain) },
          {
            severity: blockingSeverity(known),
            ...(isCheap ? startupSeverity(context, call.node, running) : {}),
            chain,
            fixes: threadOffer(context, call, { ...known, callee, running }),
          },
        );
      },
    },
  },
});
