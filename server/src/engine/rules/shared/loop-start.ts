/** Calls that start an event loop and wait for it. */
import { loopRunners } from "../../knowledge/asyncio-calls.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { ancestorOfKind, isDeferred, withItems } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";

export interface LoopStart {
  /** The call, qualified: `asyncio.run`. */
  readonly name: string;
  /** `nest_asyncio` lets loops nest. */
  readonly isPatched: boolean;
}

/** What a call starts, by itself; undefined when it starts no loop, or tests first whether one is running. */
export function loopStartAt(check: Check, node: Node): LoopStart | undefined {
  return loopStartOf(check, check.callAt(node));
}

export function loopStartOf(check: Check, call: Call): LoopStart | undefined {
  const { tree } = check;
  const name = call.names.find((one) => starters.has(one));
  if (name === undefined || isGuarded(check, call.node)) return undefined;
  // `async_to_sync(f)` only makes a function: calling that one is what starts the loop.
  const isCalled = tree.kind(tree.parent(call.node)) === Kind.call && tree.field(call.node) === Field.function;
  if (name === adapter && !isCalled) return undefined;
  return { name, isPatched: isPatched(check) };
}

export const adapter = "asgiref.sync.async_to_sync";
const starters: ReadonlySet<string> = new Set([...loopRunners, adapter]);

/** `nest_asyncio.apply()` somewhere in the project: it patches asyncio for the whole process. */
function isPatched({ file, types }: Check): boolean {
  for (const { site, call } of types.calls.named("apply", file.module)) {
    if (types.namesOf(types.typeOf(site, site.tree.child(call, Field.function))).includes("nest_asyncio.apply")) return true;
  }
  return false;
}

/** Under a test of whether a loop is running, or where the error is expected. */
function isGuarded(context: Check, node: Node): boolean {
  const { tree } = context;
  let at = node;
  for (;;) {
    at = ancestorOfKind(
      tree,
      at,
      Kind.if_statement,
      Kind.conditional_expression,
      Kind.with_statement,
      Kind.try_statement,
      Kind.function_definition,
    );
    if (at === none) return false;
    switch (tree.kind(at)) {
      case Kind.function_definition:
        return false;
      case Kind.with_statement:
        if (withItems(tree, at).some((item) => /\braises\b|\bassertRaises/.test(tree.textOf(item.value)))) return true;
        break;
      case Kind.try_statement: {
        // `try: asyncio.run(..) except RuntimeError:` asks whether a loop is running.
        const body = tree.child(at, Field.body);
        if (tree.holds(body, node) && /except\s*\(?[^:]*\bRuntimeError\b/.test(tree.textOf(at))) return true;
        if (!tree.holds(body, node) && /get_running_loop\(|get_event_loop\(/.test(tree.textOf(body))) return true;
        break;
      }
      default:
        if (
          /is_running\(|get_running_loop\(|_get_running_loop\(/.test(
            tree.textOf(tree.kind(at) === Kind.if_statement ? tree.child(at, Field.condition) : at),
          )
        )
          return true;
    }
  }
}

const asksForLoop = /\b(get_running_loop|is_running)\(/;

/** Whether a place is reached only where no loop is running: `if get_running_loop() is None: ..`, or the `else` of the reverse. */
export function isInLooplessBranch({ tree }: Check, node: Node): boolean {
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.if_statement) continue;
    const condition = tree.textOf(tree.child(at, Field.condition));
    if (!asksForLoop.test(condition)) continue;
    const isReverse = /\bis None\b|^not\b/.test(condition);
    if (isReverse ? from === tree.child(at, Field.consequence) : tree.kind(from) === Kind.else_clause) return true;
  }
  return false;
}
