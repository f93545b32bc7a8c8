/** What a check may ask about the code it looks at: the tree and model of the item, types, names, and the context code runs in. */
import type { Span } from "../base/span.js";
import type { TargetRange } from "../base/version.js";
import type { Module } from "../project/modules.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import type { Type } from "../project/type.js";
import type { Types } from "../project/types.js";
import { functionScope } from "../semantics/build.js";
import { type Binding, type Model, type Scope, ScopeKind } from "../semantics/model.js";
import type { Settings } from "../settings.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Argument, argumentsOf, calleeSpan, isAsync, parentExpression } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Facts } from "./facts.js";

/** A call and what is called. */
export interface Call {
  readonly node: Node;
  readonly callee: Node;
  /** Qualified names of the callee, the most specific first; empty when it is not known. */
  readonly names: readonly string[];
  readonly arguments: readonly Argument[];
}

/** Where code runs when it runs in a coroutine. */
export interface AsyncContext {
  /** The coroutine function; undefined at the top of a notebook. */
  readonly function: FunctionInfo | undefined;
  /** Whether `await` may stand there: not in a class body, not in a generator expression that runs later. */
  readonly canAwait: boolean;
}

/** What is known of the file a check runs in. */
export interface FileContext {
  readonly module: Module;
  readonly types: Types;
  readonly settings: Settings;
  readonly isTest: boolean;
  readonly isNotebook: boolean;
  /** Which async library the file is written for. */
  readonly library: "asyncio" | "trio" | "anyio";
  readonly facts: Facts;
}

export class Check {
  readonly tree: SyntaxTree;
  readonly model: Model;
  readonly #calls: Map<Node, Call>;

  /** A check of the same item lends what it knows. */
  constructor(
    readonly site: Site,
    readonly file: FileContext,
    like?: Check,
  ) {
    this.tree = like?.tree ?? site.tree;
    this.model = like?.model ?? site.model;
    this.#calls = like === undefined ? new Map() : like.#calls;
  }

  get types(): Types {
    return this.file.types;
  }

  get target(): TargetRange {
    return this.file.settings.target;
  }

  textOf(node: Node): string {
    return this.tree.textOf(node);
  }

  typeOf(node: Node): Type {
    return this.types.typeOf(this.site, node);
  }

  /** Qualified names of what the expression refers to: a function, class, module or method; empty when not known. */
  namesOf(node: Node): readonly string[] {
    return this.types.namesOf(this.typeOf(node));
  }

  /** Whether the expression refers to one of these qualified names. */
  isNamed(node: Node, ...names: readonly string[]): boolean {
    return node !== none && this.namesOf(node).some((name) => names.includes(name));
  }

  /** The qualified name of the class a value is an instance of (`asyncio.Lock`), or undefined. */
  classNameOf(type: Type): string | undefined {
    if (type.kind === "external-instance") return type.name;
    return type.kind === "instance" ? this.types.publicName(type.class) : undefined;
  }

  /** Whether a value is an instance of one of these classes, or of one derived from them. */
  isInstance(type: Type, ...classNames: readonly string[]): boolean {
    if (type.kind === "external-instance") return classNames.includes(type.name);
    if (type.kind !== "instance") return false;
    return this.types.derivesFromNamed(type.class, classNames);
  }

  callAt(node: Node): Call {
    let call = this.#calls.get(node);
    if (call === undefined) {
      const callee = this.tree.child(node, Field.function);
      call = new CallIn(this.tree, node, callee, callee === none ? [] : this.namesOf(callee));
      this.#calls.set(node, call);
    }
    return call;
  }

  /** The function whose body a node runs in; undefined in lambdas, class bodies of the module and at module level. */
  functionAt(node: Node): FunctionInfo | undefined {
    let scope: Scope | undefined = this.model.scopeAt(node);
    while (scope !== undefined && (scope.kind === ScopeKind.comprehension || scope.kind === ScopeKind.class)) scope = scope.parent;
    return scope?.kind === ScopeKind.function ? this.site.functionAt(scope.node) : undefined;
  }

  /**
   * The coroutine a node's code runs in, if it runs in one. Nested functions and lambdas leave it; so do the parts of a
   * generator expression that run when it is consumed, unless a builtin consumes it at once.
   */
  asyncContext(node: Node): AsyncContext | undefined {
    let canAwait = true;
    let inner: Scope | undefined;
    let scope: Scope | undefined = this.model.scopeAt(node);
    while (scope !== undefined) {
      switch (scope.kind) {
        case ScopeKind.lambda:
          return undefined;
        case ScopeKind.function:
          return scope.isAsync ? { function: this.site.functionAt(scope.node), canAwait } : undefined;
        case ScopeKind.class:
          canAwait = false;
          break;
        case ScopeKind.comprehension:
          if (this.tree.kind(scope.node) === Kind.generator_expression) {
            if (!isConsumedAtOnce(this, scope.node)) return undefined;
            canAwait = false;
          }
          // An asynchronous comprehension inside another one came with 3.11.
          if (inner?.kind === ScopeKind.comprehension && this.target.oldest.minor < 11) canAwait = false;
          break;
        default:
          return this.file.isNotebook && this.site.owner === undefined ? { function: undefined, canAwait } : undefined;
      }
      inner = scope;
      scope = scope.parent;
    }
    return undefined;
  }

  /** Whether an expression is the operand of `await` (parentheses between them allowed). */
  isAwaited(node: Node): boolean {
    const parent = parentExpression(this.tree, node);
    return parent !== none && this.tree.kind(parent) === Kind.await;
  }

  /** The local binding an assignment's plain target makes, if it is one of a function. */
  localBinding(target: Node): Binding | undefined {
    if (this.tree.kind(target) !== Kind.identifier) return undefined;
    const scope = functionScope(this.model.scopeAt(target));
    const name = this.textOf(target);
    if (scope === undefined || scope.outer.has(name)) return undefined;
    return scope.bindings.get(name);
  }

  /** The first line of a node: an anchor that fits on one line. */
  firstLine(node: Node): Span {
    const start = this.tree.start(node);
    const text = this.textOf(node);
    const end = text.search(/[\r\n]/);
    return { start, end: end === -1 ? this.tree.end(node) : start + end };
  }

  /** The callee of a call as an anchor: its last line where it spans several. */
  calleeSpan(call: Node): Span {
    return calleeSpan(this.tree, call);
  }

  /** A callee as messages show it: on one line, `…` for what is too long. */
  shown(node: Node): string {
    const text = this.textOf(node).replace(/\s+/g, " ").replaceAll("`", "'");
    if (text.length <= 40) return text;
    const last = /\.\s?\w+$/.exec(text)?.[0];
    return last !== undefined && last.length < 36 ? `…${last.replace(/\s/g, "")}` : `${text.slice(0, 38)}…`;
  }

  isAsyncStatement(node: Node): boolean {
    return isAsync(this.tree, node);
  }
}

class CallIn implements Call {
  #arguments: readonly Argument[] | undefined;

  constructor(
    readonly tree: SyntaxTree,
    readonly node: Node,
    readonly callee: Node,
    readonly names: readonly string[],
  ) {}

  get arguments(): readonly Argument[] {
    this.#arguments ??= argumentsOf(this.tree, this.node);
    return this.#arguments;
  }
}

/** Builtins that consume a generator expression before they return. */
const eagerConsumers: ReadonlySet<string> = new Set([
  "all",
  "any",
  "dict",
  "frozenset",
  "list",
  "max",
  "min",
  "set",
  "sorted",
  "sum",
  "tuple",
]);

/** Whether a generator expression goes straight into a builtin that consumes it. */
function isConsumedAtOnce(check: Check, generator: Node): boolean {
  const { tree } = check;
  const parent = tree.parent(generator);
  const call = parent !== none && tree.kind(parent) === Kind.argument_list ? tree.parent(parent) : parent;
  if (call === none || tree.kind(call) !== Kind.call) return false;
  const callee = tree.child(call, Field.function);
  const text = tree.textOf(callee);
  if (text.endsWith(".join")) return true;
  return eagerConsumers.has(text) && check.isNamed(callee, `builtins.${text}`);
}
