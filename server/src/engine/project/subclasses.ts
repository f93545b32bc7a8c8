/** Which classes of the project inherit from a class: found for all at once, and told class by class. */
import { Answer } from "../base/answers.js";
import { addTo, oncePer } from "../base/collections.js";
import type { ClassInfo } from "./symbols.js";
import type { Types } from "./types.js";

type ByAncestor = ReadonlyMap<ClassInfo, readonly ClassInfo[]>;

/** All that the map was made from. */
class Source extends Answer {
  isStale = true;

  override forget(): void {
    this.isStale = true;
  }
}

export class Subclasses {
  readonly #source = new Source();
  readonly #answerFor = oncePer((_: ClassInfo) => new Answer());
  #known: ByAncestor = new Map();

  constructor(readonly types: Types) {}

  of(info: ClassInfo): readonly ClassInfo[] {
    this.settle();
    this.#answerFor(info).read();
    return this.#known.get(info) ?? [];
  }

  /** Finds them again where classes have changed: whoever asked for one whose subclasses are the same keeps what was worked out. */
  settle(): void {
    if (!this.#source.isStale) return;
    this.#source.isStale = false;
    const before = this.#known;
    this.#known = this.#source.work(() => this.#find());
    for (const info of new Set([...before.keys(), ...this.#known.keys()]))
      if (!isSame(before.get(info) ?? [], this.#known.get(info) ?? [])) this.#answerFor(info).changed();
  }

  #find(): ByAncestor {
    const found = new Map<ClassInfo, ClassInfo[]>();
    for (const module of this.types.modules.project) {
      for (const info of module.classes) {
        for (const { class: ancestor } of this.types.ancestry(info).classes) {
          if (ancestor === info) continue;
          addTo(found, ancestor, info);
        }
      }
    }
    return found;
  }
}

function isSame(before: readonly ClassInfo[], after: readonly ClassInfo[]): boolean {
  return before.length === after.length && before.every((info, index) => info === after[index]);
}
