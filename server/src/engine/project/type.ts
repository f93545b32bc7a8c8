/** What an expression may be. Types are plain values; what they mean is asked of `Types` (types.ts). */
import type { ClassInfo, FunctionInfo } from "./symbols.js";

export type Type =
  | { readonly kind: "unknown" }
  | { readonly kind: "never" }
  | { readonly kind: "none" }
  | { readonly kind: "module"; readonly name: string }
  /** The class itself, perhaps with its type arguments given (`Queue[int]`). */
  | { readonly kind: "class"; readonly class: ClassInfo; readonly arguments: readonly Type[] }
  | InstanceType
  | FunctionType
  /** What a coroutine function gave: nothing has run yet. */
  | CoroutineType
  /** Something callable of which only the result is known, and sometimes what it takes by position. */
  | { readonly kind: "callable"; readonly returns: () => Type; readonly parameters?: () => readonly Type[] }
  | { readonly kind: "tuple"; readonly elements: readonly Type[] }
  /** Something in a module nobody has read: its qualified name is all there is. */
  | { readonly kind: "external"; readonly name: string }
  /** What calling (or annotating with) such a thing gives. */
  | { readonly kind: "external-instance"; readonly name: string }
  | { readonly kind: "type-variable"; readonly name: string; readonly bound?: () => Type }
  | { readonly kind: "property"; readonly function: FunctionInfo }
  | { readonly kind: "union"; readonly members: readonly Type[] };

export interface InstanceType {
  readonly kind: "instance";
  readonly class: ClassInfo;
  readonly arguments: readonly Type[];
  /** Of a class of an installed package, how users get to it: `openai.OpenAI.chat`. */
  readonly path?: string;
}

export interface FunctionType {
  readonly kind: "function";
  readonly function: FunctionInfo;
  /** What it is bound to: the object of a method, the class of a class method. */
  readonly self?: Type;
  /** The other overloads, when there are several. */
  readonly overloads?: readonly FunctionInfo[];
  /** A decorator changed what calling it gives. */
  readonly result?: "context-manager" | "async-context-manager";
}

export interface CoroutineType {
  readonly kind: "coroutine";
  readonly result: () => Type;
  /** The function that made it, where known. */
  readonly function?: FunctionInfo;
}

export const unknown: Type = { kind: "unknown" };
export const neverType: Type = { kind: "never" };
export const noneType: Type = { kind: "none" };

/**
 * The union of types: flattened, without repetitions; unknown stays in it, for "may be anything" is not "is one of these". An empty
 * display beside another container of its class adds nothing to it.
 */
export function unionOf(types: readonly Type[]): Type {
  const members: Type[] = [];
  const add = (type: Type): void => {
    if (type.kind === "union") {
      for (const member of type.members) add(member);
      return;
    }
    if (type.kind === "never" || members.some((member) => sameType(member, type))) return;
    const twin = type.kind !== "instance" ? -1 : members.findIndex((member) => member.kind === "instance" && member.class === type.class);
    if (twin !== -1 && isEmptyDisplay(type)) return;
    if (twin !== -1 && isEmptyDisplay(members[twin] as Type)) members[twin] = type;
    else members.push(type);
  };
  for (const type of types) add(type);
  if (members.length === 0) return types.length === 0 ? unknown : neverType;
  if (members.length > 12) return unknown;
  return members.length === 1 ? (members[0] as Type) : { kind: "union", members };
}

/** `[]` and `{}`: containers of which only the class is known. */
function isEmptyDisplay(type: Type): boolean {
  return type.kind === "instance" && type.arguments.length > 0 && type.arguments.every((argument) => argument.kind === "never");
}

export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

/** Whether two types are the same for the purpose of joining them. */
function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "unknown":
    case "never":
    case "none":
      return true;
    case "module":
      return a.name === (b as typeof a).name;
    case "external":
    case "external-instance":
    case "type-variable":
      return a.name === (b as typeof a).name;
    case "class":
    case "instance": {
      const other = b as typeof a;
      return (
        a.class === other.class &&
        a.arguments.length === other.arguments.length &&
        a.arguments.every((argument, index) => sameType(argument, other.arguments[index] as Type))
      );
    }
    case "function":
      return a.function === (b as FunctionType).function;
    case "coroutine":
      return a.function !== undefined && a.function === (b as CoroutineType).function;
    case "tuple": {
      const other = b as typeof a;
      return (
        a.elements.length === other.elements.length &&
        a.elements.every((element, index) => sameType(element, other.elements[index] as Type))
      );
    }
    default:
      return false;
  }
}

export function without(type: Type, drop: (member: Type) => boolean): Type {
  const kept = membersOf(type).filter((member) => !drop(member));
  return kept.length === membersOf(type).length ? type : kept.length === 0 ? neverType : unionOf(kept);
}
