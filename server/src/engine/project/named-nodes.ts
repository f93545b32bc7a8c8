/** The nodes of a module that speak of a name: looked for only where the word stands. */
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
  return mentions.in(module, name).flatMap((site) => {
    const { tree } = site;
    const found: Place[] = [];
    for (let node = 0; node < tree.size; node++)
      if (tree.kind(node) === Kind.attribute && tree.textOf(tree.child(node, Field.attribute)) === name) found.push({ site, node });
    return found;
  });
}
