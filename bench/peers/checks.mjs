/**
 * What other tools check of asynchronous code, and which of our rules reports it or why none does: what `main.mjs` compares by, and the
 * table of docs/PEERS.md.
 */

/** @typedef {import("../../server/src/engine/base/text.js").Text} Text */

/** The tools whose test files are compared with, and the commit the lines in exceptions.mjs are of. */
export const tools = {
  "flake8-async": { name: "flake8-async", repository: "python-trio/flake8-async", commit: "c695f61dd9e237375c197f20f3a3eb41885b4eca" },
  ruff: { name: "Ruff", repository: "astral-sh/ruff", commit: "fca5c7cf2cd2f8338f18b9485f936b8e9f07bd0b" },
  sonar: { name: "SonarPython", repository: "SonarSource/sonar-python", commit: "bc7197219001ec84b7ed59d8ea44ceede9c3b1e0" },
  pylint: { name: "pylint", repository: "pylint-dev/pylint", commit: "3a99b2d728d0c8ff5267e0c38ebad4f5ba228dac" },
};

/**
 * @typedef {object} Check
 * @property {Text} title
 * @property {Readonly<Partial<Record<keyof typeof tools, readonly string[]>>>} codes of these tools
 * @property {string} [others] who else reports it
 * @property {readonly string[]} rules ours
 * @property {Text} [why] why none of ours reports it, or not all of it
 */

/** @type {Text} */
const trioOnly = {
  en: "About trio, and anyio in part: asyncio has no such thing",
  "zh-cn": "针对 trio（部分针对 anyio）：asyncio 中没有对应的东西",
};

/** @type {readonly Check[]} */
export const checks = [
  {
    title: { en: "A coroutine that nothing awaits", "zh-cn": "没有被 await 的协程" },
    codes: {},
    others: "Pyright `reportUnusedCoroutine`, mypy `unused-coroutine`, ty `unused-awaitable`, PyCharm",
    rules: ["coroutine-never-awaited"],
  },
  {
    title: { en: "A call of trio that nothing awaits", "zh-cn": "没有被 await 的 trio 调用" },
    codes: { "flake8-async": ["ASYNC105"], ruff: ["ASYNC105"] },
    rules: [],
    why: {
      en: "About trio; what libraries declare as coroutine functions is `coroutine-never-awaited`",
      "zh-cn": "针对 trio；库中声明为协程函数的调用由 `coroutine-never-awaited` 报告",
    },
  },
  {
    title: { en: "A future or task whose result nobody takes", "zh-cn": "结果没有被使用的 future 或任务" },
    codes: {},
    others: "mypy `unused-awaitable`, PyCharm",
    rules: ["coroutine-never-awaited", "dangling-task"],
  },
  {
    title: { en: "A coroutine used as if it were its result", "zh-cn": "把协程当作结果使用" },
    codes: {},
    others: "Pyright `reportUnnecessaryComparison`, mypy `truthy-bool` and its note on a forgotten `await`",
    rules: ["coroutine-as-value"],
  },
  {
    title: { en: "`await` of what cannot be awaited", "zh-cn": "`await` 无法等待的对象" },
    codes: {},
    others: "Pyright, mypy, ty `invalid-await`",
    rules: ["await-not-awaitable"],
  },
  {
    title: {
      en: "A coroutine function where a coroutine, or a plain function, is expected",
      "zh-cn": "在需要协程或普通函数的地方传入协程函数",
    },
    codes: {},
    others: "Pyright, mypy",
    rules: ["coroutine-function-not-called", "async-callback"],
  },
  {
    title: { en: "`await` outside an async function", "zh-cn": "在异步函数之外使用 `await`" },
    codes: { ruff: ["PLE1142"], pylint: ["await-outside-async"] },
    others: "Pyright, mypy, ty, Ruff `F704`",
    rules: ["await-outside-async"],
  },
  {
    title: { en: "`async for` or `async with` outside an async function", "zh-cn": "在异步函数之外使用 `async for` 或 `async with`" },
    codes: {},
    others: "Pyright, mypy, ty, Ruff `PLE1142`",
    rules: ["await-outside-async"],
  },
  {
    title: { en: "`with` on an async context manager", "zh-cn": "对异步上下文管理器使用 `with`" },
    codes: { sonar: ["S7515"], pylint: ["async-context-manager-with-regular-with"] },
    others: "Pyright, mypy, ty",
    rules: ["missing-async-with"],
  },
  {
    title: { en: "`async with` on what has not its methods", "zh-cn": "对缺少相应方法的对象使用 `async with`" },
    codes: { pylint: ["not-async-context-manager"] },
    others: "Pyright, mypy, ty",
    rules: ["needless-async-with", "async-protocol-method"],
  },
  {
    title: {
      en: "`for` over an async iterator, or a coroutine iterated or unpacked",
      "zh-cn": "用 `for` 遍历异步迭代器，或者遍历、解包协程",
    },
    codes: { sonar: ["S3862"] },
    others: "Pyright, mypy, ty, pylint `not-an-iterable`",
    rules: ["missing-async-for", "needless-async-for", "coroutine-as-value"],
  },
  {
    title: { en: "`yield from` in an async function", "zh-cn": "异步函数中的 `yield from`" },
    codes: { ruff: ["PLE1700"], pylint: ["yield-inside-async-function"] },
    others: "Pyright, ty",
    rules: ["yield-from-in-async"],
  },
  {
    title: { en: "`return` of a value in an async generator", "zh-cn": "异步生成器中带值的 `return`" },
    codes: {},
    others: "Pyright",
    rules: ["return-value-in-async-generator"],
  },
  {
    title: { en: "An async override of a plain method, or the reverse", "zh-cn": "用异步方法覆盖普通方法，或者反过来" },
    codes: { pylint: ["invalid-overridden-method"] },
    others: "Pyright, mypy",
    rules: ["async-override-mismatch"],
  },
  {
    title: { en: "Special methods that must not be async", "zh-cn": "不能是异步的特殊方法" },
    codes: { sonar: ["S935", "S2876"] },
    others: "mypy",
    rules: ["async-special-method"],
  },
  {
    title: { en: "`raise StopIteration` in an async generator", "zh-cn": "异步生成器中的 `raise StopIteration`" },
    codes: { sonar: ["S8493"] },
    others: "pylint `stop-iteration-return`",
    rules: ["async-protocol-method"],
  },
  {
    title: { en: "An async AWS Lambda handler", "zh-cn": "异步的 AWS Lambda 处理函数" },
    codes: { sonar: ["S7614"] },
    rules: ["async-lambda-handler"],
  },
  {
    title: { en: "`@pytest.mark.asyncio` on a fixture", "zh-cn": "夹具上的 `@pytest.mark.asyncio`" },
    codes: { ruff: ["PT024"], sonar: ["S9074"] },
    rules: ["asyncio-mark-on-fixture"],
  },
  {
    title: { en: "Deprecated and removed parts of asyncio", "zh-cn": "asyncio 中已弃用和已移除的部分" },
    codes: { ruff: ["UP041"] },
    others: "Pyright `reportDeprecated`, pylint `W4902`",
    rules: ["deprecated-asyncio-api", "removed-loop-argument", "removed-coroutine-decorator", "wait-with-coroutines", "get-event-loop"],
  },
  {
    title: { en: "A task that nothing holds", "zh-cn": "没有被持有的任务" },
    codes: { "flake8-async": ["ASYNC300"], ruff: ["RUF006"], sonar: ["S7502"] },
    rules: ["dangling-task"],
  },
  {
    title: { en: "A task group with a single task", "zh-cn": "只有一个任务的任务组" },
    codes: { "flake8-async": ["ASYNC112"], sonar: ["S7513"] },
    rules: ["single-task-group"],
  },
  {
    title: { en: "`return`, `break` or `continue` out of a task group", "zh-cn": "用 `return`、`break` 或 `continue` 离开任务组" },
    codes: { "flake8-async": ["ASYNC121"], sonar: ["S7514"] },
    rules: ["control-flow-in-task-group"],
  },
  {
    title: { en: "A task that outlives what it was given", "zh-cn": "任务比它所用的资源存在得更久" },
    codes: { "flake8-async": ["ASYNC111"] },
    rules: ["task-outlives-resource"],
  },
  {
    title: {
      en: "`start_soon` of a server in `__aenter__`, and others around `start`",
      "zh-cn": "在 `__aenter__` 中用 `start_soon` 启动服务器，以及与 `start` 有关的检查",
    },
    codes: { "flake8-async": ["ASYNC113", "ASYNC114", "ASYNC128"] },
    rules: [],
    why: {
      en: "Task groups of asyncio have no `start` that waits until a task is ready",
      "zh-cn": "asyncio 的任务组没有等待任务就绪的 `start`",
    },
  },
  {
    title: {
      en: "`asyncio.wait` or `shield` given a coroutine, of which nothing holds the task",
      "zh-cn": "把协程传给 `asyncio.wait` 或 `shield`，其任务没有被持有",
    },
    codes: {},
    others: "Pyright, mypy (`asyncio.wait`)",
    rules: ["wait-with-coroutines", "shield-without-reference"],
  },
  {
    title: { en: "Awaits one by one in a loop", "zh-cn": "在循环中逐个 await" },
    codes: {},
    others: "wemake-python-styleguide `WPS476`, Fixit",
    rules: ["sequential-awaits"],
  },
  {
    title: { en: "Ignored results of `gather(return_exceptions=True)`", "zh-cn": "忽略 `gather(return_exceptions=True)` 的结果" },
    codes: {},
    rules: ["gather-results-ignored"],
  },
  {
    title: { en: "A timeout or cancel scope whose body never awaits", "zh-cn": "超时或取消范围的主体从不 await" },
    codes: { "flake8-async": ["ASYNC100"], ruff: ["ASYNC100"], sonar: ["S7490"] },
    rules: ["timeout-without-await"],
  },
  {
    title: { en: "`yield` inside a task group or cancel scope", "zh-cn": "在任务组或取消范围内 `yield`" },
    codes: { "flake8-async": ["ASYNC101"] },
    rules: ["yield-in-task-group"],
  },
  {
    title: { en: "`await` in cleanup that a second cancellation interrupts", "zh-cn": "清理代码中会被第二次取消打断的 `await`" },
    codes: { "flake8-async": ["ASYNC102", "ASYNC120"] },
    rules: ["await-in-cleanup"],
  },
  {
    title: { en: "Swallowed cancellation", "zh-cn": "被吞掉的取消信号" },
    codes: { "flake8-async": ["ASYNC103", "ASYNC104"], sonar: ["S7497"] },
    rules: ["swallowed-cancellation"],
  },
  {
    title: { en: "A `timeout` parameter of an async function", "zh-cn": "异步函数的 `timeout` 参数" },
    codes: { "flake8-async": ["ASYNC109"], ruff: ["ASYNC109"], sonar: ["S7483"] },
    rules: ["timeout-parameter"],
  },
  {
    title: { en: "A loop that sleeps until something changes", "zh-cn": "靠循环睡眠等待状态变化" },
    codes: { "flake8-async": ["ASYNC110"], ruff: ["ASYNC110"], sonar: ["S7484"] },
    rules: ["busy-wait"],
  },
  {
    title: { en: "`sleep(0)`, and sleeps of more than a day", "zh-cn": "`sleep(0)` 以及超过一天的睡眠" },
    codes: { "flake8-async": ["ASYNC115", "ASYNC116"], ruff: ["ASYNC115", "ASYNC116"], sonar: ["S7486", "S7491"] },
    rules: [],
    why: {
      en: "asyncio has neither `checkpoint()` nor `sleep_forever()`: there these are the way to say it",
      "zh-cn": "asyncio 没有 `checkpoint()` 和 `sleep_forever()`：在 asyncio 中就应当这样写",
    },
  },
  {
    title: { en: "anyio's cancellation class kept in a variable", "zh-cn": "把 anyio 的取消异常类存入变量" },
    codes: { "flake8-async": ["ASYNC118"] },
    rules: [],
    why: trioOnly,
  },
  {
    title: { en: "`yield` inside a context manager of an async generator", "zh-cn": "在异步生成器的上下文管理器中 `yield`" },
    codes: { "flake8-async": ["ASYNC119"], ruff: ["ASYNC119"] },
    rules: ["async-generator-cleanup"],
  },
  {
    title: {
      en: "Cancel scopes entered later than made, and deadlines that are constants",
      "zh-cn": "创建后才进入的取消范围，以及常量截止时间",
    },
    codes: { "flake8-async": ["ASYNC122", "ASYNC125"] },
    rules: [],
    why: trioOnly,
  },
  {
    title: { en: "One error of an exception group raised alone", "zh-cn": "单独引发异常组中的一个异常" },
    codes: { "flake8-async": ["ASYNC123"] },
    rules: ["exception-group-child-raised"],
  },
  {
    title: { en: "An exception group without `derive`", "zh-cn": "没有 `derive` 的异常组" },
    codes: { "flake8-async": ["ASYNC126"] },
    rules: ["exception-group-without-derive"],
  },
  {
    title: { en: "An attribute of one error asked of the group", "zh-cn": "在异常组上访问单个异常的属性" },
    codes: { "flake8-async": ["ASYNC400"] },
    rules: ["exception-group-attribute"],
  },
  {
    title: { en: "`pytest.raises(ExceptionGroup)`", "zh-cn": "`pytest.raises(ExceptionGroup)`" },
    codes: { "flake8-async": ["ASYNC401"] },
    rules: ["pytest-raises-exception-group"],
  },
  {
    title: { en: "An async function that never awaits", "zh-cn": "从不 await 的异步函数" },
    codes: { "flake8-async": ["ASYNC124"], ruff: ["RUF029"], sonar: ["S7503"] },
    rules: ["async-without-await"],
  },
  {
    title: { en: "A path without a checkpoint", "zh-cn": "没有检查点的路径" },
    codes: { "flake8-async": ["ASYNC900", "ASYNC910", "ASYNC911", "ASYNC912", "ASYNC913"] },
    rules: [],
    why: {
      en: "A doctrine of trio; a loop that never gives way is `never-yields`",
      "zh-cn": "这是 trio 的原则；从不让出控制权的循环由 `never-yields` 报告",
    },
  },
  {
    title: { en: "`return`, `break` or `continue` in a `finally`", "zh-cn": "`finally` 中的 `return`、`break` 或 `continue`" },
    codes: {},
    others: "flake8-bugbear and Ruff `B012`, pylint `W0134`, `W0150`, SonarPython `S1143`",
    rules: ["control-flow-in-finally"],
    why: {
      en: "In async functions only: there it takes away a cancellation",
      "zh-cn": "只在异步函数中报告：在那里它会吞掉取消信号",
    },
  },
  {
    title: { en: "How trio is imported, and which HTTP client is used", "zh-cn": "trio 的导入方式，以及所用的 HTTP 客户端" },
    codes: { "flake8-async": ["ASYNC106", "ASYNC127"] },
    rules: [],
    why: { en: "A matter of style", "zh-cn": "属于风格问题" },
  },
  {
    title: { en: "Blocking HTTP requests", "zh-cn": "阻塞的 HTTP 请求" },
    codes: { "flake8-async": ["ASYNC210", "ASYNC211", "ASYNC212"], ruff: ["ASYNC210", "ASYNC212"], sonar: ["S7499"] },
    rules: ["blocking-http"],
  },
  {
    title: { en: "Blocking subprocesses", "zh-cn": "阻塞的子进程" },
    codes: {
      "flake8-async": ["ASYNC220", "ASYNC221", "ASYNC222"],
      ruff: ["ASYNC220", "ASYNC221", "ASYNC222"],
      sonar: ["S7487", "S7489"],
    },
    rules: ["blocking-subprocess"],
  },
  {
    title: { en: "Blocking work on files", "zh-cn": "阻塞的文件操作" },
    codes: { "flake8-async": ["ASYNC230", "ASYNC231", "ASYNC232"], ruff: ["ASYNC230"], sonar: ["S7493"] },
    rules: ["blocking-file", "blocking-path", "blocking-subprocess"],
  },
  {
    title: { en: "Blocking questions to the file system", "zh-cn": "阻塞的文件系统查询" },
    codes: { "flake8-async": ["ASYNC240"], ruff: ["ASYNC240"] },
    rules: ["blocking-path"],
  },
  {
    title: { en: "`input()`", "zh-cn": "`input()`" },
    codes: { "flake8-async": ["ASYNC250"], ruff: ["ASYNC250"], sonar: ["S7501"] },
    rules: ["blocking-input"],
  },
  {
    title: { en: "`time.sleep()`", "zh-cn": "`time.sleep()`" },
    codes: { "flake8-async": ["ASYNC251"], ruff: ["ASYNC251"], sonar: ["S7488"] },
    rules: ["blocking-sleep"],
  },
  {
    title: { en: "A plain function that blocks, called from a coroutine", "zh-cn": "协程调用会阻塞的普通函数" },
    codes: {},
    rules: ["blocking-call"],
  },
  {
    title: { en: "Functions that the user says block", "zh-cn": "用户指定的阻塞函数" },
    codes: { "flake8-async": ["ASYNC200"] },
    rules: [],
    why: {
      en: "The setting `asyncioLens.blockingCalls`: what it names is reported by the `blocking` rules",
      "zh-cn": "由设置 `asyncioLens.blockingCalls` 提供：其中列出的函数由 `blocking` 规则报告",
    },
  },
  {
    title: {
      en: "Locks, sockets, databases and others that block, as blockbuster finds them at run time",
      "zh-cn": "blockbuster 在运行时发现的锁、套接字、数据库等阻塞调用",
    },
    codes: {},
    others: "blockbuster, Home Assistant",
    rules: ["blocking-wait", "blocking-network", "blocking-database", "blocking-file", "blocking-path", "blocking-sleep", "blocking-input"],
  },
  {
    title: {
      en: "What debug mode of asyncio reports: slow callbacks, calls from other threads",
      "zh-cn": "asyncio 调试模式报告的问题：缓慢的回调、来自其他线程的调用",
    },
    codes: {},
    others: "`PYTHONASYNCIODEBUG=1`, pyleak",
    rules: ["blocking-call", "not-thread-safe", "coroutine-never-awaited", "unclosed-resource"],
  },
];
