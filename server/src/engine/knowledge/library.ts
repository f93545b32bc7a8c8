/** The shape of what is known about a library: which of its calls block, and what to use instead. Data only. */
import type { PythonVersion } from "../base/version.js";

export type BlockingRule =
  | "blocking-sleep"
  | "blocking-http"
  | "blocking-subprocess"
  | "blocking-database"
  | "blocking-network"
  | "blocking-sdk"
  | "blocking-wait"
  | "blocking-input"
  | "blocking-file"
  | "blocking-path"
  | "blocking-cpu"
  /** Only for what the user says blocks. */
  | "blocking-call";

/** An argument of a call: its place among the positional ones, its name as a keyword, or both. */
export interface ArgumentPlace {
  readonly index?: number;
  readonly name?: string;
}

/** An argument with one of these values, as identifiers or literals in its source (`False`, `0`, `WNOHANG`); without them, any value. */
export interface ArgumentValue extends ArgumentPlace {
  readonly is?: readonly string[];
}

/** What a call reads or writes. Where that is in memory (`BytesIO`), or the argument is left out, the call does not block. */
export interface Operand extends ArgumentPlace {
  /** It is the object whose method is called. */
  readonly self?: true;
  /** Only a file object makes it block: it takes text as well, or anything that has the method it needs. */
  readonly only?: "file";
  /** It touches the disk even where the operand is in memory: `extractall`. */
  readonly disk?: true;
}

/** Calls that block and share what there is to say about them. */
export interface BlockingCalls {
  readonly rule: BlockingRule;
  /**
   * Relative to the library's module: `get`, `Session.get`. `Session.{get,post}` stands for both, `Redis.*` for every method of a class
   * but those in `except`.
   */
  readonly names: readonly string[];
  readonly except?: readonly string[];
  /** `ok`: the call may run in another thread (`asyncio.to_thread`). Without it no such fix is offered. */
  readonly thread?: "ok";
  /** Where the rule's own severity is not right for these. */
  readonly severity?: "warning" | "info" | "hint";
  /** What to use instead, as code: `httpx.AsyncClient`. */
  readonly instead?: string;
  readonly operand?: Operand;
  /** With one of these arguments it returns at once. */
  readonly unless?: readonly ArgumentValue[];
  /** It blocks only where its object was made with this argument, and not with 0: a queue of limited size. */
  readonly madeWith?: ArgumentPlace;
  /** It does not block where its object was made with this argument: a database in memory. */
  readonly unlessMadeWith?: ArgumentValue;
  /** Methods of the object that tell beforehand whether it would block: code that asks is not reported. */
  readonly asks?: readonly string[];
  /** It only starts something and does not wait for its end; with a condition, unless that holds. */
  readonly starts?: true | { readonly unless: ArgumentValue };
  /** The call itself returns at once: what it returns blocks where it is iterated. */
  readonly lazy?: true;
  /** First version of Python that has it, and first that has it no more. */
  readonly since?: PythonVersion;
  readonly until?: PythonVersion;
}

export interface Library {
  /** The module as imported. */
  readonly module: string;
  readonly blocking?: readonly BlockingCalls[];
  /** Calls that run the function they decorate or are given in a thread, unless it is a coroutine function: routes, dependencies. */
  readonly threaded?: readonly string[];
  /** Stub text by module name, for libraries that are not installed: what the type evaluator reads in place of them. */
  readonly stubs?: Readonly<Record<string, string>>;
}

export function defineLibrary(library: Library): Library {
  return library;
}
