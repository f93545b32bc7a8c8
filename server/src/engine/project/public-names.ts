/** The qualified names things go by. */
import { callableInstances, publicModules, publicNames } from "../knowledge/python.js";
import { receiverOf } from "./calls.js";
import { moduleDefinitions } from "./definitions.js";
import type { Module } from "./modules.js";
import type { ClassInfo, FunctionInfo, Located } from "./symbols.js";
import { type InstanceType, membersOf, type Type } from "./type.js";
import type { Types } from "./types.js";

/** The qualified names something goes by, the public one first: of a method also in the classes its object inherits it through. */
export function namesOf(types: Types, type: Type): string[] {
  switch (type.kind) {
    case "external":
    case "module":
      return [type.name];
    case "class":
      return namesOfSymbol(types, type.class);
    case "function": {
      const { owner, name } = type.function;
      if (owner === undefined) return namesOfSymbol(types, type.function);
      const self = type.self === undefined ? undefined : receiverOf(type.self);
      const classes = self?.kind === "instance" ? types.ancestry(self.class).classes.map((entry) => entry.class) : [];
      const through = classes.includes(owner) ? classes.slice(0, classes.indexOf(owner) + 1) : [owner];
      const names = through.map((info) => (info === owner ? ownName(types, type.function, owner) : `${publicName(types, info)}.${name}`));
      if (owner.site.module.origin !== "installed") return names;
      const path = self?.kind === "instance" && self.path !== undefined ? [`${self.path}.${name}`] : [];
      return [...new Set([...names, ...through.map((info) => `${info.qualifiedName}.${name}`), ...path])];
    }
    case "instance": {
      const called = callableInstances[publicName(types, type.class)];
      return called === undefined ? [] : [called];
    }
    case "union": {
      const members = type.members.filter((member) => member.kind !== "none").map((member) => namesOf(types, member));
      const [first, ...rest] = members;
      return (first ?? []).filter((name) => rest.every((names) => names.includes(name)));
    }
    default:
      return [];
  }
}

const ownNames = new WeakMap<FunctionInfo, string>();

/** The name of a method in its own class: asked for at every call of it. */
function ownName(types: Types, method: FunctionInfo, owner: ClassInfo): string {
  let known = ownNames.get(method);
  if (known === undefined) {
    known = `${publicName(types, owner)}.${method.name}`;
    ownNames.set(method, known);
  }
  return known;
}

/** What users call an installed package's class or function is anybody's guess: where it is handed on to, or where it is defined. */
function namesOfSymbol(types: Types, symbol: ClassInfo | FunctionInfo): string[] {
  const name = publicName(types, symbol);
  const { qualifiedName, site } = symbol;
  return site.module.origin === "installed" && name !== qualifiedName ? [name, qualifiedName] : [name];
}

/** The value of an attribute or a call, with the way users get to it where it is an installed package's. */
export function reachedBy(types: Types, type: Type, from: InstanceType | undefined, name: string): Type {
  if (type.kind !== "instance" || type.class.site.module.origin !== "installed") return type;
  // `with client as c`, `client.with_options(..)`: the same thing.
  if (from !== undefined && type.class === from.class) return { ...type, path: pathOf(types, from) };
  return { ...type, path: from === undefined ? name : `${pathOf(types, from)}.${name}` };
}

function pathOf(types: Types, type: InstanceType): string {
  return type.path ?? publicName(types, type.class);
}

/** Of what cannot change any more. */
const publicNamesOf = new WeakMap<ClassInfo | FunctionInfo, string>();

/** The name users know a class or function by: `asyncio.sleep`, though it is defined in `asyncio.tasks`. */
export function publicName(types: Types, symbol: ClassInfo | FunctionInfo): string {
  if (symbol.site.module.origin === "project") return symbol.qualifiedName;
  let name = publicNamesOf.get(symbol);
  if (name === undefined) {
    name = findPublicName(types, symbol);
    publicNamesOf.set(symbol, name);
  }
  return name;
}

function findPublicName(types: Types, symbol: ClassInfo | FunctionInfo): string {
  const { module } = symbol.site;
  const qualified = symbol.qualifiedName;
  const within = qualified.slice(module.name.length + 1);
  const renamed = publicModules[module.name];
  if (renamed !== undefined) return publicNames[`${renamed}.${within}`] ?? `${renamed}.${within}`;
  const top = within.split(".")[0] as string;
  const exportedBy = findExporter(types, module.name, top);
  return `${exportedBy}.${within}`;
}

/** What cannot be read off for sure in an installed package is still known by its name, as it is where the package is not installed. */
export function orKnownByName(type: Type, module: Module, name: () => string, kind: "external" | "external-instance"): Type {
  const isSure = module.origin !== "installed" || membersOf(type).every((member) => member.kind !== "unknown");
  return isSure ? type : { kind, name: name() };
}

export function findExporter(types: Types, moduleName: string, name: string): string {
  const parts = moduleName.split(".");
  for (let length = 1; length < parts.length; length++) {
    const outer = parts.slice(0, length).join(".");
    const package_ = types.modules.find(outer);
    const found = package_ === undefined ? undefined : moduleDefinitions(types, package_, name, new Set());
    // `multiprocessing.Pool` is a function, and not the class of `multiprocessing.pool`.
    if (found?.some((located) => leadsTo(types, located, moduleName, 8))) return outer;
  }
  return moduleName;
}

/** Whether a definition is one of the module, or an import that comes from there. */
function leadsTo(types: Types, { site, definition }: Located, moduleName: string, hops: number): boolean {
  if (site.module.name === moduleName) return true;
  if (definition.kind !== "import-from" || hops === 0) return false;
  const from = types.modules.find(site.module.absolute(definition.module ?? ""));
  const found = from === undefined ? undefined : moduleDefinitions(types, from, definition.imported ?? "", new Set());
  return found?.some((located) => leadsTo(types, located, moduleName, hops - 1)) === true;
}
