/** Reports marks that have an async test run, on a fixture: they do nothing there, and pytest 9 refuses them. */
import type { EditBuilder } from "../fixes/edits.js";
import { runningMarks } from "../knowledge/pytest.js";
import { isFixture } from "../project/fixtures.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import type { Node } from "../syntax/tree.js";
import { defineRule } from "./rule.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const asyncioMarkOnFixture = defineRule({
  id: "asyncio-mark-on-fixture",
  group: "frameworks",
  since: "0.1.0",
  sources: ["PT024", "S9074"],
  title: { en: "`@pytest.mark.asyncio` on a fixture", "zh-cn": "fixture 上的 `@pytest.mark.asyncio`" },
  why: {
    en: "Marks are for tests. On a fixture `@pytest.mark.asyncio` never had an effect: whether an async fixture is awaited depends on its own decorator, `@pytest_asyncio.fixture`, or on the `auto` mode. pytest warns of marks on fixtures since 7.4, and from 9 on it refuses to collect the file.",
    "zh-cn":
      "标记是给测试用的。fixture 上的 `@pytest.mark.asyncio` 从来不起作用：异步 fixture 是否会被 await，取决于它自己的装饰器 `@pytest_asyncio.fixture`，或者 `auto` 模式。pytest 从 7.4 起会对 fixture 上的标记发出警告，从 9 起则拒绝收集这个文件。",
  },
  bad: "import pytest\nimport pytest_asyncio\n\n\n@pytest.mark.asyncio\n@pytest_asyncio.fixture\nasync def numbers():\n    return [1, 2]\n",
  good: "import pytest_asyncio\n\n\n@pytest_asyncio.fixture\nasync def numbers():\n    return [1, 2]\n",
  messages: {
    refused: {
      severity: "error",
      en: "pytest 9 refuses this file: a fixture cannot be marked, and `@{mark}` does nothing here",
      "zh-cn": "pytest 9 会拒绝收集这个文件：fixture 不能带标记，`@{mark}` 在这里也不起作用",
    },
  },
  fixes: {
    drop: { safety: "safe", preferred: true, en: "Drop the mark", "zh-cn": "去掉这个标记" },
  },
  checks: {
    function(node, context) {
      const { site, tree, types } = context;
      const info = site.functionAt(node);
      if (info.decorators.length < 2 || !isFixture(types, info) || isExpectedToFail(context, node, true)) return;
      for (const decorator of info.decorators) {
        const callee = tree.kind(decorator) === Kind.call ? tree.child(decorator, Field.function) : decorator;
        const mark = context.namesOf(callee).find((name) => runningMarks.includes(name));
        if (mark === undefined) continue;
        const edit = (builder: EditBuilder) => dropDecorator(builder, decorator);
        context.report(context.firstLine(callee), "refused", { mark }, { fixes: [{ fix: "drop", edit }] });
      }
    },
  },
});

/** Takes a decorator away with its line; a comment behind it stays. */
function dropDecorator(edit: EditBuilder, expression: Node): boolean {
  const { tree } = edit;
  const span = { start: tree.start(tree.parent(expression)), end: tree.end(expression) };
  if (edit.hasComment(span)) return false;
  const blank = /^[ \t]*(?:\r\n|\r|\n)?[ \t]*/.exec(tree.text.slice(span.end))?.[0].length ?? 0;
  edit.replace({ start: span.start, end: span.end + blank }, "");
  return true;
}
