/** Long work beside the user's: it lets messages go first, shows how far it is when it takes a while, and can be cancelled. */

/** What the editor shows meanwhile. */
export interface ShownProgress {
  /** From 0 to 1. */
  report(share: number): void;
  readonly isCancelled: boolean;
  done(): void;
}

export interface BackgroundPort {
  /** Undefined for editors that show none. */
  readonly showProgress: (() => Promise<ShownProgress>) | undefined;
  /** Runs `callback` once the messages that have already arrived are handled. */
  readonly afterQueued: (callback: () => void) => void;
}

/** How long work goes on before messages get their turn, and before progress is shown (ms). */
const slice = 8;
const patience = 1000;

export class Background {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly port: BackgroundPort) {}

  /** Runs one piece of work after the other. `pause` is for `work` to await between its steps; it answers false when it is to end. */
  run<Result>(work: (pause: (share: number) => Promise<boolean>) => Promise<Result>): Promise<Result> {
    const result = this.#last.then(() => this.#run(work));
    this.#last = result.catch(() => {});
    return result;
  }

  async #run<Result>(work: (pause: (share: number) => Promise<boolean>) => Promise<Result>): Promise<Result> {
    const { showProgress, afterQueued } = this.port;
    const started = performance.now();
    let last = started;
    let asked = false;
    let shown: ShownProgress | undefined;
    let isOver = false;
    const pause = async (share: number): Promise<boolean> => {
      const now = performance.now();
      if (now - last < slice) return shown?.isCancelled !== true;
      if (showProgress !== undefined && !asked && now - started > patience) {
        asked = true;
        // The editor may take its time to answer.
        void showProgress().then(
          (progress) => {
            if (isOver) progress.done();
            else shown = progress;
          },
          () => {},
        );
      }
      shown?.report(share);
      await new Promise<void>((resolve) => afterQueued(resolve));
      last = performance.now();
      return shown?.isCancelled !== true;
    };
    try {
      return await work(pause);
    } finally {
      isOver = true;
      shown?.done();
    }
  }
}
