/** What the command line and the language server share: finding, reading and naming files, and the settings that hold for them. */
import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newestKnown, type TargetRange } from "../server/src/engine/base/version.js";
import type { RuleSetting } from "../server/src/engine/rules/finding.js";
import { closest } from "../server/src/host/closest.js";
import { Configuration } from "../server/src/host/configuration.js";
import { decode, encode, newlineOf, utf8 } from "../server/src/host/decode.js";
import { buildExclude } from "../server/src/host/exclude.js";
import { type FileSystem, Folders } from "../server/src/host/file-system.js";
import { absolutePath, nodeFileSystem, replaceFile } from "../server/src/host/file-system.node.js";
import { findFiles } from "../server/src/host/files.js";
import { IgnoreRules } from "../server/src/host/gitignore.js";
import { importedNames } from "../server/src/host/imported-names.js";
import { isTestFile, moduleName } from "../server/src/host/modules.js";
import { type Note, showNote } from "../server/src/host/note.js";
import { locateInCell, type Notebook, parseNotebook, pythonOfCell } from "../server/src/host/notebook.js";
import type { ToolsOfEditor } from "../server/src/host/other-tools.js";
import { loadParser } from "../server/src/host/parser-wasm.js";
import { readParser } from "../server/src/host/parser-wasm.node.js";
import { foldersUp, nameOf, parentOf, relativePath, resolvePath } from "../server/src/host/paths.js";
import { Project } from "../server/src/host/project.js";
import { readProjectFiles } from "../server/src/host/project-files.js";
import { mergeSettings, overrideRules, RuleNames, readUserSettings } from "../server/src/host/settings.js";
import { largestFile, readSource, sourceOf } from "../server/src/host/source.js";
import {
  parseTarget,
  targetOfMypy,
  targetOfPoetry,
  targetOfRuff,
  targetOfSpecifiers,
  targetOfVersionFile,
} from "../server/src/host/target.js";
import { FakeEngine } from "./cli/fake-engine.js";
import { bytes, makeTree, readBytes } from "./cli/tree.js";

const names = new RuleNames([
  { id: "blocking-sleep", group: "blocking" },
  { id: "blocking-file", group: "blocking" },
  { id: "dangling-task", group: "tasks" },
]);

describe("paths", () => {
  test.each([
    ["/a/b.py", "/a"],
    ["/a", "/"],
    ["/", undefined],
    ["C:/a", "C:/"],
    ["C:/", undefined],
    ["//server/share/a", "//server/share/"],
    ["//server/share/", undefined],
    ["vscode-vfs://github/owner", "vscode-vfs://github/"],
    ["vscode-vfs://github/", undefined],
  ])("the parent of %s is %s", (file, folder) => {
    expect(parentOf(file)).toBe(folder);
  });

  test("inside and outside", () => {
    expect(relativePath("/a", "/a/b/c")).toBe("b/c");
    expect(relativePath("/", "/b")).toBe("b");
    expect(relativePath("/a", "/a")).toBe("");
    expect(relativePath("/a", "/ab")).toBeUndefined();
    expect(nameOf("/a/b.py")).toBe("b.py");
    expect([...foldersUp("/a/b")]).toEqual(["/a/b", "/a", "/"]);
  });
});

test.each([
  ["/a/b", ".", "/a/b"],
  ["/a/b", "../c/./d/", "/a/c/d"],
  ["/a/b", "/x/../y", "/y"],
  ["/a", "../../..", "/"],
  ["C:/a", "..\\b", "C:/b"],
  ["C:/a", "D:\\x\\y", "D:/x/y"],
])("in %s, %j is %s", (folder, written, expected) => {
  expect(resolvePath(folder, written)).toBe(expected);
});

describe("decode", () => {
  const notesOf = (content: Uint8Array) => decode(content, "f.py").notes.map((note) => showNote(note, "en"));

  test("UTF-8 is the default", () => {
    const content = new TextEncoder().encode("x = 'é中😀'\r\n");
    expect(decode(content)).toEqual({
      text: "x = 'é中😀'\r\n",
      encoding: { name: "utf-8", family: "utf-8", byteOrderMark: false },
      notes: [],
    });
  });

  test("a byte order mark is taken off, and put back", () => {
    const content = bytes("\xef\xbb\xbfx = 1\r\n");
    const { text, encoding } = decode(content);
    expect(text).toBe("x = 1\r\n");
    expect(encode(text, encoding)).toEqual(content);
  });

  test.each([
    ["# -*- coding: latin-1 -*-\nx = '\xe9'", "é", "latin-1"],
    ["# coding=iso-8859-15\nx = '\xa4'", "€", "read-only"],
    ["#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'", "€", "read-only"],
    ["# coding: windows-1251\nx = '\xe4'", "д", "read-only"],
    ["# coding: koi8-r\nx = '\xc4'", "д", "read-only"],
    ["# coding: gbk\nx = '\xd6\xd0'", "中", "read-only"],
    ["# coding: gb2312\nx = '\xd6\xd0'", "中", "read-only"],
    ["# coding: gb18030\nx = '\xd6\xd0'", "中", "read-only"],
    ["# coding: cp936\nx = '\xd6\xd0'", "中", "read-only"],
    ["# coding: big5\nx = '\xa4\xa4'", "中", "read-only"],
    ["# coding: shift_jis\nx = '\x92\x86'", "中", "read-only"],
    ["# coding: cp932\nx = '\x92\x86'", "中", "read-only"],
    ["# coding: euc-jp\nx = '\xc3\xe6'", "中", "read-only"],
    ["# coding: euc_kr\nx = '\xc7\xd1'", "한", "read-only"],
    ["# coding: UTF8\nx = '\xc3\xa9'", "é", "utf-8"],
    ["# coding: utf-8-unix\nx = '\xc3\xa9'", "é", "utf-8"],
    ["# coding: Latin-1-unix\nx = '\xe9'", "é", "latin-1"],
    ["# coding: us-ascii\nx = 'e'", "e", "ascii"],
  ])("PEP 263: %j", (content, character, family) => {
    const { text, encoding, notes } = decode(bytes(content));
    expect(text.endsWith(`x = '${character}'`)).toBe(true);
    expect(encoding.family).toBe(family);
    expect(notes).toEqual([]);
  });

  test.each([
    ["in the third line", "#\n#\n# coding: latin-1\nx = '\xc3\xa9'"],
    ["after code in the first line", "x = 1\n# coding: latin-1\ny = '\xc3\xa9'"],
    ["in no comment", "coding = 'coding: latin-1'\n\ny = '\xc3\xa9'"],
  ])("a coding %s is none", (_, content) => {
    expect(decode(bytes(content)).text).toContain("'é'");
  });

  test("a coding after a carriage return alone counts its lines as Python does", () => {
    expect(decode(bytes("#\r# coding: latin-1\rx = '\xe9'")).text).toContain("'é'");
  });

  test("invalid bytes become U+FFFD, with the line they are in, and the file is not to be written", () => {
    const content = bytes("a = 1\nb = 2\nc = '\xff'\nd = '\xfe'\n");
    const { text, encoding } = decode(content);
    expect(text).toBe("a = 1\nb = 2\nc = '\uFFFD'\nd = '\uFFFD'\n");
    expect(notesOf(content)).toEqual(["f.py: not valid UTF-8 at line 3"]);
    expect(encode(text, encoding)).toBeUndefined();
  });

  test("other mistakes are notes, never errors", () => {
    expect(notesOf(bytes("# coding: klingon\nx = '\xe9'"))).toEqual([
      "f.py: its coding `klingon` is not known here; characters outside ASCII may be wrong",
    ]);
    expect(decode(bytes("# coding: klingon\nx = '\xe9'")).text).toContain("'é'");
    expect(notesOf(bytes("# coding: ascii\nx = '\xe9'"))).toEqual(["f.py: not valid ascii at line 2"]);
    expect(notesOf(bytes("x = 1\0"))).toEqual(["f.py: holds NUL bytes, which Python does not accept"]);
    expect(notesOf(bytes("\xff\xfex\0=\x001\0"))).toEqual(["f.py: is UTF-16, which Python does not accept as source"]);
    expect(decode(bytes("\xff\xfex\0=\x001\0")).text).toBe("x=1");
    expect(decode(bytes("\xfe\xff\0x\0=\x001")).text).toBe("x=1");
    expect(notesOf(bytes("\xef\xbb\xbf# coding: latin-1\nx = '\xc3\xa9'"))).toEqual([
      "f.py: starts with a UTF-8 byte order mark but says its coding is `latin-1`; read as UTF-8",
    ]);
  });

  test("what cannot be written the same is not written", () => {
    const latin = decode(bytes("# coding: latin-1\nx = '\xe9'\n"));
    expect(encode(`${latin.text}y = 'ÿ'\n`, latin.encoding)).toEqual(bytes("# coding: latin-1\nx = '\xe9'\ny = '\xff'\n"));
    expect(encode(`${latin.text}y = '中'\n`, latin.encoding)).toBeUndefined();
    // The coding would no longer be in the first two lines.
    expect(encode(`import a\n\n${latin.text}`, latin.encoding)).toBeUndefined();
    expect(encode("x = '\ud800'", decode(bytes("")).encoding)).toBeUndefined();
    expect(encode("x = 1", decode(bytes("# coding: gbk\n")).encoding)).toBeUndefined();
  });

  test("any bytes can be read, and what can be written back is the same bytes", () => {
    const cookie = fc.constantFrom("", "# coding: latin-1\n", "# coding: ascii\n", "# coding: gbk\n", "\xef\xbb\xbf");
    fc.assert(
      fc.property(cookie, fc.uint8Array({ maxLength: 40 }), (start, rest) => {
        const content = Uint8Array.from([...bytes(start), ...rest]);
        const { text, encoding } = decode(content);
        const back = encode(text, encoding);
        if (back !== undefined) expect(back).toEqual(content);
      }),
    );
  });

  test("line endings", () => {
    expect(newlineOf("a\r\nb\r\n")).toBe("\r\n");
    expect(newlineOf("a\nb")).toBe("\n");
    expect(newlineOf("a\rb")).toBe("\r");
    expect(newlineOf("a\r\nb\n")).toBeUndefined();
    expect(newlineOf("a")).toBeUndefined();
  });
});

describe("target version", () => {
  const show = (range: TargetRange | undefined) => range && `${range.oldest.minor}-${range.newest.minor}`;
  const latest = newestKnown.minor;

  test.each([
    ["3.12", "12-12"],
    ["3.9-3.13", "9-13"],
    [" 3.9 - 3.13 ", "9-13"],
    ["3.12.4", "12-12"],
    ["3.13-3.9", undefined],
    ["2.7", undefined],
    ["3", undefined],
    ["latest", undefined],
    ["", undefined],
    ["3.9-3.10-3.11", undefined],
  ])("the setting %j", (text, range) => {
    expect(show(parseTarget(text))).toBe(range);
  });

  test.each([
    [">=3.9", `9-${latest}`],
    [">= 3.9 , < 3.13", "9-12"],
    [">=3.9,<4", `9-${latest}`],
    [">=3.8,<=3.12", "8-12"],
    ["~=3.9", `9-${latest}`],
    ["~=3.9.2", "9-9"],
    ["==3.9.*", "9-9"],
    ["==3.11", "11-11"],
    ["===3.11", "11-11"],
    [">3.8", `8-${latest}`],
    ["!=3.9.*,>=3.8", `8-${latest}`],
    ["!=3.8.*,!=3.9.*,>=3.8", `10-${latest}`],
    [">=3.9.2", `9-${latest}`],
    [">=3.9.0rc1", `9-${latest}`],
    ["<3.13", "7-12"],
    [">=2.7, !=3.0.*, !=3.1.*, !=3.2.*", `7-${latest}`],
    [">=3", `7-${latest}`],
    ["*", `7-${latest}`],
    ["==2.7.*", undefined],
    [">=3.9 or so", undefined],
    ["~=3", undefined],
    [`>=3.${latest + 2}`, `${latest + 2}-${latest + 2}`],
  ])("requires-python %j", (text, range) => {
    expect(show(targetOfSpecifiers(text))).toBe(range);
  });

  test.each([
    ["^3.9", `9-${latest}`],
    ["^3.9.1", `9-${latest}`],
    ["~3.9", "9-9"],
    ["~3", `7-${latest}`],
    ["3.10.*", "10-10"],
    ["3.11", "11-11"],
    [">=3.9 <3.12", "9-11"],
    [">= 3.9, < 4.0", `9-${latest}`],
    ["~3.8 || ^3.10", `8-${latest}`],
    ["*", `7-${latest}`],
    ["whatever", undefined],
  ])("Poetry's %j", (text, range) => {
    expect(show(targetOfPoetry(text))).toBe(range);
  });

  test("of other files", () => {
    expect(show(targetOfVersionFile("3.12.1\n"))).toBe("12-12");
    expect(show(targetOfVersionFile("# mine\n3.9.18\n3.12\n"))).toBe("9-12");
    expect(show(targetOfVersionFile("pypy3.10-7.3.12"))).toBe("10-10");
    expect(show(targetOfVersionFile("cpython-3.11-linux-x86_64"))).toBe("11-11");
    expect(targetOfVersionFile("2.7.18\nsystem\n")).toBeUndefined();
    expect(show(targetOfRuff("py39"))).toBe(`9-${latest}`);
    expect(targetOfRuff("3.9")).toBeUndefined();
    expect(show(targetOfMypy("3.10"))).toBe(`10-${latest}`);
  });

  test("a distribution's word goes before its tools'", () => {
    const target = (texts: Parameters<typeof readProjectFiles>[0]) => show(readProjectFiles(texts, ".").target);
    const pyproject = (text: string) => ({ "pyproject.toml": text });
    expect(target(pyproject('[project]\nrequires-python = ">=3.10"\n[tool.ruff]\ntarget-version = "py38"'))).toBe(`10-${latest}`);
    expect(target(pyproject('[tool.poetry.dependencies]\npython = "^3.10"'))).toBe(`10-${latest}`);
    expect(target(pyproject('[tool.ruff]\ntarget-version = "py38"\n[tool.mypy]\npython_version = "3.9"'))).toBe(`8-${latest}`);
    expect(target(pyproject('[tool.mypy]\npython_version = "3.9"'))).toBe(`9-${latest}`);
    expect(target({ "setup.cfg": "[metadata]\nname = x\n[options]\npython_requires = >=3.8  # really\n" })).toBe(`8-${latest}`);
    expect(target({ "setup.cfg": "[mypy]\npython_version: 3.8\n" })).toBe(`8-${latest}`);
    expect(target({ "setup.py": "setup(\n    python_requires='>=3.8,<3.11',\n)" })).toBe("8-10");
    expect(target({ "ruff.toml": 'target-version = "py311"' })).toBe(`11-${latest}`);
    expect(target({ ".python-version": "3.12\n", "ruff.toml": 'target-version = "py311"' })).toBe("12-12");
    expect(target({ "mypy.ini": "[mypy]\npython_version = 3.9\n" })).toBe(`9-${latest}`);
    expect(target({ "pyproject.toml": "[project]\nrequires-python = 3.9", ".python-version": "3.9" })).toBe("9-9");
    expect(target({ "ruff.toml": "target-version = [" })).toBeUndefined();
  });
});

describe("settings", () => {
  const read = (value: unknown) => {
    const { settings, notes } = readUserSettings(value, "file", names, { file: "pyproject.toml", folder: "/p" });
    return { settings, notes: notes.map((note) => showNote(note, "en")) };
  };

  test("what is right is taken", () => {
    const { settings, notes } = read({
      rules: { "blocking-sleep": "error", tasks: "off", "*": "hint", "unused-suppression": "off" },
      exclude: ["gen/**"],
      "python-version": "3.9-3.12",
      "python-environment": "../env",
      "blocking-calls": { "app.db.load": "app.db.aload", "app.slow": "" },
      language: "zh-cn",
    });
    expect(notes).toEqual([]);
    expect(settings).toEqual({
      environment: "/env",
      rules: { "blocking-sleep": "error", tasks: "off", "*": "hint", "unused-suppression": "off" },
      exclude: ["gen/**"],
      target: { oldest: { minor: 9 }, newest: { minor: 12 } },
      blockingCalls: { "app.db.load": "app.db.aload", "app.slow": "" },
      language: "zh-cn",
    });
  });

  test("each thing wrong is one note, and the rest counts", () => {
    const { settings, notes } = read({
      rules: { "blocking-sleeep": "error", "blocking-sleep": "fatal", "dangling-task": "error", tasks: 3 },
      exclude: ["ok/", 7, ""],
      "python-version": 3.12,
      "python-environment": true,
      "blocking-calls": { "a.b": 1, "c.d": "e" },
      language: "fr",
      python_version: "3.9",
      surprise: true,
    });
    expect(settings).toEqual({ rules: { "dangling-task": "error" }, exclude: ["ok/"], blockingCalls: { "c.d": "e" } });
    expect(notes).toEqual([
      "pyproject.toml: no rule or group is called `blocking-sleeep` (→ `blocking-sleep`?); ignored",
      "pyproject.toml: `rules.blocking-sleep` is `fatal`, not one of error, warning, info, hint, off; ignored",
      "pyproject.toml: `rules.tasks` is `3`, not one of error, warning, info, hint, off; ignored",
      "pyproject.toml: `exclude`: `7` is not a glob; ignored",
      "pyproject.toml: `exclude`: `` is not a glob; ignored",
      'pyproject.toml: `python-version` is `3.12`, not a version of Python 3 such as "3.12" or "3.9-3.13"; ignored',
      "pyproject.toml: `python-environment` is `true`, not a path; ignored",
      "pyproject.toml: `blocking-calls`: `a.b` must be a string that says what to use instead; ignored",
      "pyproject.toml: `language` is `fr`, not one of auto, en, zh-cn; ignored",
      "pyproject.toml: there is no setting `python_version` (→ `python-version`?); ignored",
      "pyproject.toml: there is no setting `surprise`; ignored",
    ]);
  });

  test.each([[[]], ["off"], [3], [true]])("%j is no settings", (value) => {
    expect(read(value)).toEqual({ settings: {}, notes: ["pyproject.toml: `tool.asyncio-lens` must be a table; ignored"] });
    expect(read({ rules: value }).settings).toEqual({ rules: {} });
    expect(read({ "blocking-calls": value }).settings).toEqual({ blockingCalls: {} });
  });

  test("an editor spells them its own way, has more of them, and leaves some empty", () => {
    const { settings, notes } = readUserSettings(
      {
        pythonVersion: "",
        blockingCalls: { "a.b": "c" },
        language: "auto",
        run: "onSave",
        rules: null,
        exclude: [],
        pythonEnvironment: "",
      },
      "editor",
      names,
    );
    expect(notes).toEqual([]);
    expect(settings).toEqual({ blockingCalls: { "a.b": "c" }, exclude: [] });
    const environmentOf = (pythonEnvironment: string, folder?: string) =>
      readUserSettings({ pythonEnvironment }, "editor", names, { folder }).settings.environment;
    expect(environmentOf("${workspaceFolder}/.venv", "/w")).toBe("/w/.venv");
    expect(environmentOf("/opt/env", "/w")).toBe("/opt/env");
    // What is in no folder has no environment of its own.
    expect(environmentOf(".venv")).toBeUndefined();
  });

  test("an editor's settings go over the project's, name by name", () => {
    const project = { rules: { "*": "off", tasks: "error" }, language: "en" } as const;
    expect(mergeSettings(project, { rules: { tasks: "hint" }, blockingCalls: { a: "b" } })).toEqual({
      rules: { "*": "off", tasks: "hint" },
      language: "en",
      blockingCalls: { a: "b" },
    });
  });

  test.each<[string[], Record<string, RuleSetting>]>([
    [["*=off"], { "*": "off" }],
    [["*=off", "blocking=error"], { "*": "off", blocking: "error" }],
    [["blocking=error"], { "dangling-task": "hint", blocking: "error" }],
    [["dangling-task=off", "tasks=info"], { "blocking-sleep": "error", tasks: "info" }],
    [["tasks=info", "dangling-task=off"], { "blocking-sleep": "error", tasks: "info", "dangling-task": "off" }],
  ])("later overrides win: %j", (overrides, expected) => {
    const parsed = overrides.map((text) => text.split("=") as [string, RuleSetting]);
    expect(overrideRules({ "blocking-sleep": "error", "dangling-task": "hint" }, parsed, names)).toEqual(expected);
  });

  test("a slip of the finger is recognised, another word is not", () => {
    expect(closest("blocking-slep", ["blocking-sleep", "blocking-file"])).toBe("blocking-sleep");
    expect(closest("sleep", ["blocking-sleep", "tasks"])).toBeUndefined();
  });
});

describe("exclude", () => {
  const excluded = (globs: string[], file: string) => buildExclude(globs, "/p").covers(file);

  test.each([
    [["gen"], "/p/gen/a.py", true],
    [["gen"], "/p/src/gen/deep/a.py", true],
    [["gen"], "/p/generated/a.py", false],
    [["*_pb2.py"], "/p/src/a_pb2.py", true],
    [["src/gen"], "/p/src/gen/a.py", true],
    [["src/gen"], "/p/lib/src/gen/a.py", false],
    [["./src/gen/"], "/p/src/gen/a.py", true],
    [["**/gen/**"], "/p/lib/gen/a.py", true],
    [["src/**/x.py"], "/p/src/a/b/x.py", true],
    [[".hidden"], "/p/.hidden/a.py", true],
    [["*"], "/p/.hidden/a.py", true],
    [["{a,b}"], "/p/b/x.py", true],
    [["!a"], "/p/b/x.py", false],
    [["/p/src"], "/p/src/a.py", true],
    [["gen"], "/elsewhere/gen/a.py", false],
    [["p"], "/p/a.py", false],
    [[], "/p/a.py", false],
  ])("%j and %s: %s", (globs, file, expected) => {
    expect(excluded(globs, file)).toBe(expected);
  });
});

describe(".gitignore", () => {
  const rules = (...texts: [string, string][]) => texts.reduce((all, [folder, text]) => all.with(folder, text), IgnoreRules.none("/r"));

  test("of the top", () => {
    const top = rules(["/r", "\uFEFF*.gen.py\r\n# comment\r\n\r\n/only-top\nfolder/\n!keep.gen.py\n"]);
    expect(top.ignores("/r/a/x.gen.py", false)).toBe(true);
    expect(top.ignores("/r/a/keep.gen.py", false)).toBe(false);
    expect(top.ignores("/r/only-top", true)).toBe(true);
    expect(top.ignores("/r/a/only-top", true)).toBe(false);
    expect(top.ignores("/r/a/folder", true)).toBe(true);
    expect(top.ignores("/r/a/folder", false)).toBe(false);
    expect(top.ignores("/elsewhere/x.gen.py", false)).toBe(false);
  });

  test("of folders below count from there, and win", () => {
    const nested = rules(["/r", "*.gen.py\nx.d/\n"], ["/r/a [1]", "!y.gen.py\n/here\nb/c\n!x.d/\n*.tmp.py\n"]);
    expect(nested.ignores("/r/a [1]/y.gen.py", false)).toBe(false);
    expect(nested.ignores("/r/a [1]/deep/y.gen.py", false)).toBe(false);
    expect(nested.ignores("/r/y.gen.py", false)).toBe(true);
    expect(nested.ignores("/r/a [1]/here", false)).toBe(true);
    expect(nested.ignores("/r/a [1]/deep/here", false)).toBe(false);
    expect(nested.ignores("/r/a [1]/b/c", true)).toBe(true);
    expect(nested.ignores("/r/a [1]/d/b/c", true)).toBe(false);
    expect(nested.ignores("/r/a [1]/x.d", true)).toBe(false);
    expect(nested.ignores("/r/a [1]/x.d/f.py", false)).toBe(false);
    expect(nested.ignores("/r/x.d", true)).toBe(true);
    expect(nested.ignores("/r/a [1]/q.tmp.py", false)).toBe(true);
    expect(nested.ignores("/r/q.tmp.py", false)).toBe(false);
  });

  test("upper and lower case are two things", () => {
    expect(rules(["/r", "Gen\n"]).ignores("/r/gen", true)).toBe(false);
  });
});

/** Finds files in a tree; what is shown is relative to it. */
async function find(root: string, paths: readonly string[] = ["."], fileSystem: FileSystem = nodeFileSystem) {
  const folders = new Folders(fileSystem);
  const notes: Note[] = [];
  const configuration = new Configuration({ folders, names, tell: (note) => notes.push(note) });
  const found = await findFiles(
    paths.map((file) => absolutePath(root, file)),
    folders,
    configuration,
  );
  const show = (file: string) => relativePath(root, file) ?? file;
  return {
    files: found.files.map((file) => show(file.path)),
    missing: found.missing.map(show),
    notes: [...notes, ...found.notes].map((note) => showNote(note, "en", show)).sort(),
  };
}

describe("finding files", () => {
  test("Python files and notebooks, sorted, without what everybody skips", async () => {
    const root = makeTree({
      "b.py": "",
      "a.pyw": "",
      "a.pyi": "",
      "n.ipynb": "{}",
      "README.md": "",
      "pkg/UPPER.PY": "",
      ".hidden/c.py": "",
      ".git/hook.py": "",
      "node_modules/x.py": "",
      "__pycache__/x.py": "",
      ".venv/x.py": "",
      "env/pyvenv.cfg": "",
      "env/lib/x.py": "",
      "venv/x.py": "",
      ".tox/x.py": "",
      "lib/site-packages/x.py": "",
      "build/lib/x.py": "",
      "src/build/__init__.py": "",
      "dist/x.py": "",
    });
    expect(await find(root)).toEqual({
      files: [".hidden/c.py", "a.pyi", "a.pyw", "b.py", "n.ipynb", "pkg/UPPER.PY", "src/build/__init__.py"],
      missing: [],
      notes: [],
    });
  });

  test("what is named is read, in any case, and once", async () => {
    const root = makeTree({
      ".gitignore": "gen/\n*.tmp.py\n",
      "pyproject.toml": '[tool.asyncio-lens]\nexclude = ["old"]',
      "gen/a.py": "",
      "gen/b.tmp.py": "",
      "old/c.py": "",
      "bin/tool": "",
      "d.py": "",
      ".venv/e.py": "",
    });
    expect((await find(root)).files).toEqual(["d.py"]);
    expect((await find(root, ["gen/b.tmp.py", "old/c.py", "bin/tool", ".venv/e.py", "d.py", "./d.py", "."])).files).toEqual([
      ".venv/e.py",
      "bin/tool",
      "d.py",
      "gen/b.tmp.py",
      "old/c.py",
    ]);
    expect((await find(root, ["gen", "old", ".venv"])).files).toEqual([".venv/e.py", "gen/a.py", "gen/b.tmp.py", "old/c.py"]);
    expect((await find(root, ["d.py", "nowhere", "d.py/x"])).missing).toEqual(["nowhere", "d.py/x"]);
  });

  test("nested .gitignore, the repository's own excludes, and those above the folder named", async () => {
    const root = makeTree({
      ".git/info/exclude": "private.py\n",
      ".gitignore": "*.gen.py\n/sub/top.py\n",
      "private.py": "",
      "a.gen.py": "",
      "sub/.gitignore": "!a.gen.py\nlocal/\n",
      "sub/a.gen.py": "",
      "sub/top.py": "",
      "sub/b.py": "",
      "sub/local/c.py": "",
      "sub/deep/d.gen.py": "",
      "other/.git/HEAD": "",
      "other/e.gen.py": "",
    });
    expect((await find(root)).files).toEqual(["other/e.gen.py", "sub/a.gen.py", "sub/b.py"]);
    expect((await find(root, ["sub"])).files).toEqual(["sub/a.gen.py", "sub/b.py"]);
    expect((await find(root, ["sub/deep"])).files).toEqual([]);
    expect((await find(root, ["sub/local"])).files).toEqual(["sub/local/c.py"]);
  });

  test("the nearest pyproject.toml with our table decides what is excluded", async () => {
    const root = makeTree({
      "pyproject.toml": '[tool.asyncio-lens]\nexclude = ["gen", "a/*.skip.py"]',
      "gen/x.py": "",
      "a/x.skip.py": "",
      "a/y.py": "",
      "b/pyproject.toml": "[project]\nname = 'b'",
      "b/gen/x.py": "",
      "c/pyproject.toml": '[tool.asyncio-lens]\nexclude = ["y.py"]',
      "c/gen/x.py": "",
      "c/y.py": "",
    });
    expect((await find(root)).files).toEqual(["a/y.py", "c/gen/x.py"]);
  });

  test("links: round in circles, to the same file, to nowhere, to outside", async () => {
    const outside = makeTree({ "lib/x.py": "", "data/table.csv": "", "single.py": "" });
    const root = makeTree({
      "a/real.py": "",
      "a/up": { link: ".." },
      "a/self": { link: "self" },
      "alias.py": { link: "a/real.py" },
      "dead.py": { link: "gone.py" },
      "dead.txt": { link: "gone.txt" },
      lib: { link: path.join(outside, "lib") },
      data: { link: path.join(outside, "data") },
      ".venv": { link: path.join(outside, "lib") },
      "single.py": { link: path.join(outside, "single.py") },
    });
    expect(await find(root)).toEqual({
      files: ["a/real.py", "single.py"],
      missing: [],
      notes: ["dead.py: leads nowhere", `lib: leads to ${path.join(outside, "lib")}, outside; not followed (name it to check it)`],
    });
    expect((await find(root, ["lib", "alias.py", "a"])).files).toEqual(["alias.py", "lib/x.py"]);
    expect((await find(root, ["a/self"])).missing).toEqual(["a/self"]);
  });

  test("a folder that cannot be read is a note", async () => {
    const root = makeTree({ "a/x.py": "", "b/y.py": "" });
    const guarded: FileSystem = {
      ...nodeFileSystem,
      readDirectory: (folder) =>
        nameOf(folder) === "a"
          ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
          : nodeFileSystem.readDirectory(folder),
    };
    expect(await find(root, ["."], guarded)).toEqual({ files: ["b/y.py"], missing: [], notes: ["a: cannot be read: permission denied"] });
  });
});

describe("reading files", () => {
  test("one too large is skipped with a note", async () => {
    const root = makeTree({ "ok.py": "x = 1\n" });
    const large: FileSystem = { ...nodeFileSystem, stat: () => Promise.resolve({ kind: "file", size: largestFile + 1 }) };
    const notes: Note[] = [];
    expect(await readSource(large, `${root}/ok.py`, "ok.py", (note) => notes.push(note))).toBeUndefined();
    expect(notes.map((note) => showNote(note, "en"))).toEqual(["ok.py: is 20 MB large; files over 20 MB are skipped"]);
    expect((await readSource(nodeFileSystem, `${root}/ok.py`, "ok.py", () => {}))?.text).toBe("x = 1\n");
  });

  test("one that cannot be read is a note", async () => {
    const notes: Note[] = [];
    expect(await readSource(nodeFileSystem, "/nowhere/a.py", "a.py", (note) => notes.push(note))).toBeUndefined();
    expect(notes.map((note) => showNote(note, "zh-cn"))).toEqual(["a.py: 无法读取：no such file or folder"]);
  });

  test("writing keeps the mode, follows links, and leaves nothing behind", async () => {
    const root = makeTree({ "real.py": "old\n", "link.py": { link: "real.py" } });
    fs.chmodSync(path.join(root, "real.py"), 0o755);
    await replaceFile(`${root}/link.py`, bytes("new\n"));
    expect(readBytes(root, "real.py")).toBe("new\n");
    expect(fs.lstatSync(path.join(root, "link.py")).isSymbolicLink()).toBe(true);
    expect(fs.statSync(path.join(root, "real.py")).mode & 0o777).toBe(0o755);
    expect(fs.readdirSync(root).sort()).toEqual(["link.py", "real.py"]);
    await expect(replaceFile(`${root}/gone.py`, bytes(""))).rejects.toThrow();
  });
});

describe("configuration", () => {
  async function configure(files: Record<string, string>, folder: string, tools?: ToolsOfEditor) {
    const root = makeTree(files);
    const notes: Note[] = [];
    const configuration = new Configuration({ folders: new Folders(nodeFileSystem), names, tools, tell: (note) => notes.push(note) });
    const found = await configuration.of(path.posix.join(root, folder));
    return {
      ...found,
      configuration,
      root,
      project: found.project && relativePath(root, found.project),
      notes: notes.map((note) => showNote(note, "en", (file) => relativePath(root, file) ?? file)),
    };
  }

  test("the nearest table counts, whole; the nearest version counts", async () => {
    const pytest = { plugins: [] };
    const files = {
      "pyproject.toml": '[project]\nrequires-python = ">=3.8,<3.12"\n[tool.asyncio-lens]\nlanguage = "zh-cn"\nrules = { tasks = "off" }\n',
      "sub/pyproject.toml": '[project]\nrequires-python = ">=3.10,<3.13"',
      "sub/deep/pyproject.toml": '[tool.asyncio-lens]\npython-version = "3.9"',
    };
    const top = await configure(files, ".");
    expect(top.settings).toEqual({
      rules: { tasks: "off" },
      target: { oldest: { minor: 8 }, newest: { minor: 11 } },
      blockingCalls: {},
      pytest,
    });
    expect(top.language).toBe("zh-cn");
    const sub = await configure(files, "sub/nothing/here");
    expect(sub.settings).toEqual({
      rules: { tasks: "off" },
      target: { oldest: { minor: 10 }, newest: { minor: 12 } },
      blockingCalls: {},
      pytest,
    });
    expect(sub.project).toBe("sub");
    const deep = await configure(files, "sub/deep");
    expect(deep.settings).toEqual({ rules: {}, target: { oldest: { minor: 9 }, newest: { minor: 9 } }, blockingCalls: {}, pytest });
    expect(deep.language).toBeUndefined();
  });

  test("what a project says of pytest, in whichever of its files", async () => {
    const pytest = async (files: Record<string, string>, folder = ".") => (await configure(files, folder)).settings.pytest;
    expect(await pytest({ "pyproject.toml": '[tool.pytest.ini_options]\nasyncio_mode = "auto"\n' })).toEqual({ mode: "auto", plugins: [] });
    expect(await pytest({ "pytest.ini": "[pytest]\nasyncio_mode=strict\n" })).toEqual({ mode: "strict", plugins: [] });
    expect(await pytest({ "tox.ini": "[testenv]\ncommands = pytest --asyncio-mode=auto\n" })).toEqual({ mode: "auto", plugins: [] });
    expect(await pytest({ "setup.cfg": "[tool:pytest]\naddopts = -q\n  -p own.plugin -p no:cacheprovider\n" })).toEqual({
      plugins: ["own.plugin"],
    });
    const dependencies = { "pyproject.toml": '[dependency-groups]\ntest = ["pytest-asyncio>=1", "pytest_aiohttp"]\n' };
    expect(await pytest(dependencies)).toEqual({ plugins: ["pytest-asyncio", "pytest-aiohttp"] });
    const nested = { "pytest.ini": "[pytest]\nasyncio_mode = auto\n", "a/pytest.ini": "[pytest]\nasyncio_mode = strict\n" };
    expect(await pytest(nested, "a")).toEqual({ mode: "auto", plugins: [] });
  });

  test("the handlers of AWS Lambda that a project's files name", async () => {
    const handlers = async (files: Record<string, string>, folder = ".") => {
      const { settings, root } = await configure(files, folder);
      return settings.lambdaHandlers?.map((one) => relativePath(root, one));
    };
    const sam = `Globals:
  Function:
    Timeout: 3
    Runtime: python3.13
Resources:
  HelloFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: hello_world/ # where it is
      Handler: app.lambda_handler
      Events:
        Hello:
          Type: Api
  Other:
    Type: AWS::Serverless::Function
    Properties:
      Handler: "jobs.nightly.run"

      Runtime: python3.12
  Script:
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
`;
    const named = ["hello_world/app.py:lambda_handler", "jobs/nightly.py:run"];
    expect(await handlers({ "template.yaml": sam })).toEqual(named);
    expect(await handlers({ "template.yaml": sam }, "hello_world")).toEqual(named);
    expect(await handlers({ "template.yml": `${sam.replace("Timeout: 3", "CodeUri: ./src")}` })).toEqual([
      "hello_world/app.py:lambda_handler",
      "src/jobs/nightly.py:run",
    ]);
    const serverless =
      "provider:\n  name: aws\n  runtime: python3.12\nfunctions:\n  users:\n    handler: src/handlers/users.get\n    events: []\n";
    expect(await handlers({ "serverless.yml": serverless })).toEqual(["src/handlers/users.py:get"]);
    expect(await handlers({ "a/serverless.yml": serverless }, "a/src")).toEqual(["a/src/handlers/users.py:get"]);
    expect(await handlers({ "template.yaml": "Resources:\n  - Handler\n  Handler: !Sub x\n" })).toBeUndefined();
    expect(await handlers({ "pyproject.toml": "Handler: app.run\n" })).toBeUndefined();
  });

  test("what Ruff and Pylance report, where the setting `overlap` asks for it", async () => {
    const tools = async (
      files: Record<string, string>,
      folder = ".",
      editor: ToolsOfEditor = { ruff: {}, pylance: { unusedCoroutine: false } },
    ) =>
      (
        await configure(
          { ...files, "pyproject.toml": `[tool.asyncio-lens]\noverlap = "auto"\n${files["pyproject.toml"] ?? ""}` },
          folder,
          editor,
        )
      ).settings.otherTools;
    const defaults = { select: ["E4", "E7", "E9", "F"], ignore: [] };
    const pylance = { unusedCoroutine: false };
    expect(await tools({})).toEqual({ ruff: defaults, pylance });
    expect(await tools({}, ".", {})).toEqual({});
    expect((await configure({}, ".", { ruff: {} })).settings.otherTools).toBeUndefined();
    const selecting = '[tool.ruff.lint]\nselect = ["ASYNC"]\nextend-select = ["RUF006"]\nignore = ["ASYNC2"]\n';
    const selected = { select: ["ASYNC", "RUF006"], ignore: ["ASYNC2"] };
    expect(await tools({ "pyproject.toml": selecting })).toEqual({ ruff: selected, pylance });
    // The nearest configuration counts alone; ruff.toml before pyproject.toml.
    const nested = { "pyproject.toml": selecting, "a/ruff.toml": 'lint.extend-select = ["ASYNC"]\n' };
    expect(await tools(nested, "a/b")).toEqual({ ruff: { select: [...defaults.select, "ASYNC"], ignore: [] }, pylance });
    expect((await tools({ "ruff.toml": 'extend = "../ruff.toml"\nlint.select = ["ALL"]\n' }))?.ruff?.select).toEqual([]);
    // What is ignored in some files, and folders that are left out.
    const perFile = '[tool.ruff.lint.per-file-ignores]\n"tests/*" = ["ASYNC1"]\n[tool.ruff]\nexclude = ["legacy"]\n';
    expect(await tools({ "pyproject.toml": perFile }, "src")).toEqual({ ruff: { ...defaults, ignore: ["ASYNC1"] }, pylance });
    expect((await tools({ "pyproject.toml": perFile }, "legacy/deep"))?.ruff?.select).toEqual([]);
    // The editor's own selection wins.
    const own = { ruff: { select: ["RUF"], extendSelect: ["ASYNC"], ignore: ["RUF006"] } };
    expect(await tools({ "pyproject.toml": selecting }, ".", own)).toEqual({
      ruff: { select: ["RUF", "ASYNC"], ignore: ["ASYNC2", "RUF006"] },
    });
    const pyright = async (files: Record<string, string>) => (await tools(files))?.pylance;
    expect(await pyright({ "pyproject.toml": '[tool.pyright]\ntypeCheckingMode = "basic"\n' })).toEqual({ unusedCoroutine: true });
    expect(await pyright({ "pyrightconfig.json": '{\n  // ours\n  "reportUnusedCoroutine": "warning", }\n' })).toEqual({
      unusedCoroutine: true,
    });
    expect(await pyright({ "pyrightconfig.json": '{ "typeCheckingMode": "strict", "reportUnusedCoroutine": false }' })).toEqual(pylance);
  });

  test("folders with the same settings share them", async () => {
    const { configuration, root } = await configure({ "pyproject.toml": "", "a/b/x.py": "", "c/x.py": "" }, "a/b");
    expect((await configuration.of(`${root}/a/b`)).settings).toBe((await configuration.of(`${root}/c`)).settings);
  });

  test("a pyproject.toml that is no TOML is one note", async () => {
    const { settings, notes } = await configure({ "pyproject.toml": "[project]\nname = \n", "a/x.py": "", "b/x.py": "" }, "a");
    expect(settings.rules).toEqual({});
    expect(notes).toEqual(["pyproject.toml: not valid TOML at line 2: invalid value; its settings are ignored"]);
  });

  test("a table of the wrong kind is one note", async () => {
    const { notes } = await configure({ "pyproject.toml": '[tool]\nasyncio-lens = "on"\n' }, ".");
    expect(notes).toEqual(["pyproject.toml: `tool.asyncio-lens` must be a table; ignored"]);
  });

  test("without anything, the newest Python", async () => {
    const { settings, project } = await configure({ "x.py": "" }, ".");
    expect(settings.target).toEqual({ oldest: newestKnown, newest: newestKnown });
    expect(project).toBeUndefined();
  });
});

describe("modules", () => {
  test.each([
    ["tests/x.py", true],
    ["a/tests/b/x.py", true],
    ["test_x.py", true],
    ["a/x_test.py", true],
    ["conftest.py", true],
    ["x.py", false],
    ["testing/x.py", false],
    ["contest.py", false],
    ["latest_x.py", false],
  ])("%s is a test: %s", (file, expected) => {
    expect(isTestFile(file)).toBe(expected);
  });

  test("names", () => {
    expect(moduleName("/p", "/p/app/db.py")).toBe("app.db");
    expect(moduleName("/p", "/p/app/__init__.py")).toBe("app");
    expect(moduleName("/p", "/p/naïve.py")).toBe("naïve");
    expect(moduleName("/p", "/p/my-script.py")).toBeUndefined();
    expect(moduleName("/p", "/p/__init__.py")).toBeUndefined();
    expect(moduleName("/p", "/q/a.py")).toBeUndefined();
  });

  test("imports found by their lines", () => {
    const text = `
import a, b.c as d  # comment
from e import f, g as h
    from i.j import (
        k,  # comment
        l,
    )
from .m import n
from . import o
from p import *
import q; import r
x = "import"
`;
    const { absolute, hasRelative } = importedNames(text);
    expect([...absolute].sort()).toEqual(["a", "b.c", "e", "e.f", "e.g", "i.j", "i.j.k", "i.j.l", "p", "q"]);
    expect(hasRelative).toBe(true);
    expect(importedNames("x = 1").hasRelative).toBe(false);
  });

  /** Loads a tree and tells the module of every file, and how many engines it took. */
  async function load(files: Record<string, string>, named?: readonly string[]) {
    const root = makeTree(files);
    const folders = new Folders(nodeFileSystem);
    const configuration = new Configuration({ folders, names, tell: () => {} });
    const engines: FakeEngine[] = [];
    const createEngine = () => {
      const engine = new FakeEngine();
      engines.push(engine);
      return engine as never;
    };
    const project = new Project({ folders, configuration, createEngine, bases: [root], tell: () => {} });
    const paths = (named ?? ["."]).map((file) => absolutePath(root, file));
    const { files: found } = await findFiles(paths, folders, configuration);
    await project.add(await project.read(found));
    while (await project.settle());
    const modules = engines.map((engine) =>
      Object.fromEntries([...engine.files].map(([key, { about }]) => [relativePath(root, key), about.module])),
    );
    return { project, root, modules };
  }

  test("packages, src, scripts, namespaces", async () => {
    const { modules } = await load({
      "pyproject.toml": "",
      "src/app/__init__.py": "from . import db",
      "src/app/db.py": "",
      "src/app/sub/__init__.py": "",
      "src/app/sub/deep.py": "",
      "tests/test_app.py": "import app.db",
      "tools/gen.py": "import shared",
      "tools/shared.py": "",
      "loose/a.py": "import loose.b",
      "loose/b.py": "",
      "my-script.py": "",
    });
    expect(modules).toEqual([
      {
        "src/app/__init__.py": "app",
        "src/app/db.py": "app.db",
        "src/app/sub/__init__.py": "app.sub",
        "src/app/sub/deep.py": "app.sub.deep",
        "tests/test_app.py": "tests.test_app",
        "tools/gen.py": "gen",
        "tools/shared.py": "shared",
        "loose/a.py": "loose.a",
        "loose/b.py": "loose.b",
        "my-script.py": undefined,
      },
    ]);
  });

  test("two services with packages of one name do not see each other", async () => {
    const { modules } = await load({
      ".git/HEAD": "",
      "one/app/__init__.py": "",
      "one/app/main.py": "import app.db",
      "one/app/db.py": "",
      "two/app/__init__.py": "",
      "two/app/main.py": "import app.db",
      "two/app/db.py": "",
    });
    expect(modules).toEqual([
      { "one/app/__init__.py": "app", "one/app/main.py": "app.main", "one/app/db.py": "app.db" },
      { "two/app/__init__.py": "app", "two/app/main.py": "app.main", "two/app/db.py": "app.db" },
    ]);
  });

  test("a script named like a library is not that library for others", async () => {
    const { modules } = await load({
      "pyproject.toml": "",
      "app/__init__.py": "",
      "app/cache.py": "import redis",
      "docker/redis.py": "import redis",
      "docker/run.py": "import redis",
      "queue.py": "",
      "other.py": "import queue",
    });
    // docker/ is a folder of scripts that import each other.
    expect(modules).toEqual([
      { "app/__init__.py": "app", "app/cache.py": "app.cache", "other.py": "other" },
      { "docker/redis.py": "redis", "docker/run.py": "run", "queue.py": "queue" },
    ]);
  });

  test("a folder that is no package does not hide the package of its name", async () => {
    const { modules } = await load({
      "pyproject.toml": "",
      "app/__init__.py": "",
      "tests/speed/app/run.py": "import app",
      "tests/speed/other/run.py": "import app",
    });
    expect(modules).toEqual([
      { "app/__init__.py": "app", "tests/speed/app/run.py": "tests.speed.app.run", "tests/speed/other/run.py": "tests.speed.other.run" },
    ]);
  });

  test("two projects that are checked together say nothing of each other", async () => {
    const { modules } = await load({
      "one/pyproject.toml": "",
      "one/app.py": "",
      "two/setup.cfg": "",
      "two/client.py": "",
    });
    expect(modules).toEqual([{ "one/app.py": "app" }, { "two/client.py": "client" }]);
  });

  test("the projects of one repository are one", async () => {
    const { modules } = await load({
      ".git/HEAD": "",
      "one/pyproject.toml": "",
      "one/app.py": "",
      "two/setup.cfg": "",
      "two/client.py": "",
    });
    expect(modules).toEqual([{ "one/app.py": "app", "two/client.py": "client" }]);
  });

  test("many files that nobody imports may have one name", async () => {
    const { modules } = await load({
      "pyproject.toml": "",
      "setup.py": "",
      "libs/a/pyproject.toml": "",
      "libs/a/setup.py": "",
      "libs/b/pyproject.toml": "",
      "libs/b/setup.py": "",
    });
    expect(modules).toEqual([{ "libs/a/setup.py": "setup", "libs/b/setup.py": undefined, "setup.py": undefined }]);
  });

  test("what a single file imports is found, and what that imports", async () => {
    const { modules, project, root } = await load(
      {
        "pyproject.toml": "",
        "main.py": "import app.db\nimport requests\nimport util\n",
        "app/__init__.py": "",
        "app/db.py": "import app.low\n",
        "app/low.py": "",
        "util.py": "",
        "unrelated.py": "",
      },
      ["main.py"],
    );
    expect(modules).toEqual([{ "main.py": "main", "app/db.py": "app.db", "util.py": "util", "app/low.py": "app.low" }]);
    expect([...project.files.keys()]).toEqual([`${root}/main.py`]);
  });

  test("a sibling found later makes the folder one of scripts", async () => {
    const { modules, project, root } = await load({ "pyproject.toml": "", "tools/a.py": "", "tools/b.py": "import a" }, ["tools/a.py"]);
    expect(modules).toEqual([{ "tools/a.py": "tools.a" }]);
    const key = `${root}/tools/b.py`;
    await project.add(await project.read([{ path: key, key, isNamed: true }]));
    while (await project.settle());
    expect(project.files.get(`${root}/tools/a.py`)?.about.module).toBe("a");
  });

  test("a module that is opened while it is being read is what was opened", async () => {
    const root = makeTree({ "pyproject.toml": "", "main.py": "import db\n", "db.py": "old = 1\n" });
    const [main, db] = [`${root}/main.py`, `${root}/db.py`];
    const engine = new FakeEngine();
    const readFile = async (file: string) => {
      const content = await nodeFileSystem.readFile(file);
      if (file === db) await project.add([{ path: db, key: db, isNamed: true, source: { text: "new = 1\n", encoding: utf8 } }]);
      return content;
    };
    const folders = new Folders({ ...nodeFileSystem, readFile });
    const configuration = new Configuration({ folders, names, tell: () => {} });
    const project = new Project({ folders, configuration, createEngine: () => engine as never, bases: [root], tell: () => {} });
    await project.add(await project.read([{ path: main, key: main, isNamed: true }]));
    while (await project.settle());
    expect(engine.text(db)).toBe("new = 1\n");
  });

  test("what the engine is told of a file", async () => {
    const { project, root } = await load({
      "pyproject.toml": '[project]\nrequires-python = ">=3.10"',
      "pkg/__init__.py": "",
      "tests/test_a.py": "",
      "n.ipynb": JSON.stringify({ cells: [{ cell_type: "code", source: "x = 1" }] }),
    });
    const about = (file: string) => {
      const { settings, ...rest } = project.files.get(`${root}/${file}`)!.about;
      expect(settings.target.oldest.minor).toBe(10);
      return rest;
    };
    expect(about("pkg/__init__.py")).toEqual({ module: "pkg", isPackage: true, isTest: false, isNotebook: false });
    const conftests = [`${root}/tests/conftest.py`, `${root}/conftest.py`];
    expect(about("tests/test_a.py")).toEqual({ module: "tests.test_a", isPackage: false, isTest: true, isNotebook: false, conftests });
    expect(about("n.ipynb")).toEqual({ isPackage: false, isTest: false, isNotebook: true });
  });

  test("an engine that throws stops nothing", async () => {
    const { project, root } = await load({ "a.py": "CRASH", "b.py": "BAD" });
    expect(project.check(`${root}/a.py`)).toEqual([]);
    expect(project.check(`${root}/b.py`)).toHaveLength(1);
    expect(project.failures).toBe(1);
  });
});

describe("notebooks", () => {
  const code = (source: string | string[]) => ({ cell_type: "code", source });
  const parse = (content: unknown) => parseNotebook(JSON.stringify(content)) as Notebook;

  test("code cells are joined, and offsets lead back", () => {
    const notebook = parse({
      cells: [{ cell_type: "markdown", source: "# Title" }, code("a = 1\nb = 2"), code([]), code(["c = 3\n", "d = 4"])],
    });
    expect(notebook.text).toBe("a = 1\nb = 2\n\nc = 3\nd = 4\n");
    const at = (text: string) => {
      const { cell, offset } = locateInCell(notebook, notebook.text.indexOf(text))!;
      return [cell.number, offset];
    };
    expect(at("a")).toEqual([2, 0]);
    expect(at("b")).toEqual([2, 6]);
    expect(at("c")).toEqual([4, 0]);
    expect(at("d")).toEqual([4, 6]);
  });

  test.each([
    ["%timeit f()", "pass       "],
    ["!ls", "0  "],
    ["  !pip install x", "  pass          "],
    ["x?", "0 "],
    ["obj.method??", "pass        "],
    ["?help", "pass "],
    ["files = !ls *.py", "files = _       "],
    ["r = %time f()", "r = _        "],
    ["x = a % b", "x = a % b"],
    ["x = (a\n% b)", "x = (a\n% b)"],
    ["x = a \\\n% b", "x = a \\\n% b"],
    ["s = '''\n%not magic\n'''", "s = '''\n%not magic\n'''"],
    ["s = 'it'  # don't\n!ls -l", "s = 'it'  # don't\npass  "],
    ["x != y", "x != y"],
    ["print('what?')", "print('what?')"],
    ["# is it?", "# is it?"],
    ["!ls \\\n  -l\nx = 1", "pass \n    \nx = 1"],
    ["%%bash\nls -l\n", "      \n     \n"],
    ["%%time\nawait f()", "      \nawait f()"],
    ["\n%%capture out\nx = 1\n!ls", "\n             \nx = 1\n0  "],
    ["%%writefile a.py\nimport a", "                \n        "],
    ["x = (\n", "     \n"],
    ["if x:\n    !ls -l\r\ny = 1\r\n", "if x:\n    pass  \r\ny = 1\r\n"],
  ])("%j becomes %j", (cell, python) => {
    expect(pythonOfCell(cell)).toBe(python);
    expect(python).toHaveLength(cell.length);
  });

  test("a cell that is not finished does not spoil the next", () => {
    expect(parse({ cells: [code("f('''"), code("x = 1")] }).text).toBe("     \nx = 1\n");
  });

  test("older and other notebooks", () => {
    expect(parse({ worksheets: [{ cells: [{ cell_type: "code", input: ["x = 1"] }] }] }).text).toBe("x = 1\n");
    expect(parse({ metadata: { kernelspec: { language: "R" } }, cells: [code("x <- 1")] }).text).toBe("");
    expect(parse({ metadata: { language_info: { name: "python" } }, cells: [code("x = 1")] }).text).toBe("x = 1\n");
    expect(parse({ cells: [] })).toEqual({ text: "", cells: [] });
    expect(parse({ cells: [null, 3, { cell_type: "code" }, { cell_type: "code", source: [1] }] }).text).toBe("");
  });

  test.each(["", "{", "[]", "3", "{}", '{"cells": 3}', "null"])("%j is none", (content) => {
    const notes: string[] = [];
    expect(sourceOf(bytes(content), "n.ipynb", (note) => notes.push(showNote(note, "en")))).toBeUndefined();
    expect(notes).toHaveLength(1);
  });

  test("no cell changes its length", () => {
    const part = fc.constantFrom("%", "!", "?", "x", " ", "\n", "\r\n", "(", ")", "'", '"""', "\\", "#", "=", "%%time", "%%bash");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const cell = parts.join("");
        const python = pythonOfCell(cell);
        expect(python).toHaveLength(cell.length);
        expect(python.split("\n")).toHaveLength(cell.split("\n").length);
      }),
    );
  });
});

describe("the parser", () => {
  test("is found and parses", () => {
    expect(readParser().parse("x = 1\n").size).toBeGreaterThan(0);
  });

  test("bytes that are no module are refused", () => {
    expect(() => loadParser(bytes("\0asm"))).toThrow();
  });
});
