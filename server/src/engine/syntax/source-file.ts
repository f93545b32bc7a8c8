/** A file of the project: its text, where its lines start, its items and its comments. */
import { firstNotBelow } from "../base/search.js";
import type { Chunks } from "./chunks.js";
import type { PlacedItem } from "./items.js";
import type { Parser } from "./parser.js";
import { chunksOf, readAnew, reread } from "./reread.js";

export interface Comment {
  readonly start: number;
  readonly end: number;
}

export class SourceFile {
  #chunks: { readonly known: Chunks | undefined } | undefined;

  constructor(
    readonly text: string,
    readonly items: readonly PlacedItem[],
    readonly comments: readonly Comment[],
    readonly lineStarts: readonly number[],
    chunks?: Chunks,
  ) {
    if (chunks !== undefined) this.#chunks = { known: chunks };
  }

  /** Reads a text; of one that was edited since `before`, only what the edit touches. */
  static read(parser: Parser, text: string, before?: SourceFile): SourceFile {
    return (before && reread(parser, text, before)) ?? readAnew(parser, text, before);
  }

  /** Where its statements begin, the first with all that stands before it; undefined where its lines do not say. */
  get chunks(): Chunks | undefined {
    this.#chunks ??= { known: chunksOf(this.text) };
    return this.#chunks.known;
  }

  /** The line (from 0) an offset is on. */
  lineAt(offset: number): number {
    return Math.max(0, firstNotBelow(this.lineStarts, offset + 1) - 1);
  }

  /** Offset after the last unit of a line, its line end left out. */
  lineEnd(line: number): number {
    const next = this.lineStarts[line + 1];
    let end = next ?? this.text.length;
    while (end > (this.lineStarts[line] as number) && (this.text[end - 1] === "\n" || this.text[end - 1] === "\r")) end--;
    return end;
  }

  /** The line end the file uses: that of its first line. */
  get lineBreak(): string {
    return /\r\n|\r|\n/.exec(this.text)?.[0] ?? "\n";
  }
}
