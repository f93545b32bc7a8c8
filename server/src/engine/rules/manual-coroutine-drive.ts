/** Reports coroutines that are driven by hand, with `send(None)` or `next`, where the event loop should run them. */
import { membersOf } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, isDeferred, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineType } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const manualCoroutineDrive = defineRule({
  id: "manual-coroutine-drive",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A coroutine driven by hand", "zh-cn": "手动驱动的协程" },
  why: {
    en: "`send(None)` runs a coroutine up to the first place where it really waits. What it waits for is handed out there, to be given to an event loop, and nothing resumes the coroutine when that is done; one that never waits raises StopIteration instead. `await` it, or give it to `asyncio.run` or `create_task`.",
    "zh-cn":
      "`send(None)` 会让协程运行到第一个真正需要等待的位置。它所等待的对象会从那里交出来，本应由事件循环接手；没有事件循环，等待结束后也没有任何代码恢复这个协程；而从不等待的协程则会引发 StopIteration。请 `await` 它，或者把它交给 `asyncio.run` 或 `create_task`。",
  },
  bad: "import asyncio\n\n\nasync def work():\n    await asyncio.sleep(1)\n\n\ndef main():\n    coroutine = work()\n    coroutine.send(None)\n",
  good: "import asyncio\n\n\nasync def work():\n    await asyncio.sleep(1)\n\n\ndef main():\n    asyncio.run(work())\n",
  messages: {
    drives: {
      severity: "warning",
      en: "The coroutine stops where it first waits: `{callee}` runs it without an event loop",
      "zh-cn": "协程会停在第一次等待处：`{callee}` 没有通过事件循环来运行它",
    },
  },
  fixes: {},
  yieldsTo: ["coroutine-as-value"],
  offInTests: true,
  checks: {
    call: {
      check(call, context) {
        if (!drives(context, call) || isPartOfProtocol(context, call.node) || handlesEnd(context, call.node)) return;
        if (isExpectedToFail(context, call.node, true) || isColourTested(context, call.node)) return;
        context.report(context.calleeSpan(call.node), "drives", { callee: context.shown(call.callee) });
      },
    },
  },
});

/** `coroutine.send(None)`, `coroutine.__await__().send(None)`, `next(coroutine.__await__())`. */
function drives(context: Check, call: Call): boolean {
  const { tree } = context;
  const [first, ...rest] = call.arguments;
  if (rest.length > 0 || first?.name !== undefined) return false;
  if (tree.kind(call.callee) === Kind.attribute) {
    const name = tree.textOf(tree.child(call.callee, Field.attribute));
    const isStep =
      name === "send" ? first !== undefined && tree.kind(first.value) === Kind.none : name === "__next__" && first === undefined;
    if (!isStep) return false;
    const object = unparenthesized(tree, tree.child(call.callee, Field.object));
    return isIterator(context, object) || (name === "send" && isCoroutine(context, object));
  }
  return first !== undefined && call.names.includes("builtins.next") && isIterator(context, unparenthesized(tree, first.value));
}

/** What `__await__` of a coroutine gives. */
function isIterator(context: Check, node: Node): boolean {
  const { tree } = context;
  const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.attribute || tree.textOf(tree.child(callee, Field.attribute)) !== "__await__")
    return false;
  return isCoroutine(context, unparenthesized(tree, tree.child(callee, Field.object)));
}

function isCoroutine(context: Check, node: Node): boolean {
  return membersOf(context.typeOf(node)).every((member) => isCoroutineType(context, member));
}

/** `__await__`, and generators, hand on what they are given to wait for. */
function isPartOfProtocol(context: Check, node: Node): boolean {
  const info = context.functionAt(node);
  return info !== undefined && (info.isGenerator || /^__\w+__$/.test(info.name) || /^(send|throw|close)$/.test(info.name));
}

/** Code that drives coroutines on purpose is ready for their end: `except StopIteration`. */
function handlesEnd({ tree }: Check, node: Node): boolean {
  let from = node;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.try_statement || from !== tree.child(at, Field.body)) continue;
    if (handlersOf(tree, at).some(({ type }) => type === none || /\b(StopIteration|Exception|BaseException)\b/.test(tree.textOf(type))))
      return true;
  }
  return false;
}
