/**
 * Bundles what ships into dist/.
 *
 *   node scripts/build.mjs            as it ships: minified, no source maps
 *   node scripts/build.mjs --watch    while developing: readable, with source maps, again after every change
 *
 * ASYNCIO_LENS_PARTIAL=1 skips parts that are not written yet.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { isMain, root } from "./project.mjs";

/** @typedef {import("esbuild").BuildOptions} BuildOptions */

/** @type {BuildOptions} */
const node = { platform: "node", format: "cjs", target: "node20" };

// vscode-languageclient and -server name their browser halves in "browser", and those are written for a bundler.
/** @type {BuildOptions} */
const browser = { platform: "browser", target: "es2022", mainFields: ["browser", "module", "main"], conditions: ["browser"] };

/** @type {(BuildOptions & { from: string, to: string })[]} */
const bundles = [
  { ...node, from: "client/src/extension.node.ts", to: "dist/extension.js", external: ["vscode"] },
  { ...node, from: "server/src/main.node.ts", to: "dist/server.js", banner: { js: "#!/usr/bin/env node" } },
  { ...node, from: "server/src/main.cli.ts", to: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
  { ...browser, from: "client/src/extension.browser.ts", to: "dist/web/extension.js", format: "cjs", external: ["vscode"] },
  // A worker cannot fetch a file beside itself in every host: it carries the parser inside.
  {
    ...browser,
    from: "server/src/main.browser.ts",
    to: "dist/web/server.js",
    format: "iife",
    loader: { ".wasm": "binary", ".txt": "binary" },
  },
];

const copies = [
  { from: "server/parser/parser.wasm", to: "dist/parser.wasm" },
  { from: "server/data/stdlib.txt", to: "dist/stdlib.txt" },
  { from: "server/data/libraries.txt", to: "dist/libraries.txt" },
];

/** All that is made, and all there may be in dist/ of a package. */
export const built = [...bundles, ...copies].map(({ to }) => to);

/** Whatever a bundle is made of. */
const inputs = ["client/src", "server/src", "server/parser", "server/data", "l10n", "package.json", "scripts/build.mjs"];

/** @param {{ watch?: boolean }} [options] */
export async function build({ watch = false } = {}) {
  const esbuild = await import("esbuild");
  const version = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).version;
  const wanted = bundles.filter(isWritten);
  for (const { from, to } of copies.filter(isWritten)) {
    fs.mkdirSync(path.join(root, path.dirname(to)), { recursive: true });
    fs.copyFileSync(path.join(root, from), path.join(root, to));
  }
  await Promise.all(
    wanted.map(async ({ from, to, ...options }) => {
      /** @type {BuildOptions} */
      const all = {
        ...options,
        absWorkingDir: root,
        entryPoints: [from],
        outfile: to,
        bundle: true,
        minify: !watch,
        sourcemap: watch,
        legalComments: "none",
        define: { ASYNCIO_LENS_VERSION: JSON.stringify(version) },
        logLevel: watch ? "info" : "warning",
      };
      if (watch) await (await esbuild.context(all)).watch();
      else await esbuild.build(all);
      if (options.banner) markExecutable(path.join(root, to));
    }),
  );
}

/** Whether a source is newer than what was built of it, or something was never built. */
export function isBuildStale() {
  const oldest = Math.min(...built.map((name) => modified(path.join(root, name))));
  const sources = inputs.map((name) => newest(path.join(root, name)));
  return Math.max(...sources) > oldest;
}

/** @param {{ from: string }} part */
function isWritten({ from }) {
  if (process.env.ASYNCIO_LENS_PARTIAL !== "1" || fs.existsSync(path.join(root, from))) return true;
  console.warn(`build: ${from} is not written yet, skipped`);
  return false;
}

/** @param {string} file */
function markExecutable(file) {
  if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
}

/** @param {string} file */
function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * The latest modification in a file or folder.
 * @param {string} place
 * @returns {number}
 */
function newest(place) {
  const about = fs.statSync(place, { throwIfNoEntry: false });
  if (!about) return 0;
  if (!about.isDirectory()) return about.mtimeMs;
  return fs.readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), about.mtimeMs);
}

if (isMain(import.meta)) {
  await build({ watch: process.argv.includes("--watch") }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
