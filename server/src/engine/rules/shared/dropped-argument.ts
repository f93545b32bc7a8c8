/** Takes arguments out of calls. */
import type { EditBuilder } from "../../fixes/edits.js";
import { Field } from "../../syntax/kinds.gen.js";
import type { Argument } from "../../syntax/python.js";
import type { Call } from "../check.js";

/** Takes some out, each with the comma before it, or after it where it is the first. */
export function dropArguments(edit: EditBuilder, call: Call, wrong: readonly Argument[]): boolean {
  const { tree } = edit;
  const given = call.arguments;
  const kept = given.filter((one) => !wrong.includes(one));
  const list = tree.child(call.node, Field.arguments);
  if (kept.length === 0) {
    const inside = { start: tree.start(list) + 1, end: tree.end(list) - 1 };
    if (edit.hasComment(inside)) return false;
    edit.replace(inside, "");
    return true;
  }
  return wrong.every((argument) => {
    const before = given[given.indexOf(argument) - 1];
    const after = given[given.indexOf(argument) + 1];
    const span =
      before !== undefined
        ? { start: tree.end(before.node), end: tree.end(argument.node) }
        : { start: tree.start(argument.node), end: tree.start(after?.node ?? argument.node) };
    if (edit.hasComment(span)) return false;
    edit.replace(span, "");
    return true;
  });
}
