/** The other ways a client can talk to the server, and what ends it. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import {
  createProtocolConnection,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  SocketMessageReader,
  SocketMessageWriter,
} from "vscode-languageserver/node";
import { LspClient, serverFile } from "./lsp-client.js";

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function keep<Child extends ChildProcess>(child: Child): Child {
  children.push(child);
  return child;
}

async function greet(reader: MessageReader, writer: MessageWriter): Promise<string | undefined> {
  const connection = createProtocolConnection(reader, writer);
  connection.listen();
  const result = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  return result.serverInfo?.name;
}

test("the channel to the process that started it", async () => {
  const server = keep(fork(serverFile, ["--node-ipc"]));
  expect(await greet(new IPCMessageReader(server), new IPCMessageWriter(server))).toBe("asyncio-lens");
});

test("a port of this machine", async () => {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const connected = new Promise<Socket>((resolve) => {
    listener.once("connection", resolve);
  });
  const server = keep(spawn(process.execPath, [serverFile, `--socket=${(listener.address() as AddressInfo).port}`]));
  const socket = await connected;
  expect(await greet(new SocketMessageReader(socket), new SocketMessageWriter(socket))).toBe("asyncio-lens");
  server.kill("SIGKILL");
  socket.destroy();
  listener.close();
});

test("it ends when its client has", async () => {
  const editor = keep(spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]));
  const client = LspClient.launch("--stdio", `--clientProcessId=${editor.pid}`);
  keep(client.process);
  editor.kill("SIGKILL");
  expect(await client.exited).toBe(1);
});
