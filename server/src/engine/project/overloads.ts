/** Which overload of a function a call means. */
import { Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, stringValue } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { inheritedSubstitution, variableNames } from "./ancestry.js";
import { annotatedType } from "./annotations.js";
import { fitsCall, matchArguments } from "./arguments.js";
import { definitionsOf } from "./definitions.js";
import { memberIn } from "./members.js";
import type { FunctionInfo, Located, Site } from "./symbols.js";
import type { FunctionType, InstanceType } from "./type.js";
import type { Types } from "./types.js";

/** The overload whose parameters fit the number and names of the arguments and the literals among them best; the first that fits. */
export function overloadFor(types: Types, type: FunctionType, site: Site, call: Node): FunctionInfo {
  return overloadsOfCall(types, type, site, call)[0] as FunctionInfo;
}

/** The same; all that fit where `**keywords` may hold what tells them apart. */
export function overloadsOfCall(types: Types, type: FunctionType, site: Site, call: Node): readonly FunctionInfo[] {
  const { overloads } = type;
  if (overloads === undefined) return [type.function];
  const given = argumentsOf(site.tree, call);
  const fits = overloads.filter((info) => fitsCall(info, type.self === undefined ? 0 : 1, given));
  const literal = fits.filter((info) => literalsFit(types, info, type.self === undefined ? 0 : 1, site, given));
  const bound =
    literal.length < 2 ? literal : literal.filter((info) => boundsFit(types, info, type.self === undefined ? 0 : 1, site, given));
  const best = [bound, literal, fits].find((some) => some.length > 0) ?? [type.function];
  return given.some((argument) => argument.name === "**") ? best.slice(0, 8) : best.slice(0, 1);
}

/**
 * A method's overloads that are for the receiver, by what is declared of `self`: a client may share them with its asynchronous twin.
 * Undefined where too little is known of the receiver to tell.
 */
export function overloadsFor(types: Types, type: FunctionType, self: InstanceType): FunctionType | undefined {
  const fits = new Map(type.overloads?.map((info) => [info, receiverFits(types, info, self)]));
  if ([...fits.values()].includes(undefined)) return undefined;
  const fitting = [...fits.keys()].filter((info) => fits.get(info) === true);
  const first = fitting[0];
  return first === undefined || fitting.length === type.overloads?.length ? type : { ...type, function: first, overloads: fitting };
}

function receiverFits(types: Types, info: FunctionInfo, self: InstanceType): boolean | undefined {
  const annotation = info.parameters[0]?.annotation;
  const declared = annotation === undefined ? undefined : annotatedType(types, info.site, annotation);
  if (declared?.kind !== "instance") return true;
  if (!declared.class.isProtocol) {
    if (types.ancestry(self.class).unread.length > 0) return true;
    return types.derivesFrom(self.class, declared.class) && argumentsFit(types, declared, self);
  }
  return [...declared.class.members].every(([name, wanted]) => {
    if (types.hasMember(self, name) === false) return false;
    const values = literalOf(types, wanted);
    const own = literalOf(types, memberIn(types, self.class, name));
    return values === undefined || own === undefined || [...own].some((value) => values.has(value));
  });
}

/** `self: Task[P, Coroutine[Any, Any, T]]` is for tasks whose functions are coroutine functions. */
function argumentsFit(types: Types, declared: InstanceType, self: InstanceType): boolean | undefined {
  const names = variableNames(types, declared.class);
  const given = inheritedSubstitution(types, self, declared.class);
  const fits = declared.arguments.map((wanted, index): boolean | undefined => {
    if (types.isAwaitable(wanted) !== true) return true;
    const own = given.get(names[index] ?? "");
    if (own === undefined || own.kind === "unknown" || own.kind === "type-variable") return undefined;
    return own.kind !== "never" && types.isAwaitable(own);
  });
  return fits.includes(false) ? false : fits.includes(undefined) ? undefined : true;
}

/** The values a member is declared to have. */
function literalOf(types: Types, found: readonly Located[] | undefined): ReadonlySet<string> | undefined {
  const declared = found?.find(({ definition }) => definition.annotation !== undefined);
  const annotation = declared?.definition.annotation;
  return declared === undefined || annotation === undefined ? undefined : literalValues(types, declared.site, annotation, 4);
}

/** Whether no argument is known to be of another class than the bound of its parameter's type variable: `ensure_future(coroutine)`. */
export function boundsFit(types: Types, info: FunctionInfo, skip: number, site: Site, given: ReturnType<typeof argumentsOf>): boolean {
  return matchArguments(info, skip, given).every(({ argument, parameter }) => {
    if (parameter?.annotation === undefined || argument.name === "*") return true;
    const declared = annotatedType(types, info.site, parameter.annotation);
    const bound = declared.kind === "type-variable" ? declared.bound?.() : undefined;
    // What a protocol asks for is not a matter of ancestors.
    if (bound?.kind !== "instance" || bound.class.isProtocol) return true;
    const type = types.typeOf(site, argument.value);
    if (type.kind === "coroutine") return false;
    if (type.kind !== "instance") return true;
    return types.ancestry(type.class).unread.length > 0 || types.derivesFrom(type.class, bound.class);
  });
}

export function literalsFit(types: Types, info: FunctionInfo, skip: number, site: Site, given: ReturnType<typeof argumentsOf>): boolean {
  for (const { argument, parameter } of matchArguments(info, skip, given)) {
    if (parameter?.annotation === undefined || argument.name === "*") continue;
    const { tree } = site;
    const values = literalValues(types, info.site, parameter.annotation, 6);
    const isString = tree.kind(argument.value) === Kind.string;
    const isLiteral = isString || literalKinds.has(tree.kind(argument.value));
    const value = isString ? stringValue(tree, argument.value) : tree.textOf(argument.value);
    if (values !== undefined && isLiteral && value !== undefined && !values.has(value)) return false;
    // `stream=self.stream` may be any of the values: another overload is for that.
    if (values !== undefined && !isLiteral && isBoolean(values)) return false;
    if (tree.kind(argument.value) === Kind.none && !/None|Any|Optional|object|^_?T\w*$/.test(info.site.tree.textOf(parameter.annotation)))
      return false;
  }
  return true;
}

function isBoolean(values: ReadonlySet<string>): boolean {
  return values.has("True") !== values.has("False") && [...values].every((value) => /^(?:True|False|None)$/.test(value));
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
      const [, form, listed = ""] = /^(?:\w+\.)?(Literal|Optional|Union)\[(.*)\]$/s.exec(tree.textOf(node)) ?? [];
      if (form === "Literal") return new Set(listed.split(",").map((one) => one.trim().replace(/^["']|["']$/g, "")));
      if (form === undefined) return undefined;
      const [, ...rest] = tree.namedChildren(node);
      const parts = rest.flatMap((part) => (tree.kind(part) === Kind.type_parameter ? tree.namedChildren(part) : [part]));
      const values = unionValues(types, site, parts, hops);
      return form === "Optional" ? values && new Set([...values, "None"]) : values;
    }
    case Kind.union_type:
    case Kind.binary_operator:
      return unionValues(types, site, tree.namedChildren(node), hops);
    case Kind.none:
      return new Set(["None"]);
    case Kind.identifier: {
      const found = definitionsOf(types, site, node)?.[0];
      return found === undefined ? undefined : literalAlias(types, found, hops - 1);
    }
    default:
      return undefined;
  }
}

/** The values of a union that allows literals; of its other classes none is that of a literal. */
function unionValues(types: Types, site: Site, parts: readonly Node[], hops: number): ReadonlySet<string> | undefined {
  const values = parts.map((part) => {
    const own = literalValues(types, site, part, hops - 1);
    if (own !== undefined) return own;
    const type = annotatedType(types, site, part);
    return type.kind === "instance" && type.class.site.module.origin === "installed" && !type.class.isProtocol
      ? new Set<string>()
      : undefined;
  });
  return values.every((some) => some !== undefined) && values.some((some) => some.size > 0)
    ? new Set(values.flatMap((some) => [...some]))
    : undefined;
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
