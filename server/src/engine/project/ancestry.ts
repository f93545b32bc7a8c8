/** The ancestors of a class and what its type variables stand for in them. */
import { Field, Kind } from "../syntax/kinds.gen.js";
import type { Node } from "../syntax/tree.js";
import { typingForm } from "./aliases.js";
import { annotatedType } from "./annotations.js";
import { collectVariables, noSubstitution, type Substitution, substitute } from "./generics.js";
import type { ClassInfo } from "./symbols.js";
import { type InstanceType, type Type, unionOf, unknown } from "./type.js";
import type { Ancestry, Types } from "./types.js";

export function buildAncestry(types: Types, info: ClassInfo): Ancestry {
  const classes: { class: ClassInfo; arguments: readonly Type[] }[] = [{ class: info, arguments: ownVariables(types, info) }];
  const unread: (string | undefined)[] = [];
  for (const node of info.bases) {
    const form = typingForm(types, info.site, baseName(info, node));
    if (form === "Generic" || form === "Protocol") continue;
    const declared = annotatedType(types, info.site, node);
    const base = declared.kind === "tuple" ? types.instanceOf("builtins.tuple", [unionOf(declared.elements)]) : declared;
    if (base.kind !== "instance") {
      unread.push(base.kind === "external-instance" ? base.name : undefined);
      continue;
    }
    const above = types.ancestry(base.class);
    const substitution = substitutionFor(types, base.class, base.arguments);
    unread.push(...above.unread);
    for (const entry of above.classes) {
      if (!classes.some((known) => known.class === entry.class))
        classes.push({ class: entry.class, arguments: entry.arguments.map((type) => substitute(type, substitution)) });
    }
  }
  return { classes, unread };
}

export function substitutionFor(types: Types, info: ClassInfo, given: readonly Type[]): Substitution {
  const names = variableNames(types, info);
  return names.length === 0 ? noSubstitution : new Map(names.map((name, index) => [name, given[index] ?? unknown]));
}

/** What the variables of `ancestor` stand for in a value of this type. */
export function inheritedSubstitution(types: Types, type: InstanceType, ancestor: ClassInfo): Substitution {
  const entry = types.ancestry(type.class).classes.find((one) => one.class === ancestor);
  const own = types.ownSubstitution(type);
  if (entry === undefined || entry.class === type.class) return own;
  return new Map([
    ...own,
    ...substitutionFor(
      types,
      ancestor,
      entry.arguments.map((argument) => substitute(argument, own)),
    ),
  ]);
}

/** The type variables of a class in order: PEP 695 parameters, `Generic[..]`, else as they appear in its bases. */
export function variableNames(types: Types, info: ClassInfo): string[] {
  const declared = [...(info.scope?.bindings.values() ?? [])]
    .filter((binding) => binding.definitions[0]?.kind === "type-parameter")
    .map((binding) => binding.name);
  if (declared.length > 0) return declared;
  const names: string[] = [];
  const { tree } = info.site;
  const generic = info.bases.find((node) => {
    const form = tree.kind(node) === Kind.subscript ? typingForm(types, info.site, baseName(info, node)) : undefined;
    return form === "Generic" || form === "Protocol";
  });
  for (const base of generic === undefined ? info.bases : [generic]) {
    if (tree.kind(base) !== Kind.subscript) continue;
    for (const child of tree.childrenUnder(base, Field.subscript)) {
      for (const one of tree.kind(child) === Kind.tuple ? tree.namedChildren(child) : [child])
        collectVariables(annotatedType(types, info.site, one), names);
    }
  }
  return names;
}

export function ownVariables(types: Types, info: ClassInfo): Type[] {
  return variableNames(types, info).map((name): Type => ({ kind: "type-variable", name }));
}

/** The class a base names, its type arguments left out. */
export function baseName(info: ClassInfo, node: Node): Node {
  const { tree } = info.site;
  return tree.kind(node) === Kind.subscript ? tree.child(node, Field.value) : node;
}
