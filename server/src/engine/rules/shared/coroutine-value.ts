/** Values that are coroutines for certain: the calls that make them, and the local names that hold them. */
import { syncTwinPackages } from "../../knowledge/sync-twins.js";
import { isPlaceholder } from "../../project/returns.js";
import { membersOf, type Type } from "../../project/type.js";
import type { Reaching } from "../../semantics/flow.js";
import type { Definition } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isReplaced, mayBeReplaced } from "./replaced-function.js";

/** Whether a call gives a coroutine, whatever a subclass, a test or an overload may make of what it calls. */
export function isCoroutineCall(check: Check, call: Node): boolean {
  const { tree } = check;
  const callee = tree.kind(call) === Kind.call ? tree.child(call, Field.function) : none;
  if (callee === none || !membersOf(check.typeOf(call)).every((member) => isCoroutine(check, member))) return false;
  const calleeType = check.typeOf(callee);
  if (calleeType.kind === "callable" && tree.kind(callee) === Kind.call) return false;
  return !mayBeReplaced(check, calleeType) && !runsItself(check, call, calleeType) && !mayGiveMore(check, calleeType);
}

/** The calls an expression may be the coroutine of: one, or one for each branch; undefined where it may be something else. */
export function coroutineCalls(check: Check, node: Node): readonly Node[] | undefined {
  const { tree } = check;
  const value = unparenthesized(tree, node);
  if (tree.kind(value) === Kind.call) return isCoroutineCall(check, value) ? [value] : undefined;
  if (tree.kind(value) !== Kind.conditional_expression) return undefined;
  const [then, , otherwise] = tree.namedChildren(value);
  const first = then === undefined ? undefined : coroutineCalls(check, then);
  const second = otherwise === undefined ? undefined : coroutineCalls(check, otherwise);
  return first === undefined || second === undefined ? undefined : [...first, ...second];
}

/** The calls whose coroutine a definition gives its name. */
export function assignedCoroutines(check: Check, definition: Definition): readonly Node[] | undefined {
  const { tree } = check;
  const { kind, path, value } = definition;
  if (kind !== "assign" || value === undefined) return undefined;
  if (path.length === 0) return coroutineCalls(check, value);
  // `a, b = f(), g()` gives each name its own.
  const [step, ...rest] = path;
  const isDisplay = tree.kind(value) === Kind.expression_list || tree.kind(value) === Kind.tuple;
  if (!isDisplay || typeof step !== "number" || rest.length > 0) return undefined;
  const parts = tree.namedChildren(value);
  const part = parts.some((one) => tree.kind(one) === Kind.list_splat) ? undefined : parts[step];
  return part === undefined ? undefined : coroutineCalls(check, part);
}

/** The definitions a read may see, behind tests of the name; undefined where a test asks what kind of thing it holds. */
export function reachingDefinitions(check: Check, reaching: readonly Reaching[]): readonly Definition[] | undefined {
  const found = new Set<Definition>();
  for (const one of reaching) {
    if (one.kind !== "narrowing") {
      found.add(one);
      continue;
    }
    const before = asksForKind(check, one.test, one.positive) ? undefined : reachingDefinitions(check, one.previous);
    if (before === undefined) return undefined;
    for (const definition of before) found.add(definition);
  }
  return [...found];
}

/** `isawaitable(x)`, `isinstance(x, ..)`; and the branches a coroutine never gets to: `x is None`, `not x`. */
function asksForKind({ tree }: Check, test: Node, positive: boolean): boolean {
  switch (tree.kind(test)) {
    case Kind.call:
      return /(^|\.)(_*is|has|callable)\w*$/.test(tree.textOf(tree.child(test, Field.function)));
    case Kind.comparison_operator: {
      const right = tree.namedChildren(test).at(-1);
      const isNone = right !== undefined && tree.kind(right) === Kind.none;
      return isNone && /\bis\s+None$|==\s*None$/.test(tree.textOf(test)) === positive;
    }
    default:
      return !positive;
  }
}

function isCoroutine(check: Check, type: Type): boolean {
  if (type.kind !== "coroutine") return ["typing.Coroutine", "types.CoroutineType"].includes(check.classNameOf(type) ?? "");
  const info = type.function;
  if (info === undefined) return true;
  // An `async def read(self) -> AsyncIterator[..]: ...` that others are to fill in means an async generator.
  const isOpen = isPlaceholder(info) && info.site.module.origin === "project";
  if (isOpen && check.types.hasMember(type.result(), "__aiter__") === true) return false;
  return !isReplaced(check, info);
}

/** Methods of some libraries run the loop themselves where no coroutine calls them. */
function runsItself(check: Check, call: Node, callee: Type): boolean {
  if (check.asyncContext(call) !== undefined) return false;
  return membersOf(callee).some(
    (member) => member.kind === "function" && syncTwinPackages.has(member.function.site.module.name.split(".")[0] as string),
  );
}

/** Overloads of which some give no coroutine. */
function mayGiveMore({ types }: Check, callee: Type): boolean {
  return membersOf(callee).some(
    (member) => member.kind === "function" && member.overloads?.some((info) => types.isAwaitable(types.returnOf(info)) !== true) === true,
  );
}
