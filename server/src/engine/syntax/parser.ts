/** Python text to a syntax tree. The parser is a WebAssembly module that the host instantiates. */
import { type Columns, SyntaxTree } from "./tree.js";

/** What the WebAssembly module exports (server/parser/flatten.c says what each does). */
export interface ParserExports {
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** Sets the parser up; 1 when the grammar fits the library. */
  initialize(): number;
  /** Address of an input buffer of at least `units` UTF-16 units; 0 when there is no memory for it. */
  input(units: number): number;
  /**
   * Parses the input buffer's first `units` units and flattens the tree; the number of rows, or -1 when memory ran out or the text is
   * such a mess that recovering from its errors would take minutes.
   */
  parse(units: number): number;
  /** Address of a column of the last tree: 0 kinds, 1 fields, 2 flags, 3 starts, 4 ends, 5 parents, 6 nexts. */
  column(index: number): number;
}

export class Parser {
  readonly #exports: ParserExports;

  constructor(exports: ParserExports) {
    if (exports.initialize() !== 1) throw new Error("The parser's grammar and library do not fit each other.");
    this.#exports = exports;
  }

  /** The tree of `text`: never fails, broken code gives ERROR nodes. A text too large for memory gives an empty tree. */
  parse(text: string): SyntaxTree {
    const { input, parse, column, memory } = this.#exports;
    const address = input(text.length);
    if (address !== 0) this.#write(address, text);
    const rows = address === 0 ? -1 : parse(text.length);
    if (rows < 0) return new SyntaxTree(text, emptyColumns());
    const at = (index: number) => column(index);
    const { buffer } = memory;
    const columns: Columns = {
      kinds: new Uint16Array(buffer, at(0), rows).slice(),
      fields: new Uint8Array(buffer, at(1), rows).slice(),
      flags: new Uint8Array(buffer, at(2), rows).slice(),
      starts: new Uint32Array(buffer, at(3), rows).slice(),
      ends: new Uint32Array(buffer, at(4), rows).slice(),
      parents: new Int32Array(buffer, at(5), rows).slice(),
      nexts: new Uint32Array(buffer, at(6), rows).slice(),
    };
    return new SyntaxTree(text, columns);
  }

  #write(address: number, text: string): void {
    const units = new Uint16Array(this.#exports.memory.buffer, address, text.length);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  }
}

function emptyColumns(): Columns {
  return {
    kinds: new Uint16Array(0),
    fields: new Uint8Array(0),
    flags: new Uint8Array(0),
    starts: new Uint32Array(0),
    ends: new Uint32Array(0),
    parents: new Int32Array(0),
    nexts: new Uint32Array(0),
  };
}
