/** Rules and concepts as Markdown: the hover, `asyncio-lens explain` and the pages say the same thing. */
import { fill, type Language, type Text } from "../base/text.js";
import type { Concept } from "../knowledge/concepts/concept.js";
import { concepts } from "../knowledge/concepts/index.js";
import type { Finding } from "../rules/finding.js";
import type { Group, Rule } from "../rules/rule.js";

const words = {
  bad: { en: "What it reports", "zh-cn": "它报告什么" },
  good: { en: "Instead", "zh-cn": "应当这样写" },
  fixes: { en: "Fixes", "zh-cn": "修复" },
  safe: { en: "safe", "zh-cn": "安全" },
  unsafe: { en: "review it", "zh-cn": "请检查" },
  same: { en: "The same check elsewhere", "zh-cn": "其他工具中的同一检查" },
  ignore: { en: "To silence it", "zh-cn": "如何屏蔽" },
  off: {
    en: "Off by default; turn it on with the setting `asyncioLens.rules`.",
    "zh-cn": "默认关闭；可通过设置 `asyncioLens.rules` 开启。",
  },
  since: { en: "since Python {version}", "zh-cn": "自 Python {version} 起" },
  pitfalls: { en: "Watch out", "zh-cn": "注意" },
  more: { en: "Python documentation", "zh-cn": "Python 文档" },
  group: { en: "group", "zh-cn": "分组" },
  related: { en: "Read next", "zh-cn": "延伸阅读" },
} satisfies Record<string, Text>;

/** Punctuation, with the spaces around it. */
const marks: Readonly<Record<Language, { open: string; close: string; colon: string; comma: string }>> = {
  en: { open: " (", close: ")", colon: ": ", comma: ", " },
  "zh-cn": { open: "（", close: "）", colon: "：", comma: "、" },
};

/** What the rules of a group are about. */
export const groupTitles: Readonly<Record<Group, Text>> = {
  await: { en: "Coroutines not awaited, or awaited wrongly", "zh-cn": "没有 await 或错误地 await 的协程" },
  blocking: { en: "What stops the event loop", "zh-cn": "阻塞事件循环的代码" },
  loop: { en: "Starting and finding the event loop", "zh-cn": "启动和获取事件循环" },
  tasks: { en: "Tasks", "zh-cn": "任务" },
  cancellation: { en: "Cancellation and timeouts", "zh-cn": "取消与超时" },
  sync: { en: "Locks, races, shared state", "zh-cn": "锁、竞态与共享状态" },
  resources: { en: "Connections, files and processes", "zh-cn": "连接、文件与进程" },
  frameworks: { en: "Frameworks and tests", "zh-cn": "框架与测试" },
};

/** A rule's page; `found` is what the rules find in its bad example. */
export function describeRule(rule: Rule, language: Language, found: readonly Finding[]): string {
  const severity =
    rule.offByDefault === true ? "off" : [...new Set(Object.values(rule.messages).map((message) => message.severity))].join(" / ");
  const parts = [
    `# ${rule.title[language]}`,
    `\`${rule.id}\` · ${words.group[language]} \`${rule.group}\` · ${severity}`,
    rule.why[language],
  ];
  parts.push(
    `## ${words.bad[language]}`,
    codeBlock(underlined(rule.bad, found, language)),
    `## ${words.good[language]}`,
    codeBlock(rule.good),
  );
  const fixes = Object.values(rule.fixes).map(
    (fix) => `- ${fix[language].replace(/\{(\w+)\}/g, "…")}${marks[language].open}${words[fix.safety][language]}${marks[language].close}`,
  );
  if (fixes.length > 0) parts.push(`## ${words.fixes[language]}`, fixes.join("\n"));
  parts.push(`## ${words.ignore[language]}`, codeBlock(`# asyncio-lens: ignore[${rule.id}]`));
  if (rule.offByDefault === true) parts.push(words.off[language]);
  if (rule.sources.length > 0) {
    const sources = rule.sources.map((source) => `\`${source}\``).join(marks[language].comma);
    parts.push(`${words.same[language]}${marks[language].colon}${sources}`);
  }
  return `${parts.join("\n\n")}\n`;
}

/** Code with carets and the message under what is found, as comments. */
function underlined(code: string, found: readonly Finding[], language: Language): string {
  let start = 0;
  const lines = code.split("\n").flatMap((line) => {
    const here = found.filter(({ span }) => span.start >= start && span.start <= start + line.length);
    const below = here.map(({ span, message, arguments: given }) => {
      const column = span.start - start;
      const carets = "^".repeat(Math.max(1, Math.min(span.end, start + line.length) - span.start));
      // At the margin the comment sign stands where the first caret would.
      const shown = column === 0 ? `#${carets.slice(1)}` : `#${" ".repeat(column - 1)}${carets}`;
      return `${shown} ${fill(message, language, given)}`;
    });
    start += line.length + 1;
    return [line, ...below];
  });
  return lines.join("\n");
}

/** A concept's hover card. */
export function describeConcept(concept: Concept, language: Language): string {
  const since = concept.since === undefined ? "" : ` *(${words.since[language].replace("{version}", concept.since)})*`;
  const parts = [`**${concept.title[language]}**${since}`];
  if (concept.signature !== undefined) parts.push(codeBlock(concept.signature));
  parts.push(concept.summary[language], `⚠ **${words.pitfalls[language]}** ${concept.pitfalls[language]}`, codeBlock(concept.example));
  parts.push(`[${words.more[language]}](${documentationUrl(concept, language)})`);
  return parts.join("\n\n");
}

/** A concept's page: its card under a heading, then the pages to read next. */
export function describeConceptPage(concept: Concept, language: Language): string {
  const heading = concept.kind === "api" ? `\`${concept.id}\`` : concept.title[language];
  const card = describeConcept(concept, language).replace(`**${heading}**\n\n`, "");
  const related = concept.related.map((id) => `[${conceptName(id, language)}](${id}.md)`).join(" · ");
  return `# ${heading}\n\n${card}\n\n${words.related[language]}${marks[language].colon}${related}\n`;
}

/** What a concept is called in a list: an API by its name, an idea by its title. */
export function conceptName(id: string, language: Language): string {
  const concept = conceptById(id);
  return concept === undefined || concept.kind === "api" ? `\`${id}\`` : concept.title[language];
}

export function documentationUrl(concept: Concept, language: Language): string {
  return `https://docs.python.org/${language === "zh-cn" ? "zh-cn/3" : "3"}/${concept.link}`;
}

/** The card of a qualified name: `asyncio.gather`. */
export function conceptNamed(names: readonly string[]): Concept | undefined {
  for (const name of names) {
    const found = byName.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function conceptById(id: string): Concept | undefined {
  return concepts.find((concept) => concept.id === id);
}

const byName = new Map(concepts.flatMap((concept) => concept.names.map((name) => [name, concept] as const)));

function codeBlock(code: string): string {
  return `\`\`\`python\n${code.trimEnd()}\n\`\`\``;
}
