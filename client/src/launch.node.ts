/** Starts the server as a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { clientId, clientName, createClient } from "./client.js";
import type { ClientParts } from "./server.js";

export function launch(context: ExtensionContext, parts: ClientParts): LanguageClient {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const debugging = { execArgv: ["--nolazy", "--enable-source-maps", "--inspect=6011"] };
  const options: ServerOptions = { run: server, debug: { ...server, options: debugging } };
  return createClient((clientOptions) => new LanguageClient(clientId, clientName, options, clientOptions), parts);
}
