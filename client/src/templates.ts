/** The command that inserts a template: a list to pick from with a preview beside, and one edit that one undo takes back. */
import {
  commands,
  type Disposable,
  languages,
  type Memento,
  Position,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  SnippetString,
  SnippetTextEdit,
  TextEdit,
  type TextEditor,
  ThemeIcon,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import {
  type ExpandParams,
  type Expansion,
  expandRequest,
  type LspPosition,
  type LspRange,
  type TemplateInfo,
  type TemplatesParams,
  templatesRequest,
} from "../../server/src/protocol.js";
import { asOneSnippet, type Insertion, insertionFor } from "./expansion.js";
import { Preview } from "./preview.js";
import type { Server } from "./server.js";
import { say } from "./words.js";

interface Item extends QuickPickItem {
  readonly template?: TemplateInfo;
}

const previewKey = "templates.preview";

export class TemplateInserter implements Disposable {
  readonly #preview = new Preview();

  constructor(
    readonly server: Server,
    readonly memory: Memento,
  ) {}

  /** Asks for a template, unless `id` names one, and inserts it where the cursor is, or into a new file. */
  async insert(id?: string): Promise<void> {
    const editor = await pythonEditor();
    const chosen = id ?? (await this.#choose(editor));
    if (chosen !== undefined) await this.#insertAt(editor ?? (await newEditor()), chosen);
  }

  dispose(): void {
    this.#preview.dispose();
  }

  async #choose(editor: TextEditor | undefined): Promise<string | undefined> {
    const pick = window.createQuickPick<Item>();
    pick.title = say("Insert Asyncio Template");
    pick.placeholder = say("Type to filter by name, purpose or id");
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.busy = true;
    try {
      const accepted = this.#run(pick);
      pick.show();
      const params: TemplatesParams = { uri: (editor?.document.uri ?? newFileUri()).toString() };
      pick.items = items(await this.server.ask<TemplatesParams, TemplateInfo[]>(templatesRequest, params));
      pick.busy = false;
      return (await accepted)?.id;
    } finally {
      pick.dispose();
      await this.#preview.close();
    }
  }

  /** What is chosen in the list; undefined when it is left. */
  #run(pick: QuickPick<Item>): Promise<TemplateInfo | undefined> {
    let isShown = this.memory.get(previewKey, true);
    const preview = () => {
      const template = pick.activeItems[0]?.template;
      if (isShown && template) this.#preview.show(template.preview);
      else if (!isShown) void this.#preview.close();
    };
    const showButton = () => {
      const tooltip = isShown ? say("Hide Preview") : say("Show Preview");
      pick.buttons = [{ iconPath: new ThemeIcon(isShown ? "eye" : "eye-closed"), tooltip }];
    };
    showButton();
    pick.onDidChangeActive(preview);
    pick.onDidTriggerButton(async () => {
      isShown = !isShown;
      showButton();
      preview();
      await this.memory.update(previewKey, isShown);
    });
    return new Promise((resolve) => {
      pick.onDidAccept(() => {
        const template = pick.activeItems[0]?.template;
        if (template) resolve(template); // else the list is still on its way
      });
      pick.onDidHide(() => resolve(undefined));
    });
  }

  async #insertAt(editor: TextEditor, id: string): Promise<void> {
    await focus(editor);
    const { document } = editor;
    // The document may change between question and answer; the answer says for which version it is.
    for (let attempt = 0; attempt < 3; attempt++) {
      const params: ExpandParams = { uri: document.uri.toString(), id, range: toLspRange(editor.selection) };
      const expansion = await this.server.ask<ExpandParams, Expansion | null>(expandRequest, params);
      if (expansion === null) break;
      if (expansion.version !== document.version) continue;
      const before = document.lineAt(expansion.range.start.line).text.slice(0, expansion.range.start.character);
      if (await apply(editor, insertionFor(expansion, before))) return;
    }
    void window.showWarningMessage(say("The template could not be inserted here."));
  }
}

/** Snippet and imports as one edit, so that one undo takes all of it back. */
async function apply(editor: TextEditor, insertion: Insertion): Promise<boolean> {
  if (isCell(editor)) return applyToCell(editor, insertion);
  const edit = new WorkspaceEdit();
  edit.set(editor.document.uri, [
    ...insertion.imports.map((one) => TextEdit.replace(toRange(one.range), one.newText)),
    new SnippetTextEdit(toRange(insertion.range), new SnippetString(insertion.snippet)),
  ]);
  return workspace.applyEdit(edit);
}

/** The cells of a notebook are editors in no column, and undo does not take back what a WorkspaceEdit did to them. */
function isCell(editor: TextEditor): boolean {
  return editor.document.uri.scheme === "vscode-notebook-cell";
}

async function applyToCell(editor: TextEditor, insertion: Insertion): Promise<boolean> {
  const { range, snippet } = asOneSnippet(insertion, (between) => editor.document.getText(toRange(between)));
  return editor.insertSnippet(new SnippetString(snippet), toRange(range));
}

function items(templates: readonly TemplateInfo[]): Item[] {
  return templates.flatMap((template, index) => {
    const { id, group, label, detail, since, tooNew } = template;
    const description = tooNew ? `${id}  $(warning) ${say("newer than this project: Python {0}", since)}` : id;
    const item: Item = { label, description, detail, template };
    return group === templates[index - 1]?.group ? [item] : [{ label: group, kind: QuickPickItemKind.Separator }, item];
  });
}

/** The editor a template can go to as it is: a Python file, or a new file that is still empty and then becomes Python. */
async function pythonEditor(): Promise<TextEditor | undefined> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId === "python") return editor;
  const isBlank = editor?.document.isUntitled && editor.document.languageId === "plaintext" && editor.document.getText() === "";
  if (!isBlank) return undefined;
  await languages.setTextDocumentLanguage(editor.document, "python");
  return window.activeTextEditor;
}

async function newEditor(): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: "python" }));
}

/** Stands for a file of the project that is not there yet: its settings say which Python the templates are for. */
function newFileUri(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  return folder ? Uri.joinPath(folder.uri, "untitled.py") : Uri.from({ scheme: "untitled", path: "Untitled-1" });
}

/** Snippets go to the editor that has the focus. */
async function focus(editor: TextEditor): Promise<void> {
  if (isCell(editor)) await commands.executeCommand("notebook.cell.edit");
  else await window.showTextDocument(editor.document, editor.viewColumn);
}

/** A plain object: a worker would be sent the insides of VS Code's. */
function toLspRange({ start, end }: Range): LspRange {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}

function toRange({ start, end }: LspRange): Range {
  return new Range(toPosition(start), toPosition(end));
}

function toPosition({ line, character }: LspPosition): Position {
  return new Position(line, character);
}
