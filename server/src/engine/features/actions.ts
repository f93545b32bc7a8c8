/** What the editor offers at a place: fixes of the findings there, then ways to silence them. */
import type { Span } from "../base/span.js";
import { fill, type Language, type Text } from "../base/text.js";
import type { Module } from "../project/modules.js";
import type { FileEdit, Finding, Fix } from "../rules/finding.js";
import type { Action } from "./views.js";

const words = {
  line: { en: "Ignore `{rule}` on this line", "zh-cn": "在此行忽略 `{rule}`" },
  file: { en: "Ignore `{rule}` in this file", "zh-cn": "在此文件中忽略 `{rule}`" },
} satisfies Record<string, Text>;

export function listActions(module: Module, findings: readonly Finding[], span: Span, language: Language): Action[] {
  const here = findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
  const fixes = here.flatMap((finding) => finding.fixes.map((fix) => actionOf(fix, finding, language)));
  const silencing = here
    .filter((finding) => finding.rule !== "unused-suppression")
    .flatMap((finding) => [ignoreOnLine(module, finding), ignoreInFile(module, finding)].map((fix) => actionOf(fix, finding, language)));
  return [...fixes, ...silencing];
}

function actionOf(fix: Fix, finding: Finding, language: Language): Action {
  return { title: fill(fix.title, language, fix.arguments), kind: "quickfix", finding, preferred: fix.preferred, fix };
}

function ignoreOnLine(module: Module, finding: Finding): Fix {
  return silence(words.line, finding, () => {
    const { file, key } = module;
    const line = file.lineAt(finding.span.start);
    const lineStart = file.lineStarts[line] as number;
    const end = file.lineEnd(line);
    const text = file.text.slice(lineStart, end);
    const known = /#\s*asyncio-lens:\s*ignore\[([^\]]*)(?=\])/.exec(text);
    if (known !== null) {
      const at = lineStart + known.index + known[0].length;
      return [{ file: key, start: at, end: at, newText: known[1]?.trim() === "" ? finding.rule : `, ${finding.rule}` }];
    }
    // A comment cannot stand after a backslash or inside a string that spans lines: there it goes above the statement.
    const canFollow = !text.trimEnd().endsWith("\\") && !endsInsideString(module, end);
    if (canFollow)
      return [{ file: key, start: end, end, newText: `${/\s$/.test(text) ? " " : "  "}# asyncio-lens: ignore[${finding.rule}]` }];
    const isContinued = file.text.slice(0, lineStart).trimEnd().endsWith("\\");
    if (isContinued || endsInsideString(module, lineStart)) return undefined;
    const indentation = /^[ \t]*/.exec(text)?.[0] ?? "";
    return [
      { file: key, start: lineStart, end: lineStart, newText: `${indentation}# asyncio-lens: ignore[${finding.rule}]${file.lineBreak}` },
    ];
  });
}

function ignoreInFile(module: Module, finding: Finding): Fix {
  return silence(words.file, finding, () => {
    const { file, key } = module;
    const known = file.comments
      .map((comment) => ({
        start: comment.start,
        match: /#\s*asyncio-lens:\s*ignore-file\[([^\]]*)(?=\])/.exec(file.text.slice(comment.start, comment.end)),
      }))
      .find((one) => one.match !== null);
    if (known?.match) {
      const at = known.start + known.match.index + known.match[0].length;
      return [{ file: key, start: at, end: at, newText: `, ${finding.rule}` }];
    }
    // After a shebang and a coding line, which must stay first.
    const start = /^(?:#!.*(?:\r\n|\r|\n))?(?:#.*coding[:=].*(?:\r\n|\r|\n))?/.exec(file.text)?.[0].length ?? 0;
    return [{ file: key, start, end: start, newText: `# asyncio-lens: ignore-file[${finding.rule}]${file.lineBreak}` }];
  });
}

function silence(title: Text, finding: Finding, edits: () => readonly FileEdit[] | undefined): Fix {
  return { title, arguments: { rule: finding.rule }, safety: "safe", preferred: false, edits };
}

/** Whether an offset of the file is inside a string literal. */
function endsInsideString(module: Module, offset: number): boolean {
  const site = module.siteAt(offset);
  if (site === undefined) return false;
  const { tree } = site;
  for (let at = tree.nodeAt(offset - site.start); at > 0; at = tree.parent(at)) {
    const text = tree.textOf(at);
    if (/^[a-zA-Z]*("""|''')/.test(text) && tree.start(at) < offset - site.start && offset - site.start < tree.end(at)) return true;
  }
  return false;
}
