/** By which name a file is imported, and which file an import means: Python's search path, guessed from how the project is laid out. */
import type { Configuration } from "./configuration.js";
import type { Folders } from "./file-system.js";
import { type ImportedNames, standardLibrary } from "./imported-names.js";
import { foldersUp, joinPath, nameOf, parentOf, relativePath } from "./paths.js";

/** A file as a module. */
export interface Module {
  /** The folder that would be on `sys.path`. */
  readonly root: string;
  /** Undefined for a file that cannot be imported (`my-script.py`). */
  readonly name: string | undefined;
  readonly isPackage: boolean;
}

/** RULES.md, "Test files"; `relative` counts from the top of the project. */
export function isTestFile(relative: string): boolean {
  const parts = relative.split("/");
  const name = parts.pop() as string;
  return parts.includes("tests") || /^(?:test_.*|.*_test|conftest)\.(?:pyi?|pyw|ipynb)$/i.test(name);
}

/** Dotted name of a file below a root; undefined where a part is no identifier. */
export function moduleName(root: string, path: string): string | undefined {
  const parts = relativePath(root, path)
    ?.replace(/\.(?:pyi?|pyw)$/i, "")
    .split("/");
  if (parts === undefined) return undefined;
  if (parts.at(-1) === "__init__") parts.pop();
  return parts.length > 0 && parts.every((part) => /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(part)) ? parts.join(".") : undefined;
}

export class Modules {
  readonly #folders: Folders;
  readonly #configuration: Configuration;
  /** Folders the user named: searched too, where nothing marks the top of the project. */
  readonly #bases: readonly string[];
  /** Tops of the projects known. */
  readonly #projects = new Set<string>();
  /** Folders without `__init__.py` that are used as packages all the same. */
  readonly #namespaces = new Set<string>();
  /** Folders whose files import each other by bare names, as scripts do. */
  readonly #scripts = new Set<string>();
  readonly #tops = new Map<string, Promise<string | undefined>>();

  constructor(folders: Folders, configuration: Configuration, bases: readonly string[]) {
    this.#folders = folders;
    this.#configuration = configuration;
    this.#bases = bases;
  }

  /** Learns from what files import how their folders are meant. All of a project at once: names given before are not changed by it. */
  async learn(files: readonly { readonly path: string; readonly imports: ImportedNames }[]): Promise<void> {
    const imported = new Set(files.flatMap(({ imports }) => [...imports.absolute]));
    const loose = new Set<string>();
    for (const { path, imports } of files) {
      const folder = parentOf(path) as string;
      const { project } = await this.#configuration.of(folder);
      if (project !== undefined) this.#projects.add(project);
      if (await this.#isPackage(folder)) continue;
      loose.add(folder);
      const root = await this.#looseRoot(folder);
      if (root === folder) continue;
      if (imports.hasRelative || imported.has(moduleName(root, path) ?? "")) this.#namespaces.add(folder);
    }
    this.#tops.clear();
    for (const { path, imports } of files) {
      const folder = parentOf(path) as string;
      if (!loose.has(folder) || this.#scripts.has(folder)) continue;
      for (const top of topsOf(imports)) {
        // A file `redis.py` that imports `redis` means another one.
        if (nameOf(path) !== `${top}.py` && (await this.rootFor(top, folder)) === folder) this.#scripts.add(folder);
      }
    }
  }

  async describe(path: string): Promise<Module> {
    const folder = parentOf(path) as string;
    let root = folder;
    if (await this.#isPackage(folder)) root = await this.#packageRoot(folder);
    else if (!this.#scripts.has(folder)) root = await this.#looseRoot(folder);
    return { root, name: moduleName(root, path), isPackage: /^__init__\.pyi?$/.test(nameOf(path)) };
  }

  /** The folder in which a file in `folder` finds the module or package `top`; undefined where the project has none. */
  rootFor(top: string, folder: string): Promise<string | undefined> {
    const key = `${top}\0${folder}`;
    let root = this.#tops.get(key);
    if (root === undefined) {
      root = standardLibrary.has(top) ? Promise.resolve(undefined) : this.#findRoot(top, folder);
      this.#tops.set(key, root);
    }
    return root;
  }

  /** The file of a dotted name below a root. */
  async find(root: string, name: string): Promise<string | undefined> {
    const parts = name.split(".");
    const last = parts.pop() as string;
    const folder = parts.reduce(joinPath, root);
    const { entries } = await this.#folders.list(folder);
    if (entries.has(last)) {
      const inside = joinPath(folder, last);
      for (const file of ["__init__.py", "__init__.pyi"]) if (await this.#folders.has(inside, file)) return joinPath(inside, file);
    }
    const file = [`${last}.py`, `${last}.pyi`].find((candidate) => entries.has(candidate));
    return file === undefined ? undefined : joinPath(folder, file);
  }

  /** The top of what belongs together with a folder: nothing above it is searched. */
  async boundary(folder: string): Promise<string> {
    const { repository, project } = await this.#configuration.of(folder);
    const packageRoot = (await this.#isPackage(folder)) ? await this.#packageRoot(folder) : folder;
    const tops = [packageRoot, repository ?? project ?? packageRoot, ...this.#bases].filter(
      (top) => relativePath(top, folder) !== undefined,
    );
    return tops.reduce((highest, top) => (top.length < highest.length ? top : highest));
  }

  /** Forgets which files there are. */
  forget(): void {
    this.#tops.clear();
  }

  async #findRoot(top: string, folder: string): Promise<string | undefined> {
    const boundary = await this.boundary(folder);
    for (const at of foldersUp(folder)) {
      if (relativePath(boundary, at) === undefined) break;
      const found = await this.#rootAt(top, at);
      if (found !== undefined) return found;
    }
    for (const project of this.#projects) {
      const found = relativePath(boundary, project) === undefined ? undefined : await this.#rootAt(top, project);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `at` or `at/src`, if the module is there and the folder can be a root. */
  async #rootAt(top: string, at: string): Promise<string | undefined> {
    for (const root of [at, joinPath(at, "src")]) {
      if (this.#namespaces.has(root) || (await this.#isPackage(root))) continue;
      if (await this.#provides(root, top)) return root;
    }
    return undefined;
  }

  async #provides(root: string, top: string): Promise<boolean> {
    const { entries } = await this.#folders.list(root);
    if (entries.has(`${top}.py`) || entries.has(`${top}.pyi`)) return true;
    const kind = entries.get(top);
    return (kind === "folder" || kind === "link") && (await this.#holdsPython(joinPath(root, top), 2));
  }

  /** A folder without any Python near its top (`docker/`, `redis/`) is no namespace package. */
  async #holdsPython(folder: string, levels: number): Promise<boolean> {
    const { entries } = await this.#folders.list(folder);
    for (const name of entries.keys()) if (/\.pyi?$/.test(name)) return true;
    if (levels === 1) return false;
    for (const [name, kind] of entries) {
      if (kind === "folder" && (await this.#isPackage(joinPath(folder, name)))) return true;
    }
    return false;
  }

  async #isPackage(folder: string): Promise<boolean> {
    const { entries } = await this.#folders.list(folder);
    return entries.has("__init__.py") || entries.has("__init__.pyi");
  }

  /** The first folder above a package that is none. */
  async #packageRoot(folder: string): Promise<string> {
    for (const at of foldersUp(folder)) if (!(await this.#isPackage(at))) return at;
    return folder;
  }

  /** The root of files in a folder that is no package: the nearest `src` or top of a project. */
  async #looseRoot(folder: string): Promise<string> {
    const { project } = await this.#configuration.of(folder);
    const top = project ?? (await this.boundary(folder));
    for (const at of foldersUp(folder)) {
      if (relativePath(top, at) === undefined) break;
      if (nameOf(at) === "src" && at !== top) return at;
    }
    return top;
  }
}

/** The first parts of the names imported. */
export function topsOf(imports: ImportedNames): Set<string> {
  return new Set([...imports.absolute].map((name) => name.split(".", 1)[0] as string));
}
