/** Code that iterates: the calls that do, and the comprehensions that can take their place. */
import type { EditBuilder } from "../../fixes/edits.js";
import { ScopeKind } from "../../semantics/model.js";
import { Kind } from "../../syntax/kinds.gen.js";
import type { Argument } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";

/** A call that iterates some of its arguments. */
export interface Consumer {
  /** As users write it: `list`, `join`. */
  readonly name: string;
  readonly iterables: readonly Argument[];
  /** It has read all of them before it returns. */
  readonly readsAll: boolean;
}

/** Which positional arguments are iterated: the first, all but the first, all, or the only one there is. */
type Reads = "first" | "rest" | "all" | "only";

const consumers: Readonly<Record<string, { readonly reads: Reads; readonly readsAll?: true }>> = {
  "builtins.all": { reads: "first" },
  "builtins.any": { reads: "first" },
  "builtins.bytes.join": { reads: "first", readsAll: true },
  "builtins.dict": { reads: "first", readsAll: true },
  "builtins.enumerate": { reads: "first" },
  "builtins.filter": { reads: "rest" },
  "builtins.frozenset": { reads: "first", readsAll: true },
  "builtins.iter": { reads: "only" },
  "builtins.list": { reads: "first", readsAll: true },
  "builtins.map": { reads: "rest" },
  "builtins.max": { reads: "only", readsAll: true },
  "builtins.min": { reads: "only", readsAll: true },
  "builtins.next": { reads: "first" },
  "builtins.reversed": { reads: "first", readsAll: true },
  "builtins.set": { reads: "first", readsAll: true },
  "builtins.sorted": { reads: "first", readsAll: true },
  "builtins.str.join": { reads: "first", readsAll: true },
  "builtins.sum": { reads: "first", readsAll: true },
  "builtins.tuple": { reads: "first", readsAll: true },
  "builtins.zip": { reads: "all" },
  "collections.deque": { reads: "first", readsAll: true },
  "itertools.chain": { reads: "all" },
  "itertools.islice": { reads: "first" },
};

/** What a call iterates, if it is one of those that do. */
export function consumerOf(call: Call): Consumer | undefined {
  const name = call.names.find((one) => Object.hasOwn(consumers, one));
  const known = name === undefined ? undefined : consumers[name];
  if (name === undefined || known === undefined) return undefined;
  return {
    name: name.split(".").at(-1) as string,
    iterables: readArguments(
      call.arguments.filter((argument) => argument.name === undefined),
      known.reads,
    ),
    readsAll: known.readsAll === true,
  };
}

function readArguments(given: readonly Argument[], reads: Reads): readonly Argument[] {
  if (reads === "all") return given;
  if (reads === "rest") return given.slice(1);
  return reads === "only" && given.length !== 1 ? [] : given.slice(0, 1);
}

/** Whether an async comprehension may stand in place of a node: before Python 3.11 not inside another comprehension. */
export function canComprehend(check: Check, node: Node): boolean {
  if (check.asyncContext(node)?.canAwait !== true) return false;
  return check.model.scopeAt(node).kind !== ScopeKind.comprehension || check.target.oldest.minor >= 11;
}

/** The call a generator expression is an argument of; `none` where it is not one. */
export function callAround({ tree }: Check, generator: Node): Node {
  const parent = tree.parent(generator);
  if (parent === none) return none;
  if (tree.kind(parent) === Kind.call) return parent;
  return tree.kind(parent) === Kind.argument_list ? tree.parent(parent) : none;
}

/** Makes a list of the generator expression in `any(x for ..)`; `list(x for ..)` and `set(..)` become the comprehension itself. */
export function makeComprehension(edit: EditBuilder, call: Call, generator: Node): boolean {
  const { tree } = edit;
  const opening = { start: tree.start(generator), end: tree.start(generator) + 1 };
  const closing = { start: tree.end(generator) - 1, end: tree.end(generator) };
  const whole = { start: tree.start(call.node), end: tree.end(call.node) };
  const brackets = call.names.includes("builtins.list") ? "[]" : call.names.includes("builtins.set") ? "{}" : undefined;
  if (brackets !== undefined && call.arguments.length === 1) {
    const head = { start: whole.start, end: opening.end };
    const tail = { start: closing.start, end: whole.end };
    if (edit.hasComment(head) || edit.hasComment(tail)) return false;
    edit.replace(head, brackets.charAt(0));
    edit.replace(tail, brackets.charAt(1));
  } else if (tree.kind(tree.parent(generator)) === Kind.call) {
    edit.insert(opening.end, "[");
    edit.insert(closing.start, "]");
  } else {
    edit.replace(opening, "[");
    edit.replace(closing, "]");
  }
  return true;
}

/** `[item async for item in value]` in place of a value. */
export function readInto(edit: EditBuilder, value: Node, open: string, close: string): undefined {
  edit.insertBefore(value, `${open}item async for item in `);
  edit.insertAfter(value, close);
}

/** The same in place of `list(value)`. */
export function readInPlaceOf(edit: EditBuilder, call: Call, value: Node, open: string, close: string): boolean {
  const { tree } = edit;
  const head = { start: tree.start(call.node), end: tree.start(value) };
  const tail = { start: tree.end(value), end: tree.end(call.node) };
  if (edit.hasComment(head) || edit.hasComment(tail)) return false;
  edit.replace(head, `${open}item async for item in `);
  edit.replace(tail, close);
  return true;
}
