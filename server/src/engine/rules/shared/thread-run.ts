/** Functions that run in another thread, for they are given to one. */
import { answerFor, type Derived } from "../../base/answers.js";
import type { FunctionInfo, Site } from "../../project/symbols.js";
import { ScopeKind } from "../../semantics/model.js";
import { Kind } from "../../syntax/kinds.gen.js";
import { parentExpression } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import { Check } from "../check.js";
import { calledBy, readsIn } from "./callers.js";
import { givenCallable } from "./given-callable.js";

export interface ThreadRun {
  /** What runs there, as messages show it: a function's name, or `lambda`. */
  readonly function: string;
  /** Its node, in the item of the node that was asked about. */
  readonly node: Node;
  /** The call that has it run in a thread. */
  readonly site: Site;
  readonly call: Node;
}

/** How code gets to another thread: the sync function or lambda it stands in is given to one, or is called by a function that is. */
export function threadRunOf(check: Check, node: Node): ThreadRun | undefined {
  let scope = check.model.scopeAt(node);
  while (scope.kind === ScopeKind.comprehension && scope.parent !== undefined) scope = scope.parent;
  if (scope.kind === ScopeKind.lambda) {
    const call = threadCallOf(check, scope.node);
    return call === none ? undefined : { function: "lambda", node: scope.node, site: check.site, call };
  }
  if (scope.kind !== ScopeKind.function || scope.isAsync) return undefined;
  const info = check.site.functionAt(scope.node);
  const given = answerFor(known, info).get(() => givenToThread(check, info, 3));
  return given === undefined ? undefined : { function: info.name, node: info.node, ...given };
}

const known = new WeakMap<FunctionInfo, Derived<{ site: Site; call: Node } | undefined>>();

/** A function that makes or runs a loop of its own, or asks which thread it is in. */
const knowsItsThread =
  /\b(new_event_loop|set_event_loop|run_until_complete|run_forever|asyncio\.run|Runner|current_thread|main_thread|get_ident|is_running)\b/;

function givenToThread(check: Check, info: FunctionInfo, hops: number): { site: Site; call: Node } | undefined {
  if (hops === 0 || info.isAsync || info.isGenerator || info.decorators.length > 0) return undefined;
  if (knowsItsThread.test(info.site.tree.textOf(info.node))) return undefined;
  // What a test runner calls, it calls in its own thread.
  if (/^test(_|[A-Z]|$)/.test(info.name)) return undefined;
  const callers = new Set<FunctionInfo>();
  for (const site of naming(check, info)) {
    const there = new Check(site, check.file);
    for (const use of readsIn(check.types, site, info)) {
      if (!use.isCertain) continue;
      const call = threadCallOf(there, use.node);
      if (call !== none) return { site, call };
      const caller = calledBy(site.tree, use.node) === none ? undefined : there.functionAt(use.node);
      if (caller !== undefined && caller !== info) callers.add(caller);
    }
  }
  for (const caller of callers) {
    const given = givenToThread(check, caller, hops - 1);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** Items that are looked through for what becomes of a function. */
const mostNaming = 60;

/** The items that may give a function away; of one that is named all over the project, as test helpers are, those of its own module. */
function naming({ types }: Check, info: FunctionInfo): readonly Site[] {
  if (info.isLocal) return [info.site];
  const all = types.mentions.of(info.name).flatMap(({ sites }) => sites);
  return all.length <= mostNaming ? all : types.mentions.in(info.site.module, info.name).slice(0, mostNaming);
}

/** The call that is given the function at the node, by itself or in a `partial`, to run it in a thread; else `none`. */
function threadCallOf(check: Check, node: Node): Node {
  const { tree } = check;
  let value = node;
  for (;;) {
    let parent = parentExpression(tree, value);
    if (parent !== none && tree.kind(parent) === Kind.keyword_argument) parent = tree.parent(parent);
    if (parent === none || tree.kind(parent) !== Kind.argument_list) return none;
    const call = check.callAt(tree.parent(parent));
    if (call.names.includes("functools.partial") && call.arguments[0]?.value === value) {
      value = call.node;
      continue;
    }
    const given = givenCallable(check, call);
    return given?.taker.thread === true && tree.holds(given.argument.value, value) ? call.node : none;
  }
}
