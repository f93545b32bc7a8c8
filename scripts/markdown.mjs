/** What the generated pages are put together from. */

/** A table. @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`.replaceAll(/ {2}(?=\|)/g, " ")).join("\n");
}
