/** Who runs a coroutine function: coroutines that await it, or a task of its own. */
import { isTestModule } from "../../project/call-index.js";
import { attributesIn } from "../../project/named-nodes.js";
import type { FunctionInfo, Site } from "../../project/symbols.js";
import type { Types } from "../../project/types.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { parentExpression } from "../../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";

/** A call of a function that is awaited where it stands. */
export interface AwaitedCall {
  readonly site: Site;
  readonly call: Node;
}

export interface Callers {
  readonly awaited: readonly AwaitedCall[];
  /** It is given to something that runs it: `create_task(f())`, `asyncio.run(f())`, `start_soon(f)`, a decorator. */
  readonly isStarted: boolean;
}

/**
 * What the project does with a coroutine function, by the places that name it. Tests are left out: they await what in earnest runs as a
 * task.
 */
export function callersOf(types: Types, info: FunctionInfo): Callers {
  const awaited: AwaitedCall[] = [];
  let isStarted = info.decorators.some((node) => !isPlainDecorator(info.site.tree, node));
  for (const { site, node, isCertain } of readsOf(types, info)) {
    const call = calledBy(site.tree, node);
    if (call === none) isStarted ||= isGiven(site.tree, node);
    else if (isAwaitedHere(site.tree, call)) {
      if (isCertain) awaited.push({ site, call });
    } else isStarted ||= isGiven(site.tree, call);
  }
  return { awaited, isStarted };
}

/** A place that names a function, or, where that is not certain, may mean it: a method of an unknown object. */
export interface Read {
  readonly site: Site;
  readonly node: Node;
  readonly isCertain: boolean;
}

/** The places of the project, its tests left out, that name a function. */
export function* readsOf(types: Types, info: FunctionInfo): Generator<Read> {
  const { module } = info.site;
  for (const site of types.mentions.in(module, info.name)) yield* readsIn(types, site, info);
  if (info.isLocal) return;
  for (const other of types.mentions.of(info.name)) {
    if (other.module === module || isTestModule.test(other.module.name)) continue;
    for (const site of other.sites) yield* readsIn(types, site, info);
  }
}

/** The reads in an item that refer to the function; a method of an unknown object may be the one that is meant. */
export function* readsIn(types: Types, site: Site, info: FunctionInfo): Generator<Read> {
  const { tree, model } = site;
  if (!tree.text.includes(info.name)) return;
  const reads = [...(model.free.get(info.name) ?? []), ...model.scopes.flatMap((scope) => scope.bindings.get(info.name)?.uses ?? [])];
  if (info.owner !== undefined) reads.push(...attributesIn(site.item, info.name));
  for (const node of reads) {
    const type = types.typeOf(site, node);
    const isCertain = type.kind === "function";
    if (isCertain ? isMeant(types, type.function, info) : tree.kind(node) === Kind.attribute && type.kind === "unknown")
      yield { site, node, isCertain };
  }
}

/** Whether a call of `named` may run `info`: the function itself, or a method that it overrides. */
function isMeant(types: Types, named: FunctionInfo, info: FunctionInfo): boolean {
  if (named === info) return true;
  return info.owner !== undefined && named.owner !== undefined && types.derivesFrom(info.owner, named.owner);
}

/** The call whose callee a node is; `none` where it is named and not called. */
export function calledBy(tree: SyntaxTree, node: Node): Node {
  const parent = parentExpression(tree, node);
  return parent !== none && tree.kind(parent) === Kind.call && tree.field(node) === Field.function ? parent : none;
}

/** Whether a value goes to something else: an argument, a container, a variable; not where it is just returned. */
function isGiven(tree: SyntaxTree, node: Node): boolean {
  const parent = parentExpression(tree, node);
  if (parent === none) return false;
  switch (tree.kind(parent)) {
    case Kind.expression_statement:
    case Kind.return_statement:
    case Kind.attribute:
      return false;
    default:
      return true;
  }
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

function isPlainDecorator(tree: SyntaxTree, node: Node): boolean {
  return /^(staticmethod|classmethod|(typing\.|typing_extensions\.)?(override|final|overload)|(abc\.)?abstractmethod|(functools\.)?wraps\(.*\))$/s.test(
    tree.textOf(node),
  );
}
