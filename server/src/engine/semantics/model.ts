/**
 * The meaning of one item's code before any type is known: scopes, what is bound in them and where each name is read.
 * Read this file first: everything after parsing speaks in these words.
 */
import type { Node, SyntaxTree } from "../syntax/tree.js";

export enum ScopeKind {
  /** What the item stands in: the module, or the class it is a member of. */
  container = 0,
  function = 1,
  lambda = 2,
  comprehension = 3,
  /** A class inside this item's code (a class whose members are items of their own has no such scope). */
  class = 4,
}

export interface Scope {
  readonly index: number;
  readonly kind: ScopeKind;
  /** The function_definition, lambda, comprehension or class_definition; the root for the container. */
  readonly node: Node;
  readonly parent: Scope | undefined;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Names this scope declares `global` or `nonlocal`. */
  readonly outer: ReadonlyMap<string, "global" | "nonlocal">;
  /** `async def`, or a comprehension with `async for` or `await`. */
  isAsync: boolean;
  /** Nodes of a function's own body, nested functions left out. */
  readonly returns: Node[];
  readonly yields: Node[];
}

export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  /** In source order. */
  readonly definitions: Definition[];
  /** Identifier nodes that read it, from this scope and the ones inside it, in source order. */
  readonly uses: readonly Node[];
}

export type DefinitionKind =
  | "import"
  | "import-from"
  | "function"
  | "class"
  | "assign"
  | "augmented"
  | "for"
  | "with"
  | "except"
  | "parameter"
  | "capture"
  | "type-alias"
  | "type-parameter"
  | "delete";

/** One place that gives a name a value. */
export interface Definition {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** The identifier that is bound. */
  readonly target: Node;
  /** The statement, clause or parameter that binds it. */
  readonly node: Node;
  readonly scope: Scope;
  /** The expression the value comes from: right side, iterable, context manager, exception class, default. */
  readonly value?: Node;
  readonly annotation?: Node;
  /** Where in the value it stands when it is unpacked: indices, outermost first; `"*"` gathers the rest. */
  readonly path: readonly (number | "*")[];
  /** `async for` or `async with`. */
  readonly isAsync?: boolean;
  /** For imports: the module as written (`a.b`, `..pkg`), and the name taken from it. */
  readonly module?: string;
  readonly imported?: string;
  /** For parameters: position among the parameters, and whether it is `*args` or `**kwargs`. */
  readonly parameter?: { readonly index: number; readonly star: "" | "*" | "**"; readonly keywordOnly: boolean };
}

/** `self.name = value` in a method: what gives the attributes of an instance. */
export interface AttributeDefinition {
  readonly name: string;
  /** The attribute node that is assigned. */
  readonly target: Node;
  readonly node: Node;
  readonly value?: Node;
  readonly annotation?: Node;
  readonly path: readonly (number | "*")[];
  readonly kind: "assign" | "augmented" | "for" | "with";
  readonly isAsync?: boolean;
  /** The method's scope. */
  readonly scope: Scope;
}

/** Of a function's item only what it binds around itself is there from the start: the rest is found when somebody asks for it. */
export interface Model {
  readonly tree: SyntaxTree;
  /** What the item stands in, with the names the item binds there. */
  readonly container: Scope;
  /** The first is the container. */
  readonly scopes: readonly Scope[];
  /** Reads of names that no scope inside the item binds (the container's own names included), by name. */
  readonly free: ReadonlyMap<string, readonly Node[]>;
  /** Bindings made for the module by `global` inside functions. */
  readonly globals: readonly Definition[];
  readonly attributes: readonly AttributeDefinition[];
  /** `from x import *` statements: the modules as written. */
  readonly starImports: readonly string[];
  /** The scope a node's code runs in. */
  scopeAt(node: Node): Scope;
  /** The scope a function, lambda, comprehension or class_definition of the item opens. */
  openedBy(node: Node): Scope | undefined;
  /** The binding a name read at `node` refers to, if a scope inside the item binds it; undefined: look in the container and beyond. */
  bindingOf(node: Node): Binding | undefined;
}
