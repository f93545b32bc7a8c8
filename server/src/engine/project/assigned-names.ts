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
  readonly #byModule = new Map<Module, { readonly own: Set<string>; readonly others: Set<string> }>();
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
    this.#byModule.delete(module);
    if (!this.#asked.has(module)) return;
    for (const item of [...removed, ...added.map((site) => site.code)]) {
      const { own, others } = assignedIn(item);
      for (const name of [...own, ...others]) this.#names.changed(`${module.key}\n${name}`);
    }
  }

  #of(module: Module): Assigned {
    let names = this.#byModule.get(module);
    if (names === undefined) {
      names = { own: new Set(), others: new Set() };
      for (const site of module.everySite) {
        const { own, others } = assignedIn(site.code);
        for (const name of own) names.own.add(name);
        for (const name of others) names.others.add(name);
      }
      this.#byModule.set(module, names);
    }
    return names;
  }
}

function assignedIn(item: Item): Assigned {
  // `client.fetch = AsyncMock()`, `patch.object(Client, "fetch")`, `monkeypatch.setattr("app.fetch", ..)`.
  const attributes = [...item.text.matchAll(/(\w*)\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/g)];
  const patched = [...item.text.matchAll(/(?:patch\w*(?:\.\w+)?|setattr|spy\w*)\(\s*(?:[\w.]+,\s*)?["']([\w.]+)["']/g)];
  const isOwn = (match: RegExpMatchArray) => match[1] === "self" || match[1] === "cls";
  return {
    own: new Set(attributes.filter(isOwn).map((match) => match[2] as string)),
    others: new Set([
      ...attributes.filter((match) => !isOwn(match)).map((match) => match[2] as string),
      ...patched.map((match) => (match[1] as string).split(".").at(-1) as string),
    ]),
  };
}
