/** The report people read: a line for each problem, the chain behind it, and what they come to. */
import { styleText } from "node:util";
import { fill, type Language, type Text } from "../engine/base/text.js";
import { type Severity, severities } from "../engine/rules/finding.js";
import { showPlace } from "./places.js";
import type { Problem } from "./problems.js";

export interface TextReportOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** How many files were checked. */
  readonly files: number;
  /** What `--fix` has done already; undefined without it. */
  readonly fixed?: { readonly problems: number; readonly files: number };
  /** Whether unsafe fixes count as what `--fix` would do. */
  readonly unsafe: boolean;
  /** Whether every file could be checked; otherwise nobody can say that there is nothing. */
  readonly isSuccess: boolean;
}

type Style = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan" | "green";

export function reportText(problems: readonly Problem[], options: TextReportOptions): string {
  const { language } = options;
  const paint = painter(options.colour);
  const lines: string[] = [];
  for (const { place, severity, rule, message, chain } of problems) {
    const name = fill(severityNames[severity], language);
    lines.push(`${paint("bold", `${showPlace(place)}:`)} ${paint(colours[severity], name)} ${paint("cyan", rule)} ${message}`);
    // The chain starts with the problem itself.
    for (const link of chain.slice(1)) lines.push(paint("dim", `    ${showPlace(link.place)}: ${link.name}`));
  }
  const { fixed } = options;
  if (fixed !== undefined && fixed.problems > 0) lines.push(fill(words.fixed, language, counts(fixed, language)));
  if (problems.length > 0) lines.push(summary(problems, options));
  else if (options.isSuccess) lines.push(paint("green", noProblems(options)));
  return lines.map((line) => `${line}\n`).join("");
}

/** Colours text, or leaves it as it is. */
export function painter(colour: boolean): (style: Style, text: string) => string {
  // Before 20.12 Node has no styleText, and no colours then.
  return (style, text) => (colour && typeof styleText === "function" ? styleText(style, text, { validateStream: false }) : text);
}

const colours: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "blue", hint: "dim" };

const severityNames: Readonly<Record<Severity, Text>> = {
  error: { en: "error", "zh-cn": "错误" },
  warning: { en: "warning", "zh-cn": "警告" },
  info: { en: "info", "zh-cn": "信息" },
  hint: { en: "hint", "zh-cn": "提示" },
};

const words = {
  none: { en: "No problems found in {files}.", "zh-cn": "在 {files}中没有发现问题。" },
  noneLeft: { en: "No problems left in {files}.", "zh-cn": "{files}中已没有问题。" },
  fixed: { en: "Fixed {problems} in {files}.", "zh-cn": "已修复 {files}中的 {problems}。" },
  fixable: { en: "{count} can be fixed with {option}", "zh-cn": "{count} 个可用 {option} 修复" },
} satisfies Record<string, Text>;

function noProblems({ language, files, fixed }: TextReportOptions): string {
  const text = fixed !== undefined && fixed.problems > 0 ? words.noneLeft : words.none;
  return fill(text, language, { files: counts({ problems: 0, files }, language).files });
}

/** `3 errors, 2 warnings; 2 can be fixed with --fix`. */
function summary(problems: readonly Problem[], { language, unsafe }: TextReportOptions): string {
  const parts = severities.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [countOf(count, severityNames[severity], language)];
  });
  const safe = problems.filter(({ fixable }) => fixable === "safe").length;
  const other = problems.filter(({ fixable }) => fixable === "unsafe").length;
  const can: string[] = [];
  if (unsafe && safe + other > 0) can.push(fill(words.fixable, language, { count: safe + other, option: "--fix --unsafe-fixes" }));
  if (!unsafe && safe > 0) can.push(fill(words.fixable, language, { count: safe, option: "--fix" }));
  if (!unsafe && other > 0) can.push(fill(words.fixable, language, { count: other, option: "--fix --unsafe-fixes" }));
  const [comma, semicolon] = language === "en" ? [", ", "; "] : ["，", "；"];
  return [parts.join(comma), ...can].join(semicolon);
}

function counts({ problems, files }: { problems: number; files: number }, language: Language) {
  return {
    problems: countOf(problems, { en: "problem", "zh-cn": "问题" }, language),
    files: countOf(files, { en: "file", "zh-cn": "文件" }, language),
  };
}

function countOf(count: number, noun: Text, language: Language): string {
  if (language === "zh-cn") return `${count} 个${noun[language]}`;
  // "info" has no plural.
  return `${count} ${noun.en}${count === 1 || noun.en === "info" ? "" : "s"}`;
}
