/** Reports HTTP requests that wait for the server on the event loop's thread. */

import type { EditBuilder } from "../fixes/edits.js";
import { blockingNames } from "../project/lookup.js";
import { functionScope } from "../semantics/build.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, handlersOf, parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { type BlockingCall, findBlockingCall, freshName, threadFix, threadOffer, wholeStatement } from "./shared/blocking.js";

const fixes = {
  client: { safety: "unsafe", en: "Use `httpx.AsyncClient`", "zh-cn": "改用 `httpx.AsyncClient`" },
  ...threadFix,
} as const;

export const blockingHttp = defineRule({
  id: "blocking-http",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC210", "ASYNC211", "ASYNC212", "S7499"],
  title: { en: "A blocking HTTP request in an async function", "zh-cn": "异步函数中的阻塞式 HTTP 请求" },
  why: {
    en: "requests, urllib and the synchronous clients of httpx and urllib3 wait for the server on the thread of the event loop. Until it answers, or its timeout ends, no other task of the loop runs: one slow server stops the whole program. Use an asynchronous client (`httpx.AsyncClient`, `aiohttp.ClientSession`), or run the call in a thread.",
    "zh-cn":
      "requests、urllib 以及 httpx 和 urllib3 的同步客户端都会在事件循环的线程上等待服务器。在服务器响应或超时之前，循环中的其他任务都不会运行：一台缓慢的服务器就能让整个程序停住。请使用异步客户端（`httpx.AsyncClient`、`aiohttp.ClientSession`），或者把调用放到线程中运行。",
  },
  bad: "import requests\n\n\nasync def load(url):\n    return requests.get(url, timeout=10).json()\n",
  good: "import httpx\n\n\nasync def load(url):\n    async with httpx.AsyncClient() as client:\n        response = await client.get(url, timeout=10)\n    return response.json()\n",
  messages: {
    waits: {
      severity: "warning",
      en: "`{callee}` stops every task on this event loop until the server answers",
      "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到服务器响应",
    },
  },
  fixes,
  overlaps: [
    {
      tool: "Ruff",
      code: "ASYNC210",
      anchor: /^((requests|httpx)\.(delete|get|head|options|patch|post|put)|(urllib\.request\.)?urlopen)$/,
    },
  ],
  checks: {
    call: {
      named: blockingNames("blocking-http"),
      check(call, context) {
        const blocking = findBlockingCall("blocking-http", context, call);
        if (blocking === undefined) return;
        const offers = [...threadOffer(context, call, blocking), ...clientOffer(context, call, blocking)];
        context.report(context.calleeSpan(call.node), "waits", { callee: blocking.callee }, { fixes: offers });
      },
    },
  },
});

/** Keyword arguments that mean the same to the methods of `httpx.AsyncClient`. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  httpx: ["auth", "cookies", "data", "extensions", "follow_redirects", "headers", "json", "params", "timeout", "url"],
  // Not `params`, of which requests leaves out what is None.
  requests: ["headers", "json", "timeout", "url"],
};
/** What a response of requests and one of httpx have alike. */
const sharedAttributes: ReadonlySet<string> = new Set(["content", "headers", "json", "raise_for_status", "status_code", "text"]);

/** A request by `httpx.get` or `requests.get` that a client of httpx can make alike, in a file that uses httpx. */
function clientOffer(context: Check, call: Call, blocking: BlockingCall): Offer<typeof fixes>[] {
  const { tree } = context;
  const [, library, verb] = /^(httpx|requests)\.(get|options|head|post|put|patch|delete|request)$/.exec(blocking.name) ?? [];
  const statement = wholeStatement(context, call.node);
  if (library === undefined || verb === undefined || statement === undefined || !blocking.running.canAwait) return [];
  if (tree.kind(statement) !== Kind.expression_statement && tree.kind(statement) !== Kind.return_statement) return [];
  if (!isUnderstoodAlike(context, call, library, verb)) return [];
  if (library === "requests" && !(importsHttpx(context) && isUsedAlike(context, call.node) && !isErrorHandled(context, call.node)))
    return [];
  if (holdsLineString(context, statement)) return [];
  const client = freshName(context, "client");
  return [{ fix: "client", edit: (edit) => rewrite(context, call, { edit, statement, client, verb, options: optionsFor(call, library) }) }];
}

/** Whether the arguments say the same to a method of `httpx.AsyncClient`. */
function isUnderstoodAlike(context: Check, call: Call, library: string, verb: string): boolean {
  const positional = call.arguments.filter((argument) => argument.name === undefined).length;
  if (positional > (verb === "request" ? 2 : 1)) return false;
  const hasBody = ["post", "put", "patch", "request"].includes(verb);
  return call.arguments.every(({ name, value }) => {
    if (name === undefined) return true;
    if (!hasBody && (name === "json" || name === "data")) return false;
    // A tuple is two times for requests and four for httpx.
    const isTime = [Kind.integer, Kind.float, Kind.none].includes(context.tree.kind(value));
    return keywordsOf[library]?.includes(name) === true && (library === "httpx" || name !== "timeout" || isTime);
  });
}

/** requests follows redirects, and waits for ever unless it is told how long. */
function optionsFor(call: Call, library: string): string {
  if (library !== "requests") return "";
  return call.arguments.some(({ name }) => name === "timeout") ? "follow_redirects=True" : "follow_redirects=True, timeout=None";
}

interface Rewriting {
  readonly edit: EditBuilder;
  readonly statement: Node;
  readonly client: string;
  readonly verb: string;
  readonly options: string;
}

/** Puts the statement under `async with httpx.AsyncClient() as client:`. */
function rewrite(context: Check, call: Call, { edit, statement, client, verb, options }: Rewriting): boolean {
  const { tree } = context;
  const asyncClient = edit.importName("httpx", "AsyncClient", call.node);
  if (asyncClient === undefined || edit.hasComment({ start: tree.start(call.callee), end: tree.end(call.callee) })) return false;
  const indentation = edit.indentationOf(statement);
  const inner = indentation + edit.indentUnit;
  edit.insertBefore(statement, `async with ${asyncClient}(${options}) as ${client}:${edit.lineBreak}${inner}`);
  for (const match of tree.textOf(statement).matchAll(/\r\n|\r|\n/g))
    edit.insert(tree.start(statement) + match.index + match[0].length, edit.indentUnit);
  if (!context.isAwaited(call.node)) edit.await(call.node);
  edit.replace(call.callee, `${client}.${verb}`);
  return true;
}

function importsHttpx(context: Check): boolean {
  return [...context.file.module.symbols.values()].some((found) =>
    found.some(({ definition }) => definition.kind === "import" && definition.module === "httpx"),
  );
}

/** Whether only what both libraries have is asked of the response. */
function isUsedAlike(context: Check, call: Node): boolean {
  const { tree } = context;
  const parent = parentExpression(tree, call);
  switch (tree.kind(parent)) {
    case Kind.expression_statement:
      return true;
    case Kind.attribute:
      return sharedAttributes.has(tree.textOf(tree.child(parent, Field.attribute)));
    case Kind.assignment: {
      const target = tree.child(parent, Field.left);
      const binding = context.localBinding(target);
      if (binding === undefined || binding.definitions.length !== 1) return false;
      return binding.uses.every((use) => {
        const outer = tree.parent(use);
        if (functionScope(context.model.scopeAt(use)) !== binding.scope || tree.kind(outer) !== Kind.attribute) return false;
        return sharedAttributes.has(tree.textOf(tree.child(outer, Field.attribute)));
      });
    }
    default:
      return false;
  }
}

/** Whether a `try` around handles errors: those of requests are not those of httpx. */
function isErrorHandled(context: Check, node: Node): boolean {
  const { tree } = context;
  for (let at = node; ; ) {
    at = ancestorOfKind(tree, at, Kind.try_statement, Kind.function_definition);
    if (at === none || tree.kind(at) === Kind.function_definition) return false;
    if (tree.holds(tree.child(at, Field.body), node) && handlersOf(tree, at).length > 0) return true;
  }
}

/** Whether a string goes over several lines: what is inside would be indented with the statement. */
function holdsLineString(context: Check, statement: Node): boolean {
  const { tree } = context;
  for (let at = statement; at < tree.after(statement); at++)
    if (tree.kind(at) === Kind.string && /[\r\n]/.test(tree.textOf(at))) return true;
  return false;
}
