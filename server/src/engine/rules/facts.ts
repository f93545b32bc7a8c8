/** What is known of functions by way of what they call: the facts rules ask for, each with the seed it begins at. */
import { shifted } from "../base/span.js";
import { Evidence } from "../project/evidence.js";
import type { KnownBlocking } from "../project/lookup.js";
import { CallGraph, Reach, type Reason } from "../project/reach.js";
import type { FunctionInfo, Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import type { Model } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, calleeSpan } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { Check, type FileContext } from "./check.js";
import { type ChainStep, type Severity, severities } from "./finding.js";
import { blockingAt } from "./shared/blocking.js";
import { isHandled, queries } from "./shared/django-queries.js";
import { receiverOf } from "./shared/file-origin.js";
import { argumentAt } from "./shared/known-arguments.js";
import { isInLooplessBranch, type LoopStart, loopStartAt } from "./shared/loop-start.js";
import { runsAlways } from "./shared/run-order.js";

export interface Facts {
  /** The function blocks the thread that calls it. */
  readonly blocks: Reach<KnownBlocking>;
  /** The function starts an event loop in the thread that calls it. */
  readonly startsLoop: Reach<LoopStart>;
  /** The function asks the database by way of Django, which it refuses to do in an event loop. */
  readonly asksDjango: Reach<true>;
  /** What the project says about method names. */
  readonly evidence: Evidence;
}

/** What facts need to know of the files their code stands in. */
export interface FactSources {
  readonly contextOf: (site: Site) => FileContext | undefined;
  /** Whether a comment silences a rule there: a blocking call somebody has accepted starts no chain. */
  readonly isSuppressed: (site: Site, node: Node, rule: string) => boolean;
  /** The model of an item that is looked at once: of most, nobody else ever asks what is in them. */
  readonly modelOf: (item: Item) => Model;
}

export function createFacts(types: Types, { contextOf, isSuppressed, modelOf }: FactSources): Facts {
  const checkAt = (site: Site): Check | undefined => {
    const context = contextOf(site);
    return context === undefined ? undefined : new Check(site, context);
  };
  const graph = new CallGraph(types);
  // What stands under a condition may be what never happens inside a loop.
  const always = ({ site, body }: FunctionInfo, call: Node) => runsAlways(site.tree, call, body);
  return {
    evidence: new Evidence(types.modules, modelOf),
    blocks: new Reach(
      graph,
      (site) => {
        const check = checkAt(site);
        if (check === undefined) return undefined;
        return (call) => {
          const blocking = blockingAt(check, check.callAt(call));
          return blocking === undefined || isSuppressed(site, call, blocking.calls.rule) ? undefined : chainSeed(check, call, blocking);
        };
      },
      (blocking) => severities.indexOf(blockingSeverity(blocking)),
    ),
    startsLoop: new Reach(
      graph,
      (site) => {
        const check = checkAt(site);
        if (check === undefined) return undefined;
        return (call) => {
          const start = loopStartAt(check, call);
          return start === undefined || asksForLoop(check, call) ? undefined : start;
        };
      },
      () => 0,
      always,
    ),
    asksDjango: new Reach(
      graph,
      (site) => {
        const check = checkAt(site);
        if (check === undefined) return undefined;
        return (call) => (queries(check, check.callAt(call)) && !isHandled(check, call) ? true : undefined);
      },
      () => 0,
      always,
    ),
  };
}

/**
 * A blocking call as the end of chains, unless it is reached only where no loop runs. Nobody notices a sleep of some milliseconds,
 * and one after a failure is not what mostly happens.
 */
function chainSeed(check: Check, call: Node, blocking: KnownBlocking): KnownBlocking | undefined {
  if (isInLooplessBranch(check, call) || isGivenFile(check, call, blocking)) return undefined;
  if (blocking.calls.rule !== "blocking-sleep") return blocking;
  const [duration] = check.callAt(call).arguments;
  if (duration !== undefined && Number(check.textOf(duration.value)) <= 0.01) return undefined;
  const handler = ancestorOfKind(check.tree, call, Kind.except_clause, Kind.function_definition);
  const isInHandler = handler !== none && check.tree.kind(handler) === Kind.except_clause;
  return isInHandler ? { ...blocking, calls: { ...blocking.calls, severity: "info" } } : blocking;
}

/** Whether the file a call reads or writes is a parameter: what kind of file it is, only callers know. */
function isGivenFile(check: Check, call: Node, { calls: { operand } }: KnownBlocking): boolean {
  if (operand === undefined || (operand.self !== true && operand.only !== "file")) return false;
  const made = check.callAt(call);
  const given = operand.self === true ? receiverOf(check, made) : argumentAt(made, operand);
  const node = typeof given === "object" ? given.value : given;
  return typeof node === "number" && check.model.bindingOf(node)?.definitions.some(({ kind }) => kind === "parameter") === true;
}

/** How bad it is where a call blocks the event loop: what its rule says, unless what is known of it says otherwise. */
export function blockingSeverity({ calls }: KnownBlocking): Severity {
  if (calls.severity !== undefined) return calls.severity;
  if (calls.rule === "blocking-cpu") return "hint";
  return calls.rule === "blocking-file" || calls.rule === "blocking-path" ? "info" : "warning";
}

/** A reason as the steps of a chain, from the reported call to the one at its end. */
export function chainOf(reason: Reason<unknown>): ChainStep[] {
  const steps: ChainStep[] = [];
  for (let at: Reason<unknown> | undefined = reason; at !== undefined; at = at.next) steps.push(stepAt(at.site, at.call, at.name));
  return steps;
}

/** A call as a step of a chain. */
export function stepAt(site: Site, call: Node, name: string): ChainStep {
  const span = calleeSpan(site.tree, call);
  return {
    file: site.module.key,
    name,
    // The code above it may grow and shrink while the chain stands.
    get span() {
      return shifted(span, site.start);
    },
  };
}

/**
 * A chain in a message: `load → fetch_row → requests.get`. Where it is long the middle is left out, then the beginning, which the
 * message names.
 */
export function showChain(steps: readonly ChainStep[]): string {
  const names = steps.map((step) => (step.name.split(".").length > 2 ? step.name.split(".").slice(-2).join(".") : step.name));
  const [first, second] = names;
  const last = names.at(-1);
  const ways = [
    names.length > 4 ? [first, second, "…", last] : names,
    ...(names.length > 2
      ? [
          [first, "…", last],
          ["…", last],
        ]
      : [[last]]),
  ];
  const shown = ways.map((way) => way.join(" → "));
  return shown.find((text) => text.length <= 60) ?? (shown.at(-1) as string);
}

/** A function that asks anywhere whether a loop is running knows what it starts. */
function asksForLoop(check: Check, call: Node): boolean {
  const info = check.functionAt(call);
  return info !== undefined && /get_running_loop\(|is_running\(/.test(check.textOf(info.node));
}
