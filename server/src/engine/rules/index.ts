/** The rules, in the order of their ids. `npm run new-rule` adds a line to each part. */
import { blockingSleep } from "./blocking-sleep.js";
import { danglingTask } from "./dangling-task.js";
import { getEventLoop } from "./get-event-loop.js";
import { nestedEventLoop } from "./nested-event-loop.js";
import type { Rule } from "./rule.js";
import { runUntilComplete } from "./run-until-complete.js";
import { serialTask } from "./serial-task.js";

export const rules: readonly Rule[] = [blockingSleep, danglingTask, getEventLoop, nestedEventLoop, runUntilComplete, serialTask];
