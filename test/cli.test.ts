/** The command line, run in this process: with an engine that finds words, and at the end with the real one. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { build } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../server/src/cli/cli.js";
import { unifiedDiff } from "../server/src/cli/diff.js";
import type { Io, Tools } from "../server/src/cli/io.js";
import { Engine } from "../server/src/engine/engine.js";
import { absolutePath, nodeFileSystem, replaceFile } from "../server/src/host/file-system.node.js";
import { readParser } from "../server/src/host/parser-wasm.node.js";
import { FakeEngine } from "./cli/fake-engine.js";
import { sarifSchema } from "./cli/sarif-schema.js";
import { bytes, type Content, makeTree, readBytes } from "./cli/tree.js";

const fake: Tools = { createEngine: FakeEngine.create, fileSystem: nodeFileSystem, absolutePath, replaceFile, version: "1.2.3" };

interface Options {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  readonly tools?: Partial<Tools>;
}

async function cli(argv: readonly string[], { cwd = "/", stdin = "", env = {}, isTTY = false, tools = {} }: Options = {}) {
  const written: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  const output = (name: "stdout" | "stderr") => ({
    isTTY,
    write: (chunk: string | Uint8Array) => void written[name].push(Buffer.from(chunk as string)),
  });
  const io: Io = {
    stdout: output("stdout"),
    stderr: output("stderr"),
    stdin: () => Promise.resolve(Buffer.from(stdin as string)),
    cwd,
    env,
  };
  const status = await run(argv, io, { ...fake, ...tools });
  const stdout = Buffer.concat(written.stdout);
  return { status, stdout: stdout.toString(), stderr: Buffer.concat(written.stderr).toString(), bytes: stdout.toString("latin1") };
}

/** Runs `check` in a tree. */
async function check(files: Readonly<Record<string, Content>>, argv: readonly string[] = [], options: Options = {}) {
  const root = makeTree(files);
  return { root, ...(await cli(["check", ...argv], { cwd: root, ...options })) };
}

describe("the command line itself", () => {
  test("help and version", async () => {
    for (const argv of [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"]]) {
      const { status, stdout, stderr } = await cli(argv);
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("asyncio-lens check [PATH...]");
    }
    expect((await cli(["--help", "--lang", "zh-cn"])).stdout).toContain("用法");
    expect((await cli(["--help"], { env: { LANG: "zh_CN.UTF-8" } })).stdout).toContain("用法");
    expect(await cli(["--version"])).toMatchObject({ status: 0, stdout: "asyncio-lens 1.2.3\n" });
    expect(await cli(["-V"])).toMatchObject({ status: 0, stdout: "asyncio-lens 1.2.3\n" });
  });

  test("help names every option", async () => {
    const source = fs.readFileSync(fileURLToPath(new URL("../server/src/cli/arguments.ts", import.meta.url)), "utf8");
    const options = [...(/^const options = \{([\s\S]*?)^\}/m.exec(source)?.[1] ?? "").matchAll(/^ {2}"?([\w-]+)"?:/gm)].map(
      (match) => match[1],
    );
    expect(options).toContain("unsafe-fixes");
    for (const language of ["en", "zh-cn"]) {
      const { stdout } = await cli(["--help", "--lang", language]);
      expect(options.filter((name) => !stdout.includes(`--${name}`))).toEqual([]);
    }
  });

  test("nothing to do is help and status 2", async () => {
    expect(await cli([])).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("Usage:") });
  });

  test.each([
    [["chekc"], 'unknown command "chekc" (did you mean "check"?)'],
    [["app.py"], 'unknown command "app.py"; to check files: asyncio-lens check app.py'],
    [["--fix"], "no command given; there are check, explain, rules"],
    [["check", "--fxi"], "unknown option --fxi (did you mean --fix?)"],
    [["check", "-x"], "unknown option -x"],
    [["check", "--output-format"], "--output-format needs a value"],
    [["check", "--rule", "--fix"], "--rule needs a value"],
    [["check", "--fix=yes"], "--fix takes no value"],
    [["check", "--output-format", "xml"], '"xml" is no value for --output-format; there are text, json, sarif, github'],
    [["check", "--min-severity", "fatal"], '"fatal" is no value for --min-severity; there are error, warning, info, hint'],
    [["check", "--lang", "fr"], '"fr" is no value for --lang; there are en, zh-cn'],
    [["check", "--python-version", "2.7"], expect.stringContaining('"2.7" is no value for --python-version')],
    [["check", "--python-version", "3.13-3.9"], expect.stringContaining("--python-version")],
    [["check", "--rule", "slow-call"], '--rule wants ID=SEVERITY, GROUP=SEVERITY or *=SEVERITY, not "slow-call"'],
    [["check", "--rule", "slow-cal=off"], 'no rule or group is called "slow-cal" (did you mean "slow-call"?)'],
    [["check", "--rule", "slow-call=loud"], '"loud" is no severity for --rule; there are error, warning, info, hint, off'],
    [["check", "nowhere"], "no such file or folder: nowhere"],
    [["check", "./a/../nowhere.py"], "no such file or folder: ./a/../nowhere.py"],
    [["check", ""], 'no such file or folder: ""'],
    [["check", "-", "/"], "- (standard input) cannot be checked together with other paths"],
    [["check", "--stdin-filename", "a.py"], "--stdin-filename needs - (standard input) as the path"],
    [["check", "--statistics", "--output-format", "sarif"], "--statistics comes as text or json, not sarif"],
    [["check", "--diff", "--output-format", "json"], "--diff comes as text, not json"],
    [["check", "--diff", "--statistics"], "--diff and --statistics do not go together"],
    [["explain"], "explain wants one rule; `asyncio-lens rules` lists them"],
    [["explain", "a", "b"], "explain wants one rule; `asyncio-lens rules` lists them"],
    [["explain", "bad-wrod"], 'no rule is called "bad-wrod" (did you mean "bad-word"?)'],
    [["explain", "bad-word", "--fix"], "--fix is not an option of `explain`"],
    [["rules", "x"], 'rules takes no "x"'],
    [["rules", "--output-format", "sarif"], "rules come as text or json, not sarif"],
  ])("%j is refused in one line", async (argv, message) => {
    const { status, stdout, stderr } = await cli(argv, { cwd: makeTree({}) });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.endsWith("\n")).toBe(true);
    expect(stderr.slice(0, -1).split("\n")).toHaveLength(1);
    expect(stderr.slice("asyncio-lens: ".length, -1)).toEqual(message);
  });

  test("an internal error is one line and status 2", async () => {
    const tools = {
      createEngine: () => {
        throw new Error("no parser\n  at some place");
      },
    };
    const { status, stderr } = await cli(["rules"], { tools });
    expect([status, stderr]).toEqual([2, "asyncio-lens: internal error, please report it: no parser\n"]);
    expect((await cli(["rules"], { tools, env: { ASYNCIO_LENS_DEBUG: "1" } })).stderr).toContain("cli.test.ts");
  });

  test("explain and rules", async () => {
    expect(await cli(["explain", "bad-word"])).toMatchObject({ status: 0, stdout: "# bad-word (en)\n" });
    expect(await cli(["explain", "--lang=zh-cn", "bad-word"])).toMatchObject({ status: 0, stdout: "# bad-word (zh-cn)\n" });
    expect((await cli(["rules"])).stdout).toBe(`blocking
  slow-call      warning  safe fix    The title of \`slow-call\`

words
  bad-word       error    unsafe fix  The title of \`bad-word\`
  quiet-word     hint                 The title of \`quiet-word\`
  restless-word  info     safe fix    The title of \`restless-word\`
  chain-word     warning              The title of \`chain-word\`
`);
    expect(JSON.parse((await cli(["rules", "--output-format", "json", "--lang", "zh-cn"])).stdout)[2]).toEqual({
      id: "quiet-word",
      group: "words",
      severity: "hint",
      fixable: null,
      sources: [],
      title: "`quiet-word` 的标题",
    });
  });
});

describe("what is checked", () => {
  test("by default the working directory; outside paths are absolute", async () => {
    const outside = makeTree({ "far.py": "BAD\n" });
    const { status, stdout, stderr } = await check({ "b/x.py": "BAD\n", "a.py": "x\n  BAD\n", "c.txt": "BAD" });
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(`a.py:2:3: error bad-word \`BAD\` is wrong
b/x.py:1:1: error bad-word \`BAD\` is wrong
2 errors; 2 can be fixed with --fix --unsafe-fixes
`);
    const { stdout: json } = await check({ "z.py": "BAD" }, ["z.py", outside, "--output-format=json"]);
    expect(JSON.parse(json).map(({ file }: { file: string }) => file)).toEqual([`${outside}/far.py`, "z.py"]);
  });

  test("nothing found", async () => {
    expect(await check({ "a.py": "ok", "b.py": "ok" })).toMatchObject({ status: 0, stdout: "No problems found in 2 files.\n" });
    expect(await check({}, ["--lang", "zh-cn"])).toMatchObject({
      status: 0,
      stdout: "在 0 个文件中没有发现问题。\n",
    });
    expect(await check({ "a.py": "ok" }, ["--output-format", "json"])).toMatchObject({ status: 0, stdout: "[]\n" });
    expect(await check({ "a.py": "ok" }, ["--output-format", "github"])).toMatchObject({ status: 0, stdout: "" });
  });

  test("stubs are read, not reported", async () => {
    expect(await check({ "a.pyi": "BAD", "b.pyi": "BAD" }, ["a.pyi", "."])).toMatchObject({
      status: 0,
      stdout: "No problems found in 0 files.\n",
    });
  });

  test("the project around the files is known to the engine", async () => {
    const engines: FakeEngine[] = [];
    const createEngine = () => {
      const engine = new FakeEngine();
      engines.push(engine);
      return engine as unknown as Engine;
    };
    const files = {
      "pyproject.toml": "",
      "app/__init__.py": "",
      "app/a.py": "BAD",
      "app/b.py": "BAD",
      "app/b.pyi": "",
      "other/n.ipynb": "{",
    };
    const { stdout, stderr, root } = await check(files, ["app/a.py"], { tools: { createEngine } });
    expect(stdout.split("\n")[0]).toBe("app/a.py:1:1: error bad-word `BAD` is wrong");
    expect(stdout).not.toContain("b.py");
    expect(stderr).toBe("");
    const known = engines.flatMap((engine) => [...engine.files.keys()].map((key) => path.posix.relative(root, key)));
    expect(known.sort()).toEqual(["app/__init__.py", "app/a.py", "app/b.py"]);
  });

  test("what cannot be read is a note on standard error, the rest is checked", async () => {
    const files = { "a.py": "BAD", "bad.py": bytes("x = 1\ny = '\xff'"), "n.ipynb": "{", "dead.py": { link: "gone" }, "locked.py": "BAD" };
    const fileSystem = {
      ...nodeFileSystem,
      readFile: (file: string) =>
        file.endsWith("locked.py") ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" })) : nodeFileSystem.readFile(file),
    };
    const { status, stdout, stderr } = await check(files, [], { tools: { fileSystem } });
    expect(status).toBe(1);
    expect(stdout.split("\n")[0]).toBe("a.py:1:1: error bad-word `BAD` is wrong");
    expect(stderr).toBe(`asyncio-lens: bad.py: not valid UTF-8 at line 2
asyncio-lens: dead.py: leads nowhere
asyncio-lens: locked.py: cannot be read: permission denied
asyncio-lens: n.ipynb: is not a notebook: not valid JSON
`);
  });

  test("a file the engine throws on is an internal error, and the others are reported", async () => {
    const { status, stdout, stderr } = await check({ "a.py": "CRASH", "b.py": "BAD" }, ["--exit-zero"]);
    expect(status).toBe(2);
    expect(stdout.split("\n")[0]).toBe("b.py:1:1: error bad-word `BAD` is wrong");
    expect(stderr).toBe("asyncio-lens: a.py: internal error, please report it: crashed\n");
    expect(await check({ "a.py": "CRASH" })).toMatchObject({ status: 2, stdout: "" });
  });

  test("standard input stands for a file", async () => {
    const files = { "pyproject.toml": '[tool.asyncio-lens]\nrules = { words = "warning" }\n', "src/a.py": "ok" };
    const { status, stdout } = await check(files, ["-", "--stdin-filename", "src/a.py"], { stdin: "\nBAD" });
    expect([status, stdout.split("\n")[0]]).toEqual([1, "src/a.py:2:1: warning bad-word `BAD` is wrong"]);
    expect((await check({}, ["-"], { stdin: "BAD" })).stdout.split("\n")[0]).toBe("-:1:1: error bad-word `BAD` is wrong");
    expect(await check({}, ["-", "--stdin-filename", "a.ipynb"], { stdin: "BAD" })).toMatchObject({
      status: 2,
      stderr: "asyncio-lens: standard input: is not a notebook: not valid JSON\n",
    });
  });

  test("a file of any encoding is counted in characters", async () => {
    const { stdout } = await check({
      "a.py": bytes("# coding: gbk\nx = '\xd6\xd0\xce\xc4'; BAD\n"),
      "b.py": "\uFEFFBAD",
      "c.py": "x = '😀'; BAD",
    });
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "a.py:2:11: error bad-word `BAD` is wrong",
      "b.py:1:1: error bad-word `BAD` is wrong",
      "c.py:1:11: error bad-word `BAD` is wrong",
    ]);
  });
});

describe("settings and severities", () => {
  const files = { "a.py": "BAD\nslow()\nAGAIN\nPSST\n" };
  const shown = (stdout: string) =>
    stdout
      .split("\n")
      .filter((line) => line.startsWith("a.py"))
      .map((line) => line.split(" ").slice(1, 3).join(" "));

  test("hints are shown on request only", async () => {
    expect(shown((await check(files)).stdout)).toEqual(["error bad-word", "warning slow-call", "info restless-word"]);
    expect(shown((await check(files, ["--min-severity", "hint"])).stdout)).toHaveLength(4);
    expect(shown((await check(files, ["--min-severity", "error"])).stdout)).toEqual(["error bad-word"]);
    expect(await check({ "a.py": "PSST" })).toMatchObject({ status: 0, stdout: "No problems found in 1 file.\n" });
  });

  test("--rule: later ones win, and win over the project's", async () => {
    const project = { ...files, "pyproject.toml": '[tool.asyncio-lens.rules]\nbad-word = "off"\nslow-call = "error"\n' };
    expect(shown((await check(project)).stdout)).toEqual(["error slow-call", "info restless-word"]);
    expect(shown((await check(project, ["--rule", "*=off", "--rule", "words=info"])).stdout)).toEqual([
      "info bad-word",
      "info restless-word",
      "info quiet-word",
    ]);
    expect(shown((await check(project, ["--rule=words=info", "--rule=*=off"])).stdout)).toEqual([]);
    expect(shown((await check(project, ["--rule", "bad-word=hint", "--min-severity=hint"])).stdout)[0]).toBe("hint bad-word");
  });

  test("the target version reaches the engine", async () => {
    const engine = new FakeEngine();
    const tools = { createEngine: () => engine as unknown as Engine };
    const { root } = await check(
      { "pyproject.toml": '[tool.asyncio-lens]\npython-version = "3.8"', "a.py": "" },
      ["--python-version", "3.9-3.12"],
      { tools },
    );
    expect(engine.files.get(`${root}/a.py`)?.about.settings.target).toEqual({ oldest: { minor: 9 }, newest: { minor: 12 } });
  });

  test("a mistake in pyproject.toml is told once, and does not change the status", async () => {
    const toml = '[tool.asyncio-lens]\nrules = { bad-wrod = "off" }\n';
    const { status, stderr } = await check({ "pyproject.toml": toml, "a.py": "ok", "b/c.py": "ok" });
    expect([status, stderr]).toEqual([0, "asyncio-lens: pyproject.toml: no rule or group is called `bad-wrod` (→ `bad-word`?); ignored\n"]);
  });

  test("--exit-zero", async () => {
    expect(await check(files, ["--exit-zero"])).toMatchObject({ status: 0, stdout: expect.stringContaining("error bad-word") });
  });

  test("--no-cache is accepted", async () => {
    expect((await check(files, ["--no-cache"])).status).toBe(1);
  });

  test("the language: asked for, the project's, the terminal's", async () => {
    const zh = "a.py:1:1: 错误 bad-word `BAD` 不对";
    const first = ({ stdout }: { stdout: string }) => stdout.split("\n")[0];
    const env = { LANG: "zh_CN.UTF-8" };
    expect(first(await check({ "a.py": "BAD" }, ["--lang", "zh-cn"]))).toBe(zh);
    expect(first(await check({ "a.py": "BAD", "pyproject.toml": '[tool.asyncio-lens]\nlanguage = "zh-cn"' }))).toBe(zh);
    expect(first(await check({ "a.py": "BAD" }, [], { env }))).toBe(zh);
    expect(first(await check({ "a.py": "BAD" }, ["--lang", "en"], { env }))).toContain("is wrong");
    // Programs do not read by locale.
    expect((await check({ "a.py": "BAD" }, ["--output-format", "json"], { env })).stdout).toContain("is wrong");
    expect((await check(files, ["--lang", "zh-cn"])).stdout.trim().split("\n").at(-1)).toBe(
      "1 个错误，1 个警告，1 个信息；2 个可用 --fix 修复；1 个可用 --fix --unsafe-fixes 修复",
    );
  });
});

describe("the text report", () => {
  test("a chain, and what can be fixed", async () => {
    const { stdout } = await check({ "a.py": "x\nVIA lib.py\nslow(); slow()\nBAD\n", "lib.py": "ok" });
    expect(stdout).toBe(`a.py:2:1: warning chain-word \`VIA lib.py\` is wrong
    lib.py:1:1: there
a.py:3:1: warning slow-call \`slow()\` is wrong
a.py:3:9: warning slow-call \`slow()\` is wrong
a.py:4:1: error bad-word \`BAD\` is wrong
1 error, 3 warnings; 2 can be fixed with --fix; 1 can be fixed with --fix --unsafe-fixes
`);
  });

  test("colours on a terminal, unless they are not wanted", async () => {
    const files = { "a.py": "BAD" };
    expect((await check(files, [], { isTTY: true })).stdout).toContain("\x1b[31merror\x1b[39m");
    expect((await check(files, [], { isTTY: true, env: { NO_COLOR: "1" } })).stdout).not.toContain("\x1b");
    expect((await check(files, [], { isTTY: true, env: { TERM: "dumb" } })).stdout).not.toContain("\x1b");
  });

  test("statistics", async () => {
    const files = { "a.py": "BAD slow() slow()", "b.py": "slow()" };
    expect(await check(files, ["--statistics"])).toMatchObject({
      status: 1,
      stdout: "3  [*]  slow-call  The title of `slow-call`\n1       bad-word   The title of `bad-word`\n",
    });
    expect(JSON.parse((await check(files, ["--statistics", "--output-format", "json", "--unsafe-fixes"])).stdout)).toEqual([
      { rule: "slow-call", count: 3, fixable: 3 },
      { rule: "bad-word", count: 1, fixable: 1 },
    ]);
    expect(await check({ "a.py": "" }, ["--statistics"])).toMatchObject({ status: 0, stdout: "" });
  });
});

describe("the JSON report", () => {
  test("is the contract", async () => {
    const { stdout } = await check({ "a.py": "x = 1\r\n\tslow()  # 😀 BAD\r\nVIA lib.py", "lib.py": "ok" }, ["--output-format", "json"]);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: "a.py",
        rule: "slow-call",
        severity: "warning",
        line: 2,
        column: 2,
        endLine: 2,
        endColumn: 8,
        message: "`slow()` is wrong",
        chain: [],
        fixes: [
          {
            title: "Await `fast`",
            safety: "safe",
            edits: [
              { file: "a.py", line: 1, column: 1, endLine: 1, endColumn: 1, newText: "import fast\r\n" },
              { file: "a.py", line: 2, column: 2, endLine: 2, endColumn: 8, newText: "await fast()" },
            ],
          },
        ],
      },
      {
        file: "a.py",
        rule: "bad-word",
        severity: "error",
        line: 2,
        column: 15,
        endLine: 2,
        endColumn: 18,
        message: "`BAD` is wrong",
        chain: [],
        fixes: [
          {
            title: "Say `GOOD`",
            safety: "unsafe",
            edits: [{ file: "a.py", line: 2, column: 15, endLine: 2, endColumn: 18, newText: "GOOD" }],
          },
        ],
      },
      {
        file: "a.py",
        rule: "chain-word",
        severity: "warning",
        line: 3,
        column: 1,
        endLine: 3,
        endColumn: 11,
        message: "`VIA lib.py` is wrong",
        chain: [
          { file: "a.py", line: 3, column: 1, name: "here" },
          { file: "lib.py", line: 1, column: 1, name: "there" },
        ],
        fixes: [],
      },
    ]);
  });

  test("in notebooks, lines and columns are the cell's", async () => {
    const notebook = JSON.stringify({
      cells: [
        { cell_type: "markdown", source: "BAD" },
        { cell_type: "code", source: ["%time x\n", "y; BAD"] },
        { cell_type: "code", source: "\n slow()" },
      ],
    });
    const { stdout } = await check({ "n.ipynb": notebook }, ["--output-format", "json"]);
    const [bad, slow] = JSON.parse(stdout);
    expect(bad).toMatchObject({ file: "n.ipynb", cell: 2, line: 2, column: 4, endLine: 2, endColumn: 7 });
    expect(slow).toMatchObject({ file: "n.ipynb", cell: 3, line: 2, column: 2 });
    expect(bad.fixes[0].edits[0]).toMatchObject({ file: "n.ipynb", cell: 2, line: 2, column: 4 });
    const text = await check({ "n.ipynb": notebook });
    expect(text.stdout).toBe(`n.ipynb:cell 2:2:4: error bad-word \`BAD\` is wrong
n.ipynb:cell 3:2:2: warning slow-call \`slow()\` is wrong
1 error, 1 warning
`);
  });
});

describe("the GitHub report", () => {
  test("is a command for each, escaped", async () => {
    const { stdout } = await check(
      {
        "a,b:c.py": "x\nBAD",
        "n.ipynb": JSON.stringify({ cells: [{ cell_type: "code", source: "AGAIN" }] }),
        "v.py": "VIA %,:.py",
        "%,:.py": "",
      },
      ["--output-format=github"],
    );
    expect(stdout).toBe(`::error file=a%2Cb%3Ac.py,line=2,col=1,endLine=2,endColumn=4,title=asyncio-lens bad-word::\`BAD\` is wrong
::notice file=n.ipynb,title=asyncio-lens restless-word::cell 1:1:1: \`AGAIN\` is wrong
::warning file=v.py,line=1,col=1,endLine=1,endColumn=11,title=asyncio-lens chain-word::\`VIA %25,:.py\` is wrong%0A  %25,:.py:1:1: there
`);
  });
});

describe("the SARIF report", () => {
  const files = {
    "a b.py": "slow()\nslow()\n  BAD\nVIA lib.py",
    "lib.py": "x",
    "n.ipynb": JSON.stringify({ cells: [{ cell_type: "code", source: "x; BAD" }] }),
  };
  const sarif = async (tree: Record<string, Content>, ...argv: string[]) =>
    JSON.parse((await check(tree, ["--output-format", "sarif", ...argv])).stdout);

  test("holds to the schema", async () => {
    const validate = new Ajv({ strict: true, allErrors: true }).compile(sarifSchema);
    for (const report of [await sarif(files), await sarif({}), await sarif(files, "--lang", "zh-cn")]) {
      validate(report);
      expect(validate.errors).toBeNull();
    }
    expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  test("says what code scanning asks for", async () => {
    const [report] = (await sarif(files)).runs;
    expect(report.tool.driver).toMatchObject({
      name: "Asyncio Lens",
      semanticVersion: "1.2.3",
      rules: [
        {
          id: "bad-word",
          shortDescription: { text: "The title of bad-word" },
          help: { markdown: "# bad-word (en)" },
          defaultConfiguration: { level: "error" },
        },
        { id: "chain-word" },
        { id: "slow-call" },
      ],
    });
    expect(report.columnKind).toBe("utf16CodeUnits");
    expect(report.results).toHaveLength(5);
    const [slow, , bad, chain, cell] = report.results;
    expect(bad).toMatchObject({
      ruleId: "bad-word",
      ruleIndex: 0,
      level: "error",
      message: { text: "BAD is wrong" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a%20b.py", uriBaseId: "%SRCROOT%" },
            region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 6 },
          },
        },
      ],
    });
    expect(slow.fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }, insertedContent: { text: "import fast\n" } },
      { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 7 }, insertedContent: { text: "await fast()" } },
    ]);
    expect(chain.codeFlows[0].threadFlows[0].locations.map(({ location }: { location: { message: unknown } }) => location.message)).toEqual(
      [{ text: "here" }, { text: "there" }],
    );
    expect(cell.message.text).toBe("cell 1:1:4: BAD is wrong");
    expect(cell.locations[0].physicalLocation.region).toEqual({ startLine: 1 });
  });

  test("fingerprints do not move with the lines, nor with the language", async () => {
    const prints = (report: { runs: { results: { partialFingerprints: object }[] }[] }) =>
      report.runs[0]!.results.map(({ partialFingerprints }) => partialFingerprints);
    const before = prints(await sarif({ "a.py": "BAD\nBAD\n" }));
    expect(new Set(before.map((print) => JSON.stringify(print))).size).toBe(2);
    expect(prints(await sarif({ "a.py": "x\n\nBAD\ny\n  BAD\n" }, "--lang", "zh-cn"))).toEqual(before);
    expect(prints(await sarif({ "b.py": "BAD\nBAD\n" }))).not.toEqual(before);
  });
});

describe("--fix", () => {
  test("applies safe fixes, reports what is left", async () => {
    const { root, status, stdout, stderr } = await check({ "a.py": "slow()\nBAD\n", "b.py": "slow(); slow()\n", "c.py": "ok\n" }, [
      "--fix",
    ]);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(`a.py:3:1: error bad-word \`BAD\` is wrong
Fixed 3 problems in 2 files.
1 error; 1 can be fixed with --fix --unsafe-fixes
`);
    expect(readBytes(root, "a.py")).toBe("import fast\nawait fast()\nBAD\n");
    expect(readBytes(root, "b.py")).toBe("import fast\nawait fast(); await fast()\n");
    expect(fs.readdirSync(root).sort()).toEqual(["a.py", "b.py", "c.py"]);
  });

  test("nothing left is status 0", async () => {
    const { root, status, stdout } = await check({ "a.py": "slow()\nBAD\n" }, ["--fix", "--unsafe-fixes"]);
    expect([status, stdout]).toEqual([0, "Fixed 2 problems in 1 file.\nNo problems left in 1 file.\n"]);
    expect(readBytes(root, "a.py")).toBe("import fast\nawait fast()\nGOOD\n");
  });

  test("a rule that is off fixes nothing", async () => {
    const { root, status } = await check({ "a.py": "slow()\n" }, ["--fix", "--rule", "slow-call=off"]);
    expect([status, readBytes(root, "a.py")]).toEqual([0, "slow()\n"]);
  });

  test.each([
    ["line ends", "slow()\r\nx\r\n", "import fast\r\nawait fast()\r\nx\r\n"],
    ["old line ends", "slow()\rx\r", "import fast\rawait fast()\rx\r"],
    ["a byte order mark", "\xef\xbb\xbfslow()\n", "\xef\xbb\xbfimport fast\nawait fast()\n"],
    ["Latin-1", "# coding: latin-1\n# \xe9\nimport fast\nslow()", "# coding: latin-1\n# \xe9\nimport fast\nawait fast()"],
    ["UTF-8", "# \xc3\xa9\nimport fast\nslow()", "# \xc3\xa9\nimport fast\nawait fast()"],
    ["no newline at the end", "import fast\nslow()", "import fast\nawait fast()"],
    ["form feeds", "\fimport fast\n\fslow()\n", "\fimport fast\n\fawait fast()\n"],
  ])("keeps %s", async (_, before, after) => {
    const { root, status, stderr } = await check({ "a.py": bytes(before) }, ["--fix"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(readBytes(root, "a.py")).toBe(after);
  });

  test.each([
    ["in another encoding", "# coding: gbk\nimport fast\nslow()  # \xd6\xd0\n", "cannot be written as gbk without loss; not fixed"],
    ["with invalid bytes", "import fast\nslow()  # \xff\n", "cannot be written as utf-8 without loss; not fixed"],
    ["whose coding comment would move", "#!x\n# coding: latin-1\nslow()  # \xe9", "cannot be written as latin-1 without loss; not fixed"],
  ])("leaves a file %s alone, and reports it", async (_, before, note) => {
    const { root, status, stdout, stderr } = await check({ "a.py": bytes(before) }, ["--fix"]);
    expect(status).toBe(1);
    expect(readBytes(root, "a.py")).toBe(before);
    expect(stderr).toContain(`asyncio-lens: a.py: ${note}\n`);
    expect(stdout).toContain("warning slow-call");
    expect(stdout).not.toContain("Fixed");
  });

  test("fixes that do not come to an end are stopped, with a note", async () => {
    const { status, stderr } = await check({ "a.py": "AGAIN" }, ["--fix"]);
    expect([status, stderr]).toEqual([1, "asyncio-lens: a.py: its fixes did not come to an end; stopped after 20 rounds\n"]);
  });

  test("notebooks are reported, not rewritten", async () => {
    const notebook = JSON.stringify({ cells: [{ cell_type: "code", source: "slow()" }] });
    const { root, status, stdout } = await check({ "n.ipynb": notebook }, ["--fix"]);
    expect([status, readBytes(root, "n.ipynb")]).toEqual([1, notebook]);
    expect(stdout).toBe("n.ipynb:cell 1:1:1: warning slow-call `slow()` is wrong\n1 warning\n");
  });

  test("mode and links are kept", async () => {
    const root = makeTree({ "real/a.py": "slow()\n", "link.py": { link: "real/a.py" } });
    fs.chmodSync(path.join(root, "real/a.py"), 0o750);
    await cli(["check", "link.py", "--fix"], { cwd: root });
    expect(readBytes(root, "real/a.py")).toBe("import fast\nawait fast()\n");
    expect(fs.statSync(path.join(root, "real/a.py")).mode & 0o777).toBe(0o750);
    expect(fs.lstatSync(path.join(root, "link.py")).isSymbolicLink()).toBe(true);
  });

  test("a file that cannot be written, or has changed, is a note", async () => {
    const failing = { replaceFile: () => Promise.reject(Object.assign(new Error("EROFS"), { code: "EROFS" })) };
    const { status, stdout, stderr } = await check({ "a.py": "slow()\n" }, ["--fix"], { tools: failing });
    expect([status, stderr]).toEqual([1, "asyncio-lens: a.py: cannot be written: the file system is read-only\n"]);
    expect(stdout).toContain("a.py:1:1: warning slow-call");

    let reads = 0;
    const fileSystem = {
      ...nodeFileSystem,
      readFile: async (file: string) => {
        if (file.endsWith("a.py") && ++reads > 1) return bytes("new = 1\n");
        return nodeFileSystem.readFile(file);
      },
    };
    const changed = await check({ "a.py": "slow()\n" }, ["--fix"], { tools: { fileSystem } });
    expect([readBytes(changed.root, "a.py"), changed.stderr]).toEqual([
      "slow()\n",
      "asyncio-lens: a.py: has changed meanwhile; not fixed\n",
    ]);
  });

  test("of standard input goes to standard output, whatever happens", async () => {
    const fixed = await check({}, ["-", "--fix"], { stdin: "slow()\nBAD\n" });
    expect([fixed.status, fixed.stdout]).toEqual([1, "import fast\nawait fast()\nBAD\n"]);
    expect(fixed.stderr).toContain("-:3:1: error bad-word");
    const same = bytes("x = '\xff'; slow(); import fast\n");
    expect((await check({}, ["-", "--fix"], { stdin: same })).bytes).toBe("x = '\xff'; slow(); import fast\n");
    expect((await check({}, ["-", "--fix"], { stdin: "ok\r\n" })).stdout).toBe("ok\r\n");
    const notebook = JSON.stringify({ cells: [{ cell_type: "code", source: "slow()" }] });
    expect((await check({}, ["-", "--fix", "--stdin-filename=n.ipynb"], { stdin: notebook })).stdout).toBe(notebook);
  });
});

describe("--diff", () => {
  test("prints what --fix would do, and does nothing", async () => {
    const { root, status, stdout, stderr } = await check({ "a.py": "slow()\nBAD\n", "b.py": "BAD\n" }, ["--diff"]);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(`--- a/a.py
+++ b/a.py
@@ -1,2 +1,3 @@
-slow()
+import fast
+await fast()
 BAD
`);
    expect(readBytes(root, "a.py")).toBe("slow()\nBAD\n");
    expect(await check({ "b.py": "BAD\n" }, ["--diff"])).toMatchObject({ status: 0, stdout: "" });
    expect(await check({ "b.py": "BAD\n" }, ["--fix", "--diff", "--unsafe-fixes"])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("+GOOD"),
    });
  });

  test("git and patch do with it what --fix does", async () => {
    const files = {
      "a.py": bytes("\xef\xbb\xbfx = 1\r\nslow()\r\n"),
      "sub dir/b.py": `${"x = 1\n".repeat(20)}slow()\n${"y = 2\n".repeat(20)}slow()`,
      "c.py": bytes("# coding: latin-1\nimport fast\ns = '\xe9'\nslow()\n"),
      "é.py": "slow()",
    };
    const { bytes: diff, root } = await check(files, ["--diff"]);
    fs.writeFileSync(path.join(root, "x.diff"), bytes(diff));
    const fixed = await check(files, ["--fix"]);
    execFileSync("git", ["apply", "--check", "x.diff"], { cwd: root });
    execFileSync("git", ["apply", "x.diff"], { cwd: root });
    for (const name of Object.keys(files)) expect(readBytes(root, name)).toBe(readBytes(fixed.root, name));
    if (spawnSync("patch", ["--version"]).status === 0) {
      const again = makeTree(files);
      execFileSync("patch", ["-p1", "--binary", "--dry-run", "-i", path.join(root, "x.diff")], { cwd: again });
    }
  });

  test("of a file that could not be written says so", async () => {
    const { status, stdout, stderr } = await check({ "a.py": bytes("# coding: gbk\nimport fast\nslow()\n") }, ["--diff"]);
    expect([status, stdout, stderr]).toEqual([0, "", "asyncio-lens: a.py: cannot be written as gbk without loss; not fixed\n"]);
  });

  test("coloured on a terminal", async () => {
    expect((await check({ "a.py": "slow()\n" }, ["--diff"], { isTTY: true })).stdout).toContain("\x1b[32m+await fast()\x1b[39m\n");
  });

  test("any change of lines is one that git can apply", () => {
    const root = makeTree({});
    const line = fc.constantFrom("a", "b", "c", "", "-x", "+y", "@@", "\\ z", "d\r");
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
      .map(([lines, ends]) => lines.join("\n") + (ends && lines.length > 0 ? "\n" : ""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff(before, after, "f.txt").join("");
        if (before === after) {
          expect(diff).toBe("");
          return;
        }
        fs.writeFileSync(path.join(root, "f.txt"), before);
        fs.writeFileSync(path.join(root, "f.diff"), diff);
        execFileSync("git", ["apply", "--unidiff-zero", "--whitespace=nowarn", "f.diff"], { cwd: root });
        expect(fs.existsSync(path.join(root, "f.txt")) ? readBytes(root, "f.txt") : "").toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});

describe("terminals and pipes", () => {
  test("progress is shown on a terminal only, and wiped away", async () => {
    const slow = {
      ...nodeFileSystem,
      readFile: async (file: string) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return nodeFileSystem.readFile(file);
      },
    };
    const options = { tools: { fileSystem: slow } };
    const { stderr } = await check({ "a.py": "ok" }, [], { ...options, isTTY: true });
    expect(stderr).toContain("Reading 1/1");
    expect(stderr.endsWith("\r\x1b[K")).toBe(true);
    expect((await check({ "a.py": "ok" }, [], options)).stderr).toBe("");
  });

  test("a reader that goes away is nothing to speak of", async () => {
    const gone = () => {
      throw Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    };
    const root = makeTree({ "a.py": "BAD" });
    const errors: (string | Uint8Array)[] = [];
    const io: Io = {
      stdout: { isTTY: false, write: gone },
      stderr: { isTTY: false, write: (chunk) => void errors.push(chunk) },
      stdin: () => Promise.resolve(new Uint8Array()),
      cwd: root,
      env: {},
    };
    expect(await run(["check"], io, fake)).toBe(1);
    expect(errors).toEqual([]);
  });
});

describe("with the real engine", () => {
  const parser = readParser();
  const tools = { createEngine: () => new Engine(parser) };

  test("finds, explains, fixes", async () => {
    const source = "import time\n\n\nasync def poll():\n    time.sleep(1)\n";
    const { root, status, stdout } = await check({ "a.py": source }, [], { tools });
    expect(status).toBe(1);
    expect(stdout).toContain("a.py:5:5: warning blocking-sleep");
    expect(await cli(["check", "--fix"], { cwd: root, tools })).toMatchObject({ status: 0 });
    expect(readBytes(root, "a.py")).toContain("await asyncio.sleep(1)");
    expect(await cli(["explain", "blocking-sleep"], { tools })).toMatchObject({ status: 0, stdout: expect.stringContaining("time.sleep") });
  });

  test("knows the blocking calls that pyproject.toml names, and what comes to them", async () => {
    const files = {
      "pyproject.toml": '[tool.asyncio-lens.blocking-calls]\n"db.query" = "db.query_async"\n',
      "db.py": "def query(): ...\n\n\ndef load():\n    return query()\n",
      "main.py": "import db\n\n\nasync def main():\n    db.query()\n    db.load()\n",
    };
    const { stdout } = await check(files, [], { tools });
    expect(stdout).toContain("main.py:5:5: warning blocking-call `db.query()` blocks the event loop; `db.query_async` does not");
    expect(stdout).toContain("main.py:6:5: warning blocking-call `db.load()` blocks the event loop: db.load → query");
  });

  test("reads packages: of --python, else those beside the code, else those of the activated environment", async () => {
    const main = { "app/main.py": "import wire\n\nasync def main():\n    wire.send('x')\n" };
    const packages = (text: string) => ({ "lib/python3.12/site-packages/wire.py": text, "bin/python": "" });
    const inFolder = (folder: string, files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
    const coroutine = packages("async def send(text): ...\n");
    const plain = packages("def send(text): ...\n");
    const lost = { status: 1, stdout: expect.stringContaining("coroutine-never-awaited"), stderr: "" };
    const fine = { status: 0, stderr: "" };

    const beside = makeTree({ ...main, ...inFolder("app/.venv", coroutine), ...inFolder("other", plain) });
    expect(await cli(["check", "app"], { cwd: beside, tools })).toMatchObject(lost);
    expect(await cli(["check"], { cwd: `${beside}/app`, tools, env: { VIRTUAL_ENV: `${beside}/other` } })).toMatchObject(lost);
    for (const python of ["other", "./other/bin/python", `${beside}/other`])
      expect(await cli(["check", "app", "--python", python], { cwd: beside, tools })).toMatchObject(fine);
    expect(await cli(["check", "app", "--python", "nowhere"], { cwd: beside, tools })).toMatchObject({
      status: 0,
      stderr: `asyncio-lens: there is no Python environment at ${beside}/nowhere; installed packages are not read\n`,
    });

    const apart = makeTree({ ...main, ...inFolder("other", coroutine) });
    expect(await cli(["check", "app"], { cwd: apart, tools })).toMatchObject(fine);
    for (const name of ["VIRTUAL_ENV", "CONDA_PREFIX"])
      expect(await cli(["check", "app"], { cwd: apart, tools, env: { [name]: `${apart}/other` } })).toMatchObject(lost);
  });
});

describe("the program", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const program = path.join(root, ".cache/cli-test/cli.js");
  const source = `import time\n\n\nasync def poll():\n${"    time.sleep(1)\n".repeat(2000)}`;

  beforeAll(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: ["server/src/main.cli.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      define: { ASYNCIO_LENS_VERSION: '"9.8.7"' },
      logLevel: "error",
    });
  });

  /** What is kept of runs goes with the tree. */
  const envIn = (cwd: string) => ({ ...process.env, XDG_CACHE_HOME: path.join(cwd, ".cache") });
  const start = (argv: readonly string[], cwd: string, input = "") =>
    spawnSync(process.execPath, [program, ...argv], { cwd, env: envIn(cwd), input, encoding: "utf8", maxBuffer: 100_000_000 });

  test("has a version, statuses, and reads standard input", () => {
    const cwd = makeTree({ "a.py": source });
    expect(start(["--version"], cwd)).toMatchObject({ status: 0, stdout: "asyncio-lens 9.8.7\n" });
    expect(start(["check", "nowhere"], cwd)).toMatchObject({ status: 2, stderr: "asyncio-lens: no such file or folder: nowhere\n" });
    expect(start(["check", "-"], cwd, "x = 1\n")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout } = start(["check", "-", "--output-format=json"], cwd, source);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toHaveLength(2000);
  });

  test("is quiet when its reader goes away", async () => {
    const cwd = makeTree({ "a.py": source });
    const child = spawn(process.execPath, [program, "check", "--output-format=json"], { cwd, env: envIn(cwd) });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, errors]).toEqual([1, ""]);
  });

  test("remembers a check, also when several run at once", async () => {
    const cwd = makeTree({ "a.py": source, "broken.ipynb": "{" });
    const { status, stdout, stderr } = start(["check", "--no-cache"], cwd);
    const several = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [program, "check"], { cwd, env: envIn(cwd) });
        const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
        return { status: code, stdout: out, stderr: err };
      }),
    );
    for (const one of [...several, start(["check"], cwd)]) expect(one).toMatchObject({ status, stdout, stderr });
    const kept = () => fs.readdirSync(path.join(cwd, ".cache/asyncio-lens")).filter((name) => name !== ".gitignore");
    expect(kept()).toHaveLength(1);
    fs.writeFileSync(path.join(cwd, "a.py"), "x = 1\n");
    expect(start(["check"], cwd)).toMatchObject({ status: 0, stdout: "No problems found in 1 file.\n", stderr });
    expect(kept()).toHaveLength(1);
  });
});
