/** Reports subprocesses that are started and waited for on the event loop's thread. */

import type { EditBuilder } from "../fixes/edits.js";
import { blockingNames, findBlocking } from "../project/lookup.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import {
  type BlockingCall,
  findBlockingCall,
  freshName,
  onlyStarts,
  severityOption,
  threadFix,
  threadOffer,
  wholeStatement,
} from "./shared/blocking.js";
import { isPipe, receiverOf } from "./shared/file-origin.js";

const messages = {
  waits: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop until the process ends",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到进程结束",
  },
  starts: {
    severity: "warning",
    en: "`{callee}` stops every task on this event loop while the process starts",
    "zh-cn": "`{callee}` 会让事件循环上的所有任务停住，直到进程启动",
  },
  reads: {
    severity: "warning",
    en: "`{pipe}` stops every task on this event loop until the process writes something",
    "zh-cn": "`{pipe}` 会让事件循环上的所有任务停住，直到进程输出内容",
  },
} as const;

/** Reading what a process writes. */
const pipeMethods: readonly string[] = ["read", "readline", "readlines"].map((method) => `typing.IO.${method}`);

const fixes = {
  exec: {
    safety: "unsafe",
    preferred: true,
    en: "Use `asyncio.create_subprocess_exec`",
    "zh-cn": "改用 `asyncio.create_subprocess_exec`",
  },
  shell: {
    safety: "unsafe",
    preferred: true,
    en: "Use `asyncio.create_subprocess_shell`",
    "zh-cn": "改用 `asyncio.create_subprocess_shell`",
  },
  ...threadFix,
} as const;

export const blockingSubprocess = defineRule({
  id: "blocking-subprocess",
  group: "blocking",
  since: "0.1.0",
  sources: ["ASYNC220", "ASYNC221", "ASYNC222", "S7487", "S7489"],
  title: { en: "A blocking subprocess in an async function", "zh-cn": "异步函数中的阻塞式子进程" },
  why: {
    en: "`subprocess.run` and its relatives wait on the thread of the event loop: until the other program ends, no task of this one runs. `asyncio.create_subprocess_exec` and `create_subprocess_shell` start it and let the loop go on; await `wait()` or `communicate()` of the process they give. Where the call must stay as it is, run it in a thread.",
    "zh-cn":
      "`subprocess.run` 及同类函数会在事件循环的线程上等待：另一个程序结束之前，本程序的任何任务都不会运行。`asyncio.create_subprocess_exec` 和 `create_subprocess_shell` 启动程序后让循环继续运行；随后 await 所得进程的 `wait()` 或 `communicate()`。如果必须保留原来的调用，请放到线程中运行。",
  },
  bad: 'import subprocess\n\n\nasync def build():\n    subprocess.run(["make", "all"])\n',
  good: 'import asyncio\n\n\nasync def build():\n    process = await asyncio.create_subprocess_exec("make", "all")\n    await process.wait()\n',
  messages,
  fixes,
  overlaps: [
    { tool: "Ruff", code: "ASYNC220", anchor: /^(os\.popen|(subprocess\.)?Popen)$/ },
    { tool: "Ruff", code: "ASYNC221", anchor: /^(os\.system|subprocess\.(run|call|check_call|check_output|getoutput|getstatusoutput))$/ },
    { tool: "Ruff", code: "ASYNC222", anchor: /^os\.(wait|wait3|wait4|waitid|waitpid)$/ },
  ],
  checks: {
    call: {
      named: [...blockingNames("blocking-subprocess"), ...pipeMethods],
      check(call, context) {
        if (call.names.some((name) => pipeMethods.includes(name))) return checkPipe(context, call);
        const blocking = findBlockingCall("blocking-subprocess", context, call);
        if (blocking === undefined) return;
        const message = onlyStarts(context, call, blocking) ? "starts" : "waits";
        const offers = [...asyncioOffer(context, call, blocking), ...threadOffer(context, call, blocking)];
        context.report(context.calleeSpan(call.node), message, { callee: blocking.callee }, { ...severityOption(blocking), fixes: offers });
      },
    },
    for(node, context) {
      const iterable = context.tree.child(node, Field.right);
      if (isAsync(context.tree, node) || iterable === none || !isPipe(context, iterable)) return;
      if (context.asyncContext(iterable) !== undefined)
        context.report(context.firstLine(iterable), "reads", { pipe: context.shown(iterable) });
    },
  },
});

/** `process.stdout.readline()` of a process made with `subprocess.Popen`. */
function checkPipe(context: Context<typeof messages, typeof fixes>, call: Call): void {
  const running = context.asyncContext(call.node);
  const known = findBlocking(call.names);
  const pipe = receiverOf(context, call);
  if (running === undefined || known === undefined || pipe === undefined || !isPipe(context, pipe)) return;
  const callee = context.shown(call.callee);
  const offers = threadOffer(context, call, { ...known, callee, running });
  context.report(context.calleeSpan(call.node), "reads", { pipe: callee }, { fixes: offers });
}

/** `subprocess.run(["a", "b"])` and `os.system("a b")` as statements, or `code = subprocess.call(["a"])`: asyncio's process, awaited. */
function asyncioOffer(context: Check, call: Call, blocking: BlockingCall): Offer<typeof fixes>[] {
  const { tree } = context;
  const { name, running } = blocking;
  const statement = wholeStatement(context, call.node);
  const [command, ...rest] = call.arguments;
  if (context.file.library !== "asyncio" || !running.canAwait || statement === undefined || command === undefined) return [];
  if (command.name !== undefined || rest.some((argument) => !isWithoutCheck(context, argument))) return [];
  const isStatement = isOnly(context, statement, call.node);
  const givesCode = name === "subprocess.call" && isOnlyValue(context, statement, call.node);
  const isShell = name === "os.system";
  if (!(isStatement && ["subprocess.run", "subprocess.call", "os.system"].includes(name)) && !givesCode) return [];
  if (isShell ? rest.length > 0 : rest.length > 0 && name !== "subprocess.run") return [];
  const words = isShell ? tree.textOf(command.value) : argumentsText(context, command.value);
  // Before 3.8 paths were not taken.
  if (words === undefined || context.target.oldest.minor < 8) return [];
  const process = freshName(context, "process");
  const edit = (edit: EditBuilder): boolean => {
    if (edit.hasComment({ start: tree.start(statement), end: tree.end(statement) })) return false;
    const create = edit.importName("asyncio", isShell ? "create_subprocess_shell" : "create_subprocess_exec", call.node);
    if (create === undefined) return false;
    const line = `${process} = await ${create}(${words})${edit.lineBreak}${edit.indentationOf(statement)}`;
    edit.insertBefore(statement, line);
    edit.replace(call.node, `await ${process}.wait()`);
    return true;
  };
  return [{ fix: isShell ? "shell" : "exec", edit }];
}

/** `check=False` is what holds without it. */
function isWithoutCheck(context: Check, argument: Call["arguments"][number]): boolean {
  return argument.name === "check" && context.tree.kind(argument.value) === Kind.false;
}

/** Whether the statement is the call. */
function isOnly(context: Check, statement: Node, call: Node): boolean {
  const { tree } = context;
  const inner = tree.namedChildren(statement)[0];
  return tree.kind(statement) === Kind.expression_statement && inner !== undefined && unparenthesized(tree, inner) === call;
}

/** Whether the statement gives the call's result to a name or returns it. */
function isOnlyValue(context: Check, statement: Node, call: Node): boolean {
  const { tree } = context;
  const inner = tree.namedChildren(statement)[0];
  if (inner === undefined) return false;
  if (tree.kind(statement) === Kind.return_statement) return inner === call;
  return tree.kind(inner) === Kind.assignment && tree.child(inner, Field.right) === call;
}

/** A command's words as arguments: of a list or tuple as written, of a name that is a list behind a star. */
function argumentsText(context: Check, command: Node): string | undefined {
  const { tree } = context;
  const kind = tree.kind(command);
  if (kind === Kind.list || kind === Kind.tuple) {
    const words = tree.namedChildren(command);
    return words.length === 0 ? undefined : words.map((word) => tree.textOf(word)).join(", ");
  }
  const type = context.typeOf(command);
  return context.isInstance(type, "builtins.list") ? `*${tree.textOf(command)}` : undefined;
}
