/** Starts the server as a worker. */
import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } from "vscode-languageclient/browser";
import { clientId, clientName, createClient } from "./client.js";
import type { ClientParts } from "./server.js";

export function launch(context: ExtensionContext, parts: ClientParts): LanguageClient {
  const address = Uri.joinPath(context.extensionUri, "dist/web/server.js").toString(true);
  let worker: Worker | undefined;
  const startWorker = async () => {
    worker = new Worker(address);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = createClient((options) => new LanguageClient(clientId, clientName, startWorker, options), parts);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) worker?.terminate(); // LSP's `exit` does not end a worker
  });
  return client;
}
