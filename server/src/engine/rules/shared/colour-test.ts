/** Code that asks whether it is sync or async, or whether a value can be awaited, before it acts. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { decoratorsOf, isDeferred } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

const asks =
  /\b(isawaitable|iscoroutine|isfuture|iscoroutinefunction|isasyncgen\w*|__await__|Awaitable|Coroutine\w*|Future)\b|(^|[\W_])is_?(a?sync|coro|awaitable)/i;

/** Code that is written for both and runs in one of them only: `@require_sync`. */
const oneColour = /(^|[._])(requires?_a?sync|a?sync_only|only_a?sync)\b/;

/** Whether a condition around the node, in its own function, asks such a thing (`if inspect.isawaitable(x)`, `if _IS_SYNC`). */
export function isColourTested({ tree }: Check, node: Node): boolean {
  for (let at = tree.parent(node); at !== none; at = tree.parent(at)) {
    if (isDeferred(tree.kind(at))) return decoratorsOf(tree, at).some((decorator) => oneColour.test(tree.textOf(decorator)));
    switch (tree.kind(at)) {
      case Kind.if_statement:
      case Kind.elif_clause:
      case Kind.while_statement: {
        const condition = tree.child(at, Field.condition);
        if (condition !== none && asks.test(tree.textOf(condition))) return true;
        break;
      }
      case Kind.conditional_expression:
      case Kind.boolean_operator:
        if (asks.test(tree.textOf(at))) return true;
        break;
      default:
    }
  }
  return false;
}
