/**
 * What a project says about a method name whose receiver is not known: defined only as coroutine functions, and awaited wherever it is
 * called. Counted per item, so an edit counts its own item again.
 */
import { Answers } from "../base/answers.js";
import { commonMethods } from "../knowledge/python.js";
import { ScopeKind } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import { type Changes, modelOf } from "./modules.js";

interface Count {
  /** Coroutine functions of the name. */
  async: number;
  /** Other functions of the name, attributes and variables. */
  other: number;
  /** Calls `x.name(..)` that are awaited at once, and those that stand alone as a statement. */
  awaited: number;
  dropped: number;
}

type Counts = ReadonlyMap<string, Count>;

const counted = new WeakMap<Item, Counts>();

export class Evidence {
  readonly #totals = new Map<string, Count>();
  readonly #names = new Answers();

  /** Whether all that is known of the name says that calling it makes a coroutine; never for names that are common in sync code. */
  isCoroutineName(name: string): boolean {
    if (name.length < 4 || commonMethods.has(name)) return false;
    this.#names.read(name);
    const total = this.#totals.get(name);
    // One dropped call is the one that is asked about.
    return total !== undefined && total.async > 0 && total.other === 0 && total.awaited >= 2 && (total.dropped - 1) * 4 <= total.awaited;
  }

  /** Takes what became of a module's items. */
  apply({ added, removed }: Changes): void {
    for (const item of removed) this.#add(countsOf(item), -1);
    for (const site of added) this.#add(countsOf(site.code), 1);
  }

  #add(counts: Counts, sign: 1 | -1): void {
    for (const [name, count] of counts) {
      const total = this.#totals.get(name) ?? { async: 0, other: 0, awaited: 0, dropped: 0 };
      total.async += sign * count.async;
      total.other += sign * count.other;
      total.awaited += sign * count.awaited;
      total.dropped += sign * count.dropped;
      this.#totals.set(name, total);
      this.#names.changed(name);
    }
  }
}

function countsOf(item: Item): Counts {
  let counts = counted.get(item);
  if (counts === undefined) {
    counts = count(item);
    counted.set(item, counts);
  }
  return counts;
}

function count(item: Item): Counts {
  const { tree } = item;
  const model = modelOf(item);
  const counts = new Map<string, Count>();
  const at = (name: string): Count => {
    let found = counts.get(name);
    if (found === undefined) {
      found = { async: 0, other: 0, awaited: 0, dropped: 0 };
      counts.set(name, found);
    }
    return found;
  };
  for (const scope of model.scopes) {
    if (scope.kind !== ScopeKind.function) continue;
    const name = tree.child(scope.node, Field.name);
    if (name === none) continue;
    const isPlainCoroutine = scope.isAsync && scope.yields.length === 0;
    at(tree.textOf(name))[isPlainCoroutine ? "async" : "other"]++;
  }
  // An attribute or a class variable of the name may hold anything.
  for (const attribute of model.attributes) at(attribute.name).other++;
  for (const scope of model.scopes) {
    if (scope.kind !== ScopeKind.class && scope.kind !== ScopeKind.container) continue;
    for (const binding of scope.bindings.values()) {
      if (binding.definitions.some((definition) => definition.kind === "assign")) at(binding.name).other++;
    }
  }
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== Kind.call) continue;
    const callee = tree.child(node, Field.function);
    if (callee === none || tree.kind(callee) !== Kind.attribute) continue;
    const outer = parentExpression(tree, node);
    const kind = outer === none ? undefined : tree.kind(outer);
    const name = tree.textOf(tree.child(callee, Field.attribute));
    if (kind === Kind.await) at(name).awaited++;
    else if (kind === Kind.expression_statement) at(name).dropped++;
  }
  return counts;
}
