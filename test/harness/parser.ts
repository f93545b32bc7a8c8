/** The real parser for tests: server/parser/parser.wasm, instantiated once. */
import { readFileSync } from "node:fs";
import { Parser, type ParserExports } from "../../server/src/engine/syntax/parser.js";

let parser: Parser | undefined;

/** The one parser that all tests of a process share. */
export function loadParser(): Parser {
  parser ??= new Parser(instantiateParser());
  return parser;
}

/** A fresh instance of the module, with a memory of its own. */
export function instantiateParser(): ParserExports {
  const bytes = readFileSync(new URL("../../server/parser/parser.wasm", import.meta.url));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports as unknown as ParserExports;
}
