/** What is given to `gather`, `wait` and the like: the expressions each awaitable comes from. */
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isComprehension, unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";

export interface Gathered {
  /** Expressions that make the awaitables. */
  readonly elements: readonly Node[];
  /** Something reads the collection they are in beside filling it and giving it to the call. */
  readonly isReadElsewhere: boolean;
}

/** The elements of a collection that is given to a call as `value`; undefined where they cannot be told. */
export function elementsOf(check: Check, value: Node): Gathered | undefined {
  const { tree } = check;
  const node = unparenthesized(tree, value);
  const kind = tree.kind(node);
  if (isComprehension(kind)) {
    const body = tree.child(node, Field.body);
    return body === none || kind === Kind.dictionary_comprehension ? undefined : { elements: [body], isReadElsewhere: false };
  }
  if (kind === Kind.list || kind === Kind.tuple || kind === Kind.set) {
    const parts = tree.namedChildren(node);
    if (!parts.some((part) => tree.kind(part) === Kind.list_splat)) return { elements: parts, isReadElsewhere: false };
    const inner = parts.map((part) => {
      const splat = tree.kind(part) === Kind.list_splat ? tree.namedChildren(part)[0] : undefined;
      return splat === undefined ? { elements: [part], isReadElsewhere: false } : elementsOf(check, splat);
    });
    return join(inner);
  }
  return kind === Kind.identifier ? elementsOfName(check, node) : undefined;
}

export function join(all: readonly (Gathered | undefined)[]): Gathered | undefined {
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return undefined;
  return { elements: known.flatMap((one) => one.elements), isReadElsewhere: known.some((one) => one.isReadElsewhere) };
}

/** Of a local list or set: what it is made with, and what is appended to it. */
function elementsOfName(check: Check, use: Node): Gathered | undefined {
  const { model, tree } = check;
  const binding = model.bindingOf(use);
  if (binding?.scope.kind !== ScopeKind.function) return undefined;
  const made = binding.definitions.map(({ kind, path, value }) => {
    if (kind !== "assign" || value === undefined || path.length > 0 || tree.kind(value) === Kind.identifier) return undefined;
    const isEmpty = tree.kind(value) === Kind.call && check.isNamed(tree.child(value, Field.function), "builtins.list", "builtins.set");
    return isEmpty && tree.namedChildren(tree.child(value, Field.arguments)).length === 0
      ? { elements: [], isReadElsewhere: false }
      : elementsOf(check, value);
  });
  const added: Node[] = [];
  let isReadElsewhere = false;
  for (const read of binding.uses) {
    if (read === use) continue;
    const element = addedElement(check, read);
    if (element === undefined) isReadElsewhere = true;
    else added.push(element);
  }
  const all = join(made);
  return all === undefined ? undefined : { elements: [...all.elements, ...added], isReadElsewhere: isReadElsewhere || all.isReadElsewhere };
}

/** What `tasks.append(x)` adds. */
function addedElement({ tree }: Check, read: Node): Node | undefined {
  const attribute = tree.parent(read);
  if (tree.kind(attribute) !== Kind.attribute || !/^(append|add)$/.test(tree.textOf(tree.child(attribute, Field.attribute))))
    return undefined;
  const call = tree.parent(attribute);
  if (tree.kind(call) !== Kind.call || tree.kind(tree.parent(call)) !== Kind.expression_statement) return undefined;
  return tree.namedChildren(tree.child(call, Field.arguments))[0];
}
