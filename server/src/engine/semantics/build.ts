/**
 * One pass from a tree to its model: which scopes there are, what binds a name in them, and who reads it.
 * Follows Python's rules of binding (language reference, section 4.2): a name bound anywhere in a function is local to all of it,
 * class scopes are not seen from functions inside them, comprehensions have a scope but their first iterable runs outside of it.
 */
import { addTo } from "../base/collections.js";
import { firstNotBelow } from "../base/search.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, handlersOf, isAsync, isComprehension, undecorated, withItems } from "../syntax/python.js";
import { Flag, type Node, none, type SyntaxTree } from "../syntax/tree.js";
import { type AttributeDefinition, type Binding, type Definition, type Model, type Scope, ScopeKind } from "./model.js";

export function buildModel(tree: SyntaxTree): Model {
  return new ItemModel(tree);
}

/** What binds the targets of an assignment, a loop or a `with`. */
type Source = Omit<Definition, "name" | "target" | "scope" | "path">;

interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined;
  readonly bindings: Map<string, OpenBinding>;
  outer: Map<string, "global" | "nonlocal">;
}

const noOuter = new Map<string, "global" | "nonlocal">();
const wholeValue: readonly (number | "*")[] = [];

/** A name's binding, whose reads are found when somebody asks for them. */
class OpenBinding implements Binding {
  readonly definitions: Definition[];
  reads: Node[] = noReads;
  readonly #model: ItemModel;

  constructor(
    model: ItemModel,
    readonly name: string,
    readonly scope: OpenScope,
    definition: Definition,
  ) {
    this.#model = model;
    this.definitions = [definition];
  }

  get uses(): readonly Node[] {
    this.#model.resolve();
    return this.reads;
  }
}

const noReads: Node[] = [];

class ItemModel implements Model {
  readonly container: OpenScope;
  readonly #scopes: OpenScope[] = [];
  /** Index of the scope of each node's code, once the item was gone through. */
  #scopeOf: Uint16Array | undefined;
  /** Nodes that read a name, in source order when all are there. */
  #reads: Node[] = [];
  #free: Map<string, Node[]> | undefined;
  #opened: Map<Node, Scope> | undefined;
  readonly #globals: Definition[] = [];
  readonly #attributes: AttributeDefinition[] = [];
  readonly #starImports: string[] = [];

  constructor(readonly tree: SyntaxTree) {
    this.container = this.#newScope(ScopeKind.container, 0, undefined);
    const name = nameOfPlainFunction(tree);
    if (name === none) this.#goThrough();
    else {
      const { container } = this;
      const definition = {
        kind: "function",
        node: tree.parent(name),
        name: tree.textOf(name),
        target: name,
        scope: container,
        path: wholeValue,
      } as const;
      this.#define(definition, container);
    }
  }

  get scopes(): readonly Scope[] {
    this.#goThrough();
    return this.#scopes;
  }

  get free(): ReadonlyMap<string, readonly Node[]> {
    this.resolve();
    return this.#free as Map<string, Node[]>;
  }

  get globals(): readonly Definition[] {
    return this.#globals;
  }

  get attributes(): readonly AttributeDefinition[] {
    this.#goThrough();
    return this.#attributes;
  }

  get starImports(): readonly string[] {
    return this.#starImports;
  }

  scopeAt(node: Node): Scope {
    this.#goThrough();
    return this.#scopes[this.#rows[node] as number] as Scope;
  }

  openedBy(node: Node): Scope | undefined {
    this.#goThrough();
    this.#opened ??= new Map(this.#scopes.slice(1).map((scope) => [scope.node, scope]));
    return this.#opened.get(node);
  }

  bindingOf(node: Node): Binding | undefined {
    this.#goThrough();
    if (this.#reads[firstNotBelow(this.#reads, node)] !== node) return undefined;
    return lookUp(this.scopeAt(node), this.tree.textOf(node));
  }

  /** Finds the scopes, what is bound in them and what is read. */
  #goThrough(): void {
    if (this.#scopeOf !== undefined) return;
    const { tree } = this;
    this.#scopeOf = new Uint16Array(tree.size);
    if (tree.size > 0) this.#visit(0, this.container);
    this.#reads.sort((a, b) => a - b);
  }

  /** Gives every read its binding, now that all bindings are known. */
  resolve(): void {
    if (this.#free !== undefined) return;
    this.#goThrough();
    this.#free = new Map();
    for (const node of this.#reads) {
      const name = this.tree.textOf(node);
      const binding = lookUp(this.scopeAt(node), name) as OpenBinding | undefined;
      if (binding === undefined) addTo(this.#free, name, node);
      else if (binding.reads === noReads) binding.reads = [node];
      else binding.reads.push(node);
    }
  }

  get #rows(): Uint16Array {
    return this.#scopeOf as Uint16Array;
  }

  #newScope(kind: ScopeKind, node: Node, parent: OpenScope | undefined): OpenScope {
    const scope: OpenScope = {
      index: Math.min(this.#scopes.length, 0xffff),
      kind,
      node,
      parent,
      bindings: new Map(),
      outer: noOuter,
      isAsync: false,
      returns: [],
      yields: [],
    };
    this.#scopes.push(scope);
    return scope;
  }

  /** Visits a node and everything in it as code that runs in `scope`. */
  #visit(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#rows[node] = scope.index;
    switch (tree.kind(node)) {
      case Kind.identifier:
        this.#reads.push(node);
        return;
      case Kind.attribute:
        this.#mark(node, scope);
        return this.#visitField(node, Field.object, scope);
      case Kind.keyword_argument:
        this.#mark(node, scope);
        return this.#visitField(node, Field.value, scope);
      case Kind.function_definition:
        return this.#visitFunction(node, scope);
      case Kind.lambda:
        return this.#visitLambda(node, scope);
      case Kind.class_definition:
        return this.#visitClass(node, scope);
      case Kind.list_comprehension:
      case Kind.set_comprehension:
      case Kind.dictionary_comprehension:
      case Kind.generator_expression:
        return this.#visitComprehension(node, scope);
      case Kind.assignment:
        return this.#visitAssignment(node, scope);
      case Kind.augmented_assignment: {
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        this.#mark(node, scope);
        if (left !== none) {
          this.#visit(left, scope);
          this.#bind(left, scope, { kind: "augmented", node, ...(right === none ? {} : { value: right }) }, wholeValue);
        }
        if (right !== none) this.#visit(right, scope);
        return;
      }
      case Kind.named_expression: {
        const name = tree.child(node, Field.name);
        const value = tree.child(node, Field.value);
        this.#mark(node, scope);
        if (value !== none) this.#visit(value, scope);
        if (name !== none) this.#bind(name, walrusScope(scope), { kind: "assign", node, ...(value === none ? {} : { value }) }, wholeValue);
        return;
      }
      case Kind.for_statement: {
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        this.#mark(node, scope);
        if (right !== none) this.#visit(right, scope);
        if (left !== none && right !== none)
          this.#bind(left, scope, { kind: "for", node, value: right, isAsync: isAsync(tree, node) }, wholeValue);
        for (const child of tree.namedChildren(node)) if (child !== left && child !== right) this.#visit(child, scope);
        return;
      }
      case Kind.with_statement: {
        const async = isAsync(tree, node);
        this.#mark(node, scope);
        for (const item of withItems(tree, node)) {
          this.#markRange(item.node, scope);
          this.#visit(item.value, scope);
          if (item.target !== none)
            this.#bind(item.target, scope, { kind: "with", node: item.node, value: item.value, isAsync: async }, wholeValue);
        }
        return this.#visitField(node, Field.body, scope);
      }
      case Kind.try_statement: {
        this.#mark(node, scope);
        for (const handler of handlersOf(tree, node)) {
          if (handler.alias !== none) {
            this.#bind(
              handler.alias,
              scope,
              { kind: "except", node: handler.node, ...(handler.type === none ? {} : { value: handler.type }) },
              wholeValue,
            );
          }
        }
        return this.#visitChildren(node, scope);
      }
      case Kind.as_pattern: {
        this.#mark(node, scope);
        const [value, target] = tree.namedChildren(node);
        if (value !== undefined) this.#visit(value, scope);
        // In `except E as name` and `with x as name` the statement has bound it; what is left is `case x as name`.
        if (target !== undefined && tree.kind(target) === Kind.identifier) this.#bind(target, scope, { kind: "capture", node }, wholeValue);
        else if (target !== undefined) this.#markRange(target, scope);
        return;
      }
      case Kind.case_clause:
        return this.#visitCase(node, scope);
      case Kind.import_statement:
      case Kind.import_from_statement:
      case Kind.future_import_statement:
        return this.#visitImport(node, scope);
      case Kind.global_statement:
      case Kind.nonlocal_statement: {
        const how = tree.kind(node) === Kind.global_statement ? "global" : "nonlocal";
        if (scope.outer === noOuter) scope.outer = new Map();
        for (const name of tree.namedChildren(node)) scope.outer.set(tree.textOf(name), how);
        return this.#markRange(node, scope);
      }
      case Kind.delete_statement: {
        this.#visitChildren(node, scope);
        for (const target of tree.namedChildren(node)) {
          const names = tree.kind(target) === Kind.expression_list ? tree.namedChildren(target) : [target];
          for (const name of names) if (tree.kind(name) === Kind.identifier) this.#bind(name, scope, { kind: "delete", node }, wholeValue);
        }
        return;
      }
      case Kind.return_statement:
        functionScope(scope)?.returns.push(node);
        return this.#visitChildren(node, scope);
      case Kind.yield:
        functionScope(scope)?.yields.push(node);
        return this.#visitChildren(node, scope);
      case Kind.type_alias_statement: {
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        const name = left === none ? none : firstIdentifier(tree, left);
        if (name !== none) this.#bind(name, scope, { kind: "type-alias", node, ...(right === none ? {} : { value: right }) }, wholeValue);
        return this.#visitChildren(node, scope);
      }
      default:
        return this.#visitChildren(node, scope);
    }
  }

  #visitChildren(node: Node, scope: OpenScope): void {
    const { tree } = this;
    const end = tree.after(node);
    for (let at = node + 1; at < end; at = tree.after(at)) this.#visit(at, scope);
  }

  #visitField(node: Node, field: Field, scope: OpenScope): void {
    const child = this.tree.child(node, field);
    if (child !== none) this.#visit(child, scope);
  }

  /** Gives the node's direct children a scope where no visit of their own will. */
  #mark(node: Node, scope: OpenScope): void {
    const { tree } = this;
    const end = tree.after(node);
    for (let at = node + 1; at < end; at = tree.after(at)) this.#rows[at] = scope.index;
  }

  #markRange(node: Node, scope: OpenScope): void {
    this.#rows.fill(scope.index, node, this.tree.after(node));
  }

  #visitFunction(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#mark(node, scope);
    const name = tree.child(node, Field.name);
    if (name !== none) this.#bind(name, scope, { kind: "function", node }, wholeValue);
    const inner = this.#newScope(ScopeKind.function, node, scope);
    inner.isAsync = isAsync(tree, node);
    this.#bindTypeParameters(node, inner);
    const parameters = tree.child(node, Field.parameters);
    if (parameters !== none) this.#bindParameters(parameters, inner, scope);
    const returns = tree.child(node, Field.return_type);
    if (returns !== none) this.#visit(returns, inner);
    this.#visitField(node, Field.body, inner);
  }

  #visitLambda(node: Node, scope: OpenScope): void {
    const inner = this.#newScope(ScopeKind.lambda, node, scope);
    this.#mark(node, scope);
    const parameters = this.tree.child(node, Field.parameters);
    if (parameters !== none) this.#bindParameters(parameters, inner, scope);
    this.#visitField(node, Field.body, inner);
  }

  #bindParameters(list: Node, inner: OpenScope, outer: OpenScope): void {
    const { tree } = this;
    this.#rows[list] = outer.index;
    let keywordOnly = false;
    let index = 0;
    for (const node of tree.namedChildren(list)) {
      this.#rows[node] = outer.index;
      const kind = tree.kind(node);
      if (kind === Kind.keyword_separator) keywordOnly = true;
      if (kind === Kind.keyword_separator || kind === Kind.positional_separator) continue;
      const { name, star, annotation, value } = parameterParts(tree, node);
      // Annotations may name the function's own type parameters; defaults run outside.
      if (annotation !== none) this.#visit(annotation, inner);
      if (value !== none) this.#visit(value, outer);
      if (name === none) continue;
      this.#rows[name] = inner.index;
      const about = { kind: "parameter" as const, node, parameter: { index, star, keywordOnly } };
      this.#bind(
        name,
        inner,
        { ...about, ...(value === none ? {} : { value }), ...(annotation === none ? {} : { annotation }) },
        wholeValue,
      );
      if (star === "*") keywordOnly = true;
      index++;
    }
  }

  #bindTypeParameters(node: Node, inner: OpenScope): void {
    const { tree } = this;
    const list = tree.child(node, Field.type_parameters);
    if (list === none) return;
    this.#markRange(list, inner);
    for (const child of tree.namedChildren(list)) {
      const name = firstIdentifier(tree, child);
      if (name !== none) this.#bind(name, inner, { kind: "type-parameter", node: child }, wholeValue);
    }
  }

  #visitClass(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#mark(node, scope);
    const name = tree.child(node, Field.name);
    if (name !== none) this.#bind(name, scope, { kind: "class", node }, wholeValue);
    const inner = this.#newScope(ScopeKind.class, node, scope);
    this.#bindTypeParameters(node, inner);
    const bases = tree.child(node, Field.superclasses);
    if (bases !== none) this.#visit(bases, inner);
    this.#visitField(node, Field.body, inner);
  }

  #visitComprehension(node: Node, scope: OpenScope): void {
    const { tree } = this;
    const inner = this.#newScope(ScopeKind.comprehension, node, scope);
    this.#mark(node, inner);
    let first = true;
    for (const clause of tree.namedChildren(node)) {
      if (tree.kind(clause) !== Kind.for_in_clause) continue;
      this.#mark(clause, inner);
      const left = tree.child(clause, Field.left);
      const right = tree.child(clause, Field.right);
      const async = isAsync(tree, clause);
      if (async) inner.isAsync = true;
      if (right !== none) this.#visit(right, first ? scope : inner);
      if (left !== none && right !== none) this.#bind(left, inner, { kind: "for", node: clause, value: right, isAsync: async }, wholeValue);
      first = false;
    }
    for (const child of tree.namedChildren(node)) if (tree.kind(child) !== Kind.for_in_clause) this.#visit(child, inner);
  }

  #visitAssignment(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#mark(node, scope);
    const left = tree.child(node, Field.left);
    const right = tree.child(node, Field.right);
    const annotation = tree.child(node, Field.type);
    // `a = b = value` is an assignment whose right side is an assignment: every target gets the innermost value.
    let value = right;
    while (value !== none && tree.kind(value) === Kind.assignment) value = tree.child(value, Field.right);
    if (right !== none) this.#visit(right, scope);
    if (annotation !== none) this.#visit(annotation, scope);
    if (left === none) return;
    const source: Source = { kind: "assign", node, ...(value === none ? {} : { value }), ...(annotation === none ? {} : { annotation }) };
    this.#bind(left, scope, source, wholeValue);
  }

  #visitCase(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#mark(node, scope);
    for (const child of tree.namedChildren(node)) {
      if (tree.kind(child) === Kind.case_pattern) this.#bindPattern(child, scope);
      else this.#visit(child, scope);
    }
  }

  /** Names in patterns capture, except dotted ones, class names and keywords (reference, section 8.6). */
  #bindPattern(pattern: Node, scope: OpenScope): void {
    const { tree } = this;
    const end = tree.after(pattern);
    this.#markRange(pattern, scope);
    for (let at = pattern + 1; at < end; at++) {
      if (tree.kind(at) !== Kind.identifier) continue;
      const parent = tree.parent(at);
      const parentKind = tree.kind(parent);
      if (parentKind === Kind.dotted_name) {
        const isDotted = tree.namedChildren(parent).length > 1;
        const isClass = tree.kind(tree.parent(parent)) === Kind.class_pattern;
        if (isDotted || isClass) {
          if (tree.firstChild(parent) === at) this.#reads.push(at);
        } else if (tree.textOf(at) !== "_") this.#bind(at, scope, { kind: "capture", node: pattern }, wholeValue);
      } else if (parentKind === Kind.keyword_pattern) continue;
      else if (tree.textOf(at) !== "_") this.#bind(at, scope, { kind: "capture", node: pattern }, wholeValue);
    }
  }

  #visitImport(node: Node, scope: OpenScope): void {
    const { tree } = this;
    this.#markRange(node, scope);
    const isFrom = tree.kind(node) !== Kind.import_statement;
    const moduleNode = tree.child(node, Field.module_name);
    const module =
      tree.kind(node) === Kind.future_import_statement
        ? "__future__"
        : moduleNode === none
          ? ""
          : tree.textOf(moduleNode).replace(/\s/g, "");
    if (isFrom && tree.childOfKind(node, Kind.wildcard_import) !== none) this.#starImports.push(module);
    for (const child of tree.namedChildren(node)) {
      if (child === moduleNode) continue;
      const isAliased = tree.kind(child) === Kind.aliased_import;
      const pathNode = isAliased ? tree.child(child, Field.name) : child;
      if (pathNode === none || tree.kind(pathNode) !== Kind.dotted_name) continue;
      const path = tree.textOf(pathNode).replace(/\s/g, "");
      const alias = isAliased ? tree.child(child, Field.alias) : none;
      const first = tree.namedChildren(pathNode)[0];
      const target = alias !== none ? alias : first;
      if (target === undefined) continue;
      if (isFrom) this.#bind(target, scope, { kind: "import-from", node, module, imported: path }, wholeValue);
      // `import a.b` binds `a`; `import a.b as c` binds the module `a.b`.
      else
        this.#bind(
          target,
          scope,
          { kind: "import", node, module: path, ...(alias === none ? { imported: path.split(".")[0] as string } : {}) },
          wholeValue,
        );
    }
  }

  /** Binds a target, which may be a name, an attribute of `self`, or a pattern of targets. */
  #bind(target: Node, scope: OpenScope, source: Source, path: readonly (number | "*")[]): void {
    const { tree } = this;
    this.#rows[target] = scope.index;
    switch (tree.kind(target)) {
      case Kind.identifier:
        return this.#define({ ...source, name: tree.textOf(target), target, scope, path }, scope);
      case Kind.attribute:
        if (source.kind !== "augmented") this.#visit(target, scope);
        return this.#defineAttribute(target, scope, source, path);
      case Kind.parenthesized_expression:
      case Kind.list_splat_pattern:
      case Kind.list_splat: {
        const inner = tree.namedChildren(target)[0];
        if (inner !== undefined) this.#bind(inner, scope, source, path);
        return;
      }
      case Kind.pattern_list:
      case Kind.tuple_pattern:
      case Kind.list_pattern:
      case Kind.expression_list:
      case Kind.tuple:
      case Kind.list: {
        let position = 0;
        for (const child of tree.namedChildren(target)) {
          const isStar = tree.kind(child) === Kind.list_splat_pattern || tree.kind(child) === Kind.list_splat;
          this.#bind(child, scope, source, [...path, isStar ? "*" : position]);
          position++;
        }
        return;
      }
      default:
        // Subscripts and whatever broken code holds are read, not bound.
        if (source.kind !== "augmented") this.#visit(target, scope);
    }
  }

  #define(definition: Definition, scope: OpenScope): void {
    const { name } = definition;
    const outer = scope.outer.get(name);
    if (outer === "global") {
      this.#globals.push(definition);
      return;
    }
    const owner = outer === "nonlocal" ? (ownerOf(scope.parent, name) ?? scope) : scope;
    const binding = owner.bindings.get(name);
    if (binding === undefined) owner.bindings.set(name, new OpenBinding(this, name, owner, definition));
    // Of a function's item, its name is there already.
    else if (binding.definitions[0]?.target !== definition.target) binding.definitions.push(definition);
  }

  #defineAttribute(target: Node, scope: OpenScope, source: Source, path: readonly (number | "*")[]): void {
    const { tree } = this;
    const method = functionScope(scope);
    const object = tree.child(target, Field.object);
    if (method === undefined || object === none || tree.kind(object) !== Kind.identifier) return;
    if (!["assign", "augmented", "for", "with"].includes(source.kind)) return;
    const self = [...method.bindings.values()][0]?.definitions[0];
    if (self?.kind !== "parameter" || self.parameter?.index !== 0 || self.name !== tree.textOf(object)) return;
    const { kind, node, value, annotation, isAsync: async } = source;
    this.#attributes.push({
      name: tree.textOf(tree.child(target, Field.attribute)),
      target,
      node,
      path,
      kind: kind as AttributeDefinition["kind"],
      scope: method,
      ...(value === undefined ? {} : { value }),
      ...(annotation === undefined ? {} : { annotation }),
      ...(async === undefined ? {} : { isAsync: async }),
    });
  }
}

/** The binding a read of `name` in `scope` refers to, short of the container. */
function lookUp(scope: Scope, name: string): Binding | undefined {
  let at: Scope | undefined = scope;
  let inFunction = false;
  while (at !== undefined && at.kind !== ScopeKind.container) {
    if (at.outer.get(name) === "global") return undefined;
    const isVisible = at.kind !== ScopeKind.class || !inFunction;
    const binding = isVisible ? at.bindings.get(name) : undefined;
    if (binding !== undefined) return binding;
    if (at.kind === ScopeKind.function || at.kind === ScopeKind.lambda) inFunction = true;
    at = at.parent;
  }
  return undefined;
}

function ownerOf(scope: OpenScope | undefined, name: string): OpenScope | undefined {
  for (let at = scope; at !== undefined; at = at.parent) if (at.kind === ScopeKind.function && at.bindings.has(name)) return at;
  return undefined;
}

/** The function or lambda whose body a scope belongs to. */
export function functionScope(scope: Scope): Scope | undefined {
  let at: Scope | undefined = scope;
  while (at !== undefined && at.kind === ScopeKind.comprehension) at = at.parent;
  return at !== undefined && (at.kind === ScopeKind.function || at.kind === ScopeKind.lambda) ? at : undefined;
}

/** A walrus binds in the scope around comprehensions (PEP 572). */
function walrusScope(scope: OpenScope): OpenScope {
  let at = scope;
  while (at.kind === ScopeKind.comprehension && at.parent !== undefined) at = at.parent;
  return at;
}

/** The name of the function that an item is, if nothing in the item binds other names around it; else `none`. */
function nameOfPlainFunction(tree: SyntaxTree): Node {
  if (tree.size === 0 || tree.is(0, Flag.broken)) return none;
  const top = undecorated(tree, 0);
  if (tree.kind(top) !== Kind.function_definition || /:=|\bglobal\b|\bimport\s*\*/.test(tree.text)) return none;
  return tree.child(top, Field.name);
}

function firstIdentifier(tree: SyntaxTree, node: Node): Node {
  for (let at = node; at < tree.after(node); at++) if (tree.kind(at) === Kind.identifier) return at;
  return none;
}

interface ParameterParts {
  readonly name: Node;
  readonly star: "" | "*" | "**";
  readonly annotation: Node;
  readonly value: Node;
}

function parameterParts(tree: SyntaxTree, node: Node): ParameterParts {
  switch (tree.kind(node)) {
    case Kind.identifier:
      return { name: node, star: "", annotation: none, value: none };
    case Kind.default_parameter:
    case Kind.typed_default_parameter: {
      const name = tree.child(node, Field.name);
      const isName = name !== none && tree.kind(name) === Kind.identifier;
      return { name: isName ? name : none, star: "", annotation: tree.child(node, Field.type), value: tree.child(node, Field.value) };
    }
    case Kind.typed_parameter: {
      const inner = tree.namedChildren(node)[0];
      const parts = inner === undefined ? undefined : parameterParts(tree, inner);
      return { name: parts?.name ?? none, star: parts?.star ?? "", annotation: tree.child(node, Field.type), value: none };
    }
    case Kind.list_splat_pattern:
    case Kind.dictionary_splat_pattern: {
      const inner = tree.namedChildren(node)[0] ?? none;
      const star = tree.kind(node) === Kind.list_splat_pattern ? "*" : "**";
      return { name: inner, star, annotation: none, value: none };
    }
    default:
      return { name: none, star: "", annotation: none, value: none };
  }
}

/** Whether a comprehension is asynchronous: it has `async for`, or `await` outside the first iterable. */
export function hasOwnAwait(tree: SyntaxTree, comprehension: Node): boolean {
  if (!isComprehension(tree.kind(comprehension))) return false;
  const end = tree.after(comprehension);
  for (let at = comprehension + 1; at < end; at++) {
    const kind = tree.kind(at);
    if (kind === Kind.lambda) at = tree.after(at) - 1;
    else if (kind === Kind.await) return true;
    else if (kind === Kind.for_in_clause && isAsync(tree, at)) return true;
  }
  return false;
}

/** The number of positional arguments of a call, or undefined when a splat makes it unknown. */
export function positionalCount(tree: SyntaxTree, call: Node): number | undefined {
  const given = argumentsOf(tree, call);
  return given.some((argument) => argument.name === "*" || argument.name === "**")
    ? undefined
    : given.filter((argument) => argument.name === undefined).length;
}
