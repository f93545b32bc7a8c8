/** Annotations and class tests that leave no room for a coroutine. */
import { annotatedType } from "../../project/annotations.js";
import { matchArguments } from "../../project/arguments.js";
import type { FunctionInfo } from "../../project/symbols.js";
import { type InstanceType, membersOf, type Type } from "../../project/type.js";
import { Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import type { Node } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import { awaits, takesResult } from "./parameter-use.js";
import { mayBeReplaced } from "./replaced-function.js";

/**
 * Whether an argument goes to a parameter that is no place for a coroutine, in every function it may be: annotated with other types, or
 * taken for a result by the function's code.
 */
export function refusesCoroutine(check: Check, call: Call, argument: Node): boolean {
  const callee = check.typeOf(call.callee);
  if (mayBeReplaced(check, callee)) return false;
  const signatures = membersOf(callee).map((member) => signaturesOf(check, member));
  if (callee.kind === "callable") return refusesAt(check, callee.parameters?.(), call, argument);
  return signatures.every((each) => each?.every((one) => refuses(check, one, call, argument)) === true);
}

/** Whether one of the functions a call may run is known to have a use for a coroutine: annotated loosely, or written to await what it is given. */
export function welcomesCoroutine(check: Check, call: Call, argument: Node): boolean {
  return membersOf(check.typeOf(call.callee)).some((member) => {
    if (member.kind === "callable") return member.parameters !== undefined;
    return signaturesOf(check, member)?.some((one) => {
      const passed = matchArguments(one.function, one.bound, call.arguments).find((each) => each.argument.node === argument);
      const parameter = passed?.isSure === true ? passed.parameter : undefined;
      if (parameter?.parameter?.star !== "") return true;
      if (parameter.annotation === undefined) return awaits(check, one.function, parameter);
      const declared = membersOf(annotatedType(check.types, one.function.site, parameter.annotation));
      return !declared.every((each) => each.kind === "external-instance" || excludes(check, each));
    });
  });
}

/** The same for a value annotated `Callable[[X], Y]`. */
function refusesAt(check: Check, parameters: readonly Type[] | undefined, call: Call, argument: Node): boolean {
  const declared = call.arguments.some((one) => one.name !== undefined)
    ? undefined
    : parameters?.[call.arguments.findIndex((one) => one.node === argument)];
  return declared !== undefined && declared.kind !== "none" && leavesNoRoom(check, declared);
}

interface Signature {
  readonly function: FunctionInfo;
  /** How many parameters the call does not give: the object of a method. */
  readonly bound: number;
}

function signaturesOf(check: Check, type: Type): readonly Signature[] | undefined {
  if (type.kind === "class") {
    const initializer = check.types.attribute({ kind: "instance", class: type.class, arguments: type.arguments }, "__init__");
    const isPlain = initializer.kind === "function" && initializer.function.owner?.name !== "object";
    return isPlain ? signaturesOf(check, initializer) : undefined;
  }
  if (type.kind !== "function") return undefined;
  return (type.overloads ?? [type.function]).map((info) => ({ function: info, bound: type.self === undefined ? 0 : 1 }));
}

function refuses(check: Check, { function: info, bound }: Signature, call: Call, argument: Node): boolean {
  const passed = matchArguments(info, bound, call.arguments).find((one) => one.argument.node === argument);
  const parameter = passed?.isSure === true ? passed.parameter : undefined;
  if (parameter?.parameter?.star !== "") return false;
  if (parameter.annotation === undefined) return takesResult(check, info, parameter);
  const declared = annotatedType(check.types, info.site, parameter.annotation);
  return declared.kind !== "none" && leavesNoRoom(check, declared);
}

/** Whether no value of a declared type can be a coroutine. */
export function leavesNoRoom(check: Check, declared: Type): boolean {
  return membersOf(declared).every((member) => excludes(check, member));
}

/** Whether the classes in the second argument of `isinstance` are all ones no coroutine is an instance of. */
export function excludesCoroutines(check: Check, classes: Node): boolean {
  const { tree } = check;
  const node = unparenthesized(tree, classes);
  if (tree.kind(node) === Kind.tuple) return tree.namedChildren(node).every((child) => excludesCoroutines(check, child));
  const type = check.typeOf(node);
  // A class of a module nobody has read is none of those that tell awaitables apart, by its name.
  if (type.kind === "external") return !/await|coro|future|task|generator|callable|hashable|protocol|object/i.test(type.name);
  return type.kind === "class" && excludes(check, { kind: "instance", class: type.class, arguments: type.arguments });
}

function excludes(check: Check, type: Type): boolean {
  if (type.kind === "none" || type.kind === "tuple") return true;
  if (type.kind !== "instance" || check.types.hasMember(type, "__await__") !== false) return false;
  const name = check.types.publicName(type.class);
  return name !== "builtins.object" && name !== "typing.Hashable" && (!type.class.isProtocol || asksForMore(check, type));
}

/** Whether a protocol asks for something coroutines do not have. */
function asksForMore(check: Check, type: InstanceType): boolean {
  return check.types
    .ancestry(type.class)
    .classes.filter(({ class: one }) => one.name !== "object")
    .some(({ class: one }) =>
      [...one.members.keys()].some((name) => !/^(close|send|throw|__(name|qualname|doc|module|slots|await)__)$/.test(name)),
    );
}

/** The author knows better than the annotation. */
export function isTypeIgnored({ site, tree }: Check, node: Node): boolean {
  const { file } = site.module;
  const line = file.lineAt(tree.start(node) + site.start);
  return /#.*\b(type|pyright|ty|pyrefly):\s*ignore/.test(file.text.slice(file.lineStarts[line], file.lineEnd(line)));
}
