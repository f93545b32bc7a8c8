/** Reports calls that belong to the event loop's thread in functions that run in another one. */
import { coroutineSchedulers, loopThreadMethods, runningLoopCalls } from "../knowledge/thread-safety.js";
import { functionScope } from "../semantics/build.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { stepAt } from "./facts.js";
import { defineRule, type Offer } from "./rule.js";
import { isCoroutineType } from "./shared/coroutine-value.js";
import { handlesRuntimeError } from "./shared/handled-error.js";
import { isOverridden } from "./shared/replaced-function.js";
import { threadRunOf } from "./shared/thread-run.js";

const fixes = {
  callSoon: { safety: "safe", preferred: true, en: "Use `call_soon_threadsafe`", "zh-cn": "改用 `call_soon_threadsafe`" },
  loop: { safety: "unsafe", preferred: true, en: "Have the loop's thread do it", "zh-cn": "交给事件循环所在的线程执行" },
  coroutine: {
    safety: "unsafe",
    preferred: true,
    en: "Start it with `asyncio.run_coroutine_threadsafe`",
    "zh-cn": "用 `asyncio.run_coroutine_threadsafe` 启动它",
  },
} as const;

type Fixes = typeof fixes;

export const notThreadSafe = defineRule({
  id: "not-thread-safe",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "asyncio used from another thread", "zh-cn": "在其他线程中使用 asyncio 对象" },
  why: {
    en: "An event loop and everything that belongs to it may be touched by its own thread only. From another thread `call_soon`, `Event.set` or `put_nowait` may corrupt its state, and they do not wake it, so that it notices much later or never. Hand the call over with `loop.call_soon_threadsafe`, and coroutines with `asyncio.run_coroutine_threadsafe`.",
    "zh-cn":
      "事件循环以及属于它的对象只能由它自己的线程操作。在其他线程里调用 `call_soon`、`Event.set` 或 `put_nowait` 可能破坏其内部状态，而且不会唤醒循环，循环可能很久之后才发现，甚至永远不会。请用 `loop.call_soon_threadsafe` 移交调用，用 `asyncio.run_coroutine_threadsafe` 移交协程。",
  },
  bad: "import asyncio\n\n\nclass Reader:\n    def __init__(self, loop: asyncio.AbstractEventLoop):\n        self.loop = loop\n\n    def read(self):\n        self.loop.call_soon(print)\n\n    async def start(self):\n        await asyncio.to_thread(self.read)\n",
  good: "import asyncio\n\n\nclass Reader:\n    def __init__(self, loop: asyncio.AbstractEventLoop):\n        self.loop = loop\n\n    def read(self):\n        self.loop.call_soon_threadsafe(print)\n\n    async def start(self):\n        await asyncio.to_thread(self.read)\n",
  messages: {
    unsafe: {
      severity: "warning",
      en: "The loop may never notice this `{callee}`: `{function}` runs in another thread",
      "zh-cn": "事件循环可能永远察觉不到这次 `{callee}`：`{function}` 运行在其他线程中",
    },
    fails: {
      severity: "error",
      en: "`{callee}` fails here: `{function}` runs in another thread, where no event loop is running",
      "zh-cn": "此处 `{callee}` 会失败：`{function}` 运行在其他线程中，那里没有事件循环",
    },
  },
  fixes,
  yieldsTo: ["coroutine-function-not-called", "not-a-coroutine"],
  checks: {
    call: {
      named: [...Object.keys(loopThreadMethods), ...runningLoopCalls, ...coroutineSchedulers],
      check(call, context) {
        const method = call.names.find((name) => Object.hasOwn(loopThreadMethods, name));
        if (
          method === undefined
            ? !needsLoop(context, call)
            : isOwnObject(context, call) || isOverridden(context, context.typeOf(call.callee))
        )
          return;
        const run = threadRunOf(context, call.node);
        if (run === undefined) return;
        const { site, call: giving } = run;
        const name = site.tree.textOf(site.tree.child(giving, Field.function));
        const chain = [stepAt(site, giving, name)];
        const holes = { callee: context.shown(call.callee), function: run.function };
        if (method === undefined) context.report(context.calleeSpan(call.node), "fails", holes, { chain });
        else context.report(context.calleeSpan(call.node), "unsafe", holes, { chain, fixes: offersFor(context, call, method) });
      },
    },
  },
});

function needsLoop(context: Check, call: Call): boolean {
  if (handlesRuntimeError(context, call.node)) return false;
  if (call.names.some((name) => runningLoopCalls.includes(name))) return true;
  const given = call.arguments.filter(({ name }) => name === undefined);
  return !call.arguments.some(({ name }) => name === "loop") && given.some(({ value }) => isCoroutineType(context, context.typeOf(value)));
}

/** Whether the object is made in this very function: nothing else knows it yet. */
function isOwnObject(context: Check, call: Call): boolean {
  const { model, tree } = context;
  const object = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.object) : none;
  const binding = object !== none && tree.kind(object) === Kind.identifier ? model.bindingOf(object) : undefined;
  return (
    binding !== undefined &&
    binding.scope === functionScope(model.scopeAt(object)) &&
    binding.definitions.every(({ value }) => value !== undefined && tree.kind(value) === Kind.call)
  );
}

function offersFor(context: Check, call: Call, method: string): Offer<Fixes>[] {
  const { tree } = context;
  const way = loopThreadMethods[method];
  const object = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.object) : none;
  if (object === none) return [];
  if (way === "call_soon_threadsafe")
    return [{ fix: "callSoon", edit: (edit) => void edit.replace(tree.child(call.callee, Field.attribute), way) }];
  const isStatement = tree.kind(parentExpression(tree, call.node)) === Kind.expression_statement;
  const isSimple = /^[\w.]+$/.test(tree.textOf(object)) && call.arguments.every(({ name }) => name === undefined);
  if (!isStatement || !isSimple) return [];
  if (way === "coroutine") {
    const [coroutine] = call.arguments;
    if (coroutine === undefined || call.arguments.length > 1) return [];
    return [
      {
        fix: "coroutine",
        edit(edit) {
          const start = edit.importName("asyncio", "run_coroutine_threadsafe", call.node);
          if (start === undefined) return false;
          edit.replace(call.callee, start);
          edit.insertAfter(coroutine.node, `, ${tree.textOf(object)}`);
          return true;
        },
      },
    ];
  }
  if (way !== "loop" && way !== "future") return [];
  const loop = way === "loop" ? tree.textOf(object) : `${tree.textOf(object)}.get_loop()`;
  return [
    {
      fix: "loop",
      edit(edit) {
        const separator = call.arguments.length === 0 ? "" : ", ";
        const opening = tree.start(tree.child(call.node, Field.arguments));
        edit.replace({ start: opening, end: opening + 1 }, separator);
        edit.insertBefore(call.callee, `${loop}.call_soon_threadsafe(`);
        return true;
      },
    },
  ];
}
