/** The files that ship beside the code, in a build and from sources: the parser's WebAssembly module and the summaries of libraries. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const shipped = {
  parser: ["parser.wasm", "dist/parser.wasm", "server/parser/parser.wasm"],
  stdlib: ["stdlib.txt", "dist/stdlib.txt", "server/data/stdlib.txt"],
  libraries: ["libraries.txt", "dist/libraries.txt", "server/data/libraries.txt"],
} as const;

/** The path of one of them, looked for beside this code and in the folders above it. Throws where it is missing. */
export function findShipped(name: keyof typeof shipped): string {
  const places = shipped[name];
  // Bundles are CommonJS, and so is what the tests make of a module.
  let folder = typeof __dirname === "string" ? __dirname : process.cwd();
  for (;;) {
    const found = places.map((place) => join(folder, place)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${places[0]} is missing: the installation is not complete`);
    folder = parent;
  }
}
