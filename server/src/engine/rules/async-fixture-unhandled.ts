/** Reports async functions under `@pytest.fixture` where no plugin awaits them: tests get the coroutine. */
import type { EditBuilder } from "../fixes/edits.js";
import { fixtureDecorator } from "../project/fixtures.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { defineRule } from "./rule.js";
import { markedRunner } from "./shared/test-runner.js";

export const asyncFixtureUnhandled = defineRule({
  id: "async-fixture-unhandled",
  group: "frameworks",
  since: "0.1.0",
  sources: [],
  title: { en: "An async fixture that nothing awaits", "zh-cn": "没有被 await 的异步 fixture" },
  why: {
    en: "pytest itself calls a fixture and hands over what it returns; of an async fixture that is a coroutine, or an async generator. In its strict mode, which holds unless something else is set, pytest-asyncio awaits only fixtures made by `@pytest_asyncio.fixture`. Use that decorator, or set `asyncio_mode = auto`.",
    "zh-cn":
      "pytest 本身只会调用 fixture，并把返回值交给测试；异步 fixture 返回的是协程或异步生成器。在 strict 模式下（未另行设置时的默认模式），pytest-asyncio 只会 await 由 `@pytest_asyncio.fixture` 定义的 fixture。请使用这个装饰器，或者设置 `asyncio_mode = auto`。",
  },
  exampleSettings: { pytest: { mode: "strict", plugins: ["pytest-asyncio"] } },
  bad: "import pytest\n\n\n@pytest.fixture\nasync def numbers():\n    return [1, 2]\n\n\n@pytest.mark.asyncio\nasync def test_numbers(numbers):\n    assert numbers == [1, 2]\n",
  good: "import pytest\nimport pytest_asyncio\n\n\n@pytest_asyncio.fixture\nasync def numbers():\n    return [1, 2]\n\n\n@pytest.mark.asyncio\nasync def test_numbers(numbers):\n    assert numbers == [1, 2]\n",
  messages: {
    coroutine: {
      severity: "error",
      en: "Tests get a coroutine from `{name}`, not its result: nothing awaits this fixture",
      "zh-cn": "测试从 `{name}` 得到的是协程而不是结果：这个 fixture 没有被 await",
    },
    generator: {
      severity: "error",
      en: "Tests get an async generator from `{name}`, not what it yields: nothing runs this fixture",
      "zh-cn": "测试从 `{name}` 得到的是异步生成器，而不是它产出的值：这个 fixture 没有被执行",
    },
  },
  fixes: {
    decorator: { safety: "unsafe", preferred: true, en: "Use `@pytest_asyncio.fixture`", "zh-cn": "改用 `@pytest_asyncio.fixture`" },
  },
  checks: {
    function(node, context) {
      const { site, tree, types } = context;
      if (!isAsync(tree, node)) return;
      const info = site.functionAt(node);
      const decorator = info.isLocal ? undefined : fixtureDecorator(types, info);
      if (decorator === undefined) return;
      const callee = tree.kind(decorator) === Kind.call ? tree.child(decorator, Field.function) : decorator;
      // What stands between the fixture and the function may await it.
      if (!context.isNamed(callee, "pytest.fixture", "pytest.yield_fixture") || info.decorators.at(-1) !== decorator) return;
      const { name, isGenerator } = info;
      const runner = markedRunner(context);
      if (runner === undefined || runner.usesAnyio || context.file.settings.pytest?.mode === "legacy") return;
      // Those that await or iterate it themselves know what they get.
      const used = new RegExp(
        `\\bawait\\s+\\(?${name}\\b|\\basync\\s+for\\b[^:\\n]*\\bin\\s+${name}\\b|\\b${name}\\.(?:asend|__anext__)\\b|\\banext\\(${name}\\b`,
      );
      if (runner.says(name, used)) return;
      const message = isGenerator ? "generator" : "coroutine";
      const edit = (builder: EditBuilder) => replaceDecorator(builder, callee);
      context.report(callee, message, { name }, { fixes: [{ fix: "decorator", edit }] });
    },
  },
});

/** Writes `pytest_asyncio.fixture`, by an import of the module where there is none. */
function replaceDecorator(edit: EditBuilder, callee: Node): boolean {
  const other = edit.importName("pytest_asyncio", "fixture", callee);
  if (other === undefined) return false;
  edit.replace(callee, other);
  return true;
}
