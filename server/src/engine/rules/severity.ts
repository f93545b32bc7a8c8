/** How loud a finding is: its own severity, what the user set, what holds in tests, and which of two rules speaks. */
import type { OtherTools, Settings } from "../settings.js";
import { type Finding, type RuleSetting, type Severity, severities } from "./finding.js";
import { rules } from "./index.js";
import type { Rule } from "./rule.js";

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The severity a finding is shown with: a rule's own entry wins over its group's, and that over `*`. Hints are left out in tests. */
export function severityOf(finding: Finding, settings: Settings, isTest: boolean): RuleSetting {
  const rule = byId.get(finding.rule);
  const set = settingOf(finding.rule, rule, settings);
  const isOff = rule?.offByDefault === true || (isTest && finding.severity === "hint");
  const severity = set ?? (isOff ? "off" : finding.severity);
  // Who sets the rule itself means what it finds, whoever else does.
  const { overlap = "always" } = settings;
  const { elsewhere } = finding;
  if (overlap === "always" || severity === "off" || elsewhere === undefined || settings.rules[finding.rule] !== undefined) return severity;
  if (overlap !== "auto") return overlap;
  return isReported(elsewhere, settings.otherTools ?? {}) ? "off" : severity;
}

/** Whether the other tool runs and reports it. */
function isReported({ tool, code }: NonNullable<Finding["elsewhere"]>, { ruff, pylance }: OtherTools): boolean {
  if (tool === "Pylance") return pylance !== undefined && (code !== "reportUnusedCoroutine" || pylance.unusedCoroutine);
  if (ruff === undefined) return false;
  // Of Ruff's selectors the longest that fits a code decides.
  const fitting = (selectors: readonly string[]): number =>
    Math.max(-1, ...selectors.map((one) => (one === "ALL" ? 0 : code.startsWith(one) ? one.length : -1)));
  return fitting(ruff.select) > fitting(ruff.ignore);
}

/** Whether nobody has turned on a rule that is off by default: it need not run. */
export function isLeftOff(rule: Rule, settings: Settings): boolean {
  return rule.offByDefault === true && (settingOf(rule.id, rule, settings) ?? "off") === "off";
}

function settingOf(id: string, rule: Rule | undefined, settings: Settings): RuleSetting | undefined {
  return settings.rules[id] ?? (rule === undefined ? undefined : settings.rules[rule.group]) ?? settings.rules["*"];
}

export function worstSeverity(rule: Rule): Severity {
  const own = Object.values(rule.messages).map((message) => message.severity);
  return severities.find((severity) => own.includes(severity)) ?? "hint";
}

/** Without the findings that another one of their group, which is shown, tells of. */
export function settleCovered(findings: readonly Finding[]): Finding[] {
  const covering = findings.filter(({ covers }) => covers.length > 0);
  const covers = (other: Finding, { rule, span }: Finding): boolean =>
    rule !== other.rule &&
    byId.get(rule)?.group === byId.get(other.rule)?.group &&
    other.covers.some(({ start, end }) => start <= span.start && span.end <= end);
  return findings.filter((finding) => !covering.some((other) => covers(other, finding)));
}

/** One problem, one finding: where two rules report at one place, the one that `yieldsTo` the other is silent. Findings come by place. */
export function settleOverlaps(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted((a, b) => a.span.start - b.span.start);
  const longest = sorted.reduce((most, one) => Math.max(most, one.span.end - one.span.start), 0);
  return sorted.filter((finding, index) => {
    const winners = byId.get(finding.rule)?.yieldsTo ?? [];
    if (winners.length === 0) return true;
    const wins = (other: Finding | undefined): boolean =>
      other !== undefined && winners.includes(other.rule) && other.span.start < finding.span.end && finding.span.start < other.span.end;
    // Anchors fit on a line, so what overlaps stands near.
    for (let at = index - 1; at >= 0 && (sorted[at] as Finding).span.start >= finding.span.start - longest; at--)
      if (wins(sorted[at])) return false;
    for (let at = index + 1; at < sorted.length && (sorted[at] as Finding).span.start < finding.span.end; at++)
      if (wins(sorted[at])) return false;
    return true;
  });
}
