/** Reports tasks that nothing holds: the event loop keeps only weak references to them. */

import type { EditBuilder } from "../fixes/edits.js";
import { keepTask, standsAlone } from "../fixes/kept-task.js";
import { futureMakers, taskMakers } from "../knowledge/asyncio-calls.js";
import { type Binding, ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isComprehension, parentExpression } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";

export const danglingTask = defineRule({
  id: "dangling-task",
  group: "tasks",
  since: "0.1.0",
  sources: ["RUF006", "ASYNC300", "S7502"],
  title: { en: "A task nothing holds", "zh-cn": "没有任何引用的任务" },
  why: {
    en: "The event loop keeps only weak references to tasks. A task that nothing else refers to can be garbage-collected in the middle of its work, and its exception is seen by nobody. Keep it in a variable that lives long enough, in a set, or start it in a `TaskGroup`.",
    "zh-cn":
      "事件循环只保存任务的弱引用。没有其他引用的任务可能在执行到一半时被垃圾回收，它的异常也不会有人看到。请把它保存在存活时间足够长的变量或集合中，或者在 `TaskGroup` 中启动它。",
  },
  bad: "import asyncio\n\n\nasync def refresh():\n    await asyncio.sleep(1)\n\n\nasync def serve():\n    asyncio.create_task(refresh())\n",
  good: "import asyncio\n\n\nasync def refresh():\n    await asyncio.sleep(1)\n\n\nasync def serve():\n    task = asyncio.create_task(refresh())\n    await task\n",
  messages: {
    vanishes: {
      severity: "warning",
      en: "This task may vanish before it ends: nothing holds it",
      "zh-cn": "该任务可能在完成前被回收：没有任何引用",
    },
    unread: {
      severity: "hint",
      en: "`{name}` is never read: the task's error goes unseen, and it may vanish when this function ends",
      "zh-cn": "`{name}` 从未被读取：任务的错误不会被发现，函数结束后任务还可能被回收",
    },
    dropped: {
      severity: "warning",
      en: "Nothing waits for this `{callee}`: its results and errors are lost",
      "zh-cn": "没有任何代码等待这个 `{callee}`：它的结果和错误都会丢失",
    },
  },
  fixes: {
    keep: { safety: "unsafe", preferred: true, en: "Keep the task in a set until it is done", "zh-cn": "把任务保存在集合中，直到它完成" },
    await: { safety: "unsafe", preferred: true, en: "Await `{callee}`", "zh-cn": "await 这个 `{callee}`" },
    group: { safety: "unsafe", en: "Start it in a `TaskGroup`", "zh-cn": "在 `TaskGroup` 中启动它" },
  },
  yieldsTo: ["serial-task", "no-running-loop", "not-thread-safe"],
  overlaps: [
    { tool: "Ruff", code: "RUF006", messages: ["vanishes"], anchor: /^(asyncio\.)?(create_task|ensure_future)$/, beginsLine: true },
  ],
  checks: {
    call: {
      named: [...taskMakers, ...futureMakers],
      check(call, context) {
        const fate = fateOf(context, call.node);
        if (fate === undefined) return;
        const anchor = context.calleeSpan(call.node);
        const callee = context.shown(call.callee);
        if (call.names.some((name) => (futureMakers as readonly string[]).includes(name))) {
          if (fate.kind !== "dropped" || makesOwnTasks(context, call)) return;
          const canAwait = context.asyncContext(call.node)?.canAwait === true;
          const fixes = canAwait
            ? [{ fix: "await" as const, arguments: { callee }, edit: (edit: EditBuilder) => void edit.await(call.node) }]
            : [];
          context.report(anchor, "dropped", { callee }, { fixes });
          return;
        }
        if (fate.kind === "dropped") {
          context.report(anchor, "vanishes", {}, { fixes: fixesFor(context, call, fate.statement) });
        } else if (goesOnAwaiting(context, call.node)) context.report(anchor, "unread", { name: fate.name });
        else context.report(anchor, "vanishes", {}, { fixes: [] });
      },
    },
  },
});

type Fate =
  /** The value is thrown away at once by this statement. */
  | { readonly kind: "dropped"; readonly statement: Node }
  /** It is put in a local variable or list that nothing reads. */
  | { readonly kind: "unread"; readonly name: string };

/** What becomes of a task: undefined when something holds it. */
function fateOf(context: Check, call: Node): Fate | undefined {
  const { tree } = context;
  const parent = parentExpression(tree, call);
  if (parent === none) return undefined;
  switch (tree.kind(parent)) {
    case Kind.expression_statement:
      return context.file.isNotebook && context.functionAt(call) === undefined ? undefined : { kind: "dropped", statement: parent };
    case Kind.expression_list:
      // `create_task(a()), create_task(b())` as a statement.
      return tree.kind(tree.parent(parent)) === Kind.expression_statement ? { kind: "dropped", statement: tree.parent(parent) } : undefined;
    case Kind.assignment:
      return fateOfAssigned(context, parent);
    case Kind.attribute: {
      const outer = tree.parent(parent);
      if (tree.textOf(tree.child(parent, Field.attribute)) !== "add_done_callback" || tree.kind(outer) !== Kind.call) return undefined;
      const statement = parentExpression(tree, outer);
      return tree.kind(statement) === Kind.expression_statement ? { kind: "dropped", statement } : undefined;
    }
    case Kind.list:
    case Kind.set:
    case Kind.tuple:
      return fateOfCollection(context, parent);
    case Kind.argument_list:
      return fateOfArgument(context, tree.parent(parent));
    default:
      return isComprehension(tree.kind(parent)) && tree.field(call) === Field.body && tree.kind(parent) !== Kind.generator_expression
        ? fateOfCollection(context, parent)
        : undefined;
  }
}

function fateOfCollection(context: Check, collection: Node): Fate | undefined {
  const { tree } = context;
  const parent = parentExpression(tree, collection);
  if (tree.kind(parent) === Kind.expression_statement) return { kind: "dropped", statement: parent };
  return tree.kind(parent) === Kind.assignment ? fateOfAssigned(context, parent) : undefined;
}

/** `tasks.append(create_task(..))` on a local list that is only appended to. */
function fateOfArgument(context: Check, outer: Node): Fate | undefined {
  const { tree } = context;
  const callee = tree.child(outer, Field.function);
  if (callee === none || tree.kind(callee) !== Kind.attribute || !collects.has(tree.textOf(tree.child(callee, Field.attribute))))
    return undefined;
  const object = tree.child(callee, Field.object);
  const binding = tree.kind(object) === Kind.identifier ? context.model.bindingOf(object) : undefined;
  if (binding === undefined || !isOwnCollection(context, binding)) return undefined;
  return binding.uses.every((use) => isCollecting(context, use)) ? { kind: "unread", name: binding.name } : undefined;
}

const collects: ReadonlySet<string> = new Set(["add", "append"]);

/** A list or set made in this function, which nothing outside can know. */
function isOwnCollection(context: Check, binding: Binding): boolean {
  if (binding.scope.kind !== ScopeKind.function) return false;
  return binding.definitions.every(({ kind, value }) => {
    if (kind !== "assign" || value === undefined) return false;
    const { tree } = context;
    return [Kind.list, Kind.set].includes(tree.kind(value)) || /^(list|set)\(\)$/.test(tree.textOf(value));
  });
}

function isCollecting(context: Check, use: Node): boolean {
  const { tree } = context;
  const attribute = tree.parent(use);
  return (
    tree.kind(attribute) === Kind.attribute &&
    collects.has(tree.textOf(tree.child(attribute, Field.attribute))) &&
    tree.kind(tree.parent(attribute)) === Kind.call
  );
}

function fateOfAssigned(context: Check, assignment: Node): Fate | undefined {
  const { tree } = context;
  const target = tree.child(assignment, Field.left);
  if (tree.kind(tree.parent(assignment)) !== Kind.expression_statement || tree.kind(target) !== Kind.identifier) return undefined;
  const name = tree.textOf(target);
  const binding = context.localBinding(target);
  if (binding === undefined || binding.scope.kind !== ScopeKind.function) return undefined;
  if (name === "_" && binding.uses.length === 0) return { kind: "dropped", statement: tree.parent(assignment) };
  const isUnread = binding.uses.every((use) => isOnlyGivenCallback(context, use));
  return isUnread ? { kind: "unread", name } : undefined;
}

/** `task.add_done_callback(..)` as a statement: it does not hold the task. */
function isOnlyGivenCallback(context: Check, use: Node): boolean {
  const { tree } = context;
  const attribute = tree.parent(use);
  if (tree.kind(attribute) !== Kind.attribute || tree.textOf(tree.child(attribute, Field.attribute)) !== "add_done_callback") return false;
  const call = tree.parent(attribute);
  return tree.kind(call) === Kind.call && tree.kind(tree.parent(call)) === Kind.expression_statement;
}

/** Whether the function awaits after this place: then its frame holds its locals for a while. */
function goesOnAwaiting(context: Check, call: Node): boolean {
  const { tree } = context;
  const info = context.functionAt(call);
  if (info === undefined) return false;
  for (let at = tree.after(call); at < tree.after(info.node); at++) {
    if (tree.kind(at) === Kind.await || tree.kind(at) === Kind.kw_async) return true;
    if (tree.kind(at) === Kind.function_definition || tree.kind(at) === Kind.lambda) at = tree.after(at) - 1;
  }
  // In a loop what stands before it comes after it, too.
  let loop = tree.parent(call);
  while (loop > info.node && tree.kind(loop) !== Kind.while_statement && tree.kind(loop) !== Kind.for_statement) loop = tree.parent(loop);
  if (loop <= info.node) return false;
  for (let at = loop; at < call; at++) if (tree.kind(at) === Kind.await) return true;
  return false;
}

/** `gather` and `shield` over futures that something else holds lose nothing but what nobody asked for. */
function makesOwnTasks(context: Check, call: Call): boolean {
  return (
    call.arguments.length > 0 &&
    call.arguments.every(
      (argument) => argument.name === undefined && context.isInstance(context.typeOf(argument.value), "asyncio.Task", "asyncio.Future"),
    )
  );
}

function fixesFor(context: Check, call: Call, statement: Node) {
  const { tree } = context;
  const isPlainStatement = tree.namedChildren(statement)[0] === call.node;
  const scope = context.functionAt(call.node)?.scope;
  if (!isPlainStatement || scope === undefined || !standsAlone(context.site, statement)) return [];
  const keep = { fix: "keep" as const, edit: (edit: EditBuilder) => keepTask(edit, scope, statement, call.node) };
  const running = context.asyncContext(call.node);
  const canGroup =
    running?.canAwait === true &&
    context.target.oldest.minor >= 11 &&
    call.names[0] === "asyncio.create_task" &&
    context.file.library === "asyncio";
  return canGroup ? [keep, { fix: "group" as const, edit: (edit: EditBuilder) => startInGroup(context, edit, call, statement) }] : [keep];
}

/** `async with asyncio.TaskGroup() as group:` around the statement and what follows it in its block. */
function startInGroup(context: Check, edit: EditBuilder, call: Call, statement: Node): boolean {
  const { tree } = context;
  const block = tree.parent(statement);
  const rest = tree.namedChildren(block).filter((node) => node >= statement);
  const last = rest.at(-1) as Node;
  // With nothing beside it a task needs no group.
  if (last === statement) return false;
  const range = { start: tree.start(statement), end: tree.end(last) };
  const scope = context.functionAt(call.node)?.scope;
  if (scope === undefined || scope.bindings.has("group") || context.site.module.symbols.has("group")) return false;
  // Indenting would change strings that span lines, and `return` or `break` inside a group waits for its tasks first.
  for (let at = statement; at < tree.after(last); at++) {
    const kind = tree.kind(at);
    if (kind === Kind.string && /[\r\n]/.test(tree.textOf(at))) return false;
    if (kind === Kind.return_statement || kind === Kind.break_statement || kind === Kind.continue_statement || kind === Kind.yield)
      return false;
  }
  const group = edit.importName("asyncio", "TaskGroup", call.node);
  if (group === undefined) return false;
  const indentation = edit.indentationOf(statement);
  const unit = edit.indentUnit;
  const { lineBreak } = edit;
  const created = `group.create_task${tree.textOf(tree.child(call.node, Field.arguments))}`;
  const own = tree.text.slice(tree.end(call.node), range.end);
  const body = `${created}${own}`.split(/\r\n|\r|\n/);
  const indented = body.map((line, index) => (index === 0 ? line : line.trim() === "" ? line : `${unit}${line}`)).join(lineBreak);
  edit.replace(range, `async with ${group}() as group:${lineBreak}${indentation}${unit}${indented}`);
  return true;
}
