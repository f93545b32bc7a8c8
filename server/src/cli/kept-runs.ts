/** Runs kept on the disk, each in a file of its own: what it saw of the file system, and what it said. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { joinPath } from "../host/paths.js";
import type { Observations } from "./observations.js";

export interface KeptRun {
  readonly observations: Observations;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: 0 | 1;
}

/** How much is kept; what has not been used for longest goes. */
export interface KeptLimits {
  readonly runs: number;
  readonly bytes: number;
}

const usualLimits: KeptLimits = { runs: 200, bytes: 200 * 1024 * 1024 };

/** A cache: whatever goes wrong with it, the run is simply not there. */
export class KeptRuns {
  constructor(
    readonly folder: string,
    readonly limits: KeptLimits = usualLimits,
  ) {}

  /** Makes the folder, one that git leaves alone wherever it is. */
  prepare(): void {
    attempt(() => {
      if (mkdirSync(this.folder, { recursive: true, mode: 0o700 }) !== undefined) writeFileSync(joinPath(this.folder, ".gitignore"), "*\n");
    });
  }

  find(key: string): KeptRun | undefined {
    return attempt(() => {
      const file = this.#fileOf(key);
      if (statSync(file).size > this.limits.bytes) return undefined;
      const text = readFileSync(file, "utf8");
      const end = text.indexOf("\n");
      const content = text.slice(end + 1);
      if (text.slice(0, end) !== headOf(key, content)) return undefined;
      const run: unknown = JSON.parse(content);
      return isRun(run) ? run : undefined;
    });
  }

  /** Several processes may do so at once: each file is there whole or not at all. */
  keep(key: string, run: KeptRun): void {
    const content = JSON.stringify(run);
    const file = this.#fileOf(key);
    const temporary = `${file}.${process.pid}.tmp`;
    attempt(() => {
      try {
        writeFileSync(temporary, `${headOf(key, content)}\n${content}`, { mode: 0o600, flag: "wx" });
        renameSync(temporary, file);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
      this.#dropOldest();
    });
  }

  /** Says that a run was of use once more. */
  touch(key: string): void {
    const now = new Date();
    attempt(() => utimesSync(this.#fileOf(key), now, now));
  }

  #dropOldest(): void {
    const files = readdirSync(this.folder)
      // The folder may be one that holds other things.
      .filter(isKeptRun)
      .flatMap((name) => attempt(() => ({ path: joinPath(this.folder, name), ...about(joinPath(this.folder, name)) })) ?? [])
      .sort((a, b) => b.used - a.used);
    let bytes = 0;
    for (const [index, { path, size }] of files.entries()) {
      bytes += size;
      if (index >= this.limits.runs || bytes > this.limits.bytes) attempt(() => rmSync(path, { force: true }));
    }
  }

  #fileOf(key: string): string {
    return joinPath(this.folder, `${digestOf(key)}.run`);
  }
}

/** Whether a file of this name is one of ours. */
export function isKeptRun(name: string): boolean {
  return /^[0-9a-f]{64}\.run(?:\.\d+\.tmp)?$/.test(name);
}

/** The first line of a file: damaged and foreign content does not fit it. */
function headOf(key: string, content: string): string {
  return `asyncio-lens run 1 ${digestOf(`${key}\n${content}`)}`;
}

function about(path: string): { readonly used: number; readonly size: number } {
  const { mtimeMs, size } = statSync(path);
  return { used: mtimeMs, size };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Nobody but us should have written the file, but anybody may have. */
function isRun(value: unknown): value is KeptRun {
  const { observations, stdout, stderr, status } = fieldsOf(value);
  const { since, files, folders, kinds, links, missing } = fieldsOf(observations);
  return (
    isText(stdout) &&
    isText(stderr) &&
    (status === 0 || status === 1) &&
    Number.isFinite(since) &&
    isList(files, (read) => isRow(read, ...readRow)) &&
    isList(folders, (read) => isRow(read, ...readRow, (names) => isList(names, isText))) &&
    isList(kinds, (kind) => isRow(kind, isText, isText, Number.isFinite)) &&
    isList(links, (link) => isRow(link, isText, isText)) &&
    isList(missing, isText)
  );
}

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === "string";
const readRow: readonly Test[] = [isText, isText, Number.isFinite, Number.isFinite, Number.isFinite, Number.isFinite];

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function isList(value: unknown, isItem: Test): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isRow(value: unknown, ...tests: readonly Test[]): boolean {
  return Array.isArray(value) && value.length === tests.length && tests.every((test, index) => test(value[index]));
}
