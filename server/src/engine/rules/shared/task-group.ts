/** Statements that wait for the tasks started in them: task groups and nurseries. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isAsync, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

const openers = ["anyio.create_task_group", "trio.open_nursery"] as const;

/** The `TaskGroup()` a with_statement enters and the name after `as`; undefined where it enters none. */
export function taskGroupOf(check: Check, statement: Node): { readonly value: Node; readonly target: Node } | undefined {
  const { tree } = check;
  if (!isAsync(tree, statement)) return undefined;
  return withItems(tree, statement).find(({ value }) => {
    if (check.classNameOf(check.typeOf(value)) === "asyncio.TaskGroup") return true;
    const callee = tree.kind(value) === Kind.call ? tree.child(value, Field.function) : none;
    return callee !== none && check.isNamed(callee, ...openers);
  });
}
