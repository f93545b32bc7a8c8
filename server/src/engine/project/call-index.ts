/** Where the project calls something of a name: kept per item, put together per module. */
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
  readonly #modules = new WeakMap<Module, Index>();
  readonly #known = new Map<string, readonly CallsOfModule[]>();
  readonly #names = new Answers();

  constructor(readonly modules: Modules) {}

  /** Calls `name(..)` and `x.name(..)` that may be meant for something `module` defines: those of its tests are its own alone. */
  *named(name: string, module: Module): Generator<CallSite> {
    this.#names.read(name);
    let known = this.#known.get(name);
    if (known === undefined) {
      known = this.modules.everyModule.flatMap((one) => {
        const calls = this.#of(one).get(name);
        return calls === undefined ? [] : { module: one, calls: callSites(calls), isTest: isTestModule.test(one.name) };
      });
      this.#known.set(name, known);
    }
    for (const one of known) if (one.module === module || !one.isTest) yield* one.calls;
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    const index = this.#modules.get(module);
    // Nobody asked since it was given, or it is new.
    if (index === undefined && this.#known.size === 0) return;
    const names = new Set<string>();
    for (const item of removed) for (const [name] of callsIn(item)) names.add(name);
    for (const site of added) for (const [name] of callsIn(site.code)) names.add(name);
    if (index !== undefined) renew(index, names, module, added);
    for (const name of names) {
      this.#known.delete(name);
      this.#names.changed(name);
    }
  }

  #of(module: Module): Index {
    let calls = this.#modules.get(module);
    if (calls === undefined) {
      calls = new Map();
      for (const site of module.everySite) addCalls(calls, site);
      this.#modules.set(module, calls);
    }
    return calls;
  }
}

/** Names of modules whose code tests the rest of the project. */
export const isTestModule = /(^|[./])(tests?|conftest|test_\w+|\w+_test)($|[./])/;

function addCalls(index: Index, site: Site): void {
  for (const [name, call] of callsIn(site.code)) {
    const known = index.get(name);
    if (known === undefined) index.set(name, [site, call]);
    else known.push(site, call);
  }
}

/** Puts the calls of the items that are new, or another than before, in the place of those that were there. */
function renew(index: Index, names: ReadonlySet<string>, module: Module, added: readonly Site[]): void {
  const staying = new Set(module.everySite);
  for (const site of added) staying.delete(site);
  for (const name of names) {
    const kept = callSites(index.get(name) ?? []).filter(({ site }) => staying.has(site));
    index.delete(name);
    if (kept.length > 0)
      index.set(
        name,
        kept.flatMap(({ site, call }) => [site, call]),
      );
  }
  for (const site of added) addCalls(index, site);
  for (const name of names) {
    const calls = index.get(name);
    if (calls !== undefined)
      index.set(
        name,
        inOrder(callSites(calls)).flatMap(({ site, call }) => [site, call]),
      );
  }
}

function inOrder(calls: CallSite[]): CallSite[] {
  return calls.sort((a, b) => a.site.start - b.site.start || a.call - b.call);
}

function callSites(pairs: readonly (Site | Node)[]): CallSite[] {
  const found: CallSite[] = [];
  for (let at = 0; at < pairs.length; at += 2) found.push({ site: pairs[at] as Site, call: pairs[at + 1] as Node });
  return found;
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
