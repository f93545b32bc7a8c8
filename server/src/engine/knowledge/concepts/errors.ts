/** The exceptions of asyncio. */
import type { Concept } from "./concept.js";

export const errorCards: readonly Concept[] = [
  {
    id: "asyncio.CancelledError",
    kind: "api",
    names: ["asyncio.CancelledError"],
    title: { en: "This task is being stopped", "zh-cn": "任务正在被停止" },
    signature: "class asyncio.CancelledError(BaseException)",
    summary: {
      en:
        "Raised inside a task at the `await` where it is cancelled, and in whoever awaits a cancelled task. " +
        "Since Python 3.8 it is a `BaseException`, so `except Exception` lets it pass.",
      "zh-cn":
        "任务被取消时，在它所处的 `await` 处引发；等待已取消任务的代码也会收到它。" +
        "从 Python 3.8 起它属于 `BaseException`，所以 `except Exception` 会放行。",
    },
    pitfalls: {
      en:
        "A handler that does not raise it again keeps the task from being cancelled, " +
        "and breaks `asyncio.timeout` and `TaskGroup` around it. " +
        "Clean up in `finally`, or end the handler with `raise`. " +
        "`concurrent.futures.CancelledError` is another class.",
      "zh-cn":
        "捕获后不再引发，任务就取消不了，外层的 `asyncio.timeout` 和 `TaskGroup` 也会失灵。" +
        "请在 `finally` 中清理，或让处理代码以 `raise` 结尾。" +
        "`concurrent.futures.CancelledError` 是另一个类。",
    },
    example: `async def worker():
    try:
        await serve()
    except asyncio.CancelledError:
        print("stopping")
        raise`,
    link: "library/asyncio-exceptions.html#asyncio.CancelledError",
    related: ["cancellation", "asyncio.Task.cancel", "asyncio.timeout"],
  },
  {
    id: "asyncio.TimeoutError",
    kind: "api",
    names: ["asyncio.TimeoutError"],
    title: { en: "Time is up", "zh-cn": "超时" },
    signature: "class asyncio.TimeoutError",
    summary: {
      en:
        "Raised by `asyncio.wait_for`, `asyncio.timeout` and `asyncio.as_completed` when time is up. " +
        "From Python 3.11 it is the built-in `TimeoutError` under another name.",
      "zh-cn":
        "`asyncio.wait_for`、`asyncio.timeout` 和 `asyncio.as_completed` 在时间用完时引发它。" +
        "从 Python 3.11 起，它就是内置的 `TimeoutError`，只是换了个名字。",
    },
    pitfalls: {
      en:
        "Before 3.11 it is a class of its own, which `except TimeoutError` does not catch. " +
        "From 3.11 it is a kind of `OSError`, so an earlier `except OSError` takes it. " +
        "`asyncio.wait` never raises it.",
      "zh-cn":
        "在 3.11 之前它是独立的类，`except TimeoutError` 捕获不到。" +
        "从 3.11 起它属于 `OSError`，会被写在前面的 `except OSError` 截走。" +
        "`asyncio.wait` 从不引发它。",
    },
    example: `async def main():
    try:
        await asyncio.wait_for(fetch(), timeout=5)
    except asyncio.TimeoutError:
        print("too slow")`,
    link: "library/asyncio-exceptions.html#asyncio.TimeoutError",
    related: ["asyncio.wait_for", "asyncio.timeout", "asyncio.as_completed"],
  },
  {
    id: "asyncio.InvalidStateError",
    kind: "api",
    names: ["asyncio.InvalidStateError"],
    title: { en: "Too early or too late for this future", "zh-cn": "对 Future 的操作过早或过晚" },
    signature: "class asyncio.InvalidStateError(Exception)",
    summary: {
      en:
        "Raised when a task or future is asked for what it cannot give: `result()` or `exception()` before it is done, " +
        "`set_result()` after.",
      "zh-cn": "向任务或 Future 提出它做不到的要求时引发：完成之前调用 `result()` 或 `exception()`，完成之后调用 `set_result()`。",
    },
    pitfalls: {
      en:
        "Two usual causes: reading `result()` where `await` was meant, " +
        "and a callback that fills a future which a timeout has cancelled meanwhile. " +
        "For the second, check `done()` first.",
      "zh-cn": "两种常见原因：本该用 `await` 却去读 `result()`；回调填入结果时，Future 已被超时取消。对于后者，要先检查 `done()`。",
    },
    example: `def deliver(future, value):
    if not future.done():
        future.set_result(value)`,
    link: "library/asyncio-exceptions.html#asyncio.InvalidStateError",
    related: ["asyncio.Future", "asyncio.Task.result", "future"],
  },
  {
    id: "builtins.ExceptionGroup",
    kind: "api",
    names: ["builtins.ExceptionGroup", "builtins.BaseExceptionGroup"],
    title: { en: "Several exceptions in one", "zh-cn": "合在一起的多个异常" },
    signature: "ExceptionGroup(message, exceptions)",
    summary: {
      en: "Carries several exceptions at once, in its attribute `exceptions`. A `TaskGroup` raises one when tasks fail.",
      "zh-cn": "一次携带多个异常，存放在属性 `exceptions` 中。有任务失败时，`TaskGroup` 会引发它。",
    },
    pitfalls: {
      en:
        "A plain `except ValueError` does not look inside: use `except* ValueError`. " +
        "Groups can contain groups; `except*` and `split()` search all levels, a loop over `exceptions` only the first. " +
        "An `ExceptionGroup` holds no `KeyboardInterrupt` and the like: that takes a `BaseExceptionGroup`.",
      "zh-cn":
        "普通的 `except ValueError` 不会看组里的内容：请用 `except* ValueError`。" +
        "组里可以再有组；`except*` 和 `split()` 会查找所有层级，遍历 `exceptions` 只能看到第一层。" +
        "`ExceptionGroup` 不能容纳 `KeyboardInterrupt` 之类，那需要 `BaseExceptionGroup`。",
    },
    since: "3.11",
    example: `try:
    asyncio.run(main())
except* ConnectionError as group:
    for error in group.exceptions:
        print("lost:", error)`,
    link: "library/exceptions.html#ExceptionGroup",
    related: ["except-star", "asyncio.TaskGroup"],
  },
];
