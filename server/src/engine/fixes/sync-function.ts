/** Makes an async function sync, together with the calls of it: each has to be awaited where it stands. */
import type { FunctionInfo, Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { isPlain, referencesTo } from "./async-function.js";
import { EditBuilder } from "./edits.js";

/** Adds the edits that drop `async` and the `await` of every call. False where some use of the function needs its coroutine. */
export function makeFunctionSync(edit: EditBuilder, types: Types, info: FunctionInfo): boolean {
  const references = isPlain(types, info) ? referencesTo(types, info) : undefined;
  if (references === undefined) return false;
  const builders = new Map<Site, EditBuilder>([[edit.site, edit]]);
  for (const { site, node } of references) {
    const awaiting = awaitOf(site, node);
    if (awaiting === none) return false;
    const builder = builders.get(site) ?? new EditBuilder(site);
    builders.set(site, builder);
    builder.unawait(awaiting);
  }
  edit.makeSync(info.node);
  for (const [site, builder] of builders) if (site !== edit.site) for (const one of builder.finish() ?? []) edit.inFile(one);
  return true;
}

/** The `await` of a call of the function; `none` where it is not awaited, or makes a generator expression asynchronous. */
function awaitOf({ model, tree }: Site, callee: Node): Node {
  const call = tree.parent(callee);
  if (call === none || tree.kind(call) !== Kind.call || tree.field(callee) !== Field.function) return none;
  const awaiting = parentExpression(tree, call);
  if (awaiting === none || tree.kind(awaiting) !== Kind.await) return none;
  const scope = model.scopeAt(awaiting);
  return scope.kind === ScopeKind.comprehension && tree.kind(scope.node) === Kind.generator_expression ? none : awaiting;
}
