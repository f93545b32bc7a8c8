/**
 * What a run has seen of the file system, and whether a later one would see the same. Sizes and times are compared first; where they differ,
 * or are so young that a change might not show in them, what is in the file decides.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import type { EntryKind } from "../host/file-system.js";
import { isMissing, kindOf, withSlashes } from "../host/file-system.node.js";
import { isKeptRun } from "./kept-runs.js";

/** Plain data, written to the disk as it is. */
export interface Observations {
  /** The moment before the first was made (milliseconds). */
  readonly since: number;
  readonly files: readonly Read[];
  readonly folders: readonly Listed[];
  /** Files and folders of which only the kind was asked, and the size of the files. */
  readonly kinds: readonly Kind[];
  readonly links: readonly Link[];
  /** Where there was nothing. */
  readonly missing: readonly string[];
}

/** What was read, with a digest of what was in it, or of why it could not be read. */
export type Read = readonly [path: string, digest: string, ...stamp: Stamp];

/** The names that were looked for in a folder; none where it was listed as a whole. */
export type Listed = readonly [...read: Read, names: readonly string[]];

export type Kind = readonly [path: string, kind: string, size: number];
export type Link = readonly [path: string, target: string];

/** Tells a file from its next version without reading it; times in milliseconds. */
export type Stamp = readonly [inode: number, size: number, modified: number, changed: number];

/**
 * The observations of a run that would see the same now: the same object where sizes and times said so, another where contents were compared.
 * Undefined where something is different.
 */
export function observeAgain(before: Observations): Observations | undefined {
  const since = Date.now();
  let isRead = false;
  /** Throws where something else is there. */
  const stampAgain = (path: string, digest: string, stamp: Stamp, digestNow: () => string): Stamp => {
    const present = statSync(path);
    const now = stampIn(present);
    const [, size, modified, changed] = stamp;
    if (now.every((part, index) => part === stamp[index]) && Math.max(modified, changed) < before.since - youth) return stamp;
    // A file of another size is another; and what is neither file nor folder may have no end.
    const isReadable = present.isDirectory() || (present.isFile() && present.size === size);
    if (!isReadable || digestNow() !== digest) throw new Error(`${path} is different`);
    isRead = true;
    return now;
  };
  try {
    const isSame =
      before.missing.every((path) => statOf(path) === undefined) &&
      before.links.every(([path, target]) => withSlashes(realpathSync.native(path)) === target) &&
      before.kinds.every(([path, kind, size]) => {
        const found = statSync(path);
        return kindOf(found) === kind && (kind !== "file" || found.size === size);
      });
    if (!isSame) return undefined;
    const folders = before.folders.map(([path, digest, inode, size, modified, changed, names]): Listed => {
      const digestNow = () =>
        digestOfFolder(
          attempt(() => entriesOf(path)),
          names,
        );
      return [path, digest, ...stampAgain(path, digest, [inode, size, modified, changed], digestNow), names];
    });
    const files = before.files.map(([path, digest, ...stamp]): Read => {
      const digestNow = () => digestOfFile(attempt(() => readFileSync(path)));
      return [path, digest, ...stampAgain(path, digest, stamp, digestNow)];
    });
    return isRead ? { ...before, since, files, folders } : before;
  } catch {
    // Something is different, or cannot be looked at.
    return undefined;
  }
}

/** As coarse as the clocks of file systems are: of two changes within it, the second may leave the time of the first (milliseconds). */
const youth = 2000;

/** Undefined where there is nothing, or a link that leads nowhere. */
export function stampOf(path: string): Stamp | undefined {
  const found = statOf(path);
  return found && stampIn(found);
}

function stampIn({ ino, size, mtimeMs, ctimeMs }: Stats): Stamp {
  return [ino, size, mtimeMs, ctimeMs];
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What is in a folder, by name. */
export type Entries = ReadonlyMap<string, EntryKind>;

function entriesOf(path: string): Entries {
  return new Map(readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, kindOf(entry)]));
}

/** How an attempt ended. */
export type Attempt<Value> = { readonly value: Value } | { readonly error: unknown };

export function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

export function digestOfFile(found: Attempt<Uint8Array>): string {
  return "value" in found ? digest(found.value) : failureOf(found.error);
}

/** Of the names looked for, or of all there are: without what is kept of runs, which may be in a folder of the project. */
export function digestOfFolder(found: Attempt<Entries>, names: readonly string[]): string {
  if ("error" in found) return failureOf(found.error);
  const asked = names.length === 0 ? [...found.value.keys()].filter((name) => !isKeptRun(name)) : names;
  return digest(asked.map((name) => `${name}\0${found.value.get(name)}\n`).join(""));
}

function digest(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("base64");
}

function failureOf(error: unknown): string {
  return `failed: ${codeOf(error)}`;
}

/** Whether reading fails as long as nothing is changed: for want of permission, or because the thing is of another kind. */
export function isLasting(error: unknown): boolean {
  return [undefined, "EACCES", "EPERM", "EISDIR", "ENOTDIR"].includes(codeOf(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
