/** Reports questions to the file system and changes of it on the event loop's thread. */
import { defineRule } from "./rule.js";
import { startupSeverity, threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";

const messages = {
  waits: {
    severity: "info",
    en: "`{callee}` stops every task on this event loop until the disk answers",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到磁盘响应",
  },
  trees: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop until all is copied or deleted",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到全部复制或删除完成",
  },
  iterates: {
    severity: "info",
    en: "Each step through `{iterable}` stops every task until the disk answers",
    "zh-cn": "每次从 `{iterable}` 取值都会让所有任务停住，直到磁盘响应",
  },
} as const;

export const blockingPath = defineRule({
  id: "blocking-path",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC240"],
  title: { en: "The file system asked in an async function", "zh-cn": "在异步函数中访问文件系统" },
  why: {
    en: "Asking whether a file exists, listing a folder or deleting a tree waits for the disk on the thread of the event loop. On a local disk one question is short; a tree, a network drive or a sleeping disk is not, and all other tasks wait with it. Do the whole work in one function that runs in a thread (`await asyncio.to_thread(shutil.rmtree, folder)`), or use `anyio.Path` or aiofiles, which do that for each call.",
    "zh-cn":
      "查询文件是否存在、列出目录或删除目录树，都会在事件循环的线程上等待磁盘。在本地磁盘上单次查询很快；但目录树、网络盘或休眠的磁盘则不然，而其他任务都得跟着等待。请把整段工作放进一个在线程中运行的函数（`await asyncio.to_thread(shutil.rmtree, folder)`），或者使用 `anyio.Path` 或 aiofiles，它们对每次调用都这样做。",
  },
  bad: "import shutil\n\n\nasync def clean(folder):\n    shutil.rmtree(folder)\n",
  good: "import asyncio\nimport shutil\n\n\nasync def clean(folder):\n    await asyncio.to_thread(shutil.rmtree, folder)\n",
  messages,
  fixes: threadFix,
  offInTests: true,
  checks: blockingChecks<typeof messages, typeof threadFix>("blocking-path", ({ node, at, isIteration, blocking, options }, context) => {
    const { callee, calls, running } = blocking;
    const set = { ...options, ...startupSeverity(context, node, running) };
    if (isIteration) context.report(at, "iterates", { iterable: callee }, set);
    else context.report(at, calls.severity === "warning" ? "trees" : "waits", { callee }, set);
  }),
});
