/** What users write in pyproject.toml, in the editor's settings and on the command line, made into settings of the engine. */
import { type Language, languages, type Text } from "../engine/base/text.js";
import type { TargetRange } from "../engine/base/version.js";
import { type RuleSetting, severities } from "../engine/rules/finding.js";
import { defaultSettings, type OverlapSetting, overlapSettings, type Settings } from "../engine/settings.js";
import { closest } from "./closest.js";
import { isGlob } from "./exclude.js";
import { makeNote, type Note } from "./note.js";
import { resolvePath } from "./paths.js";
import { parseTarget } from "./target.js";

/** What one place sets; what it leaves out is somebody else's. */
export interface UserSettings {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Globs, from the folder the settings are for. */
  readonly exclude?: readonly string[];
  readonly target?: TargetRange;
  /** Where the packages are installed: an environment's folder, or a Python interpreter. */
  readonly environment?: string;
  readonly blockingCalls?: Readonly<Record<string, string>>;
  readonly probable?: boolean;
  readonly overlap?: OverlapSetting;
  readonly language?: Language;
}

/** Rule ids with their groups: what a name in `rules` may be. */
export class RuleNames {
  readonly #groups: ReadonlyMap<string, string>;
  readonly #names: ReadonlySet<string>;

  constructor(rules: readonly { readonly id: string; readonly group: string }[]) {
    this.#groups = new Map(rules.map((rule) => [rule.id, rule.group]));
    // The engine's own report, which is no rule of the list.
    this.#names = new Set(["*", "unused-suppression", ...rules.flatMap((rule) => [rule.id, rule.group])]);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether setting `name` says something about the rule or group `other` too. */
  covers(name: string, other: string): boolean {
    return name === "*" || name === other || this.#groups.get(other) === name;
  }

  closest(name: string): string | undefined {
    return closest(name, this.#names);
  }
}

export const ruleSettings: readonly RuleSetting[] = [...severities, "off"];

export function isRuleSetting(value: unknown): value is RuleSetting {
  return ruleSettings.includes(value as RuleSetting);
}

/** How the keys are spelt: `python-version` in a file, `pythonVersion` in an editor. */
export type KeyStyle = "file" | "editor";

/** The settings in a value somebody wrote. What cannot be understood is left out, with a note each. Paths count from `folder`. */
export function readUserSettings(
  value: unknown,
  style: KeyStyle,
  names: RuleNames,
  { file, folder }: { readonly file?: string; readonly folder?: string | undefined } = {},
): { settings: UserSettings; notes: Note[] } {
  const notes: Note[] = [];
  const tell: Tell = (text, given) => notes.push(makeNote(file, text, given));
  if (!isTable(value)) {
    if (value !== undefined && value !== null) tell(words.notATable, { key: style === "file" ? "tool.asyncio-lens" : "asyncioLens" });
    return { settings: {}, notes };
  }
  const settings: { -readonly [Key in keyof UserSettings]: UserSettings[Key] } = {};
  for (const [key, given] of Object.entries(value)) {
    // An editor sends settings that are only the editor's, and null or "" for what is not set.
    if (style === "editor" && (given === null || given === "")) continue;
    switch (style === "editor" ? kebabCase(key) : key) {
      case "rules":
        settings.rules = readRules(given, names, tell);
        break;
      case "exclude":
        settings.exclude = readExclude(given, tell);
        break;
      case "python-version": {
        const target = typeof given === "string" ? parseTarget(given) : undefined;
        if (target !== undefined) settings.target = target;
        else tell(words.version, { key, value: show(given) });
        break;
      }
      case "python-environment":
        if (typeof given !== "string") tell(words.path, { key, value: show(given) });
        else if (folder !== undefined) settings.environment = resolvePath(folder, given.replace(/^\$\{workspaceFolder\}/, "."));
        break;
      case "blocking-calls":
        settings.blockingCalls = readBlockingCalls(given, key, tell);
        break;
      case "probable":
        if (typeof given === "boolean") settings.probable = given;
        else tell(words.choice, { key, value: show(given), choices: "true, false" });
        break;
      case "overlap":
        if (overlapSettings.includes(given as OverlapSetting)) settings.overlap = given as OverlapSetting;
        else tell(words.choice, { key, value: show(given), choices: overlapSettings.join(", ") });
        break;
      case "language":
        if (languages.includes(given as Language)) settings.language = given as Language;
        else if (given !== "auto") tell(words.choice, { key, value: show(given), choices: ["auto", ...languages].join(", ") });
        break;
      default:
        if (style === "file") tellUnknownKey(key, tell);
    }
  }
  return { settings, notes };
}

/** The project's settings with those of the editor over them, name by name. Not `exclude`: each one's globs count from its own folder. */
export function mergeSettings(project: UserSettings, editor: UserSettings): UserSettings {
  return {
    ...project,
    ...editor,
    rules: { ...project.rules, ...editor.rules },
    blockingCalls: { ...project.blockingCalls, ...editor.blockingCalls },
  };
}

/** Sets rules one after the other, later ones winning: what is said of a group or of `*` takes back what was said of the rules in it. */
export function overrideRules(
  rules: Readonly<Record<string, RuleSetting>>,
  overrides: readonly (readonly [name: string, setting: RuleSetting])[],
  names: RuleNames,
): Readonly<Record<string, RuleSetting>> {
  let result = Object.entries(rules);
  for (const [name, setting] of overrides) {
    result = result.filter(([other]) => !names.covers(name, other));
    result.push([name, setting]);
  }
  return Object.fromEntries(result);
}

/** For the engine, once it is known what the project's files say. */
export function engineSettings(
  user: UserSettings,
  target: TargetRange,
  {
    pytest,
    lambdaHandlers = [],
    otherTools,
  }: { readonly [Key in "pytest" | "lambdaHandlers" | "otherTools"]?: Settings[Key] | undefined } = {},
): Settings {
  return {
    rules: user.rules ?? defaultSettings.rules,
    target,
    blockingCalls: user.blockingCalls ?? defaultSettings.blockingCalls,
    ...(user.probable === undefined ? {} : { probable: user.probable }),
    ...(user.overlap === undefined ? {} : { overlap: user.overlap }),
    ...(pytest === undefined ? {} : { pytest }),
    ...(otherTools === undefined ? {} : { otherTools }),
    ...(lambdaHandlers.length === 0 ? {} : { lambdaHandlers }),
  };
}

type Tell = (text: Text, given: Record<string, string>) => void;

const words = {
  notATable: { en: "`{key}` must be a table; ignored", "zh-cn": "`{key}` 必须是一个表；已忽略" },
  notAList: { en: "`{key}` must be a list of globs; ignored", "zh-cn": "`{key}` 必须是通配符列表；已忽略" },
  glob: { en: "`{key}`: `{value}` is not a glob; ignored", "zh-cn": "`{key}`：`{value}` 不是通配符；已忽略" },
  choice: { en: "`{key}` is `{value}`, not one of {choices}; ignored", "zh-cn": "`{key}` 的值 `{value}` 不在 {choices} 之中；已忽略" },
  version: {
    en: '`{key}` is `{value}`, not a version of Python 3 such as "3.12" or "3.9-3.13"; ignored',
    "zh-cn": '`{key}` 的值 `{value}` 不是 Python 3 的版本（例如 "3.12" 或 "3.9-3.13"）；已忽略',
  },
  path: { en: "`{key}` is `{value}`, not a path; ignored", "zh-cn": "`{key}` 的值 `{value}` 不是路径；已忽略" },
  rule: { en: "no rule or group is called `{name}`{hint}; ignored", "zh-cn": "没有名为 `{name}` 的规则或分组{hint}；已忽略" },
  replacement: {
    en: "`{key}`: `{name}` must be a string that says what to use instead; ignored",
    "zh-cn": "`{key}`：`{name}` 必须是字符串，说明应改用什么；已忽略",
  },
  key: { en: "there is no setting `{key}`{hint}; ignored", "zh-cn": "没有名为 `{key}` 的设置{hint}；已忽略" },
} satisfies Record<string, Text>;

function readRules(value: unknown, names: RuleNames, tell: Tell): Record<string, RuleSetting> {
  const rules: Record<string, RuleSetting> = {};
  if (!isTable(value)) {
    tell(words.notATable, { key: "rules" });
    return rules;
  }
  for (const [name, setting] of Object.entries(value)) {
    if (!names.has(name)) tell(words.rule, { name, hint: hint(names.closest(name)) });
    else if (!isRuleSetting(setting)) tell(words.choice, { key: `rules.${name}`, value: show(setting), choices: ruleSettings.join(", ") });
    else rules[name] = setting;
  }
  return rules;
}

function readExclude(value: unknown, tell: Tell): string[] {
  const list = typeof value === "string" ? [value] : value;
  if (!Array.isArray(list)) {
    tell(words.notAList, { key: "exclude" });
    return [];
  }
  return list.filter((glob): glob is string => {
    if (typeof glob === "string" && isGlob(glob)) return true;
    tell(words.glob, { key: "exclude", value: show(glob) });
    return false;
  });
}

function readBlockingCalls(value: unknown, key: string, tell: Tell): Record<string, string> {
  const calls: Record<string, string> = {};
  if (!isTable(value)) {
    tell(words.notATable, { key });
    return calls;
  }
  for (const [name, replacement] of Object.entries(value)) {
    if (typeof replacement === "string") calls[name] = replacement;
    else tell(words.replacement, { key, name });
  }
  return calls;
}

const fileKeys = ["rules", "exclude", "python-version", "python-environment", "blocking-calls", "probable", "overlap", "language"];

function tellUnknownKey(key: string, tell: Tell): void {
  tell(words.key, { key, hint: hint(closest(kebabCase(key).replaceAll("_", "-"), fileKeys)) });
}

/** Reads the same in both languages. */
function hint(meant: string | undefined): string {
  return meant === undefined ? "" : ` (→ \`${meant}\`?)`;
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
