/** Who reads an async generator: loops, or a framework that makes something else of it. */
import type { FunctionInfo } from "../../project/symbols.js";
import { none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { calledBy, readsIn } from "./callers.js";

/** Whether a function is an async generator for loops: no decorator, framework or test makes a context manager, dependency or fixture of it. */
export function isReadByLoops({ types, site }: Check, info: FunctionInfo): boolean {
  if (!info.isAsync || !info.isGenerator || info.name === "__call__") return false;
  if (info.decorators.some((node) => !/^(staticmethod|classmethod|(\w+\.)?(override|final|abstractmethod))$/.test(site.tree.textOf(node))))
    return false;
  const naming = info.isLocal ? [site] : types.mentions.of(info.name).flatMap(({ sites }) => sites);
  for (const each of naming)
    for (const use of readsIn(types, each, info)) if (use.isCertain && calledBy(each.tree, use.node) === none) return false;
  return true;
}
