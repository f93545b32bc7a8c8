/**
 * What examples/README.md says of the planted mistakes is what the engine finds, no more and no less; and what README.md shows of the
 * command line and of code is so. `UPDATE=1` writes the outputs shown anew: read the difference before it is committed.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../server/src/cli/cli.js";
import { absolutePath, nodeFileSystem, replaceFile } from "../server/src/host/file-system.node.js";
import { isTestFile, moduleName } from "../server/src/host/modules.js";
import { targetOfSpecifiers } from "../server/src/host/target.js";
import { about, createEngine } from "./harness/engine.js";
import { compileAll, python } from "./harness/python.js";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const examples = path.join(root, "examples");
const readmes = ["README.md", "README.zh-cn.md"];

describe("the examples", () => {
  const files = fs
    .readdirSync(examples, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".py"))
    .sort();
  const texts = new Map(files.map((file) => [file, fs.readFileSync(path.join(examples, file), "utf8")]));

  let found: readonly string[] | undefined;
  it.each(readmes)("are found out exactly as their %s says", (readme) => {
    found ??= findings(texts);
    expect(found).toEqual(planted(fs.readFileSync(path.join(examples, readme), "utf8")));
  });

  it("are mended by their fixes, but for the file that is read", async () => {
    const copy = fs.mkdtempSync(path.join(os.tmpdir(), "examples-"));
    fs.cpSync(examples, copy, { recursive: true });
    const output = await outputOf(["check", "--fix", "--unsafe-fixes", "--output-format", "json"], copy);
    expect((JSON.parse(output) as { file: string; rule: string }[]).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      "pricewatch/config.py blocking-file",
    ]);
    const fixed = files.map((file) => ({ text: fs.readFileSync(path.join(copy, file), "utf8"), notebook: false }));
    expect(compileAll(fixed).filter((error) => error !== null)).toEqual([]);
    fs.rmSync(copy, { recursive: true });
  });

  it("explain nothing in comments", () => {
    expect(files.filter((file) => /^[^"'\n]*#/m.test(texts.get(file) as string))).toEqual([]);
  });

  it.skipIf(python === undefined)("are valid Python, but for the one that shows a SyntaxError", () => {
    const errors = compileAll([...texts.values()].map((text) => ({ text, notebook: false })));
    expect(files.filter((_, index) => errors[index] !== null)).toEqual(["scripts/export.py"]);
  });
});

describe.each(readmes)("%s", (name) => {
  const file = path.join(root, name);
  const readme = fs.readFileSync(file, "utf8");

  it("shows what the command line prints", async () => {
    const real = await withOutputs(readme);
    if (process.env.UPDATE === "1") fs.writeFileSync(file, real);
    else expect(readme).toBe(real);
  });

  it("shows code with a mistake, then the same without", () => {
    const code = [...readme.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
    expect(code.length).toBeGreaterThan(0);
    const counts = code.map((text) => findings(new Map([["main.py", text]])).length);
    expect(counts).toEqual(code.map((_, index) => (index % 2 === 0 ? 1 : 0)));
    expect(compileAll(code.map((text) => ({ text, notebook: false }))).filter((error) => error !== null)).toEqual([]);
  });
});

/** `file:line rule` of all that is reported in a project, hints too. */
function findings(texts: ReadonlyMap<string, string>): string[] {
  const engine = createEngine();
  const requires = /^requires-python = "(.+)"$/m.exec(fs.readFileSync(path.join(examples, "pyproject.toml"), "utf8"))?.[1];
  const target = targetOfSpecifiers(requires ?? "");
  if (target === undefined) throw new Error(`what versions are ${requires}?`);
  for (const [file, text] of texts) {
    const module = moduleName("/project", `/project/${file}`);
    const isPackage = file.endsWith("__init__.py");
    engine.setFile(file, text, about({ ...(module && { module }), isPackage, isTest: isTestFile(file) }, { target }));
  }
  for (const file of texts.keys()) engine.check(file);
  for (const module of engine.wanted()) engine.setMissing(module);
  return [...texts.keys()].flatMap((file) => {
    const starts = engine.lineStarts(file) as readonly number[];
    return engine.check(file).map(({ span, rule }) => `${file}:${starts.findLastIndex((start) => start <= span.start) + 1} ${rule}`);
  });
}

/** The rows of the table, in its order, which is that of files and lines. */
function planted(readme: string): string[] {
  const rows = [...readme.matchAll(/^\| \[(.+?):(\d+)\]\((.+?)\) \| `(.+?)` \| \S.* \|$/gm)];
  return rows.map(([row, file, line, link, rule]) => {
    expect(link, row).toBe(`${file}#L${line}`);
    return `${file}:${line} ${rule}`;
  });
}

/** A page with what its commands really print, run in examples/. */
async function withOutputs(page: string): Promise<string> {
  const parts = page.split(/(^```console\n[\s\S]*?^```$)/m);
  const written = parts.map(async (part) => {
    const command = /^```console\n\$ asyncio-lens (.*)\n/.exec(part)?.[1];
    return command === undefined ? part : `\`\`\`console\n$ asyncio-lens ${command}\n${await outputOf(command.split(" "))}\`\`\``;
  });
  return (await Promise.all(written)).join("");
}

/** What a command prints that reports something. */
async function outputOf(argv: readonly string[], folder = examples): Promise<string> {
  const written: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const output = (name: "stdout" | "stderr") => ({
    isTTY: false,
    write: (chunk: string | Uint8Array) => void written[name].push(`${chunk}`),
  });
  const io = { stdout: output("stdout"), stderr: output("stderr"), stdin: async () => new Uint8Array(), env: {} };
  const tools = { createEngine, fileSystem: nodeFileSystem, absolutePath, replaceFile, version: "" };
  const status = await run(argv, { ...io, cwd: absolutePath(folder, ".") }, tools);
  expect([status, ...written.stderr]).toEqual([1]);
  return written.stdout.join("");
}
