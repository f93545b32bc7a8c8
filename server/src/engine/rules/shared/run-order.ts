/** Which code runs after which, and which runs again. */
import { exitsOf } from "../../semantics/flow.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { handlersOf, isComprehension, isDeferred, isStatement } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";

/** Whether code that stands later runs after what stands before it, on a path for which no two tests have to agree. */
export function leadsTo(tree: SyntaxTree, first: Node, second: Node): boolean {
  const common = commonAncestor(tree, first, second);
  const from = childTowards(tree, common, first);
  const to = childTowards(tree, common, second);
  switch (tree.kind(common)) {
    case Kind.if_statement:
    case Kind.conditional_expression:
    case Kind.match_statement:
    case Kind.elif_clause:
      // What is tested runs before what follows from it.
      return tree.field(from) === Field.condition || tree.field(from) === Field.subject;
    case Kind.try_statement:
      if (tree.field(from) !== Field.body) return false;
      // A handler sees it awaited for sure only where nothing else in the body can have failed.
      if (tree.kind(to) === Kind.except_clause && tree.namedChildren(from).length > 1) return false;
      return isUnconditional(tree, first, from);
    case Kind.boolean_operator:
    case Kind.lambda:
      return false;
    default:
  }
  if (isComprehension(tree.kind(common))) return false;
  if (isUnconditional(tree, first, from)) return true;
  return isUnconditional(tree, second, to) && goesOn(tree, first, from);
}

/** Whether calling a function runs this place of its body, unless something raises: no condition, and no `return` before it. */
export function runsAlways(tree: SyntaxTree, node: Node, body: Node): boolean {
  for (let at = body; at < node; at++) {
    const kind = tree.kind(at);
    if (kind === Kind.return_statement && !tree.holds(at, node)) return false;
    if (isDeferred(kind)) at = tree.after(at) - 1;
  }
  return isUnconditional(tree, node, body);
}

function commonAncestor(tree: SyntaxTree, a: Node, b: Node): Node {
  let at = a;
  while (!tree.holds(at, b)) at = tree.parent(at);
  return at;
}

function childTowards(tree: SyntaxTree, ancestor: Node, node: Node): Node {
  let at = node;
  while (at !== ancestor && tree.parent(at) !== ancestor) at = tree.parent(at);
  return at;
}

/** Whether the node runs whenever `top` runs to its end. */
function isUnconditional(tree: SyntaxTree, node: Node, top: Node): boolean {
  let from = node;
  for (let at = node; at !== top; ) {
    from = at;
    at = tree.parent(at);
    const kind = tree.kind(at);
    switch (kind) {
      case Kind.if_statement:
      case Kind.while_statement:
      case Kind.match_statement:
        if (tree.field(from) !== Field.condition && tree.field(from) !== Field.subject) return false;
        break;
      case Kind.conditional_expression:
        if (tree.namedChildren(at)[1] !== from) return false;
        break;
      case Kind.for_statement:
        if (tree.field(from) !== Field.right) return false;
        break;
      case Kind.boolean_operator:
        if (tree.field(from) !== Field.left) return false;
        break;
      case Kind.elif_clause:
      case Kind.else_clause:
      case Kind.except_clause:
      case Kind.case_clause:
      case Kind.lambda:
      case Kind.function_definition:
        return false;
      default:
        if (isComprehension(kind)) return false;
    }
  }
  return true;
}

/** Whether what follows the node in the blocks between it and `top` runs on to the end of `top`. */
function goesOn(tree: SyntaxTree, node: Node, top: Node): boolean {
  let from = node;
  for (let at = node; at !== top; ) {
    from = at;
    at = tree.parent(at);
    const kind = tree.kind(at);
    if (isComprehension(kind) || kind === Kind.lambda) return false;
    if (kind === Kind.return_statement || kind === Kind.raise_statement) return false;
    if (kind === Kind.block && !restCompletes(tree, at, from)) return false;
  }
  return true;
}

function restCompletes(tree: SyntaxTree, block: Node, after: Node): boolean {
  return tree.namedChildren(block).every((statement) => statement < after || exitsOf(tree, statement).completes);
}

/** Whether a loop that `outside` does not stand in comes back to a node. */
export function isRepeated(tree: SyntaxTree, by: Node, outside: Node): boolean {
  for (let at = tree.parent(by), from = by; at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.holds(at, outside)) return false;
    const kind = tree.kind(at);
    if (isComprehension(kind)) {
      const isFirstIterable = tree.kind(from) === Kind.for_in_clause && tree.namedChildren(at)[1] === from;
      if (!isFirstIterable && isUnconditional(tree, by, from)) return true;
      continue;
    }
    if (kind !== Kind.for_statement && kind !== Kind.while_statement) continue;
    if (!isUnconditional(tree, by, from)) return false;
    if (kind === Kind.for_statement && tree.field(from) === Field.right) continue;
    if (from !== tree.child(at, Field.body)) return tree.field(from) === Field.condition;
    return comesBack(tree, by, from) && !(kind === Kind.while_statement && endsByFlag(tree, at));
  }
  return false;
}

/** Whether the loop may go on after the run: by running on, or by a handler that does. */
function comesBack(tree: SyntaxTree, node: Node, body: Node): boolean {
  const statement = statementAround(tree, node);
  if (exitsOf(tree, statement).completes && runsOn(tree, statement, body)) return true;
  for (let at = tree.parent(statement), from = statement; at !== body; from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.try_statement || from !== tree.child(at, Field.body)) continue;
    const blocks = handlersOf(tree, at).flatMap(({ block }) => (block === none ? [] : [block]));
    if (blocks.some((block) => endsInContinue(tree, block))) return true;
    if (blocks.some((block) => exitsOf(tree, block).completes) && runsOn(tree, at, body)) return true;
  }
  return false;
}

/** Whether what follows a statement, up to the end of the body, lets the next round begin. */
function runsOn(tree: SyntaxTree, statement: Node, body: Node): boolean {
  for (let at = statement; at !== body; at = tree.parent(at)) {
    const block = tree.parent(at);
    if (tree.kind(block) !== Kind.block) continue;
    const rest = tree.namedChildren(block).filter((one) => one > at);
    const end = rest.find((one) => !exitsOf(tree, one).completes);
    if (end !== undefined) return tree.kind(end) === Kind.continue_statement;
  }
  return true;
}

function endsInContinue(tree: SyntaxTree, block: Node): boolean {
  const last = tree.namedChildren(block).at(-1);
  return last !== undefined && tree.kind(last) === Kind.continue_statement;
}

function statementAround(tree: SyntaxTree, node: Node): Node {
  let at = node;
  while (!isStatement(tree, at)) at = tree.parent(at);
  return at;
}

/** `while not done: ..; done = True` may have one round only. */
function endsByFlag(tree: SyntaxTree, loop: Node): boolean {
  const condition = tree.child(loop, Field.condition);
  if (condition === none) return false;
  const names = new Set(tree.textOf(condition).match(/\b[A-Za-z_]\w*\b/g) ?? []);
  const body = tree.child(loop, Field.body);
  for (let at = body; at < tree.after(body); at++) {
    if (tree.kind(at) !== Kind.assignment) continue;
    const left = tree.textOf(tree.child(at, Field.left)).split(".").at(-1) as string;
    if (names.has(left)) return true;
  }
  return false;
}
