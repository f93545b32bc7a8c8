/** Queries of Django's object-relational mapper: which calls ask the database, and which query sets have not been read yet. */
import { answeredFromMemory, connectionCalls, ormCalls } from "../../knowledge/libraries/django.js";
import { membersOf } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { ancestorOfKind, isAsync, unparenthesized } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";
import { type Call, Check } from "../check.js";
import { receiverOf, valuesOf } from "./file-origin.js";
import { consumerOf } from "./iteration.js";

/** The query sets a call reads through, as `list` does. */
export function readBy(call: Call): readonly Node[] {
  const read = call.names.includes("builtins.len") ? call.arguments : consumerOf(call)?.iterables;
  return read?.map(({ value }) => value) ?? [];
}

/** Whether a call asks the database, by itself or by reading a query set to its end. */
export function queries(context: Check, call: Call): boolean {
  return readBy(call).some((value) => isUnread(context, value)) || asksDatabase(context, call);
}

/** Whether a call asks the database: one of Django's, or of a method of the project that overrides one and calls it. */
export function asksDatabase(context: Check, call: Call): boolean {
  if (call.names.some((name) => answeredFromMemory.has(name)) && !isUnread(context, receiverOf(context, call) ?? none)) return false;
  if (call.names.some((name) => ormCalls.has(name) || connectionCalls.has(name))) return true;
  const callee = context.typeOf(call.callee);
  if (callee.kind !== "function" || callee.self?.kind !== "instance") return false;
  const { isAsync, name, node, site } = callee.function;
  if (isAsync || !ormCalls.has(`${model}.${name}`) || !context.isInstance(callee.self, model)) return false;
  return new RegExp(`\\bsuper\\([^)]*\\)\\.${name}\\(`).test(site.tree.textOf(node));
}

const model = "django.db.models.Model";
const queryset = "django.db.models.QuerySet";

/** Whether a value is a manager of a model's class or a query set made in this function, and what it finds is not in memory yet. */
export function isUnread(context: Check, node: Node, depth = 0): boolean {
  const { tree } = context;
  const at = withoutSlices(tree, node);
  if (tree.kind(at) === Kind.identifier && !context.model.bindingOf(at)?.uses.every((use) => use === at || leavesUnread(tree, use)))
    return false;
  const values = valuesOf(context, at)?.map((value) => withoutSlices(tree, value));
  return values !== undefined && values.length > 0 && values.every((value) => isFresh(context, value, depth));
}

/** Whether an expression gives a query set that nobody can have read: each of their methods makes a new one. */
function isFresh(context: Check, node: Node, depth: number): boolean {
  const { tree } = context;
  if (!membersOf(context.typeOf(node)).every((type) => context.isInstance(type, queryset))) return false;
  if (tree.kind(node) === Kind.attribute) return context.typeOf(tree.child(node, Field.object)).kind === "class";
  if (tree.kind(node) !== Kind.call) return false;
  const call = context.callAt(node);
  return call.names.some((name) => name.startsWith(`${queryset}.`)) || givesFresh(context, call, depth);
}

/** Whether a function of the project makes the query set it gives: `Post.objects.public()`, `find_posts(user)`. */
function givesFresh(context: Check, call: Call, depth: number): boolean {
  const callee = context.typeOf(call.callee);
  if (depth > 4 || callee.kind !== "function" || callee.result !== undefined) return false;
  const { isAsync, isGenerator, scope, site } = callee.function;
  if (isAsync || isGenerator || scope.returns.length === 0) return false;
  const there = new Check(site, context.file);
  return scope.returns.every((statement) => {
    const value = site.tree.namedChildren(statement)[0];
    return value !== undefined && isUnread(there, value, depth + 1);
  });
}

/** Whether a use of a name for a query set leaves it as it is: it is called, or read by `for`, which fails. */
function leavesUnread(tree: SyntaxTree, use: Node): boolean {
  const parent = tree.parent(use);
  switch (tree.kind(parent)) {
    case Kind.attribute:
      return tree.kind(tree.parent(parent)) === Kind.call;
    case Kind.for_statement:
    case Kind.for_in_clause:
      return !isAsync(tree, parent);
    default:
      return tree.kind(parent) === Kind.subscript;
  }
}

function withoutSlices(tree: SyntaxTree, node: Node): Node {
  const at = unparenthesized(tree, node);
  const isSliced = tree.kind(at) === Kind.subscript && tree.kind(tree.child(at, Field.subscript)) === Kind.slice;
  return isSliced ? withoutSlices(tree, tree.child(at, Field.value)) : at;
}

/** Whether the code knows that Django may refuse. */
export function isHandled({ tree }: Check, node: Node): boolean {
  for (let at = node; at !== none; at = ancestorOfKind(tree, at, Kind.try_statement, Kind.function_definition)) {
    if (tree.kind(at) === Kind.function_definition) return false;
    if (tree.kind(at) === Kind.try_statement && /\bexcept\b.*\bSynchronousOnlyOperation\b/.test(tree.textOf(at))) return true;
  }
  return false;
}
