/** What is printed: tables of what was measured. */

/**
 * Columns as wide as what is in them, numbers to the right.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all)
    console.log(`  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("   ")}`);
}

/** @param {number | undefined} milliseconds */
export function showTime(milliseconds) {
  if (milliseconds === undefined) return "-";
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
}

/** @param {number | undefined} megabytes */
export function showMemory(megabytes) {
  return megabytes === undefined ? "-" : `${megabytes.toFixed(0)} MB`;
}

/** How one compares with another: "0.25×". @param {number | undefined} value @param {number | undefined} other */
export function showRatio(value, other) {
  if (value === undefined || other === undefined) return "-";
  const ratio = value / other;
  return `${ratio.toFixed(ratio < 0.1 ? 4 : 2)}×`;
}

/** What is going on, for whoever waits; not part of the result. @param {string} what */
export function tell(what) {
  process.stderr.write(`  … ${what}\n`);
}
