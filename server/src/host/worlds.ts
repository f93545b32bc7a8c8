/**
 * Files of one repository, or of one project that is in none, that agree on what every imported name means: each such set has an engine of its
 * own. A repository with two services that both call their package `app` is two worlds: in one engine, the one's imports would find the other's
 * modules. And what one repository awaits says nothing of another that happens to be checked along with it.
 */
import type { Engine, FileAbout } from "../engine/engine.js";

/** What a file takes a top-level name for: the folder it is found in, or null for something outside the project. */
export type Names = ReadonlyMap<string, string | null>;

export class World {
  readonly engine: Engine;
  /** What the engine was told of the files it was given, by key. */
  readonly files = new Map<string, FileAbout>();
  /** Modules the engine asked for, found or not: each is looked for once. */
  readonly asked = new Set<string>();
  readonly #names = new Map<string, string | null>();

  constructor(
    engine: Engine,
    /** The repository or project; undefined for files that belong to none. */
    readonly top: string | undefined,
  ) {
    this.engine = engine;
  }

  /** Whether no name means something else here. */
  fits(names: Names): boolean {
    for (const [name, root] of names) {
      const known = this.#names.get(name);
      if (known !== undefined && known !== root) return false;
    }
    return true;
  }

  /** Takes the names over; what is known already stays. */
  join(names: Names): void {
    for (const [name, root] of names) if (!this.#names.has(name)) this.#names.set(name, root);
  }

  rootOf(name: string): string | null | undefined {
    return this.#names.get(name);
  }
}

export class Worlds {
  readonly all: World[] = [];
  readonly #createEngine: () => Engine;

  constructor(createEngine: () => Engine) {
    this.#createEngine = createEngine;
  }

  /** The first world of a repository or project that fits. */
  find(top: string | undefined, names: Names): World | undefined {
    return this.all.find((world) => world.top === top && world.fits(names));
  }

  add(top: string | undefined): World {
    const world = new World(this.#createEngine(), top);
    this.all.push(world);
    return world;
  }
}
