/** Reports calls of the project's own functions that end in a call that blocks. */
import type { KnownBlocking } from "../project/lookup.js";
import type { Call } from "./check.js";
import { blockingSeverity, chainOf, showChain } from "./facts.js";
import { type Context, defineRule } from "./rule.js";
import { blockingAt, insteadOf, startupSeverity, threadFix, threadOffer } from "./shared/blocking.js";
import { isOfOneColour } from "./shared/colour-test.js";

const messages = {
  blocks: {
    severity: "warning",
    en: "`{callee}()` blocks the event loop: {chain}",
    "zh-cn": "`{callee}()` 阻塞事件循环：{chain}",
  },
  listed: {
    severity: "warning",
    en: "`{callee}()` blocks the event loop, as the setting `blockingCalls` says",
    "zh-cn": "`{callee}()` 阻塞事件循环：设置 `blockingCalls` 中已列出",
  },
  replaced: {
    severity: "warning",
    en: "`{callee}()` blocks the event loop; `{instead}` does not",
    "zh-cn": "`{callee}()` 阻塞事件循环；`{instead}` 不会",
  },
} as const;

export const blockingCall = defineRule({
  id: "blocking-call",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC200"],
  title: { en: "A function that blocks further down", "zh-cn": "深层会阻塞的函数" },
  why: {
    en: "A plain function called from a coroutine runs on the event loop's thread, with everything it calls. Somewhere down this chain stands a call that waits, and until it returns no other task, timer or connection of the loop goes on. Use an async client down there, or run the function in a thread with `asyncio.to_thread`. Functions that block in a way nobody can see, in a C library for instance, can be named in the setting `asyncioLens.blockingCalls`.",
    "zh-cn":
      "协程中调用的普通函数连同它调用的一切都运行在事件循环的线程上。这条调用链的深处有一个会等待的调用，在它返回之前，事件循环的其他任务、定时器和连接都无法继续。请在那里改用异步客户端，或者用 `asyncio.to_thread` 在线程中运行该函数。以看不出来的方式（例如在 C 库中）阻塞的函数，可以写进设置 `asyncioLens.blockingCalls`。",
  },
  bad: "import time\n\n\ndef refresh():\n    time.sleep(1)\n\n\nasync def main():\n    refresh()\n",
  good: "import asyncio\nimport time\n\n\ndef refresh():\n    time.sleep(1)\n\n\nasync def main():\n    await asyncio.to_thread(refresh)\n",
  messages,
  fixes: threadFix,
  checks: {
    call: {
      check(call, context) {
        const running = context.asyncContext(call.node);
        if (running === undefined || isOfOneColour(context, call.node)) return;
        const direct = blockingAt(context, call);
        if (direct !== undefined) {
          // What is awaited does not block, whatever the settings say.
          if (direct.calls.rule === "blocking-call" && !context.isAwaited(call.node)) reportListed(context, call, direct);
          return;
        }
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

/** A call that the user's settings name. */
function reportListed(context: Context<typeof messages, typeof threadFix>, call: Call, known: KnownBlocking): void {
  const callee = context.shown(call.callee);
  const instead = insteadOf(context, known);
  if (instead === undefined) context.report(context.calleeSpan(call.node), "listed", { callee });
  else context.report(context.calleeSpan(call.node), "replaced", { callee, instead });
}
