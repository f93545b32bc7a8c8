/** The qualified names things go by. */
import { callableInstances, publicModules, publicNames } from "../knowledge/python.js";
import { receiverOf } from "./calls.js";
import { moduleDefinitions } from "./definitions.js";
import type { ClassInfo, FunctionInfo } from "./symbols.js";
import type { Type } from "./type.js";
import type { Types } from "./types.js";

/** The qualified names something goes by, the public one first: of a method also in the classes its object inherits it through. */
export function namesOf(types: Types, type: Type): string[] {
  switch (type.kind) {
    case "external":
    case "module":
      return [type.name];
    case "class":
      return [publicName(types, type.class)];
    case "function": {
      const { owner, name } = type.function;
      if (owner === undefined) return [publicName(types, type.function)];
      const self = type.self === undefined ? undefined : receiverOf(type.self);
      const classes = self?.kind === "instance" ? types.ancestry(self.class).classes.map((entry) => entry.class) : [];
      const through = classes.includes(owner) ? classes.slice(0, classes.indexOf(owner) + 1) : [owner];
      return through.map((info) => `${publicName(types, info)}.${name}`);
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

/** The name users know a class or function by: `asyncio.sleep`, though it is defined in `asyncio.tasks`. */
export function publicName(types: Types, symbol: ClassInfo | FunctionInfo): string {
  const { module } = symbol.site;
  const qualified = symbol.qualifiedName;
  if (module.origin === "project") return qualified;
  const within = qualified.slice(module.name.length + 1);
  const renamed = publicModules[module.name];
  if (renamed !== undefined) return publicNames[`${renamed}.${within}`] ?? `${renamed}.${within}`;
  const top = within.split(".")[0] as string;
  const exportedBy = findExporter(types, module.name, top);
  return `${exportedBy}.${within}`;
}

export function findExporter(types: Types, moduleName: string, name: string): string {
  const parts = moduleName.split(".");
  for (let length = 1; length < parts.length; length++) {
    const outer = parts.slice(0, length).join(".");
    const package_ = types.modules.find(outer);
    const found = package_ === undefined ? undefined : moduleDefinitions(types, package_, name, new Set());
    // `multiprocessing.Pool` is a function, and not the class of `multiprocessing.pool`.
    if (found?.some(({ site, definition }) => definition.kind === "import-from" || site.module.name === moduleName)) return outer;
  }
  return moduleName;
}
