/** The client's own words, in the language the user reads. */
import { l10n, workspace } from "vscode";
import english from "../../l10n/bundle.l10n.json";
import chinese from "../../l10n/bundle.l10n.zh-cn.json";
import { settingsSection } from "../../server/src/protocol.js";

/** A text in English; a text that is not in both bundles does not compile. */
export type Words = keyof typeof english & keyof typeof chinese;

const bundles: Readonly<Record<string, Readonly<Record<Words, string>>>> = { en: english, "zh-cn": chinese };

/** `words` in the language of `asyncioLens.language`, or else of VS Code; `{0}`, `{1}` .. are filled. */
export function say(words: Words, ...given: readonly (string | number)[]): string {
  const language = workspace.getConfiguration(settingsSection).get<string>("language", "auto");
  const bundle = bundles[language];
  if (bundle === undefined) return l10n.t(words, ...given);
  return bundle[words].replace(/\{(\d+)\}/g, (hole, index) => String(given[Number(index)] ?? hole));
}
