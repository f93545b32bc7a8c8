/**
 * Runs a suite inside VS Code:
 *
 *   node scripts/vscode-host/run-tests.mjs vscode             test/vscode, against the sources' dist/
 *   node scripts/vscode-host/run-tests.mjs web                test/web, in the browser's extension host
 *   node scripts/vscode-host/run-tests.mjs installed X.vsix   test/vscode/installed.ts, against the packaged extension in a fresh VS Code
 *
 * `--grep WORDS` runs the tests whose names have them.
 *
 * Through @vscode/test-electron, so that it is desktop VS Code where that can be downloaded. On Linux x64 the npm-packaged server stands in
 * for it; VSCODE_EXECUTABLE=download, or a path, has it otherwise.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { runTests, runVSCodeCommand } from "@vscode/test-electron";
import { build } from "esbuild";
import { beforeEnd, end } from "../process.mjs";
import { root } from "../project.mjs";
import { installHost, isHostSupported } from "./install.mjs";
import { installExtension, quietSettings, writeUserSettings } from "./server.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string", default: "" } } });
const [suite = "vscode", vsix = ""] = positionals;
const { VSCODE_EXECUTABLE } = process.env;
const standIn = isHostSupported() && !VSCODE_EXECUTABLE;
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-test-"));
beforeEnd(() => fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
const place = (/** @type {string} */ name) => path.join(temporary, name);

let status = 0;
try {
  if (standIn) await installHost();
  fs.cpSync(path.join(root, "test/vscode/workspace"), place("workspace"), { recursive: true });
  writeUserSettings(place("user-data"), { ...quietSettings, "files.simpleDialog.enable": true });
  await runTests({
    ...(executable() ? { vscodeExecutablePath: executable() } : {}),
    extensionDevelopmentPath: suite === "installed" ? await installPackage() : root,
    extensionTestsPath: await bundleTests(),
    launchArgs: [
      place("workspace"),
      ...["--user-data-dir", place("user-data"), "--extensions-dir", place("extensions")],
      ...(suite === "web" ? ["--extensionDevelopmentKind=web"] : []),
      ...(suite === "installed" ? [] : ["--disable-extensions"]),
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  status = 1;
}
await end(status);

/** The program to run; undefined has it downloaded. */
function executable() {
  if (standIn) return path.join(root, "scripts/vscode-host/code-host.mjs");
  return VSCODE_EXECUTABLE === "download" ? undefined : VSCODE_EXECUTABLE;
}

/** Bundles the suite; its script. */
async function bundleTests() {
  const name = suite === "installed" ? "vscode/installed" : `${suite}/index`;
  const outfile = path.join(root, `out/test/${name}.js`);
  await build({
    entryPoints: [path.join(root, `test/${name}.ts`)],
    outfile,
    bundle: true,
    format: "cjs",
    sourcemap: "inline",
    logLevel: "warning",
    define: { TEST_GREP: JSON.stringify(values.grep), ...(suite === "web" ? { global: "globalThis" } : {}) },
    ...(suite === "web" ? { platform: "browser", external: ["vscode"] } : { platform: "node", external: ["vscode", "mocha"] }),
  });
  return outfile;
}

/** Installs the packaged extension; an empty extension to be "under development", as VS Code runs no tests without one. */
async function installPackage() {
  const extensions = place("extensions");
  if (standIn) await installExtension(vsix, { data: temporary, extensions });
  else await runVSCodeCommand(["--install-extension", vsix, "--extensions-dir", extensions, "--user-data-dir", place("user-data")]);
  const empty = { name: "empty", publisher: "test", version: "0.0.1", engines: { vscode: "*" } };
  fs.mkdirSync(place("empty"));
  fs.writeFileSync(place("empty/package.json"), JSON.stringify(empty));
  return place("empty");
}
