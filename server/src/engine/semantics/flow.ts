/**
 * What can have happened before a place in a function is reached: which definitions of a local name, and under which tests.
 * One walk over a function's statements in the order they run; branches are joined, and a loop is entered with everything
 * its body may bind, so the walk is linear in the size of the function.
 */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, isComprehension, isDeferred, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Definition, Model, Scope } from "./model.js";

/** A name's value after a test on it held (`positive`) or did not. */
export interface Narrowing {
  readonly kind: "narrowing";
  readonly name: string;
  readonly test: Node;
  readonly positive: boolean;
  readonly previous: readonly Reaching[];
}

export type Reaching = Definition | Narrowing;

/**
 * The definitions and narrowings that reach each read of a local name; reads inside nested functions are not in it. Of attributes of local
 * names (`self.stream`) it has the tests that hold there; none that a call in between may have made wrong, such as `is None`.
 */
export type Flow = ReadonlyMap<Node, readonly Reaching[]>;

export function analyzeFlow(model: Model, scope: Scope): Flow {
  const walk = new Walk(model, scope);
  const body = model.tree.child(scope.node, Field.body);
  if (body !== none) walk.function(body);
  return walk.reads;
}

type State = Map<string, readonly Reaching[]>;
/** `undefined` is a place that is never reached. */
type Path = State | undefined;

class Walk {
  readonly reads = new Map<Node, readonly Reaching[]>();
  readonly #tree: SyntaxTree;
  readonly #definitions = new Map<Node, Definition>();
  /** What the handlers of the `try` statements around may be entered with. */
  readonly #raising: State[] = [];
  readonly #loops: { breaks: Path; body: Node }[] = [];

  constructor(
    readonly model: Model,
    readonly scope: Scope,
  ) {
    this.#tree = model.tree;
    for (const binding of scope.bindings.values()) {
      for (const definition of binding.definitions) this.#definitions.set(definition.target, definition);
    }
  }

  function(body: Node): void {
    const state: State = new Map();
    for (const definition of this.#definitions.values()) if (definition.kind === "parameter") state.set(definition.name, [definition]);
    this.#block(body, state);
  }

  #block(block: Node, path: Path): Path {
    let at = path;
    for (const statement of this.#tree.namedChildren(block)) at = this.#statement(statement, at);
    return at;
  }

  #statement(node: Node, path: Path): Path {
    const tree = this.#tree;
    if (path === undefined) return undefined;
    switch (tree.kind(node)) {
      case Kind.block:
        return this.#block(node, path);
      case Kind.if_statement:
        return this.#if(node, path);
      case Kind.while_statement:
        return this.#while(node, path);
      case Kind.for_statement:
        return this.#for(node, path);
      case Kind.try_statement:
        return this.#try(node, path);
      case Kind.with_statement: {
        let state: State = path;
        for (const item of withItems(tree, node)) {
          state = this.#expression(item.value, state);
          if (item.target !== none) state = this.#bindAll(item.target, state);
        }
        const body = tree.child(node, Field.body);
        return body === none ? state : this.#block(body, state);
      }
      case Kind.match_statement:
        return this.#match(node, path);
      case Kind.return_statement:
      case Kind.raise_statement:
        this.#expression(node, path);
        return undefined;
      case Kind.break_statement: {
        const loop = this.#loops.at(-1);
        if (loop !== undefined) loop.breaks = join(loop.breaks, path);
        return undefined;
      }
      case Kind.continue_statement:
        return undefined;
      case Kind.assert_statement: {
        const test = tree.namedChildren(node)[0];
        return test === undefined ? path : this.#narrow(test, true, this.#expression(node, path));
      }
      case Kind.function_definition:
      case Kind.class_definition:
      case Kind.decorated_definition:
        return this.#bindAll(node, this.#expression(node, path));
      default:
        return this.#expression(node, path);
    }
  }

  #if(node: Node, path: State): Path {
    const tree = this.#tree;
    const condition = tree.child(node, Field.condition);
    const after = condition === none ? path : this.#expression(condition, path);
    const then = tree.child(node, Field.consequence);
    let result: Path = then === none ? after : this.#block(then, condition === none ? after : this.#narrow(condition, true, after));
    let otherwise: Path = condition === none ? after : this.#narrow(condition, false, after);
    for (const clause of tree.childrenUnder(node, Field.alternative)) {
      if (otherwise === undefined) break;
      if (tree.kind(clause) === Kind.else_clause) {
        const body = tree.child(clause, Field.body);
        result = join(result, body === none ? otherwise : this.#block(body, otherwise));
        otherwise = undefined;
        break;
      }
      const test = tree.child(clause, Field.condition);
      const tested: State = test === none ? otherwise : this.#expression(test, otherwise);
      const body = tree.child(clause, Field.consequence);
      if (body !== none) result = join(result, this.#block(body, test === none ? tested : this.#narrow(test, true, tested)));
      otherwise = test === none ? tested : this.#narrow(test, false, tested);
    }
    return join(result, otherwise);
  }

  #while(node: Node, path: State): Path {
    const tree = this.#tree;
    const condition = tree.child(node, Field.condition);
    const body = tree.child(node, Field.body);
    const head = this.#withAllOf(node, path);
    const tested = condition === none ? head : this.#expression(condition, head);
    this.#loops.push({ breaks: undefined, body });
    if (body !== none) this.#block(body, condition === none ? tested : this.#narrow(condition, true, tested));
    const { breaks } = this.#loops.pop() as { breaks: Path };
    const isEndless = condition !== none && tree.kind(unparenthesized(tree, condition)) === Kind.true;
    const done = isEndless ? undefined : condition === none ? tested : this.#narrow(condition, false, tested);
    return join(this.#else(node, done), breaks);
  }

  #for(node: Node, path: State): Path {
    const tree = this.#tree;
    const right = tree.child(node, Field.right);
    const left = tree.child(node, Field.left);
    const body = tree.child(node, Field.body);
    const entered = right === none ? path : this.#expression(right, path);
    const head = this.#withAllOf(node, entered);
    const bound = left === none ? head : this.#bindAll(left, head);
    this.#loops.push({ breaks: undefined, body });
    if (body !== none) this.#block(body, bound);
    const { breaks } = this.#loops.pop() as { breaks: Path };
    return join(this.#else(node, head), breaks);
  }

  #else(node: Node, path: Path): Path {
    const clause = this.#tree.child(node, Field.alternative);
    const body = clause === none ? none : this.#tree.child(clause, Field.body);
    return body === none || path === undefined ? path : this.#block(body, path);
  }

  #try(node: Node, path: State): Path {
    const tree = this.#tree;
    const entry: State = withoutChains(path);
    this.#raising.push(entry);
    const body = tree.child(node, Field.body);
    let result = body === none ? path : this.#block(body, path);
    this.#raising.pop();
    const clauses = tree.namedChildren(node);
    const orElse = clauses.find((clause) => tree.kind(clause) === Kind.else_clause);
    const elseBody = orElse === undefined ? none : tree.child(orElse, Field.body);
    if (elseBody !== none) result = this.#block(elseBody, result as State);
    for (const handler of handlersOf(tree, node)) {
      let state: State = new Map(entry);
      if (handler.type !== none) state = this.#expression(handler.type, state);
      if (handler.alias !== none) state = this.#bindAll(handler.alias, state);
      if (handler.block !== none) result = join(result, this.#block(handler.block, state));
    }
    const final = clauses.find((clause) => tree.kind(clause) === Kind.finally_clause);
    const finalBlock = final === undefined ? undefined : tree.namedChildren(final).find((child) => tree.kind(child) === Kind.block);
    if (finalBlock === undefined) return result;
    // The final block also runs on the way out of a failed body, but what follows it only after a completed one.
    this.#block(finalBlock, join(result, entry));
    return result === undefined ? undefined : this.#block(finalBlock, result);
  }

  #match(node: Node, path: State): Path {
    const tree = this.#tree;
    const subject = tree.child(node, Field.subject);
    let state = subject === none ? path : this.#expression(subject, path);
    let result: Path = state;
    const body = tree.child(node, Field.body);
    for (const clause of body === none ? [] : tree.namedChildren(body)) {
      if (tree.kind(clause) !== Kind.case_clause) continue;
      let bound = state;
      for (const child of tree.namedChildren(clause)) {
        if (tree.kind(child) === Kind.case_pattern) bound = this.#bindAll(child, bound);
        else if (tree.kind(child) === Kind.block) result = join(result, this.#block(child, bound));
        else bound = this.#expression(child, bound);
      }
      state = new Map(state);
    }
    return result;
  }

  /** Walks an expression or a simple statement: reads see the state, then its targets are bound. */
  #expression(node: Node, state: State): State {
    const tree = this.#tree;
    switch (tree.kind(node)) {
      case Kind.identifier: {
        const definition = this.#definitions.get(node);
        if (definition !== undefined) return this.#define(definition, state);
        const reaching = state.get(tree.textOf(node));
        if (reaching !== undefined) this.#read(node, reaching);
        return state;
      }
      case Kind.assignment:
      case Kind.augmented_assignment: {
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        let after = state;
        if (tree.kind(node) === Kind.augmented_assignment && left !== none && tree.kind(left) === Kind.identifier) {
          const reaching = state.get(tree.textOf(left));
          if (reaching !== undefined) this.#read(left, reaching);
        }
        if (right !== none) after = this.#expression(right, after);
        return left === none ? after : this.#bindAll(left, after);
      }
      case Kind.named_expression: {
        const value = tree.child(node, Field.value);
        const name = tree.child(node, Field.name);
        const after = value === none ? state : this.#expression(value, state);
        return name === none ? after : this.#bindAll(name, after);
      }
      case Kind.boolean_operator: {
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        const operator = tree.child(node, Field.operator);
        if (left === none || right === none) return state;
        const after = this.#expression(left, state);
        const isAnd = operator !== none && tree.kind(operator) === Kind.kw_and;
        return joinStates(after, this.#expression(right, this.#narrow(left, isAnd, after)));
      }
      case Kind.conditional_expression: {
        const [then, test, otherwise] = tree.namedChildren(node);
        if (then === undefined || test === undefined || otherwise === undefined) return state;
        const after = this.#expression(test, state);
        const first = this.#expression(then, this.#narrow(test, true, after));
        return joinStates(first, this.#expression(otherwise, this.#narrow(test, false, after)));
      }
      case Kind.attribute: {
        const object = tree.child(node, Field.object);
        const chain = chainOf(tree, node);
        const reaching = chain === undefined ? undefined : state.get(chain);
        if (reaching !== undefined) this.#read(node, reaching);
        return object === none ? state : this.#expression(object, state);
      }
      case Kind.keyword_argument: {
        const value = tree.child(node, Field.value);
        return value === none ? state : this.#expression(value, state);
      }
      default:
        return this.#children(node, state);
    }
  }

  #children(node: Node, state: State): State {
    const tree = this.#tree;
    let after = state;
    if (isComprehension(tree.kind(node))) {
      // The body runs after its clauses, whose tests hold in it.
      const [body, ...clauses] = tree.namedChildren(node);
      for (const clause of clauses) {
        after = this.#expression(clause, after);
        const test = tree.kind(clause) === Kind.if_clause ? tree.namedChildren(clause)[0] : undefined;
        if (test !== undefined) after = this.#narrow(test, true, after);
      }
      if (body !== undefined) this.#expression(body, after);
      return state;
    }
    if (isDeferred(tree.kind(node)) || tree.kind(node) === Kind.class_definition) return after;
    for (const child of tree.namedChildren(node)) after = this.#expression(child, after);
    return after;
  }

  /** Binds every target in a subtree of targets; subscripts and attributes among them are read. */
  #bindAll(node: Node, state: State): State {
    const tree = this.#tree;
    const kind = tree.kind(node);
    if (kind === Kind.function_definition || kind === Kind.class_definition) {
      const definition = this.#definitions.get(tree.child(node, Field.name));
      return definition === undefined ? state : this.#define(definition, state);
    }
    if (kind === Kind.attribute || kind === Kind.subscript) {
      const chain = chainOf(tree, node);
      const after = this.#expression(node, state);
      return chain === undefined ? after : withoutChains(after, chain);
    }
    let after = state;
    const definition = this.#definitions.get(node);
    if (definition !== undefined) after = this.#define(definition, after);
    for (const child of tree.namedChildren(node)) after = this.#bindAll(child, after);
    return after;
  }

  #define(definition: Definition, state: State): State {
    const next: State = withoutChains(state, definition.name);
    next.set(definition.name, [definition]);
    for (const raising of this.#raising) raising.set(definition.name, union(raising.get(definition.name), [definition]));
    return next;
  }

  #read(node: Node, reaching: readonly Reaching[]): void {
    this.reads.set(node, union(this.reads.get(node), reaching));
  }

  /** The state at the head of a loop: whatever its body binds may have been bound. */
  #withAllOf(loop: Node, state: State): State {
    const next: State = withoutChains(state);
    const end = this.#tree.after(loop);
    for (let at = loop + 1; at < end; at++) {
      const definition = this.#definitions.get(at);
      if (definition !== undefined) next.set(definition.name, union(next.get(definition.name), [definition]));
    }
    return next;
  }

  /** The state where `test` turned out true (or false): names it tests are narrowed. */
  #narrow(test: Node, positive: boolean, state: State): State {
    const tree = this.#tree;
    const node = unparenthesized(tree, test);
    switch (tree.kind(node)) {
      case Kind.not_operator: {
        const inner = tree.child(node, Field.argument);
        return inner === none ? state : this.#narrow(inner, !positive, state);
      }
      case Kind.boolean_operator: {
        const operator = tree.child(node, Field.operator);
        const isAnd = operator !== none && tree.kind(operator) === Kind.kw_and;
        const left = tree.child(node, Field.left);
        const right = tree.child(node, Field.right);
        if (isAnd !== positive || left === none || right === none) return state;
        return this.#narrow(right, positive, this.#narrow(left, positive, state));
      }
      default: {
        const name = testedName(tree, node);
        const isChain = name?.includes(".") === true;
        if (name === undefined || (isChain && (!state.has(name.split(".", 1)[0] as string) || !rulesOut(tree, node, positive))))
          return state;
        const previous = state.get(name) ?? (isChain ? [] : undefined);
        if (previous === undefined) return state;
        const next: State = new Map(state);
        next.set(name, [{ kind: "narrowing", name, test: node, positive, previous }]);
        return next;
      }
    }
  }
}

/** `self.stream` for an attribute whose object is a name, or such an attribute itself. */
export function chainOf(tree: SyntaxTree, node: Node): string | undefined {
  if (tree.kind(node) === Kind.identifier) return tree.textOf(node);
  if (tree.kind(node) !== Kind.attribute) return undefined;
  const object = chainOf(tree, tree.child(node, Field.object));
  return object === undefined ? undefined : `${object}.${tree.textOf(tree.child(node, Field.attribute))}`;
}

/** The state without what is known of attributes: all of them, or those of a name or attribute that is another now. */
function withoutChains(state: State, of?: string): State {
  const next: State = new Map(state);
  for (const name of state.keys()) {
    if (of === undefined ? name.includes(".") : name.includes(".") && (name === of || name.startsWith(`${of}.`))) next.delete(name);
  }
  return next;
}

/** Whether what a test says of an attribute leaves something out: that it is not None, not empty, or of a class. */
function rulesOut(tree: SyntaxTree, test: Node, positive: boolean): boolean {
  switch (tree.kind(test)) {
    case Kind.attribute:
      return positive;
    case Kind.comparison_operator: {
      const [operator] = tree.childrenUnder(test, Field.operators);
      const right = tree.namedChildren(test).at(-1);
      if (operator === undefined || right === undefined || tree.kind(right) !== Kind.none) return false;
      return tree.kind(operator) === (positive ? Kind.kw_is_not : Kind.kw_is);
    }
    case Kind.call:
      return tree.textOf(tree.child(test, Field.function)) === "isinstance";
    default:
      return false;
  }
}

/** The local name, or attribute of one, that a test speaks of: `x`, `x is None`, `x == y`, `isinstance(x, C)`, `f(x)`, `(x := ..)`. */
function testedName(tree: SyntaxTree, test: Node): string | undefined {
  switch (tree.kind(test)) {
    case Kind.identifier:
    case Kind.attribute:
      return chainOf(tree, test);
    case Kind.named_expression:
      return tree.textOf(tree.child(test, Field.name));
    case Kind.comparison_operator: {
      const left = tree.namedChildren(test)[0];
      return left === undefined ? undefined : testedName(tree, unparenthesized(tree, left));
    }
    case Kind.call: {
      const list = tree.child(test, Field.arguments);
      const first = list === none ? undefined : tree.namedChildren(list)[0];
      return first === undefined ? undefined : chainOf(tree, first);
    }
    default:
      return undefined;
  }
}

function union(a: readonly Reaching[] | undefined, b: readonly Reaching[]): readonly Reaching[] {
  if (a === undefined || a === b) return b;
  const added = b.filter((definition) => !a.includes(definition));
  return added.length === 0 ? a : withoutTests([...a, ...added]);
}

/**
 * What may be anything again is not narrowed: after `if x and f(x): ..` both outcomes are possible, and the tests say nothing more.
 * Without this a row of such statements would double what there is to evaluate with each of them.
 */
function withoutTests(reaching: readonly Reaching[]): readonly Reaching[] {
  const isThere = (one: Reaching): boolean => reaching.includes(one) || (one.kind === "narrowing" && one.previous.every(isThere));
  const pair = reaching.find((one) => one.kind === "narrowing" && reaching.some((other) => isOpposite(one, other)));
  if (pair?.kind === "narrowing")
    return withoutTests([
      ...pair.previous,
      ...reaching.filter((one) => one !== pair && !isOpposite(pair, one) && !pair.previous.includes(one)),
    ]);
  return reaching.filter((one) => one.kind !== "narrowing" || !one.previous.every(isThere));
}

function isOpposite(one: Narrowing, other: Reaching): boolean {
  return other.kind === "narrowing" && one.test === other.test && one.positive !== other.positive && one.previous === other.previous;
}

function join(a: Path, b: Path): Path {
  if (a === undefined) return b;
  return b === undefined ? a : joinStates(a, b);
}

function joinStates(a: State, b: State): State {
  if (a === b) return a;
  const joined: State = new Map(a);
  for (const [name, definitions] of b) joined.set(name, union(a.get(name), definitions));
  for (const name of joined.keys()) {
    // What one branch says nothing of may be anything.
    if (name.includes(".") && (!a.has(name) || !b.has(name) || joined.get(name)?.length === 0)) joined.delete(name);
  }
  return joined;
}

/** How a block can be left. */
export interface Exits {
  /** Running on into what follows it. */
  readonly completes: boolean;
  readonly raises: boolean;
  readonly returns: boolean;
  /** By `break` or `continue` of a loop outside of it. */
  readonly jumps: boolean;
}

/** The ways control can leave a statement or block by its own statements (exceptions of calls left out). */
export function exitsOf(tree: SyntaxTree, node: Node): Exits {
  switch (tree.kind(node)) {
    case Kind.return_statement:
      return { completes: false, raises: false, returns: true, jumps: false };
    case Kind.raise_statement:
      return { completes: false, raises: true, returns: false, jumps: false };
    case Kind.break_statement:
    case Kind.continue_statement:
      return { completes: false, raises: false, returns: false, jumps: true };
    case Kind.block:
      return sequence(tree, tree.namedChildren(node));
    case Kind.if_statement: {
      const bodies = [
        tree.child(node, Field.consequence),
        ...tree.childrenUnder(node, Field.alternative).map((clause) => clauseBody(tree, clause)),
      ];
      const hasElse = tree.childrenUnder(node, Field.alternative).some((clause) => tree.kind(clause) === Kind.else_clause);
      const all = bodies.filter((body) => body !== none).map((body) => exitsOf(tree, body));
      return either(hasElse ? all : [...all, completed]);
    }
    case Kind.with_statement: {
      const body = tree.child(node, Field.body);
      return body === none ? completed : exitsOf(tree, body);
    }
    case Kind.while_statement:
    case Kind.for_statement: {
      const body = tree.child(node, Field.body);
      const inner = body === none ? completed : exitsOf(tree, body);
      const condition = tree.child(node, Field.condition);
      const isEndless =
        tree.kind(node) === Kind.while_statement && condition !== none && tree.kind(unparenthesized(tree, condition)) === Kind.true;
      const clause = tree.child(node, Field.alternative);
      // `else` runs when the loop has come to its end.
      const atEnd = isEndless ? never : clause === none ? completed : exitsOf(tree, clauseBody(tree, clause));
      return {
        completes: atEnd.completes || breaksOut(tree, body),
        raises: inner.raises || atEnd.raises,
        returns: inner.returns || atEnd.returns,
        jumps: atEnd.jumps,
      };
    }
    case Kind.try_statement: {
      const clauses = tree.namedChildren(node);
      const final = clauses.find((clause) => tree.kind(clause) === Kind.finally_clause);
      const finalExits = final === undefined ? completed : sequence(tree, tree.namedChildren(final));
      if (!finalExits.completes) return finalExits;
      const body = tree.child(node, Field.body);
      const orElse = clauses.find((clause) => tree.kind(clause) === Kind.else_clause);
      const main = sequence(
        tree,
        [body, orElse === undefined ? none : clauseBody(tree, orElse)].filter((part) => part !== none),
      );
      return either([
        main,
        ...handlersOf(tree, node).map((handler) => (handler.block === none ? completed : exitsOf(tree, handler.block))),
      ]);
    }
    case Kind.match_statement: {
      const body = tree.child(node, Field.body);
      const cases = body === none ? [] : tree.namedChildren(body).filter((clause) => tree.kind(clause) === Kind.case_clause);
      const exits = cases.map((clause) => exitsOf(tree, tree.child(clause, Field.consequence)));
      const last = cases.at(-1);
      const isTotal = last !== undefined && /^case\s*_\s*:/.test(tree.textOf(last).slice(0, 20));
      return either(isTotal ? exits : [...exits, completed]);
    }
    default:
      return completed;
  }
}

const never: Exits = { completes: false, raises: false, returns: false, jumps: false };
const completed: Exits = { completes: true, raises: false, returns: false, jumps: false };

function clauseBody(tree: SyntaxTree, clause: Node): Node {
  const body = tree.child(clause, Field.body);
  return body === none ? tree.child(clause, Field.consequence) : body;
}

function sequence(tree: SyntaxTree, nodes: readonly Node[]): Exits {
  let exits = completed;
  for (const node of nodes) {
    const next = exitsOf(tree, node);
    exits = {
      completes: next.completes,
      raises: exits.raises || next.raises,
      returns: exits.returns || next.returns,
      jumps: exits.jumps || next.jumps,
    };
    if (!exits.completes) break;
  }
  return exits;
}

function either(all: readonly Exits[]): Exits {
  return {
    completes: all.some((exits) => exits.completes),
    raises: all.some((exits) => exits.raises),
    returns: all.some((exits) => exits.returns),
    jumps: all.some((exits) => exits.jumps),
  };
}

/** Whether a loop's body has a `break` that belongs to this loop. */
function breaksOut(tree: SyntaxTree, body: Node): boolean {
  if (body === none) return false;
  const end = tree.after(body);
  for (let at = body + 1; at < end; at++) {
    const kind = tree.kind(at);
    if (kind === Kind.break_statement) return true;
    if (kind === Kind.for_statement || kind === Kind.while_statement || isDeferred(kind)) at = tree.after(at) - 1;
  }
  return false;
}
