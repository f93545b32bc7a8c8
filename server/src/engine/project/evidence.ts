/**
 * What a project says about calls whose receiver is not known: how it defines what has their name, and what it does with them everywhere
 * else. Counted when it is first asked for; an edit then counts its own items again, as they were and as they are.
 */
import { Answers } from "../base/answers.js";
import { commonMethods } from "../knowledge/python.js";
import { type Model, type Scope, ScopeKind } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, parentExpression } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Changes, Module, Modules } from "./modules.js";

/** Of a method's name in the project, and of a callee as it is written (`self.pool.acquire`), in the project or in a module. */
class Count {
  /** Coroutine functions of the name that are methods. */
  async = 0;
  /** Other functions of the name, attributes and variables. */
  other = 0;
  /** Calls that are awaited at once, those that stand alone as a statement, and those whose value is used as it is. */
  awaited = 0;
  dropped = 0;
  used = 0;
  /** Calls that `async with` enters, or `async for` goes through, and those of `with` and `for`. */
  asyncWith = 0;
  syncWith = 0;
  asyncFor = 0;
  syncFor = 0;

  add(other: Count, sign: 1 | -1): void {
    for (const role of roles) this[role] += sign * other[role];
  }
}

const roles = ["async", "other", "awaited", "dropped", "used", "asyncWith", "syncWith", "asyncFor", "syncFor"] as const;
type Role = (typeof roles)[number];

type Counts = ReadonlyMap<string, Count>;

export class Evidence {
  #totals: Map<string, Count> | undefined;
  readonly #names = new Answers();

  constructor(
    readonly modules: Modules,
    readonly modelOf: (item: Item) => Model,
  ) {}

  /** Whether all that is known of the name says that calling it makes a coroutine; never for names that are common in sync code. */
  isCoroutineName(name: string): boolean {
    if (name.length < 4 || commonMethods.has(name)) return false;
    const total = this.#totalOf(name);
    // What a module has as a function, an object need not have as a method. One dropped call is the one that is asked about.
    return total !== undefined && total.async > 0 && total.other === 0 && total.awaited >= 2 && isRare(total.dropped, total.awaited, 4);
  }

  /** Whether the project defines nothing of the name that is not a coroutine function. */
  isNeverSync(name: string): boolean {
    return (this.#totalOf(name)?.other ?? 0) === 0;
  }

  /** Whether what is called by a name is mostly awaited: in the project, or in a module. */
  isUsuallyAwaited(name: string, module: Module): boolean {
    return [name, writtenIn(module, name)].some((key) => {
      const total = this.#totalOf(key);
      return total !== undefined && total.awaited >= 2 && isRare(total.dropped + total.used, total.awaited, 2);
    });
  }

  /** Whether what is called by a name is awaited in the project but for one call, the one that is asked about. */
  isAlwaysAwaited(name: string): boolean {
    const total = this.#totalOf(name);
    return total !== undefined && total.awaited >= 2 && total.dropped === 1 && total.used <= 1;
  }

  /** Whether a callee `x.name`, written like this, is awaited wherever it is called: in the project, or for a common name in the module. */
  isAwaited(name: string, written: string, module: Module, isPartlyKnown: boolean): boolean {
    if (name.length < 4) return false;
    const isCommon = commonMethods.has(name);
    const isDoubtful = isCommon || (this.#totalOf(name)?.other ?? 0) > 0;
    const total = this.#totalOf(isCommon ? writtenIn(module, written) : written);
    return (
      total !== undefined &&
      total.awaited >= (isPartlyKnown ? 1 : isDoubtful ? 4 : 3) &&
      isRare(total.dropped + total.used, total.awaited, 4)
    );
  }

  /** Whether `async with` enters what calls of a name, or of a callee written like this, give, and `with` does not. */
  isAsyncContext(key: string): boolean {
    return this.#isUsual(key, "asyncWith", "syncWith");
  }

  /** The same for `async for`. */
  isAsyncIterable(key: string): boolean {
    return this.#isUsual(key, "asyncFor", "syncFor");
  }

  #isUsual(key: string, usual: Role, differing: Role): boolean {
    const total = this.#totalOf(key);
    const isWritten = key.includes(".");
    return total !== undefined && total[usual] >= (isWritten ? 4 : 2) && isRare(total[differing], total[usual], isWritten ? 2 : 4);
  }

  #totalOf(key: string): Count | undefined {
    this.#names.read(key);
    return this.#counted().get(key);
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    if (this.#totals === undefined) return;
    const told = (key: string) => this.#names.changed(key);
    for (const item of removed) addCounts(this.#totals, module, this.modelOf(item), -1, told);
    for (const site of added) addCounts(this.#totals, module, this.modelOf(site.code), 1, told);
  }

  #counted(): ReadonlyMap<string, Count> {
    if (this.#totals === undefined) {
      this.#totals = new Map();
      for (const module of this.modules.everyModule)
        for (const site of module.everySite) addCounts(this.#totals, module, this.modelOf(site.code), 1, () => {});
    }
    return this.#totals;
  }
}

function addCounts(totals: Map<string, Count>, module: Module, model: Model, sign: 1 | -1, told: (key: string) => void): void {
  const add = (key: string, count: Count): void => {
    countAt(totals, key).add(count, sign);
    told(key);
  };
  for (const [key, count] of countsOf(model)) {
    add(key, count);
    if (isCommonCallee(key) || !key.includes(".")) add(writtenIn(module, key), count);
  }
}

/** Whether a key is that of a callee whose name is common in sync code, too. */
function isCommonCallee(key: string): boolean {
  const at = key.lastIndexOf(".");
  return at !== -1 && commonMethods.has(key.slice(at + 1));
}

function writtenIn(module: Module, written: string): string {
  return `${module.key}:${written}`;
}

/** One that differs is the one that is asked about; so many of the usual kind stand against each of the others. */
function isRare(differing: number, usual: number, perOther: 2 | 4): boolean {
  return (differing - 1) * perOther <= usual;
}

function countAt(counts: Map<string, Count>, name: string): Count {
  let count = counts.get(name);
  if (count === undefined) {
    count = new Count();
    counts.set(name, count);
  }
  return count;
}

function countsOf(model: Model): Counts {
  const { tree } = model;
  const counts = new Map<string, Count>();
  for (const scope of model.scopes) {
    if (scope.kind !== ScopeKind.function) continue;
    const name = tree.child(scope.node, Field.name);
    if (name === none) continue;
    const isPlainCoroutine = scope.isAsync && scope.yields.length === 0;
    if (!isPlainCoroutine) countAt(counts, tree.textOf(name)).other++;
    else if (isMethod(scope)) countAt(counts, tree.textOf(name)).async++;
  }
  // An attribute or a class variable of the name may hold anything.
  for (const attribute of model.attributes) countAt(counts, attribute.name).other++;
  for (const scope of model.scopes) {
    if (scope.kind !== ScopeKind.class && scope.kind !== ScopeKind.container) continue;
    for (const binding of scope.bindings.values()) {
      if (binding.definitions.some((definition) => definition.kind === "assign")) countAt(counts, binding.name).other++;
    }
  }
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind(node) !== Kind.call) continue;
    const callee = tree.child(node, Field.function);
    if (callee === none || tree.kind(callee) !== Kind.attribute) continue;
    const role = roleOf(tree, node);
    if (role === undefined) continue;
    countAt(counts, tree.textOf(tree.child(callee, Field.attribute)))[role]++;
    const written = writtenCallee(tree, callee);
    if (written !== undefined) countAt(counts, written)[role]++;
  }
  return counts;
}

/** By its first parameter: an item does not know what it stands in. */
function isMethod({ bindings }: Scope): boolean {
  return ["self", "cls"].some((name) => bindings.get(name)?.definitions[0]?.parameter?.index === 0);
}

/** A callee that is names and dots alone, as it is written. */
export function writtenCallee(tree: SyntaxTree, callee: Node): string | undefined {
  if (tree.end(callee) - tree.start(callee) > 60) return undefined;
  const text = tree.textOf(callee);
  return /^[\w.]+$/.test(text) ? text : undefined;
}

/** What becomes of what a call gives; undefined where it is passed on. */
function roleOf(tree: SyntaxTree, call: Node): Role | undefined {
  const outer = parentExpression(tree, call);
  if (outer === none) return undefined;
  switch (tree.kind(outer)) {
    case Kind.await:
      return "awaited";
    case Kind.expression_statement:
      return "dropped";
    case Kind.with_item:
      return isAsync(tree, tree.parent(tree.parent(outer))) ? "asyncWith" : "syncWith";
    case Kind.as_pattern:
      return tree.kind(tree.parent(outer)) === Kind.with_item
        ? isAsync(tree, tree.parent(tree.parent(tree.parent(outer))))
          ? "asyncWith"
          : "syncWith"
        : undefined;
    case Kind.for_statement:
    case Kind.for_in_clause:
      return isAsync(tree, outer) ? "asyncFor" : "syncFor";
    case Kind.assignment:
    case Kind.attribute:
    case Kind.subscript:
    case Kind.comparison_operator:
    case Kind.boolean_operator:
    case Kind.not_operator:
    case Kind.assert_statement:
    case Kind.if_statement:
      return "used";
    default:
      return undefined;
  }
}
