/** Context managers that cancel the task that runs their body, by qualified name: data, no logic. */

/** Those that do so when time is up. */
export const timeoutScopes: readonly string[] = [
  "asyncio.timeout",
  "asyncio.timeout_at",
  "async_timeout.timeout",
  "async_timeout.timeout_at",
  "anyio.fail_after",
  "anyio.move_on_after",
  "trio.fail_after",
  "trio.fail_at",
  "trio.move_on_after",
  "trio.move_on_at",
];

/** Those that do so when a task they have started fails. */
export const taskGroups: readonly string[] = ["asyncio.TaskGroup", "anyio.create_task_group", "trio.open_nursery"];
