/** All rows of a tree, column by column. */
import { Flag, type SyntaxTree } from "../../server/src/engine/syntax/tree.js";

const allFlags = [Flag.named, Flag.missing, Flag.broken, Flag.cut];

export function columnsOf(tree: SyntaxTree) {
  const column = (value: (node: number) => number): number[] => Array.from({ length: tree.size }, (_, node) => value(node));
  return {
    kinds: column((node) => tree.kind(node)),
    fields: column((node) => tree.field(node)),
    flags: column((node) => allFlags.reduce((flags, flag) => (tree.is(node, flag) ? flags | flag : flags), 0)),
    starts: column((node) => tree.start(node)),
    ends: column((node) => tree.end(node)),
    parents: column((node) => tree.parent(node)),
    nexts: column((node) => tree.after(node)),
  };
}
