/** Makes an expansion ready for VS Code's snippet engine. Knows nothing of VS Code, so that it can be tested without it. */
import type { Expansion, LspRange } from "../../server/src/protocol.js";

export interface Insertion {
  readonly range: LspRange;
  readonly snippet: string;
  readonly imports: Expansion["imports"];
}

/**
 * VS Code indents every line of a snippet by what is before it on its first line, and the expansion already is: so it starts at the
 * line's begin, with `before`, the text up to the range, taken along. Imports that go to the same place become part of it.
 */
export function insertionFor(expansion: Expansion, before: string): Insertion {
  const start = { line: expansion.range.start.line, character: 0 };
  const merged = expansion.imports.filter(
    ({ range }) => isEmpty(range) && range.start.line === start.line && isUpTo(range, expansion.range),
  );
  return {
    range: { start, end: expansion.range.end },
    snippet: merged.map((edit) => escapeSnippet(edit.newText)).join("") + escapeSnippet(before) + expansion.snippet,
    imports: expansion.imports.filter((edit) => !merged.includes(edit)),
  };
}

/** The same change as one snippet that reaches over all its places; `textOf` gives what is between them. */
export function asOneSnippet(
  { range, snippet, imports }: Insertion,
  textOf: (range: LspRange) => string,
): { readonly range: LspRange; readonly snippet: string } {
  const edits = [...imports.map((edit) => ({ range: edit.range, snippet: escapeSnippet(edit.newText) })), { range, snippet }];
  edits.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  const start = { line: (edits[0] ?? { range }).range.start.line, character: 0 };
  let end = start;
  let whole = "";
  for (const edit of edits) {
    whole += escapeSnippet(textOf({ start: end, end: edit.range.start })) + edit.snippet;
    end = edit.range.end;
  }
  return { range: { start, end }, snippet: whole };
}

function isUpTo(edit: LspRange, range: LspRange): boolean {
  return edit.start.character <= range.start.character;
}

function isEmpty({ start, end }: LspRange): boolean {
  return start.line === end.line && start.character === end.character;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
