/** Reports coroutines that are used as if they were their results. */

import { EditBuilder } from "../fixes/edits.js";
import { globalReads } from "../project/named-nodes.js";
import type { Site } from "../project/symbols.js";
import { membersOf } from "../project/type.js";
import type { Binding, Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { awaitingFixes, awaitingOffers, awaitingOffersAt } from "./shared/awaiting-fix.js";
import { isColourTested } from "./shared/colour-test.js";
import {
  awaitingBrings,
  isForAwaiting,
  mayGiveMore,
  type Pending,
  pendingOf,
  pendingOfDefinition,
  reachingDefinitions,
} from "./shared/coroutine-value.js";
import { isTypeIgnored } from "./shared/declared-type.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { awaitedNames, firstHandedOn } from "./shared/handed-on.js";
import { isNearlySure, isProbablyCoroutine } from "./shared/probable.js";
import type { Effect, Use } from "./shared/use.js";
import { useOf } from "./shared/value-use.js";

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
  handed: {
    severity: "warning",
    en: "`{operation}` probably needs the result: nothing awaited `{callee}()`",
    "zh-cn": "`{operation}` 需要的可能是结果：`{callee}()` 没有被 await",
  },
  probable: {
    severity: "warning",
    en: "This is probably a coroutine, not its result: `{callee}()` is awaited everywhere else",
    "zh-cn": "这里可能是协程而不是结果：其他地方的 `{callee}()` 都用了 await",
  },
  shown: {
    severity: "error",
    en: "This shows a coroutine, not its result: nothing awaited `{callee}()`",
    "zh-cn": "这里显示的是协程而不是结果：`{callee}()` 没有被 await",
  },
} as const;

const fixes = awaitingFixes;

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
        const use = asValue(useOf(context, call.node));
        const pending = use.kind === "value" ? (pendingOf(context, call.node) ?? probablyPendingOf(context, call.node)) : undefined;
        if (use.kind !== "value" || pending === undefined || isMeant(context, call.node, use)) return;
        const message = messageFor(context, use, [pending]);
        if (message === undefined) return;
        const holes = { operation: use.operation, callee: context.shown(call.callee) };
        context.report(context.calleeSpan(call.node), message, holes, { fixes: awaitingOffersAt(context, call) });
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

/** Being looked at is all that happens to the value: it is taken for its result. */
function asValue(use: Use): Use {
  return use.kind === "other" && use.look !== undefined ? { kind: "value", effect: use.look, operation: "" } : use;
}

function isLook(use: Use): boolean {
  return asValue(use).kind === "value";
}

/** The code asks what the value is, or is there to see it fail, or its author knows better than the annotation. */
function isMeant(context: Check, node: Node, { effect }: ValueUse): boolean {
  return isColourTested(context, node) || isExpectedToFail(context, node) || (effect === "argument" && isTypeIgnored(context, node));
}

/** A call whose value probably has to be awaited. */
function probablyPendingOf(context: Check, value: Node | undefined): Origin | undefined {
  if (value === undefined || context.tree.kind(value) !== Kind.call || !isProbablyCoroutine(context, value)) return undefined;
  return { calls: [value], isCoroutine: true, isProbable: true };
}

/** What to say of a value taken for its result; undefined where that may be right. */
function messageFor(context: Check, { effect, member }: ValueUse, origins: readonly Origin[]): keyof Messages | undefined {
  // It may be a future, too.
  if (origins.some((one) => one.isProbable)) return futureMethods.has(member ?? "") ? undefined : "probable";
  if (origins.every((one) => one.isCoroutine)) return effect;
  if (!isFatal(effect) && origins.every((one) => one.calls.every((call) => isForAwaiting(context, call)))) return effect;
  if (member === undefined || !isFatal(effect)) return undefined;
  const helps = origins.every((one) => awaitingBrings(context, one.calls, member));
  return helps ? (effect === "fails" ? "awaitable" : effect) : undefined;
}

const futureMethods: ReadonlySet<string> = new Set(["add_done_callback", "cancel", "cancelled", "done", "exception", "result"]);

interface Origin extends Pending {
  readonly isProbable?: boolean;
}

type ValueUse = Use & { readonly kind: "value" };

// ---------------------------------------------------------------- variables

/** A definition that gives a name what has to be awaited, and what becomes of that. */
interface Held extends Origin {
  readonly definition: Definition;
  readonly uses: Use[];
}

/** Reports the first use of each coroutine that takes it for its result. */
function checkBinding(context: Context<Messages, Fixes>, { definitions, scope, uses }: Binding): void {
  if (definitions.some((definition) => definition.scope !== scope)) return;
  const held = new Map<Definition, Held>();
  for (const definition of definitions) {
    if (definition.kind !== "assign") continue;
    const whole = definition.path.length === 0 ? definition.value : undefined;
    const pending = pendingOfDefinition(context, definition) ?? probablyPendingOf(context, whole);
    if (pending !== undefined) held.set(definition, { ...pending, definition, uses: [] });
  }
  const beside = definitions.filter((definition) => isAwaitedBeside(context, definition, definitions));
  if (held.size === 0 && beside.length === 0) return;
  const flow = context.site.flowOf(scope);
  const seen = uses.map((node) => {
    const reaching = flow.get(node);
    // A nested function may do anything with it, at any time.
    const use: Use = reaching === undefined ? { kind: "given" } : useOf(context, node);
    const from = reaching === undefined ? definitions : (reachingDefinitions(context, reaching) ?? []);
    for (const definition of from) held.get(definition)?.uses.push(use);
    return {
      node,
      use,
      isNested: reaching === undefined,
      definitions: from,
      from: reaching === undefined ? [] : from.map((one) => held.get(one)),
    };
  });
  // Where only some branches give a coroutine, the code may remember which one it was.
  const isSorted = seen.some(({ node, use }) => use.kind === "coroutine" || isColourTested(context, node));
  const reported = new Set<Held>();
  for (const { node, use: own, from } of seen) {
    const origins = from.filter((one) => one !== undefined);
    const isLookedAt = origins.length === from.length && origins.every((one) => one.uses.every(isLook));
    const use = isLookedAt ? asValue(own) : own;
    if (use.kind !== "value" || from.length === 0) continue;
    const others = from.length > origins.length ? definitions.filter((one) => !held.has(one)) : [];
    if (others.length > 0 && (isSorted || origins.some((one) => isColourTested(context, one.calls[0] ?? none)))) continue;
    // What fails is wrong for the one branch; else it takes a branch that awaits to show what was meant.
    const isResultToo = (one: Definition): boolean =>
      isAwaitedValue(context, one) || origins.every((each) => isOfResult(context, one, each));
    if (others.length > 0 && !isFatal(use.effect) && !others.some(isResultToo)) continue;
    if (others.length > 0 && origins.some((one) => one.isProbable)) continue;
    if (origins.length === 0 || origins.some((one) => reported.has(one) || isReportedItself(context, one))) continue;
    const message = messageFor(context, use, origins);
    if (message === undefined || !isMistake(use.effect, origins) || isMeant(context, node, use)) continue;
    for (const one of origins) reported.add(one);
    const calls = origins.flatMap((one) => one.calls);
    const isAwaitedToo = origins.some((one) => one.uses.some((each) => each.kind === "coroutine"));
    const callee = context.shown(context.tree.child(calls[0] ?? none, Field.function));
    const fixes = isAwaitedToo ? [] : awaitingOffers(context, calls, callee);
    context.report(node, message, { operation: use.operation, callee }, { fixes });
  }
  if (context.file.settings.probable === false || seen.some(({ isNested }) => isNested)) return;
  for (const one of held.values()) {
    if (reported.has(one) || !isForResult(context, one)) continue;
    const reads = seen.filter(({ from }) => from.includes(one));
    const isAlone = reads.every((read) => read.definitions.every((other) => other === one.definition || isResult(context, other)));
    if (!isAlone || reads.some(({ node }) => isColourTested(context, node))) continue;
    const handed = firstHandedOn(context, reads);
    if (handed === undefined) continue;
    reported.add(one);
    const callee = context.shown(context.tree.child(one.calls[0] ?? none, Field.function));
    const message = one.isProbable ? "probable" : "handed";
    context.report(handed.node, message, { operation: handed.operation, callee }, { fixes: awaitingOffers(context, one.calls, callee) });
  }
  for (const definition of beside) {
    const { value } = definition;
    const one = held.get(definition);
    if (value === undefined || (one !== undefined && reported.has(one))) continue;
    const reads = seen.filter((read) => read.definitions.includes(definition));
    if (
      reads.length === 0 ||
      reads.some(({ node, use }) => use.kind === "coroutine" || isReadAsync(context, node) || isColourTested(context, node))
    )
      continue;
    const callee = context.shown(context.tree.child(value, Field.function));
    context.report(context.calleeSpan(value), "probable", { callee }, { fixes: awaitingOffers(context, [value], callee) });
  }
}

/** Whether a call in a coroutine gives a name what elsewhere the same call gives it awaited: `data = await read()` and `data = read()`. */
function isAwaitedBeside(context: Check, { kind, path, value }: Definition, definitions: readonly Definition[]): boolean {
  const { tree, types } = context;
  if (kind !== "assign" || path.length > 0 || value === undefined || tree.kind(value) !== Kind.call) return false;
  const callee = tree.child(value, Field.function);
  const isTwin = definitions.some((one) => {
    const operand = isAwaitedValue(context, one) ? tree.namedChildren(one.value ?? none)[0] : undefined;
    return (
      operand !== undefined && tree.kind(operand) === Kind.call && tree.textOf(tree.child(operand, Field.function)) === tree.textOf(callee)
    );
  });
  if (!isTwin || context.asyncContext(value)?.canAwait !== true || isColourTested(context, value)) return false;
  if (mayGiveMore(context, context.typeOf(callee))) return false;
  // A name may stand for one function after the other.
  const isNamed = tree.kind(callee) === Kind.identifier;
  return membersOf(context.typeOf(value)).every((member) => {
    const isAwaitable = types.isAwaitable(member);
    return isAwaitable === true || (isAwaitable === undefined && !isNamed);
  });
}

/** Whether `async for` or `async with` gets the value: what is awaited elsewhere may be for them, too. */
function isReadAsync({ tree }: Check, node: Node): boolean {
  return [Kind.for_statement, Kind.for_in_clause, Kind.with_item, Kind.as_pattern].includes(tree.kind(parentExpression(tree, node)));
}

/** Whether a variable is for the result, by its name, and what it holds could be awaited where it is made. */
function isForResult(context: Check, { calls, definition, isProbable }: Held): boolean {
  const [call, ...rest] = calls;
  if (call === undefined || rest.length > 0 || awaitedNames.test(definition.name)) return false;
  return (
    context.asyncContext(call)?.canAwait === true && (isProbable === true ? isNearlySure(context, call) : isForAwaiting(context, call))
  );
}

/** Whether a definition gives its name what cannot be awaited. */
function isResult(context: Check, definition: Definition): boolean {
  const { site, types } = context;
  if (isAwaitedValue(context, definition)) return true;
  return membersOf(types.definitionType({ site, definition })).every((member) => types.isAwaitable(member) === false);
}

/** Whether a definition gives its name an object of the class that awaiting the calls gives. */
function isOfResult(context: Check, definition: Definition, { calls }: Held): boolean {
  const { site, types } = context;
  const type = types.definitionType({ site, definition });
  if (type.kind !== "instance") return false;
  return calls.every((call) => {
    const result = types.awaited(context.typeOf(call));
    return result.kind === "instance" && result.class === type.class;
  });
}

function isAwaitedValue({ tree }: Check, { kind, value }: Definition): boolean {
  return kind === "assign" && value !== undefined && tree.kind(value) === Kind.await;
}

/** `if (x := f()):` is reported at the call. */
function isReportedItself(context: Check, { definition, calls }: Held): boolean {
  return context.tree.kind(definition.node) === Kind.named_expression && calls.some((call) => useOf(context, call).kind === "value");
}

/**
 * What fails is wrong whatever else is done with the coroutine. A test is not, where the coroutine is awaited after it; showing
 * or comparing is not, where it is passed on: the object itself may be meant.
 */
function isMistake(effect: Effect, origins: readonly Held[]): boolean {
  const isAwaitedToo = origins.some((one) => one.uses.some((use) => use.kind === "coroutine"));
  // A future that is done by then can be iterated, to no effect.
  if (isFatal(effect)) return !isAwaitedToo || origins.every((one) => one.isCoroutine && !one.isProbable);
  if (isAwaitedToo) return false;
  return (effect !== "shown" && effect !== "unequal") || origins.every((one) => one.uses.every((use) => use.kind !== "given"));
}

function isFatal(effect: Effect): boolean {
  return effect === "fails" || effect === "unpacking";
}

/** Names of the module, in scripts and notebooks: one definition, whichever use comes first in the file. */
function checkGlobal(node: Node, context: Context<Messages, Fixes>): void {
  const { model, site, tree } = context;
  const { module } = site;
  const name = tree.textOf(node);
  if (!model.free.has(name)) return;
  const found = module.symbols.get(name);
  const only = found?.[0];
  if (found?.length !== 1 || only === undefined || only.definition.kind !== "assign") return;
  const there = new Check(only.site, context.file);
  const pending = pendingOfDefinition(there, only.definition);
  if (pending === undefined || model.free.get(name)?.includes(node) !== true) return;
  const use = useOf(context, node);
  if (use.kind !== "value" || isMeant(context, node, use)) return;
  const message = messageFor(there, use, [pending]);
  if (message === undefined) return;
  const uses: Use[] = [];
  let isFirst = true;
  for (const { site: one, node: read } of globalReads(context.types, module, name)) {
    const each = useOf(one === site ? context : new Check(one, context.file), read);
    uses.push(each);
    if (each.kind === "value" && one.start + one.tree.start(read) < site.start + tree.start(node)) isFirst = false;
  }
  const held: Held = { ...pending, definition: only.definition, uses };
  if (!isFirst || !isMistake(use.effect, [held]) || isReportedItself(there, held)) return;
  const callee = there.shown(only.site.tree.child(pending.calls[0] ?? none, Field.function));
  const canFix = uses.every((each) => each.kind !== "coroutine");
  const offers = canFix ? awaitingOffers(there, pending.calls, callee).map((offer) => elsewhere(offer, only.site)) : [];
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
