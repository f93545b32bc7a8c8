/** Reports AWS Lambda handlers that are async: the runtime calls them and does not await what they return. */
import type { EditBuilder } from "../fixes/edits.js";
import { runInPlainFunction } from "../fixes/plain-runner.js";
import type { FunctionInfo } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import { Field } from "../syntax/kinds.gen.js";
import { isAsync } from "../syntax/python.js";
import { defineRule } from "./rule.js";

export const asyncLambdaHandler = defineRule({
  id: "async-lambda-handler",
  group: "frameworks",
  since: "0.1.0",
  sources: ["S7614"],
  title: { en: "An async AWS Lambda handler", "zh-cn": "异步的 AWS Lambda 处理函数" },
  why: {
    en: "The Python runtime of AWS Lambda calls the handler and serializes what it returns. Of an `async def` that is a coroutine: none of its code runs, and the invocation fails because a coroutine is not JSON serializable. Make the handler a plain function that runs the async one by `asyncio.run(...)`.",
    "zh-cn":
      "AWS Lambda 的 Python 运行时会调用处理函数并序列化它的返回值。`async def` 返回的是协程：其中的代码不会执行，而且协程无法序列化为 JSON，于是这次调用会失败。请把处理函数写成普通函数，在其中用 `asyncio.run(...)` 运行异步函数。",
  },
  bad: 'async def lambda_handler(event, context):\n    return {"statusCode": 200}\n',
  good: 'import asyncio\n\n\ndef lambda_handler(event, context):\n    return asyncio.run(respond(event))\n\n\nasync def respond(event):\n    return {"statusCode": 200}\n',
  messages: {
    handler: {
      severity: "warning",
      en: "AWS Lambda does not run `{name}`: its runtime never awaits a handler",
      "zh-cn": "AWS Lambda 不会执行 `{name}`：它的运行时不会 await 处理函数",
    },
  },
  fixes: {
    run: {
      safety: "unsafe",
      preferred: true,
      en: "Make `{name}` a plain function that runs it with `asyncio.run`",
      "zh-cn": "把 `{name}` 改为普通函数，用 `asyncio.run` 运行它",
    },
  },
  checks: {
    function(node, context) {
      const { site, tree, types } = context;
      if (!isAsync(tree, node)) return;
      const info = site.functionAt(node);
      if (info.isLocal || info.owner !== undefined || info.decorators.length > 0) return;
      const { name } = info;
      const isNamed = context.file.settings.lambdaHandlers?.includes(`${site.module.key}:${name}`) === true;
      if (!isNamed && !isCalledLikeOne(info, types)) return;
      const run = { fix: "run" as const, arguments: { name }, edit: (edit: EditBuilder) => runInPlainFunction(edit, info) };
      context.report(tree.child(node, Field.name), "handler", { name }, { fixes: context.file.library === "asyncio" ? [run] : [] });
    },
  },
});

/** By the name and the parameters that the examples of AWS have; called by the project's own code it is not what the runtime calls. */
function isCalledLikeOne({ name, parameters }: FunctionInfo, types: Types): boolean {
  if (name !== "lambda_handler" || parameters.map((parameter) => parameter.name).join() !== "event,context") return false;
  const called = /\blambda_handler\s*\((?!\s*event\s*(?::[^,]*)?,\s*context\s*(?::[^)]*)?\)\s*(?:->[^:]*)?:)/;
  return !types.mentions.of(name).some(({ sites }) => sites.some(({ item }) => called.test(item.text)));
}
