/** Functions given to calls that are to call them. */
import { type CallableTaker, callableTakers } from "../../knowledge/callable-takers.js";
import type { Definition } from "../../semantics/model.js";
import { Kind } from "../../syntax/kinds.gen.js";
import { type Argument, ancestorOfKind } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import { argumentAt } from "./known-arguments.js";
import { isOverridden } from "./replaced-function.js";

/** An argument that is to be called. */
export interface GivenCallable {
  readonly taker: CallableTaker;
  readonly argument: Argument;
  /** The arguments it is to be called with, as they stand after it; undefined where they cannot be told. */
  readonly passed: readonly Argument[] | undefined;
}

const byName = new Map(callableTakers.flatMap((taker) => taker.names.map((name) => [name, taker] as const)));

export const takerNames: readonly string[] = [...byName.keys()];

/** The function a call is given to call; undefined where a class of the project may do otherwise with it. */
export function givenCallable(check: Check, call: Call): GivenCallable | undefined {
  const taker = call.names.map((name) => byName.get(name)).find((one) => one !== undefined);
  if (taker === undefined || isOverridden(check, check.typeOf(call.callee))) return undefined;
  const argument = argumentAt(call, taker.callable);
  return argument === undefined || argument === "splat" ? undefined : { taker, argument, passed: passedTo(check, call, taker, argument) };
}

function passedTo({ tree }: Check, call: Call, { passes }: CallableTaker, argument: Argument): readonly Argument[] | undefined {
  const after = call.arguments.slice(call.arguments.indexOf(argument) + 1);
  switch (passes) {
    case "positional": {
      const found = after.filter(({ name }) => name === undefined || name === "*");
      return found.every((one, index) => one === after[index]) ? found : undefined;
    }
    case "all":
      return after;
    case "args": {
      const given = call.arguments.filter(({ name }) => name === "args" || name === "kwargs");
      const [first] = given;
      if (first === undefined) return after.every(({ name }) => name !== undefined && !name.startsWith("*")) ? [] : undefined;
      const isTuple = given.length === 1 && first.name === "args" && [Kind.tuple, Kind.list].includes(tree.kind(first.value));
      return isTuple ? tree.namedChildren(first.value).map((node) => ({ node, value: node })) : undefined;
    }
    case "own":
      return [];
  }
}

/** Whether a call means later what it means now: it looks up no more than names that are bound once, and not anew in a loop. */
export function keepsValues({ model, tree }: Check, callee: Node, given: readonly Node[]): boolean {
  const isFixed = ({ node, kind }: Definition): boolean =>
    kind === "parameter" || (kind !== "for" && ancestorOfKind(tree, node, Kind.for_statement, Kind.while_statement) === none);
  return [callee, ...given].every((expression) => {
    const end = tree.after(expression);
    for (let at = expression; at < end; at++) {
      if (changing.has(tree.kind(at)) || (tree.kind(at) === Kind.attribute && expression !== callee)) return false;
      const binding = tree.kind(at) === Kind.identifier ? model.bindingOf(at) : undefined;
      if (binding !== undefined && !(binding.definitions.length === 1 && binding.definitions.every(isFixed))) return false;
    }
    return true;
  });
}

/** Expressions that may give something else, or do something, each time they are evaluated. */
const changing: ReadonlySet<Kind> = new Set([Kind.await, Kind.call, Kind.named_expression, Kind.subscript, Kind.yield]);
