/** Templates that start a program. */
import { asyncio, module, python, type TemplateWords } from "./template.js";

export const running: readonly TemplateWords[] = [
  {
    id: "run-main",
    prefix: "aiorun",
    words: "main run asyncio.run",
    title: { en: "Program with asyncio.run", "zh-cn": "使用 asyncio.run 的程序" },
    detail: { en: "A main coroutine and the one call that runs it", "zh-cn": "main 协程，以及运行它的那一次调用" },
    scaffold: true,
    since: "3.7",
    imports: [asyncio],
    body: python`
async def main() -> None:
    «0:await asyncio.sleep(1)»


if __name__ == "__main__":
    asyncio.run(main())
`,
  },
  {
    id: "runner",
    prefix: "aiorunner",
    words: "runner signal sigterm",
    title: { en: "Runner that stops on signals", "zh-cn": "响应信号停止的 Runner" },
    detail: { en: "Ctrl-C and SIGTERM cancel main, which still cleans up", "zh-cn": "Ctrl-C 和 SIGTERM 会取消 main，并让它完成清理" },
    scaffold: true,
    since: "3.11",
    imports: [asyncio, module("signal")],
    body: python`
async def main() -> None:
    try:
        «1:await asyncio.sleep(1)»
    finally:
        «2:print("cleaning up")»  # also on Ctrl-C and SIGTERM: the Runner cancels this task


if __name__ == "__main__":
    # SIGTERM (docker stop, systemd) then ends the program the way Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    with asyncio.Runner() as runner:
        try:
            runner.run(main())
        except KeyboardInterrupt:
            print("stopped by a signal")
`,
  },
  {
    id: "graceful-shutdown",
    prefix: "aioshutdown",
    words: "shutdown service signal graceful",
    title: { en: "Service with graceful shutdown", "zh-cn": "可优雅关闭的服务" },
    detail: {
      en: "Workers run until SIGINT or SIGTERM, then clean up and end",
      "zh-cn": "工作任务运行到 SIGINT 或 SIGTERM 为止，然后清理并结束",
    },
    scaffold: true,
    since: "3.8",
    imports: [asyncio, module("signal")],
    body: python`
async def «1:work»(name: str) -> None:
    try:
        while True:
            print(f"{name}: one round of work")
            await asyncio.sleep(«2:1»)
    finally:
        print(f"{name}: cleaned up")


async def main() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))

    stopped = asyncio.create_task(stop.wait())
    workers = [asyncio.create_task(«1»(f"worker {number}")) for number in range(«3:2»)]
    try:
        # Until a signal comes, or a worker fails.
        await asyncio.wait([stopped, *workers], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (stopped, *workers):
            task.cancel()
        results = await asyncio.gather(stopped, *workers, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


if __name__ == "__main__":
    asyncio.run(main())
`,
    forms: [
      {
        since: "3.11",
        imports: [asyncio, module("signal")],
        body: python`
async def «1:work»(name: str) -> None:
    try:
        while True:
            print(f"{name}: one round of work")
            await asyncio.sleep(«2:1»)
    finally:
        print(f"{name}: cleaned up")


async def main() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))

    async with asyncio.TaskGroup() as group:  # a worker that fails ends the others and the program
        workers = [group.create_task(«1»(f"worker {number}")) for number in range(«3:2»)]
        await stop.wait()
        for worker in workers:
            worker.cancel()


if __name__ == "__main__":
    asyncio.run(main())
`,
      },
    ],
  },
  {
    id: "debug-mode",
    prefix: "aiodebug",
    words: "debug logging slow",
    title: { en: "Program in debug mode, with logging", "zh-cn": "带日志的调试模式程序" },
    detail: {
      en: "Logs what holds the event loop, and where a forgotten coroutine was made",
      "zh-cn": "记录阻塞事件循环的代码，以及被遗忘的协程在何处创建",
    },
    scaffold: true,
    since: "3.7",
    imports: [asyncio, module("logging"), module("warnings")],
    body: python`
async def main() -> None:
    # A step that holds the event loop for longer than this many seconds is logged.
    asyncio.get_running_loop().slow_callback_duration = «1:0.05»
    «0:await asyncio.sleep(1)»


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.captureWarnings(True)
    warnings.simplefilter("always", ResourceWarning)  # transports and event loops nobody closed
    asyncio.run(main(), debug=True)
`,
  },
  {
    id: "click-command",
    prefix: "aioclick",
    words: "click command",
    title: { en: "Click command", "zh-cn": "Click 命令" },
    detail: { en: "A sync command that runs a coroutine: click never awaits", "zh-cn": "用同步命令运行协程：click 不会 await" },
    scaffold: true,
    since: "3.7",
    imports: [asyncio, module("click")],
    body: python`
async def «1:greet»(name: str) -> None:
    await asyncio.sleep(0.1)
    click.echo(f"Hello, {name}")


@click.command()
@click.argument("name")
def «2:main»(name: str) -> None:
    asyncio.run(«1»(name))  # click calls plain functions: an async def here would never run


if __name__ == "__main__":
    «2»()
`,
  },
  {
    id: "notebook-cell",
    prefix: "aiocell",
    words: "cell notebook jupyter",
    title: { en: "Notebook cell", "zh-cn": "Notebook 单元格" },
    detail: {
      en: "await at the top of a cell: the notebook's loop is already running",
      "zh-cn": "在单元格顶层使用 await：notebook 的事件循环已在运行",
    },
    notebook: true,
    since: "3.7",
    imports: [asyncio],
    body: python`
async def «1:load»(number: int) -> int:
    await asyncio.sleep(0.1)
    return number * 2


# A notebook already runs an event loop: await here, asyncio.run would fail.
results = await asyncio.gather(«1»(1), «1»(2))
print(results)
`,
  },
];
