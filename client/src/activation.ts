/** What both hosts do when the extension starts: show a status, start the server without waiting for it, register commands. */
import { type ExtensionContext, window } from "vscode";
import { registerCommands } from "./commands.js";
import { followEnvironments } from "./environments.js";
import { followOtherTools } from "./other-tools.js";
import { RulePages } from "./rule-pages.js";
import { type Launch, Server } from "./server.js";
import { Status } from "./status.js";
import { TemplateInserter } from "./templates.js";

/** What `activate` returns; the extension's own tests use it. */
export interface Api {
  /** Resolves when the server answers; rejects when it could not be started. */
  readonly ready: () => Promise<void>;
}

let active: Server | undefined;

export function activateWith(context: ExtensionContext, launch: Launch): Api {
  const output = window.createOutputChannel("Asyncio Lens", { log: true });
  const status = new Status();
  const server = new Server(launch, output, status);
  const pages = new RulePages(server);
  const templates = new TemplateInserter(server, context.globalState);
  context.subscriptions.push(server, status, pages, templates, output);
  context.subscriptions.push(...registerCommands({ context, output, server, pages, templates }));
  context.subscriptions.push(followEnvironments(server), followOtherTools(server));
  active = server;
  server.start().catch(() => {}); // the status and the output say so
  return { ready: () => server.start() };
}

/** VS Code waits for this one: the server ends in good order. */
export async function deactivate(): Promise<void> {
  await active?.dispose();
  active = undefined;
}
