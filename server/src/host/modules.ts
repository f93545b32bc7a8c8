/** By which name a file is imported, and which file an import means: Python's search path, guessed from how the project is laid out. */
import type { Configuration } from "./configuration.js";
import { isSkippedName } from "./exclude.js";
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
  return parts.length > 0 && parts.every(isIdentifier) ? parts.join(".") : undefined;
}

/** What a name on the path stands for: a module or package, or a folder that could be a namespace package. */
type Kind = "module" | "namespace";

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
  readonly #roots = new Map<string, Promise<readonly string[]>>();
  readonly #contents = new Map<string, Promise<ReadonlyMap<string, Kind>>>();
  #shared: Promise<ReadonlyMap<string, readonly { readonly root: string; readonly kind: Kind }[]>> | undefined;

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
    this.forget();
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
    if (standardLibrary.has(top)) return Promise.resolve(undefined);
    return remembered(this.#tops, `${top}\0${folder}`, () => this.#findRoot(top, folder));
  }

  /** Whether a top-level name below a root is a module or a package, and not only a folder that could be one. */
  async isModule(root: string, top: string): Promise<boolean> {
    return (await this.#contentsOf(root)).get(top) === "module";
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
    this.#roots.clear();
    this.#contents.clear();
    this.#shared = undefined;
  }

  async #findRoot(top: string, folder: string): Promise<string | undefined> {
    const boundary = await this.boundary(folder);
    const above = await this.#rootsAbove(folder, boundary);
    const elsewhere = ((await this.#projectContents()).get(top) ?? []).filter(({ root }) => relativePath(boundary, root) !== undefined);
    // A module or package anywhere on the path comes before a folder without `__init__.py`:
    // https://docs.python.org/3/reference/import.html#namespace-packages
    for (const kind of ["module", "namespace"] as const) {
      for (const root of above) if ((await this.#contentsOf(root)).get(top) === kind) return root;
      const found = elsewhere.find((content) => content.kind === kind);
      if (found !== undefined) return found.root;
    }
    return undefined;
  }

  /** The folders that may be on the path of files in a folder: it and those above it, and a `src` in each. */
  #rootsAbove(folder: string, boundary: string): Promise<readonly string[]> {
    return remembered(this.#roots, folder, () => {
      const inside = [...foldersUp(folder)].filter((at) => relativePath(boundary, at) !== undefined);
      return this.#withSources(inside);
    });
  }

  async #withSources(folders: readonly string[]): Promise<string[]> {
    const roots: string[] = [];
    for (const root of folders.flatMap((at) => [at, joinPath(at, "src")])) {
      if (!this.#namespaces.has(root) && !(await this.#isPackage(root))) roots.push(root);
    }
    return roots;
  }

  /** What the tops of all projects known hold, by name. */
  #projectContents(): Promise<ReadonlyMap<string, readonly { readonly root: string; readonly kind: Kind }[]>> {
    this.#shared ??= (async () => {
      const all = new Map<string, { root: string; kind: Kind }[]>();
      for (const root of await this.#withSources([...this.#projects])) {
        for (const [name, kind] of await this.#contentsOf(root)) {
          const known = all.get(name);
          if (known === undefined) all.set(name, [{ root, kind }]);
          else known.push({ root, kind });
        }
      }
      return all;
    })();
    return this.#shared;
  }

  /** The modules that a folder on the path provides. */
  #contentsOf(root: string): Promise<ReadonlyMap<string, Kind>> {
    return remembered(this.#contents, root, async () => {
      const contents = new Map<string, Kind>();
      for (const [name, kind] of (await this.#folders.list(root)).entries) {
        const module = /^([^.]+)\.pyi?$/.exec(name)?.[1];
        if (module !== undefined) contents.set(module, "module");
        if ((kind !== "folder" && kind !== "link") || !isIdentifier(name) || isSkippedName(name)) continue;
        const folder = joinPath(root, name);
        if (await this.#isPackage(folder)) contents.set(name, "module");
        else if (!contents.has(name) && (await this.#isNamespace(folder))) contents.set(name, "namespace");
      }
      return contents;
    });
  }

  /** A folder without any Python near its top (`docker/`, `redis/`) is no namespace package. */
  async #isNamespace(folder: string): Promise<boolean> {
    const { entries } = await this.#folders.list(folder);
    for (const name of entries.keys()) if (/\.pyi?$/.test(name)) return true;
    // A folder of data may hold thousands.
    const below = [...entries].filter(([name, kind]) => kind === "folder" && isIdentifier(name)).slice(0, 50);
    for (const [name] of below) if (await this.#isPackage(joinPath(folder, name))) return true;
    return false;
  }

  async #isPackage(folder: string): Promise<boolean> {
    return (await this.#folders.has(folder, "__init__.py")) || (await this.#folders.has(folder, "__init__.pyi"));
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

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name);
}

/** The value for a key, made when it is first asked for. */
function remembered<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

/** The first parts of the names imported. */
export function topsOf(imports: ImportedNames): Set<string> {
  return new Set([...imports.absolute].map((name) => name.split(".", 1)[0] as string));
}
