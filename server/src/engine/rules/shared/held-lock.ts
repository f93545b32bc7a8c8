/** Whether code runs while a lock is held. */
import { taskLocks, taskSemaphores } from "../../knowledge/task-locks.js";
import { membersOf, type Type } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isDeferred, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Whether a value is a lock or a semaphore of tasks, wherever it is not None. */
export function isTaskLock(check: Check, type: Type): boolean {
  const members = membersOf(type).filter((member) => member.kind !== "none");
  return members.length > 0 && members.every((member) => check.isInstance(member, ...taskLocks, ...taskSemaphores));
}

/** Whether a `with` statement of the same function around a node takes a lock, by what it is or by what it is called. */
export function isUnderLock(check: Check, node: Node): boolean {
  const { tree } = check;
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.with_statement || from !== tree.child(at, Field.body)) continue;
    if (withItems(tree, at).some(({ value }) => isTaskLock(check, check.typeOf(value)) || guards.test(tree.textOf(value)))) return true;
  }
  return false;
}

/** Names of what keeps others out: a project's own locks, `async with db.transaction()`. */
const guards = /lock|mutex|sem\b|semaphore|limit|guard|exclusive|transaction|critical|throttle/i;
