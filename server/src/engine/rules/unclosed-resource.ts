/** Reports sessions, connections and files that the function that makes them neither closes nor hands on. */
import { putUnder } from "../fixes/blocks.js";
import type { EditBuilder } from "../fixes/edits.js";
import { closers, type ResourceMaker, resourceMakers } from "../knowledge/resources.js";
import { functionScope } from "../semantics/build.js";
import { type Binding, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";

export const unclosedResource = defineRule({
  id: "unclosed-resource",
  group: "resources",
  since: "0.1.0",
  sources: [],
  title: { en: "A session, connection or file that nothing closes", "zh-cn": "没有被关闭的会话、连接或文件" },
  why: {
    en: "What is opened stays open until it is closed: sockets, file handles, connections of the database. Closing takes an `await`, so the garbage collector cannot do it; it only warns (`Unclosed client session`) or does not notice at all, and under load the process runs out of handles or connections. `async with` closes it on every way out.",
    "zh-cn":
      "打开的东西在关闭之前会一直占用：套接字、文件句柄、数据库连接。关闭需要 `await`，垃圾回收器做不到；它最多给出警告（`Unclosed client session`），甚至毫无察觉，于是在高负载下进程会耗尽句柄或连接。`async with` 能保证无论从哪里离开都会关闭。",
  },
  bad: "import aiohttp\n\n\nasync def fetch(url):\n    session = aiohttp.ClientSession()\n    response = await session.get(url)\n    return await response.text()\n",
  good: "import aiohttp\n\n\nasync def fetch(url):\n    async with aiohttp.ClientSession() as session:\n        response = await session.get(url)\n        return await response.text()\n",
  messages: {
    open: {
      severity: "warning",
      en: "Nothing closes `{name}`: the connection or file it holds leaks",
      "zh-cn": "没有任何代码关闭 `{name}`：它占用的连接或文件会泄漏",
    },
    dropped: {
      severity: "warning",
      en: "Nothing can close this `{maker}`: the connection or file it holds leaks",
      "zh-cn": "这个 `{maker}` 无法被关闭：它占用的连接或文件会泄漏",
    },
  },
  fixes: {
    with: { safety: "unsafe", preferred: true, en: "Use `async with {maker}(...)`", "zh-cn": "改用 `async with {maker}(...)`" },
  },
  checks: {
    call: {
      named: Object.keys(resourceMakers),
      check(call, context) {
        const { tree } = context;
        const maker = makerOf(call);
        const value = maker?.awaited === true ? awaitOf(context, call.node) : call.node;
        if (maker === undefined || value === none || context.functionAt(call.node) === undefined) return;
        if (call.arguments.some(({ name }) => name !== undefined && (name === "**" || maker.borrows?.includes(name) === true))) return;
        const parent = parentExpression(tree, value);
        const anchor = context.calleeSpan(call.node);
        const shown = context.shown(call.callee);
        if (tree.kind(parent) === Kind.attribute && maker.at === undefined) {
          if (!closesAlong(context, value)) context.report(anchor, "dropped", { maker: shown });
          return;
        }
        const binding = tree.kind(parent) === Kind.assignment ? assignedTo(context, parent, maker) : undefined;
        if (binding === undefined || binding.uses.some((use) => isTakenCareOf(context, binding, use))) return;
        const canFix = maker.entered === true && context.asyncContext(call.node)?.canAwait === true;
        const fix = {
          fix: "with" as const,
          arguments: { maker: shown },
          edit: (edit: EditBuilder) => enter(context, edit, call, parent, binding),
        };
        context.report(anchor, "open", { name: binding.name }, { fixes: canFix ? [fix] : [] });
      },
    },
  },
});

function makerOf({ names }: Call): ResourceMaker | undefined {
  const name = names.find((one) => Object.hasOwn(resourceMakers, one));
  return name === undefined ? undefined : resourceMakers[name];
}

function awaitOf(context: Check, call: Node): Node {
  const parent = parentExpression(context.tree, call);
  return context.isAwaited(call) ? parent : none;
}

/** The local variable that gets the resource, and never anything else. */
function assignedTo(context: Check, assignment: Node, { at }: ResourceMaker): Binding | undefined {
  const { tree } = context;
  if (tree.kind(tree.parent(assignment)) !== Kind.expression_statement) return undefined;
  const left = tree.child(assignment, Field.left);
  const target = at === undefined ? left : tree.namedChildren(left)[at];
  const isUnpacked = tree.kind(left) !== Kind.identifier;
  if (target === undefined || isUnpacked !== (at !== undefined)) return undefined;
  const binding = context.localBinding(target);
  return binding?.scope.kind === ScopeKind.function && binding.definitions.length === 1 ? binding : undefined;
}

/** Whether a use of the variable closes the resource, or shows it to code that may. */
function isTakenCareOf(context: Check, { scope }: Binding, use: Node): boolean {
  const { model, tree } = context;
  if (functionScope(model.scopeAt(use)) !== scope) return true;
  const parent = parentExpression(tree, use);
  switch (tree.kind(parent)) {
    case Kind.attribute:
      return closesAlong(context, use);
    case Kind.comparison_operator:
    case Kind.if_statement:
    case Kind.not_operator:
      return false;
    case Kind.for_statement:
      return tree.field(use) !== Field.right;
    default:
      return true;
  }
}

/** Whether one of the attributes in `x.a.b().c` is there to close something. */
function closesAlong({ tree }: Check, object: Node): boolean {
  for (let at = parentExpression(tree, object), from = object; ; from = at, at = parentExpression(tree, at)) {
    const kind = tree.kind(at);
    if (kind === Kind.attribute) {
      if (closers.test(tree.textOf(tree.child(at, Field.attribute)))) return true;
    } else if (kind !== Kind.call || tree.field(from) !== Field.function) return false;
  }
}

/** `async with call as name:` over the rest of the block, where nothing after it speaks of the name. */
function enter(context: Check, edit: EditBuilder, call: Call, assignment: Node, { name, uses, definitions }: Binding): boolean {
  const { tree } = context;
  const statement = tree.parent(assignment);
  const block = tree.parent(statement);
  const last = tree.kind(block) === Kind.block ? tree.namedChildren(block).at(-1) : undefined;
  if (last === undefined || definitions.some((one) => one.annotation !== undefined)) return false;
  if (uses.some((use) => use < statement || use >= tree.after(last))) return false;
  return putUnder(edit, statement, `async with ${tree.textOf(call.node)} as ${name}:`, last);
}
