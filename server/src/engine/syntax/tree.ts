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

/** The columns of a tree; `next[i]` is the row after the subtree of `i`, so `next[i] === i + 1` for a leaf. */
export interface Columns {
  readonly kinds: Uint16Array;
  readonly fields: Uint8Array;
  readonly flags: Uint8Array;
  /** UTF-16 units, relative to the start of the text the tree belongs to. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Row of the parent; -1 for the root. */
  readonly parents: Int32Array;
  readonly nexts: Uint32Array;
}

export class SyntaxTree {
  readonly size: number;

  constructor(
    readonly text: string,
    readonly columns: Columns,
  ) {
    this.size = columns.kinds.length;
  }

  kind(node: Node): Kind {
    return this.columns.kinds[node] as Kind;
  }

  field(node: Node): Field {
    return this.columns.fields[node] as Field;
  }

  start(node: Node): number {
    return this.columns.starts[node] as number;
  }

  end(node: Node): number {
    return this.columns.ends[node] as number;
  }

  parent(node: Node): Node {
    return this.columns.parents[node] as number;
  }

  /** The row after the subtree: descendants of `node` are the rows `node + 1 … after(node) - 1`. */
  after(node: Node): Node {
    return this.columns.nexts[node] as number;
  }

  is(node: Node, flag: Flag): boolean {
    return ((this.columns.flags[node] as number) & flag) !== 0;
  }

  textOf(node: Node): string {
    return this.text.slice(this.columns.starts[node], this.columns.ends[node]);
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
    const { fields, nexts } = this.columns;
    const end = nexts[node] as number;
    for (let at = node + 1; at < end; at = nexts[at] as number) if (fields[at] === field) return at;
    return none;
  }

  /** The children that are named in the grammar, comments left out. */
  namedChildren(node: Node): Node[] {
    const { flags, nexts, kinds } = this.columns;
    const found: Node[] = [];
    const end = nexts[node] as number;
    for (let at = node + 1; at < end; at = nexts[at] as number) {
      if (((flags[at] as number) & Flag.named) !== 0 && kinds[at] !== Kind.comment) found.push(at);
    }
    return found;
  }

  /** The children under `field`. */
  childrenUnder(node: Node, field: Field): Node[] {
    const { fields, nexts } = this.columns;
    const found: Node[] = [];
    const end = nexts[node] as number;
    for (let at = node + 1; at < end; at = nexts[at] as number) if (fields[at] === field) found.push(at);
    return found;
  }

  /** The first child of `kind`, or `none`. */
  childOfKind(node: Node, kind: Kind): Node {
    const { kinds, nexts } = this.columns;
    const end = nexts[node] as number;
    for (let at = node + 1; at < end; at = nexts[at] as number) if (kinds[at] === kind) return at;
    return none;
  }

  /** Whether `ancestor` is `node` or holds it. */
  holds(ancestor: Node, node: Node): boolean {
    return node >= ancestor && node < this.after(ancestor);
  }

  /** The innermost node whose span holds `offset`, its end included. */
  nodeAt(offset: number): Node {
    const { starts, ends, nexts } = this.columns;
    let found = 0;
    let at = this.size > 1 ? 1 : none;
    let end = this.size;
    while (at !== none && at < end) {
      if ((starts[at] as number) <= offset && offset <= (ends[at] as number)) {
        const next = nexts[at] as number;
        const sibling = next < end ? next : none;
        // On the border of two nodes the one that starts there is meant.
        if ((ends[at] as number) === offset && sibling !== none && (starts[sibling] as number) === offset) {
          at = sibling;
          continue;
        }
        found = at;
        end = next;
        at = at + 1 < end ? at + 1 : none;
      } else at = nexts[at] as number;
    }
    return found;
  }

  /** The subtree of `node` as a tree of its own over `text`, which begins at offset `origin` of this tree's text. */
  slice(node: Node, text: string, origin: number): SyntaxTree {
    return this.sliceRows(node, this.after(node), text, origin);
  }

  /** Rows `[from, to)` as a tree of its own: parents outside the run become -1, subtrees and texts that leave it are cut off. */
  sliceRows(from: Node, to: Node, text: string, origin: number): SyntaxTree {
    const { kinds, fields, flags, starts, ends, parents, nexts } = this.columns;
    const size = to - from;
    const columns = {
      kinds: kinds.slice(from, to),
      fields: fields.slice(from, to),
      flags: flags.slice(from, to),
      starts: starts.slice(from, to),
      ends: ends.slice(from, to),
      parents: parents.slice(from, to),
      nexts: nexts.slice(from, to),
    };
    for (let at = 0; at < size; at++) {
      columns.starts[at] = (columns.starts[at] as number) - origin;
      columns.ends[at] = Math.min((columns.ends[at] as number) - origin, text.length);
      columns.parents[at] = Math.max(-1, (columns.parents[at] as number) - from);
      columns.nexts[at] = Math.min((columns.nexts[at] as number) - from, size);
    }
    // What the first row is to its parent is none of the tree's.
    if (size > 0) columns.fields[0] = 0;
    return new SyntaxTree(text, columns);
  }
}
