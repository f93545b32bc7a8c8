/** What decorators make of a function. */
import { objectDecorators } from "../knowledge/commands.js";
import { coroutineDecorators, keepingDecorators, propertyDecorators } from "../knowledge/python.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import { variableNames } from "./ancestry.js";
import { annotatedType } from "./annotations.js";
import { learn, substitute } from "./generics.js";
import { memberIn } from "./members.js";
import { namesOf } from "./public-names.js";
import type { FunctionInfo, Site } from "./symbols.js";
import { type FunctionType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

/** The type of a function's name: its decorators may change what it is. */
export function decoratedType(types: Types, site: Site, info: FunctionInfo): Type {
  let type: Type = { kind: "function", function: info };
  for (const node of info.decorators.toReversed()) type = decorateWith(types, site, node, type, info);
  return type;
}

export function decorateWith(types: Types, site: Site, node: Node, type: Type, info: FunctionInfo): Type {
  const { tree } = site;
  const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : node;
  const written = tree.textOf(callee).split(".").at(-1) as string;
  if (written === "setter" || written === "deleter" || written === "getter") return { kind: "property", function: info };
  const decorator = types.typeOf(site, callee);
  const names = namesOf(types, decorator);
  if (names.length === 0 && plainBuiltins.has(tree.textOf(callee)) && decorator.kind === "unknown")
    names.push(`builtins.${tree.textOf(callee)}`);
  for (const name of names) {
    if (keepingDecorators.has(name)) return type;
    if (propertyDecorators.has(name)) return { kind: "property", function: info };
    const made = objectDecorators[name];
    if (made !== undefined) return types.instanceOf(made, []);
    if (coroutineDecorators.has(name)) return asCoroutineFunction(types, type);
    // On a generator of the other colour they make something that cannot be entered at all.
    if (name === "contextlib.contextmanager" && type.kind === "function")
      return type.function.isAsync ? unknown : { ...type, result: "context-manager" };
    if (name === "contextlib.asynccontextmanager" && type.kind === "function")
      return type.function.isGenerator && !type.function.isAsync ? unknown : { ...type, result: "async-context-manager" };
  }
  if (decorator.kind !== "function" || tree.kind(node) === Kind.call) {
    // A decorator with arguments is the result of a call: known only when that result is a known callable.
    if (tree.kind(node) !== Kind.call) return decorator.kind === "class" ? decoratingObject(types, decorator, type) : unknown;
    return applyDecorator(types, types.typeOf(site, node), type);
  }
  return applyDecorator(types, decorator, type);
}

/** What a class makes of the function it decorates: an object, which says by `__get__` what the attribute gives. */
function decoratingObject(types: Types, { class: info }: Type & { kind: "class" }, type: Type): Type {
  const initializer = memberIn(types, info, "__init__")?.[0];
  if (memberIn(types, info, "__get__") === undefined || initializer?.definition.kind !== "function") return unknown;
  const { site, definition } = initializer;
  const annotation = site.functionAt(definition.node).parameters[1]?.annotation;
  const learned = new Map<string, Type>();
  if (annotation !== undefined) learn(types, annotatedType(types, site, annotation), type, learned);
  return { kind: "instance", class: info, arguments: variableNames(types, info).map((name) => learned.get(name) ?? unknown) };
}

/** A generator function under `@types.coroutine`: awaiting what a call gives is running the generator. */
export function asCoroutineFunction(types: Types, type: Type): Type {
  if (type.kind !== "function" || type.function.isAsync) return type;
  if (!type.function.isGenerator) return unknown;
  const result = () => {
    const generator = types.returnOf(type.function);
    return generator.kind === "instance" ? (generator.arguments[2] ?? unknown) : unknown;
  };
  return { kind: "callable", returns: () => ({ kind: "coroutine", function: type.function, result }) };
}

/** What a decorator of the project makes of a function: known where its annotations or its `return` say so. */
export function applyDecorator(types: Types, decorator: Type, type: Type): Type {
  if (decorator.kind === "callable") {
    const learned = new Map<string, Type>();
    const taken = decorator.parameters?.()[0];
    if (taken !== undefined) learn(types, taken, type, learned);
    return appliedResult(substitute(decorator.returns(), learned), type);
  }
  if (decorator.kind !== "function") return unknown;
  const info = decoratorFor(types, decorator, type);
  const parameter = info.parameters[info.owner === undefined || decorator.self === undefined ? 0 : 1];
  if (parameter === undefined) return unknown;
  const substitution = new Map<string, Type>();
  if (parameter.annotation !== undefined) learn(types, annotatedType(types, info.site, parameter.annotation), type, substitution);
  const { returnAnnotation, site } = info;
  if (returnAnnotation !== none) {
    const declared = annotatedType(types, site, returnAnnotation);
    if (declared.kind === "type-variable") return substitution.get(declared.name) ?? unknown;
    return appliedResult(substitute(declared, substitution), type);
  }
  const { returns } = info.scope;
  const values = returns.map((node) => site.tree.namedChildren(node)[0]);
  if (values.length === 0 || values.some((value) => value === undefined)) return unknown;
  const results = values.map((value) => returnedByDecorator(types, info, value as Node, parameter.name, type));
  return unionOf(results);
}

/** The overload of a decorator for a function: one may be for coroutine functions, the next for all others. */
function decoratorFor(types: Types, decorator: FunctionType, type: Type): FunctionInfo {
  const result = types.resultOf(type);
  const fitting = decorator.overloads?.find((info) => {
    const parameter = info.parameters[info.owner === undefined || decorator.self === undefined ? 0 : 1];
    const declared = parameter?.annotation === undefined ? unknown : annotatedType(types, info.site, parameter.annotation);
    const wanted = declared.kind === "callable" ? declared.returns() : unknown;
    return (types.isAwaitable(wanted) === true) === (types.isAwaitable(result) === true) && isIterated(wanted) === isIterated(result);
  });
  return fitting ?? decorator.function;
}

function isIterated(type: Type): boolean {
  return type.kind === "instance" && /Generator$|Iterator$/.test(type.class.name);
}

export function returnedByDecorator(types: Types, info: FunctionInfo, value: Node, parameter: string, type: Type): Type {
  const { site } = info;
  if (site.tree.textOf(value) === parameter) return type;
  return types.typeOf(site, value);
}

export function appliedResult(result: Type, type: Type): Type {
  // `Callable[P, Awaitable[T]] -> Callable[P, Awaitable[T]]`: the result says what a call gives.
  if (result.kind === "callable") return result;
  // The function is replaced by an object: `@tasks.loop(..)` makes a Loop.
  if (result.kind === "instance") return result;
  return result.kind === "function" ? result : type.kind === "function" && result.kind === "type-variable" ? type : unknown;
}

/** Builtins that decorate, for the time the standard library's summary is not there. */
export const plainBuiltins: ReadonlySet<string> = new Set(["property", "staticmethod", "classmethod"]);
