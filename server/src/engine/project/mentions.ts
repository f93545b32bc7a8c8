/** Which items of the project mention a word: for questions such as "who names this function". */
import { Answers } from "../base/answers.js";
import { phrasePattern, Words } from "../base/words.js";
import type { Changes, Module, Modules } from "./modules.js";
import type { Site } from "./symbols.js";

/** The items of a module that mention a word. */
export interface Mention {
  readonly module: Module;
  readonly sites: readonly Site[];
}

interface Known {
  readonly pattern: RegExp;
  readonly byModule: Map<Module, Mention>;
  /** The same in the order of the project, until something changes. */
  inOrder: readonly Mention[] | undefined;
}

/** A word may have more about it, such as `.name(`, as far as it stands in one item; in longer words it is not meant. It is looked for once. */
export class Mentions {
  readonly #summaries = new WeakMap<Module, { readonly text: string; readonly words: Words }>();
  readonly #known = new Map<string, Known>();
  readonly #words = new Answers();

  constructor(readonly modules: Modules) {}

  /** The modules of the project that mention a word. */
  of(word: string): readonly Mention[] {
    this.#words.read(word);
    const known = this.#find(word);
    known.inOrder ??= this.modules.everyModule.flatMap((module) => known.byModule.get(module) ?? []);
    return known.inOrder;
  }

  /** The items of a module of the project that mention a word. */
  in(module: Module, word: string): readonly Site[] {
    this.#words.read(word);
    return this.#find(word).byModule.get(module)?.sites ?? [];
  }

  /** Whether a module other than this one mentions it. */
  elsewhere(module: Module, word: string): boolean {
    return this.of(word).some((mention) => mention.module !== module);
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    if (this.#known.size === 0) return;
    const texts = [...removed.map((item) => item.text), ...added.map((site) => site.code.text)];
    for (const [word, known] of this.#known) {
      if (!texts.some((text) => isIn(text, word, known))) continue;
      this.#look(known, module, word);
      known.inOrder = undefined;
      this.#words.changed(word);
    }
  }

  #find(word: string): Known {
    let known = this.#known.get(word);
    if (known === undefined) {
      known = { pattern: phrasePattern(word), byModule: new Map(), inOrder: undefined };
      this.#known.set(word, known);
      for (const module of this.modules.everyModule)
        if (this.#summaryOf(module).mayHave(word) && module.text.includes(word)) this.#look(known, module, word);
    }
    return known;
  }

  #summaryOf(module: Module): Words {
    const { text } = module;
    let summary = this.#summaries.get(module);
    if (summary?.text !== text) {
      summary = { text, words: new Words(text) };
      this.#summaries.set(module, summary);
    }
    return summary.words;
  }

  #look(known: Known, module: Module, word: string): void {
    const sites = module.everySite.filter((site) => isIn(site.code.text, word, known));
    if (sites.length > 0) known.byModule.set(module, { module, sites });
    else known.byModule.delete(module);
  }
}

function isIn(text: string, word: string, { pattern }: Known): boolean {
  return text.includes(word) && pattern.test(text);
}
