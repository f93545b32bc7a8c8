/** The language server in a browser's worker: vscode.dev. There is no file system; what is open is all there is. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import libraries from "../data/libraries.txt";
import stdlib from "../data/stdlib.txt";
import wasm from "../parser/parser.wasm";
import { reportNever } from "./engine/base/never.js";
import { engineMaker } from "./host/create-engine.js";
import { loadParser } from "./host/parser-wasm.js";
import { describeError, onceEach } from "./lsp/guard.js";
import { startServer } from "./lsp/server.js";

/** Put in by the build. */
declare const ASYNCIO_LENS_VERSION: string;
declare const self: DedicatedWorkerGlobalScope;

const createEngine = engineMaker(
  loadParser(wasm),
  () => stdlib,
  () => libraries,
);
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const log = onceEach((message) => connection.console.error(`internal error, please report it: ${message}`));
reportNever(log);
self.addEventListener("error", (event) => log(describeError(event.error ?? event.message)));
self.addEventListener("unhandledrejection", (event) => log(describeError(event.reason)));
startServer(connection, {
  version: ASYNCIO_LENS_VERSION,
  runtime: `a worker of ${self.navigator.userAgent}`,
  createEngine: () => createEngine((where, error) => log(`${where}: ${describeError(error)}`)),
  // Each message that has arrived takes a turn of its own.
  afterQueued: (callback) => {
    setTimeout(() => setTimeout(callback));
  },
});
