/** A whole tree of files, checked from the command line. */
import { median, runProgram } from "../measure.mjs";
import { printTable, showMemory, showRatio, showTime, tell } from "../report.mjs";

/** Slow programs run once, quick ones often enough for a median. */
const runs = 5;
const isSlow = 20_000;

/** @param {import("../main.mjs").Bench} bench */
export async function measureTree({ tools, tree, values, patience }) {
  console.log(`\nWhole tree, ${tree.about}`);
  const rows = [];
  for (const { name, check, checkAgain } of tools) {
    if (check === undefined) continue;
    tell(`${name} checks the tree`);
    const cold = await repeat(check(tree.folder), patience);
    const warm = checkAgain && (await repeat(checkAgain(tree.folder), patience));
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
