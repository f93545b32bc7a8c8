import * as vscode from "vscode";
import { acceptUntil, closeEditors, contains, equal, eventually, findingsIn, openPython, pause } from "./editor.js";

const before = "import asyncio\nimport os\n\n\n";

suite("templates", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await closeEditors();
  });

  test("the command inserts a template at the cursor, merges its imports, and is one undo", async () => {
    const { document } = await openPython(`${before}$0`);
    const picked = vscode.commands.executeCommand("asyncioLens.insertTemplate");
    await acceptUntil("the template is inserted", () => document.getText() !== before);
    await picked;
    const text = document.getText();
    contains(text, "async def ");
    equal(text.match(/^import asyncio$/gm)?.length, 1, "one import of asyncio");
    equal(text.startsWith("import asyncio\nimport os\n"), true, "what was there is still there");
    await pause(1000);
    equal(findingsIn(document), [], "a template has nothing wrong in it");
    await vscode.commands.executeCommand("leaveSnippet");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), before);
  });

  test("every template is a completion by its prefix too, imports included", async () => {
    const { document, selection } = await openPython("$0");
    const { items } = await eventually("there are completions", async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        selection.active,
      );
      return list.items.some(isOurs) ? list : undefined;
    });
    equal(items.filter(isOurs).length >= 9, true, "at least nine templates");
  });

  test('"insert asyncio template" typed into the palette finds the command', async () => {
    const { document } = await openPython(before);
    await vscode.commands.executeCommand("workbench.action.quickOpen", ">insert asyncio template");
    // The first accept runs what the palette found first, the second takes the first template.
    await acceptUntil("the template is inserted", () => document.getText() !== before);
    contains(document.getText(), "async def ");
  });
});

function isOurs(item: vscode.CompletionItem): boolean {
  return item.kind === vscode.CompletionItemKind.Snippet && JSON.stringify(item.insertText ?? "").includes("async");
}
