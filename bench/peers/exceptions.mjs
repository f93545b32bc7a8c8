/**
 * Lines of other tools' test files on which we differ on purpose, by the reason: `missed` are expected there, `more` is what we report
 * beside. One that explains nothing fails the comparison. docs/PEERS.md shows them.
 */

/** @typedef {import("../../server/src/engine/base/text.js").Text} Text */

/**
 * @typedef {object} Exception
 * @property {Text} reason
 * @property {Readonly<Record<string, readonly number[]>>} [missed] lines by file
 * @property {Readonly<Record<string, readonly number[]>>} [more]
 */

/** @type {readonly Exception[]} */
export const exceptions = [
  {
    reason: {
      en: "Reported by us alone, and rightly: their files say that they miss it, or that the tool goes by spelling",
      "zh-cn": "只有我们报告，而且是对的：它们的测试文件注明这是漏报，或者该工具只按写法判断",
    },
    more: {
      "flake8-async/async212.py": [98],
      "flake8-async/async232_asyncio.py": [71, 103, 213, 214, 248, 256, 265],
      "flake8-async/async300.py": [73, 77],
      "sonar/busyWaitingInAsync.py": [40, 120, 170],
      "sonar/cancellationReraisedInAsync.py": [207, 228, 236],
      "sonar/synchronousFileOperationsInAsync.py": [147],
      "sonar/synchronousHttpOperationsInAsync.py": [46, 49, 128],
    },
  },
  {
    reason: {
      en: "Reported by us alone, and rightly: it fails when it runs",
      "zh-cn": "只有我们报告，而且是对的：运行时会失败",
    },
    more: {
      "pylint/not_async_context_manager.py": [20, 24, 28, 36, 38, 42, 46, 68],
      "sonar/asyncWithContextManager.py": [65, 87],
    },
  },
  {
    reason: {
      en: "The task is in a variable or list that nothing reads: when the function ends, nothing holds it",
      "zh-cn": "任务所在的变量或列表没有被读取：函数结束后就没有任何代码持有它",
    },
    more: { "flake8-async/async300.py": [28], "sonar/asyncioTaskNotStored.py": [11, 14, 18, 19, 56] },
  },
  {
    reason: {
      en: "`open` blocks as well: another check of the same tool, which this file does not turn on",
      "zh-cn": "`open` 同样会阻塞：由该工具的另一项检查负责，而此文件没有启用它",
    },
    more: {
      "flake8-async/async232_asyncio.py": [107, 112, 117, 122, 126, 131, 212, 219],
      "flake8-async/async23x_asyncio.py": [18],
      "ruff/ASYNC240.py": [60],
    },
  },
  {
    reason: {
      en: "Reported once, where the file is opened",
      "zh-cn": "只在打开文件处报告一次",
    },
    missed: { "flake8-async/async232_asyncio.py": [118, 127, 133, 134] },
  },
  {
    reason: {
      en: "The file is not one there: it is None, or something else has been assigned",
      "zh-cn": "此处的值不是文件：它是 None，或者已被赋予其他值",
    },
    missed: { "flake8-async/async232_asyncio.py": [205, 207, 233, 239] },
  },
  {
    reason: {
      en: "The object has no such method, or the name no such meaning, any more: AttributeError or TypeError, not a blocked event loop",
      "zh-cn": "对象没有这个方法，或者名称已另有所指：引发 AttributeError 或 TypeError，而不是阻塞事件循环",
    },
    missed: {
      "flake8-async/async212.py": [104, 106, 108, 110, 112, 114, 116, 118, 120, 122],
      "flake8-async/async232_asyncio.py": [17, 18, 30, 46],
    },
  },
  {
    reason: {
      en: "Closing a client, or making one, waits for nobody",
      "zh-cn": "关闭或创建客户端不会等待任何一方",
    },
    missed: {
      "flake8-async/async212.py": [7, 66],
      "ruff/ASYNC212.py": [27],
      "sonar/synchronousHttpOperationsInAsync.py": [32, 96],
    },
  },
  {
    reason: {
      en: "A request blocks, whatever its method is and however that is written",
      "zh-cn": "无论使用什么方法、怎么写，请求都会阻塞",
    },
    more: { "flake8-async/async211.py": [19, 20, 22, 23, 24, 25, 26] },
  },
  {
    reason: {
      en: "It works on the text of the path and does not ask the disk, or is a private name",
      "zh-cn": "只处理路径文本，不访问磁盘；或者是私有名称",
    },
    missed: { "flake8-async/async240.py": [8, 9, 12, 13, 14, 28], "ruff/ASYNC240.py": [67] },
  },
  {
    reason: { en: "In memory, until it grows over `max_size`", "zh-cn": "在超过 `max_size` 之前只使用内存" },
    missed: { "sonar/synchronousFileOperationsInAsync.py": [188] },
  },
  {
    reason: {
      en: "A lambda runs when it is called, perhaps in a thread",
      "zh-cn": "lambda 在被调用时才运行，也可能在线程中运行",
    },
    missed: {
      "sonar/inputInAsyncAnyIO.py": [28],
      "sonar/inputInAsyncTrio.py": [51],
      "sonar/timeSleepInAsync.py": [72, 77],
    },
  },
  {
    reason: {
      en: "A loop for ever that only sleeps keeps the program alive: it waits for nothing that could be told it",
      "zh-cn": "只睡眠的无限循环用来保持程序运行：没有什么变化可以通知它",
    },
    missed: { "flake8-async/async110.py": [9, 12, 18, 23, 42, 75], "ruff/ASYNC110.py": [7, 12, 22, 27, 37] },
  },
  {
    reason: {
      en: "The loop changes the state itself, or nothing does, or the name does not exist: no other code could set an event",
      "zh-cn": "状态由循环自身改变，或者没有代码改变它，或者名称不存在：没有其他代码能设置事件",
    },
    missed: { "sonar/busyWaitingInAsync.py": [29, 60, 65, 102, 291] },
  },
  {
    reason: {
      en: "The handler raises another error: the task ends, and its cancellation is not swallowed",
      "zh-cn": "处理代码引发了另一个异常：任务会结束，取消信号没有被吞掉",
    },
    missed: {
      "flake8-async/async103.py": [140, 174],
      "flake8-async/async103_104_py311.py": [31, 42],
      "flake8-async/async104.py": [7, 12, 17, 35, 69, 84],
      "flake8-async/async104_anyio.py": [7],
      "sonar/cancellationReraisedInAsync.py": [81, 254],
    },
  },
  {
    reason: {
      en: "The handler re-raises: on every way, as their file says, or where a test of its own tells it to",
      "zh-cn": "处理代码会重新引发：如其文件所述在每条路径上都会，或者由它自己的判断决定",
    },
    missed: {
      "flake8-async/async103.py": [49, 135, 232, 347, 358, 375],
      "flake8-async/async103_no_104.py": [14],
      "flake8-async/async104.py": [30, 119, 128, 193],
    },
  },
  {
    reason: {
      en: "The generator re-raises as soon as it is read on",
      "zh-cn": "生成器在继续读取时会立即重新引发",
    },
    missed: { "flake8-async/async104.py": [154, 161] },
  },
  {
    reason: {
      en: "Something awaits in the body: the inner `async with`",
      "zh-cn": "主体中有等待：内层的 `async with`",
    },
    missed: { "sonar/cancellationScopeNoCheckpoint.py": [86] },
  },
  {
    reason: {
      en: "A scope without a deadline is no timeout",
      "zh-cn": "没有截止时间的范围不是超时",
    },
    missed: { "ruff/ASYNC100.py": [55, 60, 65] },
  },
  {
    reason: {
      en: "Both timeouts have no effect, not only the last",
      "zh-cn": "两个超时都不起作用，而不只是最后一个",
    },
    more: { "flake8-async/async100_asyncio_noautofix.py": [16] },
  },
  {
    reason: {
      en: "It cannot be entered so, or does not exist in asyncio: TypeError or AttributeError before anything else happens",
      "zh-cn": "不能这样进入，或者 asyncio 中不存在：在此之前就会引发 TypeError 或 AttributeError",
    },
    missed: {
      "flake8-async/async101_asyncio.py": [40, 70],
      "flake8-async/async111_asyncio.py": [22, 23],
      "flake8-async/async300.py": [67],
    },
  },
  {
    reason: {
      en: "Its event loop runs in a thread of its own and cancels nothing here",
      "zh-cn": "它的事件循环在单独的线程中运行，不会取消此处的任何代码",
    },
    missed: { "flake8-async/async101_third_party.py": [105] },
  },
  {
    reason: {
      en: "The block awaits after it has started the task, which may well end first",
      "zh-cn": "代码块在启动任务后还有等待，任务可能会先结束",
    },
    missed: { "flake8-async/async111_asyncio.py": [19] },
  },
  {
    reason: {
      en: "A generator expression that nothing iterates creates no task",
      "zh-cn": "没有被遍历的生成器表达式不会创建任务",
    },
    missed: { "flake8-async/async300.py": [60, 64] },
  },
  {
    reason: {
      en: "The name is gone where the inner handler has run",
      "zh-cn": "内层处理代码运行后，这个名称已被删除",
    },
    missed: { "flake8-async/async400_py311.py": [64] },
  },
  {
    reason: {
      en: "Not the only thing that runs: the body has work of its own, or starts the task under a condition",
      "zh-cn": "不只有这一个任务：主体还有别的代码，或者只在某个条件下启动任务",
    },
    missed: { "sonar/taskGroupNurseryUsedOnlyOnce.py": [21, 129, 150, 154] },
  },
  {
    reason: {
      en: "`start` waits until the task says it is ready, `await` would wait for its end; or it starts a lambda",
      "zh-cn": "`start` 等待任务就绪，而 `await` 会等到任务结束；或者启动的是 lambda",
    },
    missed: { "sonar/taskGroupNurseryUsedOnlyOnce.py": [56, 99, 138] },
  },
  {
    reason: {
      en: "The loop is inside the group: `break` and `continue` do not leave the group",
      "zh-cn": "循环在任务组内部：`break` 和 `continue` 不会离开任务组",
    },
    missed: { "sonar/controlFlowInTaskGroup.py": [17, 21, 64] },
  },
  {
    reason: {
      en: "`async for` needs an async generator, whether it awaits or not",
      "zh-cn": "`async for` 需要异步生成器，不论其中有没有 await",
    },
    missed: { "flake8-async/async124.py": [38], "ruff/RUF029.py": [42] },
  },
  {
    reason: {
      en: "Whoever calls it may need a coroutine: a method, a test, a fixture, a function that is passed on",
      "zh-cn": "调用者可能需要协程：方法、测试、夹具，或被传递出去的函数",
    },
    missed: {
      "flake8-async/async124.py": [78, 85],
      "flake8-async/async124_no_autofix.py": [8],
      "sonar/asyncFunctionNotAsync.py": [80, 83, 150, 221, 231, 237, 265, 271, 277],
    },
  },
  {
    reason: {
      en: "The object has both protocols, and `with` works",
      "zh-cn": "对象同时支持两种协议，`with` 可以正常工作",
    },
    missed: { "sonar/asyncWithContextManager.py": [47] },
  },
  {
    reason: {
      en: "Which function is the handler stands in a template file, which the test makes up in Java",
      "zh-cn": "处理函数由模板文件指定，而其测试在 Java 代码中模拟了该文件",
    },
    missed: { "sonar/asyncAwsLambdaHandler.py": [1] },
  },
  {
    reason: {
      en: "Not about asynchronous code: properties, `socket.timeout`, a function where an iterable is expected",
      "zh-cn": "与异步代码无关：属性、`socket.timeout`、在需要可迭代对象处使用函数",
    },
    missed: {
      "pylint/invalid_overridden_method.py": [38, 45, 122, 126],
      "ruff/UP041.py": [10, 22],
      "sonar/iterationOnNonIterable.py": [140],
    },
  },
  {
    reason: {
      en: "The abstract method says nothing about what its overrides give",
      "zh-cn": "抽象方法没有说明覆盖它的方法返回什么",
    },
    missed: { "pylint/invalid_overridden_method.py": [48] },
  },
  {
    reason: {
      en: "For trio and anyio alone there; in asyncio a second cancellation interrupts the cleanup, which the rule is about",
      "zh-cn": "它们只对 trio 和 anyio 报告；在 asyncio 中，第二次取消会打断清理，这正是该规则所指",
    },
    more: {
      "flake8-async/async102.py": [
        15, 22, 33, 39, 45, 54, 62, 69, 79, 89, 94, 110, 123, 133, 149, 159, 168, 214, 221, 226, 360, 366, 377, 386,
      ],
      "flake8-async/async102_anyio.py": [84],
      "flake8-async/async102_trio.py": [43],
      "flake8-async/async120.py": [56, 64],
    },
  },
  {
    reason: {
      en: "Reported once for a handler; or the `raise` is on another way than the `await`",
      "zh-cn": "每个处理代码只报告一次；或者 `raise` 与 `await` 不在同一条路径上",
    },
    missed: { "flake8-async/async120.py": [39, 105, 107, 110] },
  },
  {
    reason: {
      en: "A body of `...` says nothing, an override has to take it, and what is passed on is of use",
      "zh-cn": "只有 `...` 的主体没有说明任何事，覆盖的方法必须接受它，继续传递的参数有用",
    },
    missed: {
      "flake8-async/async109.py": [12, 17, 37, 43, 52, 59],
      "flake8-async/noqa_no_autofix.py": [11],
      "ruff/ASYNC109_0.py": [10, 14, 20],
      "ruff/ASYNC109_1.py": [5, 9],
      "sonar/asyncFunctionWithTimeout.py": [66, 90],
    },
  },
  {
    reason: {
      en: "Nothing in the file reads the generator: whoever does may close it",
      "zh-cn": "文件中没有代码读取这个生成器：读取者可能会关闭它",
    },
    missed: {
      "flake8-async/async119.py": [10, 15, 20, 21, 23, 24, 54, 78],
      "ruff/ASYNC119.py": [14, 19, 24, 25, 27, 28, 34, 62],
    },
  },
];
