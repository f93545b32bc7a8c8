/** Puts a plain function in the place of an async one that nobody awaits: it runs the async one, which gets another name. */
import type { FunctionInfo } from "../project/symbols.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import { EditBuilder } from "./edits.js";

/**
 * `async def main(name="x"): ..` becomes `def main(name="x"): asyncio.run(_main(name))` and `async def _main(name): ..`. What others read off
 * the function stays with the plain one: its decorators, defaults and docstring.
 */
export function runInPlainFunction(edit: EditBuilder, info: FunctionInfo): boolean {
  const { body, name, node, owner, parameters, scope, site } = info;
  const { tree } = site;
  const inner = `_${name}`;
  const isPlain = parameters.every(({ parameter }) => parameter?.star === "" && !parameter.keywordOnly);
  if (!isPlain || owner !== undefined || info.isLocal || info.isGenerator || site.module.symbols.has(inner)) return false;
  const run = edit.importName("asyncio", "run", node);
  const list = tree.child(node, Field.parameters);
  if (run === undefined || list === none || body === none) return false;
  const builder = site === edit.site ? edit : new EditBuilder(site);
  const documentation = docstringOf(builder, body);
  if (documentation === "stuck") return false;
  const { indentUnit, lineBreak } = edit;
  const result = tree.child(node, Field.return_type);
  const returns = scope.returns.some((one) => tree.namedChildren(one).length > 0) ? "return " : "";
  const head = `def ${name}${tree.textOf(list)}${result === none ? "" : ` -> ${tree.textOf(result)}`}:`;
  const call = `${returns}${run}(${inner}(${parameters.map((one) => one.name).join(", ")}))`;
  const lines = [head, ...[documentation, call].flatMap((line) => (line === undefined ? [] : [`${indentUnit}${line}`])), "", "", ""];
  builder.insertBefore(node, lines.join(lineBreak));
  builder.replace(tree.child(node, Field.name), inner);
  const shown = parameters.map((one) => (one.annotation === undefined ? one.name : `${one.name}: ${tree.textOf(one.annotation)}`));
  if (parameters.some((one) => one.value !== undefined)) builder.replace(list, `(${shown.join(", ")})`);
  if (builder !== edit) for (const one of builder.finish() ?? []) edit.inFile(one);
  return true;
}

/** Takes the docstring out of a body; `stuck` where that would leave nothing. */
function docstringOf(edit: EditBuilder, body: Node): string | "stuck" | undefined {
  const { tree } = edit;
  const [first, second] = tree.namedChildren(body);
  const text = first === undefined ? undefined : tree.namedChildren(first)[0];
  if (first === undefined || text === undefined || tree.kind(first) !== Kind.expression_statement || tree.kind(text) !== Kind.string)
    return undefined;
  const gap = /^\s+/.exec(tree.text.slice(tree.end(first)))?.[0];
  if (second === undefined || gap === undefined) return "stuck";
  edit.replace({ start: tree.start(first), end: tree.end(first) + gap.length }, "");
  return tree.textOf(text);
}
