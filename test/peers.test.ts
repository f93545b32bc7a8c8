/** What the comparison with other tools reads from their test files, and the data it goes by. */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { languages, type Text } from "../server/src/engine/base/text.js";

interface TestFile {
  readonly name: string;
  readonly text: string;
  readonly above?: readonly string[];
  readonly codes: readonly string[];
  readonly expected: readonly { readonly line: number; readonly code: string }[];
}

const load = (name: string) => import(new URL(`../bench/peers/${name}.mjs`, import.meta.url).href);
const { readFlake8Async } = (await load("flake8-async")) as { readFlake8Async: (root: string) => TestFile[] };
const { checks, tools } = (await load("checks")) as {
  checks: readonly { title: Text; codes: Record<string, readonly string[]>; rules: readonly string[]; why?: Text }[];
  tools: Record<string, unknown>;
};
const { exceptions } = (await load("exceptions")) as {
  exceptions: readonly { reason: Text; missed?: Record<string, readonly number[]>; more?: Record<string, readonly number[]> }[];
};

const checkout = fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-peers-"));
afterAll(() => fs.rmSync(checkout, { recursive: true, force: true }));

/** What is read of one file of flake8-async. */
function read(name: string, text: string): TestFile | undefined {
  const folder = path.join(checkout, name, "tests/eval_files");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  return readFlake8Async(path.join(checkout, name))[0];
}

describe("files of flake8-async", () => {
  test("are read as asyncio's", () => {
    const file = read("async251.py", 'import trio\n\n# ASYNC251: no code\nx = 1  # error: 4\ny = 2  # ASYNC250: 1, "trio" # error: 2\n');
    expect(file?.text).toContain("import asyncio\n");
    expect(file?.codes).toEqual(["ASYNC251"]);
    expect(file?.expected).toEqual([
      { line: 4, code: "ASYNC251" },
      { line: 5, code: "ASYNC250" },
      { line: 5, code: "ASYNC251" },
    ]);
  });

  test("that are not for asyncio expect nothing, or are left out", () => {
    expect(read("async101.py", "# ASYNCIO_NO_ERROR\nx = 1  # error: 4\n")?.expected).toEqual([]);
    expect(read("async118.py", "# NOASYNCIO\nx = 1  # error: 4\n")).toBeUndefined();
  });

  test("of handlers without a coroutine are put into one", () => {
    const file = read("async103.py", "try:\n    ...\nexcept BaseException:\n    return  # ASYNC104: 4\n");
    expect(file?.text).toBe("    try:\n        await asyncio.sleep(1)\n    except BaseException:\n        return  # ASYNC104: 4\n");
    expect(file?.above).toEqual(["import asyncio", "async def everything():"]);
    expect(file?.expected).toEqual([{ line: 3, code: "ASYNC104" }]);
  });
});

describe("the data", () => {
  test("has a reason for every check without a rule, in every language", () => {
    expect(checks.filter(({ rules, why }) => rules.length === 0 && why === undefined)).toEqual([]);
    const texts = [...checks.flatMap(({ title, why }) => [title, ...(why ? [why] : [])]), ...exceptions.map(({ reason }) => reason)];
    expect(texts.filter((text) => languages.some((language) => !text[language]))).toEqual([]);
  });

  test("names a code once, and files of known tools", () => {
    const codes = checks.flatMap((check) => Object.entries(check.codes).flatMap(([tool, own]) => own.map((code) => `${tool} ${code}`)));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    const files = exceptions.flatMap(({ missed = {}, more = {} }) => [...Object.keys(missed), ...Object.keys(more)]);
    expect(files.filter((file) => tools[file.split("/")[0] as string] === undefined)).toEqual([]);
  });
});
