/** A language client for tests: starts the bundled server over stdio and waits for what it says. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { applyEdits } from "../../server/src/engine/base/edit.js";
import { Converter, type Encoding } from "../../server/src/lsp/convert.js";
import { SourceText } from "../../server/src/lsp/documents.js";

/** What `npm test` has built; another bundle can be named to work on the server alone. */
export const serverFile = process.env.ASYNCIO_LENS_SERVER ?? fileURLToPath(new URL("../../dist/server.js", import.meta.url));

/** What a present-day editor says it can do, as far as the server asks. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true, codeDescriptionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source", "source.fixAll"] } },
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ["markdown"], insertTextModeSupport: { valueSet: [1, 2] } },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
  },
  notebookDocument: { synchronization: {} },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`: the section's value for a scope. */
  readonly settings?: unknown;
  /** Addresses. */
  readonly folders?: readonly string[];
  readonly locale?: string;
}

export class LspClient {
  readonly warnings: string[] = [];
  readonly logs: string[] = [];
  readonly registrations: Registration[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly exited: Promise<number | null>;
  settings: unknown;
  refreshes = 0;
  initialized!: InitializeResult;
  readonly #listeners = new Set<() => void>();
  readonly #documents = new Map<string, { version: number; source: SourceText }>();
  #converter = new Converter("utf-16");

  private constructor(
    readonly process: ChildProcessWithoutNullStreams,
    readonly connection: ProtocolConnection,
  ) {
    this.exited = new Promise((resolve) => {
      process.on("exit", resolve);
    });
  }

  /** A server that has been told nothing yet. */
  static launch(...args: readonly string[]): LspClient {
    const server = spawn(process.execPath, [serverFile, ...(args.length > 0 ? args : ["--stdio"])]);
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const client = new LspClient(server, connection);
    server.stderr.on("data", (data) => client.logs.push(String(data)));
    // A server that is gone: the tests that end one look at its status.
    server.stdin.on("error", () => {});
    client.#listen();
    return client;
  }

  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = LspClient.launch();
    client.settings = options.settings;
    await client.initialize(options);
    return client;
  }

  async initialize({ capabilities = fullCapabilities, initializationOptions, folders, locale }: ClientOptions): Promise<void> {
    const params: InitializeParams = {
      processId: process.pid,
      clientInfo: { name: "test" },
      rootUri: null,
      capabilities,
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
      ...(locale !== undefined && { locale }),
      ...(initializationOptions !== undefined && { initializationOptions }),
    };
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, params);
    this.#converter = new Converter((this.initialized.capabilities.positionEncoding ?? "utf-16") as Encoding);
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async open(uri: string, text: string, languageId = "python"): Promise<void> {
    this.#documents.set(uri, { version: 1, source: SourceText.of(text) });
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const before = this.#document(uri);
    const version = before.version + 1;
    this.#documents.set(uri, { version, source: before.source.changed(contentChanges, this.#converter) });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
  }

  /** Edits that arrive in one piece, each a message of its own. */
  changeTogether(uri: string, ...edits: TextDocumentContentChangeEvent[]): void {
    const messages = edits.map((edit) => {
      const before = this.#document(uri);
      const version = before.version + 1;
      this.#documents.set(uri, { version, source: before.source.changed([edit], this.#converter) });
      const { method } = DidChangeTextDocumentNotification;
      const params = { textDocument: { uri, version }, contentChanges: [edit] };
      const content = JSON.stringify({ jsonrpc: "2.0", method, params });
      return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    });
    this.process.stdin.write(messages.join(""));
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Tells the server that settings have changed. */
  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.request("textDocument/hover", { textDocument: { uri }, position });
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.request("textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [], ...(only && { only }) } });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.request("codeAction/resolve", action);
  }

  /** The last diagnostics of a document once they are as wanted. */
  diagnostics(uri: string, wanted: (diagnostics: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
    return this.until(`diagnostics of ${uri}`, () => {
      const last = this.lastPublished(uri);
      return last && wanted(last.diagnostics) ? last.diagnostics : undefined;
    });
  }

  lastPublished(uri: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast((params) => params.uri === uri);
  }

  /** What `look` finds, as soon as it does. */
  until<Result>(what: string, look: () => Result | undefined, patience = 10_000): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = (settle: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        settle();
      };
      const said = () => JSON.stringify({ published: this.published, warnings: this.warnings, logs: this.logs }, undefined, 1);
      const timer = setTimeout(() => stop(() => reject(new Error(`never: ${what}; instead ${said()}`))), patience);
      const check = () => {
        const found = look();
        if (found !== undefined) stop(() => resolve(found));
      };
      this.#listeners.add(check);
      check();
    });
  }

  /** When this is answered, everything sent before has been dealt with, and so has what follows from it at once. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await this.request("asyncioLens/explain", { id: "" });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** The text of an open document after an edit, which must be for its version. */
  applied(uri: string, edit: WorkspaceEdit | undefined): string {
    const { source, version } = this.#document(uri);
    let edits: TextEdit[] = edit?.changes?.[uri] ?? [];
    for (const change of edit?.documentChanges ?? []) {
      if (!("edits" in change) || change.textDocument.uri !== uri) continue;
      if (change.textDocument.version !== version) throw new Error(`for version ${change.textDocument.version}, not ${version}`);
      edits = change.edits as TextEdit[];
    }
    if (edits.length === 0) throw new Error("no edits");
    const placed = edits.map(({ range, newText }) => ({ ...this.#converter.span(source, range), newText }));
    return applyEdits(source.text, placed);
  }

  /** Ends the server in good order; its exit status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    return this.exited;
  }

  kill(): void {
    this.process.kill("SIGKILL");
  }

  /** What the server says by a notification of its own, as it comes. */
  recorded<Params>(method: string): readonly Params[] {
    const said: Params[] = [];
    this.connection.onNotification(method, (params: Params) => {
      said.push(params);
      this.#noted();
    });
    return said;
  }

  #noted(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #listen(): void {
    const { connection } = this;
    const noted = () => this.#noted();
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      noted();
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.warnings.push(message);
      noted();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logs.push(message);
      noted();
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings ?? null));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      noted();
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      noted();
    });
    connection.listen();
  }

  #document(uri: string): { version: number; source: SourceText } {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }
}
