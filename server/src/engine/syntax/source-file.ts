/** A file of the project: its text, where its lines start, its items and its comments. */
import { type Item, itemsByText, type PlacedItem, splitItems } from "./items.js";
import { Kind } from "./kinds.gen.js";
import type { Parser } from "./parser.js";

export interface Comment {
  readonly start: number;
  readonly end: number;
}

export class SourceFile {
  private constructor(
    readonly text: string,
    readonly items: readonly PlacedItem[],
    readonly comments: readonly Comment[],
    readonly lineStarts: readonly number[],
  ) {}

  /** Reads a text; what did not change since `before` is used again. */
  static read(parser: Parser, text: string, before?: SourceFile): SourceFile {
    const tree = parser.parse(text);
    const comments: Comment[] = [];
    for (let node = 0; node < tree.size; node++) {
      if (tree.kind(node) === Kind.comment) comments.push({ start: tree.start(node), end: tree.end(node) });
    }
    const known: Map<string, Item> = before === undefined ? new Map() : itemsByText(before.items);
    return new SourceFile(text, splitItems(tree, known), comments, findLineStarts(text));
  }

  /** The line (from 0) an offset is on. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
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

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
