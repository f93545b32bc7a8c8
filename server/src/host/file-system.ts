/** What the host needs of a file system, so that Node, a browser and tests can each bring their own. Paths are those of paths.ts. */

export type EntryKind = "file" | "folder" | "link" | "other";

export interface Entry {
  readonly name: string;
  /** Of the entry itself: links are not followed. */
  readonly kind: EntryKind;
}

export interface FileStat {
  /** Of what a link leads to. */
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
}

export interface FileSystem {
  /** Rejects where the file cannot be read. */
  readFile(path: string): Promise<Uint8Array>;
  /** Undefined where there is nothing, or a link that leads nowhere. */
  stat(path: string): Promise<FileStat | undefined>;
  /** Rejects where the folder cannot be read. */
  readDirectory(path: string): Promise<readonly Entry[]>;
  /** The path with links followed; rejects where there is nothing. */
  realpath(path: string): Promise<string>;
  /** As `Folders.has`, for whom it matters that no more was asked. Without it the folder is listed. */
  has?(folder: string, name: string): Promise<boolean>;
  /** Where there is none, installed packages are not read. */
  readonly now?: FileReader;
}

/** Reading without waiting, for what the engine asks for in the middle of its work. Both throw where they cannot. */
export interface FileReader {
  readFile(path: string, mostBytes: number): Uint8Array;
  readDirectory(path: string): readonly Entry[];
}

/** Listings of folders, each read once: it is asked again and again which files stand beside a file. */
export class Folders {
  readonly #listings = new Map<string, Promise<Listing>>();

  constructor(readonly fileSystem: FileSystem) {}

  /** What is in `folder`; an empty listing with the reason where it cannot be read. */
  list(folder: string): Promise<Listing> {
    let listing = this.#listings.get(folder);
    if (listing === undefined) {
      listing = this.fileSystem.readDirectory(folder).then(
        (entries) => ({ entries: new Map(entries.map((entry) => [entry.name, entry.kind])) }),
        (error: unknown) => ({ entries: new Map<string, EntryKind>(), failure: reasonOf(error) }),
      );
      this.#listings.set(folder, listing);
    }
    return listing;
  }

  /** Whether `folder` holds an entry of exactly this name, also where the file system does not tell upper from lower case. */
  async has(folder: string, name: string): Promise<boolean> {
    return (await this.fileSystem.has?.(folder, name)) ?? (await this.list(folder)).entries.has(name);
  }

  /** Forgets all listings: files have come or gone. */
  forget(): void {
    this.#listings.clear();
  }
}

export interface Listing {
  readonly entries: ReadonlyMap<string, EntryKind>;
  readonly failure?: string;
}

/** Why an operation failed, in a few words. */
export function reasonOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const known = reasons.get(code);
  if (known !== undefined) return known;
  return error instanceof Error ? (error.message.split("\n")[0] as string) : String(error);
}

const reasons = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "no such file or folder"],
  ["ELOOP", "a link leads back to itself"],
  ["EISDIR", "is a folder"],
  ["ENOTDIR", "is not a folder"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space left on the disk"],
  ["EROFS", "the file system is read-only"],
]);
