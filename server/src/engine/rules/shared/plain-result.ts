/** What a plain method gives its caller, where that is sure and cannot be awaited. */
import { isPlaceholder } from "../../project/returns.js";
import type { FunctionInfo } from "../../project/symbols.js";
import { membersOf, noneType, type Type } from "../../project/type.js";
import { Kind } from "../../syntax/kinds.gen.js";
import { none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isAbstract } from "./abstract.js";
import { hasPlainBody } from "./certain-value.js";

/** The type of what it gives; undefined where a caller may be able to await it, or where that is not known. */
export function plainResult(context: Check, info: FunctionInfo): Type | undefined {
  const { types } = context;
  if (isEmpty(info)) return types.overridesOf(info).length === 0 && info.returnAnnotation === none ? noneType : undefined;
  const type = types.returnOf(info);
  const isSure = membersOf(type).every((member) => {
    if (types.isAwaitable(member) !== false) return false;
    return member.kind !== "instance" || types.subclassesOf(member.class).every((one) => !one.members.has("__await__"));
  });
  return isSure && hasPlainBody(context, info) ? type : undefined;
}

/** `pass` alone, in a method that is not for others to define. */
export function isEmpty(info: FunctionInfo): boolean {
  const { tree } = info.site;
  if (!isPlaceholder(info) || isAbstract(info) || info.body === none) return false;
  return tree.namedChildren(info.body).some((statement) => tree.kind(statement) === Kind.pass_statement);
}
