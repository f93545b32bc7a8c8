import * as vscode from "vscode";
import { closeEditors, equal, findingOf, findingsIn, noFindingOf, openFile, openPython, ruleOf, typeKeys } from "./editor.js";

suite("diagnostics", () => {
  teardown(closeEditors);

  test("a file that is opened shows what is wrong in it", async () => {
    const { document } = await openFile("poller.py");
    const finding = await findingOf(document, "blocking-sleep");
    equal(document.getText(finding.range), "time.sleep");
    equal(finding.range.start.line, 15);
    equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    equal(finding.message, "`time.sleep` stops every task on this event loop");
    equal(findingsIn(document).map(ruleOf), ["blocking-sleep"]);
  });

  test("a call typed into a coroutine is underlined", async () => {
    const { document } = await openPython("import time\n\n\nasync def poll():\n    $0\n");
    await typeKeys("time.sleep(1)");
    equal(document.lineAt(4).text, "    time.sleep(1)");
    const finding = await findingOf(document, "blocking-sleep");
    equal(finding.range, new vscode.Range(4, 4, 4, 14));
  });

  test("a comment typed behind it takes the underline away", async () => {
    const { document } = await openPython("import time\n\n\nasync def poll():\n    time.sleep(1)$0\n");
    await findingOf(document, "blocking-sleep");
    await typeKeys("  # asyncio-lens: ignore[blocking-sleep]");
    await noFindingOf(document, "blocking-sleep");
  });

  test("positions count UTF-16 units", async () => {
    const { document } = await openPython('import time\n\n\nasync def poll():\n    print("冬🐍"); time.sleep(1)\n');
    equal((await findingOf(document, "blocking-sleep")).range, new vscode.Range(4, 18, 4, 28));
  });

  test("a closed file's findings go with it", async () => {
    const { document } = await openPython("import time\n\n\nasync def poll():\n    time.sleep(1)\n");
    await findingOf(document, "blocking-sleep");
    await closeEditors();
    equal(findingsIn(document), []);
  });
});
