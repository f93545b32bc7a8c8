/**
 * `npm start [-- FOLDER] [--check-only]`: prints what the command line finds in FOLDER (examples/ without one), then opens it in a VS Code
 * with the extension running. Ctrl+C ends everything this started.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./ensure-installed.mjs";
import { end, run } from "./process.mjs";
import { root } from "./project.mjs";

// Where npm was called: a FOLDER is meant from there.
const callersFolder = process.env.INIT_CWD ?? process.cwd();

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(2);
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { "check-only": { type: "boolean" } } });
  if (positionals.length > 1) throw new Error(`One folder at a time: ${positionals.join(", ")}`);
  const folder = positionals[0] === undefined ? path.join(root, "examples") : path.resolve(callersFolder, positionals[0]);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`No such folder: ${folder}`);

  await ensureBuilt();
  const status = await run(process.execPath, [path.join(root, "dist/cli.js"), "check", "."], { cwd: folder });
  // 1 says that there are findings, and is no failure here.
  if (status > 1) return end(status);
  if (values["check-only"]) return end(0);

  const { openEditor } = await import("./open-editor.mjs");
  await end(await openEditor(folder));
}
