/** All hover cards, ideas first. */
import { callbackCards } from "./callbacks.js";
import type { Concept } from "./concept.js";
import { conceptCards } from "./concepts.js";
import { errorCards } from "./errors.js";
import { inspectionCards } from "./inspection.js";
import { keywordCards } from "./keywords.js";
import { protocolCards } from "./protocols.js";
import { queueCards } from "./queues.js";
import { resourceCards } from "./resources.js";
import { runningCards } from "./running.js";
import { streamCards } from "./streams.js";
import { subprocessCards } from "./subprocess.js";
import { syncCards } from "./sync.js";
import { taskCards } from "./tasks.js";
import { threadCards } from "./threads.js";
import { waitingCards } from "./waiting.js";

export type { Concept } from "./concept.js";

export const concepts: readonly Concept[] = [
  ...conceptCards,
  ...protocolCards,
  ...keywordCards,
  ...runningCards,
  ...taskCards,
  ...waitingCards,
  ...syncCards,
  ...queueCards,
  ...threadCards,
  ...callbackCards,
  ...streamCards,
  ...subprocessCards,
  ...resourceCards,
  ...inspectionCards,
  ...errorCards,
];
