/** The report programs read; its keys are a contract (see README). */
import type { Place } from "./places.js";
import type { Problem } from "./problems.js";

export function reportJson(problems: readonly Problem[]): string {
  const list = problems.map(({ place, rule, severity, message, chain, fixes }) => ({
    ...at(place),
    rule,
    severity,
    ...region(place),
    message,
    chain: chain.map((link) => ({ ...at(link.place), line: link.place.start.line, column: link.place.start.column, name: link.name })),
    fixes: fixes().map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ ...at(edit.place), ...region(edit.place), newText: edit.newText })),
    })),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function at({ file, cell }: Place) {
  return cell === undefined ? { file } : { file, cell };
}

function region({ start, end }: Place) {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
