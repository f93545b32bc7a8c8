/** Type variables: putting types in their place, and learning them from the arguments of a call. */
import { variableNames } from "./ancestry.js";
import { callMember } from "./calls.js";
import { type CoroutineType, type InstanceType, membersOf, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

export type Substitution = ReadonlyMap<string, Type>;

export const noSubstitution: Substitution = new Map();

/** The type with its variables replaced; what the substitution does not know becomes unknown when `closed`. */
export function substitute(type: Type, substitution: Substitution, closed = false): Type {
  switch (type.kind) {
    case "type-variable": {
      const found = substitution.get(type.name);
      return found ?? (closed ? (type.bound?.() ?? unknown) : type);
    }
    case "instance":
    case "class":
      if (type.arguments.length === 0) return type;
      return { ...type, arguments: type.arguments.map((argument) => substitute(argument, substitution, closed)) };
    case "tuple":
      return { kind: "tuple", elements: type.elements.map((element) => substitute(element, substitution, closed)) };
    case "union":
      return unionOf(type.members.map((member) => substitute(member, substitution, closed)));
    case "callable":
      // What is not known yet may be learned when it is called: `Callable[[F], F]` gives back what it is given.
      return {
        ...type,
        returns: () => substitute(type.returns(), substitution),
        ...(type.parameters === undefined
          ? {}
          : { parameters: () => type.parameters?.().map((parameter) => substitute(parameter, substitution)) ?? [] }),
      };
    case "coroutine":
      return { ...type, result: () => substitute(type.result(), substitution, closed) };
    default:
      return type;
  }
}

/** Learns from a parameter's declared type and the type of its argument what the variables stand for. */
export function learn(types: Types, parameter: Type, argument: Type, into: Map<string, Type>, depth = 0): void {
  if (depth > 6) return;
  switch (parameter.kind) {
    case "type-variable": {
      const known = into.get(parameter.name);
      into.set(parameter.name, known === undefined ? argument : unionOf([known, argument]));
      return;
    }
    case "union": {
      // `Awaitable[T] | T`: what fits the structured member does not also stand for the bare variable.
      const structured = parameter.members.filter((member) => member.kind !== "type-variable" && member.kind !== "none");
      const before = into.size;
      for (const member of structured) learn(types, member, argument, into, depth + 1);
      if (into.size > before) return;
      for (const member of parameter.members) if (member.kind === "type-variable") learn(types, member, argument, into, depth + 1);
      return;
    }
    case "callable":
      learn(types, parameter.returns(), types.resultOf(argument), into, depth + 1);
      return;
    case "tuple":
      if (argument.kind === "tuple") {
        parameter.elements.forEach((element, index) => {
          const given = argument.elements[index];
          if (given !== undefined) learn(types, element, given, into, depth + 1);
        });
      }
      return;
    case "class":
      if (argument.kind !== "class") return;
      for (const variable of parameter.arguments) learn(types, variable, types.instantiated(argument), into, depth + 1);
      return;
    case "instance": {
      for (const member of membersOf(argument)) {
        const given = argumentsAs(types, parameter.class.name, member) ?? structuralArguments(types, parameter, member, depth);
        given?.forEach((type, index) => {
          const variable = parameter.arguments[index];
          if (variable !== undefined) learn(types, variable, type, into, depth + 1);
        });
      }
      return;
    }
    case "coroutine":
      if (types.isAwaitable(argument) === true) learn(types, parameter.result(), types.awaited(argument), into, depth + 1);
      return;
    default:
  }
}

/** The type arguments of a value seen as a class of that name (its own, or one it inherits from). */
function argumentsAs(types: Types, className: string, argument: Type): readonly Type[] | undefined {
  if (argument.kind === "coroutine") return coroutineArguments(className, argument);
  if (argument.kind === "tuple" && ["Iterable", "Sequence", "Collection", "tuple"].includes(className)) return [unionOf(argument.elements)];
  if (argument.kind !== "instance") return undefined;
  const base = types.ancestry(argument.class).classes.find((entry) => entry.class.name === className);
  if (base !== undefined) {
    const own = types.ownSubstitution(argument);
    return base.arguments.map((type) => substitute(type, own, true));
  }
  // Structural protocols: anything that iterates is an Iterable, anything that can be awaited an Awaitable.
  if (className === "Iterable" || className === "AsyncIterable") {
    const element = types.elementOf(argument, className === "AsyncIterable");
    return element === undefined ? undefined : [element];
  }
  if (className === "Awaitable") return types.isAwaitable(argument) ? [types.awaited(argument)] : undefined;
  return undefined;
}

/** The type arguments of a value seen as a protocol it does not inherit from: learned from what its methods give. */
function structuralArguments(
  types: Types,
  { class: protocol, arguments: wanted }: InstanceType,
  argument: Type,
  depth: number,
): readonly Type[] | undefined {
  if (wanted.length === 0 || argument.kind !== "instance" || !protocol.isProtocol) return undefined;
  const learned = new Map<string, Type>();
  for (const [name, [located]] of protocol.members) {
    if (located?.definition.kind !== "function" || name === "__init__") continue;
    const given = callMember(types, argument, name);
    if (given === undefined) return undefined;
    learn(types, types.returnOf(located.site.functionAt(located.definition.node)), given, learned, depth + 1);
  }
  return variableNames(types, protocol).map((name) => learned.get(name) ?? unknown);
}

function coroutineArguments(className: string, coroutine: CoroutineType): readonly Type[] | undefined {
  if (className === "Awaitable") return [coroutine.result()];
  return className === "Coroutine" || className === "CoroutineType" || className === "Generator"
    ? [unknown, unknown, coroutine.result()]
    : undefined;
}

/** The type variables in a type, in the order they appear. An alias may mention itself: the search has an end. */
export function collectVariables(type: Type, into: string[], depth = 0): void {
  if (depth > 8) return;
  switch (type.kind) {
    case "type-variable":
      if (type.name !== "Self" && !into.includes(type.name)) into.push(type.name);
      return;
    case "instance":
    case "class":
      for (const argument of type.arguments) collectVariables(argument, into, depth + 1);
      return;
    case "tuple":
      for (const element of type.elements) collectVariables(element, into, depth + 1);
      return;
    case "union":
      for (const member of type.members) collectVariables(member, into, depth + 1);
      return;
    case "callable":
      collectVariables(type.returns(), into, depth + 1);
      return;
    default:
  }
}

export function hasVariables(type: Type): boolean {
  const names: string[] = [];
  collectVariables(type, names);
  return names.length > 0;
}
