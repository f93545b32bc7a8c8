/** `npm run new-rule`: what it writes compiles and passes as it is, and it refuses what cannot be. */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rule } from "../server/src/engine/rules/rule.js";
import { parseFixture } from "./harness/fixture.js";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const copy = path.join(root, ".cache", `new-rule-${process.pid}`);
const index = "server/src/engine/rules/index.ts";

beforeAll(() => {
  for (const place of [
    "server/src/engine",
    "server/src/host/create-engine.ts",
    "server/src/host/stdlib.ts",
    "server/data",
    "server/parser",
    "test/harness",
  ])
    fs.cpSync(path.join(root, place), path.join(copy, place), { recursive: true });
  for (const file of ["package.json", "tsconfig.base.json"]) fs.copyFileSync(path.join(root, file), path.join(copy, file));
  fs.mkdirSync(path.join(copy, "test/rules"));
  fs.symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
});
afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

function newRule(...args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [path.join(root, "scripts/new-rule.mjs"), "--root", copy, ...args], { encoding: "utf8" });
}

function read(file: string): string {
  return fs.readFileSync(path.join(copy, file), "utf8");
}

interface Bundle {
  readonly rules: readonly Rule[];
  readonly find: (
    text: string,
  ) => readonly { readonly rule: string; readonly line: number; readonly column: number; readonly message: string }[];
}

/** The copy's engine. */
async function load(): Promise<Bundle> {
  const contents = `
    import { createEngine, about } from "./test/harness/engine.js";
    import { fill } from "./server/src/engine/base/text.js";
    export { rules } from "./${index.replace(/ts$/, "js")}";
    export function find(text) {
      const engine = createEngine();
      engine.setFile("main.py", text, about({ module: "main" }));
      const starts = engine.lineStarts("main.py");
      return engine.check("main.py").map(({ rule, span, message, arguments: given }) => {
        const line = starts.findLastIndex((start) => start <= span.start);
        return { rule, line, column: span.start - starts[line], message: fill(message, "en", given) };
      });
    }`;
  // The harness finds the stubs and the parser from where it stands.
  const outfile = path.join(copy, "test/harness/bundle.mjs");
  await build({
    stdin: { contents, resolveDir: copy, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "silent",
  });
  return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Bundle;
}

test("a new rule compiles, has its place in the list and finds its own example", async () => {
  const before = read(index);
  expect(newRule("half-open-socket", "resources")).toMatchObject({ status: 0, stderr: "" });
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const compiled = spawnSync(process.execPath, [tsc, "-p", "server/src/engine", "--noEmit"], { cwd: copy, encoding: "utf8" });
  expect(compiled.stdout).toBe("");

  const { rules, find } = await load();
  const ids = rules.map((rule) => rule.id);
  expect(ids).toContain("half-open-socket");
  expect(ids).toEqual(ids.toSorted());
  expect(read(index).split("\n").length).toBeGreaterThan(before.split("\n").length);
  const rule = rules.find((one) => one.id === "half-open-socket") as Rule;
  expect(rule.group).toBe("resources");
  expect(find(rule.bad).map((finding) => finding.rule)).toEqual(["half-open-socket"]);
  expect(find(rule.good)).toEqual([]);
  for (const one of parseFixture(read("test/rules/half-open-socket.py"))) {
    const file = one.files[0];
    const expected = file?.expected.map(({ rule, line, column, message }) => ({ rule, line, column, message }));
    expect(find(file?.text ?? ""), one.title).toEqual(expected);
  }

  const [biome, config] = [path.join(root, "node_modules/@biomejs/biome/bin/biome"), path.join(root, "biome.json")];
  const files = [index, "server/src/engine/rules/half-open-socket.ts"].map((file) => path.join(copy, file));
  for (const file of files) {
    const stdin = fs.readFileSync(file, "utf8");
    const formatted = spawnSync(process.execPath, [biome, "check", "--write", `--config-path=${config}`, "--stdin-file-path=rule.ts"], {
      input: stdin,
      encoding: "utf8",
    });
    expect(formatted.stdout, file).toBe(stdin);
  }
}, 120_000);

test.for([
  [[], "new-rule wants an id"],
  [["socket"], '"socket" is no id'],
  [["Half-Open"], '"Half-Open" is no id'],
  [["half_open-socket"], "is no id"],
  [["../outside-it"], "is no id"],
  [["some-rule", "nonsense"], 'no group "nonsense"; the groups are await, '],
  [["blocking-sleep"], '"blocking-sleep" is taken: there is server/src/engine/rules/blocking-sleep.ts'],
  [["unused-suppression"], "is taken"],
  [["some-rule", "await", "more"], 'not "more" too'],
  [["some-rule", "--force"], "--force"],
] as const)("refuses %j", ([args, words]) => {
  const before = read(index);
  const { status, stderr } = newRule(...args);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(words);
  expect(status).toBe(2);
  expect(read(index)).toBe(before);
});

test("no rule is left as it was begun", () => {
  const folder = path.join(root, "server/src/engine/rules");
  const begun = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && /EDIT ME/.test(fs.readFileSync(path.join(folder, file), "utf8")));
  expect(begun).toEqual([]);
});
