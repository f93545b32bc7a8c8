/** The modules of the project and of the libraries around it, and how an import finds one. */
import { Answer, Answers, Derived } from "../base/answers.js";
import { addTo, oncePer } from "../base/collections.js";
import { buildModel } from "../semantics/build.js";
import { type Definition, type Model, type Scope, ScopeKind } from "../semantics/model.js";
import type { Item, PlacedItem } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { undecorated } from "../syntax/python.js";
import type { SourceFile } from "../syntax/source-file.js";
import { type Node, none } from "../syntax/tree.js";
import { Former } from "./former.js";
import type { LibraryModule } from "./libraries.js";
import { type Symbols, SymbolTable } from "./symbol-table.js";
import { type ClassInfo, type Located, Site } from "./symbols.js";

/** The model of an item, built once for as long as the item lives. */
export const modelOf = oncePer((item: Item): Model => buildModel(item.tree));

/**
 * Where a module comes from: the user's own files are checked, the others only read. A library's text ships with us; an installed one is
 * what stands in the environment of the project.
 */
export type Origin = "project" | "library" | "installed";

/** What the host says of a file. */
export interface ModuleAbout {
  readonly name: string;
  readonly isPackage: boolean;
  /** Keys of the conftest files that hold for it, the nearest first. */
  readonly conftests: readonly string[];
}

/** What became of a module's items when its file changed. */
export interface Changes {
  /** Items that are new, or have another body than before. */
  readonly added: readonly Site[];
  /** The items that went, and the former code of those that changed. */
  readonly removed: readonly Item[];
}

export class Module {
  #file: SourceFile | undefined;
  #sites: Site[] = [];
  /** What its names are. */
  readonly symbols = new SymbolTable();
  #starImports: string[] = [];
  /** For those who look at the file as a whole, for those who follow its star imports, and for those who go through its classes. */
  readonly #contents = new Answer();
  readonly #stars = new Answer();
  readonly #classes = new Derived<readonly ClassInfo[]>();
  readonly #directives = new Answer();
  #hasDirectives = false;

  constructor(
    /** The host's key of the file; for libraries the module's name. */
    readonly key: string,
    readonly about: ModuleAbout,
    readonly origin: Origin,
    /** Declarations alone: its functions have no bodies to look at. */
    readonly isStub = origin === "library",
  ) {}

  get name(): string {
    return this.about.name;
  }

  get isPackage(): boolean {
    return this.about.isPackage;
  }

  get conftests(): readonly string[] {
    return this.about.conftests;
  }

  get file(): SourceFile {
    this.#contents.read();
    return this.#file as SourceFile;
  }

  /** All items in file order, members of classes after their heads. */
  get sites(): readonly Site[] {
    this.#contents.read();
    return this.#sites;
  }

  /** Whether a comment of the file speaks to tools: `# noqa`, `# asyncio-lens: ignore`. */
  get hasDirectives(): boolean {
    this.#directives.read();
    return this.#hasDirectives;
  }

  get starImports(): readonly string[] {
    this.#stars.read();
    return this.#starImports;
  }

  /** What names mean that a library's module has from others by `import *`, as far as anybody asked; none for those it has not. */
  readonly starred = new Map<string, readonly Located[]>();

  /** The same as `sites`, for indexes that are told of changes. */
  get everySite(): readonly Site[] {
    return this.#sites;
  }

  /** The file's text, for those indexes. */
  get text(): string {
    return (this.#file as SourceFile).text;
  }

  /** Dotted names of what it imports, wherever in it: of `from a.b import c` both `a.b` and `a.b.c`. */
  get imports(): readonly string[] {
    const names = new Set<string>();
    for (const { code } of this.sites) {
      if (!code.text.includes("import")) continue;
      const { scopes, starImports } = modelOf(code);
      for (const written of starImports) names.add(this.absolute(written));
      for (const { bindings } of scopes) {
        for (const { definitions } of bindings.values()) {
          for (const { kind, module = "", imported } of definitions) {
            if (kind !== "import" && kind !== "import-from") continue;
            const from = this.absolute(module);
            for (let at = from.indexOf("."); at > 0; at = from.indexOf(".", at + 1)) names.add(from.slice(0, at));
            names.add(from);
            if (kind === "import-from") names.add(`${from}.${imported}`);
          }
        }
      }
    }
    return [...names];
  }

  /** The classes it defines, those in functions included. */
  get classes(): readonly ClassInfo[] {
    return this.#classes.get(() => this.#sites.flatMap((site) => classScopes(modelOf(site.code)).map((scope) => site.classAt(scope.node))));
  }

  /** Takes the next version of the file. Items that did not change stay what they are, with all that is known of them. */
  update(file: SourceFile): Changes {
    const changes = this.#updateBody(file) ?? this.#updateAll(file);
    const hadDirectives = this.#hasDirectives;
    this.#hasDirectives = file.comments.some(({ start, end }) => directive.test(file.text.slice(start, end)));
    if (hadDirectives || this.#hasDirectives) this.#directives.changed();
    this.#contents.changed();
    return changes;
  }

  /** The same where nothing but the body of one function is another, as with most keystrokes; undefined where more is. */
  #updateBody(file: SourceFile): Changes | undefined {
    let index = 0;
    const edited: { readonly site: Site; readonly item: Item }[] = [];
    const isSame = ({ item, start, members }: PlacedItem, owner: ClassInfo | undefined): boolean => {
      const site = this.#sites[index++];
      if (site === undefined || site.owner !== owner) return false;
      site.start = start;
      if (site.code !== item) edited.push({ site, item });
      if (edited.length > 1 || (site.code !== item && (item.isClassHead || site.code.isClassHead))) return false;
      if (members.length === 0) return true;
      const info = site.classAt(undecorated(item.tree, 0));
      return members.every((member) => isSame(member, info));
    };
    if (!file.items.every((placed) => isSame(placed, undefined)) || index !== this.#sites.length) return undefined;
    const [change] = edited;
    if (change === undefined) {
      this.#file = file;
      return { added: [], removed: [] };
    }
    const { site, item } = change;
    const [before, model] = [modelOf(site.code), modelOf(item)];
    const isPlain = ({ globals, starImports, scopes }: Model) =>
      globals.length === 0 && starImports.length === 0 && !scopes.some(({ kind }) => kind === ScopeKind.class);
    const [definition, ...others] = ownDefinitions(model);
    const isOnly = definition?.kind === "function" && others.length === 0 && ownDefinitions(before).length === 1;
    const removed = site.code;
    if (!isOnly || !isPlain(before) || !isPlain(model) || !site.replace(item, model)) return undefined;
    this.#file = file;
    if (site.owner === undefined) this.symbols.update(definition.name, site, definition);
    else this.#refill(site.owner);
    return { added: [site], removed: [removed] };
  }

  /** Fills a class with its members again. */
  #refill(info: ClassInfo): void {
    const isOther = info.refill();
    for (const site of this.#sites) if (site.owner === info) addToClass(info, site, modelOf(site.code));
    if (isOther()) info.site.changed();
  }

  #updateAll(file: SourceFile): Changes {
    const before = { sites: this.#sites, starImports: this.#starImports };
    const symbols: Symbols = new Map();
    this.#file = file;
    this.#sites = [];
    this.#starImports = [];
    const former = new Former(before.sites, itemsOf(file.items));
    const refilled: { readonly site: Site; readonly isOther: () => boolean }[] = [];
    const added: Site[] = [];
    const removed: Item[] = [];
    const place = (placed: PlacedItem, owner: ClassInfo | undefined): void => {
      const model = modelOf(placed.item);
      let site = former.take(placed.item, owner);
      if (site === undefined) {
        const known = former.takeNamesake(placed.item, owner);
        const item = known?.code;
        if (known !== undefined && item !== undefined && known.replace(placed.item, model)) {
          site = known;
          removed.push(item);
        } else {
          former.giveBack(known);
          site = new Site(this, placed.item, model, placed.start, owner);
        }
        added.push(site);
      }
      site.start = placed.start;
      this.#sites.push(site);
      if (owner !== undefined) addToClass(owner, site, model);
      else for (const definition of ownDefinitions(model)) addTo(symbols, definition.name, { site, definition });
      for (const definition of model.globals) addTo(symbols, definition.name, { site, definition });
      this.#starImports.push(...model.starImports);
      if (!placed.item.isClassHead) return;
      const definition = undecorated(placed.item.tree, 0);
      if (placed.item.tree.kind(definition) !== Kind.class_definition) return;
      const info = site.classAt(definition);
      refilled.push({ site, isOther: info.refill() });
      const fill = (): void => {
        for (const member of placed.members) place(member, info);
      };
      if (this.origin === "project") fill();
      else info.fillLater(fill);
    };
    for (const placed of file.items) place(placed, undefined);
    if (this.origin === "installed") preferTypes(symbols);
    this.symbols.replace(symbols);
    for (const site of former.left()) {
      removed.push(site.code);
      site.changed();
    }
    const changed = [...removed, ...added.map((site) => site.code)];
    if (changed.some((item) => classScopes(modelOf(item)).length > 0)) this.#classes.changed();
    for (const { site, isOther } of refilled) if (isOther()) site.changed();
    if (before.starImports.join() !== this.#starImports.join()) this.#stars.changed();
    // Who argues by what comes first has to look again.
    const stayed = this.#sites.filter((site) => former.order.has(site)).map((site) => former.order.get(site) as number);
    if (stayed.some((at, index) => index > 0 && at < (stayed[index - 1] as number))) for (const site of this.#sites) site.changed();
    return { added, removed };
  }

  /** The file is gone. */
  close(): readonly Item[] {
    const sites = this.#sites;
    this.#sites = [];
    for (const site of sites) site.changed();
    this.symbols.replace(new Map());
    this.#stars.changed();
    this.#contents.changed();
    this.#classes.changed();
    return sites.map((site) => site.code);
  }

  /** The item an offset of the file is in, if any; on a border the one that starts there. */
  siteAt(offset: number): Site | undefined {
    let found: Site | undefined;
    for (const site of this.#sites) {
      if (site.start > offset) break;
      if (offset <= site.start + site.code.text.length) found = site;
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

/** What an item binds in the module or class it stands in. */
function ownDefinitions({ container }: Model): Definition[] {
  return [...container.bindings.values()].flatMap(({ definitions }) => definitions);
}

function addToClass(info: ClassInfo, site: Site, model: Model): void {
  info.addMembers(site, ownDefinitions(model));
  info.addAttributes(site, model, model.container);
}

const directive = /asyncio-lens|noqa|\bignore\b/i;

function classScopes(model: Model): Scope[] {
  if (!/\bclass\b/.test(model.tree.text)) return [];
  return model.scopes.filter((scope) => scope.kind === ScopeKind.class);
}

/** Packages say under `if TYPE_CHECKING:` what a name is, and in the `else` how it comes about. */
function preferTypes(symbols: Symbols): void {
  for (const [name, all] of symbols) {
    const typed = all.length === 1 ? all : all.filter(({ site, definition }) => !isForRunning(site, definition.node));
    if (typed.length > 0 && typed.length < all.length) symbols.set(name, typed);
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
  #every: readonly Module[] | undefined;
  #places: ReadonlyMap<Module, number> | undefined;
  /** `a` and `a.b` for the module `a.b.c`. */
  #prefixes: ReadonlySet<string> | undefined;
  readonly #libraries = new Map<string, Module | undefined>();
  readonly #wanted = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #wantedFiles = new Set<string>();
  /** Which modules there are, and which module has a name or key. */
  readonly #all = new Answer();
  readonly #found = new Answers();

  /** `library` finds what the project does not define. */
  constructor(readonly library: (name: string) => LibraryModule | undefined) {}

  /** The same without the project, for one that begins anew. */
  emptied(): Modules {
    const empty = new Modules(this.library);
    for (const [name, module] of this.#libraries) empty.#libraries.set(name, module);
    for (const name of this.#missing) empty.#missing.add(name);
    return empty;
  }

  add(module: Module): void {
    this.#byKey.set(module.key, module);
    this.#byName.set(module.name, module);
    this.#missing.delete(module.name);
    this.#wanted.delete(module.name);
    this.#wantedFiles.delete(module.key);
    this.#changed(module);
  }

  remove(key: string): Module | undefined {
    const known = this.#byKey.get(key);
    if (known === undefined) return undefined;
    this.#byKey.delete(key);
    if (this.#byName.get(known.name) === known) this.#byName.delete(known.name);
    this.#changed(known);
    return known;
  }

  #changed({ key, name }: Module): void {
    this.#every = undefined;
    this.#places = undefined;
    this.#prefixes = undefined;
    this.#found.changed(name);
    this.#found.changed(key);
    this.#all.changed();
  }

  get(key: string): Module | undefined {
    return this.#byKey.get(key);
  }

  get project(): readonly Module[] {
    this.#all.read();
    return this.everyModule;
  }

  /** The same as `project`, for indexes that are told of changes. */
  get everyModule(): readonly Module[] {
    this.#every ??= [...this.#byKey.values()];
    return this.#every;
  }

  /** Which one of `everyModule` a module is. */
  placeOf(module: Module): number {
    this.#places ??= new Map(this.everyModule.map((one, index) => [one, index]));
    return this.#places.get(module) ?? -1;
  }

  /** The module of a dotted name; one that nobody has given yet is remembered as wanted. */
  find(name: string): Module | undefined {
    this.#found.read(name);
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    if (this.#libraries.has(name)) return this.#libraries.get(name);
    const module = this.#readLibrary(name);
    if (module === undefined && !this.#missing.has(name)) this.#wanted.add(name);
    else this.#libraries.set(name, module);
    return module;
  }

  #readLibrary(name: string): Module | undefined {
    const read = this.library(name);
    if (read === undefined) return undefined;
    const module = new Module(name, { name, isPackage: read.isPackage, conftests: [] }, read.origin, read.isStub);
    module.update(read.file);
    return module;
  }

  /** Whether a name is, or leads to, a module that is there. */
  isPackagePrefix(name: string): boolean {
    this.#all.read();
    this.#prefixes ??= prefixesOf(this.#byName.keys());
    return this.#prefixes.has(name);
  }

  /** Whether a top-level package belongs to the project. */
  isOfProject(name: string): boolean {
    this.#found.read(name);
    return this.#byName.has(name) || this.isPackagePrefix(name);
  }

  /** The module of a file; one that nobody has given yet is remembered as wanted. */
  findFile(key: string): Module | undefined {
    this.#found.read(key);
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

function prefixesOf(names: Iterable<string>): Set<string> {
  const prefixes = new Set<string>();
  for (const name of names)
    for (let at = name.lastIndexOf("."); at > 0; at = name.lastIndexOf(".", at - 1)) prefixes.add(name.slice(0, at));
  return prefixes;
}

function itemsOf(placed: readonly PlacedItem[], into = new Set<Item>()): Set<Item> {
  for (const { item, members } of placed) {
    into.add(item);
    itemsOf(members, into);
  }
  return into;
}
