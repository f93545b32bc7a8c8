/** The nodes of a module that speak of a name: looked for only where the word stands. */

import { addTo, oncePer } from "../base/collections.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import type { Node } from "../syntax/tree.js";
import type { Module } from "./modules.js";
import type { Site } from "./symbols.js";
import type { Types } from "./types.js";

export interface Place {
  readonly site: Site;
  readonly node: Node;
}

/** The reads of a name of the module itself, wherever in it they stand. */
export function globalReads({ mentions }: Types, module: Module, name: string): Place[] {
  return mentions.in(module, name).flatMap((site) => (site.model.free.get(name) ?? []).map((node) => ({ site, node })));
}

/** The attributes `x.name`, whatever `x` is. */
export function attributesNamed({ mentions }: Types, module: Module, name: string): Place[] {
  return mentions.in(module, name).flatMap((site) => attributesIn(site.item, name).map((node) => ({ site, node })));
}

/** The same in one item. */
export function attributesIn(item: Item, name: string): readonly Node[] {
  return attributesOf(item).get(name) ?? [];
}

const attributesOf = oncePer(({ tree }: Item): ReadonlyMap<string, readonly Node[]> => {
  const index = new Map<string, Node[]>();
  for (let node = 0; node < tree.size; node++)
    if (tree.kind(node) === Kind.attribute) addTo(index, tree.textOf(tree.child(node, Field.attribute)), node);
  return index;
});
