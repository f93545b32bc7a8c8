/** Makes engines that know the standard library, and libraries that are not installed. */
import { Engine, type EngineOptions, type ModuleText, type ModuleTexts } from "../engine/engine.js";
import type { Parser } from "../engine/syntax/parser.js";
import type { SourceFile } from "../engine/syntax/source-file.js";
import { loadStdlib, type Stdlib } from "./stdlib.js";

/** Gives the bytes of a file of stubs; it is called once, when code first asks for a module. */
export type ReadStubs = () => Uint8Array;

export type CreateEngine = (onError: EngineErrors, options?: Pick<EngineOptions, "isForOneCheck">) => Engine;
type EngineErrors = (where: string, error: unknown) => void;

/** The readers are for server/data/stdlib.txt and libraries.txt. */
export function engineMaker(parser: Parser, readStdlib: ReadStubs, readLibraries: ReadStubs): CreateEngine {
  const standardLibrary = stubTexts(readStdlib);
  const summaries = stubTexts(readLibraries);
  const shared = new Map<string, SourceFile>();
  return (onError, options = {}) =>
    new Engine(parser, { ...options, ...(options.isForOneCheck === true && { shared }), standardLibrary, summaries, onError });
}

/** The texts in a file of stubs. A text is the same object each time, so that every engine need not parse it anew. */
export function stubTexts(read: ReadStubs): ModuleTexts {
  let file: Stdlib | undefined;
  const texts = new Map<string, ModuleText | undefined>();
  return (name) => {
    if (!texts.has(name)) {
      file ??= loadStdlib(read());
      const text = file(name);
      texts.set(name, text === undefined ? undefined : { text, isPackage: file.isPackage(name), isStub: true });
    }
    return texts.get(name);
  };
}
