/** Reports async functions that click, typer or Flask make a command of: calling one gives a coroutine, which they drop. */
import type { EditBuilder } from "../fixes/edits.js";
import { runInPlainFunction } from "../fixes/plain-runner.js";
import { commandDecorators, commandParts, commandRunners } from "../knowledge/commands.js";
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, isAsync } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isReplaced } from "./shared/replaced-function.js";

export const asyncCommandNotRun = defineRule({
  id: "async-command-not-run",
  group: "frameworks",
  since: "0.1.0",
  sources: [],
  title: { en: "An async function as a command", "zh-cn": "把异步函数用作命令" },
  why: {
    en: "click, typer and Flask call the function of a command and are done. An async function gives a coroutine when it is called, and nothing awaits that: the command does nothing and ends with status 0. Keep the command a plain function, and have it run the async one by `asyncio.run(...)`.",
    "zh-cn":
      "click、typer 和 Flask 调用命令的函数后就结束了。异步函数被调用时只返回一个协程，而没有任何代码去 await 它：命令什么也不做，并以状态 0 退出。请让命令保持为普通函数，在其中用 `asyncio.run(...)` 运行异步函数。",
  },
  bad: 'import click\n\n\n@click.command()\nasync def main():\n    print("done")\n',
  good: 'import asyncio\n\nimport click\n\n\n@click.command()\ndef main():\n    asyncio.run(run())\n\n\nasync def run():\n    print("done")\n',
  messages: {
    command: {
      severity: "error",
      en: "The command `{name}` does nothing: `{decorator}` never awaits it",
      "zh-cn": "命令 `{name}` 什么也不会做：`{decorator}` 不会 await 它",
    },
  },
  fixes: {
    run: {
      safety: "unsafe",
      preferred: true,
      en: "Make `{name}` a plain function that runs it with `asyncio.run`",
      "zh-cn": "把 `{name}` 改为普通函数，用 `asyncio.run` 运行它",
    },
  },
  checks: {
    call: {
      named: commandRunners,
      check(call, context) {
        const [given] = call.arguments;
        const type = given === undefined || given.name !== undefined ? undefined : context.typeOf(given.value);
        if (given === undefined || type?.kind !== "function" || !type.function.isAsync || isReplaced(context, type.function)) return;
        const { name } = type.function;
        const holes = { name, decorator: context.shown(call.callee) };
        context.report(context.firstLine(given.value), "command", holes, { fixes: runOffer(context, type.function) });
      },
    },
    function(node, context) {
      const { site, tree } = context;
      if (!isAsync(tree, node)) return;
      const info = site.functionAt(node);
      for (const decorator of info.decorators.toReversed()) {
        const callee = tree.kind(decorator) === Kind.call ? tree.child(decorator, Field.function) : decorator;
        const names = context.namesOf(callee);
        if (names.some((name) => commandDecorators.has(name))) {
          const holes = { name: info.name, decorator: context.shown(callee) };
          if (!isRunOtherwise(context, decorator, info.name))
            context.report(tree.child(node, Field.name), "command", holes, { fixes: runOffer(context, info) });
          return;
        }
        // What is not known may run it.
        if (!names.some((name) => commandParts.has(name))) return;
      }
    },
  },
});

function runOffer({ file }: Check, info: FunctionInfo) {
  if (file.library !== "asyncio" || info.site.module !== file.module) return [];
  return [{ fix: "run" as const, arguments: { name: info.name }, edit: (edit: EditBuilder) => runInPlainFunction(edit, info) }];
}

/** Whether a class of one's own makes the command, or the code takes what the function returned. */
function isRunOtherwise({ file, tree }: Check, decorator: Node, name: string): boolean {
  const isOwnClass =
    tree.kind(decorator) === Kind.call && argumentsOf(tree, decorator).some((one) => one.name === "cls" || one.name === "**");
  const words = ["standalone_mode", "result_callback", `${name}.callback`];
  return isOwnClass || words.some((word) => file.types.mentions.in(file.module, word).length > 0);
}
