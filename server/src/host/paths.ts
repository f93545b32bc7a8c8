/** Paths as the host writes them: absolute, with `/` on every system, so that keys compare and the same code runs in a browser. */

/** What has no parent: `/`, `C:/`, `//server/share/`, `scheme://authority/`. */
const rootOf = /^(?:[A-Za-z]:\/|\/\/[^/]+\/[^/]+(?:\/|$)|[A-Za-z][\w+.-]+:\/\/[^/]*(?:\/|$)|\/)/;

/** The folder `path` is in; undefined for a root. */
export function parentOf(path: string): string | undefined {
  const root = rootOf.exec(path)?.[0] ?? "";
  if (path.length <= root.length) return undefined;
  const slash = path.lastIndexOf("/");
  if (slash < 0) return undefined;
  return slash < root.length ? root : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `folder/name`. */
export function joinPath(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** A path somebody wrote, as it is meant in `folder`: absolute or not, with `.` and `..`, on Windows with backslashes. */
export function resolvePath(folder: string, written: string): string {
  const path = /^[A-Za-z]:\//.test(folder) || /^[A-Za-z]:\\/.test(written) ? written.replaceAll("\\", "/") : written;
  const root = rootOf.exec(path)?.[0];
  const parts = path.slice(root?.length ?? 0).split("/");
  let at = root ?? folder;
  for (const part of parts) {
    if (part === "..") at = parentOf(at) ?? at;
    else if (part !== "" && part !== ".") at = joinPath(at, part);
  }
  return at;
}

/** `path` as seen from `folder`: `""` for the folder itself, undefined for what is not inside it. */
export function relativePath(folder: string, path: string): string | undefined {
  if (path === folder) return "";
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The folder, its parent and so on up to the root, nearest first. */
export function* foldersUp(folder: string): Generator<string> {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) yield at;
}
