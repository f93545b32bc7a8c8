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

/** Those that do so when time is up if they are given a `deadline`, and else when they are told to. */
export const cancelScopes: readonly string[] = ["anyio.CancelScope", "trio.CancelScope"];

/** Those that do so when a task they have started fails. */
export const taskGroups: readonly string[] = ["asyncio.TaskGroup", "anyio.create_task_group", "trio.open_nursery"];

/** Those that have a task group or timeout inside. */
export const builtOnTaskGroups: readonly string[] = [
  "anyio.from_thread.BlockingPortal",
  "apscheduler.AsyncScheduler",
  "asgi_lifespan.LifespanManager",
  "mcp.client.sse.sse_client",
  "mcp.client.stdio.stdio_client",
  "mcp.client.streamable_http.streamable_http_client",
  "mcp.client.streamable_http.streamablehttp_client",
  "mcp.client.websocket.websocket_client",
  "qtrio.enter_emissions_channel",
  "qtrio.open_emissions_nursery",
  "trio_asyncio.open_loop",
  "trio_parallel.open_worker_context",
  "trio_util.move_on_when",
  "trio_util.run_and_cancelling",
  "trio_websocket.open_websocket",
  "trio_websocket.open_websocket_url",
  "trio_websocket.serve_websocket",
];
