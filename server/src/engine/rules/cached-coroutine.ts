/** Reports caches on coroutine functions: they keep the coroutine, which can be awaited once, and not its result. */
import { resultCaches } from "../knowledge/result-caches.js";
import { decorateWith } from "../project/decorators.js";
import { isPlaceholder } from "../project/returns.js";
import type { Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { defineRule } from "./rule.js";
import { isAbstract } from "./shared/abstract.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const cachedCoroutine = defineRule({
  id: "cached-coroutine",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A cache on a coroutine function", "zh-cn": "给异步函数加了缓存" },
  why: {
    en: "`functools.cache`, `lru_cache` and `cached_property` keep what the function returns. A coroutine function returns a coroutine, and that can be awaited only once: the first caller gets the result, every later one a RuntimeError (and of an async generator nothing at all). Keep the result instead, or a task made by `asyncio.create_task`, which may be awaited again; `async_lru.alru_cache` does so.",
    "zh-cn":
      "`functools.cache`、`lru_cache` 和 `cached_property` 保存的是函数的返回值。异步函数返回的是协程，而协程只能 await 一次：第一个调用者得到结果，之后的每一个都会得到 RuntimeError（如果是异步生成器，则什么也得不到）。请改为缓存结果本身，或者缓存 `asyncio.create_task` 创建的任务，任务可以多次 await；`async_lru.alru_cache` 就是这样做的。",
  },
  bad: "import asyncio\nfrom functools import lru_cache\n\n\n@lru_cache(maxsize=100)\nasync def load(name):\n    await asyncio.sleep(1)\n    return name.title()\n",
  good: "import asyncio\nfrom functools import lru_cache\n\n\nasync def load(name):\n    await asyncio.sleep(1)\n    return title(name)\n\n\n@lru_cache(maxsize=100)\ndef title(name):\n    return name.title()\n",
  messages: {
    coroutine: {
      severity: "error",
      en: "The second caller of `{name}` fails: the cache hands it a coroutine that was awaited already",
      "zh-cn": "第二个调用 `{name}` 的代码会失败：缓存给它的是已经 await 过的协程",
    },
    generator: {
      severity: "error",
      en: "The second caller of `{name}` gets nothing: the cache hands it an async generator that is spent",
      "zh-cn": "第二个调用 `{name}` 的代码什么也得不到：缓存给它的异步生成器已经耗尽",
    },
  },
  fixes: {},
  checks: {
    function(node, context) {
      const { site, tree, types } = context;
      const info = site.functionAt(node);
      if (!info.isAsync) return;
      let type: Type = { kind: "function", function: info };
      for (const decorator of info.decorators.toReversed()) {
        // What another decorator has made of the function may give something that lasts.
        if (type.kind !== "function" || type.function !== info || type.result !== undefined) return;
        const isCall = tree.kind(decorator) === Kind.call;
        const callee = isCall ? tree.child(decorator, Field.function) : decorator;
        if (context.namesOf(callee).some((name) => resultCaches.has(name))) {
          if ((isPlaceholder(info) && isAbstract(info)) || isExpectedToFail(context, node)) return;
          const at = isCall ? context.calleeSpan(decorator) : decorator;
          context.report(at, info.isGenerator ? "generator" : "coroutine", { name: info.name });
          return;
        }
        type = decorateWith(types, site, decorator, type, info);
      }
    },
  },
});
