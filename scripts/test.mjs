/**
 * `npm test`: everything that must hold, one step after the other, all of them even if one fails. The last line of what it prints is
 * `N passed, N failed`.
 *
 *   npm test -- --only unit,vscode    only these steps
 *
 * A step that cannot run on this machine is said to be skipped; with CI=true it fails.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled } from "./ensure-installed.mjs";
import { end, run, runAndRead } from "./process.mjs";
import { root } from "./project.mjs";

/**
 * What came of a step.
 * @typedef {{ passed: number, failed: number, skipped?: string }} Outcome
 */

/** @type {Record<string, { title: string, run: () => Promise<Outcome> }>} */
const steps = {
  types: {
    title: "Types",
    run: () => checks(tool("tsc", "-b"), tool("tsc", "-p", "server/tsconfig.browser.json"), tool("tsc", "-p", "scripts")),
  },
  lint: { title: "Format and lint", run: () => checks(tool("biome", "check", "--error-on-warnings", ".")) },
  promises: { title: "No forgotten promise", run: () => checks(tool("oxlint", "--type-aware", "client", "server", "test")) },
  generated: {
    title: "Generated files are current",
    run: () =>
      checks(
        node("scripts/gen.mjs", "--check"),
        node("scripts/gen-stdlib.mjs", "--check"),
        node("scripts/gen-libraries.mjs", "--check"),
        node("scripts/build-parser.mjs", "--check"),
      ),
  },
  unit: { title: "Engine, rules, command line, language server", run: testUnits },
  vscode: { title: "Inside VS Code", run: () => testInVSCode("vscode") },
  web: { title: "Inside VS Code's web extension host", run: () => testInVSCode("web") },
  package: { title: "The package, installed into a fresh VS Code", run: testPackage },
};

try {
  await end((await main()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  await end(1);
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const names = values.only?.split(",") ?? Object.keys(steps);
  const unknown = names.find((name) => !(name in steps));
  if (unknown !== undefined) throw new Error(`There is no step "${unknown}"; the steps are ${Object.keys(steps).join(", ")}.`);

  await ensureInstalled();
  const lines = [];
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const { title, run } = steps[name];
    console.log(`\n==== ${name}: ${title}`);
    const started = Date.now();
    const outcome = inContinuousIntegration(await run().catch(crashed));
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const counts = `${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped ? `; skipped: ${outcome.skipped}` : ""}`;
    const mark = outcome.failed > 0 ? "FAIL" : outcome.skipped ? "skip" : "ok  ";
    lines.push(`${mark}  ${name.padEnd(10)} ${seconds.padStart(6)} s   ${counts}`);
  }
  console.log(`\n==== summary\n${lines.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

async function testUnits() {
  await ensureBuilt();
  const report = path.join(root, ".cache/vitest.json");
  fs.rmSync(report, { force: true });
  const status = await run(...tool("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`));
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(fs.readFileSync(report, "utf8"));
  // A file that does not load has no tests to fail.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/**
 * Runs a suite inside VS Code; test/vscode/report.ts prints the line that says what came of it.
 * @param {"vscode" | "web" | "installed"} suite
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
async function testInVSCode(suite, ...args) {
  const skipped = await whyNoVSCode(suite);
  if (skipped) return { passed: 0, failed: 0, skipped };
  await ensureBuilt();
  const { status, output } = await runAndRead(...node("scripts/vscode-host/run-tests.mjs", suite, ...args));
  const counts = /^MOCHA (\{.*\})/m.exec(output)?.[1];
  const { passed, failed } = counts ? JSON.parse(counts) : { passed: 0, failed: 1 };
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** @param {string} suite */
async function whyNoVSCode(suite) {
  const { isHostSupported } = await import("./vscode-host/install.mjs");
  const { findBrowser } = await import("./vscode-host/browser.mjs");
  if (isHostSupported()) return findBrowser() ? undefined : "no Chromium found (install it, or set CHROME_PATH)";
  return suite === "web" ? "the npm-packaged VS Code server runs on Linux x64 only" : undefined;
}

async function testPackage() {
  const { checkPackage } = await import("./check-package.mjs");
  const { passed, failed, vsix } = await checkPackage();
  if (!vsix) return { passed, failed };
  const installed = await testInVSCode("installed", vsix);
  return { ...installed, passed: passed + installed.passed, failed: failed + installed.failed };
}

/**
 * Programs that either find something or do not: each counts as one test.
 * @param {...[string, string[], object]} commands
 */
async function checks(...commands) {
  const outcome = { passed: 0, failed: 0 };
  for (const command of commands) {
    if ((await run(...command)) === 0) outcome.passed++;
    else outcome.failed++;
  }
  return outcome;
}

/**
 * @param {string} script
 * @param {...string} args
 * @returns {[string, string[], object]}
 */
function node(script, ...args) {
  return [process.execPath, [script, ...args], { cwd: root }];
}

/**
 * A program of an installed package.
 * @param {string} name
 * @param {...string} args
 * @returns {[string, string[], object]}
 */
function tool(name, ...args) {
  const onWindows = process.platform === "win32";
  return [path.join(root, "node_modules/.bin", onWindows ? `${name}.cmd` : name), args, { cwd: root, shell: onWindows }];
}

/**
 * @param {unknown} error
 * @returns {Outcome}
 */
function crashed(error) {
  console.error(error);
  return { passed: 0, failed: 1 };
}

/**
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
function inContinuousIntegration(outcome) {
  if (!outcome.skipped || process.env.CI !== "true") return outcome;
  return { ...outcome, failed: outcome.failed + 1 };
}
