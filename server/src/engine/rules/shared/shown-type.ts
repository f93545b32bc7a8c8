/** How messages name what a value is. */
import { membersOf, type Type } from "../../project/type.js";
import type { Check } from "../check.js";

/** `None`, `list`, `generator`, `asyncio.Lock`, `Session`; undefined for what has no short name. */
export function shownType(check: Check, type: Type): string | undefined {
  switch (type.kind) {
    case "none":
      return "None";
    case "tuple":
      return "tuple";
    case "module":
      return type.name;
    case "external-instance":
      return type.name;
    case "instance": {
      const { name, site } = type.class;
      if (site.module.origin === "project") return name;
      const known = check.types.publicName(type.class);
      if (known === "typing.Generator") return "generator";
      return /^(builtins|typing|collections\.abc|types)\./.test(known) ? name : known;
    }
    case "union": {
      const shown = membersOf(type).map((member) => shownType(check, member));
      return shown.length <= 3 && shown.every((one) => one !== undefined) ? [...new Set(shown)].join(" | ") : undefined;
    }
    default:
      return undefined;
  }
}
