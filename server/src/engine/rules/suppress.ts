/**
 * Comments that silence findings: `# asyncio-lens: ignore[rule, group]` on the first or last line of a finding or alone above it,
 * `# asyncio-lens: ignore-file[..]` at the top, and `# noqa`, `# ruff: noqa` through the codes a rule shares with other tools.
 */
import { ruffNames } from "../knowledge/ruff-names.js";
import type { Module } from "../project/modules.js";
import type { SourceFile } from "../syntax/source-file.js";
import type { Finding } from "./finding.js";
import { rules } from "./index.js";
import type { Rule } from "./rule.js";

interface Suppression {
  /** Lines it covers: its own, or for a comment alone on its line the next line of code. Undefined: the whole file. */
  readonly line: number | undefined;
  readonly covers: (rule: Rule | undefined, id: string) => boolean;
  /** For ours only: the comment, which is reported when it silences nothing. */
  readonly own?: { readonly start: number; readonly end: number };
}

/** The suppressions of a file by the line they cover; under `undefined` those of the whole file. */
type ByLine = ReadonlyMap<number | undefined, readonly Suppression[]>;

const known = new WeakMap<SourceFile, ByLine>();
const byId = new Map<string, Rule>();

/** The rule of an id; the list is complete only when all rules are loaded, and they are when the first one is asked for. */
function ruleOf(id: string): Rule | undefined {
  if (byId.size === 0) for (const rule of rules) byId.set(rule.id, rule);
  return byId.get(id);
}

/** The suppressions of a file, read once. */
function suppressionsOf({ file }: Module): ByLine {
  let found = known.get(file);
  if (found === undefined) {
    const byLine = new Map<number | undefined, Suppression[]>();
    for (const comment of file.comments) {
      const suppression = readSuppression(file, comment);
      if (suppression === undefined) continue;
      const same = byLine.get(suppression.line);
      if (same) same.push(suppression);
      else byLine.set(suppression.line, [suppression]);
    }
    found = byLine;
    known.set(file, found);
  }
  return found;
}

/** The suppressions that silence a rule on one of the lines. */
function silencing(module: Module, lines: readonly number[], ruleId: string): Suppression[] {
  const all = suppressionsOf(module);
  if (all.size === 0) return [];
  return [undefined, ...new Set(lines)].flatMap((line) => all.get(line) ?? []).filter((one) => one.covers(ruleOf(ruleId), ruleId));
}

/** Whether a comment silences a rule at an offset of a file. */
export function isSuppressed(module: Module, offset: number, ruleId: string): boolean {
  return module.hasDirectives && silencing(module, [module.file.lineAt(offset)], ruleId).length > 0;
}

/** The findings no comment silences, and for each of our comments that silences nothing a hint. */
export function applySuppressions(module: Module, findings: readonly Finding[]): Finding[] {
  const { file } = module;
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const covering = silencing(module, [file.lineAt(finding.span.start), file.lineAt(finding.span.end)], finding.rule);
    for (const one of covering) used.add(one);
    return covering.length === 0;
  });
  for (const one of [...suppressionsOf(module).values()].flat())
    if (one.own !== undefined && !used.has(one)) kept.push(unused(one.own, module));
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function readSuppression(file: SourceFile, comment: { start: number; end: number }): Suppression | undefined {
  const text = file.text.slice(comment.start, comment.end);
  const own = /#\s*asyncio-lens:\s*(ignore(?:-file)?)(?:\s*\[([^\]]*)\])?/i.exec(text);
  const line = coveredLine(file, comment.start);
  if (own !== null) {
    const names = own[2]
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const isFile = (own[1] as string).toLowerCase() === "ignore-file";
    if (isFile && !isAtTop(file, comment.start)) return undefined;
    const start = comment.start + own.index;
    return {
      line: isFile ? undefined : line,
      covers: (rule, id) => names === undefined || names.includes(id) || (rule !== undefined && names.includes(rule.group)),
      own: { start, end: start + own[0].length },
    };
  }
  const ruffFile = /#\s*(?:ruff|flake8)\s*:\s*noqa(?:\s*:\s*([A-Z0-9, ]+))?/i.exec(text);
  if (ruffFile !== null) return { line: undefined, covers: coversCodes(ruffFile[1]) };
  const ruffIgnore = /#\s*ruff:\s*ignore\[([^\]]*)\]/i.exec(text);
  if (ruffIgnore !== null) return { line, covers: coversCodes(ruffIgnore[1]) };
  const checker = /#\s*(?:type|pyright|mypy|ty)\s*:\s*ignore\[([^\]]*)\]/i.exec(text);
  if (checker !== null) return { line: file.lineAt(comment.start), covers: coversNames(checker[1] as string) };
  const noqa = /#\s*noqa(?![\w-])(?:\s*:\s*([A-Z][0-9A-Z]*(?:[,\s]+[A-Z]+[0-9]+)*))?/i.exec(text);
  return noqa === null ? undefined : { line: file.lineAt(comment.start), covers: coversCodes(noqa[1]) };
}

/** The words of type checkers (`unused-coroutine`, `reportUnusedCoroutine`) name a rule that has them among its `sources`. */
function coversNames(written: string): Suppression["covers"] {
  const names = written.split(",").map((name) => name.trim());
  return (rule) => rule?.sources.some((source) => names.includes(source)) ?? false;
}

/** Codes, or Ruff's words for them, name a rule by its `sources`, whole or by their beginning (`ASYNC2`); none at all means every rule. */
function coversCodes(written: string | undefined): Suppression["covers"] {
  const codes = written
    ?.split(/[,\s]+/)
    .filter((code) => code !== "")
    .map((code) => ruffNames.get(code.toLowerCase()) ?? code.toUpperCase());
  if (codes === undefined || codes.length === 0) return () => true;
  return (rule, id) =>
    codes.some((code) => code.toLowerCase() === id || (rule?.sources.some((source) => source.startsWith(code)) ?? false));
}

/** The line a comment speaks of: its own, or the next one that holds code when it stands alone. */
function coveredLine(file: SourceFile, offset: number): number {
  const line = file.lineAt(offset);
  const before = file.text.slice(file.lineStarts[line], offset);
  if (before.trim() !== "") return line;
  for (let next = line + 1; next < file.lineStarts.length; next++) {
    const text = file.text.slice(file.lineStarts[next], file.lineEnd(next)).trim();
    if (text !== "" && !text.startsWith("#")) return next;
  }
  return line;
}

function isAtTop(file: SourceFile, offset: number): boolean {
  const first = file.items.find((placed) => placed.item.text.trim() !== "" && !/^("""|'''|"|')/.test(placed.item.text));
  return first === undefined || offset < first.start;
}

function unused(span: { start: number; end: number }, module: Module): Finding {
  return {
    rule: "unused-suppression",
    severity: "hint",
    span,
    message: { en: "This comment silences nothing here", "zh-cn": "这条注释没有屏蔽任何问题" },
    arguments: {},
    chain: [],
    tags: ["unnecessary"],
    covers: [],
    fixes: [
      {
        title: { en: "Remove the comment", "zh-cn": "删除这条注释" },
        arguments: {},
        safety: "safe",
        preferred: true,
        edits: () => {
          const { text } = module.file;
          const line = module.file.lineAt(span.start);
          const lineStart = module.file.lineStarts[line] as number;
          const isWholeLine = text.slice(lineStart, span.start).trim() === "" && span.end === module.file.lineEnd(line);
          if (isWholeLine)
            return [{ file: module.key, start: lineStart, end: module.file.lineStarts[line + 1] ?? text.length, newText: "" }];
          const before = text.slice(lineStart, span.start);
          return [{ file: module.key, start: lineStart + before.trimEnd().length, end: span.end, newText: "" }];
        },
      },
    ],
  };
}
