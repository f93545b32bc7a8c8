/** `asyncio-lens`, the program. */
import { isReaderGone } from "./cli/io.js";
import { runRemembered } from "./cli/remembered.js";
import { reportNever } from "./engine/base/never.js";
import { absolutePath, nodeFileSystem, replaceFile } from "./host/file-system.node.js";
import { findShipped } from "./host/shipped.node.js";

/** Put in by the build. */
declare const ASYNCIO_LENS_VERSION: string;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // `| head` has seen enough.
    if (!isReaderGone(error)) throw error;
  });
}

const output = (stream: NodeJS.WriteStream) => ({
  isTTY: stream.isTTY === true,
  write: (chunk: string | Uint8Array) => void stream.write(chunk),
});
const version = ASYNCIO_LENS_VERSION;
const argv = process.argv.slice(2);

void runRemembered(
  argv,
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
    fileSystem: nodeFileSystem,
    absolutePath,
    version,
    program: () => [__filename, findShipped("parser"), findShipped("stdlib"), findShipped("libraries")],
    platform: process.platform,
  },
  async (io, fileSystem) => {
    // What is remembered needs none of this.
    const { run } = await import("./cli/cli.js");
    const { engineMaker } = await import("./host/create-engine.js");
    const { readLibraries, readParser, readStdlib } = await import("./host/parser-wasm.node.js");
    let isBroken = false;
    reportNever((message) => {
      isBroken = true;
      io.stderr.write(`asyncio-lens: internal error, please report it: ${message}\n`);
    });
    let maker: ReturnType<typeof engineMaker> | undefined;
    const status = await run(argv, io, {
      createEngine: (onError, options) => {
        maker ??= engineMaker(readParser(), readStdlib, readLibraries);
        return maker(onError, options);
      },
      fileSystem,
      absolutePath,
      replaceFile,
      version,
    });
    return isBroken ? 2 : status;
  },
).then((status) => {
  // Not process.exit(): what is written to a pipe may still be under way.
  process.exitCode = status;
});
