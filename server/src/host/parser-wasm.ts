/** Loads the parser from the bytes of its WebAssembly module. */
import { Parser, type ParserExports } from "../engine/syntax/parser.js";

/** Throws where the bytes are no such module. It imports nothing, so it can touch nothing but its own memory. */
export function loadParser(bytes: Uint8Array): Parser {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
  const { exports } = new Instance(new Module(bytes), {});
  return new Parser(exports);
}

/** What is used of the platform's WebAssembly, which neither ES2023 nor Node's types declare. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: ParserExports };
}
