/** Methods that only say what others have to define. */
import type { FunctionInfo } from "../../project/symbols.js";

/** Whether a method is abstract or stands in a protocol: its body is no code that is meant to run. */
export function isAbstract({ decorators, owner, site }: FunctionInfo): boolean {
  if (decorators.some((node) => /(^|\.)(abstract\w*|overload)$/.test(site.tree.textOf(node)))) return true;
  return owner?.bases.some((node) => /(^|\.)Protocol\b/.test(owner.site.tree.textOf(node))) === true;
}
