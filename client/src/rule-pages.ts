/** Rule pages as documents of their own, shown as Markdown previews. */
import { commands, type Disposable, Uri, window, workspace } from "vscode";
import { type ExplainParams, explainRequest } from "../../server/src/protocol.js";
import type { Server } from "./server.js";
import { say } from "./words.js";

const scheme = "asyncio-lens-rule";

export class RulePages implements Disposable {
  readonly #registration;

  constructor(readonly server: Server) {
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async ({ path }) => (await this.#explain(path.replace(/^\/|\.md$/g, ""))) ?? "",
    });
  }

  async open(rule: string): Promise<void> {
    if ((await this.#explain(rule)) === null) {
      await window.showWarningMessage(say("There is no rule `{0}`.", rule));
      return;
    }
    const uri = Uri.from({ scheme, path: `/${rule}.md` });
    try {
      await commands.executeCommand("markdown.showPreview", uri);
    } catch {
      await window.showTextDocument(uri); // VS Code's own Markdown extension can be switched off
    }
  }

  dispose(): void {
    this.#registration.dispose();
  }

  #explain(id: string): Promise<string | null> {
    return this.server.ask<ExplainParams, string | null>(explainRequest, { id });
  }
}
