/** `asyncio-lens check`: finds the files, indexes the project around them, fixes if asked to, reports. */
import { fill, type Language, languageFor, type Text } from "../engine/base/text.js";
import type { Engine, RuleView } from "../engine/engine.js";
import { Configuration } from "../host/configuration.js";
import { Folders, reasonOf } from "../host/file-system.js";
import { makeNote, type Note, showNote } from "../host/note.js";
import { relativePath } from "../host/paths.js";
import type { Project } from "../host/project.js";
import { overrideRules, RuleNames, type UserSettings } from "../host/settings.js";
import { type Arguments, ruleOverrides } from "./arguments.js";
import { unifiedDiff } from "./diff.js";
import { type Io, type Output, type Tools, UsageError } from "./io.js";
import { loadProject } from "./load.js";
import { Places } from "./places.js";
import { type Problem, problemsOf } from "./problems.js";
import { Progress } from "./progress.js";
import { reportGithub } from "./report-github.js";
import { reportJson } from "./report-json.js";
import { reportSarif } from "./report-sarif.js";
import { painter, reportText } from "./report-text.js";
import { bytesOf, fixInMemory, type Rewrite, writeBack } from "./rewrite.js";
import { statisticsJson, statisticsText } from "./statistics.js";

/** The exit status. Throws UsageError for paths and rules that are not there. */
export async function check(given: Arguments, io: Io, tools: Tools): Promise<number> {
  return new Check(given, io, tools).run();
}

class Check {
  readonly #notes: Note[] = [];
  readonly #tell = (note: Note) => void this.#notes.push(note);
  readonly #folders: Folders;
  readonly #configuration: Configuration;
  readonly #progress: Progress;
  /** How many checks of single rules threw. */
  #thrown = 0;
  readonly #rules: readonly RuleView[];
  readonly #explain: (rule: string, language: Language) => string | undefined;

  constructor(
    readonly given: Arguments,
    readonly io: Io,
    readonly tools: Tools,
  ) {
    const engine = this.#createEngine();
    this.#rules = engine.rules();
    this.#explain = (rule, language) => engine.explain(rule, language);
    const names = new RuleNames(this.#rules);
    const overrides = ruleOverrides(given.rules, names);
    this.#folders = new Folders(tools.fileSystem);
    this.#progress = new Progress(io.progress ?? io.stderr);
    const override = (project: UserSettings): UserSettings => ({
      ...project,
      rules: overrideRules(project.rules ?? {}, overrides, names),
      ...(given.target === undefined ? {} : { target: given.target }),
      ...(given.python === undefined ? {} : { environment: tools.absolutePath(io.cwd, given.python) }),
    });
    this.#configuration = new Configuration({ folders: this.#folders, names, override, tell: this.#tell });
  }

  async run(): Promise<number> {
    const { given } = this;
    this.#refuseContradictions();
    const language = await this.#language();
    const { project, checked } = await loadProject(given, this.io, this.tools, {
      folders: this.#folders,
      configuration: this.#configuration,
      createEngine: () => this.#createEngine(),
      progress: this.#progress,
      language,
      tell: this.#tell,
    });
    const places = new Places(project, this.io.cwd);
    const settle = () => this.#settle(project, checked, fill(words.checking, language));

    let fixed: { problems: number; files: number } | undefined;
    if (given.fix || given.diff) {
      const rewrites = await fixInMemory(checked, project, { unsafe: given.unsafeFixes, settle, tell: this.#tell });
      if (given.diff) return this.#end(project, language, this.#printDiffs(rewrites, places) ? 1 : 0);
      const done = await this.#write(rewrites, project);
      fixed = { problems: done.reduce((sum, rewrite) => sum + rewrite.fixed, 0), files: done.length };
    }

    await settle();
    const problems = checked.flatMap((key) => {
      const file = project.files.get(key);
      return file === undefined ? [] : problemsOf(file, project, places, language, given.minSeverity);
    });
    problems.sort((a, b) => compare(a.place.file, b.place.file));
    const isFixingStdin = given.fix && given.operands.includes("-");
    const output = isFixingStdin ? this.io.stderr : this.io.stdout;
    output.write(this.#report(problems, { language, files: checked.length, fixed, output, isSuccess: this.#failures(project) === 0 }));
    return this.#end(project, language, problems.length > 0 ? 1 : 0);
  }

  #refuseContradictions(): void {
    const { operands, stdinFilename, statistics, outputFormat, diff } = this.given;
    if (operands.includes("-") && operands.length > 1)
      throw new UsageError("- (standard input) cannot be checked together with other paths");
    if (stdinFilename !== undefined && !operands.includes("-"))
      throw new UsageError("--stdin-filename needs - (standard input) as the path");
    if (statistics && outputFormat !== "text" && outputFormat !== "json") {
      throw new UsageError(`--statistics comes as text or json, not ${outputFormat}`);
    }
    if (diff && outputFormat !== "text") throw new UsageError(`--diff comes as text, not ${outputFormat}`);
    if (diff && statistics) throw new UsageError("--diff and --statistics do not go together");
  }

  /** As asked for; else as the project says; else, for people, as their terminal speaks. */
  async #language(): Promise<Language> {
    const { language, outputFormat } = this.given;
    if (language !== undefined) return language;
    const { env, cwd } = this.io;
    const locale = outputFormat === "text" ? env.LC_ALL || env.LC_MESSAGES || env.LANG : undefined;
    return (await this.#configuration.of(cwd)).language ?? languageFor(locale);
  }

  /** Checks the files until the engines ask for no more modules; their answers are kept. */
  async #settle(project: Project, keys: readonly string[], what: string): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      keys.forEach((key, index) => {
        this.#progress.show(what, index + 1, keys.length);
        project.check(key);
      });
      if (!(await project.settle())) break;
    }
    this.#progress.clear();
  }

  /** Prints what the fixes change; whether there is anything. */
  #printDiffs(rewrites: readonly Rewrite[], places: Places): boolean {
    const { stdout, env } = this.io;
    let isAny = false;
    for (const { file, after } of rewrites) {
      const bytes = bytesOf(file, after);
      if (!(bytes instanceof Uint8Array)) {
        this.#tell(bytes);
        continue;
      }
      isAny = true;
      const { text, encoding } = file.source;
      const mark = encoding.byteOrderMark ? "\uFEFF" : "";
      const lines = unifiedDiff(mark + text, mark + after, places.showPath(file.path));
      // A patch is bytes: it has to say what the file says, in the file's own encoding.
      if (encoding.family === "utf-8" || stdout.isTTY) stdout.write(coloured(lines, usesColour(stdout, env)).join(""));
      else for (const line of lines) stdout.write(latin1(line));
    }
    return isAny;
  }

  /** Writes the files; what was read from standard input goes to standard output, changed or not. */
  async #write(rewrites: readonly Rewrite[], project: Project): Promise<readonly Rewrite[]> {
    const { io, tools } = this;
    if (!this.given.operands.includes("-")) return writeBack(rewrites, project, tools.fileSystem, tools.replaceFile, this.#tell);
    const [rewrite] = rewrites;
    const bytes = rewrite === undefined ? await io.stdin() : bytesOf(rewrite.file, rewrite.after);
    if (bytes instanceof Uint8Array) {
      io.stdout.write(bytes);
      return rewrites;
    }
    // Whoever put it in wants it back in any case.
    io.stdout.write(await io.stdin());
    this.#tell(bytes);
    const { file } = rewrite as Rewrite;
    project.setText(file.key, file.source.text);
    return [];
  }

  #report(
    problems: readonly Problem[],
    about: {
      readonly language: Language;
      readonly files: number;
      readonly fixed: { problems: number; files: number } | undefined;
      readonly output: Output;
      readonly isSuccess: boolean;
    },
  ): string {
    const { outputFormat, unsafeFixes: unsafe, statistics } = this.given;
    const { language, files, fixed, output, isSuccess } = about;
    if (statistics) {
      return outputFormat === "json" ? statisticsJson(problems, unsafe) : statisticsText(problems, unsafe, this.#rules, language);
    }
    switch (outputFormat) {
      case "json":
        return reportJson(problems);
      case "github":
        return reportGithub(problems);
      case "sarif": {
        const explain = (rule: string) => this.#explain(rule, language);
        return reportSarif(problems, { language, version: this.tools.version, rules: this.#rules, explain, isSuccess });
      }
      default: {
        const colour = usesColour(output, this.io.env);
        return reportText(problems, { language, colour, files, unsafe, isSuccess, ...(fixed === undefined ? {} : { fixed }) });
      }
    }
  }

  #createEngine(): Engine {
    const { fix, diff } = this.given;
    return this.tools.createEngine(
      (where, error) => {
        this.#thrown++;
        this.#tell(makeNote(undefined, internalError, { where, reason: reasonOf(error) }));
      },
      { isForOneCheck: !fix && !diff },
    );
  }

  #failures(project: Project): number {
    return this.#thrown + project.failures;
  }

  /** Prints the notes, each once, and settles the exit status. */
  #end(project: Project, language: Language, status: number): number {
    this.#progress.clear();
    const show = (path: string) => relativePath(this.io.cwd, path) || path;
    const lines = new Set(this.#notes.map((note) => `asyncio-lens: ${showNote(note, language, show)}\n`));
    for (const line of [...lines].sort()) this.io.stderr.write(line);
    if (this.#failures(project) > 0) return 2;
    return this.given.exitZero ? 0 : status;
  }
}

/** Each round goes one import deeper into what was not read beforehand. */
const mostRounds = 30;

const internalError: Text = { en: "internal error, please report it: {where}: {reason}", "zh-cn": "内部错误，请报告：{where}：{reason}" };

const words = { checking: { en: "Checking", "zh-cn": "检查" } } satisfies Record<string, Text>;

function usesColour(output: Output, env: Io["env"]): boolean {
  return output.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
}

function coloured(lines: readonly string[], colour: boolean): string[] {
  const paint = painter(colour);
  return lines.map((line) => {
    const style = line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : line.startsWith("@@") ? "cyan" : undefined;
    return style === undefined ? line : `${paint(style, line.slice(0, -1))}\n`;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
