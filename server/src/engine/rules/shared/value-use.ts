/** What code does with a value, and what comes of that when the value is a coroutine. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { argumentsOf, isAsync, parentExpression } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import { excludesCoroutines, refusesCoroutine } from "./declared-type.js";
import { callAround, consumerOf } from "./iteration.js";

/** What comes of taking a coroutine for its result. */
export type Effect =
  /** TypeError or AttributeError. */
  | "fails"
  | "unpacking"
  /** A test that always turns out true. */
  | "true"
  /** A comparison that never turns out equal. */
  | "unequal"
  /** `isinstance(x, dict)` and `x is True` never hold. */
  | "false"
  /** The coroutine itself is printed. */
  | "shown"
  /** Passed where an annotation asks for something else. */
  | "argument";

export type Use =
  | {
      readonly kind: "value";
      readonly effect: Effect;
      /** What fails, or what it is given to, as code. */
      readonly operation: string;
      /** The attribute that is looked for, where it fails for the lack of one. */
      readonly member?: string;
    }
  /** Awaited, scheduled, closed or looked at: what one does with a coroutine. */
  | { readonly kind: "coroutine" }
  /** Passed to a call or stored: what becomes of it is not seen. */
  | { readonly kind: "given" }
  /** Returned, dropped, or looked at by `is`. */
  | { readonly kind: "other" };

const asCoroutine: Use = { kind: "coroutine" };
const given: Use = { kind: "given" };
const other: Use = { kind: "other" };
const tested: Use = { kind: "value", effect: "true", operation: "" };
const shown: Use = { kind: "value", effect: "shown", operation: "" };
const never: Use = { kind: "value", effect: "false", operation: "" };
const fails = (operation: string, member?: string): Use => ({
  kind: "value",
  effect: "fails",
  operation,
  ...(member === undefined ? {} : { member }),
});

/** What the code does with the value of an expression. */
export function useOf(check: Check, node: Node): Use {
  const { tree } = check;
  const parent = tree.parent(node);
  if (parent === none) return other;
  if (isTested(check, node)) return tested;
  switch (tree.kind(parent)) {
    case Kind.parenthesized_expression:
    case Kind.named_expression:
      return useOf(check, parent);
    case Kind.await:
      return asCoroutine;
    case Kind.attribute:
      return useOfAttribute(check, parent);
    case Kind.subscript:
      return tree.field(node) === Field.value
        ? fails(shorten(tree.text.slice(tree.end(node), tree.end(parent)), "[...]"), "__getitem__")
        : other;
    case Kind.call:
      return tree.field(node) === Field.function ? fails("()") : other;
    case Kind.argument_list:
      return useOfArgument(check, node);
    case Kind.keyword_argument:
      return useOfArgument(check, parent);
    case Kind.list_splat:
    case Kind.dictionary_splat:
      return fails(tree.kind(parent) === Kind.list_splat ? "*" : "**", tree.kind(parent) === Kind.list_splat ? "__iter__" : "keys");
    case Kind.comparison_operator:
      return useOfCompared(check, node, parent);
    case Kind.binary_operator:
      return useOfOperand(check, node, parent);
    case Kind.unary_operator:
    case Kind.augmented_assignment:
      return fails(tree.textOf(tree.child(parent, Field.operator)));
    case Kind.interpolation:
      return isDebugging(check, parent) ? other : shown;
    case Kind.for_statement:
    case Kind.for_in_clause:
      return tree.field(node) === Field.right && !isAsync(tree, parent) ? fails("for", "__iter__") : other;
    case Kind.with_item:
      return isAsync(tree, tree.parent(tree.parent(parent))) ? other : fails("with");
    case Kind.as_pattern:
      return tree.kind(tree.parent(parent)) === Kind.with_item ? useOf(check, parent) : other;
    case Kind.assignment:
      if (tree.field(node) !== Field.right) return other;
      return patterns.has(tree.kind(tree.child(parent, Field.left)))
        ? { kind: "value", effect: "unpacking", operation: "", member: "__iter__" }
        : given;
    case Kind.raise_statement:
      return tree.field(node) === Field.cause ? other : fails("raise");
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.generator_expression:
      return tree.field(node) === Field.body ? useOfElement(check, parent) : other;
    case Kind.tuple:
    case Kind.list:
    case Kind.dictionary:
    case Kind.pair:
      return useOfPart(check, parent);
    case Kind.set:
    case Kind.yield:
    case Kind.lambda:
      return given;
    default:
      return other;
  }
}

/** `{x!r}` and `{x=}` are for looking at the object itself. */
function isDebugging({ tree }: Check, interpolation: Node): boolean {
  const conversion = tree.child(interpolation, Field.type_conversion);
  return tree.childOfKind(interpolation, Kind.op_assign) !== none || (conversion !== none && tree.textOf(conversion) !== "!s");
}

const patterns: ReadonlySet<Kind> = new Set([Kind.pattern_list, Kind.tuple_pattern, Kind.list_pattern]);

/** Whether only the truth of the value counts. */
function isTested(check: Check, node: Node): boolean {
  const { tree } = check;
  const parent = tree.parent(node);
  if (parent === none) return false;
  switch (tree.kind(parent)) {
    case Kind.if_statement:
    case Kind.elif_clause:
    case Kind.while_statement:
      return tree.field(node) === Field.condition;
    case Kind.not_operator:
    case Kind.if_clause:
      return true;
    case Kind.assert_statement:
      return tree.namedChildren(parent)[0] === node;
    case Kind.conditional_expression:
      return tree.namedChildren(parent)[1] === node || isTested(check, parent);
    case Kind.boolean_operator:
      return tree.field(node) === Field.left || isTested(check, parent);
    case Kind.parenthesized_expression:
    case Kind.named_expression:
      return isTested(check, parent);
    default:
      return false;
  }
}

/** `.close()`, `.cr_frame`, `.__name__`: what coroutines have. */
function useOfAttribute({ tree }: Check, attribute: Node): Use {
  const name = tree.textOf(tree.child(attribute, Field.attribute));
  const call = tree.parent(attribute);
  const isCalled = tree.kind(call) === Kind.call && tree.field(attribute) === Field.function;
  if (!/^(close|send|throw|(cr|gi|ag)_\w+|__\w+__)$/.test(name)) return fails(shorten(`.${name}`, "."), name);
  if (!isCalled || (name !== "close" && name !== "send")) return asCoroutine;
  // `await response.send("text")`, `await file.close()`: those of the result. A coroutine that has not begun takes None alone.
  const [first, ...rest] = argumentsOf(tree, call);
  const isAwaited = tree.kind(parentExpression(tree, call)) === Kind.await;
  const isOwn =
    name === "close" ? first === undefined && !isAwaited : !isAwaited || first === undefined || tree.kind(first.value) === Kind.none;
  return isOwn && rest.length === 0 ? asCoroutine : fails(`.${name}`, name);
}

const comparisons: ReadonlyMap<Kind, "unequal" | "fails"> = new Map([
  [Kind.op_equal, "unequal"],
  [Kind.op_not_equal, "unequal"],
  [Kind.op_less, "fails"],
  [Kind.op_less_equal, "fails"],
  [Kind.op_greater, "fails"],
  [Kind.op_greater_equal, "fails"],
]);

function useOfCompared({ tree }: Check, node: Node, comparison: Node): Use {
  const operands = tree.namedChildren(comparison).filter((child) => tree.field(child) !== Field.operators);
  const operators = tree.childrenUnder(comparison, Field.operators);
  const at = operands.indexOf(node);
  for (const [operator, partner, isRight] of [
    [operators[at - 1], operands[at - 1], true],
    [operators[at], operands[at + 1], false],
  ] as const) {
    if (operator === undefined || partner === undefined) continue;
    const kind = tree.kind(operator);
    const text = tree.textOf(operator);
    if (isRight && (kind === Kind.kw_in || kind === Kind.kw_not_in)) return fails(text.replace(/\s+/g, " "), "__contains__");
    if ((kind === Kind.kw_is || kind === Kind.kw_is_not) && [Kind.true, Kind.false].includes(tree.kind(partner))) return never;
    const effect = comparisons.get(kind);
    if (effect === "fails") return fails(text);
    // `ANY` of unittest.mock equals everything.
    if (effect === "unequal" && tree.kind(partner) !== Kind.none && !/\bANY$/.test(tree.textOf(partner)))
      return { kind: "value", effect, operation: text };
  }
  return other;
}

function useOfOperand(check: Check, node: Node, operation: Node): Use {
  const { tree, types } = check;
  const operator = tree.child(operation, Field.operator);
  const isRight = tree.field(node) === Field.right;
  const partner = tree.child(operation, isRight ? Field.left : Field.right);
  const kind = tree.kind(operator);
  if (isRight && kind === Kind.op_percent && isText(check, partner)) return shown;
  const type = check.typeOf(partner);
  // Operators that libraries give meanings of their own (`|`, `>>`, `@`) count only beside what is known to have none for coroutines.
  if (!arithmetic.has(kind) && !(type.kind === "instance" && type.class.site.module.name === "builtins")) return other;
  if (type.kind === "instance" && type.class.site.module.name !== "builtins") {
    const method = operatorNames.get(kind);
    const name = method === undefined ? undefined : isRight ? `__${method}__` : `__r${method}__`;
    if (name === undefined || types.hasMember(type, name) !== false) return other;
  }
  const method = operatorNames.get(kind);
  return fails(tree.textOf(operator), method === undefined ? undefined : `__${isRight ? "r" : ""}${method}__`);
}

const operatorNames: ReadonlyMap<Kind, string> = new Map([
  [Kind.op_plus, "add"],
  [Kind.op_minus, "sub"],
  [Kind.op_star, "mul"],
  [Kind.op_slash, "truediv"],
  [Kind.op_slash_slash, "floordiv"],
  [Kind.op_percent, "mod"],
  [Kind.op_star_star, "pow"],
]);
const arithmetic: ReadonlySet<Kind> = new Set(operatorNames.keys());

function isText({ tree }: Check, node: Node): boolean {
  return tree.kind(node) === Kind.string || tree.kind(node) === Kind.concatenated_string;
}

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

const members: Readonly<Record<string, string>> = { len: "__len__", abs: "__abs__", round: "__round__", extend: "__iter__" };

/** Names under which functions take coroutines to run them, whoever defines them. */
const takers =
  /(^|_)(aclose|await\w*|coroutine|create_task|ensure_future|gather|isawaitable|iscoroutine\w*|loop|run\w*|schedule\w*|shield|spawn\w*|start_soon|submit\w*|task\w*|wait\w*)$/;

function useOfArgument(check: Check, argument: Node): Use {
  const { tree } = check;
  const call = check.callAt(tree.parent(tree.parent(argument)));
  if (call.callee === none) return given;
  const last = tree.textOf(call.callee).split(".").at(-1) as string;
  const isPositional = tree.kind(argument) !== Kind.keyword_argument;
  if (call.names.some((name) => /^(asyncio|inspect)\./.test(name)) || takers.test(last)) return asCoroutine;
  if (call.names.includes("builtins.isinstance"))
    return isFirst(call, argument) && call.arguments[1] !== undefined && excludesCoroutines(check, call.arguments[1].value)
      ? never
      : asCoroutine;
  const effect = call.names.map((name) => lookers[name]).find((one) => one !== undefined);
  if (isPositional && consumerOf(call)?.iterables.some(({ node }) => node === argument) === true) return fails(last, "__iter__");
  if (effect === undefined || (!isPositional && effect !== "shown"))
    return refusesCoroutine(check, call, argument) ? { kind: "value", effect: "argument", operation: shorten(last, "...") } : given;
  // `default=` may say what becomes of it.
  if (call.names.some((name) => name.startsWith("json.")) && call.arguments.some(({ name }) => name === "default" || name === "cls"))
    return given;
  if (effect === "fails") return isFirst(call, argument) || /^(divmod|max|min|pow|range)$/.test(last) ? fails(last, members[last]) : given;
  return effect === "true" ? tested : shown;
}

function isFirst(call: Call, argument: Node): boolean {
  return call.arguments[0]?.node === argument;
}

/** What a call does with the elements of a comprehension it is given. */
function useOfElement(check: Check, comprehension: Node): Use {
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
function useOfPart(check: Check, display: Node): Use {
  const { tree } = check;
  let at = display;
  while (displays.has(tree.kind(tree.parent(at)))) at = tree.parent(at);
  const parent = tree.parent(at);
  if (tree.kind(parent) === Kind.binary_operator && tree.kind(at) === Kind.tuple) {
    const isFormat = tree.kind(tree.child(parent, Field.operator)) === Kind.op_percent && isText(check, tree.child(parent, Field.left));
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

function shorten(text: string, otherwise: string): string {
  return text.length <= 24 && !/[\n\r`]/.test(text) ? text : otherwise;
}
