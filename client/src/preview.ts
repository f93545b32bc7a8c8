/** Code shown beside the editor while a list is open, as a read-only document that leaves no trace. */
import {
  type Disposable,
  EventEmitter,
  type Tab,
  TabInputText,
  type TextEditor,
  TextEditorLineNumbersStyle,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import { say } from "./words.js";

const scheme = "asyncio-lens-template";

/** Moving quickly through a list shows only where it comes to rest. */
const restMilliseconds = 60;

/** Blank lines after the code: without them the editor would not say how many lines it has room for. */
const below = 120;

export class Preview implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: () => "\n".repeat(this.#above) + this.#code + "\n".repeat(below),
  });
  #code = "";
  #above = 20;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<TextEditor | undefined> | undefined;

  show(code: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(code), restMilliseconds);
  }

  /** Closes what was opened; the editors are as they were. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#opening;
    this.#opening = undefined;
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter(isPreview);
    if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#registration.dispose();
    this.#changed.dispose();
  }

  #update(code: string): void {
    const uri = Uri.from({ scheme, path: `/${say("Template Preview")}.py` });
    this.#code = code;
    this.#changed.fire(uri);
    this.#opening ??= this.#open(uri);
  }

  async #open(uri: Uri): Promise<TextEditor | undefined> {
    try {
      // As a tab to stay: a passing one would take the place of the one the user has open there.
      const editor = await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false });
      editor.options = { lineNumbers: TextEditorLineNumbersStyle.Off };
      this.#above = linesUnderList(editor) ?? this.#above;
      this.#changed.fire(uri);
      return editor;
    } catch {
      return undefined; // The list works without.
    }
  }
}

/** The list hangs from the top of the window, over some two fifths of its height: the code is to begin below it. */
function linesUnderList(editor: TextEditor): number | undefined {
  const visible = editor.visibleRanges[0];
  return visible && Math.ceil((visible.end.line - visible.start.line) * 0.4) + 3;
}

function isPreview({ input }: Tab): boolean {
  return input instanceof TabInputText && input.uri.scheme === scheme;
}
