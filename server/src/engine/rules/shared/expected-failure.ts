/** Code that is meant to fail: what would be a bug elsewhere is what it tests. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { argumentsOf, handlersOf, isDeferred, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Context managers around code that is to raise or to warn, by the last part of their names. */
const expecting: ReadonlySet<string> = new Set([
  "assertRaises",
  "assertRaisesRegex",
  "assertRaisesRegexp",
  "assertWarns",
  "assertWarnsRegex",
  "assert_raises",
  "catch_warnings",
  "deprecated_call",
  "raises",
  "suppress",
  "warns",
]);

/** What misuse of coroutines raises, or a class above it, or a warning. */
const raised = /\b(TypeError|AttributeError|RuntimeError|Exception|BaseException|\w*Warning)\b/;

/**
 * Whether the node stands in a `with pytest.raises(TypeError)` or in such a call, or in a `try` that handles TypeError by name.
 * With `anyError` the expected error may be any: what stands there runs code of its own, which may raise it.
 */
export function isExpectedToFail(check: Check, node: Node, anyError = false): boolean {
  const { tree } = check;
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.with_statement && from === tree.child(at, Field.body)) {
      if (withItems(tree, at).some((item) => expectsMisuse(check, item.value, anyError))) return true;
    } else if (kind === Kind.call && from === tree.child(at, Field.arguments)) {
      // `assertRaises(TypeError, run, asyncio.wait(task))`.
      if (argumentsOf(tree, at).length > 1 && expectsMisuse(check, at, anyError)) return true;
    } else if (kind === Kind.try_statement && from === tree.child(at, Field.body)) {
      if (handlersOf(tree, at).some(({ type }) => type !== none && /\b(TypeError|AttributeError)\b/.test(tree.textOf(type)))) return true;
    }
  }
  return false;
}

/** Whether the node stands in a `with` that is there for the warnings of what it does. */
export function isExpectedToWarn(check: Check, node: Node): boolean {
  const { tree } = check;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    if (tree.kind(at) === Kind.with_statement && withItems(tree, at).some((item) => /warn/i.test(tree.textOf(item.value)))) return true;
  }
  return false;
}

function expectsMisuse(check: Check, value: Node, anyError: boolean): boolean {
  if (isExpectingLambda(check, value)) return true;
  if (!expecting.has(calleeName(check, value))) return false;
  if (anyError || check.tree.kind(value) !== Kind.call) return true;
  const given = argumentsOf(check.tree, value).filter((argument) => argument.name === undefined);
  const [first, ...rest] = given.map((argument) => check.textOf(argument.value));
  if (first === undefined) return true;
  // `suppress` takes several classes; what follows the first argument of the others is a pattern or a function.
  const text = calleeName(check, value) === "suppress" ? [first, ...rest].join(",") : first;
  const names = text.split(/[\s,()]+/).filter((name) => name !== "");
  // `raises(ValueError)` is about something else; `raises(expected)` may be about anything.
  return raised.test(text) || !names.every((name) => /^(?:\w+\.)*[A-Z]\w*$/.test(name));
}

/** `check = lambda: self.assertRaises(TypeError)`, then `with check():`. */
function isExpectingLambda({ model, tree }: Check, value: Node): boolean {
  const callee = tree.kind(value) === Kind.call ? tree.child(value, Field.function) : none;
  const binding = callee !== none && tree.kind(callee) === Kind.identifier ? model.bindingOf(callee) : undefined;
  return (
    binding?.definitions.some(({ value: made }) => {
      return made !== undefined && tree.kind(made) === Kind.lambda && /\b(assertRaises\w*|raises)\(/.test(tree.textOf(made));
    }) === true
  );
}

function calleeName(check: Check, value: Node): string {
  const { tree } = check;
  const callee = tree.kind(value) === Kind.call ? tree.child(value, Field.function) : value;
  return tree.textOf(callee).split(".").at(-1) as string;
}
