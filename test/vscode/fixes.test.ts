import * as vscode from "vscode";
import { closeEditors, contains, equal, eventually, findingOf, findingsIn, noFindingOf, openPython } from "./editor.js";

const before = "import time\n\n\nasync def poll():\n    time.sleep(1)  # a moment\n";
const after = "import asyncio\nimport time\n\n\nasync def poll():\n    await asyncio.sleep(1)  # a moment\n";

suite("quick fixes", () => {
  teardown(closeEditors);

  test("the fix of a blocking sleep awaits asyncio.sleep, imports it, and is one undo", async () => {
    const { document } = await openPython(before);
    const action = await actionTitled(document, "blocking-sleep", "Await `asyncio.sleep` instead");
    equal(action.isPreferred, true);
    equal(action.kind?.value, "quickfix");
    await apply(action);
    equal(document.getText(), after);
    await noFindingOf(document, "blocking-sleep");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), before);
  });

  test("a finding can be ignored on its line", async () => {
    const { document } = await openPython("import time\n\n\nasync def poll():\n    time.sleep(1)\n");
    await apply(await actionMatching(document, "blocking-sleep", /ignore.*line/i));
    contains(document.lineAt(4).text, "# asyncio-lens: ignore[blocking-sleep]");
    await noFindingOf(document, "blocking-sleep");
  });

  test("a finding can be ignored in its file", async () => {
    const { document } = await openPython("import time\n\n\nasync def poll():\n    time.sleep(1)\n");
    await apply(await actionMatching(document, "blocking-sleep", /ignore.*file/i));
    contains(document.getText(), "# asyncio-lens: ignore-file[blocking-sleep]\n");
    await noFindingOf(document, "blocking-sleep");
    equal(findingsIn(document), []);
  });

  test("the calls behind a finding are shown in a peek", async () => {
    const { document } = await openPython("import time\n\n\ndef nap():\n    time.sleep(1)\n\n\nasync def poll():\n    nap()\n");
    const { command } = await actionMatching(document, "blocking-call", /^Show why/);
    if (command === undefined) throw new Error("the action has no command");
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    // A peek is an editor inside the editor.
    await eventually("there is a peek", () => {
      const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
      return editors.length > 1 ? true : undefined;
    });
  });
});

async function actionTitled(document: vscode.TextDocument, rule: string, title: string): Promise<vscode.CodeAction> {
  return theAction(document, rule, (action) => action.title === title);
}

async function actionMatching(document: vscode.TextDocument, rule: string, title: RegExp): Promise<vscode.CodeAction> {
  return theAction(document, rule, (action) => title.test(action.title));
}

/** One of the actions the light bulb offers at a rule's finding, edits included. */
async function theAction(
  document: vscode.TextDocument,
  rule: string,
  isIt: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction> {
  const { range } = await findingOf(document, rule);
  return eventually(`there is the action for ${rule}`, async () => {
    const command = "vscode.executeCodeActionProvider";
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, "quickfix", 20);
    return actions.find(isIt);
  });
}

async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) equal(await vscode.workspace.applyEdit(action.edit), true);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
