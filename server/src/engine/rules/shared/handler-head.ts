/** The anchor of findings about an `except`. */
import type { Span } from "../../base/span.js";
import type { Handler } from "../../syntax/python.js";
import { none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** `except` and what it catches, on one line. */
export function headOf(context: Check, handler: Handler): Span {
  const { tree } = context;
  const start = tree.start(handler.node);
  const end = handler.type === none ? start + (handler.isGroup ? "except*" : "except").length : tree.end(handler.type);
  const line = tree.text.slice(start, end).search(/\s*[\r\n]/);
  return { start, end: line === -1 ? end : start + line };
}
