/** All hover cards, ideas first. */
import { callbackCards } from "./callbacks.js";
import type { Concept } from "./concept.js";
import { conceptCards } from "./concepts.js";
import { errorCards } from "./errors.js";
import { inspectionCards } from "./inspection.js";
import { keywordCards } from "./keywords.js";
import { lockCards } from "./locks.js";
import { notificationCards } from "./notifications.js";
import { outcomeCards } from "./outcomes.js";
import { practiceCards } from "./practice.js";
import { protocolCards } from "./protocols.js";
import { queueCards } from "./queues.js";
import { resourceCards } from "./resources.js";
import { runningCards } from "./running.js";
import { streamCards } from "./streams.js";
import { subprocessCards } from "./subprocess.js";
import { taskCards } from "./tasks.js";
import { threadCards } from "./threads.js";
import { waitingCards } from "./waiting.js";

export type { Concept } from "./concept.js";

export const concepts: readonly Concept[] = [
  ...conceptCards,
  ...practiceCards,
  ...protocolCards,
  ...keywordCards,
  ...runningCards,
  ...taskCards,
  ...outcomeCards,
  ...waitingCards,
  ...lockCards,
  ...notificationCards,
  ...queueCards,
  ...threadCards,
  ...callbackCards,
  ...streamCards,
  ...subprocessCards,
  ...resourceCards,
  ...inspectionCards,
  ...errorCards,
];
