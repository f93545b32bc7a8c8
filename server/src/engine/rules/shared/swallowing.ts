/** Whether a task goes on after its cancellation was caught: in the function that caught it, or in those that await it. */

import type { FunctionInfo, Site } from "../../project/symbols.js";
import type { Types } from "../../project/types.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { ancestorOfKind, statementOf } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { type Afterwards, afterwards, type Leaving, loopOf, runningNodes } from "./afterwards.js";
import { callersOf } from "./callers.js";

/** A place where cancellation is caught. */
export interface Caught {
  /** The `try` or `with`. */
  readonly statement: Node;
  /** How control leaves it when cancellation was caught. */
  readonly leavings: ReadonlySet<Leaving>;
  /** Cancellation is caught by its name, not with everything else. */
  readonly isNamed: boolean;
  /** The handler's block; `none` for `suppress`. */
  readonly handler: Node;
}

/**
 * Whether the task goes on. A function that catches cancellation by name at the end of a task's outermost coroutine, or to
 * leave an endless loop there, ends the task as it should.
 */
export function isSwallowed(context: Check, caught: Caught): boolean {
  const { tree, types } = context;
  const { statement, isNamed } = caught;
  const after = afterwards(tree, statement, caught.leavings);
  if (setsFlag(context, caught)) return false;
  if (after.loops) return true;
  // Tests cancel on purpose; what runs in `finally` is on its way out.
  if (isNamed && (context.file.isTest || isInFinally(tree, statement))) return false;
  const info = context.functionAt(statement);
  if (info === undefined) return false;
  const loop = loopOf(tree, statement);
  const leavesLoop = loop !== none && tree.kind(loop) === Kind.while_statement && !caught.leavings.has("completes");
  const verdict = goesOn(types, info, leavesLoop && isNamed ? { ...after, awaits: false } : after, {
    isNamed,
    isService: isService(tree, statement),
  });
  return verdict === "yes" || (verdict === "unknown" && !(isNamed && (leavesLoop || isCalledByOthers(types, info))));
}

type Verdict = "yes" | "no" | "unknown";

interface Manner {
  readonly isNamed: boolean;
  /** What was cancelled is a loop: whoever waits for it waits for its end. */
  readonly isService: boolean;
}

/** Whether something of the task runs after a place in a function, for all that is known of who runs the function. */
function goesOn(types: Types, info: FunctionInfo, after: Afterwards, manner: Manner, depth = 0): Verdict {
  if (after.loops) return "yes";
  if (!after.awaits && !after.ends) return "no";
  const { awaited, isStarted } = callersOf(types, info);
  // What a task awaits after its work was cancelled is how it ends in order.
  const isOrderly = manner.isNamed && isStarted && (depth === 0 || manner.isService);
  if (after.awaits && !isOrderly) return "yes";
  if (depth === 3 || awaited.length === 0) return isStarted ? "no" : "unknown";
  const verdicts = awaited.map(({ site, call }): Verdict => {
    const caller = functionAround(site, call);
    if (caller === undefined || caller === info) return "no";
    return goesOn(types, caller, afterwards(site.tree, statementOf(site.tree, call), new Set(["completes"])), manner, depth + 1);
  });
  if (verdicts.includes("yes")) return "yes";
  return verdicts.includes("unknown") && !isStarted ? "unknown" : "no";
}

/** Whether a `try` or `with` stands in a loop, or around one. */
function isService(tree: SyntaxTree, statement: Node): boolean {
  if (loopOf(tree, statement) !== none) return true;
  for (const at of runningNodes(tree, statement))
    if (tree.kind(at) === Kind.while_statement || tree.kind(at) === Kind.for_statement) return true;
  return false;
}

function functionAround(site: Site, node: Node): FunctionInfo | undefined {
  let scope = site.model.scopeAt(node);
  while (scope.kind === ScopeKind.comprehension && scope.parent !== undefined) scope = scope.parent;
  return scope.kind === ScopeKind.function ? site.functionAt(scope.node) : undefined;
}

/** Functions that code nobody can see may call: special methods, overrides, generators. */
function isCalledByOthers(types: Types, info: FunctionInfo): boolean {
  const { owner, name } = info;
  if (info.isGenerator || /^__\w+__$/.test(name)) return true;
  if (owner === undefined) return false;
  const { classes, unread } = types.ancestry(owner);
  return unread.length > 0 || classes.some((entry) => entry.class.site.module.origin !== "project" && entry.class.members.has(name));
}

function isInFinally(tree: SyntaxTree, node: Node): boolean {
  const around = ancestorOfKind(tree, node, Kind.finally_clause, Kind.function_definition);
  return around !== none && tree.kind(around) === Kind.finally_clause;
}

/** Whether the handler notes the cancellation in a variable that the function tests: `stopped = True`, `self.keep_alive = False`, `closing.set()`. */
function setsFlag(context: Check, { statement, handler }: Caught): boolean {
  const { tree } = context;
  if (handler === none) return false;
  const noted = new Set<string>();
  for (const at of runningNodes(tree, handler)) {
    if (tree.kind(at) === Kind.assignment) noted.add(tree.textOf(tree.child(at, Field.left)));
    if (tree.kind(at) === Kind.call) {
      const callee = tree.child(at, Field.function);
      if (tree.kind(callee) === Kind.attribute && /^(set|clear)$/.test(tree.textOf(tree.child(callee, Field.attribute))))
        noted.add(tree.textOf(tree.child(callee, Field.object)));
    }
  }
  const body = context.functionAt(statement)?.body;
  if (noted.size === 0 || body === undefined) return false;
  for (const at of runningNodes(tree, body)) {
    const condition = tree.child(at, Field.condition);
    if (condition === none || tree.holds(handler, at)) continue;
    for (let part = condition; part < tree.after(condition); part++) if (noted.has(tree.textOf(part))) return true;
  }
  return false;
}
