/** What calls do with a value they are given, and what comes of that when the value is a coroutine. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import { excludesCoroutines, refusesCoroutine } from "./declared-type.js";
import { callAround, consumerOf } from "./iteration.js";
import { asCoroutine, fails, given, isTextLiteral, looked, never, shorten, shown, tested, type Use, unequal } from "./use.js";

/** Functions that look at the value they are given at once, and what they do with a coroutine. */
const lookers: Readonly<Record<string, "fails" | "shown" | "true">> = {
  "builtins.abs": "fails",
  "builtins.bool": "true",
  "builtins.bytearray": "fails",
  "builtins.bytes": "fails",
  "builtins.bytes.decode": "fails",
  "builtins.chr": "fails",
  "builtins.complex": "fails",
  "builtins.dict.update": "fails",
  "builtins.divmod": "fails",
  "builtins.float": "fails",
  "builtins.format": "shown",
  "builtins.hex": "fails",
  "builtins.int": "fails",
  "builtins.len": "fails",
  "builtins.list.extend": "fails",
  "builtins.max": "fails",
  "builtins.min": "fails",
  "builtins.open": "fails",
  "builtins.ord": "fails",
  "builtins.pow": "fails",
  "builtins.print": "shown",
  "builtins.range": "fails",
  "builtins.round": "fails",
  "builtins.set.update": "fails",
  "builtins.str": "shown",
  "builtins.str.format": "shown",
  "json.dump": "fails",
  "json.dumps": "fails",
  "json.loads": "fails",
  "pathlib.Path": "fails",
};

/** Assertions of unittest, and what a coroutine makes of their first two arguments. */
const assertions: Readonly<Record<string, readonly Use[]>> = {
  assertAlmostEqual: [fails("assertAlmostEqual"), fails("assertAlmostEqual")],
  assertCountEqual: [fails("assertCountEqual", "__iter__"), fails("assertCountEqual", "__iter__")],
  assertDictEqual: [fails("assertDictEqual"), fails("assertDictEqual")],
  assertEqual: [unequal, unequal],
  assertFalse: [tested],
  assertGreater: [fails("assertGreater"), fails("assertGreater")],
  assertGreaterEqual: [fails("assertGreaterEqual"), fails("assertGreaterEqual")],
  assertIn: [looked("unequal"), fails("assertIn", "__contains__")],
  assertIsNone: [looked("false")],
  assertIsNotNone: [looked("true")],
  assertLess: [fails("assertLess"), fails("assertLess")],
  assertLessEqual: [fails("assertLessEqual"), fails("assertLessEqual")],
  assertListEqual: [fails("assertListEqual"), fails("assertListEqual")],
  assertNotEqual: [unequal, unequal],
  assertNotIn: [looked("unequal"), fails("assertNotIn", "__contains__")],
  assertTrue: [tested],
};

const members: Readonly<Record<string, string>> = { len: "__len__", abs: "__abs__", round: "__round__", extend: "__iter__" };

/** Names under which functions take coroutines to run them, whoever defines them. */
const takers = new RegExp(
  `^_*(aclose|await_\\w+|create_\\w*task|(add|new|start|make|background)_\\w*task|ensure_future|gather\\w*|isawaitable|iscoroutine\\w*|loop` +
    `|run|run_(a?sync|coro|coroutine|in_loop|task|until_complete)\\w*|schedule(_\\w+)?|shield|spawn(_\\w+)?|start_soon|submit(_\\w+)?|wait(_all|_for\\w*)?)$`,
);

/** What becomes of an argument of a call. */
export function useOfArgument(check: Check, argument: Node): Use {
  const { tree } = check;
  const call = check.callAt(tree.parent(tree.parent(argument)));
  if (call.callee === none) return given;
  const last = tree.textOf(call.callee).split(".").at(-1) as string;
  const isPositional = tree.kind(argument) !== Kind.keyword_argument;
  if (call.names.includes("builtins.isinstance"))
    return isFirst(call, argument) && call.arguments[1] !== undefined && excludesCoroutines(check, call.arguments[1].value)
      ? never
      : asCoroutine;
  const asserted = call.names.some((name) => name.startsWith("unittest.")) ? assertions[last] : undefined;
  if (asserted !== undefined) return asserted[call.arguments.findIndex(({ node }) => node === argument)] ?? given;
  if (call.names.some((name) => name === "unittest.TestCase.assertIsInstance") && isFirst(call, argument))
    return call.arguments[1] !== undefined && excludesCoroutines(check, call.arguments[1].value) ? never : asCoroutine;
  const effect = call.names.map((name) => lookers[name]).find((one) => one !== undefined);
  if (isPositional && consumerOf(call)?.iterables.some(({ node }) => node === argument) === true) return fails(last, "__iter__");
  if (effect === undefined || (!isPositional && effect !== "shown")) {
    if (refusesCoroutine(check, call, argument)) return { kind: "value", effect: "argument", operation: shorten(last, "...") };
    return takers.test(last) || call.names.some((name) => /^(asyncio|inspect)\./.test(name)) ? asCoroutine : given;
  }
  // `default=` may say what becomes of it.
  if (call.names.some((name) => name.startsWith("json.")) && call.arguments.some(({ name }) => name === "default" || name === "cls"))
    return given;
  // `extend(f(), g())` has another problem.
  if (/^(extend|update)$/.test(last) && call.arguments.length > 1) return given;
  if (effect === "fails") return isFirst(call, argument) || /^(divmod|max|min|pow|range)$/.test(last) ? fails(last, members[last]) : given;
  return effect === "true" ? tested : shown;
}

function isFirst(call: Call, argument: Node): boolean {
  return call.arguments[0]?.node === argument;
}

/** What a call does with the elements of a comprehension it is given. */
export function useOfElement(check: Check, comprehension: Node): Use {
  const around = callAround(check, comprehension);
  const call = around === none ? undefined : check.callAt(around);
  const consumer = call === undefined ? undefined : consumerOf(call);
  if (consumer === undefined || consumer.iterables[0]?.value !== comprehension) return given;
  switch (consumer.name) {
    case "all":
    case "any":
      return tested;
    case "join":
    case "max":
    case "min":
    case "sum":
      return fails(consumer.name);
    case "sorted":
      return call?.arguments.some(({ name }) => name === "key") === true ? given : fails(consumer.name);
    default:
      return given;
  }
}

/** A part of a display: `json.dumps({"a": x})` and `"%s %s" % (x, y)` look into it. */
export function useOfPart(check: Check, display: Node): Use {
  const { tree } = check;
  let at = display;
  while (displays.has(tree.kind(tree.parent(at)))) at = tree.parent(at);
  const parent = tree.parent(at);
  if (tree.kind(parent) === Kind.binary_operator && tree.kind(at) === Kind.tuple) {
    const isFormat =
      tree.kind(tree.child(parent, Field.operator)) === Kind.op_percent && isTextLiteral(check, tree.child(parent, Field.left));
    return isFormat && at === display && tree.field(at) === Field.right ? shown : given;
  }
  if (tree.kind(parent) !== Kind.argument_list) return given;
  const call = check.callAt(tree.parent(parent));
  const name = call.names.find((one) => one === "json.dumps" || one === "json.dump");
  if (name === undefined || !isFirst(call, at) || call.arguments.some((argument) => argument.name !== undefined)) {
    return call.names.some((one) => one.startsWith("asyncio.")) ? asCoroutine : given;
  }
  return fails(name);
}

const displays: ReadonlySet<Kind> = new Set([Kind.tuple, Kind.list, Kind.dictionary, Kind.pair, Kind.parenthesized_expression]);
