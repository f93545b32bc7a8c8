/** Where the project is. */
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Whether a script was started itself, rather than imported.
 * @param {ImportMeta} meta
 */
export function isMain(meta) {
  // A clone may stand behind a symbolic link: `import.meta.url` is always the real place.
  return process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(meta.url);
}
