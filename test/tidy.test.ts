/** What the code keeps to that no compiler or linter checks: layers, names, pairs of files, nothing of one machine. */
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const notOurs = new Set(["node_modules", "dist", "out", ".cache", ".git", ".vscode-test"]);
const files = filesIn(root).map((file) => path.relative(root, file).split(path.sep).join("/"));
const code = files.filter((file) => /^(client|server|test|scripts|bench)\/.*\.(ts|mjs)$/.test(file));
const written = code.filter((file) => !file.endsWith(".gen.ts"));

describe("layers", () => {
  const layers = readLayers(read("ARCHITECTURE.md"));
  const layerNames = Object.keys(layers);
  const serverFiles = code.filter((file) => file.startsWith("server/src/"));

  test("every file of the server stands in a layer", () => {
    expect(serverFiles.filter((file) => layerOf(moduleOf(file)) === undefined)).toEqual([]);
  });

  test("a layer is there, and so is what it may import", () => {
    const modules = serverFiles.map(moduleOf);
    const named = new Set(Object.entries(layers).flatMap(([layer, allowed]) => [layer, ...allowed]));
    // Folders that wait for their first file are layers all the same.
    const isThere = (name: string) =>
      modules.some((module) => isWithin(module, name)) || fs.existsSync(path.join(root, "server/src", name));
    expect([...named].filter((name) => !isThere(name))).toEqual([]);
  });

  test("a file imports only from its own layer and those it may", () => {
    const wrong = serverFiles.flatMap((file) => {
      const layer = layerOf(moduleOf(file)) ?? "";
      const allowed = [layer, ...(layers[layer] ?? [])];
      return importsOf(file)
        .filter((name) => name.startsWith("."))
        .map((name) => moduleOf(path.posix.join(path.posix.dirname(file), name)))
        .filter((module) => !allowed.some((name) => isWithin(module, name)))
        .map((module) => `${file} imports ${module}`);
    });
    expect(wrong).toEqual([]);
  });

  test("the engine imports nothing but itself", () => {
    const engine = serverFiles.filter((file) => file.startsWith("server/src/engine/"));
    expect(outsiders(engine, (name) => !name.startsWith("."))).toEqual([]);
  });

  test("`vscode` is the client's alone", () => {
    const others = code.filter((file) => !/^(client\/src|test\/vscode|test\/web)\//.test(file));
    expect(outsiders(others, (name) => name === "vscode")).toEqual([]);
  });

  test("the language server's library is the affair of lsp/ and the mains", () => {
    const others = serverFiles.filter((file) => !/^server\/src\/(lsp\/|main\.)/.test(file));
    expect(outsiders(others, (name) => name.startsWith("vscode-languageserver"))).toEqual([]);
  });

  test("the client takes of the server its protocol alone", () => {
    const client = code.filter((file) => file.startsWith("client/"));
    expect(outsiders(client, (name) => name.includes("/server/") && !name.endsWith("/server/src/protocol.js"))).toEqual([]);
  });

  /** The layer a module stands in: the longest name it is within. */
  function layerOf(module: string): string | undefined {
    return layerNames.filter((name) => isWithin(module, name)).sort((one, other) => other.length - one.length)[0];
  }
});

describe("rules", () => {
  const rules = code
    .filter((file) => /^server\/src\/engine\/rules\/[^/]+\.ts$/.test(file) && /= defineRule\(/.test(read(file)))
    .map((file) => path.basename(file, ".ts"));
  const fixtures = files.filter((file) => /^test\/rules\/[^/]+\.py$/.test(file)).map((file) => path.basename(file, ".py"));

  test("every rule has its fixture, and every fixture its rule", () => {
    expect(fixtures.sort()).toEqual(rules.sort());
  });

  test.for(rules)("%s imports no other rule", (rule) => {
    const imported = importsOf(`server/src/engine/rules/${rule}.ts`).map((name) => path.posix.basename(name, ".js"));
    expect(imported.filter((name) => rules.includes(name))).toEqual([]);
  });
});

describe("files", () => {
  test("are named in kebab-case", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/;
    expect(written.filter((file) => !kebab.test(path.posix.basename(file)))).toEqual([]);
  });

  test("have lines that fit a screen", () => {
    // The formatter breaks code at 140 and leaves comments as they are; a sentence in quotes may be as long as it is.
    const longest = 170;
    const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
    const long = written.flatMap((file) =>
      read(file)
        .split("\n")
        .map((line) => line.replace(quoted, ""))
        // A text for people is one string: its line is as long as what it says.
        .flatMap((line, index) =>
          line.length > longest && !/^\s*("[\w-]+"|\w+): ".*",?$/.test(line) ? [`${file}:${index + 1} has ${line.length} characters`] : [],
        ),
    );
    expect(long).toEqual([]);
  });

  test("name no place of one machine and no package registry", () => {
    const places = [/(?<![\w.:/-])\/(work|farm|root|home|Users)\/[\w.]/, /\/tmp\/bash_jobs/, /[A-Z]:\\Users\\/];
    const hosts = [/registry\.npmjs|npmjs\.org/, /deb\.debian\.org/, /pypi\.org|files\.pythonhosted/];
    const texts = files.filter((file) => !/\.(png|wasm|ttf|vsix|gz|ico)$/.test(file) && file !== "test/tidy.test.ts");
    const found = texts.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) =>
          [...places, ...hosts].some((pattern) => pattern.test(line)) ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});

/** The block of ARCHITECTURE.md: `folder: allowed, folders`, a line each. */
function readLayers(text: string): Record<string, string[]> {
  const block = /^```layers\n([\s\S]*?)^```/m.exec(text)?.[1] ?? "";
  const lines = block.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [layer = "", allowed = ""] = line.split(":");
      return [layer.trim(), allowed.split(",").flatMap((name) => name.trim() || [])];
    }),
  );
}

/** A file of the server as the layers name it: `engine/rules/finding`. */
function moduleOf(file: string): string {
  return path.posix.relative("server/src", file).replace(/\.(ts|js)$/, "");
}

function isWithin(module: string, name: string): boolean {
  return module === name || module.startsWith(`${name}/`);
}

/** What a file imports, re-exports or asks for later, types too. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/^\s*(?:import|export)\b[^"';]*?\bfrom "([^"]+)"|^\s*import "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
    ([, from, bare, later]) => from ?? bare ?? later ?? "",
  );
}

function outsiders(inFiles: readonly string[], isOutside: (name: string) => boolean): string[] {
  return inFiles.flatMap((file) =>
    importsOf(file)
      .filter(isOutside)
      .map((name) => `${file} imports ${name}`),
  );
}

function filesIn(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name) || /\.(log|vsix|tsbuildinfo)$/.test(entry.name)) return [];
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(place) : [place];
  });
}

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), "utf8");
}
