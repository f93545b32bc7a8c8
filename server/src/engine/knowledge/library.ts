/** The shape of what is known about a library: which of its calls block, and what to use instead. Data only. */
import type { Text } from "../base/text.js";
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
  | "blocking-cpu";

/** Calls that block and share what there is to say about them. */
export interface BlockingCalls {
  readonly rule: BlockingRule;
  /** Relative to the library's module: `get`, `Session.get`; of several modules full names are used. */
  readonly names: readonly string[];
  /** `ok`: the call may run in another thread (`asyncio.to_thread`). Without it no such fix is offered. */
  readonly thread?: "ok";
  /** Where the rule's own severity is not right for these. */
  readonly severity?: "warning" | "info" | "hint";
  /** What to use instead, as code (`httpx.AsyncClient`) or words. */
  readonly instead?: string | Text;
  /** First version of Python that has it. */
  readonly since?: PythonVersion;
}

export interface Library {
  /** The module as imported. */
  readonly module: string;
  readonly blocking?: readonly BlockingCalls[];
  /** Stub text by module name, for libraries that are not installed: what the type evaluator reads in place of them. */
  readonly stubs?: Readonly<Record<string, string>>;
}

export function defineLibrary(library: Library): Library {
  return library;
}
