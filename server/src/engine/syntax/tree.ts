/**
 * A syntax tree as plain data: one row a node, in preorder, in typed arrays.
 * There is nothing to free, a walk is a loop over numbers, and a subtree is a contiguous run of rows.
 */
import { type Field, Kind } from "./kinds.gen.js";

/** A node is its row number; `none` stands for no node. */
export type Node = number;
export const none: Node = -1;

/** Bits of the `flags` column. */
export enum Flag {
  /** The node is named in the grammar (keywords and operators are not). */
  named = 1,
  /** The parser put it in to recover from an error: it has no text. */
  missing = 2,
  /** The subtree holds an ERROR or a missing node. */
  broken = 4,
  /** The subtree was nested too deeply and its children were left out. */
  cut = 8,
}

/** The columns of a text's rows; `nexts[i]` is the row after the subtree of `i`, so `nexts[i] === i + 1` for a leaf. */
export interface Columns {
  readonly kinds: Uint16Array;
  readonly fields: Uint8Array;
  readonly flags: Uint8Array;
  /** UTF-16 units, relative to the start of the text that was parsed. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Row of the parent; -1 for the root. */
  readonly parents: Int32Array;
  readonly nexts: Uint32Array;
}

/**
 * A run of rows, as a tree of its own over its own text: the trees of a file's items share the columns of the file. Whatever leads out of the
 * run is cut off: parents become -1, subtrees and texts end with it.
 */
export class SyntaxTree {
  readonly #columns: Columns;
  /** The rows of the columns are `[first, first + size)`. */
  readonly #first: number;
  /** What the tree's text starts at, in the text that was parsed. */
  readonly #origin: number;

  constructor(
    readonly text: string,
    columns: Columns,
    first = 0,
    readonly size = columns.kinds.length,
    origin = 0,
  ) {
    this.#columns = columns;
    this.#first = first;
    this.#origin = origin;
  }

  kind(node: Node): Kind {
    return this.#columns.kinds[this.#first + node] as Kind;
  }

  /** What the node is to its parent; what the first row is to its own is none of the tree's. */
  field(node: Node): Field {
    return node === 0 ? 0 : (this.#columns.fields[this.#first + node] as Field);
  }

  start(node: Node): number {
    return (this.#columns.starts[this.#first + node] as number) - this.#origin;
  }

  end(node: Node): number {
    return Math.min((this.#columns.ends[this.#first + node] as number) - this.#origin, this.text.length);
  }

  parent(node: Node): Node {
    return Math.max(-1, (this.#columns.parents[this.#first + node] as number) - this.#first);
  }

  /** The row after the subtree: descendants of `node` are the rows `node + 1 … after(node) - 1`. */
  after(node: Node): Node {
    return Math.min((this.#columns.nexts[this.#first + node] as number) - this.#first, this.size);
  }

  is(node: Node, flag: Flag): boolean {
    return ((this.#columns.flags[this.#first + node] as number) & flag) !== 0;
  }

  textOf(node: Node): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  firstChild(node: Node): Node {
    return node + 1 < this.after(node) ? node + 1 : none;
  }

  nextSibling(node: Node): Node {
    const parent = this.parent(node);
    if (parent === none) return none;
    const next = this.after(node);
    return next < this.after(parent) ? next : none;
  }

  /** The child under `field`, or `none`. */
  child(node: Node, field: Field): Node {
    const { fields, nexts } = this.#columns;
    const first = this.#first;
    const end = first + this.after(node);
    for (let at = first + node + 1; at < end; at = nexts[at] as number) if (fields[at] === field) return at - first;
    return none;
  }

  /** The children that are named in the grammar, comments left out. */
  namedChildren(node: Node): Node[] {
    const { flags, nexts, kinds } = this.#columns;
    const first = this.#first;
    const found: Node[] = [];
    const end = first + this.after(node);
    for (let at = first + node + 1; at < end; at = nexts[at] as number) {
      if (((flags[at] as number) & Flag.named) !== 0 && kinds[at] !== Kind.comment) found.push(at - first);
    }
    return found;
  }

  /** The children under `field`. */
  childrenUnder(node: Node, field: Field): Node[] {
    const { fields, nexts } = this.#columns;
    const first = this.#first;
    const found: Node[] = [];
    const end = first + this.after(node);
    for (let at = first + node + 1; at < end; at = nexts[at] as number) if (fields[at] === field) found.push(at - first);
    return found;
  }

  /** The first child of `kind`, or `none`. */
  childOfKind(node: Node, kind: Kind): Node {
    const { kinds, nexts } = this.#columns;
    const first = this.#first;
    const end = first + this.after(node);
    for (let at = first + node + 1; at < end; at = nexts[at] as number) if (kinds[at] === kind) return at - first;
    return none;
  }

  /** Whether `ancestor` is `node` or holds it. */
  holds(ancestor: Node, node: Node): boolean {
    return node >= ancestor && node < this.after(ancestor);
  }

  /** The innermost node whose span holds `offset`, its end included. */
  nodeAt(offset: number): Node {
    let found = 0;
    let at = this.size > 1 ? 1 : none;
    let end = this.size;
    while (at !== none && at < end) {
      const next = this.after(at);
      const last = this.end(at);
      if (this.start(at) > offset || offset > last) {
        at = next;
        continue;
      }
      const sibling = next < end ? next : none;
      // On the border of two nodes the one that starts there is meant.
      if (last === offset && sibling !== none && this.start(sibling) === offset) {
        at = sibling;
        continue;
      }
      found = at;
      end = next;
      at = at + 1 < end ? at + 1 : none;
    }
    return found;
  }

  /** The subtree of `node` as a tree of its own over `text`, which begins at offset `origin` of this tree's text. */
  slice(node: Node, text: string, origin: number): SyntaxTree {
    return this.sliceRows(node, this.after(node), text, origin);
  }

  /** Rows `[from, to)` as a tree of its own. */
  sliceRows(from: Node, to: Node, text: string, origin: number): SyntaxTree {
    return new SyntaxTree(text, this.#columns, this.#first + from, to - from, this.#origin + origin);
  }

  /** Whether rows `[from, to)` are all this tree has, as far as their kinds, flags and fields go. */
  isLike(other: SyntaxTree, from: Node, to: Node): boolean {
    if (this.size !== to - from) return false;
    for (let at = 0; at < this.size; at++) {
      const there = other.#first + from + at;
      const here = this.#first + at;
      const [a, b] = [this.#columns, other.#columns];
      if (a.kinds[here] !== b.kinds[there] || a.flags[here] !== b.flags[there]) return false;
      if (at > 0 && a.fields[here] !== b.fields[there]) return false;
    }
    return true;
  }
}
