/** Reports `async def` on special methods that Python calls without awaiting them. */
import { asyncOutcomes, dataclassDecorators } from "../knowledge/special-methods.js";
import { decoratedType } from "../project/decorators.js";
import { isPlaceholder } from "../project/returns.js";
import type { ClassInfo, FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAbstract } from "./shared/abstract.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const asyncSpecialMethod = defineRule({
  id: "async-special-method",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A special method that nothing awaits", "zh-cn": "没有代码会 await 的特殊方法" },
  why: {
    en: "Python itself calls special methods such as `__init__`, `__len__` or `__exit__` and takes what they return. An `async def` returns a coroutine: `len()` and the like raise TypeError, an `__exit__` swallows every exception because a coroutine is true, a `__del__` never runs. Write a plain `def`, and do what has to be awaited in a method with a name of its own, such as `async def connect()` or a `create()` class method; for `with` and `for` there are `__aenter__`, `__aexit__`, `__aiter__` and `__anext__`.",
    "zh-cn":
      "`__init__`、`__len__`、`__exit__` 这样的特殊方法由 Python 自己调用，并直接使用其返回值。而 `async def` 返回的是协程：`len()` 之类会引发 TypeError；`__exit__` 会吞掉所有异常，因为协程总为真；`__del__` 则不会执行。请写成普通的 `def`，把需要等待的工作放进另取名字的方法，例如 `async def connect()` 或类方法 `create()`；对应 `with` 和 `for` 的有 `__aenter__`、`__aexit__`、`__aiter__` 和 `__anext__`。",
  },
  bad: "import asyncio\n\n\nclass Client:\n    async def __init__(self, host):\n        self.host = host\n        await asyncio.sleep(0)\n",
  good: "import asyncio\n\n\nclass Client:\n    def __init__(self, host):\n        self.host = host\n\n    @classmethod\n    async def create(cls, host):\n        await asyncio.sleep(0)\n        return cls(host)\n",
  messages: {
    fails: {
      severity: "error",
      en: "`{operation}` raises TypeError: the async `{method}` gives it a coroutine",
      "zh-cn": "`{operation}` 会引发 TypeError：异步的 `{method}` 返回的是协程",
    },
    generator: {
      severity: "error",
      en: "`{operation}` raises TypeError: the async `{method}` gives it an async generator",
      "zh-cn": "`{operation}` 会引发 TypeError：异步的 `{method}` 返回的是异步生成器",
    },
    never: {
      severity: "error",
      en: "`{method}` never runs: nothing awaits what it gives",
      "zh-cn": "`{method}` 不会执行：没有任何代码 await 它的返回值",
    },
    true: {
      severity: "error",
      en: "`in` is always true here: the async `{method}` gives a coroutine",
      "zh-cn": "此处 `in` 的结果总为真：异步的 `{method}` 返回的是协程",
    },
    swallows: {
      severity: "error",
      en: "`with` swallows every exception: the async `{method}` never runs, and its coroutine is true",
      "zh-cn": "`with` 会吞掉所有异常：异步的 `{method}` 不会执行，而它返回的协程总为真",
    },
    awaited: {
      severity: "info",
      en: "Every use of `{method}` gives a coroutine, which has to be awaited",
      "zh-cn": "每次用到 `{method}` 得到的都是协程，还需要再 await",
    },
  },
  fixes: {},
  checks: {
    function(node, context) {
      const { site, tree, types } = context;
      const info = site.functionAt(node);
      const { isGenerator, name: method, owner } = info;
      if (!info.isAsync || owner === undefined || !/^__\w+__$/.test(method)) return;
      const outcome = method === "__init__" ? ({ kind: "fails", operation: `${owner.name}()` } as const) : asyncOutcomes.get(method);
      if (outcome === undefined || decoratedType(types, site, info).kind !== "function" || isMeant(context, info, owner)) return;
      const at = tree.child(node, Field.name);
      if (outcome.kind === "fails") {
        context.report(at, isGenerator ? "generator" : "fails", { operation: outcome.operation, method });
      } else if (outcome.kind !== "awaited" || !isGenerator) context.report(at, outcome.kind, { method });
    },
  },
});

/** Whether the method is right as it is, for what is known of its class. */
function isMeant(context: Check, info: FunctionInfo, owner: ClassInfo): boolean {
  if ((isPlaceholder(info) && isAbstract(info)) || isExpectedToFail(context, info.node)) return true;
  switch (info.name) {
    case "__aiter__":
      return info.isGenerator || isPlaceholder(info);
    case "__init__":
      return mayAwaitInitializer(context, owner);
    case "__post_init__":
      return !isDataclass(context, owner);
    default:
      return false;
  }
}

/** `await Client()` is possible: an async `__new__`, a metaclass or a decorator of the class may await `__init__`. */
function mayAwaitInitializer(context: Check, owner: ClassInfo): boolean {
  const { classes, unread } = context.types.ancestry(owner);
  if (unread.length > 0 && isAwaitedAnywhere(context, owner)) return true;
  return classes.some(({ class: one }) => {
    if (one.site.module.origin === "library") return false;
    const { tree } = one.site;
    const list = tree.child(one.node, Field.superclasses);
    const hasMetaclass = list !== none && /\bmetaclass\s*=(?!\s*(\w+\.)?ABCMeta\b)/.test(tree.textOf(list));
    const isPlain = one.decorators.every((node) => /^(\w+\.)*(dataclass|final|runtime_checkable)\b/.test(tree.textOf(node)));
    return hasMetaclass || !isPlain || one.members.has("__new__");
  });
}

function isAwaitedAnywhere({ types }: Check, { name }: ClassInfo): boolean {
  const awaited = new RegExp(`\\bawait\\s+(\\w+\\.)*${name}\\(`);
  return types.mentions.of(`${name}(`).some(({ sites }) => sites.some(({ item }) => awaited.test(item.text)));
}

/** Whether the class, or one it inherits from, is a dataclass with the `__init__` made for it. */
function isDataclass({ types }: Check, owner: ClassInfo): boolean {
  return types.ancestry(owner).classes.some(({ class: { decorators, site } }) =>
    decorators.some((node) => {
      const callee = site.tree.kind(node) === Kind.call ? site.tree.child(node, Field.function) : node;
      const isKnown = types.namesOf(types.typeOf(site, callee)).some((name) => (dataclassDecorators as readonly string[]).includes(name));
      return isKnown && !/\binit\s*=\s*False\b/.test(site.tree.textOf(node));
    }),
  );
}
