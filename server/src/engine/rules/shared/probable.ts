/** Calls that probably make a coroutine: the receiver is not known, but all that is known of the name says so. */
import { membersOf } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { parentExpression } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Whether a call `x.name(..)` that stands alone in a coroutine probably makes a coroutine, `x` being of unknown type. */
export function isProbablyCoroutine(check: Check, call: Node): boolean {
  const { tree } = check;
  if (check.file.settings.probable === false || check.asyncContext(call)?.canAwait !== true) return false;
  if (tree.kind(parentExpression(tree, call)) !== Kind.expression_statement) return false;
  const callee = tree.child(call, Field.function);
  if (callee === none || tree.kind(callee) !== Kind.attribute) return false;
  const object = tree.child(callee, Field.object);
  // What a mock stands for says nothing of what it does.
  if (object === none || /mock|patch|fake|stub|spy/i.test(tree.textOf(object))) return false;
  // `async def close(self): self.inner.close()`: what is wrapped may well be sync.
  if (check.functionAt(call)?.name === tree.textOf(tree.child(callee, Field.attribute))) return false;
  // A name of a module or class nobody read, and a value that may be several things, are not unknown: they are something else.
  const isUnknown = [object, callee].every((node) => membersOf(check.typeOf(node)).every((member) => member.kind === "unknown"));
  return isUnknown && check.file.facts.evidence.isCoroutineName(tree.textOf(tree.child(callee, Field.attribute)));
}
