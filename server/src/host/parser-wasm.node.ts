/** Reads what ships beside the code. All of it throws where a file is missing or damaged. */
import { readFileSync } from "node:fs";
import type { Parser } from "../engine/syntax/parser.js";
import { loadParser } from "./parser-wasm.js";
import { findShipped } from "./shipped.node.js";

export function readParser(): Parser {
  return loadParser(readFileSync(findShipped("parser")));
}

/** The standard library's summary. */
export function readStdlib(): Uint8Array {
  return readFileSync(findShipped("stdlib"));
}

/** What is known of libraries that are not installed. */
export function readLibraries(): Uint8Array {
  return readFileSync(findShipped("libraries"));
}
