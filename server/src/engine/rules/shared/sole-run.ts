/** Finds loops that are got only to run one coroutine. */
import { globalReads } from "../../project/named-nodes.js";
import type { Site } from "../../project/symbols.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { argumentsOf, parentExpression, statementOf } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** A loop got for one `run_until_complete`, and the statements that serve only that. */
export interface SoleRun {
  readonly site: Site;
  /** The call of run_until_complete. */
  readonly run: Node;
  /** Statements that have no use without the loop variable. */
  readonly dead: readonly { readonly site: Site; readonly statement: Node; readonly text: string }[];
}

/** The one run a loop is got for; undefined when it has other uses, or runs something `asyncio.run` does not take. */
export function findSoleRun(context: Check, getter: Node): SoleRun | undefined {
  const { tree, site } = context;
  if (context.asyncContext(getter) !== undefined) return undefined;
  const parent = parentExpression(tree, getter);
  if (tree.kind(parent) === Kind.attribute) {
    const run = tree.parent(parent);
    return isRun(context, site, parent, run) ? { site, run, dead: [] } : undefined;
  }
  if (tree.kind(parent) !== Kind.assignment || tree.kind(tree.parent(parent)) !== Kind.expression_statement) return undefined;
  const target = tree.child(parent, Field.left);
  if (tree.kind(target) !== Kind.identifier) return undefined;
  const uses = usesOf(context, target);
  if (uses === undefined) return undefined;
  const dead: { site: Site; statement: Node; text: string }[] = [{ site, statement: tree.parent(parent), text: "" }];
  let run: { site: Site; run: Node } | undefined;
  for (const use of uses) {
    const served = useOf(context, use.site, use.node);
    if (served === undefined) return undefined;
    if (served.kind === "run") {
      if (run !== undefined) return undefined;
      run = { site: use.site, run: served.call };
    } else dead.push({ site: use.site, statement: statementOf(use.site.tree, served.call), text: use.site.tree.textOf(served.call) });
  }
  return run === undefined ? undefined : { ...run, dead };
}

/** All reads of the loop variable; undefined when it may be seen from elsewhere. */
function usesOf(context: Check, target: Node): { site: Site; node: Node }[] | undefined {
  const { site, tree } = context;
  const name = tree.textOf(target);
  const local = context.localBinding(target);
  if (local !== undefined) {
    if (local.scope.kind !== ScopeKind.function || local.definitions.length !== 1) return undefined;
    return local.uses.map((node) => ({ site, node }));
  }
  if (site.owner !== undefined || site.module.symbols.get(name)?.length !== 1) return undefined;
  return globalReads(context.types, site.module, name);
}

function useOf(context: Check, site: Site, use: Node): { kind: "run" | "dead"; call: Node } | undefined {
  const { tree } = site;
  const parent = tree.parent(use);
  if (tree.kind(parent) === Kind.argument_list) {
    const call = tree.parent(parent);
    const isSetter = /(^|\.)set_event_loop$/.test(tree.textOf(tree.child(call, Field.function))) && isAlone(site, call);
    return isSetter ? { kind: "dead", call } : undefined;
  }
  const call = tree.parent(parent);
  if (tree.kind(parent) !== Kind.attribute || tree.kind(call) !== Kind.call) return undefined;
  if (isRun(context, site, parent, call)) return { kind: "run", call };
  return tree.textOf(tree.child(parent, Field.attribute)) === "close" && isAlone(site, call) ? { kind: "dead", call } : undefined;
}

/** `loop.run_until_complete(coroutine())`: `asyncio.run` takes coroutines only. */
function isRun(context: Check, site: Site, attribute: Node, call: Node): boolean {
  const { tree } = site;
  if (tree.kind(call) !== Kind.call || tree.textOf(tree.child(attribute, Field.attribute)) !== "run_until_complete") return false;
  const given = argumentsOf(tree, call);
  const first = given[0];
  return given.length === 1 && first?.name === undefined && context.types.typeOf(site, first?.value ?? none).kind === "coroutine";
}

function isAlone(site: Site, call: Node): boolean {
  return site.tree.kind(site.tree.parent(call)) === Kind.expression_statement;
}
