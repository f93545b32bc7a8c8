/** Which argument of a call goes to which parameter of a function. */
import type { Definition } from "../semantics/model.js";
import type { Argument } from "../syntax/python.js";
import type { FunctionInfo } from "./symbols.js";

/** An argument and its parameter: `*rest` or `**keywords` where no other takes it, undefined where the function takes no such argument. */
export interface Passed {
  readonly argument: Argument;
  readonly parameter: Definition | undefined;
  /** Nothing before it is unpacked, which might take its place. */
  readonly isSure: boolean;
}

/** The arguments of a call in source order; `bound` parameters are given otherwise: the object of a method. What `**` unpacks goes nowhere. */
export function matchArguments({ parameters: all }: FunctionInfo, bound: number, given: readonly Argument[]): Passed[] {
  const parameters = all.slice(bound);
  const places = parameters.filter(({ parameter }) => parameter?.star === "" && !parameter.keywordOnly);
  const rest = parameters.find(({ parameter }) => parameter?.star === "*");
  const keywords = parameters.find(({ parameter }) => parameter?.star === "**");
  let position = 0;
  let isSure = true;
  return given.map((argument) => {
    const { name } = argument;
    if (name === "*" || name === "**") isSure = false;
    if (name === undefined) return { argument, parameter: places[position++] ?? rest, isSure };
    if (name === "*") return { argument, parameter: rest, isSure };
    if (name === "**") return { argument, parameter: undefined, isSure };
    const own = parameters.find((one) => one.name === name && one.parameter?.star === "");
    // A name says by itself what it is for.
    return { argument, parameter: own ?? keywords, isSure: true };
  });
}

/** Whether the arguments of a call can belong to a function's parameters, by number and names. */
export function fitsCall(info: FunctionInfo, bound: number, given: readonly Argument[]): boolean {
  const isUnpacked = ({ name }: Argument): boolean => name === "*" || name === "**";
  const passed = matchArguments(info, bound, given);
  if (passed.some(({ argument, parameter }) => parameter === undefined && !isUnpacked(argument))) return false;
  if (given.some(isUnpacked)) return true;
  const filled = new Set(passed.map(({ parameter }) => parameter));
  return info.parameters.slice(bound).every((one) => one.value !== undefined || one.parameter?.star !== "" || filled.has(one));
}
