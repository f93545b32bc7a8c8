/** What the benchmark measures with: code that is valid, mistakes that are found, edits that bring other diagnostics. */
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../server/src/engine/base/edit.js";
import { makeTree } from "./cli/tree.js";
import { about, createEngine } from "./harness/engine.js";
import { compileAll } from "./harness/python.js";

const { makeChain, makeFindings, makeModule } = (await import(new URL("../bench/code.mjs", import.meta.url).href)) as {
  makeModule: (lines: number) => string;
  makeFindings: (count: number) => string;
  makeChain: (depth: number) => string;
};
const { kindNames, makeEdits } = (await import(new URL("../bench/edits.mjs", import.meta.url).href)) as {
  kindNames: readonly string[];
  makeEdits: (text: string, count: number) => (TextEdit & { kind: string; text: string })[];
};

const { projects } = (await import(new URL("../bench/get-tree.mjs", import.meta.url).href)) as { projects: Record<string, string> };

describe("code", () => {
  test("is valid Python, as long as asked for, and the same every time", () => {
    const text = makeModule(1000);
    expect(makeModule(1000)).toBe(text);
    expect(text.split("\n").length).toBeGreaterThan(1000);
    expect(text.split("\n").length).toBeLessThan(1040);
    expect(compileAll([text, makeFindings(3), makeChain(3)].map((one) => ({ text: one, notebook: false })))).toEqual([null, null, null]);
  });

  test("has the mistakes it says, and no others", () => {
    const rules = findingsIn(makeModule(1000)).map((finding) => finding.rule);
    expect(new Set(rules)).toEqual(new Set(["blocking-sleep"]));
    expect(findingsIn(makeFindings(20)).map(({ rule }) => rule)).toEqual(Array.from({ length: 20 }, () => "blocking-sleep"));
    expect(findingsIn(makeChain(20)).map(({ rule }) => rule)).toEqual(["blocking-call"]);
  });
});

test("the tree of projects is what was released, without what no check reads", () => {
  const remote = makeTree({});
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Us", "-c", "user.email=us@example.org", "-c", "init.defaultBranch=main", ...args], { cwd });
  for (const [name, tag] of Object.entries(projects)) {
    const repository = path.join(remote, name);
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
      fs.writeFileSync(path.join(repository, file), text);
    };
    write("src/main.py", `released = "${name}"\n`);
    write("pyproject.toml", "");
    write("docs/picture.svg", "");
    fs.symlinkSync("main.py", path.join(repository, "src/link.py"));
    git(repository, "init", "--quiet");
    git(repository, "add", ".");
    git(repository, "commit", "--quiet", "-m", "Release");
    git(repository, "tag", tag);
    write("src/main.py", "later = True\n");
    git(repository, "commit", "--quiet", "-a", "-m", "Later");
  }
  const folder = path.join(remote, "tree");
  const script = fileURLToPath(new URL("../bench/get-tree.mjs", import.meta.url));
  execFileSync(process.execPath, [script, folder, "--from", pathToFileURL(remote).href]);
  for (const name of Object.keys(projects)) {
    const own = path.join(folder, path.basename(name));
    expect(fs.readdirSync(own, { recursive: true }).sort()).toEqual(["pyproject.toml", "src", "src/main.py"]);
    expect(fs.readFileSync(path.join(own, "src/main.py"), "utf8")).toBe(`released = "${name}"\n`);
  }
  const again = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  expect([again.status, again.stderr]).toEqual([2, `${folder} is there already.\n`]);
});

test("every kind of edit brings other diagnostics, and its undo brings back those before", () => {
  const text = makeModule(300);
  const edits = makeEdits(text, 2 * kindNames.length);
  expect(edits.map(({ kind }) => kind)).toEqual(kindNames.flatMap((kind) => [kind, kind]));
  const before = findingsIn(text).map(placed);
  let current = text;
  for (const [at, { start, end, text: newText }] of edits.entries()) {
    current = applyEdits(current, [{ start, end, newText }]);
    const isUndo = at % 2 === 1;
    if (isUndo) expect(current).toBe(text);
    else expect(findingsIn(current).map(placed)).not.toEqual(before);
  }
});

function findingsIn(text: string) {
  const engine = createEngine();
  engine.setFile("main.py", text, about({ module: "main" }));
  return engine.check("main.py");
}

function placed({ rule, span }: { rule: string; span: { start: number; end: number } }): string {
  return `${rule} ${span.start}-${span.end}`;
}
