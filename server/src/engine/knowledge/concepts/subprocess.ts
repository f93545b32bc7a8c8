/** Other programs, without blocking the event loop. */
import type { Concept } from "./concept.js";

export const subprocessCards: readonly Concept[] = [
  {
    id: "asyncio.create_subprocess_exec",
    kind: "api",
    names: ["asyncio.create_subprocess_exec"],
    title: { en: "Start a program", "zh-cn": "启动程序" },
    signature: "await asyncio.create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None)",
    summary: {
      en:
        "Starts a program without a shell, each argument passed on as it is, and returns a `Process` while the program runs. " +
        "Await its `communicate()` or `wait()` to see it end.",
      "zh-cn":
        "不经 shell 启动程序，各个参数原样传递，程序还在运行时就返回 `Process`。" +
        "等待它的 `communicate()` 或 `wait()` 可以等到程序结束。",
    },
    pitfalls: {
      en:
        'Program and arguments are separate: `"ls -l"` as one string raises `FileNotFoundError`. ' +
        "Output comes as bytes; `text=True` is refused with `ValueError`. " +
        "Cancelling the wait does not stop the program: `kill()` it, then wait for it.",
      "zh-cn":
        '程序和参数要分开写：把 `"ls -l"` 写成一个字符串会引发 `FileNotFoundError`。' +
        "输出是字节，`text=True` 会引发 `ValueError`。" +
        "取消等待不会让程序停下：要先 `kill()`，再等待它结束。",
    },
    example: `async def main():
    process = await asyncio.create_subprocess_exec(
        "git", "status", stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    print(process.returncode, output.decode())`,
    link: "library/asyncio-subprocess.html#asyncio.create_subprocess_exec",
    related: ["asyncio.subprocess.Process.communicate", "asyncio.subprocess.Process.wait", "asyncio.create_subprocess_shell"],
  },
  {
    id: "asyncio.create_subprocess_shell",
    kind: "api",
    names: ["asyncio.create_subprocess_shell"],
    title: { en: "Run a shell command", "zh-cn": "运行 shell 命令" },
    signature: "await asyncio.create_subprocess_shell(command, stdin=None, stdout=None, stderr=None)",
    summary: {
      en: "Has the system's shell run a command line, with its pipes, wildcards and variables, and returns a `Process` while it runs.",
      "zh-cn": "让系统的 shell 运行一条命令行，可以使用管道、通配符和变量；命令还在运行时就返回 `Process`。",
    },
    pitfalls: {
      en:
        "Outside text in the command can run anything: quote it with `shlex.quote`, or use `asyncio.create_subprocess_exec`. " +
        "A command that fails raises nothing: check `returncode`. " +
        "`kill()` ends the shell, not always what it has started.",
      "zh-cn":
        "命令中混入外来文本，就可能执行任意命令：用 `shlex.quote` 加引号，或改用 `asyncio.create_subprocess_exec`。" +
        "命令失败不会引发异常：要检查 `returncode`。" +
        "`kill()` 结束的是 shell，未必包括它启动的程序。",
    },
    example: `async def main():
    process = await asyncio.create_subprocess_shell(
        "ls *.py | wc -l", stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    print(process.returncode, output.decode())`,
    link: "library/asyncio-subprocess.html#asyncio.create_subprocess_shell",
    related: ["asyncio.create_subprocess_exec", "asyncio.subprocess.Process.communicate"],
  },
  {
    id: "asyncio.subprocess.Process.communicate",
    kind: "api",
    names: ["asyncio.subprocess.Process.communicate"],
    title: { en: "Send the input, read all output, wait for the end", "zh-cn": "送入输入、读完输出、等待结束" },
    signature: "stdout, stderr = await process.communicate(input=None)",
    summary: {
      en: "Sends the input, reads both outputs to their end and waits for the program to exit. Returns bytes.",
      "zh-cn": "送入输入，把两路输出读到末尾，并等待程序退出。返回字节。",
    },
    pitfalls: {
      en:
        "An output that was not opened with `PIPE` comes back as `None`. " +
        "All output is held in memory. " +
        "When a timeout or a cancellation ends the wait, the program runs on: `kill()` it and wait.",
      "zh-cn":
        "没有以 `PIPE` 打开的输出，返回的是 `None`。" +
        "全部输出都保存在内存里。" +
        "因超时或取消而不再等待时，程序仍会继续运行：要 `kill()` 并等待它。",
    },
    example: `async def run(process):
    try:
        return await asyncio.wait_for(process.communicate(), timeout=30)
    except asyncio.TimeoutError:
        process.kill()
        await process.wait()
        raise`,
    link: "library/asyncio-subprocess.html#asyncio.subprocess.Process.communicate",
    related: ["asyncio.create_subprocess_exec", "asyncio.subprocess.Process.wait", "asyncio.wait_for"],
  },
  {
    id: "asyncio.subprocess.Process.wait",
    kind: "api",
    names: ["asyncio.subprocess.Process.wait"],
    title: { en: "Wait for the program to exit", "zh-cn": "等待程序退出" },
    signature: "await process.wait()",
    summary: {
      en: "Waits for the program to exit and returns its exit code; on Unix, a program killed by signal N gives `-N`.",
      "zh-cn": "等待程序退出并返回其退出码；在 Unix 上，被信号 N 终止的程序返回 `-N`。",
    },
    pitfalls: {
      en:
        "With `stdout=PIPE` or `stderr=PIPE` it can hang: the program stops when the pipe is full and nobody reads it, " +
        "so use `communicate()`. " +
        "A failure is returned as a number, not raised.",
      "zh-cn":
        "使用 `stdout=PIPE` 或 `stderr=PIPE` 时可能卡住：管道满了又没人读，程序就停在那里，所以请用 `communicate()`。" +
        "失败以数字返回，不会引发异常。",
    },
    example: `async def main():
    process = await asyncio.create_subprocess_exec("make", "test")
    if await process.wait() != 0:
        print("the tests failed")`,
    link: "library/asyncio-subprocess.html#asyncio.subprocess.Process.wait",
    related: ["asyncio.create_subprocess_exec", "asyncio.subprocess.Process.communicate"],
  },
];
