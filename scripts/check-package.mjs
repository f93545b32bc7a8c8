/** Packages the extension as it ships and holds it against what may be in it and how large it may be. */
import * as fs from "node:fs";
import * as path from "node:path";
import * as vsce from "@vscode/vsce";
import { built } from "./build.mjs";
import { ensureBuilt } from "./ensure-installed.mjs";
import { isMain, root } from "./project.mjs";

const sizeLimit = 4_000_000;

/** Every file of the package is one of these, or what scripts/build.mjs makes. */
const allowed = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG|LICENSE|THIRD_PARTY_NOTICES)(\.zh-cn)?(\.md|\.txt)?$/i,
  /^docs\/.+\.(md|png)$/,
  /^images\/.+\.(png|svg)$/,
  /^l10n\/.+\.json$/,
  /^snippets\/.+\.json$/,
  /^syntaxes\/.+\.json$/,
  /^walkthrough\/.+\.(md|svg)$/,
];

/** What it cannot do without. */
const needed = [...built, "package.nls.zh-cn.json", "l10n/bundle.l10n.zh-cn.json", "snippets/python.json"];

/**
 * The checks' outcome, and the package where one could be made.
 * @returns {Promise<{ passed: number, failed: number, vsix?: string }>}
 */
export async function checkPackage() {
  const outcome = { passed: 0, failed: 0 };
  /**
   * @param {string} what
   * @param {readonly string[]} problems
   */
  function check(what, problems) {
    if (problems.length === 0) outcome.passed++;
    else outcome.failed++;
    console.log(`  ${problems.length === 0 ? "ok  " : "FAIL"}  ${what}${problems.map((problem) => `\n        ${problem}`).join("")}`);
  }

  await ensureBuilt();
  const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
  check(
    "nothing is packaged that should not be",
    files.filter((file) => !built.includes(file) && !allowed.some((pattern) => pattern.test(file))),
  );
  check(
    "nothing is left out",
    needed.filter((file) => !files.includes(file)),
  );

  const vsix = path.join(root, "out/asyncio-lens.vsix");
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  try {
    // The project has no public address yet that links could be made to point at.
    await vsce.createVSIX({ cwd: root, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  } catch (error) {
    check("it can be packaged", [String(error)]);
    return outcome;
  }
  check("it can be packaged", []);
  const { size } = fs.statSync(vsix);
  check(`its size, ${kilobytes(size)}, is within ${kilobytes(sizeLimit)}`, size > sizeLimit ? ["too large"] : []);
  return { ...outcome, vsix };
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}

if (isMain(import.meta)) process.exitCode = (await checkPackage()).failed > 0 ? 1 : 0;
