/** Network connections as a pair of streams. */
import type { Concept } from "./concept.js";

export const streamCards: readonly Concept[] = [
  {
    id: "asyncio.open_connection",
    kind: "api",
    names: ["asyncio.open_connection"],
    title: { en: "Open a TCP connection", "zh-cn": "打开 TCP 连接" },
    signature: "reader, writer = await asyncio.open_connection(host, port, *, ssl=None)",
    summary: {
      en:
        "Connects to a server, encrypted with `ssl=True`, and gives a `StreamReader` to receive with and a `StreamWriter` to " +
        "send with.",
      "zh-cn": "连接到服务器（`ssl=True` 时加密），给出用于接收的 `StreamReader` 和用于发送的 `StreamWriter`。",
    },
    pitfalls: {
      en:
        "It sets no time limit: a silent host can keep you waiting for minutes, so put it into `asyncio.wait_for`. " +
        "Close the writer in a `finally`, or the connection stays open.",
      "zh-cn":
        "它没有时限：对方没有响应时，可能要等上几分钟，所以请放进 `asyncio.wait_for`。" +
        "要在 `finally` 中关闭写入端，否则连接会一直开着。",
    },
    example: `async def greeting(host):
    reader, writer = await asyncio.open_connection(host, 25)
    try:
        return await reader.readline()
    finally:
        writer.close()
        await writer.wait_closed()`,
    link: "library/asyncio-stream.html#asyncio.open_connection",
    related: ["asyncio.StreamReader", "asyncio.StreamWriter", "asyncio.wait_for", "asyncio.start_server"],
  },
  {
    id: "asyncio.start_server",
    kind: "api",
    names: ["asyncio.start_server"],
    title: { en: "Serve TCP connections", "zh-cn": "提供 TCP 服务" },
    signature: "await asyncio.start_server(handler, host, port)",
    summary: {
      en:
        "Listens, and for each connection calls `handler(reader, writer)`; a coroutine function runs in a task of its own. " +
        "When it returns, the server is accepting connections already.",
      "zh-cn":
        "开始监听，并对每个连接调用 `handler(reader, writer)`；如果是协程函数，则在单独的任务中运行。" + "它返回时，服务器已经在接受连接。",
    },
    pitfalls: {
      en:
        "It does not keep the program going: end `main` with `await server.serve_forever()`. " +
        "An exception in the handler is only logged, and the handler has to close its writer. " +
        "A handler that blocks stops all connections.",
      "zh-cn":
        "它不会让程序一直运行：`main` 要以 `await server.serve_forever()` 结尾。" +
        "处理函数中的异常只会记入日志，写入端也要由处理函数关闭。" +
        "处理函数一旦阻塞，所有连接都会停住。",
    },
    example: `async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8000)
    async with server:
        await server.serve_forever()`,
    link: "library/asyncio-stream.html#asyncio.start_server",
    related: ["asyncio.StreamReader", "asyncio.StreamWriter", "blocking-call"],
  },
  {
    id: "asyncio.StreamReader",
    kind: "api",
    names: ["asyncio.StreamReader"],
    title: { en: "The receiving end of a connection", "zh-cn": "连接的接收端" },
    signature: "class asyncio.StreamReader",
    summary: {
      en:
        "Collects the bytes that arrive; `read`, `readline`, `readuntil` and `readexactly` wait for them. " +
        "`async for line in reader` goes line by line.",
      "zh-cn": "收集到达的字节；`read`、`readline`、`readuntil` 和 `readexactly` 会等待它们。`async for line in reader` 逐行读取。",
    },
    pitfalls: {
      en:
        "A stream knows no messages: what was sent in one `write` may arrive in pieces, or joined to the next. " +
        '`b""` means that the other side has closed: a loop that reads on spins without ever suspending.',
      "zh-cn":
        "流没有消息边界：对方一次 `write` 发出的数据，可能分几段到达，也可能与下一次的连在一起。" +
        '`b""` 表示对方已关闭：继续读取的循环会空转，从不挂起。',
    },
    example: `async def handle(reader, writer):
    async for line in reader:
        print(line.decode().rstrip())
    writer.close()
    await writer.wait_closed()`,
    link: "library/asyncio-stream.html#asyncio.StreamReader",
    related: ["asyncio.StreamReader.read", "asyncio.StreamReader.readline", "asyncio.open_connection"],
  },
  {
    id: "asyncio.StreamReader.read",
    kind: "api",
    names: ["asyncio.StreamReader.read"],
    title: { en: "Read what has arrived", "zh-cn": "读取已到达的数据" },
    signature: "await reader.read(n=-1)",
    summary: {
      en: "Waits for data and returns at most `n` bytes as soon as there are any. Without `n` it reads to the end of the stream.",
      "zh-cn": "等待数据，一有数据就返回，最多 `n` 个字节。不给 `n` 则一直读到流的末尾。",
    },
    pitfalls: {
      en:
        "It may return fewer bytes than you asked for: `readexactly(n)` waits for all of them. " +
        "Without `n` it waits until the other side closes, which may be never. " +
        '`b""` means the end of the stream.',
      "zh-cn":
        "返回的字节可能比要求的少：`readexactly(n)` 会等到全部到齐。" +
        "不给 `n` 时，它会等到对方关闭，而对方可能永远不关闭。" +
        '`b""` 表示流已结束。',
    },
    example: `async def copy(reader, file):
    while chunk := await reader.read(65536):
        file.write(chunk)`,
    link: "library/asyncio-stream.html#asyncio.StreamReader.read",
    related: ["asyncio.StreamReader", "asyncio.StreamReader.readline"],
  },
  {
    id: "asyncio.StreamReader.readline",
    kind: "api",
    names: ["asyncio.StreamReader.readline", "asyncio.StreamReader.readuntil", "asyncio.StreamReader.readexactly"],
    title: { en: "Read a line or a fixed number of bytes", "zh-cn": "读取一行或固定数量的字节" },
    signature: "await reader.readline()",
    summary: {
      en:
        "`readline` waits for a whole line and returns it with its newline; `readuntil` takes another separator, " +
        "`readexactly` a number of bytes.",
      "zh-cn": "`readline` 等到一整行，连同换行符一起返回；`readuntil` 可以指定别的分隔符，`readexactly` 指定字节数。",
    },
    pitfalls: {
      en:
        "A line over the `limit` of the stream (64 KiB unless set) raises `ValueError`, in `readuntil` `LimitOverrunError`. " +
        'At the end of the stream `readline` returns what is left, then `b""`; the other two raise `IncompleteReadError`.',
      "zh-cn":
        "超过流的 `limit`（默认 64 KiB）的行会引发 `ValueError`，在 `readuntil` 中则是 `LimitOverrunError`。" +
        '到了流的末尾，`readline` 返回剩余的数据，之后返回 `b""`；另外两个会引发 `IncompleteReadError`。',
    },
    example: `async def read_message(reader):
    size = int.from_bytes(await reader.readexactly(4), "big")
    return await reader.readexactly(size)`,
    link: "library/asyncio-stream.html#asyncio.StreamReader.readline",
    related: ["asyncio.StreamReader", "asyncio.StreamReader.read"],
  },
  {
    id: "asyncio.StreamWriter",
    kind: "api",
    names: ["asyncio.StreamWriter", "asyncio.StreamWriter.write", "asyncio.StreamWriter.writelines"],
    title: { en: "The sending end of a connection", "zh-cn": "连接的发送端" },
    signature: "writer.write(data)",
    summary: {
      en:
        "`write` takes bytes and returns at once: what cannot be sent right away is buffered, " +
        "and the event loop sends it when it can.",
      "zh-cn": "`write` 接受字节并立即返回：不能马上发出的数据会进入缓冲区，由事件循环在可以发送时发出。",
    },
    pitfalls: {
      en:
        "`write` never waits: without `await writer.drain()` after it, the buffer grows as fast as you write. " +
        "It takes bytes, not `str`. " +
        "Close the writer when you are done, or the connection stays open.",
      "zh-cn":
        "`write` 从不等待：如果后面没有 `await writer.drain()`，你写多快，缓冲区就涨多快。" +
        "它接受字节而不是 `str`。" +
        "用完要关闭写入端，否则连接会一直开着。",
    },
    example: `async def send_lines(writer, lines):
    for line in lines:
        writer.write(line.encode())
        await writer.drain()`,
    link: "library/asyncio-stream.html#asyncio.StreamWriter",
    related: ["asyncio.StreamWriter.drain", "asyncio.StreamWriter.close", "asyncio.open_connection"],
  },
  {
    id: "asyncio.StreamWriter.drain",
    kind: "api",
    names: ["asyncio.StreamWriter.drain"],
    title: { en: "Wait while the buffer is too full", "zh-cn": "缓冲区过满时等待" },
    signature: "await writer.drain()",
    summary: {
      en:
        "Waits while too much unsent data is buffered, until enough of it has gone out. " +
        "So a fast sender is slowed to the speed of the receiver.",
      "zh-cn": "未发送的数据积压过多时等待，直到发出足够多为止。这样，过快的发送方会被放慢到接收方的速度。",
    },
    pitfalls: {
      en:
        "With little in the buffer it returns at once, without suspending: it does not mean that the data has been sent, " +
        "let alone received. " +
        "Without `await` it does nothing.",
      "zh-cn": "缓冲区里数据不多时，它立即返回，不会挂起：这并不表示数据已经发出，更不表示已被收到。没有 `await` 它什么也不做。",
    },
    example: `async def send_file(writer, chunks):
    for chunk in chunks:
        writer.write(chunk)
        await writer.drain()`,
    link: "library/asyncio-stream.html#asyncio.StreamWriter.drain",
    related: ["asyncio.StreamWriter", "asyncio.StreamWriter.close"],
  },
  {
    id: "asyncio.StreamWriter.close",
    kind: "api",
    names: ["asyncio.StreamWriter.close", "asyncio.StreamWriter.wait_closed"],
    title: { en: "Close the connection", "zh-cn": "关闭连接" },
    signature: "writer.close()",
    summary: {
      en:
        "Starts closing: what is buffered is still sent, then the connection ends. " +
        "`await writer.wait_closed()` waits until that has happened.",
      "zh-cn": "开始关闭：缓冲区里的数据仍会发出，然后连接结束。`await writer.wait_closed()` 会等到这一切完成。",
    },
    pitfalls: {
      en:
        "`close` itself does not wait: if the event loop ends right after it, buffered data is lost. " +
        "Put both calls into a `finally`, so that an exception closes the connection too.",
      "zh-cn":
        "`close` 本身不等待：如果事件循环随即结束，缓冲区里的数据就丢了。" + "请把两个调用都放进 `finally`，这样出现异常时也会关闭连接。",
    },
    example: `async def say(writer, data):
    try:
        writer.write(data)
        await writer.drain()
    finally:
        writer.close()
        await writer.wait_closed()`,
    link: "library/asyncio-stream.html#asyncio.StreamWriter.close",
    related: ["asyncio.StreamWriter", "asyncio.StreamWriter.drain", "asyncio.open_connection"],
  },
];
