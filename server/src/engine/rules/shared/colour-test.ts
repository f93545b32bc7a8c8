/** Code that asks whether it is sync or async, or whether a value can be awaited, before it acts. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { decoratorsOf, isDeferred } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

const asksForColour =
  /\b(isawaitable|iscoroutine|isfuture|iscoroutinefunction|isasyncgen\w*|__a(?:wait|iter|next)__|Awaitable|Coroutine\w*|Future)\b|(^|[\W_])is_?(a?sync|coro|awaitable)/i;

/** `_IS_SYNC`, `self.is_async`: which of the two this code is. */
const asksItself = /(^|[\W_])is_?a?sync\b/i;

/** Code that is written for both and runs in one of them only: `@require_sync`; `@skipIf(_IS_SYNC, ..)` asks. */
const oneColour = /(^|[._])(requires?_a?sync|a?sync_only|only_a?sync)\b/;

/**
 * Whether a condition around the node, in its own function, asks such a thing (`if inspect.isawaitable(x)`, `if _IS_SYNC`). What it says
 * of other functions does not hold for a call of an `async def` by its name.
 */
export function isColourTested(check: Check, node: Node): boolean {
  const name = ownCoroutineFunction(check, node);
  const isMeant = (text: string): boolean => name === undefined || constant.test(text) || new RegExp(`\\b${name}\\b`).test(text);
  return isUnderTest(check, node, (text) => asksForColour.test(text) && isMeant(text));
}

/** Whether the node is under a condition that asks whether this very code is sync or async: it may run in the sync one only. */
export function isOfOneColour(check: Check, node: Node): boolean {
  return isUnderTest(check, node, (text) => asksItself.test(text));
}

function isUnderTest({ tree }: Check, node: Node, asks: (text: string) => boolean): boolean {
  for (let at = tree.parent(node); at !== none; at = tree.parent(at)) {
    if (isDeferred(tree.kind(at))) {
      const decorators = decoratorsOf(tree, at).map((decorator) => tree.textOf(decorator));
      return decorators.some((text) => oneColour.test(text) || asks(text));
    }
    switch (tree.kind(at)) {
      case Kind.if_statement:
      case Kind.elif_clause:
      case Kind.while_statement: {
        const condition = tree.child(at, Field.condition);
        if (condition !== none && asks(tree.textOf(condition))) return true;
        break;
      }
      case Kind.conditional_expression:
      case Kind.boolean_operator:
        if (asks(tree.textOf(at))) return true;
        break;
      default:
    }
  }
  return false;
}

/** A flag of the whole program: code that is generated for both colours, or runs in one of them. */
const constant = /\b_*[A-Z][A-Z_]*\b/;

/** The name of the coroutine function a call names, where it is no parameter and no attribute. */
function ownCoroutineFunction(check: Check, node: Node): string | undefined {
  const { tree } = check;
  const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.identifier) return undefined;
  const type = check.typeOf(callee);
  return type.kind === "function" && type.function.isAsync ? tree.textOf(callee) : undefined;
}
