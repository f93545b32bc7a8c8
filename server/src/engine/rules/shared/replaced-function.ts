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

/** Whether a class of the project has a method of its own in place of one of the functions a value may be. */
export function isOverridden(check: Check, callee: Type): boolean {
  return membersOf(callee).some((member) => member.kind === "function" && check.types.overridesOf(member.function).length > 0);
}

/** `client.fetch = AsyncMock()`, `patch.object(Client, "fetch")`, `monkeypatch.setattr("app.fetch", ..)`. */
function isAssignedOver(info: FunctionInfo, module: Module): boolean {
  // In a library nothing is patched by tests: only the class itself may put something in a method's place.
  if (module.origin !== "project") return info.owner?.attributes.has(info.name) === true;
  const { own, others } = assignedOver(module.file);
  // `self.load = load` says nothing of a function that is no method.
  return others.has(info.name) || (info.owner !== undefined && own.has(info.name));
}

interface AssignedOver {
  /** Attributes of `self` and `cls`. */
  readonly own: ReadonlySet<string>;
  /** Attributes of other things, and what tests replace. */
  readonly others: ReadonlySet<string>;
}

const assigned = new WeakMap<SourceFile, AssignedOver>();

/** The names a file assigns to as attributes or has a test replace, read once. */
function assignedOver(file: SourceFile): AssignedOver {
  let names = assigned.get(file);
  if (names === undefined) {
    const attributes = [...file.text.matchAll(/(\w*)\.(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/g)];
    const patched = [...file.text.matchAll(/(?:patch\w*(?:\.\w+)?|setattr|spy\w*)\(\s*(?:[\w.]+,\s*)?["']([\w.]+)["']/g)];
    const isOwn = (match: RegExpMatchArray) => match[1] === "self" || match[1] === "cls";
    names = {
      own: new Set(attributes.filter(isOwn).map((match) => match[2] as string)),
      others: new Set([
        ...attributes.filter((match) => !isOwn(match)).map((match) => match[2] as string),
        ...patched.map((match) => (match[1] as string).split(".").at(-1) as string),
      ]),
    };
    assigned.set(file, names);
  }
  return names;
}
