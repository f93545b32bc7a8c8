/**
 * Annotated Python: what a rule's fixture (test/rules/<id>.py) is written in.
 *
 *   #: case TITLE            begins a case: an in-memory project of its own
 *   #: file PATH             begins a file of the case (default: main.py); the last one is what is fixed
 *   #: config {...}          settings of the case: target, pytest, lambdaHandlers, isTest, isNotebook, rules, blockingCalls, followUps
 *                            (rules a fix may bring up)
 *   #: fix TITLE             what follows is the last file after all fixes of that title (English)
 *   #   ^^^^ RULE: MESSAGE   a finding on the nearest line of code above, under the carets; `RULE [hint]: ..` also tells its severity
 *   #:^^^^ RULE              the same with the carets two columns to the left, for the columns under `#:`
 *
 * Annotation lines are taken out before analysis. For the rule of the fixture all findings must be listed; others may be.
 */
import type { PytestFacts } from "../../server/src/engine/settings.js";

export interface Expectation {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly rule: string;
  readonly severity: string | undefined;
  readonly message: string | undefined;
}

export interface FixtureFile {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly Expectation[];
}

export interface FixtureCase {
  readonly title: string;
  readonly config: CaseConfig;
  readonly files: readonly FixtureFile[];
  readonly fixes: readonly { readonly title: string; readonly text: string }[];
}

export interface CaseConfig {
  readonly target?: string;
  /** What the project's files say of pytest. */
  readonly pytest?: PytestFacts;
  /** Functions the project's files name as handlers of AWS Lambda. */
  readonly lambdaHandlers?: readonly string[];
  readonly isTest?: boolean;
  readonly isNotebook?: boolean;
  readonly rules?: Readonly<Record<string, "error" | "warning" | "info" | "hint" | "off">>;
  readonly blockingCalls?: Readonly<Record<string, string>>;
  readonly followUps?: readonly string[];
  /** Fixes leave code that needs a newer Python than the tests run, or is meant to be broken: do not compile it. */
  readonly noCompile?: boolean;
}

const directive = /^#: (case|file|fix|config)\b ?(.*)$/;
const annotation = /^(\s*)#(:?)(\s*)(\^+)\s+([a-z-]+)(?: \[(\w+)\])?(?:: (.*))?$/;

export function parseFixture(text: string): FixtureCase[] {
  const cases: {
    title: string;
    config: CaseConfig;
    files: { path: string; lines: string[] }[];
    fixes: { title: string; lines: string[] }[];
  }[] = [];
  let into: string[] | undefined;
  for (const line of text.split("\n")) {
    const match = directive.exec(line);
    const current = cases.at(-1);
    if (match === null) {
      if (into === undefined && current !== undefined) {
        into = [];
        current.files.push({ path: "main.py", lines: into });
      }
      into?.push(line);
    } else if (match[1] === "case") {
      cases.push({ title: match[2] as string, config: {}, files: [], fixes: [] });
      into = undefined;
    } else if (current === undefined) throw new Error(`"${line}" stands before the first case`);
    else if (match[1] === "config") current.config = JSON.parse(match[2] as string) as CaseConfig;
    else {
      into = [];
      if (match[1] === "file") current.files.push({ path: match[2] as string, lines: into });
      else current.fixes.push({ title: match[2] as string, lines: into });
    }
  }
  const titles = cases.map((one) => one.title);
  const twice = titles.find((title, index) => titles.indexOf(title) !== index);
  if (twice !== undefined) throw new Error(`two cases are titled "${twice}"`);
  return cases.map((one) => ({
    title: one.title,
    config: one.config,
    files: one.files.map(({ path, lines }) => ({ path, ...readAnnotations(lines) })),
    fixes: one.fixes.map(({ title, lines }) => ({ title, text: trimmed(lines).join("\n") })),
  }));
}

function readAnnotations(lines: readonly string[]): { text: string; expected: Expectation[] } {
  const code: string[] = [];
  const expected: Expectation[] = [];
  for (const line of trimmed(lines)) {
    const match = annotation.exec(line);
    if (match === null) {
      code.push(line);
      continue;
    }
    const [, before, colon, between, carets, rule, severity, message] = match as unknown as string[];
    const column = (before as string).length + 1 + (colon as string).length + (between as string).length - (colon === ":" ? 2 : 0);
    expected.push({ line: code.length - 1, column, length: (carets as string).length, rule: rule as string, severity, message });
  }
  return { text: code.join("\n"), expected };
}

/** Without the empty lines around a section, with the line end a file has. */
function trimmed(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && lines[start]?.trim() === "") start++;
  while (end > start && lines[end - 1]?.trim() === "") end--;
  return [...lines.slice(start, end), ""];
}
