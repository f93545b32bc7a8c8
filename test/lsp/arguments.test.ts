import { expect, test } from "vitest";
import { readArguments } from "../../server/src/lsp/arguments.js";

test.each([
  [["--stdio"], "serve"],
  [["--node-ipc", "--clientProcessId=42"], "serve"],
  [["--socket=6009"], "serve"],
  [["--socket", "6009", "--clientProcessId", "42"], "serve"],
  [["--pipe=/tmp/x"], "serve"],
  [["--stdio", "--version"], "version"],
  [["--help"], "help"],
  [[], "fail"],
  [["--clientProcessId=42"], "fail"],
  [["--socket"], "fail"],
  [["--socket=http"], "fail"],
  [["--stdoi"], "fail"],
  [["file.py"], "fail"],
])("%j", (argv, what) => {
  expect(readArguments(argv).do).toBe(what);
});
