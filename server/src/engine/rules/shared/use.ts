/** The words for what code does with a value that may be a coroutine. */
import { Kind } from "../../syntax/kinds.gen.js";
import type { Node } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** What comes of taking a coroutine for its result. */
export type Effect =
  /** TypeError or AttributeError. */
  | "fails"
  | "unpacking"
  /** A test that always turns out true. */
  | "true"
  /** A comparison that never turns out equal. */
  | "unequal"
  /** `isinstance(x, dict)` and `x is True` never hold. */
  | "false"
  /** The coroutine itself is printed. */
  | "shown"
  /** Passed where an annotation asks for something else. */
  | "argument";

export type Use =
  | {
      readonly kind: "value";
      readonly effect: Effect;
      /** What fails, or what it is given to, as code. */
      readonly operation: string;
      /** The attribute that is looked for, where it fails for the lack of one. */
      readonly member?: string;
    }
  /** Awaited, scheduled, closed or looked at: what one does with a coroutine. */
  | { readonly kind: "coroutine" }
  /** Passed to a call or stored: what becomes of it is not seen. */
  | { readonly kind: "given" }
  /** Returned, dropped, or looked at by `is None` or `in`, which says something only where nothing else is done with it. */
  | { readonly kind: "other"; readonly look?: Effect };

export const asCoroutine: Use = { kind: "coroutine" };
export const given: Use = { kind: "given" };
export const other: Use = { kind: "other" };
export const looked = (look: Effect): Use => ({ kind: "other", look });
export const tested: Use = { kind: "value", effect: "true", operation: "" };
export const shown: Use = { kind: "value", effect: "shown", operation: "" };
export const never: Use = { kind: "value", effect: "false", operation: "" };
export const unequal: Use = { kind: "value", effect: "unequal", operation: "" };
export const fails = (operation: string, member?: string): Use => ({
  kind: "value",
  effect: "fails",
  operation,
  ...(member === undefined ? {} : { member }),
});

/** Text that fits into a message. */
export function shorten(text: string, otherwise: string): string {
  return text.length <= 24 && !/[\n\r`]/.test(text) ? text : otherwise;
}

export function isTextLiteral({ tree }: Check, node: Node): boolean {
  return tree.kind(node) === Kind.string || tree.kind(node) === Kind.concatenated_string;
}
