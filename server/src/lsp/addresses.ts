/** The client's addresses and the host's paths. */
import { URI } from "vscode-uri";

/** The path of a file on disk, in the host's spelling; undefined for everything that is not on this machine's disk. */
export function pathOf(uri: string): string | undefined {
  const parsed = parse(uri);
  if (parsed?.scheme !== "file") return undefined;
  const path = parsed.authority === "" ? parsed.path : `//${parsed.authority}${parsed.path}`;
  // `/c:/x` is Windows' `C:/x`: one spelling, so that keys compare.
  return path.replace(/^\/([A-Za-z]):/, (_, drive: string) => `${drive.toUpperCase()}:`);
}

/** A key for a document: its path, or for what is not on disk the address in one spelling. */
export function keyOf(uri: string): string {
  return pathOf(uri) ?? parse(uri)?.toString() ?? uri;
}

/** The address of a path or key. */
export function uriOf(key: string): string {
  return isOnDisk(key) ? URI.file(key).toString() : key;
}

export function isOnDisk(key: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(key);
}

/** The last part of a path in lower case: `orders.py`. */
export function fileNameOf(uri: string): string {
  const path = parse(uri)?.path ?? uri;
  return path.slice(path.lastIndexOf("/") + 1);
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}
