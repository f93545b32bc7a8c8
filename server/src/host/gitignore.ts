/** The rules of a repository's `.gitignore` files, nested ones included. */
import ignore, { type Ignore } from "ignore";
import { relativePath } from "./paths.js";

/** The rules that hold in one folder: those of the folders above it come first, so that its own win. */
export class IgnoreRules {
  readonly #base: string;
  readonly #rules: Ignore | undefined;

  private constructor(base: string, rules: Ignore | undefined) {
    this.#base = base;
    this.#rules = rules;
  }

  /** No rules yet; `base` is the top of the repository, or where the search starts. */
  static none(base: string): IgnoreRules {
    return new IgnoreRules(base, undefined);
  }

  /** These rules and those of a `.gitignore` in `folder`. */
  with(folder: string, text: string): IgnoreRules {
    const inside = relativePath(this.#base, folder);
    if (inside === undefined) return this;
    const rules = ignore({ ignorecase: false });
    if (this.#rules !== undefined) rules.add(this.#rules);
    return new IgnoreRules(this.#base, rules.add(rulesFrom(text, inside)));
  }

  ignores(path: string, isFolder: boolean): boolean {
    const relative = this.#rules === undefined ? undefined : relativePath(this.#base, path);
    if (relative === undefined || relative === "" || !ignore.isPathValid(relative)) return false;
    return this.#rules?.ignores(isFolder ? `${relative}/` : relative) ?? false;
  }
}

/** The lines of a `.gitignore` in the folder `inside` (relative to the base), said from the base. https://git-scm.com/docs/gitignore */
function rulesFrom(text: string, inside: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  if (inside === "") return lines;
  const folder = `/${inside.replace(/[\\[\]*?!# ]/g, "\\$&")}`;
  return lines.map((line) => {
    const sign = line.startsWith("!") ? "!" : "";
    const pattern = line.slice(sign.length);
    const isAnchored = pattern.trimEnd().replace(/\/+$/, "").includes("/");
    return `${sign}${folder}${isAnchored ? (pattern.startsWith("/") ? "" : "/") : "/**/"}${pattern}`;
  });
}
