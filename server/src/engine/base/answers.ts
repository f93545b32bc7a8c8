/**
 * What was worked out from what. An answer knows who read it, so that a change makes what hangs on it be forgotten, through
 * any number of steps and in circles, and nothing else.
 */

/** Something that can be read: a text, or what was worked out from others. */
export class Answer {
  /** Who read it, and in which version each of them was then: one that was forgotten since has not read it any more. */
  #readers: Answer[] = none;
  #versions: number[] = noVersions;
  #version = 0;
  /** How many readers there may be before those of old versions are thrown out. */
  #limit = 32;
  /** The piece of work it is in, and the one that read it last. */
  #run = 0;
  #readIn = 0;

  /** Drops what was worked out: called when something it was worked out from has changed. */
  forget(): void {}

  /** Notes that what is being worked out reads this. */
  read(): void {
    if (current === undefined || current === this || this.#readIn === current.#run) return;
    this.#readIn = current.#run;
    if (this.#readers === none) {
      this.#readers = [];
      this.#versions = [];
    } else if (this.#readers.length >= this.#limit) this.#prune();
    this.#readers.push(current);
    this.#versions.push(current.#version);
  }

  /** Does some work: whatever is read meanwhile, this answer hangs on. */
  work<Result>(work: () => Result): Result {
    if (!isNoting) return work();
    const outer = current;
    current = this;
    this.#run = ++runs;
    try {
      return work();
    } finally {
      current = outer;
    }
  }

  /** Forgets everything that hangs on it. */
  changed(): void {
    const pending: Answer[] = [this];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const readers = one.#readers;
      const versions = one.#versions;
      one.#readers = none;
      one.#version++;
      one.forget();
      readers.forEach((reader, index) => {
        if (reader.#version === versions[index]) pending.push(reader);
      });
    }
  }

  #prune(): void {
    const isThere = this.#readers.map((reader, index) => reader.#version === this.#versions[index]);
    this.#readers = this.#readers.filter((_, index) => isThere[index]);
    this.#versions = this.#versions.filter((_, index) => isThere[index]);
    this.#limit = Math.max(32, this.#readers.length * 2);
  }

  /** Whether it is what is being worked out. */
  get isCurrent(): boolean {
    return current === this;
  }
}

const none: Answer[] = [];
const noVersions: number[] = [];
let runs = 0;
let current: Answer | undefined;
let isNoting = true;

/** Does some work without noting who reads what: for what will never change. */
export function withoutNotes<Result>(work: () => Result): Result {
  const before = isNoting;
  isNoting = false;
  try {
    return work();
  } finally {
    isNoting = before;
  }
}

/** An answer that is worked out when it is asked for. */
export class Derived<Value> extends Answer {
  #known: { readonly value: Value } | undefined;

  override forget(): void {
    this.#known = undefined;
  }

  /** What is known, or what `work` gives; `meanwhile` is the answer to those who ask again before that is there. */
  get(work: () => Value, meanwhile?: Value): Value {
    this.read();
    if (this.#known !== undefined) return this.#known.value;
    if (meanwhile !== undefined) this.#known = { value: meanwhile };
    const value = this.work(work);
    this.#known = { value };
    return value;
  }
}

/** The answer about something, made when it is first asked for. */
export function answerFor<Key extends object, Value>(answers: WeakMap<Key, Derived<Value>>, key: Key): Derived<Value> {
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = new Derived();
    answers.set(key, answer);
  }
  return answer;
}

/** One answer per name, made when it is first asked for: for questions such as "which module has this name". */
export class Answers {
  readonly #byName = new Map<string, Answer>();

  read(name: string): void {
    if (current === undefined) return;
    let answer = this.#byName.get(name);
    if (answer === undefined) {
      answer = new Answer();
      this.#byName.set(name, answer);
    }
    answer.read();
  }

  /** The names somebody asked for since they last changed. */
  asked(): string[] {
    return [...this.#byName.keys()];
  }

  changed(name: string): void {
    const answer = this.#byName.get(name);
    this.#byName.delete(name);
    answer?.changed();
  }
}
