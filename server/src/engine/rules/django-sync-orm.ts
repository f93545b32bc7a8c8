/** Reports what asks Django's database in a coroutine: Django refuses that while an event loop runs. */
import { allowingVariable, connectionCalls, connectionScopes, functionTwinsSince } from "../knowledge/libraries/django.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { chainOf, showChain } from "./facts.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isOfOneColour } from "./shared/colour-test.js";
import { asksDatabase, isHandled, isUnread, readBy } from "./shared/django-queries.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { canComprehend, readInPlaceOf } from "./shared/iteration.js";

const messages = {
  call: {
    severity: "error",
    en: "`{callee}` raises `SynchronousOnlyOperation`: an event loop is running",
    "zh-cn": "`{callee}` 会引发 `SynchronousOnlyOperation`：事件循环正在运行",
  },
  indirect: {
    severity: "error",
    en: "`{callee}()` raises `SynchronousOnlyOperation`: it asks the database in an event loop: {chain}",
    "zh-cn": "`{callee}()` 会引发 `SynchronousOnlyOperation`：它在事件循环中访问数据库：{chain}",
  },
  reading: {
    severity: "error",
    en: "Reading `{queryset}` raises `SynchronousOnlyOperation`: an event loop is running",
    "zh-cn": "读取 `{queryset}` 会引发 `SynchronousOnlyOperation`：事件循环正在运行",
  },
} as const;

const fixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{twin}` instead", "zh-cn": "改为 await `{twin}`" },
  thread: {
    safety: "unsafe",
    preferred: true,
    en: "Call `{callee}` through `sync_to_async`",
    "zh-cn": "通过 `sync_to_async` 调用 `{callee}`",
  },
  async: { safety: "unsafe", preferred: true, en: "Read it with `async for`", "zh-cn": "用 `async for` 读取" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const djangoSyncOrm = defineRule({
  id: "django-sync-orm",
  group: "frameworks",
  since: "0.1.0",
  sources: [],
  title: { en: "Django's synchronous ORM in a coroutine", "zh-cn": "在协程中使用 Django 的同步 ORM" },
  why: {
    en: "Django's database connections belong to threads, and a query would block the event loop. Where one is running Django refuses: each call that asks the database raises `SynchronousOnlyOperation`, and so does a `for` over a query set. Await the twin whose name begins with `a` (`aget`, `asave`, `acount`; `aget_object_or_404`), read query sets with `async for`, and put what has no twin, such as a transaction, into a plain function called through `sync_to_async`.",
    "zh-cn":
      "Django 的数据库连接属于各个线程，而查询会阻塞事件循环。只要事件循环正在运行，Django 就会拒绝：任何访问数据库的调用都会引发 `SynchronousOnlyOperation`，用 `for` 遍历查询集也一样。请 await 名称以 `a` 开头的对应方法（`aget`、`asave`、`acount`、`aget_object_or_404`），用 `async for` 读取查询集；没有对应方法的操作（例如事务）请放进普通函数，再通过 `sync_to_async` 调用。",
  },
  bad: "from django.db import models\n\n\nclass Post(models.Model):\n    title = models.TextField()\n\n\nasync def show(request, pk):\n    return Post.objects.get(pk=pk)\n",
  good: "from django.db import models\n\n\nclass Post(models.Model):\n    title = models.TextField()\n\n\nasync def show(request, pk):\n    return await Post.objects.aget(pk=pk)\n",
  messages,
  fixes,
  checks: {
    call: {
      check(call, context) {
        if (!isDjango(context)) return;
        for (const value of readBy(call)) reportReading(context, value, () => listOffer(context, call));
        if (!isRefused(context, call.node)) return;
        const callee = context.shown(call.callee);
        if (asksDatabase(context, call)) {
          context.report(context.calleeSpan(call.node), "call", { callee }, { fixes: twinOffer(context, call) });
          return;
        }
        const reason = context.file.facts.asksDjango.ofCall(context.site, call.node);
        if (reason === undefined) return;
        const chain = chainOf(reason);
        const fixes = threadOffer(context, call, callee);
        context.report(context.calleeSpan(call.node), "indirect", { callee, chain: showChain(chain) }, { chain, fixes });
      },
    },
    with(node, context) {
      if (isAsync(context.tree, node)) return;
      for (const { value } of withItems(context.tree, node)) {
        if (context.tree.kind(value) !== Kind.call || !isRefused(context, value)) continue;
        const { callee, names } = context.callAt(value);
        if (names.some((name) => connectionScopes.has(name)))
          context.report(context.calleeSpan(value), "call", { callee: context.shown(callee) });
      }
    },
    for(node, context) {
      if (isAsync(context.tree, node)) return;
      const canFix = context.asyncContext(node)?.canAwait === true;
      reportReading(context, context.tree.child(node, Field.right), () => (canFix ? [asyncOffer(node)] : []));
    },
    comprehension(node, context) {
      const { tree } = context;
      const canFix = tree.kind(node) !== Kind.generator_expression && canComprehend(context, node);
      for (const clause of tree.namedChildren(node)) {
        if (tree.kind(clause) !== Kind.for_in_clause || isAsync(tree, clause)) continue;
        reportReading(context, tree.child(clause, Field.right), () => (canFix ? [asyncOffer(clause)] : []));
      }
    },
    nodes: {
      kinds: [Kind.subscript],
      check(node, context) {
        const { tree } = context;
        if (tree.kind(tree.child(node, Field.subscript)) === Kind.integer) reportReading(context, tree.child(node, Field.value), () => []);
      },
    },
  },
});

type Offers = readonly Offer<Fixes>[];

/** Reports a query set that is read, as `for` does. */
function reportReading(context: Context<Messages, Fixes>, value: Node, offers: () => Offers): void {
  if (value === none || !isDjango(context) || !isUnread(context, value) || !isRefused(context, value)) return;
  context.report(context.firstLine(value), "reading", { queryset: context.shown(value) }, { fixes: offers() });
}

/** Whether the project has to do with Django at all: most have not, and need not be looked through. */
function isDjango({ types }: Check): boolean {
  return types.mentions.of("django").length > 0;
}

/** Whether a loop runs there and Django minds. */
function isRefused(context: Check, node: Node): boolean {
  if (context.asyncContext(node)?.function === undefined || isOfOneColour(context, node)) return false;
  return !isExpectedToFail(context, node, true) && !isHandled(context, node) && context.types.mentions.of(allowingVariable).length === 0;
}

/** `Post.objects.get(..)` becomes `await Post.objects.aget(..)`. */
function twinOffer(context: Check, call: Call): Offers {
  const { tree, target } = context;
  if (context.asyncContext(call.node)?.canAwait !== true || call.names.some((name) => connectionCalls.has(name))) return [];
  const imported = call.names.find((name) => name.startsWith(shortcuts));
  if (imported !== undefined && target.oldest.minor < functionTwinsSince.minor) return [];
  const isAttribute = tree.kind(call.callee) === Kind.attribute;
  const name = isAttribute ? tree.child(call.callee, Field.attribute) : call.callee;
  const twin = `a${imported?.slice(shortcuts.length) ?? tree.textOf(name)}`;
  return [
    {
      fix: "await",
      arguments: { twin },
      edit(edit) {
        const written = isAttribute ? twin : edit.importName("django.shortcuts", twin, call.node);
        if (written === undefined) return false;
        if (!context.isAwaited(call.node)) edit.await(call.node);
        edit.replace(name, written);
        return true;
      },
    },
  ];
}

const shortcuts = "django.shortcuts.";

/** `load(request)` becomes `await sync_to_async(load)(request)`. */
function threadOffer(context: Check, call: Call, callee: string): Offers {
  if (context.asyncContext(call.node)?.canAwait !== true) return [];
  return [
    {
      fix: "thread",
      arguments: { callee },
      edit(edit) {
        const adapter = edit.importName("asgiref.sync", "sync_to_async", call.node);
        if (adapter === undefined) return false;
        edit.await(call.node);
        edit.replace(call.callee, `${adapter}(${context.textOf(call.callee)})`);
        return true;
      },
    },
  ];
}

function asyncOffer(loop: Node): Offer<Fixes> {
  return { fix: "async", edit: (edit) => void edit.makeAsync(loop) };
}

/** `list(posts)` becomes `[item async for item in posts]`. */
function listOffer(context: Check, call: Call): Offers {
  const [argument, ...others] = call.arguments;
  const isList = call.names.includes("builtins.list") && argument !== undefined && others.length === 0;
  if (!isList || !canComprehend(context, call.node)) return [];
  return [{ fix: "async", edit: (edit) => readInPlaceOf(edit, call, argument.value, "[", "]") }];
}
