/** A file system that notes what is asked of it, for whoever wants to know whether a later run would be told the same. */
import type { Entry, FileReader, FileSystem } from "../host/file-system.js";
import { isMissing } from "../host/file-system.node.js";
import {
  type Attempt,
  attempt,
  digestOfFile,
  digestOfFolder,
  type Entries,
  isLasting,
  type Kind,
  type Link,
  type Observations,
  type Read,
  type Stamp,
  stampOf,
} from "./observations.js";

export class Observer implements FileSystem {
  readonly now?: FileReader;
  readonly #inner: FileSystem;
  readonly #since = Date.now();
  readonly #files = new Map<string, Read>();
  readonly #folders = new Map<string, Folder>();
  readonly #listings = new Map<string, Promise<Folder>>();
  readonly #kinds = new Map<string, Kind>();
  readonly #links = new Map<string, Link>();
  readonly #missing = new Map<string, string>();
  #isLasting = true;

  constructor(inner: FileSystem) {
    this.#inner = inner;
    const { now } = inner;
    if (now === undefined) return;
    this.now = {
      readFile: (path, mostBytes) => {
        const stamp = this.#stampOf(path);
        const found = attempt(() => now.readFile(path, mostBytes));
        return this.#noteFile(path, stamp, found);
      },
      readDirectory: (path) => {
        const stamp = this.#stampOf(path);
        const found = attempt(() => now.readDirectory(path));
        return listed(this.#noteFolder(path, stamp, found));
      },
    };
  }

  /** Undefined where they say nothing of a later run: something changed meanwhile, or failed for no reason that lasts. */
  observations(): Observations | undefined {
    if (!this.#isLasting) return undefined;
    return {
      since: this.#since,
      files: [...this.#files.values()],
      folders: [...this.#folders].map(([path, { stamp, found, names = [] }]) => [
        path,
        digestOfFolder(found, [...names]),
        ...stamp,
        [...names],
      ]),
      kinds: [...this.#kinds.values()].filter(([path]) => !this.#files.has(path) && !this.#folders.has(path)),
      links: [...this.#links.values()],
      missing: [...this.#missing.values()],
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    const stamp = this.#stampOf(path);
    return this.#noteFile(path, stamp, await settled(this.#inner.readFile(path)));
  }

  async readDirectory(path: string): Promise<readonly Entry[]> {
    return listed(await this.#list(path));
  }

  async has(path: string, name: string): Promise<boolean> {
    const { found, names } = await this.#list(path);
    names?.add(name);
    return "value" in found && found.value.has(name);
  }

  async stat(path: string) {
    const found = await settled(this.#inner.stat(path));
    if ("error" in found) this.#isLasting = false;
    else if (found.value === undefined) this.#note(this.#missing, path, path);
    else this.#note(this.#kinds, path, [path, found.value.kind, found.value.kind === "file" ? found.value.size : 0]);
    return resultOf(found);
  }

  async realpath(path: string): Promise<string> {
    const found = await settled(this.#inner.realpath(path));
    if ("value" in found) this.#note(this.#links, path, [path, found.value]);
    else if (isMissing(found.error)) this.#note(this.#missing, path, path);
    else this.#isLasting = false;
    return resultOf(found);
  }

  /** Taken before the reading: what changes in between has another one afterwards. */
  #stampOf(path: string): Stamp | undefined {
    const found = attempt(() => stampOf(path));
    if ("value" in found) return found.value;
    this.#isLasting = false;
    return undefined;
  }

  #noteFile(path: string, stamp: Stamp | undefined, found: Attempt<Uint8Array>): Uint8Array {
    if (stamp === undefined) this.#noteMissing(path, found);
    else if ("error" in found && !isLasting(found.error)) this.#isLasting = false;
    else this.#note(this.#files, path, [path, digestOfFile(found), ...stamp]);
    return resultOf(found);
  }

  /** Each folder is listed once, whoever asks and for what. */
  #list(path: string): Promise<Folder> {
    let listing = this.#listings.get(path);
    if (listing === undefined) {
      const stamp = this.#stampOf(path);
      listing = settled(this.#inner.readDirectory(path)).then((found) => this.#noteFolder(path, stamp, found));
      this.#listings.set(path, listing);
    }
    return listing;
  }

  #noteFolder(path: string, stamp: Stamp | undefined, found: Attempt<readonly Entry[]>): Folder {
    const entries = "error" in found ? found : { value: new Map(found.value.map(({ name, kind }) => [name, kind])) };
    const folder: Folder = { stamp: stamp ?? noStamp, found: entries, names: new Set() };
    if (stamp === undefined) {
      this.#noteMissing(path, found);
      return folder;
    }
    if ("error" in found && !isLasting(found.error)) this.#isLasting = false;
    const known = this.#folders.get(path);
    if (known === undefined) this.#note(this.#folders, path, folder);
    else if (String(known.stamp) !== String(stamp)) this.#isLasting = false;
    return known ?? folder;
  }

  #noteMissing(path: string, found: Attempt<unknown>): void {
    if ("error" in found) this.#note(this.#missing, path, path);
    // It has come in between.
    else this.#isLasting = false;
  }

  /** Who has seen two things in one place cannot say what is there. */
  #note<Noted>(into: Map<string, Noted>, path: string, noted: Noted): void {
    const known = into.get(path);
    if (known === undefined) into.set(path, noted);
    else if (String(known) !== String(noted)) this.#isLasting = false;
  }
}

interface Folder {
  readonly stamp: Stamp;
  readonly found: Attempt<Entries>;
  /** Those looked for; undefined where the folder was listed as a whole. */
  names: Set<string> | undefined;
}

/** Of what is not there. */
const noStamp: Stamp = [0, 0, 0, 0];

function listed(folder: Folder): readonly Entry[] {
  folder.names = undefined;
  return [...resultOf(folder.found)].map(([name, kind]) => ({ name, kind }));
}

async function settled<Value>(promise: Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function resultOf<Value>(found: Attempt<Value>): Value {
  if ("error" in found) throw found.error;
  return found.value;
}
