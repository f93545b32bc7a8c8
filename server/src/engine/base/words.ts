/** Words in texts: runs of letters, digits and underscores, what is not ASCII being a letter. */

const part = "[\\w\\u0080-\\uffff]";

/** Finds a phrase such as `name` or `.name(` where it is no part of longer words. */
export function phrasePattern(phrase: string): RegExp {
  const isPart = new RegExp(part);
  const before = isPart.test(phrase[0] ?? "") ? `(?<!${part})` : "";
  const after = isPart.test(phrase.at(-1) ?? "") ? `(?!${part})` : "";
  return new RegExp(`${before}${phrase.replace(/[^\w\u0080-\uffff]/g, "\\$&")}${after}`);
}

const wordPattern = new RegExp(`${part}+`, "g");

/** The different words of a text. */
export function wordsOf(text: string): Set<string> {
  return new Set(text.match(wordPattern));
}

const bits = 8192;

/** A small summary of the words in a text, to tell at once that a word is not there. */
export class Words {
  readonly #seen = new Uint32Array(bits / 32);

  constructor(text: string) {
    for (const bit of placesOf(text)) (this.#seen[bit >>> 5] as number) |= 1 << (bit & 31);
  }

  /** False where a word of the phrase is none of the text's; true says little. */
  mayHave(phrase: string): boolean {
    return placesOf(phrase).every((bit) => ((this.#seen[bit >>> 5] as number) & (1 << (bit & 31))) !== 0);
  }
}

/** The bit of each word. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let hash = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (isPart(code)) hash = next(hash, code);
    else if (hash !== 0) {
      places.push((hash ^ (hash >>> 13)) & (bits - 1));
      hash = 0;
    }
  }
  return places;
}

function isPart(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code >= 128;
}

/** FNV-1a, never 0: 0 stands for "no word". */
function next(hash: number, code: number): number {
  return Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193) || 1;
}
