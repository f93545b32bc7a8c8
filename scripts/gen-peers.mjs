/** docs/PEERS.md: what other tools check of asynchronous code, which rules of ours report it, and where we differ from their own tests. */
import * as fs from "node:fs";
import * as path from "node:path";
import { checks, tools } from "../bench/peers/checks.mjs";
import { exceptions } from "../bench/peers/exceptions.mjs";
import { table } from "./markdown.mjs";
import { root } from "./project.mjs";

/** @typedef {import("../server/src/engine/base/text.js").Language} Language */
/** @typedef {import("../server/src/engine/base/text.js").Text} Text */

/** @satisfies {Record<string, Text>} */
const words = {
  title: { en: "Other tools", "zh-cn": "其他工具" },
  about: {
    en: "What other tools check of asynchronous Python code, and the rules of Asyncio Lens that report the same.",
    "zh-cn": "其他工具对异步 Python 代码的检查，以及报告同样问题的 Asyncio Lens 规则。",
  },
  check: { en: "Check", "zh-cn": "检查" },
  others: { en: "Others", "zh-cn": "其他" },
  rules: { en: "Rules", "zh-cn": "规则" },
  none: { en: "none", "zh-cn": "无" },
  measured: { en: "Their own tests", "zh-cn": "它们自己的测试" },
  how: {
    en: "The test files of these tools say which lines they expect to be reported. `bench/peers` compares them with what Asyncio Lens reports, with every rule on.",
    "zh-cn": "这些工具的测试文件注明了应当报告的行。`bench/peers` 将它们与 Asyncio Lens 启用全部规则时的报告进行比较。",
  },
  tool: { en: "Tool", "zh-cn": "工具" },
  expected: { en: "Lines expected", "zh-cn": "应报告的行" },
  found: { en: "Found", "zh-cn": "已找到" },
  explained: { en: "Lines below", "zh-cn": "下列行" },
  differ: { en: "Lines on which we differ", "zh-cn": "我们不同意的行" },
  why: {
    en: "They are not counted above. *Missed* lines are expected there and not reported here; *more* are reported here alone.",
    "zh-cn": "这些行没有计入上表。“未报告”是它们要求而我们没有报告的行；“多报告”是只有我们报告的行。",
  },
  missed: { en: "Missed", "zh-cn": "未报告" },
  more: { en: "More", "zh-cn": "多报告" },
};

const names = /** @type {(keyof typeof tools)[]} */ (Object.keys(tools));

/**
 * The page in a language.
 * @param {Language} language
 * @param {ReadonlySet<string>} rules there are; a check that names another one throws
 */
export function peersPage(language, rules) {
  const say = (/** @type {Text} */ text) => text[language];
  const unknown = checks.flatMap((check) => check.rules).find((rule) => !rules.has(rule));
  if (unknown !== undefined) throw new Error(`bench/peers/checks.mjs names the rule ${unknown}, which there is not`);
  return [
    `# ${say(words.title)}`,
    say(words.about),
    checksTable(say),
    `## ${say(words.measured)}`,
    say(words.how),
    numbersTable(say),
    `### ${say(words.differ)}`,
    say(words.why),
    ...exceptions.map(({ reason, missed = {}, more = {} }) =>
      [`**${say(reason)}**`, "", ...placesOf(say(words.missed), missed), ...placesOf(say(words.more), more)].join("\n"),
    ),
    "",
  ].join("\n\n");
}

/** @param {(text: Text) => string} say */
function checksTable(say) {
  const compared = names.map((name) => tools[name].name);
  const rows = checks.map(({ title, codes, others = "", rules, why }) => [
    say(title),
    ...names.map((name) => (codes[name] ?? []).map((code) => (name === "pylint" ? `\`${code}\`` : code)).join(", ")),
    others,
    [rules.map((rule) => `[${rule}](rules/${rule}.md)`).join(", ") || `*${say(words.none)}*`, why && say(why)].filter(Boolean).join("<br>"),
  ]);
  return table([say(words.check), ...compared, say(words.others), say(words.rules)], rows);
}

/** @param {(text: Text) => string} say */
function numbersTable(say) {
  /** @type {Record<string, { found: number, expected: number, explained: number }>} */
  const numbers = JSON.parse(fs.readFileSync(path.join(root, "bench/peers/measured.json"), "utf8"));
  const rows = names.map((key) => {
    const { name, repository, commit } = tools[key];
    const { found, expected, explained } = numbers[key];
    return [`[${name}](https://github.com/${repository}/tree/${commit})`, ...[expected, found, explained].map(String)];
  });
  return table([words.tool, words.expected, words.found, words.explained].map(say), rows);
}

/** @param {string} word @param {Readonly<Record<string, readonly number[]>>} files */
function placesOf(word, files) {
  return Object.entries(files).map(([file, lines]) => `- ${word}: ${file} ${lines.join(", ")}`);
}
