/** What the client on the other end can do: its capabilities as plain answers, each with the least as default. */
import type { InitializeParams } from "vscode-languageserver";
import type { InitializationOptions } from "../protocol.js";
import { chooseEncoding, type Encoding } from "./convert.js";

export interface Client {
  /** "Visual Studio Code 1.104.0", for bug reports. */
  readonly name: string;
  /** Our own client in VS Code: it knows our links, commands and notifications. */
  readonly isVSCode: boolean;
  /** What `asyncioLens.language: "auto"` means. */
  readonly locale: string | undefined;
  readonly encoding: Encoding;
  readonly folders: readonly { readonly uri: string; readonly name: string }[];
  /** Settings sent along with `initialize`, for clients that cannot be asked. */
  readonly settings: unknown;

  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;

  /** Asks for diagnostics itself; nothing is pushed then, except for the cells of notebooks. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  /** Wants to know which version of a document diagnostics are for. */
  readonly diagnosticVersions: boolean;
  readonly notebooks: boolean;
  /** Shows how far long work is, and lets the user cancel it. */
  readonly progress: boolean;

  readonly documentChanges: boolean;
  readonly resolvesActionEdits: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  /** Inserts a completion's lines as they are instead of indenting them again. */
  readonly insertsAsIs: boolean;
}

/** InsertTextMode.asIs */
const asIs = 1;

export function describeClient(params: InitializeParams): Client {
  const { textDocument, workspace, general } = params.capabilities ?? {};
  const options = (isRecord(params.initializationOptions) ? params.initializationOptions : {}) as InitializationOptions & {
    settings?: unknown;
  };
  const isVSCode = typeof options.locale === "string";
  const action = textDocument?.codeAction;
  const item = textDocument?.completion?.completionItem;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  return {
    name: [params.clientInfo?.name ?? "unknown client", params.clientInfo?.version ?? ""].join(" ").trim(),
    isVSCode,
    locale: options.locale ?? params.locale,
    encoding: chooseEncoding(general?.positionEncodings),
    folders: foldersOf(params),
    settings: options.settings,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    // VS Code asks for visible documents only, once more for each keystroke, and for one cell at a time:
    // pushing shows the same sooner and lets a newer change supersede an older one.
    pullsDiagnostics: textDocument?.diagnostic !== undefined && !isVSCode,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: diagnostics.relatedInformation === true,
    diagnosticVersions: textDocument?.publishDiagnostics?.versionSupport === true,
    progress: params.capabilities?.window?.workDoneProgress === true,
    notebooks: params.capabilities?.notebookDocument?.synchronization !== undefined,
    diagnosticTags: diagnostics.tagSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    resolvesActionEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes("edit") === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    markdownCompletion: item?.documentationFormat?.includes("markdown") === true,
    snippets: item?.snippetSupport === true,
    insertsAsIs: item?.insertTextModeSupport?.valueSet.includes(asIs) === true,
  };
}

/** The workspace's folders, or the one root older clients name. */
function foldersOf(params: InitializeParams): Client["folders"] {
  if (params.workspaceFolders) return params.workspaceFolders;
  return params.rootUri ? [{ uri: params.rootUri, name: "" }] : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
