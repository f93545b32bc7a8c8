/** Where control goes when a statement is done: whether its coroutine, or one that awaits it, goes on working. */
import type { FunctionInfo, Site } from "../../project/symbols.js";
import { exitsOf } from "../../semantics/flow.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isDeferred, parentExpression, statementOf } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";
import type { Types } from "../../project/types.js";

/** What a function does after one of its statements. */
export interface Afterwards {
  /** The loops that go round again, innermost first. */
  readonly loops: readonly Node[];
  /** It awaits once more before it ends. */
  readonly awaits: boolean;
}

/** The nodes of a subtree that run with it: nested functions and lambdas are left out. */
export function* runningNodes(tree: SyntaxTree, from: Node): Generator<Node> {
  const end = tree.after(from);
  for (let at = from; at < end; at++) {
    if (at !== from && isDeferred(tree.kind(at))) at = tree.after(at) - 1;
    else yield at;
  }
}

/** Whether code waits somewhere in a subtree: `await`, `async with`, `async for`. */
export function awaitsIn(tree: SyntaxTree, node: Node): boolean {
  for (const at of runningNodes(tree, node)) if (tree.kind(at) === Kind.await || isAsyncBlock(tree, at)) return true;
  return false;
}

function isAsyncBlock(tree: SyntaxTree, node: Node): boolean {
  return tree.kind(node) === Kind.kw_async && tree.kind(tree.parent(node)) !== Kind.function_definition;
}

/** How control leaves the place `afterwards` starts from. */
export type Leaving = "completes" | "break" | "continue";

/** What comes after control leaves `statement` (or a clause of it) in one of these ways. */
export function afterwards(tree: SyntaxTree, statement: Node, leaving: ReadonlySet<Leaving>): Afterwards {
  const loops: Node[] = [];
  let awaits = false;
  const follow = (from: Node, how: Leaving): void => {
    let at = from;
    let leaves = how;
    for (;;) {
      if (leaves !== "completes") {
        const loop = enclosingLoop(tree, at);
        if (loop === none) return;
        if (leaves === "continue") return void goRound(loop);
        at = loop;
        leaves = "completes";
        continue;
      }
      const parent = tree.parent(at);
      if (parent === none || isDeferred(tree.kind(at))) return;
      if (tree.kind(parent) === Kind.block) {
        for (const next of tree.namedChildren(parent)) {
          if (next <= at) continue;
          awaits ||= awaitsIn(tree, next);
          const exits = exitsOf(tree, next);
          if (exits.jumps) for (const jump of jumpsIn(tree, next)) follow(next, jump);
          if (!exits.completes) return;
        }
      }
      if (isLoop(tree, parent) && tree.field(at) === Field.body) return void goRound(parent);
      at = parent;
    }
  };
  const goRound = (loop: Node): void => {
    if (loops.includes(loop)) return;
    loops.push(loop);
  };
  for (const how of leaving) follow(statement, how);
  return { loops, awaits };
}

/** The `break` and `continue` statements of a subtree that belong to a loop around it. */
export function jumpsIn(tree: SyntaxTree, node: Node): Set<Leaving> {
  const found = new Set<Leaving>();
  const end = tree.after(node);
  for (let at = node; at < end; at++) {
    const kind = tree.kind(at);
    if (kind === Kind.break_statement) found.add("break");
    else if (kind === Kind.continue_statement) found.add("continue");
    else if (isDeferred(kind) || isLoop(tree, at)) at = tree.after(at) - 1;
  }
  return found;
}

function isLoop(tree: SyntaxTree, node: Node): boolean {
  return tree.kind(node) === Kind.while_statement || tree.kind(node) === Kind.for_statement;
}

/** The innermost loop of the same function around a node whose body, not its `else`, holds the node. */
function enclosingLoop(tree: SyntaxTree, node: Node): Node {
  let at = node;
  for (;;) {
    const parent = tree.parent(at);
    if (parent === none || isDeferred(tree.kind(parent))) return none;
    if (isLoop(tree, parent) && tree.field(at) === Field.body) return parent;
    at = parent;
  }
}

/** A call of a coroutine function that is awaited where it stands. */
export interface AwaitedCall {
  readonly site: Site;
  readonly call: Node;
}

/** The places in its own module that await a call of the function; undefined where other uses let nobody say who awaits it. */
export function awaitedCallsOf(types: Types, info: FunctionInfo): AwaitedCall[] {
  const { module } = info.site;
  const found: AwaitedCall[] = [];
  for (const site of module.sites) {
    const { tree } = site;
    for (let node = 0; node < tree.size; node++) {
      if (tree.kind(node) !== Kind.call) continue;
      const callee = tree.child(node, Field.function);
      if (callee === none || lastName(tree, callee) !== info.name) continue;
      const type = types.typeOf(site, callee);
      if (type.kind !== "function" || type.function !== info || !isAwaitedHere(tree, node)) continue;
      found.push({ site, call: node });
    }
  }
  return found;
}

function lastName(tree: SyntaxTree, callee: Node): string {
  return tree.textOf(tree.kind(callee) === Kind.attribute ? tree.child(callee, Field.attribute) : callee);
}

/** `await f()`, also through `wait_for` and `shield`, which wait for it in the same place. */
function isAwaitedHere(tree: SyntaxTree, call: Node): boolean {
  let at = call;
  for (;;) {
    const parent = parentExpression(tree, at);
    if (parent === none) return false;
    if (tree.kind(parent) === Kind.await) return true;
    const outer = tree.kind(parent) === Kind.argument_list ? tree.parent(parent) : none;
    if (outer === none || !/(^|\.)(wait_for|shield)$/.test(tree.textOf(tree.child(outer, Field.function)))) return false;
    at = outer;
  }
}

/** Whether some coroutine that awaits the function goes on working when it returns. */
export function callersGoOn(types: Types, info: FunctionInfo, depth = 3): boolean {
  if (depth === 0) return false;
  return awaitedCallsOf(types, info).some(({ site, call }) => {
    const after = afterwards(site.tree, statementOf(site.tree, call), new Set(["completes"]));
    if (after.loops.length > 0 || after.awaits) return true;
    let scope = site.model.scopeAt(call);
    while (scope.kind === ScopeKind.comprehension && scope.parent !== undefined) scope = scope.parent;
    return scope.kind === ScopeKind.function && scope.node !== info.node && callersGoOn(types, site.functionAt(scope.node), depth - 1);
  });
}
