/** What Ruff expects of its fixtures: the places in its snapshots (`.snap`), each under the code and the words of its diagnostic. */
import * as fs from "node:fs";
import * as path from "node:path";

/** @typedef {import("./main.mjs").TestFile} TestFile */

const linter = "crates/ruff_linter";

/** The snapshots that are read: of which linter and rule, and of which file. */
const snapshots = [
  ...["100_ASYNC100", "109_ASYNC109_0", "109_ASYNC109_1", "110_ASYNC110", "119_ASYNC119", "210_ASYNC210", "212_ASYNC212"],
  ...["220_ASYNC22x", "221_ASYNC22x", "222_ASYNC22x", "230_ASYNC230", "240_ASYNC240", "250_ASYNC250", "251_ASYNC251"],
]
  .map((name) => ["flake8_async", `ASYNC${name}.py`])
  .concat([
    ["ruff", "RUF006_RUF006.py"],
    ["ruff", "RUF029_RUF029.py"],
    ["pyupgrade", "UP041.py"],
    ["flake8_pytest_style", "PT024"],
    ["pylint", "PLE1142_await_outside_async.py"],
    ["pylint", "PLE1142_await_outside_async.ipynb"],
    ["pylint", "PLE1700_yield_from_in_async_function.py"],
  ]);

/** @param {string} root a checkout of astral-sh/ruff @returns {TestFile[]} */
export function readRuff(root) {
  /** @type {Map<string, TestFile & { codes: string[] }>} */
  const files = new Map();
  for (const [group, snapshot] of snapshots) {
    const [code, ...rest] = snapshot.split("_");
    const name = rest.length > 0 ? rest.join("_") : `${code.replace(/\.py$/, "")}.py`;
    const place = path.join(root, linter, "src/rules", group, "snapshots", `ruff_linter__rules__${group}__tests__${snapshot}.snap`);
    const fixture = path.join(root, linter, "resources/test/fixtures", group, name);
    const file = files.get(name) ?? { name, text: fs.readFileSync(fixture, "utf8"), codes: [], expected: [] };
    files.set(name, file);
    const ownCode = code.replace(/\.py$/, "");
    file.codes.push(ownCode);
    // The lines above an arrow are the diagnostic: its code first.
    for (const [, line] of fs.readFileSync(place, "utf8").matchAll(/^ *--> \S+?:(?:cell \d+:)?(\d+):\d+$/gm))
      file.expected.push({ line: Number(line), code: ownCode });
  }
  return [...files.values()];
}
