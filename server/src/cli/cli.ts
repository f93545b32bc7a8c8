/** The command line tool, apart from the process it runs in. */
import { languageFor } from "../engine/base/text.js";
import type { RuleView } from "../engine/engine.js";
import { RuleNames } from "../host/settings.js";
import { type Arguments, didYouMean, parseArguments } from "./arguments.js";
import { check } from "./check.js";
import { help } from "./help.js";
import { type Io, quietly, type Tools, UsageError } from "./io.js";

/** Runs a command. The exit status: 0 nothing to report, 1 findings reported, 2 wrong usage or internal error. Never rejects. */
export async function run(argv: readonly string[], io: Io, tools: Tools): Promise<number> {
  let input: Promise<Uint8Array> | undefined;
  const stdin = () => {
    input ??= io.stdin();
    return input;
  };
  const safe: Io = { ...io, stdin, stdout: quietly(io.stdout), stderr: quietly(io.stderr) };
  try {
    return await dispatch(parseArguments(argv), safe, tools);
  } catch (error) {
    safe.stderr.write(`asyncio-lens: ${error instanceof UsageError ? error.message : internalError(error, io.env)}\n`);
    return 2;
  }
}

async function dispatch(given: Arguments, io: Io, tools: Tools): Promise<number> {
  const language = given.language ?? languageFor(io.env.LC_ALL || io.env.LC_MESSAGES || io.env.LANG);
  if (given.help) {
    io.stdout.write(help[language]);
    return 0;
  }
  if (given.version) {
    io.stdout.write(`asyncio-lens ${tools.version}\n`);
    return 0;
  }
  switch (given.command) {
    case "check":
      return check(given, io, tools);
    case "explain":
      return explain({ ...given, language }, io, tools);
    case "rules":
      return listRules({ ...given, language }, io, tools);
    default:
      // Nothing was asked for, so nothing was done.
      io.stderr.write(help[language]);
      return 2;
  }
}

function explain({ operands, language = "en" }: Arguments, io: Io, tools: Tools): number {
  const [rule, ...rest] = operands;
  if (rule === undefined || rest.length > 0) throw new UsageError("explain wants one rule; `asyncio-lens rules` lists them");
  const engine = tools.createEngine(() => {});
  const page = engine.explain(rule, language);
  if (page === undefined) throw new UsageError(`no rule is called "${rule}"${didYouMean(new RuleNames(engine.rules()).closest(rule))}`);
  io.stdout.write(page.endsWith("\n") ? page : `${page}\n`);
  return 0;
}

function listRules({ operands, outputFormat, language = "en" }: Arguments, io: Io, tools: Tools): number {
  if (operands.length > 0) throw new UsageError(`rules takes no "${operands[0]}"`);
  if (outputFormat !== "text" && outputFormat !== "json") throw new UsageError(`rules come as text or json, not ${outputFormat}`);
  const rules = tools.createEngine(() => {}).rules();
  if (outputFormat === "json") {
    const list = rules.map(({ id, group, severity, fixable, sources, title }) => ({
      id,
      group,
      severity,
      fixable: fixable ?? null,
      sources,
      title: title[language],
    }));
    io.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const groups = [...new Set(rules.map(({ group }) => group))];
  const columns = [
    Math.max(0, ...rules.map(({ id }) => id.length)),
    Math.max(0, ...rules.map(({ severity }) => severity.length)),
    "unsafe fix".length,
  ] as const;
  const row = ({ id, severity, fixable, title }: RuleView) =>
    `  ${id.padEnd(columns[0])}  ${severity.padEnd(columns[1])}  ${(fixable === undefined ? "" : `${fixable} fix`).padEnd(columns[2])}  ${title[language]}\n`;
  io.stdout.write(
    groups
      .map(
        (group) =>
          `${group}\n${rules
            .filter((rule) => rule.group === group)
            .map(row)
            .join("")}`,
      )
      .join("\n"),
  );
  return 0;
}

function internalError(error: unknown, env: Io["env"]): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = env.ASYNCIO_LENS_DEBUG && error instanceof Error ? `\n${error.stack}` : "";
  return `internal error, please report it: ${message.split("\n")[0]}${stack}`;
}
