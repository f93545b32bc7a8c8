/** Programs run and watched: how long they take, what of it is work, how much memory they have at their peak. */
import * as fs from "node:fs";
import { start, stop } from "../scripts/process.mjs";

/** @typedef {readonly [command: string, ...args: string[]]} Command */

/**
 * What a program and those it has started have used so far.
 * @typedef {object} Use
 * @property {number} peak the most memory they had resident (MB)
 * @property {number} work time on the processor (ms): unlike the time by the clock, hardly more on a busy machine
 */

/** How often use is looked at (ms): the system keeps count, only what comes after the last look is missed. */
const lookEvery = 5;

/**
 * Runs a program to its end, its output thrown away.
 * @param {Command} command
 * @param {{ cwd?: string, patience?: number }} [options] `patience` in seconds
 * @returns {Promise<{ time: number, use: Use | undefined } | undefined>} milliseconds; undefined when it takes too long
 */
export function runProgram([command, ...args], { cwd, patience = 600 } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = start(command, args, { cwd, stdio: "ignore" });
    /** @type {Use | undefined} */
    let use;
    const look = setInterval(() => {
      use = useOf(child.pid) ?? use;
    }, lookEvery);
    const tooLong = setTimeout(() => {
      settle(() => resolve(undefined));
      void stop(child);
    }, patience * 1000);
    const settle = (/** @type {() => void} */ then) => {
      clearInterval(look);
      clearTimeout(tooLong);
      then();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (status) => {
      const time = performance.now() - begun;
      // 1 says that something was found; more, that it could not do its work, however fast.
      const failed = status !== null && status > 1 ? new Error(`${[command, ...args].join(" ")} ended with ${status}`) : undefined;
      settle(() => (failed ? reject(failed) : resolve({ time, use })));
    });
  });
}

/**
 * @param {number | undefined} id
 * @returns {Use | undefined} undefined where the system does not say
 */
export function useOf(id) {
  try {
    const [, peak] = /VmHWM:\s*(\d+) kB/.exec(fs.readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    if (peak === undefined) return undefined; // It has ended.
    // After the name, which may hold anything: state is the first, ticks in user and system mode are the 12th and 13th.
    const fields = fs.readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const use = { peak: Number(peak) / 1024, work: (Number(fields[11]) + Number(fields[12])) * tick };
    for (const child of fs.readFileSync(`/proc/${id}/task/${id}/children`, "utf8").split(" ").filter(Boolean)) {
      const other = useOf(Number(child));
      use.peak += other?.peak ?? 0;
      use.work += other?.work ?? 0;
    }
    return use;
  } catch {
    return undefined;
  }
}

/** The unit the system counts work in (ms). */
const tick = 10;

/** The value that so much of the values are at most: 0.5 gives the median. @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}
