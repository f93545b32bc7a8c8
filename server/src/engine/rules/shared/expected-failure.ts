/** Code that is meant to fail: what would be a bug elsewhere is what it tests. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { handlersOf, isDeferred, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Context managers around code that is to raise or to warn, by the last part of their names. */
const expecting: ReadonlySet<string> = new Set([
  "assertRaises",
  "assertRaisesRegex",
  "assertRaisesRegexp",
  "assertWarns",
  "assertWarnsRegex",
  "assert_raises",
  "catch_warnings",
  "deprecated_call",
  "raises",
  "suppress",
  "warns",
]);

/** Whether the node stands in a `with pytest.raises(..)` or the like, or in a `try` that handles TypeError by name. */
export function isExpectedToFail(check: Check, node: Node): boolean {
  const { tree } = check;
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.with_statement && from === tree.child(at, Field.body)) {
      if (withItems(tree, at).some((item) => expecting.has(calleeName(check, item.value)))) return true;
    } else if (kind === Kind.try_statement && from === tree.child(at, Field.body)) {
      if (handlersOf(tree, at).some(({ type }) => type !== none && /\b(TypeError|AttributeError)\b/.test(tree.textOf(type)))) return true;
    }
  }
  return false;
}

function calleeName(check: Check, value: Node): string {
  const { tree } = check;
  const callee = tree.kind(value) === Kind.call ? tree.child(value, Field.function) : value;
  return tree.textOf(callee).split(".").at(-1) as string;
}
