/** Reports `pytest.raises(ExceptionGroup)`: it says nothing of what is in the group. */
import { exceptionGroups } from "../knowledge/exception-groups.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { argumentAt } from "./shared/known-arguments.js";

export const pytestRaisesExceptionGroup = defineRule({
  id: "pytest-raises-exception-group",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC401"],
  title: { en: "A test for any exception group", "zh-cn": "接受任何异常组的测试" },
  why: {
    en: "`pytest.raises(ExceptionGroup)` is content with every group, whatever failed in it: a TypeError from a typing mistake passes the test like the error it is about. Since pytest 8.4 `pytest.RaisesGroup(ValueError)` says which exceptions the group has to hold; before, `excinfo.group_contains(ValueError)` asks for one.",
    "zh-cn":
      "`pytest.raises(ExceptionGroup)` 接受任何异常组，不管里面失败的是什么：由笔误引起的 TypeError 也会像真正要测试的异常一样通过。从 pytest 8.4 起，`pytest.RaisesGroup(ValueError)` 可以说明异常组中必须包含哪些异常；在此之前可以用 `excinfo.group_contains(ValueError)` 来检查。",
  },
  bad: 'import pytest\n\n\ndef test_all(run):\n    with pytest.raises(ExceptionGroup):\n        run("all")\n',
  good: 'import pytest\n\n\ndef test_all(run):\n    with pytest.RaisesGroup(ValueError):\n        run("all")\n',
  messages: {
    any: {
      severity: "info",
      en: "Any group passes here, whatever failed in it: `{callee}` does not look inside",
      "zh-cn": "任何异常组都能通过，不管其中失败的是什么：`{callee}` 不检查其内容",
    },
  },
  fixes: {},
  offByDefault: true,
  checks: {
    call: {
      named: ["pytest.raises"],
      check(call, context) {
        const given = argumentAt(call, { index: 0, name: "expected_exception" });
        if (typeof given !== "object" || !isGroup(context, given.value) || isLookedInto(context, call)) return;
        context.report(context.calleeSpan(call.node), "any", { callee: context.shown(call.callee) });
      },
    },
  },
});

/** A group class, whatever it is said to hold, or a tuple with one. */
function isGroup(context: Check, node: Node): boolean {
  const { tree } = context;
  const at = unparenthesized(tree, node);
  if (tree.kind(at) === Kind.tuple) return tree.namedChildren(at).some((child) => isGroup(context, child));
  return context.isNamed(tree.kind(at) === Kind.subscript ? tree.child(at, Field.value) : at, ...exceptionGroups);
}

/** Whether what was raised, or a check given to the call, may look into the group. */
function isLookedInto({ model, tree }: Check, call: Call): boolean {
  if (call.arguments.some(({ name }) => name === "check" || name === "**")) return true;
  const parent = tree.parent(call.node);
  if (tree.kind(parent) !== Kind.as_pattern) return tree.kind(parent) === Kind.assignment;
  const target = tree.namedChildren(tree.child(parent, Field.alias))[0] ?? none;
  const name = target === none ? "" : tree.textOf(target);
  return model.scopes.some(
    (scope) => scope.bindings.get(name)?.definitions.some((one) => one.target === target) && scope.bindings.get(name)?.uses.length !== 0,
  );
}
