/** What examples/README.md says of the planted mistakes is what the engine finds, no more and no less. */
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { isTestFile, moduleName } from "../server/src/host/modules.js";
import { targetOfSpecifiers } from "../server/src/host/target.js";
import { about, createEngine } from "./harness/engine.js";
import { compileAll, python } from "./harness/python.js";

const root = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "examples");
const files = fs
  .readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".py"))
  .sort();
/** What it shows is a SyntaxError. */
const broken = "scripts/export.py";

describe("the examples", () => {
  let found: string[] = [];
  beforeAll(() => {
    found = findings();
  });

  it.each(["README.md", "README.zh-cn.md"])("are found out exactly as %s says", (readme) => {
    expect(found).toEqual(planted(readme));
  });

  it("explain nothing in comments", () => {
    expect(files.filter((file) => /^[^"'\n]*#/m.test(read(file)))).toEqual([]);
  });

  it.skipIf(python === undefined)("are valid Python, but for the one that shows a SyntaxError", () => {
    const errors = compileAll(files.map((file) => ({ text: read(file), notebook: false })));
    expect(files.filter((_, index) => errors[index] !== null)).toEqual([broken]);
  });
});

/** `file:line rule` of all that is reported, hints too. */
function findings(): string[] {
  const engine = createEngine();
  const requires = /^requires-python = "(.+)"$/m.exec(read("pyproject.toml"))?.[1];
  const target = targetOfSpecifiers(requires ?? "");
  if (target === undefined) throw new Error(`what versions are ${requires}?`);
  for (const file of files) {
    const module = moduleName("/examples", `/examples/${file}`);
    const isPackage = file.endsWith("__init__.py");
    engine.setFile(file, read(file), about({ ...(module && { module }), isPackage, isTest: isTestFile(file) }, { target }));
  }
  for (const file of files) engine.check(file);
  for (const module of engine.wanted()) engine.setMissing(module);
  return files.flatMap((file) => {
    const starts = engine.lineStarts(file) as readonly number[];
    return engine.check(file).map(({ span, rule }) => `${file}:${starts.findLastIndex((start) => start <= span.start) + 1} ${rule}`);
  });
}

/** The rows of the table, in its order, which is that of files and lines. */
function planted(readme: string): string[] {
  const rows = [...read(readme).matchAll(/^\| \[(.+?):(\d+)\]\((.+?)\) \| `(.+?)` \| \S.* \|$/gm)];
  return rows.map(([row, file, line, link, rule]) => {
    expect(link, row).toBe(`${file}#L${line}`);
    return `${file}:${line} ${rule}`;
  });
}

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), "utf8");
}
