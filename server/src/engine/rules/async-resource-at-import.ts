/** Reports sessions, pools and primitives that are made at import, before the event loop they belong to. */
import { bindLoop, boundLoopBefore310, needRunningLoop } from "../knowledge/import-time-resources.js";
import { Field } from "../syntax/kinds.gen.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { handlesRuntimeError } from "./shared/handled-error.js";
import { isInMainBlock, mayBeImportedByLoop, runsAtImport } from "./shared/import-time.js";
import { isMeantForSomeVersions } from "./shared/version-test.js";

export const asyncResourceAtImport = defineRule({
  id: "async-resource-at-import",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "An async resource made at import", "zh-cn": "在导入时创建异步资源" },
  why: {
    en: "While a module is imported no event loop is running yet. `aiohttp.ClientSession()` asks for one and raises `RuntimeError`; a pool of asyncpg, and before Python 3.10 every lock and queue of asyncio, takes whatever loop there is then, and fails later with `attached to a different loop`. Since then locks and queues take the loop they first wait in, and fail in the next one. Make it in a coroutine: in the function that `asyncio.run` starts, or when the application starts up.",
    "zh-cn":
      "导入模块时还没有事件循环在运行。`aiohttp.ClientSession()` 会查找运行中的循环，于是引发 `RuntimeError`；asyncpg 的连接池，以及 Python 3.10 之前 asyncio 的所有锁和队列，会绑定当时的循环，之后使用时报 `attached to a different loop`。从 3.10 起，锁和队列会绑定第一次等待时的循环，在下一个循环中则会失败。请在协程中创建：由 `asyncio.run` 启动的函数里，或应用启动时。",
  },
  bad: "import aiohttp\n\nsession = aiohttp.ClientSession()\n",
  good: "import aiohttp\n\n\nasync def load(url):\n    async with aiohttp.ClientSession() as session:\n        async with session.get(url) as response:\n            return await response.text()\n",
  messages: {
    fails: {
      severity: "error",
      en: "`{callee}` fails here: no event loop is running while the module is imported",
      "zh-cn": "此处 `{callee}` 会失败：导入模块时没有事件循环在运行",
    },
    hosted: {
      severity: "warning",
      en: "`{callee}` fails here unless an event loop imports this module: none is running yet",
      "zh-cn": "除非由运行中的事件循环导入本模块，否则此处 `{callee}` 会失败：还没有循环在运行",
    },
    bound: {
      severity: "warning",
      en: "`{callee}` takes the loop there is at import: the one that runs later is another",
      "zh-cn": "`{callee}` 会绑定导入时的循环，而之后运行的是另一个循环",
    },
    shared: {
      severity: "hint",
      en: "`{callee}` fails when it has to wait in the next loop: each `asyncio.run` makes one",
      "zh-cn": "`{callee}` 在下一个循环中需要等待时会失败：每次 `asyncio.run` 都会新建循环",
    },
  },
  fixes: {},
  checks: {
    call: {
      named: [...needRunningLoop, ...bindLoop, ...boundLoopBefore310],
      check(call, context) {
        if (!runsAtImport(context, call.node) || call.arguments.some(({ name }) => name === "loop" || name === "**")) return;
        const isOld = call.names.some((name) => boundLoopBefore310.includes(name));
        if (handlesRuntimeError(context, call.node) || isExpectedToFail(context, call.node, true)) return;
        if (isMeantForSomeVersions(context, call.node)) return;
        const anchor = context.calleeSpan(call.node);
        const holes = { callee: context.shown(call.callee) };
        if (isOld && context.target.oldest.minor >= 10) {
          if (runsOften(context)) context.report(anchor, "shared", holes);
          return;
        }
        const isHosted = mayBeImportedByLoop(context) && !isInMainBlock(context, call.node);
        if (!call.names.some((name) => needRunningLoop.includes(name))) {
          if (!isHosted) context.report(anchor, "bound", holes);
        } else context.report(anchor, isHosted ? "hosted" : "fails", holes);
      },
    },
  },
});

/** Whether the module itself calls `asyncio.run` in several places. */
function runsOften({ file, types }: Check): boolean {
  let count = 0;
  for (const { site, call } of types.calls.named("run", file.module)) {
    const isRun = types.namesOf(types.typeOf(site, site.tree.child(call, Field.function))).includes("asyncio.run");
    if (site.module === file.module && isRun) count++;
  }
  return count > 1;
}
