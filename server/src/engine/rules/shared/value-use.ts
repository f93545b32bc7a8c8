/** What code does with a value, and what comes of that when the value is a coroutine. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { argumentsOf, isAsync, parentExpression } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { useOfArgument, useOfElement, useOfPart } from "./argument-use.js";
import { asCoroutine, fails, given, isTextLiteral, looked, never, other, shorten, shown, tested, type Use } from "./use.js";

/** What the code does with the value of an expression. */
export function useOf(check: Check, node: Node): Use {
  const { tree } = check;
  const parent = tree.parent(node);
  if (parent === none) return other;
  if (tree.kind(parent) === Kind.boolean_operator || (tree.kind(parent) === Kind.conditional_expression && !isCondition(check, node))) {
    // The whole may have this value: `await (a or b)`.
    const whole = useOf(check, parent);
    if (whole.kind === "coroutine" || !isTested(check, node)) return whole;
  }
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
      return tree.field(node) === Field.function ? fails("()", "__call__") : other;
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
      return isCondition(check, node) || isTested(check, parent);
    case Kind.boolean_operator:
      return tree.field(node) === Field.left || isTested(check, parent);
    case Kind.parenthesized_expression:
    case Kind.named_expression:
      return isTested(check, parent);
    default:
      return false;
  }
}

/** Whether a part of `a if c else b` is its condition. */
function isCondition({ tree }: Check, node: Node): boolean {
  return tree.namedChildren(tree.parent(node))[1] === node;
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
    if (!isRight && (kind === Kind.kw_in || kind === Kind.kw_not_in)) return looked("unequal");
    if ((kind === Kind.kw_is || kind === Kind.kw_is_not) && tree.kind(partner) === Kind.none)
      return looked(kind === Kind.kw_is ? "false" : "true");
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
  if (isRight && kind === Kind.op_percent && isTextLiteral(check, partner)) return shown;
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
