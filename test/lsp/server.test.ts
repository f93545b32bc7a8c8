/** The bundled server over stdio, as any editor runs it. */
import { afterEach, describe, expect, test } from "vitest";
import type { ClientCapabilities, CodeAction, Diagnostic, Range } from "vscode-languageserver";
import { type ClientOptions, fullCapabilities, LspClient } from "./lsp-client.js";

const uri = "file:///nowhere/poll.py";
const code = "import time\n\n\nasync def poll():\n    time.sleep(1)  # a moment\n";
const mended = "import asyncio\nimport time\n\n\nasync def poll():\n    await asyncio.sleep(1)  # a moment\n";
const fine = "import asyncio\n\n\nasync def poll():\n    await asyncio.sleep(1)\n";
const squiggle: Range = { start: { line: 4, character: 4 }, end: { line: 4, character: 14 } };
const hasAny = (diagnostics: Diagnostic[]) => diagnostics.length > 0;
const hasNone = (diagnostics: Diagnostic[]) => diagnostics.length === 0;

const clients: LspClient[] = [];

async function start(options?: ClientOptions): Promise<LspClient> {
  const client = await LspClient.start(options);
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});

describe("diagnostics", () => {
  test("follow what is typed", async () => {
    const client = await start();
    await client.open(uri, code);
    const [found] = await client.diagnostics(uri, hasAny);
    expect(found).toEqual({
      range: squiggle,
      severity: 2,
      code: "blocking-sleep",
      source: "Asyncio Lens",
      message: "`time.sleep` stops every task on this event loop",
    });
    expect(client.lastPublished(uri)?.version).toBe(1);
    await client.change(uri, { range: squiggle, text: "print" });
    await client.diagnostics(uri, hasNone);
    await client.change(uri, { range: { start: squiggle.start, end: { line: 4, character: 9 } }, text: "time.sleep" });
    expect(await client.diagnostics(uri, hasAny)).toEqual([found]);
    expect(client.lastPublished(uri)?.version).toBe(3);
  });

  test("of edits sent together only the last one's are published", async () => {
    const client = await start();
    await client.open(uri, fine);
    await client.diagnostics(uri, hasNone);
    const insert = (text: string) => ({ range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text });
    client.changeTogether(uri, { text: code }, insert("    time.sleep(2)\n"), insert("    time.sleep(3)\n"));
    expect((await client.diagnostics(uri, hasAny)).map(({ range }) => range.start.line)).toEqual([4, 5, 6]);
    await client.settle();
    expect(client.published.map(({ version }) => version)).toEqual([1, 4]);
  });

  test("go with a closed document", async () => {
    const client = await start();
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
    await client.close(uri);
    await client.diagnostics(uri, hasNone);
    await client.change(uri).catch(() => {});
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
  });

  test.each([
    ["\r\n", code.replaceAll("\n", "\r\n")],
    ["\r", code.replaceAll("\n", "\r")],
    ["a byte order mark", `\uFEFF${code}`],
  ])("are at their place in a file with %j", async (_, text) => {
    const client = await start();
    await client.open(uri, text);
    expect((await client.diagnostics(uri, hasAny))[0]?.range).toEqual(squiggle);
  });

  test("count in the unit that was agreed on", async () => {
    for (const [positionEncodings, character] of [
      [undefined, 18],
      [["utf-8"], 22],
      [["utf-32", "utf-8"], 22],
      [["utf-32"], 17],
    ] as const) {
      const general = positionEncodings ? { general: { positionEncodings: [...positionEncodings] } } : {};
      const client = await start({ capabilities: { ...fullCapabilities, ...general } });
      await client.open(uri, 'import time\n\n\nasync def poll():\n    print("冬🐍"); time.sleep(1)\n');
      const [found] = await client.diagnostics(uri, hasAny);
      expect([client.initialized.capabilities.positionEncoding, found?.range.start.character]).toEqual([
        positionEncodings?.includes("utf-8" as never) ? "utf-8" : (positionEncodings?.[0] ?? "utf-16"),
        character,
      ]);
      const action = (await client.actions(uri, found!.range)).find(({ isPreferred }) => isPreferred);
      expect(client.applied(uri, action?.edit)).toContain('print("冬🐍"); await asyncio.sleep(1)\n');
      client.kill();
    }
  });

  test("are in the user's language, and link to pages in VS Code only", async () => {
    const client = await start({ initializationOptions: { locale: "zh-cn" } });
    await client.open(uri, code);
    const [found] = await client.diagnostics(uri, hasAny);
    expect(found?.message).toMatch(/`time\.sleep`.*事件循环/);
    expect(found?.codeDescription?.href).toBe("vscode://asyncio-lens.asyncio-lens/rules/blocking-sleep");
  });

  test("are for Python only", async () => {
    const client = await start();
    await client.open("file:///nowhere/notes.txt", code, "plaintext");
    await client.open("file:///nowhere/stub.pyi", code);
    await client.open("file:///nowhere/.venv/lib/python3.12/site-packages/a.py", code);
    await client.open("untitled:Untitled-1", code);
    await client.diagnostics("untitled:Untitled-1", hasAny);
    await client.settle();
    expect(client.published.filter(({ diagnostics }) => diagnostics.length > 0).map((params) => params.uri)).toEqual([
      "untitled:Untitled-1",
    ]);
  });

  test("are answered to a client that asks, and then not pushed", async () => {
    const textDocument = { ...fullCapabilities.textDocument, diagnostic: {} };
    const workspace = { ...fullCapabilities.workspace, diagnostics: { refreshSupport: true } };
    const client = await start({ capabilities: { ...fullCapabilities, textDocument, workspace } });
    expect(client.initialized.capabilities.diagnosticProvider).toBeDefined();
    await client.open(uri, code);
    const ask = (previousResultId?: string) =>
      client.request<{ kind: string; resultId: string; items?: Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      });
    const report = await ask();
    expect(report).toMatchObject({ kind: "full", items: [{ code: "blocking-sleep", range: squiggle }] });
    expect(await ask(report.resultId)).toEqual({ kind: "unchanged", resultId: report.resultId });
    await client.change(uri, { text: fine });
    expect(await ask(report.resultId)).toMatchObject({ kind: "full", items: [] });
    await client.change(uri, { text: code });
    expect(await ask()).toMatchObject({ kind: "full", items: [{ code: "blocking-sleep" }] });
    await client.configure({ rules: { "blocking-sleep": "off" } });
    await client.until("a refresh", () => client.refreshes || undefined);
    expect(client.published).toEqual([]);
  });

  test("a client that also takes pushes gets them in VS Code, and nothing twice", async () => {
    const textDocument = { ...fullCapabilities.textDocument, diagnostic: {} };
    const client = await start({ capabilities: { ...fullCapabilities, textDocument }, initializationOptions: { locale: "en" } });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
  });
});

describe("code actions", () => {
  test("mend a finding", async () => {
    const client = await start();
    await client.open(uri, code);
    const [finding] = await client.diagnostics(uri, hasAny);
    const actions = await client.actions(uri, squiggle, ["quickfix"]);
    const [fix] = actions;
    expect(fix).toMatchObject({ title: "Await `asyncio.sleep` instead", kind: "quickfix", isPreferred: true, diagnostics: [finding] });
    expect(client.applied(uri, fix?.edit)).toBe(mended);
    expect(actions.every(({ kind }) => kind === "quickfix")).toBe(true);
    expect(await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ["quickfix"])).toEqual([]);
  });

  test("ignore a finding, by line or by file", async () => {
    const client = await start();
    await client.open(uri, code);
    const actions = await client.actions(uri, squiggle);
    const ignores = actions.filter(({ title }) => /ignore/i.test(title)).map(({ edit }) => client.applied(uri, edit));
    expect(ignores).toEqual([expect.stringContaining("ignore[blocking-sleep]"), expect.stringContaining("ignore-file[blocking-sleep]")]);
    for (const text of ignores) {
      await client.change(uri, { text });
      await client.diagnostics(uri, hasNone);
      await client.change(uri, { text: code });
      await client.diagnostics(uri, hasAny);
    }
  });

  test("carry line ends over", async () => {
    const client = await start();
    await client.open(uri, code.replaceAll("\n", "\r\n"));
    const [fix] = await client.actions(uri, squiggle, ["quickfix"]);
    expect(client.applied(uri, fix?.edit)).toBe(mended.replaceAll("\n", "\r\n"));
  });

  const several = `${code}\n\nasync def again():\n    time.sleep(2)\n    time.sleep(3)\n`;
  const allMended = `${mended}\n\nasync def again():\n    await asyncio.sleep(2)\n    await asyncio.sleep(3)\n`;

  test.each(["source.fixAll.asyncioLens", "source.fixAll", "source"])("%s mends all that is safe to mend", async (kind) => {
    const client = await start();
    await client.open(uri, several);
    const [action, ...others] = await client.actions(uri, squiggle, [kind]);
    expect([action?.kind, others]).toEqual(["source.fixAll.asyncioLens", []]);
    expect(action?.edit).toBeUndefined();
    const { edit } = await client.resolve(action!);
    expect(client.applied(uri, edit)).toBe(allMended);
    expect((await client.diagnostics(uri, hasAny)).length).toBe(3);
  });

  test("an action that is chosen after the document has changed is refused", async () => {
    const client = await start();
    await client.open(uri, several);
    const [action] = await client.actions(uri, squiggle, ["source.fixAll"]);
    await client.change(uri, { text: code });
    await expect(client.resolve(action!)).rejects.toMatchObject({ code: -32801 });
  });

  test("all findings of one rule are mended together where there are several", async () => {
    const client = await start();
    await client.open(uri, several);
    const title = "Fix all `blocking-sleep` problems in this file";
    const all = (await client.actions(uri, squiggle)).find((action) => action.title === title);
    expect(client.applied(uri, (await client.resolve(all!)).edit)).toBe(allMended);
    await client.change(uri, { text: code });
    expect((await client.actions(uri, squiggle)).map((action) => action.title)).not.toContain(title);
  });

  test("a file with nothing to mend has no fix-all", async () => {
    const client = await start();
    await client.open(uri, fine);
    expect(await client.actions(uri, squiggle, ["source.fixAll"])).toEqual([]);
  });

  test("setting a severity is a command of VS Code's client", async () => {
    const isCommand = ({ command }: CodeAction) => command !== undefined;
    const plain = await start();
    await plain.open(uri, code);
    expect((await plain.actions(uri, squiggle)).filter(isCommand)).toEqual([]);
    const inVSCode = await start({ initializationOptions: { locale: "en" } });
    await inVSCode.open(uri, code);
    expect((await inVSCode.actions(uri, squiggle)).filter(isCommand).map(({ command }) => command)).toEqual([
      { title: "Set severity of `blocking-sleep`…", command: "asyncioLens.setSeverity", arguments: [{ rule: "blocking-sleep" }] },
    ]);
  });
});

describe("the calls behind a finding", () => {
  const chained = "import time\n\ndef nap():\n    time.sleep(1)\n\nasync def poll():\n    nap()\n";
  const call = { start: { line: 6, character: 4 }, end: { line: 6, character: 7 } };
  const sleep = { start: { line: 3, character: 4 }, end: { line: 3, character: 14 } };
  const isShown = ({ command }: CodeAction) => command?.command === "asyncioLens.showChain";

  test("are shown by a command of VS Code's client", async () => {
    const client = await start({ initializationOptions: { locale: "en" } });
    await client.open(uri, chained);
    const [diagnostic] = await client.diagnostics(uri, hasAny);
    expect((await client.actions(uri, call)).filter(isShown)).toEqual([
      {
        title: "Show why: the calls that lead to `time.sleep`",
        kind: "quickfix",
        diagnostics: [diagnostic],
        command: {
          title: "Show why: the calls that lead to `time.sleep`",
          command: "asyncioLens.showChain",
          arguments: [{ uri, position: call.start, calls: [{ uri, range: sleep }] }],
        },
      },
    ]);
  });

  test("are shown only where there are some", async () => {
    const client = await start({ initializationOptions: { locale: "en" } });
    await client.open(uri, code);
    expect((await client.actions(uri, squiggle)).filter(isShown)).toEqual([]);
  });

  test("are for other clients in the finding itself", async () => {
    const client = await start();
    await client.open(uri, chained);
    expect((await client.actions(uri, call)).filter(isShown)).toEqual([]);
    const [diagnostic] = await client.diagnostics(uri, hasAny);
    expect(diagnostic?.relatedInformation).toMatchObject([{ location: { uri, range: sleep } }]);
  });
});

describe("hover", () => {
  test("explains what is under the cursor", async () => {
    const client = await start();
    await client.open(uri, code);
    const hover = await client.hover(uri, { line: 4, character: 10 });
    expect(hover?.contents).toMatchObject({ kind: "markdown", value: expect.stringContaining("event loop") });
    expect(hover?.range?.start.line).toBe(4);
    expect(await client.hover(uri, { line: 1, character: 0 })).toBeNull();
  });

  test("says what is known of the code, over the name alone", async () => {
    const client = await start({ settings: { language: "zh-cn" } });
    await client.open(uri, "async def load() -> int: ...\n\nasync def main():\n    return await load()\n");
    const hover = await client.hover(uri, { line: 3, character: 18 });
    expect(hover?.contents).toMatchObject({ value: expect.stringContaining("`await` 得到 `int`。") });
    expect(hover?.range).toEqual({ start: { line: 3, character: 17 }, end: { line: 3, character: 21 } });
  });
});

describe("completion and templates", () => {
  const text = "async def main():\n    gath\n";
  const position = { line: 1, character: 8 };
  const complete = (client: LspClient) =>
    client.request<{ label: string; insertTextFormat: number; textEdit: { newText: string; range: Range } }[]>("textDocument/completion", {
      textDocument: { uri },
      position,
    });

  test("a template is offered as a snippet, or as plain text where that is all the client can insert", async () => {
    const client = await start();
    await client.open(uri, text);
    const snippets = (await complete(client)).filter(({ textEdit }) => textEdit.newText.includes("gather("));
    expect(snippets.length).toBeGreaterThan(0);
    expect(snippets[0]).toMatchObject({ insertTextFormat: 2 });
    expect(snippets[0]?.textEdit.range).toEqual({ start: { line: 1, character: 4 }, end: position });
    const plain = await start({ capabilities: {} });
    await plain.open(uri, text);
    const texts = (await complete(plain)).filter(({ textEdit }) => textEdit.newText.includes("gather("));
    expect(texts[0]).toMatchObject({ insertTextFormat: 1 });
    expect(texts[0]?.textEdit.newText).not.toMatch(/\$\d|\$\{/);
  });

  test("templates are listed, for a document that is not there too, and expanded in one that is", async () => {
    const client = await start();
    await client.open(uri, "async def main():\n    \n");
    const templates = await client.request<{ id: string; label: string }[]>("asyncioLens/templates", { uri });
    expect(templates.length).toBeGreaterThan(5);
    expect(await client.request("asyncioLens/templates", { uri: "untitled:Untitled-9" })).toHaveLength(templates.length);
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };
    const { id } = templates.find((template) => template.id.includes("gather"))!;
    const expansion = await client.request<{ version: number; snippet: string; range: Range; imports: object[] }>(
      "asyncioLens/expandTemplate",
      { uri, id, range },
    );
    expect(expansion).toMatchObject({ version: 1, range, snippet: expect.stringContaining("gather(") });
    expect(expansion.imports).toMatchObject([{ newText: expect.stringContaining("import asyncio") }]);
    expect(await client.request("asyncioLens/expandTemplate", { uri, id: "no-such", range })).toBeNull();
    expect(await client.request("asyncioLens/expandTemplate", { uri: "file:///no.py", id, range })).toBeNull();
  });
});

describe("rules and bug reports", () => {
  test("a rule's page", async () => {
    const client = await start();
    expect(await client.request("asyncioLens/explain", { id: "blocking-sleep" })).toContain("time.sleep");
    expect(await client.request("asyncioLens/explain", { id: "no-such" })).toBeNull();
  });

  test("debug information has counts and versions, and nothing of the user's", async () => {
    const client = await start();
    await client.open(uri, code);
    const report = await client.request<string>("asyncioLens/debugInformation", { uri });
    expect(report).toContain("blocking-sleep 1");
    expect(report).toContain("Node.js");
    expect(report).not.toMatch(/nowhere|poll/);
    expect(await client.request("asyncioLens/debugInformation", {})).toContain("Asyncio Lens");
  });
});

describe("settings", () => {
  test("a rule that is turned off is quiet at once", async () => {
    const client = await start();
    await client.until("a registration", () => client.registrations.find(({ method }) => method === "workspace/didChangeConfiguration"));
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
    await client.configure({ rules: { "blocking-sleep": "off" } });
    await client.diagnostics(uri, hasNone);
    await client.configure({ rules: { "blocking-sleep": "error" } });
    expect((await client.diagnostics(uri, hasAny))[0]?.severity).toBe(1);
    await client.configure({ enable: false });
    await client.diagnostics(uri, hasNone);
    expect(await client.actions(uri, squiggle)).toEqual([]);
    expect(await client.hover(uri, { line: 4, character: 10 })).toBeNull();
    await client.configure({ language: "zh-cn" });
    expect((await client.diagnostics(uri, hasAny))[0]?.message).toMatch(/事件循环/);
    const methods = client.registrations.map(({ method }) => method);
    expect(methods).toEqual(["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
  });

  test("checked on save", async () => {
    const client = await start({ settings: { run: "onSave" } });
    await client.open(uri, fine);
    await client.diagnostics(uri, hasNone);
    await client.change(uri, { text: code });
    await client.settle();
    expect(client.published).toHaveLength(1);
    await client.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
    await client.diagnostics(uri, hasAny);
  });

  test("each mistake is told once, and the default holds", async () => {
    const settings = { rules: { "blocking-sleep": "loud" }, run: "sometimes" };
    const client = await start({ settings });
    await client.open(uri, code);
    expect((await client.diagnostics(uri, hasAny))[0]?.severity).toBe(2);
    await client.configure(settings);
    await client.open("file:///nowhere/other.py", code);
    await client.diagnostics("file:///nowhere/other.py", hasAny);
    await client.settle();
    expect(client.warnings).toEqual([expect.stringContaining("blocking-sleep"), expect.stringContaining("run")]);
  });

  test.each(["none", 5, [], { rules: [] }])("%j for settings is one warning", async (settings) => {
    const client = await start({ settings });
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
    expect(client.warnings).toHaveLength(1);
  });

  const without: ClientCapabilities = { ...fullCapabilities, workspace: {} };

  test("clients that cannot be asked send them when they start", async () => {
    for (const settings of [{ rules: { "blocking-sleep": "hint" } }, { asyncioLens: { rules: { "blocking-sleep": "hint" } } }]) {
      const client = await start({ capabilities: without, initializationOptions: { settings } });
      await client.open(uri, code);
      expect((await client.diagnostics(uri, hasAny))[0]?.severity).toBe(4);
    }
  });

  test("and when they change", async () => {
    const client = await start({ capabilities: without });
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
    const settings = { asyncioLens: { rules: { blocking: "off" } } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    await client.diagnostics(uri, hasNone);
  });

  test("an excluded file is quiet", async () => {
    const client = await start({ folders: ["file:///nowhere"], settings: { exclude: ["generated/**", "*_pb2.py"] } });
    for (const name of ["generated/a.py", "a_pb2.py", "a.py"]) await client.open(`file:///nowhere/${name}`, code);
    await client.diagnostics("file:///nowhere/a.py", hasAny);
    await client.diagnostics("file:///nowhere/a_pb2.py", hasNone);
    await client.diagnostics("file:///nowhere/generated/a.py", hasNone);
  });
});

describe("notebooks", () => {
  const notebook = "file:///nowhere/n.ipynb";
  const cells = ["import time", "async def poll():\n    time.sleep(1)", "await poll()"].map((text, index) => ({
    uri: `vscode-notebook-cell:/nowhere/n.ipynb#${index}`,
    languageId: "python",
    version: 1,
    text,
  }));
  const [first, second] = cells as [(typeof cells)[number], (typeof cells)[number]];
  const notebookDocument = {
    uri: notebook,
    notebookType: "jupyter-notebook",
    version: 1,
    cells: cells.map(({ uri: document }) => ({ kind: 2, document })),
  };

  test("findings, hovers and actions are in their cells", async () => {
    const client = await start();
    await client.connection.sendNotification("notebookDocument/didOpen", { notebookDocument, cellTextDocuments: cells });
    const [found, ...others] = await client.diagnostics(second.uri, hasAny);
    const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 14 } };
    expect(found).toMatchObject({ code: "blocking-sleep", range });
    expect(others).toEqual([]);
    expect((await client.hover(second.uri, { line: 1, character: 10 }))?.range?.start.line).toBe(1);
    const fix = (await client.actions(second.uri, range)).find(({ isPreferred }) => isPreferred);
    const changes = fix?.edit?.documentChanges as { textDocument: { uri: string }; edits: { newText: string }[] }[];
    const textFor = (cell: string) => changes.find(({ textDocument }) => textDocument.uri === cell)?.edits.map(({ newText }) => newText);
    expect(textFor(second.uri)?.join("")).toContain("await ");
    expect(textFor(first.uri)?.join("")).toContain("import asyncio");
    const change = { cells: { textContent: [{ document: { uri: second.uri, version: 2 }, changes: [{ range, text: "print" }] }] } };
    await client.connection.sendNotification("notebookDocument/didChange", { notebookDocument: { uri: notebook, version: 2 }, change });
    await client.diagnostics(second.uri, hasNone);
  });

  test("an import goes where code can stand, and a completion's into its own cell", async () => {
    const client = await start();
    const texts = ["%%bash\nls", "%%time\nx = 1", "import time\n\nasync def poll():\n    time.sleep(1)", "async def main():\n    gath"];
    const documents = texts.map((text, index) => ({ ...first, uri: `vscode-notebook-cell:/nowhere/n.ipynb#${index}`, text }));
    const list = documents.map(({ uri: document }) => ({ kind: 2, document }));
    const opened = { notebookDocument: { ...notebookDocument, cells: list }, cellTextDocuments: documents };
    await client.connection.sendNotification("notebookDocument/didOpen", opened);
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 14 } };
    const fix = (await client.actions(documents[2]!.uri, range)).find(({ isPreferred }) => isPreferred);
    const changes = fix?.edit?.documentChanges as { textDocument: { uri: string }; edits: { range: Range; newText: string }[] }[];
    for (const { textDocument, edits } of changes) {
      const index = documents.findIndex((document) => document.uri === textDocument.uri);
      expect(index, "no Python is put into the shell's cell").not.toBe(0);
      if (index === 1) expect(edits.map((edit) => edit.range.start.line)).toEqual([1]);
    }
    const params = { textDocument: { uri: documents[3]!.uri }, position: { line: 1, character: 8 } };
    const items = await client.request<{ additionalTextEdits?: { newText: string }[]; textEdit: { newText: string } }[]>(
      "textDocument/completion",
      params,
    );
    const template = items.find(({ textEdit }) => textEdit.newText.includes("gather("));
    expect(template?.additionalTextEdits).toMatchObject([{ newText: expect.stringContaining("import asyncio") }]);
  });

  test("closing one takes its findings away", async () => {
    const client = await start();
    await client.connection.sendNotification("notebookDocument/didOpen", { notebookDocument, cellTextDocuments: cells });
    await client.diagnostics(second.uri, hasAny);
    await client.connection.sendNotification("notebookDocument/didClose", {
      notebookDocument: { uri: notebook },
      cellTextDocuments: cells,
    });
    await client.diagnostics(second.uri, hasNone);
  });
});

describe("whatever a client does", () => {
  test("a document nobody has opened", async () => {
    const client = await start();
    const elsewhere = "file:///nowhere/else.py";
    expect(await client.hover(elsewhere, { line: 0, character: 0 })).toBeNull();
    expect(await client.actions(elsewhere, squiggle)).toEqual([]);
    expect(await client.request("textDocument/completion", { textDocument: { uri: elsewhere }, position: squiggle.start })).toEqual([]);
    await client.close(elsewhere);
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: elsewhere, version: 2 },
      contentChanges: [{ text: "" }],
    });
    await client.settle();
    expect(client.published).toEqual([]);
  });

  test("a client that can do nothing has findings and fixes all the same", async () => {
    const client = await start({ capabilities: {} });
    await client.open(uri, code);
    const [found] = await client.diagnostics(uri, hasAny);
    expect(found).toMatchObject({ code: "blocking-sleep", range: squiggle });
    expect(client.lastPublished(uri)).not.toHaveProperty("version");
    const [fix] = await client.actions(uri, squiggle);
    expect(fix?.edit).not.toHaveProperty("documentChanges");
    expect(client.applied(uri, fix?.edit)).toBe(mended);
    const [all] = await client.actions(uri, squiggle, ["source.fixAll"]);
    expect(client.applied(uri, all?.edit)).toBe(mended);
    expect((await client.hover(uri, { line: 4, character: 10 }))?.contents).toMatchObject({ kind: "plaintext" });
    expect(client.registrations).toEqual([]);
  });

  test("messages that make no sense are answered or passed over, and the next is served", async () => {
    const client = await start();
    const send = (body: string) => client.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    for (const body of [
      "{",
      "null",
      "[]",
      '"x"',
      "{}",
      '{"jsonrpc":"2.0"}',
      '{"jsonrpc":"2.0","method":7}',
      '{"jsonrpc":"2.0","id":null,"result":1}',
    ]) {
      send(body);
    }
    send('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}');
    send('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":5},"contentChanges":7}}');
    send('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}');
    for (const method of ["hover", "completion", "codeAction"]) {
      expect(await client.request(`textDocument/${method}`, {})).toEqual(method === "hover" ? null : []);
      expect(await client.request(`textDocument/${method}`, { textDocument: { uri: null }, position: "x" })).toEqual(
        method === "hover" ? null : [],
      );
    }
    await expect(client.request("textDocument/no-such", {})).rejects.toMatchObject({ code: -32601 });
    // What comes in one piece with a broken header is read with the next piece.
    client.process.stdin.write("Nonsense: yes\r\n\r\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
  });

  test("positions beyond the text", async () => {
    const client = await start();
    await client.open(uri, code);
    const far = { line: 4_000_000, character: 4_000_000 };
    expect(await client.hover(uri, far)).toBeNull();
    expect(await client.actions(uri, { start: far, end: { line: -1, character: -1 } })).toBeInstanceOf(Array);
    await client.change(uri, { range: { start: far, end: far }, text: "\n\nasync def again():\n    time.sleep(2)\n" });
    expect((await client.diagnostics(uri, (found) => found.length === 2)).map(({ range }) => range.start.line)).toEqual([4, 8]);
  });

  test.each([
    ["null bytes", `\0${code}\0`],
    ["no closing quote", `${code}\nx = """never closed`],
    ["ten thousand brackets", `${code}\nx = ${"[".repeat(10_000)}\n`],
    ["a lone surrogate", `${code}\nx = "\uD800"\n`],
  ])("a file with %s", async (_, text) => {
    const client = await start();
    await client.open(uri, text);
    await client.diagnostics(uri);
    await client.hover(uri, { line: 4, character: 10 });
    await client.actions(uri, squiggle);
    expect(client.logs.filter((line) => /failed|internal error/.test(line))).toEqual([]);
    expect(client.process.exitCode).toBeNull();
  });

  test("a file of five megabytes is checked, edits and all", { timeout: 60_000 }, async () => {
    const client = await start();
    const huge = `${code}\n${`value = 1  # ${"some words ".repeat(10)}\n`.repeat(42_000)}`;
    await client.open(uri, huge);
    await client.until("a first answer", () => client.lastPublished(uri), 30_000);
    await client.change(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n" });
    await client.until("another", () => (client.lastPublished(uri)?.diagnostics[0]?.range.start.line === 5 ? true : undefined), 30_000);
  });

  test("requests that are cancelled before their turn say so", async () => {
    const client = await start();
    await client.open(uri, code);
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: "2.0", ...message });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const answers: unknown[] = [];
    client.connection.onUnhandledNotification(() => {});
    client.process.stdout.on("data", (data) => answers.push(String(data)));
    const params = { textDocument: { uri }, position: { line: 4, character: 10 } };
    client.process.stdin.write(
      send({ id: "first", method: "textDocument/hover", params }) + send({ method: "$/cancelRequest", params: { id: "first" } }),
    );
    await client.settle();
    expect(answers.join("")).toContain("-32800");
  });
});

describe("its life", () => {
  test("shutdown and exit end it with 0, exit alone with 1", async () => {
    expect(await (await start()).stop()).toBe(0);
    const other = await start();
    await other.connection.sendNotification("exit");
    expect(await other.exited).toBe(1);
  });

  test("it ends when its input does", async () => {
    const client = await start();
    client.process.stdin.end();
    expect(await client.exited).toBe(1);
  });

  test("before it is initialized it answers nothing but that", async () => {
    const client = LspClient.launch();
    clients.push(client);
    await expect(client.hover(uri, squiggle.start)).rejects.toMatchObject({ code: -32002 });
    await client.open(uri, code);
    await client.initialize({});
    await expect(client.initialize({})).rejects.toMatchObject({ code: -32600 });
    await client.open(uri, code);
    await client.diagnostics(uri, hasAny);
  });

  test.each([
    [["--help"], 0, /--stdio/],
    [["--version"], 0, /^asyncio-lens-language-server \d+\.\d+\.\d+\n$/],
    [["--stdoi"], 2, /^asyncio-lens-language-server: .*--stdoi\n$/],
    [["--socket=x"], 2, /^asyncio-lens-language-server: .*--socket.*\n$/],
  ])("%j", async (args, status, output) => {
    const { spawnSync } = await import("node:child_process");
    const { serverFile } = await import("./lsp-client.js");
    const done = spawnSync(process.execPath, [serverFile, ...args], { encoding: "utf8" });
    expect([done.status, done.stdout + done.stderr]).toEqual([status, expect.stringMatching(output)]);
  });
});
