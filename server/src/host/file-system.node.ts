/** The file system of Node. */
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { chmod, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { EntryKind, FileSystem } from "./file-system.js";
import { joinPath, nameOf, parentOf } from "./paths.js";

export const nodeFileSystem: FileSystem = {
  async readFile(path) {
    return await readFile(path);
  },

  async stat(path) {
    try {
      const found = await stat(path);
      return { kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "other", size: found.size };
    } catch (error) {
      // Only what is surely not there counts as missing: a folder one may not look into rejects when it is read.
      if (isMissing(error)) return undefined;
      throw error;
    }
  },

  async readDirectory(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },

  async realpath(path) {
    return withSlashes(await realpath(path));
  },

  now: {
    readFile(path, mostBytes) {
      const { size } = statSync(path);
      if (size > mostBytes) throw new Error(`${size} bytes are too many`);
      return readFileSync(path);
    },

    readDirectory(path) {
      return readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
  },
};

/** `path` as the user wrote it, made absolute, in the host's spelling. */
export function absolutePath(folder: string, path: string): string {
  return withSlashes(resolve(folder, path));
}

/**
 * Puts `bytes` in the place of the file, all or nothing: a reader sees the old content or the new. The mode is kept; a link's target is
 * written, not the link. Rejects where it cannot be done, with the file as it was.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = withSlashes(await realpath(path));
  const mode = (await stat(target)).mode & 0o7777;
  // rename() asks nothing of the file it replaces, but a file that is read-only is so for a reason.
  const probe = await open(target, "r+");
  await probe.close();
  const temporary = joinPath(parentOf(target) ?? "/", `.${nameOf(target)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    // open() applies the umask.
    await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

/** Whether it says that there is nothing, or a link that leads nowhere. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP";
}

/** A path of Node's in the host's spelling. */
export function withSlashes(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}
