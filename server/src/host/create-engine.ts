/** Makes engines that know the standard library, and libraries that are not installed. */
import { Engine, type StandardLibrary } from "../engine/engine.js";
import type { Parser } from "../engine/syntax/parser.js";
import { loadStdlib, type Stdlib } from "./stdlib.js";

/** Gives the bytes of a file of stubs; it is called once, when code first asks for a module. */
export type ReadStubs = () => Uint8Array;

/** `readers` are for server/data/stdlib.txt and libraries.txt; the first file that has a module says what it is. */
export function engineMaker(
  parser: Parser,
  ...readers: readonly ReadStubs[]
): (onError: (where: string, error: unknown) => void) => Engine {
  let files: readonly Stdlib[] | undefined;
  const standardLibrary: StandardLibrary = (name) => {
    files ??= readers.map((read) => loadStdlib(read()));
    for (const file of files) {
      const text = file(name);
      if (text !== undefined) return { text, isPackage: file.isPackage(name) };
    }
    return undefined;
  };
  return (onError) => new Engine(parser, { standardLibrary, onError });
}
