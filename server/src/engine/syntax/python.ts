/** What nodes of Python's grammar mean, asked often enough to have a name. */
import { Field, Kind } from "./kinds.gen.js";
import { type Node, none, type SyntaxTree } from "./tree.js";

/** Whether a function_definition, for, with or comprehension clause begins with `async`. */
export function isAsync(tree: SyntaxTree, node: Node): boolean {
  const first = tree.firstChild(node);
  return first !== none && tree.kind(first) === Kind.kw_async;
}

/** The definition inside a decorated_definition, or the node itself. */
export function undecorated(tree: SyntaxTree, node: Node): Node {
  if (tree.kind(node) !== Kind.decorated_definition) return node;
  const definition = tree.child(node, Field.definition);
  return definition === none ? node : definition;
}

/** The expressions of the decorators of a function_definition or class_definition, outermost first. */
export function decoratorsOf(tree: SyntaxTree, definition: Node): Node[] {
  const parent = tree.parent(definition);
  if (parent === none || tree.kind(parent) !== Kind.decorated_definition) return [];
  return tree.namedChildren(parent).flatMap((child) => {
    if (tree.kind(child) !== Kind.decorator) return [];
    return tree.namedChildren(child).slice(0, 1);
  });
}

/** The expression inside any number of parentheses. */
export function unparenthesized(tree: SyntaxTree, node: Node): Node {
  let at = node;
  while (tree.kind(at) === Kind.parenthesized_expression) {
    const inner = tree.namedChildren(at)[0];
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

/** The nearest ancestor that is not a parenthesized_expression. */
export function parentExpression(tree: SyntaxTree, node: Node): Node {
  let at = tree.parent(node);
  while (at !== none && tree.kind(at) === Kind.parenthesized_expression) at = tree.parent(at);
  return at;
}

/** An argument of a call. */
export interface Argument {
  /** The whole argument: the expression, keyword_argument, list_splat or dictionary_splat. */
  readonly node: Node;
  readonly value: Node;
  /** The keyword's name, `*` or `**`; undefined for a positional argument. */
  readonly name?: string;
}

/** The arguments of a call in source order; a lone generator expression is one argument. */
export function argumentsOf(tree: SyntaxTree, call: Node): Argument[] {
  const list = tree.child(call, Field.arguments);
  if (list === none) return [];
  if (tree.kind(list) !== Kind.argument_list) return [{ node: list, value: list }];
  return tree.namedChildren(list).map((node): Argument => {
    switch (tree.kind(node)) {
      case Kind.keyword_argument:
        return { node, value: tree.child(node, Field.value), name: tree.textOf(tree.child(node, Field.name)) };
      case Kind.list_splat:
        return { node, value: tree.namedChildren(node)[0] ?? node, name: "*" };
      case Kind.dictionary_splat:
        return { node, value: tree.namedChildren(node)[0] ?? node, name: "**" };
      default:
        return { node, value: node };
    }
  });
}

/** The items of a with_statement: the context expression, and the target after `as`. */
export function withItems(tree: SyntaxTree, statement: Node): { readonly node: Node; readonly value: Node; readonly target: Node }[] {
  const clause = tree.childOfKind(statement, Kind.with_clause);
  if (clause === none) return [];
  return tree
    .namedChildren(clause)
    .filter((item) => tree.kind(item) === Kind.with_item)
    .map((item) => {
      const value = tree.child(item, Field.value);
      if (value === none || tree.kind(value) !== Kind.as_pattern) return { node: item, value: value === none ? item : value, target: none };
      const alias = tree.child(value, Field.alias);
      const target = alias === none ? none : (tree.namedChildren(alias)[0] ?? none);
      return { node: item, value: tree.namedChildren(value)[0] ?? value, target };
    });
}

/** The exception expression of an except_clause (`none` for a bare one), its name after `as`, its block, and whether it is `except*`. */
export interface Handler {
  readonly node: Node;
  readonly type: Node;
  readonly alias: Node;
  readonly block: Node;
  readonly isGroup: boolean;
}

export function handlersOf(tree: SyntaxTree, tryStatement: Node): Handler[] {
  return tree
    .namedChildren(tryStatement)
    .filter((child) => tree.kind(child) === Kind.except_clause)
    .map((node) => {
      const children = tree.namedChildren(node);
      const block = children.find((child) => tree.kind(child) === Kind.block) ?? none;
      let type = children.find((child) => tree.kind(child) !== Kind.block) ?? none;
      let alias = none;
      if (type !== none && tree.kind(type) === Kind.as_pattern) {
        const target = tree.child(type, Field.alias);
        alias = target === none ? none : (tree.namedChildren(target)[0] ?? none);
        type = tree.namedChildren(type)[0] ?? type;
      }
      return { node, type, alias, block, isGroup: /^except\s*\*/.test(tree.textOf(node).slice(0, 12)) };
    });
}

/** The keyword that begins a statement, as a span: `for`, `async with`, `while`. */
export function headKeyword(tree: SyntaxTree, node: Node): { start: number; end: number } {
  const start = tree.start(node);
  const match = /^(async\s+)?\w+/.exec(tree.text.slice(start, Math.min(tree.end(node), start + 64)));
  return { start, end: start + (match?.[0].length ?? 0) };
}

/** The callee of a call as an anchor that fits on one line: its last line where it spans several. */
export function calleeSpan(tree: SyntaxTree, call: Node): { start: number; end: number } {
  const callee = tree.child(call, Field.function);
  const node = callee === none ? call : callee;
  const text = tree.textOf(node);
  const lineStart = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
  const indentation = lineStart === 0 ? 0 : (/^\s*/.exec(text.slice(lineStart))?.[0].length ?? 0);
  return { start: tree.start(node) + lineStart + indentation, end: tree.end(node) };
}

/** The innermost ancestor of one of `kinds`, or `none`; `node` itself does not count. */
export function ancestorOfKind(tree: SyntaxTree, node: Node, ...kinds: readonly Kind[]): Node {
  let at = tree.parent(node);
  while (at !== none && !kinds.includes(tree.kind(at))) at = tree.parent(at);
  return at;
}

const statementKinds = new Set<Kind>([
  Kind.expression_statement,
  Kind.return_statement,
  Kind.delete_statement,
  Kind.raise_statement,
  Kind.pass_statement,
  Kind.break_statement,
  Kind.continue_statement,
  Kind.assert_statement,
  Kind.import_statement,
  Kind.import_from_statement,
  Kind.future_import_statement,
  Kind.global_statement,
  Kind.nonlocal_statement,
  Kind.if_statement,
  Kind.for_statement,
  Kind.while_statement,
  Kind.try_statement,
  Kind.with_statement,
  Kind.match_statement,
  Kind.function_definition,
  Kind.class_definition,
  Kind.decorated_definition,
  Kind.type_alias_statement,
  Kind.print_statement,
  Kind.exec_statement,
]);

export function isStatement(tree: SyntaxTree, node: Node): boolean {
  return statementKinds.has(tree.kind(node));
}

/** The innermost statement that holds `node` or is it; `none` outside statements. A decorated definition counts as one. */
export function statementOf(tree: SyntaxTree, node: Node): Node {
  let at = node;
  while (at !== none && !isStatement(tree, at)) at = tree.parent(at);
  if (at === none) return none;
  const parent = tree.parent(at);
  return parent !== none && tree.kind(parent) === Kind.decorated_definition ? parent : at;
}

/** Nodes whose code runs later than the code around them: functions and lambdas. */
export function isDeferred(kind: Kind): boolean {
  return kind === Kind.function_definition || kind === Kind.lambda;
}

export function isComprehension(kind: Kind): boolean {
  return (
    kind === Kind.list_comprehension ||
    kind === Kind.set_comprehension ||
    kind === Kind.dictionary_comprehension ||
    kind === Kind.generator_expression
  );
}

/** The text of a string literal without prefix, quotes and escapes, if it is plain (not an f-string, not bytes); else undefined. */
export function stringValue(tree: SyntaxTree, node: Node): string | undefined {
  const kind = tree.kind(node);
  if (kind === Kind.concatenated_string) {
    const parts = tree.namedChildren(node).map((child) => stringValue(tree, child));
    return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
  }
  if (kind !== Kind.string) return undefined;
  const match = /^([a-z]*)("""|'''|"|')([\s\S]*)\2$/i.exec(tree.textOf(node));
  if (!match || /[bft]/i.test(match[1] as string)) return undefined;
  return match[3] as string;
}
