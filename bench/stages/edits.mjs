/** Ten thousand random edits of several files by one engine: its memory stays flat, and what it finds is what a fresh engine finds. */
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { start, statusOf } from "../../scripts/process.mjs";
import { root } from "../../scripts/project.mjs";
import { printTable, showMemory, tell } from "../report.mjs";

/** After so many, memory is looked at. */
const counts = [1_000, 5_000, 10_000];

/** @param {import("../main.mjs").Bench} bench */
export async function measureEdits({ values }) {
  console.log("\nRandom edits of several files");
  tell(`${counts.at(-1)} edits, compared with a fresh engine after half of them`);
  const esbuild = await import("esbuild");
  // As deep in the repository as its source: it reads files of the project.
  const program = path.join(root, ".cache/bench/many-edits.mjs");
  const options = /** @type {const} */ ({ bundle: true, platform: "node", format: "esm", logLevel: "warning" });
  await esbuild.build({ ...options, entryPoints: [path.join(root, "test/harness/many-edits.ts")], outfile: program });
  const child = start(process.execPath, ["--expose-gc", program, ...counts.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
  const [status, output] = await Promise.all([statusOf(child), text(/** @type {import("node:stream").Readable} */ (child.stdout))]);
  if (status !== 0) throw new Error("What is found after an edit is not what a fresh engine finds.");
  /** @type {{ edits: number, memory: number }[]} */
  const found = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  printTable(
    ["edits", "memory"],
    found.map(({ edits, memory }) => [String(edits), showMemory(memory)]),
  );
  values.set("ours edits.first", found[0].memory);
  values.set("ours edits.last", found[found.length - 1].memory);
}
