/** The command line, taken apart and checked. Throws UsageError for what it does not know. */
import { parseArgs } from "node:util";
import { type Language, languages } from "../engine/base/text.js";
import type { TargetRange } from "../engine/base/version.js";
import { type RuleSetting, type Severity, severities } from "../engine/rules/finding.js";
import { closest } from "../host/closest.js";
import { isRuleSetting, type RuleNames, ruleSettings } from "../host/settings.js";
import { parseTarget } from "../host/target.js";
import { UsageError } from "./io.js";

export const commands = ["check", "explain", "rules"] as const;
export type Command = (typeof commands)[number];

export const outputFormats = ["text", "json", "sarif", "github"] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface Arguments {
  /** Undefined where none is given: only with `help` or `version`, or for nothing at all. */
  readonly command: Command | undefined;
  /** Paths for `check`, rule ids for `explain`. */
  readonly operands: readonly string[];
  readonly help: boolean;
  readonly version: boolean;
  readonly outputFormat: OutputFormat;
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  /** `ID=SEVERITY` as written, in order. */
  readonly rules: readonly string[];
  readonly minSeverity: Severity;
  readonly target: TargetRange | undefined;
  /** An environment or an interpreter, as written. */
  readonly python: string | undefined;
  readonly language: Language | undefined;
  readonly exitZero: boolean;
  readonly statistics: boolean;
  readonly stdinFilename: string | undefined;
  /** Whether an earlier run may be remembered. */
  readonly cache: boolean;
  /** Where, as written. */
  readonly cacheFolder: string | undefined;
}

const options = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
  lang: { type: "string" },
  "output-format": { type: "string" },
  fix: { type: "boolean" },
  "unsafe-fixes": { type: "boolean" },
  diff: { type: "boolean" },
  rule: { type: "string" },
  "min-severity": { type: "string" },
  "python-version": { type: "string" },
  python: { type: "string" },
  "exit-zero": { type: "boolean" },
  statistics: { type: "boolean" },
  "stdin-filename": { type: "string" },
  "no-cache": { type: "boolean" },
  "cache-dir": { type: "string" },
} as const;
type OptionName = keyof typeof options;

/** The options that mean something to the other commands too. */
const optionsOf: Readonly<Record<Exclude<Command, "check">, readonly OptionName[]>> = {
  explain: ["help", "version", "lang"],
  rules: ["help", "version", "lang", "output-format"],
};

export function parseArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<OptionName, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const name = knownOption(token.name, token.rawName);
    given.set(name, [...(given.get(name) ?? []), checkedValue(name, token.value, token.inlineValue === true)]);
  }
  const command = commandIn(words, given);
  const operands = words.slice(1);
  if (command !== undefined && command !== "check") {
    const unfit = [...given.keys()].find((name) => !optionsOf[command].includes(name));
    if (unfit !== undefined) throw new UsageError(`--${unfit} is not an option of \`${command}\``);
  }
  const last = (name: OptionName) => given.get(name)?.at(-1);
  return {
    command,
    operands,
    help: given.has("help"),
    version: given.has("version"),
    outputFormat: choice("output-format", last("output-format"), outputFormats) ?? "text",
    fix: given.has("fix"),
    unsafeFixes: given.has("unsafe-fixes"),
    diff: given.has("diff"),
    rules: given.get("rule") ?? [],
    minSeverity: choice("min-severity", last("min-severity"), severities) ?? "info",
    target: versionIn(last("python-version")),
    python: last("python"),
    language: choice("lang", last("lang"), languages),
    exitZero: given.has("exit-zero"),
    statistics: given.has("statistics"),
    stdinFilename: last("stdin-filename"),
    cache: !given.has("no-cache"),
    cacheFolder: last("cache-dir"),
  };
}

/** What `--rule` options set, in order. */
export function ruleOverrides(written: readonly string[], names: RuleNames): (readonly [name: string, setting: RuleSetting])[] {
  return written.map((text) => {
    const [name = "", setting = "", ...rest] = text.split("=").map((part) => part.trim());
    if (!text.includes("=") || rest.length > 0)
      throw new UsageError(`--rule wants ID=SEVERITY, GROUP=SEVERITY or *=SEVERITY, not "${text}"`);
    if (!names.has(name)) throw new UsageError(`no rule or group is called "${name}"${didYouMean(names.closest(name))}`);
    if (!isRuleSetting(setting)) throw new UsageError(`"${setting}" is no severity for --rule; there are ${ruleSettings.join(", ")}`);
    return [name, setting];
  });
}

export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? "" : ` (did you mean "${meant}"?)`;
}

function commandIn(words: readonly string[], given: ReadonlyMap<OptionName, unknown>): Command | undefined {
  const [word] = words;
  if (word === undefined) {
    if (given.size > 0 && !given.has("help") && !given.has("version"))
      throw new UsageError(`no command given; there are ${commands.join(", ")}`);
    return undefined;
  }
  const command = commands.find((name) => name === word);
  if (command !== undefined) return command;
  const meant = closest(word, commands);
  const hint = meant === undefined ? `; to check files: asyncio-lens check ${word}` : didYouMean(meant);
  throw new UsageError(`unknown command "${word}"${hint}`);
}

function knownOption(name: string, written: string): OptionName {
  if (Object.hasOwn(options, name)) return name as OptionName;
  const meant = closest(name, Object.keys(options));
  throw new UsageError(`unknown option ${written}${meant === undefined ? "" : ` (did you mean --${meant}?)`}`);
}

function checkedValue(name: OptionName, value: string | undefined, isInline: boolean): string {
  if (options[name].type === "boolean") {
    if (value !== undefined) throw new UsageError(`--${name} takes no value`);
    return "";
  }
  // The next option is no value, unless it is written as one: `--rule=-x`.
  if (value === undefined || (!isInline && value.startsWith("-") && value !== "-")) throw new UsageError(`--${name} needs a value`);
  return value;
}

function choice<Value extends string>(name: OptionName, given: string | undefined, choices: readonly Value[]): Value | undefined {
  const found = choices.find((value) => value === given);
  if (given !== undefined && found === undefined)
    throw new UsageError(`"${given}" is no value for --${name}; there are ${choices.join(", ")}`);
  return found;
}

function versionIn(given: string | undefined): TargetRange | undefined {
  const target = given === undefined ? undefined : parseTarget(given);
  if (given !== undefined && target === undefined) {
    throw new UsageError(
      `"${given}" is no value for --python-version; it wants a version of Python 3 such as 3.12, or a range such as 3.9-3.13`,
    );
  }
  return target;
}
