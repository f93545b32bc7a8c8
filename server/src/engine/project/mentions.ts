/** Which items of the project mention a word: for questions such as "who names this function". */
import { Answers } from "../base/answers.js";
import type { Changes, Module } from "./modules.js";
import type { Site } from "./symbols.js";

export class Mentions {
  readonly #words = new Answers();

  /** The items of a module whose text has the word in it. */
  in(module: Module, word: string): readonly Site[] {
    this.#words.read(word);
    return module.everySite.filter((site) => site.code.text.includes(word));
  }

  /** Takes what became of a module's items. */
  apply({ added, removed }: Changes): void {
    const texts = [...removed.map((item) => item.text), ...added.map((site) => site.code.text)];
    for (const word of this.#words.asked()) if (texts.some((text) => text.includes(word))) this.#words.changed(word);
  }
}
