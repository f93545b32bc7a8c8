/** Reports database calls that wait for the answer on the event loop's thread. */
import { defineRule } from "./rule.js";
import { threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";

const messages = {
  waits: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop until the database answers",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到数据库响应",
  },
  replaced: {
    severity: "warning",
    en: "`{callee}` stops every task until the database answers; `{instead}` does not",
    "zh-cn": "`{callee}` 会让所有任务停住，直到数据库响应；`{instead}` 不会",
  },
  iterates: {
    severity: "warning",
    en: "Each step through `{iterable}` stops every task until the database answers",
    "zh-cn": "每次从 `{iterable}` 取值都会让所有任务停住，直到数据库响应",
  },
} as const;

export const blockingDatabase = defineRule({
  id: "blocking-database",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "A blocking database call in an async function", "zh-cn": "异步函数中的阻塞式数据库调用" },
  why: {
    en: "A synchronous database driver waits for the server, or for the disk in the case of sqlite3, on the thread of the event loop. One slow query, one locked table or one lost connection stops every task, timer and connection of the program. Use an asynchronous driver (asyncpg, aiosqlite, SQLAlchemy's `AsyncSession`), or do all work with the connection in one function that runs in a thread: connections and sessions belong to one thread at a time.",
    "zh-cn":
      "同步的数据库驱动会在事件循环的线程上等待服务器（sqlite3 则是等待磁盘）。一条慢查询、一张被锁住的表或一个断开的连接就会让程序的所有任务、定时器和连接全部停住。请使用异步驱动（asyncpg、aiosqlite、SQLAlchemy 的 `AsyncSession`），或者把用到该连接的全部工作放进一个在线程中运行的函数：连接和会话同一时间只属于一个线程。",
  },
  bad: "import psycopg2\n\n\nasync def connect(url):\n    return psycopg2.connect(url)\n",
  good: "import asyncpg\n\n\nasync def connect(url):\n    return await asyncpg.connect(url)\n",
  messages,
  fixes: threadFix,
  checks: blockingChecks<typeof messages, typeof threadFix>("blocking-database", ({ at, isIteration, blocking, options }, context) => {
    const { callee, instead } = blocking;
    if (isIteration) context.report(at, "iterates", { iterable: callee }, options);
    else if (instead === undefined) context.report(at, "waits", { callee }, options);
    else context.report(at, "replaced", { callee, instead }, options);
  }),
});
