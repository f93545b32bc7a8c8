/** Where control goes when a statement is done. */
import { exitsOf } from "../../semantics/flow.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isDeferred } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";

/** What a function may do after one of its statements. */
export interface Afterwards {
  /** It goes round one of its loops again. */
  readonly loops: boolean;
  /** It waits for something once more. */
  readonly awaits: boolean;
  /** It comes to its end, and whoever called it goes on. */
  readonly ends: boolean;
}

/** The ways control leaves a statement. */
export type Leaving = "completes" | "break" | "continue" | "return";

/** The ways control leaves a block by its own statements; raising is none of them. */
export function leavingsOf(tree: SyntaxTree, block: Node): Set<Leaving> {
  const exits = exitsOf(tree, block);
  const found = exits.jumps ? jumpsIn(tree, block) : new Set<Leaving>();
  if (exits.completes) found.add("completes");
  if (exits.returns) found.add("return");
  return found;
}

/** What the function does after control has left `statement` in one of these ways. */
export function afterwards(tree: SyntaxTree, statement: Node, leavings: ReadonlySet<Leaving>): Afterwards {
  const after = { loops: false, awaits: false, ends: false };
  for (const leaving of leavings) follow(tree, statement, leaving, after);
  return after;
}

function follow(tree: SyntaxTree, statement: Node, leaving: Leaving, after: { -readonly [Key in keyof Afterwards]: boolean }): void {
  if (leaving === "return") {
    after.ends = true;
    return;
  }
  let at = statement;
  if (leaving !== "completes") {
    at = loopOf(tree, statement);
    if (leaving === "continue" || at === none) {
      after.loops ||= at !== none;
      return;
    }
  }
  for (;;) {
    const parent = tree.parent(at);
    if (parent === none || isDeferred(tree.kind(parent))) {
      after.ends = true;
      return;
    }
    if (tree.kind(parent) === Kind.block) {
      for (const next of tree.namedChildren(parent)) {
        if (next <= at) continue;
        after.awaits ||= awaitsIn(tree, next);
        const exits = exitsOf(tree, next);
        if (exits.jumps) for (const jump of jumpsIn(tree, next)) follow(tree, next, jump, after);
        after.ends ||= exits.returns;
        if (!exits.completes) return;
      }
    }
    if (isLoop(tree, parent) && tree.field(at) === Field.body) {
      after.loops = true;
      return;
    }
    at = parent;
  }
}

/** The `break` and `continue` statements of a subtree that belong to a loop around it. */
function jumpsIn(tree: SyntaxTree, node: Node): Set<Leaving> {
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

/** The innermost loop of the same function that `break` at this place leaves; `none` outside of loops. */
export function loopOf(tree: SyntaxTree, node: Node): Node {
  let at = node;
  for (;;) {
    const parent = tree.parent(at);
    if (parent === none || isDeferred(tree.kind(parent))) return none;
    if (isLoop(tree, parent) && tree.field(at) === Field.body) return parent;
    at = parent;
  }
}

/** The nodes of a subtree that run with it: of nested functions and lambdas only the defaults of their parameters. */
export function* runningNodes(tree: SyntaxTree, from: Node): Generator<Node> {
  const end = tree.after(from);
  for (let at = from; at < end; at++) {
    if (at === from || !isDeferred(tree.kind(at))) {
      yield at;
      continue;
    }
    const parameters = tree.child(at, Field.parameters);
    for (const parameter of parameters === none ? [] : tree.namedChildren(parameters)) {
      const value = tree.child(parameter, Field.value);
      if (value !== none && !isDeferred(tree.kind(value))) yield* runningNodes(tree, value);
    }
    at = tree.after(at) - 1;
  }
}

/** Whether code waits at this node: `await`, or the `async` of a `with`, a loop or a comprehension. */
export function isAwaitPoint(tree: SyntaxTree, node: Node): boolean {
  const kind = tree.kind(node);
  return kind === Kind.await || (kind === Kind.kw_async && tree.kind(tree.parent(node)) !== Kind.function_definition);
}

function awaitsIn(tree: SyntaxTree, node: Node): boolean {
  for (const at of runningNodes(tree, node)) if (isAwaitPoint(tree, at)) return true;
  return false;
}
