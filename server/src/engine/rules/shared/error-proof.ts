/** Coroutines that raise no error: those that deal with all errors themselves. */
import type { FunctionInfo } from "../../project/symbols.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { ancestorOfKind, decoratorsOf, handlersOf, unparenthesized, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import { Check } from "../check.js";
import { isAwaitPoint, runningNodes } from "./afterwards.js";

/** How many calls deep it is looked for. */
const depthLimit = 3;

/** What ends in no error but cancellation. */
const unfailing = [
  "asyncio.Event.wait",
  "asyncio.Lock.acquire",
  "asyncio.Queue.get",
  "asyncio.Queue.join",
  "asyncio.Queue.put",
  "asyncio.Semaphore.acquire",
  "asyncio.sleep",
] as const;

/** Whether a call runs what raises no error, or what a decorator may keep from raising one. */
export function isErrorProof(check: Check, call: Node, depth = 0): boolean {
  const callee = check.tree.child(call, Field.function);
  if (check.isNamed(callee, ...unfailing) || isDecorated(check, callee)) return true;
  const type = check.typeOf(call);
  const info = type.kind === "coroutine" ? type.function : undefined;
  if (info === undefined || info.site.module.origin !== "project" || depth >= depthLimit) return false;
  return handlesAll(new Check(info.site, check.file), info, depth);
}

function isDecorated(check: Check, callee: Node): boolean {
  const { model, tree } = check;
  const binding = tree.kind(callee) === Kind.identifier ? model.bindingOf(callee) : undefined;
  if (binding?.definitions.some(({ kind, node }) => kind === "function" && decoratorsOf(tree, node).length > 0) === true) return true;
  const type = check.typeOf(callee);
  if (type.kind !== "function") return false;
  const { decorators, site } = type.function;
  return decorators.some((node) => !/^(static|class)method$/.test(site.tree.textOf(node)));
}

/** Whether everything a function waits for is under a `try` of its own, or needs none; what does not wait is not looked at. */
function handlesAll(check: Check, info: FunctionInfo, depth: number): boolean {
  const { tree } = check;
  if (info.body === none) return false;
  let deals = false;
  for (const at of runningNodes(tree, info.body)) {
    if (!isAwaitPoint(tree, at)) continue;
    const operand = tree.kind(at) === Kind.await ? unparenthesized(tree, tree.namedChildren(at)[0] ?? none) : none;
    const call = operand !== none && tree.kind(operand) === Kind.call ? operand : none;
    const isUnfailing = call === none ? isLock(check, at) : check.isNamed(tree.child(call, Field.function), ...unfailing);
    if (isHandled(check, info, at) || (call !== none && !isUnfailing && isErrorProof(check, call, depth + 1))) deals = true;
    else if (!isUnfailing) return false;
  }
  return deals;
}

/** `async with lock`: what is entered has been made before. */
function isLock({ tree }: Check, at: Node): boolean {
  const statement = tree.parent(at);
  return tree.kind(statement) === Kind.with_statement && withItems(tree, statement).every(({ value }) => tree.kind(value) !== Kind.call);
}

/** Whether a `try` around an await point, in its function, catches every `Exception` and raises none. */
function isHandled(check: Check, info: FunctionInfo, awaiting: Node): boolean {
  const { tree } = check;
  let at = awaiting;
  for (;;) {
    at = ancestorOfKind(tree, at, Kind.try_statement);
    if (at === none || at < info.body) return false;
    const handler = handlersOf(tree, at).find(
      ({ type }) => type === none || check.isNamed(type, "builtins.Exception", "builtins.BaseException"),
    );
    if (handler === undefined) continue;
    // What waits in the handler or after it is part of dealing with the error.
    if (!tree.holds(tree.child(at, Field.body), awaiting)) return true;
    if (![...runningNodes(tree, handler.block)].some((node) => tree.kind(node) === Kind.raise_statement)) return true;
  }
}
