/** Reports coroutines that are awaited or scheduled more than once. */
import { membersOf } from "../project/type.js";
import type { Binding, Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, isDeferred, parentExpression, unparenthesized } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineType, pendingOfDefinition, reachingDefinitions } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { isRepeated, leadsTo } from "./shared/run-order.js";

const messages = {
  again: {
    severity: "error",
    en: "`{name}` fails here: this coroutine was awaited or scheduled before",
    "zh-cn": "此处 `{name}` 会失败：这个协程之前已被 await 或调度",
  },
  loop: {
    severity: "error",
    en: "`{name}` fails in the second round: a coroutine runs only once",
    "zh-cn": "`{name}` 在第二轮会失败：一个协程只能运行一次",
  },
} as const;

export const coroutineAwaitedTwice = defineRule({
  id: "coroutine-awaited-twice",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A coroutine that is awaited twice", "zh-cn": "被 await 两次的协程" },
  why: {
    en: 'A coroutine object runs once. To await it again, or to schedule it after it was awaited, raises RuntimeError: "cannot reuse already awaited coroutine". Call the coroutine function once more, keep the result in a variable, or make a task, which may be awaited as often as you like.',
    "zh-cn":
      '一个协程对象只能运行一次。再次 await 它，或者在 await 之后再调度它，都会引发 RuntimeError："cannot reuse already awaited coroutine"。请重新调用协程函数、把结果保存在变量中，或者创建任务：任务可以被 await 任意多次。',
  },
  bad: "async def load():\n    return 1\n\n\nasync def main():\n    data = load()\n    print(await data)\n    print(await data)\n",
  good: "async def load():\n    return 1\n\n\nasync def main():\n    data = await load()\n    print(data)\n    print(data)\n",
  messages,
  fixes: {},
  checks: {
    function(node, context) {
      const { scope } = context.site.functionAt(node);
      if (scope.node === node) for (const binding of scope.bindings.values()) checkBinding(context, binding);
    },
  },
});

/** A read that runs the coroutine, and the `await` or call it does so by. */
interface Run {
  readonly use: Node;
  readonly by: Node;
  readonly definition: Definition;
}

function checkBinding(context: Context<typeof messages, Record<never, never>>, binding: Binding): void {
  const { name, scope, definitions } = binding;
  if (definitions.some((one) => one.scope !== scope || (one.kind !== "assign" && one.kind !== "parameter"))) return;
  const runs = runsOf(context, binding);
  const reported = new Set<Definition>();
  for (const [index, run] of runs.entries()) {
    const { use, definition } = run;
    if (reported.has(definition) || isColourTested(context, use) || expectsReuse(context, use)) continue;
    const isAgain = runs.slice(0, index).some((before) => isRunAgain(context.tree, before, run));
    if (!isAgain && !isRepeated(context.tree, run.by, definition.target)) continue;
    reported.add(definition);
    context.report(use, isAgain ? "again" : "loop", { name });
  }
}

/** Whether one run follows another of the same coroutine. */
function isRunAgain(tree: SyntaxTree, before: Run, run: Run): boolean {
  const isSame = before.definition === run.definition && before.by !== run.by;
  return isSame && before.definition.target < before.use && leadsTo(tree, before.by, run.by);
}

/** The reads that run a coroutine, each of exactly one definition. */
function runsOf(context: Check, { definitions, scope, uses }: Binding): Run[] {
  const candidates = uses.flatMap((use) => {
    const by = runBy(context, use);
    return by === none ? [] : [{ use, by }];
  });
  if (candidates.length === 0 || !definitions.some((one) => isCoroutineDefinition(context, one))) return [];
  const flow = context.site.flowOf(scope);
  return candidates.flatMap(({ use, by }): Run[] => {
    const reaching = flow.get(use);
    const [definition, ...others] = (reaching === undefined ? undefined : reachingDefinitions(context, reaching)) ?? [];
    if (definition === undefined || others.length > 0 || !isCoroutineDefinition(context, definition)) return [];
    return [{ use, by, definition }];
  });
}

function isCoroutineDefinition(context: Check, definition: Definition): boolean {
  if (definition.kind !== "parameter") return pendingOfDefinition(context, definition)?.isCoroutine === true;
  if (definition.annotation === undefined || definition.parameter?.star !== "") return false;
  const members = membersOf(context.types.definitionType({ site: context.site, definition })).filter((member) => member.kind !== "none");
  return members.length > 0 && members.every((member) => isCoroutineType(context, member));
}

/** Calls that run the coroutine given first; `gather` all of them. */
const runners: ReadonlySet<string> = new Set([
  "asyncio.AbstractEventLoop.create_task",
  "asyncio.AbstractEventLoop.run_until_complete",
  "asyncio.Runner.run",
  "asyncio.TaskGroup.create_task",
  "asyncio.create_task",
  "asyncio.ensure_future",
  "asyncio.gather",
  "asyncio.run",
  "asyncio.run_coroutine_threadsafe",
  "asyncio.shield",
  "asyncio.wait_for",
]);

/** The `await` or call that runs what is read; `none` where none does. */
function runBy(context: Check, use: Node): Node {
  const { tree } = context;
  const parent = parentExpression(tree, use);
  if (parent === none) return none;
  if (tree.kind(parent) === Kind.await) return parent;
  const isNamed =
    tree.kind(parent) === Kind.keyword_argument && /^(coro\w*|fut|main|arg|future)$/.test(tree.textOf(tree.child(parent, Field.name)));
  const list = isNamed ? tree.parent(parent) : parent;
  if (tree.kind(list) !== Kind.argument_list) return none;
  const call = context.callAt(tree.parent(list));
  const name = call.names.find((one) => runners.has(one));
  if (name === undefined) return none;
  const isFirst = call.arguments[0] !== undefined && unparenthesized(tree, call.arguments[0].value) === use;
  return isNamed || isFirst || name === "asyncio.gather" ? call.node : none;
}

/** A handler of RuntimeError around it. */
function expectsReuse(context: Check, use: Node): boolean {
  const { tree } = context;
  if (isExpectedToFail(context, use)) return true;
  for (let at = tree.parent(use); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    if (tree.kind(at) === Kind.try_statement && tree.holds(tree.child(at, Field.body), use)) {
      if (handlersOf(tree, at).some(({ type }) => type !== none && /\bRuntimeError\b/.test(tree.textOf(type)))) return true;
    }
  }
  return false;
}
