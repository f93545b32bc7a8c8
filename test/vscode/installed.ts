/** What VS Code runs where the extension was installed from its package: that it is that one, and works. */
import Mocha from "mocha";
import * as vscode from "vscode";
import { equal } from "./editor.js";
import { options, runAndReport } from "./report.js";

export async function run(): Promise<void> {
  const mocha = new Mocha(options);
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  suite("the installed package", () => {
    test("is where extensions are installed", () => {
      const extension = vscode.extensions.getExtension("asyncio-lens.asyncio-lens");
      equal(/[\\/]extensions[\\/]asyncio-lens\.asyncio-lens-/.test(extension?.extensionPath ?? ""), true, extension?.extensionPath);
    });
  });
  await import("./diagnostics.test.js");
  await import("./fixes.test.js");
  await import("./hover.test.js");
  await runAndReport(mocha);
}
