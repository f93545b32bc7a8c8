/** Reports `shield(coro())`: when its waiter is cancelled, nothing holds the task that was to be protected. */
import type { EditBuilder } from "../fixes/edits.js";
import { holdTask } from "../fixes/kept-task.js";
import { taskMakers } from "../knowledge/asyncio-calls.js";
import { Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { awaitAround } from "./shared/awaited-through.js";
import { isCoroutineCall } from "./shared/coroutine-value.js";

export const shieldWithoutReference = defineRule({
  id: "shield-without-reference",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "A shielded task nothing holds", "zh-cn": "没有任何引用的受保护任务" },
  why: {
    en: "`asyncio.shield(coro())` wraps the coroutine in a task of its own. When the code that awaits the shield is cancelled, the task goes on, but nothing refers to it any more: it can be garbage-collected in the middle of its work, nobody sees its error, and nobody waits for it at shutdown. Make the task first, keep it, and shield that.",
    "zh-cn":
      "`asyncio.shield(coro())` 会把协程包装成一个独立的任务。等待 shield 的代码被取消后，这个任务仍会继续执行，但已经没有任何引用指向它：它可能在执行到一半时被垃圾回收，它的异常没有人看到，程序退出时也没有人等它。请先创建任务并保存它，再 shield 这个任务。",
  },
  bad: "import asyncio\n\n\nasync def save():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    await asyncio.shield(save())\n",
  good: "import asyncio\n\nbackground_tasks = set()\n\n\nasync def save():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    task = asyncio.create_task(save())\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n    await asyncio.shield(task)\n",
  messages: {
    lost: {
      severity: "info",
      en: "Once this is cancelled nothing holds `{coroutine}`: its task may vanish before it ends",
      "zh-cn": "此处被取消后，没有任何引用指向 `{coroutine}`：它的任务可能在完成前被回收",
    },
  },
  fixes: {
    keep: { safety: "unsafe", preferred: true, en: "Keep the task in a set until it is done", "zh-cn": "把任务保存在集合中，直到它完成" },
  },
  checks: {
    call: {
      named: ["asyncio.shield"],
      check(call, context) {
        const { tree } = context;
        const awaiting = awaitAround(context, call.node);
        const [argument] = call.arguments;
        if (awaiting === none || argument === undefined || argument.name !== undefined) return;
        const made = unparenthesized(tree, argument.value);
        const coroutine = coroutineIn(context, made);
        if (coroutine === none) return;
        const statement = tree.parent(awaiting);
        const scope = context.functionAt(call.node)?.scope;
        const isWhole = tree.kind(statement) === Kind.expression_statement || tree.kind(statement) === Kind.return_statement;
        const canFix = isWhole && scope !== undefined && made === coroutine && context.file.library === "asyncio";
        const keep = {
          fix: "keep" as const,
          edit: (edit: EditBuilder) => scope !== undefined && holdTask(edit, scope, statement, coroutine),
        };
        const shown = context.shown(context.callAt(coroutine).callee);
        context.report(context.calleeSpan(call.node), "lost", { coroutine: `${shown}()` }, { fixes: canFix ? [keep] : [] });
      },
    },
  },
});

/** The coroutine that is made on the spot, perhaps in a task; `none` where something else may hold it. */
function coroutineIn(context: Check, made: Node): Node {
  if (context.tree.kind(made) !== Kind.call) return none;
  if (isCoroutineCall(context, made)) return made;
  const call = context.callAt(made);
  const inner = call.names.some((name) => (taskMakers as readonly string[]).includes(name)) ? call.arguments[0]?.value : undefined;
  return inner !== undefined && isCoroutineCall(context, inner) ? inner : none;
}
