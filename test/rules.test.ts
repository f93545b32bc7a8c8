/** Every rule against its fixture, and what must hold for every rule and fix without being written down. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { applyEdits, conflict, type TextEdit } from "../server/src/engine/base/edit.js";
import { fill, holesOf, languages } from "../server/src/engine/base/text.js";
import type { TargetRange } from "../server/src/engine/base/version.js";
import type { Engine, FileAbout } from "../server/src/engine/engine.js";
import type { Finding } from "../server/src/engine/rules/finding.js";
import { rules } from "../server/src/engine/rules/index.js";
import { about, createEngine } from "./harness/engine.js";
import { type FixtureCase, parseFixture } from "./harness/fixture.js";
import { compileAll } from "./harness/python.js";

interface Seen {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** Texts that fixes gave: held against CPython in one go at the end. */
const results: { name: string; text: string; notebook: boolean }[] = [];

function targetOf(text: string | undefined): TargetRange | undefined {
  const match = /^3\.(\d+)(?:-3\.(\d+))?$/.exec(text ?? "");
  return match === null ? undefined : { oldest: { minor: Number(match[1]) }, newest: { minor: Number(match[2] ?? match[1]) } };
}

function aboutFile(one: FixtureCase, path: string): FileAbout {
  const { target: written, pytest, lambdaHandlers, isTest, isNotebook, rules: set, blockingCalls } = one.config;
  const target = targetOf(written);
  const module = path
    .replace(/\/__init__\.py$/, "")
    .replace(/\.py$/, "")
    .replaceAll("/", ".");
  return about(
    { module, isPackage: path.endsWith("__init__.py"), isTest: isTest ?? false, isNotebook: isNotebook ?? false },
    {
      ...(target === undefined ? {} : { target }),
      ...(pytest === undefined ? {} : { pytest }),
      ...(lambdaHandlers === undefined ? {} : { lambdaHandlers }),
      ...(set === undefined ? {} : { rules: set }),
      ...(blockingCalls === undefined ? {} : { blockingCalls }),
    },
  );
}

function openCase(one: FixtureCase): Engine {
  const engine = createEngine();
  for (const file of one.files) engine.setFile(file.path, file.text, aboutFile(one, file.path));
  return engine;
}

function seen(engine: Engine, path: string): Seen[] {
  const starts = engine.lineStarts(path) as readonly number[];
  return engine.check(path).map((finding) => {
    const line = starts.findLastIndex((start) => start <= finding.span.start);
    return {
      line,
      column: finding.span.start - (starts[line] as number),
      length: finding.span.end - finding.span.start,
      rule: finding.rule,
      severity: finding.severity,
      message: fill(finding.message, "en", finding.arguments),
    };
  });
}

function show(one: Seen): string {
  return `${one.line + 1}:${one.column}+${one.length} ${one.rule}: ${one.message}`;
}

/** The text after all fixes of a title, asked for again until there are none. */
function fixEverything(one: FixtureCase, title: string, rule: string): { text: string; rounds: number } {
  const path = one.files.at(-1)?.path as string;
  const engine = openCase(one);
  let text = engine.text(path) as string;
  for (let rounds = 0; rounds < 10; rounds++) {
    const edits: TextEdit[] = [];
    for (const finding of engine.check(path)) {
      if (finding.rule !== rule) continue;
      const fix = finding.fixes.find((each) => fill(each.title, "en", each.arguments) === title);
      const wanted = fix
        ?.edits()
        ?.filter((edit) => !edits.some((known) => known.start === edit.start && known.end === edit.end && known.newText === edit.newText));
      if (wanted === undefined || wanted.some((edit) => edit.file !== path)) continue;
      if (wanted.some((edit) => edits.some((known) => conflict(known, edit) || (known.start === edit.start && known.end === edit.end))))
        continue;
      edits.push(...wanted);
    }
    if (edits.length === 0) return { text, rounds };
    text = applyEdits(text, edits);
    engine.setFile(path, text, aboutFile(one, path));
  }
  throw new Error(`the fix "${title}" does not come to an end`);
}

function commentsOf(text: string): string[] {
  return [...text.matchAll(/#[^\n]*/g)].map((match) => match[0].trim()).sort();
}

for (const rule of rules) {
  const path = new URL(`rules/${rule.id}.py`, import.meta.url);
  describe(rule.id, () => {
    it("has a fixture", () => expect(existsSync(path)).toBe(true));
    if (!existsSync(path)) return;
    // A rule that is off by default is turned on in its own cases.
    const on = rule.offByDefault === true ? { rules: { [rule.id]: "warning" } as const } : {};
    const cases = parseFixture(readFileSync(path, "utf8")).map((one) => ({ ...one, config: { ...on, ...one.config } }));

    it("has at least as many innocent cases as bugs", () => {
      const innocent = cases.filter((one) => one.files.every((file) => file.expected.every((each) => each.rule !== rule.id))).length;
      expect(innocent * 2).toBeGreaterThanOrEqual(cases.length);
    });

    it("gives its bad example exactly one finding and the good one none", () => {
      const engine = createEngine();
      const isNotebook = rule.inNotebooks === true;
      const settings = { ...rule.exampleSettings, ...on };
      engine.setFile("bad.py", rule.bad, about({ module: "bad", isNotebook }, settings));
      engine.setFile("good.py", rule.good, about({ module: "good", isNotebook }, settings));
      expect(seen(engine, "bad.py").map((one) => one.rule)).toEqual([rule.id]);
      expect(seen(engine, "good.py").map(show)).toEqual([]);
      results.push({ name: `${rule.id}: good`, text: rule.good, notebook: isNotebook });
    });

    for (const one of cases) {
      it(one.title, () => {
        const engine = openCase(one);
        for (const file of one.files) {
          const found = seen(engine, file.path);
          const listed = file.expected.map((each) => {
            const same = found.find(
              (other) =>
                other.rule === each.rule && other.line === each.line && other.column === each.column && other.length === each.length,
            );
            return show({ ...each, severity: "", message: each.message ?? same?.message ?? "" });
          });
          const relevant = found.filter((other) => other.rule === rule.id || listed.includes(show(other)));
          expect(relevant.map(show).sort(), file.path).toEqual(listed.sort());
          for (const each of file.expected) {
            const same = found.find((other) => other.rule === each.rule && other.line === each.line && other.column === each.column);
            if (each.severity !== undefined) expect(same?.severity, show({ ...each, severity: "", message: "" })).toBe(each.severity);
          }
          checkWords(engine.check(file.path));
        }
      });

      for (const fix of one.fixes) {
        it(`${one.title}: ${fix.title}`, () => expect(fixEverything(one, fix.title, rule.id).text).toBe(fix.text));
      }

      it(`${one.title}: every fix is right`, () => checkFixes(one, rule.id));

      it(`${one.title}: typing it gives what opening it gives`, () => checkTyping(one));
    }
  });
}

/** Words in both languages, all holes filled, the same code in backticks, and a message short enough to read at a glance. */
function checkWords(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const language of languages) {
      const text = fill(finding.message, language, finding.arguments);
      expect(holesOf(text), text).toEqual([]);
      for (const fix of finding.fixes) expect(holesOf(fill(fix.title, language, fix.arguments)), finding.rule).toEqual([]);
    }
    const code = (text: string) => [...text.matchAll(/`[^`]*`/g)].map((match) => match[0]).sort();
    expect(code(finding.message["zh-cn"])).toEqual(code(finding.message.en));
    expect(finding.message.en.replace(/\{\w+\}/g, "").length, finding.message.en).toBeLessThanOrEqual(100);
  }
}

/** A fix changes the text, leaves valid Python, takes its finding away, brings up none, and when it is safe keeps every comment. */
function checkFixes(one: FixtureCase, ruleId: string): void {
  const path = one.files.at(-1)?.path as string;
  const engine = openCase(one);
  const before = engine.text(path) as string;
  const findings = engine.check(path);
  const key = (finding: Finding) => `${finding.rule} ${fill(finding.message, "en", finding.arguments)}`;
  for (const finding of findings.filter((each) => each.rule === ruleId)) {
    for (const fix of finding.fixes) {
      const title = fill(fix.title, "en", fix.arguments);
      const edits = fix.edits();
      if (edits === undefined) continue;
      const own = edits.filter((edit) => edit.file === path);
      const after = applyEdits(before, own);
      expect(after, title).not.toBe(before);
      const fresh = openCase(one);
      for (const file of new Set(edits.map((edit) => edit.file))) {
        const text = applyEdits(
          engine.text(file) as string,
          edits.filter((edit) => edit.file === file),
        );
        fresh.setFile(file, text, aboutFile(one, file));
        if (one.config.noCompile !== true)
          results.push({ name: `${ruleId}: ${one.title}: ${title}`, text, notebook: one.config.isNotebook ?? false });
      }
      const left = fresh.check(path);
      const count = (list: readonly Finding[]) => list.filter((each) => key(each) === key(finding)).length;
      expect(count(left), `${title} leaves its finding`).toBeLessThan(count(findings));
      const known = findings.map(key);
      const added = left.filter(
        (each) => !known.includes(key(each)) && each.rule !== ruleId && !(one.config.followUps ?? []).includes(each.rule),
      );
      expect(added.map(key), `${title} brings up`).toEqual([]);
      if (fix.safety === "safe") expect(commentsOf(after), `${title} loses a comment`).toEqual(commentsOf(before));
    }
  }
}

/** The case typed piece by piece ends where opening it begins, and nothing on the way throws. */
function checkTyping(one: FixtureCase): void {
  const file = one.files.at(-1);
  if (file === undefined) return;
  const fresh = openCase(one);
  const expected = seen(fresh, file.path).map(show);
  const typed = openCase(one);
  const step = Math.max(1, Math.floor(file.text.length / 25));
  for (let length = 0; length < file.text.length; length += step) {
    typed.setFile(file.path, file.text.slice(0, length), aboutFile(one, file.path));
    typed.check(file.path);
  }
  typed.setFile(file.path, file.text, aboutFile(one, file.path));
  expect(seen(typed, file.path).map(show)).toEqual(expected);
}

afterAll(() => {
  const verdicts = compileAll(results);
  const wrong = results.flatMap((result, index) =>
    verdicts[index] === null ? [] : [`${result.name}: ${verdicts[index]}\n${result.text}`],
  );
  expect(wrong).toEqual([]);
});
