/** The language server: says what it can do, and hands each message to whom it concerns. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeResult,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { fill, languageFor, type Text } from "../engine/base/text.js";
import {
  type ActiveEnvironments,
  debugInformationRequest,
  environmentsNotification,
  expandRequest,
  explainRequest,
  type OtherTools,
  otherToolsNotification,
  type Status,
  settingsSection,
  statusNotification,
  templatesRequest,
} from "../protocol.js";
import { fileNameOf } from "./addresses.js";
import { Background, type ShownProgress } from "./background.js";
import { checkFile } from "./check-file.js";
import { type Client, describeClient } from "./client.js";
import { actionKinds, provideCodeActions, resolveCodeAction } from "./code-actions.js";
import { provideCompletion } from "./completion.js";
import { Converter } from "./convert.js";
import { describeForBugReport } from "./debug-information.js";
import { Diagnostics } from "./diagnostics.js";
import { SettingsOfEditor } from "./editor-settings.js";
import { guardHandler, guardRequest, type Log } from "./guard.js";
import { provideHover } from "./hover.js";
import type { OpenFile } from "./open-files.js";
import { expandTemplate, explainRule, listTemplates } from "./requests.js";
import type { ServerHost } from "./server-host.js";
import { DiskWatch, watchers } from "./watch.js";
import { Workspace } from "./workspace.js";

/** Serves a connection until it ends. */
export function startServer(connection: Connection, host: ServerHost): void {
  let server: Server | undefined;
  connection.onInitialize((params): InitializeResult => {
    if (server) throw new ResponseError(ErrorCodes.InvalidRequest, "The server is initialized already.");
    const client = describeClient(params);
    server = new Server(connection, host, client);
    server.listen();
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "asyncio-lens", version: host.version } };
  });
  connection.onRequest((method) => {
    const code = server ? ErrorCodes.MethodNotFound : ErrorCodes.ServerNotInitialized;
    throw new ResponseError(code, server ? `Unhandled method ${method}` : "The server is not initialized yet.");
  });
  connection.onShutdown(() => server?.stop());
  connection.listen();
}

function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.notebooks && { notebookDocumentSync: { notebookSelector: [{ cells: [{ language: "python" }] }], save: true } }),
    hoverProvider: true,
    completionProvider: {},
    codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: client.resolvesActionEdits },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: { identifier: "asyncio-lens", interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

class Server {
  readonly #connection: Connection;
  readonly #host: ServerHost;
  readonly #client: Client;
  readonly #log: Log;
  readonly #settings: SettingsOfEditor;
  readonly #workspace: Workspace;
  readonly #diagnostics: Diagnostics;
  readonly #disk: DiskWatch;
  /** Nothing may be asked of the client before it says so. */
  readonly #initialized: Promise<void>;
  #sayInitialized: () => void = () => {};
  #status: Status;

  constructor(connection: Connection, host: ServerHost, client: Client) {
    this.#connection = connection;
    this.#host = host;
    this.#client = client;
    this.#log = connection.console;
    this.#status = { state: "ready", files: 0, version: host.version };
    this.#initialized = new Promise((resolve) => {
      this.#sayInitialized = resolve;
    });
    const ask = client.configuration
      ? (item: { section?: string }) => this.#initialized.then(() => connection.workspace.getConfiguration(item))
      : undefined;
    this.#settings = new SettingsOfEditor(ask, client.settings, () => this.#workspace.reconfigure());
    this.#workspace = new Workspace({
      client,
      host,
      converter: new Converter(client.encoding),
      settings: this.#settings,
      log: this.#log,
      // A notification, not a request: a warning that nobody answers must keep nothing waiting.
      warn: (message) => this.#send(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })),
      recheck: (files) => this.#diagnostics.recheck(files),
      busy: (isBusy) => this.#tellStatus(isBusy ? "busy" : "ready"),
      background: new Background({
        showProgress: client.progress ? () => this.#showProgress() : undefined,
        afterQueued: host.afterQueued,
      }),
    });
    this.#diagnostics = this.#newDiagnostics();
    const { open } = this.#workspace;
    this.#disk = new DiskWatch(
      (uri) => open.get(uri) !== undefined,
      this.#guarded("files on disk", (uris: readonly string[]) => this.#workspace.changedOnDisk(uris)),
    );
  }

  listen(): void {
    this.#listenToClient();
    this.#listenToDocuments();
    if (this.#client.notebooks) this.#listenToNotebooks();
    this.#answerRequests();
  }

  stop(): void {
    this.#diagnostics.dispose();
    this.#disk.dispose();
  }

  #newDiagnostics(): Diagnostics {
    const workspace = this.#workspace;
    return new Diagnostics({
      pulled: this.#client.pullsDiagnostics,
      current: (uri) => workspace.open.get(uri),
      all: () => workspace.open.all(),
      check: async (file) => {
        const { diagnostics, settled } = await checkFile(workspace, file);
        settled.catch((error) => this.#log.error(`indexing failed: ${error}`)).finally(() => this.#tellStatus());
        return diagnostics;
      },
      runs: async (file) => (await workspace.folderOf(file)).editor.run,
      publish: (uri, version, diagnostics) => {
        const numbered = version !== undefined && this.#client.diagnosticVersions ? { version } : {};
        this.#send(this.#connection.sendDiagnostics({ uri, ...numbered, diagnostics }));
      },
      refresh: () => {
        if (this.#client.refreshesDiagnostics) this.#send(this.#connection.languages.diagnostics.refresh());
      },
      afterQueued: this.#host.afterQueued,
      failed: (error) => this.#log.error(`checking failed: ${error instanceof Error ? error.stack : error}`),
    });
  }

  #listenToClient(): void {
    const connection = this.#connection;
    connection.onInitialized(this.#guarded("initialized", () => this.#register()));
    connection.onDidChangeConfiguration(
      this.#guarded("didChangeConfiguration", ({ settings }) => {
        this.#settings.changed(settings);
        this.#workspace.reconfigure();
      }),
    );
    connection.onNotification(
      environmentsNotification,
      this.#guarded("environments", (active: ActiveEnvironments) => this.#workspace.setActive(active)),
    );
    connection.onNotification(
      otherToolsNotification,
      this.#guarded("otherTools", (tools: OtherTools) => this.#workspace.setTools(tools)),
    );
    connection.onDidChangeWatchedFiles(this.#guarded("didChangeWatchedFiles", ({ changes }) => this.#disk.tell(changes)));
    // Not through `connection.workspace`, which would ask the client for a registration before it is initialized.
    connection.onNotification(
      DidChangeWorkspaceFoldersNotification.type,
      this.#guarded("didChangeWorkspaceFolders", async ({ event: { added, removed } }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        const kept = (await this.#workspace.rootUris()).filter((uri) => !gone.has(uri));
        this.#workspace.setRoots([...kept, ...added.map(({ uri }) => uri)]);
      }),
    );
  }

  async #register(): Promise<void> {
    this.#sayInitialized();
    this.#log.info(`Asyncio Lens ${this.#host.version} in ${this.#host.runtime}, for ${this.#client.name}`);
    if (this.#client.isVSCode) this.#send(this.#connection.sendNotification(statusNotification, this.#status));
    const { client } = this.#connection;
    if (this.#client.registersConfiguration) await client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
    if (this.#client.registersWatchers) await client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
  }

  #listenToDocuments(): void {
    const connection = this.#connection;
    const { open } = this.#workspace;
    connection.onDidOpenTextDocument(
      this.#guarded("didOpen", ({ textDocument }) => {
        if (isPython(textDocument.languageId, textDocument.uri)) this.#diagnostics.opened(open.open(textDocument));
      }),
    );
    connection.onDidChangeTextDocument(
      this.#guarded("didChange", ({ textDocument: { uri, version }, contentChanges }) => {
        const file = open.change(uri, version, contentChanges);
        return file && this.#diagnostics.changed(file, [{ uri, changes: contentChanges }]);
      }),
    );
    connection.onDidSaveTextDocument(
      this.#guarded("didSave", ({ textDocument: { uri } }) => {
        const file = open.get(uri);
        // Nobody tells of new and changed files then; a save is when there are some.
        if (!this.#client.registersWatchers) this.#disk.tell([{ uri, type: FileChangeType.Created }]);
        return file && this.#diagnostics.saved(file);
      }),
    );
    connection.onDidCloseTextDocument(this.#guarded("didClose", ({ textDocument: { uri } }) => this.#closed(open.close(uri))));
  }

  #listenToNotebooks(): void {
    const { synchronization } = this.#connection.notebooks;
    const { open } = this.#workspace;
    synchronization.onDidOpenNotebookDocument(
      this.#guarded("notebook didOpen", (params) => {
        const file = open.openNotebook(params);
        if (file) this.#diagnostics.opened(file);
      }),
    );
    synchronization.onDidChangeNotebookDocument(
      this.#guarded("notebook didChange", (params) => {
        const { file, closed } = open.changeNotebook(params);
        this.#diagnostics.closed(closed);
        const edits = params.change.cells?.textContent?.map(({ document, changes }) => ({ uri: document.uri, changes })) ?? [];
        return file && this.#diagnostics.changed(file, edits);
      }),
    );
    synchronization.onDidSaveNotebookDocument(
      this.#guarded("notebook didSave", ({ notebookDocument: { uri } }) => {
        const file = open.get(uri);
        return file && this.#diagnostics.saved(file);
      }),
    );
    synchronization.onDidCloseNotebookDocument(
      this.#guarded("notebook didClose", ({ notebookDocument: { uri } }) => this.#closed(open.closeNotebook(uri))),
    );
  }

  async #closed(file: OpenFile | undefined): Promise<void> {
    if (file === undefined) return;
    this.#diagnostics.closed([file.uri, ...file.parts.map(({ document }) => document.uri)]);
    await this.#workspace.closed(file);
    this.#tellStatus();
  }

  #answerRequests(): void {
    const connection = this.#connection;
    const workspace = this.#workspace;
    const log = this.#log;
    connection.onHover(guardRequest(log, "hover", null, (params) => provideHover(workspace, params)));
    connection.onCompletion(guardRequest(log, "completion", [], (params) => provideCompletion(workspace, params)));
    connection.onCodeAction(guardRequest(log, "codeAction", [], (params) => provideCodeActions(workspace, params)));
    connection.onCodeActionResolve((action, token) =>
      guardRequest(log, "codeAction/resolve", action, () => resolveCodeAction(workspace, action))(action, token),
    );
    if (this.#client.pullsDiagnostics) {
      const nothing = { kind: "full" as const, items: [] };
      connection.languages.diagnostics.on(
        guardRequest(log, "diagnostic", nothing, ({ textDocument, previousResultId }) =>
          this.#diagnostics.report(workspace.open.get(textDocument.uri), previousResultId),
        ),
      );
    }
    connection.onRequest(
      templatesRequest,
      guardRequest(log, "templates", [], (params) => listTemplates(workspace, params)),
    );
    connection.onRequest(
      expandRequest,
      guardRequest(log, "expandTemplate", null, (params) => expandTemplate(workspace, params)),
    );
    connection.onRequest(
      explainRequest,
      guardRequest(log, "explain", null, (params) => explainRule(workspace, params)),
    );
    connection.onRequest(
      debugInformationRequest,
      guardRequest(log, "debugInformation", "", (params: { uri?: string } | undefined) =>
        describeForBugReport(workspace, this.#host, params?.uri),
      ),
    );
  }

  async #showProgress(): Promise<ShownProgress> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.begin(`Asyncio Lens: ${fill(words.reading, languageFor(this.#client.locale))}`, 0, undefined, true);
    return {
      report: (share) => reporter.report(Math.floor(share * 100)),
      get isCancelled() {
        return reporter.token.isCancellationRequested;
      },
      done: () => reporter.done(),
    };
  }

  /** Sends what has changed of the status to the client that shows it. */
  #tellStatus(state: Status["state"] = this.#status.state): void {
    const files = this.#workspace.size;
    const isNew = state !== this.#status.state || files !== this.#status.files;
    this.#status = { ...this.#status, state, files };
    if (isNew && this.#client.isVSCode) this.#send(this.#connection.sendNotification(statusNotification, this.#status));
  }

  #guarded<Arguments extends unknown[]>(name: string, handle: (...given: Arguments) => void | undefined | Promise<void>) {
    return guardHandler(this.#log, name, handle);
  }

  /** A client that is gone cannot be told anything; the connection's end ends the server. */
  #send(sent: Promise<unknown>): void {
    sent.catch(() => {});
  }
}

const words = {
  reading: { en: "reading the project", "zh-cn": "正在读取项目" },
} satisfies Record<string, Text>;

function isPython(languageId: string, uri: string): boolean {
  return languageId === "python" || /\.py[iw]?$/i.test(fileNameOf(uri));
}
