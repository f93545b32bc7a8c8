/** The names a module assigns to as attributes, or has a test replace: a function of such a name may be another at run time. */
import { Answers } from "../base/answers.js";
import type { Item } from "../syntax/items.js";
import type { Changes, Module } from "./modules.js";

/** How many items of a module assign to a name, by name. */
interface Assigned {
  /** Attributes of `self` and `cls`. */
  readonly own: Map<string, number>;
  /** Attributes of other things, and what tests replace. */
  readonly others: Map<string, number>;
}

export class AssignedNames {
  readonly #byModule = new WeakMap<Module, Assigned>();
  readonly #names = new Answers();

  /** Whether a module assigns to an attribute of that name of something else than `self`; with `own`, of `self`, too. */
  has(module: Module, name: string, own: boolean): boolean {
    this.#names.read(`${module.key}\n${name}`);
    const assigned = this.#of(module);
    return assigned.others.has(name) || (own && assigned.own.has(name));
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    const assigned = this.#byModule.get(module);
    // Nobody asked.
    if (assigned === undefined) return;
    const before = { own: new Set(assigned.own.keys()), others: new Set(assigned.others.keys()) };
    for (const item of removed) count(assigned, item, -1);
    for (const { code } of added) count(assigned, code, 1);
    for (const kind of ["own", "others"] as const)
      for (const name of differing(before[kind], assigned[kind])) this.#names.changed(`${module.key}\n${name}`);
  }

  #of(module: Module): Assigned {
    let assigned = this.#byModule.get(module);
    if (assigned === undefined) {
      assigned = { own: new Map(), others: new Map() };
      for (const { code } of module.everySite) count(assigned, code, 1);
      this.#byModule.set(module, assigned);
    }
    return assigned;
  }
}

/** Adds what an item assigns to, or takes it away. */
function count(assigned: Assigned, { text }: Item, sign: 1 | -1): void {
  const own = new Set<string>();
  const others = new Set<string>();
  // `client.fetch = AsyncMock()`, `patch.object(Client, "fetch")`, `monkeypatch.setattr("app.fetch", ..)`.
  for (const [, object, name] of text.matchAll(/(\w*)\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/g))
    (object === "self" || object === "cls" ? own : others).add(name as string);
  for (const [, path] of text.matchAll(/(?:patch\w*(?:\.\w+)?|setattr|spy\w*)\(\s*(?:[\w.]+,\s*)?["']([\w.]+)["']/g))
    others.add((path as string).split(".").at(-1) as string);
  for (const name of own) add(assigned.own, name, sign);
  for (const name of others) add(assigned.others, name, sign);
}

function add(counts: Map<string, number>, name: string, by: number): void {
  const sum = (counts.get(name) ?? 0) + by;
  if (sum === 0) counts.delete(name);
  else counts.set(name, sum);
}

/** What only one of two has. */
function differing(before: ReadonlySet<string>, after: ReadonlyMap<string, number>): string[] {
  return [...[...before].filter((name) => !after.has(name)), ...[...after.keys()].filter((name) => !before.has(name))];
}
