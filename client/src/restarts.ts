/** Decides whether a server that died is started again. */

export class Restarts {
  readonly #deaths: number[] = [];

  /** At most `limit` deaths within `period` milliseconds are made good. */
  constructor(
    readonly limit: number,
    readonly period: number,
    readonly now: () => number = Date.now,
  ) {}

  /** Counts a death; whether to start again after it. */
  another(): boolean {
    const now = this.now();
    this.#deaths.push(now);
    while ((this.#deaths[0] ?? now) < now - this.period) this.#deaths.shift();
    return this.#deaths.length <= this.limit;
  }

  /** The user wants another try: what was is forgotten. */
  forget(): void {
    this.#deaths.length = 0;
  }
}
