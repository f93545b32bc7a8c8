/** Which items of a module stay what they are when its file changes. */
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { undecorated } from "../syntax/python.js";
import type { ClassInfo, Site } from "./symbols.js";

/** The items a module had, each to be taken once. */
export class Former {
  readonly order: ReadonlyMap<Site, number>;
  readonly #byOwner = new Map<ClassInfo | undefined, Set<Site>>();

  /** `staying` are the items there will be: what has one of them is nobody's namesake. */
  constructor(
    sites: readonly Site[],
    readonly staying: ReadonlySet<Item>,
  ) {
    this.order = new Map(sites.map((site, index) => [site, index]));
    for (const site of sites) {
      const known = this.#byOwner.get(site.owner);
      if (known) known.add(site);
      else this.#byOwner.set(site.owner, new Set([site]));
    }
  }

  /** The first one with that very code that nobody took yet. */
  take(item: Item, owner: ClassInfo | undefined): Site | undefined {
    return this.#take(owner, (site) => site.code === item);
  }

  /** The first one left that defines a function of the same name. */
  takeNamesake(item: Item, owner: ClassInfo | undefined): Site | undefined {
    const name = functionName(item);
    return name === undefined ? undefined : this.#take(owner, (site) => !this.staying.has(site.code) && functionName(site.code) === name);
  }

  giveBack(site: Site | undefined): void {
    if (site !== undefined) this.#byOwner.get(site.owner)?.add(site);
  }

  #take(owner: ClassInfo | undefined, fits: (site: Site) => boolean): Site | undefined {
    const known = this.#byOwner.get(owner);
    for (const site of known ?? []) {
      if (!fits(site)) continue;
      known?.delete(site);
      return site;
    }
    return undefined;
  }

  left(): Site[] {
    return [...this.#byOwner.values()].flatMap((sites) => [...sites]);
  }
}

function functionName({ tree }: Item): string | undefined {
  const definition = tree.size === 0 ? 0 : undecorated(tree, 0);
  return tree.kind(definition) === Kind.function_definition ? tree.textOf(tree.child(definition, Field.name)) : undefined;
}
