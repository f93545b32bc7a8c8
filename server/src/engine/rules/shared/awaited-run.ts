/** Awaits a coroutine in place of the call that was to start an event loop for it. */
import type { EditBuilder } from "../../fixes/edits.js";
import type { Call, Check } from "../check.js";
import { adapter, type LoopStart } from "./loop-start.js";

export interface AwaitedRun {
  /** What is awaited then, as messages show it. */
  readonly coroutine: string;
  readonly edit: (edit: EditBuilder) => boolean;
}

/** Undefined where `await` may not stand, or the call says more than what to run. */
export function awaitedRun(context: Check, call: Call, started: LoopStart): AwaitedRun | undefined {
  const { tree, types } = context;
  const [target, ...rest] = call.arguments;
  if (target === undefined || target.name !== undefined || rest.length > 0 || started.name === adapter) return undefined;
  if (context.asyncContext(call.node)?.canAwait !== true || types.isAwaitable(context.typeOf(target.value)) !== true) return undefined;
  return {
    coroutine: context.shown(target.value),
    edit(edit) {
      if (edit.hasComment({ start: tree.start(call.node), end: tree.end(call.node) })) return false;
      edit.replace(call.node, edit.awaiting(call.node, tree.textOf(target.value)));
      return true;
    },
  };
}
