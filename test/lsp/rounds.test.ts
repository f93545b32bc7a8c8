import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../../server/src/engine/base/edit.js";
import { Rounds } from "../../server/src/lsp/rounds.js";

test("the edits of several rounds amount to one change of the first text", () => {
  const text = fc.string({ maxLength: 20 });
  const rounds = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(text, rounds, (first, all) => {
      const composed = new Rounds(first);
      let current = first;
      for (const round of all) {
        const edits: TextEdit[] = [];
        let from = 0;
        for (const [gap, length, newText] of round) {
          const start = Math.min(current.length, from + (gap % 5));
          const end = Math.min(current.length, start + length);
          edits.push({ start, end, newText });
          from = end + 1;
          if (from > current.length) break;
        }
        current = applyEdits(current, edits);
        composed.apply(edits);
        expect(composed.text()).toBe(current);
      }
      expect(applyEdits(first, composed.edits())).toBe(current);
    }),
    { numRuns: 1000 },
  );
});

test("what is not touched is not replaced", () => {
  const rounds = new Rounds("import time\n\ntime.sleep(1)\n");
  rounds.apply([{ start: 13, end: 17, newText: "asyncio" }]);
  rounds.apply([{ start: 0, end: 0, newText: "import asyncio\n" }]);
  expect(rounds.edits()).toEqual([
    { start: 0, end: 0, newText: "import asyncio\n" },
    { start: 13, end: 17, newText: "asyncio" },
  ]);
});
