/** The worker's bundle, in a room with nothing but what a worker has. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const file = process.env.ASYNCIO_LENS_WEB_SERVER ?? fileURLToPath(new URL("../../dist/web/server.js", import.meta.url));
const uri = "vscode-vfs://github/somebody/project/poll.py";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: { readonly uri: string; readonly diagnostics: { readonly code: string }[] };
}

/** Starts the worker; `ask` resolves with the first message that `is` accepts after `message` is sent. */
function startWorker() {
  const listeners: ((message: Message) => void)[] = [];
  const worker: Record<string, unknown> = {
    postMessage: (message: Message) => {
      for (const listener of [...listeners]) listener(message);
    },
    addEventListener: () => {},
    navigator: { userAgent: "a test" },
    ...{
      WebAssembly,
      TextDecoder,
      TextEncoder,
      URL,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      queueMicrotask,
      console,
      crypto,
    },
  };
  worker.self = worker;
  runInContext(readFileSync(file, "utf8"), createContext(worker));
  const send = (message: object) => (worker.onmessage as (event: { data: object }) => void)({ data: { jsonrpc: "2.0", ...message } });
  const ask = (message: object, is: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      listeners.push((answer) => {
        if (is(answer)) resolve(answer);
      });
      send(message);
    });
  return { send, ask };
}

test("it serves files of a file system it cannot see", async () => {
  const { send, ask } = startWorker();
  const folder = { uri: "vscode-vfs://github/somebody/project", name: "project" };
  const params = {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [folder],
    initializationOptions: { locale: "en" },
  };
  const { result } = await ask({ id: 1, method: "initialize", params }, ({ id }) => id === 1);
  expect(result).toMatchObject({ serverInfo: { name: "asyncio-lens" } });
  send({ method: "initialized", params: {} });
  const text = "import time\n\n\nasync def poll():\n    time.sleep(1)\n";
  const opened = { method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "python", version: 1, text } } };
  const published = await ask(opened, ({ method }) => method === "textDocument/publishDiagnostics");
  expect(published.params).toMatchObject({ uri, diagnostics: [{ code: "blocking-sleep" }] });
  const hover = { id: 2, method: "textDocument/hover", params: { textDocument: { uri }, position: { line: 4, character: 10 } } };
  expect((await ask(hover, ({ id }) => id === 2)).result).toMatchObject({ contents: { value: expect.stringContaining("event loop") } });
});
