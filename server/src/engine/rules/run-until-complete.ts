/** Reports a loop that is got only to run one coroutine: `asyncio.run` does that and cleans up. */

import type { EditBuilder } from "../fixes/edits.js";
import { loopGetters } from "../knowledge/asyncio-calls.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { findSoleRun, type SoleRun } from "./shared/sole-run.js";

export const runUntilComplete = defineRule({
  id: "run-until-complete",
  group: "loop",
  since: "0.1.0",
  sources: [],
  title: { en: "`run_until_complete` where `asyncio.run` would do", "zh-cn": "可以用 `asyncio.run` 代替的 `run_until_complete`" },
  why: {
    en: "`asyncio.run` makes a fresh loop, runs the coroutine, cancels the tasks that are left, closes async generators and the loop, and works in every version since 3.7. A loop from `get_event_loop` does none of that by itself, and from Python 3.14 there may be none to get.",
    "zh-cn":
      "`asyncio.run` 会新建事件循环、运行协程、取消剩余任务、关闭异步生成器和事件循环，自 3.7 起的所有版本都可用。`get_event_loop` 得到的事件循环不会自动完成这些工作，而且从 Python 3.14 起可能根本取不到。",
  },
  bad: "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nasyncio.get_event_loop().run_until_complete(main())\n",
  good: "import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nasyncio.run(main())\n",
  messages: {
    run: {
      severity: "info",
      en: "This loop is never closed, and leftover tasks are lost: `asyncio.run` sees to both",
      "zh-cn": "该事件循环不会被关闭，剩余任务也会丢失：`asyncio.run` 会处理这两件事",
    },
    closed: {
      severity: "info",
      en: "Leftover tasks of this loop are lost: `asyncio.run` cancels them and closes it",
      "zh-cn": "该事件循环的剩余任务会丢失：`asyncio.run` 会取消它们并关闭循环",
    },
  },
  fixes: {
    run: { safety: "unsafe", preferred: true, en: "Use `asyncio.run`", "zh-cn": "改用 `asyncio.run`" },
  },
  yieldsTo: ["nested-event-loop", "event-loop-in-notebook"],
  checks: {
    call: {
      named: loopGetters,
      check(call, context) {
        const found = findSoleRun(context, call.node);
        if (found === undefined) return;
        const { site, run, dead } = found;
        // Reported at the run, which for a loop in a module variable may stand in another item: at the getter then.
        const anchor = site === context.site ? context.calleeSpan(run) : context.calleeSpan(call.node);
        context.report(
          anchor,
          dead.some(({ text }) => text.includes("close")) ? "closed" : "run",
          {},
          {
            fixes: [{ fix: "run", edit: (edit) => rewrite(context, edit, found) }],
          },
        );
      },
    },
  },
});

function rewrite(context: Check, edit: EditBuilder, { site, run, dead }: SoleRun): boolean {
  const { file } = site.module;
  const name = edit.importName("asyncio", "run", site === context.site ? run : 0);
  if (name === undefined) return false;
  const callee = site.tree.child(run, Field.function);
  edit.inFile({ start: site.tree.start(callee) + site.start, end: site.tree.end(callee) + site.start, newText: name });
  for (const { site: at, statement } of dead) {
    const { tree } = at;
    const block = tree.parent(statement);
    // The only statement of a block, such as `finally: loop.close()`, cannot simply go.
    if (block !== none && tree.kind(block) === Kind.block && tree.namedChildren(block).length === 1) return false;
    if (block !== none && tree.kind(block) === Kind.finally_clause) return false;
    const start = tree.start(statement) + at.start;
    const end = tree.end(statement) + at.start;
    const line = file.lineAt(start);
    const isWholeLine =
      file.text.slice(file.lineStarts[line], start).trim() === "" && file.text.slice(end, file.lineEnd(file.lineAt(end))).trim() === "";
    if (!isWholeLine) return false;
    edit.inFile({ start: file.lineStarts[line] as number, end: file.lineStarts[file.lineAt(end) + 1] ?? file.text.length, newText: "" });
  }
  return true;
}
