/** The packages of an environment: which are there, and the texts of their modules, read while the engine asks. */
import type { ModuleText } from "../engine/engine.js";
import { decode } from "./decode.js";
import type { EntryKind, FileReader } from "./file-system.js";
import { joinPath } from "./paths.js";

/** How much is read of the packages of one environment. What comes after that is unknown, as if it were not installed. */
export interface PackageLimits {
  readonly files: number;
  readonly bytes: number;
  /** Of a single file; what is larger was generated. */
  readonly fileBytes: number;
}

export const packageLimits: PackageLimits = { files: 2000, bytes: 12 * 1024 * 1024, fileBytes: 2 * 1024 * 1024 };

/** A link in a package may lead to the package: its modules have names without end. */
const mostParts = 16;

export class InstalledPackages {
  readonly #folders: readonly string[];
  readonly #reader: FileReader;
  readonly #limits: PackageLimits;
  readonly #listings = new Map<string, ReadonlyMap<string, EntryKind>>();
  readonly #tops = new Map<string, "typed" | "untyped" | undefined>();
  readonly #texts = new Map<string, ModuleText | undefined>();
  #files = 0;
  #bytes = 0;

  /** `folders` are searched in order. */
  constructor(folders: readonly string[], reader: FileReader, limits: PackageLimits = packageLimits) {
    this.#folders = folders;
    this.#reader = reader;
    this.#limits = limits;
  }

  /** Whether a package says what its types are (PEP 561); undefined where there is none of the name, or only a namespace. */
  kindOf(top: string): "typed" | "untyped" | undefined {
    if (!this.#tops.has(top)) this.#tops.set(top, this.#findKind(top));
    return this.#tops.get(top);
  }

  /** A module by its dotted name; undefined for what is not there and what cannot be read. */
  read(name: string): ModuleText | undefined {
    if (!this.#texts.has(name)) this.#texts.set(name, this.#find(name));
    return this.#texts.get(name);
  }

  #findKind(top: string): "typed" | "untyped" | undefined {
    for (const folder of this.#folders) {
      const entries = this.#list(folder);
      if (entries.has(`${top}-stubs`) || entries.has(`${top}.pyi`)) return "typed";
      const inside = entries.has(top) ? this.#list(joinPath(folder, top)) : nothing;
      if (inside.has("__init__.pyi")) return "typed";
      if (inside.has("__init__.py")) return inside.has("py.typed") ? "typed" : "untyped";
      if (entries.has(`${top}.py`)) return "untyped";
    }
    return undefined;
  }

  #find(name: string): ModuleText | undefined {
    const parts = name.split(".");
    if (parts.length > mostParts) return undefined;
    for (const suffix of ["-stubs", ""]) {
      for (const folder of this.#folders) {
        const path = this.#findFile(folder, [`${parts[0]}${suffix}`, ...parts.slice(1)]);
        if (path !== undefined) return this.#readFile(path);
      }
    }
    const isNamespace = this.#folders.some((folder) => this.#list(parts.reduce(joinPath, folder)).size > 0);
    return isNamespace ? { text: "", isPackage: true, isStub: true } : undefined;
  }

  #findFile(folder: string, parts: readonly string[]): string | undefined {
    const last = parts.at(-1) as string;
    const parent = parts.slice(0, -1).reduce(joinPath, folder);
    const entries = this.#list(parent);
    if (entries.has(last)) {
      const inside = joinPath(parent, last);
      const file = ["__init__.pyi", "__init__.py"].find((one) => this.#list(inside).has(one));
      if (file !== undefined) return joinPath(inside, file);
    }
    const file = [`${last}.pyi`, `${last}.py`].find((one) => entries.has(one));
    return file === undefined ? undefined : joinPath(parent, file);
  }

  #readFile(path: string): ModuleText | undefined {
    if (this.#files >= this.#limits.files || this.#bytes >= this.#limits.bytes) return undefined;
    this.#files++;
    try {
      const bytes = this.#reader.readFile(path, this.#limits.fileBytes);
      this.#bytes += bytes.length;
      return { text: decode(bytes).text, isPackage: /\/__init__\.pyi?$/.test(path), isStub: path.endsWith(".pyi") };
    } catch {
      return undefined;
    }
  }

  #list(folder: string): ReadonlyMap<string, EntryKind> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.#readListing(folder);
      this.#listings.set(folder, listing);
    }
    return listing;
  }

  #readListing(folder: string): ReadonlyMap<string, EntryKind> {
    try {
      return new Map(this.#reader.readDirectory(folder).map(({ name, kind }) => [name, kind]));
    } catch {
      return nothing;
    }
  }
}

const nothing: ReadonlyMap<string, EntryKind> = new Map();
