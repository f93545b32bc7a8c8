/** What pylint expects of its functional tests: the name of a message in brackets behind a line, `# [await-outside-async]`. */
import * as fs from "node:fs";
import * as path from "node:path";

/** @typedef {import("./main.mjs").TestFile} TestFile */

/** The tests of messages about async code, by their place. */
const files = {
  "a/async_context_manager_with_regular_with.py": "async-context-manager-with-regular-with",
  "a/await_outside_async.py": "await-outside-async",
  "i/invalid/invalid_overridden_method.py": "invalid-overridden-method",
  "n/not_async_context_manager.py": "not-async-context-manager",
  "n/not_async_context_manager_py37.py": "not-async-context-manager",
  "y/yield_inside_async_function.py": "yield-inside-async-function",
};

/** @param {string} root a checkout of pylint-dev/pylint @returns {TestFile[]} */
export function readPylint(root) {
  return Object.entries(files).map(([place, code]) => {
    const text = fs.readFileSync(path.join(root, "tests/functional", place), "utf8");
    const expected = text.split("\n").flatMap((line, row) => (line.includes(`[${code}]`) ? [{ line: row + 1, code }] : []));
    return { name: path.basename(place), text, codes: [code], expected };
  });
}
