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

export class CallIndex {
  readonly #modules = new Map<Module, ReadonlyMap<string, readonly CallSite[]>>();
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
        return calls === undefined ? [] : { module: one, calls, isTest: isTestModule.test(one.name) };
      });
      this.#known.set(name, known);
    }
    for (const one of known) if (one.module === module || !one.isTest) yield* one.calls;
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    this.#modules.delete(module);
    for (const item of [...removed, ...added.map((site) => site.code)]) {
      for (const name of callsIn(item).keys()) {
        this.#known.delete(name);
        this.#names.changed(name);
      }
    }
  }

  #of(module: Module): ReadonlyMap<string, readonly CallSite[]> {
    let calls = this.#modules.get(module);
    if (calls === undefined) {
      calls = indexModule(module);
      this.#modules.set(module, calls);
    }
    return calls;
  }
}

/** Names of modules whose code tests the rest of the project. */
export const isTestModule = /(^|[./])(tests?|conftest|test_\w+|\w+_test)($|[./])/;

function indexModule(module: Module): ReadonlyMap<string, readonly CallSite[]> {
  const index = new Map<string, CallSite[]>();
  for (const site of module.everySite) {
    for (const [name, calls] of callsIn(site.code)) {
      const here = calls.map((call) => ({ site, call }));
      const known = index.get(name);
      if (known === undefined) index.set(name, here);
      else known.push(...here);
    }
  }
  return index;
}

const indexed = new WeakMap<Item, ReadonlyMap<string, readonly Node[]>>();

function callsIn(item: Item): ReadonlyMap<string, readonly Node[]> {
  let calls = indexed.get(item);
  if (calls === undefined) {
    calls = indexItem(item);
    indexed.set(item, calls);
  }
  return calls;
}

function indexItem({ tree }: Item): ReadonlyMap<string, readonly Node[]> {
  const index = new Map<string, Node[]>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== Kind.call) continue;
    const callee = tree.child(node, Field.function);
    if (callee === none) continue;
    const kind = tree.kind(callee);
    const last = kind === Kind.attribute ? tree.child(callee, Field.attribute) : kind === Kind.identifier ? callee : none;
    if (last === none) continue;
    const name = tree.textOf(last);
    const known = index.get(name);
    if (known === undefined) index.set(name, [node]);
    else known.push(node);
  }
  return index;
}
