/** Whether what a name is known to be may be something else at run time: overridden, patched by a test, or assigned over. */
import type { LocatedReplacement } from "../../project/assigned-names.js";
import type { Module } from "../../project/modules.js";
import type { ClassInfo, FunctionInfo } from "../../project/symbols.js";
import type { Type } from "../../project/type.js";
import { membersOf } from "../../project/type.js";
import type { Types } from "../../project/types.js";
import { none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/**
 * Whether a function may not be the one that runs, or not one of its colour: a class of the project overrides it with a function
 * of the other colour, a test replaces it, or something assigns another value to its name.
 */
export function isReplaced(check: Check, info: FunctionInfo): boolean {
  if (info.name === "") return true;
  if ([check.site.module, info.site.module].some((module) => isAssignedOver(check, info, module))) return true;
  return check.types.overridesOf(info).some(({ site, definition }) => {
    if (definition.kind !== "function") return true;
    const type = check.types.definitionType({ site, definition });
    if (type.kind !== "function") return true;
    const awaitable = check.types.isAwaitable(check.types.returnOf(type.function));
    return awaitable !== check.types.isAwaitable(check.types.returnOf(info));
  });
}

/** Whether one of the functions a value may be is replaced. */
export function mayBeReplaced(check: Check, callee: Type): boolean {
  return membersOf(callee).some((member) => member.kind === "function" && isReplaced(check, member.function));
}

/** Whether a class of the project has a method of its own in place of one of the functions a value may be. */
export function isOverridden(check: Check, callee: Type): boolean {
  return membersOf(callee).some((member) => member.kind === "function" && check.types.overridesOf(member.function).length > 0);
}

/** Whether a module gives its name another value, where that may be the function's. */
function isAssignedOver(check: Check, info: FunctionInfo, module: Module): boolean {
  // In a library nothing is patched by tests: only the class itself may put something in a method's place.
  if (module.origin !== "project") return info.owner?.attributes.has(info.name) === true;
  return check.types.assigned.of(module, info.name).some((one) => mayHave(check, one, info) && !isAlike(check, one, info));
}

/** Whether what gets the value may be what has the function: its module, or an object of its class. */
function mayHave({ types }: Check, { site, object }: LocatedReplacement, { owner }: FunctionInfo): boolean {
  if (object === none) return true;
  return membersOf(types.typeOf(site, object)).some((member) => {
    if (member.kind === "none" || member.kind === "never") return false;
    if (member.kind === "module") return owner === undefined;
    if (member.kind !== "instance" && member.kind !== "class") return true;
    return owner !== undefined && (owner.isProtocol || haveCommonClass(types, member.class, owner));
  });
}

/** Whether an object may be of both classes. */
function haveCommonClass(types: Types, one: ClassInfo, other: ClassInfo): boolean {
  const derives = (from: ClassInfo, to: ClassInfo) => types.derivesFrom(from, to) || types.ancestry(from).unread.length > 0;
  return derives(one, other) || derives(other, one) || types.subclassesOf(other).some((each) => types.derivesFrom(each, one));
}

/** Whether what the new value gives can be awaited, entered and iterated as what the function gives can. */
function isAlike(check: Check, { site, value }: LocatedReplacement, info: FunctionInfo): boolean {
  const { types } = check;
  if (value === none) return false;
  const given = types.returnOf(info);
  return membersOf(types.typeOf(site, value)).every((member) => {
    if (check.isInstance(member, "unittest.mock.AsyncMock")) return types.isAwaitable(given) === true;
    const other = types.resultOf(member);
    return ["__await__", "__aiter__", "__aenter__"].every((method) => {
      const has = types.hasMember(given, method);
      return has !== undefined && types.hasMember(other, method) === has;
    });
  });
}
