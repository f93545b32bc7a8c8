/** Coroutines that are made where nothing awaits them, by calls that are given an async function, and the fixes that have them run. */
import type { EditBuilder } from "../../fixes/edits.js";
import { membersOf, type Type } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Argument, argumentsOf, unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import type { Offer } from "../rule.js";
import { isCoroutineCall, isCoroutineType } from "./coroutine-value.js";
import { type GivenCallable, keepsValues } from "./given-callable.js";
import { isReplaced } from "./replaced-function.js";

export const coroutineFixes = {
  await: { safety: "unsafe", preferred: true, en: "Await `{name}` itself", "zh-cn": "直接 await `{name}`" },
  task: { safety: "unsafe", preferred: true, en: "Start it with `asyncio.create_task`", "zh-cn": "用 `asyncio.create_task` 启动它" },
  threadsafe: {
    safety: "unsafe",
    preferred: true,
    en: "Start it with `asyncio.run_coroutine_threadsafe`",
    "zh-cn": "用 `asyncio.run_coroutine_threadsafe` 启动它",
  },
  run: { safety: "unsafe", preferred: true, en: "Run it with `asyncio.run`", "zh-cn": "用 `asyncio.run` 运行它" },
  method: { safety: "unsafe", preferred: true, en: "Use `{method}` instead", "zh-cn": "改用 `{method}`" },
} as const;

type Offers = Offer<typeof coroutineFixes>[];

/** A coroutine that would be made where nothing awaits it. */
export interface MadeCoroutine {
  /** The expression that makes it, as source. */
  readonly text: string;
  /** What is called in it, and what with. */
  readonly function: Node;
  readonly arguments: readonly Node[];
  /** What a lambda in its place has to take. */
  readonly parameter?: string;
  /** The expression stands there as the body of this lambda. */
  readonly lambda?: Node;
}

/** The coroutine that a call of what is given makes, where every call of it does. */
export function madeCoroutine(check: Check, { taker, argument, passed }: GivenCallable): MadeCoroutine | undefined {
  const { tree } = check;
  const node = unparenthesized(tree, argument.value);
  if (tree.kind(node) === Kind.lambda) {
    const body = unparenthesized(tree, tree.child(node, Field.body));
    if (!isCoroutineCall(check, body)) return undefined;
    return { text: tree.textOf(body), function: tree.child(body, Field.function), arguments: [], lambda: node };
  }
  const [callee = node, ...bound] = partialOf(check, node);
  const isName = tree.kind(callee) === Kind.identifier || tree.kind(callee) === Kind.attribute;
  if (!isName || !isCoroutineFunction(check, check.typeOf(callee))) return undefined;
  const given = [...bound, ...(passed?.map((one) => one.node) ?? [])];
  const isNamed = (one: Node): boolean => tree.kind(one) === Kind.keyword_argument || tree.kind(one) === Kind.dictionary_splat;
  const own = taker.passes === "own" ? { parameter: "done" } : undefined;
  const texts = [
    ...given.filter((one) => !isNamed(one)).map((one) => tree.textOf(one)),
    ...(own === undefined ? [] : [own.parameter]),
    ...given.filter(isNamed).map((one) => tree.textOf(one)),
  ];
  return { text: `${tree.textOf(callee)}(${texts.join(", ")})`, function: callee, arguments: given, ...own };
}

/** The function in `functools.partial(f, ..)`, and the arguments it gets; nothing for what is something else. */
function partialOf(check: Check, node: Node): readonly Node[] {
  const { tree } = check;
  if (tree.kind(node) !== Kind.call || !check.isNamed(tree.child(node, Field.function), "functools.partial")) return [];
  const given = argumentsOf(tree, node);
  return given[0]?.name === undefined ? given.map((one) => one.node) : [];
}

/** Whether every call of it gives a coroutine, and nothing puts another function in its place. */
function isCoroutineFunction(check: Check, type: Type): boolean {
  return membersOf(type).every((member) => {
    if (member.kind === "callable") return isCoroutineType(check, member.returns());
    if (member.kind !== "function" || member.result !== undefined || isReplaced(check, member.function)) return false;
    return (member.overloads ?? [member.function]).every((info) => isCoroutineType(check, check.types.returnOf(info)));
  });
}

/** Ways to have a coroutine run that a call would only have made. */
export function runningOffers(check: Check, call: Call, { taker, argument, passed }: GivenCallable, made: MadeCoroutine): Offers {
  const { tree } = check;
  const way = taker.async;
  if (way === undefined || passed === undefined || check.file.library !== "asyncio") return [];
  const isLambda = made.lambda !== undefined;
  const inLambda = (edit: EditBuilder, runner: string): boolean => {
    const name = edit.importName("asyncio", runner, argument.value);
    if (name === undefined || (!isLambda && !keepsValues(check, made.function, made.arguments))) return false;
    if (made.lambda !== undefined) {
      const body = tree.child(made.lambda, Field.body);
      edit.insertBefore(body, `${name}(`);
      edit.insertAfter(body, ")");
      return true;
    }
    const head = made.parameter === undefined ? "lambda" : `lambda ${made.parameter}`;
    return replaceGiven(edit, argument, passed, `${head}: ${name}(${made.text})`);
  };
  switch (way) {
    case "await":
      // Outside of the lambda its parameters mean nothing.
      if (!check.isAwaited(call.node) || (made.lambda !== undefined && tree.child(made.lambda, Field.parameters) !== none)) return [];
      return [{ fix: "await", arguments: { name: check.shown(made.function) }, edit: (edit) => replaceWhole(edit, call.node, made.text) }];
    case "task":
      return [{ fix: "task", edit: (edit) => inLambda(edit, "create_task") }];
    case "threadsafe": {
      if (isLambda) return [{ fix: "task", edit: (edit) => inLambda(edit, "create_task") }];
      const loop = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.object) : none;
      if (loop === none) return [];
      const edit = (edit: EditBuilder): boolean => {
        const start = edit.importName("asyncio", "run_coroutine_threadsafe", call.node);
        return start !== undefined && replaceWhole(edit, call.node, `${start}(${made.text}, ${tree.textOf(loop)})`);
      };
      return [{ fix: "threadsafe", edit }];
    }
    case "run":
      return [
        {
          fix: "run",
          edit(edit) {
            if (isLambda) return inLambda(edit, "run");
            const run = edit.importName("asyncio", "run", argument.value);
            if (run === undefined) return false;
            if (taker.passes !== "args") return replaceGiven(edit, argument, passed, `${run}, ${made.text}`);
            const given = call.arguments.find(({ name }) => name === "args");
            const at = given === undefined ? undefined : { start: tree.start(given.value), end: tree.end(given.value) };
            if (at !== undefined && edit.hasComment(at)) return false;
            edit.replace(argument.value, at === undefined ? `${run}, args=(${made.text},)` : run);
            if (at !== undefined) edit.replace(at, `(${made.text},)`);
            return true;
          },
        },
      ];
    case "lambda-run":
      return [{ fix: "run", edit: (edit) => inLambda(edit, "run") }];
    default: {
      const method = tree.kind(call.callee) === Kind.attribute ? tree.child(call.callee, Field.attribute) : none;
      if (isLambda || method === none) return [];
      return [{ fix: "method", arguments: { method: way.method }, edit: (edit) => void edit.replace(method, way.method) }];
    }
  }
}

function replaceWhole(edit: EditBuilder, node: Node, text: string): boolean {
  if (edit.hasComment({ start: edit.tree.start(node), end: edit.tree.end(node) })) return false;
  edit.replace(node, text);
  return true;
}

/** Puts an expression in the place of a function and of the arguments after it. */
function replaceGiven(edit: EditBuilder, argument: Argument, passed: readonly Argument[], text: string): boolean {
  const { tree } = edit;
  const span = { start: tree.start(argument.value), end: tree.end(passed.at(-1)?.node ?? argument.value) };
  if (edit.hasComment(span)) return false;
  edit.replace(span, text);
  return true;
}
