/** Gives `asyncio.run` the event loop that a policy was set for: `loop_factory=`, from Python 3.12 on. */
import type { CallSite } from "../project/call-index.js";
import type { Site } from "../project/symbols.js";
import type { Types } from "../project/types.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, statementOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { EditBuilder } from "./edits.js";

/** Where a loop comes from: a class or function of a module. */
export interface LoopFactory {
  readonly module: string;
  readonly name: string;
}

/**
 * Takes a `set_event_loop_policy(..)` away, with the test of the platform it stands under, and has the one `asyncio.run` of the project make
 * its loop by the factory. False where the policy serves others, too.
 */
export function useLoopFactory(edit: EditBuilder, types: Types, call: Node, factory: LoopFactory): boolean {
  const { site, tree } = edit;
  const set = statementOf(tree, call);
  const run = soleRun(types, site);
  if (run === undefined) return false;
  const condition = isReached(site, set, run) ? undefined : platformTest(edit, set);
  const statement = condition === undefined ? set : tree.parent(tree.parent(set));
  if (!isReached(site, statement, run)) return false;
  const builder = run.site === site ? edit : new EditBuilder(run.site);
  const last = argumentsOf(run.site.tree, run.call).at(-1);
  const written = builder.importName(factory.module, factory.name, run.call);
  if (last === undefined || written === undefined || !removeLines(edit, statement)) return false;
  builder.insertAfter(last.node, `, loop_factory=${written}${condition === undefined ? "" : ` if ${condition} else None`}`);
  if (builder !== edit) for (const one of builder.finish() ?? []) edit.inFile(one);
  return true;
}

/** The test of the `if` that holds nothing but a statement, if it asks for the platform: that is the same later. */
function platformTest({ tree }: EditBuilder, statement: Node): string | undefined {
  const block = tree.parent(statement);
  const around = block === none ? none : tree.parent(block);
  if (around === none || tree.kind(around) !== Kind.if_statement || tree.namedChildren(block).length > 1) return undefined;
  const text = tree.textOf(tree.child(around, Field.condition));
  const asksPlatform = /^(sys\.platform|os\.name|platform\.system\(\))\s*(==|!=)\s*["']\w+["']$/.test(text);
  return asksPlatform && tree.child(around, Field.alternative) === none ? text : undefined;
}

/** The only `asyncio.run` of the project, given a coroutine and no factory, where nothing else makes or looks for loops. */
function soleRun(types: Types, site: Site): CallSite | undefined {
  const { module } = site;
  if (["get_event_loop", "new_event_loop", "Runner"].some((name) => [...types.calls.named(name, module)].length > 0)) return undefined;
  const runs = [...types.calls.named("run", module)].filter((one) => {
    return types.namesOf(types.typeOf(one.site, one.site.tree.child(one.call, Field.function))).includes("asyncio.run");
  });
  const [run] = runs;
  if (run === undefined || runs.length > 1 || run.site.module !== module) return undefined;
  return argumentsOf(run.site.tree, run.call).every(({ name }) => name === undefined || name === "debug") ? run : undefined;
}

/** Whether a statement runs before, and whenever the run does: in the same block, or where the module is imported. */
function isReached(site: Site, statement: Node, run: CallSite): boolean {
  const { tree } = site;
  if (run.site !== site) return statement === 0;
  const block = tree.parent(statement);
  return block !== none && run.call > statement && tree.parent(statementOf(tree, run.call)) === block;
}

/** Takes whole lines away; false where they hold more than the statement. */
function removeLines(edit: EditBuilder, statement: Node): boolean {
  const { tree, site } = edit;
  const { text } = site.module.file;
  const start = tree.start(statement) + site.start;
  const end = tree.end(statement) + site.start;
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[ \t]*(\r\n|\r|\n|$)/.exec(text.slice(end))?.[0];
  if (after === undefined || edit.hasComment({ start: tree.start(statement), end: tree.end(statement) })) return false;
  const from = start - before.length;
  if (from > 0 && !/[\r\n]/.test(text[from - 1] as string)) return false;
  edit.inFile({ start: from, end: end + after.length, newText: "" });
  return true;
}
