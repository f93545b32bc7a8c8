/** The server's own command line: how it talks to its client. */

export type ServerArguments =
  | { readonly do: "serve" }
  | { readonly do: "help" }
  | { readonly do: "version" }
  | { readonly do: "fail"; readonly message: string };

/** What makes a connection; which one it is, the protocol's library reads itself. */
const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];
const withValue = ["--socket", "--pipe", "--clientProcessId"];
/** Editors add these whether a server wants them or not. */
const ignored = ["--cancellationReceive", "--cancellationSend"];

export const help = `asyncio-lens-language-server TRANSPORT

A language server for Python's asyncio.

  --stdio               talk over standard input and output
  --node-ipc            talk over the channel to the Node process that started it
  --socket=PORT         connect to a port of this machine
  --pipe=NAME           connect to a named pipe or a socket file
  --clientProcessId=ID  end when this process has ended
  --version, --help
`;

export function readArguments(argv: readonly string[]): ServerArguments {
  let hasTransport = false;
  for (let at = 0; at < argv.length; at++) {
    const [name = "", value] = (argv[at] as string).split(/=(.*)/s, 2);
    if (name === "--help" || name === "-h") return { do: "help" };
    if (name === "--version") return { do: "version" };
    if (ignored.includes(name)) continue;
    if (!transports.includes(name) && !withValue.includes(name)) return { do: "fail", message: `there is no option ${argv[at]}` };
    hasTransport ||= transports.includes(name);
    if (!withValue.includes(name)) continue;
    const given = value ?? argv[++at];
    if (!given || (name !== "--pipe" && !/^\d+$/.test(given))) {
      return { do: "fail", message: `${name} needs ${name === "--pipe" ? "a name" : "a number"}` };
    }
  }
  return hasTransport ? { do: "serve" } : { do: "fail", message: "say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME" };
}
