/**
 * What flake8-async expects of its own test files: comments such as `# error: 4` and `# ASYNC251: 4` behind a line. Its tests read every
 * file three times, as trio, anyio and asyncio code; here it is asyncio's reading.
 */
import * as fs from "node:fs";
import * as path from "node:path";

/** @typedef {import("./main.mjs").TestFile} TestFile */

/** @param {string} root a checkout of python-trio/flake8-async @returns {TestFile[]} */
export function readFlake8Async(root) {
  const folder = path.join(root, "tests/eval_files");
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .flatMap((name) => read(name, fs.readFileSync(path.join(folder, name), "utf8")));
}

/** Marked as not for asyncio or silent there for the words of a message or for want of support: they are read all the same. */
const forAsyncioToo = new Set([
  ...["async110.py", "async120.py", "async240.py", "async250.py", "async250_multi_library.py"],
  ...["async251_multi_library.py", "no_library.py"],
]);

/** Its checks go by spelling, ours by what a name means: what files forgot to import. */
const imports = new Map([
  ["async210.py", ["from urllib import request", "from urllib.request import urlopen"]],
  ["async212.py", ["import httpx, httpx2", "from typing import Optional"]],
  ["async22x_asyncio.py", ["import os, subprocess", "from os import P_DETACH, P_NOWAIT, P_NOWAITO, P_WAIT"]],
  ["async232_asyncio.py", ["import io", "from typing import Optional"]],
  ["anyio_trio.py", ["import subprocess"]],
  ["no_library.py", ["import subprocess"]],
  ["trio_anyio.py", ["import subprocess"]],
]);

/** Files of bare `try: ...` statements: cancellation is caught only where a coroutine awaits. */
const withoutCoroutine = new Set([
  ...["async103.py", "async103_104_py311.py", "async103_no_104.py", "async104.py"],
  ...["async123.py", "async123_py311.py", "async400_py311.py"],
]);

/** @param {string} name @param {string} original @returns {TestFile[]} */
function read(name, original) {
  const isMarked = (/** @type {string} */ marker) => original.includes(`# ${marker}`) && !forAsyncioToo.has(name);
  if (isMarked("NOASYNCIO")) return [];
  const library = /# BASE_LIBRARY (\w+)/.exec(original)?.[1]?.toLowerCase() ?? "trio";
  const text = original.replaceAll(new RegExp(`(?<!-)(?:\\b|(?<=_))${library}\\b`, "g"), "asyncio");
  const lines = text.split("\n");
  const ownCode = name.replace(/[._].*/, "").toUpperCase();
  const codes = /# ARG --enable=(\S+)/.exec(text)?.[1]?.split(",") ?? [ownCode];
  const expected = isMarked("ASYNCIO_NO_ERROR")
    ? []
    : lines.flatMap((line, row) => codesOf(line, ownCode).map((code) => ({ line: placeOf(code, lines, row) + 1, code })));
  const file = { name, text, codes, expected };
  return [withoutCoroutine.has(name) ? inCoroutine(file) : { ...file, above: imports.get(name) }];
}

/** @param {string} line @param {string} ownCode */
function codesOf(line, ownCode) {
  const comment = line.trimStart().startsWith("#") ? "" : line.slice(line.indexOf("#") + 1 || line.length);
  return [...comment.matchAll(/(error|ASYNC\d\d\d)(?:_\w+)?:[^#]*/g)].map(([, code]) => (code === "error" ? ownCode : code));
}

/** Handlers of cancellation are reported at their `except`: there it is looked for. @param {string} code @param {string[]} lines @param {number} row */
function placeOf(code, lines, row) {
  if (code !== "ASYNC103" && code !== "ASYNC104") return row;
  const width = (/** @type {string} */ line) => line.length - line.trimStart().length;
  let inside = width(lines[row]) + 1;
  for (let at = row; at >= 0; at--) {
    if (lines[at].trim() === "" || width(lines[at]) >= inside) continue;
    if (/^ *except(:|\*? \(|.*BaseException|.*cancelled)/.test(lines[at])) return at;
    inside = width(lines[at]);
  }
  return row;
}

/** @param {TestFile} file @returns {TestFile} */
function inCoroutine(file) {
  const text = file.text
    .replaceAll(/\btry:\n( *)\.\.\.$/gm, "try:\n$1await asyncio.sleep(1)")
    .replaceAll(/^( *)def /gm, "$1async def ")
    .replaceAll(/^(?=.)/gm, "    ");
  return { ...file, text, above: ["import asyncio", "async def everything():"] };
}
