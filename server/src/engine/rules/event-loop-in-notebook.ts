/** Reports the start of an event loop in a notebook, where one is running already. */
import { chainOf, showChain } from "./facts.js";
import { defineRule } from "./rule.js";
import { awaitedRun } from "./shared/awaited-run.js";
import { loopStartOf } from "./shared/loop-start.js";

export const eventLoopInNotebook = defineRule({
  id: "event-loop-in-notebook",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "An event loop started in a notebook", "zh-cn": "在 notebook 中启动事件循环" },
  why: {
    en: "The cells of a notebook run inside the event loop of its kernel, so `asyncio.run` raises `RuntimeError` there: a thread runs only one loop at a time. A cell may use `await` at its top level instead, outside of any function.",
    "zh-cn":
      "notebook 的单元格运行在内核自己的事件循环中，而一个线程同一时间只能运行一个事件循环，所以 `asyncio.run` 在这里会引发 `RuntimeError`。单元格的顶层（不在任何函数内）可以直接使用 `await`。",
  },
  bad: "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nasyncio.run(main())\n",
  good: "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nawait main()\n",
  inNotebooks: true,
  messages: {
    fails: {
      severity: "error",
      en: "`{callee}` fails here: the notebook's own event loop is running",
      "zh-cn": "此处 `{callee}` 会失败：notebook 自身的事件循环正在运行",
    },
    indirect: {
      severity: "error",
      en: "`{callee}()` fails here: it starts a loop inside the notebook's own: {chain}",
      "zh-cn": "此处 `{callee}()` 会失败：它在 notebook 自身的事件循环里又启动了一个：{chain}",
    },
    patched: {
      severity: "info",
      en: "`{callee}` in a notebook works only while `nest_asyncio` patches asyncio",
      "zh-cn": "在 notebook 中，`{callee}` 只有靠 `nest_asyncio` 补丁才能工作",
    },
  },
  fixes: {
    await: { safety: "safe", preferred: true, en: "Await `{coroutine}` instead", "zh-cn": "改为 await `{coroutine}`" },
  },
  checks: {
    call: {
      check(call, context) {
        const running = context.asyncContext(call.node);
        if (running === undefined || running.function !== undefined) return;
        const callee = context.shown(call.callee);
        const anchor = context.calleeSpan(call.node);
        const started = loopStartOf(context, call);
        if (started !== undefined) {
          const awaited = awaitedRun(context, call, started);
          const fixes =
            awaited === undefined ? [] : [{ fix: "await" as const, arguments: { coroutine: awaited.coroutine }, edit: awaited.edit }];
          context.report(anchor, started.isPatched ? "patched" : "fails", { callee }, { fixes });
          return;
        }
        const reason = context.file.facts.startsLoop.ofCall(context.site, call.node);
        if (reason === undefined || reason.seed.isPatched) return;
        const chain = chainOf(reason);
        context.report(anchor, "indirect", { callee, chain: showChain(chain) }, { chain });
      },
    },
  },
});
