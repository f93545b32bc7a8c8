/** Reports HTTP clients that are made anew for every request of a loop, so that no connection is used twice. */
import { resourceMakers } from "../knowledge/resources.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, isComprehension, isDeferred } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { stepAt } from "./facts.js";
import { defineRule } from "./rule.js";
import { calledBy, readsIn } from "./shared/callers.js";

export const clientPerRequest = defineRule({
  id: "client-per-request",
  group: "resources",
  since: "0.1.0",
  sources: [],
  title: { en: "An HTTP client for every request", "zh-cn": "每个请求都新建 HTTP 客户端" },
  why: {
    en: "A client keeps its connections open for the next request to the same host. One that is made for a single request opens a new connection, with the TCP and TLS handshakes and the loading of certificates, and throws all of it away afterwards; its limit on connections counts for that one request only. Make one client, use it for all requests, and close it at the end.",
    "zh-cn":
      "客户端会保持连接，供下一个发往同一主机的请求使用。如果每个请求都新建一个客户端，就要重新建立连接、进行 TCP 和 TLS 握手并加载证书，用完又全部丢弃；它的连接数上限也只对这一个请求有效。请只创建一个客户端，用它完成所有请求，最后再关闭。",
  },
  bad: "import httpx\n\n\nasync def fetch_all(urls):\n    for url in urls:\n        async with httpx.AsyncClient() as client:\n            print(await client.get(url))\n",
  good: "import httpx\n\n\nasync def fetch_all(urls):\n    async with httpx.AsyncClient() as client:\n        for url in urls:\n            print(await client.get(url))\n",
  messages: {
    loop: {
      severity: "info",
      en: "No connection is reused: every pass of the loop makes a new `{client}`",
      "zh-cn": "连接无法复用：每次循环都会新建一个 `{client}`",
    },
    called: {
      severity: "info",
      en: "No connection is reused: `{function}()` runs in a loop and makes a `{client}` each time",
      "zh-cn": "连接无法复用：`{function}()` 在循环中运行，每次都会新建一个 `{client}`",
    },
  },
  fixes: {},
  offInTests: true,
  checks: {
    call: {
      named: Object.entries(resourceMakers).flatMap(([name, maker]) => (maker.pools === true ? [name] : [])),
      check(call, context) {
        const info = context.asyncContext(call.node)?.function;
        if (info === undefined || !isEntered(context, call.node)) return;
        const client = context.shown(call.callee);
        const anchor = context.calleeSpan(call.node);
        const loop = loopAround(context.site, call.node);
        if (loop !== none) {
          if (!mentions(context, call, namesBoundBy(context.site, loop)) && !endsEarly(context, call.node))
            context.report(anchor, "loop", { client });
          return;
        }
        // What the caller gives may make each client another one.
        if (mentions(context, call, new Set(info.parameters.map(({ name }) => name)))) return;
        const caller = loopingCall(context, info);
        if (caller === undefined) return;
        const { site, node } = caller;
        const step = stepAt(site, node, info.name);
        context.report(anchor, "called", { client, function: info.name }, { chain: [step] });
      },
    },
  },
});

/** `async with Client() as client:`: nothing keeps it. In a handler it is another one for what failed with the first. */
function isEntered({ tree }: Check, call: Node): boolean {
  const parent = tree.parent(call);
  if (ancestorOfKind(tree, call, Kind.except_clause) !== none) return false;
  return tree.kind(parent) === Kind.with_item || tree.kind(parent) === Kind.as_pattern;
}

/** The `for` loop or comprehension that runs a node for each of many things; `none` where it only tries again. */
function loopAround({ tree }: Site, node: Node): Node {
  for (let at = tree.parent(node), from = node; at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.while_statement) return none;
    const clause = kind === Kind.for_statement ? at : isComprehension(kind) ? tree.childOfKind(at, Kind.for_in_clause) : none;
    if (clause === none || tree.field(from) !== Field.body) continue;
    const over = tree.textOf(tree.child(clause, Field.right));
    return /^range\(|attempt|retr/i.test(over) || /^_$|attempt|retr|\btry|\btries/i.test(tree.textOf(tree.child(clause, Field.left)))
      ? none
      : at;
  }
  return none;
}

/** The names that a loop, and the statements in it, give new values in each pass. */
function namesBoundBy({ model, tree }: Site, loop: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const scope of model.scopes)
    for (const { name, definitions } of scope.bindings.values())
      if (definitions.some(({ target }) => tree.holds(loop, target))) names.add(name);
  return names;
}

/** Whether the client is made with something of these names. */
function mentions({ tree }: Check, call: Call, names: ReadonlySet<string>): boolean {
  const list = tree.child(call.node, Field.arguments);
  for (let at = list; at !== none && at < tree.after(list); at++)
    if (tree.kind(at) === Kind.identifier && names.has(tree.textOf(at))) return true;
  return false;
}

/** A loop that is left from inside the client's block looks for the first that answers. */
function endsEarly({ tree }: Check, call: Node): boolean {
  const statement = ancestorOfKind(tree, call, Kind.with_statement);
  for (let at = statement; at < tree.after(statement); at++)
    if (tree.kind(at) === Kind.return_statement || tree.kind(at) === Kind.break_statement) return true;
  return false;
}

/** A call of the function in a loop of the project. */
function loopingCall(context: Check, info: FunctionInfo): { site: Site; node: Node } | undefined {
  const { types } = context;
  if (info.decorators.length > 0) return undefined;
  for (const { module, sites } of types.mentions.of(info.name)) {
    if (module !== info.site.module && info.isLocal) continue;
    for (const site of sites) {
      for (const { node, isCertain } of readsIn(types, site, info)) {
        const call = isCertain ? calledBy(site.tree, node) : none;
        if (call !== none && loopAround(site, call) !== none) return { site, node: call };
      }
    }
  }
  return undefined;
}
