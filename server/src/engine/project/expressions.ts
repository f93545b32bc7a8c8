/** What the kinds of expressions are. */
import { moduleStrings } from "../knowledge/python.js";
import type { Reaching } from "../semantics/flow.js";
import { type Binding, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { callExpression, callMember, superWith } from "./calls.js";
import { definitionsOf, locatedType, moduleNameType } from "./definitions.js";
import { narrowedAttribute, reachingType } from "./narrowing.js";
import type { Site } from "./symbols.js";
import { neverType, noneType, type Type, unionOf, unknown, without } from "./type.js";
import type { Types } from "./types.js";

export function expressionType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  switch (tree.kind(node)) {
    case Kind.identifier:
      return nameType(types, site, node);
    case Kind.attribute:
      return attributeExpression(types, site, node);
    case Kind.call:
      return callExpression(types, site, node);
    case Kind.await: {
      const operand = tree.namedChildren(node)[0];
      return operand === undefined ? unknown : types.awaited(types.typeOf(site, operand));
    }
    case Kind.parenthesized_expression: {
      const inner = tree.namedChildren(node)[0];
      return inner === undefined ? unknown : types.typeOf(site, inner);
    }
    case Kind.named_expression:
      return types.typeOf(site, tree.child(node, Field.value));
    case Kind.assignment:
      return types.typeOf(site, tree.child(node, Field.right));
    case Kind.conditional_expression: {
      const [then, , otherwise] = tree.namedChildren(node);
      return unionOf([then, otherwise].map((part) => (part === undefined ? unknown : types.typeOf(site, part))));
    }
    case Kind.boolean_operator:
      return booleanType(types, site, node);
    case Kind.not_operator:
    case Kind.comparison_operator:
    case Kind.true:
    case Kind.false:
      return types.instanceOf("builtins.bool", []);
    case Kind.none:
      return noneType;
    case Kind.integer:
      return types.instanceOf("builtins.int", []);
    case Kind.float:
      return types.instanceOf("builtins.float", []);
    case Kind.string:
    case Kind.concatenated_string: {
      const first = tree.kind(node) === Kind.string ? node : (tree.namedChildren(node)[0] ?? node);
      return types.instanceOf(/^[a-z]*b/i.test(tree.textOf(first).slice(0, 3)) ? "builtins.bytes" : "builtins.str", []);
    }
    case Kind.list:
    case Kind.set: {
      const elements = tree.namedChildren(node).map((child) => displayedElement(types, site, child));
      return types.instanceOf(tree.kind(node) === Kind.list ? "builtins.list" : "builtins.set", [
        elements.length === 0 ? neverType : unionOf(elements),
      ]);
    }
    case Kind.tuple:
    case Kind.expression_list:
      if (tree.namedChildren(node).some((child) => tree.kind(child) === Kind.list_splat))
        return types.instanceOf("builtins.tuple", [unknown]);
      return { kind: "tuple", elements: tree.namedChildren(node).map((child) => types.typeOf(site, child)) };
    case Kind.dictionary:
      return dictionaryType(types, site, node);
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.generator_expression: {
      const kind = tree.kind(node);
      const element = types.typeOf(site, tree.child(node, Field.body));
      if (kind === Kind.list_comprehension) return types.instanceOf("builtins.list", [element]);
      if (kind === Kind.set_comprehension) return types.instanceOf("builtins.set", [element]);
      return isAsyncGeneratorExpression(site, node)
        ? types.instanceOf("typing.AsyncGenerator", [element, noneType])
        : types.instanceOf("typing.Generator", [element, noneType, noneType]);
    }
    case Kind.dictionary_comprehension: {
      const pair = tree.child(node, Field.body);
      const part = (field: Field) => (pair === none ? unknown : types.typeOf(site, tree.child(pair, field)));
      return types.instanceOf("builtins.dict", [part(Field.key), part(Field.value)]);
    }
    case Kind.lambda:
      return { kind: "callable", returns: () => types.typeOf(site, tree.child(node, Field.body)) };
    case Kind.subscript:
      return subscriptType(types, site, node);
    case Kind.binary_operator:
      return binaryType(types, site, node);
    case Kind.unary_operator:
      return types.typeOf(site, tree.child(node, Field.argument));
    default:
      return unknown;
  }
}

export function displayedElement(types: Types, site: Site, node: Node): Type {
  if (site.tree.kind(node) !== Kind.list_splat) return types.typeOf(site, node);
  const inner = site.tree.namedChildren(node)[0];
  return inner === undefined ? unknown : (types.elementOf(types.typeOf(site, inner), false) ?? unknown);
}

/** A generator expression is asynchronous when its element, a condition or a later iterable awaits (reference, section 6.2.8). */
export function isAsyncGeneratorExpression(site: Site, node: Node): boolean {
  const { tree } = site;
  let isFirst = true;
  for (const child of tree.namedChildren(node)) {
    if (tree.kind(child) === Kind.for_in_clause) {
      if (tree.kind(tree.firstChild(child)) === Kind.kw_async) return true;
      if (!isFirst && awaits(site, tree.child(child, Field.right))) return true;
      isFirst = false;
    } else if (awaits(site, child)) return true;
  }
  return false;
}

export function awaits(site: Site, node: Node): boolean {
  const { tree } = site;
  if (node === none) return false;
  for (let at = node; at < tree.after(node); at++) {
    const kind = tree.kind(at);
    if (kind === Kind.await) return true;
    // An asynchronous comprehension inside makes what is around it asynchronous, too.
    if (kind === Kind.for_in_clause && tree.kind(tree.firstChild(at)) === Kind.kw_async) return true;
    if (kind === Kind.generator_expression) {
      // Of a generator expression only the first iterable runs here.
      const first = tree.childOfKind(at, Kind.for_in_clause);
      if (first !== none && awaits(site, tree.child(first, Field.right))) return true;
    }
    if (kind === Kind.lambda || kind === Kind.generator_expression) at = tree.after(at) - 1;
  }
  return false;
}

export function nameType(types: Types, site: Site, node: Node): Type {
  const { model, tree } = site;
  const binding = model.bindingOf(node);
  if (binding !== undefined) return bindingType(types, site, binding, node);
  const name = tree.textOf(node);
  const found = definitionsOf(types, site, node);
  if (found !== undefined) return locatedType(types, found);
  const builtins = types.modules.find("builtins");
  if (builtins === undefined) return { kind: "external", name: `builtins.${name}` };
  return moduleNameType(types, builtins, name, new Set()) ?? (moduleStrings.has(name) ? types.instanceOf("builtins.str", []) : unknown);
}

export function bindingType(types: Types, site: Site, binding: Binding, node: Node): Type {
  const { scope, definitions } = binding;
  // What a nested function binds by `nonlocal` may have happened at any time.
  const isOwn = definitions.every((definition) => definition.scope === scope);
  if (scope.kind === ScopeKind.function && isOwn) {
    const reaching = site.flowOf(scope).get(node);
    if (reaching !== undefined) return reachingType(types, site, reaching);
  }
  return locatedType(
    types,
    definitions.map((definition) => ({ site, definition })),
  );
}

export function attributeExpression(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const object = tree.child(node, Field.object);
  const nameNode = tree.child(node, Field.attribute);
  if (object === none || nameNode === none) return unknown;
  const name = tree.textOf(nameNode);
  const type = superWith(types, site, object, name) ?? types.typeOf(site, object);
  const reaching = testsOf(site, node);
  const whole = types.attribute(type, name);
  const found = reaching === undefined ? whole : narrowedAttribute(types, site, reaching, whole);
  // `import a.b` makes `b` an attribute of `a` even where `a` itself defines nothing of the name.
  if (found.kind === "unknown" && type.kind === "module" && types.modules.find(`${type.name}.${name}`) !== undefined)
    return { kind: "module", name: `${type.name}.${name}` };
  return found;
}

/** The tests on an attribute that hold where it is read. */
function testsOf(site: Site, node: Node): readonly Reaching[] | undefined {
  const scope = site.model.scopeAt(node);
  return scope.kind === ScopeKind.function ? site.flowOf(scope).get(node) : undefined;
}

export function booleanType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const left = types.typeOf(site, tree.child(node, Field.left));
  const right = types.typeOf(site, tree.child(node, Field.right));
  const isOr = tree.kind(tree.child(node, Field.operator)) === Kind.kw_or;
  return unionOf([isOr ? without(left, (member) => member.kind === "none") : left, right]);
}

export function dictionaryType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const pairs = tree.namedChildren(node);
  if (pairs.length === 0) return types.instanceOf("builtins.dict", [neverType, neverType]);
  if (pairs.length > 50 || pairs.some((pair) => tree.kind(pair) !== Kind.pair))
    return types.instanceOf("builtins.dict", [unknown, unknown]);
  const part = (field: Field) => unionOf(pairs.map((pair) => types.typeOf(site, tree.child(pair, field))));
  return types.instanceOf("builtins.dict", [part(Field.key), part(Field.value)]);
}

export function subscriptType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const object = types.typeOf(site, tree.child(node, Field.value));
  const index = tree.child(node, Field.subscript);
  switch (object.kind) {
    case "class": {
      const given = tree
        .childrenUnder(node, Field.subscript)
        .flatMap((child) => (tree.kind(child) === Kind.tuple ? tree.namedChildren(child) : [child]));
      return { ...object, arguments: given.map((child) => annotatedType(types, site, child)) };
    }
    case "tuple": {
      const at = index !== none && tree.kind(index) === Kind.integer ? Number(tree.textOf(index)) : Number.NaN;
      return object.elements[at] ?? (Number.isNaN(at) ? unionOf(object.elements) : unknown);
    }
    case "instance": {
      if (index !== none && tree.kind(index) === Kind.slice) return object;
      return callMember(types, object, "__getitem__") ?? unknown;
    }
    default:
      return unknown;
  }
}

export function binaryType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const left = types.typeOf(site, tree.child(node, Field.left));
  const right = () => types.typeOf(site, tree.child(node, Field.right));
  const method = operatorMethods.get(tree.kind(tree.child(node, Field.operator)));
  if (method === undefined) return unknown;
  if (left.kind === "external-instance") return unknown;
  if (left.kind !== "instance") return unknown;
  const direct = callMember(types, left, method);
  if (direct !== undefined) return direct;
  const reflected = right();
  return reflected.kind === "instance" ? (callMember(types, reflected, method.replace("__", "__r")) ?? unknown) : unknown;
}

export const operatorMethods: ReadonlyMap<Kind, string> = new Map([
  [Kind.op_plus, "__add__"],
  [Kind.op_minus, "__sub__"],
  [Kind.op_star, "__mul__"],
  [Kind.op_slash, "__truediv__"],
  [Kind.op_slash_slash, "__floordiv__"],
  [Kind.op_percent, "__mod__"],
  [Kind.op_pipe, "__or__"],
  [Kind.op_ampersand, "__and__"],
]);
