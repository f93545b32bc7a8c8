/** Which items of the project mention a word: for questions such as "who names this function". */
import { Answers } from "../base/answers.js";
import { addTo } from "../base/collections.js";
import { phrasePattern, Words, wordsOf } from "../base/words.js";
import type { Changes, Module, Modules } from "./modules.js";
import type { Site } from "./symbols.js";

/** The items of a module that mention a word. */
export interface Mention {
  readonly module: Module;
  readonly sites: readonly Site[];
}

interface Known {
  readonly word: string;
  readonly pattern: RegExp;
  readonly byModule: Map<Module, Mention>;
  /** The same in the order of the project, until something changes. */
  inOrder: readonly Mention[] | undefined;
}

/** A word may have more about it, such as `.name(`, as far as it stands in one item; in longer words it is not meant. It is looked for once. */
export class Mentions {
  readonly #summaries = new WeakMap<Module, { readonly text: string; readonly words: Words }>();
  readonly #known = new Map<string, Known>();
  /** What was asked for, by its first word. */
  readonly #byWord = new Map<string, Known[]>();
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

  /** Takes what became of a module's items: whoever asked is told where others mention the word now, and hangs on the items' texts by itself. */
  apply(module: Module, { added, removed }: Changes): void {
    if (this.#known.size === 0) return;
    const touched = new Map<Known, Site[]>();
    for (const { text } of removed) for (const known of this.#in(text)) if (!touched.has(known)) touched.set(known, []);
    for (const site of added) {
      const { text } = site.code;
      for (const known of this.#in(text)) {
        const sites = touched.get(known) ?? [];
        if (isIn(text, known)) sites.push(site);
        touched.set(known, sites);
      }
    }
    const there = new Set(module.everySite);
    for (const site of added) there.delete(site);
    for (const [known, sites] of touched) {
      const before = known.byModule.get(module)?.sites ?? [];
      const after = [...before.filter((site) => there.has(site)), ...sites].sort((a, b) => a.start - b.start);
      if (after.length === before.length && after.every((site, index) => site === before[index])) continue;
      this.#set(known, module, after);
      known.inOrder = undefined;
      this.#words.changed(known.word);
    }
  }

  /** What was asked for and may be in a text. */
  *#in(text: string): Generator<Known> {
    for (const word of wordsOf(text)) yield* this.#byWord.get(word) ?? [];
  }

  #find(word: string): Known {
    let known = this.#known.get(word);
    if (known === undefined) {
      known = { word, pattern: phrasePattern(word), byModule: new Map(), inOrder: undefined };
      this.#known.set(word, known);
      const [first = ""] = wordsOf(word);
      addTo(this.#byWord, first, known);
      for (const module of this.modules.everyModule) {
        if (!this.#summaryOf(module).mayHave(word) || !module.text.includes(word)) continue;
        const { pattern } = known;
        this.#set(
          known,
          module,
          module.everySite.filter(({ code }) => isIn(code.text, { word, pattern })),
        );
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

  #set(known: Known, module: Module, sites: readonly Site[]): void {
    if (sites.length > 0) known.byModule.set(module, { module, sites });
    else known.byModule.delete(module);
  }
}

function isIn(text: string, { word, pattern }: Pick<Known, "word" | "pattern">): boolean {
  return text.includes(word) && pattern.test(text);
}
