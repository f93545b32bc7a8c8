/** Reports a task for each of any number of items, where nothing limits how many use the network or files at once. */
import type { EditBuilder } from "../fixes/edits.js";
import { standsAlone } from "../fixes/kept-task.js";
import { localIo, networkIo } from "../knowledge/async-io.js";
import { taskMakers } from "../knowledge/asyncio-calls.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, argumentsOf, isComprehension, statementOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { wayToIo } from "./shared/async-io.js";
import { elementsOf } from "./shared/gathered.js";

export const unboundedConcurrency = defineRule({
  id: "unbounded-concurrency",
  group: "tasks",
  since: "0.1.0",
  sources: [],
  title: { en: "As many tasks at once as there are items", "zh-cn": "每个元素同时启动一个任务" },
  why: {
    en: "`gather` and task groups start everything they are given at once. With a task for each item of a long list that means thousands of requests, open files or queries at the same time: servers refuse them, file descriptors run out, and timeouts strike because everything waits for everything else. Let a `Semaphore` decide how many run at a time.",
    "zh-cn":
      "`gather` 和任务组会立即启动交给它们的所有任务。如果给一个很长的列表中的每个元素都启动一个任务，就会同时出现成千上万个请求、打开的文件或查询：服务器会拒绝，文件描述符会耗尽，互相等待还会引发超时。请用 `Semaphore` 限制同时运行的数量。",
  },
  bad: "import asyncio\nimport aiohttp\n\n\nasync def load(session: aiohttp.ClientSession, url):\n    async with session.get(url) as response:\n        return await response.text()\n\n\nasync def main(urls):\n    async with aiohttp.ClientSession() as session:\n        return await asyncio.gather(*(load(session, url) for url in urls))\n",
  good: "import asyncio\nimport aiohttp\n\nsemaphore = asyncio.Semaphore(10)\n\n\nasync def load(session: aiohttp.ClientSession, url):\n    async with semaphore, session.get(url) as response:\n        return await response.text()\n\n\nasync def main(urls):\n    async with aiohttp.ClientSession() as session:\n        return await asyncio.gather(*(load(session, url) for url in urls))\n",
  messages: {
    all: {
      severity: "hint",
      en: "Runs `{function}` for every item of `{items}` at once: nothing limits how many",
      "zh-cn": "对 `{items}` 的每个元素同时运行 `{function}`：没有限制数量",
    },
  },
  fixes: {
    limit: { safety: "unsafe", preferred: true, en: "Run ten at a time with a `Semaphore`", "zh-cn": "用 `Semaphore` 限制为每次十个" },
  },
  checks: {
    call: {
      named: ["asyncio.gather", "asyncio.TaskGroup.create_task"],
      check(call, context) {
        for (const work of worksOf(context, call)) {
          const items = iterableOf(context, work);
          if (items === none || !isOfAnySize(context, items)) continue;
          const way = wayToIo(context, work, [...networkIo, ...localIo]);
          const around = context.functionAt(call.node);
          if (way === undefined || around === undefined || [around, ...way].some(isLimited)) continue;
          const { callee } = context.callAt(work);
          const limit = { fix: "limit" as const, edit: (edit: EditBuilder) => addSemaphore(edit, context, around, work) };
          const holes = { function: context.shown(callee), items: context.shown(items) };
          const canFix = context.file.library === "asyncio" && context.asyncContext(call.node) !== undefined;
          context.report(context.calleeSpan(call.node), "all", holes, { fixes: canFix ? [limit] : [] });
          return;
        }
      },
    },
  },
});

/** The coroutine calls among what is started: those unpacked into `gather`, or the one a task is made of. */
function worksOf(context: Check, call: Call): Node[] {
  const isGather = call.names.includes("asyncio.gather");
  const given = isGather
    ? call.arguments.flatMap(({ name, value }) => (name === "*" ? (elementsOf(context, value)?.elements ?? []) : []))
    : call.arguments.slice(0, 1).map(({ value }) => value);
  return given.flatMap((node) => {
    const value = unparenthesized(context.tree, node);
    if (context.tree.kind(value) !== Kind.call) return [];
    const made = context.callAt(value);
    if (!context.isNamed(made.callee, ...taskMakers)) return [value];
    const inner = made.arguments[0]?.value;
    return inner !== undefined && context.tree.kind(inner) === Kind.call ? [inner] : [];
  });
}

/** What the loop or comprehension that makes the work goes through; `none` where it is made once, or some of it is waited for in between. */
function iterableOf({ tree }: Check, work: Node): Node {
  const around = ancestorOfKind(tree, work, ...makers);
  if (around === none) return none;
  if (tree.kind(around) === Kind.for_statement) {
    const isPaced = [...runningNodes(tree, around)].some((node) => isAwaitPoint(tree, node));
    return isPaced || tree.holds(tree.child(around, Field.right), work) ? none : tree.child(around, Field.right);
  }
  if (!isComprehension(tree.kind(around))) return none;
  const clauses = tree.namedChildren(around).filter((child) => tree.kind(child) === Kind.for_in_clause);
  return clauses.length === 1 ? tree.child(clauses[0] as Node, Field.right) : none;
}

/** What code stands in that may make the same thing several times, or another time. */
const makers = [
  Kind.for_statement,
  Kind.function_definition,
  Kind.generator_expression,
  Kind.lambda,
  Kind.list_comprehension,
  Kind.set_comprehension,
  Kind.while_statement,
] as const;

/** Whether it is known that an iterable may have any number of items: a parameter, or what a call gives. */
function isOfAnySize(context: Check, iterable: Node): boolean {
  const { model, tree } = context;
  const node = unparenthesized(tree, iterable);
  if (portions.test(tree.textOf(node))) return false;
  switch (tree.kind(node)) {
    case Kind.await:
      return true;
    case Kind.call: {
      const [first, ...others] = argumentsOf(tree, node);
      const callee = tree.child(node, Field.function);
      if (context.isNamed(callee, ...views)) return first !== undefined && others.length === 0 && isOfAnySize(context, first.value);
      if (tree.kind(callee) !== Kind.attribute || !/^(items|keys|values)$/.test(tree.textOf(tree.child(callee, Field.attribute))))
        return true;
      return isOfAnySize(context, tree.child(callee, Field.object));
    }
    case Kind.identifier: {
      const [definition, ...others] = model.bindingOf(node)?.definitions ?? [];
      if (definition === undefined || others.length > 0) return false;
      if (definition.kind === "parameter") return definition.value === undefined && definition.parameter?.star === "";
      return definition.kind === "assign" && definition.path.length === 0 && definition.value !== undefined
        ? tree.kind(definition.value) !== Kind.identifier && isOfAnySize(context, definition.value)
        : false;
    }
    default:
      return false;
  }
}

/** What has as many items as what it is given. */
const views = ["builtins.enumerate", "builtins.list", "builtins.reversed", "builtins.set", "builtins.sorted", "builtins.tuple"] as const;

/** Words for a part of something, for what a program has a few of, and for what counts. */
const portions =
  /batch|chunk|group|islice|page|part|range\(|sample|shard|slice|split|window|worker|zip\(|node|server|client|peer|host|backend|provider|agent|tool/i;

/** Whether a function speaks of a limit anywhere, or enters something that was made before: a semaphore by whatever name. */
function isLimited(info: FunctionInfo): boolean {
  return /semaphore|(?<![a-z])sem(?![a-z])|limit|throttl|concurren|\.acquire\(|async with [\w.]+[,:]/i.test(
    info.site.tree.textOf(info.node),
  );
}

/** A semaphore and a function that waits for it before the statement; the work goes through that. */
function addSemaphore(edit: EditBuilder, context: Check, around: FunctionInfo, work: Node): boolean {
  const { tree } = context;
  const loop = ancestorOfKind(tree, work, ...makers);
  const statement = statementOf(tree, loop);
  const { symbols } = context.site.module;
  const isTaken = ["semaphore", "limited"].some((name) => around.scope.bindings.has(name) || symbols.has(name));
  if (isTaken || statement === none || !standsAlone(edit.site, statement)) return false;
  const semaphore = edit.importName("asyncio", "Semaphore", statement);
  if (semaphore === undefined) return false;
  const unit = edit.indentUnit;
  const lines = [
    `semaphore = ${semaphore}(10)`,
    "",
    "async def limited(coroutine):",
    `${unit}async with semaphore:`,
    `${unit}${unit}return await coroutine`,
    "",
  ];
  const indentation = edit.indentationOf(statement);
  const text = lines.map((line, index) => (index === 0 || line === "" ? line : `${indentation}${line}`)).join(edit.lineBreak);
  edit.insertBefore(statement, `${text}${edit.lineBreak}${indentation}`);
  edit.insertBefore(work, "limited(");
  edit.insertAfter(work, ")");
  return true;
}
