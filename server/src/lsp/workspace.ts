/** The workspace: its folders, what is open in it, and the way from a document to the engine that knows it. */
import type { Language } from "../engine/base/text.js";
import type { Engine } from "../engine/engine.js";
import type { Settings } from "../engine/settings.js";
import { Environments } from "../host/environment.js";
import { type Note, showNote } from "../host/note.js";
import { parentOf, relativePath } from "../host/paths.js";
import { RuleNames } from "../host/settings.js";
import type { ActiveEnvironments, OtherTools } from "../protocol.js";
import { isOnDisk, keyOf, pathOf, uriOf } from "./addresses.js";
import type { Background } from "./background.js";
import type { Client } from "./client.js";
import type { Converter } from "./convert.js";
import { readEditorSettings, type SettingsOfEditor } from "./editor-settings.js";
import { Folder } from "./folder.js";
import { describeError, type Log } from "./guard.js";
import { type OpenFile, OpenFiles } from "./open-files.js";
import { type Locator, Presenter } from "./present.js";
import type { ServerHost } from "./server-host.js";
import type { ReadyFile, Session } from "./session.js";
import { isOfEnvironment } from "./watch.js";

export interface WorkspaceOptions {
  readonly client: Client;
  readonly host: ServerHost;
  readonly converter: Converter;
  readonly settings: SettingsOfEditor;
  readonly log: Log;
  /** Shows a warning to the user. */
  readonly warn: (message: string) => void;
  /** What these files were checked against has changed. */
  readonly recheck: (files: readonly OpenFile[]) => void;
  readonly busy: (isBusy: boolean) => void;
  readonly background: Background;
}

/** A document's key and the folder it belongs to. */
interface Home {
  readonly key: string;
  readonly folder: Folder;
}

interface Root {
  readonly uri: string;
  readonly path: string;
}

export class Workspace implements Session, Locator {
  readonly client: Client;
  readonly converter: Converter;
  readonly presenter: Presenter;
  readonly open: OpenFiles;
  /** For what is asked about no file: rules, templates. */
  readonly engine: Engine;
  readonly #options: WorkspaceOptions;
  readonly #names: RuleNames;
  readonly #environments = new Environments();
  /** The environment Python runs in, by folder; under "" where there is none. */
  #active: ReadonlyMap<string, string> = new Map();
  #tools: OtherTools = {};
  #roots: Promise<readonly Root[]>;
  /** By root address; "" for what is in no folder. */
  readonly #folders = new Map<string, Promise<Folder>>();
  readonly #loaded = new Set<Folder>();
  readonly #homes = new Map<string, Promise<Home>>();
  readonly #uris = new Map<string, string>();
  readonly #settling = new Set<Folder>();
  readonly #background: Background;
  /** Projects being read. */
  #reading = 0;
  readonly #warned = new Set<string>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#background = options.background;
    this.client = options.client;
    this.converter = options.converter;
    this.presenter = new Presenter(options.client, options.converter, this);
    this.open = new OpenFiles(options.converter);
    this.engine = options.host.createEngine();
    this.#names = new RuleNames(this.engine.rules());
    this.#roots = this.#findRoots(options.client.folders.map(({ uri }) => uri));
  }

  async ready(uri: string): Promise<ReadyFile | undefined> {
    // A file changes at most a few times while it is being placed; whoever asks about it then gives up.
    for (let attempt = 0; attempt < 10; attempt++) {
      const file = this.open.get(uri);
      if (file === undefined) return undefined;
      const { key, folder } = await this.#homeOf(file.uri);
      const [language, isSilent] = await Promise.all([folder.languageOf(key), folder.isSilent(key)]);
      const newest = this.open.get(uri);
      if (newest === undefined) return undefined;
      const held = folder.hold(key, newest);
      if (held) return { ...held, key, file: newest, language, isSilent, isOff: !folder.editor.enable };
      await folder.place(key, newest);
    }
    return undefined;
  }

  async folderOf(file: OpenFile): Promise<Folder> {
    return (await this.#homeOf(file.uri)).folder;
  }

  /** What holds at an address, whether there is a file or not; without one, in the first folder. */
  async placeOf(uri: string | undefined): Promise<{ settings: Settings; language: Language }> {
    const [first] = await this.#roots;
    const key = uri === undefined ? `${first?.path ?? ""}/` : keyOf(uri);
    const folder = await this.#folderFor(key);
    const { settings } = await folder.configurationOf(key);
    return { settings, language: await folder.languageOf(key) };
  }

  openFile(key: string): OpenFile | undefined {
    const uri = this.#uris.get(key);
    return uri === undefined ? undefined : this.open.get(uri);
  }

  uriOf(key: string): string {
    return this.#uris.get(key) ?? uriOf(key);
  }

  /** Files the engines were given. */
  get size(): number {
    return [...this.#loaded].reduce((sum, folder) => sum + folder.size, 0);
  }

  /** Reads the modules a file's engine asks for, if it does; what was checked without them is checked again. */
  async settle(file: OpenFile, ready: ReadyFile): Promise<void> {
    const folder = await this.folderOf(file);
    if (this.#settling.has(folder) || !folder.wantsModules(ready)) return;
    this.#settling.add(folder);
    this.#tellBusy();
    try {
      await folder.settle(() => this.#openIn(folder));
    } finally {
      this.#settling.delete(folder);
      this.#tellBusy();
    }
    this.#options.recheck([...(await this.#openIn(folder)).values()]);
  }

  /** Reads the rest of the project of a file that was checked; what is open is checked again then. */
  async surround({ key, file }: ReadyFile): Promise<void> {
    const folder = await this.folderOf(file);
    const top = await folder.unreadAround(key);
    if (top === undefined) return;
    this.#reading++;
    this.#tellBusy();
    try {
      await this.#background.run((pause) => folder.readAround(top, pause));
    } finally {
      this.#reading--;
      this.#tellBusy();
    }
    this.#options.recheck([...(await this.#openIn(folder)).values()]);
  }

  #tellBusy(): void {
    this.#options.busy(this.#settling.size + this.#reading > 0);
  }

  /** The document is closed: what is on the disk counts from now on. */
  async closed(file: OpenFile): Promise<void> {
    const home = this.#homes.get(file.uri);
    if (home === undefined) return;
    const { key, folder } = await home;
    // Opened again meanwhile: nothing is to be undone.
    if (this.open.get(file.uri)) return;
    this.#homes.delete(file.uri);
    if (this.#uris.get(key) === file.uri) this.#uris.delete(key);
    if (await folder.release(key)) this.#options.recheck([...(await this.#openIn(folder)).values()]);
  }

  /** The environments the editor runs Python in. */
  setActive({ environments }: ActiveEnvironments): void {
    const active = new Map(environments.map(({ folder, environment }) => [folder ?? "", pathOf(environment) ?? ""]));
    const isSame = active.size === this.#active.size && [...active].every(([folder, path]) => this.#active.get(folder) === path);
    this.#active = active;
    if (!isSame) this.#restart();
  }

  /** The tools that run in the editor beside this one. */
  setTools(tools: OtherTools): void {
    const isSame = JSON.stringify(tools) === JSON.stringify(this.#tools);
    this.#tools = tools;
    if (!isSame) this.#restart();
  }

  /** Settings have changed: everything is read anew. */
  reconfigure(): void {
    this.#environments.forget();
    this.#restart();
  }

  #restart(): void {
    this.#folders.clear();
    this.#loaded.clear();
    this.#homes.clear();
    this.#options.recheck(this.open.all());
  }

  setRoots(uris: readonly string[]): void {
    this.#roots = this.#findRoots(uris);
    this.reconfigure();
  }

  async rootUris(): Promise<readonly string[]> {
    return (await this.#roots).map(({ uri }) => uri);
  }

  /** Files on the disk have changed, by address: what depends on them is read anew. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    const changed = new Map<Folder, string[]>();
    const keys = await Promise.all(uris.map((uri) => this.#realKey(keyOf(uri))));
    for (const key of keys) {
      const folder = await this.#folderFor(key);
      changed.set(folder, [...(changed.get(folder) ?? []), key]);
    }
    // A module may be imported from a folder outside the workspace, or by a file that is in none.
    const outside = this.#folders.get("");
    if (outside) changed.set(await outside, keys);
    if (uris.some(isOfEnvironment)) this.#environments.forget();
    for (const [folder, own] of changed)
      if (await folder.changedOnDisk(own)) this.#options.recheck([...(await this.#openIn(folder)).values()]);
  }

  /** Says each thing that is wrong with the settings once. */
  #tell(note: Note, language: Language): void {
    const message = `Asyncio Lens: ${showNote(note, language)}`;
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#options.warn(message);
  }

  #homeOf(uri: string): Promise<Home> {
    let home = this.#homes.get(uri);
    if (home === undefined) {
      home = this.#findHome(uri);
      this.#homes.set(uri, home);
    }
    return home;
  }

  async #findHome(uri: string): Promise<Home> {
    const key = await this.#realKey(keyOf(uri));
    const folder = await this.#folderFor(key);
    this.#uris.set(key, uri);
    return { key, folder };
  }

  /** Two ways to one file are one file: links are followed. */
  async #realKey(key: string): Promise<string> {
    const { fileSystem } = this.#options.host;
    if (fileSystem === undefined || !isOnDisk(key)) return key;
    return fileSystem.realpath(key).catch(() => key);
  }

  async #folderFor(key: string): Promise<Folder> {
    const roots = await this.#roots;
    // What is nowhere yet goes by the settings of the first folder.
    if (parentOf(key) === undefined) return this.#folder(roots[0]);
    const around = roots.filter(({ path }) => relativePath(path, key) !== undefined);
    return this.#folder(
      around.reduce<Root | undefined>((best, root) => (best && best.path.length >= root.path.length ? best : root), undefined),
    );
  }

  #folder(root: Root | undefined): Promise<Folder> {
    const name = root?.uri ?? "";
    let folder = this.#folders.get(name);
    if (folder === undefined) {
      folder = this.#load(root);
      this.#folders.set(name, folder);
    }
    return folder;
  }

  async #load(root: Root | undefined): Promise<Folder> {
    const { settings, host, client, log } = this.#options;
    const { settings: editor, notes } = readEditorSettings(await settings.of(root?.uri), this.#names, root?.path);
    const folder = new Folder({
      path: root?.path,
      editor,
      fileSystem: host.fileSystem,
      environments: this.#environments,
      active: this.#active.get(root?.uri ?? "") ?? this.#active.get(""),
      tools: this.#tools,
      createEngine: host.createEngine,
      names: this.#names,
      locale: client.locale,
      tell: (note, language) => this.#tell(note, language),
      failed: (message) => log.error(message),
    });
    for (const note of notes) this.#tell(note, await folder.languageOf(`${root?.path ?? ""}/`));
    this.#loaded.add(folder);
    return folder;
  }

  async #findRoots(uris: readonly string[]): Promise<readonly Root[]> {
    try {
      return await Promise.all(uris.map(async (uri) => ({ uri, path: (await this.#realKey(keyOf(uri))).replace(/(?<=[^/:])\/+$/, "") })));
    } catch (error) {
      this.#options.log.error(describeError(error));
      return [];
    }
  }

  /** The open files of a folder, by key. */
  async #openIn(folder: Folder): Promise<ReadonlyMap<string, OpenFile>> {
    const found = new Map<string, OpenFile>();
    for (const file of this.open.all()) {
      const home = await this.#homeOf(file.uri);
      const newest = this.open.get(file.uri);
      if (home.folder === folder && newest) found.set(home.key, newest);
    }
    return found;
  }
}
