/** Hover: what a name, a keyword or a call means at run time, here. */
import { type Span, shifted } from "../base/span.js";
import { fill, type Language, type Text } from "../base/text.js";
import type { FunctionInfo } from "../project/symbols.js";
import { membersOf, type Type } from "../project/type.js";
import { Check, type FileContext } from "../rules/check.js";
import type { Finding } from "../rules/finding.js";
import { rules } from "../rules/index.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { conceptById, conceptNamed, describeConcept } from "./describe.js";
import type { Hover } from "./views.js";

const words = {
  notStarted: {
    en: "`{call}` makes a coroutine: nothing of `{name}` has run yet. It starts when it is awaited or made a task.",
    "zh-cn": "`{call}` 创建一个协程：`{name}` 的代码此时还没有执行。它在被 await 或包装成任务之后才开始运行。",
  },
  awaited: {
    en: "`{call}` makes a coroutine, and `await` runs it here: this task goes on when `{name}` is done.",
    "zh-cn": "`{call}` 创建一个协程，`await` 就在这里运行它：`{name}` 结束后当前任务才继续。",
  },
  scheduled: {
    en: "`{call}` makes a coroutine, and `{by}` schedules it: it starts when this task next awaits.",
    "zh-cn": "`{call}` 创建一个协程，由 `{by}` 安排执行：当前任务下一次 await 时它才开始运行。",
  },
  coroutineFunction: {
    en: "`{name}` is a coroutine function: calling it runs nothing, it makes a coroutine to await.",
    "zh-cn": "`{name}` 是协程函数：调用它不会执行任何代码，只会创建一个需要 await 的协程。",
  },
  asyncGenerator: {
    en: "`{name}` is an async generator function: loop over its result with `async for`.",
    "zh-cn": "`{name}` 是异步生成器函数：请用 `async for` 遍历它的结果。",
  },
  task: {
    en: "A task that is already scheduled: it starts when this task next awaits.",
    "zh-cn": "一个已经被安排的任务：当前任务下一次 await 时它就会开始运行。",
  },
} satisfies Record<string, Text>;

export function hoverAt(file: FileContext, findings: readonly Finding[], offset: number, language: Language): Hover | undefined {
  const site = file.module.siteAt(offset);
  const parts: string[] = [];
  let span: Span | undefined;
  if (site !== undefined && site.tree.size > 0) {
    const check = new Check(site, file);
    const found = describeNode(check, site.tree.nodeAt(offset - site.start), offset - site.start, language);
    if (found !== undefined) {
      span = shifted(found.span, site.start);
      parts.push(...found.parts);
    }
  }
  const finding = findings.find((one) => one.span.start <= offset && offset <= one.span.end);
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

function describeNode(check: Check, node: Node, offset: number, language: Language): Description | undefined {
  const { tree } = check;
  const keyword = keywordAt(check, node, offset);
  if (keyword !== undefined) {
    const card = conceptById(keyword.id);
    return card === undefined ? undefined : { span: keyword.span, parts: [describeConcept(card, language)] };
  }
  if (tree.kind(node) !== Kind.identifier) return undefined;
  const span = { start: tree.start(node), end: tree.end(node) };
  const parent = tree.parent(node);
  const isAttribute = parent !== none && tree.kind(parent) === Kind.attribute && tree.field(node) === Field.attribute;
  const expression = isAttribute ? parent : node;
  const parts: string[] = [];
  const said = sayCall(check, expression, language) ?? sayDefinition(check, node, language);
  if (said !== undefined) parts.push(said);
  const names = namesFor(check, node, expression);
  const card = conceptNamed(names) ?? conceptOfValue(check, expression);
  if (card !== undefined) parts.push(describeConcept(card, language));
  return parts.length === 0 ? undefined : { span, parts };
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
  const type = check.typeOf(expression);
  const name = membersOf(type).length === 1 ? check.classNameOf(type) : undefined;
  return name?.startsWith("asyncio.") ? conceptNamed([name]) : undefined;
}

/** What a call of a coroutine function gives at this very place. */
function sayCall(check: Check, callee: Node, language: Language): string | undefined {
  const { tree } = check;
  const call = tree.parent(callee);
  if (call === none || tree.kind(call) !== Kind.call || tree.child(call, Field.function) !== callee) return undefined;
  const type = check.typeOf(call);
  const name = check.shown(callee);
  const shown = `${name}(${tree.textOf(tree.child(call, Field.arguments)) === "()" ? "" : "…"})`;
  if (type.kind !== "coroutine") {
    return check.isInstance(type, "asyncio.Task") ? words.task[language] : undefined;
  }
  if (check.isAwaited(call)) return fill(words.awaited, language, { call: shown, name });
  const outer = parentExpression(tree, call);
  const by = outer !== none && tree.kind(outer) === Kind.argument_list ? tree.parent(outer) : none;
  const taker = by === none ? none : tree.child(by, Field.function);
  if (taker !== none && check.isNamed(taker, ...schedulers))
    return fill(words.scheduled, language, { call: shown, name, by: check.shown(taker) });
  return fill(words.notStarted, language, { call: shown, name });
}

const schedulers = [
  "asyncio.create_task",
  "asyncio.ensure_future",
  "asyncio.gather",
  "asyncio.wait_for",
  "asyncio.shield",
  "asyncio.run",
  "asyncio.TaskGroup.create_task",
  "asyncio.AbstractEventLoop.create_task",
];

/** A name that is not called: the definition of a function, or a reference to it. */
function sayDefinition(check: Check, node: Node, language: Language): string | undefined {
  const { tree } = check;
  const parent = tree.parent(node);
  const isName = parent !== none && tree.kind(parent) === Kind.function_definition && tree.field(node) === Field.name;
  const type: Type = isName
    ? { kind: "function", function: check.site.functionAt(parent) }
    : check.typeOf(parent !== none && tree.kind(parent) === Kind.attribute ? parent : node);
  return type.kind === "function" ? sayFunction(type.function, language) : undefined;
}

function sayFunction(info: FunctionInfo, language: Language): string | undefined {
  if (!info.isAsync) return undefined;
  return fill(info.isGenerator ? words.asyncGenerator : words.coroutineFunction, language, { name: info.name });
}

/** The card of a keyword under the cursor: `async` and `await` in all they begin. */
function keywordAt(check: Check, node: Node, offset: number): { id: string; span: Span } | undefined {
  const { tree } = check;
  const kind = tree.kind(node);
  if (kind === Kind.await) {
    const start = tree.start(node);
    return offset <= start + 5 ? { id: "await", span: { start, end: start + 5 } } : undefined;
  }
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
  return id === undefined ? undefined : { id, span: { start: tree.start(owner), end } };
}
