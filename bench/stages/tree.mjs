/** A whole tree of files, checked from the command line. */
import * as fs from "node:fs";
import * as path from "node:path";
import { median, runProgram } from "../measure.mjs";
import { printTable, showMemory, showRatio, showTime, tell } from "../report.mjs";

/** Slow programs run once, quick ones often enough for a median. */
const runs = 5;
const isSlow = 20_000;

/** @param {import("../main.mjs").Bench} bench */
export async function measureTree({ tools, tree, values, patience }) {
  console.log(`\nWhole tree, ${tree.about}`);
  printContents(tree.folder);
  const rows = [];
  for (const { name, check, checkAgain } of tools) {
    if (check === undefined) continue;
    tell(`${name} checks the tree`);
    const cold = await repeat(check(tree.folder), patience);
    // The first of the later runs is the one that fills the cache.
    const isFilled = checkAgain !== undefined && (await runProgram(checkAgain(tree.folder), { patience })) !== undefined;
    const warm = isFilled ? await repeat(checkAgain(tree.folder), patience) : undefined;
    if (cold !== undefined) values.set(`${name} tree.cold`, cold.time);
    if (warm !== undefined) values.set(`${name} tree.warm`, warm.time);
    if (cold?.peak !== undefined) values.set(`${name} tree.peak`, cold.peak);
    rows.push({ name, cold, warm });
  }
  const ours = rows[0]?.cold?.time;
  printTable(
    ["", "cold", "ours is", "work", "warm", "peak memory"],
    rows.map(({ name, cold, warm }) => [
      name,
      cold === undefined ? `over ${patience} s` : showTime(cold.time),
      showRatio(ours, cold?.time),
      showTime(cold?.work),
      showTime(warm?.time),
      showMemory(cold?.peak),
    ]),
  );
}

/** What is in the folders of the tree, so that somebody else can say whether theirs is the same. @param {string} tree */
function printContents(tree) {
  const folders = fs.readdirSync(tree, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const parts = folders.map(({ name }) => ({ name, ...contentsOf(path.join(tree, name)) }));
  /** @param {"files" | "bytes" | "lines" | "async"} key */
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  const total = { name: "together", files: sum("files"), bytes: sum("bytes"), lines: sum("lines"), async: sum("async") };
  printTable(
    ["", "Python files", "MB", "lines", "with async"],
    [...parts, total].map(({ name, files, bytes, lines, async }) => [
      name,
      String(files),
      (bytes / 1_000_000).toFixed(1),
      String(lines),
      files === 0 ? "-" : `${((async / files) * 100).toFixed(0)} %`,
    ]),
  );
}

/** @param {string} folder */
function contentsOf(folder) {
  const found = { files: 0, bytes: 0, lines: 0, async: 0 };
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".py"));
  for (const file of files.map((name) => path.join(folder, name))) {
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    // Latin-1 has a letter for every byte.
    const text = fs.readFileSync(file, "latin1");
    found.files++;
    found.bytes += text.length;
    found.lines += text.split("\n").length - 1;
    if (/\basync\b/.test(text)) found.async++;
  }
  return found;
}

/** @param {import("../measure.mjs").Command} command @param {number} patience */
async function repeat(command, patience) {
  const found = [];
  for (let run = 0; run < runs; run++) {
    const one = await runProgram(command, { patience });
    if (one === undefined) return undefined;
    found.push(one);
    if (one.time > isSlow) break;
  }
  const used = found.flatMap(({ use }) => use ?? []);
  const time = median(found.map((one) => one.time));
  if (used.length === 0) return { time };
  return { time, work: median(used.map(({ work }) => work)), peak: Math.max(...used.map(({ peak }) => peak)) };
}
