/** All safe fixes of a file as one change: rounds of fixes that do not overlap, until there are none. */
import { conflict, type TextEdit } from "../engine/base/edit.js";
import type { Finding, Fix } from "../engine/rules/finding.js";
import { Rounds } from "./rounds.js";
import type { ReadyFile } from "./session.js";

/** A round may make the next possible (nested calls); more than this is two fixes undoing each other. */
const mostRounds = 20;

/** Every safe fix. */
export function fixEverything(ready: ReadyFile): TextEdit[] {
  return fixInRounds(ready, () => ready.engine.fixAll(ready.key, { unsafe: false }).edits);
}

/** The safe fixes of one rule. */
export function fixRule(ready: ReadyFile, rule: string): TextEdit[] {
  return fixInRounds(ready, () => chooseEdits(ready, rule));
}

export function hasSafeFix(finding: Finding): boolean {
  return safeFix(finding) !== undefined;
}

/** The fix that "fix all" takes: as the engine does. */
function safeFix(finding: Finding): Fix | undefined {
  return finding.fixes.find((fix) => fix.safety === "safe" && fix.preferred);
}

function fixInRounds({ engine, key, file, about }: ReadyFile, round: () => readonly TextEdit[]): TextEdit[] {
  const rounds = new Rounds(file.text);
  try {
    for (let count = 0; count < mostRounds; count++) {
      const edits = round();
      if (edits.length === 0) break;
      rounds.apply(edits);
      engine.setFile(key, rounds.text(), about);
    }
    return rounds.edits();
  } finally {
    engine.setFile(key, file.text, about);
  }
}

/** The edits of as many of a rule's fixes as can be made at once; the others come in the next round. */
function chooseEdits({ engine, key }: ReadyFile, rule: string): TextEdit[] {
  const chosen: TextEdit[] = [];
  const text = engine.text(key) ?? "";
  for (const finding of engine.check(key)) {
    if (finding.rule !== rule) continue;
    const edits = safeFix(finding)?.edits();
    if (!edits?.every((edit) => edit.file === key)) continue;
    // Two fixes may bring the same import, somewhere above: it is added once. Other insertions at one place have no order: one waits.
    const line = text.lastIndexOf("\n", finding.span.start - 1) + 1;
    const added = edits.filter((edit) => edit.end > line || !chosen.some((other) => isSame(edit, other)));
    const clashes = added.some((edit) =>
      chosen.some((other) => conflict(edit, other) || (edit.start === other.start && edit.end === other.end)),
    );
    if (added.length > 0 && !clashes) chosen.push(...added);
  }
  return chosen;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}
