/** Reports `@asyncio.coroutine`, which Python 3.11 has no more. */

import type { EditBuilder } from "../fixes/edits.js";
import { globalReads } from "../project/named-nodes.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { decoratorsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isMeantForSomeVersions } from "./shared/version-test.js";

const messages = {
  decorator: {
    severity: "error",
    en: "`{decorator}` fails here since Python 3.11: only `async def` makes coroutines",
    "zh-cn": "自 Python 3.11 起此处 `{decorator}` 会失败：只有 `async def` 能定义协程",
  },
  import: {
    severity: "error",
    en: "This import fails since Python 3.11: asyncio has no `coroutine` any more",
    "zh-cn": "自 Python 3.11 起该导入会失败：asyncio 中不再有 `coroutine`",
  },
} as const;

const fixes = {
  rewrite: { safety: "unsafe", preferred: true, en: "Make `{function}` an `async def`", "zh-cn": "把 `{function}` 改为 `async def`" },
  drop: { safety: "unsafe", preferred: true, en: "Drop the import", "zh-cn": "删除该导入" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

const removed = "asyncio.coroutine";

export const removedCoroutineDecorator = defineRule({
  id: "removed-coroutine-decorator",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "`@asyncio.coroutine`, which is gone", "zh-cn": "已被移除的 `@asyncio.coroutine`" },
  why: {
    en: "Before `async def` there was `@asyncio.coroutine`, on generators that wait with `yield from`. Python 3.8 deprecated the decorator and 3.11 removed it, so the module cannot even be imported. Write `async def` and `await` instead.",
    "zh-cn":
      "在 `async def` 出现之前，协程是用 `@asyncio.coroutine` 装饰、以 `yield from` 等待的生成器。该装饰器在 Python 3.8 中弃用，在 3.11 中移除，因此模块甚至无法导入。请改用 `async def` 和 `await`。",
  },
  bad: "import asyncio\n\n\n@asyncio.coroutine\ndef pause():\n    yield from asyncio.sleep(1)\n",
  good: "import asyncio\n\n\nasync def pause():\n    await asyncio.sleep(1)\n",
  messages,
  fixes,
  checks: {
    function(node, context) {
      if (context.target.newest.minor < 11) return;
      for (const decorator of decoratorsOf(context.tree, node)) {
        if (!context.isNamed(decorator, removed) || isMeantForSomeVersions(context, node)) continue;
        report(context, decorator, [rewriteOffer(context, node, decorator)]);
      }
    },
    call: {
      named: [removed],
      check(call, context) {
        if (context.target.newest.minor < 11 || context.tree.kind(context.tree.parent(call.node)) === Kind.decorator) return;
        if (!isMeantForSomeVersions(context, call.node)) report(context, call.callee, []);
      },
    },
    nodes: {
      kinds: [Kind.import_from_statement],
      check(statement, context) {
        const { tree } = context;
        if (context.target.newest.minor < 11 || tree.textOf(tree.child(statement, Field.module_name)) !== "asyncio") return;
        if (isMeantForSomeVersions(context, statement)) return;
        const names = tree.childrenUnder(statement, Field.name);
        for (const name of names) {
          const [imported = name, alias = imported] = tree.namedChildren(name).length === 2 ? tree.namedChildren(name) : [name];
          if (tree.textOf(imported) !== "coroutine") continue;
          const isRead = globalReads(context.types, context.site.module, tree.textOf(alias)).length > 0;
          const canDrop = !isRead && tree.parent(statement) === none && names.length > 1;
          context.report(imported, "import", {}, { fixes: canDrop ? [{ fix: "drop", edit: (edit) => dropName(edit, names, name) }] : [] });
        }
      },
    },
  },
});

function report(context: Context<Messages, Fixes>, decorator: Node, offers: readonly Offer<Fixes>[]): void {
  context.report(context.firstLine(decorator), "decorator", { decorator: context.shown(decorator) }, { fixes: offers });
}

function dropName(edit: EditBuilder, names: readonly Node[], name: Node): boolean {
  const { tree } = edit;
  const before = names[names.indexOf(name) - 1];
  const after = names[names.indexOf(name) + 1];
  const start = before === undefined ? tree.start(name) : tree.end(before);
  const end = before === undefined && after !== undefined ? tree.start(after) : tree.end(name);
  if (edit.hasComment({ start, end })) return false;
  edit.replace({ start, end }, "");
  return true;
}

/** Takes the decorator away, and writes `await` where the generator has `yield from`. */
function rewriteOffer(context: Check, node: Node, decorator: Node): Offer<Fixes> {
  const { tree } = context;
  const info = context.site.functionAt(node);
  return {
    fix: "rewrite",
    arguments: { function: info.name },
    edit(edit) {
      const { yields, returns } = info.scope;
      // What a plain function returns the decorator waited for, where it could.
      const isPlain = returns.every((statement) => {
        const value = tree.namedChildren(statement)[0];
        return value === undefined || context.types.isAwaitable(context.typeOf(value)) === false;
      });
      if (yields.length === 0 && !isPlain) return false;
      for (const one of yields) if (!awaitInstead(edit, context, one)) return false;
      const line = tree.parent(decorator);
      const next = tree.nextSibling(line);
      const span = { start: tree.start(line), end: tree.start(next) };
      if (next === none || edit.hasComment(span)) return false;
      edit.replace(span, "");
      edit.makeAsync(node);
      return true;
    },
  };
}

/** `await x` for `yield from x`; false for a plain `yield`, and for what cannot be awaited. */
function awaitInstead(edit: EditBuilder, context: Check, node: Node): boolean {
  const { tree } = context;
  const [operand] = tree.namedChildren(node);
  if (operand === undefined || !/^yield\s+from\b/.test(tree.textOf(node))) return false;
  if (context.types.isAwaitable(context.typeOf(operand)) === false) return false;
  edit.replace({ start: tree.start(node), end: tree.start(operand) }, primaries.has(tree.kind(operand)) ? "await " : "await (");
  if (!primaries.has(tree.kind(operand))) edit.insertAfter(operand, ")");
  return true;
}

/** Expressions that bind tighter than `await`. */
const primaries: ReadonlySet<Kind> = new Set([Kind.attribute, Kind.call, Kind.identifier, Kind.parenthesized_expression, Kind.subscript]);
