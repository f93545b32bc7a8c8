/** Whether what a name is known to be may be something else at run time: overridden, patched by a test, or assigned over. */
import type { Module } from "../../project/modules.js";
import type { FunctionInfo } from "../../project/symbols.js";
import type { Type } from "../../project/type.js";
import { membersOf } from "../../project/type.js";
import type { SourceFile } from "../../syntax/source-file.js";
import type { Check } from "../check.js";

/**
 * Whether a function may not be the one that runs, or not one of its colour: a class of the project overrides it with a function
 * of the other colour, a test replaces it, or something assigns another value to its name.
 */
export function isReplaced(check: Check, info: FunctionInfo): boolean {
  if (info.name === "") return true;
  if (isAssignedOver(info, check.site.module) || isAssignedOver(info, info.site.module)) return true;
  return check.types.overridesOf(info).some(({ site, definition }) => {
    if (definition.kind !== "function") return true;
    const type = check.types.definitionType({ site, definition });
    if (type.kind !== "function") return true;
    const awaitable = check.types.isAwaitable(check.types.returnOf(type.function));
    return awaitable !== check.types.isAwaitable(check.types.returnOf(info));
  });
}

/** Whether one of the functions a value may be is replaced. */
export function mayBeReplaced(check: Check, callee: Type): boolean {
  return membersOf(callee).some((member) => member.kind === "function" && isReplaced(check, member.function));
}

/** `client.fetch = AsyncMock()`, `patch.object(Client, "fetch")`, `monkeypatch.setattr("app.fetch", ..)`. */
function isAssignedOver(info: FunctionInfo, module: Module): boolean {
  return module.origin === "project" && assignedOver(module.file).has(info.name);
}

const assigned = new WeakMap<SourceFile, ReadonlySet<string>>();

/** The names a file assigns to as attributes or has a test replace, read once. */
function assignedOver(file: SourceFile): ReadonlySet<string> {
  let names = assigned.get(file);
  if (names === undefined) {
    const attributes = file.text.matchAll(/\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/g);
    const patched = file.text.matchAll(/(?:patch\w*(?:\.\w+)?|setattr|spy\w*)\(\s*(?:[\w.]+,\s*)?["']([\w.]+)["']/g);
    names = new Set([...attributes, ...patched].map((match) => (match[1] as string).split(".").at(-1) as string));
    assigned.set(file, names);
  }
  return names;
}
