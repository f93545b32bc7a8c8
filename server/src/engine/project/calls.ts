/** What a call gives. */
import { queueingClasses } from "../knowledge/packages.js";
import { functionScope } from "../semantics/build.js";
import { type Scope, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { inheritedSubstitution, ownVariables, variableNames } from "./ancestry.js";
import { annotatedType } from "./annotations.js";
import { matchArguments } from "./arguments.js";
import { hasVariables, learn, noSubstitution, substitute } from "./generics.js";
import { findMember, memberIn } from "./members.js";
import { overloadFor, overloadsOfCall } from "./overloads.js";
import { publicName, reachedBy } from "./public-names.js";
import type { ClassInfo, FunctionInfo, Site } from "./symbols.js";
import { type FunctionType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

export function callExpression(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const callee = tree.child(node, Field.function);
  if (callee === none) return unknown;
  const text = tree.textOf(callee);
  if (text === "super" && site.model.bindingOf(callee) === undefined) return superType(types, site, node);
  const type = types.typeOf(site, callee);
  return callType(types, type, site, node);
}

export function callType(types: Types, type: Type, site: Site, node: Node): Type {
  switch (type.kind) {
    case "function":
      return callFunction(types, type, site, node);
    case "class":
      return constructedType(types, type, site, node);
    case "callable":
      return substitute(type.returns(), noSubstitution, true);
    case "external":
      return { kind: "external-instance", name: type.name };
    case "instance":
      return callMember(types, type, "__call__", { site, node }) ?? unknown;
    case "union":
      return unionOf(type.members.filter((member) => member.kind !== "none").map((member) => callType(types, member, site, node)));
    default:
      return unknown;
  }
}

export function superType(types: Types, site: Site, node: Node): Type {
  const owner = ownerAround(site, node);
  const base = owner?.bases[0];
  if (owner === undefined || base === undefined || owner.bases.length > 1) return unknown;
  return annotatedType(types, owner.site, base);
}

/** Of several bases `super()` means the first that has the attribute; undefined for anything else. */
export function superWith(types: Types, site: Site, object: Node, name: string): Type | undefined {
  const { model, tree } = site;
  if (tree.kind(object) !== Kind.call) return undefined;
  const callee = tree.child(object, Field.function);
  if (callee === none || tree.textOf(callee) !== "super" || model.bindingOf(callee) !== undefined) return undefined;
  const owner = ownerAround(site, object);
  if (owner === undefined || owner.bases.length < 2) return undefined;
  for (const node of owner.bases) {
    const base = annotatedType(types, owner.site, node);
    const has = types.hasMember(base, name);
    if (has !== false) return has === true ? base : undefined;
  }
  return undefined;
}

/** The class whose method a node stands in. */
function ownerAround(site: Site, node: Node): ClassInfo | undefined {
  let at: Scope | undefined = functionScope(site.model.scopeAt(node));
  while (at !== undefined && at.kind !== ScopeKind.class && at.kind !== ScopeKind.container) at = at.parent;
  return at?.kind === ScopeKind.class ? site.classAt(at.node) : site.owner;
}

export function constructedType(types: Types, type: Type & { kind: "class" }, site: Site, node: Node): Type {
  const info = type.class;
  if (info.name === "type" && info.site.module.name === "builtins") {
    const first = argumentsOf(site.tree, node)[0]?.value;
    const of = first === undefined ? unknown : types.typeOf(site, first);
    return of.kind === "instance" ? { kind: "class", class: of.class, arguments: of.arguments } : unknown;
  }
  const made = madeByNew(types, type, site, node);
  if (made !== undefined) return made;
  const variables = variableNames(types, info);
  if (type.arguments.length > 0 || variables.length === 0) return { kind: "instance", class: info, arguments: type.arguments };
  // The variables of the class, learned from the arguments of its constructor.
  const learned = new Map<string, Type>();
  const initializer = findMember(types, { kind: "instance", class: info, arguments: ownVariables(types, info) }, "__init__");
  if (initializer?.kind === "function") {
    const chosen = overloadFor(types, initializer, site, node);
    learnArguments(types, chosen, 1, site, node, learned);
    // `def __init__(self: Pool[int], ..)` says what the call makes.
    const self = chosen.parameters[0]?.annotation;
    const made = self === undefined ? unknown : substitute(annotatedType(types, chosen.site, self), learned, true);
    if (made.kind === "instance" && made.class === info) return made;
  }
  return { kind: "instance", class: info, arguments: variables.map((name) => learned.get(name) ?? unknown) };
}

/** What a `__new__` gives that is declared to give something else than the class: `anyio.create_memory_object_stream[int](1)` a tuple. */
function madeByNew(types: Types, type: Type & { kind: "class" }, site: Site, node: Node): Type | undefined {
  const located = memberIn(types, type.class, "__new__")?.[0];
  if (located?.definition.kind !== "function") return undefined;
  const info = located.site.functionAt(located.definition.node);
  if (info.returnAnnotation === none || info.owner?.site.module.name === "builtins") return undefined;
  const declared = types.returnOf(info);
  if (declared.kind !== "tuple" && declared.kind !== "coroutine") return undefined;
  const learned = new Map(types.ownSubstitution({ kind: "instance", class: type.class, arguments: type.arguments }));
  if (type.arguments.length === 0) learnArguments(types, info, 1, site, node, learned);
  return substitute(declared, learned, true);
}

/** What calling a function gives, with its variables learned from the receiver and the arguments of the call. */
export function callFunction(types: Types, type: FunctionType, site: Site | undefined, node: Node | undefined): Type {
  const called = site === undefined || node === undefined ? [type.function] : overloadsOfCall(types, type, site, node);
  return unionOf(called.map((info) => callOne(types, type, info, site, node)));
}

function callOne(types: Types, type: FunctionType, info: FunctionInfo, site: Site | undefined, node: Node | undefined): Type {
  if (isQueued(types, type, info)) return unknown;
  const result = types.returnOf(info);
  const substitution = new Map<string, Type>();
  if (type.self !== undefined) {
    substitution.set("Self", receiverOf(type.self));
    const self = receiverOf(type.self);
    if (self.kind === "instance" && info.owner !== undefined) {
      for (const [name, value] of inheritedSubstitution(types, self, info.owner)) substitution.set(name, value);
      const first = info.parameters[0];
      if (first?.annotation !== undefined) learn(types, annotatedType(types, info.site, first.annotation), type.self, substitution);
    }
  }
  if (site !== undefined && node !== undefined) learnArguments(types, info, type.self === undefined ? 0 : 1, site, node, substitution);
  const given = substitute(result, substitution, true);
  // What comes out of an empty display is not known; only a function that says so never returns.
  const made = given.kind === "never" && result.kind !== "never" ? unknown : given;
  return asContextManager(types, type, reached(types, type, info, made));
}

function isQueued(types: Types, { self }: FunctionType, info: FunctionInfo): boolean {
  if (info.site.module.origin !== "installed" || info.isAsync || self?.kind !== "instance") return false;
  return queueingClasses.has(publicName(types, self.class));
}

function reached(types: Types, { self }: FunctionType, info: FunctionInfo, result: Type): Type {
  if (info.site.module.origin !== "installed") return result;
  if (info.owner === undefined) return reachedBy(types, result, undefined, publicName(types, info));
  return self?.kind === "instance" ? reachedBy(types, result, self, info.name) : result;
}

export function receiverOf(self: Type): Type {
  return self.kind === "class" ? { kind: "instance", class: self.class, arguments: self.arguments } : self;
}

/** `@contextmanager` functions give a context manager of what they yield. */
export function asContextManager(types: Types, type: FunctionType, result: Type): Type {
  if (type.result === undefined) return result;
  const yielded = result.kind === "instance" ? (result.arguments[0] ?? unknown) : unknown;
  const name = type.result === "context-manager" ? "contextlib._GeneratorContextManager" : "contextlib._AsyncGeneratorContextManager";
  return types.instanceOf(name, [yielded]);
}

export function learnArguments(types: Types, info: FunctionInfo, skip: number, site: Site, call: Node, into: Map<string, Type>): void {
  for (const { argument, parameter } of matchArguments(info, skip, argumentsOf(site.tree, call))) {
    if (parameter?.annotation === undefined) continue;
    const declared = annotatedType(types, info.site, parameter.annotation);
    if (!hasVariables(declared)) continue;
    const given = types.typeOf(site, argument.value);
    const type = argument.name === "*" ? types.elementOf(given, false) : given;
    if (type !== undefined) learn(types, declared, type, into);
  }
}

export function callMember(types: Types, type: Type, name: string, call?: { site: Site; node: Node }): Type | undefined {
  if (type.kind === "coroutine" || type.kind === "none" || type.kind === "unknown") return undefined;
  const method = types.attribute(type, name);
  if (method.kind === "function") return callFunction(types, method, call?.site, call?.node);
  if (method.kind === "callable") return method.returns();
  return undefined;
}
