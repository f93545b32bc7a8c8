import * as vscode from "vscode";
import { closeEditors, equal, eventually, findingOf, openFile, openPython, pause } from "./editor.js";

const before = "import time\n\n\nasync def poll():\n    time.sleep(1)\n\n\nasync def wait():\n    time.sleep(2)\n";
const after = `import asyncio
import time


async def poll():
    await asyncio.sleep(1)


async def wait():
    await asyncio.sleep(2)
`;

suite("fix all", () => {
  teardown(closeEditors);

  test("the command mends all that is safe to mend, in one undo", async () => {
    const { document } = await openPython(before);
    await findingOf(document, "blocking-sleep");
    await eventually("it is mended", async () => {
      // VS Code itself asks for actions when findings have come, and on a slow machine drops what it was asked for meanwhile.
      await vscode.commands.executeCommand("asyncioLens.fixAll");
      await pause(1000);
      return document.getText() === after || undefined;
    });
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), before);
  });

  test("saving does too, where the user has set source.fixAll", async () => {
    const settings = vscode.workspace.getConfiguration("editor");
    await settings.update("codeActionsOnSave", { "source.fixAll.asyncioLens": "explicit" }, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openFile("poller.py");
      await findingOf(document, "blocking-sleep");
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "# edited\n");
      await vscode.workspace.applyEdit(edit);
      await document.save();
      await eventually("it is mended", () => document.getText().includes("await asyncio.sleep(5)") || undefined);
    } finally {
      await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
