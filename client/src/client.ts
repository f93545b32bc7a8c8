/** How the language client is set up. Loads the language client, so it is itself loaded late. */
import { env, Uri, workspace } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  type DocumentSelector,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import { type InitializationOptions, statusNotification } from "../../server/src/protocol.js";
import { commandIds } from "./command-ids.js";
import { documentPath, ruleOfLink, ruleScheme } from "./rule-link.js";
import type { ClientParts } from "./server.js";

export const clientId = "asyncioLens";
export const clientName = "Asyncio Lens";

/** A client that is not yet started; `make` says where its server is. */
export function createClient<Client extends BaseLanguageClient>(
  make: (options: LanguageClientOptions) => Client,
  parts: ClientParts,
): Client {
  const client = make(optionsFor(parts));
  client.onDidChangeState(({ newState }) => parts.onState(states[newState]));
  client.onNotification(statusNotification, parts.onStatus);
  return client;
}

const states = {
  [State.Starting]: "starting",
  [State.Running]: "ready",
  [State.Stopped]: "stopped",
  [State.StartFailed]: "failed",
} as const;

/** The server registers for changes of settings and files itself: nothing is synchronised from here. */
function optionsFor({ output, trace, onDeath }: ClientParts): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { locale: env.language };
  return {
    documentSelector: documentSelector(),
    initializationOptions,
    outputChannel: output,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // What has to be said is said by `onDeath`, so the language client shows nothing of its own.
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const { restart, message } = onDeath();
        return { action: restart ? CloseAction.Restart : CloseAction.DoNotRestart, message, handled: true };
      },
    },
    initializationFailedHandler: (error) => {
      output.error(error);
      return false;
    },
    markdown: { isTrusted: { enabledCommands: [commandIds.openRule] }, supportThemeIcons: true },
    uriConverters: { code2Protocol: (uri) => uri.toString(), protocol2Code: toUri },
  };
}

/** Python that is edited: also in notebooks and on virtual file systems, but not the old side of a diff or our own previews. */
function documentSelector(): DocumentSelector {
  const schemes = ["file", "untitled", "vscode-notebook-cell", ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)];
  return [...new Set(schemes)].map((scheme) => ({ scheme, language: "python" }));
}

/** The address of a rule becomes that of our own document: right in every product built on VS Code, in browsers too, and nothing is asked. */
function toUri(address: string): Uri {
  const rule = ruleOfLink(address);
  return rule === undefined ? Uri.parse(address) : Uri.from({ scheme: ruleScheme, path: documentPath(rule) });
}
