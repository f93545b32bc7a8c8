/** Reports coroutine functions of a web framework that block and never await: as plain functions they would run in a thread. */
import type { Span } from "../base/span.js";
import { threadedCalls } from "../project/lookup.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isDeferred } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { blockingSeverity, chainOf } from "./facts.js";
import { type ChainStep, type Severity, severities } from "./finding.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { blockingAt } from "./shared/blocking.js";
import { callersOf, readsOf } from "./shared/callers.js";

export const blockingRoute = defineRule({
  id: "blocking-route",
  group: "blocking",
  since: "0.1.0",
  sources: [],
  title: { en: "A web route that blocks and never awaits", "zh-cn": "会阻塞却从不 await 的 Web 路由" },
  why: {
    en: "FastAPI and Starlette run a path operation or dependency that is a plain `def` in a thread, and one that is an `async def` on the event loop. An `async def` that blocks and awaits nothing has the worst of both: while it works on one request, the server answers no other. Make it a plain `def`, or use asynchronous clients and await them.",
    "zh-cn":
      "FastAPI 和 Starlette 会在线程中运行普通 `def` 的路径操作和依赖项，而在事件循环上运行 `async def` 的。一个会阻塞又什么都不 await 的 `async def` 两头落空：它处理一个请求时，服务器无法响应其他任何请求。请改为普通的 `def`，或者使用异步客户端并 await 它们。",
  },
  bad: 'import requests\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/rate")\nasync def rate():\n    return requests.get("https://example.org/rate").json()\n',
  good: 'import requests\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/rate")\ndef rate():\n    return requests.get("https://example.org/rate").json()\n',
  messages: {
    blocks: {
      severity: "warning",
      en: "`{route}` stops every task and never awaits; as `def` it would run in a thread",
      "zh-cn": "`{route}` 会让所有任务停住，又从不 await；写成 `def` 就会在线程中运行",
    },
  },
  fixes: {
    def: { safety: "unsafe", preferred: true, en: "Make it a plain `def`", "zh-cn": "改为普通的 `def`" },
  },
  checks: {
    function(node, context) {
      const info = context.site.functionAt(node);
      const name = context.tree.child(node, Field.name);
      if (!info.isAsync || name === none || info.body === none || needsLoop(context, info.body)) return;
      const cause = findCause(context, info.body);
      if (cause === undefined || !isThreadable(context.types, info)) return;
      context.report(
        name,
        "blocks",
        { route: info.name },
        {
          severity: cause.severity,
          chain: cause.chain,
          covers: ownSpans(context, info.body),
          fixes: [{ fix: "def", edit: (edit) => void edit.makeSync(node) }],
        },
      );
    },
  },
});

/** Whether the body waits for something, or touches what belongs to the event loop or to the request's context. */
function needsLoop(context: Check, body: Node): boolean {
  const { tree } = context;
  const nodes = [...runningNodes(tree, body)];
  if (nodes.some((at) => isAwaitPoint(tree, at))) return true;
  for (const at of nodes) {
    if (tree.kind(at) !== Kind.call) continue;
    if (context.callAt(at).names.some((name) => /^(asyncio|anyio|trio|contextvars)\./.test(name))) return true;
    if (context.types.isAwaitable(context.typeOf(at)) === true) return true;
  }
  return false;
}

interface Cause {
  readonly severity: Severity;
  readonly chain: readonly ChainStep[];
}

/** The worst call of the body that blocks, itself or further down. */
function findCause(context: Check, body: Node): Cause | undefined {
  const { tree, site } = context;
  let worst: Cause | undefined;
  for (const at of runningNodes(tree, body)) {
    if (tree.kind(at) !== Kind.call) continue;
    const call = context.callAt(at);
    const known = blockingAt(context, call);
    const reason = known === undefined ? context.file.facts.blocks.ofCall(site, at) : undefined;
    const seed = known ?? reason?.seed;
    if (seed === undefined) continue;
    const severity = blockingSeverity(seed);
    if (worst !== undefined && severities.indexOf(severity) >= severities.indexOf(worst.severity)) continue;
    const step = { site, call: at, name: context.shown(call.callee), seed, next: undefined, length: 1 };
    worst = { severity, chain: chainOf(reason ?? step) };
  }
  return worst;
}

/** Whether a framework runs the function, nothing else does, and as a plain one it would run it in a thread. */
function isThreadable(types: Types, info: FunctionInfo): boolean {
  const { site } = info;
  const isRoute = info.decorators.length > 0 && info.decorators.every((node) => isThreaded(types, site, node));
  if (info.decorators.length > 0 && !isRoute) return false;
  return (isRoute || isGivenToThread(types, info)) && callersOf(types, info).awaited.length === 0;
}

/** `Depends(function)`, `Route("/", function)`. */
function isGivenToThread(types: Types, info: FunctionInfo): boolean {
  for (const { site, node, isCertain } of readsOf(types, info)) {
    const { tree } = site;
    const argument = tree.kind(tree.parent(node)) === Kind.keyword_argument ? tree.parent(node) : node;
    const list = tree.parent(argument);
    if (isCertain && list !== none && tree.kind(list) === Kind.argument_list && isThreaded(types, site, tree.parent(list))) return true;
  }
  return false;
}

function isThreaded(types: Types, site: Site, call: Node): boolean {
  if (site.tree.kind(call) !== Kind.call) return false;
  const callee = site.tree.child(call, Field.function);
  return callee !== none && types.namesOf(types.typeOf(site, callee)).some((name) => threadedCalls.has(name));
}

/** The body without the functions in it, which run on their own. */
function ownSpans({ tree }: Check, body: Node): Span[] {
  const spans: Span[] = [];
  let start = tree.start(body);
  for (let at = body; at < tree.after(body); at++) {
    if (!isDeferred(tree.kind(at))) continue;
    spans.push({ start, end: tree.start(at) });
    start = tree.end(at);
    at = tree.after(at) - 1;
  }
  return [...spans, { start, end: tree.end(body) }];
}
