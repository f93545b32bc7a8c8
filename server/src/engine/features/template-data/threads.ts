/** Templates that leave the event loop's thread, or come to it from another. */
import { asyncio, from, python, type TemplateWords } from "./template.js";

export const threads: readonly TemplateWords[] = [
  {
    id: "to-thread",
    prefix: "aiothread",
    words: "to_thread thread executor",
    title: { en: "Blocking call in a thread", "zh-cn": "在线程中执行阻塞调用" },
    detail: { en: "Keeps the event loop free while a sync function works", "zh-cn": "同步函数执行期间，事件循环保持空闲" },
    since: "3.7",
    imports: [asyncio],
    body: python`
def «1:read_text»(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # blocks, so it runs in a thread
        return file.read()


async def «2:load_text»(path: str) -> str:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, «1», path)
`,
    inside: {
      imports: [asyncio],
      body: python`
loop = asyncio.get_running_loop()
«1:result» = await loop.run_in_executor(None, «2:function», «3:argument»)
`,
    },
    forms: [
      {
        since: "3.9",
        imports: [asyncio],
        body: python`
def «1:read_text»(path: str) -> str:
    with open(path, encoding="utf-8") as file:  # blocks, so it runs in a thread
        return file.read()


async def «2:load_text»(path: str) -> str:
    return await asyncio.to_thread(«1», path)
`,
        inside: {
          imports: [asyncio],
          body: python`
«1:result» = await asyncio.to_thread(«2:function», «3:argument»)
`,
        },
      },
    ],
  },
  {
    id: "process-pool",
    prefix: "aioprocess",
    words: "process pool executor cpu",
    title: { en: "CPU work in a process pool", "zh-cn": "用进程池执行 CPU 密集任务" },
    detail: { en: "Uses every core; threads would share one interpreter lock", "zh-cn": "利用所有核心；线程会共用同一把解释器锁" },
    scaffold: true,
    since: "3.7",
    imports: [asyncio, ...from("concurrent.futures", "ProcessPoolExecutor")],
    body: python`
def «1:crunch»(number: int) -> int:
    return sum(n * n for n in range(number))  # plain computing, nothing async


async def main() -> None:
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        calls = [loop.run_in_executor(pool, «1», number) for number in (1_000, 2_000, 3_000)]
        print(await asyncio.gather(*calls))


if __name__ == "__main__":  # needed here: each process of the pool imports this file
    asyncio.run(main())
`,
  },
  {
    id: "from-thread",
    prefix: "aiofromthread",
    words: "run_coroutine_threadsafe threadsafe thread",
    title: { en: "Call a coroutine from a thread", "zh-cn": "从线程中调用协程" },
    detail: { en: "The thread waits for a result from the event loop", "zh-cn": "线程等待事件循环返回结果" },
    since: "3.9",
    imports: [asyncio],
    body: python`
async def «1:handle»(message: str) -> str:
    await asyncio.sleep(0.1)
    return message.upper()


def «2:work_in_thread»(loop: asyncio.AbstractEventLoop) -> str:
    # Hardly anything of asyncio may be touched from another thread; this may.
    future = asyncio.run_coroutine_threadsafe(«1»("from a thread"), loop)
    return future.result(timeout=5)  # blocks this thread, not the loop


async def «3:start»() -> str:
    return await asyncio.to_thread(«2», asyncio.get_running_loop())
`,
  },
];
