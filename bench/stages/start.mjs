/** From the start of a server to the first diagnostics of a document, and its memory then. */
import * as fs from "node:fs";
import * as path from "node:path";
import { makeModule } from "../code.mjs";
import { LspClient } from "../lsp-client.mjs";
import { median } from "../measure.mjs";
import { printTable, showMemory, showRatio, showTime, tell } from "../report.mjs";

const lines = 1_500;
const runs = 5;

/** @param {import("../main.mjs").Bench} bench */
export async function measureStart({ tools, scratch, values, patience }) {
  const text = makeModule(lines);
  const file = path.join(scratch, "start/main.py");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`\nStart to the first diagnostics, ${lines} lines, median of ${runs}`);
  /** @type {{ name: string, time: number | undefined, peak: number | undefined }[]} */
  const rows = [];
  for (const tool of tools) {
    tell(`${tool.name} starts`);
    const times = [];
    let peak = 0;
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      const client = await LspClient.start(tool, path.dirname(file));
      const answer = await client.open(file, text, patience * 1000);
      if (answer !== undefined) times.push(performance.now() - begun);
      peak = Math.max(peak, client.use?.peak ?? 0);
      await client.stop();
    }
    const time = times.length > 0 ? median(times) : undefined;
    if (time !== undefined) values.set(`${tool.name} start`, time);
    if (peak > 0) values.set(`${tool.name} start.peak`, peak);
    rows.push({ name: tool.name, time, peak: peak || undefined });
  }
  printTable(
    ["", "time", "ours is", "peak memory"],
    rows.map(({ name, time, peak }) => [name, showTime(time), showRatio(rows[0].time, time), showMemory(peak)]),
  );
}
