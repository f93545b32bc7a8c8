/** One line on a terminal that says how far the work is, and is gone afterwards. */
import type { Output } from "./io.js";

/** Milliseconds between two states: a terminal is slow. */
const pause = 80;

export class Progress {
  readonly #output: Output;
  #shownAt = Date.now();
  #isShown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** The first state comes after a pause, so that short work shows none. */
  show(what: string, done: number, total: number): void {
    if (!this.#output.isTTY || Date.now() - this.#shownAt < pause) return;
    this.#shownAt = Date.now();
    this.#isShown = true;
    this.#output.write(`\r\x1b[K${what} ${done}/${total}`);
  }

  clear(): void {
    if (this.#isShown) this.#output.write("\r\x1b[K");
    this.#isShown = false;
  }
}
