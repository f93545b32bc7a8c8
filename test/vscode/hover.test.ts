import * as vscode from "vscode";
import { closeEditors, contains, eventually, openPython } from "./editor.js";

suite("hover", () => {
  teardown(closeEditors);

  test("a function of asyncio says what it does, since when, and where to read on", async () => {
    const card = await hoverAt("import asyncio\n\n\nasync def main():\n    await asyncio.ga$0ther()\n");
    contains(card, "asyncio.gather");
    contains(card, "docs.python.org");
  });

  test("a call of a coroutine function says what it gives here", async () => {
    const card = await hoverAt("async def load():\n    return 1\n\n\nasync def main():\n    job = lo$0ad()\n    return await job\n");
    contains(card, "coroutine");
  });

  test("a function that blocks says by way of which calls", async () => {
    contains(await hoverAt("import time\n\n\ndef nap():\n    time.sleep(1)\n\n\nna$0p()\n"), "nap → time.sleep");
  });

  test("a blocking call says why it is one", async () => {
    contains(await hoverAt("import time\n\n\nasync def poll():\n    time.sl$0eep(1)\n"), "event loop");
  });
});

/** What all hovers at a place say. */
async function hoverAt(code: string): Promise<string> {
  const { document, selection } = await openPython(code);
  return eventually("there is a hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, selection.active);
    const texts = hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === "string" ? content : content.value));
    return texts.length > 0 ? texts.join("\n") : undefined;
  });
}
