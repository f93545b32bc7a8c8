/** Reports state that is read before an `await` and written after it, as if nobody could have changed it in between. */
import type { EditBuilder } from "../fixes/edits.js";
import { standsAlone } from "../fixes/kept-task.js";
import { resourceMakers } from "../knowledge/resources.js";
import type { FunctionInfo } from "../project/symbols.js";
import { exitsOf } from "../semantics/flow.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isComprehension, isDeferred, parentExpression, undecorated, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { reachingDefinitions } from "./shared/coroutine-value.js";
import { isUnderLock } from "./shared/held-lock.js";
import { isSharedState, rootOf } from "./shared/shared-state.js";

const messages = {
  lost: {
    severity: "warning",
    en: "Changes to `{state}` during the `await` are lost: its old value is read before",
    "zh-cn": "`await` 期间对 `{state}` 的修改会丢失：旧值在此之前就已读取",
  },
  stale: {
    severity: "info",
    en: "Changes to `{state}` since `{name}` was read are lost: there is an `await` in between",
    "zh-cn": "读取 `{name}` 之后对 `{state}` 的修改会丢失：两者之间有 `await`",
  },
  checked: {
    severity: "info",
    en: "Two tasks may both pass this test of `{state}`: it changes only after an `await`",
    "zh-cn": "两个任务可能同时通过对 `{state}` 的检查：它在 `await` 之后才改变",
  },
} as const;

const fixes = {
  first: { safety: "unsafe", preferred: true, en: "Await first, then change `{state}`", "zh-cn": "先等待，再修改 `{state}`" },
} as const;

type Reporter = Context<typeof messages, typeof fixes>;

export const raceAcrossAwait = defineRule({
  id: "race-across-await",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "Shared state changed across an `await`", "zh-cn": "跨 `await` 修改共享状态" },
  why: {
    en: "At an `await` other tasks run, and they may change the same attribute. `self.n += await f()` reads `self.n`, waits, and then writes what it read plus the result: every change made in between is lost. In the same way two tasks that both find `self.client is None` before they wait both make one. Do the waiting first and then read and write without an `await` in between, or hold an `asyncio.Lock` over all of it.",
    "zh-cn":
      "在 `await` 处会运行其他任务，它们可能修改同一个属性。`self.n += await f()` 先读取 `self.n`，再等待，然后写入读到的旧值加上结果：期间的所有修改都会丢失。同样，两个任务如果在等待之前都发现 `self.client is None`，就会各创建一个。请先等待，再在没有 `await` 的情况下读取并写入，或者用 `asyncio.Lock` 保护整个过程。",
  },
  bad: "class Account:\n    def __init__(self):\n        self.balance = 0\n\n    async def deposit(self, transfer):\n        self.balance += await transfer.amount()\n",
  good: "class Account:\n    def __init__(self):\n        self.balance = 0\n\n    async def deposit(self, transfer):\n        amount = await transfer.amount()\n        self.balance += amount\n",
  messages,
  fixes,
  // A test knows which tasks it starts.
  offInTests: true,
  checks: {
    assignment: checkChange,
    nodes: {
      kinds: [Kind.augmented_assignment, Kind.if_statement],
      check: (node, context) => (context.tree.kind(node) === Kind.if_statement ? checkTest : checkChange)(node, context),
    },
  },
});

// ---------------------------------------------------------------- a new value from an old one

function checkChange(node: Node, context: Reporter): void {
  const { tree } = context;
  const state = tree.child(node, Field.left);
  const value = tree.child(node, Field.right);
  const info = context.asyncContext(node)?.function;
  if (info === undefined || state === none || value === none || !isSharedState(context, state, info)) return;
  if (grows(context, state) || isUnderLock(context, node)) return;
  const holes = { state: context.shown(state) };
  const wait = tree.kind(node) === Kind.augmented_assignment ? waitIn(context, value) : waitAfterRead(context, state, value);
  if (wait === none) {
    const name = tree.kind(node) === Kind.assignment ? staleName(context, info, node, state, value) : undefined;
    if (name !== undefined) context.report(context.firstLine(state), "stale", { ...holes, name });
    return;
  }
  if (grows(context, wait)) return;
  const fix = { fix: "first" as const, arguments: holes, edit: (edit: EditBuilder) => awaitFirst(context, edit, info, value, wait) };
  context.report(context.firstLine(state), "lost", holes, { fixes: [fix] });
}

/** Text and containers: what is read of a stream piece by piece has one reader, and `+=` on a list changes it in place. */
function grows(context: Check, node: Node): boolean {
  const type = context.typeOf(node);
  return type.kind === "tuple" || containers.has(context.classNameOf(type) ?? "");
}

const containers: ReadonlySet<string> = new Set([
  "builtins.bytearray",
  "builtins.bytes",
  "builtins.dict",
  "builtins.list",
  "builtins.set",
  "builtins.str",
  "builtins.tuple",
  "collections.Counter",
  "collections.deque",
]);

function waitIn({ tree }: Check, value: Node): Node {
  for (const at of runningNodes(tree, value)) if (isAwaitPoint(tree, at)) return at;
  return none;
}

/** The `await` in `self.n + await f()`, where the state is an operand that is read before it. */
function waitAfterRead(context: Check, state: Node, value: Node): Node {
  const { tree } = context;
  if (tree.kind(unparenthesized(tree, value)) !== Kind.binary_operator) return none;
  const text = tree.textOf(state);
  const read = operandsOf(context, value).find((operand) => tree.textOf(operand) === text);
  const wait = read === undefined ? none : waitIn(context, value);
  return read !== undefined && wait > read ? wait : none;
}

/** The operands of operators inside operators, left to right. */
function operandsOf(context: Check, node: Node): Node[] {
  const { tree } = context;
  const inner = unparenthesized(tree, node);
  if (tree.kind(inner) !== Kind.binary_operator) return [inner];
  return [tree.child(inner, Field.left), tree.child(inner, Field.right)]
    .filter((one) => one !== none)
    .flatMap((one) => operandsOf(context, one));
}

/** The local name in `n = self.n; await f(); self.n = n + 1` that holds what the state was before. */
function staleName(context: Check, info: FunctionInfo, node: Node, state: Node, value: Node): string | undefined {
  const { model, site, tree } = context;
  const text = tree.textOf(state);
  for (const operand of operandsOf(context, value)) {
    const binding = tree.kind(operand) === Kind.identifier ? model.bindingOf(operand) : undefined;
    if (binding?.scope !== info.scope) continue;
    const reaching = reachingDefinitions(context, site.flowOf(info.scope).get(operand) ?? []);
    const [only, ...others] = reaching ?? [];
    if (only?.kind !== "assign" || others.length > 0 || only.value === undefined || only.path.length > 0) continue;
    const old = operandsOf(context, only.value);
    const isComputed = old.length > 1 || operand !== unparenthesized(tree, value);
    if (!isComputed || !old.some((one) => tree.textOf(one) === text) || only.node > node) continue;
    if (waitsBetween(context, info, only.node, node, text)) return binding.name;
  }
  return undefined;
}

/** Whether there is an `await` between two statements, and no other change of the state. */
function waitsBetween(context: Check, info: FunctionInfo, from: Node, to: Node, text: string): boolean {
  const { tree } = context;
  let waits = false;
  for (const at of runningNodes(tree, info.body)) {
    if (at < tree.after(from) || at >= to) continue;
    waits ||= isAwaitPoint(tree, at);
    const isChange = tree.kind(at) === Kind.assignment || tree.kind(at) === Kind.augmented_assignment;
    if (isChange && tree.textOf(tree.child(at, Field.left)) === text) return false;
  }
  return waits;
}

const freshNames = ["result", "awaited", "new_value"];

/** Puts what is awaited in a variable, in a line before. */
function awaitFirst(context: Check, edit: EditBuilder, info: FunctionInfo, value: Node, wait: Node): boolean {
  const { site, tree } = context;
  const statement = parentExpression(tree, tree.parent(value));
  const isPlain = [...runningNodes(tree, value)].every((at) => at === wait || (!isAwaitPoint(tree, at) && !isConditional(tree.kind(at))));
  const isFree = (name: string) => !info.scope.bindings.has(name) && !info.scope.outer.has(name) && !site.module.symbols.has(name);
  const name = freshNames.find(isFree);
  if (tree.kind(wait) !== Kind.await || !isPlain || name === undefined || !standsAlone(site, statement)) return false;
  const whole = edit.outermost(wait);
  edit.insertBefore(statement, `${name} = ${tree.textOf(whole)}${edit.lineBreak}${edit.indentationOf(statement)}`);
  edit.replace(whole, name);
  return true;
}

/** Whether what is in it may not run, or run more than once. */
function isConditional(kind: Kind): boolean {
  return kind === Kind.conditional_expression || kind === Kind.boolean_operator || isComprehension(kind);
}

// ---------------------------------------------------------------- a test, then an act

function checkTest(node: Node, context: Reporter): void {
  const { tree } = context;
  const info = context.asyncContext(node)?.function;
  const condition = tree.child(node, Field.condition);
  if (info === undefined || condition === none || /^__a(enter|exit|next)__$/.test(info.name) || isUnderLock(context, node)) return;
  for (const tested of testsIn(context, condition)) {
    const isCache = tested.target !== tree.textOf(tested.state) && context.model.bindingOf(rootOf(tree, tested.state)) === undefined;
    if (!isCache && !isSharedState(context, tested.state, info)) continue;
    const acts = tested.isThere ? afterReturn(context, node) : [tree.child(node, Field.consequence)];
    if (!changesLate(context, acts, tested)) continue;
    context.report(context.firstLine(tested.state), "checked", { state: context.shown(tested.state) });
    return;
  }
}

interface Tested {
  readonly state: Node;
  /** What is assigned to where the test is answered: the state, or its element. */
  readonly target: string;
  /** The test asks whether the state is there, not whether it is missing. */
  readonly isThere: boolean;
}

/** `x is None`, `not x`, `key not in x`, and their opposites, in the parts of a condition. */
function testsIn(context: Check, condition: Node): Tested[] {
  const { tree } = context;
  const node = unparenthesized(tree, condition);
  switch (tree.kind(node)) {
    case Kind.boolean_operator:
      return tree.namedChildren(node).flatMap((part) => testsIn(context, part));
    case Kind.not_operator:
      return testsIn(context, tree.child(node, Field.argument)).map((one) => ({ ...one, isThere: !one.isThere }));
    case Kind.attribute:
    case Kind.identifier:
      return [{ state: node, target: tree.textOf(node), isThere: true }];
    case Kind.comparison_operator: {
      const [left, right, ...others] = tree.namedChildren(node).filter((child) => tree.field(child) !== Field.operators);
      const operator = tree.childrenUnder(node, Field.operators)[0];
      if (left === undefined || right === undefined || operator === undefined || others.length > 0) return [];
      const kind = tree.kind(operator);
      if (tree.kind(right) === Kind.none && (kind === Kind.kw_is || kind === Kind.kw_is_not))
        return [{ state: left, target: tree.textOf(left), isThere: kind === Kind.kw_is_not }];
      if (kind === Kind.kw_in || kind === Kind.kw_not_in)
        return [{ state: right, target: `${tree.textOf(right)}[${tree.textOf(left)}]`, isThere: kind === Kind.kw_in }];
      return [];
    }
    default:
      return [];
  }
}

/** What follows `if self.x: return self.x`. */
function afterReturn({ tree }: Check, node: Node): Node[] {
  const body = tree.child(node, Field.consequence);
  const block = tree.parent(node);
  const isPlain = tree.childrenUnder(node, Field.alternative).length === 0 && tree.kind(block) === Kind.block;
  if (!isPlain || body === none || exitsOf(tree, body).completes || !exitsOf(tree, body).returns) return [];
  return tree.namedChildren(block).filter((statement) => statement > node);
}

/** What says only that something has been done: whoever starts or stops a thing twice at once is rare. */
const flags: ReadonlySet<Kind> = new Set([Kind.true, Kind.false, Kind.none, Kind.integer, Kind.string]);

/** Whether every task sees the state: a name of the module, or an attribute of an object that the module keeps. */
function isSeenByTasks(context: Check, state: Node): boolean {
  const { model, types } = context;
  const owner = context.functionAt(state)?.owner;
  if (model.bindingOf(rootOf(context.tree, state)) === undefined) return true;
  if (owner === undefined) return false;
  for (const { module } of types.mentions.of(owner.name)) {
    for (const located of [...module.symbols.values()].flat()) {
      const { definition, site } = located;
      if (definition.kind !== "assign" || definition.value === undefined) continue;
      if (!site.tree.textOf(definition.value).includes(owner.name)) continue;
      const type = types.definitionType(located);
      if (type.kind === "instance" && type.class === owner) return true;
    }
  }
  return false;
}

/** Whether a value is a client, a pool or the like, which is made to be shared. */
function isResource(context: Check, value: Node): boolean {
  const { tree } = context;
  const inner = unparenthesized(tree, value);
  const call = tree.kind(inner) === Kind.await ? unparenthesized(tree, tree.namedChildren(inner)[0] ?? none) : inner;
  return tree.kind(call) === Kind.call && context.callAt(call).names.some((name) => Object.hasOwn(resourceMakers, name));
}

/** Whether what is tested is given a value only after an `await`, with no lock and no second test. */
function changesLate(context: Check, statements: readonly Node[], { state, target }: Tested): boolean {
  const { tree } = context;
  const text = tree.textOf(state);
  let waits = false;
  for (const statement of statements) {
    if (statement === none || isDeferred(tree.kind(undecorated(tree, statement)))) continue;
    for (const at of runningNodes(tree, statement)) {
      const kind = tree.kind(at);
      if (waits && (kind === Kind.if_statement || kind === Kind.while_statement)) {
        // It looks again after it has waited.
        if (tree.textOf(tree.child(at, Field.condition)).includes(text)) return false;
      }
      if (isAwaitPoint(tree, at)) waits = true;
      if (kind !== Kind.assignment || tree.textOf(tree.child(at, Field.left)) !== target) continue;
      const value = tree.child(at, Field.right);
      if (value === none || flags.has(tree.kind(value)) || isUnderLock(context, at)) return false;
      return (waits || waitIn(context, value) !== none) && (isSeenByTasks(context, state) || isResource(context, value));
    }
  }
  return false;
}
