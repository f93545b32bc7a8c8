/** Awaiting a call by way of others that wait for it in the same place. */
import { Kind } from "../../syntax/kinds.gen.js";
import { parentExpression } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** The `await` that waits for a call: around it, or around `wait_for(call, ..)` and `shield(call)`; `none` where there is no such. */
export function awaitAround(check: Check, call: Node): Node {
  const { tree } = check;
  let at = call;
  for (;;) {
    const parent = parentExpression(tree, at);
    if (parent === none) return none;
    if (tree.kind(parent) === Kind.await) return parent;
    const outer = tree.kind(parent) === Kind.argument_list ? tree.parent(parent) : none;
    if (outer === none || tree.namedChildren(parent)[0] !== at) return none;
    if (!check.callAt(outer).names.some((name) => name === "asyncio.wait_for" || name === "asyncio.shield")) return none;
    at = outer;
  }
}
