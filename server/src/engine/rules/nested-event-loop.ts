/** Reports the start of an event loop where one is running already. */

import { chainOf, showChain } from "./facts.js";
import { defineRule } from "./rule.js";
import { awaitedRun } from "./shared/awaited-run.js";
import { loopStartOf } from "./shared/loop-start.js";

export const nestedEventLoop = defineRule({
  id: "nested-event-loop",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "An event loop inside an event loop", "zh-cn": "在事件循环中再启动事件循环" },
  why: {
    en: "A coroutine runs inside an event loop, and a thread can run only one loop at a time. `asyncio.run` raises `RuntimeError` there, and the coroutine it was given never runs. Await the coroutine instead.",
    "zh-cn":
      "协程运行在事件循环之中，而一个线程同一时间只能运行一个事件循环。`asyncio.run` 在这里会引发 `RuntimeError`，传给它的协程也不会执行。请直接 await 该协程。",
  },
  bad: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    asyncio.run(load())\n",
  good: "import asyncio\n\n\nasync def load():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    await load()\n",
  messages: {
    fails: {
      severity: "error",
      en: "`{callee}` fails here: an event loop is already running",
      "zh-cn": "此处 `{callee}` 会失败：事件循环已在运行",
    },
    indirect: {
      severity: "error",
      en: "`{callee}()` fails here: it starts a loop inside the running one: {chain}",
      "zh-cn": "此处 `{callee}()` 会失败：它在运行中的事件循环里又启动了一个：{chain}",
    },
    patched: {
      severity: "info",
      en: "`{callee}` inside a running loop works only while `nest_asyncio` patches asyncio",
      "zh-cn": "在运行中的事件循环里，`{callee}` 只有靠 `nest_asyncio` 补丁才能工作",
    },
  },
  fixes: {
    await: { safety: "unsafe", preferred: true, en: "Await `{coroutine}` instead", "zh-cn": "改为 await `{coroutine}`" },
  },
  checks: {
    call: {
      check(call, context) {
        const running = context.asyncContext(call.node);
        // At the top of a notebook cell it is another rule's.
        if (running?.function === undefined) return;
        const started = loopStartOf(context, call);
        if (started === undefined) {
          const reason = context.file.facts.startsLoop.ofCall(context.site, call.node);
          if (reason === undefined || reason.seed.isPatched) return;
          const chain = chainOf(reason);
          context.report(
            context.calleeSpan(call.node),
            "indirect",
            { callee: context.shown(call.callee), chain: showChain(chain) },
            { chain },
          );
          return;
        }
        const callee = context.shown(call.callee);
        const awaited = awaitedRun(context, call, started);
        const fixes =
          awaited === undefined ? [] : [{ fix: "await" as const, arguments: { coroutine: awaited.coroutine }, edit: awaited.edit }];
        context.report(context.calleeSpan(call.node), started.isPatched ? "patched" : "fails", { callee }, { fixes });
      },
    },
  },
});
