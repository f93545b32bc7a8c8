/** Holds what was measured against budgets.json. */
import * as fs from "node:fs";
import { printTable, showRatio } from "./report.mjs";

/**
 * `value` may be at most `atMost` times what is `over`, or `atMost` of its unit.
 * @typedef {{ value: string, over?: string, atMost: number, unit?: string }} Budget
 */

/** @type {readonly Budget[]} */
const budgets = JSON.parse(fs.readFileSync(new URL("budgets.json", import.meta.url), "utf8"));

/** Prints what is met, what is not and what was not measured; how many are not met. @param {ReadonlyMap<string, number>} values */
export function judge(values) {
  const rows = budgets.map((budget) => {
    const { value, over, atMost, unit = "×" } = budget;
    const own = values.get(value);
    const other = over === undefined ? 1 : values.get(over);
    const isKnown = own !== undefined && other !== undefined;
    const verdict = !isKnown ? "not measured" : own / other <= atMost ? "met" : "NOT MET";
    const measured = !isKnown ? "-" : over === undefined ? `${own.toFixed(unit === "×" ? 2 : 0)} ${unit}` : showRatio(own, other);
    return [over === undefined ? value : `${value} / ${over}`, measured, `≤ ${atMost} ${unit}`, verdict];
  });
  console.log("\nBudgets");
  printTable(["", "measured", "budget", ""], rows);
  return rows.filter(([, , , verdict]) => verdict === "NOT MET").length;
}
