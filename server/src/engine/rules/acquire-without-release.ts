/** Reports locks of tasks that a coroutine acquires and may keep for ever. */
import { putUnder, removeStatement } from "../fixes/blocks.js";
import type { EditBuilder } from "../fixes/edits.js";
import { taskLocks, taskSemaphores } from "../knowledge/task-locks.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isDeferred, parentExpression, statementOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";

export const acquireWithoutRelease = defineRule({
  id: "acquire-without-release",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "A lock that may never be released", "zh-cn": "可能永远不会释放的锁" },
  why: {
    en: "Whoever acquires a lock has to release it on every way out, or the tasks that want it next wait for ever. Every `await` in between can raise: an error of what it waits for, or the cancellation of the task. A `release()` that merely stands further down is skipped then. `async with lock:` releases it whatever happens; where that does not fit, release it in a `finally`.",
    "zh-cn":
      "获取锁之后，无论从哪条路径离开都必须释放它，否则之后要用这把锁的任务会永远等下去。中间的每个 `await` 都可能引发异常：被等待的操作出错，或者任务被取消。此时只写在后面的 `release()` 就会被跳过。`async with lock:` 无论发生什么都会释放锁；如果不适用，请在 `finally` 中释放。",
  },
  bad: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def save(store, text):\n    await lock.acquire()\n    await store.write(text)\n    lock.release()\n",
  good: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def save(store, text):\n    async with lock:\n        await store.write(text)\n",
  messages: {
    skipped: {
      severity: "warning",
      en: "`{lock}` stays locked if the code before `release()` fails or is cancelled",
      "zh-cn": "如果 `release()` 之前的代码出错或被取消，`{lock}` 会一直处于锁定状态",
    },
    never: {
      severity: "warning",
      en: "Nothing releases `{lock}`: in the end the tasks that acquire it wait for ever",
      "zh-cn": "没有任何代码释放 `{lock}`：之后获取它的任务最终会永远等待",
    },
  },
  fixes: {
    with: { safety: "unsafe", preferred: true, en: "Use `async with {lock}`", "zh-cn": "改用 `async with {lock}`" },
  },
  // Tests of locks leave them locked on purpose.
  offInTests: true,
  checks: {
    call: {
      named: [...taskLocks, ...taskSemaphores].map((name) => `${name}.acquire`),
      check(call, context) {
        const { tree } = context;
        const info = context.asyncContext(call.node)?.function;
        if (info === undefined || tree.kind(call.callee) !== Kind.attribute || !isWaitedFor(context, call)) return;
        const lock = tree.child(call.callee, Field.object);
        const releases = releasesIn(context, info.node, lock);
        if (releases === undefined) return;
        const anchor = context.calleeSpan(call.node);
        const holes = { lock: context.shown(lock) };
        if (releases.length === 0) {
          if (!isReleasedElsewhere(context, lock)) context.report(anchor, "never", holes);
          return;
        }
        const release = releases.find((one) => one > call.node);
        if (isHandedOver(context, lock) || release === undefined || !waitsBetween(context, info.node, call.node, release)) return;
        const fix = { fix: "with" as const, arguments: holes, edit: (edit: EditBuilder) => enter(context, edit, call, lock, releases) };
        context.report(anchor, "skipped", holes, { fixes: [fix] });
      },
    },
  },
});

/** `await lock.acquire()`, also `await wait_for(lock.acquire(), ..)`. */
function isWaitedFor(context: Check, { node }: Call): boolean {
  const { tree } = context;
  if (context.isAwaited(node)) return true;
  const list = parentExpression(tree, node);
  const outer = list === none || tree.kind(list) !== Kind.argument_list ? none : tree.parent(list);
  return outer !== none && context.callAt(outer).names.includes("asyncio.wait_for") && context.isAwaited(outer);
}

/**
 * The calls in a function that release the lock on the way they stand on. Undefined where it may be released on other ways: in `finally`
 * or a handler, in a nested function, or by whatever else gets to see the lock.
 */
function releasesIn({ tree }: Check, top: Node, lock: Node): Node[] | undefined {
  const text = tree.textOf(lock);
  const found: Node[] = [];
  for (let at = top; at < tree.after(top); at++) {
    if (tree.kind(at) !== tree.kind(lock) || tree.textOf(at) !== text) continue;
    const parent = tree.parent(at);
    const isObject = tree.kind(parent) === Kind.attribute && tree.field(at) === Field.object;
    if (!isObject) {
      if (isGivenAway(tree.kind(parent), tree.field(at))) return undefined;
      continue;
    }
    if (tree.textOf(tree.child(parent, Field.attribute)) !== "release") continue;
    const call = tree.parent(parent);
    if (tree.kind(call) !== Kind.call || tree.field(parent) !== Field.function) return undefined;
    for (let around = tree.parent(call); around !== top; around = tree.parent(around)) {
      const kind = tree.kind(around);
      if (kind === Kind.finally_clause || kind === Kind.except_clause || isDeferred(kind)) return undefined;
    }
    found.push(call);
  }
  return found;
}

/** Whether a name that stands there is read for its value: passed, returned or stored. */
function isGivenAway(parent: Kind, field: Field): boolean {
  switch (parent) {
    case Kind.with_item:
    case Kind.comparison_operator:
    case Kind.if_statement:
    case Kind.not_operator:
    case Kind.parameters:
    case Kind.typed_parameter:
    case Kind.global_statement:
      return false;
    case Kind.assignment:
      return field !== Field.left;
    default:
      return true;
  }
}

/** Locks that come from a caller are the caller's to release; others may be released by any code that knows them. */
function isReleasedElsewhere(context: Check, lock: Node): boolean {
  const { model, tree, types } = context;
  if (tree.kind(lock) === Kind.identifier && model.bindingOf(lock) !== undefined) return true;
  const name = tree.kind(lock) === Kind.attribute ? tree.textOf(tree.child(lock, Field.attribute)) : tree.textOf(lock);
  const releasing = /\brelease\b|\b__aexit__\b/;
  return types.mentions
    .of(name)
    .some(({ module }) =>
      ["release", "__aexit__"].some((word) => types.mentions.in(module, word).some(({ item }) => releasing.test(item.text))),
    );
}

/** Whether code that does not acquire the lock releases it: for somebody who did, such as this function. */
function isHandedOver(context: Check, lock: Node): boolean {
  const { model, site, tree, types } = context;
  if (tree.kind(lock) === Kind.identifier && model.bindingOf(lock) !== undefined) return false;
  const name = tree.kind(lock) === Kind.attribute ? tree.textOf(tree.child(lock, Field.attribute)) : tree.textOf(lock);
  return types.mentions
    .of(`${name}.release`)
    .some(({ sites }) => sites.some((one) => one !== site && !one.item.text.includes(`${name}.acquire`)));
}

function waitsBetween({ tree }: Check, top: Node, from: Node, to: Node): boolean {
  for (const at of runningNodes(tree, tree.child(top, Field.body)))
    if (at >= tree.after(from) && at < to && (isAwaitPoint(tree, at) || tree.kind(at) === Kind.yield)) return true;
  return false;
}

/** `async with lock:` over what stands between the two calls, where both are statements of one block. */
function enter(context: Check, edit: EditBuilder, call: Call, lock: Node, releases: readonly Node[]): boolean {
  const { tree } = context;
  const [release, ...others] = releases;
  const acquiring = tree.parent(tree.parent(call.node));
  if (release === undefined || others.length > 0 || tree.kind(acquiring) !== Kind.expression_statement || call.arguments.length > 0)
    return false;
  const releasing = statementOf(tree, release);
  const block = tree.parent(acquiring);
  if (tree.parent(releasing) !== block || tree.parent(release) !== releasing || tree.kind(block) !== Kind.block) return false;
  const last = tree
    .namedChildren(block)
    .filter((statement) => statement < releasing)
    .at(-1);
  if (last === undefined || !putUnder(edit, acquiring, `async with ${tree.textOf(lock)}:`, last)) return false;
  return removeStatement(edit, releasing);
}
