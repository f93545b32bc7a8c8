/** What code does with a value it keeps in a variable, as it does with results: it passes them on, returns them, puts them beside plain values. */
import { annotatedType } from "../../project/annotations.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { parentExpression, unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { isTypeIgnored, leavesNoRoom, welcomesCoroutine } from "./declared-type.js";
import type { Use } from "./use.js";

/** A read of a variable that hands its value on. */
export interface HandedOn {
  readonly node: Node;
  /** What it goes to, as messages show it. */
  readonly operation: string;
  /** Coroutines, too, are kept in such places. */
  readonly isWeak: boolean;
}

/** Names of what is there to be awaited. */
export const awaitedNames = /coro|task|fut|await|promise|pending|aw$/i;

/** The first read that hands a value on as results are, where no read does with it what coroutines are for; undefined else. */
export function firstHandedOn(check: Check, reads: readonly { readonly node: Node; readonly use: Use }[]): HandedOn | undefined {
  const handed = reads.filter(({ use }) => !isLook(use)).map(({ node, use }) => handedOn(check, node, use));
  if (handed.some((one) => one === undefined)) return undefined;
  // Who asks whether it is None takes it for a result.
  const isAskedFor = reads.some(({ use }) => use.kind === "other" && (use.look === "true" || use.look === "false"));
  return handed.find((one) => isAskedFor || one?.isWeak === false);
}

/** Looked at, or shown: it may be the coroutine itself that somebody looks at. */
function isLook(use: Use): boolean {
  return use.kind === "other" ? use.look !== undefined : use.kind === "value" && (use.effect === "shown" || use.effect === "unequal");
}

function handedOn(check: Check, node: Node, use: Use): HandedOn | undefined {
  const { tree } = check;
  if (use.kind === "coroutine") return undefined;
  const parent = parentExpression(tree, node);
  switch (tree.kind(parent)) {
    case Kind.argument_list:
    case Kind.keyword_argument:
      return givenToCall(check, node, use);
    case Kind.return_statement:
      return isReturnedAsResult(check, node) ? { node, operation: "return", isWeak: false } : undefined;
    case Kind.subscript:
      return tree.field(node) === Field.subscript ? { node, operation: "[...]", isWeak: false } : undefined;
    case Kind.pair:
      return { node, operation: "{...}", isWeak: !isBesideLiteral(check, tree.parent(parent)) };
    case Kind.tuple:
    case Kind.list:
      return { node, operation: tree.kind(parent) === Kind.list ? "[...]" : "(...)", isWeak: !isBesideLiteral(check, parent) };
    case Kind.yield:
      return { node, operation: "yield", isWeak: true };
    case Kind.assignment: {
      const target = tree.child(parent, Field.left);
      const isPlace = tree.kind(target) === Kind.subscript || tree.kind(target) === Kind.attribute;
      return isPlace && !awaitedNames.test(tree.textOf(target)) ? { node, operation: check.shown(target), isWeak: true } : undefined;
    }
    default:
      return undefined;
  }
}

/** A call that neither is known to have a use for coroutines nor keeps what it is given for later. */
function givenToCall(check: Check, node: Node, use: Use): HandedOn | undefined {
  const { tree } = check;
  const argument = tree.kind(tree.parent(node)) === Kind.keyword_argument ? tree.parent(node) : node;
  const list = tree.parent(argument);
  const isGiven = use.kind === "given" || (use.kind === "value" && use.effect === "argument");
  if (!isGiven || tree.kind(list) !== Kind.argument_list) return undefined;
  const call = check.callAt(tree.parent(list));
  const name = check.textOf(call.callee).split(".").at(-1) as string;
  // What a function is given to call may be there to run coroutines.
  if (check.localBinding(call.callee)?.definitions.some((one) => one.kind === "parameter") === true) return undefined;
  const handed = { node, operation: check.shown(call.callee) };
  if (keepers.test(name))
    return awaitedNames.test(check.textOf(call.callee)) ? undefined : { ...handed, isWeak: !isListReturned(check, call.callee) };
  return welcomesCoroutine(check, call, argument) ? undefined : { ...handed, isWeak: false };
}

/** Names of functions that keep what they are given for later. */
const keepers = /^(append\w*|add\w*|extend|insert|partial|put\w*|register\w*|set\w*|submit\w*)$/;

/** Whether a local list that is appended to is returned, and nothing else is done with it. */
function isListReturned(check: Check, callee: Node): boolean {
  const { model, tree } = check;
  const list = tree.kind(callee) === Kind.attribute ? tree.child(callee, Field.object) : none;
  const binding = list !== none && tree.kind(list) === Kind.identifier ? model.bindingOf(list) : undefined;
  if (binding === undefined || !binding.definitions.every(({ kind }) => kind === "assign")) return false;
  const parents = binding.uses.map((use) => tree.kind(parentExpression(tree, use)));
  return (
    parents.includes(Kind.return_statement) &&
    parents.every((kind) =>
      [Kind.attribute, Kind.return_statement, Kind.not_operator, Kind.if_statement, Kind.while_statement].includes(kind),
    )
  );
}

/** `{"type": "http.request", "body": body}`: plain values stand beside it. */
function isBesideLiteral({ tree }: Check, display: Node): boolean {
  return tree.namedChildren(display).some((child) => {
    const value = tree.kind(child) === Kind.pair ? tree.child(child, Field.value) : child;
    return literals.has(tree.kind(unparenthesized(tree, value)));
  });
}

const literals: ReadonlySet<Kind> = new Set([Kind.string, Kind.concatenated_string, Kind.integer, Kind.float, Kind.true, Kind.false]);

/** Whether who awaits the function is not told to await once more. What is declared to be something else is another rule's. */
function isReturnedAsResult(check: Check, node: Node): boolean {
  const info = check.functionAt(node);
  if (info === undefined || !info.isAsync || isTypeIgnored(check, node)) return false;
  const { tree } = info.site;
  const annotation = info.returnAnnotation;
  if (annotation === none) return true;
  return (
    !/await|coro|future|task/i.test(tree.textOf(annotation)) && !leavesNoRoom(check, annotatedType(check.types, info.site, annotation))
  );
}
