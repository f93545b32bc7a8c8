/** What the suites do in an editor, and how they wait for what follows. */
import * as vscode from "vscode";

/** Where the cursor is to be in a text that is opened. */
const cursor = "$0";

let opened = 0;

/** Opens Python code in a new, unsaved editor. */
export async function openPython(code: string): Promise<vscode.TextEditor> {
  // A name of its own: VS Code gives "Untitled-1" out again while the last one is still on its way out.
  const uri = vscode.Uri.from({ scheme: "untitled", path: `example-${++opened}.py` });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), code.replace(cursor, "")));
  if (code.includes(cursor)) placeCursor(editor, editor.document.positionAt(code.indexOf(cursor)));
  return editor;
}

/** Opens a file of the workspace, a copy of test/vscode/workspace. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("VS Code was started without a folder");
  const uri = vscode.Uri.joinPath(folder.uri, name);
  // As a person does: `workspace.openTextDocument` would keep the document open for minutes after its editor is closed.
  await vscode.commands.executeCommand("vscode.open", uri);
  return eventually(`${name} is open`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  });
}

export function placeCursor(editor: vscode.TextEditor, at: vscode.Position): void {
  editor.selection = new vscode.Selection(at, at);
}

/** Types as a person would, key by key. */
export async function typeKeys(text: string): Promise<void> {
  for (const key of text) await vscode.commands.executeCommand("type", { text: key });
}

/** Closes every editor without saving, and waits until nothing is reported any more. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await eventually("findings go with their files", () => {
    const findings = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
    return findings.some(isOurs) ? undefined : true;
  });
}

/** Takes the first entry of whatever lists open, until that has had its effect. */
export async function acceptUntil(what: string, isDone: () => boolean): Promise<void> {
  await eventually(what, async () => {
    await pause(500); // A list that has just opened takes no key yet.
    if (isDone()) return true;
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return undefined;
  });
}

/** What the extension reports in a document now. */
export function findingsIn(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(isOurs);
}

function isOurs({ source }: vscode.Diagnostic): boolean {
  return source === "Asyncio Lens";
}

export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

/** A rule's finding in a document, once it is there. */
export async function findingOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`${rule} is reported`, () => findingsIn(document).find((diagnostic) => ruleOf(diagnostic) === rule));
}

/** Waits until a rule reports nothing in a document. */
export async function noFindingOf(document: vscode.TextDocument, rule: string): Promise<void> {
  await eventually(`${rule} is not reported`, () => findingsIn(document).every((diagnostic) => ruleOf(diagnostic) !== rule) || undefined);
}

/** Asks again and again until there is an answer. */
export async function eventually<T>(what: string, find: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  for (const until = Date.now() + 20_000; ; await pause(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`Waited in vain until ${what}`);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Fails with both values where they differ. (A browser has no node:assert.) */
export function equal(actual: unknown, expected: unknown, what = ""): void {
  const [is, should] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (is !== should) throw new Error(`${what}\nis       ${is}\nshould be ${should}`);
}

export function contains(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`${JSON.stringify(part)} is not in:\n${text}`);
}
