/** Reports `wait()` for a process that writes to a pipe which nothing reads. */
import type { EditBuilder } from "../fixes/edits.js";
import { functionScope } from "../semantics/build.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { parentExpression, statementOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { defineRule } from "./rule.js";

export const subprocessPipeDeadlock = defineRule({
  id: "subprocess-pipe-deadlock",
  group: "resources",
  since: "0.1.0",
  sources: [],
  title: { en: "Waiting for a process whose pipe nothing reads", "zh-cn": "等待进程结束却不读取它的管道" },
  why: {
    en: "A pipe, and the buffer of asyncio behind it, hold a limited amount of data (some 100 KB). A process that writes more stops until somebody reads; `await process.wait()` waits until the process ends. When nothing reads, both wait for each other for ever, and only for output that is long enough, so it passes every small test. `await process.communicate()` reads everything and then waits.",
    "zh-cn":
      "管道以及 asyncio 在其后的缓冲区容量有限（约 100 KB）。进程写入的数据超出容量后就会停住，直到有人读取；而 `await process.wait()` 要等进程结束。如果没有代码读取，两者就会永远互相等待；而且只有输出足够长时才会发生，小规模测试发现不了。`await process.communicate()` 会先读完所有输出再等待结束。",
  },
  bad: 'import asyncio\nfrom asyncio.subprocess import PIPE\n\n\nasync def build():\n    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)\n    await process.wait()\n',
  good: 'import asyncio\nfrom asyncio.subprocess import PIPE\n\n\nasync def build():\n    process = await asyncio.create_subprocess_exec("make", stdout=PIPE)\n    await process.communicate()\n',
  messages: {
    hangs: {
      severity: "warning",
      en: "This may wait for ever: nothing reads `{pipe}`, and the process stops when it is full",
      "zh-cn": "此处可能永远等待：没有代码读取 `{pipe}`，管道写满后进程就会停住",
    },
  },
  fixes: {
    communicate: {
      safety: "unsafe",
      preferred: true,
      en: "Use `communicate()`, which reads all output",
      "zh-cn": "改用会读取全部输出的 `communicate()`",
    },
  },
  checks: {
    call: {
      named: ["asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"],
      check(call, context) {
        const { tree } = context;
        const pipes = ["stdout", "stderr"].filter((name) => isPipe(context, call, name));
        if (pipes.length === 0 || !context.isAwaited(call.node)) return;
        const assignment = parentExpression(tree, parentExpression(tree, call.node));
        if (assignment === none || tree.kind(assignment) !== Kind.assignment) return;
        const used = attributesOf(context, tree.child(assignment, Field.left));
        const wait = used?.find((one) => one.name === "wait");
        if (used === undefined || wait === undefined || used.some(({ name }) => name === "communicate")) return;
        // What stands in the same statement may read while it waits: `gather(process.stdout.read(), process.wait())`.
        const until = tree.after(statementOf(tree, wait.node));
        const before = new Set(used.filter(({ node }) => node < until).map(({ name }) => name));
        if (enders.some((name) => before.has(name))) return;
        const unread = pipes.find((name) => !before.has(name));
        const waiting = tree.parent(wait.node);
        if (unread === undefined || tree.kind(waiting) !== Kind.call) return;
        const isRead = used.some(({ name }) => pipes.includes(name));
        const statement = parentExpression(tree, parentExpression(tree, waiting));
        const canFix = !isRead && context.isAwaited(waiting) && tree.kind(statement) === Kind.expression_statement;
        const name = tree.child(wait.node, Field.attribute);
        const fix = { fix: "communicate" as const, edit: (edit: EditBuilder) => void edit.replace(name, "communicate") };
        const pipe = `${tree.textOf(tree.child(assignment, Field.left))}.${unread}`;
        context.report(context.calleeSpan(waiting), "hangs", { pipe }, { fixes: canFix ? [fix] : [] });
      },
    },
  },
});

/** `stdout=PIPE`, and not `PIPE if quiet else None`. */
function isPipe({ tree }: Check, call: Call, name: string): boolean {
  const given = call.arguments.find((argument) => argument.name === name);
  return given !== undefined && /^(\w+\.)*PIPE$/.test(tree.textOf(given.value));
}

/** A process that is stopped stops writing. */
const enders = ["kill", "terminate", "send_signal"];

/** What is read of a local variable, in source order; undefined where something else may read more of it. */
function attributesOf(context: Check, target: Node): { node: Node; name: string }[] | undefined {
  const { model, tree } = context;
  const binding = context.localBinding(target);
  if (binding === undefined || binding.definitions.length !== 1) return undefined;
  const found: { node: Node; name: string }[] = [];
  for (const use of binding.uses) {
    const parent = parentExpression(tree, use);
    if (functionScope(model.scopeAt(use)) !== binding.scope) return undefined;
    if (tree.kind(parent) === Kind.attribute) found.push({ node: parent, name: tree.textOf(tree.child(parent, Field.attribute)) });
    else if (![Kind.comparison_operator, Kind.if_statement, Kind.not_operator].includes(tree.kind(parent))) return undefined;
  }
  return found;
}
