/** What a user can set that changes what the engine finds. The host reads it from the editor, pyproject.toml and the command line. */
import type { TargetRange } from "./base/version.js";
import { newestKnown } from "./base/version.js";
import type { RuleSetting } from "./rules/finding.js";

export interface Settings {
  /** Rule id, group or `*` to severity or `off`; a rule's own entry wins over its group's, and that over `*`. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly target: TargetRange;
  /** The user's own blocking functions: qualified name to what to use instead (may be empty). */
  readonly blockingCalls: Readonly<Record<string, string>>;
  /** Whether to report what is only probable: nobody has read what is called, but the project treats it as asynchronous everywhere else. On unless said otherwise. */
  readonly probable?: boolean;
  /** What becomes of findings that Ruff or Pylance report, too. Without it they are shown as others are. */
  readonly overlap?: OverlapSetting;
  /** Who else reports: what `auto` goes by. */
  readonly otherTools?: OtherTools;
  /** What the project's files say of pytest; undefined where there are none. */
  readonly pytest?: PytestFacts;
  /** Functions the project's files name as handlers of AWS Lambda: the key of the file, a colon, the name. */
  readonly lambdaHandlers?: readonly string[];
}

/** `auto`: left out where the other tool is known to run and to report it. */
export const overlapSettings = ["auto", "always", "hint", "off"] as const;
export type OverlapSetting = (typeof overlapSettings)[number];

/** The tools that run beside this one, and what they report. */
export interface OtherTools {
  readonly ruff?: RuffSelection | undefined;
  /** Pylance or one of its kin: all report syntax errors, some coroutines that nobody awaits. */
  readonly pylance?: { readonly unusedCoroutine: boolean } | undefined;
}

/** Ruff's selectors: `ALL`, `ASYNC`, `RUF006`. */
export interface RuffSelection {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

export interface PytestFacts {
  /** Of pytest-asyncio (`auto` also of anyio): `auto` takes every async test and fixture. Where nothing is said, only those marked for it. */
  readonly mode?: "auto" | "strict" | "legacy";
  /** Plugins that run async tests, by the names of their distributions. */
  readonly plugins: readonly string[];
}

export const defaultSettings: Settings = {
  rules: {},
  target: { oldest: newestKnown, newest: newestKnown },
  blockingCalls: {},
};
