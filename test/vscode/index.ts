/** What VS Code runs in its Node extension host: all suites. */
import Mocha from "mocha";
import { options, runAndReport } from "./report.js";

export async function run(): Promise<void> {
  const mocha = new Mocha(options);
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./diagnostics.test.js");
  await import("./fixes.test.js");
  await import("./hover.test.js");
  await import("./template.test.js");
  await import("./settings.test.js");
  await import("./fixall.test.js");
  await import("./server-death.test.js");
  await runAndReport(mocha);
}
