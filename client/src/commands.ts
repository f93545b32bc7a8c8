/** The commands, and the addresses that lead to rule pages. */
import { commands, type Disposable, type ExtensionContext, env, type LogOutputChannel, window, workspace } from "vscode";
import { fixAllKind, type SetSeverityArguments, type ShowChainArguments } from "../../server/src/protocol.js";
import { commandIds } from "./command-ids.js";
import { debugInformation } from "./debug-information.js";
import { example } from "./example.js";
import { ruleOfPath } from "./rule-link.js";
import type { RulePages } from "./rule-pages.js";
import type { Server } from "./server.js";
import { pickRule, setSeverity } from "./severity.js";
import { showChain } from "./show-chain.js";
import type { TemplateInserter } from "./templates.js";
import { say } from "./words.js";

interface Parts {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly server: Server;
  readonly pages: RulePages;
  readonly templates: TemplateInserter;
}

export function registerCommands({ context, output, server, pages, templates }: Parts): Disposable[] {
  // biome-ignore lint/suspicious/noExplicitAny: VS Code passes on what the caller gave, unchecked
  const register = (id: string, run: (argument?: any) => Promise<void> | void) =>
    commands.registerCommand(id, async (argument) => {
      try {
        await run(argument);
      } catch (error) {
        output.error(error as Error);
        void showError(error, output); // a command does not wait until its notification is read
      }
    });

  const openRule = async (given?: unknown) => {
    const rule = typeof given === "string" ? given : await pickRule(context.extension, hasPage);
    if (rule !== undefined) await pages.open(rule);
  };

  return [
    register(commandIds.insertTemplate, (id?: unknown) => templates.insert(typeof id === "string" ? id : undefined)),
    register(commandIds.fixAll, fixAll),
    register(commandIds.openRule, openRule),
    register(commandIds.setSeverity, (given?: SetSeverityArguments) => setSeverity(context.extension, given)),
    register(commandIds.showChain, (given: ShowChainArguments) => showChain(given)),
    register(commandIds.restartServer, () => server.restart()),
    register(commandIds.showOutput, () => output.show()),
    register(commandIds.copyDebugInformation, async () => {
      await env.clipboard.writeText(await debugInformation(context, server));
      void window.showInformationMessage(say("Debug information is on the clipboard."));
    }),
    register(commandIds.openExample, async () => {
      await window.showTextDocument(await workspace.openTextDocument({ language: "python", content: example }));
    }),
    window.registerUriHandler({ handleUri: ({ path }) => commands.executeCommand(commandIds.openRule, ruleOfPath(path)) as Promise<void> }),
  ];
}

/** The editor's own command: it shows what it does and says when there is nothing to do. */
async function fixAll(): Promise<void> {
  if (window.activeTextEditor === undefined) {
    void window.showInformationMessage(say("Open a Python file first."));
    return;
  }
  await commands.executeCommand("editor.action.sourceAction", { kind: fixAllKind, apply: "first" });
}

async function showError(error: unknown, output: LogOutputChannel): Promise<void> {
  const showOutput = say("Show Output");
  const message = say("Asyncio Lens: {0}", error instanceof Error ? error.message : String(error));
  if ((await window.showErrorMessage(message, showOutput)) === showOutput) output.show();
}

/** Groups, and what belongs to no rule, have no page: only the ids of rules are of several words. */
function hasPage(name: string): boolean {
  return name.includes("-") && name !== "unused-suppression";
}
