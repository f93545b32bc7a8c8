/** Which items of the project mention a word: for questions such as "who names this function". */
import { Answers } from "../base/answers.js";
import { Words } from "../base/words.js";
import type { Changes, Module, Modules } from "./modules.js";
import type { Site } from "./symbols.js";

/** The items of a module whose text has a word in it. */
export interface Mention {
  readonly module: Module;
  readonly sites: readonly Site[];
}

interface Known {
  readonly byModule: Map<Module, Mention>;
  /** The same in the order of the project, until something changes. */
  inOrder: readonly Mention[] | undefined;
}

/** A word may have more about it, such as `.name(`, as far as it stands in one item. It is looked for once. */
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

  /** Whether a module other than this one mentions it as a whole word. */
  elsewhere(module: Module, name: string): boolean {
    const whole = new RegExp(`\\b${name}\\b`);
    return this.of(name).some((mention) => mention.module !== module && mention.sites.some(({ code }) => whole.test(code.text)));
  }

  /** Takes what became of a module's items. */
  apply(module: Module, { added, removed }: Changes): void {
    if (this.#known.size === 0) return;
    const texts = [...removed.map((item) => item.text), ...added.map((site) => site.code.text)];
    for (const [word, known] of this.#known) {
      if (!texts.some((text) => text.includes(word))) continue;
      this.#look(known, module, word);
      known.inOrder = undefined;
      this.#words.changed(word);
    }
  }

  #find(word: string): Known {
    let known = this.#known.get(word);
    if (known === undefined) {
      known = { byModule: new Map(), inOrder: undefined };
      this.#known.set(word, known);
      const words = word.match(/\w+/g) ?? [];
      for (const module of this.modules.everyModule) {
        const summary = this.#summaryOf(module);
        if (words.every((one) => summary.mayHave(one)) && module.text.includes(word)) this.#look(known, module, word);
      }
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

  #look({ byModule }: Known, module: Module, word: string): void {
    const sites = module.everySite.filter((site) => site.code.text.includes(word));
    if (sites.length > 0) byModule.set(module, { module, sites });
    else byModule.delete(module);
  }
}
