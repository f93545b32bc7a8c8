/** Makes a sync function async, together with the calls of it: every caller in the file must be able to wait for it. */

import type { Module } from "../project/modules.js";
import { attributesNamed, globalReads } from "../project/named-nodes.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import { functionScope } from "../semantics/build.js";
import { type Scope, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isComprehension, parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { EditBuilder } from "./edits.js";

export interface AsyncFunctionOptions {
  /** `await` may stand at the top of the file. */
  readonly isNotebook: boolean;
  /** Calls at the top of a file may be given to `asyncio.run`. */
  readonly canRun: boolean;
}

/** A read of the function's name somewhere in its file. */
export interface Reference {
  readonly site: Site;
  readonly node: Node;
}

/**
 * Adds the edits that make the function async and await its calls. False, with nothing added, where some use of it could not
 * go on: a caller that is sync, the function given away as a value, a generator, an override, a name other files know.
 */
export function makeFunctionAsync(edit: EditBuilder, types: Types, info: FunctionInfo, options: AsyncFunctionOptions): boolean {
  if (info.isAsync || info.isGenerator || !isPlain(types, info)) return false;
  const references = referencesTo(types, info);
  if (references === undefined) return false;
  const builders = new Map<Site, EditBuilder>();
  for (const { site, node } of references) {
    const builder = site === edit.site ? edit : (builders.get(site) ?? new EditBuilder(site));
    builders.set(site, builder);
    if (!awaitCall(builder, types, info, node, options)) return false;
  }
  edit.makeAsync(info.node);
  for (const [site, builder] of builders) {
    if (site === edit.site) continue;
    for (const one of builder.finish() ?? []) edit.inFile(one);
  }
  return true;
}

/** Whether the language, a framework or a base class does not call it: nothing but its name leads to it. */
export function isPlain(types: Types, info: FunctionInfo): boolean {
  const { name, owner, site } = info;
  if (/^__\w+__$/.test(name)) return false;
  const known = new Set(["staticmethod", "classmethod"]);
  if (info.decorators.some((node) => !known.has(site.tree.textOf(node)))) return false;
  if (owner === undefined) return !/^test_/.test(name);
  const { classes, unread } = types.ancestry(owner);
  if (unread.length > 0 || classes.slice(1).some((entry) => entry.class.members.has(name))) return false;
  if (/^test/.test(name) && !classes.some((entry) => entry.class.name === "IsolatedAsyncioTestCase")) return false;
  if (owner.members.get(name)?.length !== 1) return false;
  return types.overridesOf(info).length === 0;
}

/** Every read of the function's name; undefined where some of them may not be of it, or may be in other files. */
export function referencesTo(types: Types, info: FunctionInfo): readonly Reference[] | undefined {
  const { name, owner, site } = info;
  const { module } = site;
  const parent = info.scope.parent;
  if (owner === undefined && parent !== undefined && parent.kind !== ScopeKind.container) {
    const binding = parent.bindings.get(name);
    return binding?.definitions.length === 1 ? binding.uses.map((node) => ({ site, node })) : undefined;
  }
  if (types.mentions.elsewhere(module, name)) return undefined;
  if (owner !== undefined) return readsOfMethod(types, module, info);
  if (module.symbols.get(name)?.length !== 1) return undefined;
  const found = globalReads(types, module, name);
  return found.every((one) => isFunction(types, one, info)) ? found : undefined;
}

function isFunction(types: Types, { site, node }: Reference, info: FunctionInfo): boolean {
  const type = types.typeOf(site, node);
  return type.kind === "function" && type.function === info;
}

/** Attributes of the method's name: those of other known things are left out, one that may be anything ends the search. */
function readsOfMethod(types: Types, module: Module, info: FunctionInfo): Reference[] | undefined {
  // In the class body the method may be read by its bare name.
  if (globalReads(types, module, info.name).some(({ site }) => site.owner === info.owner)) return undefined;
  const found: Reference[] = [];
  for (const { site, node } of attributesNamed(types, module, info.name)) {
    const type = types.typeOf(site, node);
    if (type.kind === "function" && type.function === info) found.push({ site, node });
    else if (type.kind !== "function") return undefined;
  }
  return found;
}

/** Lets a call of the function wait for it; false where it cannot. */
function awaitCall(edit: EditBuilder, types: Types, info: FunctionInfo, node: Node, options: AsyncFunctionOptions): boolean {
  const { site, tree } = edit;
  const call = tree.parent(node);
  if (call === none || tree.kind(call) !== Kind.call || tree.child(call, Field.function) !== node) return false;
  if (isTakenAsCoroutine(types, site, call)) return true;
  const parent = parentExpression(tree, call);
  const scope = awaitingScope(site, call);
  if (scope === undefined) return false;
  if (scope.kind === ScopeKind.function) {
    if (!scope.isAsync && scope !== info.scope) return false;
    edit.await(call);
    return true;
  }
  if (site.owner !== undefined || scope.kind !== ScopeKind.container) return false;
  if (options.isNotebook) {
    edit.await(call);
    return true;
  }
  if (!options.canRun || tree.kind(parent) !== Kind.expression_statement) return false;
  const run = edit.importName("asyncio", "run", call);
  if (run === undefined) return false;
  edit.insertBefore(call, `${run}(`);
  edit.insertAfter(call, ")");
  return true;
}

/** What takes a coroutine, by the last part of its name: `asyncio.run(main())` is right as it stands once `main` is async. */
const takers: ReadonlySet<string> = new Set([
  "as_completed",
  "create_task",
  "ensure_future",
  "gather",
  "run_coroutine_threadsafe",
  "run_until_complete",
  "shield",
  "wait",
  "wait_for",
]);

/** Whether the value is awaited already or given to what awaits it: at once, in a list that is unpacked there, or by a name. */
function isTakenAsCoroutine(types: Types, site: Site, value: Node, hops = 2): boolean {
  const { tree } = site;
  let node = value;
  for (;;) {
    const parent = parentExpression(tree, node);
    if (parent === none) return false;
    const kind = tree.kind(parent);
    if (kind === Kind.await) return true;
    if (kind === Kind.argument_list || kind === Kind.call) {
      const callee = tree.child(kind === Kind.call ? parent : tree.parent(parent), Field.function);
      const last = tree.textOf(callee).split(".").at(-1) as string;
      if (last === "append" || last === "add") return isNameTaken(types, site, tree.child(callee, Field.object), hops);
      return takers.has(last) || types.namesOf(types.typeOf(site, callee)).some((name) => /^(asyncio|uvloop)\.(Runner\.)?run$/.test(name));
    }
    if (kind === Kind.assignment) return isNameTaken(types, site, tree.child(parent, Field.left), hops);
    const isCollected = collecting.has(kind) && (!isComprehension(kind) || tree.field(node) === Field.body);
    if (!isCollected) return false;
    node = parent;
  }
}

function isNameTaken(types: Types, site: Site, name: Node, hops: number): boolean {
  if (name === none || hops === 0 || site.tree.kind(name) !== Kind.identifier) return false;
  const binding = functionScope(site.model.scopeAt(name))?.bindings.get(site.tree.textOf(name));
  return binding?.uses.some((use) => isTakenAsCoroutine(types, site, use, hops - 1)) === true;
}

const collecting: ReadonlySet<Kind> = new Set([
  Kind.expression_list,
  Kind.generator_expression,
  Kind.keyword_argument,
  Kind.list,
  Kind.list_comprehension,
  Kind.list_splat,
  Kind.set,
  Kind.set_comprehension,
  Kind.tuple,
]);

/** The function an `await` at the node would belong to, or the container; undefined where none may stand. */
function awaitingScope(site: Site, node: Node): Scope | undefined {
  let scope: Scope | undefined = site.model.scopeAt(node);
  let comprehensions = 0;
  while (scope?.kind === ScopeKind.comprehension) {
    if (site.tree.kind(scope.node) === Kind.generator_expression || ++comprehensions > 1) return undefined;
    scope = scope.parent;
  }
  return scope?.kind === ScopeKind.lambda || scope?.kind === ScopeKind.class ? undefined : scope;
}
