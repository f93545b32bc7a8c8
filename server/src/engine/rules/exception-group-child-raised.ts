/** Reports `raise` of one error out of an exception group, which loses the others. */
import { exceptionGroups } from "../knowledge/exception-groups.js";
import { membersOf, type Type } from "../project/type.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, handlersOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { reachingDefinitions } from "./shared/coroutine-value.js";

export const exceptionGroupChildRaised = defineRule({
  id: "exception-group-child-raised",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC123"],
  title: { en: "One error of a group is raised alone", "zh-cn": "单独引发异常组中的一个异常" },
  why: {
    en: "A `TaskGroup` raises all errors of its tasks together. Raising one of them leaves the others out, and it changes that one: its traceback grows by the place of the `raise`, and its context becomes the group, which holds it. Whoever reads the log does not see what else failed. Let the group pass, or say where the error comes from: `raise error from group`.",
    "zh-cn":
      "`TaskGroup` 会把各个任务的异常一起引发。只引发其中一个会丢掉其余的异常，还会改变这个异常本身：它的回溯会加上 `raise` 的位置，它的上下文会变成包含它的异常组。看日志的人无从知道还有什么失败了。请让异常组继续传播，或者说明异常的来源：`raise error from group`。",
  },
  bad: "import asyncio\n\n\nasync def run(job):\n    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(job())\n    except ExceptionGroup as errors:\n        raise errors.exceptions[0]\n",
  good: "import asyncio\n\n\nasync def run(job):\n    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(job())\n    except ExceptionGroup as errors:\n        raise errors.exceptions[0] from errors\n",
  messages: {
    raised: {
      severity: "info",
      en: "The other errors of `{group}` are lost: this raises one of them alone",
      "zh-cn": "`{group}` 中的其他异常会丢失：此处只引发其中一个",
    },
  },
  fixes: {},
  checks: {
    nodes: {
      kinds: [Kind.raise_statement],
      check(node, context) {
        const { tree } = context;
        const value = tree.namedChildren(node)[0] ?? none;
        if (value === none) return;
        const error = partAt(context, value);
        const cause = tree.child(node, Field.cause);
        if (error?.is !== "error" || isCounted(context, node) || (cause !== none && partAt(context, cause)?.is === "group")) return;
        const start = tree.start(node);
        context.report({ start, end: start + "raise".length }, "raised", { group: context.shown(error.group) });
      },
    },
  },
});

/** What an expression is of a group: all of it or a group made of it, its errors, or one of them. */
interface Part {
  readonly is: "group" | "errors" | "error";
  readonly group: Node;
}

function partAt(context: Check, node: Node, depth = 0): Part | undefined {
  const { tree } = context;
  const value = unparenthesized(tree, node);
  if (depth === 8) return undefined;
  if (isGroup(context, value)) return { is: "group", group: value };
  switch (tree.kind(value)) {
    case Kind.attribute: {
      const group = tree.child(value, Field.object);
      if (tree.textOf(tree.child(value, Field.attribute)) !== "exceptions") return undefined;
      const of = partAt(context, group, depth + 1)?.is;
      // An error whose errors are asked for is a group as well.
      return of === "group" || of === "error" ? { is: "errors", group } : undefined;
    }
    case Kind.subscript: {
      const whole = partAt(context, tree.child(value, Field.value), depth + 1);
      return whole?.is === "errors" ? { is: "error", group: whole.group } : undefined;
    }
    case Kind.call:
      return isPartOfGroup(context, value, "subgroup", depth) ? { is: "group", group: value } : undefined;
    case Kind.identifier: {
      const binding = context.model.bindingOf(value);
      const reaching = binding === undefined ? undefined : context.site.flowOf(binding.scope).get(value);
      const [first, ...others] = (reaching && reachingDefinitions(context, reaching))?.map((one) => partOf(context, one, depth + 1)) ?? [];
      return others.every((other) => other?.is === first?.is) ? first : undefined;
    }
    default:
      return undefined;
  }
}

function partOf(context: Check, { kind, value, path, target }: Definition, depth: number): Part | undefined {
  if (value === undefined || path.length > 0) {
    // `matching, others = group.split(..)`; but `(only,) = group.exceptions` says that there is just one.
    return value !== undefined && isPartOfGroup(context, value, "split", depth) ? { is: "group", group: target } : undefined;
  }
  const part = partAt(context, value, depth);
  if (kind === "for") return part?.is === "errors" ? { is: "error", group: part.group } : undefined;
  return kind === "assign" ? part : undefined;
}

/** Whether a node is `group.subgroup(..)` or `group.split(..)`. */
function isPartOfGroup(context: Check, node: Node, method: "subgroup" | "split", depth: number): boolean {
  const { tree } = context;
  const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : none;
  if (callee === none || tree.kind(callee) !== Kind.attribute || tree.textOf(tree.child(callee, Field.attribute)) !== method) return false;
  return partAt(context, tree.child(callee, Field.object), depth + 1)?.is === "group";
}

function isGroup(context: Check, node: Node): boolean {
  const { model, tree } = context;
  const members = membersOf(context.typeOf(node));
  if (members.every((member: Type) => context.isInstance(member, ...exceptionGroups))) return true;
  if (tree.kind(node) !== Kind.identifier) return false;
  const definitions = model.bindingOf(node)?.definitions ?? [];
  return definitions.length > 0 && definitions.every((definition) => definition.kind === "except" && isOfExceptStar(context, definition));
}

function isOfExceptStar({ tree }: Check, { target }: Definition): boolean {
  const clause = ancestorOfKind(tree, target, Kind.except_clause);
  return clause !== none && handlersOf(tree, tree.parent(clause)).some((handler) => handler.node === clause && handler.isGroup);
}

/** Whether the code counts the errors of a group first: it knows that there is just this one. */
function isCounted({ tree }: Check, node: Node): boolean {
  for (let at = ancestorOfKind(tree, node, Kind.if_statement, Kind.function_definition); at !== none; ) {
    if (tree.kind(at) !== Kind.if_statement) return false;
    if (/\blen\(\s*[\w.]+\s*\)/.test(tree.textOf(tree.child(at, Field.condition)))) return true;
    at = ancestorOfKind(tree, at, Kind.if_statement, Kind.function_definition);
  }
  return false;
}
