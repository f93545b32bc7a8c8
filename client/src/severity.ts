/** The command that sets how a rule is reported: asks what was not given, then writes `asyncioLens.rules`. */
import { ConfigurationTarget, type Extension, type QuickPickItem, type Uri, window, workspace } from "vscode";
import { type SetSeverityArguments, settingsSection } from "../../server/src/protocol.js";
import { say, type Words } from "./words.js";

type Severity = NonNullable<SetSeverityArguments["severity"]>;
type Rules = Readonly<Record<string, string>>;

const meanings: Readonly<Record<Severity, Words>> = {
  error: "Red squiggle",
  warning: "Yellow squiggle",
  info: "Blue squiggle",
  hint: "Three dots under the code, not in the Problems list",
  off: "Not reported",
};

/** Asks for what `given` leaves open; leaving a list changes nothing. */
export async function setSeverity(extension: Extension<unknown>, given: Partial<SetSeverityArguments> = {}): Promise<void> {
  const resource = window.activeTextEditor?.document.uri;
  const rule = given.rule ?? (await pickRule(extension));
  if (rule === undefined) return;
  const severity = given.severity ?? (await pickSeverity(rule, resource));
  if (severity === undefined) return;
  const target = await pickTarget(rule, resource);
  if (target === undefined) return;
  const configuration = workspace.getConfiguration(settingsSection, resource);
  const all = configuration.inspect<Rules>("rules");
  const here = {
    [ConfigurationTarget.Global]: all?.globalValue,
    [ConfigurationTarget.Workspace]: all?.workspaceValue,
    [ConfigurationTarget.WorkspaceFolder]: all?.workspaceFolderValue,
  }[target];
  await configuration.update("rules", { ...here, [rule]: severity }, target);
}

/** A rule of the user's choice, or a group of them, by the settings' own description of them. */
export async function pickRule(
  extension: Extension<unknown>,
  isOffered: (name: string) => boolean = () => true,
): Promise<string | undefined> {
  const properties = extension.packageJSON?.contributes?.configuration?.properties?.[`${settingsSection}.rules`]?.properties ?? {};
  const items = Object.entries(properties as Record<string, { description?: string; markdownDescription?: string }>)
    .filter(([name]) => isOffered(name))
    .map(([label, { description, markdownDescription }]) => ({
      label,
      detail: (description ?? markdownDescription ?? "").split("\n")[0] ?? "",
    }));
  const placeHolder = say("Which rule?");
  if (items.length === 0) return window.showInputBox({ prompt: placeHolder });
  return (await window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}

async function pickSeverity(rule: string, resource: Uri | undefined): Promise<Severity | undefined> {
  const current = workspace.getConfiguration(settingsSection, resource).get<Rules>("rules", {})[rule];
  const items = (Object.keys(meanings) as Severity[]).map((label) => ({
    label,
    description: label === current ? say("current") : "",
    detail: say(meanings[label]),
  }));
  return (await window.showQuickPick(items, { placeHolder: say("Report `{0}` as", rule) }))?.label;
}

/** Where to write it; without a folder there is only one place. */
async function pickTarget(rule: string, resource: Uri | undefined): Promise<ConfigurationTarget | undefined> {
  if (!workspace.workspaceFolders?.length) return ConfigurationTarget.Global;
  const folder = resource && workspace.getWorkspaceFolder(resource);
  const items: (QuickPickItem & { target: ConfigurationTarget })[] = [
    { label: say("In this workspace"), target: ConfigurationTarget.Workspace },
    { label: say("In all my projects"), target: ConfigurationTarget.Global },
  ];
  if (folder && workspace.workspaceFolders.length > 1) {
    items.unshift({ label: say("In the folder {0}", folder.name), target: ConfigurationTarget.WorkspaceFolder });
  }
  return (await window.showQuickPick(items, { placeHolder: say("Where should the severity of `{0}` be set?", rule) }))?.target;
}
