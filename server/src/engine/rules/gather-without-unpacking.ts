/** Reports a collection of awaitables given to `asyncio.gather` as one argument. */
import { membersOf, type Type } from "../project/type.js";
import { Kind } from "../syntax/kinds.gen.js";
import { type Argument, unparenthesized } from "../syntax/python.js";
import { none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isCertainValue } from "./shared/certain-value.js";
import { isExpectedToFail } from "./shared/expected-failure.js";

export const gatherWithoutUnpacking = defineRule({
  id: "gather-without-unpacking",
  group: "await",
  since: "0.1.0",
  sources: [],
  title: { en: "`asyncio.gather` with a list instead of its elements", "zh-cn": "把列表而不是其元素传给 `asyncio.gather`" },
  why: {
    en: "`asyncio.gather` takes each awaitable as an argument of its own. A list, a tuple or a generator is not awaitable, so the call raises TypeError and the coroutines in it are never run. Put `*` before the collection to unpack it.",
    "zh-cn":
      "`asyncio.gather` 的每个参数都应是一个 awaitable。列表、元组或生成器不可等待，因此调用会引发 TypeError，其中的协程也不会执行。请在集合前加 `*` 进行解包。",
  },
  bad: "import asyncio\n\n\nasync def fetch(url):\n    return url\n\n\nasync def main(urls):\n    return await asyncio.gather([fetch(url) for url in urls])\n",
  good: "import asyncio\n\n\nasync def fetch(url):\n    return url\n\n\nasync def main(urls):\n    return await asyncio.gather(*[fetch(url) for url in urls])\n",
  messages: {
    fails: {
      severity: "error",
      en: "`{callee}` fails here: it takes awaitables one by one, not in a `{collection}`",
      "zh-cn": "此处 `{callee}` 会失败：awaitable 要逐个传入，而不是放在 `{collection}` 里",
    },
  },
  fixes: {
    unpack: { safety: "safe", preferred: true, en: "Unpack it with `*`", "zh-cn": "用 `*` 解包" },
  },
  checks: {
    call: {
      named: ["asyncio.gather"],
      check(call, context) {
        const { tree } = context;
        for (const argument of call.arguments) {
          const collection = argument.name === undefined ? collectionOf(context, argument) : undefined;
          if (collection === undefined || !isCertainValue(context, argument.value) || isExpectedToFail(context, call.node)) continue;
          const { node } = argument;
          // A generator expression that is the only argument shares its parentheses with the call; `*x := y` is no argument.
          const sharesParentheses = tree.parent(node) === call.node;
          const needsParentheses = tree.kind(node) === Kind.named_expression;
          context.report(
            context.firstLine(unparenthesized(tree, node)),
            "fails",
            { callee: context.shown(call.callee), collection },
            {
              fixes: [
                {
                  fix: "unpack",
                  edit(edit) {
                    edit.insertBefore(node, sharesParentheses ? "(*" : needsParentheses ? "*(" : "*");
                    if (sharesParentheses || needsParentheses) edit.insertAfter(node, ")");
                  },
                },
              ],
            },
          );
        }
      },
    },
  },
});

/** What users call the collection an argument is, if it is one that may hold awaitables. */
function collectionOf(context: Check, argument: Argument): string | undefined {
  const { types } = context;
  const members = membersOf(context.typeOf(argument.value)).filter((member) => member.kind !== "none");
  const [first] = members;
  if (first === undefined || argument.node === none) return undefined;
  const isCollection = (type: Type): boolean => {
    if (type.kind !== "tuple" && (type.kind !== "instance" || type.class.site.module.origin !== "library")) return false;
    if (types.isAwaitable(type) !== false || types.hasMember(type, "__iter__") !== true) return false;
    const element = types.elementOf(type, false);
    return element === undefined || element.kind === "never" || types.isAwaitable(element) !== false;
  };
  if (!members.every(isCollection)) return undefined;
  const name = first.kind === "instance" ? first.class.name : "tuple";
  return name === "Generator" ? "generator" : name;
}
