/** What a rule reports: plain values that every front end (language server, command line) can show. */
import type { TextEdit } from "../base/edit.js";
import type { Span } from "../base/span.js";
import type { Text, TextArguments } from "../base/text.js";

export const severities = ["error", "warning", "info", "hint"] as const;
export type Severity = (typeof severities)[number];

/** What a user may set a rule or group to. */
export type RuleSetting = Severity | "off";

/**
 * Safe: for every program the edit keeps what the code evidently meant, loses no comment and cannot make working code fail.
 * Fix-all applies safe fixes only.
 */
export type Safety = "safe" | "unsafe";

/** An edit in one file of the project. */
export interface FileEdit extends TextEdit {
  readonly file: string;
}

/** A mend for a finding. `edits` is computed on demand, against the file as it was when the finding was made; none means it cannot be done. */
export interface Fix {
  readonly title: Text;
  readonly arguments: TextArguments;
  readonly safety: Safety;
  /** The one the editor's "fix this" key takes. */
  readonly preferred: boolean;
  readonly edits: () => readonly FileEdit[] | undefined;
}

/** One step of the chain behind a finding, from the reported call to the call at its end. */
export interface ChainStep {
  readonly file: string;
  /** In that file; UTF-16 units. */
  readonly span: Span;
  /** What is called there. */
  readonly name: string;
}

export type FindingTag = "deprecated" | "unnecessary";

export interface Finding {
  /** Rule id; also `unused-suppression`, which belongs to the engine. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where the squiggle goes: fits on one line. */
  readonly span: Span;
  readonly message: Text;
  readonly arguments: TextArguments;
  readonly chain: readonly ChainStep[];
  readonly tags: readonly FindingTag[];
  /** Where findings of the same group are left out: this one tells of them. */
  readonly covers: readonly Span[];
  readonly fixes: readonly Fix[];
  /** What Ruff or Pylance calls it, if they report it, too. */
  readonly elsewhere?: { readonly tool: "Pylance" | "Ruff"; readonly code: string };
}
