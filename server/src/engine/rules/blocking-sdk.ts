/** Reports clients of services that wait for the answer on the event loop's thread, most of which have asynchronous twins. */
import { defineRule } from "./rule.js";
import { threadFix } from "./shared/blocking.js";
import { blockingChecks } from "./shared/blocking-checks.js";

const messages = {
  waits: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop until the service answers",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到服务响应",
  },
  replaced: {
    severity: "warning",
    en: "`{callee}` stops every task until the service answers; `{instead}` does not",
    "zh-cn": "`{callee}` 会让所有任务停住，直到服务响应；`{instead}` 不会",
  },
  iterates: {
    severity: "warning",
    en: "Each step through `{iterable}` stops every task until the service answers",
    "zh-cn": "每次从 `{iterable}` 取值都会让所有任务停住，直到服务响应",
  },
} as const;

export const blockingSdk = defineRule({
  id: "blocking-sdk",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "A synchronous client in an async function", "zh-cn": "异步函数中的同步客户端" },
  why: {
    en: "The client sends a request and waits for the answer on the thread of the event loop. An answer of a language model takes seconds, and for all of them no other task of the program runs. Most such libraries have an asynchronous client with the same methods; where yours has none, run the call in a thread with `asyncio.to_thread`.",
    "zh-cn":
      "客户端发出请求后，会在事件循环的线程上等待响应。语言模型的一次回答要好几秒，这期间程序的其他任务都不会运行。这类库大多提供方法相同的异步客户端；如果没有，请用 `asyncio.to_thread` 把调用放到线程中运行。",
  },
  bad: 'import openai\n\nclient = openai.OpenAI()\n\n\nasync def ask(messages):\n    return client.chat.completions.create(model="gpt-5", messages=messages)\n',
  good: 'import openai\n\nclient = openai.AsyncOpenAI()\n\n\nasync def ask(messages):\n    return await client.chat.completions.create(model="gpt-5", messages=messages)\n',
  messages,
  fixes: threadFix,
  checks: blockingChecks<typeof messages, typeof threadFix>("blocking-sdk", ({ at, isIteration, blocking, options }, context) => {
    const { callee, instead } = blocking;
    if (isIteration) context.report(at, "iterates", { iterable: callee }, options);
    else if (instead === undefined) context.report(at, "waits", { callee }, options);
    else context.report(at, "replaced", { callee, instead }, options);
  }),
});
