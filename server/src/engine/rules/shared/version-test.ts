/** Code that asks which Python it runs on, or what that has, before it acts. */
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { decoratorsOf, handlersOf } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

const asksForVersion = /\b(version_info|hexversion|python_version\w*|hasattr)\b|\b_*(is_)?PY_?(THON)?_?\d/i;

/**
 * Whether the node may be there for some versions of Python only: under such a test, in a function that makes one or is decorated with
 * one, or in a `try` that handles what other versions raise.
 */
export function isMeantForSomeVersions(check: Check, node: Node): boolean {
  const { tree } = check;
  for (let at = tree.parent(node); at !== none; at = tree.parent(at)) {
    switch (tree.kind(at)) {
      case Kind.if_statement:
      case Kind.elif_clause:
      case Kind.conditional_expression:
      case Kind.boolean_operator: {
        const condition = tree.child(at, Field.condition);
        if (asksForVersion.test(tree.textOf(condition === none ? at : condition))) return true;
        break;
      }
      case Kind.try_statement:
        if (tree.holds(tree.child(at, Field.body), node) && handlesMissing(check, at)) return true;
        break;
      case Kind.function_definition:
      case Kind.class_definition: {
        const tested = tree.kind(at) === Kind.function_definition ? [at] : [];
        if ([...tested, ...decoratorsOf(tree, at)].some((one) => asksForVersion.test(tree.textOf(one)))) return true;
        break;
      }
      default:
    }
  }
  return false;
}

/** `except ImportError`, `except AttributeError`: the name may not be there. */
function handlesMissing({ tree }: Check, statement: Node): boolean {
  return handlersOf(tree, statement).some(
    ({ type }) =>
      type === none || /\b(AttributeError|ImportError|ModuleNotFoundError|NameError|TypeError|Exception)\b/.test(tree.textOf(type)),
  );
}
