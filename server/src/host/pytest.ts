/** What the files of a project say of pytest: who runs its async tests, and which of them. Read as text, for it stands in many places. */
import { asyncioPlugin, otherAsyncPlugins } from "../engine/knowledge/pytest.js";
import type { PytestFacts } from "../engine/settings.js";

/** A setting of a file (`asyncio_mode = "auto"`) or an option of a command (`--asyncio-mode=auto`). */
const modeSetting = /^\s*(?:asyncio|anyio)_mode["']?\s*[=:]\s*["']?(auto|strict|legacy)\b/gm;
const modeOption = /--asyncio-mode[=\s"',]+(auto|strict|legacy)\b/g;
const trioSetting = /^\s*trio_mode\s*=\s*["']?true\b/im;
const options = /^\s*addopts\s*[=:](.*(?:\r?\n[ \t]+.*|\r?\n\])*)/gm;
const loaded = /(?:^|[\s"'])-p[\s=,"']*(?!no:)([A-Za-z][\w.-]*)/g;

const known = [asyncioPlugin, ...otherAsyncPlugins].map((name) => ({
  name,
  pattern: new RegExp(`(?<![\\w.-])${name.replaceAll("-", "[-_]")}(?![\\w-])`, "i"),
}));

export function pytestFacts(texts: readonly string[]): PytestFacts {
  const modes = texts.flatMap((text) => [...text.matchAll(modeSetting), ...text.matchAll(modeOption)].map((match) => match[1]));
  const plugins = known.filter(({ pattern }) => texts.some((text) => pattern.test(text))).map(({ name }) => name);
  // A plugin that is loaded by its module's name may do anything.
  for (const text of texts)
    for (const [, given = ""] of text.matchAll(options)) plugins.push(...[...given.matchAll(loaded)].map((match) => match[1] as string));
  if (texts.some((text) => trioSetting.test(text))) plugins.push("pytest-trio");
  const mode = (["auto", "legacy", "strict"] as const).find((one) => modes.includes(one));
  return { ...(mode === undefined ? {} : { mode }), plugins: [...new Set(plugins)] };
}

/** With those of the folders above: which of their files pytest takes depends on where it is started. */
export function joinPytestFacts(own: PytestFacts, above: PytestFacts | undefined): PytestFacts {
  if (above === undefined) return own;
  const mode = above.mode === "auto" ? "auto" : (own.mode ?? above.mode);
  return { ...(mode === undefined ? {} : { mode }), plugins: [...new Set([...own.plugins, ...above.plugins])] };
}
