/** An engine that finds words: what the command line does with findings can be seen without the real rules. */
import type { TextEdit } from "../../server/src/engine/base/edit.js";
import type { Engine, FileAbout, RuleView } from "../../server/src/engine/engine.js";
import type { Finding, Fix, Severity } from "../../server/src/engine/rules/finding.js";

/**
 * | word | finding |
 * | --- | --- |
 * | `slow()` | warning `slow-call` (group `blocking`), safe fix to `await fast()`, which imports `fast` at the top |
 * | `BAD` | error `bad-word` (group `words`), preferred unsafe fix to `GOOD` |
 * | `PSST` | hint `quiet-word` (group `words`), no fix |
 * | `AGAIN` | info `restless-word` (group `words`), safe fix to `AGAIN ` again |
 * | `VIA path` | warning `chain-word` (group `words`), its chain leads to the first line of that file |
 * | `CRASH` | checking the file throws |
 */
const rules: readonly RuleView[] = [
  rule("slow-call", "blocking", "warning", "safe"),
  rule("bad-word", "words", "error", "unsafe"),
  rule("quiet-word", "words", "hint", undefined),
  rule("restless-word", "words", "info", "safe"),
  rule("chain-word", "words", "warning", undefined),
];

export class FakeEngine {
  readonly files = new Map<string, { text: string; about: FileAbout }>();
  readonly #missing = new Set<string>();

  /** As the command line wants it. */
  static create(): Engine {
    return new FakeEngine() as unknown as Engine;
  }

  usePackages(): void {}

  setFile(key: string, text: string, about: FileAbout): void {
    this.files.set(key, { text, about });
  }

  removeFile(key: string): void {
    this.files.delete(key);
  }

  lineStarts(key: string): readonly number[] | undefined {
    const text = this.files.get(key)?.text;
    return text === undefined ? undefined : [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  }

  text(key: string): string | undefined {
    return this.files.get(key)?.text;
  }

  /** What is imported and not there. */
  wanted(): readonly string[] {
    const modules = new Set([...this.files.values()].map(({ about }) => about.module));
    const names = [...this.files.values()].flatMap(({ text }) => [...text.matchAll(/^import (\S+)/gm)].map((match) => match[1] as string));
    return names.filter((name) => !modules.has(name) && !this.#missing.has(name));
  }

  imports(): readonly string[] {
    return [];
  }

  wantedFiles(): readonly string[] {
    return [];
  }

  setMissing(name: string): void {
    this.#missing.add(name);
  }

  check(key: string): readonly Finding[] {
    const file = this.files.get(key);
    if (file === undefined) return [];
    if (file.text.includes("CRASH")) throw new Error("crashed\nbadly");
    return [...file.text.matchAll(/slow\(\)|\bBAD\b|\bPSST\b|\bAGAIN\b|\bVIA (\S+)/g)].flatMap((match) => {
      const found = this.#finding(key, file.text, match);
      const { rules: set } = file.about.settings;
      const group = rules.find(({ id }) => id === found.rule)?.group ?? "";
      const severity = set[found.rule] ?? set[group] ?? set["*"] ?? found.severity;
      return severity === "off" ? [] : [{ ...found, severity }];
    });
  }

  fixAll(key: string, { unsafe }: { readonly unsafe: boolean }): { edits: readonly TextEdit[]; fixed: readonly Finding[] } {
    const fixed = this.check(key).filter(({ fixes }) => fixes.some(({ safety }) => safety === "safe" || unsafe));
    const edits = fixed.flatMap(({ fixes }) => fixes[0]?.edits() ?? []);
    const seen = new Set<string>();
    return {
      edits: edits.filter((edit) => {
        const name = `${edit.start} ${edit.end} ${edit.newText}`;
        return !seen.has(name) && seen.add(name);
      }),
      fixed,
    };
  }

  rules(): readonly RuleView[] {
    return rules;
  }

  explain(id: string, language: "en" | "zh-cn"): string | undefined {
    return rules.some((view) => view.id === id) ? `# ${id} (${language})` : undefined;
  }

  #finding(key: string, text: string, match: RegExpExecArray): Finding {
    const span = { start: match.index, end: match.index + match[0].length };
    const replace = (title: string, newText: string, safety: "safe" | "unsafe", more: readonly TextEdit[] = []): Fix => ({
      title: { en: title, "zh-cn": `修复：${title}` },
      arguments: {},
      safety,
      preferred: true,
      edits: () => [...more, { ...span, newText }].map((edit) => ({ ...edit, file: key })),
    });
    const make = (id: string, severity: Severity, fixes: readonly Fix[] = [], chain: Finding["chain"] = []): Finding => ({
      rule: id,
      severity,
      span,
      message: { en: "`{word}` is wrong", "zh-cn": "`{word}` 不对" },
      arguments: { word: match[0] },
      chain,
      tags: [],
      covers: [],
      fixes,
    });
    const { word = match[0].split(" ")[0] } = {};
    switch (word) {
      case "slow()": {
        const imports = text.includes("import fast") ? [] : [{ start: 0, end: 0, newText: "import fast\n" }];
        return make("slow-call", "warning", [replace("Await `fast`", "await fast()", "safe", imports)]);
      }
      case "BAD":
        return make("bad-word", "error", [replace("Say `GOOD`", "GOOD", "unsafe")]);
      case "AGAIN":
        return make("restless-word", "info", [replace("Say it again", "AGAIN ", "safe")]);
      case "VIA": {
        const folder = key.slice(0, key.lastIndexOf("/") + 1);
        return make(
          "chain-word",
          "warning",
          [],
          [
            { file: key, span, name: "here" },
            { file: folder + match[1], span: { start: 0, end: 1 }, name: "there" },
          ],
        );
      }
      default:
        return make("quiet-word", "hint");
    }
  }
}

function rule(id: string, group: string, severity: string, fixable: RuleView["fixable"]): RuleView {
  return { id, group, severity, fixable, sources: [], title: { en: `The title of \`${id}\``, "zh-cn": `\`${id}\` 的标题` } };
}
