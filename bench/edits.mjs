/**
 * What is typed into a module of code.mjs. Each edit changes what is found, or where, for every server: one that sends nothing when nothing
 * has changed answers all the same. Each is followed by its undo, so all begin with the same text.
 */
import { makeModule, randomFrom } from "./code.mjs";

/**
 * @typedef {object} Edit
 * @property {string} kind
 * @property {number} start offset in the text before it
 * @property {number} end
 * @property {string} text what takes the place
 */

/** The line of a mistake, up to its call: `started, _ = number, time.sleep(0.01)`. */
const mistake = /^ +started, _ = number, (?=time\.sleep)/gm;
const signature = /^async def (?=refresh_\d+\()/gm;

/** @type {Record<string, (text: string, random: () => number) => { start: number, end: number, text: string }>} */
const kinds = {
  identifier: (text, random) => insert(pick(text, mistake, random).start + "        started".length, "s"),
  newline: (text, random) => insert(pick(text, mistake, random).start, "\n"),
  bracket: (text, random) => insert(pick(text, mistake, random).end, "("),
  quote: (text, random) => insert(pick(text, mistake, random).end, '"'),
  "pasted block": (text, random) => insert(pick(text, signature, random).start, `${pasted}\n\n`),
  body: (text, random) => {
    const { end } = pick(text, mistake, random);
    return { start: end, end: end + "time.sleep".length, text: "print" };
  },
  signature: (text, random) => {
    const { start } = pick(text, signature, random);
    return { start, end: start + "async def ".length, text: "def " };
  },
};

export const kindNames = Object.keys(kinds);

/** Two screens of code with names that are used elsewhere too. */
const pasted = makeModule(100, { seed: 99 }).split("\n").slice(12).join("\n").trim();

/**
 * So many edits, of every kind in turn, all over the text.
 * @param {string} text
 * @param {number} count
 * @returns {Edit[]}
 */
export function makeEdits(text, count) {
  const random = randomFrom(7);
  /** @type {Edit[]} */
  const edits = [];
  for (let turn = 0; edits.length < count; turn++) {
    const kind = kindNames[turn % kindNames.length];
    const edit = kinds[kind](text, random);
    const undo = { start: edit.start, end: edit.start + edit.text.length, text: text.slice(edit.start, edit.end) };
    edits.push({ kind, ...edit }, { kind, ...undo });
  }
  return edits.slice(0, count);
}

/** @param {number} at @param {string} text */
function insert(at, text) {
  return { start: at, end: at, text };
}

/** One of the places a pattern matches. @param {string} text @param {RegExp} pattern @param {() => number} random */
function pick(text, pattern, random) {
  const found = [...text.matchAll(pattern)];
  const match = found[Math.floor(random() * found.length)];
  return { start: match.index, end: match.index + match[0].length };
}
