/** Which overload of a function a call means. */
import { Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, stringValue } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { definitionsOf } from "./definitions.js";
import type { FunctionInfo, Located, Site } from "./symbols.js";
import type { FunctionType } from "./type.js";
import type { Types } from "./types.js";

/** The overload whose parameters fit the number and names of the arguments and the literals among them best; the first that fits. */
export function overloadFor(types: Types, type: FunctionType, site: Site, call: Node): FunctionInfo {
  const { overloads } = type;
  if (overloads === undefined) return type.function;
  const given = argumentsOf(site.tree, call);
  const fits = overloads.filter((info) => fitsCall(info, type.self === undefined ? 0 : 1, given));
  const literal = fits.filter((info) => literalsFit(types, info, type.self === undefined ? 0 : 1, site, given));
  const bound =
    literal.length < 2 ? literal : literal.filter((info) => boundsFit(types, info, type.self === undefined ? 0 : 1, site, given));
  return bound[0] ?? literal[0] ?? fits[0] ?? type.function;
}

/** Whether no argument is known to be of another class than the bound of its parameter's type variable: `ensure_future(coroutine)`. */
export function boundsFit(types: Types, info: FunctionInfo, skip: number, site: Site, given: ReturnType<typeof argumentsOf>): boolean {
  const parameters = info.parameters.slice(skip);
  let position = 0;
  return given.every((argument) => {
    const parameter = argument.name === undefined ? parameters[position++] : parameters.find((one) => one.name === argument.name);
    if (parameter?.annotation === undefined || argument.name === "*" || argument.name === "**") return true;
    const declared = annotatedType(types, info.site, parameter.annotation);
    const bound = declared.kind === "type-variable" ? declared.bound?.() : undefined;
    // What a protocol asks for is not a matter of ancestors.
    if (bound?.kind !== "instance" || bound.class.bases.some((base) => /\bProtocol\b/.test(bound.class.site.tree.textOf(base))))
      return true;
    const type = types.typeOf(site, argument.value);
    if (type.kind === "coroutine") return false;
    if (type.kind !== "instance") return true;
    const { classes, unread } = types.ancestry(type.class);
    return unread.length > 0 || classes.some((entry) => entry.class === bound.class);
  });
}

export function literalsFit(types: Types, info: FunctionInfo, skip: number, site: Site, given: ReturnType<typeof argumentsOf>): boolean {
  const parameters = info.parameters.slice(skip);
  let position = 0;
  for (const argument of given) {
    const parameter = argument.name === undefined ? parameters[position++] : parameters.find((one) => one.name === argument.name);
    if (parameter?.annotation === undefined) continue;
    const { tree } = site;
    const values = literalValues(types, info.site, parameter.annotation, 6);
    const isString = tree.kind(argument.value) === Kind.string;
    const isLiteral = isString || literalKinds.has(tree.kind(argument.value));
    const value = isString ? stringValue(tree, argument.value) : tree.textOf(argument.value);
    if (values !== undefined && isLiteral && value !== undefined && !values.has(value)) return false;
    if (tree.kind(argument.value) === Kind.none && !/None|Any|Optional|object|^_?T\w*$/.test(info.site.tree.textOf(parameter.annotation)))
      return false;
  }
  return true;
}

/** The values a `Literal` annotation allows, aliases and unions followed; undefined for anything else. */
export function literalValues(types: Types, site: Site, node: Node, hops: number): ReadonlySet<string> | undefined {
  const { tree } = site;
  if (hops === 0) return undefined;
  switch (tree.kind(node)) {
    case Kind.type:
    case Kind.parenthesized_expression: {
      const inner = tree.namedChildren(node)[0];
      return inner === undefined ? undefined : literalValues(types, site, inner, hops);
    }
    case Kind.generic_type:
    case Kind.subscript: {
      const listed = /^(?:\w+\.)?Literal\[(.*)\]$/s.exec(tree.textOf(node))?.[1];
      return listed === undefined ? undefined : new Set(listed.split(",").map((one) => one.trim().replace(/^["']|["']$/g, "")));
    }
    case Kind.union_type:
    case Kind.binary_operator: {
      const parts = tree.namedChildren(node).map((child) => literalValues(types, site, child, hops - 1));
      return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part])) : undefined;
    }
    case Kind.identifier: {
      const found = definitionsOf(types, site, node)?.[0];
      return found === undefined ? undefined : literalAlias(types, found, hops - 1);
    }
    default:
      return undefined;
  }
}

export function literalAlias(types: Types, { site, definition }: Located, hops: number): ReadonlySet<string> | undefined {
  if (definition.kind === "import-from") {
    const there = types.modules.find(site.module.absolute(definition.module ?? ""))?.symbols.get(definition.imported ?? "")?.[0];
    return there === undefined || hops === 0 ? undefined : literalAlias(types, there, hops - 1);
  }
  return definition.kind === "assign" && definition.value !== undefined ? literalValues(types, site, definition.value, hops) : undefined;
}

/** Expressions that are what they look like, for overloads told apart by `Literal`. */
export const literalKinds: ReadonlySet<Kind> = new Set([Kind.true, Kind.false, Kind.integer, Kind.none]);

/** Whether the arguments of a call can belong to a function's parameters, by number and names. */
export function fitsCall(info: FunctionInfo, skip: number, given: ReturnType<typeof argumentsOf>): boolean {
  const parameters = info.parameters.slice(skip);
  const splat = given.some((argument) => argument.name === "*" || argument.name === "**");
  const positional = given.filter((argument) => argument.name === undefined).length;
  const hasRest = parameters.some((one) => one.parameter?.star === "*");
  const takesKeywords = parameters.some((one) => one.parameter?.star === "**");
  const places = parameters.filter((one) => one.parameter?.star === "" && !one.parameter.keywordOnly);
  if (positional > places.length && !hasRest) return false;
  for (const argument of given) {
    if (argument.name === undefined || argument.name === "*" || argument.name === "**") continue;
    if (!takesKeywords && !parameters.some((one) => one.name === argument.name)) return false;
  }
  if (splat) return true;
  const named = new Set(given.map((argument) => argument.name));
  return parameters.every((one, index) => {
    if (one.value !== undefined || one.parameter?.star !== "") return true;
    return named.has(one.name) || (!one.parameter.keywordOnly && index < positional);
  });
}
