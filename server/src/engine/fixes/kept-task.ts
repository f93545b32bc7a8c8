/** Starts a coroutine as a task that a set of the module holds until it is done (the way asyncio's documentation shows). */
import type { Site } from "../project/symbols.js";
import type { Scope } from "../semantics/model.js";
import { Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { EditBuilder } from "./edits.js";

const setName = "background_tasks";
const taskNames = ["task", "background_task", "started_task"];

/** Whether a statement has its lines to itself, so that lines can follow it in its block. */
export function standsAlone(site: Site, statement: Node): boolean {
  const { tree } = site;
  const parent = tree.parent(statement);
  if (parent === none || tree.kind(parent) !== Kind.block) return false;
  const { text } = tree;
  const before = text.slice(text.lastIndexOf("\n", tree.start(statement)) + 1, tree.start(statement));
  const [after = ""] = text.slice(tree.end(statement)).split("\n", 1);
  return before.trim() === "" && !/^\s*[^\s#]/.test(after);
}

/**
 * Turns the statement, whose expression is `coroutine`, into the start of a task and two lines that keep it in a set.
 * False where a name it needs is taken or the statement shares its lines with others. `scope` is the function's.
 */
export function startKeptTask(edit: EditBuilder, scope: Scope, statement: Node, coroutine: Node): boolean {
  const create = edit.importName("asyncio", "create_task", coroutine);
  return create !== undefined && keep(edit, scope, statement, coroutine, { before: `${create}(`, after: ")" });
}

/** The same for a statement whose expression makes a task already. */
export function keepTask(edit: EditBuilder, scope: Scope, statement: Node, task: Node): boolean {
  return keep(edit, scope, statement, task, { before: "", after: "" });
}

/** Makes a task of a coroutine in lines before the statement that uses it, and has the statement use the task. */
export function holdTask(edit: EditBuilder, scope: Scope, statement: Node, coroutine: Node): boolean {
  const { tree } = edit;
  const create = edit.importName("asyncio", "create_task", coroutine);
  const name = create === undefined ? undefined : taskName(edit, scope, statement);
  if (name === undefined) return false;
  const margin = `${edit.lineBreak}${edit.indentationOf(statement)}`;
  edit.insertBefore(statement, `${name} = ${create}(${tree.textOf(coroutine)})${keeping(name, margin)}${margin}`);
  edit.replace(coroutine, name);
  return true;
}

function keep(edit: EditBuilder, scope: Scope, statement: Node, value: Node, around: { before: string; after: string }): boolean {
  const name = taskName(edit, scope, statement);
  if (name === undefined) return false;
  edit.insertBefore(value, `${name} = ${around.before}`);
  if (around.after !== "") edit.insertAfter(value, around.after);
  const { file } = edit.site.module;
  const lineEnd = file.lineEnd(file.lineAt(edit.tree.end(statement) + edit.site.start)) - edit.site.start;
  edit.insert(lineEnd, keeping(name, `${edit.lineBreak}${edit.indentationOf(statement)}`));
  return true;
}

/** The lines that keep a task, each after `margin`. */
function keeping(name: string, margin: string): string {
  return `${margin}${setName}.add(${name})${margin}${name}.add_done_callback(${setName}.discard)`;
}

/** A free name for the task, once the module has the set it is kept in; undefined where a name is taken or no lines can be added. */
function taskName(edit: EditBuilder, scope: Scope, statement: Node): string | undefined {
  const { module } = edit.site;
  const known = module.symbols.get(setName);
  const isOurs =
    known?.every(({ site, definition }) => definition.value !== undefined && site.tree.textOf(definition.value) === "set()") ?? true;
  if (!isOurs || scope.bindings.has(setName) || !standsAlone(edit.site, statement)) return undefined;
  const name = taskNames.find((one) => !scope.bindings.has(one) && !scope.outer.has(one) && !module.symbols.has(one));
  if (name !== undefined && known === undefined) declareSet(edit);
  return name;
}

/** `background_tasks = set()` before the top-level statement the fix is in. */
function declareSet(edit: EditBuilder): void {
  const { file } = edit.site.module;
  const { start } = file.items.findLast((placed) => placed.start <= edit.site.start) ?? { start: 0 };
  let line = file.lineAt(start);
  // Comments right above the function belong to it.
  while (line > 0 && file.text.slice(file.lineStarts[line - 1], file.lineEnd(line - 1)).startsWith("#")) line--;
  const at = file.lineStarts[line] as number;
  const { lineBreak } = edit;
  edit.inFile({ start: at, end: at, newText: `${setName} = set()${lineBreak}${lineBreak}${lineBreak}` });
}
