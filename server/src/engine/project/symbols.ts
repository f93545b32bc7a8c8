/** The things a module defines, across its items: sites, classes and functions. */
import { Answer } from "../base/answers.js";
import { addTo } from "../base/collections.js";
import { analyzeFlow, type Flow } from "../semantics/flow.js";
import { type AttributeDefinition, type Definition, type Model, type Scope, ScopeKind } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { decoratorsOf, undecorated } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import { bodyOf, type Shape, sameHead, shapeOf } from "./function-head.js";
import type { Module } from "./modules.js";
import type { Type } from "./type.js";

/**
 * An item in the module it belongs to: where its code is evaluated. It outlives edits of its module that leave its text alone, and edits
 * of a function's body: what others know of the function by its head stays good then.
 */
export class Site {
  /** UTF-16 offset of the item in its file. */
  start: number;
  /** The types of the item's nodes worked out so far: of its head, of what calling it gives, of its body. */
  readonly #memos: readonly [Memo, Memo, Memo] | undefined;
  /** The item's text, for those who read its code themselves. */
  readonly #text = new Answer();
  /** What of a function's body says what calling it gives, whatever else is in it. */
  readonly #shape = new Answer();
  #item: Item;
  #model: Model;
  #bodyStart: Node;
  #libraryTypes: Map<number, Type> | undefined;
  // Of most items nobody asks for one of these.
  #flows: Map<Scope, Flow> | undefined;
  #classes: Map<Node, ClassInfo> | undefined;
  #functions: Map<Node, FunctionInfo> | undefined;

  constructor(
    readonly module: Module,
    item: Item,
    model: Model,
    start: number,
    /** The class the item is a member of. */
    readonly owner: ClassInfo | undefined,
  ) {
    this.#item = item;
    this.#model = model;
    this.start = start;
    this.#bodyStart = bodyOf(item.tree);
    if (module.origin === "project") this.#memos = [new Memo(), new Memo(), new Memo()];
  }

  get item(): Item {
    this.#readText();
    return this.#item;
  }

  get model(): Model {
    this.#readText();
    return this.#model;
  }

  get tree(): SyntaxTree {
    this.#readText();
    return this.#item.tree;
  }

  /** The same, for what is part of the head of its function alone. */
  get head(): { readonly tree: SyntaxTree; readonly model: Model } {
    this.#memos?.[0].read();
    return { tree: this.#item.tree, model: this.#model };
  }

  /** The item itself, for indexes that are told of changes. */
  get code(): Item {
    return this.#item;
  }

  /** Where the type of a node is remembered: a node, half a node on for what a definition gives, -2 and down for what calls give. */
  memoOf(key: number): Memo | undefined {
    if (this.#memos === undefined) return undefined;
    const node = key < 0 ? -2 - key : Math.floor(key);
    return this.#memos[node >= this.#bodyStart ? 2 : key < 0 ? 1 : 0];
  }

  /** What is remembered of an item nobody edits. */
  get libraryTypes(): Map<number, Type> {
    this.#libraryTypes ??= new Map();
    return this.#libraryTypes;
  }

  /** Whoever reads the code of another item hangs on its text. What belongs to the item is told by `replace` itself. */
  #readText(): void {
    const memos = this.#memos;
    if (memos !== undefined && !memos[0].isCurrent && !memos[1].isCurrent && !memos[2].isCurrent) this.#text.read();
  }

  /** Notes that what is worked out hangs on more of the item than the part it belongs to. */
  readBody(): void {
    if (this.#memos !== undefined) this.#text.read();
  }

  /** Whether the function at a node is a generator, and whether its body stands for one that others are to write. */
  shapeOf(node: Node): Shape {
    if (this.#memos !== undefined) (node < this.#bodyStart ? this.#shape : this.#text).read();
    return shapeOf(this.#item.tree, this.#model, node);
  }

  /** Puts the next version of a function in the place of this one, if its head is the same; says whether it did. */
  replace(item: Item, model: Model): boolean {
    const body = bodyOf(item.tree);
    if (this.#memos === undefined || body !== this.#bodyStart || !sameHead(this.#item, item, body)) return false;
    const top = undecorated(item.tree, 0);
    const before = shapeOf(this.#item.tree, this.#model, top);
    const shape = shapeOf(item.tree, model, top);
    const isSame = shape.isGenerator === before.isGenerator && shape.isPlaceholder === before.isPlaceholder;
    this.#item = item;
    this.#model = model;
    this.#flows = undefined;
    this.#classes = undefined;
    const own = this.#functions?.get(top);
    this.#functions = own && new Map([[top, own]]);
    this.#text.changed();
    if (!isSame) this.#shape.changed();
    // What a call of a coroutine function gives is known before its body is; so it is where the head declares it.
    if (!isSame || !(shape.isAsync || item.tree.child(top, Field.return_type) !== none)) this.#memos[1].changed();
    this.#memos[2].changed();
    return true;
  }

  /** Drops what was worked out in the body of a function, to be worked out again if somebody asks. */
  dropBody(): void {
    this.#memos?.[2].forget();
    this.#flows = undefined;
  }

  /** Forgets all that hangs on it: it is gone, or a class whose members are others. */
  changed(): void {
    this.#text.changed();
    this.#shape.changed();
    for (const memo of this.#memos ?? []) memo.changed();
  }

  flowOf(scope: Scope): Flow {
    this.#flows ??= new Map();
    let flow = this.#flows.get(scope);
    if (flow === undefined) {
      flow = analyzeFlow(this.model, scope);
      this.#flows.set(scope, flow);
    }
    return flow;
  }

  /** The class of a class_definition of this item. */
  classAt(node: Node): ClassInfo {
    this.#classes ??= new Map();
    let found = this.#classes.get(node);
    if (found === undefined) {
      found = new ClassInfo(this, node);
      this.#classes.set(node, found);
    }
    return found;
  }

  /** The function of a function_definition of this item. */
  functionAt(node: Node): FunctionInfo {
    this.#functions ??= new Map();
    let found = this.#functions.get(node);
    if (found === undefined) {
      found = new FunctionInfo(this, node);
      this.#functions.set(node, found);
    }
    return found;
  }
}

/** Types that are forgotten together. */
export class Memo extends Answer {
  #types: Map<number, Type> | undefined;

  get types(): Map<number, Type> {
    this.#types ??= new Map();
    return this.#types;
  }

  override forget(): void {
    this.#types = undefined;
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
  #members = new Map<string, Located[]>();
  #attributes = new Map<string, LocatedAttribute[]>();
  /** Items whose attributes nobody asked for yet. */
  #unread: { readonly site: Site; readonly model: Model; readonly body: Scope }[] = [];
  #qualifiedName: string | undefined;
  #fill: (() => void) | undefined;

  constructor(
    readonly site: Site,
    /** The class_definition. */
    readonly node: Node,
  ) {
    const { model, tree } = site.head;
    const name = tree.child(node, Field.name);
    this.name = name === none ? "" : tree.textOf(name);
    this.scope = model.openedBy(node);
    this.#fillOwn();
  }

  #fillOwn(): void {
    const { scope, site } = this;
    if (scope === undefined) return;
    const { model } = site.head;
    for (const binding of scope.bindings.values()) this.addMembers(site, binding.definitions);
    this.addAttributes(site, model, scope);
  }

  /** Names bound in the body, by name; of a class whose members are items, the module fills it. */
  get members(): ReadonlyMap<string, readonly Located[]> {
    this.site.head;
    this.#fillNow();
    return this.#members;
  }

  /** What methods assign to `self`. */
  get attributes(): ReadonlyMap<string, readonly LocatedAttribute[]> {
    this.site.head;
    this.#fillNow();
    for (const { site, model, body } of this.#unread) {
      for (const attribute of model.attributes)
        if (attribute.scope.parent === body) addTo(this.#attributes, attribute.name, { site, attribute });
    }
    this.#unread = [];
    return this.#attributes;
  }

  /** Begins anew, for a module that fills it with its members again; what it returns says whether they are others than before. */
  refill(): () => boolean {
    const before = { members: this.#members, attributes: this.#attributes, isRead: this.#unread.length === 0 };
    this.#members = new Map();
    this.#attributes = new Map();
    this.#unread = [];
    this.#fillOwn();
    return () => !sameNames(before.members, this.#members) || (before.isRead && !sameNames(before.attributes, this.attributes));
  }

  /** Lets it be filled when it is first asked for its members: of a library's classes most never are. */
  fillLater(fill: () => void): void {
    this.#fill = fill;
  }

  #fillNow(): void {
    const fill = this.#fill;
    this.#fill = undefined;
    fill?.();
  }

  addMembers(site: Site, definitions: readonly Definition[]): void {
    for (const definition of definitions) addTo(this.#members, definition.name, { site, definition });
  }

  /** Adds what the methods in `body` assign to `self`: it is looked for when somebody asks. */
  addAttributes(site: Site, model: Model, body: Scope): void {
    this.#unread.push({ site, model, body });
  }

  /** Expressions of the bases, keyword arguments left out. */
  get bases(): Node[] {
    const { tree } = this.site.head;
    const list = tree.child(this.node, Field.superclasses);
    return list === none ? [] : tree.namedChildren(list).filter((child) => tree.kind(child) !== Kind.keyword_argument);
  }

  /** Whether it is a protocol itself, not one that inherits from a protocol. */
  get isProtocol(): boolean {
    const { tree } = this.site.head;
    return this.bases.some((base) => /(^|\.)Protocol\b/.test(tree.textOf(base)));
  }

  get decorators(): Node[] {
    return decoratorsOf(this.site.tree, this.node);
  }

  /** `module.Outer.Name`. */
  get qualifiedName(): string {
    const { owner, module } = this.site;
    this.#qualifiedName ??= `${owner === undefined ? module.name : owner.qualifiedName}.${this.name}`;
    return this.#qualifiedName;
  }
}

type Places = readonly { readonly site: Site }[];

/** Whether a name has its definitions in the same items. */
export function samePlaces(before: Places | undefined, after: Places | undefined): boolean {
  return before?.length === after?.length && (after ?? []).every(({ site }, index) => site === before?.[index]?.site);
}

function sameNames(before: ReadonlyMap<string, Places>, after: ReadonlyMap<string, Places>): boolean {
  return before.size === after.size && [...after].every(([name, places]) => samePlaces(before.get(name), places));
}

export class FunctionInfo {
  readonly name: string;
  #qualifiedName: string | undefined;

  constructor(
    readonly site: Site,
    /** The function_definition. */
    readonly node: Node,
  ) {
    const { tree } = site.head;
    const name = tree.child(node, Field.name);
    this.name = name === none ? "" : tree.textOf(name);
  }

  /** Its scope, with all that its body binds, reads and returns. */
  get scope(): Scope {
    this.site.readBody();
    return this.#scope;
  }

  get #scope(): Scope {
    const { model } = this.site.head;
    return (model.openedBy(this.node) ?? model.scopes[0]) as Scope;
  }

  get isAsync(): boolean {
    return this.#scope.isAsync;
  }

  get isGenerator(): boolean {
    return this.site.shapeOf(this.node).isGenerator;
  }

  get decorators(): Node[] {
    return decoratorsOf(this.site.head.tree, this.node);
  }

  /** `@overload`: one of the ways the function of that name may be called. */
  get isOverload(): boolean {
    const { tree } = this.site.head;
    return this.decorators.some((node) => /(^|\.)overload$/.test(tree.textOf(node)));
  }

  /** The class whose body it stands in. */
  get owner(): ClassInfo | undefined {
    const parent = this.#scope.parent;
    if (parent === undefined) return undefined;
    if (parent.kind === ScopeKind.class) return this.site.classAt(parent.node);
    return parent.kind === ScopeKind.container ? this.site.owner : undefined;
  }

  /** Whether it is nested in another function. */
  get isLocal(): boolean {
    for (let at = this.#scope.parent; at !== undefined; at = at.parent)
      if (at.kind === ScopeKind.function || at.kind === ScopeKind.lambda) return true;
    return false;
  }

  get parameters(): Definition[] {
    const found: Definition[] = [];
    for (const binding of this.#scope.bindings.values()) {
      const first = binding.definitions[0];
      if (first?.kind === "parameter") found.push(first);
    }
    return found.sort((a, b) => (a.parameter?.index ?? 0) - (b.parameter?.index ?? 0));
  }

  get returnAnnotation(): Node {
    return this.site.head.tree.child(this.node, Field.return_type);
  }

  get body(): Node {
    return this.site.head.tree.child(this.node, Field.body);
  }

  /** `module.Class.name`; of a nested function `module.outer.name`. */
  get qualifiedName(): string {
    this.#qualifiedName ??= `${this.owner?.qualifiedName ?? this.site.module.name}.${this.name}`;
    return this.#qualifiedName;
  }
}
