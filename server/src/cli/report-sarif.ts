/** The report in SARIF 2.1.0, which code scanning services take. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { createHash } from "node:crypto";
import type { Language } from "../engine/base/text.js";
import type { RuleView } from "../engine/engine.js";
import type { Severity } from "../engine/rules/finding.js";
import type { Place } from "./places.js";
import type { Problem } from "./problems.js";

export interface SarifOptions {
  readonly language: Language;
  readonly version: string;
  readonly rules: readonly RuleView[];
  /** A rule's page as Markdown. */
  readonly explain: (rule: string) => string | undefined;
  /** Whether every file could be analysed. */
  readonly isSuccess: boolean;
}

const levels: Readonly<Record<string, "error" | "warning" | "note">> = { error: "error", warning: "warning", info: "note", hint: "note" };

export function reportSarif(problems: readonly Problem[], options: SarifOptions): string {
  const ids = [...new Set(problems.map(({ rule }) => rule))].sort();
  const fingerprints = new Fingerprints();
  const run = {
    tool: {
      driver: {
        name: "Asyncio Lens",
        semanticVersion: options.version,
        rules: ids.map((id) => describeRule(id, options)),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [{ executionSuccessful: options.isSuccess }],
    results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.rule), fingerprints)),
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

const schema = "https://json.schemastore.org/sarif-2.1.0.json";

function describeRule(id: string, { rules, language, explain }: SarifOptions) {
  const rule = rules.find((view) => view.id === id);
  const page = explain(id);
  const title = rule?.title[language] ?? id;
  return {
    id,
    shortDescription: { text: plain(title) },
    ...(page === undefined ? {} : { help: { text: plain(page), markdown: page } }),
    ...(rule === undefined
      ? {}
      : { defaultConfiguration: { level: levels[rule.severity] ?? "none" }, properties: { tags: ["asyncio", rule.group] } }),
  };
}

/** Where Markdown is not shown, its backticks would be. */
function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

function resultOf({ place, rule, severity, message, chain, fixes, line }: Problem, ruleIndex: number, fingerprints: Fingerprints) {
  const steps = chain.map((link) => ({ location: { ...locationOf(link.place), message: { text: link.name } } }));
  const repairs = fixes().map(({ title, edits }) => ({ description: { text: plain(title) }, artifactChanges: changesOf(edits) }));
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(severity),
    message: { text: inCell(place) + plain(message) },
    locations: [locationOf(place)],
    partialFingerprints: { "asyncioLens/v1": fingerprints.next(rule, place.file, line) },
    ...(steps.length === 0 ? {} : { codeFlows: [{ threadFlows: [{ locations: steps }] }] }),
    // What a fix does to a cell cannot be said in lines of the file.
    ...(repairs.length === 0 || place.cell !== undefined ? {} : { fixes: repairs }),
  };
}

function levelOf(severity: Severity): string {
  return levels[severity] as string;
}

function inCell({ cell, start }: Place): string {
  return cell === undefined ? "" : `cell ${cell}:${start.line}:${start.column}: `;
}

/** The lines of a cell are not the lines of its file: a notebook is named as a whole. */
function locationOf(place: Place) {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(place.file),
      region: place.cell === undefined ? regionOf(place) : { startLine: 1 },
    },
  };
}

function regionOf({ start, end }: Place) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative, as services want it to find the file in a repository; absolute only for what is outside the working directory. */
function artifactOf(file: string) {
  const encoded = file.split("/").map(encodeURIComponent).join("/");
  if (file.startsWith("/")) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${encoded.replace("%3A", ":")}` };
  return { uri: encoded, uriBaseId: "%SRCROOT%" };
}

function changesOf(edits: readonly { readonly place: Place; readonly newText: string }[]) {
  const files = [...new Set(edits.map(({ place }) => place.file))];
  return files.map((file) => ({
    artifactLocation: artifactOf(file),
    replacements: edits
      .filter(({ place }) => place.file === file)
      .map(({ place, newText }) => ({ deletedRegion: regionOf(place), insertedContent: { text: newText } })),
  }));
}

/** What stays the same when the lines above change: the rule, the file, the line's text, and which of several alike it is. */
class Fingerprints {
  readonly #seen = new Map<string, number>();

  next(rule: string, file: string, line: string): string {
    const key = `${rule}\0${file}\0${line}`;
    const count = this.#seen.get(key) ?? 0;
    this.#seen.set(key, count + 1);
    return createHash("sha256").update(`${key}\0${count}`).digest("hex").slice(0, 32);
  }
}
