/** Changes of a text. */
import type { Span } from "./span.js";

/** Replaces `span` (UTF-16 units of the text before any edit) by `newText`; an empty span inserts. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** The text after all `edits`, which must not overlap; edits at the same place apply in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, order) => ({ edit, order })).sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Whether two edits cannot both be applied: they share a unit, or one inserts strictly inside the other. */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}
