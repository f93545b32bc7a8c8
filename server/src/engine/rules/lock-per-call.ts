/** Reports locks and semaphores that the call that enters them has made itself. */
import { taskLocks, taskSemaphores } from "../knowledge/task-locks.js";
import { functionScope } from "../semantics/build.js";
import { type Binding, ScopeKind } from "../semantics/model.js";
import { Kind } from "../syntax/kinds.gen.js";
import { unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const lockPerCall = defineRule({
  id: "lock-per-call",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "A lock that every call makes for itself", "zh-cn": "每次调用都新建的锁" },
  why: {
    en: "A lock keeps out the tasks that share it. One that is made in the same call that enters it is shared with nobody: each task holds a lock of its own, all of them get in at once, and the code under it is as unprotected as before. Make the lock once, where every task can see it: in the module, in `__init__`, or in the function that starts the tasks.",
    "zh-cn":
      "锁只能挡住共用同一把锁的任务。如果锁就在进入它的那次调用里创建，就没有别人和它共用：每个任务各持一把锁，全部同时进入，其中的代码和没有锁时一样不受保护。请只创建一次锁，并放在所有任务都能看到的地方：模块、`__init__`，或者启动这些任务的函数里。",
  },
  bad: "import asyncio\n\n\nasync def save(store, text):\n    async with asyncio.Lock():\n        await store.write(text)\n",
  good: "import asyncio\n\nlock = asyncio.Lock()\n\n\nasync def save(store, text):\n    async with lock:\n        await store.write(text)\n",
  messages: {
    lock: {
      severity: "warning",
      en: "`{lock}` keeps no other task out: every call makes its own",
      "zh-cn": "`{lock}` 挡不住其他任务：每次调用都会新建一个",
    },
    semaphore: {
      severity: "warning",
      en: "`{lock}` limits nothing: every call makes its own",
      "zh-cn": "`{lock}` 起不到限制作用：每次调用都会新建一个",
    },
  },
  fixes: {},
  checks: {
    with(node, context) {
      const { tree } = context;
      if (!context.isAsyncStatement(node) || context.asyncContext(node)?.function === undefined) return;
      for (const item of withItems(tree, node)) {
        const value = unparenthesized(tree, item.value);
        const isMadeHere = tree.kind(value) === Kind.call;
        const call = isMadeHere ? value : ownValue(context, value);
        if (call === none) continue;
        const { callee, names } = context.callAt(call);
        const isLimit = isOneOf(names, taskSemaphores);
        if (!isLimit && !isOneOf(names, taskLocks)) continue;
        const lock = isMadeHere ? `${context.shown(callee)}()` : context.shown(value);
        context.report(isMadeHere ? context.calleeSpan(call) : value, isLimit ? "semaphore" : "lock", { lock });
      }
    },
  },
});

function isOneOf(names: readonly string[], known: readonly string[]): boolean {
  return names.some((name) => known.includes(name));
}

/** The call that makes a local lock which this call alone can see, for the first statement that enters it; else `none`. */
function ownValue(context: Check, value: Node): Node {
  const { model, tree } = context;
  const binding = tree.kind(value) === Kind.identifier ? model.bindingOf(value) : undefined;
  const [only, ...others] = binding?.definitions ?? [];
  if (binding?.scope.kind !== ScopeKind.function || only?.kind !== "assign" || others.length > 0) return none;
  const made = only.value === undefined ? none : unparenthesized(tree, only.value);
  const isOwn = only.path.length === 0 && made !== none && tree.kind(made) === Kind.call && binding.uses[0] === value;
  return isOwn && isOnlyEntered(context, binding) ? made : none;
}

/** Whether nothing but `async with` statements of the function itself speak of a name. */
function isOnlyEntered({ model, tree }: Check, { scope, uses }: Binding): boolean {
  return uses.every((use) => tree.kind(tree.parent(use)) === Kind.with_item && functionScope(model.scopeAt(use)) === scope);
}
