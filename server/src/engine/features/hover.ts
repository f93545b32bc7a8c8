/** Hover: what a name, a keyword or a call means at run time, here. */
import { type Span, shifted } from "../base/span.js";
import type { Language } from "../base/text.js";
import { membersOf } from "../project/type.js";
import { Check, type FileContext } from "../rules/check.js";
import type { Finding } from "../rules/finding.js";
import { rules } from "../rules/index.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import { conceptById, conceptNamed, describeConcept } from "./describe.js";
import { HoverFacts, namedType } from "./hover-facts.js";
import type { Hover } from "./views.js";

export function hoverAt(file: FileContext, findings: readonly Finding[], offset: number, language: Language): Hover | undefined {
  const site = file.module.siteAt(offset);
  const finding = findings.find((one) => one.span.start <= offset && offset <= one.span.end);
  const parts: string[] = [];
  let span: Span | undefined;
  if (site !== undefined && site.tree.size > 0) {
    const check = new Check(site, file);
    const facts = new HoverFacts(check, language, finding !== undefined);
    const found = describeNode(check, facts, site.tree.nodeAt(offset - site.start), language);
    if (found !== undefined) {
      span = shifted(found.span, site.start);
      parts.push(...found.parts);
    }
  }
  const rule = rules.find((one) => one.id === finding?.rule);
  if (finding !== undefined && rule !== undefined) {
    span ??= finding.span;
    parts.push(`**${rule.title[language]}** — ${rule.why[language]}`);
  }
  return span === undefined || parts.length === 0 ? undefined : { span, markdown: parts.join("\n\n---\n\n") };
}

interface Description {
  readonly span: Span;
  readonly parts: readonly string[];
}

function describeNode(check: Check, facts: HoverFacts, node: Node, language: Language): Description | undefined {
  const { tree } = check;
  const keyword = keywordAt(check, node);
  if (keyword !== undefined) {
    const card = conceptById(keyword.id);
    const said = asOne(sayKeyword(check, facts, keyword.owner), language);
    return { span: keyword.span, parts: [...said, ...(card === undefined ? [] : [describeConcept(card, language)])] };
  }
  const parent = tree.parent(node);
  // The name of a keyword argument is the callee's, whatever has that name here.
  const isName = tree.kind(node) === Kind.identifier && !(tree.kind(parent) === Kind.keyword_argument && tree.field(node) === Field.name);
  if (!isName) return undefined;
  const span = { start: tree.start(node), end: tree.end(node) };
  const isAttribute = parent !== none && tree.kind(parent) === Kind.attribute && tree.field(node) === Field.attribute;
  const expression = isAttribute ? parent : node;
  const parts = asOne(facts.ofExpression(expression), language);
  const names = namesFor(check, node, expression);
  const card = conceptNamed(names) ?? conceptOfValue(check, expression);
  if (card !== undefined) parts.push(describeConcept(card, language));
  return parts.length === 0 ? undefined : { span, parts };
}

/** What stands after a keyword gives this. */
function sayKeyword({ tree }: Check, facts: HoverFacts, owner: Node): string[] {
  switch (tree.kind(owner)) {
    case Kind.await:
      return facts.ofAwait(tree.namedChildren(owner)[0] ?? none);
    case Kind.for_statement:
    case Kind.for_in_clause:
      return facts.ofLoop(tree.child(owner, Field.right));
    case Kind.with_statement:
      return facts.ofWith(owner);
    default:
      return [];
  }
}

/** Sentences as one part of the hover; Chinese has no space between them. */
function asOne(sentences: readonly string[], language: Language): string[] {
  return sentences.length === 0 ? [] : [sentences.join(language === "en" ? " " : "")];
}

/** The names a card may stand under: what the expression refers to, and in an import what is imported. */
function namesFor(check: Check, node: Node, expression: Node): readonly string[] {
  const { tree } = check;
  const path = tree.parent(node);
  const statement = path === none ? none : tree.parent(path);
  if (path !== none && tree.kind(path) === Kind.dotted_name && statement !== none) {
    const from = tree.kind(statement) === Kind.import_from_statement ? statement : tree.parent(statement);
    if (from !== none && tree.kind(from) === Kind.import_from_statement)
      return [`${tree.textOf(tree.child(from, Field.module_name))}.${tree.textOf(path)}`];
  }
  return check.namesOf(expression);
}

/** A card for what a variable holds: a task, a future, a lock. */
function conceptOfValue(check: Check, expression: Node) {
  const type = namedType(check, expression);
  const name = membersOf(type).length === 1 ? check.classNameOf(type) : undefined;
  return name?.startsWith("asyncio.") ? conceptNamed([name]) : undefined;
}

/** The card of a keyword under the cursor: `async` and `await` in all they begin. */
function keywordAt(check: Check, node: Node): { id: string; owner: Node; span: Span } | undefined {
  const { tree } = check;
  const kind = tree.kind(node);
  if (kind === Kind.kw_await) return { id: "await", owner: tree.parent(node), span: { start: tree.start(node), end: tree.end(node) } };
  const owner = kind === Kind.kw_async || kind === Kind.kw_def || kind === Kind.kw_with || kind === Kind.kw_for ? tree.parent(node) : none;
  if (owner === none || tree.kind(tree.firstChild(owner)) !== Kind.kw_async) return undefined;
  const ids: Partial<Record<Kind, string>> = {
    [Kind.function_definition]: "async-def",
    [Kind.with_statement]: "async-with",
    [Kind.for_statement]: "async-for",
    [Kind.for_in_clause]: "async-comprehension",
  };
  const id = ids[tree.kind(owner)];
  const second = tree.nextSibling(tree.firstChild(owner));
  const end = second !== none ? tree.end(second) : tree.end(node);
  return id === undefined ? undefined : { id, owner, span: { start: tree.start(owner), end } };
}
