/** Reports methods behind `async with` and `async for` that do not give what these statements need. */
import { EditBuilder } from "../fixes/edits.js";
import { standsAlone } from "../fixes/kept-task.js";
import { decoratedType } from "../project/decorators.js";
import { completes, isPlaceholder } from "../project/returns.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, isDeferred, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isEmpty, plainResult } from "./shared/plain-result.js";
import { shownType } from "./shared/shown-type.js";

const messages = {
  plain: {
    severity: "error",
    en: "`{statement}` raises TypeError: the plain `{method}` gives `{type}`, which cannot be awaited",
    "zh-cn": "`{statement}` 会引发 TypeError：普通的 `{method}` 返回的 `{type}` 不可等待",
  },
  coroutine: {
    severity: "error",
    en: "This becomes a RuntimeError: a coroutine cannot raise `{exception}`",
    "zh-cn": "这会变成 RuntimeError：协程不能引发 `{exception}`",
  },
  generator: {
    severity: "error",
    en: "This becomes a RuntimeError: an async generator cannot raise `{exception}`",
    "zh-cn": "这会变成 RuntimeError：异步生成器不能引发 `{exception}`",
  },
  nothing: {
    severity: "error",
    en: "`{name}` is `None` here: `{class}.__aenter__` returns nothing",
    "zh-cn": "此处 `{name}` 是 `None`：`{class}.__aenter__` 没有返回值",
  },
} as const;

const fixes = {
  async: { safety: "unsafe", preferred: true, en: "Make `{method}` async", "zh-cn": "把 `{method}` 改为异步方法" },
  stop: { safety: "unsafe", preferred: true, en: "Raise `StopAsyncIteration`", "zh-cn": "改为引发 `StopAsyncIteration`" },
  return: { safety: "unsafe", preferred: true, en: "Return instead", "zh-cn": "改为 `return`" },
  self: { safety: "unsafe", preferred: true, en: "Return `{self}` from `__aenter__`", "zh-cn": "让 `__aenter__` 返回 `{self}`" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const asyncProtocolMethod = defineRule({
  id: "async-protocol-method",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A method that breaks `async with` or `async for`", "zh-cn": "使 `async with` 或 `async for` 失败的方法" },
  why: {
    en: "`async with` awaits what `__aenter__` and `__aexit__` give, `async for` what `__anext__` gives: a plain `def` that returns anything else raises TypeError there. `async with` binds what `__aenter__` returns, so without a `return self` the name after `as` is `None`. The end of an iteration is `StopAsyncIteration`; a `StopIteration` that leaves a coroutine becomes a RuntimeError, and an async generator ends by `return`.",
    "zh-cn":
      "`async with` 会等待 `__aenter__` 和 `__aexit__` 的返回值，`async for` 会等待 `__anext__` 的返回值：普通的 `def` 如果返回别的东西，就会在那里引发 TypeError。`async with` 绑定的是 `__aenter__` 的返回值，因此没有 `return self` 时，`as` 后面的名字就是 `None`。迭代的结束用 `StopAsyncIteration` 表示；从协程中引发的 `StopIteration` 会变成 RuntimeError，异步生成器则用 `return` 结束。",
  },
  bad: "class Session:\n    def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *exc):\n        print(exc)\n",
  good: "class Session:\n    async def __aenter__(self):\n        return self\n\n    async def __aexit__(self, *exc):\n        print(exc)\n",
  messages,
  fixes,
  checks: {
    function(node, context) {
      const info = context.site.functionAt(node);
      const statement = statements.get(info.name);
      if (statement === undefined || info.isAsync || info.owner === undefined) return;
      if (decoratedType(context.types, context.site, info).kind !== "function" || isExpectedToFail(context, node)) return;
      const type = plainResult(context, info);
      if (type === undefined) return;
      const method = info.name;
      const offer: Offer<Fixes> = { fix: "async", arguments: { method }, edit: (edit) => void edit.makeAsync(node) };
      context.report(
        context.tree.child(node, Field.name),
        "plain",
        { statement, method, type: shownType(context, type) ?? "object" },
        { fixes: info.isGenerator ? [] : [offer] },
      );
    },
    nodes: { kinds: [Kind.raise_statement], check: checkRaise },
    with(node, context) {
      if (!context.isAsyncStatement(node)) return;
      for (const { value, target } of withItems(context.tree, node)) checkTarget(context, value, target);
    },
  },
});

/** The methods that are awaited, and by which statement. */
const statements: ReadonlyMap<string, string> = new Map([
  ["__aenter__", "async with"],
  ["__aexit__", "async with"],
  ["__anext__", "async for"],
]);

// ---------------------------------------------------------------- raising

function checkRaise(node: Node, context: Context<Messages, Fixes>): void {
  const { tree } = context;
  const info = context.functionAt(node);
  const raised = tree.namedChildren(node)[0];
  if (info?.isAsync !== true || raised === undefined) return;
  const isCall = tree.kind(raised) === Kind.call;
  const exception = isCall ? tree.child(raised, Field.function) : raised;
  const names = info.isGenerator ? ["builtins.StopIteration", "builtins.StopAsyncIteration"] : ["builtins.StopIteration"];
  if (!context.isNamed(exception, ...names) || isHandled(context, node) || isExpectedToFail(context, node, true)) return;
  const hasArguments = isCall && tree.namedChildren(tree.child(raised, Field.arguments)).length > 0;
  const isPlain = tree.child(node, Field.cause) === none && !hasArguments;
  const stop: Offer<Fixes> = { fix: "stop", edit: (edit) => void edit.replace(exception, "StopAsyncIteration") };
  const leave: Offer<Fixes> = { fix: "return", edit: (edit) => void edit.replace(node, "return") };
  const offers = info.isGenerator ? (isPlain ? [leave] : []) : isPlain || info.name === "__anext__" ? [stop] : [];
  context.report(exception, info.isGenerator ? "generator" : "coroutine", { exception: context.textOf(exception) }, { fixes: offers });
}

/** Whether a `try` around the statement, in the same function, catches it. */
function isHandled({ tree }: Check, node: Node): boolean {
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.try_statement || tree.child(at, Field.body) !== from) continue;
    if (handlersOf(tree, at).some(({ type }) => type === none || /\b(Stop(Async)?Iteration|(Base)?Exception)\b/.test(tree.textOf(type))))
      return true;
  }
  return false;
}

// --------------------------------------------------------------- entering

/** `async with Session() as s:` where `s` is used as if it were something. */
function checkTarget(context: Context<Messages, Fixes>, value: Node, target: Node): void {
  const { tree } = context;
  const entry = emptyEntry(context, unparenthesized(tree, value));
  if (entry === undefined || target === none || !isUsed(context, target)) return;
  const { parameters, site } = entry;
  const self = parameters[0]?.name;
  const canFix = self !== undefined && site.module === context.site.module && entry.returnAnnotation === none;
  const offer: Offer<Fixes> = {
    fix: "self",
    arguments: { self: self ?? "" },
    edit(edit) {
      const builder = new EditBuilder(site);
      const edits = returnSelf(builder, entry, self ?? "") ? builder.finish() : undefined;
      for (const one of edits ?? []) edit.inFile(one);
      return edits !== undefined;
    },
  };
  context.report(
    target,
    "nothing",
    { name: tree.textOf(target), class: shownType(context, context.typeOf(value)) ?? "" },
    { fixes: canFix ? [offer] : [] },
  );
}

/** The `__aenter__` that runs, where it returns None. */
function emptyEntry(context: Check, value: Node): FunctionInfo | undefined {
  const { tree, types } = context;
  const type = context.typeOf(value);
  const method = type.kind === "instance" ? types.attribute(type, "__aenter__") : undefined;
  if (method?.kind !== "function" || !method.function.isAsync || method.function.isGenerator) return undefined;
  const info = method.function;
  const isNew = tree.kind(value) === Kind.call && context.typeOf(tree.child(value, Field.function)).kind === "class";
  if (!isNew && types.overridesOf(info).length > 0) return undefined;
  if (info.site.module.origin === "library") return types.awaited(types.returnOf(info)).kind === "none" ? info : undefined;
  if (isPlaceholder(info)) return isEmpty(info) ? info : undefined;
  const isEmptyHanded = info.scope.returns.every((statement) => {
    const given = info.site.tree.namedChildren(statement)[0];
    return given === undefined || info.site.tree.kind(given) === Kind.none;
  });
  return isEmptyHanded && (completes(info) || info.scope.returns.length > 0) ? info : undefined;
}

/** Whether the name holds nothing else, and is called, indexed or asked for an attribute. */
function isUsed(context: Check, target: Node): boolean {
  const { tree } = context;
  const binding = context.localBinding(target);
  if (binding?.definitions.length !== 1) return false;
  return binding.uses.some((use) => {
    const parent = tree.parent(use);
    if (tree.kind(parent) === Kind.attribute) return tree.field(use) === Field.object;
    return tree.field(use) === (tree.kind(parent) === Kind.call ? Field.function : Field.value) && usingKinds.has(tree.kind(parent));
  });
}

const usingKinds: ReadonlySet<Kind> = new Set([Kind.call, Kind.subscript]);

/** `return self` as the last statement of the method, which must not return before. */
function returnSelf(edit: EditBuilder, info: FunctionInfo, self: string): boolean {
  const { site, tree } = edit;
  const last = tree.namedChildren(info.body).at(-1);
  if (last === undefined || info.scope.returns.length > 0 || !standsAlone(site, last)) return false;
  if (tree.kind(last) === Kind.pass_statement) edit.replace(last, `return ${self}`);
  else {
    const { file } = site.module;
    const lineEnd = file.lineEnd(file.lineAt(tree.end(last) + site.start)) - site.start;
    edit.insert(lineEnd, `${edit.lineBreak}${edit.indentationOf(last)}return ${self}`);
  }
  return true;
}
