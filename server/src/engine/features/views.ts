/** What features give to whoever shows it: plain values, offsets in the file. */
import type { TextEdit } from "../base/edit.js";
import type { Span } from "../base/span.js";
import type { Text } from "../base/text.js";
import type { Finding, Fix, Safety } from "../rules/finding.js";

/** A hover: Markdown for the code at `span`. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** Something the editor offers to do at a place. */
export interface Action {
  readonly title: string;
  readonly kind: "quickfix" | "refactor";
  /** The finding it mends, where there is one. */
  readonly finding?: Finding;
  readonly preferred: boolean;
  readonly fix: Fix;
}

/** A completion: a template or an asyncio name. */
export interface Completion {
  readonly label: string;
  readonly filter: string;
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** VS Code snippet syntax, indented for the place. */
  readonly snippet: string;
  /** What it replaces. */
  readonly span: Span;
  /** Imports to add, apart from `span`. */
  readonly edits: readonly TextEdit[];
}

/** A template as shown in a list. */
export interface TemplateView {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly detail: string;
  readonly since: string;
  readonly tooNew: boolean;
  readonly preview: string;
}

/** What a rule says of itself. */
export interface RuleView {
  readonly id: string;
  readonly group: string;
  readonly title: Text;
  /** The worst severity among its messages by default. */
  readonly severity: string;
  readonly fixable: Safety | undefined;
  readonly sources: readonly string[];
}
