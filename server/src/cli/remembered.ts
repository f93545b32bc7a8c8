/**
 * The cache of the command line. A check is a function of its arguments, of the program, and of what it sees of the file system: one that would
 * see what an earlier one saw says what that one said, and loads nothing else.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FileSystem } from "../host/file-system.js";
import { joinPath } from "../host/paths.js";
import { type Arguments, parseArguments } from "./arguments.js";
import { type Io, type Output, quietly } from "./io.js";
import { KeptRuns } from "./kept-runs.js";
import { observeAgain } from "./observations.js";
import { Observer } from "./observer.js";

export interface RememberedOptions {
  readonly fileSystem: FileSystem;
  readonly absolutePath: (folder: string, path: string) => string;
  readonly version: string;
  /** The files of the program, by which one build is known from another. Throws where one is missing. */
  readonly program: () => readonly string[];
  readonly platform: NodeJS.Platform;
}

/** Runs the program, or says what it would. The exit status. */
export async function runRemembered(
  argv: readonly string[],
  io: Io,
  options: RememberedOptions,
  run: (io: Io, fileSystem: FileSystem) => Promise<number>,
): Promise<number> {
  const known: Io = { ...io, env: Object.fromEntries(environment.map((name) => [name, io.env[name]])) };
  const folder = cacheFolder(argv, io, options);
  const key = folder && keyOf(argv, known, options);
  if (folder === undefined || key === undefined) return run(known, options.fileSystem);

  const runs = new KeptRuns(folder);
  const [out, err] = [quietly(io.stdout), quietly(io.stderr)];
  const kept = runs.find(key);
  const observations = kept && observeAgain(kept.observations);
  if (kept !== undefined && observations !== undefined) {
    if (kept.stdout !== "") out.write(kept.stdout);
    if (kept.stderr !== "") err.write(kept.stderr);
    if (observations === kept.observations) runs.touch(key);
    else runs.keep(key, { ...kept, observations });
    return kept.status;
  }

  runs.prepare();
  const observer = new Observer(options.fileSystem);
  const [stdout, stderr] = [new Copied(out), new Copied(err)];
  const status = await run({ ...known, stdout, stderr, progress: io.stderr }, observer);
  const seen = observer.observations();
  // What went wrong may go well the next time.
  if (seen !== undefined && (status === 0 || status === 1))
    runs.keep(key, { observations: seen, stdout: stdout.text(), stderr: stderr.text(), status });
  return status;
}

/** What a run may know of the environment. */
const environment = ["VIRTUAL_ENV", "CONDA_PREFIX", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "ASYNCIO_LENS_DEBUG"];

/** Undefined for what is not remembered: all but checks that only report, of what is on the disk. */
function cacheFolder(argv: readonly string[], io: Io, { absolutePath, platform }: RememberedOptions): string | undefined {
  let given: Arguments;
  try {
    given = parseArguments(argv);
  } catch {
    // What is wrong with them is told by the run.
    return undefined;
  }
  const isReport = given.command === "check" && !given.help && !given.version && !given.fix && !given.diff;
  if (!isReport || given.operands.includes("-") || !given.cache) return undefined;
  if (given.cacheFolder !== undefined) return absolutePath(io.cwd, given.cacheFolder);
  const base = userCache(io.env, platform);
  return base && joinPath(absolutePath(io.cwd, base), "asyncio-lens");
}

/** Where a user's programs keep what they can do without. Never in the project: that could bring a cache of its own. */
function userCache(env: Io["env"], platform: NodeJS.Platform): string | undefined {
  if (platform === "win32") return env.LOCALAPPDATA;
  // https://specifications.freedesktop.org/basedir-spec/latest/: what is not absolute is to be ignored.
  if (env.XDG_CACHE_HOME?.startsWith("/")) return env.XDG_CACHE_HOME;
  return env.HOME && joinPath(env.HOME, platform === "darwin" ? "Library/Caches" : ".cache");
}

/** Undefined for a program that is not complete, which the run says. */
function keyOf(argv: readonly string[], { cwd, env, stdout }: Io, { version, program }: RememberedOptions): string | undefined {
  try {
    // A few milliseconds; times would tell nothing to a job that builds the program anew.
    const build = createHash("sha256");
    for (const path of program()) build.update(readFileSync(path));
    return JSON.stringify([version, build.digest("hex"), process.version, argv, cwd, env, stdout.isTTY]);
  } catch {
    return undefined;
  }
}

/** An output that keeps what is written to it. */
class Copied implements Output {
  readonly isTTY: boolean;
  readonly #output: Output;
  readonly #chunks: Buffer[] = [];

  constructor(output: Output) {
    this.isTTY = output.isTTY;
    this.#output = output;
  }

  write(chunk: string | Uint8Array): void {
    this.#chunks.push(Buffer.from(chunk as string));
    this.#output.write(chunk);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
