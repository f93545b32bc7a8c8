/** From a keystroke to the diagnostics it brings, over stdio, in one document of so many lines. */
import * as fs from "node:fs";
import * as path from "node:path";
import { wait } from "../../scripts/process.mjs";
import { makeModule } from "../code.mjs";
import { kindNames, makeEdits } from "../edits.mjs";
import { LspClient } from "../lsp-client.mjs";
import { percentile } from "../measure.mjs";
import { printTable, showMemory, showRatio, showTime, tell } from "../report.mjs";

const sizes = [1_500, 10_000];

/** Between an answer and the next key (ms): nobody types faster. */
const pause = 30;
/** How long a single answer may take (ms). */
const answerPatience = 60_000;

/** @param {import("../main.mjs").Bench} bench */
export async function measureKeystrokes(bench) {
  for (const lines of sizes) {
    const text = makeModule(lines);
    const file = path.join(bench.scratch, `keystroke-${lines}`, "main.py");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    console.log(`\nKeystroke to diagnostics, ${lines} lines, ${bench.edits} edits`);
    const rows = [];
    for (const tool of bench.tools) rows.push({ name: tool.name, ...(await typeInto(tool, file, text, bench)) });
    show(rows, lines, bench.values);
  }
}

/**
 * @param {import("../tools.mjs").Tool} tool
 * @param {string} file
 * @param {string} text
 * @param {import("../main.mjs").Bench} bench
 */
async function typeInto(tool, file, text, { edits, patience }) {
  tell(`${tool.name} is typed to`);
  const client = await LspClient.start(tool, path.dirname(file));
  /** @type {{ kind: string, time: number }[]} */
  const answers = [];
  let asked = 0;
  try {
    await client.open(file, text, patience * 1000);
    await wait(1_000); // What a server does after its first answer is not the keystroke's affair.
    const before = client.use;
    const until = Date.now() + patience * 1000;
    for (const edit of makeEdits(text, edits)) {
      if (Date.now() > until) break;
      const time = await client.type(edit, answerPatience);
      asked++;
      if (time !== undefined) answers.push({ kind: edit.kind, time });
      await wait(pause);
    }
    const after = client.use;
    const work = before && after && asked > 0 ? (after.work - before.work) / asked : undefined;
    return { answers, asked, work, peak: after?.peak };
  } finally {
    await client.stop();
  }
}

/**
 * @param {{ name: string, answers: { kind: string, time: number }[], asked: number, work: number | undefined, peak: number | undefined }[]} rows
 * @param {number} lines
 * @param {Map<string, number>} values
 */
function show(rows, lines, values) {
  const shown = rows.map(({ name, answers, asked, work, peak }) => {
    const share = (/** @type {number} */ part) =>
      percentile(
        answers.map(({ time }) => time),
        part,
      );
    const [p50, p95] = answers.length > 0 ? [share(0.5), share(0.95)] : [];
    if (p50 !== undefined) values.set(`${name} keystroke.${lines}.p50`, p50);
    if (p95 !== undefined) values.set(`${name} keystroke.${lines}.p95`, p95);
    if (peak !== undefined) values.set(`${name} keystroke.${lines}.peak`, peak);
    return { name, p50, p95, answers, asked, work, peak };
  });
  const ours = shown[0];
  printTable(
    ["", "p50", "ours is", "p95", "ours is", "work an edit", "answered", "peak memory"],
    shown.map(({ name, p50, p95, answers, asked, work, peak }) => {
      const times = [showTime(p50), showRatio(ours.p50, p50), showTime(p95), showRatio(ours.p95, p95), showTime(work)];
      return [name, ...times, `${answers.length} of ${asked}`, showMemory(peak)];
    }),
  );
  console.log("\n  p50 by what is typed (and its undo)");
  const medianOf = (/** @type {typeof shown[number]} */ { answers }, /** @type {string} */ kind) => {
    const times = answers.filter((one) => one.kind === kind).map(({ time }) => time);
    return times.length > 0 ? percentile(times, 0.5) : undefined;
  };
  printTable(
    ["", ...shown.map(({ name }) => name)],
    kindNames.map((kind) => [kind, ...shown.map((row) => showTime(medianOf(row, kind)))]),
  );
}
