/** Reports awaits that could run side by side: what they fetch does not depend on each other. */
import { standsAlone } from "../fixes/kept-task.js";
import { networkIo } from "../knowledge/async-io.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, isAsync, isDeferred, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule, type Offer } from "./rule.js";
import { runningNodes } from "./shared/afterwards.js";
import { wayToIo } from "./shared/async-io.js";

const fixes = {
  gather: { safety: "unsafe", preferred: true, en: "Run them together with `gather`", "zh-cn": "用 `gather` 一起运行" },
} as const;

export const sequentialAwaits = defineRule({
  id: "sequential-awaits",
  group: "tasks",
  since: "0.1.0",
  sources: ["WPS476"],
  title: { en: "Awaits that could run together", "zh-cn": "可以一起运行的 await" },
  why: {
    en: "An `await` waits until its coroutine is done before the next statement begins. Requests that do not need each other's results take as long as all of them together; run side by side, they take as long as the slowest. `asyncio.gather` and task groups do that.",
    "zh-cn":
      "`await` 会等协程结束之后才执行下一条语句。互不依赖的请求如果逐个等待，总耗时是它们之和；如果并发执行，耗时只取决于最慢的一个。请使用 `asyncio.gather` 或任务组。",
  },
  bad: 'import httpx\n\n\nasync def get_user(user_id):\n    async with httpx.AsyncClient() as client:\n        return await client.get("https://example.org/users/" + user_id)\n\n\nasync def get_posts(user_id):\n    async with httpx.AsyncClient() as client:\n        return await client.get("https://example.org/posts/" + user_id)\n\n\nasync def main(user_id):\n    user = await get_user(user_id)\n    posts = await get_posts(user_id)\n    return user, posts\n',
  good: 'import asyncio\nimport httpx\n\n\nasync def get_user(user_id):\n    async with httpx.AsyncClient() as client:\n        return await client.get("https://example.org/users/" + user_id)\n\n\nasync def get_posts(user_id):\n    async with httpx.AsyncClient() as client:\n        return await client.get("https://example.org/posts/" + user_id)\n\n\nasync def main(user_id):\n    user, posts = await asyncio.gather(get_user(user_id), get_posts(user_id))\n    return user, posts\n',
  messages: {
    next: {
      severity: "hint",
      en: "`{second}` waits for `{first}`, whose result it does not use: they could run together",
      "zh-cn": "`{second}` 要等 `{first}` 结束，却不使用它的结果：两者可以一起运行",
    },
    same: {
      severity: "hint",
      en: "These calls of `{function}` run one by one: they could run together",
      "zh-cn": "对 `{function}` 的这些调用逐个执行：它们可以一起运行",
    },
  },
  fixes,
  checks: {
    statement(node, context) {
      const { tree } = context;
      const run = runFrom(context, node);
      const [first, second] = run;
      if (first === undefined || second === undefined || !canOverlap(context, node)) return;
      const shown = (call: Node): string => context.shown(context.callAt(call).callee);
      const holes = { first: shown(first.call), second: shown(second.call) };
      const offer: Offer<typeof fixes> = {
        fix: "gather",
        edit(edit) {
          const span = { start: tree.start(node), end: tree.end((run.at(-1) ?? second).statement) };
          if (edit.hasComment(span) || !run.every(({ statement }) => standsAlone(edit.site, statement))) return false;
          const gather = edit.importName("asyncio", "gather", node);
          const targets = run.map(({ target }) => tree.textOf(target)).join(", ");
          edit.replace(span, `${targets} = await ${gather}(${run.map(({ call }) => tree.textOf(call)).join(", ")})`);
          return true;
        },
      };
      const options = { fixes: fixable(context, [offer]) };
      if (holes.first === holes.second) context.report(context.calleeSpan(second.call), "same", { function: holes.second }, options);
      else context.report(context.calleeSpan(second.call), "next", holes, options);
    },
    for(node, context) {
      const { tree } = context;
      if (isAsync(tree, node) || tree.child(node, Field.alternative) !== none) return;
      const collected = collectedIn(context, node);
      if (collected === undefined) return;
      const { call, list } = collected;
      const target = tree.child(node, Field.left);
      const items = tree.child(node, Field.right);
      if (!isFetch(context, call) || !isFreeOf(context, [call], [target]) || !canOverlap(context, node)) return;
      const offer: Offer<typeof fixes> = {
        fix: "gather",
        edit(edit) {
          const span = { start: tree.start(node), end: tree.end(node) };
          if (edit.hasComment(span) || tree.kind(items) === Kind.expression_list || !isOnlyUsedIn(context, target, node)) return false;
          const gather = edit.importName("asyncio", "gather", node);
          const each = `${tree.textOf(call)} for ${tree.textOf(target)} in ${tree.textOf(items)}`;
          edit.replace(span, `${tree.textOf(list)}.extend(await ${gather}(*(${each})))`);
          return true;
        },
      };
      const holes = { function: context.shown(context.callAt(call).callee) };
      context.report(context.calleeSpan(call), "same", holes, { fixes: fixable(context, [offer]) });
    },
    comprehension(node, context) {
      const { tree } = context;
      const [body, clause, ...others] = tree.namedChildren(node);
      if (tree.kind(node) !== Kind.list_comprehension || body === undefined || clause === undefined || others.length > 0) return;
      const call = awaitedCall(context, body);
      const target = tree.child(clause, Field.left);
      if (call === none || isAsync(tree, clause) || !isFetch(context, call) || !isFreeOf(context, [call], [target])) return;
      if (!canOverlap(context, node)) return;
      const offer: Offer<typeof fixes> = {
        fix: "gather",
        edit(edit) {
          if (edit.hasComment({ start: tree.start(node), end: tree.end(node) })) return false;
          const gather = edit.importName("asyncio", "gather", node);
          edit.replace(node, edit.awaiting(node, `${gather}(*(${tree.textOf(call)} ${tree.textOf(clause)}))`));
          return true;
        },
      };
      const holes = { function: context.shown(context.callAt(call).callee) };
      context.report(context.calleeSpan(call), "same", holes, { fixes: fixable(context, [offer]) });
    },
  },
});

function fixable(context: Check, offers: readonly Offer<typeof fixes>[]): readonly Offer<typeof fixes>[] {
  return context.file.library === "asyncio" ? offers : [];
}

interface Step {
  readonly statement: Node;
  readonly target: Node;
  readonly call: Node;
}

/** `x = await f(..)`, where `f` fetches something. */
function stepAt(context: Check, statement: Node): Step | undefined {
  const { tree } = context;
  const assignment = tree.kind(statement) === Kind.expression_statement ? (tree.namedChildren(statement)[0] ?? none) : none;
  if (assignment === none || tree.kind(assignment) !== Kind.assignment || tree.child(assignment, Field.type) !== none) return undefined;
  const target = tree.child(assignment, Field.left);
  const call = awaitedCall(context, tree.child(assignment, Field.right));
  if (tree.kind(target) !== Kind.identifier || call === none || !isFetch(context, call)) return undefined;
  return { statement, target, call };
}

/** The statements from this one on that could run together; none where the one before belongs to them. */
function runFrom(context: Check, statement: Node): readonly Step[] {
  const { tree } = context;
  const first = stepAt(context, statement);
  if (first === undefined) return [];
  const statements = tree.namedChildren(tree.parent(statement));
  const index = statements.indexOf(statement);
  const before = index > 0 ? stepAt(context, statements[index - 1] as Node) : undefined;
  if (before !== undefined && areIndependent(context, [before, first])) return [];
  const run = [first];
  for (const next of statements.slice(index + 1)) {
    const step = stepAt(context, next);
    if (step === undefined || !areIndependent(context, [...run, step])) break;
    run.push(step);
  }
  return run;
}

/** Whether the last of some steps uses no result of the others, and all may run at once. */
function areIndependent(context: Check, steps: readonly Step[]): boolean {
  const last = steps.at(-1) as Step;
  const results = steps.slice(0, -1).map(({ target }) => context.textOf(target));
  const isUsed = [...runningNodes(context.tree, last.call)].some(
    (node) => context.tree.kind(node) === Kind.identifier && results.includes(context.textOf(node)),
  );
  if (isUsed || results.includes(context.textOf(last.target))) return false;
  return isFreeOf(
    context,
    steps.map(({ call }) => call),
    [],
  );
}

function awaitedCall({ tree }: Check, value: Node): Node {
  const node = value === none ? none : unparenthesized(tree, value);
  const operand = node !== none && tree.kind(node) === Kind.await ? unparenthesized(tree, tree.namedChildren(node)[0] ?? none) : none;
  return operand !== none && tree.kind(operand) === Kind.call ? operand : none;
}

/** The call that each round of a loop awaits, where all it does is to append the result to a list. */
function collectedIn(context: Check, loop: Node): { readonly call: Node; readonly list: Node } | undefined {
  const { tree } = context;
  const statements = tree.namedChildren(tree.child(loop, Field.body));
  const last = statements.at(-1);
  const append = last !== undefined && tree.kind(last) === Kind.expression_statement ? (tree.namedChildren(last)[0] ?? none) : none;
  const callee = append !== none && tree.kind(append) === Kind.call ? tree.child(append, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.attribute || tree.textOf(tree.child(callee, Field.attribute)) !== "append")
    return undefined;
  const list = tree.child(callee, Field.object);
  const value = argumentsOf(tree, append)[0]?.value ?? none;
  const [first] = statements;
  if (statements.length === 1) {
    const call = awaitedCall(context, value);
    return call === none ? undefined : { call, list };
  }
  // `x = await f(..)`, then `list.append(x)`.
  const step = statements.length === 2 && first !== undefined ? stepAt(context, first) : undefined;
  const isAppended = step !== undefined && value !== none && tree.textOf(value) === tree.textOf(step.target);
  return isAppended && isOnlyUsedIn(context, step.target, loop) ? { call: step.call, list } : undefined;
}

/** Whether a call gets something over the network and changes nothing: a function of the project that says so by its name. */
function isFetch(context: Check, call: Node): boolean {
  const { tree } = context;
  const callee = tree.child(call, Field.function);
  if (
    callee === none ||
    tree.kind(callee) !== Kind.identifier ||
    !/^_*(count|download|fetch|find|get|list|load|lookup|query|read|search)_?/.test(tree.textOf(callee))
  )
    return false;
  const type = context.typeOf(callee);
  if (type.kind !== "function" || type.function.decorators.length > 0) return false;
  // What calls do in between would have to happen before.
  const isPlain = [...runningNodes(tree, tree.child(call, Field.arguments))].every(
    (node) => ![Kind.call, Kind.await, Kind.named_expression].includes(tree.kind(node)),
  );
  const way = isPlain ? wayToIo(context, call, networkIo) : undefined;
  return (
    way !== undefined &&
    way.length > 0 &&
    !way.some(({ node, site }) => /lock|semaphore|transaction|limit|throttl|global /i.test(site.tree.textOf(node)))
  );
}

/** Whether calls share nothing that only one of them may use at a time: what they are all given is plain data, or a client made for that. */
function isFreeOf(context: Check, calls: readonly Node[], own: readonly Node[]): boolean {
  const { tree } = context;
  const names = new Map<string, { node: Node; count: number }>();
  for (const call of calls) {
    const seen = new Set<string>();
    for (const node of runningNodes(tree, tree.child(call, Field.arguments))) {
      const isKeyword = tree.kind(tree.parent(node)) === Kind.keyword_argument && tree.field(node) === Field.name;
      const isAttribute = tree.kind(tree.parent(node)) === Kind.attribute && tree.field(node) === Field.attribute;
      if (tree.kind(node) !== Kind.identifier || isKeyword || isAttribute) continue;
      const name = tree.textOf(node);
      if (!seen.has(name)) names.set(name, { node, count: (names.get(name)?.count ?? 0) + 1 });
      seen.add(name);
    }
  }
  const ownNames = own.flatMap((node) =>
    [...runningNodes(tree, node)].filter((at) => tree.kind(at) === Kind.identifier).map((at) => tree.textOf(at)),
  );
  const isLoop = own.length > 0;
  return [...names].every(
    ([name, { node, count }]) => (!isLoop && count === 1) || ownNames.includes(name) || isShareable(context, node, name),
  );
}

/** Whether several coroutines may use a value at once. */
function isShareable(context: Check, node: Node, name: string): boolean {
  const type = context.typeOf(node);
  if (
    context.isInstance(
      type,
      "aiohttp.ClientSession",
      "httpx.AsyncClient",
      "builtins.bool",
      "builtins.float",
      "builtins.int",
      "builtins.str",
    )
  )
    return true;
  return (
    type.kind === "unknown" &&
    /(^|_)(id|ids|name|key|url|uri|path|query|date|start|end|limit|offset|page|token|user|symbol|headers|params)$/.test(name)
  );
}

/** Whether no statement around keeps others out, or takes things one at a time. */
function canOverlap(context: Check, node: Node): boolean {
  const { tree } = context;
  if (context.asyncContext(node)?.canAwait !== true) return false;
  for (let at = tree.parent(node); at !== none && !isDeferred(tree.kind(at)); at = tree.parent(at)) {
    const clause = tree.kind(at) === Kind.with_statement ? tree.childOfKind(at, Kind.with_clause) : none;
    if (clause !== none && /lock|transaction|begin|sem|limit|conn|cursor|throttl/i.test(tree.textOf(clause))) return false;
  }
  return true;
}

/** Whether a loop's variable means nothing outside of it. */
function isOnlyUsedIn({ model, tree }: Check, target: Node, loop: Node): boolean {
  const scope = model.scopeAt(loop);
  return [...runningNodes(tree, target)].every((node) => {
    const binding = tree.kind(node) === Kind.identifier ? scope.bindings.get(tree.textOf(node)) : undefined;
    return binding === undefined || binding.uses.every((use) => tree.holds(loop, use));
  });
}
