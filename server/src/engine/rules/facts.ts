/** What is known of functions by way of what they call: the facts rules ask for, each with the seed it begins at. */
import { shifted } from "../base/span.js";
import { Evidence } from "../project/evidence.js";
import type { KnownBlocking } from "../project/lookup.js";
import { CallGraph, Reach, type Reason } from "../project/reach.js";
import type { Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import type { Model } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { calleeSpan } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { Check, type FileContext } from "./check.js";
import { type ChainStep, type Severity, severities } from "./finding.js";
import { blockingAt } from "./shared/blocking.js";
import { type LoopStart, loopStartAt } from "./shared/loop-start.js";

export interface Facts {
  /** The function blocks the thread that calls it. */
  readonly blocks: Reach<KnownBlocking>;
  /** The function starts an event loop in the thread that calls it. */
  readonly startsLoop: Reach<LoopStart>;
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
  return {
    evidence: new Evidence(types.modules, modelOf),
    blocks: new Reach(
      graph,
      (site) => {
        const check = checkAt(site);
        if (check === undefined) return undefined;
        return (call) => {
          const blocking = blockingAt(check, check.callAt(call));
          return blocking === undefined || isSuppressed(site, call, blocking.calls.rule) ? undefined : blocking;
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
    ),
  };
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

/** A chain in a message: `load → fetch_row → requests.get`, the middle left out where it is long. */
export function showChain(steps: readonly ChainStep[]): string {
  const names = steps.map((step) => (step.name.split(".").length > 2 ? step.name.split(".").slice(-2).join(".") : step.name));
  return (names.length > 4 ? [names[0], names[1], "…", names.at(-1)] : names).join(" → ");
}

/** A function that asks anywhere whether a loop is running knows what it starts. */
function asksForLoop(check: Check, call: Node): boolean {
  const info = check.functionAt(call);
  return info !== undefined && /get_running_loop\(|is_running\(/.test(check.textOf(info.node));
}
