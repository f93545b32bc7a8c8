/** What the engine has learned of a name, a call or a keyword, as sentences for a hover. */
import { fill, type Language, type Text, type TextArguments } from "../base/text.js";
import { loopRunners } from "../knowledge/asyncio-calls.js";
import type { KnownBlocking } from "../project/lookup.js";
import type { Reason } from "../project/reach.js";
import { showType } from "../project/show-type.js";
import type { ClassInfo, FunctionInfo } from "../project/symbols.js";
import { type FunctionType, membersOf, type Type } from "../project/type.js";
import type { Check } from "../rules/check.js";
import { blockingSeverity, chainOf } from "../rules/facts.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";

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
  run: {
    en: "`{call}` makes a coroutine, and `{by}` runs it: it returns when `{name}` is done.",
    "zh-cn": "`{call}` 创建一个协程，由 `{by}` 运行：`{name}` 结束后它才返回。",
  },
  coroutineFunction: {
    en: "`{name}` is a coroutine function: calling it runs nothing, it makes a coroutine to await.",
    "zh-cn": "`{name}` 是协程函数：调用它不会执行任何代码，只会创建一个需要 await 的协程。",
  },
  asyncGenerator: {
    en: "`{name}` is an async generator function: loop over its result with `async for`.",
    "zh-cn": "`{name}` 是异步生成器函数：请用 `async for` 遍历它的结果。",
  },
  coroutine: {
    en: "A coroutine of `{name}`: it runs when it is awaited, and only once.",
    "zh-cn": "`{name}` 的协程：被 await 时才运行，而且只能运行一次。",
  },
  task: {
    en: "A task that is already scheduled: it starts when this task next awaits.",
    "zh-cn": "一个已经被安排的任务：当前任务下一次 await 时它就会开始运行。",
  },
  contextManager: {
    en: "An async context manager: enter it with `async with`.",
    "zh-cn": "异步上下文管理器：请用 `async with` 进入。",
  },
  iterator: {
    en: "An async iterator: loop over it with `async for`.",
    "zh-cn": "异步迭代器：请用 `async for` 遍历。",
  },
  awaitGives: { en: "`await` gives `{type}`.", "zh-cn": "`await` 得到 `{type}`。" },
  withGives: { en: "`async with` gives `{type}`.", "zh-cn": "`async with` 得到 `{type}`。" },
  forGives: { en: "Each turn of `async for` gives `{type}`.", "zh-cn": "`async for` 每一轮得到 `{type}`。" },
  blocks: { en: "Blocks the thread it runs on: `{chain}`.", "zh-cn": "会阻塞它所在的线程：`{chain}`。" },
  startsLoop: { en: "Starts an event loop: `{chain}`.", "zh-cn": "会启动一个事件循环：`{chain}`。" },
} satisfies Record<string, Text>;

/** Finds the sentences for one place; `isReported` says whether a finding stands there. */
export class HoverFacts {
  constructor(
    readonly check: Check,
    readonly language: Language,
    readonly isReported: boolean,
  ) {}

  /** Of a name or attribute, or of the call it is the callee of. */
  ofExpression(expression: Node): string[] {
    const { tree } = this.check;
    const call = tree.parent(expression);
    const isCalled = call !== none && tree.kind(call) === Kind.call && tree.child(call, Field.function) === expression;
    if (isCalled) return [...this.#ofCall(call, expression), ...this.#ofCallChain(call)];
    const type = namedType(this.check, expression);
    return type.kind === "function" ? this.#ofFunction(type) : this.#ofValue(type, expression);
  }

  /** Of a function that is not called here. */
  #ofFunction(type: FunctionType): string[] {
    const { function: info } = type;
    const result = this.check.types.resultOf(type);
    if (type.result === "async-context-manager") return this.#ofContextManager(result);
    if (!info.isAsync) return this.#ofFunctionChain(info);
    const { name } = info;
    if (info.isGenerator) return [this.#say(words.asyncGenerator, { name }), ...this.#gives(words.forGives, this.#element(result))];
    return [this.#say(words.coroutineFunction, { name }), ...this.#gives(words.awaitGives, this.check.types.awaited(result))];
  }

  /** Of the `await` before an expression. */
  ofAwait(operand: Node): string[] {
    return this.#gives(words.awaitGives, this.#awaited(this.check.typeOf(operand)));
  }

  /** Of an `async for`, or of such a clause of a comprehension. */
  ofLoop(iterable: Node): string[] {
    return this.#gives(words.forGives, this.#element(this.check.typeOf(iterable)));
  }

  /** Of an `async with`. */
  ofWith(statement: Node): string[] {
    const entered = withItems(this.check.tree, statement).map(({ value }) => this.check.types.entered(this.check.typeOf(value), true));
    const shown = entered.flatMap((type) => this.#shown(type) ?? []);
    return shown.length === 0 ? [] : [this.#say(words.withGives, { type: shown.join("`, `") })];
  }

  /** What a call gives at this very place. */
  #ofCall(call: Node, callee: Node): string[] {
    const { check } = this;
    const { tree } = check;
    const type = check.typeOf(call);
    if (type.kind !== "coroutine") {
      if (check.isInstance(type, "asyncio.Task")) return [this.#say(words.task), ...this.#ofAwaitable(type)];
      const isEntered = this.#isIn(call, Kind.with_item, Kind.as_pattern);
      return [...this.#ofContextManager(type, isEntered), ...this.#ofValue(type, call)];
    }
    const result = this.#gives(words.awaitGives, type.result());
    const name = check.shown(callee);
    const shown = `${name}(${tree.textOf(tree.child(call, Field.arguments)) === "()" ? "" : "…"})`;
    if (check.isAwaited(call)) return [this.#say(words.awaited, { call: shown, name }), ...result];
    const outer = parentExpression(tree, call);
    const taker = outer !== none && tree.kind(outer) === Kind.argument_list ? tree.child(tree.parent(outer), Field.function) : none;
    const by = taker === none ? "" : check.shown(taker);
    if (taker !== none && check.isNamed(taker, ...loopRunners)) return [this.#say(words.run, { call: shown, name, by }), ...result];
    if (taker !== none && check.isNamed(taker, ...schedulers)) return [this.#say(words.scheduled, { call: shown, name, by }), ...result];
    return [this.#say(words.notStarted, { call: shown, name }), ...result];
  }

  /** Of what a variable holds or a call gives. */
  #ofValue(type: Type, node: Node): string[] {
    if (type.kind === "coroutine") {
      const { name } = type.function ?? {};
      const what = name === undefined ? [] : [this.#say(words.coroutine, { name })];
      return [...what, ...this.#gives(words.awaitGives, type.result())];
    }
    return [...this.#ofAwaitable(type), ...this.#ofIterator(type, node)];
  }

  #ofAwaitable(type: Type): string[] {
    return this.check.types.isAwaitable(type) === true ? this.#gives(words.awaitGives, this.#awaited(type)) : [];
  }

  #ofIterator(type: Type, node: Node): string[] {
    if (!this.#hasOnly(type, "__aiter__", "__iter__")) return [];
    const isLooped = this.#isIn(node, Kind.for_statement, Kind.for_in_clause);
    return [...(isLooped ? [] : [this.#say(words.iterator)]), ...this.#gives(words.forGives, this.#element(type))];
  }

  #ofContextManager(type: Type, isEntered = false): string[] {
    if (!this.#hasOnly(type, "__aenter__", "__enter__")) return [];
    const what = isEntered ? [] : [this.#say(words.contextManager)];
    const entered = this.check.types.entered(type, true);
    // Most give themselves, which goes without saying.
    const isItself = entered.kind === "instance" && type.kind === "instance" && entered.class === type.class;
    return isItself ? what : [...what, ...this.#gives(words.withGives, entered)];
  }

  #isIn(node: Node, ...kinds: readonly Kind[]): boolean {
    const parent = parentExpression(this.check.tree, node);
    return parent !== none && kinds.includes(this.check.tree.kind(parent));
  }

  #hasOnly(type: Type, asynchronous: string, synchronous: string): boolean {
    const { types } = this.check;
    return types.hasMember(type, asynchronous) === true && types.hasMember(type, synchronous) !== true;
  }

  #awaited(type: Type): Type | undefined {
    const given = this.check.types.awaited(type);
    // What typeshed calls a tuple, for the sake of its elements, is the list `gather` gives.
    return given.kind === "tuple" && this.check.classNameOf(type) === "asyncio.Future" ? undefined : given;
  }

  #element(type: Type): Type | undefined {
    return this.check.types.elementOf(type, true);
  }

  // ---------------------------------------------------------------- chains

  #ofCallChain(call: Node): string[] {
    const { site, file } = this.check;
    const { blocks, startsLoop } = file.facts;
    return this.#chain(blocks.ofCall(site, call), startsLoop.ofCall(site, call));
  }

  #ofFunctionChain(info: FunctionInfo): string[] {
    const { blocks, startsLoop } = this.check.file.facts;
    return this.#chain(blocks.of(info), startsLoop.of(info), info.name);
  }

  #chain(blocks: Reason<KnownBlocking> | undefined, startsLoop: Reason<unknown> | undefined, ...from: readonly string[]): string[] {
    const chain = (reason: Reason<unknown>) => [...from, ...chainOf(reason).map(({ name }) => name)].join(" → ");
    // What only reads a file is worth a word where it is reported, and elsewhere nearly every function does.
    const isWorthIt = blocks !== undefined && (this.isReported || blockingSeverity(blocks.seed) === "warning");
    return [
      ...(startsLoop === undefined ? [] : [this.#say(words.startsLoop, { chain: chain(startsLoop) })]),
      ...(isWorthIt ? [this.#say(words.blocks, { chain: chain(blocks) })] : []),
    ];
  }

  // ----------------------------------------------------------------- words

  #gives(sentence: Text, type: Type | undefined): string[] {
    const shown = type === undefined ? undefined : this.#shown(type);
    return shown === undefined ? [] : [this.#say(sentence, { type: shown })];
  }

  /** A type on one line; undefined where it is not known, or is `None`. */
  #shown(type: Type): string | undefined {
    if (type.kind === "none" || membersOf(type).some(isUnclear)) return undefined;
    const { types } = this.check;
    const nameOf = (info: ClassInfo): string =>
      info.site.module.origin === "project" ? info.name : types.publicName(info).replace(/^(builtins|typing|collections\.abc|types)\./, "");
    return showType(types, type, nameOf).replaceAll("?", "…").replaceAll("()", "");
  }

  #say(text: Text, given?: TextArguments): string {
    return fill(text, this.language, given);
  }
}

const schedulers = [
  "asyncio.create_task",
  "asyncio.ensure_future",
  "asyncio.gather",
  "asyncio.wait_for",
  "asyncio.shield",
  "asyncio.TaskGroup.create_task",
  "asyncio.AbstractEventLoop.create_task",
];

/** What a name stands for, also where it is given its value. */
export function namedType(check: Check, expression: Node): Type {
  const { model, site, types } = check;
  const name = check.textOf(expression);
  for (const scope of model.scopes) {
    const definition = scope.bindings.get(name)?.definitions.find(({ target }) => target === expression);
    if (definition !== undefined) return types.definitionType({ site, definition });
  }
  return check.typeOf(expression);
}

/** Nobody knows enough of it to name it. */
function isUnclear(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "never":
    case "type-variable":
    case "property":
    case "module":
    case "external":
      return true;
    case "tuple":
      return type.elements.every(isUnclear);
    case "external-instance":
      // A class, by its name; what a function gives whose code nobody has read can be anything.
      return !/(^|\.)_*[A-Z]\w*$/.test(type.name);
    default:
      return false;
  }
}
