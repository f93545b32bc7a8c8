/**
 * How our work grows when there is twice as much: of files, of lines in one file, of calls in a chain, of findings. Work is time on the
 * processor, or by the clock where the system does not say.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { makeChain, makeFindings, makeModule, writeTree } from "../code.mjs";
import { runProgram } from "../measure.mjs";
import { printTable, showTime, tell } from "../report.mjs";

/** The best of so many runs: what disturbs a run only makes it slower. What takes this long (ms) runs once. */
const runs = 3;
const isSlow = 20_000;

/** @type {{ name: string, from: number, to: number, write: (folder: string, size: number) => void }[]} */
const series = [
  { name: "files", from: 100, to: 12_800, write: (folder, files) => writeTree(folder, files, 60) },
  { name: "lines", from: 100, to: 51_200, write: single((lines) => makeModule(lines)) },
  { name: "chain", from: 50, to: 1_600, write: single(makeChain) },
  { name: "findings", from: 100, to: 12_800, write: single(makeFindings) },
];

/** @param {import("../main.mjs").Bench} bench */
export async function measureGrowth({ tools, scratch, values, patience }) {
  const check = tools[0].check;
  if (check === undefined) return;
  for (const { name, from, to, write } of series) {
    console.log(`\nGrowth: ${name}`);
    /** @type {{ size: number, time: number, work: number }[]} */
    const found = [];
    for (let size = from; size <= to; size *= 2) {
      tell(`${size} ${name}`);
      const folder = path.join(scratch, `growth-${name}-${size}`);
      fs.mkdirSync(folder, { recursive: true });
      write(folder, size);
      const one = await best(check(folder), patience);
      fs.rmSync(folder, { recursive: true });
      if (one === undefined) {
        console.log(`  ${size} take over ${patience} s`);
        break;
      }
      found.push({ size, ...one });
    }
    const growth = found.slice(1).map(({ work }, at) => work / found[at].work);
    if (growth.length > 0) values.set(`ours growth.${name}`, Math.max(...growth));
    printTable(
      [name, "time", "work", "growth"],
      found.map(({ size, time, work }, at) => [
        String(size),
        showTime(time),
        showTime(work),
        at === 0 ? "" : `${growth[at - 1].toFixed(2)}×`,
      ]),
    );
  }
}

/** @param {import("../measure.mjs").Command} command @param {number} patience */
async function best(command, patience) {
  /** @type {{ time: number, work: number } | undefined} */
  let least;
  for (let run = 0; run < runs && (least?.time ?? 0) < isSlow; run++) {
    const found = await runProgram(command, { patience });
    if (found === undefined) break;
    const { time, use } = found;
    const work = use?.work ?? time;
    if (least === undefined || work < least.work) least = { time, work };
  }
  return least;
}

/** @param {(size: number) => string} make @returns {(folder: string, size: number) => void} */
function single(make) {
  return (folder, size) => fs.writeFileSync(path.join(folder, "main.py"), make(size));
}
