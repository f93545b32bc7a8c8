/** The parser module: its trees are those of web-tree-sitter, and no text is too much for it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { Field, Kind } from "../server/src/engine/syntax/kinds.gen.js";
import { Flag, none, type SyntaxTree } from "../server/src/engine/syntax/tree.js";
import { columnsOf } from "./harness/columns.js";
import { instantiateParser, loadParser } from "./harness/parser.js";
import { corpus } from "./harness/python-corpus.js";
import { deepestLevel, loadReference, type Reference, rowsOf } from "./harness/reference-parser.js";

const parser = loadParser();
let reference: Reference;
beforeAll(async () => {
  reference = await loadReference();
});

/** What must hold in any tree. */
function expectSoundColumns(tree: SyntaxTree): void {
  const { size } = tree;
  const { starts, ends, parents, nexts } = columnsOf(tree);
  const problems: string[] = [];
  // The row after a subtree is the first later row whose parent is not in it.
  const expectedNexts = new Uint32Array(size);
  for (let row = size - 1; row >= 0; row--) {
    if (expectedNexts[row] === 0) expectedNexts[row] = row + 1;
    const parent = parents[row] as number;
    if (parent >= 0 && expectedNexts[parent] === 0) expectedNexts[parent] = expectedNexts[row] as number;
  }
  for (let row = 0; row < size; row++) {
    const parent = parents[row] as number;
    if (row === 0 ? parent !== none : parent < 0 || parent >= row) problems.push(`row ${row} has parent ${parent}`);
    if (nexts[row] !== expectedNexts[row]) problems.push(`row ${row} has next ${nexts[row]}, not ${expectedNexts[row]}`);
    const inside =
      row === 0 || ((starts[row] as number) >= (starts[parent] as number) && (ends[row] as number) <= (ends[parent] as number));
    if (!inside) problems.push(`row ${row} sticks out of its parent`);
    if ((ends[row] as number) > tree.text.length) problems.push(`row ${row} ends after the text`);
    if (Kind[tree.kind(row)] === undefined) problems.push(`row ${row} has a kind without a name: ${tree.kind(row)}`);
    if (Field[tree.field(row)] === undefined) problems.push(`row ${row} has a field without a name: ${tree.field(row)}`);
  }
  expect(problems).toEqual([]);
}

function expectSameAsReference(text: string): void {
  const tree = parser.parse(text);
  expectSoundColumns(tree);
  if (reference.recoversAlike || !tree.is(0, Flag.broken)) expect(rowsOf(tree)).toEqual(reference.rows(text));
}

describe("trees are those of web-tree-sitter", () => {
  test.each(Object.entries(corpus))("%s", (_, text) => expectSameAsReference(text));

  test.each(Object.entries(corpus))("%s, with CRLF", (_, text) => expectSameAsReference(text.replaceAll("\n", "\r\n")));

  test("the corpus uses every kind", () => {
    const used = new Set(Object.values(corpus).flatMap((text) => columnsOf(parser.parse(text)).kinds));
    const unused = Object.values(Kind).filter((kind) => typeof kind === "number" && !used.has(kind));
    expect(unused.map((kind) => Kind[kind as Kind])).toEqual([]);
  });

  test.each(Object.entries(corpus))("%s, mutilated", (name, text) => {
    const random = randomNumbers(name.length);
    for (let round = 0; round < 25; round++) {
      let mutilated = text;
      for (let deletions = 1 + random(3); deletions > 0; deletions--) {
        const at = random(mutilated.length);
        mutilated = mutilated.slice(0, at) + mutilated.slice(at + 1 + random(6));
      }
      expectSameAsReference(mutilated);
    }
  });
});

test("the numbers in kinds.gen.ts are the language's", () => {
  const { language } = reference;
  const fields = Object.fromEntries(Object.entries(Field).filter(([name, id]) => typeof id === "number" && name !== "none"));
  expect(fields).toEqual(Object.fromEntries(language.fields.flatMap((name, id) => (name ? [[name, id]] : []))));

  const wrong = Object.entries(Kind).filter(([name, id]) => {
    if (typeof id !== "number" || id === Kind.ERROR) return false;
    const isNamed = !/^(kw|op)_/.test(name);
    return language.idForNodeType(language.nodeTypeForId(id) ?? "", isNamed) !== id || (isNamed && language.nodeTypeForId(id) !== name);
  });
  expect(wrong).toEqual([]);
});

describe("bounds", () => {
  /** Texts that nest deeply, well-formed or not. */
  const deep: Record<string, string> = {
    "10,000 nested brackets": `x = ${"(".repeat(10_000)}${")".repeat(10_000)}`,
    "a chain of 20,000 terms": Array(20_000).fill("a").join(" + "),
    "a chain of 20,000 attributes": `a${".b".repeat(20_000)}`,
    "20,000 lambdas": `${"lambda: ".repeat(20_000)}1`,
    "3,000 nested ifs": Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join(""),
    "exactly as deep as allowed": `${"(".repeat(deepestLevel - 3)}1${")".repeat(deepestLevel - 3)}`,
    "one level deeper than allowed": `${"(".repeat(deepestLevel - 2)}1${")".repeat(deepestLevel - 2)}`,
  };

  test.each(Object.entries(deep))("%s: cut at the deepest level, else unchanged", (_, text) => expectSameAsReference(text));

  test("what is cut says so", () => {
    const isCut = (text: string) => columnsOf(parser.parse(text)).flags.some((flags) => (flags & Flag.cut) !== 0);
    expect(isCut(deep["exactly as deep as allowed"] as string)).toBe(false);
    expect(isCut(deep["one level deeper than allowed"] as string)).toBe(true);
    const tree = parser.parse(deep["10,000 nested brackets"] as string);
    const cut = columnsOf(tree).flags.findIndex((flags) => (flags & Flag.cut) !== 0);
    expect(tree.kind(cut)).toBe(Kind.parenthesized_expression);
    expect(tree.firstChild(cut)).toBe(none);
  });

  /** Texts that must only be survived: a tree comes back and its columns are sound. */
  const junk: Record<string, string> = {
    "200,000 nested brackets": `x = ${"[".repeat(200_000)}${"]".repeat(200_000)}`,
    "200,000 open brackets": "(".repeat(200_000),
    "200,000 closing brackets": ")".repeat(200_000),
    "200,000 terms": Array(200_000).fill("a").join(" + "),
    "100,000 columns of indentation": `if x:\n${" ".repeat(100_000)}pass\n`,
    "100,000 lines of stairs": Array.from({ length: 100_000 }, (_, line) => `${" ".repeat(line % 97)}if x:\n`).join(""),
    "nested f-strings": 'f"{'.repeat(20_000),
    "lone quotes": "'''\"\"\"'\"".repeat(20_000),
    backslashes: "\\\n\\".repeat(50_000),
    "a megabyte of statements": "await f(1)\n".repeat(100_000),
    nothing: "",
    zeros: "\0".repeat(1000),
  };

  test.each(Object.entries(junk))("%s", (_, text) => {
    const tree = parser.parse(text);
    expect(tree.size).toBeGreaterThan(0);
    expectSoundColumns(tree);
    expectSameAsReference("after = 1");
  });

  test("half a surrogate pair at the end is not paired with what lies behind the text", () => {
    // Fills the input buffer with second halves first.
    parser.parse("\udc00".repeat(100));
    for (const text of ["\ud800", "x = '\ud800", "# \ud800", "\udc00", "f'if \\:\ud800"]) {
      const tree = parser.parse(text);
      expectSoundColumns(tree);
      expect(rowsOf(tree)).toEqual(rowsOf(parser.parse(text)));
    }
  });

  test.each(Object.entries({ binary: "\0\x01\xff".repeat(50_000), definitions: "def f(".repeat(50_000), dots: ".".repeat(100_000) }))(
    "gives up on a hopeless mess of %s, and works after it",
    (_, text) => {
      expect(parser.parse(text).size).toBe(0);
      expectSameAsReference("after = 1");
    },
  );

  test("refuses what is larger than memory, and works after it", () => {
    const exports = instantiateParser();
    expect(exports.initialize()).toBe(1);
    for (const units of [-1, 2 ** 31, 2 ** 27 + 1]) {
      expect(exports.input(units)).toBe(0);
      expect(exports.parse(0)).toBe(-1);
    }
    const address = exports.input(5);
    new Uint16Array(exports.memory.buffer, address, 5).set([..."x = 1"].map((character) => character.charCodeAt(0)));
    expect(exports.parse(6)).toBe(-1);
    expect(exports.parse(5)).toBe(6);
    expect(exports.column(7)).toBe(0);
  });

  test("memory is used again: a thousand texts take no more than the largest of them", () => {
    const exports = instantiateParser();
    exports.initialize();
    const parse = (text: string) => {
      const units = new Uint16Array(exports.memory.buffer, exports.input(text.length), text.length);
      for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
      expect(exports.parse(text.length)).toBeGreaterThan(0);
    };
    parse(corpus["async everything"] as string);
    parse("f(x)\n".repeat(20_000));
    const size = exports.memory.buffer.byteLength;
    for (let round = 0; round < 1000; round++) parse(corpus["async everything"] as string);
    parse("f(x)\n".repeat(20_000));
    expect(exports.memory.buffer.byteLength).toBe(size);
  });
});

describe("the committed module", () => {
  const path = fileURLToPath(new URL("../server/parser/parser.wasm", import.meta.url));

  test("imports nothing and exports the contract", () => {
    const module = new WebAssembly.Module(readFileSync(path));
    expect(WebAssembly.Module.imports(module)).toEqual([]);
    expect(
      WebAssembly.Module.exports(module)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["column", "initialize", "input", "memory", "parse"]);
  });

  test("is current, and so is kinds.gen.ts", () => {
    const script = fileURLToPath(new URL("../scripts/build-parser.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

/** A generator of whole numbers below the one asked with, the same every time (Park and Miller's). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, below);
  };
}
