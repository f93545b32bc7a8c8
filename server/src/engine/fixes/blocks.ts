/** Moves whole statements: under a new head, or out of the file. */
import { Kind } from "../syntax/kinds.gen.js";
import type { Node } from "../syntax/tree.js";
import type { EditBuilder } from "./edits.js";
import { standsAlone } from "./kept-task.js";

/**
 * Puts `head` in the place of a statement, and the statements after it, up to `last` of the same block, under that head. False where
 * they share a line with others, or hold a string that indenting would change.
 */
export function putUnder(edit: EditBuilder, statement: Node, head: string, last: Node): boolean {
  const { site, tree } = edit;
  if (last <= statement || !standsAlone(site, statement)) return false;
  for (let at = tree.after(statement); at < tree.after(last); at++)
    if (tree.kind(at) === Kind.string && /[\r\n]/.test(tree.textOf(at))) return false;
  edit.replace(statement, head);
  const { file } = site.module;
  const unit = edit.indentUnit;
  const end = file.lineAt(tree.end(last) + site.start);
  for (let line = file.lineAt(tree.end(statement) + site.start) + 1; line <= end; line++) {
    const start = file.lineStarts[line] as number;
    if (file.text.slice(start, file.lineEnd(line)).trim() !== "") edit.inFile({ start, end: start, newText: unit });
  }
  return true;
}

/** Takes a statement away with its lines. False where it shares them with others or with a comment. */
export function removeStatement(edit: EditBuilder, statement: Node): boolean {
  const { site, tree } = edit;
  const { file } = site.module;
  const first = file.lineAt(tree.start(statement) + site.start);
  const last = file.lineAt(tree.end(statement) + site.start);
  const span = { start: file.lineStarts[first] as number, end: file.lineStarts[last + 1] ?? file.text.length };
  const own = tree.textOf(statement).trim();
  if (file.text.slice(span.start, span.end).trim() !== own || !standsAlone(site, statement)) return false;
  edit.inFile({ ...span, newText: "" });
  return true;
}

/** Puts a statement on a line of its own after another one. False where that one shares its lines with others. */
export function addAfter(edit: EditBuilder, statement: Node, added: string): boolean {
  const { site, tree } = edit;
  if (!standsAlone(site, statement)) return false;
  const { file } = site.module;
  const lineEnd = file.lineEnd(file.lineAt(tree.end(statement) + site.start));
  edit.inFile({ start: lineEnd, end: lineEnd, newText: `${edit.lineBreak}${edit.indentationOf(statement)}${added}` });
  return true;
}
