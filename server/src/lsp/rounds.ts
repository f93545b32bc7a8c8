/** Several rounds of edits as the one change of the first text they amount to. */
import type { TextEdit } from "../engine/base/edit.js";

/** A stretch of the current text: `[start, end)` of the first text, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

export class Rounds {
  #pieces: Piece[];

  constructor(private readonly first: string) {
    this.#pieces = [{ start: 0, end: first.length }];
  }

  /** Applies edits of the current text, which must not overlap; edits at the same place apply in the order given. */
  apply(edits: readonly TextEdit[]): void {
    const ordered = edits.map((edit, order) => ({ edit, order })).sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
    const result: Piece[] = [];
    let at = 0;
    for (const { edit } of ordered) {
      if (edit.start < at) continue;
      this.#copy(at, edit.start, result);
      if (edit.newText !== "") result.push({ text: edit.newText });
      at = edit.end;
    }
    this.#copy(at, Number.POSITIVE_INFINITY, result);
    this.#pieces = result;
  }

  /** The current text. */
  text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join("");
  }

  /** What changes the first text into the current one, in order, nothing twice. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = "";
    const flush = (to: number) => {
      if (to > at || newText !== "") edits.push({ start: at, end: to, newText });
      newText = "";
    };
    for (const piece of this.#pieces) {
      if ("text" in piece) {
        newText += piece.text;
      } else {
        flush(piece.start);
        at = piece.end;
      }
    }
    flush(this.first.length);
    return edits;
  }

  /** Adds the pieces of `[from, to)` of the current text to `result`. */
  #copy(from: number, to: number, result: Piece[]): void {
    let at = 0;
    for (const piece of this.#pieces) {
      const length = "text" in piece ? piece.text.length : piece.end - piece.start;
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end) {
        result.push("text" in piece ? { text: piece.text.slice(start, end) } : { start: piece.start + start, end: piece.start + end });
      }
      at += length;
    }
  }

  #textOf(piece: Piece): string {
    return "text" in piece ? piece.text : this.first.slice(piece.start, piece.end);
  }
}
