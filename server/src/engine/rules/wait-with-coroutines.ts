/** Reports coroutines given to `asyncio.wait`, which takes tasks. */
import type { EditBuilder } from "../fixes/edits.js";
import { membersOf } from "../project/type.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { ancestorOfKind, argumentsOf, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isCoroutineCall, isCoroutineType } from "./shared/coroutine-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { makeComprehension } from "./shared/iteration.js";
import { argumentAt } from "./shared/known-arguments.js";
import { isMeantForSomeVersions } from "./shared/version-test.js";

export const waitWithCoroutines = defineRule({
  id: "wait-with-coroutines",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "`asyncio.wait` with coroutines", "zh-cn": "把协程传给 `asyncio.wait`" },
  why: {
    en: "`asyncio.wait` gives back the very objects it was given, sorted into done and pending. It used to wrap coroutines into tasks the caller had never seen, so Python 3.11 refuses them with TypeError. Make the tasks first, with `asyncio.create_task`, or use `asyncio.gather`, which takes coroutines and gives their results.",
    "zh-cn":
      "`asyncio.wait` 会把传入的对象分成已完成和未完成两组返回。它过去会把协程包装成调用者从未见过的任务，因此 Python 3.11 起直接引发 TypeError。请先用 `asyncio.create_task` 创建任务，或者使用接受协程并返回其结果的 `asyncio.gather`。",
  },
  bad: "import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main(names):\n    done, _ = await asyncio.wait([load(name) for name in names])\n    return done\n",
  good: "import asyncio\n\n\nasync def load(name):\n    return len(name)\n\n\nasync def main(names):\n    done, _ = await asyncio.wait([asyncio.create_task(load(name)) for name in names])\n    return done\n",
  messages: {
    coroutines: {
      severity: "error",
      en: "`{callee}` fails here since Python 3.11: it is given coroutines, and takes tasks only",
      "zh-cn": "自 Python 3.11 起此处 `{callee}` 会失败：传入的是协程，而它只接受任务",
    },
  },
  fixes: {
    tasks: { safety: "safe", preferred: true, en: "Make tasks with `{create}`", "zh-cn": "用 `{create}` 创建任务" },
  },
  checks: {
    call: {
      named: ["asyncio.wait"],
      check(call, context) {
        const given = argumentAt(call, { index: 0, name: "fs" });
        if (context.target.newest.minor < 11 || given === undefined || given === "splat") return;
        const value = unparenthesized(context.tree, given.value);
        const made = coroutinesIn(context, value);
        if (made.length === 0 && !givesCoroutines(context, value)) return;
        if (isExpectedToFail(context, call.node) || isColourTested(context, call.node) || isMeantForSomeVersions(context, call.node))
          return;
        const creator = creatorFor(context, call);
        const fixes =
          made.length === 0 || creator === undefined
            ? []
            : [
                {
                  fix: "tasks" as const,
                  arguments: { create: creator },
                  edit: (edit: EditBuilder) => wrap(edit, context, call, made, creator),
                },
              ];
        context.report(context.calleeSpan(call.node), "coroutines", { callee: context.shown(call.callee) }, { fixes });
      },
    },
  },
});

/** The calls whose coroutines are given: elements of a display, of a comprehension, of a local list made for this call alone. */
function coroutinesIn(context: Check, value: Node): Node[] {
  const { model, tree } = context;
  const areCoroutines = (nodes: readonly Node[]): Node[] =>
    nodes.map((node) => unparenthesized(tree, node)).filter((node) => isCoroutineCall(context, node));
  switch (tree.kind(value)) {
    case Kind.list:
    case Kind.set:
    case Kind.tuple:
      return areCoroutines(tree.namedChildren(value));
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.generator_expression:
      return areCoroutines([tree.child(value, Field.body)]);
    case Kind.identifier: {
      const binding = model.bindingOf(value);
      const [definition, ...others] = binding?.definitions ?? [];
      if (binding?.scope.kind !== ScopeKind.function || others.length > 0 || definition?.kind !== "assign") return [];
      if (definition.value === undefined || definition.path.length > 0) return [];
      const appended = binding.uses.filter((use) => use !== value).map((use) => appendedBy(context, use));
      if (appended.some((node) => node === none)) return [];
      const display = unparenthesized(tree, definition.value);
      return tree.kind(display) === Kind.identifier ? [] : [...coroutinesIn(context, display), ...areCoroutines(appended)];
    }
    default:
      return [];
  }
}

/** What `tasks.append(x)` adds to the list that is read there; `none` where the list is used otherwise. */
function appendedBy({ tree }: Check, use: Node): Node {
  const attribute = tree.parent(use);
  const call = tree.parent(attribute);
  if (tree.kind(attribute) !== Kind.attribute || tree.kind(call) !== Kind.call) return none;
  if (!["add", "append"].includes(tree.textOf(tree.child(attribute, Field.attribute)))) return none;
  const [argument, ...rest] = argumentsOf(tree, call);
  return argument === undefined || argument.name !== undefined || rest.length > 0 ? none : argument.value;
}

/** Whether all that comes out of a value is coroutines: a list from elsewhere. */
function givesCoroutines(context: Check, value: Node): boolean {
  const element = context.types.elementOf(context.typeOf(value), false);
  return element !== undefined && membersOf(element).every((member) => isCoroutineType(context, member));
}

/** What makes the tasks: the running loop, or the one that is about to run this very call. */
function creatorFor(context: Check, call: Call): string | undefined {
  const { tree } = context;
  if (context.asyncContext(call.node) !== undefined) return "asyncio.create_task";
  const outer = ancestorOfKind(tree, call.node, Kind.call);
  const callee = outer === none ? none : tree.child(outer, Field.function);
  if (callee === none || !context.isNamed(callee, "asyncio.AbstractEventLoop.run_until_complete")) return undefined;
  const loop = tree.textOf(tree.child(callee, Field.object));
  return /^[\w.]+$/.test(loop) ? `${loop}.create_task` : undefined;
}

function wrap(edit: EditBuilder, context: Check, call: Call, made: readonly Node[], creator: string): boolean {
  const { tree } = edit;
  const create = creator === "asyncio.create_task" ? edit.importName("asyncio", "create_task", call.node) : creator;
  if (create === undefined) return false;
  // A list in a variable may be made where the loop is not known yet.
  const isDirect = made.every((node) => tree.holds(call.node, node));
  if (!isDirect && creator !== "asyncio.create_task") return false;
  for (const node of made) {
    // Before Python 3.12 `wait` takes no generator.
    const generator = ancestorOfKind(tree, node, Kind.generator_expression);
    if (generator !== none && tree.child(generator, Field.body) === node && context.target.oldest.minor < 12) {
      const whole = context.callAt(tree.kind(tree.parent(generator)) === Kind.call ? tree.parent(generator) : call.node);
      if (!makeComprehension(edit, whole, generator)) return false;
    }
    edit.insertBefore(node, `${create}(`);
    edit.insertAfter(node, ")");
  }
  return true;
}
