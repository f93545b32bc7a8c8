/** A real engine for tests, with the standard library's summary. */
import { readFileSync } from "node:fs";
import { Engine, type FileAbout } from "../../server/src/engine/engine.js";
import { defaultSettings, type Settings } from "../../server/src/engine/settings.js";
import { loadStdlib } from "../../server/src/host/stdlib.js";
import { loadParser } from "./parser.js";

const stdlib = loadStdlib(readFileSync(new URL("../../server/data/stdlib.txt", import.meta.url)));

/** A new engine; a check that throws fails the test. */
export function createEngine(): Engine {
  return new Engine(loadParser(), {
    standardLibrary: (name) => {
      const text = stdlib(name);
      return text === undefined ? undefined : { text, isPackage: stdlib.isPackage(name) };
    },
    onError: (where, error) => {
      throw new Error(`${where} threw`, { cause: error });
    },
  });
}

export function about(over: Partial<FileAbout> = {}, settings: Partial<Settings> = {}): FileAbout {
  return { isTest: false, settings: { ...defaultSettings, ...settings }, ...over };
}
