/** Reports async tests that nothing runs: without the mark pytest's plugins want, or in a plain `unittest.TestCase`. */
import type { EditBuilder } from "../fixes/edits.js";
import { neutralTestDecorators } from "../knowledge/pytest.js";
import type { ClassInfo, FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule } from "./rule.js";
import { markedRunner } from "./shared/test-runner.js";

const messages = {
  unmarked: {
    severity: "error",
    en: "pytest does not run `{name}`: `@pytest.mark.{mark}` is missing",
    "zh-cn": "pytest 不会执行 `{name}`：缺少 `@pytest.mark.{mark}`",
  },
  unittest: {
    severity: "error",
    en: "`{name}` passes without running: `TestCase` does not await it",
    "zh-cn": "`{name}` 未执行就算通过：`TestCase` 不会 await 它",
  },
} as const;

const fixes = {
  mark: { safety: "unsafe", preferred: true, en: "Add `@pytest.mark.{mark}`", "zh-cn": "添加 `@pytest.mark.{mark}`" },
  class: { safety: "safe", preferred: true, en: "Use `IsolatedAsyncioTestCase`", "zh-cn": "改用 `IsolatedAsyncioTestCase`" },
} as const;

const testCase = "unittest.TestCase";
const asyncTestCase = "unittest.IsolatedAsyncioTestCase";

export const asyncTestNotRun = defineRule({
  id: "async-test-not-run",
  group: "frameworks",
  since: "0.1.0",
  sources: [],
  title: { en: "An async test that nothing runs", "zh-cn": "没有被执行的异步测试" },
  why: {
    en: "A test runner calls a test and looks at what it raises. An async test raises nothing when it is called: it gives a coroutine. `unittest.TestCase` drops that, and the test passes whatever it says; `IsolatedAsyncioTestCase` awaits it. pytest skips such a test (fails it since 8.4) unless a plugin takes it: pytest-asyncio and anyio take those that are marked, or every one in their `auto` mode.",
    "zh-cn":
      "测试运行器会调用测试函数，并查看它引发什么。异步测试在被调用时不会引发任何异常，只会返回一个协程。`unittest.TestCase` 会丢弃这个协程，于是不管测试写了什么都算通过；`IsolatedAsyncioTestCase` 则会 await 它。pytest 会跳过这样的测试（从 8.4 起判为失败），除非有插件接管：pytest-asyncio 和 anyio 只接管带标记的测试，在 `auto` 模式下则接管全部。",
  },
  bad: "import unittest\n\n\nasync def fetch():\n    return 1\n\n\nclass FetchTest(unittest.TestCase):\n    async def test_fetch(self):\n        self.assertEqual(await fetch(), 2)\n",
  good: "import unittest\n\n\nasync def fetch():\n    return 1\n\n\nclass FetchTest(unittest.IsolatedAsyncioTestCase):\n    async def test_fetch(self):\n        self.assertEqual(await fetch(), 1)\n",
  messages,
  fixes,
  checks: {
    function(node, context) {
      const { site, tree } = context;
      if (!isAsync(tree, node)) return;
      const info = site.functionAt(node);
      if (!/^test/.test(info.name) || info.isLocal || !info.decorators.every((one) => isNeutral(context, one))) return;
      const { owner } = info;
      if (owner !== undefined && isPlainTestCase(context, owner)) reportMethod(context, info, owner);
      else if (!info.isGenerator && isCollected(context, info)) reportUnmarked(context, info);
    },
  },
});

type Fixes = typeof fixes;

function isNeutral(context: Check, decorator: Node): boolean {
  const { tree } = context;
  const callee = tree.kind(decorator) === Kind.call ? tree.child(decorator, Field.function) : decorator;
  return context.namesOf(callee).some((name) => neutralTestDecorators.has(name));
}

// ------------------------------------------------------------------ unittest

/** Whether a class is a TestCase that awaits nothing, by way of classes that are all known and do not run tests themselves. */
function isPlainTestCase({ types }: Check, info: ClassInfo): boolean {
  const reaches = (one: ClassInfo, name: string): boolean => types.derivesFromNamed(one, [name]);
  const { classes, unread } = types.ancestry(info);
  if (unread.length > 0 || !reaches(info, testCase) || reaches(info, asyncTestCase)) return false;
  const own = classes.map((entry) => entry.class).filter((one) => one.site.module.origin === "project");
  if (own.some((one) => one.decorators.length > 0 || hasMetaclass(one) || running.some((name) => one.members.has(name)))) return false;
  return !types.subclassesOf(info).some((one) => types.ancestry(one).unread.length > 0 || reaches(one, asyncTestCase));
}

/** What a TestCase runs its tests by. */
const running: readonly string[] = ["__call__", "__getattribute__", "__init__", "__init_subclass__", "_callTestMethod", "debug", "run"];

function hasMetaclass({ node, site: { tree } }: ClassInfo): boolean {
  const list = tree.child(node, Field.superclasses);
  return list !== none && tree.namedChildren(list).some((child) => tree.kind(child) === Kind.keyword_argument);
}

function reportMethod(context: Context<typeof messages, Fixes>, info: FunctionInfo, owner: ClassInfo): void {
  const base = owner.bases.find((node) => context.types.namesOf(context.types.typeOf(owner.site, node)).includes(testCase));
  const canFix = base !== undefined && !info.isGenerator && context.target.oldest.minor >= 8;
  context.report(
    context.tree.child(info.node, Field.name),
    "unittest",
    { name: info.name },
    {
      fixes: canFix
        ? [{ fix: "class", unsafe: managesLoop(owner), edit: (edit: EditBuilder) => replaceBase(context, edit, owner, base) }]
        : [],
    },
  );
}

/** Whether a class has a loop of its own, which one that is given by the base may get in the way of. */
function managesLoop(owner: ClassInfo): boolean {
  const members = [...owner.members.values()].flat().map(({ site }) => site.item.text);
  return [owner.site.item.text, ...members].some((text) => /\bloop\b|_loop\(|\basyncio\.run\(|_until_complete\(/.test(text));
}

function replaceBase(context: Check, edit: EditBuilder, owner: ClassInfo, base: Node): boolean {
  const { tree, start } = owner.site;
  if (tree.kind(base) !== Kind.attribute) {
    const name = edit.importName("unittest", "IsolatedAsyncioTestCase", context.tree.child(0, Field.name));
    if (name === undefined) return false;
    edit.inFile({ start: start + tree.start(base), end: start + tree.end(base), newText: name });
    return true;
  }
  const attribute = tree.child(base, Field.attribute);
  edit.inFile({ start: start + tree.start(attribute), end: start + tree.end(attribute), newText: "IsolatedAsyncioTestCase" });
  return true;
}

// -------------------------------------------------------------------- pytest

/** Whether pytest, as it is set when nobody sets it, takes the function for a test; not where a subclass may mark it. */
function isCollected(context: Check, info: FunctionInfo): boolean {
  const { types } = context;
  const file = info.site.module.name.split(/[./\\]/).filter((part) => part !== "py");
  if (!/^test_|_test$/.test(file.at(-1) ?? "")) return false;
  for (let owner = info.owner; owner !== undefined; owner = owner.site.owner) {
    if (!/^Test/.test(owner.name) || owner.decorators.length > 0 || types.subclassesOf(owner).length > 0) return false;
    const { classes, unread } = types.ancestry(owner);
    const own = classes.map((entry) => entry.class);
    if (unread.length > 0 || own.some((one) => !isPlainClass(one))) return false;
  }
  return true;
}

/** A class that pytest makes itself, and that does not mark its tests. */
function isPlainClass({ members, site }: ClassInfo): boolean {
  if (site.module.origin !== "project") return site.module.name === "builtins";
  return !["__init__", "__new__", "__test__", "pytestmark"].some((name) => members.has(name));
}

function reportUnmarked(context: Context<typeof messages, Fixes>, info: FunctionInfo): void {
  const runner = markedRunner(context);
  if (runner === undefined || isMarkedAround(context)) return;
  const mayUseAnyio = info.parameters.length > (info.owner === undefined ? 0 : 1) || runner.says("autouse", /\bautouse\b/);
  if (runner.usesAnyio && mayUseAnyio) return;
  const { mark } = runner;
  context.report(
    context.tree.child(info.node, Field.name),
    "unmarked",
    { name: info.name, mark },
    { fixes: [{ fix: "mark", arguments: { mark }, edit: (edit: EditBuilder) => addMark(edit, info, mark) }] },
  );
}

/** Whether the module or a package around it marks its tests, whatever with. */
function isMarkedAround({ file: { module }, types }: Check): boolean {
  const parts = module.name.split(".");
  const around = parts.map((_, index) => types.modules.find(parts.slice(0, index).join(".")));
  return [module, ...around].some((one) => one?.symbols.has("pytestmark") === true);
}

function addMark(edit: EditBuilder, info: FunctionInfo, mark: string): boolean {
  const expression = edit.importName("pytest", "mark", info.node);
  if (expression === undefined) return false;
  edit.insertBefore(info.node, `@${expression}.${mark}${edit.lineBreak}${edit.indentationOf(info.node)}`);
  return true;
}
