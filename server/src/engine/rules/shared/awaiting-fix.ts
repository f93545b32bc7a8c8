/** Fixes that await calls whose coroutines were taken for their results. */
import { makeFunctionAsync } from "../../fixes/async-function.js";
import type { EditBuilder } from "../../fixes/edits.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import type { Offer } from "../rule.js";
import { callAround, canComprehend, makeComprehension } from "./iteration.js";

export const awaitingFixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{callee}()`", "zh-cn": "await `{callee}()`" },
  makeAsync: {
    safety: "unsafe",
    preferred: true,
    en: "Make `{function}` async and await `{callee}()`",
    "zh-cn": "把 `{function}` 改为异步函数，并 await `{callee}()`",
  },
  run: { safety: "unsafe", preferred: true, en: "Run it with `asyncio.run`", "zh-cn": "用 `asyncio.run` 运行它" },
} as const;

type AwaitingFixes = typeof awaitingFixes;

/** Awaits one call where it stands, in whatever way its surroundings ask for. */
export function awaitingOffersAt(context: Check, call: Call): Offer<AwaitingFixes>[] {
  const callee = context.shown(call.callee);
  const { generator, around } = generatorAround(context, call.node);
  if (around !== undefined) {
    if (!canComprehend(context, around.node)) return [];
    const edit = (edit: EditBuilder): boolean => {
      const isDone = makeComprehension(edit, around, generator);
      edit.await(call.node);
      return isDone;
    };
    return [{ fix: "await", arguments: { callee }, edit }];
  }
  const statement = enteringStatement(context, call.node);
  if (statement !== none) return fixesOfWith(context, statement, call, callee);
  const outer = context.asyncContext(call.node)?.canAwait === true ? awaitToMove(context, call.node) : none;
  if (outer === none) return awaitingOffers(context, [call.node], callee);
  const edit = (edit: EditBuilder): void => {
    edit.unawait(outer);
    edit.await(call.node);
  };
  return [{ fix: "await", arguments: { callee }, edit: (builder) => void edit(builder) }];
}

/** The generator expression a call runs in, and the call that consumes it at once: `any(f(x) for x in xs)`. */
function generatorAround(context: Check, node: Node): { generator: Node; around?: Call } {
  const { tree } = context;
  const scope = context.model.scopeAt(node);
  if (scope.kind !== ScopeKind.comprehension || tree.kind(scope.node) !== Kind.generator_expression) return { generator: none };
  const around = callAround(context, scope.node);
  return around === none ? { generator: none } : { generator: scope.node, around: context.callAt(around) };
}

/** The `with` statement that enters the value; `none` where none does. */
function enteringStatement({ tree }: Check, node: Node): Node {
  let at = tree.parent(node);
  while (at !== none && [Kind.parenthesized_expression, Kind.as_pattern, Kind.with_item, Kind.with_clause].includes(tree.kind(at)))
    at = tree.parent(at);
  return at !== none && tree.kind(at) === Kind.with_statement ? at : none;
}

/** `with await f()`, or `async with await f()`, by what the result can do. */
function fixesOfWith(context: Check, statement: Node, call: Call, callee: string): Offer<AwaitingFixes>[] {
  const { types } = context;
  if (context.asyncContext(call.node)?.canAwait !== true) return [];
  const result = types.awaited(context.typeOf(call.node));
  const isSync = types.hasMember(result, "__enter__") === true;
  const isAlone = withItems(context.tree, statement).length === 1;
  if (!isSync && !(isAlone && types.hasMember(result, "__aenter__") === true)) return [];
  const edit = (edit: EditBuilder): void => {
    edit.await(call.node);
    if (!isSync) edit.makeAsync(statement);
  };
  return [{ fix: "await", arguments: { callee }, edit: (builder) => void edit(builder) }];
}

/** The `await` in `await fetch().json()`, where what it stands before is known not to be awaitable. */
function awaitToMove(context: Check, call: Node): Node {
  const { tree, types } = context;
  let type = types.awaited(context.typeOf(call));
  let at = call;
  for (;;) {
    const parent = tree.parent(at);
    if (parent === none) return none;
    switch (tree.kind(parent)) {
      case Kind.attribute:
        type = types.attribute(type, tree.textOf(tree.child(parent, Field.attribute)));
        break;
      case Kind.call:
        if (tree.field(at) !== Field.function) return none;
        type = types.resultOf(type);
        break;
      case Kind.await:
        return at !== call && types.isAwaitable(type) === false ? parent : none;
      default:
        return none;
    }
    at = parent;
  }
}

/** Awaits the calls where they stand; in a sync function that becomes async with them; at the top of a file by `asyncio.run`. */
export function awaitingOffers(context: Check, calls: readonly Node[], callee: string): Offer<AwaitingFixes>[] {
  const { file, site } = context;
  const [first] = calls;
  if (first === undefined) return [];
  const awaitAll = (edit: EditBuilder): void => {
    for (const call of calls) edit.await(call);
  };
  if (calls.every((call) => context.asyncContext(call)?.canAwait === true))
    return [{ fix: "await", arguments: { callee }, edit: (edit) => void awaitAll(edit) }];
  const { kind, node } = context.model.scopeAt(first);
  if (kind === ScopeKind.function) {
    const info = site.functionAt(node);
    if (info.isAsync) return [];
    return [
      {
        fix: "makeAsync",
        arguments: { function: info.name, callee },
        edit(edit) {
          awaitAll(edit);
          return makeFunctionAsync(edit, context.types, info, { isNotebook: file.isNotebook, canRun: file.library === "asyncio" });
        },
      },
    ];
  }
  if (kind !== ScopeKind.container || site.owner !== undefined || file.library !== "asyncio") return [];
  return [{ fix: "run", edit: (edit) => calls.every((call) => run(edit, call)) }];
}

function run(edit: EditBuilder, call: Node): boolean {
  const name = edit.importName("asyncio", "run", call);
  if (name === undefined) return false;
  edit.insertBefore(call, `${name}(`);
  edit.insertAfter(call, ")");
  return true;
}
