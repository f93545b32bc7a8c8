/** A real engine for tests, with the summaries of the standard library and of others. */
import { readFileSync } from "node:fs";
import { Engine, type FileAbout } from "../../server/src/engine/engine.js";
import { defaultSettings, type Settings } from "../../server/src/engine/settings.js";
import { loadStdlib } from "../../server/src/host/stdlib.js";
import { loadParser } from "./parser.js";

const files = ["stdlib.txt", "libraries.txt"].map((name) =>
  loadStdlib(readFileSync(new URL(`../../server/data/${name}`, import.meta.url))),
);

/** A new engine; a check that throws fails the test. */
export function createEngine(): Engine {
  return new Engine(loadParser(), {
    standardLibrary: (name) => {
      for (const file of files) {
        const text = file(name);
        if (text !== undefined) return { text, isPackage: file.isPackage(name) };
      }
      return undefined;
    },
    onError: (where, error) => {
      throw new Error(`${where} threw`, { cause: error });
    },
  });
}

export function about(over: Partial<FileAbout> = {}, settings: Partial<Settings> = {}): FileAbout {
  return { isTest: false, settings: { ...defaultSettings, ...settings }, ...over };
}
