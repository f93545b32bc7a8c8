/** The settings that hold for the files of a folder: found in the folders above it, under what the editor or the command line says. */
import type { Language, Text } from "../engine/base/text.js";
import type { TargetRange } from "../engine/base/version.js";
import type { PytestFacts, Settings } from "../engine/settings.js";
import { buildExclude, type Exclude, excludeNothing } from "./exclude.js";
import { type Folders, reasonOf } from "./file-system.js";
import { makeNote, type Note } from "./note.js";
import { otherTools, ruffElsewhere, type ToolFacts, type ToolsOfEditor } from "./other-tools.js";
import { joinPath, parentOf } from "./paths.js";
import { type ProjectFileName, type ProjectTexts, projectFileNames, projectMarkers, readProjectFiles } from "./project-files.js";
import { joinPytestFacts } from "./pytest.js";
import { engineSettings, type RuleNames, readUserSettings, type UserSettings } from "./settings.js";
import { newestOnly } from "./target.js";

export interface FolderConfiguration {
  /** The same object for all folders that share their settings. */
  readonly settings: Settings;
  readonly language: Language | undefined;
  /** Where the settings say that packages are installed. */
  readonly environment: string | undefined;
  readonly exclude: Exclude;
  /** The nearest folder that looks like the top of a project (pyproject.toml, setup.py, setup.cfg) or of a repository. */
  readonly project: string | undefined;
  /** The nearest folder with a `.git`. */
  readonly repository: string | undefined;
}

export interface ConfigurationOptions {
  readonly folders: Folders;
  readonly names: RuleNames;
  /** Puts the editor's or the command line's settings over the project's. */
  readonly override?: (project: UserSettings) => UserSettings;
  /** Globs of the editor, beside the project's. */
  readonly exclude?: Exclude;
  /** The other tools that run in the editor. */
  readonly tools?: ToolsOfEditor | undefined;
  /** Told of each thing wrong once. */
  readonly tell: (note: Note) => void;
}

/** Configurations by folder. Each file is read once, until `forget`. */
export class Configuration {
  readonly #options: ConfigurationOptions;
  readonly #known = new Map<string, Promise<Known>>();

  constructor(options: ConfigurationOptions) {
    this.#options = options;
  }

  /** For the files directly in `folder`. */
  async of(folder: string): Promise<FolderConfiguration> {
    return (await this.#knownOf(folder)).configuration;
  }

  /** Forgets what was read: a project file has changed. */
  forget(): void {
    this.#known.clear();
  }

  #knownOf(folder: string): Promise<Known> {
    let known = this.#known.get(folder);
    if (known === undefined) {
      known = this.#read(folder);
      this.#known.set(folder, known);
    }
    return known;
  }

  async #read(folder: string): Promise<Known> {
    const parent = parentOf(folder);
    const above = parent === undefined ? this.#outside() : await this.#knownOf(parent);
    const present = await this.#present(folder, projectFileNames);
    const isRepository = await this.#options.folders.has(folder, ".git");
    if (present.length === 0 && !isRepository) {
      const { tools } = above;
      return tools.ruff?.exclude.matches(folder) === true ? this.#complete({ ...above, tools: { ...tools, ruff: ruffElsewhere } }) : above;
    }

    const facts = readProjectFiles(await this.#texts(folder, present), folder);
    facts.notes.forEach(this.#options.tell);
    let { user, exclude } = above;
    if (facts.section !== undefined) {
      const { settings, notes } = readUserSettings(facts.section, "file", this.#options.names, {
        file: joinPath(folder, "pyproject.toml"),
        folder,
      });
      notes.forEach(this.#options.tell);
      user = settings;
      exclude = buildExclude(settings.exclude ?? [], folder);
    }
    const isProject = isRepository || present.some((name) => projectMarkers.includes(name));
    return this.#complete({
      user,
      exclude,
      target: facts.target ?? above.target,
      pytest: joinPytestFacts(facts.pytest, above.pytest),
      lambdaHandlers: [...facts.lambdaHandlers, ...above.lambdaHandlers],
      tools: {
        ruff: facts.tools.ruff ?? above.tools.ruff,
        unusedCoroutine: facts.tools.unusedCoroutine ?? above.tools.unusedCoroutine,
      },
      project: isProject ? folder : above.project,
      repository: isRepository ? folder : above.repository,
    });
  }

  /** Those of `names` that are in the folder: of folders above the project, nothing else matters. */
  async #present<Name extends string>(folder: string, names: readonly Name[]): Promise<Name[]> {
    const isThere = await Promise.all(names.map((name) => this.#options.folders.has(folder, name)));
    return names.filter((_, index) => isThere[index]);
  }

  async #texts(folder: string, names: readonly ProjectFileName[]): Promise<ProjectTexts> {
    const texts: Partial<Record<ProjectFileName, string>> = {};
    for (const name of names) {
      const path = joinPath(folder, name);
      try {
        texts[name] = new TextDecoder().decode(await this.#options.folders.fileSystem.readFile(path));
      } catch (error) {
        // Only pyproject.toml can hold something of ours that would be missed.
        if (name === "pyproject.toml") this.#options.tell(makeNote(path, unreadable, { reason: reasonOf(error) }));
      }
    }
    return texts;
  }

  #outside(): Known {
    return this.#complete({
      user: {},
      exclude: excludeNothing,
      target: undefined,
      pytest: undefined,
      lambdaHandlers: [],
      tools: { ruff: undefined, unusedCoroutine: undefined },
      project: undefined,
      repository: undefined,
    });
  }

  #complete(found: Omit<Known, "configuration">): Known {
    const user = this.#options.override?.(found.user) ?? found.user;
    const { exclude: own, tools } = this.#options;
    const { exclude: project } = found;
    const exclude: Exclude =
      own === undefined
        ? project
        : { matches: (path) => project.matches(path) || own.matches(path), covers: (path) => project.covers(path) || own.covers(path) };
    return {
      ...found,
      configuration: {
        settings: engineSettings(user, user.target ?? found.target ?? newestOnly, {
          ...found,
          otherTools: user.overlap === "auto" && tools !== undefined ? otherTools(tools, found.tools) : undefined,
        }),
        language: user.language,
        environment: user.environment,
        exclude,
        project: found.project,
        repository: found.repository,
      },
    };
  }
}

const unreadable: Text = { en: "cannot be read: {reason}", "zh-cn": "无法读取：{reason}" };

interface Known {
  /** The nearest `[tool.asyncio-lens]`, whole: settings do not add up over several files. */
  readonly user: UserSettings;
  readonly exclude: Exclude;
  readonly target: TargetRange | undefined;
  readonly pytest: PytestFacts | undefined;
  readonly lambdaHandlers: readonly string[];
  readonly tools: ToolFacts;
  readonly project: string | undefined;
  readonly repository: string | undefined;
  readonly configuration: FolderConfiguration;
}
