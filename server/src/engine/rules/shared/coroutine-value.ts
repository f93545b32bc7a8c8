/** Values that are coroutines, or have to be awaited, for certain: the calls that make them, and the names that hold them. */
import { syncTwinPackages } from "../../knowledge/sync-twins.js";
import { isPlaceholder } from "../../project/returns.js";
import type { FunctionInfo } from "../../project/symbols.js";
import { type CoroutineType, membersOf, type Type, without } from "../../project/type.js";
import type { Reaching } from "../../semantics/flow.js";
import { type Definition, ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isReplaced, mayBeReplaced } from "./replaced-function.js";

/** Calls whose value has to be awaited: one, or one for each branch of a conditional expression. */
export interface Pending {
  readonly calls: readonly Node[];
  /** All of them give coroutines; else futures, tasks or other awaitables are among them. */
  readonly isCoroutine: boolean;
}

/** Whether a call gives a coroutine, whatever a subclass, a test or an overload may make of what it calls. */
export function isCoroutineCall(check: Check, call: Node): boolean {
  return pendingOfCall(check, call)?.isCoroutine === true;
}

/** The calls an expression may have its value from, where each of them has to be awaited; undefined where it may be something else. */
export function pendingOf(check: Check, node: Node): Pending | undefined {
  const { tree } = check;
  const value = unparenthesized(tree, node);
  if (tree.kind(value) === Kind.call) return pendingOfCall(check, value);
  if (tree.kind(value) !== Kind.conditional_expression) return undefined;
  const [then, , otherwise] = tree.namedChildren(value);
  const first = then === undefined ? undefined : pendingOf(check, then);
  const second = otherwise === undefined ? undefined : pendingOf(check, otherwise);
  if (first === undefined || second === undefined) return undefined;
  return { calls: [...first.calls, ...second.calls], isCoroutine: first.isCoroutine && second.isCoroutine };
}

function pendingOfCall(check: Check, call: Node): Pending | undefined {
  const callee = calleeGivingAwaitables(check, call);
  if (callee === undefined) return undefined;
  const members = membersOf(check.typeOf(call));
  if (!members.every((member) => member.kind !== "coroutine" || isSure(check, member))) return undefined;
  if (mayBeReplaced(check, callee) || runsItself(check, call, callee) || mayGiveMore(check, callee)) return undefined;
  return { calls: [call], isCoroutine: members.every((member) => isCoroutineType(check, member)) };
}

/** What `@types.coroutine` makes is a generator, too: it can be iterated. */
function isSure(check: Check, type: CoroutineType): boolean {
  return type.function?.isAsync !== false && isOwnCoroutine(check, type);
}

/** Whether a call gives something to await if what it calls is what it is known to be: it may be overridden or replaced. */
export function isPendingUnlessReplaced(check: Check, call: Node): boolean {
  const callee = calleeGivingAwaitables(check, call);
  if (callee === undefined || mayGiveMore(check, callee)) return false;
  return membersOf(check.typeOf(call)).every(
    (member) => isForAwaitingType(check, member) && !(member.kind === "coroutine" && isPlannedIterator(check, member)),
  );
}

/** What a call calls, where all that its type says it may give can be awaited. */
function calleeGivingAwaitables(check: Check, call: Node): Type | undefined {
  const { tree, types } = check;
  const callee = tree.kind(call) === Kind.call ? tree.child(call, Field.function) : none;
  if (callee === none) return undefined;
  if (!membersOf(check.typeOf(call)).every((member) => member.kind !== "type-variable" && types.isAwaitable(member) === true))
    return undefined;
  const type = check.typeOf(callee);
  if (type.kind === "callable" && tree.kind(callee) === Kind.call) return undefined;
  // `submit(f).result()` is what `f` gives by its annotation, which may leave out that somebody awaits it.
  const isOwn = membersOf(type).every((one) => one.kind !== "function" || types.isAwaitable(types.returnOf(one.function)) === true);
  return isOwn ? type : undefined;
}

/** What a definition gives its name, where that has to be awaited. */
export function pendingOfDefinition(check: Check, definition: Definition): Pending | undefined {
  const { tree } = check;
  const { kind, path, value } = definition;
  if (kind !== "assign" || value === undefined) return undefined;
  if (path.length === 0) return pendingOf(check, value);
  // `a, b = f(), g()` gives each name its own.
  const [step, ...rest] = path;
  const isDisplay = tree.kind(value) === Kind.expression_list || tree.kind(value) === Kind.tuple;
  if (!isDisplay || typeof step !== "number" || rest.length > 0) return undefined;
  const parts = tree.namedChildren(value);
  const part = parts.some((one) => tree.kind(one) === Kind.list_splat) ? undefined : parts[step];
  return part === undefined ? undefined : pendingOf(check, part);
}

/** The same for a read of a local name that holds nothing else there. */
export function pendingOfRead(check: Check, node: Node): Pending | undefined {
  const binding = check.tree.kind(node) === Kind.identifier ? check.model.bindingOf(node) : undefined;
  if (binding?.scope.kind !== ScopeKind.function || binding.definitions.some((one) => one.scope !== binding.scope)) return undefined;
  const reaching = check.site.flowOf(binding.scope).get(node);
  const definitions = reaching === undefined ? undefined : reachingDefinitions(check, reaching);
  const all = definitions?.map((definition) => pendingOfDefinition(check, definition)) ?? [];
  if (all.length === 0 || !all.every((one) => one !== undefined)) return undefined;
  return { calls: all.flatMap((one) => one.calls), isCoroutine: all.every((one) => one.isCoroutine) };
}

/** Whether what the calls give lacks an attribute that what comes of awaiting it has. */
export function awaitingBrings(check: Check, calls: readonly Node[], name: string): boolean {
  const { types } = check;
  return calls.every((call) => {
    const type = check.typeOf(call);
    const lacks = membersOf(type).every((member) => {
      // A future has `__iter__` for `yield from` alone: a loop over it raises RuntimeError.
      const isFuture = name === "__iter__" && check.isInstance(member, "asyncio.Future");
      if (types.hasMember(member, name) !== false && !isFuture) return false;
      return (
        member.kind !== "instance" || types.subclassesOf(member.class).every((one) => !one.members.has(name) && !one.attributes.has(name))
      );
    });
    const result = without(types.awaited(type), (member) => member.kind === "none");
    return lacks && result.kind !== "never" && types.hasMember(result, name) === true;
  });
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

/** Whether a type is that of coroutines, and of no other awaitable. */
export function isCoroutineType(check: Check, type: Type): boolean {
  return type.kind === "coroutine" || ["typing.Coroutine", "types.CoroutineType"].includes(check.classNameOf(type) ?? "");
}

/** Whether what a call gives is for awaiting and nothing else: a coroutine, or declared to be an `Awaitable`. */
export function isForAwaiting(check: Check, call: Node): boolean {
  return membersOf(check.typeOf(call)).every((type) => isForAwaitingType(check, type));
}

function isForAwaitingType(check: Check, type: Type): boolean {
  return isCoroutineType(check, type) || check.classNameOf(type) === "typing.Awaitable";
}

/** Whether the function that makes a coroutine is sure to be the one that runs, and to be what it says. */
export function isOwnCoroutine(check: Check, type: CoroutineType): boolean {
  return type.function === undefined || (!isPlannedIterator(check, type) && !isReplaced(check, type.function));
}

/** An `async def read(self) -> AsyncIterator[..]: ...` that others are to fill in means an async generator. */
function isPlannedIterator(check: Check, { function: info, result }: CoroutineType): boolean {
  if (info === undefined || !isPlaceholder(info) || info.site.module.isStub) return false;
  return /^typing\.Async(Iterator|Iterable|Generator)$/.test(check.classNameOf(result()) ?? "");
}

/** Methods of some libraries run the loop themselves where no coroutine calls them. */
export function runsItself(check: Check, call: Node, callee: Type): boolean {
  if (check.asyncContext(call) !== undefined) return false;
  return membersOf(callee).some(
    (member) => member.kind === "function" && syncTwinPackages.has(member.function.site.module.name.split(".")[0] as string),
  );
}

/** Overloads of which some give no coroutine, or whose implementation says that it may give something else. */
export function mayGiveMore({ types }: Check, callee: Type): boolean {
  const isSure = (info: FunctionInfo): boolean => types.isAwaitable(types.returnOf(info)) === true;
  return membersOf(callee).some((member) => {
    if (member.kind !== "function" || member.overloads === undefined) return false;
    const others = member.function.owner?.members.get(member.function.name) ?? [];
    const written = others.flatMap(({ site, definition }) => (definition.kind === "function" ? [site.functionAt(definition.node)] : []));
    const implementation = written.at(-1);
    return (
      !member.overloads.every(isSure) ||
      (implementation !== undefined && implementation.returnAnnotation !== none && !isSure(implementation))
    );
  });
}
