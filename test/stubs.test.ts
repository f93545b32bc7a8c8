/** The stubs of libraries: each is Python our parser takes, they name each other rightly, and the packed file is current. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findStub } from "../server/src/engine/project/lookup.js";
import { Field, Kind } from "../server/src/engine/syntax/kinds.gen.js";
import { Flag, none, type SyntaxTree } from "../server/src/engine/syntax/tree.js";
import { loadStdlib } from "../server/src/host/stdlib.js";
import { loadParser } from "./harness/parser.js";

const file = fileURLToPath(new URL("../server/data/libraries.txt", import.meta.url));
const bytes = readFileSync(file);
const libraries = loadStdlib(bytes);
const stdlib = loadStdlib(readFileSync(new URL("../server/data/stdlib.txt", import.meta.url)));
const parser = loadParser();
const trees = new Map(libraries.modules.map((name) => [name, parser.parse(libraries(name) ?? "")]));
const python = ["python3.13", "python3.12", "python3.11", "python3"].find((name) => spawnSync(name, ["--version"]).status === 0);

describe("the file", () => {
  test("is current", () => {
    const script = fileURLToPath(new URL("../scripts/gen-libraries.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("has a section for every stub", () => {
    const stubs = readdirSync(new URL("../server/stubs/", import.meta.url), { recursive: true, encoding: "utf8" });
    const names = stubs
      .filter((name) => name.endsWith(".pyi"))
      .map((name) =>
        name
          .replaceAll("\\", "/")
          .replace(/(\/__init__)?\.pyi$/, "")
          .replaceAll("/", "."),
      );
    expect(names.sort()).toEqual([...libraries.modules].sort());
  });

  test("stays small", () => {
    expect(bytes.length).toBeLessThan(300_000);
  });

  test("reads the same after a checkout that changed its line ends", () => {
    const changed = loadStdlib(Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1"));
    expect(changed.modules).toEqual(libraries.modules);
    expect(changed("anyio.abc")?.replaceAll("\r\n", "\n")).toBe(libraries("anyio.abc"));
  });
});

describe("the texts", () => {
  test("parse", () => {
    expect([...trees].filter(([, tree]) => tree.is(0, Flag.broken) || tree.is(0, Flag.cut)).map(([name]) => name)).toEqual([]);
  });

  test("take nothing from the standard library or from what knowledge has", () => {
    expect(libraries.modules.filter((name) => stdlib(name) !== undefined || findStub(name) !== undefined)).toEqual([]);
  });

  test("import only what there is", () => {
    const wrong = [...trees].flatMap(([name, tree]) =>
      importsOf(name, tree).flatMap(({ module, names }) =>
        names
          .filter((imported) => !definedIn(module).has(imported) && !isModule(`${module}.${imported}`))
          .map((imported) => `${name}: ${module}.${imported}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test.skipIf(python === undefined)("compile in CPython and refer only to names there are", () => {
    const program = [
      "import ast, builtins, sys",
      "for section in open(sys.argv[1], encoding='ascii').read().split('\\f')[1:]:",
      "  name, text = section.split('\\n', 1)",
      "  try: tree = compile(text, name, 'exec', ast.PyCF_ONLY_AST, dont_inherit=True)",
      "  except SyntaxError as error: print(name, error); continue",
      "  bound, read = set(dir(builtins)), set()",
      "  for node in ast.walk(tree):",
      "    if isinstance(node, ast.Name): (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)",
      "    elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)): bound.add(node.name)",
      "    elif isinstance(node, (ast.Import, ast.ImportFrom)): bound.update((a.asname or a.name).split('.')[0] for a in node.names)",
      "  if read - bound: print(name, sorted(read - bound))",
    ];
    const { stdout, stderr } = spawnSync(python ?? "", ["-c", program.join("\n"), file], { encoding: "utf8" });
    expect(stdout + stderr).toBe("");
  });
});

interface Import {
  readonly module: string;
  readonly names: readonly string[];
}

function importsOf(name: string, tree: SyntaxTree): Import[] {
  return tree.namedChildren(0).flatMap((node): Import[] => {
    const names = tree.childrenUnder(node, Field.name).map((child) => {
      const original = tree.child(child, Field.name);
      return tree.textOf(original === none ? child : original);
    });
    if (tree.kind(node) === Kind.import_statement) return names.map((module) => ({ module, names: [] }));
    if (tree.kind(node) !== Kind.import_from_statement) return [];
    return [{ module: absolute(name, tree.textOf(tree.child(node, Field.module_name))), names }];
  });
}

function absolute(importer: string, from: string): string {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  if (dots === 0) return from;
  const path = importer.split(".");
  const base = path.slice(0, path.length - dots + (libraries.isPackage(importer) ? 1 : 0));
  return [...base, ...from.slice(dots).split(".")].filter((part) => part !== "").join(".");
}

function textOf(module: string): string | undefined {
  return libraries(module) ?? stdlib(module) ?? findStub(module);
}

function isModule(name: string): boolean {
  return textOf(name) !== undefined;
}

/** The names of a module, those of its star imports too. */
function definedIn(module: string): Set<string> {
  const text = textOf(module) ?? "";
  const names = new Set<string>();
  for (const match of text.matchAll(/^(?:async def|def|class) (\w+)|^(\w+) ?[:=]|^from (\S+) import \*/gm)) {
    const name = match[1] ?? match[2];
    if (name !== undefined) names.add(name);
    else for (const passed of definedIn(absoluteIn(module, match[3] ?? ""))) names.add(passed);
  }
  for (const match of text.matchAll(/^from \S+ import (.*)$/gm))
    for (const part of (match[1] ?? "").replace(/[()]/g, "").split(",")) names.add(part.trim().split(" as ").at(-1) ?? "");
  return names;
}

function absoluteIn(module: string, from: string): string {
  return stdlib(module) === undefined || !from.startsWith(".")
    ? absolute(module, from)
    : [...module.split(".").slice(0, stdlib.isPackage(module) ? undefined : -1), from.slice(1)].join(".");
}
