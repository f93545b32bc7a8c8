/** Reports `gather(.., return_exceptions=True)` whose results nobody reads: the errors among them vanish. */
import { taskMakers } from "../knowledge/asyncio-calls.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";
import { awaitAround } from "./shared/awaited-through.js";
import { isErrorProof } from "./shared/error-proof.js";
import { elementsOf, type Gathered, join } from "./shared/gathered.js";

export const gatherResultsIgnored = defineRule({
  id: "gather-results-ignored",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "Errors of `gather` that nobody reads", "zh-cn": "没有人读取的 `gather` 错误" },
  why: {
    en: "With `return_exceptions=True`, `asyncio.gather` raises nothing: errors come back in its list of results. If nobody reads that list, a failure leaves no trace, not even a log entry. Go through the results, or leave `return_exceptions` out. `asyncio.wait` raises nothing either: the tasks it gives back hold their errors.",
    "zh-cn":
      "使用 `return_exceptions=True` 时，`asyncio.gather` 不会引发异常：错误会放在结果列表中返回。如果没有人读取这个列表，失败就不留任何痕迹，连日志都没有。请检查这些结果，或者去掉 `return_exceptions`。`asyncio.wait` 同样不会引发异常：错误保存在它返回的任务中。",
  },
  bad: "import asyncio\n\n\nasync def save(record):\n    await asyncio.sleep(1)\n    return int(record)\n\n\nasync def main(records):\n    await asyncio.gather(*(save(each) for each in records), return_exceptions=True)\n",
  good: "import asyncio\n\n\nasync def save(record):\n    await asyncio.sleep(1)\n    return int(record)\n\n\nasync def main(records):\n    results = await asyncio.gather(*(save(each) for each in records), return_exceptions=True)\n    for result in results:\n        if isinstance(result, Exception):\n            print(result)\n",
  messages: {
    vanish: {
      severity: "warning",
      en: "Errors vanish here: `return_exceptions=True` returns them, and nobody reads the results",
      "zh-cn": "错误会在此处消失：`return_exceptions=True` 把它们作为结果返回，却没有人读取",
    },
    tolerated: {
      severity: "info",
      en: "Errors of `{callee}` vanish here: nobody reads the results",
      "zh-cn": "`{callee}` 的错误会在此处消失：没有人读取结果",
    },
    logged: {
      severity: "info",
      en: "Errors of these tasks are only logged: `{callee}` raises nothing, and nobody reads their results",
      "zh-cn": "这些任务的错误只会写入日志：`{callee}` 不会引发异常，也没有人读取它们的结果",
    },
  },
  fixes: {},
  checks: {
    call: {
      named: ["asyncio.gather", "asyncio.wait"],
      check(call, context) {
        const isWait = call.names.includes("asyncio.wait");
        if ((!isWait && !returnsExceptions(context, call)) || !isDropped(context, call.node)) return;
        const gathered = gatheredBy(context, call, isWait);
        if (gathered === undefined || gathered.elements.length === 0 || gathered.isReadElsewhere) return;
        const calls = gathered.elements.map((element) => workIn(context, element, isWait));
        if (calls.some((one) => one === undefined) || isShutdown(context, call.node)) return;
        const works = calls as Node[];
        if (works.every((one) => isErrorProof(context, one))) return;
        const anchor = context.calleeSpan(call.node);
        const callees = works.map((one) => context.tree.child(one, Field.function));
        if (isWait) context.report(anchor, "logged", { callee: context.shown(call.callee) });
        else if (callees.map((callee) => context.textOf(callee)).every((text) => tellsAll.test(text) || letsGo.test(text)))
          context.report(anchor, "tolerated", { callee: context.shown(callees[0] as Node) });
        else context.report(anchor, "vanish", {});
      },
    },
  },
});

/** Work whose failure a program often means to pass over: telling everybody, and letting go. */
const tellsAll = /(^|[._])(broadcast|emit|notify|publish|send|write)\w*$/i;
const letsGo =
  /(^|[._])(a?close|abort|cancel|clean_?up|delete|disconnect|kill|leave|remove|shutdown|stop|terminate|unsubscribe|wait_closed)\w*$/i;

function returnsExceptions({ tree }: Check, call: Call): boolean {
  return call.arguments.some(({ name, value }) => name === "return_exceptions" && tree.kind(value) === Kind.true);
}

/** Whether nobody sees what the `await` of a call gives: it is a statement, or goes to a name that is never read. */
function isDropped(context: Check, call: Node): boolean {
  const { tree } = context;
  const awaiting = awaitAround(context, call);
  if (awaiting === none) return false;
  const parent = tree.parent(awaiting);
  if (tree.kind(parent) === Kind.expression_statement) return !context.file.isNotebook || context.functionAt(call) !== undefined;
  if (tree.kind(parent) !== Kind.assignment || tree.kind(tree.parent(parent)) !== Kind.expression_statement) return false;
  return context.localBinding(tree.child(parent, Field.left))?.uses.length === 0;
}

function gatheredBy(context: Check, call: Call, isWait: boolean): Gathered | undefined {
  const given = call.arguments.filter(({ name }) => name === undefined || name === "*");
  if (isWait) return given[0]?.name === undefined && given[0] !== undefined ? elementsOf(context, given[0].value) : undefined;
  return join(given.map(({ name, value }) => (name === "*" ? elementsOf(context, value) : { elements: [value], isReadElsewhere: false })));
}

/** The call whose errors are meant: `f()` in `create_task(wait_for(f(), 1))`; undefined for what others may hold, too, or where it is no task. */
function workIn(context: Check, element: Node, asTask: boolean): Node | undefined {
  const { model, tree } = context;
  const node = unparenthesized(tree, element);
  if (tree.kind(node) === Kind.identifier) {
    const binding = model.bindingOf(node);
    const [definition, ...others] = binding?.definitions ?? [];
    if (definition?.kind !== "assign" || definition.value === undefined || definition.path.length > 0 || others.length > 0)
      return undefined;
    return binding?.uses.length === 1 && tree.kind(definition.value) === Kind.call ? workIn(context, definition.value, asTask) : undefined;
  }
  if (tree.kind(node) !== Kind.call) return undefined;
  const call = context.callAt(node);
  const isTask = context.isNamed(call.callee, ...taskMakers);
  const inner = isTask || context.isNamed(call.callee, "asyncio.shield", "asyncio.wait_for") ? call.arguments[0] : undefined;
  if (inner !== undefined) return workIn(context, inner.value, asTask && !isTask);
  return asTask ? undefined : node;
}

/** Code that has cancelled something before, or cleans up, waits for things to be gone: what they give is of no interest. */
function isShutdown(context: Check, call: Node): boolean {
  const { tree } = context;
  if (ancestorOfKind(tree, call, Kind.finally_clause) !== none) return true;
  for (const at of runningNodes(tree, context.functionAt(call)?.body ?? 0)) {
    if (at >= call) return false;
    if (tree.kind(at) === Kind.call && /cancel|add_done_callback/.test(tree.textOf(tree.child(at, Field.function)))) return true;
  }
  return false;
}
