/** What else a call may give than what its function says. */
import type { FunctionInfo } from "../../project/symbols.js";
import { membersOf } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import type { Node } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isReplaced } from "./replaced-function.js";

/** Whether an override, an overload or what a test puts in the function's place may give a value with a method of that name. */
export function mayGive(check: Check, value: Node, method: string): boolean {
  const { tree, types } = check;
  const call = unparenthesized(tree, value);
  if (tree.kind(call) !== Kind.call) return false;
  const has = (info: FunctionInfo): boolean => types.hasMember(types.returnOf(info), method) !== false;
  return membersOf(check.typeOf(tree.child(call, Field.function))).some((member) => {
    if (member.kind !== "function") return false;
    // What a context manager's generator yields is not what its call gives.
    if (member.result !== undefined) return isReplaced(check, member.function);
    const overriding = types.overridesOf(member.function).map((located) => types.definitionType(located));
    return (
      isReplaced(check, member.function) ||
      member.overloads?.some(has) === true ||
      overriding.some((one) => one.kind !== "function" || has(one.function))
    );
  });
}
