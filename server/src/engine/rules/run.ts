/** Runs the rules over an item: one walk over its rows, each check called for the nodes it registered for. */

import type { Span } from "../base/span.js";
import { fill } from "../base/text.js";
import { EditBuilder } from "../fixes/edits.js";
import type { Site } from "../project/symbols.js";
import type { Settings } from "../settings.js";
import { Kind } from "../syntax/kinds.gen.js";
import type { Node } from "../syntax/tree.js";
import { type Call, Check, type FileContext } from "./check.js";
import type { Finding, Fix } from "./finding.js";
import { rules } from "./index.js";
import type { Checks, Context, FixText, Message, Offer, Overlap, ReportOptions, Rule } from "./rule.js";
import { isLeftOff } from "./severity.js";

type Messages = Readonly<Record<string, Message>>;
type Fixes = Readonly<Record<string, FixText>>;
type AnyContext = Context<Messages, Fixes>;

/** What to call for a kind of node. */
interface Registered {
  readonly rule: Rule;
  readonly check: (node: Node, context: AnyContext) => void;
}

const kindsOf: { readonly [Key in keyof Checks<Messages, Fixes>]?: readonly Kind[] } = {
  await: [Kind.await],
  with: [Kind.with_statement],
  for: [Kind.for_statement],
  while: [Kind.while_statement],
  comprehension: [Kind.list_comprehension, Kind.set_comprehension, Kind.dictionary_comprehension, Kind.generator_expression],
  try: [Kind.try_statement],
  function: [Kind.function_definition],
  class: [Kind.class_definition],
  return: [Kind.return_statement],
  statement: [Kind.expression_statement],
  assignment: [Kind.assignment],
};

/** The checks by kind of node. */
interface Table {
  readonly byKind: readonly (readonly Registered[] | undefined)[];
  readonly calls: readonly Rule[];
  readonly named: ReadonlyMap<string, readonly Rule[]>;
}

function buildTable(all: readonly Rule[]): Table {
  const byKind: Registered[][] = [];
  const calls: Rule[] = [];
  const named = new Map<string, Rule[]>();
  const register = (kind: Kind, entry: Registered): void => {
    byKind[kind] ??= [];
    byKind[kind].push(entry);
  };
  for (const rule of all) {
    const { checks } = rule;
    for (const [key, kinds] of Object.entries(kindsOf)) {
      const check = checks[key as keyof typeof kindsOf] as Registered["check"] | undefined;
      if (check !== undefined) for (const kind of kinds) register(kind, { rule, check });
    }
    if (checks.nodes !== undefined) for (const kind of checks.nodes.kinds) register(kind as Kind, { rule, check: checks.nodes.check });
    if (checks.call === undefined) continue;
    if (checks.call.named === undefined) calls.push(rule);
    else for (const name of checks.call.named) void (named.get(name)?.push(rule) ?? named.set(name, [rule]));
  }
  return { byKind, calls, named };
}

const tables = new WeakMap<Settings, { inTests?: Table; elsewhere?: Table }>();

/** The checks that can have anything to say in a file. */
function tableFor({ settings, isTest }: FileContext): Table {
  let known = tables.get(settings);
  if (known === undefined) {
    known = {};
    tables.set(settings, known);
  }
  const place = isTest ? "inTests" : "elsewhere";
  known[place] ??= buildTable(rules.filter((rule) => !(isTest && rule.offInTests === true) && !isLeftOff(rule, settings)));
  return known[place];
}

/** What all rules find in an item, in offsets of the item. A check that throws is told to `onError` and left out. */
export function runRules(site: Site, file: FileContext, onError: (rule: string, error: unknown) => void): Finding[] {
  const { byKind, calls, named } = tableFor(file);
  const findings: Finding[] = [];
  const check = new Check(site, file);
  const contexts = new Map<Rule, AnyContext>();
  const contextOf = (rule: Rule): AnyContext => {
    let context = contexts.get(rule);
    if (context === undefined) {
      context = new Reporter(check, rule, findings);
      contexts.set(rule, context);
    }
    return context;
  };
  const visitCall = (rule: Rule, call: Call): void => {
    try {
      rule.checks.call?.check(call, contextOf(rule));
    } catch (error) {
      onError(rule.id, error);
    }
  };
  const { tree } = site;
  for (let node = 0; node < tree.size; node++) {
    const kind = tree.kind(node);
    const entries = byKind[kind];
    if (entries !== undefined) {
      for (const { rule, check: visit } of entries) {
        try {
          visit(node, contextOf(rule));
        } catch (error) {
          onError(rule.id, error);
        }
      }
    }
    if (kind !== Kind.call) continue;
    let call: Call | undefined;
    try {
      call = check.callAt(node);
    } catch (error) {
      onError("types", error);
    }
    if (call === undefined) continue;
    for (const rule of calls) visitCall(rule, call);
    const { names } = call;
    let visited: Set<Rule> | undefined;
    for (const name of names) {
      for (const rule of named.get(name) ?? named.get(methodsOf(name)) ?? []) {
        if (names.length > 1) {
          visited ??= new Set();
          if (visited.has(rule)) continue;
          visited.add(rule);
        }
        visitCall(rule, call);
      }
    }
  }
  return findings;
}

/** `redis.Redis.*` for `redis.Redis.get`. */
function methodsOf(name: string): string {
  return `${name.slice(0, name.lastIndexOf("."))}.*`;
}

/** A rule's view of an item. */
class Reporter extends Check {
  constructor(
    check: Check,
    readonly rule: Rule,
    readonly findings: Finding[],
  ) {
    super(check.site, check.file, check);
  }

  report(at: Node | Span, key: string, holes: object | undefined, options: ReportOptions<Fixes> = {}): void {
    const { rule, site } = this;
    const message = rule.messages[key] as Message;
    const span: Span = typeof at === "number" ? { start: site.tree.start(at), end: site.tree.end(at) } : at;
    const elsewhere = rule.overlaps?.find((overlap) => isReportedBy(overlap, site.tree.text, span, key));
    this.findings.push({
      rule: rule.id,
      severity: options.severity ?? message.severity,
      span,
      message: { en: message.en, "zh-cn": message["zh-cn"] },
      arguments: (holes ?? {}) as Readonly<Record<string, string | number>>,
      chain: options.chain ?? [],
      tags: options.tags ?? [],
      covers: options.covers ?? [],
      fixes: (options.fixes ?? []).map((offer) => fixOf(rule, site, offer)),
      ...(elsewhere !== undefined && { elsewhere }),
    });
  }
}

/** Whether another tool reports what a rule says of a place. */
function isReportedBy({ anchor, beginsLine, messages }: Overlap, text: string, { start, end }: Span, message: string): boolean {
  if (messages?.includes(message) === false || anchor?.test(text.slice(start, end)) === false) return false;
  return beginsLine !== true || /(^|[\r\n])[ \t]*$/.test(text.slice(0, start));
}

function fixOf(rule: Rule, site: Site, offer: Offer<Fixes>): Fix {
  const text = rule.fixes[offer.fix] as FixText;
  const safety = offer.unsafe === true ? "unsafe" : text.safety;
  return {
    title: { en: text.en, "zh-cn": text["zh-cn"] },
    arguments: offer.arguments ?? {},
    safety,
    preferred: text.preferred ?? text.safety === "safe",
    edits: () => {
      const builder = new EditBuilder(site);
      if (offer.edit(builder) === false) return undefined;
      const edits = builder.finish();
      return edits?.map((edit) => ({ ...edit, file: site.module.key }));
    },
  };
}

/** The message of a finding in a language. */
export function messageOf(finding: Finding, language: "en" | "zh-cn"): string {
  return fill(finding.message, language, finding.arguments);
}
