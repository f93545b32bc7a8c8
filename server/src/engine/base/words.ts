/** A small summary of the words in a text, to tell at once that a word is not there. */

const bits = 8192;

export class Words {
  readonly #seen = new Uint32Array(bits / 32);

  /** A word is a run of letters, digits and underscores; what is not ASCII counts as a letter. */
  constructor(text: string) {
    let hash = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isPart(code)) hash = next(hash, code);
      else if (hash !== 0) {
        this.#add(hash);
        hash = 0;
      }
    }
    if (hash !== 0) this.#add(hash);
  }

  /** False where no word of the text is this one; true says little. */
  mayHave(word: string): boolean {
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = next(hash, word.charCodeAt(at));
    const bit = place(hash);
    return ((this.#seen[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }

  #add(hash: number): void {
    const bit = place(hash);
    (this.#seen[bit >>> 5] as number) |= 1 << (bit & 31);
  }
}

function isPart(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code >= 128;
}

/** FNV-1a, never 0: 0 stands for "no word". */
function next(hash: number, code: number): number {
  return Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193) || 1;
}

function place(hash: number): number {
  return (hash ^ (hash >>> 13)) & (bits - 1);
}
