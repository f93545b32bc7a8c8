/**
 * `npm run bench`: how fast we are, and what memory we take, beside the peers on the same machine in the same run. See README.md.
 *
 *   npm run bench -- --only tree,keystroke   only these stages
 *   npm run bench -- --tree DIR              a tree of your own for the first stage; bench/get-tree.mjs gets one
 *   npm run bench -- --check                 exit with 1 where a budget is not met
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled } from "../scripts/ensure-installed.mjs";
import { beforeEnd, end } from "../scripts/process.mjs";
import { judge } from "./budgets.mjs";
import { writeTree } from "./code.mjs";
import { measureEdits } from "./stages/edits.mjs";
import { measureGrowth } from "./stages/growth.mjs";
import { measureKeystrokes } from "./stages/keystroke.mjs";
import { measureStart } from "./stages/start.mjs";
import { measureTree } from "./stages/tree.mjs";
import { findPeer, ourTool, peerNames } from "./tools.mjs";

/**
 * What a stage is given.
 * @typedef {object} Bench
 * @property {import("./tools.mjs").Tool[]} tools ours first
 * @property {{ folder: string, about: string }} tree
 * @property {string} scratch a folder that goes when the bench ends
 * @property {number} edits
 * @property {number} patience seconds a tool may take for one thing
 * @property {Map<string, number>} values what was measured: "ours keystroke.1500.p50" in ms, "ours tree.peak" in MB
 */

const stages = { tree: measureTree, keystroke: measureKeystrokes, start: measureStart, growth: measureGrowth, edits: measureEdits };

const options = /** @type {const} */ ({
  only: { type: "string" },
  peers: { type: "string" },
  tree: { type: "string" },
  files: { type: "string", default: "1000" },
  edits: { type: "string", default: "200" },
  patience: { type: "string", default: "600" },
  "no-install": { type: "boolean", default: false },
  check: { type: "boolean", default: false },
});

try {
  await end(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(2);
}

/** The exit status. */
async function main() {
  const { values: given } = parseArgs({ options });
  const wanted = chosen("stage", given.only, Object.keys(stages));
  const peers = chosen("peer", given.peers, peerNames);
  await ensureInstalled();
  await ensureBuilt();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-bench-"));
  beforeEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));

  const tools = [ourTool()];
  for (const name of peers) {
    const peer = await findPeer(name, !given["no-install"]);
    if (peer) tools.push(peer);
    else console.log(`${name} is missing: not measured`);
  }
  const [load] = os.loadavg();
  console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, load ${load.toFixed(1)}; Node.js ${process.version}`);
  if (load > 0.5) console.log("Others use this machine: times are longer than they need be, and ratios are rough.");
  console.log(tools.map(({ name, version }) => `${name} ${version}`).join(", "));

  /** @type {Map<string, number>} */
  const values = new Map();
  const tree = wanted.includes("tree") ? treeOf(given.tree, Number(given.files), scratch) : { folder: "", about: "" };
  const bench = { tools, tree, scratch, edits: Number(given.edits), patience: Number(given.patience), values };
  for (const name of wanted) await stages[/** @type {keyof typeof stages} */ (name)](bench);
  const missed = judge(values);
  return given.check && missed > 0 ? 1 : 0;
}

/**
 * The tree to check: the user's, or one made for the purpose.
 * @param {string | undefined} given
 * @param {number} files
 * @param {string} scratch
 */
function treeOf(given, files, scratch) {
  if (given !== undefined) return { folder: path.resolve(given), about: path.resolve(given) };
  const folder = path.join(scratch, "tree");
  writeTree(folder, files);
  return { folder, about: `${files} generated files of 200 lines` };
}

/** The names of a list like "tree,start", or all. @param {string} what @param {string | undefined} given @param {readonly string[]} known */
function chosen(what, given, known) {
  const names = given?.split(",") ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no ${what} "${unknown}"; there are ${known.join(", ")}.`);
  return names;
}
