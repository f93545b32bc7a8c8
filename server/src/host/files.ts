/** Finds the Python files under the paths a user names, the way git and other tools see the tree. */
import type { Text } from "../engine/base/text.js";
import type { Configuration } from "./configuration.js";
import { isSkippedFolder } from "./exclude.js";
import { type EntryKind, type Folders, reasonOf } from "./file-system.js";
import { IgnoreRules } from "./gitignore.js";
import { makeNote, type Note } from "./note.js";
import { foldersUp, joinPath, nameOf, relativePath } from "./paths.js";

export interface FoundFile {
  /** The path as the user would write it: links in what was named are kept. */
  readonly path: string;
  /** The real path, by which a file counts once. */
  readonly key: string;
  /** Named by the user, not found in a folder. */
  readonly isNamed: boolean;
}

export interface FoundFiles {
  /** Sorted by path. */
  readonly files: readonly FoundFile[];
  /** Those of the paths given where there is nothing. */
  readonly missing: readonly string[];
  readonly notes: readonly Note[];
}

/**
 * Paths are absolute. A file named is always found; in folders, what git ignores and what the settings exclude is left out. The search is
 * given up after `most` files, or ten times as many folders.
 */
export async function findFiles(
  paths: readonly string[],
  folders: Folders,
  configuration: Configuration,
  most = Number.POSITIVE_INFINITY,
): Promise<FoundFiles> {
  const search = new Search(folders, configuration, most);
  for (const path of paths) await search.start(path);
  await search.takeLinks();
  const files = [...search.files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, missing: search.missing, notes: search.notes };
}

/** Whether files of this name are read when a folder is searched; stubs are read for what they say of types, never reported on. */
export function isPythonFile(name: string): boolean {
  return /\.(?:py|pyw|pyi|ipynb)$/i.test(name);
}

export function isStub(path: string): boolean {
  return /\.pyi$/i.test(path);
}

export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

class Search {
  readonly files = new Map<string, FoundFile>();
  readonly missing: string[] = [];
  readonly notes: Note[] = [];
  readonly #folders: Folders;
  readonly #configuration: Configuration;
  /** Real paths of the folders read: overlapping paths are read once. */
  readonly #entered = new Set<string>();
  /** Links to files; what they lead to may be found without them, and then goes by its own name. */
  readonly #links: { readonly path: string; readonly root: string }[] = [];

  readonly #most: number;

  constructor(folders: Folders, configuration: Configuration, most: number) {
    this.#folders = folders;
    this.#configuration = configuration;
    this.#most = most;
  }

  async start(path: string): Promise<void> {
    const { fileSystem } = this.#folders;
    try {
      const found = await fileSystem.stat(path);
      if (found === undefined) {
        this.missing.push(path);
      } else if (found.kind === "folder") {
        const key = await fileSystem.realpath(path);
        await this.#enter({ path, key, root: key, rules: await this.#rulesAbove(key) });
      } else if (found.kind === "file") {
        this.#add({ path, key: await fileSystem.realpath(path), isNamed: true });
      } else {
        this.notes.push(makeNote(path, words.special));
      }
    } catch (error) {
      this.notes.push(makeNote(path, words.unreadable, { reason: reasonOf(error) }));
    }
  }

  async takeLinks(): Promise<void> {
    for (const { path, root } of this.#links) {
      const { fileSystem } = this.#folders;
      try {
        const found = await fileSystem.stat(path);
        const key = found === undefined ? undefined : await fileSystem.realpath(path);
        if (found?.kind === "file" && key !== undefined && isPythonFile(nameOf(path))) this.#add({ path, key, isNamed: false });
        else if (found?.kind === "folder" && key !== undefined) await this.#passFolder(path, key, root);
        else if (found === undefined && isPythonFile(nameOf(path))) this.notes.push(makeNote(path, words.deadLink));
      } catch (error) {
        this.notes.push(makeNote(path, words.unreadable, { reason: reasonOf(error) }));
      }
    }
  }

  /** A folder inside the search is found where it really is, or left out there for a reason; links to it could go round for ever. */
  async #passFolder(path: string, key: string, root: string): Promise<void> {
    if (relativePath(root, key) !== undefined || this.#entered.has(key)) return;
    if (await isSkippedFolder(path, (name) => this.#folders.has(key, name))) return;
    const { entries } = await this.#folders.list(key);
    if ([...entries.keys()].some(isPythonFile)) this.notes.push(makeNote(path, words.link, { target: key }));
  }

  #add(file: FoundFile): void {
    const known = this.files.get(file.key);
    if (known === undefined || (file.isNamed && !known.isNamed)) this.files.set(file.key, file);
  }

  /** The `.gitignore`s from the top of the repository down to, without it, `folder`; none where they ignore the folder itself, which the user named. */
  async #rulesAbove(folder: string): Promise<IgnoreRules> {
    const { repository, project } = await this.#configuration.of(folder);
    const top = repository ?? project ?? folder;
    if (top === folder) return IgnoreRules.none(folder);
    const above = [...foldersUp(folder)].filter((at) => at !== folder && relativePath(top, at) !== undefined).reverse();
    let rules = IgnoreRules.none(top);
    for (const at of above) rules = await this.#addRules(rules, at);
    return rules.ignores(folder, true) ? IgnoreRules.none(folder) : rules;
  }

  /** The rules with those that `folder` adds: a repository within a repository starts afresh. */
  async #addRules(above: IgnoreRules, folder: string): Promise<IgnoreRules> {
    const { entries } = await this.#folders.list(folder);
    let rules = entries.has(".git") ? IgnoreRules.none(folder) : above;
    if (entries.get(".git") === "folder") rules = await this.#readRules(rules, folder, joinPath(folder, ".git/info/exclude"));
    return entries.has(".gitignore") ? await this.#readRules(rules, folder, joinPath(folder, ".gitignore")) : rules;
  }

  async #readRules(rules: IgnoreRules, folder: string, file: string): Promise<IgnoreRules> {
    try {
      return rules.with(folder, new TextDecoder().decode(await this.#folders.fileSystem.readFile(file)));
    } catch {
      // As git does with one it cannot read; `.git/info/exclude` is mostly not there.
      return rules;
    }
  }

  async #enter(at: Place): Promise<void> {
    if (this.#entered.has(at.key) || this.files.size > this.#most || this.#entered.size > this.#most * 10) return;
    this.#entered.add(at.key);
    const { entries, failure } = await this.#folders.list(at.key);
    if (failure !== undefined) {
      this.notes.push(makeNote(at.path, words.unreadable, { reason: failure }));
      return;
    }
    const rules = await this.#addRules(at.rules, at.key);
    const { exclude } = await this.#configuration.of(at.key);
    const below: Promise<void>[] = [];
    for (const [name, kind] of entries) {
      const key = joinPath(at.key, name);
      if (!this.#isWanted(name, kind) || rules.ignores(key, kind === "folder") || exclude.matches(key)) continue;
      const path = joinPath(at.path, name);
      if (kind === "file") this.#add({ path, key, isNamed: false });
      else if (kind === "link") this.#links.push({ path, root: at.root });
      else below.push(this.#enterBelow({ path, key, root: at.root, rules }));
    }
    await Promise.all(below);
  }

  async #enterBelow(at: Place): Promise<void> {
    if (!(await isSkippedFolder(at.key, (name) => this.#folders.has(at.key, name)))) await this.#enter(at);
  }

  #isWanted(name: string, kind: EntryKind): boolean {
    return kind === "folder" || kind === "link" || (kind === "file" && isPythonFile(name));
  }
}

interface Place {
  readonly path: string;
  readonly key: string;
  /** Real path of the folder the search started in. */
  readonly root: string;
  readonly rules: IgnoreRules;
}

const words = {
  unreadable: { en: "cannot be read: {reason}", "zh-cn": "无法读取：{reason}" },
  special: { en: "is neither a file nor a folder", "zh-cn": "既不是文件也不是文件夹" },
  link: {
    en: "leads to {target}, outside; not followed (name it to check it)",
    "zh-cn": "指向外部的 {target}；未跟随（要检查请直接指定）",
  },
  deadLink: { en: "leads nowhere", "zh-cn": "是失效的链接" },
} satisfies Record<string, Text>;
