/** One folder of the workspace: its settings, and its open files in the engines of its project. */
import type { Language } from "../engine/base/text.js";
import { languageFor } from "../engine/base/text.js";
import type { Engine, FileAbout } from "../engine/engine.js";
import { findAround, withoutShadows } from "../host/around.js";
import { Configuration, type FolderConfiguration } from "../host/configuration.js";
import { utf8 } from "../host/decode.js";
import type { Environments } from "../host/environment.js";
import { buildExclude } from "../host/exclude.js";
import { type FileSystem, Folders } from "../host/file-system.js";
import { isNotebook, isPythonFile, isStub } from "../host/files.js";
import { type Note, showNote } from "../host/note.js";
import type { ToolsOfEditor } from "../host/other-tools.js";
import { foldersUp, nameOf, parentOf, relativePath } from "../host/paths.js";
import { type LoadedFile, Project } from "../host/project.js";
import { projectFileNames } from "../host/project-files.js";
import { mergeSettings, type RuleNames } from "../host/settings.js";
import { readSource } from "../host/source.js";
import { isOnDisk } from "./addresses.js";
import type { EditorSettings } from "./editor-settings.js";
import type { OpenFile } from "./open-files.js";

export interface FolderOptions {
  /** The folder's path or key; undefined for the files that are in no folder of the workspace. */
  readonly path: string | undefined;
  readonly editor: EditorSettings;
  readonly fileSystem: FileSystem | undefined;
  readonly environments: Environments;
  /** The environment the editor runs this folder's Python in. */
  readonly active: string | undefined;
  /** The other tools that run in the editor. */
  readonly tools: ToolsOfEditor;
  readonly createEngine: () => Engine;
  readonly names: RuleNames;
  readonly locale: string | undefined;
  /** What the user should know: a setting that makes no sense. */
  readonly tell: (note: Note, language: Language) => void;
  /** What only we should know. */
  readonly failed: (message: string) => void;
}

/** An open file in an engine. */
export interface HeldFile {
  readonly engine: Engine;
  readonly about: FileAbout;
}

export class Folder {
  readonly #options: FolderOptions;
  #folders: Folders;
  #configuration: Configuration;
  #project: Project;
  /** Files that are nowhere in a tree of folders: unsaved ones, interactive windows. */
  readonly #loose = new Map<string, HeldFile & { readonly text: string }>();
  #looseEngine: Engine | undefined;
  /** The texts by which open files were last placed in an engine. */
  readonly #placed = new Map<string, string>();
  /** Modules that were looked for. */
  #asked = new WeakMap<Engine, Set<string>>();
  readonly #silent = new Map<string, Promise<boolean>>();
  #placing: Promise<unknown> = Promise.resolve();
  /** Tops of projects that were read as a whole, or are being read. */
  #surrounded = new Set<string>();

  constructor(options: FolderOptions) {
    this.#options = options;
    const { fileSystem, path } = options;
    // What a browser's workspace or a remote one has on its disk cannot be seen from here.
    const visible = fileSystem !== undefined && (path === undefined || isOnDisk(path)) ? fileSystem : nothing;
    this.#folders = new Folders(visible);
    this.#configuration = this.#configure();
    this.#project = this.#newProject();
  }

  get editor(): EditorSettings {
    return this.#options.editor;
  }

  /** Files given to the engines. */
  get size(): number {
    return this.#project.files.size + this.#loose.size;
  }

  /** Forgets what was read from the disk: files have come, gone or changed. Open files are placed again when they are next asked for. */
  forget(): void {
    this.#folders.forget();
    this.#configuration = this.#configure();
    this.#project = this.#newProject();
    this.#loose.clear();
    this.#looseEngine = undefined;
    this.#placed.clear();
    this.#silent.clear();
    this.#asked = new WeakMap();
    this.#surrounded = new Set();
  }

  /** Takes what became of files on the disk; whether any of it matters here. */
  async changedOnDisk(keys: readonly string[]): Promise<boolean> {
    const known = this.#project.keys();
    const changed: string[] = [];
    for (const key of keys) {
      if (this.#placed.has(key) || isNotebook(key)) continue;
      if (known.has(key) || !(await this.configurationOf(key)).exclude.covers(key)) changed.push(key);
    }
    if (changed.length === 0) return false;
    // Another branch is checked out: reading all of it anew takes less than following each file.
    if (changed.length > mostFollowed || (await this.#isStructure(changed, known))) {
      this.forget();
      return true;
    }
    const project = this.#project;
    project.forgetListings();
    for (const key of changed) await project.refresh(key);
    return true;
  }

  /** The top of the project a file belongs to, if that is to be read around it and has not been. */
  async unreadAround(key: string): Promise<string | undefined> {
    const { path } = this.#options;
    if (path === undefined || !this.#placed.has(key)) return undefined;
    const { project, repository } = await this.configurationOf(key);
    const whole = project ?? repository ?? path;
    // Of a project that goes beyond what the user has opened, that part alone.
    const top = relativePath(whole, path) === undefined ? whole : path;
    if (relativePath(path, top) === undefined || this.#surrounded.has(top)) return undefined;
    this.#surrounded.add(top);
    return top;
  }

  /**
   * Reads the rest of a project, so that what it says of the open files is known: how it calls their functions, what it awaits. `pause` is
   * awaited between any two files, told how far it is (0 to 1), and answers false to end it. Whether all was read.
   */
  async readAround(top: string, pause: (share: number) => Promise<boolean>): Promise<boolean> {
    const project = this.#project;
    const isCurrent = () => project === this.#project;
    const found = (await findAround([], [top], this.#folders, this.#configuration)).filter(({ key }) => !project.files.has(key));
    const read: LoadedFile[] = [];
    let units = 0;
    for (let at = 0; at < found.length; at += atOnce) {
      if (!isCurrent() || !(await pause((at / found.length) * readingShare))) return false;
      const files = await project.read(found.slice(at, at + atOnce), { tell: () => {} });
      units += files.reduce((sum, { source }) => sum + source.text.length, 0);
      // What is larger has no place in an editor's memory: imports lead to what is needed of it.
      if (units > mostUnits) return false;
      read.push(...files);
    }
    const kept = await withoutShadows(read, this.#folders);
    let done = 0;
    let isWhole = true;
    await project.addAround(kept, async () => {
      isWhole &&= isCurrent() && (await pause(readingShare + (done++ / kept.length) * (1 - readingShare)));
      return isWhole;
    });
    return isWhole;
  }

  /** The settings that hold for a file. */
  configurationOf(key: string): Promise<FolderConfiguration> {
    // An unsaved file goes by the folder's settings.
    return this.#configuration.of(parentOf(key) ?? this.#options.path ?? "");
  }

  async languageOf(key: string): Promise<Language> {
    return (await this.configurationOf(key)).language ?? this.#language();
  }

  /** Whether nothing is reported in a file, although it is open. */
  isSilent(key: string): Promise<boolean> {
    let silent = this.#silent.get(key);
    if (silent === undefined) {
      silent = this.#decideSilence(key);
      this.#silent.set(key, silent);
    }
    return silent;
  }

  /** Puts an open file into an engine, where its settings and its name are known. */
  async place(key: string, file: OpenFile): Promise<void> {
    if (parentOf(key) === undefined) return this.#placeLoose(key, file);
    // One after the other: each says something of how the others are imported.
    const placed = this.#placing.then(() => this.#placeInProject(key, file));
    this.#placing = placed.catch(() => {});
    return placed;
  }

  /** Gives the engine a file's newest text; undefined for a file that has no place yet. Synchronous: what follows speaks of this text. */
  hold(key: string, file: OpenFile): HeldFile | undefined {
    const loose = this.#loose.get(key);
    if (loose) {
      if (loose.text !== file.text) {
        loose.engine.setFile(key, file.text, loose.about);
        this.#loose.set(key, { ...loose, text: file.text });
      }
      return loose;
    }
    if (!this.#placed.has(key)) return undefined;
    if (this.#project.files.get(key)?.source.text !== file.text) this.#project.setText(key, file.text);
    return this.#project.files.get(key);
  }

  /** The file is closed: from now on it is what is on the disk. True where others may see a difference. */
  async release(key: string): Promise<boolean> {
    const loose = this.#loose.get(key);
    if (loose) {
      loose.engine.removeFile(key);
      this.#loose.delete(key);
      return false;
    }
    this.#placed.delete(key);
    const held = this.#project.files.get(key);
    if (held === undefined) return false;
    const source = await readSource(this.#folders.fileSystem, key, key, () => {});
    if (source?.text === held.source.text || this.#placed.has(key)) return false;
    if (source) this.#project.setText(key, source.text);
    else this.forget();
    return true;
  }

  /** Whether the engine of a file asks for modules nobody has looked for. */
  wantsModules({ engine }: HeldFile): boolean {
    const asked = this.#asked.get(engine);
    return [...engine.wanted(), ...engine.wantedFiles()].some((name) => !asked?.has(name));
  }

  /** Looks for the modules the engines ask for, and reads them. `open` gives the folder's open files. */
  async settle(open: () => Promise<ReadonlyMap<string, OpenFile>>): Promise<void> {
    const project = this.#project;
    const before = await open();
    // An import may be new: what it means here is found when the file that has it is placed.
    for (const [key, file] of before) if (this.#placed.has(key) && this.#placed.get(key) !== file.text) await this.place(key, file);
    const engines = new Set([...project.files.values()].map(({ engine }) => engine));
    for (const engine of engines) {
      const asked = this.#asked.get(engine) ?? new Set();
      for (const name of [...engine.wanted(), ...engine.wantedFiles()]) asked.add(name);
      this.#asked.set(engine, asked);
    }
    await project.settle();
    // A file that was opened or edited while it was being read from the disk: the buffer is the truth.
    for (const [key, { text }] of await open())
      if (this.#placed.has(key) && before.get(key)?.text !== text) this.#project.setText(key, text);
  }

  /** Whether files, new, changed or gone, say how others are to be read: settings, environments, what is a package. */
  async #isStructure(keys: readonly string[], known: ReadonlySet<string>): Promise<boolean> {
    for (const key of keys) {
      if (!isPythonFile(key) || projectFiles.has(nameOf(key))) return true;
      if (!known.has(key) && !(await this.#project.hasPackageOf(key))) return true;
      const isPackage = /\/__init__\.pyi?$/.test(key);
      if (isPackage && ((await this.#folders.fileSystem.stat(key)) !== undefined) !== known.has(key)) return true;
    }
    return false;
  }

  #configure(): Configuration {
    const { editor, path, names, tools, tell } = this.#options;
    return new Configuration({
      folders: this.#folders,
      names,
      override: (project) => mergeSettings(project, editor.user),
      tools,
      exclude: buildExclude(editor.user.exclude ?? [], path ?? "/"),
      tell: (note) => tell(note, this.#language()),
    });
  }

  #newProject(): Project {
    const { path, createEngine, environments, active, tell, failed } = this.#options;
    const places = { folders: this.#folders, configuration: this.#configuration, bases: path === undefined ? [] : [path] };
    return new Project({
      ...places,
      createEngine,
      findPackages: () => environments.find({ ...places, active, tell: (note) => tell(note, this.#language()) }),
      // Nothing is read here that the user named: what is told is that the engine threw.
      tell: (note) => failed(showNote(note, "en")),
    });
  }

  async #placeInProject(key: string, file: OpenFile): Promise<void> {
    const project = this.#project;
    await project.add([{ path: key, key, isNamed: true, source: { text: file.text, encoding: utf8 } }]);
    if (project === this.#project) this.#placed.set(key, file.text);
  }

  async #placeLoose(key: string, file: OpenFile): Promise<void> {
    const { settings } = await this.configurationOf(key);
    this.#looseEngine ??= this.#options.createEngine();
    const about: FileAbout = { isTest: false, isNotebook: file.isNotebook, settings };
    this.#looseEngine.setFile(key, file.text, about);
    this.#loose.set(key, { engine: this.#looseEngine, about, text: file.text });
  }

  async #decideSilence(key: string): Promise<boolean> {
    if (!this.editor.enable || isStub(key)) return true;
    const { exclude } = await this.configurationOf(key);
    return exclude.covers(key) || (await this.#isInstalled(key));
  }

  /** Somebody else's package, or Python's own library, opened to read. */
  async #isInstalled(key: string): Promise<boolean> {
    if (/\/(?:site-packages|dist-packages|__pypackages__|\.venv|lib\/python3\.\d+)\//.test(key)) return true;
    const { path } = this.#options;
    for (const folder of foldersUp(parentOf(key) ?? "")) {
      if (path !== undefined && relativePath(path, folder) === undefined) break;
      if (await this.#folders.has(folder, "pyvenv.cfg")) return true;
    }
    return false;
  }

  #language(): Language {
    const { editor, locale } = this.#options;
    return editor.user.language ?? languageFor(locale);
  }
}

/** Files read at once, how many UTF-16 units of text there may be around the open files, and how much of the work reading them is. */
const atOnce = 32;
const mostUnits = 16_000_000;
const readingShare = 0.2;

/** More files than this that change at once are not followed one by one. */
const mostFollowed = 50;

const projectFiles: ReadonlySet<string> = new Set(projectFileNames);

/** A disk nobody can see. */
const nothing: FileSystem = {
  readFile: () => Promise.reject(new Error("there is no file system")),
  stat: () => Promise.resolve(undefined),
  readDirectory: () => Promise.reject(new Error("there is no file system")),
  realpath: () => Promise.reject(new Error("there is no file system")),
};
