/** Whether what a name is known to be may be something else at run time: overridden, patched by a test, or assigned over. */
import type { Module } from "../../project/modules.js";
import type { FunctionInfo } from "../../project/symbols.js";
import type { Type } from "../../project/type.js";
import { membersOf } from "../../project/type.js";
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

/** Whether a module assigns to something of its name; `self.load = load` says nothing of a function that is no method. */
function isAssignedOver({ types }: Check, info: FunctionInfo, module: Module): boolean {
  // In a library nothing is patched by tests: only the class itself may put something in a method's place.
  if (module.origin !== "project") return info.owner?.attributes.has(info.name) === true;
  return types.assigned.has(module, info.name, info.owner !== undefined);
}
