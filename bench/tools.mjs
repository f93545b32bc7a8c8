/**
 * What is measured: our programs, and the peers that can be had on this machine. Ruff is taken from the PATH, else from a Python
 * environment; pyright and basedpyright from npm. What is fetched goes to `.cache/bench` and is no dependency of ours.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { run } from "../scripts/process.mjs";
import { root } from "../scripts/project.mjs";
import { tell } from "./report.mjs";

/** @typedef {import("./measure.mjs").Command} Command */

/**
 * @typedef {object} Tool
 * @property {"ours" | "ruff" | "pyright" | "basedpyright"} name
 * @property {string} version
 * @property {(place: string) => Command} [check] checks a file or folder as if for the first time
 * @property {(place: string) => Command} [checkAgain] as a later time, where that differs
 * @property {Command} serve speaks the language server protocol over stdio
 * @property {object} [options] sent along with `initialize`
 */

const cache = path.join(root, ".cache/bench");
const node = process.execPath;

/** @returns {Tool} */
export function ourTool() {
  const cli = path.join(root, "dist/cli.js");
  return {
    name: "ours",
    version: JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).version,
    check: (place) => [node, cli, "check", place, "--no-cache", "--exit-zero"],
    checkAgain: (place) => [node, cli, "check", place, "--cache-dir", path.join(cache, "runs"), "--exit-zero"],
    serve: [node, path.join(root, "dist/server.js"), "--stdio"],
  };
}

export const peerNames = /** @type {const} */ (["ruff", "pyright", "basedpyright"]);

/**
 * @param {string} name
 * @param {boolean} mayInstall
 * @returns {Promise<Tool | undefined>} undefined for one that cannot be had
 */
export async function findPeer(name, mayInstall) {
  if (name === "ruff") return findRuff(mayInstall);
  const folder = path.join(cache, "npm/node_modules", name);
  if (!fs.existsSync(folder) && mayInstall) {
    tell(`installing ${name}`);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    await run(npm, ["install", "--prefix", path.join(cache, "npm"), "--ignore-scripts", "--no-audit", "--no-fund", name], quiet);
  }
  if (!fs.existsSync(folder)) return undefined;
  return {
    name: /** @type {"pyright" | "basedpyright"} */ (name),
    version: JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")).version,
    // basedpyright is pyright with other defaults: one of them is enough for what takes minutes.
    ...(name === "pyright" && { check: (/** @type {string} */ place) => [node, path.join(folder, "index.js"), place] }),
    serve: [node, path.join(folder, "langserver.index.js"), "--stdio"],
  };
}

/** @param {boolean} mayInstall @returns {Promise<Tool | undefined>} */
async function findRuff(mayInstall) {
  const environment = path.join(cache, "python");
  const [programs, python] = process.platform === "win32" ? ["Scripts", "python"] : ["bin", "python3"];
  const own = path.join(environment, programs, "ruff");
  if (versionOf("ruff") === undefined && versionOf(own) === undefined && mayInstall) {
    tell("installing ruff");
    await run(python, ["-m", "venv", environment], quiet).catch(() => {});
    await run(path.join(environment, programs, "pip"), ["install", "-q", "ruff"], quiet).catch(() => {});
  }
  const ruff = versionOf("ruff") === undefined ? own : "ruff";
  const version = versionOf(ruff);
  if (version === undefined) return undefined;
  return {
    name: "ruff",
    version,
    // The rules about the same things as ours, whatever the project has set.
    check: (place) => [ruff, "check", "--isolated", "--select", "ASYNC", "--no-cache", "--exit-zero", place],
    serve: [ruff, "server"],
    options: { settings: { configurationPreference: "editorOnly", lint: { select: ["ASYNC"] } } },
  };
}

/** @type {import("node:child_process").SpawnOptions} */
const quiet = { stdio: ["ignore", "ignore", "ignore"] };

/** @param {string} program */
function versionOf(program) {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().split(" ").at(-1) : undefined;
}
