/** Random edits of a few files that know of each other, by one engine, and what a fresh engine says of the same. */
import { readFileSync } from "node:fs";
import { fill } from "../../server/src/engine/base/text.js";
import type { Engine } from "../../server/src/engine/engine.js";
import { about } from "./engine.js";
import { parseFixture } from "./fixture.js";

/** Two files that know of each other. */
export const store = `\
import time

class Store:
    async def save(self, text: str) -> None:
        print(text)

    def load(self) -> str:
        return "text"

def pause():
    time.sleep(1)

def unrelated():
    return 1
`;
export const main = `\
from store import Store, pause, unrelated

async def save(store: Store):
    store.save("draft")

async def wait():
    pause()

async def count():
    return unrelated()
`;

export class RandomEdits {
  readonly #createEngine: () => Engine;
  readonly #random: () => number;
  readonly #engine: Engine;
  readonly #originals: ReadonlyMap<string, string> = manyModules();
  readonly #texts = new Map(this.#originals);
  readonly #names = [...this.#originals.keys()];

  constructor(createEngine: () => Engine, seed: number) {
    this.#createEngine = createEngine;
    this.#random = randomNumbers(seed);
    this.#engine = createEngine();
    this.#fill(this.#engine);
  }

  /** Makes the next edit; the name of the file. */
  edit(): string {
    const name = this.#pick();
    const other = this.#texts.get(this.#pick()) ?? "";
    const before = this.#texts.get(name);
    // Undo now and then, and lose a file.
    if (this.#random() < 0.05) this.#texts.delete(name);
    else if (before === undefined || this.#random() < 0.1) this.#texts.set(name, this.#originals.get(name) as string);
    else this.#texts.set(name, mutate(before, other, this.#random));
    this.#give(this.#engine, name);
    return name;
  }

  /** What is found in each file now; nothing half of the time, since what is not asked for meanwhile has more to catch up with. */
  compareSometimes(): { readonly name: string; readonly found: readonly string[]; readonly fresh: readonly string[] }[] {
    if (this.#random() < 0.5) return [];
    const fresh = this.#createEngine();
    this.#fill(fresh);
    return this.#names.map((name) => ({ name, found: findingsIn(this.#engine, name), fresh: findingsIn(fresh, name) }));
  }

  /** Brings back the files as they were at the beginning, and what is found in them. */
  reset(): void {
    for (const [name, text] of this.#originals) this.#texts.set(name, text);
    this.#fill(this.#engine);
    for (const name of this.#names) this.#engine.check(name);
  }

  #pick(): string {
    return this.#names[Math.floor(this.#random() * this.#names.length)] as string;
  }

  #fill(engine: Engine): void {
    for (const name of this.#texts.keys()) this.#give(engine, name);
  }

  #give(engine: Engine, name: string): void {
    const text = this.#texts.get(name);
    if (text === undefined) engine.removeFile(name);
    else engine.setFile(name, text, about({ module: name.replace(/\.py$/, "") }));
  }
}

function findingsIn(engine: Engine, name: string): string[] {
  return engine
    .check(name)
    .map(({ rule, span, message, arguments: holes, chain }) =>
      [span.start, span.end, rule, fill(message, "en", holes), ...chain.map((step) => `${step.file} ${step.span.start}`)].join(" "),
    );
}

/** The two, and cases of the rules' fixtures with several files. */
function manyModules(): Map<string, string> {
  const modules = new Map([
    ["store.py", store],
    ["main.py", main],
  ]);
  for (const rule of ["blocking-call", "nested-event-loop", "coroutine-never-awaited", "coroutine-as-value", "missing-async-with"]) {
    const cases = parseFixture(readFileSync(new URL(`../../test/rules/${rule}.py`, import.meta.url), "utf8"));
    for (const one of cases.filter(({ files }) => files.length > 1).slice(0, 4)) {
      for (const { path, text } of one.files) if (!path.includes("/") && !modules.has(path)) modules.set(path, text);
    }
  }
  return modules;
}

/** One edit as people make them, and some they do not. */
function mutate(text: string, other: string, random: () => number): string {
  const lines = text.split("\n");
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? "";
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  switch (Math.floor(random() * 9)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, line);
      break;
    case 2:
      lines[at] = line.includes("async def") ? line.replace("async def", "def") : line.replace("def", "async def");
      break;
    case 3:
      lines[at] = line.includes("await ") ? line.replace("await ", "") : line.replace(/(\w+\()/, "await $1");
      break;
    case 4:
      lines.splice(at, 0, "", "# a comment");
      break;
    case 5: {
      const names = text.match(/\b[a-zA-Z_]\w+\b/g) ?? ["x"];
      lines[at] = line.replace(pick(names), pick(names));
      break;
    }
    case 6:
      lines.push(...other.split("\n").slice(0, 12));
      break;
    case 7:
      lines[at] = `${line}${pick(["(", ")", '"', '"""', ":", "    pass"])}`;
      break;
    default: {
      const [removed = ""] = lines.splice(at, 1);
      lines.splice(Math.floor(random() * lines.length), 0, removed);
    }
  }
  return lines.join("\n");
}

/** Numbers in [0, 1), the same for the same seed (Mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
