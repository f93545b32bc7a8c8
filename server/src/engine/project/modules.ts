/** The modules of the project and of the libraries around it, and how an import finds one. */
import { buildModel } from "../semantics/build.js";
import type { Model } from "../semantics/model.js";
import type { Item, PlacedItem } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { undecorated } from "../syntax/python.js";
import type { SourceFile } from "../syntax/source-file.js";
import { type Node, none } from "../syntax/tree.js";
import type { LibraryModule } from "./libraries.js";
import { type ClassInfo, type Located, Site } from "./symbols.js";

const models = new WeakMap<Item, Model>();

/** The model of an item, built once for as long as the item lives. */
export function modelOf(item: Item): Model {
  let model = models.get(item);
  if (model === undefined) {
    model = buildModel(item.tree);
    models.set(item, model);
  }
  return model;
}

/**
 * Where a module comes from: the user's own files are checked, the others only read. A library's text ships with us; an installed one is
 * what stands in the environment of the project.
 */
export type Origin = "project" | "library" | "installed";

export class Module {
  /** All items in file order, members of classes after their heads. */
  readonly sites: Site[] = [];
  readonly symbols = new Map<string, Located[]>();
  readonly starImports: string[] = [];

  constructor(
    /** The host's key of the file; for libraries the module's name. */
    readonly key: string,
    readonly name: string,
    readonly file: SourceFile,
    readonly isPackage: boolean,
    readonly origin: Origin,
    /** Keys of the conftest files that hold for it, the nearest first. */
    readonly conftests: readonly string[] = [],
    /** Declarations alone: its functions have no bodies to look at. */
    readonly isStub = origin === "library",
  ) {
    for (const placed of file.items) this.#add(placed, undefined);
    if (origin === "installed") this.#preferTypes();
  }

  /** Packages say under `if TYPE_CHECKING:` what a name is, and in the `else` how it comes about. */
  #preferTypes(): void {
    for (const [name, all] of this.symbols) {
      const typed = all.length === 1 ? all : all.filter(({ site, definition }) => !isForRunning(site, definition.node));
      if (typed.length > 0 && typed.length < all.length) this.symbols.set(name, typed);
    }
  }

  #add(placed: PlacedItem, owner: ClassInfo | undefined): void {
    const model = modelOf(placed.item);
    const site = new Site(this, placed.item, model, placed.start, owner);
    this.sites.push(site);
    const container = model.scopes[0];
    if (container === undefined) return;
    for (const binding of container.bindings.values()) {
      if (owner === undefined) for (const definition of binding.definitions) this.#define(site, definition);
      else owner.addMembers(site, binding.definitions);
    }
    for (const definition of model.globals) this.#define(site, definition);
    for (const attribute of model.attributes)
      if (owner !== undefined && attribute.scope.parent === container) owner.addAttribute(site, attribute);
    this.starImports.push(...model.starImports);
    if (!placed.item.isClassHead) return;
    const definition = undecorated(site.tree, 0);
    if (site.tree.kind(definition) !== Kind.class_definition) return;
    const info = site.classAt(definition);
    for (const member of placed.members) this.#add(member, info);
  }

  #define(site: Site, definition: Located["definition"]): void {
    const known = this.symbols.get(definition.name);
    if (known) known.push({ site, definition });
    else this.symbols.set(definition.name, [{ site, definition }]);
  }

  /** The item an offset of the file is in, if any; on a border the one that starts there. */
  siteAt(offset: number): Site | undefined {
    let found: Site | undefined;
    for (const site of this.sites) {
      if (site.start > offset) break;
      if (offset <= site.start + site.item.text.length) found = site;
    }
    return found;
  }

  /** The absolute name of a module as written in this one: `..pkg.mod` counts from the package it is in (reference, section 5.7). */
  absolute(written: string): string {
    const dots = /^\.*/.exec(written)?.[0].length ?? 0;
    if (dots === 0) return written;
    const parts = this.name.split(".");
    const up = this.isPackage ? dots - 1 : dots;
    const base = parts.slice(0, Math.max(0, parts.length - up));
    const rest = written.slice(dots);
    return [...base, ...(rest === "" ? [] : [rest])].join(".");
  }
}

/** Whether a statement stands in a branch that type checkers never see. */
function isForRunning({ item, tree }: Site, node: Node): boolean {
  if (!item.text.startsWith("if") || !item.text.includes("TYPE_CHECKING")) return false;
  for (let at = node; at !== none; at = tree.parent(at)) {
    const outer = tree.parent(at);
    if (outer === none || tree.kind(outer) !== Kind.if_statement) continue;
    const condition = tree.textOf(tree.child(outer, Field.condition));
    const isThen = tree.child(outer, Field.consequence) === at;
    if (/^(?:\w+\.)?TYPE_CHECKING$/.test(condition) ? !isThen : isThen && /^not (?:\w+\.)?TYPE_CHECKING$/.test(condition)) return true;
  }
  return false;
}

export class Modules {
  readonly #byKey = new Map<string, Module>();
  readonly #byName = new Map<string, Module>();
  readonly #libraries = new Map<string, Module | undefined>();
  readonly #wanted = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #wantedFiles = new Set<string>();

  /** `library` finds what the project does not define. */
  constructor(readonly library: (name: string) => LibraryModule | undefined) {}

  add(module: Module): void {
    this.remove(module.key);
    this.#byKey.set(module.key, module);
    this.#byName.set(module.name, module);
    this.#missing.delete(module.name);
    this.#wanted.delete(module.name);
    this.#wantedFiles.delete(module.key);
  }

  remove(key: string): void {
    const known = this.#byKey.get(key);
    if (known === undefined) return;
    this.#byKey.delete(key);
    if (this.#byName.get(known.name) === known) this.#byName.delete(known.name);
  }

  get(key: string): Module | undefined {
    return this.#byKey.get(key);
  }

  get project(): IterableIterator<Module> {
    return this.#byKey.values();
  }

  /** The module of a dotted name; one that nobody has given yet is remembered as wanted. */
  find(name: string): Module | undefined {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    if (this.#libraries.has(name)) return this.#libraries.get(name);
    const read = this.library(name);
    const module = read === undefined ? undefined : new Module(name, name, read.file, read.isPackage, read.origin, [], read.isStub);
    if (module === undefined && !this.#missing.has(name)) this.#wanted.add(name);
    else this.#libraries.set(name, module);
    return module;
  }

  /** Whether a name is, or leads to, a module that is there. */
  isPackagePrefix(name: string): boolean {
    const prefix = `${name}.`;
    for (const known of this.#byName.keys()) if (known.startsWith(prefix)) return true;
    return false;
  }

  /** Whether a top-level package belongs to the project. */
  isOfProject(name: string): boolean {
    return this.#byName.has(name) || this.isPackagePrefix(name);
  }

  /** The module of a file; one that nobody has given yet is remembered as wanted. */
  findFile(key: string): Module | undefined {
    const known = this.#byKey.get(key);
    if (known === undefined && !this.#missing.has(key)) this.#wantedFiles.add(key);
    return known;
  }

  wantedFiles(): string[] {
    return [...this.#wantedFiles];
  }

  wanted(): string[] {
    return [...this.#wanted];
  }

  /** The host has looked for it and there is none. */
  setMissing(name: string): void {
    this.#wanted.delete(name);
    this.#wantedFiles.delete(name);
    this.#missing.add(name);
  }
}
