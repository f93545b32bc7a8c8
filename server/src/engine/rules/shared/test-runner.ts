/** Who runs the async tests of a file where they have to be marked for it. */
import { asyncioPlugin, neutralHooks } from "../../knowledge/pytest.js";
import { conftestsOf } from "../../project/fixtures.js";
import type { Check } from "../check.js";

export interface MarkedRunner {
  /** `pytest.mark.asyncio`, `pytest.mark.anyio`. */
  readonly mark: "asyncio" | "anyio";
  /** Whether anyio is used at all: it also runs tests and fixtures that have anything to do with its own fixture. */
  readonly usesAnyio: boolean;
  /** Whether code with this word in it fits a pattern: in the file, or in the conftest files that hold for it. */
  readonly says: (word: string, pattern: RegExp) => boolean;
}

/** Undefined where every async test is run, and where that cannot be told: no known plugin, one with ways of its own, hooks. */
export function markedRunner({ file, types }: Check): MarkedRunner | undefined {
  const { pytest } = file.settings;
  if (pytest === undefined || pytest.mode === "auto" || pytest.plugins.some((name) => name !== asyncioPlugin)) return undefined;
  const conftests = conftestsOf(types, file.module);
  const modules = [file.module, ...conftests];
  if (modules.some(({ symbols }) => [...symbols.keys()].some((name) => /^pytest_/.test(name) && !neutralHooks.has(name)))) return undefined;
  if (conftests.some(({ starImports }) => starImports.length > 0)) return undefined;
  const says = (word: string, pattern: RegExp): boolean =>
    modules.some((module) => types.mentions.in(module, word).some(({ item }) => pattern.test(item.text)));
  const usesAnyio = says("mark.anyio", /\bmark\.anyio\b/) || says("anyio_backend", /\banyio_backend\b/);
  const marksAsyncio = (): boolean => says("mark.asyncio", /\bmark\.asyncio\b/) || says("pytest_asyncio", /\bpytest_asyncio\b/);
  const usesAsyncio = pytest.mode !== undefined || pytest.plugins.length > 0 || marksAsyncio();
  if (!usesAsyncio && !usesAnyio) return undefined;
  return { mark: usesAsyncio ? "asyncio" : "anyio", usesAnyio, says };
}
