/** Code shown beside the editor while a list is open, as a read-only document that leaves no trace. */
import { type Disposable, EventEmitter, type Tab, TabInputText, Uri, ViewColumn, window, workspace } from "vscode";
import { say } from "./words.js";

const scheme = "asyncio-lens-template";

/** Moving quickly through a list shows only where it comes to rest. */
const restMilliseconds = 60;

export class Preview implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: () => this.#text,
  });
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opening: Promise<unknown> | undefined;

  show(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(text), restMilliseconds);
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

  #update(text: string): void {
    const uri = Uri.from({ scheme, path: `/${say("Template Preview")}.py` });
    this.#text = text;
    this.#changed.fire(uri);
    // As a tab to stay: a passing one would take the place of the one the user has open there.
    this.#opening ??= Promise.resolve(
      window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false }),
    ).catch(() => {});
  }
}

function isPreview({ input }: Tab): boolean {
  return input instanceof TabInputText && input.uri.scheme === scheme;
}
