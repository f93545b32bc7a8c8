/** What the benchmark measures with: code that is valid, mistakes that are found, edits that bring other diagnostics. */
import { describe, expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../server/src/engine/base/edit.js";
import { about, createEngine } from "./harness/engine.js";
import { compileAll } from "./harness/python.js";

const { makeChain, makeFindings, makeModule } = (await import(new URL("../bench/code.mjs", import.meta.url).href)) as {
  makeModule: (lines: number) => string;
  makeFindings: (count: number) => string;
  makeChain: (depth: number) => string;
};
const { kindNames, makeEdits } = (await import(new URL("../bench/edits.mjs", import.meta.url).href)) as {
  kindNames: readonly string[];
  makeEdits: (text: string, count: number) => (TextEdit & { kind: string; text: string })[];
};

describe("code", () => {
  test("is valid Python, as long as asked for, and the same every time", () => {
    const text = makeModule(1000);
    expect(makeModule(1000)).toBe(text);
    expect(text.split("\n").length).toBeGreaterThan(1000);
    expect(text.split("\n").length).toBeLessThan(1040);
    expect(compileAll([text, makeFindings(3), makeChain(3)].map((one) => ({ text: one, notebook: false })))).toEqual([null, null, null]);
  });

  test("has the mistakes it says, and no others", () => {
    const rules = findingsIn(makeModule(1000)).map((finding) => finding.rule);
    expect(new Set(rules)).toEqual(new Set(["blocking-sleep"]));
    expect(findingsIn(makeFindings(20)).map(({ rule }) => rule)).toEqual(Array.from({ length: 20 }, () => "blocking-sleep"));
    expect(findingsIn(makeChain(20)).map(({ rule }) => rule)).toEqual(["blocking-call"]);
  });
});

test("every kind of edit brings other diagnostics, and its undo brings back those before", () => {
  const text = makeModule(300);
  const edits = makeEdits(text, 2 * kindNames.length);
  expect(edits.map(({ kind }) => kind)).toEqual(kindNames.flatMap((kind) => [kind, kind]));
  const before = findingsIn(text).map(placed);
  let current = text;
  for (const [at, { start, end, text: newText }] of edits.entries()) {
    current = applyEdits(current, [{ start, end, newText }]);
    const isUndo = at % 2 === 1;
    if (isUndo) expect(current).toBe(text);
    else expect(findingsIn(current).map(placed)).not.toEqual(before);
  }
});

function findingsIn(text: string) {
  const engine = createEngine();
  engine.setFile("main.py", text, about({ module: "main" }));
  return engine.check("main.py");
}

function placed({ rule, span }: { rule: string; span: { start: number; end: number } }): string {
  return `${rule} ${span.start}-${span.end}`;
}
