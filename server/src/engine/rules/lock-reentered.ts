/** Reports code that holds an `asyncio.Lock` and waits for code that takes the same lock. */
import type { FunctionInfo, Site } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isDeferred, parentExpression, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { Check } from "./check.js";
import { showChain, stepAt } from "./facts.js";
import type { ChainStep } from "./finding.js";
import { defineRule } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";

export const lockReentered = defineRule({
  id: "lock-reentered",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "A lock taken again by the task that holds it", "zh-cn": "持有锁的任务再次获取同一把锁" },
  why: {
    en: "An `asyncio.Lock` does not know who holds it. A task that holds it and asks for it again waits for itself to release it, which never happens: the task hangs, and with it everything that waits for the lock. Move the code that needs the lock into a function that expects it to be held, and let the functions that take it call that one.",
    "zh-cn":
      "`asyncio.Lock` 不记录持有者。已持有锁的任务再次获取它时，等的是自己释放锁，而这永远不会发生：该任务会卡死，所有等待这把锁的任务也随之卡死。请把需要锁的代码移到一个假定锁已被持有的函数里，让获取锁的各个函数都去调用它。",
  },
  bad: "import asyncio\n\n\nclass Store:\n    def __init__(self):\n        self.lock = asyncio.Lock()\n        self.data = {}\n\n    async def set(self, key, value):\n        async with self.lock:\n            self.data[key] = value\n            await self.flush()\n\n    async def flush(self):\n        async with self.lock:\n            self.data.clear()\n",
  good: "import asyncio\n\n\nclass Store:\n    def __init__(self):\n        self.lock = asyncio.Lock()\n        self.data = {}\n\n    async def set(self, key, value):\n        async with self.lock:\n            self.data[key] = value\n        await self.flush()\n\n    async def flush(self):\n        async with self.lock:\n            self.data.clear()\n",
  messages: {
    nested: {
      severity: "error",
      en: "This waits for ever: the task already holds `{lock}`",
      "zh-cn": "此处会永远等待：该任务已经持有 `{lock}`",
    },
    called: {
      severity: "error",
      en: "This waits for ever: the task holds `{lock}`, and `{chain}` takes it again",
      "zh-cn": "此处会永远等待：该任务已持有 `{lock}`，而 `{chain}` 会再次获取它",
    },
  },
  fixes: {},
  checks: {
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || !context.isAsyncStatement(node) || context.functionAt(node) === undefined) return;
      for (const { value } of withItems(tree, node)) {
        const lock = lockAt(context, value);
        if (lock === undefined || isHeldAround(context, node, lock) || isTouched(context, body, lock)) continue;
        const holes = { lock: context.shown(value) };
        const waits = waitsForLock(context, body, lock, new Set());
        if (waits === undefined) continue;
        const [first] = waits.chain;
        if (first === undefined) context.report(context.firstLine(waits.node), "nested", holes);
        else context.report(context.calleeSpan(waits.node), "called", { ...holes, chain: showChain(waits.chain) }, { chain: waits.chain });
      }
    },
  },
});

/** Which lock an expression means, for all code that has the same `self`, or none. */
interface HeldLock {
  /** `self.lock` of a method, or a name of the module or of the functions around. */
  readonly kind: "attribute" | "name";
  readonly name: string;
  /** Where the name is defined: of an attribute nothing. */
  readonly owner: unknown;
}

/** The `asyncio.Lock` at an expression that other functions can name, too. */
function lockAt(context: Check, node: Node): HeldLock | undefined {
  const { model, site, tree } = context;
  const value = unparenthesized(tree, node);
  const kind = tree.kind(value);
  if ((kind !== Kind.attribute && kind !== Kind.identifier) || context.classNameOf(context.typeOf(value)) !== "asyncio.Lock")
    return undefined;
  if (kind === Kind.attribute)
    return isSelf(context, tree.child(value, Field.object))
      ? { kind: "attribute", name: tree.textOf(tree.child(value, Field.attribute)), owner: undefined }
      : undefined;
  const name = tree.textOf(value);
  const binding = model.bindingOf(value);
  if (binding !== undefined) return binding.definitions.length === 1 ? { kind: "name", name, owner: binding } : undefined;
  return site.module.symbols.get(name)?.length === 1 ? { kind: "name", name, owner: site.module } : undefined;
}

function isSame(a: HeldLock, b: HeldLock | undefined): boolean {
  return b !== undefined && a.kind === b.kind && a.name === b.name && a.owner === b.owner;
}

/** Whether a node is the first parameter of the method it stands in, which nothing else is assigned to. */
function isSelf(context: Check, node: Node): boolean {
  const { model, tree } = context;
  const info = context.functionAt(node);
  if (tree.kind(node) !== Kind.identifier || info?.owner === undefined) return false;
  const [self] = info.parameters;
  const binding = model.bindingOf(node);
  return self !== undefined && self.name === tree.textOf(node) && binding?.scope === info.scope && binding.definitions.length === 1;
}

/** An inner statement of two is reported for the outer one. */
function isHeldAround(context: Check, statement: Node, lock: HeldLock): boolean {
  const { tree } = context;
  for (let at = tree.parent(statement); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.with_statement || !context.isAsyncStatement(at)) continue;
    if (withItems(tree, at).some(({ value }) => isSame(lock, lockAt(context, value)))) return true;
  }
  return false;
}

/** Whether the code does something of its own with the lock: it may release it for a while, or put another in its place. */
function isTouched(context: Check, body: Node, lock: HeldLock): boolean {
  const { tree } = context;
  for (const at of runningNodes(tree, body)) {
    const kind = tree.kind(at) === Kind.attribute ? "attribute" : tree.kind(at) === Kind.identifier ? "name" : undefined;
    if (kind !== lock.kind || !isSame(lock, lockAt(context, at))) continue;
    const parent = tree.parent(at);
    if (tree.kind(parent) === Kind.with_item) continue;
    if (tree.kind(parent) !== Kind.attribute || tree.textOf(tree.child(parent, Field.attribute)) !== "acquire") return true;
  }
  return false;
}

interface Waiting {
  /** The lock's second mention, or the call that leads there. */
  readonly node: Node;
  readonly chain: readonly ChainStep[];
}

/** The first place in running code that takes the lock, itself or by the functions it awaits. */
function waitsForLock(context: Check, from: Node, lock: HeldLock, seen: Set<FunctionInfo>): Waiting | undefined {
  const { tree } = context;
  for (const at of runningNodes(tree, from)) {
    const kind = tree.kind(at);
    if (kind === Kind.with_statement && context.isAsyncStatement(at)) {
      const item = withItems(tree, at).find(({ value }) => isSame(lock, lockAt(context, value)));
      if (item !== undefined && !isOptional(context, at, from)) return { node: item.value, chain: [] };
    }
    if (kind !== Kind.call || !isAwaitedNow(context, at) || isOptional(context, at, from)) continue;
    const callee = tree.child(at, Field.function);
    if (tree.kind(callee) === Kind.attribute && tree.textOf(tree.child(callee, Field.attribute)) === "acquire") {
      if (isSame(lock, lockAt(context, tree.child(callee, Field.object)))) return { node: at, chain: [] };
      continue;
    }
    const called = calledWith(context, callee, lock);
    if (called === undefined || seen.has(called)) continue;
    seen.add(called);
    const there = new Check(called.site, context.file);
    const inner = isTouched(there, called.body, lock) ? undefined : waitsForLock(there, called.body, lock, seen);
    if (inner !== undefined) return { node: at, chain: [callStep(context.site, at), ...inner.chain] };
  }
  return undefined;
}

/** `await f()`, also where it is gathered: `await gather(f(), g())`. */
function isAwaitedNow(context: Check, call: Node): boolean {
  const { tree } = context;
  if (context.isAwaited(call)) return true;
  const list = parentExpression(tree, call);
  const outer = list === none || tree.kind(list) !== Kind.argument_list ? none : tree.parent(list);
  return (
    outer !== none &&
    context.isAwaited(outer) &&
    context.callAt(outer).names.some((name) => name === "asyncio.gather" || name === "asyncio.shield")
  );
}

/** The coroutine function a call runs, where the lock means the same in it: a method of the same object, or a function of the same names. */
function calledWith(context: Check, callee: Node, lock: HeldLock): FunctionInfo | undefined {
  const { tree } = context;
  const type = callee === none ? undefined : context.typeOf(callee);
  if (type?.kind !== "function" || type.result !== undefined) return undefined;
  const info = type.function;
  if (!info.isAsync || info.isGenerator || info.body === none || info.site.module.origin !== "project") return undefined;
  const isPlain = info.decorators.every((node) => /^(\w+\.)?(override|final)$/.test(info.site.tree.textOf(node)));
  if (!isPlain || context.types.overridesOf(info).length > 0) return undefined;
  if (lock.kind === "name") return info;
  const isOfSelf = tree.kind(callee) === Kind.attribute && isSelf(context, tree.child(callee, Field.object));
  return isOfSelf && info.owner !== undefined ? info : undefined;
}

/**
 * Under `if not self.lock.locked():`; and in a function that is called, wherever it may get by without: what holds the lock may have
 * seen to that.
 */
function isOptional(context: Check, node: Node, top: Node): boolean {
  const { tree } = context;
  const isCalled = context.functionAt(node)?.body === top;
  for (let at = tree.parent(node); at !== none && at >= top; at = tree.parent(at)) {
    const condition = tree.kind(at) === Kind.if_statement ? tree.child(at, Field.condition) : none;
    if (condition !== none && /lock/i.test(tree.textOf(condition))) return true;
    if (isCalled && branches.has(tree.kind(at))) return true;
  }
  for (const at of isCalled ? runningNodes(tree, top) : []) {
    if (at >= node) break;
    const leaves = tree.kind(at) === Kind.return_statement || tree.kind(at) === Kind.raise_statement;
    if (leaves && !tree.holds(at, node)) return true;
  }
  return false;
}

const branches: ReadonlySet<Kind> = new Set([
  Kind.if_statement,
  Kind.while_statement,
  Kind.except_clause,
  Kind.match_statement,
  Kind.conditional_expression,
  Kind.boolean_operator,
]);

function callStep(site: Site, call: Node): ChainStep {
  const callee = site.tree.child(call, Field.function);
  const name = site.tree.textOf(callee).replace(/\s+/g, "");
  return stepAt(site, call, name);
}
