/** The checks of a rule about calls that wait: the calls themselves, and the running through of what lazy ones give. */
import type { Span } from "../../base/span.js";
import type { BlockingRule } from "../../knowledge/library.js";
import { blockingNames, findBlocking } from "../../project/lookup.js";
import { membersOf } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isAsync } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import type { Severity } from "../finding.js";
import type { Checks, Context, FixText, Message, Offer } from "../rule.js";
import { type BlockingCall, findBlockingCall, insteadOf, lazyAt, severityOption, type threadFix, threadOffer } from "./blocking.js";
import { receiverOf, staysOpen, valuesOf } from "./file-origin.js";

/** A place that blocks, and what a rule reports of it. */
export interface Blocked {
  /** The call, or what is run through. */
  readonly node: Node;
  readonly at: Span;
  /** It is run through, and blocks at each step. */
  readonly isIteration: boolean;
  readonly blocking: BlockingCall;
  readonly options: { readonly severity?: Severity; readonly fixes: readonly Offer<typeof threadFix>[] };
}

/** Calls `report` for everything of the rule that runs in a coroutine. */
export function blockingChecks<Messages extends Readonly<Record<string, Message>>, Fixes extends Readonly<Record<string, FixText>>>(
  rule: BlockingRule,
  report: (blocked: Blocked, context: Context<Messages, Fixes>) => void,
): Checks<Messages, Fixes> & Required<Pick<Checks<Messages, Fixes>, "call">> {
  const reportIteration = (iterable: Node, context: Context<Messages, Fixes>): void => {
    const blocking = findIteration(rule, context, iterable);
    if (blocking === undefined) return;
    const options = { ...severityOption(blocking), fixes: [] };
    report({ node: iterable, at: context.firstLine(iterable), isIteration: true, blocking, options }, context);
  };
  return {
    call: {
      named: [...blockingNames(rule), ...consumers],
      check(call, context) {
        const consumed = call.names.some((name) => consumers.includes(name)) ? call.arguments[0] : undefined;
        if (consumed !== undefined) return reportIteration(consumed.value, context);
        const blocking = findBlockingCall(rule, context, call);
        if (blocking === undefined || isOfReported(rule, context, call)) return;
        const options = { ...severityOption(blocking), fixes: threadOffer(context, call, blocking) };
        report({ node: call.node, at: context.calleeSpan(call.node), isIteration: false, blocking, options }, context);
      },
    },
    for(node, context) {
      if (!isAsync(context.tree, node)) reportIteration(context.tree.child(node, Field.right), context);
    },
    comprehension(node, context) {
      const { tree } = context;
      if (!runsHere(context, node)) return;
      for (const clause of tree.namedChildren(node))
        if (tree.kind(clause) === Kind.for_in_clause && !isAsync(tree, clause)) reportIteration(tree.child(clause, Field.right), context);
    },
  };
}

/** Whether a comprehension runs where it stands: a generator expression may be run through in a thread. */
export function runsHere(check: Check, comprehension: Node): boolean {
  const element = check.tree.namedChildren(comprehension)[0];
  return element !== undefined && check.asyncContext(element) !== undefined;
}

/** Whether a method's object comes from another call of the rule in this function: one finding tells of both (`connect().execute()`). */
function isOfReported(rule: BlockingRule, check: Check, call: Call, depth = 0): boolean {
  const receiver = receiverOf(check, call);
  const from = receiver === undefined ? [] : [receiver];
  // `with closing(connect()) as connection:`
  const sources = depth === 0 ? from : [...from, ...call.arguments.map((argument) => argument.value)];
  return sources.some((source) => {
    const values = depth > 6 ? undefined : valuesOf(check, source);
    return values?.some((value) => {
      if (check.tree.kind(value) !== Kind.call) return false;
      const made = check.callAt(value);
      if (findBlocking(made.names)?.calls.rule === rule) return value === source || staysOpen(check, check.typeOf(value));
      return isOfReported(rule, check, made, depth + 1);
    });
  });
}

/** Builtins that run through their first argument at once. */
const consumers: readonly string[] = ["all", "any", "dict", "frozenset", "list", "max", "min", "next", "set", "sorted", "sum", "tuple"].map(
  (name) => `builtins.${name}`,
);

/** Builtins that give the elements of an argument on. */
const wrappers: readonly string[] = ["enumerate", "filter", "iter", "map", "reversed", "zip"].map((name) => `builtins.${name}`);

/** What blocks at each step of running through a value: what a lazy call gives, or an instance of a lazy class. */
function findIteration(rule: BlockingRule, check: Check, iterable: Node): BlockingCall | undefined {
  const running = iterable === none ? undefined : check.asyncContext(iterable);
  if (running === undefined) return undefined;
  const calls = callsBehind(check, iterable);
  const known = calls.map((call) => lazyAt(check, call)).find((one) => one?.calls.rule === rule) ?? lazyInstance(rule, check, iterable);
  return known === undefined ? undefined : { ...known, callee: check.shown(iterable), instead: insteadOf(check, known), running };
}

/** The calls whose results an expression runs through: its own, or those in `enumerate(..)` and the like. */
function callsBehind(check: Check, iterable: Node, depth = 0): readonly Call[] {
  const [value, ...others] = valuesOf(check, iterable) ?? [];
  if (value === undefined || others.length > 0 || check.tree.kind(value) !== Kind.call) return [];
  const call = check.callAt(value);
  if (depth > 4 || !call.names.some((name) => wrappers.includes(name))) return [call];
  return call.arguments.flatMap((argument) => callsBehind(check, argument.value, depth + 1));
}

function lazyInstance(rule: BlockingRule, check: Check, iterable: Node): ReturnType<typeof lazyAt> {
  const members = membersOf(check.typeOf(iterable)).filter((member) => member.kind !== "none");
  const known = members.map((member) => {
    const name = check.classNameOf(member);
    return name === undefined ? undefined : findBlocking([name]);
  });
  const [first] = known;
  return first !== undefined && known.every((one) => one?.calls.lazy === true && one.calls.rule === rule) ? first : undefined;
}
