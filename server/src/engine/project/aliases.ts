/** Names used as annotations: special forms of typing, aliases, type variables and annotations in strings. */
import { typingModules } from "../knowledge/python.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { definitionsOf, moduleDefinitions } from "./definitions.js";
import { collectVariables, substitute } from "./generics.js";
import { modelOf } from "./modules.js";
import { type Located, Site } from "./symbols.js";
import { type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

/** The name a typing form has where it comes from, such as `Optional` for `import typing as t; t.Optional`. */
export function typingForm(types: Types, site: Site, node: Node): string | undefined {
  const { tree } = site;
  const kind = tree.kind(node);
  if (kind === Kind.identifier) {
    const found = definitionsOf(types, site, node);
    if (found === undefined) return undefined;
    for (const { site: at, definition } of found) {
      if (definition.kind === "import-from") {
        const from = at.module.absolute(definition.module ?? "");
        if (typingModules.has(from)) return definition.imported;
        return reexportedForm(types, from, definition.imported ?? "", 4);
      }
      if (typingModules.has(at.module.name)) return definition.name;
    }
    return undefined;
  }
  if (kind !== Kind.attribute && kind !== Kind.member_type) return undefined;
  const object = kind === Kind.attribute ? tree.child(node, Field.object) : (tree.namedChildren(node)[0] ?? none);
  const name = kind === Kind.attribute ? tree.child(node, Field.attribute) : (tree.namedChildren(node)[1] ?? none);
  if (object === none || name === none || tree.kind(object) !== Kind.identifier) return undefined;
  const type = types.typeOf(site, object);
  return type.kind === "module" && typingModules.has(type.name) ? tree.textOf(name) : undefined;
}

export function reexportedForm(types: Types, moduleName: string, name: string, hops: number): string | undefined {
  const module = hops === 0 ? undefined : types.modules.find(moduleName);
  const found = module === undefined ? undefined : moduleDefinitions(types, module, name, new Set())?.[0];
  if (found === undefined) return undefined;
  const { site, definition } = found;
  if (typingModules.has(site.module.name)) return definition.name;
  return definition.kind === "import-from"
    ? reexportedForm(types, site.module.absolute(definition.module ?? ""), definition.imported ?? "", hops - 1)
    : undefined;
}

/** A name used as an annotation: a class, or for an alias what it stands for. */
export function asAnnotation(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const kind = tree.kind(node);
  if (kind === Kind.identifier) {
    const found = definitionsOf(types, site, node);
    if (found === undefined || found.length === 0) return types.typeOf(site, node);
    return unionOf(found.slice(0, 4).map((located) => asAlias(types, located)));
  }
  if (kind === Kind.attribute) {
    const object = types.typeOf(site, tree.child(node, Field.object));
    const name = tree.textOf(tree.child(node, Field.attribute));
    return memberAsAnnotation(types, object, name);
  }
  if (kind === Kind.member_type || kind === Kind.dotted_name) {
    const [first, ...rest] = tree.namedChildren(node);
    if (first === undefined) return unknown;
    let type = tree.kind(first) === Kind.identifier ? types.typeOf(site, first) : asAnnotation(types, site, first);
    for (const part of rest) type = memberAsAnnotation(types, type, tree.textOf(part));
    return type;
  }
  return types.typeOf(site, node);
}

export function memberAsAnnotation(types: Types, object: Type, name: string): Type {
  if (object.kind === "module") {
    const located = types.modules.find(object.name)?.symbols.get(name);
    if (located !== undefined) return unionOf(located.slice(0, 4).map((one) => asAlias(types, one)));
  }
  return types.attribute(object, name);
}

export function asAlias(types: Types, located: Located): Type {
  const { site, definition } = located;
  const { value } = definition;
  if (definition.kind === "import-from") {
    const from = site.module.absolute(definition.module ?? "");
    const there = types.modules.find(from)?.symbols.get(definition.imported ?? "");
    const first = there?.[0];
    if (there?.length === 1 && first !== undefined && first.site.module !== site.module)
      return types.once(site, -2 - definition.target, () => asAlias(types, first));
    return types.definitionType(located);
  }
  if (definition.kind === "type-parameter") return { kind: "type-variable", name: definition.name };
  if (definition.kind === "type-alias" && value !== undefined)
    return types.once(site, -2 - definition.target, () => annotatedType(types, site, value));
  if (definition.kind !== "assign" || value === undefined || definition.path.length > 0) return types.definitionType(located);
  const { tree } = site;
  if (tree.kind(value) === Kind.call) {
    const callee = tree.textOf(tree.child(value, Field.function)).split(".").at(-1) as string;
    if (["TypeVar", "ParamSpec", "TypeVarTuple"].includes(callee)) {
      const bound = argumentsOf(tree, value).find((argument) => argument.name === "bound")?.value;
      return {
        kind: "type-variable",
        name: definition.name,
        ...(bound === undefined ? {} : { bound: () => annotatedType(types, site, bound) }),
      };
    }
    if (callee === "NewType") {
      const base = argumentsOf(tree, value)[1]?.value;
      return base === undefined ? unknown : annotatedType(types, site, base);
    }
    return types.definitionType(located);
  }
  // `Alias = Union[A, B]`, `Lock = _thread.lock`: the value read as an annotation.
  if (definition.annotation === undefined || tree.textOf(definition.annotation).endsWith("TypeAlias")) {
    return types.once(site, -2 - definition.target, () => {
      const isName = tree.kind(value) === Kind.identifier || tree.kind(value) === Kind.attribute;
      const direct = isName && typingForm(types, site, value) === undefined ? types.typeOf(site, value) : unknown;
      if (direct.kind === "class" || direct.kind === "external") return direct;
      const declared = annotatedType(types, site, value);
      // `Alias = type[C]` stands for the class itself: here a class is what makes the values.
      return declared.kind === "class" ? { kind: "callable", returns: () => types.instantiated(declared) } : declared;
    });
  }
  return types.definitionType(located);
}

/** A generic alias with its variables given, in the order they appear. */
export function applyAlias(type: Type, given: readonly Type[]): Type {
  const names: string[] = [];
  collectVariables(type, names);
  return substitute(type, new Map(names.map((name, index) => [name, given[index] ?? unknown])));
}

export function parseExpression(types: Types, site: Site, text: string): { site: Site; node: Node } | undefined {
  if (text.length > 500) return undefined;
  const item = types.parse(`(${text.trim()})`);
  const inner = new Site(site.module, item, modelOf(item), site.start, site.owner);
  for (let node = 0; node < item.tree.size; node++) {
    if (item.tree.kind(node) === Kind.parenthesized_expression) return { site: inner, node };
  }
  return undefined;
}
