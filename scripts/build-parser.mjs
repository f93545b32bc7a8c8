/**
 * Builds server/parser/parser.wasm and generates server/src/engine/syntax/kinds.gen.ts.
 *
 *   node scripts/build-parser.mjs           builds both (needs clang 19, wasm-ld 19 and wasi-libc)
 *   node scripts/build-parser.mjs --check   says whether both are current; needs no compiler, writes nothing
 *
 * The build is reproducible. What went into the committed wasm is written to server/parser/parser.wasm.inputs.json.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { generateKinds } from "./gen-kinds.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const core = "node_modules/tree-sitter/vendor/tree-sitter/lib";
const grammar = "node_modules/tree-sitter-python/src";
const own = "server/parser";
const wasmFile = `${own}/parser.wasm`;
const inputsFile = `${own}/parser.wasm.inputs.json`;
const kindsFile = "server/src/engine/syntax/kinds.gen.ts";

const sources = [
  `${core}/src/lib.c`,
  `${grammar}/parser.c`,
  `${grammar}/scanner.c`,
  `${own}/flatten.c`,
  `${own}/memory.c`,
  `${own}/stubs.c`,
];
const compileFlags = [
  "--target=wasm32-wasi",
  "-isystem/usr/include/wasm32-wasi",
  `-I${core}/src`,
  `-I${core}/include`,
  `-I${grammar}`,
  "-D_POSIX_C_SOURCE=200112L",
  "-D_DEFAULT_SOURCE",
  "-DNDEBUG",
  "-std=c11",
  "-O3",
  "-flto",
  "-mbulk-memory",
  // Our memory.c is malloc: the compiler must not assume what it knows of the usual one.
  "-fno-builtin-malloc",
  "-fno-builtin-calloc",
  "-fno-builtin-realloc",
  "-fno-builtin-free",
];
const linkFlags = [
  "--no-entry",
  "--export-memory",
  "--gc-sections",
  "--strip-all",
  "--stack-first",
  "-z",
  "stack-size=262144",
  "--max-memory=2147483648",
  "-L/usr/lib/wasm32-wasi",
];
const tools = {
  clang: ["clang-19"],
  linker: ["wasm-ld-19"],
};
const howToInstall = "Debian: apt-get install clang-19 lld-19 wasi-libc";

/** @param {string | Buffer} data */
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** @param {string} path */
const read = (path) => readFileSync(join(root, path));

/** Files under `folder` that may be compiled or included, sorted. @param {string} folder @returns {string[]} */
function cFilesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return cFilesUnder(path);
      return /\.[ch]$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** Everything that decides what the wasm is. Line ends are evened out: a checkout on Windows is the same source. */
function currentInputs() {
  const files = [`${core}/src`, `${core}/include`, grammar, own].flatMap(cFilesUnder);
  return {
    compileFlags,
    linkFlags,
    files: Object.fromEntries(files.map((path) => [path, sha256(read(path).toString("latin1").replaceAll("\r\n", "\n"))])),
  };
}

/** @param {string[]} names @returns {string | undefined} */
function findTool(names) {
  return names.find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) fail(`${command} failed: ${error?.message ?? stderr}`);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`build-parser: ${message}`);
  process.exit(1);
}

function build() {
  const clang = findTool(tools.clang);
  const linker = findTool(tools.linker);
  if (!clang || !linker || !existsSync("/usr/include/wasm32-wasi/stdio.h")) {
    fail(`clang 19, wasm-ld 19 and wasi-libc are needed to build ${wasmFile}. ${howToInstall}`);
  }
  const folder = mkdtempSync(join(tmpdir(), "build-parser-"));
  try {
    const objects = sources.map((source, index) => {
      const object = join(folder, `${index}.o`);
      run(clang, [...compileFlags, "-c", source, "-o", object]);
      return object;
    });
    const linked = join(folder, "parser.wasm");
    run(linker, [...linkFlags, ...objects, "-lc", "-o", linked]);
    const wasm = readFileSync(linked);
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ module, name }) => `${module}.${name}`);
    if (imports.length > 0) fail(`the module must import nothing, but imports ${imports.join(", ")}: stub it in ${own}/stubs.c`);
    const inputs = { wasm: sha256(wasm), ...currentInputs() };
    writeFileSync(join(root, wasmFile), wasm);
    writeFileSync(join(root, inputsFile), `${JSON.stringify(inputs, undefined, 2)}\n`);
    writeFileSync(join(root, kindsFile), generateKinds(read(`${grammar}/parser.c`).toString()));
    console.log(`${wasmFile}: ${wasm.length} bytes`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check() {
  if (!existsSync(join(root, wasmFile)) || !existsSync(join(root, inputsFile))) fail(`${wasmFile} is missing: run this without --check`);
  const inputs = { wasm: sha256(read(wasmFile)), ...currentInputs() };
  /** @type {typeof inputs} */
  const recorded = JSON.parse(read(inputsFile).toString());
  const changed = Object.keys({ ...inputs.files, ...recorded.files }).filter((path) => inputs.files[path] !== recorded.files?.[path]);
  if (changed.length > 0) fail(`${wasmFile} is older than ${changed.join(", ")}: run node scripts/build-parser.mjs`);
  if (JSON.stringify(inputs) !== JSON.stringify(recorded))
    fail(`${wasmFile} is not what ${inputsFile} says: run node scripts/build-parser.mjs`);
  const kinds = existsSync(join(root, kindsFile)) ? read(kindsFile).toString().replaceAll("\r\n", "\n") : "";
  if (kinds !== generateKinds(read(`${grammar}/parser.c`).toString()))
    fail(`${kindsFile} is not current: run node scripts/build-parser.mjs`);
  console.log(`${wasmFile} and ${kindsFile} are current`);
}

if (process.argv.includes("--check")) check();
else build();
