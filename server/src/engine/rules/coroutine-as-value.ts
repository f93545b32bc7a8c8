/** Reports coroutines that are used as if they were their results. */
import { makeFunctionAsync } from "../fixes/async-function.js";
import { EditBuilder } from "../fixes/edits.js";
import type { Site } from "../project/symbols.js";
import { type Binding, type Definition, type Scope, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { type Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { awaitingBrings, type Pending, pendingOf, pendingOfDefinition, reachingDefinitions } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { callAround, canComprehend, makeComprehension } from "./shared/iteration.js";
import { type Effect, type Use, useOf } from "./shared/value-use.js";

const messages = {
  fails: {
    severity: "error",
    en: "`{operation}` fails here: nothing awaited the coroutine of `{callee}()`",
    "zh-cn": "此处 `{operation}` 会失败：`{callee}()` 的协程没有被 await",
  },
  unpacking: {
    severity: "error",
    en: "Unpacking fails here: nothing awaited `{callee}()`",
    "zh-cn": "此处解包会失败：`{callee}()` 没有被 await",
  },
  true: {
    severity: "error",
    en: "Always true: nothing awaited the coroutine of `{callee}()`",
    "zh-cn": "恒为真：`{callee}()` 的协程没有被 await",
  },
  unequal: {
    severity: "error",
    en: "Never equal: nothing awaited the coroutine of `{callee}()`",
    "zh-cn": "永不相等：`{callee}()` 的协程没有被 await",
  },
  false: {
    severity: "error",
    en: "Never true: nothing awaited the coroutine of `{callee}()`",
    "zh-cn": "恒为假：`{callee}()` 的协程没有被 await",
  },
  argument: {
    severity: "error",
    en: "`{operation}` gets a coroutine, not its result: nothing awaited `{callee}()`",
    "zh-cn": "`{operation}` 得到的是协程而不是结果：`{callee}()` 没有被 await",
  },
  awaitable: {
    severity: "error",
    en: "`{operation}` fails here: nothing awaited what `{callee}()` gives",
    "zh-cn": "此处 `{operation}` 会失败：`{callee}()` 返回的对象没有被 await",
  },
  shown: {
    severity: "error",
    en: "This shows a coroutine, not its result: nothing awaited `{callee}()`",
    "zh-cn": "这里显示的是协程而不是结果：`{callee}()` 没有被 await",
  },
} as const;

const fixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{callee}()`", "zh-cn": "await `{callee}()`" },
  makeAsync: {
    safety: "unsafe",
    preferred: true,
    en: "Make `{function}` async and await `{callee}()`",
    "zh-cn": "把 `{function}` 改为异步函数，并 await `{callee}()`",
  },
  run: { safety: "unsafe", preferred: true, en: "Run it with `asyncio.run`", "zh-cn": "用 `asyncio.run` 运行它" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const coroutineAsValue = defineRule({
  id: "coroutine-as-value",
  group: "await",
  since: "0.1.0",
  sources: ["reportUnnecessaryComparison", "truthy-bool"],
  title: { en: "A coroutine used as if it were its result", "zh-cn": "把协程当作它的结果来使用" },
  why: {
    en: "Calling a coroutine function runs none of its code: it only makes a coroutine, and the result exists once that has been awaited. A coroutine has none of the result's attributes and items, cannot be iterated or calculated with, is always true and equal to nothing else. Put `await` before the call.",
    "zh-cn":
      "调用协程函数不会执行它的任何代码，只会得到一个协程对象；只有在 await 它之后才有结果。协程没有结果的属性和元素，不能迭代，也不能参与运算，作为条件恒为真，也不等于任何其他对象。请在调用前加上 `await`。",
  },
  bad: 'async def find(name):\n    return {"name": name}\n\n\nasync def show():\n    user = find("Ann")\n    print(user["name"])\n',
  good: 'async def find(name):\n    return {"name": name}\n\n\nasync def show():\n    user = await find("Ann")\n    print(user["name"])\n',
  messages,
  fixes,
  checks: {
    call: {
      check(call, context) {
        const use = useOf(context, call.node);
        const pending = use.kind === "value" ? pendingOf(context, call.node) : undefined;
        if (use.kind !== "value" || pending === undefined || isMeant(context, call.node)) return;
        const message = messageFor(context, use, [pending]);
        if (message === undefined) return;
        const holes = { operation: use.operation, callee: context.shown(call.callee) };
        context.report(context.calleeSpan(call.node), message, holes, { fixes: fixesAt(context, call) });
      },
    },
    function(node, context) {
      const { scope } = context.site.functionAt(node);
      if (scope.node !== node) return;
      for (const binding of scope.bindings.values()) checkBinding(context, binding);
    },
    nodes: { kinds: [Kind.identifier], check: checkGlobal },
  },
});

/** The code asks what the value is, or is there to see it fail. */
function isMeant(context: Check, node: Node): boolean {
  return isColourTested(context, node) || isExpectedToFail(context, node);
}

/** What to say of a value taken for its result; undefined where that may be right. */
function messageFor(context: Check, { effect, member }: ValueUse, origins: readonly Pending[]): keyof Messages | undefined {
  if (origins.every((one) => one.isCoroutine)) return effect;
  if (member === undefined || (effect !== "fails" && effect !== "unpacking")) return undefined;
  const helps = origins.every((one) => awaitingBrings(context, one.calls, member));
  return helps ? (effect === "fails" ? "awaitable" : effect) : undefined;
}

type ValueUse = Use & { readonly kind: "value" };

// ---------------------------------------------------------------- variables

/** A definition that gives a name what has to be awaited, and what becomes of that. */
interface Held extends Pending {
  readonly definition: Definition;
  readonly uses: Use[];
}

/** Reports the first use of each coroutine that takes it for its result. */
function checkBinding(context: Context<Messages, Fixes>, { definitions, scope, uses }: Binding): void {
  if (definitions.some((definition) => definition.scope !== scope)) return;
  const held = new Map<Definition, Held>();
  for (const definition of definitions) {
    const pending = definition.kind === "assign" ? pendingOfDefinition(context, definition) : undefined;
    if (pending !== undefined) held.set(definition, { ...pending, definition, uses: [] });
  }
  if (held.size === 0) return;
  const flow = context.site.flowOf(scope);
  const seen = uses.map((node) => {
    const reaching = flow.get(node);
    // A nested function may do anything with it, at any time.
    const use: Use = reaching === undefined ? { kind: "given" } : useOf(context, node);
    const from = reaching === undefined ? definitions : (reachingDefinitions(context, reaching) ?? []);
    for (const definition of from) held.get(definition)?.uses.push(use);
    return { node, use, from: reaching === undefined ? [] : from.map((definition) => held.get(definition)) };
  });
  const reported = new Set<Held>();
  for (const { node, use, from } of seen) {
    if (use.kind !== "value" || from.length === 0) continue;
    const origins = from.filter((one) => one !== undefined);
    if (origins.length < from.length || origins.some((one) => reported.has(one) || isReportedItself(context, one))) continue;
    const message = messageFor(context, use, origins);
    if (message === undefined || !isMistake(use.effect, origins) || isMeant(context, node)) continue;
    for (const one of origins) reported.add(one);
    const calls = origins.flatMap((one) => one.calls);
    const isAwaitedToo = origins.some((one) => one.uses.some((each) => each.kind === "coroutine"));
    const callee = context.shown(context.tree.child(calls[0] ?? none, Field.function));
    const fixes = isAwaitedToo ? [] : fixesFor(context, calls, callee);
    context.report(node, message, { operation: use.operation, callee }, { fixes });
  }
}

/** `if (x := f()):` is reported at the call. */
function isReportedItself(context: Check, { definition, calls }: Held): boolean {
  return context.tree.kind(definition.node) === Kind.named_expression && calls.some((call) => useOf(context, call).kind === "value");
}

/**
 * What fails is wrong whatever else is done with the coroutine. A test is not, where the coroutine is awaited after it; showing
 * or comparing is not, where it is passed on: the object itself may be meant.
 */
function isMistake(effect: Effect, origins: readonly { readonly uses: readonly Use[] }[]): boolean {
  const uses = origins.flatMap((one) => one.uses);
  if (effect === "fails" || effect === "unpacking") return true;
  if (uses.some((use) => use.kind === "coroutine")) return false;
  return (effect !== "shown" && effect !== "unequal") || uses.every((use) => use.kind !== "given");
}

/** Names of the module, in scripts and notebooks: one definition, whichever use comes first in the file. */
function checkGlobal(node: Node, context: Context<Messages, Fixes>): void {
  const { model, site, tree } = context;
  const { module } = site;
  const name = tree.textOf(node);
  const found = module.symbols.get(name);
  const only = found?.[0];
  if (found?.length !== 1 || only === undefined || only.definition.kind !== "assign") return;
  if (model.free.get(name)?.includes(node) !== true) return;
  const use = useOf(context, node);
  if (use.kind !== "value" || isMeant(context, node)) return;
  const there = new Check(only.site, context.file);
  const pending = pendingOfDefinition(there, only.definition);
  const message = pending === undefined ? undefined : messageFor(there, use, [pending]);
  if (pending === undefined || message === undefined) return;
  const uses: Use[] = [];
  let isFirst = true;
  for (const one of module.sites) {
    for (const read of one.model.free.get(name) ?? []) {
      const each = useOf(one === site ? context : new Check(one, context.file), read);
      uses.push(each);
      if (each.kind === "value" && one.start + one.tree.start(read) < site.start + tree.start(node)) isFirst = false;
    }
  }
  const held: Held = { ...pending, definition: only.definition, uses };
  if (!isFirst || !isMistake(use.effect, [held]) || isReportedItself(there, held)) return;
  const callee = there.shown(only.site.tree.child(pending.calls[0] ?? none, Field.function));
  const canFix = uses.every((each) => each.kind !== "coroutine");
  const offers = canFix ? fixesFor(there, pending.calls, callee).map((offer) => elsewhere(offer, only.site)) : [];
  context.report(node, message, { operation: use.operation, callee }, { fixes: offers });
}

/** A fix whose edits are in another item of the file. */
function elsewhere(offer: Offer<Fixes>, site: Site): Offer<Fixes> {
  return {
    ...offer,
    edit(edit) {
      const builder = new EditBuilder(site);
      const edits = offer.edit(builder) === false ? undefined : builder.finish();
      for (const one of edits ?? []) edit.inFile(one);
      return edits !== undefined;
    },
  };
}

// -------------------------------------------------------------------- fixes

function fixesAt(context: Context<Messages, Fixes>, call: Call): Offer<Fixes>[] {
  const { tree } = context;
  const callee = context.shown(call.callee);
  const { scope, generator, around } = generatorAround(context, call.node);
  if (around !== undefined && scope !== undefined) {
    if (!canComprehend(context, around.node) || scope.parent === undefined) return [];
    const edit = (edit: EditBuilder): boolean => {
      const isDone = makeComprehension(edit, around, generator);
      edit.await(call.node);
      return isDone;
    };
    return [{ fix: "await", arguments: { callee }, edit }];
  }
  const entered = tree.parent(call.node);
  const statement = enteringStatement(context, call.node);
  if (entered !== none && statement !== none) return fixesOfWith(context, statement, call, callee);
  const outer = context.asyncContext(call.node)?.canAwait === true ? awaitToMove(context, call.node) : none;
  if (outer === none) return fixesFor(context, [call.node], callee);
  const edit = (edit: EditBuilder): void => {
    edit.unawait(outer);
    edit.await(call.node);
  };
  return [{ fix: "await", arguments: { callee }, edit: (builder) => void edit(builder) }];
}

/** The generator expression a call runs in, and the call that consumes it at once: `any(f(x) for x in xs)`. */
function generatorAround(context: Check, node: Node): { scope?: Scope; generator: Node; around?: Call } {
  const { tree } = context;
  const scope = context.model.scopeAt(node);
  if (scope.kind !== ScopeKind.comprehension || tree.kind(scope.node) !== Kind.generator_expression) return { generator: none };
  const around = callAround(context, scope.node);
  return around === none ? { generator: none } : { scope, generator: scope.node, around: context.callAt(around) };
}

/** The `with` statement that enters the value; `none` where none does. */
function enteringStatement({ tree }: Check, node: Node): Node {
  let at = tree.parent(node);
  while (at !== none && [Kind.parenthesized_expression, Kind.as_pattern, Kind.with_item, Kind.with_clause].includes(tree.kind(at)))
    at = tree.parent(at);
  return at !== none && tree.kind(at) === Kind.with_statement ? at : none;
}

/** `with await f()`, or `async with await f()`, by what the result can do. */
function fixesOfWith(context: Context<Messages, Fixes>, statement: Node, call: Call, callee: string): Offer<Fixes>[] {
  const { types } = context;
  if (context.asyncContext(call.node)?.canAwait !== true) return [];
  const result = types.awaited(context.typeOf(call.node));
  const isSync = types.hasMember(result, "__enter__") === true;
  const isAlone = withItems(context.tree, statement).length === 1;
  if (!isSync && !(isAlone && types.hasMember(result, "__aenter__") === true)) return [];
  const edit = (edit: EditBuilder): void => {
    edit.await(call.node);
    if (!isSync) edit.makeAsync(statement);
  };
  return [{ fix: "await", arguments: { callee }, edit: (builder) => void edit(builder) }];
}

/** The `await` in `await fetch().json()`, where what it stands before is known not to be awaitable. */
function awaitToMove(context: Check, call: Node): Node {
  const { tree, types } = context;
  let type = types.awaited(context.typeOf(call));
  let at = call;
  for (;;) {
    const parent = tree.parent(at);
    if (parent === none) return none;
    switch (tree.kind(parent)) {
      case Kind.attribute:
        type = types.attribute(type, tree.textOf(tree.child(parent, Field.attribute)));
        break;
      case Kind.call:
        if (tree.field(at) !== Field.function) return none;
        type = types.resultOf(type);
        break;
      case Kind.await:
        return at !== call && types.isAwaitable(type) === false ? parent : none;
      default:
        return none;
    }
    at = parent;
  }
}

/** Awaits the calls where they stand; in a sync function that becomes async with them; at the top of a file by `asyncio.run`. */
function fixesFor(context: Check, calls: readonly Node[], callee: string): Offer<Fixes>[] {
  const { file, site } = context;
  const [first] = calls;
  if (first === undefined) return [];
  const awaitAll = (edit: EditBuilder): void => {
    for (const call of calls) edit.await(call);
  };
  if (calls.every((call) => context.asyncContext(call)?.canAwait === true))
    return [{ fix: "await", arguments: { callee }, edit: (edit) => void awaitAll(edit) }];
  const { kind, node } = context.model.scopeAt(first);
  if (kind === ScopeKind.function) {
    const info = site.functionAt(node);
    if (info.isAsync) return [];
    return [
      {
        fix: "makeAsync",
        arguments: { function: info.name, callee },
        edit(edit) {
          awaitAll(edit);
          return makeFunctionAsync(edit, context.types, info, { isNotebook: file.isNotebook, canRun: file.library === "asyncio" });
        },
      },
    ];
  }
  if (kind !== ScopeKind.container || site.owner !== undefined || file.library !== "asyncio") return [];
  return [{ fix: "run", edit: (edit) => calls.every((call) => run(edit, call)) }];
}

function run(edit: EditBuilder, call: Node): boolean {
  const name = edit.importName("asyncio", "run", call);
  if (name === undefined) return false;
  edit.insertBefore(call, `${name}(`);
  edit.insertAfter(call, ")");
  return true;
}
