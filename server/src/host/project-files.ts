/** What the files at the top of a project say: pyproject.toml, setup.cfg, setup.py, .python-version, those of Ruff, Pyright, mypy, pytest, tox and AWS Lambda. */
import { parse } from "smol-toml";
import type { Text } from "../engine/base/text.js";
import type { TargetRange } from "../engine/base/version.js";
import type { PytestFacts } from "../engine/settings.js";
import { lambdaHandlers } from "./lambda.js";
import { makeNote, type Note } from "./note.js";
import { reportsUnusedCoroutine, ruffFacts, type ToolFacts } from "./other-tools.js";
import { joinPath } from "./paths.js";
import { pytestFacts } from "./pytest.js";
import { isTable } from "./settings.js";
import { targetOfMypy, targetOfPoetry, targetOfRuff, targetOfSpecifiers, targetOfVersionFile } from "./target.js";

/** The files that are read, by name. */
export const projectFileNames = [
  "pyproject.toml",
  "setup.cfg",
  "setup.py",
  ".python-version",
  "ruff.toml",
  ".ruff.toml",
  "pyrightconfig.json",
  "mypy.ini",
  ".mypy.ini",
  "pytest.ini",
  ".pytest.ini",
  "pytest.toml",
  ".pytest.toml",
  "tox.ini",
  "template.yaml",
  "template.yml",
  "serverless.yml",
  "serverless.yaml",
] as const;
export type ProjectFileName = (typeof projectFileNames)[number];

/** Those of them that stand where a project starts. */
export const projectMarkers: readonly string[] = ["pyproject.toml", "setup.cfg", "setup.py"];

/** The texts of those that are there. */
export type ProjectTexts = Partial<Readonly<Record<ProjectFileName, string>>>;

export interface ProjectFacts {
  /** The value of `[tool.asyncio-lens]`, where there is one. */
  readonly section: unknown;
  readonly target: TargetRange | undefined;
  readonly pytest: PytestFacts;
  readonly lambdaHandlers: readonly string[];
  readonly tools: ToolFacts;
  readonly notes: readonly Note[];
}

/** What the files in `folder` say. */
export function readProjectFiles(texts: ProjectTexts, folder: string): ProjectFacts {
  const notes: Note[] = [];
  const pyproject = readToml(texts["pyproject.toml"], joinPath(folder, "pyproject.toml"), notes);
  return {
    section: at(pyproject, "tool", "asyncio-lens"),
    target: findTarget(texts, pyproject),
    pytest: pytestFacts(Object.entries(texts).flatMap(([name, text]) => (isTemplate(name) ? [] : [text]))),
    lambdaHandlers: Object.entries(texts).flatMap(([name, text]) => (isTemplate(name) ? lambdaHandlers(text, folder) : [])),
    tools: {
      ruff: ruffFacts(ruffFile(texts) ?? at(pyproject, "tool", "ruff"), folder),
      unusedCoroutine: reportsUnusedCoroutine(readJson(texts["pyrightconfig.json"]) ?? at(pyproject, "tool", "pyright")),
    },
    notes,
  };
}

function ruffFile(texts: ProjectTexts): unknown {
  return readToml(texts[".ruff.toml"] ?? texts["ruff.toml"]);
}

function isTemplate(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

/** What a distribution says of itself comes before what its tools were told. */
function findTarget(texts: ProjectTexts, pyproject: unknown): TargetRange | undefined {
  const ruff = ruffFile(texts);
  const mypy = texts["mypy.ini"] ?? texts[".mypy.ini"] ?? texts["setup.cfg"];
  return (
    read(at(pyproject, "project", "requires-python"), targetOfSpecifiers) ??
    read(at(pyproject, "tool", "poetry", "dependencies", "python"), targetOfPoetry) ??
    read(iniValue(texts["setup.cfg"], "options", "python_requires"), targetOfSpecifiers) ??
    read(/\bpython_requires\s*=\s*["']([^"'\n]*)["']/.exec(texts["setup.py"] ?? "")?.[1], targetOfSpecifiers) ??
    read(texts[".python-version"], targetOfVersionFile) ??
    read(at(pyproject, "tool", "ruff", "target-version"), targetOfRuff) ??
    read(at(ruff, "target-version"), targetOfRuff) ??
    read(at(pyproject, "tool", "mypy", "python_version"), targetOfMypy) ??
    read(iniValue(mypy, "mypy", "python_version"), targetOfMypy)
  );
}

function read(value: unknown, how: (text: string) => TargetRange | undefined): TargetRange | undefined {
  return typeof value === "string" && value.trim() !== "" ? how(value) : undefined;
}

const malformed: Text = {
  en: "not valid TOML at line {line}: {reason}; its settings are ignored",
  "zh-cn": "第 {line} 行不是有效的 TOML：{reason}；其中的设置已忽略",
};

function readToml(text: string | undefined, file?: string, notes?: Note[]): unknown {
  if (text === undefined) return undefined;
  try {
    return parse(text.replace(/^\uFEFF/, ""), { integersAsBigInt: "asNeeded" });
  } catch (error) {
    const line = error instanceof Error && "line" in error ? Number(error.line) : 1;
    const message = error instanceof Error ? (error.message.split("\n")[0] as string) : String(error);
    notes?.push(makeNote(file, malformed, { line, reason: message.replace(/^Invalid TOML document: /, "") }));
    return undefined;
  }
}

/** JSON as Pyright takes it: with comments and trailing commas. */
function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const plain = text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/.*|\/\*[\s\S]*?\*\//g, "$1").replace(/,(?=\s*[}\]])/g, "");
  try {
    return JSON.parse(plain);
  } catch {
    return {};
  }
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((table, key) => (isTable(table) && Object.hasOwn(table, key) ? table[key] : undefined), value);
}

/** A value of an ini file as Python's configparser reads it, as far as one-line values go. */
function iniValue(text: string | undefined, section: string, key: string): string | undefined {
  let current = "";
  for (const line of text?.split(/\r?\n/) ?? []) {
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header !== null) current = (header[1] as string).trim();
    const entry = current === section ? /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) : null;
    if (entry?.[1] === key) return (entry[2] as string).replace(/\s[#;].*$/, "").trim();
  }
  return undefined;
}
