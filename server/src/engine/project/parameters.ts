/** What a parameter is: declared, or known from what fills it: pytest, a framework, the class it overrides, the calls of the project. */
import { asgiParameters, eventParameters, handlerParameters } from "../knowledge/parameters.js";
import { functionScope } from "../semantics/build.js";
import { type Definition, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { ownVariables } from "./ancestry.js";
import { annotatedType } from "./annotations.js";
import { matchArguments } from "./arguments.js";
import type { CallSite } from "./call-index.js";
import { fixtureType } from "./fixtures.js";
import { isStaticMethod } from "./members.js";
import { namesOf } from "./public-names.js";
import type { FunctionInfo, Site } from "./symbols.js";
import { membersOf, noneType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

export function parameterType(types: Types, site: Site, definition: Definition): Type {
  const { annotation, parameter, scope } = definition;
  if (annotation !== undefined) {
    const type = annotatedType(types, site, annotation);
    if (parameter?.star === "*") return types.instanceOf("builtins.tuple", [type]);
    if (parameter?.star === "**") return types.instanceOf("builtins.dict", [types.instanceOf("builtins.str", []), type]);
    return type;
  }
  if (parameter?.star !== "" || scope.kind !== ScopeKind.function) return unknown;
  const info = site.functionAt(scope.node);
  if (parameter.index === 0 && info.owner !== undefined) return receiverType(types, info);
  return (
    fixtureType(types, info, definition) ??
    frameworkType(types, info, definition) ??
    overriddenType(types, info, definition) ??
    passedType(types, info, definition) ??
    defaultClass(types, info, definition) ??
    unknown
  );
}

/** `self` or `cls`. */
function receiverType(types: Types, info: FunctionInfo): Type {
  const { owner, site } = info;
  const decorators = info.decorators.map((node) => site.tree.textOf(node));
  if (owner === undefined || isStaticMethod(info)) return unknown;
  const isClass = decorators.includes("classmethod") || info.name === "__new__" || info.name === "__init_subclass__";
  return { kind: isClass ? "class" : "instance", class: owner, arguments: ownVariables(types, owner) };
}

// --------------------------------------------------------------- conventions

function frameworkType(types: Types, info: FunctionInfo, { name, parameter }: Definition): Type | undefined {
  if (asgiParameters.includes(name) && asgiParameters.every((one) => info.parameters.some((each) => each.name === one)))
    return asgiType(types, name);
  const index = (parameter?.index ?? 0) - (info.owner === undefined ? 0 : 1);
  const decorators = decoratorNames(types, info);
  const handled = decorators.flatMap((decorator) => handlerParameters[decorator]?.[index] ?? []);
  const filled = handled[0] ?? eventParameter(types, info, index, decorators);
  return filled === undefined ? undefined : types.instanceOf(filled, []);
}

function decoratorNames(types: Types, { decorators, site }: FunctionInfo): string[] {
  const callees = decorators.map((node) => (site.tree.kind(node) === Kind.call ? site.tree.child(node, Field.function) : node));
  return callees.flatMap((callee) => namesOf(types, types.typeOf(site, callee)));
}

function eventParameter(types: Types, info: FunctionInfo, index: number, names: readonly string[]): string | undefined {
  for (const { owner, decorators, events } of eventParameters) {
    const filled = events[info.name]?.[index];
    if (filled === undefined) continue;
    const named = types.instanceOf(owner, []);
    const isMethod = named.kind === "instance" && info.owner !== undefined && types.derivesFrom(info.owner, named.class);
    if (isMethod || names.some((name) => decorators.includes(name))) return filled;
  }
  return undefined;
}

function asgiType(types: Types, name: string): Type {
  const message = types.instanceOf("typing.MutableMapping", [types.instanceOf("builtins.str", []), unknown]);
  if (name === "scope") return message;
  return { kind: "callable", returns: () => types.instanceOf("typing.Awaitable", [name === "receive" ? message : noneType]) };
}

/** What the method it overrides declares for the parameter of that name. */
function overriddenType(types: Types, info: FunctionInfo, { name }: Definition): Type | undefined {
  const { owner } = info;
  if (owner === undefined || info.name === "__init__") return undefined;
  for (const { class: base } of types.ancestry(owner).classes.slice(1)) {
    const located = base.members.get(info.name)?.[0];
    if (located?.definition.kind !== "function") continue;
    const parameter = located.site.functionAt(located.definition.node).parameters.find((one) => one.name === name);
    return parameter?.annotation === undefined ? undefined : annotatedType(types, located.site, parameter.annotation);
  }
  return undefined;
}

// ------------------------------------------------------------ calls of the project

/** More calls than this are of a function that takes anything. */
const callLimit = 64;

/**
 * What the project passes: known where every call that names the function gives it something known. Tests pass what they like: they count
 * only for what they define themselves.
 */
function passedType(types: Types, info: FunctionInfo, definition: Definition): Type | undefined {
  const { module } = info.site;
  if (module.origin !== "project" || info.decorators.length > (isStaticMethod(info) ? 1 : 0)) return undefined;
  const calls = callsOf(types, info);
  if (calls === undefined || calls.length === 0 || calls.length > callLimit) return undefined;
  const passed: Type[] = [];
  for (const passing of calls) {
    const type = passedBy(types, info, definition, passing, 2);
    if (type === undefined || membersOf(type).some((member) => member.kind === "unknown" || member.kind === "type-variable"))
      return undefined;
    passed.push(type);
  }
  return unionOf(passed);
}

/** What one call gives a parameter. What it hands on as it got it, `super().__init__(*args, **kwargs)`, comes from the calls of the function it stands in. */
function passedBy(
  types: Types,
  info: FunctionInfo,
  definition: Definition,
  { bound, call, site }: Passing,
  hops: number,
): Type | undefined {
  const value = argumentFor(info, bound, definition, site, call);
  if (value !== undefined) return value === none ? defaultType(types, info, definition) : types.typeOf(site, value);
  const outer = hops === 0 ? undefined : forwarding(site, call);
  const calls = outer === undefined ? undefined : callsOf(types, outer);
  if (calls === undefined || calls.length === 0 || calls.length > callLimit) return undefined;
  const given = calls.map((each) => passedBy(types, info, definition, { ...each, bound }, hops - 1));
  return given.every((type) => type !== undefined) ? unionOf(given as Type[]) : undefined;
}

/** The function whose `*args, **kwargs` are all that a call in it is given; it takes nothing else. */
function forwarding(site: Site, call: Node): FunctionInfo | undefined {
  const { model, tree } = site;
  const given = argumentsOf(tree, call);
  const scope = functionScope(model.scopeAt(call));
  if (given.length === 0 || scope?.kind !== ScopeKind.function) return undefined;
  const info = site.functionAt(scope.node);
  const own = info.parameters.slice(info.owner === undefined || isStaticMethod(info) ? 0 : 1);
  const isForwarded = given.every(({ name, value }) => own.some((one) => one.parameter?.star === name && one.name === tree.textOf(value)));
  return isForwarded && own.length === given.length ? info : undefined;
}

interface Passing extends CallSite {
  /** How many parameters the call does not give: the object of a method. */
  readonly bound: number;
}

/** The calls that name a function for certain; undefined where one of them may be it. */
function callsOf(types: Types, info: FunctionInfo): readonly Passing[] | undefined {
  const { owner, site } = info;
  const isConstructor = owner !== undefined && info.name === "__init__";
  // A class that is derived from it may be made in its place.
  const derived = isConstructor ? types.subclassesOf(owner) : [];
  if (derived.length > callLimit) return undefined;
  const classes = isConstructor ? new Set([owner, ...derived].map((one) => one.name)) : [];
  const written = isConstructor ? [...classes, "cls", "__init__"] : [info.name];
  const found: Passing[] = [];
  for (const name of written) {
    for (const call of types.calls.named(name, site.module)) {
      if (call.site === site && isWithin(info, call.call)) continue;
      if (!isPlainlyNamed(call)) {
        if (name === info.name && !isConstructor) return undefined;
        continue;
      }
      const callee = types.typeOf(call.site, call.site.tree.child(call.call, Field.function));
      for (const member of membersOf(callee)) {
        const named = calledFunction(types, member, isConstructor);
        if (named?.function === info) found.push({ ...call, bound: named.bound });
      }
    }
  }
  return found;
}

function calledFunction(types: Types, type: Type, isConstructor: boolean): { function: FunctionInfo; bound: number } | undefined {
  if (type.kind === "function") return { function: type.function, bound: type.self === undefined ? 0 : 1 };
  if (type.kind !== "class" || !isConstructor) return undefined;
  const initializer = types.attribute({ kind: "instance", class: type.class, arguments: type.arguments }, "__init__");
  return initializer.kind === "function" ? { function: initializer.function, bound: 1 } : undefined;
}

/** Names, `self.name`, `super().name` and names in modules: what is called does not hang on what another function is given. */
function isPlainlyNamed({ site, call }: CallSite): boolean {
  const { model, tree } = site;
  let at = tree.child(call, Field.function);
  while (tree.kind(at) === Kind.attribute) at = tree.child(at, Field.object);
  if (tree.kind(at) === Kind.call) return tree.textOf(tree.child(at, Field.function)) === "super";
  if (tree.kind(at) !== Kind.identifier) return false;
  const definitions = model.bindingOf(at)?.definitions ?? [];
  return definitions.every((definition) => definition.kind !== "parameter" || definition.parameter?.index === 0);
}

function isWithin({ node, site }: FunctionInfo, inner: Node): boolean {
  return inner > node && inner < site.tree.after(node);
}

/** The expression a call gives a parameter; `none` where it leaves the default, undefined where that cannot be told. */
function argumentFor(info: FunctionInfo, bound: number, definition: Definition, site: Site, call: Node): Node | undefined {
  const given = argumentsOf(site.tree, call);
  if (given.some((one) => one.name === "*" || one.name === "**")) return undefined;
  const found = matchArguments(info, bound, given).find(({ parameter }) => parameter?.name === definition.name);
  return found?.argument.value ?? (definition.value === undefined ? undefined : none);
}

/** `connection_class=Connection`: who passes another passes one derived from it. */
function defaultClass(types: Types, info: FunctionInfo, definition: Definition): Type | undefined {
  const type = defaultType(types, info, definition);
  return type.kind === "class" ? type : undefined;
}

function defaultType(types: Types, info: FunctionInfo, { value }: Definition): Type {
  return value === undefined ? unknown : types.typeOf(info.site, value);
}
