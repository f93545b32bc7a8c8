/** What a rule is: its words, its examples, its checks and its fixes, in one value. */

import type { Span } from "../base/span.js";
import type { Text } from "../base/text.js";
import type { EditBuilder } from "../fixes/edits.js";
import type { Settings } from "../settings.js";
import type { Node } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import type { ChainStep, FindingTag, Safety, Severity } from "./finding.js";

export const groups = ["await", "blocking", "loop", "tasks", "cancellation", "sync", "resources", "frameworks"] as const;
export type Group = (typeof groups)[number];

/** Consequence first, at most 100 characters, code in backticks, `{holes}` for what varies. */
export interface Message extends Text {
  readonly severity: Severity;
}

export interface FixText extends Text {
  readonly safety: Safety;
  /** Offered first, and taken by `--unsafe-fixes`. Safe fixes always are. */
  readonly preferred?: boolean;
}

type HolesIn<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | HolesIn<Rest> : never;
/** What has to be given for the holes of a text. */
export type HoleValues<T extends Text> = { readonly [Hole in HolesIn<T["en"]>]: string | number };

/** A fix as a check offers it. `edit` returns `false` when it turns out that it cannot be done. */
export interface Offer<Fixes> {
  readonly fix: keyof Fixes & string;
  readonly arguments?: Readonly<Record<string, string | number>>;
  readonly edit: (edit: EditBuilder) => undefined | boolean;
  /** Offered as unsafe where the rule's text calls the fix safe. */
  readonly unsafe?: boolean;
}

export interface ReportOptions<Fixes> {
  readonly fixes?: readonly Offer<Fixes>[];
  readonly chain?: readonly ChainStep[];
  readonly tags?: readonly FindingTag[];
  /** Where findings of the same group are left out: this one tells of them. */
  readonly covers?: readonly Span[];
  /** Instead of the message's own, where the case is lighter or heavier. */
  readonly severity?: Severity;
}

export type Report<Messages, Fixes> = <Key extends keyof Messages & string>(
  at: Node | Span,
  message: Key,
  holes: Messages[Key] extends Text ? HoleValues<Messages[Key]> : never,
  options?: ReportOptions<Fixes>,
) => void;

/** What a check is given: the code around it, and a way to report. */
export type Context<Messages, Fixes> = Check & { readonly report: Report<Messages, Fixes> };

type NodeCheck<Messages, Fixes> = (node: Node, context: Context<Messages, Fixes>) => void;

/** The places a rule looks at. Each is called once for every node of its kind, in source order, nodes of broken code included. */
export interface Checks<Messages, Fixes> {
  /** Calls; with `named`, those of a callee that goes by one of these qualified names; `Class.*` stands for its other methods. */
  readonly call?: {
    readonly named?: readonly string[];
    readonly check: (call: Call, context: Context<Messages, Fixes>) => void;
  };
  readonly await?: NodeCheck<Messages, Fixes>;
  /** with_statement, async or not. */
  readonly with?: NodeCheck<Messages, Fixes>;
  /** for_statement, async or not. */
  readonly for?: NodeCheck<Messages, Fixes>;
  readonly while?: NodeCheck<Messages, Fixes>;
  /** List, set and dictionary comprehensions and generator expressions. */
  readonly comprehension?: NodeCheck<Messages, Fixes>;
  readonly try?: NodeCheck<Messages, Fixes>;
  /** function_definition. */
  readonly function?: NodeCheck<Messages, Fixes>;
  readonly class?: NodeCheck<Messages, Fixes>;
  readonly return?: NodeCheck<Messages, Fixes>;
  /** expression_statement. */
  readonly statement?: NodeCheck<Messages, Fixes>;
  readonly assignment?: NodeCheck<Messages, Fixes>;
  /** Expressions that are not calls: attribute, subscript, operators, strings, conditions ... of the kinds the rule names. */
  readonly nodes?: { readonly kinds: readonly number[]; readonly check: NodeCheck<Messages, Fixes> };
}

export interface RuleDefinition<Messages, Fixes> {
  readonly id: string;
  readonly group: Group;
  /** The version of Asyncio Lens it came with. */
  readonly since: string;
  /** The same check elsewhere: provenance, and what `# noqa: CODE` means to this rule. */
  readonly sources: readonly string[];
  readonly title: Text;
  /** What happens at run time and what to do: the rule's page. */
  readonly why: Text;
  /** Gives exactly one finding, of this rule. */
  readonly bad: string;
  /** Gives none, of any rule. */
  readonly good: string;
  /** What the examples need a project to say. */
  readonly exampleSettings?: Partial<Settings>;
  readonly messages: Messages;
  readonly fixes: Fixes;
  /** Rules that win where both report at the same place. */
  readonly yieldsTo?: readonly string[];
  /** What users of Ruff and Pylance see twice: the setting `overlap`. */
  readonly overlaps?: readonly Overlap[];
  /** It is about the cells of notebooks: so are its examples. */
  readonly inNotebooks?: boolean;
  /** Not reported in test files. */
  readonly offInTests?: boolean;
  /** Reported only where a user turns it on. */
  readonly offByDefault?: boolean;
  readonly checks: Checks<Messages, Fixes>;
}

/** What another tool people have in their editors reports at the same place; with conditions, where they hold. */
export interface Overlap {
  readonly tool: "Pylance" | "Ruff";
  /** What it is called there. */
  readonly code: string;
  /** The rule's messages that say it. */
  readonly messages?: readonly string[];
  /** What stands at the place. */
  readonly anchor?: RegExp;
  /** Only where it begins a line: the other tool looks at statements alone. */
  readonly beginsLine?: true;
}

/** A rule whatever its messages are called. */
export type Rule = RuleDefinition<Readonly<Record<string, Message>>, Readonly<Record<string, FixText>>>;

/** Checks a rule's words against its checks: an unknown message key, a missing translation or hole does not compile. */
export function defineRule<const Messages extends Readonly<Record<string, Message>>, const Fixes extends Readonly<Record<string, FixText>>>(
  rule: RuleDefinition<Messages, Fixes>,
): Rule {
  return rule as unknown as Rule;
}
