/** The rules, in the order of their ids. `npm run new-rule` adds a line to each part. */
import { acquireWithoutRelease } from "./acquire-without-release.js";
import { asyncCallback } from "./async-callback.js";
import { asyncCommandNotRun } from "./async-command-not-run.js";
import { asyncFixtureUnhandled } from "./async-fixture-unhandled.js";
import { asyncGeneratorCleanup } from "./async-generator-cleanup.js";
import { asyncLambdaHandler } from "./async-lambda-handler.js";
import { asyncOverrideMismatch } from "./async-override-mismatch.js";
import { asyncProtocolMethod } from "./async-protocol-method.js";
import { asyncResourceAtImport } from "./async-resource-at-import.js";
import { asyncSpecialMethod } from "./async-special-method.js";
import { asyncTestNotRun } from "./async-test-not-run.js";
import { asyncWithoutAwait } from "./async-without-await.js";
import { asyncioMarkOnFixture } from "./asyncio-mark-on-fixture.js";
import { awaitInCleanup } from "./await-in-cleanup.js";
import { awaitNotAwaitable } from "./await-not-awaitable.js";
import { awaitOutsideAsync } from "./await-outside-async.js";
import { awaitedArgument } from "./awaited-argument.js";
import { blockingCall } from "./blocking-call.js";
import { blockingCpu } from "./blocking-cpu.js";
import { blockingDatabase } from "./blocking-database.js";
import { blockingFile } from "./blocking-file.js";
import { blockingHttp } from "./blocking-http.js";
import { blockingInput } from "./blocking-input.js";
import { blockingNetwork } from "./blocking-network.js";
import { blockingPath } from "./blocking-path.js";
import { blockingRoute } from "./blocking-route.js";
import { blockingSdk } from "./blocking-sdk.js";
import { blockingSleep } from "./blocking-sleep.js";
import { blockingSubprocess } from "./blocking-subprocess.js";
import { blockingWait } from "./blocking-wait.js";
import { busyWait } from "./busy-wait.js";
import { cachedCoroutine } from "./cached-coroutine.js";
import { calledInsteadOfPassed } from "./called-instead-of-passed.js";
import { cancelNotAwaited } from "./cancel-not-awaited.js";
import { clientPerRequest } from "./client-per-request.js";
import { controlFlowInFinally } from "./control-flow-in-finally.js";
import { controlFlowInTaskGroup } from "./control-flow-in-task-group.js";
import { coroutineAsValue } from "./coroutine-as-value.js";
import { coroutineAwaitedTwice } from "./coroutine-awaited-twice.js";
import { coroutineFunctionNotCalled } from "./coroutine-function-not-called.js";
import { coroutineNeverAwaited } from "./coroutine-never-awaited.js";
import { coroutineReturned } from "./coroutine-returned.js";
import { danglingTask } from "./dangling-task.js";
import { deprecatedAsyncioApi } from "./deprecated-asyncio-api.js";
import { djangoSyncOrm } from "./django-sync-orm.js";
import { eventLoopInNotebook } from "./event-loop-in-notebook.js";
import { exceptAroundTaskGroup } from "./except-around-task-group.js";
import { exceptionEscapesTry } from "./exception-escapes-try.js";
import { exceptionGroupAttribute } from "./exception-group-attribute.js";
import { exceptionGroupChildRaised } from "./exception-group-child-raised.js";
import { exceptionGroupWithoutDerive } from "./exception-group-without-derive.js";
import { gatherResultsIgnored } from "./gather-results-ignored.js";
import { gatherWithoutUnpacking } from "./gather-without-unpacking.js";
import { getEventLoop } from "./get-event-loop.js";
import { handlerNeverReached } from "./handler-never-reached.js";
import { lockPerCall } from "./lock-per-call.js";
import { lockReentered } from "./lock-reentered.js";
import { manualCoroutineDrive } from "./manual-coroutine-drive.js";
import { missingAsyncFor } from "./missing-async-for.js";
import { missingAsyncWith } from "./missing-async-with.js";
import { needlessAsyncFor } from "./needless-async-for.js";
import { needlessAsyncWith } from "./needless-async-with.js";
import { nestedEventLoop } from "./nested-event-loop.js";
import { neverYields } from "./never-yields.js";
import { noRunningLoop } from "./no-running-loop.js";
import { notACoroutine } from "./not-a-coroutine.js";
import { notThreadSafe } from "./not-thread-safe.js";
import { pytestRaisesExceptionGroup } from "./pytest-raises-exception-group.js";
import { queueJoinWithoutTaskDone } from "./queue-join-without-task-done.js";
import { raceAcrossAwait } from "./race-across-await.js";
import { removedCoroutineDecorator } from "./removed-coroutine-decorator.js";
import { removedLoopArgument } from "./removed-loop-argument.js";
import { returnValueInAsyncGenerator } from "./return-value-in-async-generator.js";
import type { Rule } from "./rule.js";
import { runUntilComplete } from "./run-until-complete.js";
import { sequentialAwaits } from "./sequential-awaits.js";
import { serialTask } from "./serial-task.js";
import { sharedConnection } from "./shared-connection.js";
import { shieldWithoutReference } from "./shield-without-reference.js";
import { singleTaskGroup } from "./single-task-group.js";
import { subprocessPipeDeadlock } from "./subprocess-pipe-deadlock.js";
import { swallowedCancellation } from "./swallowed-cancellation.js";
import { taskOutlivesResource } from "./task-outlives-resource.js";
import { threadLocalInAsync } from "./thread-local-in-async.js";
import { threadLockAcrossAwait } from "./thread-lock-across-await.js";
import { threadingStyleArgument } from "./threading-style-argument.js";
import { threadsafeDeadlock } from "./threadsafe-deadlock.js";
import { timeoutParameter } from "./timeout-parameter.js";
import { timeoutWithoutAwait } from "./timeout-without-await.js";
import { unboundedConcurrency } from "./unbounded-concurrency.js";
import { unclosedResource } from "./unclosed-resource.js";
import { waitWithCoroutines } from "./wait-with-coroutines.js";
import { writerWithoutDrain } from "./writer-without-drain.js";
import { wrongContextManagerDecorator } from "./wrong-context-manager-decorator.js";
import { yieldFromInAsync } from "./yield-from-in-async.js";
import { yieldInTaskGroup } from "./yield-in-task-group.js";

export const rules: readonly Rule[] = [
  acquireWithoutRelease,
  asyncCallback,
  asyncCommandNotRun,
  asyncFixtureUnhandled,
  asyncGeneratorCleanup,
  asyncLambdaHandler,
  asyncOverrideMismatch,
  asyncProtocolMethod,
  asyncResourceAtImport,
  asyncSpecialMethod,
  asyncTestNotRun,
  asyncWithoutAwait,
  asyncioMarkOnFixture,
  awaitInCleanup,
  awaitNotAwaitable,
  awaitOutsideAsync,
  awaitedArgument,
  blockingCall,
  blockingCpu,
  blockingDatabase,
  blockingFile,
  blockingHttp,
  blockingInput,
  blockingNetwork,
  blockingPath,
  blockingRoute,
  blockingSdk,
  blockingSleep,
  blockingSubprocess,
  blockingWait,
  busyWait,
  cachedCoroutine,
  calledInsteadOfPassed,
  cancelNotAwaited,
  clientPerRequest,
  controlFlowInFinally,
  controlFlowInTaskGroup,
  coroutineAsValue,
  coroutineAwaitedTwice,
  coroutineFunctionNotCalled,
  coroutineNeverAwaited,
  coroutineReturned,
  danglingTask,
  deprecatedAsyncioApi,
  djangoSyncOrm,
  eventLoopInNotebook,
  exceptAroundTaskGroup,
  exceptionEscapesTry,
  exceptionGroupAttribute,
  exceptionGroupChildRaised,
  exceptionGroupWithoutDerive,
  gatherResultsIgnored,
  gatherWithoutUnpacking,
  getEventLoop,
  handlerNeverReached,
  lockPerCall,
  lockReentered,
  manualCoroutineDrive,
  missingAsyncFor,
  missingAsyncWith,
  needlessAsyncFor,
  needlessAsyncWith,
  nestedEventLoop,
  neverYields,
  noRunningLoop,
  notACoroutine,
  notThreadSafe,
  pytestRaisesExceptionGroup,
  queueJoinWithoutTaskDone,
  raceAcrossAwait,
  removedCoroutineDecorator,
  removedLoopArgument,
  returnValueInAsyncGenerator,
  runUntilComplete,
  sequentialAwaits,
  serialTask,
  sharedConnection,
  shieldWithoutReference,
  singleTaskGroup,
  subprocessPipeDeadlock,
  swallowedCancellation,
  taskOutlivesResource,
  threadLocalInAsync,
  threadLockAcrossAwait,
  threadingStyleArgument,
  threadsafeDeadlock,
  timeoutParameter,
  timeoutWithoutAwait,
  unboundedConcurrency,
  unclosedResource,
  waitWithCoroutines,
  writerWithoutDrain,
  wrongContextManagerDecorator,
  yieldFromInAsync,
  yieldInTaskGroup,
];
