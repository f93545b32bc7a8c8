/** Templates that do several things at the same time. */
import { asyncio, from, module, python, type TemplateWords } from "./template.js";

const iterable = from("collections.abc", "Iterable");

export const concurrency: readonly TemplateWords[] = [
  {
    id: "gather",
    prefix: "aiogather",
    words: "gather concurrent",
    title: { en: "gather coroutines concurrently", "zh-cn": "gather 并发运行多个协程" },
    detail: { en: "All results, in the order of the arguments", "zh-cn": "返回全部结果，顺序与参数一致" },
    since: "3.9",
    imports: [asyncio, ...iterable],
    body: python`
async def «1:load»(«2:number»: int) -> int:
    await asyncio.sleep(0.1)  # the async work
    return «2» * 2


async def «3:load_all»(«4:numbers»: Iterable[int]) -> list[int]:
    # The first error comes out at once, and the other calls run on.
    return await asyncio.gather(*(«1»(«2») for «2» in «4»))
`,
    inside: {
      imports: [asyncio],
      body: python`
«1:first», «2:second» = await asyncio.gather(
    «3:load_first()»,
    «4:load_second()»,
)
`,
    },
  },
  {
    id: "gather-errors",
    prefix: "aiogathererrors",
    words: "gather return_exceptions errors",
    title: { en: "gather results and errors", "zh-cn": "gather 同时收集结果与错误" },
    detail: { en: "Every call finishes; results and errors are told apart", "zh-cn": "每个调用都会完成，结果与错误分开处理" },
    since: "3.9",
    imports: [asyncio],
    body: python`
async def «1:load»(number: int) -> int:
    await asyncio.sleep(0.1)  # the async work
    return 100 // number


async def «2:load_all»(numbers: list[int]) -> list[int]:
    results = await asyncio.gather(*(«1»(number) for number in numbers), return_exceptions=True)
    loaded = []
    for number, result in zip(numbers, results):
        if isinstance(result, BaseException):
            print(f"{number} failed: {result!r}")
        else:
            loaded.append(result)
    return loaded
`,
    inside: {
      imports: [asyncio],
      body: python`
results = await asyncio.gather(«1:load_first()», «2:load_second()», return_exceptions=True)
for result in results:
    if isinstance(result, BaseException):
        «3:print(f"failed: {result!r}")»
    else:
        «4:print(result)»
`,
    },
  },
  {
    id: "task-group",
    prefix: "aiogroup",
    words: "taskgroup group structured",
    title: { en: "TaskGroup of concurrent tasks", "zh-cn": "TaskGroup 并发运行多个任务" },
    detail: { en: "If one task fails, the others are cancelled", "zh-cn": "一个任务失败时，其余任务会被取消" },
    since: "3.11",
    imports: [asyncio, ...iterable],
    body: python`
async def «1:load»(number: int) -> int:
    await asyncio.sleep(0.1)  # the async work
    return number * 2


async def «2:load_all»(numbers: Iterable[int]) -> list[int]:
    # When a task fails, the group cancels the others, waits for them and raises an ExceptionGroup.
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(«1»(number)) for number in numbers]
    return [task.result() for task in tasks]
`,
    inside: {
      imports: [asyncio],
      body: python`
async with asyncio.TaskGroup() as group:
    «1:first» = group.create_task(«2:load_first()»)
    «3:second» = group.create_task(«4:load_second()»)
print(«1».result(), «3».result())
`,
    },
  },
  {
    id: "task-group-errors",
    prefix: "aiogrouperrors",
    words: "taskgroup except* exceptiongroup errors",
    title: { en: "TaskGroup with except*", "zh-cn": "TaskGroup 与 except*" },
    detail: { en: "Handles the ExceptionGroup that a TaskGroup raises", "zh-cn": "处理 TaskGroup 引发的 ExceptionGroup" },
    since: "3.11",
    imports: [asyncio, ...iterable],
    body: python`
async def «1:check»(number: int) -> None:
    await asyncio.sleep(0.1)  # the async work
    if number % 2:
        raise ValueError(f"{number} is odd")


async def «2:check_all»(numbers: Iterable[int]) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for number in numbers:
                group.create_task(«1»(number))
    except* «3:ValueError» as errors:  # a group of them; errors of other types go on
        for error in errors.exceptions:
            print(f"failed: {error}")
`,
    inside: {
      imports: [asyncio],
      body: python`
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(«1:check_first()»)
        group.create_task(«2:check_second()»)
except* «3:ValueError» as errors:
    for error in errors.exceptions:
        «4:print(f"failed: {error}")»
`,
    },
  },
  {
    id: "semaphore",
    prefix: "aiosemaphore",
    words: "semaphore limit bounded concurrency",
    title: { en: "Bounded concurrency with a Semaphore", "zh-cn": "用 Semaphore 限制并发数" },
    detail: { en: "gather over many items, a few at a time", "zh-cn": "用 gather 处理大量项目，同时只运行几个" },
    since: "3.9",
    imports: [asyncio, ...iterable],
    body: python`
async def «1:load_all»(numbers: Iterable[int], limit: int = «2:10») -> list[int]:
    semaphore = asyncio.Semaphore(limit)

    async def load(number: int) -> int:
        async with semaphore:  # at most so many get past here at once
            await asyncio.sleep(0.1)  # the async work
            return number * 2

    return await asyncio.gather(*(load(number) for number in numbers))
`,
    inside: {
      imports: [asyncio],
      body: python`
semaphore = asyncio.Semaphore(«1:10»)

async def limited(item):
    async with semaphore:
        return await «2:load»(item)

results = await asyncio.gather(*(limited(item) for item in «3:items»))
`,
    },
  },
  {
    id: "background-tasks",
    prefix: "aiobackground",
    words: "background fire_and_forget create_task",
    title: { en: "Background tasks that do not vanish", "zh-cn": "不会丢失的后台任务" },
    detail: { en: "Holds each task until it is done and logs its error", "zh-cn": "持有每个任务直到结束，并记录其错误" },
    since: "3.9",
    imports: [asyncio, module("logging"), ...from("collections.abc", "Coroutine"), ...from("typing", "Any")],
    body: python`
# The event loop holds tasks only weakly: without this set one may vanish before it ends.
_background_tasks: set[asyncio.Task[None]] = set()


def «1:start_in_background»(coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Runs a coroutine that nobody will await."""
    task = asyncio.create_task(coroutine)
    _background_tasks.add(task)
    task.add_done_callback(_finish_background_task)
    return task


def _finish_background_task(task: asyncio.Task[None]) -> None:
    _background_tasks.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        logging.getLogger(__name__).error("%s failed", task.get_name(), exc_info=error)
`,
  },
  {
    id: "as-completed",
    prefix: "aiocompleted",
    words: "as_completed completed",
    title: { en: "Results as they come, with as_completed", "zh-cn": "用 as_completed 按完成顺序取结果" },
    detail: { en: "The fastest result first", "zh-cn": "最先完成的结果最先处理" },
    since: "3.9",
    imports: [asyncio, ...iterable],
    body: python`
async def «1:load»(number: int) -> int:
    await asyncio.sleep(number / 100)  # the async work
    return number


async def «2:show_as_ready»(numbers: Iterable[int]) -> None:
    tasks = [asyncio.create_task(«1»(number)) for number in numbers]
    for next_result in asyncio.as_completed(tasks):
        print(await next_result)
`,
    inside: {
      imports: [asyncio],
      body: python`
tasks = [asyncio.create_task(«1:load»(item)) for item in «2:items»]
for next_result in asyncio.as_completed(tasks):
    «3:print(await next_result)»
`,
    },
    forms: [
      {
        since: "3.13",
        imports: [asyncio, ...iterable],
        body: python`
async def «1:load»(number: int) -> int:
    await asyncio.sleep(number / 100)  # the async work
    return number


async def «2:show_as_ready»(numbers: Iterable[int]) -> None:
    tasks = [asyncio.create_task(«1»(number)) for number in numbers]
    async for task in asyncio.as_completed(tasks):  # these are the tasks themselves
        print(await task)
`,
        inside: {
          imports: [asyncio],
          body: python`
tasks = [asyncio.create_task(«1:load»(item)) for item in «2:items»]
async for task in asyncio.as_completed(tasks):
    «3:print(await task)»
`,
        },
      },
    ],
  },
  {
    id: "first-result",
    prefix: "aiofirst",
    words: "first race wait FIRST_COMPLETED",
    title: { en: "First result wins", "zh-cn": "取最先完成的结果" },
    detail: { en: "Takes what finishes first and cancels the rest", "zh-cn": "取最先完成的结果并取消其余任务" },
    since: "3.9",
    imports: [asyncio, ...from("collections.abc", "Coroutine"), ...from("typing", "Any")],
    body: python`
async def «1:first_result»(*coroutines: Coroutine[Any, Any, str]) -> str:
    """What the first of them to finish returns or raises; the others are cancelled."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # until they have cleaned up
`,
  },
  {
    id: "periodic",
    prefix: "aioperiodic",
    words: "periodic every interval",
    title: { en: "Job that runs periodically", "zh-cn": "周期性任务" },
    detail: { en: "Without drift, and an error does not end it", "zh-cn": "没有累积误差，出错也不会终止" },
    since: "3.9",
    imports: [asyncio, module("logging"), ...from("collections.abc", "Awaitable", "Callable")],
    body: python`
async def «1:run_every»(seconds: float, job: Callable[[], Awaitable[None]]) -> None:
    """Runs a job at once and then every so many seconds, until cancelled."""
    loop = asyncio.get_running_loop()
    next_run = loop.time()
    while True:
        try:
            await job()
        except Exception:  # cancellation is no Exception: it gets through
            logging.getLogger(__name__).exception("Periodic job failed")
        next_run = max(next_run + seconds, loop.time())
        await asyncio.sleep(next_run - loop.time())
`,
  },
  {
    id: "load-once",
    prefix: "aiolock",
    words: "lock once cache",
    title: { en: "Shared value, loaded once under a Lock", "zh-cn": "用 Lock 保证只加载一次的共享值" },
    detail: { en: "However many tasks ask at the same time", "zh-cn": "无论同时有多少任务请求" },
    since: "3.10",
    imports: [asyncio],
    body: python`
class «1:Settings»:
    """Loads its value once, however many tasks ask for it at the same time."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._value: str | None = None

    async def get(self) -> str:
        async with self._lock:  # while one task awaits in here, the others wait outside
            if self._value is None:
                self._value = await self._load()
            return self._value

    async def _load(self) -> str:
        await asyncio.sleep(0.1)  # the slow part
        return «2:"loaded"»
`,
  },
];
