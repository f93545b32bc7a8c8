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

/** The calls of a module by the name of what they call: the number of the item and the call's node in it, one pair after the other. */
type Index = ReadonlyMap<string, readonly number[]>;

export class CallIndex {
  readonly #modules = new Map<Module, Index>();
  readonly #known = new Map<string, readonly CallsOfModule[]>();
  readonly #names = new Answers();
  #isAsked = false;

  constructor(readonly modules: Modules) {}

  /** Calls `name(..)` and `x.name(..)` that may be meant for something `module` defines: those of its tests are its own alone. */
  *named(name: string, module: Module): Generator<CallSite> {
    this.#names.read(name);
    this.#isAsked = true;
    let known = this.#known.get(name);
    if (known === undefined) {
      known = this.modules.everyModule.flatMap((one) => {
        const calls = this.#of(one).get(name);
        return calls === undefined ? [] : { module: one, calls: sitesOf(one, calls), isTest: isTestModule.test(one.name) };
      });
      this.#known.set(name, known);
    }
    for (const one of known) if (one.module === module || !one.isTest) yield* one.calls;
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    this.#modules.delete(module);
    if (!this.#isAsked) return;
    for (const item of [...removed, ...added.map((site) => site.code)]) {
      for (const [name] of callsIn(item)) {
        this.#known.delete(name);
        this.#names.changed(name);
      }
    }
  }

  #of(module: Module): Index {
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

function indexModule(module: Module): Index {
  const index = new Map<string, number[]>();
  module.everySite.forEach((site, number) => {
    for (const [name, call] of callsIn(site.code)) {
      const known = index.get(name);
      if (known === undefined) index.set(name, [number, call]);
      else known.push(number, call);
    }
  });
  return index;
}

function sitesOf({ everySite }: Module, pairs: readonly number[]): CallSite[] {
  const found: CallSite[] = [];
  for (let at = 0; at < pairs.length; at += 2) found.push({ site: everySite[pairs[at] as number] as Site, call: pairs[at + 1] as Node });
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
