/** Makes engines that know the standard library. */
import { Engine, type StandardLibrary } from "../engine/engine.js";
import type { Parser } from "../engine/syntax/parser.js";
import { loadStdlib, type Stdlib } from "./stdlib.js";

/** `readStdlib` gives the bytes of server/data/stdlib.txt; it is called once, when code first asks for a module. */
export function engineMaker(parser: Parser, readStdlib: () => Uint8Array): (onError: (where: string, error: unknown) => void) => Engine {
  let stdlib: Stdlib | undefined;
  const standardLibrary: StandardLibrary = (name) => {
    stdlib ??= loadStdlib(readStdlib());
    const text = stdlib(name);
    return text === undefined ? undefined : { text, isPackage: stdlib.isPackage(name) };
  };
  return (onError) => new Engine(parser, { standardLibrary, onError });
}
