/** Where the packages of a project are installed: found by looking at folders, without running any Python. */
import type { Text } from "../engine/base/text.js";
import type { Configuration } from "./configuration.js";
import type { Folders } from "./file-system.js";
import { makeNote, type Note } from "./note.js";
import { InstalledPackages } from "./packages.js";
import { joinPath, nameOf, parentOf, resolvePath } from "./paths.js";

/** Where an environment may be: each is its folder, or a Python interpreter in it. */
export interface EnvironmentPlaces {
  /** The one the editor runs Python in. */
  readonly active?: string | undefined;
  /** Folders beside whose code one may stand. */
  readonly bases: readonly string[];
  /** Those of the shell. */
  readonly fallbacks?: readonly string[];
}

export interface EnvironmentOptions extends EnvironmentPlaces {
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly tell: (note: Note) => void;
}

/** The packages of environments, kept while the files of a project come and go. */
export class Environments {
  readonly #known = new Map<string, InstalledPackages>();

  /** Those of the environment the settings name, else of the first that is found; undefined where there is none. */
  async find({ folders, configuration, tell, ...places }: EnvironmentOptions): Promise<InstalledPackages | undefined> {
    const reader = folders.fileSystem.now;
    if (reader === undefined) return undefined;
    const settings = await Promise.all(places.bases.map((base) => configuration.of(base)));
    const named = settings.find(({ environment }) => environment !== undefined)?.environment;
    const tops = settings.flatMap(({ project, repository }) => [project, repository]).filter((top) => top !== undefined);
    const bases = new Set([...places.bases, ...tops]);
    const found = await firstPackageFolders(named === undefined ? candidates({ ...places, bases: [...bases] }, folders) : [named], folders);
    if (found.length === 0) {
      if (named !== undefined) tell(makeNote(undefined, noEnvironment, { path: named }));
      return undefined;
    }
    const key = found.join("\n");
    const packages = this.#known.get(key) ?? new InstalledPackages(found, reader);
    this.#known.set(key, packages);
    return packages;
  }

  /** Packages were installed or removed. */
  forget(): void {
    this.#known.clear();
  }
}

const noEnvironment: Text = {
  en: "there is no Python environment at {path}; installed packages are not read",
  "zh-cn": "{path} 处没有 Python 环境；不会读取已安装的包",
};

async function firstPackageFolders(places: AsyncIterable<string> | Iterable<string>, folders: Folders): Promise<readonly string[]> {
  for await (const place of places) {
    const found = await packageFolders(place, folders);
    if (found.length > 0) return found;
  }
  return [];
}

async function* candidates({ active, bases, fallbacks = [] }: EnvironmentPlaces, folders: Folders): AsyncGenerator<string> {
  if (active !== undefined) yield active;
  for (const base of bases) {
    for (const name of usualNames) if (await folders.has(base, name)) yield joinPath(base, name);
    for (const name of await foldersIn(base, folders)) {
      const folder = joinPath(base, name);
      if (await isEnvironment(folder, folders)) yield folder;
    }
  }
  yield* fallbacks;
}

const usualNames = [".venv", "venv", "env"];

/** How many folders beside the code are looked into. */
const mostFolders = 100;

async function foldersIn(base: string, folders: Folders): Promise<string[]> {
  const { entries } = await folders.list(base);
  const names = [...entries].filter(([name, kind]) => (kind === "folder" || kind === "link") && !usualNames.includes(name));
  return names
    .map(([name]) => name)
    .sort()
    .slice(0, mostFolders);
}

async function isEnvironment(folder: string, { fileSystem }: Folders): Promise<boolean> {
  for (const mark of ["pyvenv.cfg", "conda-meta"]) {
    const found = await fileSystem.stat(joinPath(folder, mark)).catch(() => undefined);
    if (found !== undefined) return true;
  }
  return false;
}

/** The package folders of an environment, with those its `.pth` files add; empty where it is none. */
async function packageFolders(place: string, folders: Folders): Promise<string[]> {
  const root = await rootOf(place, folders);
  if (root === undefined) return [];
  const found = await ownFolders(root, folders);
  const all = [...found];
  for (const folder of found) all.push(...(await foldersOfPathFiles(folder, folders)));
  if (found.length > 0) {
    const home = await systemHome(root, folders);
    if (home !== undefined) all.push(...(await ownFolders(home, folders)));
  }
  return withoutRepeats(all, folders);
}

/** The top of an environment, from its own path or that of its interpreter, whose link is not followed: it leads out of it. */
async function rootOf(place: string, { fileSystem }: Folders): Promise<string | undefined> {
  const found = await fileSystem.stat(place).catch(() => undefined);
  const folder = found?.kind === "file" ? parentOf(place) : found?.kind === "folder" ? place : undefined;
  return folder !== undefined && /^(?:bin|scripts)$/i.test(nameOf(folder)) ? parentOf(folder) : folder;
}

/** `lib/python3.12/site-packages`, on Windows `Lib/site-packages`; Debian's Pythons have `dist-packages`. */
async function ownFolders(root: string, folders: Folders): Promise<string[]> {
  const found: string[] = [];
  const addFrom = async (folder: string) => {
    const { entries } = await folders.list(folder);
    for (const name of ["site-packages", "dist-packages"]) if (entries.has(name)) found.push(joinPath(folder, name));
  };
  for (const name of (await folders.list(root)).entries.keys()) {
    if (!/^lib(?:64)?$/i.test(name)) continue;
    const library = joinPath(root, name);
    await addFrom(library);
    for (const version of versionsIn([...(await folders.list(library)).entries.keys()])) await addFrom(joinPath(library, version));
  }
  return found;
}

/** Those of an environment that was upgraded in place: the newest first. */
function versionsIn(names: readonly string[]): string[] {
  const minorOf = (name: string) => Number(/^(?:python|pypy)3(?:\.(\d+)t?)?$/.exec(name)?.[1] ?? -1);
  return names.filter((name) => /^(?:python|pypy)3(?:\.\d+t?)?$/.test(name)).sort((a, b) => minorOf(b) - minorOf(a));
}

/** The Python an environment was made with, where it sees that one's packages too. */
async function systemHome(root: string, folders: Folders): Promise<string | undefined> {
  const text = await readText(joinPath(root, "pyvenv.cfg"), folders);
  if (text === undefined || !/^include-system-site-packages\s*=\s*true\s*$/im.test(text)) return undefined;
  const home = /^home\s*=\s*(.+?)\s*$/m.exec(text)?.[1];
  return home === undefined ? undefined : rootOf(home.replaceAll("\\", "/"), folders);
}

/** The folders named in `.pth` files, as editable installs do (https://docs.python.org/3/library/site.html); their code is not run. */
async function foldersOfPathFiles(folder: string, folders: Folders): Promise<string[]> {
  const { entries } = await folders.list(folder);
  const names = [...entries.keys()].filter((name) => name.endsWith(".pth")).sort();
  const found: string[] = [];
  for (const name of names.slice(0, mostFolders)) {
    const text = (await readText(joinPath(folder, name), folders)) ?? "";
    for (const line of text.split(/\r?\n/).slice(0, mostFolders)) {
      if (line.trim() === "" || /^(?:#|import[ \t])/.test(line)) continue;
      const path = resolvePath(folder, line.trim());
      const there = await folders.fileSystem.stat(path).catch(() => undefined);
      if (there?.kind === "folder") found.push(path);
    }
  }
  return found;
}

async function readText(path: string, { fileSystem }: Folders): Promise<string | undefined> {
  try {
    const found = await fileSystem.stat(path);
    if (found?.kind !== "file" || found.size > 100_000) return undefined;
    return new TextDecoder().decode(await fileSystem.readFile(path));
  } catch {
    return undefined;
  }
}

/** `lib64` is mostly a link to `lib`. */
async function withoutRepeats(paths: readonly string[], { fileSystem }: Folders): Promise<string[]> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const key = await fileSystem.realpath(path).catch(() => path);
    if (!found.has(key)) found.set(key, path);
  }
  return [...found.values()];
}
