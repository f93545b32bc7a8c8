/** Where a name is defined, and what its definitions give it. */
import { functionScope } from "../semantics/build.js";
import type { Definition, Scope } from "../semantics/model.js";
import { Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { decoratedType } from "./decorators.js";
import type { Module } from "./modules.js";
import { reachingType } from "./narrowing.js";
import { parameterType } from "./parameters.js";
import type { Located, Site } from "./symbols.js";
import { asTuple } from "./tuples.js";
import { membersOf, type Type, unionOf, unknown, without } from "./type.js";
import type { Types } from "./types.js";

/** The definitions a name refers to, wherever they are; undefined when it is not defined anywhere that was read. */
export function definitionsOf(types: Types, site: Site, node: Node): readonly Located[] | undefined {
  const { model, tree } = site;
  const binding = model.bindingOf(node);
  if (binding !== undefined) return binding.definitions.map((definition) => ({ site, definition }));
  const name = tree.textOf(node);
  if (site.owner !== undefined && seesClass(model.scopeAt(node))) {
    const members = site.owner.members.get(name);
    if (members !== undefined) return members;
  }
  // The type parameters of a class are seen from its methods, too (reference, section 8.10).
  for (let owner = site.owner; owner !== undefined; owner = owner.site.owner) {
    const parameter = owner.scope?.bindings.get(name)?.definitions.find((definition) => definition.kind === "type-parameter");
    if (parameter !== undefined) return [{ site: owner.site, definition: parameter }];
  }
  return moduleDefinitions(types, site.module, name, new Set());
}

export function moduleDefinitions(types: Types, module: Module, name: string, seen: Set<Module>): readonly Located[] | undefined {
  if (seen.has(module)) return undefined;
  const own = module.symbols.get(name);
  if (own !== undefined || module.starImports.length === 0) return own;
  if (module.origin === "project" || seen.size > 0) return starDefinitions(types, module, name, seen);
  // `asyncio` is made of a dozen modules; nobody edits them.
  let known = module.starred.get(name);
  if (known === undefined) {
    known = starDefinitions(types, module, name, seen) ?? [];
    module.starred.set(name, known);
  }
  return known.length === 0 ? undefined : known;
}

function starDefinitions(types: Types, module: Module, name: string, seen: Set<Module>): readonly Located[] | undefined {
  seen.add(module);
  for (const written of module.starImports) {
    const from = types.modules.find(module.absolute(written));
    const there = from === undefined || !isPublished(types, from, name) ? undefined : moduleDefinitions(types, from, name, seen);
    if (there !== undefined) return there;
  }
  return undefined;
}

export function moduleNameType(types: Types, module: Module, name: string, seen: Set<Module>): Type | undefined {
  const found = moduleDefinitions(types, module, name, seen);
  return found === undefined ? undefined : locatedType(types, found);
}

/** The type of a name with all its definitions: overloads together, else the union. */
export function locatedType(types: Types, found: readonly Located[]): Type {
  const values = found.filter(({ definition }) => definition.kind !== "delete");
  const functions = values.filter(({ definition }) => definition.kind === "function");
  if (functions.length > 1 && functions.length === values.length) return functionsType(types, functions);
  const type = unionOf(values.slice(0, 8).map((located) => types.definitionType(located)));
  if (values.length === 1) return type;
  return withoutTwins(
    types,
    type,
    values.every(({ definition }) => definition.kind === "import-from"),
  );
}

/**
 * The type of a name without what nobody has read and stands for the same thing under the same name: what an extension module of the
 * package gives it, `try: from ._speedups import parse` beside a `def parse`; and where it is only imported, another library's.
 */
function withoutTwins(types: Types, type: Type, isImported: boolean): Type {
  const members = membersOf(type);
  const isKnown = members.some((member) => member.kind === "class" || member.kind === "function");
  if (!isKnown) return type;
  return without(type, (member) => {
    if (member.kind !== "external") return false;
    const last = member.name.slice(member.name.lastIndexOf(".") + 1);
    const isNamesake = members.some(
      (one) => (one.kind === "class" && one.class.name === last) || (one.kind === "function" && one.function.name === last),
    );
    return isNamesake && (isImported || types.modules.isOfProject(member.name.split(".")[0] as string));
  });
}

/** Several functions of one name: overloads, a property with its setters, or one per branch. */
export function functionsType(types: Types, functions: readonly Located[]): Type {
  const overloads = functions.filter(({ site, definition }) => site.functionAt(definition.node).isOverload);
  const first = overloads[0];
  if (first !== undefined) {
    const type = types.definitionType(first);
    return type.kind === "function"
      ? { ...type, overloads: overloads.map(({ site, definition }) => site.functionAt(definition.node)) }
      : type;
  }
  const members = functions.slice(0, 8).map((located) => types.definitionType(located));
  return members.find((member) => member.kind === "property") ?? unionOf(members);
}

export function augmentedType(types: Types, site: Site, definition: Definition): Type {
  const reaching = site.flowOf(functionScope(definition.scope) ?? definition.scope).get(definition.target);
  return reaching === undefined ? unknown : types.once(site, -2 - definition.target, () => reachingType(types, site, reaching));
}

export function definedType(types: Types, site: Site, definition: Definition): Type {
  const { module } = site;
  const { value } = definition;
  switch (definition.kind) {
    case "import":
      return { kind: "module", name: definition.imported ?? definition.module ?? "" };
    case "import-from":
      return importedType(types, module, definition);
    case "function":
      return decoratedType(types, site, site.functionAt(definition.node));
    case "class":
      return { kind: "class", class: site.classAt(definition.node), arguments: [] };
    case "parameter":
      return parameterType(types, site, definition);
    case "type-parameter":
      return { kind: "type-variable", name: definition.name };
    case "except":
      return value === undefined ? unknown : caughtType(types, site, value);
    case "assign":
      return assignedType(types, site, definition);
    case "for": {
      if (value === undefined) return unknown;
      const element = types.elementOf(types.typeOf(site, value), definition.isAsync === true);
      return element === undefined ? unknown : unpackedType(types, element, definition.path);
    }
    case "with":
      return value === undefined
        ? unknown
        : unpackedType(types, types.entered(types.typeOf(site, value), definition.isAsync === true), definition.path);
    case "type-alias":
      return value === undefined ? unknown : annotatedType(types, site, value);
    default:
      return unknown;
  }
}

function importedType(types: Types, module: Module, definition: Definition): Type {
  const from = module.absolute(definition.module ?? "");
  const name = definition.imported ?? "";
  // A package's `from . import name` can only mean a submodule: the name in the package is this very import.
  if (from === module.name && types.modules.find(`${from}.${name}`) !== undefined) return { kind: "module", name: `${from}.${name}` };
  return types.moduleAttribute(from, name);
}

export function assignedType(types: Types, site: Site, definition: Pick<Definition, "value" | "annotation" | "path">): Type {
  const { annotation, value, path } = definition;
  if (annotation !== undefined && path.length === 0) {
    const written = site.tree.textOf(annotation);
    const declared = /(^|\.)(Final|ClassVar|TypeAlias)$/.test(written) ? unknown : annotatedType(types, site, annotation);
    if (declared.kind !== "unknown" || value === undefined) return declared;
  }
  return value === undefined ? unknown : unpackedType(types, types.typeOf(site, value), path);
}

export function unpackedType(types: Types, type: Type, path: readonly (number | "*")[]): Type {
  let at = type;
  for (const step of path) {
    if (step === "*") return types.instanceOf("builtins.list", [types.elementOf(at, false) ?? unknown]);
    at = asTuple(types, at);
    at = at.kind === "tuple" ? (at.elements[step] ?? unknown) : (types.elementOf(at, false) ?? unknown);
  }
  return at;
}

export function caughtType(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  const inner = unparenthesized(tree, node);
  const classes = tree.kind(inner) === Kind.tuple ? tree.namedChildren(inner) : [inner];
  return unionOf(classes.map((each) => types.instantiated(types.typeOf(site, each))));
}

/** Whether names read in the scope see the class the item is a member of: its body does, its functions do not. */
export function seesClass(scope: Scope): boolean {
  return functionScope(scope) === undefined;
}

/** Whether a module calls methods of its `__all__`. */
function addsToAll(types: Types, module: Module): boolean {
  const sites = module.origin === "project" ? types.mentions.in(module, "__all__") : module.everySite;
  return sites.some((site) => /\b__all__\.(?:append|extend)\(/.test(site.item.text) && site.model.free.has("__all__"));
}

/** Whether `from module import *` takes a name (reference, section 7.11): one of `__all__`, else one without an underscore. */
function isPublished(types: Types, module: Module, name: string): boolean {
  const lists = module.symbols.get("__all__")?.map(({ site, definition }) => {
    return definition.value === undefined ? "" : site.tree.textOf(definition.value);
  });
  if (lists?.some((text) => text.includes(`"${name}"`) || text.includes(`'${name}'`))) return true;
  if (name.startsWith("_")) return false;
  // A list that is put together from others, or added to, may hold any name.
  if (lists !== undefined) return lists.some((text) => /__all__|\w\(|\bfor\b/.test(text)) || addsToAll(types, module);
  const own = module.symbols.get(name);
  // A stub hands on what it defines, not what it imports (typing documentation, "Import Conventions").
  if (!module.isStub || own === undefined) return true;
  return own.some(({ site, definition }) => {
    const isImport = definition.kind === "import" || definition.kind === "import-from";
    return !isImport || site.tree.kind(site.tree.parent(definition.target)) === Kind.aliased_import;
  });
}
