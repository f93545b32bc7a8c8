/**
 * Whether what is known of libraries is so: every name that `engine/knowledge` and `server/stubs` give is looked up in the libraries
 * themselves, and which of them are coroutine functions.
 *
 *   node bench/knowledge/main.mjs --python PATH   with what is installed for that Python
 *   node bench/knowledge/main.mjs --install       into an environment of its own (.cache/bench/knowledge), as far as there is a package
 *
 * The status is 1 when something is not so. What is not installed is said.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { root } from "../../scripts/project.mjs";
import { distributions } from "./distributions.mjs";
import { otherVersions, simplified } from "./left-alone.mjs";

const options = /** @type {const} */ ({ python: { type: "string" }, install: { type: "boolean", default: false } });
const environment = path.join(root, ".cache/bench/knowledge");

process.exitCode = await main();

/** The exit status. */
async function main() {
  const { values } = parseArgs({ options });
  const python = values.python ?? path.join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const known = await readKnown();
  if (values.install) install(python, known);
  const check = spawnSync(python, [path.join(import.meta.dirname, "check.py")], { input: JSON.stringify(known), encoding: "utf8" });
  process.stdout.write(check.stdout);
  if (check.status !== 0 && check.status !== 1) throw new Error(check.stderr);
  return check.status;
}

/**
 * @typedef {object} Known
 * @property {[module: string, name: string][]} blocking
 * @property {string[]} names
 * @property {Record<string, string>} stubs
 * @property {Readonly<Record<string, string>>} leftAlone why something need not be there, by its name
 */

/** Everything that names something of a library. @returns {Promise<Known>} */
async function readKnown() {
  const knowledge = path.join(root, "server/src/engine/knowledge");
  const files = fs.readdirSync(knowledge).filter((name) => name.endsWith(".ts") && name !== "library.ts");
  const bundle = await build({
    stdin: {
      contents: `
        export { libraries } from "./libraries/index.js";
        export { spellOut } from "../project/lookup.js";
        ${files.map((name, index) => `export * as file${index} from "./${name.replace(/ts$/, "js")}";`).join("\n")}`,
      resolveDir: knowledge,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
  /** @type {typeof import("../../server/src/engine/knowledge/libraries/index.js") & typeof import("../../server/src/engine/project/lookup.js")} */
  const { libraries, spellOut, ...others } = await import(`data:text/javascript;base64,${code}`);
  return {
    blocking: libraries.flatMap(({ module, blocking = [] }) =>
      blocking.flatMap(({ names }) => names.flatMap(spellOut).map((name) => /** @type {[string, string]} */ ([module, name]))),
    ),
    names: [...new Set([...namesIn(others)].flatMap(spellOut))],
    stubs: Object.assign({}, ...libraries.map(({ stubs }) => stubs), readStubs()),
    leftAlone: { ...otherVersions, ...simplified },
  };
}

/** Dotted names in data: elements of lists, keys and values. @param {unknown} value @returns {Generator<string>} */
function* namesIn(value) {
  if (typeof value === "string" && /^[a-z_]\w*(\.[\w{},]+)+$/i.test(value)) yield value;
  if (value instanceof Set || value instanceof Map) yield* namesIn([...value]);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield* namesIn(key);
      yield* namesIn(inner);
    }
}

/** server/stubs by module. @returns {Record<string, string>} */
function readStubs() {
  const folder = path.join(root, "server/stubs");
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".pyi"));
  return Object.fromEntries(
    files.map((file) => [
      file
        .replaceAll("\\", "/")
        .replace(/(\/__init__)?\.pyi$/, "")
        .replaceAll("/", "."),
      fs.readFileSync(path.join(folder, file), "utf8"),
    ]),
  );
}

/** Installs what packages there are, one by one: some have none for this machine. @param {string} python @param {Known} known */
function install(python, known) {
  if (!fs.existsSync(python)) spawnSync("python3", ["-m", "venv", environment], { stdio: "inherit" });
  const asked = [...known.blocking.map(([module]) => module), ...known.names, ...Object.keys(known.stubs)];
  // What comes with Python is no package, and whoever has put one of that name on the index is not to be trusted.
  const { stdout } = spawnSync(python, ["-c", "import sys; print(*sys.stdlib_module_names)"], { encoding: "utf8" });
  const standard = new Set(stdout.trim().split(" "));
  for (const top of new Set(asked.map((name) => name.split(".")[0]))) {
    if (standard.has(top)) continue;
    for (const distribution of distributions[top] ?? [top]) {
      const { status } = spawnSync(python, ["-m", "pip", "install", "--quiet", "--prefer-binary", distribution], { timeout: 300_000 });
      if (status !== 0) console.error(`${distribution} cannot be installed`);
    }
  }
}
