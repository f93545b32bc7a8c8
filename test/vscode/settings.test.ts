import * as vscode from "vscode";
import { acceptUntil, closeEditors, equal, eventually, findingOf, noFindingOf, openPython, pause } from "./editor.js";

const code = "import time\n\n\nasync def poll():\n    time.sleep(1)\n";

suite("settings", () => {
  teardown(async () => {
    await setRules(undefined);
    await closeEditors();
  });

  test("a rule is turned off and on again while its file is open", async () => {
    const { document } = await openPython(code);
    await findingOf(document, "blocking-sleep");
    await setRules({ "blocking-sleep": "off" });
    await noFindingOf(document, "blocking-sleep");
    await setRules(undefined);
    await findingOf(document, "blocking-sleep");
  });

  test("a rule's severity is the user's; a rule's own entry wins over its group's", async () => {
    const { document } = await openPython(code);
    await setRules({ blocking: "hint", "blocking-sleep": "error" });
    await severityBecomes(document, vscode.DiagnosticSeverity.Error);
    await setRules({ blocking: "hint" });
    await severityBecomes(document, vscode.DiagnosticSeverity.Hint);
  });

  test("the light bulb's command sets a rule's severity", async () => {
    const { document } = await openPython(code);
    await findingOf(document, "blocking-sleep");
    const isSet = vscode.commands.executeCommand("asyncioLens.setSeverity", { rule: "blocking-sleep", severity: "info" });
    const rules = () => vscode.workspace.getConfiguration("asyncioLens").inspect("rules");
    await acceptUntil("the workspace has the severity", () => rules()?.workspaceValue !== undefined);
    await isSet;
    equal(rules()?.workspaceValue, { "blocking-sleep": "info" });
    await severityBecomes(document, vscode.DiagnosticSeverity.Information);
  });

  test("a malformed setting gives one warning, and the default holds", async () => {
    const { document } = await openPython(code);
    await findingOf(document, "blocking-sleep");
    const warnings = await duringWarnings(async () => {
      await setRules({ "blocking-sleep": "loud" });
      await pause(2000);
    });
    equal(warnings.length, 1, warnings.join("\n"));
    equal(/blocking-sleep/.test(warnings.join()), true, `the warning names the rule: ${warnings}`);
    equal((await findingOf(document, "blocking-sleep")).severity, vscode.DiagnosticSeverity.Warning);
  });
});

async function setRules(rules: Record<string, string> | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration("asyncioLens");
  await settings.update("rules", rules, vscode.ConfigurationTarget.Global);
  // The command writes there.
  if (!rules) await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
}

async function severityBecomes(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity): Promise<void> {
  await eventually(`the severity is ${vscode.DiagnosticSeverity[severity]}`, async () =>
    (await findingOf(document, "blocking-sleep")).severity === severity ? true : undefined,
  );
}

/** The warnings shown to the user meanwhile. */
async function duringWarnings(act: () => Promise<void>): Promise<string[]> {
  const { showWarningMessage } = vscode.window;
  const warnings: string[] = [];
  // The extension and its tests share one API object; a warning that waits for a person would stay for ever.
  Object.assign(vscode.window, {
    showWarningMessage: async (message: string) => {
      warnings.push(message);
      return undefined;
    },
  });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { showWarningMessage });
  }
  return warnings;
}
