/** Where a module assigns to attributes, or has a test replace them: a function of such a name may be another at run time. */
import { Answers } from "../base/answers.js";
import { addTo, oncePer } from "../base/collections.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, stringValue } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Changes, Module } from "./modules.js";
import type { Site } from "./symbols.js";

/** Something gets another value under a name. */
interface Replacement {
  /** What has the attribute; `none` where only a string names it: `patch("app.fetch")`. */
  readonly object: Node;
  /** The new value; `none` where it is not written as one. */
  readonly value: Node;
}

export interface LocatedReplacement extends Replacement {
  readonly site: Site;
}

type ByName = ReadonlyMap<string, readonly LocatedReplacement[]>;

export class AssignedNames {
  /** Of the modules somebody asked about; undefined until the next question after a change. */
  readonly #byModule = new WeakMap<Module, ByName | undefined>();
  readonly #names = new Answers();

  /** Where a module assigns to an attribute of that name, or replaces it. */
  of(module: Module, name: string): readonly LocatedReplacement[] {
    this.#names.read(`${module.key}\n${name}`);
    return this.#of(module).get(name) ?? [];
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    if (!this.#byModule.has(module)) return;
    this.#byModule.set(module, undefined);
    for (const item of [...removed, ...added.map((site) => site.code)])
      for (const name of replacedIn(item).keys()) this.#names.changed(`${module.key}\n${name}`);
  }

  #of(module: Module): ByName {
    let known = this.#byModule.get(module);
    if (known === undefined) {
      const found = new Map<string, LocatedReplacement[]>();
      for (const site of module.everySite)
        for (const [name, replacements] of replacedIn(site.code)) for (const one of replacements) addTo(found, name, { ...one, site });
      known = found;
      this.#byModule.set(module, known);
    }
    return known;
  }
}

const nothing: ReadonlyMap<string, readonly Replacement[]> = new Map();

const replacedIn = oncePer(({ tree }: Item): ReadonlyMap<string, readonly Replacement[]> => {
  const found = new Map<string, Replacement[]>();
  for (let node = 0; node < tree.size; node++) {
    const kind = tree.kind(node);
    if (kind === Kind.attribute) {
      const value = valueAssigned(tree, node);
      if (value !== undefined)
        addTo(found, tree.textOf(tree.child(node, Field.attribute)), { object: tree.child(node, Field.object), value });
    } else if (kind === Kind.call) {
      const patched = patchedBy(tree, node);
      if (patched !== undefined) addTo(found, patched.name, patched);
    }
  }
  return found.size === 0 ? nothing : found;
});

/** What an attribute is assigned, `none` where it is a part of something; undefined where it is only read. */
function valueAssigned(tree: SyntaxTree, attribute: Node): Node | undefined {
  const parent = tree.parent(attribute);
  switch (tree.kind(parent)) {
    case Kind.assignment: {
      const value = tree.child(parent, Field.right);
      return tree.field(attribute) === Field.left && value !== none ? value : undefined;
    }
    case Kind.pattern_list:
    case Kind.tuple_pattern:
    case Kind.list_pattern:
      return none;
    default:
      return undefined;
  }
}

/** `patch.object(Client, "fetch", ..)`, `monkeypatch.setattr("app.fetch", ..)`. */
function patchedBy(tree: SyntaxTree, call: Node): (Replacement & { readonly name: string }) | undefined {
  if (!/(^|[._])(patch\w*(\.\w+)?|setattr|spy\w*)$/.test(tree.textOf(tree.child(call, Field.function)).slice(-40))) return undefined;
  const given = argumentsOf(tree, call);
  const at = given.slice(0, 2).findIndex(({ name, value }) => name === undefined && stringValue(tree, value) !== undefined);
  const path = stringValue(tree, given[at]?.value ?? none);
  if (path === undefined) return undefined;
  const value = (given.find(({ name }) => name === "new") ?? given.slice(at + 1).find(({ name }) => name === undefined))?.value;
  const object = at === 1 ? given[0]?.value : undefined;
  return { name: path.slice(path.lastIndexOf(".") + 1), object: object ?? none, value: value ?? none };
}
