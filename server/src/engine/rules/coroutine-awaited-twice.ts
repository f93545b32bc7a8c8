/** Reports coroutines that are awaited or scheduled more than once. */
import { membersOf } from "../project/type.js";
import { exitsOf } from "../semantics/flow.js";
import type { Binding, Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf, isComprehension, isDeferred, isStatement, parentExpression, unparenthesized } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineType, pendingOfDefinition, reachingDefinitions } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

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
      '一个协程对象只能运行一次。再次 await 它，或者在 await 之后再调度它，都会抛出 RuntimeError："cannot reuse already awaited coroutine"。请重新调用协程函数、把结果保存在变量中，或者创建任务：任务可以被 await 任意多次。',
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
    const isAgain = runs.slice(0, index).some((before) => before.definition === definition && leadsTo(context.tree, before, run));
    if (!isAgain && !isRepeated(context.tree, run)) continue;
    reported.add(definition);
    context.report(use, isAgain ? "again" : "loop", { name });
  }
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

// ------------------------------------------------------------------- paths

/** Whether the second run follows the first on some path that no two tests have to agree on. */
function leadsTo(tree: SyntaxTree, first: Run, second: Run): boolean {
  if (first.by === second.by || first.definition.target > first.use) return false;
  const target = first.definition.target;
  if (target > first.use && target < second.use) return false;
  const common = commonAncestor(tree, first.by, second.by);
  const from = childTowards(tree, common, first.by);
  const to = childTowards(tree, common, second.by);
  switch (tree.kind(common)) {
    case Kind.if_statement:
    case Kind.conditional_expression:
    case Kind.match_statement:
    case Kind.elif_clause:
      // What is tested runs before what follows from it.
      return tree.field(from) === Field.condition || tree.field(from) === Field.subject;
    case Kind.try_statement:
      if (tree.field(from) !== Field.body) return false;
      // A handler sees it awaited for sure only where nothing else in the body can have failed.
      if (tree.kind(to) === Kind.except_clause && tree.namedChildren(from).length > 1) return false;
      return isUnconditional(tree, first.by, from);
    case Kind.boolean_operator:
    case Kind.lambda:
      return false;
    default:
  }
  if (isComprehension(tree.kind(common))) return false;
  if (isUnconditional(tree, first.by, from)) return true;
  return isUnconditional(tree, second.by, to) && goesOn(tree, first.by, from);
}

function commonAncestor(tree: SyntaxTree, a: Node, b: Node): Node {
  let at = a;
  while (!tree.holds(at, b)) at = tree.parent(at);
  return at;
}

function childTowards(tree: SyntaxTree, ancestor: Node, node: Node): Node {
  let at = node;
  while (at !== ancestor && tree.parent(at) !== ancestor) at = tree.parent(at);
  return at;
}

/** Whether the node runs whenever `top` runs to its end. */
function isUnconditional(tree: SyntaxTree, node: Node, top: Node): boolean {
  let from = node;
  for (let at = node; at !== top; ) {
    from = at;
    at = tree.parent(at);
    const kind = tree.kind(at);
    switch (kind) {
      case Kind.if_statement:
      case Kind.while_statement:
      case Kind.match_statement:
        if (tree.field(from) !== Field.condition && tree.field(from) !== Field.subject) return false;
        break;
      case Kind.conditional_expression:
        if (tree.namedChildren(at)[1] !== from) return false;
        break;
      case Kind.for_statement:
        if (tree.field(from) !== Field.right) return false;
        break;
      case Kind.boolean_operator:
        if (tree.field(from) !== Field.left) return false;
        break;
      case Kind.elif_clause:
      case Kind.else_clause:
      case Kind.except_clause:
      case Kind.case_clause:
      case Kind.lambda:
      case Kind.function_definition:
        return false;
      default:
        if (isComprehension(kind)) return false;
    }
  }
  return true;
}

/** Whether what follows the node in the blocks between it and `top` runs on to the end of `top`. */
function goesOn(tree: SyntaxTree, node: Node, top: Node): boolean {
  let from = node;
  for (let at = node; at !== top; ) {
    from = at;
    at = tree.parent(at);
    const kind = tree.kind(at);
    if (isComprehension(kind) || kind === Kind.lambda) return false;
    if (kind === Kind.return_statement || kind === Kind.raise_statement) return false;
    if (kind === Kind.block && !restCompletes(tree, at, from)) return false;
  }
  return true;
}

function restCompletes(tree: SyntaxTree, block: Node, after: Node): boolean {
  return tree.namedChildren(block).every((statement) => statement < after || exitsOf(tree, statement).completes);
}

/** Whether a loop that the coroutine was made outside of comes back to the run. */
function isRepeated(tree: SyntaxTree, { by, definition }: Run): boolean {
  for (let at = tree.parent(by), from = by; at !== none && !isDeferred(tree.kind(at)); from = at, at = tree.parent(at)) {
    if (tree.holds(at, definition.target)) return false;
    const kind = tree.kind(at);
    if (isComprehension(kind)) {
      const isFirstIterable = tree.kind(from) === Kind.for_in_clause && tree.namedChildren(at)[1] === from;
      if (!isFirstIterable && isUnconditional(tree, by, from)) return true;
      continue;
    }
    if (kind !== Kind.for_statement && kind !== Kind.while_statement) continue;
    if (!isUnconditional(tree, by, from)) return false;
    if (kind === Kind.for_statement && tree.field(from) === Field.right) continue;
    if (from !== tree.child(at, Field.body)) return tree.field(from) === Field.condition;
    return comesBack(tree, by, from) && !(kind === Kind.while_statement && endsByFlag(tree, at));
  }
  return false;
}

/** Whether the loop may go on after the run: by running on, or by a handler that does. */
function comesBack(tree: SyntaxTree, node: Node, body: Node): boolean {
  const statement = statementAround(tree, node);
  if (exitsOf(tree, statement).completes && runsOn(tree, statement, body)) return true;
  for (let at = tree.parent(statement), from = statement; at !== body; from = at, at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.try_statement || from !== tree.child(at, Field.body)) continue;
    const blocks = handlersOf(tree, at).flatMap(({ block }) => (block === none ? [] : [block]));
    if (blocks.some((block) => endsInContinue(tree, block))) return true;
    if (blocks.some((block) => exitsOf(tree, block).completes) && runsOn(tree, at, body)) return true;
  }
  return false;
}

/** Whether what follows a statement, up to the end of the body, lets the next round begin. */
function runsOn(tree: SyntaxTree, statement: Node, body: Node): boolean {
  for (let at = statement; at !== body; at = tree.parent(at)) {
    const block = tree.parent(at);
    if (tree.kind(block) !== Kind.block) continue;
    const rest = tree.namedChildren(block).filter((one) => one > at);
    const end = rest.find((one) => !exitsOf(tree, one).completes);
    if (end !== undefined) return tree.kind(end) === Kind.continue_statement;
  }
  return true;
}

function endsInContinue(tree: SyntaxTree, block: Node): boolean {
  const last = tree.namedChildren(block).at(-1);
  return last !== undefined && tree.kind(last) === Kind.continue_statement;
}

function statementAround(tree: SyntaxTree, node: Node): Node {
  let at = node;
  while (!isStatement(tree, at)) at = tree.parent(at);
  return at;
}

/** `while not done: ..; done = True` may have one round only. */
function endsByFlag(tree: SyntaxTree, loop: Node): boolean {
  const condition = tree.child(loop, Field.condition);
  if (condition === none) return false;
  const names = new Set(tree.textOf(condition).match(/\b[A-Za-z_]\w*\b/g) ?? []);
  const body = tree.child(loop, Field.body);
  for (let at = body; at < tree.after(body); at++) {
    if (tree.kind(at) !== Kind.assignment) continue;
    const left = tree.textOf(tree.child(at, Field.left)).split(".").at(-1) as string;
    if (names.has(left)) return true;
  }
  return false;
}
