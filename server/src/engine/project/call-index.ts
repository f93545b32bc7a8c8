/** Where the project calls something of a name: kept per module. */
import { Answers } from "../base/answers.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { Changes, Module, Modules } from "./modules.js";
import type { Site } from "./symbols.js";

export interface CallSite {
  readonly site: Site;
  readonly call: Node;
}

interface CallsOfModule {
  readonly module: Module;
  readonly calls: readonly CallSite[];
  readonly isTest: boolean;
}

/** The calls of a module by the name of what they call: an item and the call's node in it, one pair after the other. */
type Index = Map<string, (Site | Node)[]>;

export class CallIndex {
  #modules: Map<Module, Index> | undefined;
  /** The modules that call something of a name. */
  readonly #callers = new Map<string, Set<Module>>();
  readonly #known = new Map<string, readonly CallsOfModule[]>();
  readonly #names = new Answers();

  constructor(readonly modules: Modules) {}

  /** Calls `name(..)` and `x.name(..)` that may be meant for something `module` defines: those of its tests are its own alone. */
  *named(name: string, module: Module): Generator<CallSite> {
    this.#names.read(name);
    let known = this.#known.get(name);
    if (known === undefined) {
      known = this.#find(name);
      this.#known.set(name, known);
    }
    for (const one of known) if (one.module === module || !one.isTest) yield* one.calls;
  }

  #find(name: string): CallsOfModule[] {
    const { modules } = this;
    if (this.#modules === undefined) {
      this.#modules = new Map();
      for (const module of modules.everyModule) this.#take(module, module.everySite, []);
    }
    const callers = [...(this.#callers.get(name) ?? [])].sort((a, b) => modules.placeOf(a) - modules.placeOf(b));
    return callers.map((module) => {
      const calls = callSites(this.#modules?.get(module)?.get(name) ?? []);
      return { module, calls, isTest: isTestModule.test(module.name) };
    });
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    // Until somebody asks, there is nothing to keep up.
    if (this.#modules === undefined) return;
    for (const name of this.#take(module, added, removed)) {
      this.#known.delete(name);
      this.#names.changed(name);
    }
  }

  /** Notes what items of a module call; the names that old and new ones call. */
  #take(module: Module, added: readonly Site[], removed: readonly Item[]): ReadonlySet<string> {
    const index: Index = this.#modules?.get(module) ?? new Map();
    this.#modules?.set(module, index);
    const names = new Set<string>();
    for (const item of removed) for (const [name] of callsIn(item)) names.add(name);
    if (names.size > 0) dropCalls(index, names, module, added);
    for (const site of added) {
      for (const [name, call] of callsIn(site.code)) {
        names.add(name);
        addCall(index, name, site, call);
      }
    }
    for (const name of names) {
      const callers = this.#callers.get(name) ?? new Set();
      if (index.has(name)) this.#callers.set(name, callers.add(module));
      else if (callers.delete(module) && callers.size === 0) this.#callers.delete(name);
    }
    if (index.size === 0) this.#modules?.delete(module);
    return names;
  }
}

/** Names of modules whose code tests the rest of the project. */
export const isTestModule = /(^|[./])(tests?|conftest|test_\w+|\w+_test)($|[./])/;

function addCall(index: Index, name: string, site: Site, call: Node): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [site, call]);
  else known.push(site, call);
}

/** Takes out the calls of items that are gone, or will be added again. */
function dropCalls(index: Index, names: ReadonlySet<string>, module: Module, added: readonly Site[]): void {
  const staying = new Set(module.everySite);
  for (const site of added) staying.delete(site);
  for (const name of names) {
    const kept = callSites(index.get(name) ?? []).filter(({ site }) => staying.has(site));
    if (kept.length > 0)
      index.set(
        name,
        kept.flatMap(({ site, call }) => [site, call]),
      );
    else index.delete(name);
  }
}

function callSites(pairs: readonly (Site | Node)[]): CallSite[] {
  const found: CallSite[] = [];
  for (let at = 0; at < pairs.length; at += 2) found.push({ site: pairs[at] as Site, call: pairs[at + 1] as Node });
  return found.sort((a, b) => a.site.start - b.site.start || a.call - b.call);
}

/** The calls of an item, by the name of what they call. */
function* callsIn({ tree }: Item): Generator<[name: string, call: Node]> {
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== Kind.call) continue;
    const callee = tree.child(node, Field.function);
    if (callee === none) continue;
    const kind = tree.kind(callee);
    const last = kind === Kind.attribute ? tree.child(callee, Field.attribute) : kind === Kind.identifier ? callee : none;
    if (last !== none) yield [tree.textOf(last), node];
  }
}
