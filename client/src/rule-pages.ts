/** Rule pages as documents of their own. */
import { commands, type Disposable, Uri, window, workspace } from "vscode";
import { type ExplainParams, explainRequest } from "../../server/src/protocol.js";
import { documentPath, ruleOfDocument, ruleScheme } from "./rule-link.js";
import type { Server } from "./server.js";
import { say } from "./words.js";

export class RulePages implements Disposable {
  readonly #registration;

  constructor(readonly server: Server) {
    this.#registration = workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: async ({ path }) => {
        const rule = ruleOfDocument(path);
        return (await this.#explain(rule)) ?? say("There is no rule `{0}`.", rule);
      },
    });
  }

  async open(rule: string): Promise<void> {
    if ((await this.#explain(rule)) === null) void window.showWarningMessage(say("There is no rule `{0}`.", rule));
    else await commands.executeCommand("vscode.open", Uri.from({ scheme: ruleScheme, path: documentPath(rule) }));
  }

  dispose(): void {
    this.#registration.dispose();
  }

  #explain(id: string): Promise<string | null> {
    return this.server.ask<ExplainParams, string | null>(explainRequest, { id });
  }
}
