/** What pytest gives the parameters of tests and fixtures: found by name, as pytest does it. */
import { builtinFixtures, fixtureDecorators, pluginModule } from "../knowledge/pytest.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, stringValue } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { moduleDefinitions } from "./definitions.js";
import type { Module } from "./modules.js";
import { namesOf } from "./public-names.js";
import type { FunctionInfo, Located } from "./symbols.js";
import { type Type, unknown } from "./type.js";
import type { Types } from "./types.js";

/** The type of a parameter that pytest fills; undefined where the function is no test and no fixture, or the fixture is not known. */
export function fixtureType(types: Types, info: FunctionInfo, parameter: Definition): Type | undefined {
  if (info.isLocal || parameter.value !== undefined) return undefined;
  const isTest = /^test/.test(info.name) && (info.owner === undefined || /^Test/.test(info.owner.name));
  if (!isTest && !isFixture(types, info)) return undefined;
  if (isParametrized(info, parameter.name)) return undefined;
  const found = findFixture(types, info, parameter.name);
  if (found !== undefined) return fixtureValue(types, found);
  const known = builtinFixtures[parameter.name];
  return known === undefined ? undefined : types.instanceOf(known, []);
}

/** Whether a function is a fixture. */
export function isFixture(types: Types, info: FunctionInfo): boolean {
  return fixtureDecorator(types, info) !== undefined;
}

/** The decorator that makes a function a fixture. */
export function fixtureDecorator(types: Types, info: FunctionInfo): Node | undefined {
  const { tree } = info.site;
  return info.decorators.find((node) => {
    const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : node;
    return (
      /fixture$/.test(tree.textOf(callee)) && namesOf(types, types.typeOf(info.site, callee)).some((name) => fixtureDecorators.has(name))
    );
  });
}

/** `@pytest.mark.parametrize("name, ..", ..)`: the parameter is not a fixture's then. */
function isParametrized(info: FunctionInfo, name: string): boolean {
  const { tree } = info.site;
  const decorators = [...info.decorators, ...(info.owner?.decorators.map(() => none) ?? [])].filter((node) => node !== none);
  return decorators.some((node) => {
    if (tree.kind(node) !== Kind.call || !/parametrize$/.test(tree.textOf(tree.child(node, Field.function)))) return false;
    const names = argumentsOf(tree, node)[0];
    return names === undefined || new RegExp(`\\b${name}\\b`).test(tree.textOf(names.value));
  });
}

/** The fixture of that name: of the class, the module, the nearest conftest, then a plugin of the project. */
function findFixture(types: Types, info: FunctionInfo, name: string): FunctionInfo | undefined {
  const own = info.owner?.members.get(name);
  const places: (readonly Located[] | undefined)[] = [own];
  const { module } = info.site;
  // A fixture that takes one of its own name means the one further out.
  for (const place of [module, ...conftestsOf(types, module)]) places.push(moduleDefinitions(types, place, name, new Set()));
  for (const place of places) {
    const found = place === undefined ? undefined : asFixture(types, place, info);
    if (found !== undefined) return found;
  }
  return pluginFixture(types, name, info) ?? renamedFixture(types, info, name);
}

function asFixture(types: Types, found: readonly Located[], besides: FunctionInfo): FunctionInfo | undefined {
  for (const { site, definition } of found.toReversed()) {
    if (definition.kind === "import-from") {
      const from = types.modules.find(site.module.absolute(definition.module ?? ""));
      const there = from === undefined ? undefined : moduleDefinitions(types, from, definition.imported ?? "", new Set());
      const imported = there === undefined ? undefined : asFixture(types, there, besides);
      if (imported !== undefined) return imported;
    }
    if (definition.kind !== "function") continue;
    const info = site.functionAt(definition.node);
    if (info !== besides && isFixture(types, info)) return info;
  }
  return undefined;
}

/** The conftest modules around a module, the nearest first. */
export function conftestsOf(types: Types, module: Module): Module[] {
  const keyed = module.conftests.flatMap((key) => types.modules.findFile(key) ?? []);
  if (keyed.length > 0) return keyed;
  const parts = module.name.split(".");
  const names = parts.map((_, index) => [...parts.slice(0, parts.length - 1 - index), "conftest"].join("."));
  return names.flatMap((name) => (name === module.name ? [] : (types.modules.find(name) ?? [])));
}

/** The one fixture of that name in the project's plugin modules; two of them say nothing. */
function pluginFixture(types: Types, name: string, besides: FunctionInfo): FunctionInfo | undefined {
  const found: FunctionInfo[] = [];
  for (const module of types.modules.project) {
    if (!pluginModule.test(module.name)) continue;
    const located = module.symbols.get(name);
    const info = located === undefined ? undefined : asFixture(types, located, besides);
    if (info !== undefined) found.push(info);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** `@pytest.fixture(name="..")`: looked for where the fixture would be. */
function renamedFixture(types: Types, info: FunctionInfo, name: string): FunctionInfo | undefined {
  for (const module of [info.site.module, ...conftestsOf(types, info.site.module)]) {
    for (const located of module.symbols.values()) {
      const first = located[0];
      if (first?.definition.kind !== "function") continue;
      const candidate = first.site.functionAt(first.definition.node);
      const decorator = candidate === info || candidate.decorators.length === 0 ? undefined : fixtureDecorator(types, candidate);
      if (decorator === undefined || first.site.tree.kind(decorator) !== Kind.call) continue;
      const given = argumentsOf(first.site.tree, decorator).find((argument) => argument.name === "name");
      if (given !== undefined && stringValue(first.site.tree, given.value) === name) return candidate;
    }
  }
  return undefined;
}

/** What a test gets of a fixture: what it yields or returns, awaited where it is a coroutine function. */
function fixtureValue(types: Types, info: FunctionInfo): Type {
  const result = types.returnOf(info);
  if (info.isGenerator) return types.elementOf(result, info.isAsync) ?? unknown;
  return result.kind === "coroutine" ? result.result() : result;
}
