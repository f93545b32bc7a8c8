/** The standard library's stubs: each is Python our parser takes, they name each other rightly, and asyncio is all there. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Field, Kind } from "../server/src/engine/syntax/kinds.gen.js";
import { Flag, none, type SyntaxTree } from "../server/src/engine/syntax/tree.js";
import { loadStdlib } from "../server/src/host/stdlib.js";
import { columnsOf } from "./harness/columns.js";
import { loadParser } from "./harness/parser.js";

const file = fileURLToPath(new URL("../server/data/stdlib.txt", import.meta.url));
const bytes = readFileSync(file);
const stdlib = loadStdlib(bytes);
const parser = loadParser();
const trees = new Map(stdlib.modules.map((name) => [name, parser.parse(textOf(name))]));
const python = findPython();

function textOf(name: string): string {
  const text = stdlib(name);
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
}

describe("the file", () => {
  test("is current", () => {
    const script = fileURLToPath(new URL("../scripts/gen-stdlib.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test("has what applications use", () => {
    const used = [
      "builtins",
      "typing",
      "typing_extensions",
      "_typeshed",
      "types",
      "collections.abc",
      "contextlib",
      "asyncio",
      "asyncio.tasks",
    ];
    const more = [
      "concurrent.futures.thread",
      "os.path",
      "posixpath",
      "unittest.mock",
      "multiprocessing.pool",
      "logging.handlers",
      "http.client",
    ];
    const gone = ["asyncore", "smtpd", "telnetlib", "cgi", "imp"];
    expect([...used, ...more, ...gone].filter((name) => !stdlib.modules.includes(name))).toEqual([]);
  });

  test("knows packages from modules, and what it does not have", () => {
    expect(["asyncio", "asyncio.tasks", "os", "os.path", "nowhere"].filter((name) => stdlib.isPackage(name))).toEqual(["asyncio", "os"]);
    expect(["nowhere", "tkinter", "asyncio.", ""].map((name) => stdlib(name))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("reads the same after a checkout that changed its line ends", () => {
    const changed = loadStdlib(Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1"));
    expect(changed.modules).toEqual(stdlib.modules);
    expect(changed.isPackage("asyncio")).toBe(true);
    expect(changed("asyncio.tasks")?.replaceAll("\r\n", "\n")).toBe(stdlib("asyncio.tasks"));
  });
});

describe("the texts", () => {
  test("parse", () => {
    expect([...trees].filter(([, tree]) => tree.is(0, Flag.broken) || tree.is(0, Flag.cut)).map(([name]) => name)).toEqual([]);
  });

  test("hold nothing to evaluate or to skip", () => {
    const noise = new Set([Kind.comment, Kind.if_statement, Kind.try_statement, Kind.pass_statement]);
    const found = [...trees].filter(([, tree]) => columnsOf(tree).kinds.some((kind) => noise.has(kind)));
    expect(found.map(([name]) => name)).toEqual([]);
  });

  test("import only what there is", () => {
    const wrong = [...trees].flatMap(([name, tree]) =>
      importsOf(name, tree).flatMap(({ module, names }) => {
        if (names === undefined) return stdlib.modules.includes(module) ? [] : [`${name}: ${module}`];
        return names
          .filter((imported) => !definedIn(module).has(imported) && !stdlib.modules.includes(`${module}.${imported}`))
          .map((imported) => `${name}: ${module}.${imported}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("list in __all__ only what there is", () => {
    const wrong = stdlib.modules.flatMap((name) =>
      (listedIn(name) ?? [])
        .filter((listed) => !definedIn(name).has(listed) && !stdlib.modules.includes(`${name}.${listed}`))
        .map((listed) => `${name}.${listed}`),
    );
    // Every module has a `__doc__`.
    expect(wrong).toEqual(["csv.__doc__"]);
  });

  test.skipIf(python === undefined)("compile in CPython 3.13", () => {
    const program = [
      "import sys",
      "for section in open(sys.argv[1], encoding='ascii').read().split('\\f')[1:]:",
      "  name, text = section.split('\\n', 1)",
      "  try: compile(text, name, 'exec', dont_inherit=True)",
      "  except SyntaxError as error: print(name, error)",
    ];
    expect(runPython(program, file)).toBe("");
  });
});

describe("asyncio", () => {
  test("has its functions where they are defined", () => {
    expect(
      Object.fromEntries(["sleep", "create_task", "TaskGroup", "timeout", "run", "to_thread", "Queue"].map((name) => [name, homeOf(name)])),
    ).toEqual({
      sleep: "asyncio.tasks",
      create_task: "asyncio.tasks",
      TaskGroup: "asyncio.taskgroups",
      timeout: "asyncio.timeouts",
      run: "asyncio.runners",
      to_thread: "asyncio.threads",
      Queue: "asyncio.queues",
    });
    expect(textOf("asyncio.tasks")).toMatch(/^async def sleep\(delay: float\) -> None: \.\.\.$/m);
  });

  test("has what only old versions or Windows have", () => {
    expect(homeOf("coroutine")).toBe("asyncio.coroutines");
    expect(homeOf("ThreadedChildWatcher")).toBe("asyncio.unix_events");
    const names = definedIn("asyncio");
    expect(["WindowsSelectorEventLoopPolicy", "ProactorEventLoop", "get_child_watcher"].filter((name) => !names.has(name))).toEqual([]);
    expect(membersOf("asyncio.events", "_AbstractEventLoopPolicy")).toContain("get_child_watcher");
  });

  test("prefers the newest version, and Linux", () => {
    expect(homeOf("SelectorEventLoop")).toBe("asyncio.unix_events");
    expect(textOf("asyncio").match(/^_CoroutineLike.*/m)?.[0]).toBe("_CoroutineLike: TypeAlias = Coroutine[Any, Any, _T_co]");
    expect(membersOf("asyncio.queues", "Queue")).toContain("shutdown");
  });

  test.skipIf(python === undefined)("has every public name of CPython 3.13", () => {
    const names = runPython([
      "import asyncio, types",
      "print(*(name for name in dir(asyncio) if name[0] != '_' and not isinstance(getattr(asyncio, name), types.ModuleType)))",
    ]);
    expect(names.split(" ").filter((name) => !definedIn("asyncio").has(name))).toEqual([]);
  });
});

interface Import {
  readonly module: string;
  /** `["*"]` for a star import; undefined for `import module`. */
  readonly names: readonly string[] | undefined;
}

function importsOf(name: string, tree: SyntaxTree): Import[] {
  return tree.namedChildren(0).flatMap((node): Import[] => {
    const names = tree.childrenUnder(node, Field.name).map((child) => {
      const original = tree.child(child, Field.name);
      return tree.textOf(original === none ? child : original);
    });
    if (tree.kind(node) === Kind.import_statement) return names.map((module) => ({ module, names: undefined }));
    if (tree.kind(node) !== Kind.import_from_statement) return [];
    const module = absolute(name, tree.textOf(tree.child(node, Field.module_name)));
    const isStar = tree.childOfKind(node, Kind.wildcard_import) !== none;
    return [{ module, names: isStar ? undefined : names }, ...(isStar ? [{ module, names: ["*"] }] : [])];
  });
}

function absolute(importer: string, from: string): string {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  if (dots === 0) return from;
  const path = importer.split(".");
  const base = path.slice(0, path.length - dots + (stdlib.isPackage(importer) ? 1 : 0));
  return [...base, ...from.slice(dots).split(".")].filter((part) => part !== "").join(".");
}

const definedNames = new Map<string, Set<string>>();

/** The names of a module, those of its star imports too. */
function definedIn(name: string): Set<string> {
  const known = definedNames.get(name);
  if (known) return known;
  const names = new Set(["*"]);
  definedNames.set(name, names);
  const tree = trees.get(name);
  if (!tree) return names;
  for (const node of tree.namedChildren(0)) for (const bound of boundBy(tree, node)) names.add(bound);
  for (const star of starsOf(name)) for (const exported of exportedBy(star)) names.add(exported);
  return names;
}

function starsOf(name: string): string[] {
  const tree = trees.get(name);
  return tree ? importsOf(name, tree).flatMap(({ module, names }) => (names?.[0] === "*" ? [module] : [])) : [];
}

function exportedBy(name: string): string[] {
  return listedIn(name) ?? [...definedIn(name)].filter((defined) => !defined.startsWith("_"));
}

function listedIn(name: string): string[] | undefined {
  const list = /^__all__ = (\[.*\])$/m.exec(stdlib(name) ?? "")?.[1];
  return list === undefined ? undefined : JSON.parse(list);
}

function boundBy(tree: SyntaxTree, node: number): string[] {
  const kind = tree.kind(node);
  if (kind === Kind.decorated_definition) return boundBy(tree, tree.child(node, Field.definition));
  if (kind === Kind.class_definition || kind === Kind.function_definition) return [tree.textOf(tree.child(node, Field.name))];
  if (kind === Kind.expression_statement) return [tree.textOf(tree.child(tree.firstChild(node), Field.left))];
  return tree.childrenUnder(node, Field.name).map((child) => {
    const alias = tree.child(child, Field.alias);
    return alias === none ? (tree.textOf(child).split(".")[0] ?? "") : tree.textOf(alias);
  });
}

/** The module whose star import brings a name into asyncio and that defines it itself. */
function homeOf(name: string): string | undefined {
  const homes = starsOf("asyncio").filter((module) => exportedBy(module).includes(name) && definedIn(module).has(name));
  return homes.length === 1 ? homes[0] : undefined;
}

function membersOf(module: string, className: string): string[] {
  const body = new RegExp(`^class ${className}\\b.*:\\n((?: .*\\n)*)`, "m").exec(textOf(module))?.[1] ?? "";
  return [...body.matchAll(/^ (?:async )?def (\w+)/gm)].map(([, name]) => name ?? "");
}

/** A CPython 3.13, where this machine has one. */
function findPython(): string | undefined {
  const pyenv = join(homedir(), ".pyenv/versions");
  const versions = existsSync(pyenv) ? readdirSync(pyenv).filter((version) => version.startsWith("3.13.")) : [];
  const commands = ["python3.13", "python3", "python", ...versions.map((version) => join(pyenv, version, "bin/python"))];
  return commands.find((command) => {
    const { status, stdout } = spawnSync(command, ["-c", "import sys; print(*sys.version_info[:2])"], { encoding: "utf8" });
    return status === 0 && stdout.trim() === "3 13";
  });
}

function runPython(program: readonly string[], ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python ?? "python3", ["-c", program.join("\n"), ...args], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.trim();
}
