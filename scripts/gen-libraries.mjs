/**
 * Packs server/stubs, what the engine knows of libraries that are not installed, into server/data/libraries.txt.
 *
 *   node scripts/gen-libraries.mjs           packs
 *   node scripts/gen-libraries.mjs --check   says whether the file is current
 *
 * The format is that of stdlib.txt (scripts/gen-stdlib.mjs). The stubs are written by hand: names and signatures, as far as types depend on
 * them (`*a, **k` for the parameters that give a call's result nothing). Packing leaves out comments, blank lines and needless spaces.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { isMain, root } from "./project.mjs";

const stubs = join(root, "server/stubs");
const outputFile = join(root, "server/data/libraries.txt");

/** The file's text. @returns {string} */
export function packLibraries() {
  const files = readdirSync(stubs, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".pyi"));
  const texts = files.map((file) => {
    const isPackage = file.endsWith("__init__.pyi");
    const name = file.replace(/(\/__init__)?\.pyi$/, "").replaceAll("/", ".");
    return { name, text: `\f${isPackage ? "package" : "module"} ${name}\n${pack(readFileSync(join(stubs, file), "utf8"))}` };
  });
  const body = texts
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ text }) => text)
    .join("");
  if (!/^[\x00-\x7f]*$/.test(body)) throw new Error("a stub is not ASCII");
  if (body.split("\f").length !== texts.length + 1) throw new Error("a stub holds a form feed");
  return `${JSON.stringify({ notice: "Packed from server/stubs by scripts/gen-libraries.mjs" })}\n${body}`;
}

/** A stub without what only its readers need; strings in stubs hold no `#`. @param {string} text */
function pack(text) {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s*#.*$/, "").trimEnd());
  return lines
    .filter((line) => line !== "")
    .map((line) => `${line.replace(/^ +/, (indent) => " ".repeat(Math.round(indent.length / 4)))}\n`)
    .map((line) => (/^ *(async def|def|class) /.test(line) ? line.replace(/ ?(->|=|\|) | ?([,:]) /g, "$1$2") : line))
    .join("");
}

function main() {
  const text = packLibraries();
  if (process.argv.includes("--check")) {
    const isCurrent = readFileSync(outputFile, "utf8").replaceAll("\r\n", "\n") === text;
    if (!isCurrent) console.error("server/data/libraries.txt is stale: run node scripts/gen-libraries.mjs");
    process.exitCode = isCurrent ? 0 : 1;
    return;
  }
  writeFileSync(outputFile, text);
  console.log(`server/data/libraries.txt: ${text.split("\f").length - 1} modules, ${text.length} bytes, ${gzipSync(text).length} gzipped`);
}

if (isMain(import.meta)) main();
