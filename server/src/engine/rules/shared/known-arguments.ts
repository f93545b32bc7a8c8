/** The arguments of a call that knowledge speaks of. */
import type { ArgumentPlace, ArgumentValue } from "../../knowledge/library.js";
import type { Argument } from "../../syntax/python.js";
import type { Call, Check } from "../check.js";

/** The argument at a place; undefined where it is left out, `splat` where `*args` or `**kwargs` may hold it. */
export function argumentAt(call: Pick<Call, "arguments">, place: ArgumentPlace): Argument | "splat" | undefined {
  const { index, name } = place;
  const named = call.arguments.find((argument) => argument.name !== undefined && argument.name === name);
  if (named !== undefined) return named;
  const positional = call.arguments.filter((argument) => argument.name === undefined || argument.name === "*");
  const upTo = index === undefined ? [] : positional.slice(0, index + 1);
  const found = index === undefined ? undefined : upTo[index];
  if (found !== undefined && upTo.every((argument) => argument.name === undefined)) return found;
  return call.arguments.some((argument) => argument.name === "*" || argument.name === "**") ? "splat" : undefined;
}

/** Whether a call has an argument at that place, of one of those values where they are given: written there, or by default the caller's. */
export function isGiven(check: Check, call: Call, { is, ...place }: ArgumentValue): boolean {
  const argument = argumentAt(call, place);
  if (argument === undefined || argument === "splat") return false;
  if (is === undefined) return true;
  const parameters = check.model.bindingOf(argument.value)?.definitions.filter(({ kind }) => kind === "parameter") ?? [];
  const values = [argument.value, ...parameters.flatMap(({ value }) => value ?? [])];
  const words = values.flatMap((value) => check.textOf(value).match(/[\w.]+/g) ?? []);
  return words.some((word) => is.includes(word) || is.includes(word.split(".").at(-1) as string));
}
