/** What VS Code runs in a browser's extension host (a web worker): the suites that need no Node. */
import "mocha/mocha.js";
import { options, runAndReport } from "../vscode/report.js";

export async function run(): Promise<void> {
  mocha.setup(options);
  await import("../vscode/diagnostics.test.js");
  await import("../vscode/fixes.test.js");
  await import("../vscode/hover.test.js");
  await import("../vscode/template.test.js");
  await import("../vscode/settings.test.js");
  await import("../vscode/fixall.test.js");
  await runAndReport(mocha);
}
