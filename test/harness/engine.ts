/** A real engine for tests, with the summaries of the standard library and of others. */
import { readFileSync } from "node:fs";
import { Engine, type EngineOptions, type FileAbout, type ModuleTexts } from "../../server/src/engine/engine.js";
import { defaultSettings, type Settings } from "../../server/src/engine/settings.js";
import { stubTexts } from "../../server/src/host/create-engine.js";
import { loadParser } from "./parser.js";

const [standardLibrary, summaries] = ["stdlib.txt", "libraries.txt"].map((name) =>
  stubTexts(() => readFileSync(new URL(`../../server/data/${name}`, import.meta.url))),
) as [ModuleTexts, ModuleTexts];

/** The summaries; a check that throws fails the test. */
export const engineOptions: EngineOptions = {
  standardLibrary,
  summaries,
  onError: (where, error) => {
    throw new Error(`${where} threw`, { cause: error });
  },
};

export function createEngine(): Engine {
  return new Engine(loadParser(), engineOptions);
}

export function about(over: Partial<FileAbout> = {}, settings: Partial<Settings> = {}): FileAbout {
  return { isTest: false, settings: { ...defaultSettings, ...settings }, ...over };
}
