/** Finds what ships beside the code, in a build and from sources: the parser's WebAssembly module and the summaries of libraries. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Parser } from "../engine/syntax/parser.js";
import { loadParser } from "./parser-wasm.js";

/** Throws where the parser is missing or damaged. */
export function readParser(): Parser {
  const file = findUp("parser.wasm", "dist/parser.wasm", "server/parser/parser.wasm");
  if (file === undefined) throw new Error("parser.wasm is missing: the installation is not complete");
  return loadParser(readFileSync(file));
}

/** The standard library's summary. Throws where it is missing. */
export function readStdlib(): Uint8Array {
  const file = findUp("stdlib.txt", "dist/stdlib.txt", "server/data/stdlib.txt");
  if (file === undefined) throw new Error("stdlib.txt is missing: the installation is not complete");
  return readFileSync(file);
}

/** What is known of libraries that are not installed. Throws where it is missing. */
export function readLibraries(): Uint8Array {
  const file = findUp("libraries.txt", "dist/libraries.txt", "server/data/libraries.txt");
  if (file === undefined) throw new Error("libraries.txt is missing: the installation is not complete");
  return readFileSync(file);
}

/** The first of `names` there is, looked for beside this code and in the folders above it. */
function findUp(...names: readonly string[]): string | undefined {
  // Bundles are CommonJS, and so is what the tests make of a module.
  let folder = typeof __dirname === "string" ? __dirname : process.cwd();
  for (;;) {
    for (const name of names) {
      const file = join(folder, name);
      if (existsSync(file)) return file;
    }
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
