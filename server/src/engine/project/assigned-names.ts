/** The names a module assigns to as attributes, or has a test replace: a function of such a name may be another at run time. */
import { Answers } from "../base/answers.js";
import type { Item } from "../syntax/items.js";
import type { Changes, Module } from "./modules.js";

interface Assigned {
  /** Attributes of `self` and `cls`. */
  readonly own: ReadonlySet<string>;
  /** Attributes of other things, and what tests replace. */
  readonly others: ReadonlySet<string>;
}

export class AssignedNames {
  readonly #byModule = new WeakMap<Module, Assigned>();
  readonly #asked = new WeakSet<Module>();
  readonly #names = new Answers();

  /** Whether a module assigns to an attribute of that name of something else than `self`; with `own`, of `self`, too. */
  has(module: Module, name: string, own: boolean): boolean {
    this.#names.read(`${module.key}\n${name}`);
    this.#asked.add(module);
    const assigned = this.#of(module);
    return assigned.others.has(name) || (own && assigned.own.has(name));
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    if (!this.#asked.has(module)) return;
    const before = assignedIn(removed);
    const after = assignedIn(added.map((site) => site.code));
    const names = [...differing(before.own, after.own), ...differing(before.others, after.others)];
    if (names.length === 0) return;
    this.#byModule.delete(module);
    for (const name of names) this.#names.changed(`${module.key}\n${name}`);
  }

  #of(module: Module): Assigned {
    let names = this.#byModule.get(module);
    if (names === undefined) {
      names = assignedIn(module.everySite.map((site) => site.code));
      this.#byModule.set(module, names);
    }
    return names;
  }
}

function assignedIn(items: readonly Item[]): Assigned {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const { text } of items) {
    // `client.fetch = AsyncMock()`, `patch.object(Client, "fetch")`, `monkeypatch.setattr("app.fetch", ..)`.
    for (const [, object, name] of text.matchAll(/(\w*)\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/g))
      (object === "self" || object === "cls" ? own : others).add(name as string);
    for (const [, path] of text.matchAll(/(?:patch\w*(?:\.\w+)?|setattr|spy\w*)\(\s*(?:[\w.]+,\s*)?["']([\w.]+)["']/g))
      others.add((path as string).split(".").at(-1) as string);
  }
  return { own, others };
}

/** What only one of two sets has. */
function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter((name) => !b.has(name)), ...[...b].filter((name) => !a.has(name))];
}
