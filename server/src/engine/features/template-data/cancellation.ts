/** Templates about time limits, cancellation and trying again. */
import { asyncio, module, python, type TemplateWords } from "./template.js";

export const cancellation: readonly TemplateWords[] = [
  {
    id: "timeout",
    prefix: "aiotimeout",
    words: "timeout wait_for deadline",
    title: { en: "Time limit", "zh-cn": "超时限制" },
    detail: { en: "Cancels what takes too long and raises TimeoutError", "zh-cn": "取消耗时过长的操作并引发 TimeoutError" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:load»() -> str:
    await asyncio.sleep(0.1)  # what may take too long
    return "loaded"


async def «2:load_in_time»(seconds: float = «3:5») -> str:
    try:
        return await asyncio.wait_for(«1»(), timeout=seconds)
    except asyncio.TimeoutError:
        return «4:"too slow"»
`,
    inside: {
      imports: [asyncio],
      body: python`
try:
    result = await asyncio.wait_for(«1:load()», timeout=«2:5»)
except asyncio.TimeoutError:
    «3:print("too slow")»
`,
    },
    forms: [
      {
        since: "3.11",
        imports: [asyncio],
        body: python`
async def «1:load»() -> str:
    await asyncio.sleep(0.1)  # what may take too long
    return "loaded"


async def «2:load_in_time»(seconds: float = «3:5») -> str:
    try:
        async with asyncio.timeout(seconds):  # for everything in this block together
            return await «1»()
    except TimeoutError:
        return «4:"too slow"»
`,
        inside: {
          imports: [asyncio],
          body: python`
try:
    async with asyncio.timeout(«1:5»):
        result = await «2:load()»
except TimeoutError:
    «3:print("too slow")»
`,
        },
      },
    ],
  },
  {
    id: "retry",
    prefix: "aioretry",
    words: "retry backoff attempts",
    title: { en: "Retry with back-off", "zh-cn": "带退避的重试" },
    detail: { en: "Waits longer after each failure, with a random part", "zh-cn": "每次失败后等待更久，并加入随机抖动" },
    since: "3.7",
    imports: [asyncio, module("random")],
    body: python`
async def «1:load»() -> str:
    await asyncio.sleep(0.1)  # what may fail
    return "loaded"


async def «2:load_with_retries»(attempts: int = «3:5», first_delay: float = «4:0.5») -> str:
    for attempt in range(1, attempts):
        try:
            return await «1»()
        except «5:OSError» as error:
            # Doubles each time; the random part keeps many clients from coming back at once.
            delay = first_delay * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)
            print(f"attempt {attempt} failed ({error}), next in {delay:.1f} s")
            await asyncio.sleep(delay)
    return await «1»()  # the last one: its error goes to the caller
`,
  },
  {
    id: "cancel-task",
    prefix: "aiocancel",
    words: "cancel stop",
    title: { en: "Cancel a task and wait for it", "zh-cn": "取消任务并等待其结束" },
    detail: { en: "Lets it clean up, and keeps its cancellation apart from one's own", "zh-cn": "让它完成清理，并与自身的取消区分开" },
    since: "3.9",
    imports: [asyncio],
    body: python`
async def «1:stop»(task: asyncio.Task[None]) -> None:
    """Cancels a task and returns when it has cleaned up; raises what it failed with."""
    task.cancel()
    # Unlike "await task", this raises CancelledError only when we are the ones being cancelled.
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
`,
  },
  {
    id: "cleanup",
    prefix: "aiocleanup",
    words: "cleanup CancelledError",
    title: { en: "Clean up on cancellation", "zh-cn": "取消时清理" },
    detail: { en: "Handles CancelledError and passes it on", "zh-cn": "处理 CancelledError 并继续引发" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:work»() -> None:
    try:
        «2:await asyncio.sleep(0.1)»
    except asyncio.CancelledError:
        «3:print("cancelled")»  # only when cancelled
        raise  # always: a task that swallows this cannot be stopped
    finally:
        «4:print("cleaned up")»  # however it ends
`,
    inside: {
      imports: [asyncio],
      body: python`
try:
    «1:await asyncio.sleep(0.1)»
except asyncio.CancelledError:
    «2:print("cancelled")»
    raise
`,
    },
  },
  {
    id: "shield",
    prefix: "aioshield",
    words: "shield",
    title: { en: "Finish something even when cancelled", "zh-cn": "即使被取消也要完成" },
    detail: { en: "shield around a named task that is awaited to its end", "zh-cn": "用 shield 保护具名任务，并等待其结束" },
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:save»(text: str) -> None:
    await asyncio.sleep(0.1)  # what must not stop half way
    print(f"saved {text}")


async def «2:save_for_sure»(text: str) -> None:
    saving = asyncio.create_task(«1»(text))
    try:
        await asyncio.shield(saving)
    except asyncio.CancelledError:
        await saving  # shield let the cancellation through to us, but not to the task
        raise
`,
  },
];
