/** What to paste into a bug report: versions, settings, counts and times; no code, no paths, no names of the user's. */
import { showVersion } from "../engine/base/version.js";
import type { Finding } from "../engine/rules/finding.js";
import type { ServerHost } from "./server-host.js";
import type { ReadyFile } from "./session.js";
import type { Workspace } from "./workspace.js";

export async function describeForBugReport(workspace: Workspace, host: ServerHost, uri: string | undefined): Promise<string> {
  const { client, open } = workspace;
  const ready = uri === undefined ? undefined : await workspace.ready(uri);
  const roots = await workspace.rootUris();
  const lines = [
    `- Asyncio Lens ${host.version}`,
    `- Runs in ${host.runtime}`,
    `- Client: ${client.name}; positions in ${client.encoding}; diagnostics ${client.pullsDiagnostics ? "pulled" : "pushed"}`,
    `- Workspace: ${roots.length} folder(s), ${open.all().length} file(s) open, ${workspace.size} known`,
    ...(ready ? await describeFile(workspace, ready) : []),
  ];
  return `${lines.join("\n")}\n`;
}

async function describeFile(workspace: Workspace, ready: ReadyFile): Promise<string[]> {
  const { about, engine, file, key } = ready;
  const { editor } = await workspace.folderOf(file);
  const { target, rules, blockingCalls } = about.settings;
  const start = Date.now();
  const findings = engine.check(key);
  const elapsed = Date.now() - start;
  const kinds = [
    file.isNotebook ? `notebook of ${file.parts.length} Python cell(s)` : "file",
    about.module === undefined ? "not a module" : "a module",
    ...(about.isPackage ? ["of a package"] : []),
    ...(about.isTest ? ["of tests"] : []),
    ...(ready.isSilent ? ["excluded"] : []),
  ];
  return [
    `- Document: ${kinds.join(", ")}; ${engine.lineStarts(key)?.length ?? 0} lines, ${file.text.length} characters`,
    `- Target: Python ${showVersion(target.oldest)} to ${showVersion(target.newest)}`,
    `- Settings: enable ${editor.enable}, run ${editor.run}, language ${ready.language}, rules ${JSON.stringify(rules)}, ${Object.keys(blockingCalls).length} blocking call(s) of the user's`,
    `- Findings: ${countByRule(findings)} (${elapsed} ms)`,
  ];
}

function countByRule(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts.size === 0 ? "none" : [...counts].map(([rule, count]) => `${rule} ${count}`).join(", ");
}
