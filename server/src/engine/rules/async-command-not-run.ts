/** Reports async functions that click or typer make a command of: calling one gives a coroutine, which both drop. */
import { commandDecorators, commandParts } from "../knowledge/commands.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, isAsync } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";

export const asyncCommandNotRun = defineRule({
  id: "async-command-not-run",
  group: "frameworks",
  since: "0.1.0",
  sources: [],
  title: { en: "An async function as a command", "zh-cn": "把异步函数用作命令" },
  why: {
    en: "click and typer call the function of a command and are done. An async function gives a coroutine when it is called, and nothing awaits that: the command does nothing and ends with status 0. Keep the command a plain function, and have it run the async one by `asyncio.run(...)`.",
    "zh-cn":
      "click 和 typer 调用命令的函数后就结束了。异步函数被调用时只返回一个协程，而没有任何代码去 await 它：命令什么也不做，并以状态 0 退出。请让命令保持为普通函数，在其中用 `asyncio.run(...)` 运行异步函数。",
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
  fixes: {},
  checks: {
    function(node, context) {
      const { site, tree } = context;
      if (!isAsync(tree, node)) return;
      const info = site.functionAt(node);
      for (const decorator of info.decorators.toReversed()) {
        const callee = tree.kind(decorator) === Kind.call ? tree.child(decorator, Field.function) : decorator;
        const names = context.namesOf(callee);
        if (names.some((name) => commandDecorators.has(name))) {
          if (!isRunOtherwise(context, decorator, info.name))
            context.report(tree.child(node, Field.name), "command", { name: info.name, decorator: context.shown(callee) });
          return;
        }
        // What is not known may run it.
        if (!names.some((name) => commandParts.has(name))) return;
      }
    },
  },
});

/** Whether a class of one's own makes the command, or the code takes what the function returned. */
function isRunOtherwise({ file, tree }: Check, decorator: Node, name: string): boolean {
  const isOwnClass =
    tree.kind(decorator) === Kind.call && argumentsOf(tree, decorator).some((one) => one.name === "cls" || one.name === "**");
  const words = ["standalone_mode", "result_callback", `${name}.callback`];
  return isOwnClass || words.some((word) => file.types.mentions.in(file.module, word).length > 0);
}
