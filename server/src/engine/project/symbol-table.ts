/** What a module's names are, told name by name: who asked for one hangs on that one alone. */
import { Answer, Answers } from "../base/answers.js";
import type { Definition } from "../semantics/model.js";
import { type Located, type Site, samePlaces } from "./symbols.js";

export type Symbols = Map<string, Located[]>;

export class SymbolTable {
  #located: Symbols = new Map();
  readonly #names = new Answers();
  /** For those who go through all of them. */
  readonly #all = new Answer();

  get(name: string): readonly Located[] | undefined {
    this.#names.read(name);
    return this.#located.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): IterableIterator<string> {
    this.#all.read();
    return this.#located.keys();
  }

  values(): IterableIterator<readonly Located[]> {
    this.#all.read();
    return this.#located.values();
  }

  /** Takes the next version of an item's only definition of a name: that there is one is what it was. */
  update(name: string, site: Site, definition: Definition): void {
    const located = this.#located.get(name)?.map((one) => (one.site === site ? { site, definition } : one));
    if (located !== undefined) this.#located.set(name, located);
  }

  /** Takes the names of the module's next version. */
  replace(located: Symbols): void {
    const before = this.#located;
    this.#located = located;
    const names = new Set([...before.keys(), ...located.keys()]);
    const changed = [...names].filter((name) => !samePlaces(before.get(name), located.get(name)));
    for (const name of changed) this.#names.changed(name);
    if (changed.length > 0) this.#all.changed();
  }
}
