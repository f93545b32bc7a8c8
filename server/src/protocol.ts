/** What client and server say to each other beyond LSP: the one copy, imported by both. No imports: it must fit every host. */

/** `initializationOptions` of the VS Code clients; other clients may leave any of it out. */
export interface InitializationOptions {
  /** The editor's display language, such as `zh-cn`: what "auto" means in `asyncioLens.language`. */
  readonly locale?: string;
}

/** The section of the settings, also the `source` of diagnostics is "Asyncio Lens". */
export const settingsSection = "asyncioLens";
export const fixAllKind = "source.fixAll.asyncioLens";

/** Request: the templates, in the order they are offered. Parameters: TemplatesParams; result: TemplateInfo[]. */
export const templatesRequest = "asyncioLens/templates";
export interface TemplatesParams {
  /** The document they are for: versions newer than its target are marked. */
  readonly uri: string;
}
export interface TemplateInfo {
  readonly id: string;
  /** Heading it stands under, in the user's language. */
  readonly group: string;
  readonly label: string;
  /** One line: what it is for, with the minimum Python version. */
  readonly detail: string;
  /** "3.11" */
  readonly since: string;
  /** Whether the document's oldest target version is too old for it. */
  readonly tooNew: boolean;
  /** The code with placeholders filled in, imports included. */
  readonly preview: string;
}

/** Request: what inserting a template at a place changes. Parameters: ExpandParams; result: Expansion or null (unknown id or document). */
export const expandRequest = "asyncioLens/expandTemplate";
export interface ExpandParams {
  readonly uri: string;
  readonly id: string;
  /** LSP range (zero-based lines, UTF-16 characters) the template replaces; empty at a cursor. */
  readonly range: LspRange;
}
export interface LspPosition {
  readonly line: number;
  readonly character: number;
}
export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}
export interface Expansion {
  /** The document version this was computed for. */
  readonly version: number;
  /** In VS Code's snippet syntax, to put at `range`, already indented. */
  readonly snippet: string;
  readonly range: LspRange;
  /** Imports to add or merge; they do not overlap `range`. */
  readonly imports: readonly { readonly range: LspRange; readonly newText: string }[];
}

/** Request: a rule's page as Markdown. Parameters: ExplainParams; result: string or null (unknown id). */
export const explainRequest = "asyncioLens/explain";
export interface ExplainParams {
  readonly id: string;
}

/** Request: what to paste into a bug report about a document. Parameters: `{ uri?: string }`; result: string (Markdown, no code of the user's). */
export const debugInformationRequest = "asyncioLens/debugInformation";

/** Notification, client to server: where Python runs for each folder. Parameters: ActiveEnvironments. The newest takes the place of those before. */
export const environmentsNotification = "asyncioLens/environments";
export interface ActiveEnvironments {
  /** Addresses. An environment is a folder or an interpreter; one without a folder holds for what is in none. */
  readonly environments: readonly { readonly folder?: string; readonly environment: string }[];
}

/** Notification, client to server: the other tools that run. Parameters: OtherTools. The newest takes the place of those before. */
export const otherToolsNotification = "asyncioLens/otherTools";
export interface OtherTools {
  /** Ruff, with what the editor's settings say it selects. */
  readonly ruff?: { readonly select?: readonly string[]; readonly extendSelect?: readonly string[]; readonly ignore?: readonly string[] };
  /** Pylance or another of its kin, and whether the editor's settings have it report coroutines that nobody awaits. */
  readonly pylance?: { readonly unusedCoroutine: boolean };
}

/** Notification, server to client: what the status item shows. */
export const statusNotification = "asyncioLens/status";
export interface Status {
  readonly state: "ready" | "busy";
  /** Files known to the engine. */
  readonly files: number;
  /** The server's version. */
  readonly version: string;
}

/** Commands the server puts into code actions and the client carries out; the server offers them to our own client only. */
export const setSeverityCommand = "asyncioLens.setSeverity";
export interface SetSeverityArguments {
  readonly rule: string;
  /** Undefined asks the user. */
  readonly severity?: "error" | "warning" | "info" | "hint" | "off";
}

/** Shows the calls behind a finding beside it, one after the other. */
export const showChainCommand = "asyncioLens.showChain";
export interface ShowChainArguments {
  /** Where the finding is. */
  readonly uri: string;
  readonly position: LspPosition;
  /** The calls, the first one next to the finding. */
  readonly calls: readonly { readonly uri: string; readonly range: LspRange }[];
}
