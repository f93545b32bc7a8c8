/** Templates that hand work from task to task. */
import { asyncio, from, module, python, type TemplateWords } from "./template.js";

const iterable = from("collections.abc", "Iterable");

export const queues: readonly TemplateWords[] = [
  {
    id: "producer-consumer",
    prefix: "aioqueue",
    words: "queue producer consumer",
    title: { en: "Producer and consumer with a Queue", "zh-cn": "用 Queue 实现生产者与消费者" },
    detail: { en: "A bounded queue: the producer waits while it is full", "zh-cn": "有界队列：队列满时生产者会等待" },
    since: "3.9",
    imports: [asyncio, ...from("typing", "Optional")],
    body: python`
async def «1:produce»(queue: asyncio.Queue[Optional[int]]) -> None:
    for number in range(«2:10»):
        await queue.put(number)  # waits while the queue is full
    await queue.put(None)  # says that no more will come


async def «3:consume»(queue: asyncio.Queue[Optional[int]]) -> None:
    while (number := await queue.get()) is not None:
        print(number)


async def «4:run_pipeline»() -> None:
    queue: asyncio.Queue[Optional[int]] = asyncio.Queue(maxsize=«5:5»)
    await asyncio.gather(«1»(queue), «3»(queue))
`,
    forms: [
      {
        since: "3.11",
        imports: [asyncio],
        body: python`
async def «1:produce»(queue: asyncio.Queue[int | None]) -> None:
    for number in range(«2:10»):
        await queue.put(number)  # waits while the queue is full
    await queue.put(None)  # says that no more will come


async def «3:consume»(queue: asyncio.Queue[int | None]) -> None:
    while (number := await queue.get()) is not None:
        print(number)


async def «4:run_pipeline»() -> None:
    queue: asyncio.Queue[int | None] = asyncio.Queue(maxsize=«5:5»)
    async with asyncio.TaskGroup() as group:  # if one side fails, the other does not wait for ever
        group.create_task(«1»(queue))
        group.create_task(«3»(queue))
`,
      },
      {
        since: "3.13",
        imports: [asyncio],
        body: python`
async def «1:produce»(queue: asyncio.Queue[int]) -> None:
    for number in range(«2:10»):
        await queue.put(number)  # waits while the queue is full
    queue.shutdown()  # consumers still get what is left in it


async def «3:consume»(queue: asyncio.Queue[int]) -> None:
    while True:
        try:
            number = await queue.get()
        except asyncio.QueueShutDown:
            break
        print(number)


async def «4:run_pipeline»() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=«5:5»)
    async with asyncio.TaskGroup() as group:  # if one side fails, the other does not wait for ever
        group.create_task(«1»(queue))
        group.create_task(«3»(queue))
`,
      },
    ],
  },
  {
    id: "worker-pool",
    prefix: "aioworkers",
    words: "workers pool queue",
    title: { en: "Pool of workers on a Queue", "zh-cn": "基于 Queue 的工作池" },
    detail: { en: "A few workers share the items; one bad item does not stop them", "zh-cn": "几个工作任务分担项目，单个出错不会影响整体" },
    since: "3.9",
    imports: [asyncio, module("logging"), ...iterable],
    body: python`
async def «1:work»(queue: asyncio.Queue[str]) -> None:
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(0.1)  # the work on one item
            print(f"{item} done")
        except Exception:
            logging.getLogger(__name__).exception("%s failed", item)
        finally:
            queue.task_done()


async def «2:work_through»(items: Iterable[str], workers: int = «3:3») -> None:
    queue: asyncio.Queue[str] = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    tasks = [asyncio.create_task(«1»(queue)) for _ in range(workers)]
    try:
        await queue.join()  # until every item is done
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
`,
    forms: [
      {
        since: "3.13",
        imports: [asyncio, module("logging"), ...iterable],
        body: python`
async def «1:work»(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            item = await queue.get()
        except asyncio.QueueShutDown:
            break
        try:
            await asyncio.sleep(0.1)  # the work on one item
            print(f"{item} done")
        except Exception:
            logging.getLogger(__name__).exception("%s failed", item)


async def «2:work_through»(items: Iterable[str], workers: int = «3:3») -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=2 * workers)
    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(«1»(queue))
        for item in items:
            await queue.put(item)
        queue.shutdown()  # the workers take what is left, then end
`,
      },
    ],
  },
];
