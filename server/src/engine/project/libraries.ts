/** Which text a module has that is none of the project's files: the standard library's, an installed package's, or a summary that ships with us. */
import { looselyAnnotated, unreadPackages } from "../knowledge/packages.js";
import type { SourceFile } from "../syntax/source-file.js";
import type { Origin } from "./modules.js";

export interface ModuleText {
  readonly text: string;
  /** Relative imports count from the module itself. */
  readonly isPackage: boolean;
  /** Declarations without bodies. */
  readonly isStub: boolean;
}

/** The text of a module by its dotted name. */
export type ModuleTexts = (module: string) => ModuleText | undefined;

/** The packages of the environment the project runs in, as the host finds them. */
export interface Packages {
  /**
   * Whom a top-level name belongs to: the project, a package that says what its types are, or one that does not; undefined where
   * nothing of the name is installed.
   */
  ownerOf(top: string): "project" | "typed" | "untyped" | undefined;
  /** Undefined for what is not there and what may not be read; else the same object each time. */
  readonly read: ModuleTexts;
}

export interface LibraryModule {
  readonly file: SourceFile;
  readonly isPackage: boolean;
  readonly isStub: boolean;
  readonly origin: Origin;
}

export interface LibraryOptions {
  readonly standard: ModuleTexts;
  readonly summaries: ModuleTexts;
  readonly parse: (text: string) => SourceFile;
}

/** Several engines read the same packages, and read them again whenever the project's files are looked for anew. */
const parsed = new WeakMap<ModuleText, SourceFile>();

export class Libraries {
  packages: Packages | undefined;
  readonly #options: LibraryOptions;

  constructor(options: LibraryOptions) {
    this.#options = options;
  }

  find(name: string): LibraryModule | undefined {
    const { standard } = this.#options;
    const top = name.split(".", 1)[0] as string;
    const owner = this.packages?.ownerOf(top);
    // A summary knows more than a package that says nothing of its types.
    const found = () =>
      owner === "typed" && !looselyAnnotated.has(top)
        ? (this.#installed(name) ?? this.#summary(name))
        : (this.#summary(name) ?? this.#installed(name));
    return this.#read(standard(name), "library") ?? (owner === "project" ? undefined : found());
  }

  #summary(name: string): LibraryModule | undefined {
    return this.#read(this.#options.summaries(name), "library");
  }

  #installed(name: string): LibraryModule | undefined {
    return unreadPackages.has(name.split(".", 1)[0] as string) ? undefined : this.#read(this.packages?.read(name), "installed");
  }

  #read(text: ModuleText | undefined, origin: Origin): LibraryModule | undefined {
    if (text === undefined) return undefined;
    let file = parsed.get(text);
    if (file === undefined) {
      file = this.#options.parse(text.text);
      parsed.set(text, file);
    }
    // What stands behind a string that is never closed may be part of it; Python cannot import such a file anyway.
    if (origin === "installed" && file.chunks?.isOpen === true) return undefined;
    return { file, isPackage: text.isPackage, isStub: text.isStub, origin };
  }
}
