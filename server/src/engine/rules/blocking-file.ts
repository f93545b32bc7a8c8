/** Reports files that are opened, read and written on the event loop's thread. */

import { blockingNames } from "../project/lookup.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, withItems } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { type BlockingCall, findBlockingCall, lazyAt, severityOption, startupSeverity, threadFix, threadOffer } from "./shared/blocking.js";
import { runsHere } from "./shared/blocking-checks.js";
import { isFileFromElsewhere, valuesOf } from "./shared/file-origin.js";

const messages = {
  waits: {
    severity: "info",
    en: "`{callee}` stops every task on this event loop until the disk answers",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到磁盘响应",
  },
  iterates: {
    severity: "info",
    en: "Reading `{file}` line by line stops every task on this event loop at each line",
    "zh-cn": "逐行读取 `{file}` 会在每一行都让事件循环上的所有任务停住",
  },
} as const;

const fixes = {
  open: { safety: "unsafe", preferred: true, en: "Use `{opener}`", "zh-cn": "改用 `{opener}`" },
  ...threadFix,
} as const;

export const blockingFile = defineRule({
  id: "blocking-file",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC230", "ASYNC231", "ASYNC232", "S7493"],
  title: { en: "A file read or written in an async function", "zh-cn": "在异步函数中读写文件" },
  why: {
    en: "asyncio has no asynchronous files: `open` and what is read and written afterwards wait for the disk on the thread of the event loop. On a local disk that is short, on a network drive, a full disk or a busy container it is not, and all other tasks wait with it. Do the whole work in one function that runs in a thread (`await asyncio.to_thread(load, path)`), or use aiofiles, which does that for each call.",
    "zh-cn":
      "asyncio 没有异步文件：`open` 以及之后的读写都会在事件循环的线程上等待磁盘。本地磁盘很快，网络盘、写满的磁盘或繁忙的容器则不然，而其他任务都得跟着等待。请把整段工作放进一个在线程中运行的函数（`await asyncio.to_thread(load, path)`），或者使用 aiofiles，它对每次调用都这样做。",
  },
  bad: "async def load(path):\n    with open(path) as file:\n        return file.read()\n",
  good: "import asyncio\n\n\ndef read(path):\n    with open(path) as file:\n        return file.read()\n\n\nasync def load(path):\n    return await asyncio.to_thread(read, path)\n",
  messages,
  fixes,
  offInTests: true,
  overlaps: [{ tool: "Ruff", code: "ASYNC230", anchor: /^(io\.)?open$/ }],
  checks: {
    call: {
      named: blockingNames("blocking-file"),
      check(call, context) {
        const blocking = findBlockingCall("blocking-file", context, call);
        if (blocking === undefined) return;
        const callee = blocking.calls.operand?.self === true ? context.shown(call.callee) : blocking.callee;
        const offers = [...openOffer(context, call, blocking), ...threadOffer(context, call, { ...blocking, callee })];
        const severity = { ...severityOption(blocking), ...startupSeverity(context, call.node, blocking.running) };
        context.report(context.calleeSpan(call.node), "waits", { callee }, { ...severity, fixes: offers });
      },
    },
    for(node, context) {
      if (!isAsync(context.tree, node)) checkIteration(context, context.tree.child(node, Field.right));
    },
    comprehension(node, context) {
      const { tree } = context;
      if (!runsHere(context, node)) return;
      for (const clause of tree.namedChildren(node))
        if (tree.kind(clause) === Kind.for_in_clause && !isAsync(tree, clause)) checkIteration(context, tree.child(clause, Field.right));
    },
  },
});

/** `for line in file`, `for row in csv.reader(file)`. */
function checkIteration(context: Context<typeof messages, typeof fixes>, iterable: Node): void {
  if (iterable === none) return;
  const running = context.asyncContext(iterable);
  if (running === undefined || !(isFileFromElsewhere(context, iterable) || isLazyReader(context, iterable))) return;
  const severity = startupSeverity(context, iterable, running);
  context.report(context.firstLine(iterable), "iterates", { file: context.shown(iterable) }, severity);
}

function isLazyReader(context: Check, iterable: Node): boolean {
  const [value, ...others] = valuesOf(context, iterable) ?? [];
  if (value === undefined || others.length > 0 || context.tree.kind(value) !== Kind.call) return false;
  return lazyAt(context, context.callAt(value))?.calls.rule === "blocking-file";
}

/** Methods that asynchronous files have under the same name. */
const asyncMethods: ReadonlySet<string> = new Set([
  "flush",
  "read",
  "readable",
  "readline",
  "readlines",
  "seek",
  "seekable",
  "tell",
  "truncate",
  "write",
  "writable",
  "writelines",
]);

/** `with open(..) as f:` becomes `async with aiofiles.open(..) as f:` where all that is done with `f` can be awaited. */
function openOffer(context: Check, call: Call, blocking: BlockingCall): Offer<typeof fixes>[] {
  const { tree } = context;
  const opener = blocking.name === "builtins.open" ? asyncOpener(context) : undefined;
  if (opener === undefined || !blocking.running.canAwait) return [];
  const found = soleItem(context, call.node);
  const uses = found === undefined ? undefined : usesOf(context, found.statement, found.target);
  if (found === undefined || uses === undefined) return [];
  return [
    {
      fix: "open",
      arguments: { opener: `${opener.module}.${opener.name}` },
      edit(edit) {
        const name = edit.importName(opener.module, opener.name, call.node);
        if (name === undefined) return false;
        edit.makeAsync(found.statement);
        // aiofiles gives a context manager at once, trio and anyio give the file when awaited.
        if (opener.module !== "aiofiles") edit.await(call.node);
        edit.replace(call.callee, name);
        for (const use of uses) {
          if (tree.kind(use) === Kind.for_statement) edit.makeAsync(use);
          else edit.await(use);
        }
        return true;
      },
    },
  ];
}

function asyncOpener(context: Check): { readonly module: string; readonly name: string } | undefined {
  const { library, module } = context.file;
  if (library !== "asyncio") return { module: library, name: "open_file" };
  const isImported = [...module.symbols.values()].some((found) =>
    found.some(({ definition }) => /^import/.test(definition.kind) && definition.module === "aiofiles"),
  );
  return isImported ? { module: "aiofiles", name: "open" } : undefined;
}

/** The `with` whose only item is the call, and the name it gives the file. */
function soleItem(context: Check, call: Node): { readonly statement: Node; readonly target: Node } | undefined {
  const { tree } = context;
  let statement = tree.parent(call);
  while (statement !== none && tree.kind(statement) !== Kind.with_statement && tree.kind(statement) !== Kind.block)
    statement = tree.parent(statement);
  if (statement === none || tree.kind(statement) !== Kind.with_statement || isAsync(tree, statement)) return undefined;
  const [item, ...others] = withItems(tree, statement);
  if (item === undefined || others.length > 0 || item.value !== call) return undefined;
  return item.target !== none && tree.kind(item.target) === Kind.identifier ? { statement, target: item.target } : undefined;
}

/** What is done with the file: method calls and `for` statements; undefined where anything else is. */
function usesOf(context: Check, statement: Node, target: Node): Node[] | undefined {
  const { tree } = context;
  const binding = context.localBinding(target);
  if (binding === undefined) return undefined;
  const found: Node[] = [];
  for (const use of binding.uses) {
    const within = tree.holds(statement, use);
    const reaching = context.site.flowOf(binding.scope).get(use);
    if (!within && reaching?.every((one) => one.kind !== "narrowing" && one.target !== target) === true) continue;
    const running = context.asyncContext(use);
    if (!within || running?.canAwait !== true) return undefined;
    const parent = tree.parent(use);
    if (tree.kind(parent) === Kind.for_statement && tree.field(use) === Field.right && !isAsync(tree, parent)) found.push(parent);
    else {
      const method = tree.kind(parent) === Kind.attribute ? tree.textOf(tree.child(parent, Field.attribute)) : "";
      const call = tree.parent(parent);
      const isCalled = call !== none && tree.kind(call) === Kind.call && tree.field(parent) === Field.function;
      if (!asyncMethods.has(method) || !isCalled || context.isAwaited(call)) return undefined;
      found.push(call);
    }
  }
  return found;
}
