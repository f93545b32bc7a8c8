/** Reports state of the current thread that a coroutine sets as if it were its own. */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";

const messages = {
  shared: {
    severity: "info",
    en: "Every task of this thread sees `{name}`: it belongs to the thread, not to the task",
    "zh-cn": "该线程中的所有任务都会看到 `{name}`：它属于线程，而不属于任务",
  },
} as const;

export const threadLocalInAsync = defineRule({
  id: "thread-local-in-async",
  group: "sync",
  since: "0.1.0",
  sources: [],
  title: { en: "Thread-local state set in a coroutine", "zh-cn": "在协程中设置线程本地状态" },
  why: {
    en: "All tasks of an event loop run in one thread, so `threading.local()` has one value for all of them. What a coroutine stores there is overwritten by the next task that does the same, at the first `await`: a request then sees the user of another one. A `contextvars.ContextVar` has a value of its own in every task, and `asyncio.to_thread` takes it along.",
    "zh-cn":
      "事件循环的所有任务都在同一个线程里运行，因此 `threading.local()` 对它们只有一个值。协程存进去的内容，在第一个 `await` 处就可能被做同样事情的下一个任务覆盖：一个请求会看到另一个请求的用户。`contextvars.ContextVar` 在每个任务中都有自己的值，`asyncio.to_thread` 也会把它带过去。",
  },
  bad: "import threading\n\ncurrent = threading.local()\n\n\nasync def handle(request):\n    current.user = request.user\n    await request.answer()\n",
  good: 'from contextvars import ContextVar\n\nuser = ContextVar("user")\n\n\nasync def handle(request):\n    user.set(request.user)\n    await request.answer()\n',
  messages,
  fixes: {},
  checks: { assignment: check, nodes: { kinds: [Kind.augmented_assignment], check } },
});

function check(node: Node, context: Context<typeof messages, Record<never, never>>): void {
  const { tree } = context;
  const target = tree.child(node, Field.left);
  const body = context.asyncContext(node)?.function?.body ?? none;
  if (body === none || tree.kind(target) !== Kind.attribute) return;
  if (!context.isInstance(context.typeOf(tree.child(target, Field.object)), "threading.local")) return;
  if (isCache(context, node, target) || isLater(context, body, node, target)) return;
  context.report(context.firstLine(target), "shared", { name: context.shown(target) });
}

/** `if not hasattr(local, "client"): local.client = ..` keeps one for each thread, and so for each loop. */
function isCache({ tree }: Check, node: Node, target: Node): boolean {
  const object = tree.textOf(tree.child(target, Field.object));
  for (let at = ancestorOfKind(tree, node, Kind.if_statement, Kind.except_clause); at !== none; ) {
    if (tree.kind(at) === Kind.except_clause) return true;
    const condition = tree.child(at, Field.condition);
    if (condition !== none && tree.textOf(condition).includes(object)) return true;
    at = ancestorOfKind(tree, at, Kind.if_statement, Kind.except_clause);
  }
  return false;
}

/** It was set before in the function, or nothing is waited for after it. */
function isLater({ tree }: Check, body: Node, node: Node, target: Node): boolean {
  const text = tree.textOf(target);
  let waits = false;
  for (const at of runningNodes(tree, body)) {
    if (at > node) waits ||= isAwaitPoint(tree, at) || tree.kind(at) === Kind.yield;
    else if (at < node && tree.kind(at) === Kind.assignment && tree.textOf(tree.child(at, Field.left)) === text) return true;
  }
  return !waits;
}
