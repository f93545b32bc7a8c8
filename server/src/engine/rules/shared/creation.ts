/** The calls that made an object: what a local variable, a name of the module or an attribute of `self` was given. */
import type { Located, LocatedAttribute, Site } from "../../project/symbols.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Argument, argumentsOf, unparenthesized } from "../../syntax/python.js";
import type { Node } from "../../syntax/tree.js";
import { type Call, Check } from "../check.js";

/** A call somewhere in the project. */
export interface Creation {
  readonly site: Site;
  readonly arguments: readonly Argument[];
}

/** One for every value the object may be; undefined where one of them is not known to be made by a call. */
export function creationsOf(check: Check, node: Node): readonly Creation[] | undefined {
  const given = definitionsOf(check, unparenthesized(check.tree, node));
  const calls = given.map((one) => {
    const { value, path, kind } = "definition" in one ? one.definition : one.attribute;
    return kind === "assign" && value !== undefined && path.length === 0 ? callIn(one.site, value) : undefined;
  });
  return calls.length > 0 && calls.every((call) => call !== undefined) ? calls : undefined;
}

/** Calls an object may come from: what made it, and what made the object that was called for it (`connect().cursor()`). */
export function* originsOf(check: Check, node: Node, depth = 0): Generator<{ readonly check: Check; readonly call: Call }> {
  const { tree } = check;
  const at = unparenthesized(tree, node);
  if (tree.kind(at) === Kind.call) {
    const call = check.callAt(at);
    yield { check, call };
    if (tree.kind(call.callee) === Kind.attribute) yield* originsOf(check, tree.child(call.callee, Field.object), depth);
    return;
  }
  for (const one of depth > 4 ? [] : definitionsOf(check, at)) {
    const { value, path, kind } = "definition" in one ? one.definition : one.attribute;
    if (value === undefined || path.length > 0 || (kind !== "assign" && kind !== "with")) continue;
    yield* originsOf(one.site === check.site ? check : new Check(one.site, check.file), value, depth + 1);
  }
}

function definitionsOf(check: Check, node: Node): readonly (Located | LocatedAttribute)[] {
  const { tree, site } = check;
  if (tree.kind(node) === Kind.identifier) {
    const local = check.model.bindingOf(node);
    return local?.definitions.map((definition) => ({ site, definition })) ?? site.module.symbols.get(tree.textOf(node)) ?? [];
  }
  const owner = tree.kind(node) === Kind.attribute ? check.typeOf(tree.child(node, Field.object)) : undefined;
  if (owner?.kind !== "instance") return [];
  const name = tree.textOf(tree.child(node, Field.attribute));
  return check.types
    .ancestry(owner.class)
    .classes.flatMap((entry) => [
      ...(entry.class.attributes.get(name) ?? []),
      ...(entry.class.members.get(name) ?? []).filter(({ definition }) => definition.value !== undefined),
    ]);
}

function callIn(site: Site, value: Node): Creation | undefined {
  const node = unparenthesized(site.tree, value);
  return site.tree.kind(node) === Kind.call ? { site, arguments: argumentsOf(site.tree, node) } : undefined;
}
