/** Reports locks of threads and processes that a coroutine holds while it waits. */

import type { EditBuilder } from "../fixes/edits.js";
import { planImport } from "../fixes/imports.js";
import { attributesNamed, globalReads } from "../project/named-nodes.js";
import type { Located, Site } from "../project/symbols.js";
import { membersOf, type Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, isAsync, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";

const modules = ["threading", "multiprocessing.synchronize"];
const exclusiveLocks = modules.flatMap((name) => [`${name}.Lock`, `${name}.Semaphore`, `${name}.BoundedSemaphore`]);
/** Those the thread that holds them may take again: all tasks of a loop are that thread. */
const reentrantLocks = modules.flatMap((name) => [`${name}.RLock`, `${name}.Condition`]);

export const threadLockAcrossAwait = defineRule({
  id: "thread-lock-across-await",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "A thread lock held over an `await`", "zh-cn": "跨 `await` 持有的线程锁" },
  why: {
    en: "At an `await` the coroutine pauses with the lock in hand, and another task runs in the same thread. When that task wants the lock too, it stops the whole thread to wait for it: the first task can never go on to release it, and the event loop hangs for ever. An `RLock` does not hang, it does not guard either: it belongs to the thread, so every task of the loop gets in. Use `asyncio.Lock` with `async with`, or release the lock before the `await`.",
    "zh-cn":
      "协程在 `await` 处暂停时仍持有锁，而同一线程会去运行别的任务。如果那个任务也要这把锁，它会阻塞整个线程来等待：第一个任务再也没有机会继续并释放锁，事件循环就此永远卡死。`RLock` 不会卡死，但也起不到保护作用：它属于线程，因此循环中的每个任务都能进入。请改用 `asyncio.Lock` 和 `async with`，或者在 `await` 之前释放锁。",
  },
  bad: "import asyncio\nimport threading\n\nlock = threading.Lock()\n\n\nasync def update(store):\n    with lock:\n        await store.save()\n",
  good: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def update(store):\n    async with lock:\n        await store.save()\n",
  messages: {
    deadlock: {
      severity: "error",
      en: "`{lock}` is held over an `await`: the event loop can deadlock on itself",
      "zh-cn": "`{lock}` 在 `await` 期间仍被持有：事件循环可能把自己锁死",
    },
    reentrant: {
      severity: "error",
      en: "`{lock}` keeps no other task out at an `await`: it belongs to the thread they share",
      "zh-cn": "`{lock}` 在 `await` 处挡不住其他任务：它属于所有任务共用的线程",
    },
  },
  fixes: {
    asyncio: {
      safety: "unsafe",
      preferred: true,
      en: "Use `asyncio.Lock` with `async with`",
      "zh-cn": "改用 `asyncio.Lock` 和 `async with`",
    },
  },
  checks: {
    with(node, context) {
      const { tree } = context;
      const body = tree.child(node, Field.body);
      if (body === none || context.isAsyncStatement(node) || context.asyncContext(node)?.canAwait !== true) return;
      if (!waitsIn(context, body)) return;
      for (const { value } of withItems(tree, node)) {
        const message = heldAs(context, context.typeOf(value));
        if (message === undefined) continue;
        const replacement = message === "deadlock" ? findReplacement(context, value) : undefined;
        const fixes =
          replacement === undefined ? [] : [{ fix: "asyncio" as const, edit: (edit: EditBuilder) => replaceLock(edit, replacement) }];
        context.report(context.firstLine(value), message, { lock: context.shown(value) }, { fixes });
      }
    },
    call: {
      named: [...exclusiveLocks, ...reentrantLocks].map((name) => `${name}.acquire`),
      check(call, context) {
        const { tree } = context;
        const statement = tree.parent(call.node);
        // `lock.acquire(False)` and the like only try.
        if (call.arguments.length > 0 || tree.kind(call.callee) !== Kind.attribute || tree.kind(statement) !== Kind.expression_statement)
          return;
        const lock = tree.child(call.callee, Field.object);
        const message = heldAs(context, context.typeOf(lock));
        if (message === undefined || context.asyncContext(call.node)?.canAwait !== true) return;
        if (waitsBeforeRelease(context, statement, tree.textOf(lock)))
          context.report(context.calleeSpan(call.node), message, { lock: context.shown(lock) });
      },
    },
  },
});

/** What holding such a lock over an `await` does; undefined for what is no lock of threads. */
function heldAs(context: Check, type: Type): "deadlock" | "reentrant" | undefined {
  const members = membersOf(type).filter((member) => member.kind !== "none");
  if (members.length === 0) return undefined;
  if (members.every((member) => context.isInstance(member, ...exclusiveLocks))) return "deadlock";
  return members.every((member) => context.isInstance(member, ...exclusiveLocks, ...reentrantLocks)) ? "reentrant" : undefined;
}

function waitsIn(context: Check, node: Node): boolean {
  for (const at of runningNodes(context.tree, node)) if (isAwaitPoint(context.tree, at)) return true;
  return false;
}

/** Whether the code after a statement waits before it releases the lock: what follows in its block, and in `finally` around it. */
function waitsBeforeRelease(context: Check, statement: Node, lock: string): boolean {
  const { tree } = context;
  let waits = false;
  for (let at = statement; ; ) {
    const parent = tree.parent(at);
    if (parent === none || tree.kind(parent) === Kind.function_definition) return false;
    const kind = tree.kind(parent);
    for (const next of kind === Kind.block || kind === Kind.try_statement ? tree.namedChildren(parent) : []) {
      const isPart = kind === Kind.block || tree.kind(next) === Kind.finally_clause || tree.kind(next) === Kind.else_clause;
      if (next <= at || !isPart) continue;
      for (const node of runningNodes(tree, next)) {
        if (isAwaitPoint(tree, node)) waits = true;
        else if (isRelease(context, node, lock)) return waits;
      }
    }
    at = parent;
  }
}

function isRelease(context: Check, node: Node, lock: string): boolean {
  const { tree } = context;
  return tree.kind(node) === Kind.call && tree.textOf(tree.child(node, Field.function)) === `${lock}.release`;
}

/** A lock whose every use is known: where it is made, and the `with` statements that take it. */
interface Replacement {
  readonly made: { readonly site: Site; readonly callee: Node };
  readonly taken: readonly { readonly site: Site; readonly statement: Node }[];
}

/** All there is to change for an `asyncio.Lock`, if the lock is made once in this file and only taken by `with` in coroutines. */
function findReplacement(context: Check, lock: Node): Replacement | undefined {
  const { tree } = context;
  // Until 3.9 an asyncio.Lock belongs to the loop it finds when it is made.
  if (context.file.library !== "asyncio" || context.target.oldest.minor < 10) return undefined;
  const found =
    tree.kind(lock) === Kind.identifier
      ? nameUses(context, lock)
      : tree.kind(lock) === Kind.attribute
        ? attributeUses(context, lock)
        : undefined;
  if (found === undefined) return undefined;
  const { site, value } = found.made;
  if (site.tree.kind(value) !== Kind.call || argumentsOf(site.tree, value).length > 0) return undefined;
  const callee = site.tree.child(value, Field.function);
  if (!context.types.namesOf(context.types.typeOf(site, callee)).includes("threading.Lock")) return undefined;
  const taken = found.uses.map((use) => takenBy(context, use.site, use.node));
  return taken.some((one) => one === undefined) ? undefined : { made: { site, callee }, taken: taken as { site: Site; statement: Node }[] };
}

interface Uses {
  readonly made: { readonly site: Site; readonly value: Node };
  readonly uses: readonly { readonly site: Site; readonly node: Node }[];
}

/** A local variable, or one of the module that no other file speaks of. */
function nameUses(context: Check, lock: Node): Uses | undefined {
  const { model, site } = context;
  const name = context.textOf(lock);
  const local = model.bindingOf(lock);
  const definitions: readonly Located[] =
    local?.definitions.map((definition) => ({ site, definition })) ?? site.module.symbols.get(name) ?? [];
  const [only, ...others] = definitions;
  if (only === undefined || others.length > 0) return undefined;
  const { kind, value, annotation, path } = only.definition;
  if (kind !== "assign" || value === undefined || annotation !== undefined || path.length > 0) return undefined;
  const made = { site: only.site, value };
  if (local !== undefined) return { made, uses: local.uses.map((node) => ({ site, node })) };
  if (context.types.mentions.elsewhere(site.module, name)) return undefined;
  return { made, uses: globalReads(context.types, site.module, name) };
}

/** `self.lock` of a class that sets it once, with all attributes of that name in the file. */
function attributeUses(context: Check, lock: Node): Uses | undefined {
  const { tree, site } = context;
  const name = tree.textOf(tree.child(lock, Field.attribute));
  const object = context.typeOf(tree.child(lock, Field.object));
  if (object.kind !== "instance" || context.types.mentions.elsewhere(site.module, name)) return undefined;
  const assigned = object.class.attributes.get(name) ?? [];
  const members = object.class.members.get(name) ?? [];
  const [attribute] = assigned;
  const [member] = members;
  if (assigned.length + members.length !== 1) return undefined;
  const only = attribute === undefined ? member?.definition : attribute.attribute;
  const at = attribute?.site ?? member?.site;
  if (only === undefined || at?.module !== site.module || only.kind !== "assign" || only.annotation !== undefined) return undefined;
  if (only.value === undefined || only.path.length > 0) return undefined;
  const uses = attributesNamed(context.types, site.module, name).filter((use) => use.site !== at || use.node !== only.target);
  return { made: { site: at, value: only.value }, uses };
}

/** The plain `with` statement of a coroutine that takes the lock and nothing else. */
function takenBy(context: Check, site: Site, use: Node): { site: Site; statement: Node } | undefined {
  const { tree } = site;
  const item = tree.parent(use);
  const statement = item === none ? none : tree.parent(tree.parent(item));
  if (item === none || tree.kind(item) !== Kind.with_item || statement === none || tree.kind(statement) !== Kind.with_statement)
    return undefined;
  if (withItems(tree, statement).length !== 1 || isAsync(tree, statement)) return undefined;
  return new Check(site, context.file).asyncContext(statement)?.canAwait === true ? { site, statement } : undefined;
}

function replaceLock(edit: EditBuilder, { made, taken }: Replacement): boolean {
  const plan = planImport(made.site, made.callee, "asyncio", "Lock");
  if (plan === undefined) return false;
  if (plan.edit !== undefined) edit.inFile(plan.edit);
  const { tree, start } = made.site;
  edit.inFile({ start: tree.start(made.callee) + start, end: tree.end(made.callee) + start, newText: plan.expression });
  for (const { site, statement } of taken) {
    const at = site.tree.start(statement) + site.start;
    edit.inFile({ start: at, end: at, newText: "async " });
  }
  return true;
}
