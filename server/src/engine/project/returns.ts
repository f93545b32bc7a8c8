/** What a function returns: declared, or read off its body. */
import { exitsOf } from "../semantics/flow.js";
import { type Node, none } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { orKnownByName, publicName } from "./public-names.js";
import type { FunctionInfo, Site } from "./symbols.js";
import { membersOf, neverType, noneType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

export function buildReturn(types: Types, info: FunctionInfo): Type {
  const declared = info.returnAnnotation === none ? undefined : annotatedType(types, info.site, info.returnAnnotation);
  if (info.isGenerator) {
    if (declared !== undefined && declared.kind !== "unknown" && isIterator(types, declared, info.isAsync)) return declared;
    const yielded = unionOf(info.scope.yields.map((node) => yieldedType(types, info.site, node)));
    return info.isAsync
      ? types.instanceOf("typing.AsyncGenerator", [yielded, unknown])
      : types.instanceOf("typing.Generator", [yielded, unknown, unknown]);
  }
  const { isStub } = info.site.module;
  const result = () =>
    declared === undefined || (declared.kind === "unknown" && !isStub) ? inferredReturn(types, info, declared !== undefined) : declared;
  if (info.isAsync) return { kind: "coroutine", function: info, result };
  const given = result();
  const { module } = info.site;
  // The name that the body of an installed function has for what it gives is none that users know.
  const isInner = module.origin === "installed" && declared === undefined && given.kind === "external-instance";
  return orKnownByName(isInner ? unknown : given, module, () => publicName(types, info), "external-instance");
}

/** Whether a generator function can be declared to give this; `async def pages() -> dict` with a `yield` gives an async generator all the same. */
function isIterator(types: Types, declared: Type, isAsync: boolean): boolean {
  const members = membersOf(declared);
  return members.some((member) => {
    if (member.kind !== "instance") return true;
    const isProtocol = member.class.site.module.name === "typing";
    return types.hasMember(member, isAsync ? "__aiter__" : isProtocol ? "__iter__" : "__next__") !== false;
  });
}

export function yieldedType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const value = tree.namedChildren(node)[0];
  if (value === undefined) return noneType;
  if (/^yield\s+from\b/.test(tree.textOf(node).slice(0, 20))) return types.elementOf(types.typeOf(site, value), false) ?? unknown;
  return types.typeOf(site, value);
}

/** The union of what a function's `return` statements give. A body that is a placeholder says nothing. */
export function inferredReturn(types: Types, info: FunctionInfo, isDeclared: boolean): Type {
  if (isDeclared || isPlaceholder(info) || isTooMuchToRead(info)) return unknown;
  return types.once(info.site, info.body, () => {
    const { tree } = info.site;
    const results = info.scope.returns.slice(0, 16).map((node) => {
      const value = tree.namedChildren(node)[0];
      return value === undefined ? noneType : types.typeOf(info.site, value);
    });
    if (completes(info)) results.push(noneType);
    return results.length === 0 ? neverType : unionOf(results);
  });
}

/** Installed code is read for what it is, not for what it does: getters and factories are short. */
function isTooMuchToRead({ body, site }: FunctionInfo): boolean {
  return site.module.origin === "installed" && site.tree.after(body) - body > 150;
}

/** Whether control can run off the end of a function. */
export function completes(info: FunctionInfo): boolean {
  return info.body !== none && exitsOf(info.site.tree, info.body).completes;
}

/** `...`, `pass`, a docstring or `raise NotImplementedError` alone: the body of a stub, a protocol or an abstract method. */
export function isPlaceholder({ node, site }: FunctionInfo): boolean {
  return site.shapeOf(node).isPlaceholder;
}
