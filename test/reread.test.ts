/** Reading an edited file gives what reading it anew gives, and what is half-written breaks its own statement only. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PlacedItem } from "../server/src/engine/syntax/items.js";
import { splitItems } from "../server/src/engine/syntax/items.js";
import { chunksOf, readChunks } from "../server/src/engine/syntax/reread.js";
import { SourceFile } from "../server/src/engine/syntax/source-file.js";
import { Flag } from "../server/src/engine/syntax/tree.js";
import { columnsOf } from "./harness/columns.js";
import { loadParser } from "./harness/parser.js";
import { corpus } from "./harness/python-corpus.js";

const parser = loadParser();

const folder = new URL("./rules/", import.meta.url);
const fixtures = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
);
const texts: Readonly<Record<string, string>> = { ...corpus, ...fixtures };

/** Everything that is known of items, line by line. */
function described(items: readonly PlacedItem[]): string[] {
  return items.flatMap(({ item, start, members }) => {
    const columns = Object.values(columnsOf(item.tree)).map((column) => column.join());
    return [`${start} ${item.isClassHead} ${item.text} ${columns.join(" ")}`, ...described(members)];
  });
}

function expectSameFile(file: SourceFile, fresh: SourceFile): void {
  expect(described(file.items)).toEqual(described(fresh.items));
  expect(file.comments).toEqual(fresh.comments);
  expect(file.lineStarts).toEqual(fresh.lineStarts);
}

describe("each statement parsed alone is what it is in the whole", () => {
  const sound = Object.entries(texts).filter(([, text]) => !parser.parse(text).is(0, Flag.broken));

  test.each(sound)("%s", (_, text) => {
    const chunks = chunksOf(text);
    expect(chunks).toBeDefined();
    const { items, comments } = readChunks(parser, { text, starts: chunks?.starts ?? [], end: text.length }, "", new Map());
    const whole = SourceFile.read(parser, text);
    expect(described(items)).toEqual(described(splitItems(parser.parse(text))));
    expect(comments).toEqual(whole.comments);
  });
});

/** What people type, whole or in passing. */
const typed = [
  "x",
  "(",
  ")",
  "[",
  '"',
  "'''",
  "\n",
  "\r\n",
  "    ",
  "#",
  "\\",
  ":",
  "else:",
  "@a\n",
  "class A:\n",
  "\ndef f():\n    pass\n",
  "\f",
  "",
];

test.each(Object.keys(texts))("%s: after each of a row of edits, items are those of a fresh read", (name) => {
  const random = randomNumbers(name.length + (texts[name]?.length ?? 0));
  let file = SourceFile.read(parser, texts[name] ?? "");
  for (let edit = 0; edit < 12; edit++) {
    const { text } = file;
    const at = random(text.length + 1);
    const removed = random(3) === 0 ? random(9) : 0;
    const from = random(text.length + 1);
    const added = random(8) === 0 ? text.slice(from, from + random(400)) : typed[random(typed.length)];
    const next = text.slice(0, at) + added + text.slice(at + removed);
    const read = SourceFile.read(parser, next, file);
    expectSameFile(read, SourceFile.read(parser, next));
    // Some are undone by going on with the text as it was.
    if (random(2) === 0) file = read;
  }
});

describe("what is half-written breaks its own statement", () => {
  const rest =
    "\n\nclass Store:\n    size = 1\n\n    async def load(self):\n        return 1\n\n    def keep(self):\n        return 2\n\n\ndef last():\n    return 3\n";
  const soundIn = (text: string) => SourceFile.read(parser, text).items.map(({ item }) => !item.tree.is(0, Flag.broken));

  test.each([
    ["print(", 1],
    ["x = '''", 1],
    ["items = [1,", 1],
    ["if (a and", 1],
    ["name = 'open", 1],
  ])("%s", (broken, count) => {
    expect(soundIn(`${broken}${rest}`)).toEqual([...Array(count).fill(false), true, true]);
  });

  test("in a class, that of its members", () => {
    const text = `first = 1${rest.replace("return 1", "return (1")}`;
    const [, store] = SourceFile.read(parser, text).items;
    expect(store?.members.map(({ item }) => [/.*/.exec(item.text)?.[0], item.tree.is(0, Flag.broken)])).toEqual([
      ["size = 1", false],
      ["async def load(self):", true],
      ["def keep(self):", false],
    ]);
  });
});

/** Numbers below a limit, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
