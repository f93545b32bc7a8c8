/**
 * What a synchronous function does by way of the functions it calls: solved over the project's call graph, with the reason kept.
 * A fact begins at a call (its seed) and spreads to synchronous callers; it stops at coroutine functions, at generators (calling one runs
 * nothing), at functions that are passed on instead of called, and at callees that are not known.
 */
import { Answer, answerFor, type Derived } from "../base/answers.js";
import { oncePer } from "../base/collections.js";
import { functionScope } from "../semantics/build.js";
import { type Scope, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { FunctionInfo, Site } from "./symbols.js";
import { membersOf, type Type } from "./type.js";
import type { Types } from "./types.js";

/** Why a function does something: a call in it, and, where that is a call of the project's, the reason in there. */
export interface Reason<Seed> {
  readonly site: Site;
  /** The call. */
  readonly call: Node;
  /** What is called, as written there. */
  readonly name: string;
  /** What stands at the end of the chain. */
  readonly seed: Seed;
  readonly next: Reason<Seed> | undefined;
  /** Calls to the end, this one included. */
  readonly length: number;
}

/** A call in a function's own body, and the functions of the project it may run. */
interface Edge {
  readonly site: Site;
  readonly call: Node;
  readonly targets: readonly FunctionInfo[];
}

/** An edge, and what its call does by itself. */
interface Step<Seed> extends Edge {
  readonly seed: Seed | undefined;
}

/** Which functions call which: the same for every fact. */
export class CallGraph {
  readonly #edges = new WeakMap<FunctionInfo, Derived<readonly Edge[]>>();

  constructor(readonly types: Types) {}

  /** The calls a synchronous function makes itself. */
  edgesOf(info: FunctionInfo): readonly Edge[] {
    return answerFor(this.#edges, info).get(() => findEdges(this.types, info));
  }
}

/** What is known of one function: its calls that matter, and the reason once it is solved. */
class Fact<Seed> extends Answer {
  steps: readonly Step<Seed>[] | undefined;
  isSolved = false;
  reason: Reason<Seed> | undefined;

  override forget(): void {
    this.steps = undefined;
    this.isSolved = false;
    this.reason = undefined;
  }
}

export class Reach<Seed> {
  readonly #factOf = oncePer((_: FunctionInfo) => new Fact<Seed>());

  /**
   * `seedsIn` gives for an item what says what its calls do by themselves; `rank` orders seeds, the worst lowest;
   * `follows` says which calls of a function count, where not all do.
   */
  constructor(
    readonly graph: CallGraph,
    readonly seedsIn: (site: Site) => ((call: Node) => Seed | undefined) | undefined,
    readonly rank: (seed: Seed) => number,
    readonly follows: (info: FunctionInfo, call: Node) => boolean = () => true,
  ) {}

  /** Why calling the function does it; the worst seed, then the shortest chain, then the first call. */
  of(info: FunctionInfo): Reason<Seed> | undefined {
    const fact = this.#factOf(info);
    fact.read();
    if (!fact.isSolved) this.#solve(info);
    return fact.reason;
  }

  /** The reason of a call: that of all functions it may run; undefined when one of them has none. */
  ofCall(site: Site, call: Node): Reason<Seed> | undefined {
    return this.#ofEdge({ site, call, targets: targetsOf(this.graph.types, site, call) });
  }

  #ofEdge({ site, call, targets }: Edge): Reason<Seed> | undefined {
    const reasons = targets.map((target) => this.of(target));
    if (reasons.length === 0 || reasons.some((reason) => reason === undefined)) return undefined;
    const next = reasons.reduce((best, reason) => (this.#isBetter(reason as Reason<Seed>, best) ? reason : best)) as Reason<Seed>;
    return { site, call, name: calleeName(site, call), seed: next.seed, next, length: next.length + 1 };
  }

  /**
   * Solves everything the function can reach. Reasons only get better from round to round, and there are no more rounds than
   * functions in the longest cycle-free chain, so it ends; what cannot be reached from a seed stays without a reason.
   */
  #solve(from: FunctionInfo): void {
    const found: FunctionInfo[] = [];
    const seen = new Set<FunctionInfo>([from]);
    const stack = [from];
    while (stack.length > 0) {
      const info = stack.pop() as FunctionInfo;
      found.push(info);
      for (const step of this.#stepsOf(info)) {
        for (const target of step.targets) {
          if (seen.has(target) || this.#factOf(target).isSolved) continue;
          seen.add(target);
          stack.push(target);
        }
      }
    }
    for (const info of found) this.#factOf(info).isSolved = true;
    // Callees come after their callers in `found`: going backwards, one round settles everything without cycles.
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const info of found.toReversed()) {
        const fact = this.#factOf(info);
        const best = fact.work(() => this.#best(info));
        if (best === undefined || (fact.reason !== undefined && !this.#isBetter(best, fact.reason))) continue;
        fact.reason = best;
        isChanged = true;
      }
    }
  }

  #best(info: FunctionInfo): Reason<Seed> | undefined {
    let best: Reason<Seed> | undefined;
    for (const step of this.#stepsOf(info)) {
      const { site, call, seed } = step;
      const reason: Reason<Seed> | undefined =
        seed === undefined ? this.#ofEdge(step) : { site, call, name: calleeName(site, call), seed, next: undefined, length: 1 };
      if (reason !== undefined && (best === undefined || this.#isBetter(reason, best))) best = reason;
    }
    return best;
  }

  #isBetter(a: Reason<Seed>, b: Reason<Seed> | undefined): boolean {
    if (b === undefined) return true;
    const ranks = this.rank(a.seed) - this.rank(b.seed);
    return ranks < 0 || (ranks === 0 && a.length < b.length);
  }

  #stepsOf(info: FunctionInfo): readonly Step<Seed>[] {
    const fact = this.#factOf(info);
    fact.steps ??= fact.work(() => this.#findSteps(info));
    return fact.steps;
  }

  #findSteps(info: FunctionInfo): Step<Seed>[] {
    const edges = this.graph.edgesOf(info);
    if (edges.length === 0) return [];
    const seedOf = this.seedsIn(info.site);
    return edges
      .map((edge) => ({ ...edge, seed: seedOf?.(edge.call) }))
      .filter(({ call, seed, targets }) => (seed !== undefined || targets.length > 0) && this.follows(info, call));
  }
}

function findEdges(types: Types, info: FunctionInfo): Edge[] {
  const { site, body } = info;
  if (body === none || info.isAsync || info.isGenerator) return [];
  const { tree, model } = site;
  const edges: Edge[] = [];
  const end = tree.after(body);
  for (let node = body; node < end; node++) {
    const kind = tree.kind(node);
    if (kind === Kind.lambda || kind === Kind.function_definition) {
      node = tree.after(node) - 1;
      continue;
    }
    // What a generator expression does is done by whoever consumes it.
    if (kind !== Kind.call || runsLater(model.scopeAt(node), tree)) continue;
    edges.push({ site, call: node, targets: targetsOf(types, site, node) });
  }
  return edges;
}

function runsLater(scope: Scope, tree: Site["tree"]): boolean {
  for (let at: Scope | undefined = scope; at?.kind === ScopeKind.comprehension; at = at.parent) {
    if (tree.kind(at.node) === Kind.generator_expression) return true;
  }
  return functionScope(scope) === undefined && scope.kind !== ScopeKind.class;
}

/** The synchronous functions of the project a call runs: a function, a constructor, a method with all that overrides it. */
function targetsOf(types: Types, site: Site, call: Node): readonly FunctionInfo[] {
  const callee = site.tree.child(call, Field.function);
  if (callee === none) return [];
  const members = membersOf(types.typeOf(site, callee));
  const targets = members.map((member) => targetOf(types, member));
  return targets.some((target) => target === undefined) ? [] : (targets as FunctionInfo[][]).flat();
}

function targetOf(types: Types, type: Type): FunctionInfo[] | undefined {
  if (type.kind === "class") {
    const initializer = types.attribute({ kind: "instance", class: type.class, arguments: type.arguments }, "__init__");
    return initializer.kind === "function" && isOfProject(initializer.function) ? [initializer.function] : undefined;
  }
  if (type.kind !== "function" || type.result !== undefined || !isOfProject(type.function)) return undefined;
  const overriding = types
    .overridesOf(type.function)
    .map(({ site, definition }) => (definition.kind === "function" ? site.functionAt(definition.node) : undefined));
  if (overriding.some((info) => info === undefined)) return undefined;
  return [type.function, ...(overriding as FunctionInfo[])];
}

function isOfProject(info: FunctionInfo): boolean {
  return info.site.module.origin === "project";
}

/** The callee as written, on one line. */
function calleeName(site: Site, call: Node): string {
  const text = site.tree.textOf(site.tree.child(call, Field.function)).replace(/\s+/g, "");
  const parts = text.split(".");
  return text.length <= 40 ? text : (parts.at(-1) as string).slice(0, 40);
}
