/** Reports database connections and sessions that several tasks use at once. */
import { oneAtATime } from "../knowledge/resources.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, isComprehension, isDeferred, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";
import { rootOf } from "./shared/shared-state.js";

export const sharedConnection = defineRule({
  id: "shared-connection",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "A database connection that several tasks use", "zh-cn": "多个任务共用一个数据库连接" },
  why: {
    en: "A connection of the database carries one command at a time. When a second task asks before the first has its answer, asyncpg raises `another operation is in progress`, SQLAlchemy raises that the session is in use, and others mix up the answers. Give each task a connection of its own from a pool (`async with pool.acquire() as connection`), a session of its own, or run the commands one after the other.",
    "zh-cn":
      "一个数据库连接一次只能执行一条命令。如果第一个任务还没拿到结果，第二个任务就发起请求，asyncpg 会引发 `another operation is in progress`，SQLAlchemy 会报告会话正在使用中，有些驱动则会把结果弄混。请从连接池为每个任务取各自的连接（`async with pool.acquire() as connection`），或使用各自的会话，或者依次执行这些命令。",
  },
  bad: 'import asyncio\n\nimport asyncpg\n\n\nasync def load(connection: asyncpg.Connection):\n    return await asyncio.gather(connection.fetch("select 1"), connection.fetch("select 2"))\n',
  good: 'import asyncio\n\nimport asyncpg\n\n\nasync def load(pool: asyncpg.Pool):\n    return await asyncio.gather(pool.fetch("select 1"), pool.fetch("select 2"))\n',
  messages: {
    shared: {
      severity: "warning",
      en: "This fails once two tasks wait for `{connection}`: it serves one at a time",
      "zh-cn": "两个任务同时等待 `{connection}` 时会出错：它一次只能服务一个任务",
    },
  },
  fixes: {},
  checks: {
    call: {
      named: ["asyncio.gather", "asyncio.wait", "asyncio.as_completed", "asyncio.TaskGroup.create_task"],
      check(call, context) {
        const found = call.names.includes("asyncio.TaskGroup.create_task") ? sharedInGroup(context, call) : sharedInGather(context, call);
        if (found !== none) context.report(context.firstLine(found), "shared", { connection: context.shown(found) });
      },
    },
  },
});

/** `gather(a(c), b(c))`, `gather(*[f(c, x) for x in xs])`: the second use, or the one that is repeated. */
function sharedInGather(context: Check, call: Call): Node {
  const { tree } = context;
  const seen = new Set<string>();
  for (const part of call.arguments.flatMap(({ name, value }) => (name === undefined || name === "*" ? partsOf(context, value) : []))) {
    const used = connectionsIn(context, part);
    const isRepeated = isComprehension(tree.kind(part));
    const again = used.find((node) => (isRepeated ? isMadeOutside(context, node, part) : seen.has(tree.textOf(node))));
    if (again !== undefined) return again;
    for (const node of used) seen.add(tree.textOf(node));
  }
  return none;
}

/** The elements of a display that is passed, else the expression itself. */
function partsOf({ tree }: Check, node: Node): Node[] {
  const inner = unparenthesized(tree, node);
  return [Kind.list, Kind.tuple, Kind.set].includes(tree.kind(inner)) ? tree.namedChildren(inner) : [inner];
}

/** `group.create_task(f(c))` in a loop, or for the second time in the function. */
function sharedInGroup(context: Check, call: Call): Node {
  const { tree } = context;
  const body = context.functionAt(call.node)?.body;
  if (body === undefined || body === none || context.isAwaited(call.node)) return none;
  const used = connectionsIn(context, call.arguments[0]?.value ?? none);
  const loop = loopAround(context, call.node);
  for (const node of used) {
    if (loop !== none) {
      if (isMadeOutside(context, node, loop)) return node;
      continue;
    }
    for (const other of runningNodes(tree, body)) {
      if (other >= call.node) break;
      if (tree.kind(other) !== Kind.call || tree.textOf(tree.child(other, Field.function)) !== tree.textOf(call.callee)) continue;
      const first = argumentsOf(tree, other)[0];
      const isSame = first !== undefined && connectionsIn(context, first.value).some((one) => tree.textOf(one) === tree.textOf(node));
      // The tasks of two branches never meet.
      if (isSame && blockOf(context, other) === blockOf(context, call.node)) return node;
    }
  }
  return none;
}

function blockOf({ tree }: Check, node: Node): Node {
  let at = node;
  while (at !== none && tree.kind(at) !== Kind.block) at = tree.parent(at);
  return at;
}

function loopAround({ tree }: Check, node: Node): Node {
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    const kind = tree.kind(at);
    // A group of its own in each pass waits for its tasks.
    if (kind === Kind.with_statement) return none;
    if (kind === Kind.for_statement || kind === Kind.while_statement || isComprehension(kind)) return at;
  }
  return none;
}

/** The connections an expression makes coroutines with: what methods are called on, and what is passed. */
function connectionsIn(context: Check, from: Node): Node[] {
  const { tree } = context;
  const found: Node[] = [];
  if (from === none || takesTurns(context, from)) return found;
  for (const at of runningNodes(tree, from)) {
    const kind = tree.kind(at);
    if (kind !== Kind.identifier && kind !== Kind.attribute) continue;
    const parent = tree.parent(at);
    const isReceiver =
      tree.kind(parent) === Kind.attribute && tree.field(at) === Field.object && tree.kind(tree.parent(parent)) === Kind.call;
    const isPassed =
      tree.kind(parent) === Kind.argument_list || (tree.kind(parent) === Kind.keyword_argument && tree.field(at) === Field.value);
    if ((isReceiver || isPassed) && context.isInstance(context.typeOf(at), ...oneAtATime)) found.push(at);
  }
  return found;
}

/** Whether the function that is called lets its callers in one by one. */
function takesTurns(context: Check, from: Node): boolean {
  const { tree } = context;
  const inner = isComprehension(tree.kind(from)) ? tree.child(from, Field.body) : from;
  if (inner === none || tree.kind(inner) !== Kind.call) return false;
  const type = context.typeOf(tree.child(inner, Field.function));
  return type.kind === "function" && /async with [^\n]*(lock|sem|mutex|limit)/i.test(type.function.site.tree.textOf(type.function.node));
}

/** Whether a name has one value for all passes of a loop. */
function isMadeOutside({ model, tree }: Check, node: Node, loop: Node): boolean {
  const binding = model.bindingOf(rootOf(tree, node));
  return binding === undefined || binding.definitions.every(({ target }) => !tree.holds(loop, target));
}
