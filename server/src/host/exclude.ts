/** Which folders and files nobody wants to hear about: what everybody skips, and the user's own globs. */
import picomatch from "picomatch";
import { nameOf, relativePath } from "./paths.js";

/** Folders that hold no source of the project, whatever is in them. */
const skipped = new Set(
  (
    ".bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv .pyre .pytest_cache .pytype " +
    ".ruff_cache .svn .tox .venv .vscode .vscode-test __pycache__ __pypackages__ buck-out node_modules site-packages dist-packages"
  ).split(" "),
);

/** Folders that hold no source unless they are packages: a project may well have a package `build`. */
const skippedUnlessPackage = new Set("_build build dist venv".split(" "));

/** Whether a folder of this name holds no source of the project, whatever is in it. */
export function isSkippedName(name: string): boolean {
  return skipped.has(name);
}

/** Whether a folder is skipped without being asked for. `has` tells whether it holds an entry. */
export async function isSkippedFolder(path: string, has: (name: string) => Promise<boolean>): Promise<boolean> {
  const name = nameOf(path);
  if (skipped.has(name)) return true;
  if (await has("pyvenv.cfg")) return true;
  if (await has("conda-meta")) return true;
  return skippedUnlessPackage.has(name) && !(await has("__init__.py"));
}

/** The user's globs, from one place. */
export interface Exclude {
  /** Whether a glob names this very file or folder. */
  matches(path: string): boolean;
  /** Whether a glob names it or a folder it is in. */
  covers(path: string): boolean;
}

export const excludeNothing: Exclude = { matches: () => false, covers: () => false };

/**
 * Globs count from `base`; one without a slash fits a file or folder of that name anywhere below. A folder that fits is excluded with all
 * it holds.
 */
export function buildExclude(globs: readonly string[], base: string): Exclude {
  if (globs.length === 0) return excludeNothing;
  const byName: picomatch.Matcher[] = [];
  const byPath: picomatch.Matcher[] = [];
  const absolute: picomatch.Matcher[] = [];
  for (const glob of globs) {
    const plain = glob.replace(/^(?:\.\/)+/, "").replace(/(?<=.)\/+$/, "");
    const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(plain);
    (isAbsolute ? absolute : plain.includes("/") ? byPath : byName).push(picomatch(plain, { dot: true, nonegate: true }));
  }
  const matches = (path: string): boolean => {
    const relative = relativePath(base, path);
    if (relative === "" || absolute.some((fits) => fits(path))) return relative !== "";
    if (relative === undefined) return false;
    return byName.some((fits) => fits(nameOf(path))) || byPath.some((fits) => fits(relative));
  };
  return { matches, covers: (path) => prefixes(base, path).some(matches) };
}

/** Every path from just below `base` down to `path`. */
function prefixes(base: string, path: string): string[] {
  const relative = relativePath(base, path);
  if (relative === undefined || relative === "") return [path];
  const start = path.length - relative.length;
  const found: string[] = [];
  for (let slash = path.indexOf("/", start); slash >= 0; slash = path.indexOf("/", slash + 1)) found.push(path.slice(0, slash));
  return [...found, path];
}

/** Whether picomatch can make sense of a glob. */
export function isGlob(glob: string): boolean {
  if (glob.trim() === "") return false;
  try {
    picomatch(glob);
    return true;
  } catch {
    return false;
  }
}
