/** Reports loops that do nothing but sleep until some state of the program changes. */
import { exitsOf } from "../semantics/flow.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { looksAtState, waiterFor } from "./shared/polled-state.js";

export const busyWait = defineRule({
  id: "busy-wait",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC110", "S7484"],
  title: { en: "A loop that sleeps until something changes", "zh-cn": "靠循环睡眠等待状态变化" },
  why: {
    en: "Such a loop wakes up again and again to find that nothing has happened, and when it has happened notices it only after the next sleep. What it waits for happens in the same program: whoever changes the state can say so. Set an `asyncio.Event` there and `await event.wait()` here, await the task, or use an `asyncio.Condition` or `asyncio.Queue`: the waiter runs at once, and costs nothing before.",
    "zh-cn":
      "这样的循环一次次醒来，却发现什么也没有发生；而事情真的发生时，要等到下一次睡眠结束才会察觉。它等待的变化就发生在同一个程序里：改变状态的代码完全可以发出通知。请在那里设置一个 `asyncio.Event`，在这里 `await event.wait()`；或者直接 await 那个任务，或者使用 `asyncio.Condition`、`asyncio.Queue`：等待者会立即运行，而且在此之前没有任何开销。",
  },
  bad: "import asyncio\n\n\nclass Server:\n    ready = False\n\n    def started(self):\n        self.ready = True\n\n    async def wait(self):\n        while not self.ready:\n            await asyncio.sleep(0.1)\n",
  good: "import asyncio\n\n\nclass Server:\n    def __init__(self):\n        self.ready = asyncio.Event()\n\n    def started(self):\n        self.ready.set()\n\n    async def wait(self):\n        await self.ready.wait()\n",
  messages: {
    state: {
      severity: "info",
      en: "This loop polls `{state}`: waiting for an `{library}.Event` wakes it at once",
      "zh-cn": "此循环在轮询 `{state}`：等待 `{library}.Event` 可以立即被唤醒",
    },
    object: {
      severity: "info",
      en: "This loop polls `{state}`: `{waiter}` waits for it",
      "zh-cn": "此循环在轮询 `{state}`：`{waiter}` 会等待它",
    },
  },
  fixes: {},
  offInTests: true,
  checks: {
    while(node, context) {
      const { tree } = context;
      const polled = context.asyncContext(node)?.canAwait === true ? polledBy(context, node) : undefined;
      if (polled === undefined || !looksAtState(context, polled.condition)) return;
      const condition = tree.child(node, Field.condition);
      const { start, end } = context.firstLine(condition);
      const state = context.shown(polled.condition);
      const waiter = waiterFor(context, polled.condition, polled.whileTrue);
      const at = { start: tree.text.slice(tree.start(node), start).includes("\n") ? start : tree.start(node), end };
      if (waiter === undefined) context.report(at, "state", { state, library: context.file.library });
      else context.report(at, "object", { state, waiter });
    },
  },
});

/** What a loop that only sleeps looks at: its condition, or that of the `if` which leaves a `while True`. */
function polledBy(context: Check, loop: Node): { readonly condition: Node; readonly whileTrue: boolean } | undefined {
  const { tree } = context;
  const condition = tree.child(loop, Field.condition);
  const body = tree.child(loop, Field.body);
  if (condition === none || body === none || tree.child(loop, Field.alternative) !== none) return undefined;
  const statements = tree.namedChildren(body);
  const [first, second] = statements;
  if (first === undefined) return undefined;
  const isEndless = tree.kind(unparenthesized(tree, condition)) === Kind.true;
  if (!isEndless) return statements.length === 1 && isSleep(context, first) ? { condition, whileTrue: true } : undefined;
  if (second === undefined || statements.length !== 2) return undefined;
  const test = tree.kind(first) === Kind.if_statement ? first : second;
  const exit = isSleep(context, test === first ? second : first) ? exitCondition(context, test) : none;
  return exit === none ? undefined : { condition: exit, whileTrue: false };
}

/** The condition of an `if` that leaves the loop. */
function exitCondition({ tree }: Check, node: Node): Node {
  const block = tree.child(node, Field.consequence);
  if (tree.kind(node) !== Kind.if_statement || block === none || tree.child(node, Field.alternative) !== none) return none;
  const exits = exitsOf(tree, block);
  const last = tree.namedChildren(block).at(-1);
  return exits.completes || last === undefined || tree.kind(last) === Kind.continue_statement ? none : tree.child(node, Field.condition);
}

/** From this many seconds on a loop only keeps the program alive. */
const keepAlive = 60;

function isSleep(context: Check, statement: Node): boolean {
  const { tree } = context;
  const waiting = tree.kind(statement) === Kind.expression_statement ? (tree.namedChildren(statement)[0] ?? none) : none;
  const operand =
    waiting !== none && tree.kind(waiting) === Kind.await ? unparenthesized(tree, tree.namedChildren(waiting)[0] ?? waiting) : none;
  if (operand === none || tree.kind(operand) !== Kind.call) return false;
  const call = context.callAt(operand);
  const [seconds] = call.arguments;
  return (
    call.names.some((name) => /^(asyncio|anyio|trio)\.sleep$/.test(name)) &&
    seconds !== undefined &&
    !(Number(tree.textOf(seconds.value)) >= keepAlive)
  );
}
