/** Reports names of asyncio that are deprecated, or gone, in the newest Python the code is for. */
import type { EditBuilder } from "../fixes/edits.js";
import { useLoopFactory } from "../fixes/loop-factory.js";
import { builtinAlias, deprecatedNames, loopFactories } from "../knowledge/removed-asyncio.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { defineRule } from "./rule.js";
import { isExpectedToFail, isExpectedToWarn } from "./shared/expected-failure.js";
import { isMeantForSomeVersions } from "./shared/version-test.js";

export const deprecatedAsyncioApi = defineRule({
  id: "deprecated-asyncio-api",
  group: "loop",
  since: "0.1.0",
  sources: ["UP041"],
  title: { en: "A deprecated part of asyncio", "zh-cn": "asyncio 中已弃用的部分" },
  why: {
    en: "Event loop policies and `asyncio.iscoroutinefunction` are deprecated since Python 3.14 and removed in 3.16; child watchers were deprecated in 3.12 and are gone from 3.14. Give `asyncio.run` a `loop_factory` instead of a policy, use `inspect.iscoroutinefunction`, and leave child processes to the event loop. `asyncio.TimeoutError` is the builtin `TimeoutError` since 3.11.",
    "zh-cn":
      "事件循环策略和 `asyncio.iscoroutinefunction` 自 Python 3.14 起弃用，并在 3.16 中移除；子进程监视器在 3.12 中弃用，从 3.14 起不复存在。请用 `asyncio.run` 的 `loop_factory` 代替策略，改用 `inspect.iscoroutinefunction`，子进程则交给事件循环处理。自 3.11 起，`asyncio.TimeoutError` 就是内置的 `TimeoutError`。",
  },
  bad: "import asyncio\n\n\ndef is_async(function):\n    return asyncio.iscoroutinefunction(function)\n",
  good: "import inspect\n\n\ndef is_async(function):\n    return inspect.iscoroutinefunction(function)\n",
  messages: {
    deprecated: {
      severity: "warning",
      en: "`{name}` warns since Python 3.{since}, and is gone from 3.{gone}",
      "zh-cn": "`{name}` 自 Python 3.{since} 起会发出弃用警告，并从 3.{gone} 起移除",
    },
    gone: {
      severity: "warning",
      en: "`{name}` fails here from Python 3.{gone}: asyncio has it no more",
      "zh-cn": "从 Python 3.{gone} 起此处 `{name}` 会失败：asyncio 中已没有它",
    },
    alias: {
      severity: "hint",
      en: "`{name}` is the builtin `TimeoutError` since Python 3.11",
      "zh-cn": "自 Python 3.11 起，`{name}` 就是内置的 `TimeoutError`",
    },
  },
  fixes: {
    builtin: { safety: "safe", preferred: true, en: "Use the builtin `TimeoutError`", "zh-cn": "改用内置的 `TimeoutError`" },
    instead: { safety: "unsafe", preferred: true, en: "Use `{instead}` instead", "zh-cn": "改用 `{instead}`" },
    factory: {
      safety: "unsafe",
      preferred: true,
      en: "Give `asyncio.run` a `loop_factory` instead",
      "zh-cn": "改为给 `asyncio.run` 传入 `loop_factory`",
    },
  },
  checks: {
    nodes: {
      kinds: [Kind.attribute, Kind.identifier],
      check(node, context) {
        const api = apiNameOf(context, node);
        if (api === undefined || isMeantForSomeVersions(context, node)) return;
        const { oldest, newest } = context.target;
        const name = context.shown(node);
        const anchor = context.firstLine(node);
        if (api === builtinAlias) {
          if (oldest.minor < 11 || name === builtinAlias) return;
          const fixes = isBuiltin(context, node, api)
            ? [{ fix: "builtin" as const, edit: (edit: EditBuilder) => void edit.replace(node, api) }]
            : [];
          context.report(anchor, "alias", { name }, { fixes, tags: ["deprecated"] });
          return;
        }
        const known = deprecatedNames[api];
        if (known === undefined || newest.minor < known.since || isPartOfOther(context, node)) return;
        if (isExpectedToFail(context, node) || isExpectedToWarn(context, node)) return;
        const { instead, since, gone } = known;
        if (newest.minor >= gone) {
          context.report(anchor, "gone", { name, gone }, { tags: ["deprecated"] });
          return;
        }
        const fixes =
          instead === undefined
            ? factoryOffer(context, node, api)
            : [
                {
                  fix: "instead" as const,
                  arguments: { instead: `${instead}.${api}` },
                  edit(edit: EditBuilder): boolean {
                    const written = edit.importName(instead, api, node);
                    if (written !== undefined) edit.replace(node, written);
                    return written !== undefined;
                  },
                },
              ];
        context.report(anchor, "deprecated", { name, since, gone }, { fixes, tags: ["deprecated"] });
      },
    },
  },
});

/** The name in asyncio an expression reads; undefined for any that is of no interest here. */
function apiNameOf(context: Check, node: Node): string | undefined {
  const { model, site, tree } = context;
  if (tree.kind(node) === Kind.attribute) {
    const name = tree.textOf(tree.child(node, Field.attribute));
    const parent = tree.parent(node);
    const isTarget = parent !== none && tree.kind(parent) === Kind.assignment && tree.field(node) === Field.left;
    return isOfInterest(name) && !isTarget && context.isNamed(tree.child(node, Field.object), "asyncio") ? name : undefined;
  }
  const text = tree.textOf(node);
  const binding = model.bindingOf(node);
  const located = binding === undefined ? site.module.symbols.get(text) : undefined;
  // A name may be bound thousands of times: most are none of these by their first definition.
  const name = (binding?.definitions[0] ?? located?.[0]?.definition)?.imported;
  if (name === undefined || !isOfInterest(name)) return undefined;
  const definitions: readonly Definition[] = binding?.definitions ?? located?.map((one) => one.definition) ?? [];
  if (!definitions.every((one) => one.kind === "import-from" && one.module === "asyncio" && one.imported === name)) return undefined;
  return (binding === undefined ? model.free.get(text) : binding.uses)?.includes(node) === true ? name : undefined;
}

function isOfInterest(name: string): boolean {
  return name === builtinAlias || Object.hasOwn(deprecatedNames, name);
}

/** `asyncio.run` takes a factory since Python 3.12. */
function factoryOffer(context: Check, node: Node, api: string) {
  const { target, tree, types } = context;
  const call = tree.parent(node);
  if (api !== "set_event_loop_policy" || target.oldest.minor < 12 || tree.kind(call) !== Kind.call) return [];
  const policy = argumentsOf(tree, call)[0]?.value ?? none;
  if (policy === none || tree.kind(policy) !== Kind.call || argumentsOf(tree, policy).length > 0) return [];
  const callee = tree.child(policy, Field.function);
  const factory = [`asyncio.${apiNameOf(context, callee)}`, ...context.namesOf(callee)]
    .map((name) => loopFactories[name])
    .find((one) => one);
  if (factory === undefined) return [];
  return [{ fix: "factory" as const, edit: (edit: EditBuilder) => useLoopFactory(edit, types, call, factory) }];
}

/** `set_event_loop_policy(WindowsSelectorEventLoopPolicy())` is one use of policies. */
function isPartOfOther(context: Check, node: Node): boolean {
  const { tree } = context;
  for (let at = tree.parent(node); at !== none && tree.kind(at) !== Kind.block; at = tree.parent(at)) {
    const callee = tree.kind(at) === Kind.call ? tree.child(at, Field.function) : none;
    if (callee === none || callee === node || tree.holds(callee, node)) continue;
    const outer = apiNameOf(context, callee);
    if (outer !== undefined && Object.hasOwn(deprecatedNames, outer)) return true;
  }
  return false;
}

/** Whether a bare name means the builtin there. */
function isBuiltin({ model, site }: Check, node: Node, name: string): boolean {
  for (let scope = model.scopeAt(node); ; ) {
    if (scope.bindings.has(name)) return false;
    if (scope.parent === undefined) break;
    scope = scope.parent;
  }
  return !site.module.symbols.has(name) && site.owner?.members.has(name) !== true;
}
