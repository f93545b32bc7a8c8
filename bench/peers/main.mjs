/**
 * How many of the lines that other tools expect their async checks to report, in their own test files, we report too: an independent
 * check of the rules. The files are read from checkouts of those tools; any of them may be left out.
 *
 *   node bench/peers/main.mjs --flake8-async DIR --ruff DIR --sonar DIR --pylint DIR
 *   node bench/peers/main.mjs --ruff DIR --list      every line on which we differ, also those that exceptions.mjs explains
 *   node bench/peers/main.mjs ... --record           put the numbers into measured.json, from where `npm run gen` takes them
 *
 * A line counts when a rule that `checks.mjs` names for the check reports it. The status is 1 when less than 95% are found, when we report
 * a line that the peer leaves alone, apart from what `exceptions.mjs` explains, and when one of those explains nothing.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../scripts/ensure-installed.mjs";
import { beforeEnd, end } from "../../scripts/process.mjs";
import { root } from "../../scripts/project.mjs";
import { printTable } from "../report.mjs";
import { checks } from "./checks.mjs";
import { exceptions } from "./exceptions.mjs";
import { readFlake8Async } from "./flake8-async.mjs";
import { readPylint } from "./pylint.mjs";
import { readRuff } from "./ruff.mjs";
import { readSonar } from "./sonar.mjs";

/**
 * A test file of a peer and the lines it expects to be reported.
 * @typedef {object} TestFile
 * @property {string} name
 * @property {string} text
 * @property {readonly string[]} [above] lines that it lacks at its beginning
 * @property {readonly string[]} codes the peer's checks it is for
 * @property {{ line: number, code: string }[]} expected
 * @property {readonly (readonly [first: number, last: number])[]} [about] the only lines that are about asynchronous code
 */

/**
 * A line that a peer expects to be reported, or that we report.
 * @typedef {object} Outcome
 * @property {string} code
 * @property {string} place `peer/file:line`
 * @property {string} text
 * @property {"found" | "missed" | "more"} kind `more`: the peer leaves it alone
 * @property {string | undefined} reason why the peer is wrong about it, or why it is no matter for us
 */

/** @typedef {{ rule: string, line: number, endLine: number }} Finding */

/** @satisfies {Record<keyof typeof import("./checks.mjs").tools, (root: string) => TestFile[]>} */
const readers = { "flake8-async": readFlake8Async, ruff: readRuff, sonar: readSonar, pylint: readPylint };
const wanted = 0.95;

const directory = /** @type {const} */ ({ type: "string" });
const options = /** @type {const} */ ({
  "flake8-async": directory,
  ruff: directory,
  sonar: directory,
  pylint: directory,
  list: { type: "boolean", default: false },
  record: { type: "boolean", default: false },
});

try {
  await end(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(2);
}

/** The exit status. */
async function main() {
  const { values } = parseArgs({ options });
  await ensureBuilt();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-peers-"));
  beforeEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));

  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [peer, read] of Object.entries(readers)) {
    const checkout = values[/** @type {keyof typeof readers} */ (peer)];
    if (typeof checkout === "string") outcomes.push(...compare(peer, read(checkout), path.join(scratch, peer)));
  }
  const shown = outcomes.filter(({ kind, reason }) => kind !== "found" && (values.list || reason === undefined));
  for (const { kind, place, code, text, reason } of shown) console.log(`${kind} ${place} ${code}  ${text}${reason ? `  (${reason})` : ""}`);

  const codes = [...new Set(outcomes.map(({ code }) => code))];
  const rows = codes.map((code) => [code, ...count(outcomes.filter((outcome) => outcome.code === code)).cells]);
  const all = count(outcomes);
  printTable(["check", "found", "expected", "more", "explained"], [...rows, ["all", ...all.cells]]);
  console.log(`${((100 * all.found) / all.expected).toFixed(1)}% of the lines that are expected are found`);
  if (values.record) record(outcomes);
  const idle = idleExceptions(outcomes);
  for (const place of idle) console.log(`${place}: the exception explains nothing`);
  return all.found < wanted * all.expected || all.more > 0 || idle.length > 0 ? 1 : 0;
}

/** @param {readonly Outcome[]} outcomes */
function record(outcomes) {
  const numbers = Object.fromEntries(
    Object.keys(readers).map((peer) => {
      const { found, expected, explained } = count(outcomes.filter(({ place }) => place.startsWith(`${peer}/`)));
      return [peer, { found, expected, explained }];
    }),
  );
  fs.writeFileSync(new URL("measured.json", import.meta.url), `${JSON.stringify(numbers, null, 2)}\n`);
}

/** The lines of exceptions on which there is no difference, in the files that were read. @param {readonly Outcome[]} outcomes */
function idleExceptions(outcomes) {
  const differing = new Set(outcomes.filter(({ kind }) => kind !== "found").map(({ kind, place }) => `${kind} ${place}`));
  const peers = new Set(outcomes.map(({ place }) => place.split("/")[0]));
  return exceptions
    .flatMap(({ missed = {}, more = {} }) => [...placesOf("missed", missed), ...placesOf("more", more)])
    .filter((place) => peers.has(place.split(/[ /]/)[1]) && !differing.has(place));
}

/** @param {string} kind @param {Readonly<Record<string, readonly number[]>>} files */
function placesOf(kind, files) {
  return Object.entries(files).flatMap(([file, lines]) => lines.map((line) => `${kind} ${file}:${line}`));
}

/** @param {readonly Outcome[]} outcomes */
function count(outcomes) {
  const open = outcomes.filter(({ reason }) => reason === undefined);
  const of = (/** @type {Outcome["kind"]} */ kind) => open.filter((outcome) => outcome.kind === kind).length;
  const found = of("found");
  const more = of("more");
  const expected = found + of("missed");
  const explained = outcomes.length - open.length;
  return { found, expected, more, explained, cells: [found, expected, more, explained].map(String) };
}

/**
 * What we report in a peer's files beside what it expects.
 * @param {string} peer
 * @param {readonly TestFile[]} files
 * @param {string} folder where they may be written
 */
function compare(peer, files, folder) {
  fs.mkdirSync(folder);
  return files.flatMap((file) => {
    // One by one, because they are no project.
    const place = path.join(folder, file.name);
    fs.writeFileSync(place, [...(file.above ?? []), file.text].join("\n"));
    return compareFile(peer, file, at(file, check(place)));
  });
}

/** Findings by the lines the file has without what was put above it, a rule once a line. @param {TestFile} file @param {Finding[]} findings */
function at({ above = [] }, findings) {
  const shift = above.length;
  const moved = findings.map((finding) => ({ ...finding, line: finding.line - shift, endLine: finding.endLine - shift }));
  return moved.filter(({ line, rule }, index) => line > 0 && moved.findIndex((one) => one.line === line && one.rule === rule) === index);
}

/**
 * @param {string} peer
 * @param {TestFile} file
 * @param {readonly Finding[]} findings
 * @returns {Outcome[]}
 */
function compareFile(peer, { name, text, codes, expected, about }, findings) {
  const lines = text.split("\n");
  const isAbout = (/** @type {number} */ line) => about?.some(([first, last]) => first <= line && line <= last) ?? true;
  /** @param {Outcome["kind"]} kind @param {number} line @param {string} code @returns {Outcome} */
  const outcome = (kind, line, code) => {
    const reason = kind === "found" ? undefined : exceptions.find((one) => one[kind]?.[`${peer}/${name}`]?.includes(line))?.reason.en;
    return { code: `${peer} ${code}`, place: `${peer}/${name}:${line}`, text: lines[line - 1].trim(), kind, reason };
  };
  const compared = expected.filter(({ code, line }) => rulesFor(peer, code).length > 0 && isAbout(line));
  const isAt = (/** @type {Finding} */ finding, /** @type {number} */ line) => finding.line <= line && line <= finding.endLine;
  const outcomes = compared.map(({ line, code }) => {
    const found = findings.some((finding) => rulesFor(peer, code).includes(finding.rule) && isAt(finding, line));
    return outcome(found ? "found" : "missed", line, code);
  });
  const more = findings.flatMap((finding) => {
    const code = codes.find((one) => rulesFor(peer, one).includes(finding.rule));
    const isExpected = compared.some(({ line, code }) => rulesFor(peer, code).includes(finding.rule) && isAt(finding, line));
    return code === undefined || isExpected || !isAbout(finding.line) ? [] : [outcome("more", finding.line, code)];
  });
  return [...outcomes, ...more];
}

/** Our rules for a peer's check. @param {string} peer @param {string} code */
function rulesFor(peer, code) {
  return checks.filter(({ codes }) => codes[/** @type {keyof typeof readers} */ (peer)]?.includes(code)).flatMap(({ rules }) => rules);
}

/** What our command line tool reports in a file, with every rule on. @param {string} place @returns {Finding[]} */
function check(place) {
  const cli = path.join(root, "dist/cli.js");
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [cli, "check", place, "--rule", "*=warning", "--python-version", "3.13", "--output-format", "json", "--exit-zero"],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
