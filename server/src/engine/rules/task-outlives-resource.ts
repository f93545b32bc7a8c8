/** Reports a task that is given what a `with` around its start closes before the task has ended. */
import { taskMakers } from "../knowledge/asyncio-calls.js";
import { membersOf, type Type } from "../project/type.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, argumentsOf, isDeferred, parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";

export const taskOutlivesResource = defineRule({
  id: "task-outlives-resource",
  group: "tasks",
  since: "0.1.0",
  sources: ["ASYNC111"],
  title: { en: "A task that outlives what it uses", "zh-cn": "任务比它使用的资源存活更久" },
  why: {
    en: "A task that is started in a `with` block does not hold the block open. If nothing in the block waits for the task, the file, session or connection is closed as soon as the block ends, and the task fails when it next uses it. Wait for the task inside the block, open the resource in the task itself, or put the task group inside the `with`.",
    "zh-cn":
      "在 `with` 代码块中启动的任务不会让代码块保持打开。如果块内没有代码等待该任务，代码块一结束，文件、会话或连接就会被关闭，任务下次使用它时就会失败。请在块内等待任务，或者在任务内部打开资源，或者把任务组放到 `with` 里面。",
  },
  bad: "import asyncio\nimport aiohttp\n\n\nasync def load(session, url):\n    async with session.get(url) as response:\n        return await response.text()\n\n\nasync def report():\n    await asyncio.sleep(1)\n\n\nasync def main(url):\n    async with asyncio.TaskGroup() as group:\n        group.create_task(report())\n        async with aiohttp.ClientSession() as session:\n            group.create_task(load(session, url))\n",
  good: "import asyncio\nimport aiohttp\n\n\nasync def load(session, url):\n    async with session.get(url) as response:\n        return await response.text()\n\n\nasync def report():\n    await asyncio.sleep(1)\n\n\nasync def main(url):\n    async with aiohttp.ClientSession() as session:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(report())\n            group.create_task(load(session, url))\n",
  messages: {
    closed: {
      severity: "warning",
      en: "`{name}` is closed before this task ends: nothing in its `with` waits for the task",
      "zh-cn": "`{name}` 会在该任务结束前关闭：它的 `with` 代码块中没有任何代码等待该任务",
    },
  },
  fixes: {},
  checks: {
    call: {
      named: ["asyncio.TaskGroup.create_task", ...taskMakers],
      check(call, context) {
        const { tree } = context;
        const coroutine = call.arguments[0]?.value ?? none;
        if (coroutine === none || tree.kind(coroutine) !== Kind.call) return;
        const isGroup = call.names.includes("asyncio.TaskGroup.create_task");
        if (!isGroup && !isKept(context, call.node)) return;
        for (const name of namesIn(context, coroutine)) {
          const statement = openedBy(context, name);
          if (statement === none || !tree.holds(tree.child(statement, Field.body), call.node)) continue;
          if ((isGroup && isWaitedFor(context, call, statement)) || waitsAfter(context, statement, call.node)) continue;
          context.report(context.calleeSpan(call.node), "closed", { name: tree.textOf(name) });
          return;
        }
      },
    },
  },
});

/** The names a coroutine is made with: its arguments, and the object its method is called on. */
function namesIn({ tree }: Check, coroutine: Node): Node[] {
  const callee = tree.child(coroutine, Field.function);
  const object = tree.kind(callee) === Kind.attribute ? [tree.child(callee, Field.object)] : [];
  return [...object, ...argumentsOf(tree, coroutine).map(({ value }) => value)].filter((node) => tree.kind(node) === Kind.identifier);
}

/** The `with` that opens what a name holds, and closes it at its end; `none` where it holds nothing that is closed. */
function openedBy(context: Check, name: Node): Node {
  const { model, tree } = context;
  const [definition, ...others] = model.bindingOf(name)?.definitions ?? [];
  if (definition?.kind !== "with" || definition.path.length > 0 || others.length > 0) return none;
  const { value } = definition;
  const isClosed = membersOf(context.typeOf(name)).every((type) => isClosable(context, type));
  const isRemoved =
    value !== undefined && tree.kind(value) === Kind.call && context.isNamed(tree.child(value, Field.function), ...removing);
  return isClosed || isRemoved ? statementOf(context, definition) : none;
}

function statementOf({ tree }: Check, { target }: Definition): Node {
  return ancestorOfKind(tree, target, Kind.with_statement);
}

/** What gives a path that is gone after the `with`. */
const removing = ["tempfile.TemporaryDirectory"] as const;

/** Whether values of a type are of use only while they are open. */
function isClosable(context: Check, type: Type): boolean {
  if (type.kind === "external-instance") return openable.test(type.name);
  if (type.kind !== "instance") return false;
  return ["aclose", "close", "disconnect"].some((name) => context.types.hasMember(type, name) === true);
}

/** What libraries nobody has read call such things. */
const openable = /(Session|Client|Connection|Pool|Cursor|Channel|Socket|File)$|\.(open|connect|acquire|create_pool)$/;

/** Whether a task group is left before the `with` is, so that its tasks have ended then. */
function isWaitedFor(context: Check, call: Call, statement: Node): boolean {
  const { model, tree } = context;
  const group = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.object) : none;
  if (group === none) return true;
  // A group of the object is entered in another function.
  if (tree.kind(group) === Kind.attribute) return false;
  const [definition, ...others] = model.bindingOf(group)?.definitions ?? [];
  if (definition === undefined || others.length > 0) return true;
  if (definition.kind === "parameter") return false;
  if (definition.kind !== "with") return true;
  const own = statementOf(context, definition);
  return own === none || own >= statement;
}

/** Whether somebody is given the task: what is dropped at once is another problem. */
function isKept(context: Check, call: Node): boolean {
  const { tree } = context;
  const parent = parentExpression(tree, call);
  switch (tree.kind(parent)) {
    case Kind.return_statement:
      return true;
    case Kind.assignment: {
      const target = tree.child(parent, Field.left);
      const binding = context.localBinding(target);
      return tree.kind(target) === Kind.attribute || tree.kind(target) === Kind.subscript || (binding?.uses.length ?? 0) > 0;
    }
    case Kind.argument_list:
      return /\.(add|append)$/.test(tree.textOf(tree.child(tree.parent(parent), Field.function)));
    default:
      return false;
  }
}

/** Whether the `with` may wait for the task: it waits, yields or runs the loop after the task is started, or in a statement around that. */
function waitsAfter(context: Check, statement: Node, call: Node): boolean {
  const { tree } = context;
  const around = outermostAround(context, statement, call);
  for (const at of runningNodes(tree, tree.child(statement, Field.body))) {
    if (at < call && (around === none || !tree.holds(around, at))) continue;
    if (isAwaitPoint(tree, at) || tree.kind(at) === Kind.yield) return true;
    if (tree.kind(at) === Kind.call && /\.run_(until_complete|forever)$/.test(tree.textOf(tree.child(at, Field.function)))) return true;
  }
  return false;
}

/** The outermost loop or `with` inside a statement that a call stands in: it comes back, or does something at its end. */
function outermostAround({ tree }: Check, statement: Node, call: Node): Node {
  let found = none;
  for (let at = tree.parent(call); at > statement && !isDeferred(tree.kind(at)); at = tree.parent(at))
    if (rounds.has(tree.kind(at))) found = at;
  return found;
}

const rounds: ReadonlySet<Kind> = new Set([Kind.for_statement, Kind.while_statement, Kind.with_statement]);
