/** Reports sockets, name lookups and network protocols that wait on the event loop's thread. */
import { defineRule } from "./rule.js";
import { threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";

const messages = {
  waits: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop until the network answers",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到网络响应",
  },
  replaced: {
    severity: "warning",
    en: "`{callee}` stops every task until the network answers; `{instead}` does not",
    "zh-cn": "`{callee}` 会让所有任务停住，直到网络响应；`{instead}` 不会",
  },
  iterates: {
    severity: "warning",
    en: "Each step through `{iterable}` stops every task until the network answers",
    "zh-cn": "每次从 `{iterable}` 取值都会让所有任务停住，直到网络响应",
  },
} as const;

export const blockingNetwork = defineRule({
  id: "blocking-network",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "A blocking network call in an async function", "zh-cn": "异步函数中的阻塞式网络调用" },
  why: {
    en: "A blocking socket, a name lookup, or a client for mail, FTP or SSH waits for the other side on the thread of the event loop. While packets travel, or a timeout runs out, no other task of the loop goes on. asyncio has its own streams (`asyncio.open_connection`), its own name lookup (`loop.getaddrinfo`) and calls for sockets that do not block (`loop.sock_recv`); the other protocols have asynchronous libraries.",
    "zh-cn":
      "阻塞式套接字、域名解析，以及邮件、FTP 或 SSH 客户端都会在事件循环的线程上等待对方。在数据往返或超时结束之前，循环中的其他任务都无法继续。asyncio 有自己的流（`asyncio.open_connection`）、自己的域名解析（`loop.getaddrinfo`），以及用于非阻塞套接字的调用（`loop.sock_recv`）；其他协议也有异步库。",
  },
  bad: "import socket\n\n\nasync def lookup(host):\n    return socket.gethostbyname(host)\n",
  good: "import asyncio\n\n\nasync def lookup(host):\n    return await asyncio.get_running_loop().getaddrinfo(host, None)\n",
  messages,
  fixes: threadFix,
  checks: blockingChecks<typeof messages, typeof threadFix>("blocking-network", ({ at, isIteration, blocking, options }, context) => {
    const { callee, instead } = blocking;
    if (isIteration) context.report(at, "iterates", { iterable: callee }, options);
    else if (instead === undefined) context.report(at, "waits", { callee }, options);
    else context.report(at, "replaced", { callee, instead }, options);
  }),
});
