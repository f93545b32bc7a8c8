/** What can be told of a function without going into its body: where that begins, and what kind of body it is. */
import type { Model } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { undecorated } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";

/** The first node of a function's body; past the end for items that are no function. */
export function bodyOf(tree: SyntaxTree): Node {
  const definition = tree.size === 0 ? none : undecorated(tree, 0);
  const body = definition !== none && tree.kind(definition) === Kind.function_definition ? tree.child(definition, Field.body) : none;
  return body === none ? Number.POSITIVE_INFINITY : body;
}

export interface Shape {
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly isPlaceholder: boolean;
}

export function shapeOf(tree: SyntaxTree, model: Model, node: Node): Shape {
  const scope = model.openedBy(node);
  return {
    isAsync: scope?.isAsync === true,
    isGenerator: scope !== undefined && scope.yields.length > 0,
    isPlaceholder: isPlaceholder(tree, tree.child(node, Field.body)),
  };
}

function isPlaceholder(tree: SyntaxTree, body: Node): boolean {
  if (body === none) return true;
  return tree.namedChildren(body).every((statement) => {
    switch (tree.kind(statement)) {
      case Kind.pass_statement:
        return true;
      case Kind.raise_statement:
        return /\bNotImplemented(Error)?\b/.test(tree.textOf(statement));
      case Kind.expression_statement: {
        const inner = tree.namedChildren(statement)[0];
        return inner !== undefined && (tree.kind(inner) === Kind.ellipsis || tree.kind(inner) === Kind.string);
      }
      default:
        return false;
    }
  });
}

/** Whether two versions of a function differ in their bodies alone. */
export function sameHead(before: Item, after: Item, body: Node): boolean {
  if (body === Number.POSITIVE_INFINITY || before.tree.start(body) !== after.tree.start(body)) return false;
  const end = before.tree.start(body);
  if (before.text.slice(0, end) !== after.text.slice(0, end)) return false;
  for (let node = 0; node < body; node++) if (before.tree.kind(node) !== after.tree.kind(node)) return false;
  return true;
}
