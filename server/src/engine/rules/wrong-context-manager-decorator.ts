/** Reports `@contextmanager` on an async function, and `@asynccontextmanager` on a plain generator. */
import type { EditBuilder } from "../fixes/edits.js";
import { planFromImport } from "../fixes/imports.js";
import { decorateWith } from "../project/decorators.js";
import { isPlaceholder } from "../project/returns.js";
import type { FunctionInfo } from "../project/symbols.js";
import type { Type } from "../project/type.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, unparenthesized, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

const messages = {
  sync: {
    severity: "error",
    en: "Entering `{name}()` fails: `@contextmanager` cannot drive an `async def`",
    "zh-cn": "进入 `{name}()` 会失败：`@contextmanager` 不能驱动 `async def`",
  },
  async: {
    severity: "error",
    en: "Entering `{name}()` fails: `@asynccontextmanager` needs an `async def`",
    "zh-cn": "进入 `{name}()` 会失败：`@asynccontextmanager` 需要 `async def`",
  },
} as const;

const fixes = {
  decorator: { safety: "unsafe", preferred: true, en: "Use `@{decorator}`", "zh-cn": "改用 `@{decorator}`" },
  async: { safety: "unsafe", preferred: true, en: "Make `{name}` async", "zh-cn": "把 `{name}` 改为异步函数" },
  plain: { safety: "unsafe", en: "Drop `async`", "zh-cn": "去掉 `async`" },
} as const;

type Fixes = typeof fixes;

export const wrongContextManagerDecorator = defineRule({
  id: "wrong-context-manager-decorator",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "A context manager decorator of the wrong kind", "zh-cn": "用错了种类的上下文管理器装饰器" },
  why: {
    en: "`@contextmanager` runs a generator for `with`, `@asynccontextmanager` runs an async generator for `async with`. On a function of the other kind the decorator itself says nothing, but whichever statement enters the result raises TypeError. Use the decorator that fits the function, and enter it with the statement that fits the decorator.",
    "zh-cn":
      "`@contextmanager` 为 `with` 运行生成器，`@asynccontextmanager` 为 `async with` 运行异步生成器。用在另一种函数上时，装饰器本身不会报错，但无论用哪种语句进入它的结果都会引发 TypeError。请使用与函数相符的装饰器，并用与装饰器相符的语句进入。",
  },
  bad: "import asyncio\nfrom contextlib import contextmanager\n\n\n@contextmanager\nasync def opened(path):\n    await asyncio.sleep(0)\n    yield path\n",
  good: "import asyncio\nfrom contextlib import asynccontextmanager\n\n\n@asynccontextmanager\nasync def opened(path):\n    await asyncio.sleep(0)\n    yield path\n",
  messages,
  fixes,
  checks: {
    function(node, context) {
      const { site, types } = context;
      const info = site.functionAt(node);
      let type: Type = { kind: "function", function: info };
      for (const decorator of info.decorators.toReversed()) {
        // What another decorator has made of the function may be of another kind.
        if (type.kind !== "function" || type.function !== info || type.result !== undefined) return;
        checkDecorator(context, info, decorator);
        type = decorateWith(types, site, decorator, type, info);
      }
    },
  },
});

function checkDecorator(context: Context<typeof messages, Fixes>, info: FunctionInfo, decorator: Node): void {
  const isWrong = info.isAsync
    ? context.isNamed(decorator, "contextlib.contextmanager") && !isPlaceholder(info)
    : context.isNamed(decorator, "contextlib.asynccontextmanager") && info.isGenerator;
  if (!isWrong || isExpectedToFail(context, info.node)) return;
  const { name } = info;
  context.report(decorator, info.isAsync ? "sync" : "async", { name }, { fixes: offersFor(context, info, decorator) });
}

/** The change that the statements which enter it ask for; where there are none, both. */
function offersFor(context: Check, info: FunctionInfo, decorator: Node): Offer<Fixes>[] {
  if (!info.isGenerator) return [];
  const { name } = info;
  const entered = enteredBy(context, name);
  const other = info.isAsync ? "asynccontextmanager" : "contextmanager";
  const replace: Offer<Fixes> = {
    fix: "decorator",
    arguments: { decorator: other },
    edit: (edit) => replaceDecorator(edit, decorator, other),
  };
  if (!info.isAsync) {
    const make: Offer<Fixes> = { fix: "async", arguments: { name }, edit: (edit) => void edit.makeAsync(info.node) };
    if (entered.sync === entered.async) return [make, replace];
    return entered.async ? [make] : [replace];
  }
  const plain: Offer<Fixes> = { fix: "plain", edit: (edit) => void edit.makeSync(info.node) };
  if (entered.async || awaits(info)) return [replace];
  return entered.sync ? [plain] : [replace, plain];
}

function awaits({ body, site }: FunctionInfo): boolean {
  return body !== none && [...runningNodes(site.tree, body)].some((node) => isAwaitPoint(site.tree, node));
}

/** Which statements of the project enter what a function of this name gives: its type says nothing. */
function enteredBy({ types }: Check, name: string): { readonly sync: boolean; readonly async: boolean } {
  const entered = { sync: false, async: false };
  for (const { sites } of types.mentions.of(`${name}(`)) {
    for (const { tree } of sites) {
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind(node) !== Kind.with_statement) continue;
        const isCalled = withItems(tree, node).some((item) => {
          const value = unparenthesized(tree, item.value);
          return tree.kind(value) === Kind.call && tree.textOf(tree.child(value, Field.function)).split(".").at(-1) === name;
        });
        if (isCalled) entered[isAsync(tree, node) ? "async" : "sync"] = true;
      }
    }
  }
  return entered;
}

/** Writes the other decorator, with its import; an import that nothing else uses is changed instead. */
function replaceDecorator(edit: EditBuilder, decorator: Node, other: string): boolean {
  const { site, tree } = edit;
  if (tree.kind(decorator) === Kind.attribute) {
    edit.replace(tree.child(decorator, Field.attribute), other);
    return true;
  }
  if (tree.kind(decorator) !== Kind.identifier) return false;
  const { module } = site;
  const name = tree.textOf(decorator);
  const plan = planFromImport(module, "contextlib", other);
  if (plan === undefined || site.model.bindingOf(decorator) !== undefined) return false;
  edit.replace(decorator, other);
  if (plan.edit === undefined) return true;
  const [imported, ...more] = module.symbols.get(name) ?? [];
  const uses = module.sites.flatMap((one) => one.model.free.get(name) ?? []);
  const target = imported?.definition.target ?? none;
  const isOwn = imported?.definition.module === "contextlib" && imported.site.tree.textOf(target) === imported.definition.imported;
  if (imported === undefined || more.length > 0 || uses.length !== 1 || !isOwn) edit.inFile(plan.edit);
  else {
    const { start, tree: there } = imported.site;
    edit.inFile({ start: start + there.start(target), end: start + there.end(target), newText: other });
  }
  return true;
}
