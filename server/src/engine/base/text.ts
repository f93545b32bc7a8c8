/** Words for people: every text exists in every language and is resolved only when it is shown. */

/** The languages every text of the project exists in. */
export const languages = ["en", "zh-cn"] as const;
export type Language = (typeof languages)[number];

/** One text in all languages. `{hole}` marks what `fill` puts in; text in backticks is code and never translated. */
export type Text = Readonly<Record<Language, string>>;

/** What fills the holes of a text, by hole name. */
export type TextArguments = Readonly<Record<string, string | number>>;

/** The text in `language` with its holes filled; a hole nothing is given for stays visible, which the tests look for. */
export function fill(text: Text, language: Language, given: TextArguments = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (hole, name: string) => String(given[name] ?? hole));
}

/** The holes of a text, in order of first appearance, each once. */
export function holesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))];
}

/** The language to speak for a locale such as `zh-CN`, `zh_Hans` or `en-GB`; English for everything that is not Chinese. */
export function languageFor(locale: string | undefined): Language {
  return locale !== undefined && /^zh\b|^zh[_-]/i.test(locale) ? "zh-cn" : "en";
}
