/** Findings as they are reported: words in one language, places as people count them. */
import { fill, type Language } from "../engine/base/text.js";
import type { Finding, Fix, Safety, Severity } from "../engine/rules/finding.js";
import { severities } from "../engine/rules/finding.js";
import type { Project, ProjectFile } from "../host/project.js";
import type { Place, Places } from "./places.js";
import { lineEndingsLike } from "./rewrite.js";

export interface Problem {
  readonly place: Place;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly chain: readonly ChainLink[];
  /** Computed when asked for. */
  readonly fixes: () => readonly ProblemFix[];
  /** Whether `--fix` mends it, or only `--fix --unsafe-fixes`. */
  readonly fixable: Safety | undefined;
  /** The line it starts on, for what must recognise it when lines have moved. */
  readonly line: string;
}

export interface ChainLink {
  readonly place: Place;
  readonly name: string;
}

export interface ProblemFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly { readonly place: Place; readonly newText: string }[];
}

/** The problems of a file, by place. */
export function problemsOf(file: ProjectFile, project: Project, places: Places, language: Language, minSeverity: Severity): Problem[] {
  const shown = project.check(file.key).filter(({ severity }) => severities.indexOf(severity) <= severities.indexOf(minSeverity));
  return [...shown].sort(byPlace).flatMap((finding) => problemOf(finding, file, project, places, language) ?? []);
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function problemOf(finding: Finding, file: ProjectFile, project: Project, places: Places, language: Language): Problem | undefined {
  const place = places.of(file.engine, file.key, finding.span);
  if (place === undefined) return undefined;
  const chain = finding.chain.flatMap(({ file: key, span, name }) => {
    const at = places.of(file.engine, key, span);
    return at === undefined ? [] : [{ place: at, name }];
  });
  return {
    place,
    rule: finding.rule,
    severity: finding.severity,
    message: fill(finding.message, language, finding.arguments),
    chain,
    fixes: () => finding.fixes.flatMap((fix) => fixOf(fix, file, project, places, language) ?? []),
    fixable: fixableOf(finding, file),
    line: lineAt(file.source.text, finding.span.start),
  };
}

/** A fix whose edits all lie in files that can be named; undefined where it cannot be done. */
function fixOf(fix: Fix, file: ProjectFile, project: Project, places: Places, language: Language): ProblemFix | undefined {
  const edits = fix.edits()?.map((edit) => {
    const place = places.of(file.engine, edit.file, edit);
    const text = project.files.get(edit.file)?.source.text ?? file.engine.text(edit.file) ?? "";
    return place === undefined ? undefined : { place, newText: lineEndingsLike(text, edit.newText) };
  });
  if (edits === undefined || edits.length === 0 || edits.includes(undefined)) return undefined;
  return {
    title: fill(fix.title, language, fix.arguments),
    safety: fix.safety,
    edits: edits as ProblemFix["edits"],
  };
}

/** As the engine's `fixAll` chooses: the preferred fix, within the file. */
function fixableOf(finding: Finding, file: ProjectFile): Safety | undefined {
  // Notebooks are not rewritten.
  if (file.source.notebook !== undefined) return undefined;
  const possible = finding.fixes.filter((fix) => {
    const edits = fix.preferred ? fix.edits() : undefined;
    return edits !== undefined && edits.length > 0 && edits.every((edit) => edit.file === file.key);
  });
  return possible.some(({ safety }) => safety === "safe") ? "safe" : possible[0]?.safety;
}

function lineAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return /^[^\r\n]*/.exec(text.slice(start, start + 1000))?.[0].trim() ?? "";
}
