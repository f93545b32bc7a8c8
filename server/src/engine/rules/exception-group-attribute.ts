/** Reports handlers of `except*` that take the group they get for one of the errors in it. */
import { groupAttributes } from "../knowledge/exception-groups.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { handlersOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { reachingDefinitions } from "./shared/coroutine-value.js";

export const exceptionGroupAttribute = defineRule({
  id: "exception-group-attribute",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC400"],
  title: { en: "A group taken for one of its errors", "zh-cn": "把异常组当作其中的一个异常" },
  why: {
    en: "`except* OSError as e` does not give an OSError: `e` is an ExceptionGroup of all errors of that kind, even when there is just one. `e.errno` raises AttributeError, inside the handler, and `str(e)` gives the words of the group (`unhandled errors in a TaskGroup (1 sub-exception)`). Look at each error in `e.exceptions`; a group may hold groups itself.",
    "zh-cn":
      "`except* OSError as e` 得到的不是 OSError：`e` 是由所有这类异常组成的 ExceptionGroup，即使只有一个异常也是如此。`e.errno` 会在处理代码中引发 AttributeError，而 `str(e)` 给出的是异常组的文字（`unhandled errors in a TaskGroup (1 sub-exception)`）。请逐个查看 `e.exceptions` 中的异常；组里可能还有组。",
  },
  bad: "import asyncio\n\n\nasync def run(job):\n    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(job())\n    except* OSError as e:\n        print(e.errno)\n",
  good: "import asyncio\n\n\nasync def run(job):\n    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(job())\n    except* OSError as e:\n        for error in e.exceptions:\n            print(error)\n",
  messages: {
    attribute: {
      severity: "warning",
      en: "`.{attribute}` fails here: `{name}` is an ExceptionGroup, the errors are in `{name}.exceptions`",
      "zh-cn": "此处 `.{attribute}` 会失败：`{name}` 是 ExceptionGroup，各个异常在 `{name}.exceptions` 中",
    },
    text: {
      severity: "warning",
      en: "`str({name})` is the text of the group, not of the errors in `{name}.exceptions`",
      "zh-cn": "`str({name})` 是异常组的文字，而不是 `{name}.exceptions` 中异常的文字",
    },
  },
  fixes: {},
  checks: {
    try(node, context) {
      const { tree } = context;
      for (const { isGroup, alias, block } of handlersOf(tree, node)) {
        if (!isGroup || alias === none || block === none) continue;
        const name = tree.textOf(alias);
        const uses = usesIn(context, block, alias);
        if (uses === undefined) continue;
        for (const use of uses) {
          const parent = tree.parent(use);
          if (tree.kind(parent) === Kind.attribute && tree.field(use) === Field.object) {
            const attribute = tree.child(parent, Field.attribute);
            const text = tree.textOf(attribute);
            if (!groupAttributes.has(text) && !/^__\w+__$/.test(text)) context.report(attribute, "attribute", { attribute: text, name });
          } else if (isTextRead(context, use)) context.report(use, "text", { name });
        }
      }
    },
  },
});

/** The reads of a handler's name where it is the group for certain; undefined where the code looks what it is, or changes it at the top of the file. */
function usesIn(context: Check, block: Node, alias: Node): Node[] | undefined {
  const { tree } = context;
  const binding = context.localBinding(alias);
  const name = tree.textOf(alias);
  const found: Node[] = [];
  for (let at = block; at < tree.after(block); at++) {
    if (tree.kind(at) !== Kind.identifier || tree.textOf(at) !== name) continue;
    const parent = tree.parent(at);
    if (tree.kind(parent) === Kind.attribute && tree.field(at) !== Field.object) continue;
    if (tree.kind(parent) === Kind.keyword_argument && tree.field(at) === Field.name) continue;
    if (tree.kind(parent) === Kind.argument_list && looks.test(tree.textOf(tree.child(tree.parent(parent), Field.function))))
      return undefined;
    if (binding === undefined) {
      if (isBound(tree.field(at)) || patterns.has(tree.kind(parent))) return undefined;
      found.push(at);
      continue;
    }
    const reaching = context.site.flowOf(binding.scope).get(at);
    // What a nested function reads may be any of them.
    const definitions = reaching === undefined ? binding.uses.includes(at) && binding.definitions : reachingDefinitions(context, reaching);
    if (definitions && definitions.length === 1 && definitions[0]?.target === alias) found.push(at);
  }
  return found;
}

const isBound = (field: Field): boolean => field === Field.left || field === Field.alias;
const looks = /^(isinstance|hasattr|getattr|setattr|issubclass|type|vars|dir)$/;
const patterns: ReadonlySet<Kind> = new Set([
  Kind.as_pattern_target,
  Kind.pattern_list,
  Kind.tuple_pattern,
  Kind.list_pattern,
  Kind.parameters,
  Kind.lambda_parameters,
]);

/** Whether `str(e)` is compared or taken apart: what is only shown may be any text. */
function isTextRead(context: Check, use: Node): boolean {
  const { tree } = context;
  const list = tree.parent(use);
  const call = tree.kind(list) === Kind.argument_list ? tree.parent(list) : none;
  if (call === none || !context.isNamed(tree.child(call, Field.function), "builtins.str")) return false;
  const parent = tree.parent(call);
  return tree.kind(parent) === Kind.comparison_operator || (tree.kind(parent) === Kind.attribute && tree.field(call) === Field.object);
}
