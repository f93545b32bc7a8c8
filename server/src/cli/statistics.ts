/** How often each rule has something to say, for a first look at a large project. */
import type { Language } from "../engine/base/text.js";
import type { RuleView } from "../engine/engine.js";
import type { Problem } from "./problems.js";

interface Statistic {
  readonly rule: string;
  readonly count: number;
  /** How many of them `--fix` mends, unsafe fixes included if asked for. */
  readonly fixable: number;
}

export function statisticsText(problems: readonly Problem[], unsafe: boolean, rules: readonly RuleView[], language: Language): string {
  const all = statisticsOf(problems, unsafe);
  const digits = Math.max(0, ...all.map(({ count }) => String(count).length));
  const width = Math.max(0, ...all.map(({ rule }) => rule.length));
  return all
    .map(({ rule, count, fixable }) => {
      const title = rules.find((view) => view.id === rule)?.title[language] ?? "";
      return `${String(count).padStart(digits)}  ${fixable > 0 ? "[*]" : "   "}  ${rule.padEnd(width)}  ${title}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join("");
}

export function statisticsJson(problems: readonly Problem[], unsafe: boolean): string {
  return `${JSON.stringify(statisticsOf(problems, unsafe), null, 2)}\n`;
}

/** Most frequent first. */
function statisticsOf(problems: readonly Problem[], unsafe: boolean): Statistic[] {
  const byRule = new Map<string, Statistic>();
  for (const { rule, fixable } of problems) {
    const { count, fixable: fixed } = byRule.get(rule) ?? { count: 0, fixable: 0 };
    const isFixable = fixable === "safe" || (unsafe && fixable === "unsafe");
    byRule.set(rule, { rule, count: count + 1, fixable: fixed + (isFixable ? 1 : 0) });
  }
  return [...byRule.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
