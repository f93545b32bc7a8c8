/** The things a module defines, across its items: sites, classes and functions. */
import { analyzeFlow, type Flow } from "../semantics/flow.js";
import { type AttributeDefinition, type Definition, type Model, type Scope, ScopeKind } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { decoratorsOf } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Module } from "./modules.js";
import type { Type } from "./type.js";

/** An item in the module it belongs to: where its code is evaluated. */
export class Site {
  /** Types of nodes worked out so far, by the evaluator. */
  readonly types = new Map<Node, Type>();
  readonly #flows = new Map<Scope, Flow>();
  readonly #classes = new Map<Node, ClassInfo>();
  readonly #functions = new Map<Node, FunctionInfo>();

  constructor(
    readonly module: Module,
    readonly item: Item,
    readonly model: Model,
    /** UTF-16 offset of the item in its file. */
    readonly start: number,
    /** The class the item is a member of. */
    readonly owner: ClassInfo | undefined,
  ) {}

  get tree(): SyntaxTree {
    return this.item.tree;
  }

  flowOf(scope: Scope): Flow {
    let flow = this.#flows.get(scope);
    if (flow === undefined) {
      flow = analyzeFlow(this.model, scope);
      this.#flows.set(scope, flow);
    }
    return flow;
  }

  /** The class of a class_definition of this item. */
  classAt(node: Node): ClassInfo {
    let found = this.#classes.get(node);
    if (found === undefined) {
      found = new ClassInfo(this, node);
      this.#classes.set(node, found);
    }
    return found;
  }

  /** The function of a function_definition of this item. */
  functionAt(node: Node): FunctionInfo {
    let found = this.#functions.get(node);
    if (found === undefined) {
      found = new FunctionInfo(this, node);
      this.#functions.set(node, found);
    }
    return found;
  }
}

/** A definition and where it stands. */
export interface Located {
  readonly site: Site;
  readonly definition: Definition;
}

export interface LocatedAttribute {
  readonly site: Site;
  readonly attribute: AttributeDefinition;
}

export class ClassInfo {
  readonly name: string;
  readonly scope: Scope | undefined;
  /** Names bound in the body, by name; of a class whose members are items, the module fills it. */
  readonly members = new Map<string, Located[]>();
  /** What methods assign to `self`. */
  readonly attributes = new Map<string, LocatedAttribute[]>();

  constructor(
    readonly site: Site,
    /** The class_definition. */
    readonly node: Node,
  ) {
    const { model, tree } = site;
    const name = tree.child(node, Field.name);
    this.name = name === none ? "" : tree.textOf(name);
    this.scope = model.scopes.find((scope) => scope.kind === ScopeKind.class && scope.node === node);
    if (this.scope === undefined) return;
    for (const binding of this.scope.bindings.values()) this.addMembers(site, binding.definitions);
    for (const attribute of model.attributes) if (attribute.scope.parent === this.scope) this.addAttribute(site, attribute);
  }

  addMembers(site: Site, definitions: readonly Definition[]): void {
    for (const definition of definitions) {
      const known = this.members.get(definition.name);
      if (known) known.push({ site, definition });
      else this.members.set(definition.name, [{ site, definition }]);
    }
  }

  addAttribute(site: Site, attribute: AttributeDefinition): void {
    const known = this.attributes.get(attribute.name);
    if (known) known.push({ site, attribute });
    else this.attributes.set(attribute.name, [{ site, attribute }]);
  }

  /** Expressions of the bases, keyword arguments left out. */
  get bases(): Node[] {
    const { tree } = this.site;
    const list = tree.child(this.node, Field.superclasses);
    return list === none ? [] : tree.namedChildren(list).filter((child) => tree.kind(child) !== Kind.keyword_argument);
  }

  get decorators(): Node[] {
    return decoratorsOf(this.site.tree, this.node);
  }

  /** `module.Outer.Name`. */
  get qualifiedName(): string {
    const { owner, module } = this.site;
    return owner === undefined ? `${module.name}.${this.name}` : `${owner.qualifiedName}.${this.name}`;
  }
}

export class FunctionInfo {
  readonly name: string;
  readonly scope: Scope;

  constructor(
    readonly site: Site,
    /** The function_definition. */
    readonly node: Node,
  ) {
    const { model, tree } = site;
    const name = tree.child(node, Field.name);
    this.name = name === none ? "" : tree.textOf(name);
    this.scope = (model.scopes.find((scope) => scope.kind === ScopeKind.function && scope.node === node) ?? model.scopes[0]) as Scope;
  }

  get isAsync(): boolean {
    return this.scope.isAsync;
  }

  get isGenerator(): boolean {
    return this.scope.yields.length > 0;
  }

  get decorators(): Node[] {
    return decoratorsOf(this.site.tree, this.node);
  }

  /** The class whose body it stands in. */
  get owner(): ClassInfo | undefined {
    const parent = this.scope.parent;
    if (parent === undefined) return undefined;
    if (parent.kind === ScopeKind.class) return this.site.classAt(parent.node);
    return parent.kind === ScopeKind.container ? this.site.owner : undefined;
  }

  /** Whether it is nested in another function. */
  get isLocal(): boolean {
    for (let at = this.scope.parent; at !== undefined; at = at.parent)
      if (at.kind === ScopeKind.function || at.kind === ScopeKind.lambda) return true;
    return false;
  }

  get parameters(): Definition[] {
    const found: Definition[] = [];
    for (const binding of this.scope.bindings.values()) {
      const first = binding.definitions[0];
      if (first?.kind === "parameter") found.push(first);
    }
    return found.sort((a, b) => (a.parameter?.index ?? 0) - (b.parameter?.index ?? 0));
  }

  get returnAnnotation(): Node {
    return this.site.tree.child(this.node, Field.return_type);
  }

  get body(): Node {
    return this.site.tree.child(this.node, Field.body);
  }

  /** `module.Class.name`; of a nested function `module.outer.name`. */
  get qualifiedName(): string {
    const { owner } = this;
    if (owner !== undefined) return `${owner.qualifiedName}.${this.name}`;
    return `${this.site.module.name}.${this.name}`;
  }
}
