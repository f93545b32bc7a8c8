/** Reports `await`, `async with`, `async for` and async comprehensions where Python does not compile them. */
import type { Span } from "../base/span.js";
import { makeFunctionAsync } from "../fixes/async-function.js";
import { type Scope, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { headKeyword, isAsync, isComprehension } from "../syntax/python.js";
import { Flag, type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";

const messages = {
  inFunction: {
    severity: "error",
    en: "`{keyword}` is a SyntaxError here: `{function}` is not an `async def`",
    "zh-cn": "此处的 `{keyword}` 是语法错误：`{function}` 不是 `async def`",
  },
  inLambda: {
    severity: "error",
    en: "`{keyword}` is a SyntaxError here: a lambda cannot be async",
    "zh-cn": "此处的 `{keyword}` 是语法错误：lambda 不能是异步的",
  },
  inClass: {
    severity: "error",
    en: "`{keyword}` is a SyntaxError here: a class body is not an async function",
    "zh-cn": "此处的 `{keyword}` 是语法错误：类体不是异步函数",
  },
  atModule: {
    severity: "error",
    en: "`{keyword}` is a SyntaxError here: module level is not an async function",
    "zh-cn": "此处的 `{keyword}` 是语法错误：模块级代码不在异步函数中",
  },
  nested: {
    severity: "error",
    en: "`{keyword}` is a SyntaxError here before Python 3.11: the comprehension around this one is not async",
    "zh-cn": "Python 3.11 之前此处的 `{keyword}` 是语法错误：外层推导式不是异步的",
  },
} as const;

const fixes = {
  makeAsync: { safety: "unsafe", preferred: true, en: "Make `{function}` async", "zh-cn": "把 `{function}` 改为异步函数" },
} as const;

export const awaitOutsideAsync = defineRule({
  id: "await-outside-async",
  group: "await",
  since: "0.1.0",
  sources: ["PLE1142", "F704", "E1142"],
  title: { en: "`await` outside an async function", "zh-cn": "在异步函数之外使用 `await`" },
  why: {
    en: "Only the code of an `async def` can wait, for only a coroutine can be suspended. Python refuses to compile a file that has `await`, `async with`, `async for` or an async comprehension anywhere else, so nothing in the file runs. Make the function around it `async def` and await it where it is called; the entry point goes to `asyncio.run`.",
    "zh-cn":
      "只有 `async def` 中的代码可以等待，因为只有协程能够被挂起。在其他位置使用 `await`、`async with`、`async for` 或异步推导式，Python 会拒绝编译，整个文件都无法运行。请把外层函数改为 `async def`，并在调用处 await 它；入口函数交给 `asyncio.run`。",
  },
  bad: "async def load():\n    return 1\n\n\ndef show():\n    print(await load())\n",
  good: "async def load():\n    return 1\n\n\nasync def show():\n    print(await load())\n",
  messages,
  fixes,
  overlaps: [{ tool: "Pylance", code: "a syntax error" }],
  checks: {
    await(node, context) {
      const start = context.tree.start(node);
      report(context, node, context.model.scopeAt(node), "await", { start, end: start + "await".length });
    },
    with: reportStatement,
    for: reportStatement,
    comprehension(node, context) {
      const { tree } = context;
      for (const clause of tree.namedChildren(node)) {
        if (tree.kind(clause) !== Kind.for_in_clause || !isAsync(tree, clause)) continue;
        report(context, node, context.model.scopeAt(clause), "async for", headKeyword(tree, clause));
      }
    },
  },
});

type Messages = typeof messages;
type Fixes = typeof fixes;

function reportStatement(node: Node, context: Context<Messages, Fixes>): void {
  const { tree } = context;
  if (!isAsync(tree, node)) return;
  const keyword = tree.kind(node) === Kind.for_statement ? "async for" : "async with";
  report(context, node, context.model.scopeAt(node), keyword, headKeyword(tree, node));
}

function report(context: Context<Messages, Fixes>, node: Node, from: Scope, keyword: string, anchor: Span): void {
  const place = placeOf(context, node, from);
  if (place === undefined || isUnclear(context, node, place.scope)) return;
  const { key, scope } = place;
  if (key !== "inFunction") return context.report(anchor, key, { keyword });
  const info = context.site.functionAt(scope.node);
  const options = { isNotebook: context.file.isNotebook, canRun: context.file.library === "asyncio" };
  context.report(
    anchor,
    "inFunction",
    { keyword, function: info.name },
    {
      fixes: [
        {
          fix: "makeAsync",
          arguments: { function: info.name },
          edit: (edit) => makeFunctionAsync(edit, context.types, info, options),
        },
      ],
    },
  );
}

/** What forbids waiting in a scope; undefined where it is allowed (language reference, sections 6.2.4 and 8.9). */
function placeOf(context: Check, node: Node, from: Scope): { readonly key: keyof Messages; readonly scope: Scope } | undefined {
  const { tree } = context;
  let scope = from;
  while (scope.parent !== undefined) {
    if (scope.kind === ScopeKind.comprehension) {
      // A generator expression that waits is an asynchronous generator, which may be made anywhere.
      if (tree.kind(scope.node) === Kind.generator_expression) return undefined;
      const outer = scope.parent;
      if (outer.kind === ScopeKind.comprehension && context.target.oldest.minor < 11 && !waitsItself(context, outer))
        return { key: "nested", scope: outer };
    } else if (scope.kind === ScopeKind.class) {
      if (tree.holds(tree.child(scope.node, Field.body), node)) return { key: "inClass", scope };
      // The bases of a class are evaluated outside of it.
    } else if (scope.kind === ScopeKind.lambda) return { key: "inLambda", scope };
    else return scope.isAsync ? undefined : { key: "inFunction", scope };
    scope = scope.parent;
  }
  if (context.site.owner !== undefined) return { key: "inClass", scope };
  return allowsTopLevelAwait(context) ? undefined : { key: "atModule", scope };
}

/** Whether a comprehension is async by code of its own, that of comprehensions inside it left out. */
function waitsItself({ model, tree }: Check, scope: Scope): boolean {
  if (scope.isAsync) return true;
  for (let at = scope.node; at < tree.after(scope.node); at++)
    if (tree.kind(at) === Kind.await && model.scopeAt(at) === scope && !isComprehension(tree.kind(at))) return true;
  return false;
}

/** Notebooks do, and scripts written as cells, which editors run like them. */
function allowsTopLevelAwait({ file }: Check): boolean {
  return file.isNotebook || /^# ?(%%|In\[)/m.test(file.module.file.text);
}

/** Code that is being typed: the `async` may be there, half-written or cut off by what the parser could not read. */
function isUnclear({ site, tree }: Check, node: Node, scope: Scope): boolean {
  for (let at = node; at !== none; at = tree.parent(at)) if (tree.kind(at) === Kind.ERROR) return true;
  // `async def main(` not closed yet leaves its body to the module.
  if (scope.kind === ScopeKind.container)
    return site.module.sites.some((one) => one.start <= site.start && one.tree.size > 0 && one.tree.is(0, Flag.broken));
  const { text, lineStarts } = site.module.file;
  const start = tree.start(scope.node) + site.start;
  const before = text.slice(lineStarts[site.module.file.lineAt(start)], start).trim();
  return scope.kind === ScopeKind.function && before !== "" && !/[:;]$/.test(before);
}
