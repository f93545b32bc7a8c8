/** Calls that probably give something asynchronous: what is called is not known, but all the project does with it says so. */

import { awaitedMethods } from "../../knowledge/python.js";
import { writtenCallee } from "../../project/evidence.js";
import { membersOf } from "../../project/type.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { argumentsOf, parentExpression, unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isColourTested } from "./colour-test.js";
import { isPendingUnlessReplaced } from "./coroutine-value.js";

/**
 * Why a call `x.name(..)` that stands alone in a coroutine probably has to be awaited: its name, or what the project does everywhere else.
 * A future is at work all the same.
 */
export function probablyDropped(check: Check, call: Node): "named" | "probable" | "future" | undefined {
  const { tree } = check;
  if (tree.kind(parentExpression(tree, call)) !== Kind.expression_statement) return undefined;
  if (isFutureAwaitedElsewhere(check, call)) return "future";
  if (!isProbablyCoroutine(check, call)) return undefined;
  return awaitedMethods.has(tree.textOf(tree.child(tree.child(call, Field.function), Field.attribute))) ? "named" : "probable";
}

/** Whether a call gives a future, and no other call of the name in the project lets it go. */
function isFutureAwaitedElsewhere(check: Check, call: Node): boolean {
  const callee = calleeNotCertain(check, call);
  if (callee === none || check.classNameOf(check.typeOf(call)) !== "asyncio.Future") return false;
  return check.file.facts.evidence.isAlwaysAwaited(check.tree.textOf(check.tree.child(callee, Field.attribute)));
}

/** Whether a call `x.name(..)` in a coroutine probably makes one. */
export function isProbablyCoroutine(check: Check, call: Node): boolean {
  const { evidence } = check.file.facts;
  const callee = calleeNotCertain(check, call);
  if (callee === none) return false;
  const { tree } = check;
  const { module } = check.site;
  const name = tree.textOf(tree.child(callee, Field.attribute));
  const written = writtenCallee(tree, callee);
  if (isPendingUnlessReplaced(check, call))
    return evidence.isUsuallyAwaited(name, module) || (written !== undefined && evidence.isAwaited(name, written, module, true));
  if (!isOpen(check, callee)) return false;
  const isPartly = isPartlyKnown(check, callee);
  if (isPartly && evidence.isUsuallyAwaited(name, module)) return true;
  const isStatement = tree.kind(parentExpression(tree, call)) === Kind.expression_statement;
  if (awaitedMethods.has(name) && evidence.isNeverSync(name)) return true;
  // Where its value is used as it is, the name of a sync function would do as well.
  const isDistinctive = name.includes("_") || isStatement;
  if (isDistinctive && isUnknown(check, callee) && evidence.isCoroutineName(name)) return true;
  return written !== undefined && evidence.isAwaited(name, written, module, isPartly);
}

/** Whether a call that probably makes a coroutine does so by what is known of it, or by its name, not by what else the project does. */
export function isNearlySure(check: Check, call: Node): boolean {
  const name = check.tree.child(check.tree.child(call, Field.function), Field.attribute);
  return isPendingUnlessReplaced(check, call) || (name !== none && awaitedMethods.has(check.textOf(name)));
}

/** Whether a value in a coroutine is probably one for `async with`. */
export function isProbablyAsyncContext(check: Check, value: Node): boolean {
  const { evidence } = check.file.facts;
  return keysOf(check, value).some((key) => evidence.isAsyncContext(key));
}

/** Whether a value in a coroutine is probably one for `async for`. */
export function isProbablyAsyncIterable(check: Check, value: Node): boolean {
  const { evidence } = check.file.facts;
  return keysOf(check, value).some((key) => evidence.isAsyncIterable(key));
}

/** What evidence there may be of a call `x.name(..)`: by its name where nothing is known of it, and as it is written. */
function keysOf(check: Check, value: Node): string[] {
  const { tree } = check;
  const call = unparenthesized(tree, value);
  const callee = tree.kind(call) === Kind.call ? calleeNobodyKnows(check, call) : none;
  if (callee === none) return [];
  const name = isUnknown(check, callee) ? [tree.textOf(tree.child(callee, Field.attribute))] : [];
  const written = writtenCallee(tree, callee);
  return written === undefined ? name : [...name, written];
}

/** The callee `x.name` of a call in a coroutine, where nothing says what it is; else `none`. */
function calleeNobodyKnows(check: Check, call: Node): Node {
  const callee = calleeNotCertain(check, call);
  return callee === none || !isOpen(check, callee) ? none : callee;
}

/** The callee `x.name` of a call in a coroutine; `none` where a sync one would be all right. */
function calleeNotCertain(check: Check, call: Node): Node {
  const { tree } = check;
  if (check.file.settings.probable === false || check.asyncContext(call)?.canAwait !== true) return none;
  const callee = tree.child(call, Field.function);
  if (callee === none || tree.kind(callee) !== Kind.attribute) return none;
  // `async def close(self): self.inner.close()`: what is wrapped may well be sync.
  const name = tree.textOf(tree.child(callee, Field.attribute));
  if (check.functionAt(call)?.name === name && !awaitedMethods.has(name)) return none;
  // `load(_sync=True)` runs it at once.
  if (argumentsOf(tree, call).some(({ name = "" }) => /(^|_)sync(_|$)/.test(name))) return none;
  // What a mock stands for says nothing of what it does.
  for (let at = tree.child(callee, Field.object); at !== none; at = tree.kind(at) === Kind.attribute ? tree.child(at, Field.object) : none)
    if (check.isInstance(check.typeOf(at), "unittest.mock.NonCallableMock") || /mock|patch|fake|stub|spy/i.test(tree.textOf(at)))
      return none;
  return isColourTested(check, call) || isOfTestedKind(check, callee) ? none : callee;
}

/** Whether a test before has asked what kind of thing the receiver is: `isinstance(response, Response)`. */
function isOfTestedKind({ model, site, tree }: Check, callee: Node): boolean {
  let root = callee;
  while (tree.kind(root) === Kind.attribute) root = tree.child(root, Field.object);
  const binding = tree.kind(root) === Kind.identifier ? model.bindingOf(root) : undefined;
  const reaching = binding?.scope.kind === ScopeKind.function ? site.flowOf(binding.scope).get(root) : undefined;
  return reaching?.some((one) => one.kind === "narrowing" && tree.kind(one.test) === Kind.call) === true;
}

/** Whether a callee may be something nobody has read, and whatever else it may be gives something to await. */
function isOpen(check: Check, callee: Node): boolean {
  const { types } = check;
  const members = membersOf(check.typeOf(callee)).filter((member) => member.kind !== "none");
  const isRead = (kind: string) => kind !== "unknown" && kind !== "external";
  return (
    members.some((member) => !isRead(member.kind)) &&
    members.every((member) => !isRead(member.kind) || types.isAwaitable(types.resultOf(member)) === true)
  );
}

/** Whether some of what a callee may be gives something to await, and nothing is known of the rest. */
function isPartlyKnown(check: Check, callee: Node): boolean {
  const members = membersOf(check.typeOf(callee));
  return (
    members.some((member) => member.kind === "function" || member.kind === "callable") &&
    members.every((member) => member.kind !== "external")
  );
}

/** Whether nothing at all is known of a callee: a name of a module nobody read, and a value that may be several things, are something else. */
function isUnknown(check: Check, callee: Node): boolean {
  const object = check.tree.child(callee, Field.object);
  return [object, callee].every((node) => membersOf(check.typeOf(node)).every((member) => member.kind === "unknown"));
}
