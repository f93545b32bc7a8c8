/** Reports stream writers whose unsent data nothing waits for, in a loop or when they are closed. */
import { addAfter } from "../fixes/blocks.js";
import type { EditBuilder } from "../fixes/edits.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isAwaitPoint, loopOf, runningNodes } from "./shared/afterwards.js";

export const writerWithoutDrain = defineRule({
  id: "writer-without-drain",
  group: "resources",
  since: "0.1.0",
  sources: [],
  title: { en: "A stream writer that is not waited for", "zh-cn": "没有等待流写入完成" },
  why: {
    en: "`writer.write()` only puts data in a buffer, and `writer.close()` only begins to close. A loop that writes without `await writer.drain()` goes on when the other side does not read, and the buffer grows until memory is full. After `close()` the rest of the buffer is still to be sent: `await writer.wait_closed()` waits for that, and raises the error if it failed.",
    "zh-cn":
      "`writer.write()` 只是把数据放进缓冲区，`writer.close()` 也只是开始关闭。循环中如果不 `await writer.drain()`，即使对方不读取，循环也会继续写入，缓冲区不断增长直到内存耗尽。调用 `close()` 之后，缓冲区里剩余的数据仍在等待发送：`await writer.wait_closed()` 会等它发送完，并在失败时引发异常。",
  },
  bad: "import asyncio\n\n\nasync def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):\n    while line := await reader.readline():\n        writer.write(line)\n",
  good: "import asyncio\n\n\nasync def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):\n    while line := await reader.readline():\n        writer.write(line)\n        await writer.drain()\n",
  messages: {
    grows: {
      severity: "info",
      en: "Unsent data piles up in memory: nothing awaits `{writer}.drain()` in this loop",
      "zh-cn": "未发送的数据会在内存中堆积：循环中没有等待 `{writer}.drain()`",
    },
    unfinished: {
      severity: "info",
      en: "The connection is still open after this: nothing awaits `{writer}.wait_closed()`",
      "zh-cn": "此后连接仍未真正关闭：没有等待 `{writer}.wait_closed()`",
    },
  },
  fixes: {
    drain: { safety: "unsafe", preferred: true, en: "Await `{writer}.drain()`", "zh-cn": "等待 `{writer}.drain()`" },
    wait: { safety: "unsafe", preferred: true, en: "Await `{writer}.wait_closed()`", "zh-cn": "等待 `{writer}.wait_closed()`" },
  },
  offInTests: true,
  checks: {
    call: {
      named: ["asyncio.StreamWriter.write", "asyncio.StreamWriter.writelines", "asyncio.StreamWriter.close"],
      check(call, context) {
        const { tree } = context;
        const statement = tree.parent(call.node);
        if (tree.kind(statement) !== Kind.expression_statement || tree.kind(call.callee) !== Kind.attribute) return;
        if (context.asyncContext(call.node)?.canAwait !== true) return;
        const object = tree.child(call.callee, Field.object);
        const isClosing = call.names.includes("asyncio.StreamWriter.close");
        if (isClosing ? isPipe(context, object) : !isFirstInLoop(context, call, object)) return;
        const method = isClosing ? "wait_closed" : "drain";
        if (mayCall(context, call, object, method)) return;
        const holes = { writer: context.shown(object) };
        const line = `await ${tree.textOf(object)}.${method}()`;
        const fix = {
          fix: isClosing ? ("wait" as const) : ("drain" as const),
          arguments: holes,
          edit: (edit: EditBuilder) => addAfter(edit, statement, line),
        };
        context.report(context.calleeSpan(call.node), isClosing ? "unfinished" : "grows", holes, { fixes: [fix] });
      },
    },
  },
});

/** The input of a process: it is the process that is waited for. */
function isPipe({ tree }: Check, object: Node): boolean {
  return tree.kind(object) === Kind.attribute && tree.textOf(tree.child(object, Field.attribute)) === "stdin";
}

/** Whether it is the first write of a loop that waits for something, and so can go on for long. */
function isFirstInLoop(context: Check, call: Call, object: Node): boolean {
  const { tree } = context;
  const loop = loopOf(tree, call.node);
  if (loop === none) return false;
  const text = tree.textOf(object);
  let waits = false;
  for (const at of runningNodes(tree, loop)) {
    waits ||= isAwaitPoint(tree, at);
    if (at >= call.node || tree.kind(at) !== Kind.call) continue;
    if (writes.has(methodOf(context, tree.child(at, Field.function), text))) return false;
  }
  return waits;
}

const writes: ReadonlySet<string> = new Set(["write", "writelines"]);

/** The name of the attribute of that object, if it is one. */
function methodOf({ tree }: Check, node: Node, object: string): string {
  if (node === none || tree.kind(node) !== Kind.attribute || tree.textOf(tree.child(node, Field.object)) !== object) return "";
  return tree.textOf(tree.child(node, Field.attribute));
}

/** Whether the method is called in the function, or may be called by what sees the writer. */
function mayCall(context: Check, call: Call, object: Node, method: string): boolean {
  const { site, tree } = context;
  // What an object or a name of the module holds may be waited for anywhere in the file.
  const isLocal = tree.kind(object) === Kind.identifier && context.model.bindingOf(object) !== undefined;
  if (!isLocal && context.types.mentions.in(site.module, `.${method}`).length > 0) return true;
  const top = context.functionAt(call.node)?.node ?? none;
  const text = tree.textOf(object);
  for (let at = top; at < tree.after(top); at++) {
    if (methodOf(context, at, text) === method) return true;
    if (tree.kind(at) !== tree.kind(object) || tree.textOf(at) !== text) continue;
    const parent = tree.parent(at);
    if (isGivenAway(tree.kind(parent), tree.field(at))) return true;
  }
  return false;
}

function isGivenAway(parent: Kind, field: Field): boolean {
  switch (parent) {
    case Kind.argument_list:
    case Kind.keyword_argument:
    case Kind.return_statement:
    case Kind.yield:
    case Kind.list:
    case Kind.tuple:
    case Kind.set:
    case Kind.pair:
    case Kind.expression_list:
      return true;
    case Kind.assignment:
      return field === Field.right;
    default:
      return false;
  }
}
