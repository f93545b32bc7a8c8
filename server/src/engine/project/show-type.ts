/** Types as people write them: `asyncio.Task[int]`, `coroutine of fetch → str`, `?` for what is not known. */
import type { ClassInfo } from "./symbols.js";
import type { Type } from "./type.js";
import type { Types } from "./types.js";

/** `nameOf` says what classes are called: by default the qualified name they are known by. */
export function showType(
  types: Types,
  type: Type,
  nameOf: (info: ClassInfo) => string = (info) => qualified(types, info),
  depth = 0,
): string {
  const inner = (one: Type) => showType(types, one, nameOf, depth + 1);
  const given = (of: readonly Type[]) =>
    of.length === 0 || of.every((one) => one.kind === "unknown") ? "" : `[${of.map(inner).join(", ")}]`;
  if (depth > 4) return "…";
  switch (type.kind) {
    case "unknown":
      return "?";
    case "never":
      return "Never";
    case "none":
      return "None";
    case "module":
      return `module ${type.name}`;
    case "class":
      return `class ${nameOf(type.class)}${given(type.arguments)}`;
    case "instance":
      return `${nameOf(type.class)}${given(type.arguments)}`;
    case "function":
      return `function ${type.function.name}`;
    case "coroutine":
      return `coroutine${type.function === undefined ? "" : ` of ${type.function.name}`} → ${inner(type.result())}`;
    case "callable":
      return `callable → ${inner(type.returns())}`;
    case "tuple":
      return `tuple[${type.elements.map(inner).join(", ")}]`;
    case "external":
      return type.name;
    case "external-instance":
      return `${type.name}()`;
    case "type-variable":
      return type.name;
    case "property":
      return `property ${type.function.name}`;
    case "union":
      return type.members.map(inner).join(" | ");
  }
}

function qualified(types: Types, info: ClassInfo): string {
  return types.publicName(info).replace(/^builtins\./, "");
}
