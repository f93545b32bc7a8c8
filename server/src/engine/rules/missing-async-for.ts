/** Reports `for` and whatever else iterates, over what can only be read by `async for`. */
import { membersOf, type Type } from "../project/type.js";
import { ScopeKind } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import type { Call, Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isColourTested } from "./shared/colour-test.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { mayGive } from "./shared/given-protocol.js";
import { callAround, canComprehend, consumerOf, makeComprehension, readInPlaceOf, readInto } from "./shared/iteration.js";
import { isProbablyAsyncIterable } from "./shared/probable.js";
import { refusesInLoop } from "./shared/refused-sync.js";

const messages = {
  loop: {
    severity: "error",
    en: "`for` fails here: `{what}` can only be read by `async for`",
    "zh-cn": "此处 `for` 会失败：`{what}` 只能用 `async for` 读取",
  },
  probable: {
    severity: "warning",
    en: "`for` probably fails here: `{what}` seems to be for `async for`",
    "zh-cn": "此处 `for` 可能会失败：`{what}` 应该用 `async for` 读取",
  },
  other: {
    severity: "error",
    en: "`for` reads other things of `{what}` than `async for`: `{use}` fails",
    "zh-cn": "`for` 从 `{what}` 读到的东西与 `async for` 不同：`{use}` 会失败",
  },
  call: {
    severity: "error",
    en: "`{callee}` fails here: `{what}` can only be read by `async for`",
    "zh-cn": "此处 `{callee}` 会失败：`{what}` 只能用 `async for` 读取",
  },
  generator: {
    severity: "error",
    en: "`{callee}` fails here: it cannot read an async generator expression",
    "zh-cn": "此处 `{callee}` 会失败：它无法读取异步生成器表达式",
  },
  unpacking: {
    severity: "error",
    en: "Unpacking fails here: `{what}` can only be read by `async for`",
    "zh-cn": "此处解包会失败：`{what}` 只能用 `async for` 读取",
  },
} as const;

const fixes = {
  async: { safety: "safe", preferred: true, en: "Use `async for`", "zh-cn": "改用 `async for`" },
  list: { safety: "safe", preferred: true, en: "Read it into a list with `async for`", "zh-cn": "用 `async for` 读入列表" },
  set: { safety: "safe", preferred: true, en: "Read it into a set with `async for`", "zh-cn": "用 `async for` 读入集合" },
  comprehension: { safety: "safe", preferred: true, en: "Use a comprehension", "zh-cn": "改用推导式" },
  next: { safety: "unsafe", preferred: true, en: "Use `await anext(...)`", "zh-cn": "改用 `await anext(...)`" },
} as const;

type Messages = typeof messages;
type Fixes = typeof fixes;

export const missingAsyncFor = defineRule({
  id: "missing-async-for",
  group: "await",
  since: "0.1.0",
  sources: ["S3862", "E1133"],
  title: { en: "`for` instead of `async for`", "zh-cn": "应使用 `async for` 而不是 `for`" },
  why: {
    en: "An async generator or async iterator has `__aiter__` and no `__iter__`: it can hand out its items only where the event loop may run in between. `for`, `list(...)`, `any(...)` and unpacking raise TypeError before the first item. Write `async for`, or `[x async for x in ...]` for a list, in an `async def`.",
    "zh-cn":
      "异步生成器和异步迭代器只有 `__aiter__`，没有 `__iter__`：只有在事件循环可以插入运行的地方，它们才能给出元素。`for`、`list(...)`、`any(...)` 和解包会在取得第一个元素之前引发 TypeError。请在 `async def` 中改用 `async for`；需要列表时写 `[x async for x in ...]`。",
  },
  bad: "async def pages():\n    yield 1\n    yield 2\n\n\nasync def show():\n    for page in pages():\n        print(page)\n",
  good: "async def pages():\n    yield 1\n    yield 2\n\n\nasync def show():\n    async for page in pages():\n        print(page)\n",
  messages,
  fixes,
  yieldsTo: ["awaited-argument"],
  checks: {
    for(node, context) {
      const { tree } = context;
      const value = tree.child(node, Field.right);
      if (value === none || context.isAsyncStatement(node)) return;
      const canFix = context.asyncContext(node)?.canAwait === true;
      const fixes: Offer<Fixes>[] = canFix ? [{ fix: "async", edit: (edit) => void edit.makeAsync(node) }] : [];
      if (isWrong(context, value)) {
        context.report(anchorOf(context, value), "loop", nameOf(context, value), { fixes });
        return;
      }
      if (isProbablyAsyncIterable(context, value) || isDeclaredAsync(context, value)) {
        const unsafe = fixes.map((offer) => ({ ...offer, unsafe: true }));
        context.report(anchorOf(context, value), "probable", nameOf(context, value), { fixes: unsafe });
        return;
      }
      const use = useOfAsyncElement(context, node, value);
      if (use !== undefined) context.report(anchorOf(context, value), "other", { ...nameOf(context, value), use }, { fixes });
    },
    comprehension(node, context) {
      const { tree } = context;
      for (const clause of tree.namedChildren(node)) {
        const value = tree.kind(clause) === Kind.for_in_clause && !isAsync(tree, clause) ? tree.child(clause, Field.right) : none;
        if (value === none || !isWrong(context, value)) continue;
        context.report(anchorOf(context, value), "loop", nameOf(context, value), { fixes: fixesOfClause(context, node, clause) });
      }
    },
    call: {
      check(call, context) {
        const consumer = consumerOf(call);
        for (const { value } of consumer?.iterables ?? []) {
          if (!isWrong(context, value)) continue;
          const callee = consumer?.name as string;
          const isLazy = consumer?.readsAll !== true;
          if (context.tree.kind(value) === Kind.generator_expression)
            context.report(call.callee, "generator", { callee }, { fixes: fixesOfGenerator(context, call, value, isLazy) });
          else {
            const holes = { callee, ...nameOf(context, value) };
            context.report(anchorOf(context, value), "call", holes, { fixes: fixesOfArgument(context, call, value, isLazy) });
          }
        }
      },
    },
    assignment(node, context) {
      const { tree } = context;
      const target = tree.child(node, Field.left);
      if (target === none || !patterns.has(tree.kind(target))) return;
      const value = tree.child(node, Field.right);
      if (value !== none && isWrong(context, value)) reportUnpacking(context, value);
    },
    nodes: {
      kinds: [Kind.list_splat],
      check(node, context) {
        const { tree } = context;
        const value = tree.namedChildren(node)[0];
        // In a list the parser takes the star of `*self.items` to `self` alone.
        if ([Kind.attribute, Kind.call, Kind.subscript].includes(tree.kind(tree.parent(node)))) return;
        if (value !== undefined && isWrong(context, value)) reportUnpacking(context, value);
      },
    },
  },
});

const patterns: ReadonlySet<Kind> = new Set([Kind.pattern_list, Kind.tuple_pattern, Kind.list_pattern]);

function reportUnpacking(context: Context<Messages, Fixes>, value: Node): void {
  context.report(anchorOf(context, value), "unpacking", nameOf(context, value), {
    fixes: canComprehend(context, value) ? [{ fix: "list", edit: (edit) => readInto(edit, value, "[", "]") }] : [],
  });
}

function anchorOf(context: Check, value: Node) {
  return context.tree.kind(value) === Kind.call ? context.calleeSpan(value) : context.firstLine(value);
}

function nameOf(context: Check, value: Node): { what: string } {
  const { tree } = context;
  const inner = unparenthesized(tree, value);
  return { what: tree.kind(inner) === Kind.call ? `${context.shown(tree.child(inner, Field.function))}()` : context.shown(inner) };
}

function isWrong(context: Check, value: Node): boolean {
  // `process.stdout` may be None, which no loop can read either.
  const members = membersOf(context.typeOf(value)).filter((member) => member.kind !== "none");
  if (members.length === 0 || !members.every((member) => isAsyncOnly(context, member, value))) return false;
  return !mayGive(context, value, "__iter__") && !isExpectedToFail(context, value);
}

/**
 * Of a value that `for` can read, too: what the loop does with an element that those of `for` have not and those of `async for` have.
 * A WebSocketResponse of aiohttp is a mapping for `for`, and a stream of messages for `async for`.
 */
function useOfAsyncElement(context: Check, loop: Node, value: Node): string | undefined {
  const { tree, types } = context;
  const type = context.typeOf(value);
  const target = tree.child(loop, Field.left);
  if (type.kind !== "instance" || target === none || tree.kind(target) !== Kind.identifier) return undefined;
  if (types.hasMember(type, "__aiter__") !== true || types.hasMember(type, "__iter__") !== true) return undefined;
  const sync = types.elementOf(type, false);
  const async = types.elementOf(type, true);
  if (sync === undefined || async === undefined || isExpectedToFail(context, value)) return undefined;
  const body = tree.child(loop, Field.body);
  const binding = context.localBinding(target);
  for (const use of binding?.uses ?? []) {
    const attribute = tree.parent(use);
    // Another loop inside may have a variable of the same name.
    const reaching = binding?.scope.kind === ScopeKind.function ? context.site.flowOf(binding.scope).get(use) : undefined;
    if (reaching?.some((one) => one.kind !== "narrowing" && one.target !== target) === true) continue;
    if (use < body || use >= tree.after(body) || tree.kind(attribute) !== Kind.attribute || tree.field(use) !== Field.object) continue;
    const name = tree.textOf(tree.child(attribute, Field.attribute));
    if (types.hasMember(sync, name) === false && types.hasMember(async, name) === true) return context.shown(attribute);
  }
  return undefined;
}

const syncMethods = ["__iter__", "__getitem__"];

/** Whether a value has the methods of `async for` and none of those that `for` can use there. */
function isAsyncOnly(context: Check, type: Type, value: Node): boolean {
  const { types } = context;
  if (type.kind !== "instance" || types.hasMember(type, "__aiter__") !== true) return false;
  if (types.hasMember(type, "__iter__") === true) return refusesInLoop(context, type, "__iter__", value);
  if (syncMethods.some((name) => types.hasMember(type, name) !== false)) return false;
  // `stream: AsyncIterable` is taken at its word; of a class of the project another may be derived that has both.
  if (type.class.site.module.origin === "library") return true;
  return types.subclassesOf(type.class).every((one) => !syncMethods.some((name) => one.members.has(name)));
}

/** Whether a value in a coroutine is for `async for` by its class, although a class that is derived from it has both. */
function isDeclaredAsync(context: Check, value: Node): boolean {
  const { types } = context;
  if (context.file.settings.probable === false || context.asyncContext(value)?.canAwait !== true) return false;
  return (
    !mayGive(context, value, "__iter__") &&
    !isColourTested(context, value) &&
    membersOf(context.typeOf(value)).every(
      (type) =>
        type.kind === "instance" &&
        types.hasMember(type, "__aiter__") === true &&
        syncMethods.every((name) => types.hasMember(type, name) === false),
    )
  );
}

function fixesOfClause(context: Context<Messages, Fixes>, node: Node, clause: Node): Offer<Fixes>[] {
  const { tree } = context;
  if (tree.kind(node) !== Kind.generator_expression)
    return canComprehend(context, node) ? [{ fix: "async", edit: (edit) => void edit.makeAsync(clause) }] : [];
  const around = callAround(context, node);
  const call = around === none ? undefined : context.callAt(around);
  const consumer = call === undefined ? undefined : consumerOf(call);
  if (call === undefined || !canComprehend(context, around) || consumer?.iterables.every(({ value }) => value !== node) !== false)
    return [];
  return [
    {
      fix: "async",
      unsafe: !consumer.readsAll,
      edit(edit) {
        edit.makeAsync(clause);
        return makeComprehension(edit, call, node);
      },
    },
  ];
}

function fixesOfGenerator(context: Context<Messages, Fixes>, call: Call, generator: Node, isLazy: boolean): Offer<Fixes>[] {
  if (!canComprehend(context, call.node) || call.names.includes("builtins.next")) return [];
  return [{ fix: "comprehension", unsafe: isLazy, edit: (edit) => makeComprehension(edit, call, generator) }];
}

function fixesOfArgument(context: Context<Messages, Fixes>, call: Call, value: Node, isLazy: boolean): Offer<Fixes>[] {
  const { tree, target } = context;
  if (call.names.includes("builtins.next")) {
    const canFix = target.oldest.minor >= 10 && context.asyncContext(call.node)?.canAwait === true;
    if (!canFix || context.types.hasMember(context.typeOf(value), "__anext__") !== true || tree.textOf(call.callee) !== "next") return [];
    return [
      {
        fix: "next",
        edit(edit) {
          edit.await(call.node);
          edit.replace(call.callee, "anext");
        },
      },
    ];
  }
  if (!canComprehend(context, call.node)) return [];
  const isAlone = call.arguments.length === 1;
  if (isAlone && call.names.includes("builtins.list")) return [{ fix: "list", edit: (edit) => readInPlaceOf(edit, call, value, "[", "]") }];
  if (isAlone && call.names.includes("builtins.set")) return [{ fix: "set", edit: (edit) => readInPlaceOf(edit, call, value, "{", "}") }];
  return [{ fix: "list", unsafe: isLazy, edit: (edit) => readInto(edit, value, "[", "]") }];
}
