/** Code that raises nothing an `except` around it can be there for. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import type { Node } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isAwaitPoint, runningNodes } from "./afterwards.js";

/** Whether nothing in a subtree waits, calls what is not quiet, or raises by itself. */
export function isQuiet(check: Check, from: Node, isQuietCall: (check: Check, call: Node) => boolean): boolean {
  const { tree } = check;
  for (const node of runningNodes(tree, from)) {
    const kind = tree.kind(node);
    if (isAwaitPoint(tree, node) || loud.has(kind)) return false;
    if (kind === Kind.call && !isQuietCall(check, node)) return false;
  }
  return true;
}

const loud: ReadonlySet<Kind> = new Set([
  Kind.assert_statement,
  Kind.augmented_assignment,
  Kind.binary_operator,
  Kind.comparison_operator,
  Kind.delete_statement,
  Kind.dictionary_comprehension,
  Kind.for_statement,
  Kind.generator_expression,
  Kind.import_from_statement,
  Kind.import_statement,
  Kind.list_comprehension,
  Kind.match_statement,
  Kind.pattern_list,
  Kind.raise_statement,
  Kind.set_comprehension,
  Kind.subscript,
  Kind.tuple_pattern,
  Kind.try_statement,
  Kind.unary_operator,
  Kind.with_statement,
  Kind.yield,
]);

/** Whether a call says what goes on: `print`, and what loggers have. */
export function isReport(check: Check, call: Node): boolean {
  return /^print$|\.(debug|info|warning|error|exception)$/.test(check.textOf(check.tree.child(call, Field.function)));
}
