/** The language server in Node: in VS Code's desktop, and for every other editor. */
import { createConnection } from "vscode-languageserver/node";
import { reportNever } from "./engine/base/never.js";
import { engineMaker } from "./host/create-engine.js";
import { nodeFileSystem } from "./host/file-system.node.js";
import { readLibraries, readParser, readStdlib } from "./host/parser-wasm.node.js";
import { help, readArguments } from "./lsp/arguments.js";
import { describeError, onceEach } from "./lsp/guard.js";
import { startServer } from "./lsp/server.js";

/** Put in by the build. */
declare const ASYNCIO_LENS_VERSION: string;

const given = readArguments(process.argv.slice(2));
if (given.do === "help") process.stdout.write(help);
else if (given.do === "version") process.stdout.write(`asyncio-lens-language-server ${ASYNCIO_LENS_VERSION}\n`);
else if (given.do === "fail") fail(given.message, 2);
else serve();

function serve(): void {
  let createEngine: ReturnType<typeof engineMaker>;
  try {
    createEngine = engineMaker(readParser(), readStdlib, readLibraries);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 1);
    return;
  }
  const connection = createConnection();
  const log = onceEach((message) => connection.console.error(`internal error, please report it: ${message}`));
  reportNever(log);
  // One mistake must not end the server in the middle of somebody's work.
  process.on("uncaughtException", (error) => log(describeError(error)));
  process.on("unhandledRejection", (reason) => log(describeError(reason)));
  startServer(connection, {
    version: ASYNCIO_LENS_VERSION,
    runtime: `Node.js ${process.versions.node} on ${process.platform}`,
    createEngine: () => createEngine((where, error) => log(`${where}: ${describeError(error)}`)),
    fileSystem: nodeFileSystem,
    // Each message that has arrived takes a turn of its own: one turn later the next is read, two turns later it is handled.
    afterQueued: (callback) => setImmediate(() => setImmediate(callback)),
  });
}

function fail(message: string, status: number): void {
  process.stderr.write(`asyncio-lens-language-server: ${message}\n`);
  process.exitCode = status;
}
