/** The same grammar through web-tree-sitter, node by node: what the columns of our parser are held against. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";
import { Field, Kind } from "../../server/src/engine/syntax/kinds.gen.js";
import { Flag, type SyntaxTree } from "../../server/src/engine/syntax/tree.js";
import { columnsOf } from "./columns.js";

/** One node as text: kind, field, flags, start, end and the row of its parent; comparing lines shows differences well. */
export type Line = string;

/** Rows nested deeper are left out (deepest_level in server/parser/flatten.c). */
export const deepestLevel = 1000;

const punctuation = new Set(["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "\\"]);

export interface Reference {
  readonly language: Language;
  /** Whether it recovers from syntax errors like our parser: how that is done differs between versions of tree-sitter's core. */
  readonly recoversAlike: boolean;
  /** The rows the tree of `text` should have. */
  rows(text: string): Line[];
}

export async function loadReference(): Promise<Reference> {
  const { resolve } = createRequire(import.meta.url);
  const folder = dirname(resolve("web-tree-sitter"));
  // Called tree-sitter.wasm in version 0.25.
  const core = ["web-tree-sitter.wasm", "tree-sitter.wasm"].map((name) => join(folder, name)).find(existsSync);
  if (!core) throw new Error(`no WebAssembly module in ${folder}`);
  await Parser.init({ wasmBinary: readFileSync(core) });
  const language = await Language.load(readFileSync(resolve("tree-sitter-python/tree-sitter-python.wasm")));
  const parser = new Parser();
  parser.setLanguage(language);
  const minorVersion = (name: string) => {
    const { version } = JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8")) as {
      version: string;
    };
    return version.split(".").slice(0, 2).join(".");
  };
  return {
    language,
    recoversAlike: minorVersion("web-tree-sitter") === minorVersion("tree-sitter"),
    rows(text) {
      const tree = parser.parse(text);
      if (!tree) throw new Error("web-tree-sitter gave no tree");
      const rows: Row[] = [];
      const cutRows = new Set<number>();
      const cursor = tree.walk();
      const parents = [-1];
      for (let down = true; ; ) {
        if (down) {
          const node = cursor.currentNode;
          const keep = node.isNamed || !punctuation.has(node.type);
          const parent = parents.at(-1) as number;
          // Punctuation has no children, so the levels of the walk are the levels of the rows.
          const tooDeep = parents.length > deepestLevel;
          if (keep && tooDeep) cutRows.add(parent);
          if (keep && !tooDeep) rows.push(describe(node, cursor.currentFieldId, parent));
          parents.push(keep ? rows.length - 1 : parent);
          if (!tooDeep && cursor.gotoFirstChild()) continue;
        }
        parents.pop();
        down = cursor.gotoNextSibling();
        if (!down && !cursor.gotoParent()) break;
      }
      cursor.delete();
      tree.delete();
      for (const row of cutRows) (rows[row] as Row).flags |= Flag.cut;
      return rows.map(lineOf);
    },
  };
}

interface Row {
  kind: number;
  field: number;
  flags: number;
  start: number;
  end: number;
  parent: number;
}

function describe(node: Node, field: number, parent: number): Row {
  const flags = (node.isNamed ? Flag.named : 0) | (node.isMissing ? Flag.missing : 0) | (node.hasError || node.isError ? Flag.broken : 0);
  return { kind: node.typeId, field, flags, start: node.startIndex, end: node.endIndex, parent };
}

function lineOf({ kind, field, flags, start, end, parent }: Row): Line {
  return `${Kind[kind] ?? kind} ${Field[field] ?? field} ${flags} ${start}-${end} in ${parent}`;
}

/** The rows of our tree in the same form. */
export function rowsOf(tree: SyntaxTree): Line[] {
  const { kinds, fields, flags, starts, ends, parents } = columnsOf(tree);
  const at = (column: { readonly [row: number]: number }, row: number) => column[row] as number;
  return Array.from({ length: tree.size }, (_, row) =>
    lineOf({
      kind: at(kinds, row),
      field: at(fields, row),
      flags: at(flags, row),
      start: at(starts, row),
      end: at(ends, row),
      parent: at(parents, row),
    }),
  );
}
