/** Classes whose instances are tuples: what stands at each place. */
import { annotatedType } from "./annotations.js";
import { substitute } from "./generics.js";
import type { ClassInfo } from "./symbols.js";
import { type InstanceType, type Type, unknown } from "./type.js";
import type { Types } from "./types.js";

/** A value as the tuple it is: of a NamedTuple its fields, of a class derived from `tuple[X, Y]` those; else the type itself. */
export function asTuple(types: Types, type: Type): Type {
  if (type.kind !== "instance") return type;
  const { classes } = types.ancestry(type.class);
  if (!classes.some((entry) => entry.class.name === "tuple")) return type;
  for (const { class: info } of classes) {
    const elements = namedFields(types, info) ?? baseElements(types, info);
    if (elements === undefined) continue;
    // The variables of an ancestor are not those of the class.
    return { kind: "tuple", elements: elements.map((element) => substitute(element, ownVariables(types, type, info), true)) };
  }
  return type;
}

function ownVariables(types: Types, type: InstanceType, info: ClassInfo): ReadonlyMap<string, Type> {
  return info === type.class ? types.ownSubstitution(type) : new Map();
}

function namedFields(types: Types, info: ClassInfo): Type[] | undefined {
  if (!info.bases.some((base) => types.typingForm(info.site, base) === "NamedTuple")) return undefined;
  const fields = [...info.members.values()].flatMap(
    (located) => located.find(({ definition }) => definition.annotation !== undefined) ?? [],
  );
  return fields.map(({ site, definition }) =>
    definition.annotation === undefined ? unknown : annotatedType(types, site, definition.annotation),
  );
}

function baseElements(types: Types, info: ClassInfo): readonly Type[] | undefined {
  const bases = info.bases.map((base) => annotatedType(types, info.site, base));
  return bases.find((base) => base.kind === "tuple")?.elements;
}
