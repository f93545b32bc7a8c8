/** Offsets to LSP positions and back: the only place that knows lines, characters and position encodings. */
import type { Position, Range } from "vscode-languageserver";
import type { Span } from "../engine/base/span.js";

/** What `character` of a position counts: UTF-16 units (every client's default), bytes of UTF-8, or code points. */
export const encodings = ["utf-16", "utf-8", "utf-32"] as const;
export type Encoding = (typeof encodings)[number];

/** A text and where its lines start. */
export interface Lines {
  readonly text: string;
  /** Ascending; `[0]` is 0. `\n`, `\r\n` and a lone `\r` end a line. */
  readonly lineStarts: readonly number[];
}

/** The encoding to speak with a client that offers `offered`; UTF-16 where it offers that, nothing, or nothing known. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (offered === undefined || offered.includes("utf-16")) return "utf-16";
  return encodings.find((encoding) => offered.includes(encoding)) ?? "utf-16";
}

export class Converter {
  constructor(readonly encoding: Encoding) {}

  /** The offset of a position; one past a line's end is that end, one past the last line is the end of the text. */
  offset(lines: Lines, position: Position): number {
    const { text, lineStarts } = lines;
    if (position.line < 0) return 0;
    const start = lineStarts[position.line];
    if (start === undefined) return text.length;
    const end = lineEnd(lines, position.line);
    const character = Math.max(0, position.character);
    if (this.encoding === "utf-16") return Math.min(start + character, end);
    let at = start;
    let left = character;
    while (at < end) {
      const point = text.codePointAt(at) as number;
      left -= this.#width(point);
      if (left < 0) break;
      at += point > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** The position of an offset; an offset inside `\r\n` is the end of that line. */
  position(lines: Lines, offset: number): Position {
    const within = Math.min(Math.max(0, offset), lines.text.length);
    const line = lineAt(lines.lineStarts, within);
    const start = lines.lineStarts[line] as number;
    const end = Math.min(within, lineEnd(lines, line));
    if (this.encoding === "utf-16") return { line, character: end - start };
    let character = 0;
    for (let at = start; at < end; ) {
      const point = lines.text.codePointAt(at) as number;
      character += this.#width(point);
      at += point > 0xffff ? 2 : 1;
    }
    return { line, character };
  }

  /** The span of a range; a range whose ends are swapped is read as meant. */
  span(lines: Lines, range: Range): Span {
    const start = this.offset(lines, range.start);
    const end = this.offset(lines, range.end);
    return start <= end ? { start, end } : { start: end, end: start };
  }

  range(lines: Lines, span: Span): Range {
    return { start: this.position(lines, span.start), end: this.position(lines, span.end) };
  }

  #width(point: number): number {
    if (this.encoding === "utf-32") return 1;
    if (this.encoding === "utf-16") return point > 0xffff ? 2 : 1;
    if (point < 0x80) return 1;
    if (point < 0x800) return 2;
    return point < 0x10000 ? 3 : 4;
  }
}

/** Where the lines of `text` start; `from` is added to every offset. */
export function findLineStarts(text: string, from = 0): number[] {
  const starts = [from];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === lineFeed || (unit === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(from + at + 1);
  }
  return starts;
}

/** The index of the line that holds `offset`. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

const lineFeed = 10;
const carriageReturn = 13;

/** The offset of a line's terminator, or of the end of the text. */
function lineEnd({ text, lineStarts }: Lines, line: number): number {
  const next = lineStarts[line + 1];
  if (next === undefined) return text.length;
  return text.charCodeAt(next - 1) === lineFeed &&
    next >= 2 &&
    text.charCodeAt(next - 2) === carriageReturn &&
    next - 2 >= (lineStarts[line] as number)
    ? next - 2
    : next - 1;
}
