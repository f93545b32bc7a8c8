/** What to paste into a bug report: the editor, the settings that were changed (names only), and what the server says. */
import { type ExtensionContext, env, UIKind, version, window, workspace } from "vscode";
import { debugInformationRequest, settingsSection } from "../../server/src/protocol.js";
import type { Server } from "./server.js";

export async function debugInformation(context: ExtensionContext, server: Server): Promise<string> {
  const uri = window.activeTextEditor?.document.languageId === "python" ? window.activeTextEditor.document.uri.toString() : undefined;
  const lines = [
    `Asyncio Lens ${context.extension.packageJSON.version}`,
    `${env.appName} ${version}, ${env.uiKind === UIKind.Web ? "web" : "desktop"}, host ${env.appHost}, remote ${env.remoteName ?? "none"}`,
    `Display language: ${env.language}`,
    `Trusted workspace: ${workspace.isTrusted}, folders: ${workspace.workspaceFolders?.length ?? 0}`,
    `Changed settings: ${changedSettings().join(", ") || "none"}`,
    `Server: ${server.status.state}`,
  ];
  return `${lines.map((line) => `- ${line}`).join("\n")}\n\n${await askServer(server, uri)}`.trimEnd();
}

async function askServer(server: Server, uri: string | undefined): Promise<string> {
  try {
    return await server.ask<{ uri?: string }, string>(debugInformationRequest, uri === undefined ? {} : { uri });
  } catch (error) {
    return `The server did not answer: ${error}`;
  }
}

function changedSettings(): string[] {
  const configuration = workspace.getConfiguration(settingsSection);
  return ["enable", "language", "rules", "run", "exclude", "pythonVersion", "blockingCalls", "probable", "overlap", "trace.server"].filter(
    (name) => {
      const values = configuration.inspect(name);
      return [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].some((value) => value !== undefined);
    },
  );
}
