/** What the blocking rules share: which call blocks, what is said of it, and the fix that gives it to a thread. */
import type { EditBuilder } from "../../fixes/edits.js";
import type { ArgumentPlace, ArgumentValue, BlockingRule } from "../../knowledge/library.js";
import { findBlocking, type KnownBlocking } from "../../project/lookup.js";
import { membersOf } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { isDeferred, isStatement } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { AsyncContext, Call, Check } from "../check.js";
import type { Severity } from "../finding.js";
import type { FixText, Offer } from "../rule.js";
import { isOfOneColour } from "./colour-test.js";
import { creationsOf, originsOf } from "./creation.js";
import { isOnDisk, receiverOf } from "./file-origin.js";
import { argumentAt, isGiven } from "./known-arguments.js";

/** A call that blocks the event loop it runs on. */
export interface BlockingCall extends KnownBlocking {
  /** As messages show it: `requests.get`, `open`. */
  readonly callee: string;
  /** What to use instead; nothing of asyncio where another library runs the loop. */
  readonly instead: string | undefined;
  readonly running: AsyncContext;
}

/** The call, if it is one of this rule's and runs in a coroutine. */
export function findBlockingCall(rule: BlockingRule, check: Check, call: Call): BlockingCall | undefined {
  const running = check.asyncContext(call.node);
  const known = running === undefined ? undefined : blockingAt(check, call);
  if (running === undefined || known?.calls.rule !== rule || isOfOneColour(check, call.node)) return undefined;
  return { ...known, callee: shownName(check, call, known), instead: insteadOf(check, known), running };
}

export function insteadOf({ file }: Check, { calls }: KnownBlocking): string | undefined {
  return file.library !== "asyncio" && calls.instead?.startsWith("asyncio.") === true ? undefined : calls.instead;
}

/** The name users know it by: as it is written where that is its name, else of the class the object is of (`ConfigParser.read`). */
function shownName(check: Check, call: Call, { name }: KnownBlocking): string {
  const written = check.textOf(call.callee);
  const root = name.split(".")[0] as string;
  const found = findBlocking([written]) === undefined ? call.names.find((one) => one.startsWith(`${root}.`)) : written;
  const shown = (found ?? name).replace(/^builtins\./, "");
  return shown.length <= 48 ? shown : `…${shown.split(".").slice(-2).join(".")}`;
}

/** What is known of a call that blocks the thread it is made on, given its arguments. */
export function blockingAt(check: Check, call: Call): KnownBlocking | undefined {
  const known = knownAt(check, call);
  const own = ownBlocking(check, call);
  if (known === undefined || known.calls.lazy === true) return own;
  return own?.calls.instead === undefined ? known : { ...known, calls: { ...known.calls, instead: own.calls.instead } };
}

/** What is known of a call whose result blocks where it is run through. */
export function lazyAt(check: Check, call: Call): KnownBlocking | undefined {
  const known = knownAt(check, call);
  return known?.calls.lazy === true ? known : undefined;
}

/** What the user says of a call: the setting `blockingCalls`. */
function ownBlocking({ file }: Check, { names }: Call): KnownBlocking | undefined {
  const { blockingCalls } = file.settings;
  const name = names.find((one) => Object.hasOwn(blockingCalls, one));
  if (name === undefined) return undefined;
  const instead = blockingCalls[name];
  return { name, calls: { rule: "blocking-call", names: [name], ...(instead === undefined || instead === "" ? {} : { instead }) } };
}

function knownAt(check: Check, call: Call): KnownBlocking | undefined {
  const known = findBlocking(call.names);
  if (known === undefined || isOfProject(check, call.callee)) return undefined;
  if (known.name.startsWith("builtins.") && hasUnreadStarImport(check)) return undefined;
  const { unless, operand, madeWith, unlessMadeWith, asks } = known.calls;
  if (asks !== undefined && asksBefore(check, call, asks)) return undefined;
  if (madeWith !== undefined && !isMadeWith(check, call, madeWith)) return undefined;
  if (unlessMadeWith !== undefined && mayBeMadeWith(check, call, unlessMadeWith)) return undefined;
  if (unless?.some((value) => isGiven(check, call, value)) === true) return undefined;
  if (known.name.startsWith("socket.socket.") && setsNonBlocking(check)) return undefined;
  return operand === undefined || isOnDisk(check, call, operand) ? known : undefined;
}

/** Whether the function asks the object whether it would block: `if future.done(): future.result()`. */
function asksBefore(check: Check, call: Call, methods: readonly string[]): boolean {
  const receiver = receiverOf(check, call);
  const info = check.functionAt(call.node);
  if (receiver === undefined || info === undefined) return false;
  const text = check.textOf(info.node);
  return methods.some((method) => text.includes(`${check.textOf(receiver)}.${method}(`));
}

/** Whether the object is known to be made with an argument other than 0. */
function isMadeWith(check: Check, call: Call, place: ArgumentPlace): boolean {
  const receiver = receiverOf(check, call);
  const made = receiver === undefined ? undefined : creationsOf(check, receiver);
  return (
    made?.some((creation) => {
      const given = argumentAt(creation, place);
      return typeof given === "object" && !/^-|^0$/.test(creation.site.tree.textOf(given.value));
    }) === true
  );
}

/** Whether the object may come from a call with that argument. */
function mayBeMadeWith(check: Check, call: Call, value: ArgumentValue): boolean {
  const receiver = receiverOf(check, call);
  if (receiver === undefined) return false;
  for (const origin of originsOf(check, receiver)) if (isGiven(origin.check, origin.call, value)) return true;
  return false;
}

/** Files that make a socket non-blocking know what its methods do; which socket it is they say in too many ways. */
function setsNonBlocking(check: Check): boolean {
  const nonBlocking = /\.setblocking\(\s*(?:False|0)\s*\)|\.settimeout\(\s*0(?:\.0*)?\s*\)/;
  const { mentions } = check.types;
  return ["setblocking", "settimeout"].some((word) => mentions.in(check.site.module, word).some(({ item }) => nonBlocking.test(item.text)));
}

/** Whether the call only starts something, and so blocks shortly. */
export function onlyStarts(check: Check, call: Call, { calls }: KnownBlocking): boolean {
  const { starts } = calls;
  return starts === true || (starts !== undefined && !isGiven(check, call, starts.unless));
}

/** A module of the project may be called like a library, or be the library's: its code says itself what blocks. */
function isOfProject(check: Check, callee: Node): boolean {
  return membersOf(check.typeOf(callee)).some((member) => {
    const symbol = member.kind === "function" ? member.function : member.kind === "class" ? member.class : undefined;
    return symbol?.site.module.origin === "project";
  });
}

/** Any name may come from a star import of a module nobody has read, a builtin's too. */
function hasUnreadStarImport(check: Check): boolean {
  const { module, types } = check.file;
  return module.starImports.some((written) => types.modules.find(module.absolute(written)) === undefined);
}

/** A call's own severity where the rule's is not right for it. */
export function severityOption({ calls }: KnownBlocking): { readonly severity?: Severity } {
  return calls.severity === undefined ? {} : { severity: calls.severity };
}

/** A severity for what a program does before it has anything else to run: the statements of `main()` before its first `await`. */
export function startupSeverity(check: Check, call: Node, running: AsyncContext): { readonly severity?: Severity } {
  const info = running.function;
  if (info === undefined || info.owner !== undefined || !/^_?(a|async_?)?main(_?async)?$/.test(info.name)) return {};
  const { tree } = check;
  for (let at = info.body; at !== none && at < tree.after(info.body); at++) {
    const kind = tree.kind(at);
    if (isDeferred(kind)) at = tree.after(at) - 1;
    // What awaits before it, or with it in a loop.
    else if ((kind === Kind.await || kind === Kind.kw_async) && (at < call || isInLoopWith(check, call, at))) return {};
  }
  return { severity: "hint" };
}

function isInLoopWith(check: Check, call: Node, other: Node): boolean {
  const { tree } = check;
  for (let at = tree.parent(call); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    const kind = tree.kind(at);
    if ((kind === Kind.for_statement || kind === Kind.while_statement) && tree.holds(at, other)) return true;
  }
  return false;
}

// ------------------------------------------------------------------- the fix

export const threadFix = {
  thread: { safety: "unsafe", preferred: true, en: "Run `{callee}` in a thread", "zh-cn": "在线程中运行 `{callee}`" },
} as const satisfies Record<string, FixText>;

/** `f(a, b=c)` becomes `await asyncio.to_thread(f, a, b=c)`, where what is known says that it may run in a thread. */
export function threadOffer(
  check: Check,
  call: Call,
  blocking: Pick<BlockingCall, "calls" | "callee" | "running">,
): Offer<typeof threadFix>[] {
  const { tree } = check;
  if (blocking.calls.thread !== "ok" || !blocking.running.canAwait) return [];
  const list = tree.child(call.node, Field.arguments);
  // A lone generator expression would run in the thread, and `yield` is too much for an argument of an argument.
  if (list === none || tree.kind(list) !== Kind.argument_list || holdsYield(check, list)) return [];
  const needsKeywords = call.arguments.some(({ name }) => name !== undefined && name !== "*");
  if (check.file.library !== "asyncio" && needsKeywords) return [];
  return [
    {
      fix: "thread",
      arguments: { callee: blocking.callee },
      edit: (edit) => {
        const runner = threadRunner(check, call, edit, needsKeywords);
        if (runner === undefined || edit.hasComment({ start: tree.start(call.node), end: tree.start(list) + 1 })) return false;
        if (!check.isAwaited(call.node)) edit.await(call.node);
        const first = call.arguments[0];
        const gap = tree.text.slice(tree.start(list) + 1, first === undefined ? tree.end(list) - 1 : tree.start(first.node));
        const callee = tree.textOf(call.callee);
        // One argument a line stays one argument a line.
        const lead = first !== undefined && /^\s*[\r\n]\s*$/.test(gap) ? gap : "";
        const separator = first === undefined ? "" : gap === "" ? ", " : ",";
        edit.replace({ start: tree.start(call.node), end: tree.start(list) + 1 }, `${runner.open}${lead}${callee}${separator}`);
        if (runner.close !== "") edit.insertAfter(call.node, runner.close);
        return true;
      },
    },
  ];
}

/** What goes before the function, and after the call's own parenthesis. */
function threadRunner(
  check: Check,
  call: Call,
  edit: EditBuilder,
  needsKeywords: boolean,
): { readonly open: string; readonly close: string } | undefined {
  const { library } = check.file;
  if (library !== "asyncio" || check.target.oldest.minor >= 9) {
    const runner = edit.importName(library, library === "asyncio" ? "to_thread" : "to_thread.run_sync", call.node);
    return runner === undefined ? undefined : { open: `${runner}(`, close: "" };
  }
  const loop = edit.importName("asyncio", "get_running_loop", call.node);
  if (loop === undefined) return undefined;
  const open = `${loop}().run_in_executor(None, `;
  if (!needsKeywords) return { open, close: "" };
  const partial = edit.importName("functools", "partial", call.node);
  return partial === undefined ? undefined : { open: `${open}${partial}(`, close: ")" };
}

function holdsYield(check: Check, node: Node): boolean {
  const { tree } = check;
  for (let at = node; at < tree.after(node); at++) {
    if (tree.kind(at) === Kind.yield) return true;
    if (isDeferred(tree.kind(at))) at = tree.after(at) - 1;
  }
  return false;
}

// -------------------------------------------------- fixes that change a statement

/** The simple statement a node stands in, where it has its lines to itself: others may be put before it, or it under another. */
export function wholeStatement(check: Check, node: Node): Node | undefined {
  const { tree } = check;
  let statement = node;
  while (statement !== none && !isStatement(tree, statement)) statement = tree.parent(statement);
  if (statement === none || tree.kind(tree.parent(statement)) !== Kind.block) return undefined;
  const before = tree.text.slice(0, tree.start(statement));
  const after = tree.text.slice(tree.end(statement));
  return /(^|[\r\n])[ \t]*$/.test(before) && /^[ \t]*(#|[\r\n]|$)/.test(after) ? statement : undefined;
}

/** A name that nothing in the item uses yet: `client`, else `client_2` and so on. */
export function freshName(check: Check, name: string): string {
  const isUsed = (candidate: string): boolean => new RegExp(`\\b${candidate}\\b`).test(check.tree.text);
  let candidate = name;
  for (let number = 2; isUsed(candidate); number++) candidate = `${name}_${number}`;
  return candidate;
}
