/** The files being analysed, between the file system and the engine: what the language server and the command line share. */
import type { Text } from "../engine/base/text.js";
import type { Engine, FileAbout } from "../engine/engine.js";
import type { Finding } from "../engine/rules/finding.js";
import type { Configuration } from "./configuration.js";
import { type Folders, reasonOf } from "./file-system.js";
import { type FoundFile, isNotebook } from "./files.js";
import { type ImportedNames, importedNames } from "./imported-names.js";
import { isTestFile, type Module, Modules, topsOf } from "./modules.js";
import { makeNote, type Note } from "./note.js";
import type { InstalledPackages } from "./packages.js";
import { parentOf, relativePath } from "./paths.js";
import { readSource, type Source } from "./source.js";
import { type Names, type World, Worlds } from "./worlds.js";

export interface ProjectOptions {
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly createEngine: () => Engine;
  /** Finds what is installed; asked once, when the first files are given. */
  readonly findPackages?: () => Promise<InstalledPackages | undefined>;
  /** Folders the user named or works in: imports are looked for up to them where nothing marks the top of a project. */
  readonly bases: readonly string[];
  readonly tell: (note: Note) => void;
}

/** A file given to an engine. */
export interface ProjectFile extends FoundFile {
  readonly source: Source;
  readonly about: FileAbout;
  readonly engine: Engine;
}

/** A file to give to an engine, with its content. */
export interface LoadedFile extends FoundFile {
  readonly source: Source;
}

interface Read {
  readonly file: LoadedFile;
  readonly path: string;
  readonly imports: ImportedNames;
}

export class Project {
  /** Files added, by key; modules the engine asked for are not among them. */
  readonly files = new Map<string, ProjectFile>();
  /** How often an engine threw, which is a mistake of ours. */
  failures = 0;
  readonly #options: ProjectOptions;
  readonly #modules: Modules;
  readonly #worlds: Worlds;
  readonly #worldOf = new Map<string, World>();
  /** Top-level names that are packages or modules of the project, and not only folders that could be. */
  readonly #own = new Set<string>();
  #finding: Promise<void> | undefined;
  #packages: InstalledPackages | undefined;

  constructor(options: ProjectOptions) {
    this.#options = options;
    this.#modules = new Modules(options.folders, options.configuration, options.bases);
    this.#worlds = new Worlds(options.createEngine);
  }

  /** Reads files, several at a time; those that cannot be read are left out with a note. */
  async read(files: readonly FoundFile[], options: { onRead?: () => void; tell?: (note: Note) => void } = {}): Promise<LoadedFile[]> {
    const { fileSystem } = this.#options.folders;
    const { onRead, tell = this.#options.tell } = options;
    const sources: (Source | undefined)[] = [];
    let next = 0;
    const reader = async () => {
      for (let index = next++; index < files.length; index = next++) {
        const file = files[index] as FoundFile;
        sources[index] = await readSource(fileSystem, file.key, file.path, tell);
        onRead?.();
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    return files.flatMap((file, index) => {
      const source = sources[index];
      return source === undefined ? [] : [{ ...file, source }];
    });
  }

  /** Gives files to the engines. All of a project at once, since each says something of how the others are imported. */
  async add(files: readonly LoadedFile[], onAdd: () => void = () => {}): Promise<void> {
    const { read, imported } = await this.#learn(files);
    for (const one of read) {
      await this.#addOne(one, imported);
      onAdd();
    }
  }

  /**
   * The same for files nobody opened, while somebody works: `pause` is awaited before each, and what was given meanwhile is newer. Ends when
   * a pause answers false.
   */
  async addAround(files: readonly LoadedFile[], pause: () => Promise<boolean>): Promise<void> {
    const { read, imported } = await this.#learn(files);
    for (const one of read) {
      if (!(await pause())) return;
      await this.#addOne(one, imported, () => !this.files.has(one.file.key));
    }
  }

  /** Keys of all files the engines have, modules they asked for included. */
  keys(): ReadonlySet<string> {
    return new Set(this.#worlds.all.flatMap(({ files }) => [...files.keys()]));
  }

  /** Whether a file would be part of a package that imports are known to find; another may give names that meant something else so far. */
  async hasPackageOf(key: string): Promise<boolean> {
    const { name, root } = await this.#modules.describe(key);
    const top = name?.split(".", 1)[0];
    return top !== undefined && top !== name && this.#worlds.all.some((world) => world.rootOf(top) === root);
  }

  /** Takes what became of a file on the disk: it is read again, or forgotten where it is gone. */
  async refresh(key: string): Promise<void> {
    const known = this.files.get(key);
    const source = await readSource(this.#options.folders.fileSystem, key, key, () => {});
    // Somebody opened or edited it while it was read.
    if (this.files.get(key) !== known) return;
    if (source === undefined) return this.#remove(key);
    for (const world of this.#worlds.all) {
      const about = world.files.get(key);
      if (about !== undefined) this.#give(world, key, source.text, about);
    }
    const { read, imported } = await this.#learn([{ path: key, key, isNamed: false, ...known, source }]);
    for (const one of read) await this.#addOne(one, imported, () => this.files.get(key) === known);
  }

  /** Forgets which files there are: some have come or gone. */
  forgetListings(): void {
    this.#options.folders.forget();
    this.#modules.forget();
  }

  #remove(key: string): void {
    this.files.delete(key);
    this.#worldOf.delete(key);
    for (const world of this.#worlds.all) if (world.files.has(key)) this.#take(world, key);
  }

  async #learn(files: readonly LoadedFile[]): Promise<{ readonly read: readonly Read[]; readonly imported: ReadonlySet<string> }> {
    const read = files.map((file) => ({ file, path: file.key, imports: importedNames(file.source.text) }));
    this.#finding ??= this.#findPackages();
    await this.#finding;
    await this.#modules.learn(read);
    return { read, imported: new Set(read.flatMap(({ imports }) => [...topsOf(imports)])) };
  }

  async #addOne({ file, imports }: Read, imported: ReadonlySet<string>, isWanted: () => boolean = () => true): Promise<void> {
    const module = await this.#modules.describe(file.key);
    const { world, name } = await this.#place(file, module, imports, imported);
    const about = await this.#about(file.key, module, name);
    if (!isWanted()) return;
    const before = this.#worldOf.get(file.key);
    if (before !== undefined && before !== world) this.#take(before, file.key);
    this.#worldOf.set(file.key, world);
    this.files.set(file.key, { ...file, about, engine: world.engine });
    this.#give(world, file.key, file.source.text, about);
  }

  /** Gives the engines what their files import, before they ask for it, as far as it has been read. */
  async provideImports(): Promise<void> {
    for (const world of this.#worlds.all) {
      // What is provided comes last, and is looked through in its turn.
      for (const key of world.files.keys()) {
        for (const name of world.engine.imports(key)) {
          const place = world.asked.has(name) ? undefined : await this.#placeOf(world, name);
          if (place === undefined || !this.files.has(place.key)) continue;
          world.asked.add(name);
          await this.#provide(world, name);
        }
        for (const conftest of this.files.get(key)?.about.conftests ?? [])
          if (!world.files.has(conftest) && this.files.has(conftest)) await this.#provideFile(world, conftest);
      }
    }
  }

  /**
   * Finds the modules the engines have asked for so far. Whether there were any: what was checked without them is to be checked again,
   * and may ask for more.
   */
  async settle(): Promise<boolean> {
    let isAnyGiven = false;
    for (const world of this.#worlds.all) {
      for (const name of world.engine.wanted()) {
        const isGiven = !world.asked.has(name) && (await this.#provide(world, name));
        world.asked.add(name);
        if (isGiven) isAnyGiven = true;
        else world.engine.setMissing(name);
      }
      for (const key of world.engine.wantedFiles()) {
        if (await this.#provideFile(world, key)) isAnyGiven = true;
        else world.engine.setMissing(key);
      }
    }
    return isAnyGiven;
  }

  /** Gives the next version of a file, to all that know it. */
  setText(key: string, text: string): void {
    const file = this.files.get(key);
    if (file === undefined) return;
    this.files.set(key, { ...file, source: { ...file.source, text } });
    for (const world of this.#worlds.all) if (world.files.has(key)) this.#guard(key, () => world.engine.setFile(key, text, file.about));
  }

  check(key: string): readonly Finding[] {
    return this.#guard(key, () => this.files.get(key)?.engine.check(key)) ?? [];
  }

  /** One round of fixes, for the text as it is now. */
  fixAll(key: string, options: { readonly unsafe: boolean }): ReturnType<Engine["fixAll"]> {
    return this.#guard(key, () => this.files.get(key)?.engine.fixAll(key, options)) ?? { edits: [], fixed: [] };
  }

  /** Runs something of the engine's that must not stop the rest when it throws. */
  #guard<Result>(key: string, run: () => Result): Result | undefined {
    try {
      return run();
    } catch (error) {
      this.failures++;
      const path = this.files.get(key)?.path ?? key;
      this.#options.tell(makeNote(path, internalError, { reason: reasonOf(error) }));
      return undefined;
    }
  }

  /** The world a file belongs in, and the name it is imported by there. */
  async #place(
    file: FoundFile,
    module: Module,
    imports: ImportedNames,
    imported: ReadonlySet<string>,
  ): Promise<{ world: World; name: string | undefined }> {
    const names = await this.#names(file.key, module, imports);
    const { name } = module;
    const top = await this.#topOf(parentOf(file.key) as string);
    const before = this.#worldOf.get(file.key);
    let world = before?.fits(names) ? before : this.#worlds.find(top, names);
    if (world === undefined && name !== undefined && !imported.has(name)) {
      // One of many `setup.py` or `conf.py`: nobody imports it, so it needs no name.
      const nameless = new Map([...names].filter(([each]) => each !== name));
      world = this.#worlds.find(top, nameless);
      if (world !== undefined) {
        world.join(nameless);
        return { world, name: undefined };
      }
    }
    world ??= this.#addWorld(top);
    world.join(names);
    return { world, name };
  }

  /** The repository a folder is in, else its project; a project inside another belongs to that. */
  async #topOf(folder: string): Promise<string | undefined> {
    const { repository, project } = await this.#options.configuration.of(folder);
    if (repository !== undefined || project === undefined) return repository;
    const above = parentOf(project);
    return (above === undefined ? undefined : await this.#topOf(above)) ?? project;
  }

  async #findPackages(): Promise<void> {
    this.#packages = await this.#options.findPackages?.();
  }

  #addWorld(top: string | undefined): World {
    const world = this.#worlds.add(top);
    const packages = this.#packages;
    const isOwn = (top: string) => this.#own.has(top) && typeof world.rootOf(top) === "string";
    world.engine.usePackages({
      ownerOf: (top) => (isOwn(top) ? "project" : packages?.kindOf(top)),
      read: (name) => packages?.read(name),
    });
    return world;
  }

  async #names(key: string, module: Module, imports: ImportedNames): Promise<Names> {
    const folder = parentOf(key) as string;
    const names = new Map<string, string | null>();
    for (const top of topsOf(imports)) names.set(top, (await this.#modules.rootFor(top, folder)) ?? null);
    const own = module.name?.split(".", 1)[0];
    if (own !== undefined) names.set(own, module.root);
    for (const [top, root] of names) if (root !== null && (await this.#modules.isModule(root, top))) this.#own.add(top);
    return names;
  }

  async #about(key: string, module: Module, name: string | undefined): Promise<FileAbout> {
    const folder = parentOf(key) as string;
    const { settings, project } = await this.#options.configuration.of(folder);
    const top = project ?? (await this.#modules.boundary(folder));
    const isTest = isTestFile(relativePath(top, key) ?? key);
    return {
      ...(name === undefined ? {} : { module: name }),
      isPackage: module.isPackage,
      isTest,
      ...(isTest ? { conftests: conftestsFor(key, top) } : {}),
      isNotebook: isNotebook(key),
      settings,
    };
  }

  #give(world: World, key: string, text: string, about: FileAbout): void {
    world.files.set(key, about);
    this.#guard(key, () => world.engine.setFile(key, text, about));
  }

  /** Gives what was read from the disk, unless the file was opened meanwhile: then the buffer is the truth. */
  #giveRead(world: World, key: string, read: Source, about: FileAbout): void {
    this.#give(world, key, (this.files.get(key)?.source ?? read).text, about);
  }

  #take(world: World, key: string): void {
    world.files.delete(key);
    world.engine.removeFile(key);
  }

  /** Gives a world a file by its key, if there is one. */
  async #provideFile(world: World, key: string): Promise<boolean> {
    const known = this.files.get(key);
    const source = known?.source ?? (await readSource(this.#options.folders.fileSystem, key, key, () => {}));
    if (source === undefined) return false;
    const module = await this.#modules.describe(key);
    this.#giveRead(world, key, source, await this.#about(key, module, module.name));
    return true;
  }

  /** The file of a module in a world, if the project has it, and the folder its name counts from. */
  async #placeOf(world: World, name: string): Promise<{ readonly root: string; readonly key: string } | undefined> {
    const root = world.rootOf(name.split(".", 1)[0] as string);
    const key = typeof root === "string" ? await this.#modules.find(root, name) : undefined;
    return typeof root !== "string" || key === undefined ? undefined : { root, key };
  }

  /** Gives a world the module of this name, if the project has it and the world does not. */
  async #provide(world: World, name: string): Promise<boolean> {
    const place = await this.#placeOf(world, name);
    if (place === undefined) return false;
    const { root, key } = place;
    const known = this.files.get(key);
    if (world.files.has(key)) {
      // By another name, from before it was clear how its folder is meant.
      if (known === undefined || (await this.#modules.describe(key)).name !== name) return false;
      await this.add([known]);
      return true;
    }
    // What is wrong with a file nobody asked about is not told.
    const source = known?.source ?? (await readSource(this.#options.folders.fileSystem, key, key, () => {}));
    if (source === undefined) return false;
    const module: Module = { root, name, isPackage: /\/__init__\.pyi?$/.test(key) };
    world.join(await this.#names(key, module, importedNames(source.text)));
    this.#giveRead(world, key, source, await this.#about(key, module, name));
    return true;
  }
}

/** The `conftest.py` files that would hold for a file, the nearest first, up to the top of its project. */
function conftestsFor(key: string, top: string): string[] {
  const found: string[] = [];
  for (let folder = parentOf(key); folder !== undefined; folder = parentOf(folder)) {
    const conftest = `${folder}/conftest.py`;
    if (conftest !== key) found.push(conftest);
    if (folder === top || found.length > 20) break;
  }
  return found;
}

const internalError: Text = { en: "internal error, please report it: {reason}", "zh-cn": "内部错误，请报告：{reason}" };
