/** Rules and concepts as Markdown: the hover, `asyncio-lens explain` and the pages say the same thing. */
import type { Language, Text } from "../base/text.js";
import type { Concept } from "../knowledge/concepts/concept.js";
import { concepts } from "../knowledge/concepts/index.js";
import type { Rule } from "../rules/rule.js";

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
} satisfies Record<string, Text>;

/** A rule's page. */
export function describeRule(rule: Rule, language: Language): string {
  const severity =
    rule.offByDefault === true ? "off" : [...new Set(Object.values(rule.messages).map((message) => message.severity))].join(" / ");
  const parts = [
    `# ${rule.title[language]}`,
    `\`${rule.id}\` · ${words.group[language]} \`${rule.group}\` · ${severity}`,
    rule.why[language],
  ];
  parts.push(`## ${words.bad[language]}`, codeBlock(rule.bad), `## ${words.good[language]}`, codeBlock(rule.good));
  const fixes = Object.values(rule.fixes).map((fix) => `- ${fix[language].replace(/\{(\w+)\}/g, "…")} (${words[fix.safety][language]})`);
  if (fixes.length > 0) parts.push(`## ${words.fixes[language]}`, fixes.join("\n"));
  parts.push(`## ${words.ignore[language]}`, codeBlock(`# asyncio-lens: ignore[${rule.id}]`));
  if (rule.offByDefault === true) parts.push(words.off[language]);
  if (rule.sources.length > 0) parts.push(`${words.same[language]}: ${rule.sources.map((source) => `\`${source}\``).join(", ")}`);
  return `${parts.join("\n\n")}\n`;
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
