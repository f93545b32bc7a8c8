/** The report as workflow commands of GitHub Actions, which shows them in the files of a pull request. */
import type { Severity } from "../engine/rules/finding.js";
import { showPlace } from "./places.js";
import type { Problem } from "./problems.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice", hint: "notice" };

export function reportGithub(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join("");
}

function annotation({ place, severity, rule, message, chain }: Problem): string {
  const { file, start, end, cell } = place;
  const properties: [string, string | number][] = [["file", file]];
  // The lines of a cell are not the lines of its file.
  if (cell === undefined) {
    properties.push(["line", start.line], ["col", start.column], ["endLine", end.line]);
    // Columns of another line than the first are not understood.
    if (end.line === start.line) properties.push(["endColumn", end.column]);
  }
  properties.push(["title", `asyncio-lens ${rule}`]);
  const where = cell === undefined ? "" : `cell ${cell}:${start.line}:${start.column}: `;
  const text = [where + message, ...chain.slice(1).map((link) => `  ${showPlace(link.place)}: ${link.name}`)].join("\n");
  return `::${commands[severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",")}::${escapeData(text)}`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
