/** Code that runs before any event loop does: at the top of a module, or in functions that are called from there alone. */
import { hostedByLoop } from "../../knowledge/thread-safety.js";
import type { FunctionInfo } from "../../project/symbols.js";
import { type Scope, ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Node, none } from "../../syntax/tree.js";
import { Check } from "../check.js";
import { calledBy, readsIn } from "./callers.js";

/** Whether the node runs when its module is imported or started: also in the body of a class, and as a default argument. */
export function runsAtImport({ model, file, site, tree }: Check, node: Node): boolean {
  if (file.isNotebook) return false;
  for (let scope: Scope | undefined = model.scopeAt(node); scope !== undefined; scope = scope.parent) {
    if (scope.kind === ScopeKind.container) return !isInFunction(site.owner?.site.model.scopeAt(site.owner.node));
    const isLazy = scope.kind === ScopeKind.comprehension && tree.kind(scope.node) === Kind.generator_expression;
    if (isLazy || scope.kind === ScopeKind.function || scope.kind === ScopeKind.lambda) return false;
  }
  return false;
}

function isInFunction(from: Scope | undefined): boolean {
  for (let scope = from; scope !== undefined; scope = scope.parent)
    if (scope.kind === ScopeKind.function || scope.kind === ScopeKind.lambda) return true;
  return false;
}

/** Whether something that runs an event loop may import the module: a server its application, a bot its extensions, a coroutine by name. */
export function mayBeImportedByLoop({ file, types }: Check): boolean {
  for (const located of file.module.symbols.values())
    for (const { definition } of located) if (hostedByLoop.has(definition.module?.split(".")[0] ?? "")) return true;
  for (const { site, call } of types.calls.named("import_module", file.module))
    if (new Check(site, file).asyncContext(call) !== undefined) return true;
  return false;
}

/** Under `if __name__ == "__main__"`: the module is started, not imported. */
export function isInMainBlock({ tree }: Check, node: Node): boolean {
  for (let at = tree.parent(node); at !== none; at = tree.parent(at)) {
    if (tree.kind(at) === Kind.if_statement && /__name__\s*==\s*["']__main__/.test(tree.textOf(tree.child(at, Field.condition))))
      return true;
  }
  return false;
}

/** Whether no event loop can be running where the node runs: at import, or in a sync function that only such code calls. */
export function runsWithoutLoop(check: Check, node: Node, hops = 3): boolean {
  if (runsAtImport(check, node)) return isInMainBlock(check, node) || !mayBeImportedByLoop(check);
  const { kind, node: definition } = check.model.scopeAt(node);
  return kind === ScopeKind.function && hops > 0 && isOnlyCalledWithoutLoop(check, check.site.functionAt(definition), hops);
}

function isOnlyCalledWithoutLoop(check: Check, info: FunctionInfo, hops: number): boolean {
  const { name, site } = info;
  if (info.isAsync || info.isGenerator || info.isLocal || info.owner !== undefined || info.decorators.length > 0) return false;
  if (name.startsWith("test") || site.module.symbols.get(name)?.length !== 1) return false;
  if (check.types.mentions.elsewhere(site.module, name)) return false;
  let calls = 0;
  for (const one of check.types.mentions.in(site.module, name)) {
    const there = new Check(one, check.file);
    for (const use of readsIn(check.types, one, info)) {
      const call = calledBy(one.tree, use.node);
      if (call === none || !runsWithoutLoop(there, call, hops - 1)) return false;
      calls++;
    }
  }
  return calls > 0;
}
