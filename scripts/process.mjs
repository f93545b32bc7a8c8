/** Starts programs so that whatever ends this one ends them too. */
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const onWindows = process.platform === "win32";

/** How long a program may take to put its own affairs in order. */
const patience = 5000;

/** @type {Set<ChildProcess>} */
const started = new Set();

/** @type {(() => unknown)[]} */
const chores = [];

/** Whether this program is on its way out. */
export let isEnding = false;
let isWatching = false;

/**
 * Starts a program in a process group of its own, which ends with this program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  watchForEnd();
  const child = spawn(command, args, { stdio: "inherit", detached: !onWindows, ...options });
  started.add(child);
  child.once("exit", () => started.delete(child));
  child.once("error", () => started.delete(child));
  return child;
}

/**
 * Runs a program to its end; its exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function run(command, args, options = {}) {
  return statusOf(start(command, args, options));
}

/**
 * Runs a program to its end; shows what it prints and returns it too.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export async function runAndRead(command, args, options = {}) {
  const child = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from?.setEncoding("utf8").on("data", (text) => {
      output += text;
      to.write(text);
    });
  }
  return { status: await statusOf(child), output };
}

/**
 * Has something done before this program ends by `end` or a signal.
 * @param {() => unknown} chore
 */
export function beforeEnd(chore) {
  watchForEnd();
  chores.push(chore);
}

/**
 * Ends this program, after its chores and whatever it started.
 * @param {number} status
 */
export async function end(status) {
  if (isEnding) return;
  isEnding = true;
  await Promise.race([Promise.allSettled(chores.map((chore) => chore())), wait(patience)]);
  await Promise.allSettled([...started].map(stop));
  process.exit(status);
}

/**
 * Ends a program and everything in its group.
 * @param {ChildProcess} child
 */
export async function stop(child) {
  signalGroup(child, "SIGTERM");
  // The leader may be gone and others of the group still be busy ending what THEY started: it is the group that is waited for.
  for (const until = Date.now() + patience; Date.now() < until && isGroupAlive(child); ) await wait(20);
  signalGroup(child, "SIGKILL");
}

/** @param {number} milliseconds */
export function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * The exit status, as a shell counts it: 128 and more where a signal ended the program.
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function statusOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** @param {ChildProcess} child */
function isGroupAlive(child) {
  if (onWindows) return child.exitCode === null && child.signalCode === null;
  return signalGroup(child, 0);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  if (onWindows) return spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]).status === 0;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // Nothing of the group is left.
  }
}

/** Once there is something to end with this program; one that merely imports this file is left as it is. */
function watchForEnd() {
  if (isWatching) return;
  isWatching = true;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => end(128 + constants.signals[signal]));
  }
  process.on("exit", () => {
    for (const child of started) signalGroup(child, "SIGKILL");
  });
}
