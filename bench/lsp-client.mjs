/** A language client that types into one document and waits for its diagnostics. */

import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { start, stop } from "../scripts/process.mjs";
import { useOf } from "./measure.mjs";

/** @typedef {import("vscode-languageserver").Position} Position */

/** Pushed diagnostics with their versions: what every one of the servers can do. */
const capabilities = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true }, synchronization: {} },
  window: { workDoneProgress: true },
};

export class LspClient {
  /** @type {(published: { version?: number | undefined }) => void} */
  #listener = () => {};
  #version = 1;
  #text = "";
  #uri = "";

  /** @param {import("node:child_process").ChildProcess} server */
  constructor(server) {
    this.server = server;
    const { stdout, stdin } = /** @type {import("node:child_process").ChildProcessWithoutNullStreams} */ (server);
    stdin.on("error", () => {}); // A server that is gone answers nothing, which is noticed.
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (published) => {
      if (published.uri === this.#uri) this.#listener(published);
    });
    this.connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
    this.connection.onRequest(() => null);
    this.connection.onNotification(() => {});
    this.connection.onError(() => {});
    this.connection.listen();
  }

  /**
   * A server that is ready for documents of a folder.
   * @param {import("./tools.mjs").Tool} tool
   * @param {string} folder
   */
  static async start({ serve: [command, ...args], options }, folder) {
    const client = new LspClient(start(command, args, { stdio: ["pipe", "pipe", "ignore"], cwd: folder }));
    const uri = pathToFileURL(folder).href;
    await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "bench" }],
      capabilities,
      initializationOptions: options ?? {},
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  /** Opens a file; how long its diagnostics take (ms), undefined if there are none for `patience` ms. @param {string} file @param {string} text @param {number} patience */
  async open(file, text, patience) {
    this.#uri = pathToFileURL(file).href;
    this.#text = text;
    const textDocument = { uri: this.#uri, languageId: "python", version: this.#version, text };
    return this.#answered(patience, () => this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument }));
  }

  /** Makes an edit; how long the diagnostics take, as in `open`. @param {import("./edits.mjs").Edit} edit @param {number} patience */
  async type({ start: from, end, text }, patience) {
    const range = { start: this.#position(from), end: this.#position(end) };
    this.#text = this.#text.slice(0, from) + text + this.#text.slice(end);
    this.#version++;
    const params = { textDocument: { uri: this.#uri, version: this.#version }, contentChanges: [{ range, text }] };
    return this.#answered(patience, () => this.connection.sendNotification(DidChangeTextDocumentNotification.type, params));
  }

  /** What the server has used so far. */
  get use() {
    return useOf(this.server.pid);
  }

  async stop() {
    this.connection.dispose();
    await stop(this.server);
  }

  /** @param {number} patience @param {() => Promise<void>} send @returns {Promise<number | undefined>} */
  #answered(patience, send) {
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => resolve(undefined), patience);
      const begun = performance.now();
      this.#listener = ({ version }) => {
        if (version !== undefined && version < this.#version) return;
        clearTimeout(tooLong);
        resolve(performance.now() - begun);
      };
      send().catch(reject);
    });
  }

  /** The text is ASCII: a character is a unit in every encoding. @param {number} offset @returns {Position} */
  #position(offset) {
    const before = this.#text.slice(0, offset);
    return { line: before.split("\n").length - 1, character: offset - (before.lastIndexOf("\n") + 1) };
  }
}
