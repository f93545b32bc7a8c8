/** The façade: everything the language server, the command line and the tests may ask of the engine. */

import { answerFor, type Derived, withoutNotes } from "./base/answers.js";
import { conflict, type TextEdit } from "./base/edit.js";
import { type Span, shifted } from "./base/span.js";
import type { Language } from "./base/text.js";
import { listActions } from "./features/actions.js";
import { listCompletions } from "./features/completion.js";
import { describeRule } from "./features/describe.js";
import { hoverAt } from "./features/hover.js";
import { expandAt, listTemplates } from "./features/insert.js";
import type { Action, Completion, Hover, RuleView, TemplateView } from "./features/views.js";
import { Libraries, type ModuleText, type ModuleTexts, type Packages } from "./project/libraries.js";
import { findStub } from "./project/lookup.js";
import { Module, type ModuleAbout, Modules, modelOf } from "./project/modules.js";
import type { Site } from "./project/symbols.js";
import { Types } from "./project/types.js";
import type { FileContext } from "./rules/check.js";
import { createFacts, type Facts } from "./rules/facts.js";
import type { Finding } from "./rules/finding.js";
import { rules } from "./rules/index.js";
import type { Rule } from "./rules/rule.js";
import { runRules } from "./rules/run.js";
import { settleCovered, settleOverlaps, severityOf, worstSeverity } from "./rules/severity.js";
import { applySuppressions, isSuppressed } from "./rules/suppress.js";
import { buildModel } from "./semantics/build.js";
import { defaultSettings, type Settings } from "./settings.js";
import { splitItems } from "./syntax/items.js";
import type { Parser } from "./syntax/parser.js";
import { SourceFile } from "./syntax/source-file.js";

export type { Action, Completion, Hover, RuleView, TemplateView } from "./features/views.js";
export type { ModuleText, ModuleTexts, Packages } from "./project/libraries.js";

/** What the host knows of a file beside its text. */
export interface FileAbout {
  /** Dotted module name the file is imported by ("app.db", a package's `__init__` is "app"); undefined for scripts. */
  readonly module?: string;
  /** A package's `__init__.py`: relative imports count from the module itself. */
  readonly isPackage?: boolean;
  /** `tests/`, `test_*.py`, `*_test.py`, `conftest.py`. */
  readonly isTest: boolean;
  /** Keys of the `conftest.py` files in its folder and those above, the nearest first. */
  readonly conftests?: readonly string[];
  /** A notebook: its cells joined, where `await` at the top is allowed. */
  readonly isNotebook?: boolean;
  readonly settings: Settings;
}

/** What the engine keeps of a file. */
interface KnownFile {
  readonly module: Module;
  readonly about: FileAbout;
  readonly context: FileContext;
}

export interface EngineOptions {
  readonly standardLibrary?: ModuleTexts;
  /** Summaries of libraries, for where they are not installed. */
  readonly summaries?: ModuleTexts;
  /** Told of a check that threw: the rest goes on. */
  readonly onError?: (where: string, error: unknown) => void;
  /**
   * Files are given, then checked, and not edited: nothing is noted of what hangs on what, which is a third of the work. A file that is
   * given after a check costs all that was worked out.
   */
  readonly isForOneCheck?: boolean;
  /** Texts that engines beside this one have read as well, to read each once. */
  readonly shared?: Map<string, SourceFile>;
  /** Told of every item the rules look at, by its file and its first line: for tests and measurements. */
  readonly onCheck?: (key: string, item: string) => void;
}

export class Engine {
  readonly #files = new Map<string, KnownFile>();
  /** What the rules find in an item, in offsets of the item; and in a file, ready to be shown. */
  readonly #found = new WeakMap<Site, Derived<readonly Finding[]>>();
  readonly #checked = new WeakMap<Module, Derived<readonly Finding[]>>();
  readonly #libraries: Libraries;
  #modules: Modules;
  #types: Types;
  #facts: Facts;
  /** Whether anything was worked out that nobody can take back. */
  #isSettled = false;
  readonly #options: EngineOptions;
  readonly #onError: (where: string, error: unknown) => void;

  constructor(
    readonly parser: Parser,
    options: EngineOptions = {},
  ) {
    this.#options = options;
    this.#onError = options.onError ?? (() => {});
    this.#libraries = new Libraries({
      standard: (name) => options.standardLibrary?.(name),
      summaries: (name) => options.summaries?.(name) ?? knownText(name),
      parse: (text) => SourceFile.read(parser, text),
    });
    this.#modules = new Modules((name) => this.#libraries.find(name));
    this.#types = this.#newTypes();
    this.#facts = this.#newFacts();
  }

  #newTypes(): Types {
    return new Types(this.#modules, (text) => {
      const tree = this.parser.parse(text);
      return splitItems(tree)[0]?.item ?? { text, tree, isClassHead: false };
    });
  }

  #newFacts(): Facts {
    return createFacts(this.#types, {
      contextOf: ({ module }) => {
        const known = this.#files.get(module.key);
        return known?.module === module ? known.context : undefined;
      },
      isSuppressed: (site, node, rule) => isSuppressed(site.module, site.start + site.tree.start(node), rule),
      // Where every file is checked, every model is wanted.
      modelOf: this.#options.isForOneCheck === true ? modelOf : (item) => buildModel(item.tree),
    });
  }

  /** Says what is installed; before any file is given. */
  usePackages(packages: Packages): void {
    this.#libraries.packages = packages;
  }

  /** Gives the engine a file, or its next version. `key` is the host's own and opaque; text is decoded, without BOM. */
  setFile(key: string, text: string, about: FileAbout): void {
    if (this.#isSettled) this.#beginAnew();
    const before = this.#files.get(key);
    const moduleAbout = { name: about.module ?? key, isPackage: about.isPackage ?? false, conftests: about.conftests ?? [] };
    const stays = before !== undefined && sameAbout(before.module.about, moduleAbout);
    if (before !== undefined && !stays) this.removeFile(key);
    const module = stays ? before.module : new Module(key, moduleAbout, "project");
    if (!stays || module.file.text !== text) {
      const changes = module.update(this.#read(text, stays ? module.file : undefined));
      if (!stays) this.#modules.add(module);
      this.#types.apply(module, changes);
      this.#facts.evidence.apply(module, changes);
    }
    const context = this.#buildContext(module, about);
    const known = stays ? before.context : undefined;
    // What the rules ask of a file is not tracked by itself.
    if (known !== undefined && !sameContext(known, context)) for (const site of module.sites) site.changed();
    this.#files.set(key, { module, about, context });
  }

  #read(text: string, before: SourceFile | undefined): SourceFile {
    const { shared } = this.#options;
    const file = shared?.get(text) ?? SourceFile.read(this.parser, text, before);
    shared?.set(text, file);
    return file;
  }

  removeFile(key: string): void {
    if (!this.#files.has(key)) return;
    if (this.#isSettled) this.#beginAnew();
    const known = this.#files.get(key) as KnownFile;
    this.#files.delete(key);
    this.#modules.remove(key);
    const changes = { added: [], removed: known.module.close() };
    this.#types.apply(known.module, changes);
    this.#facts.evidence.apply(known.module, changes);
  }

  /** Keeps the files and nothing else. */
  #beginAnew(): void {
    this.#isSettled = false;
    this.#modules = this.#modules.emptied();
    this.#types = this.#newTypes();
    this.#facts = this.#newFacts();
    const files = [...this.#files];
    this.#files.clear();
    for (const [key, { module, about }] of files) this.setFile(key, module.file.text, about);
  }

  /** Offsets of the line starts of a file (`[0]` is 0; `\n`, `\r\n` and `\r` end lines), or undefined for an unknown key. */
  lineStarts(key: string): readonly number[] | undefined {
    return this.#files.get(key)?.module.file.lineStarts;
  }

  text(key: string): string | undefined {
    return this.#files.get(key)?.module.file.text;
  }

  /** Dotted names of what a file imports: `a.b` and, since `c` may be a module, `a.b.c` for `from a.b import c`. */
  imports(key: string): readonly string[] {
    return this.#files.get(key)?.module.imports ?? [];
  }

  /** Dotted names of modules that something asked for and nobody gave; answer with `setFile`, or with `setMissing`. */
  wanted(): readonly string[] {
    return this.#modules.wanted();
  }

  /** Keys of files that something asked for (`FileAbout.conftests`) and nobody gave; answered in the same way. */
  wantedFiles(): readonly string[] {
    return this.#modules.wantedFiles();
  }

  /** The host has looked for a wanted module or file and there is none. */
  setMissing(moduleOrKey: string): void {
    this.#modules.setMissing(moduleOrKey);
  }

  /** What the rules report in a file, by place: severities applied, suppressed ones left out, `off` ones too. Never throws for any text. */
  check(key: string): readonly Finding[] {
    const known = this.#files.get(key);
    if (known === undefined) return [];
    const find = () => {
      this.#types.settle();
      return answerFor(this.#checked, known.module).get(() => this.#check(known));
    };
    if (this.#options.isForOneCheck !== true) return find();
    this.#isSettled = true;
    const findings = withoutNotes(find);
    for (const site of known.module.sites) site.dropBody();
    return findings;
  }

  #check({ module, about, context }: KnownFile): Finding[] {
    const found = module.sites.flatMap((site) => {
      const findings = answerFor(this.#found, site).get(() => {
        this.#options.onCheck?.(module.key, /.*/.exec(site.code.text)?.[0] ?? "");
        return runRules(site, context, this.#onError);
      });
      return findings.map((finding) => placedAt(finding, site.start));
    });
    const set = settleOverlaps(found).flatMap((finding) => {
      const severity = severityOf(finding, about.settings, about.isTest);
      return severity === "off" ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
    });
    return applySuppressions(module, settleCovered(set)).filter((finding) => severityOf(finding, about.settings, false) !== "off");
  }

  #buildContext(module: Module, about: FileAbout): FileContext {
    return {
      module,
      types: this.#types,
      settings: about.settings,
      isTest: about.isTest,
      isNotebook: about.isNotebook ?? false,
      library: libraryOf(module),
      facts: this.#facts,
    };
  }

  hover(key: string, offset: number, language: Language): Hover | undefined {
    const known = this.#files.get(key);
    if (known === undefined) return undefined;
    return this.#guarded("hover", undefined, () => hoverAt(known.context, this.check(key), offset, language));
  }

  complete(key: string, offset: number, language: Language): readonly Completion[] {
    const known = this.#files.get(key);
    if (known === undefined) return [];
    return this.#guarded("completion", [], () =>
      listCompletions(known.module, known.about.settings, known.about.isNotebook ?? false, offset, language),
    );
  }

  /** Hands a file's module and the evaluator to `read`: for tests and tools that look inside. */
  inspect<Result>(key: string, read: (module: Module, types: Types) => Result): Result {
    const known = this.#files.get(key);
    if (known === undefined) throw new Error(`no file ${key}`);
    return read(known.module, this.#types);
  }

  /** Fixes of the findings that touch `span`, then "ignore" actions for them. */
  actions(key: string, span: Span, language: Language): readonly Action[] {
    const known = this.#files.get(key);
    if (known === undefined) return [];
    return this.#guarded("actions", [], () => listActions(known.module, this.check(key), span, language));
  }

  /** One round of all fixes that do not overlap (safe ones; with `unsafe` also the preferred unsafe ones), imports merged; apply and ask again until there are none. */
  fixAll(key: string, options: { readonly unsafe: boolean }): { readonly edits: readonly TextEdit[]; readonly fixed: readonly Finding[] } {
    const edits: TextEdit[] = [];
    const fixed: Finding[] = [];
    for (const finding of this.check(key)) {
      const fix =
        finding.fixes.find((one) => one.safety === "safe" && one.preferred) ??
        (options.unsafe ? finding.fixes.find((one) => one.preferred) : undefined);
      const wanted = fix === undefined ? undefined : this.#guarded("fix", undefined, () => fix.edits());
      if (wanted === undefined || wanted.some((edit) => edit.file !== key)) continue;
      const added = wanted.filter(
        (edit) => !edits.some((known) => known.start === edit.start && known.end === edit.end && known.newText === edit.newText),
      );
      // Two edits of one place, even insertions, leave the second for the next round.
      if (added.some((edit) => edits.some((known) => conflict(known, edit) || (known.start === edit.start && known.end === edit.end))))
        continue;
      edits.push(...added.map(({ start, end, newText }) => ({ start, end, newText })));
      fixed.push(finding);
    }
    return { edits: edits.sort((a, b) => a.start - b.start), fixed };
  }

  /** The templates, in the order they are offered, for a file's target version (the newest Python without one). */
  templates(key: string | undefined, language: Language): readonly TemplateView[] {
    const about = key === undefined ? undefined : this.#files.get(key)?.about;
    return listTemplates(about?.settings ?? defaultSettings, about?.isNotebook ?? false, language);
  }

  /** A template for a place: the snippet for `span`, already indented, and the imports the file lacks. */
  expandTemplate(key: string, span: Span, id: string): { readonly snippet: string; readonly edits: readonly TextEdit[] } | undefined {
    const known = this.#files.get(key);
    if (known === undefined) return undefined;
    return this.#guarded("template", undefined, () => expandAt(known.module, known.about.settings, span, id));
  }

  /** A rule's page as Markdown; undefined for an unknown id. */
  explain(rule: string, language: Language): string | undefined {
    const found = rules.find((one) => one.id === rule);
    if (found === undefined) return undefined;
    return describeRule(
      found,
      language,
      this.#guarded("explain", [], () => this.#checkExample(found)),
    );
  }

  /** What the rules find in a rule's bad example, in a project of its own. */
  #checkExample(rule: Rule): readonly Finding[] {
    const scratch = new Engine(this.parser, this.#options);
    const set = rule.offByDefault === true ? { [rule.id]: worstSeverity(rule) } : {};
    scratch.setFile("example.py", rule.bad, {
      isTest: false,
      isNotebook: rule.inNotebooks === true,
      settings: { ...defaultSettings, ...rule.exampleSettings, rules: set },
    });
    return scratch.check("example.py");
  }

  rules(): readonly RuleView[] {
    return rules.map(viewOf);
  }

  /** The engine answers with nothing rather than with an exception: code in an editor is half-written most of the time. */
  #guarded<Result>(where: string, fallback: Result, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      this.#onError(where, error);
      return fallback;
    }
  }
}

/** A finding of an item, in offsets of the file. */
function placedAt(finding: Finding, start: number): Finding {
  return { ...finding, span: shifted(finding.span, start), covers: finding.covers.map((one) => shifted(one, start)) };
}

function sameAbout(a: ModuleAbout, b: ModuleAbout): boolean {
  return a.name === b.name && a.isPackage === b.isPackage && a.conftests.join("\n") === b.conftests.join("\n");
}

function sameContext(a: FileContext, b: FileContext): boolean {
  return isSame(a.settings, b.settings) && a.isTest === b.isTest && a.isNotebook === b.isNotebook && a.library === b.library;
}

/** Settings are plain data. */
function isSame(a: Settings, b: Settings): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function viewOf(rule: Rule): RuleView {
  const safeties = Object.values(rule.fixes).map((fix) => fix.safety);
  return {
    id: rule.id,
    group: rule.group,
    title: rule.title,
    severity: rule.offByDefault === true ? "off" : worstSeverity(rule),
    fixable: safeties.includes("safe") ? "safe" : safeties[0],
    sources: rule.sources,
  };
}

/** The text `engine/knowledge` has for a module. */
function knownText(name: string): ModuleText | undefined {
  const text = findStub(name);
  if (text === undefined) return undefined;
  return { text, isPackage: findStub(`${name}.__submodules__`) !== undefined || !name.includes("."), isStub: true };
}

/** The async library a file is written for: trio or anyio where it imports one of them and not asyncio. */
function libraryOf(module: Module): FileContext["library"] {
  const imports = (root: string): boolean =>
    [...module.symbols.values()].some((found) =>
      found.some(
        ({ definition }) =>
          (definition.kind === "import" || definition.kind === "import-from") && definition.module?.split(".")[0] === root,
      ),
    );
  if (imports("asyncio")) return "asyncio";
  return imports("trio") ? "trio" : imports("anyio") ? "anyio" : "asyncio";
}
