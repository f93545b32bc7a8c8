/** Errors that the code around expects. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { handlersOf } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Whether a `try` around the node, in its own function, handles RuntimeError: the code knows that there may be no loop. */
export function handlesRuntimeError({ tree }: Check, node: Node): boolean {
  for (let at = tree.parent(node); at !== none; at = tree.parent(at)) {
    if (tree.kind(at) === Kind.function_definition) return false;
    if (tree.kind(at) !== Kind.try_statement || !tree.holds(tree.child(at, Field.body), node)) continue;
    if (handlersOf(tree, at).some(({ type }) => type === none || /\b(RuntimeError|Exception|BaseException)\b/.test(tree.textOf(type))))
      return true;
  }
  return false;
}
