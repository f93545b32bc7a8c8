/**
 * Installs and builds what is missing or out of date: what `npm start` and `npm test` do first, so that a bare clone needs neither
 * `npm install` nor `npm run build`. (`prestart` and `pretest` would never run: .npmrc sets ignore-scripts.)
 * It imports no package until they are there.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { run } from "./process.mjs";
import { isMain, root } from "./project.mjs";

const oldestNode = 20;
const installedMark = path.join(root, "node_modules/.package-lock.json");

export async function ensureInstalled() {
  if (Number(process.versions.node.split(".")[0]) < oldestNode) {
    throw new Error(`Node ${oldestNode} or newer is needed; this is ${process.version}.`);
  }
  if (isInstallStale()) await install();
}

export async function ensureBuilt() {
  await ensureInstalled();
  const { build, isBuildStale } = await import("./build.mjs");
  if (!isBuildStale()) return;
  console.log("Building dist/ ...");
  await build();
}

function isInstallStale() {
  const installed = fs.statSync(installedMark, { throwIfNoEntry: false });
  return !installed || installed.mtimeMs < fs.statSync(path.join(root, "package-lock.json")).mtimeMs;
}

async function install() {
  console.log("Installing packages ...");
  // Not `npm ci`: it fails where a registry lacks a tool's build for some other platform, which nobody here needs; and it would first
  // delete node_modules under the feet of whoever is using it. The lock file holds either way.
  const status = await runNpm(["install", "--no-save", "--no-global", "--include=dev", "--no-audit", "--no-fund", "--loglevel", "error"], {
    cwd: root,
  });
  if (status !== 0) throw new Error(`npm install failed (status ${status}).`);
  // npm leaves the mark as it was when there was nothing to do.
  const now = new Date();
  fs.utimesSync(installedMark, now, now);
}

/**
 * Runs npm; its exit status.
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export function runNpm(args, options) {
  // Under npm its own path is known; elsewhere Windows has only a batch file, which needs a shell.
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

if (isMain(import.meta)) await ensureBuilt();
