/** Whether coroutines use the network or files: by themselves, or by what they await in the project. */
import type { FunctionInfo } from "../../project/symbols.js";
import { Kind } from "../../syntax/kinds.gen.js";
import { type Node, none } from "../../syntax/tree.js";
import { Check } from "../check.js";
import { runningNodes } from "./afterwards.js";

/** How many calls deep it is looked for. */
const depthLimit = 4;

/** The functions of the project a coroutine runs on its way to one of these calls of libraries; undefined where it gets to none. */
export function wayToIo(check: Check, call: Node, libraries: readonly string[]): readonly FunctionInfo[] | undefined {
  const isIo = (name: string): boolean => libraries.some((known) => name === known || name.startsWith(`${known}.`));
  return search(check, call, isIo, 0, new Set());
}

function search(
  check: Check,
  call: Node,
  isIo: (name: string) => boolean,
  depth: number,
  seen: Set<FunctionInfo>,
): FunctionInfo[] | undefined {
  if (check.callAt(call).names.some(isIo)) return [];
  const type = check.typeOf(call);
  const info = type.kind === "coroutine" ? type.function : undefined;
  if (info === undefined || info.body === none || info.site.module.origin !== "project") return undefined;
  if (seen.has(info) || depth >= depthLimit) return undefined;
  seen.add(info);
  const there = new Check(info.site, check.file);
  for (const at of runningNodes(there.tree, info.body)) {
    const way = there.tree.kind(at) === Kind.call ? search(there, at, isIo, depth + 1, seen) : undefined;
    if (way !== undefined) return [info, ...way];
  }
  return undefined;
}
