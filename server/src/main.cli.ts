/** `asyncio-lens`, the program. */
import { run } from "./cli/cli.js";
import { isReaderGone } from "./cli/io.js";
import { reportNever } from "./engine/base/never.js";
import { engineMaker } from "./host/create-engine.js";
import { absolutePath, nodeFileSystem, replaceFile } from "./host/file-system.node.js";
import { readLibraries, readParser, readStdlib } from "./host/parser-wasm.node.js";

/** Put in by the build. */
declare const ASYNCIO_LENS_VERSION: string;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // `| head` has seen enough.
    if (!isReaderGone(error)) throw error;
  });
}
reportNever((message) => void process.stderr.write(`asyncio-lens: internal error, please report it: ${message}\n`));

let maker: ReturnType<typeof engineMaker> | undefined;
const output = (stream: NodeJS.WriteStream) => ({
  isTTY: stream.isTTY === true,
  write: (chunk: string | Uint8Array) => void stream.write(chunk),
});

void run(
  process.argv.slice(2),
  {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    cwd: absolutePath(process.cwd(), "."),
    env: process.env,
  },
  {
    createEngine: (onError, options) => {
      maker ??= engineMaker(readParser(), readStdlib, readLibraries);
      return maker(onError, options);
    },
    fileSystem: nodeFileSystem,
    absolutePath,
    replaceFile,
    version: ASYNCIO_LENS_VERSION,
  },
).then((status) => {
  // Not process.exit(): what is written to a pipe may still be under way.
  process.exitCode = status;
});
