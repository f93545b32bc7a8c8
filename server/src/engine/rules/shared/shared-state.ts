/** Names and attributes that several tasks may read and write: those of an object, of the module, of a function around. */
import type { FunctionInfo } from "../../project/symbols.js";
import { functionScope } from "../../semantics/build.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Whether a target or expression is state that outlives this run of `info`: `self.n`, a global, `counts[key]` of the module. */
export function isSharedState(check: Check, node: Node, info: FunctionInfo): boolean {
  const { model, site, tree } = check;
  const root = rootOf(tree, node);
  if (tree.kind(root) !== Kind.identifier) return false;
  const name = tree.textOf(root);
  const outer = functionScope(model.scopeAt(root))?.outer.get(name);
  if (root === node) return outer !== undefined;
  const binding = model.bindingOf(root);
  if (outer !== undefined || binding === undefined) return outer !== undefined || site.module.symbols.has(name);
  if (binding.scope !== info.scope) return true;
  const isMethod = info.owner !== undefined && !info.decorators.some((one) => tree.textOf(one) === "staticmethod");
  return isMethod && info.parameters[0]?.name === name && binding.definitions.length === 1;
}

/** The expression that `x.a[0].b` begins with: `x`. */
export function rootOf(tree: SyntaxTree, node: Node): Node {
  for (let at = node; ; ) {
    const kind = tree.kind(at);
    const inner = kind === Kind.attribute ? tree.child(at, Field.object) : kind === Kind.subscript ? tree.child(at, Field.value) : none;
    if (inner === none) return at;
    at = inner;
  }
}
