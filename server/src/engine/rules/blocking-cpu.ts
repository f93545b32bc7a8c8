/** Reports work that is known to keep a processor busy for long on the event loop's thread. */
import { defineRule } from "./rule.js";
import { threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";

const messages = {
  computes: {
    severity: "hint",
    en: "`{callee}` stops every task on this event loop while it computes",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到计算完成",
  },
} as const;

export const blockingCpu = defineRule({
  id: "blocking-cpu",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "Long computation in an async function", "zh-cn": "异步函数中的长时间计算" },
  why: {
    en: "Hashing a password, deriving a key, compressing much data or asking a model is meant to take long, and it takes that long on the thread of the event loop. All of these let other threads run while they compute, so `await asyncio.to_thread(...)` keeps the loop going; long computation in pure Python needs a process of its own (`loop.run_in_executor` with a `ProcessPoolExecutor`).",
    "zh-cn":
      "密码哈希、密钥派生、压缩大量数据或运行模型，本来就要花很长时间，而这些时间全都花在事件循环的线程上。它们在计算时都允许其他线程运行，所以 `await asyncio.to_thread(...)` 能让循环继续；纯 Python 的长时间计算则需要单独的进程（`loop.run_in_executor` 配合 `ProcessPoolExecutor`）。",
  },
  bad: "import bcrypt\n\n\nasync def register(password):\n    return bcrypt.hashpw(password, bcrypt.gensalt())\n",
  good: "import asyncio\nimport bcrypt\n\n\nasync def register(password):\n    return await asyncio.to_thread(bcrypt.hashpw, password, bcrypt.gensalt())\n",
  messages,
  fixes: threadFix,
  checks: blockingChecks<typeof messages, typeof threadFix>("blocking-cpu", ({ at, blocking, options }, context) => {
    context.report(at, "computes", { callee: blocking.callee }, options);
  }),
});
