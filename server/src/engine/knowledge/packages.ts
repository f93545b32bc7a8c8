/** What installed packages leave out of their annotations, or get wrong: data, no logic. */

/** Packages that are annotated so loosely, in versions many still use, that our summary says more. */
export const looselyAnnotated: ReadonlySet<string> = new Set(["django", "redis"]);

/** Packages whose own source hides by which names users know them: they are known by name alone. */
export const unreadPackages: ReadonlySet<string> = new Set(["_pytest", "pytest"]);

/** Classes whose methods keep a command for later and give the object itself, though they are declared to give what the command will. */
export const queueingClasses: ReadonlySet<string> = new Set([
  "redis.asyncio.client.Pipeline",
  "redis.asyncio.cluster.ClusterPipeline",
  "redis.asyncio.multidb.client.Pipeline",
]);
