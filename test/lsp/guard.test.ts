import { expect, test, vi } from "vitest";
import { CancellationToken, ResponseError } from "vscode-languageserver";
import { guardHandler, guardRequest, onceEach } from "../../server/src/lsp/guard.js";

const none = CancellationToken.None;
const makeLog = () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn() });

test("a request whose handler throws is answered with the fallback, and logged", async () => {
  const log = makeLog();
  const failing = () => {
    throw new Error("broken");
  };
  expect(await guardRequest(log, "hover", null, failing)({}, none)).toBeNull();
  expect(await guardRequest(log, "hover", [] as string[], () => Promise.reject("broken"))({}, none)).toEqual([]);
  expect(log.error.mock.calls.map(([message]) => message.split("\n")[0])).toEqual(["hover failed: Error: broken", "hover failed: broken"]);
});

test("a cancelled request says so, before and after", async () => {
  const log = makeLog();
  const handle = vi.fn(async () => "answer");
  const cancelled = { isCancellationRequested: true, onCancellationRequested: none.onCancellationRequested };
  expect(await guardRequest(log, "hover", "", handle)({}, cancelled)).toMatchObject({ code: -32800 });
  expect(handle).not.toHaveBeenCalled();
  const token = { isCancellationRequested: false, onCancellationRequested: none.onCancellationRequested };
  const answer = guardRequest(log, "hover", "", handle)({}, token);
  token.isCancellationRequested = true;
  expect(await answer).toMatchObject({ code: -32800 });
});

test("an answer that is an error is no fault", async () => {
  const log = makeLog();
  const refuse = () => Promise.reject(new ResponseError(-32801, "changed"));
  expect(await guardRequest(log, "resolve", "", refuse)({}, none)).toMatchObject({ code: -32801 });
  expect(log.error).not.toHaveBeenCalled();
});

test("a request without parameters", async () => {
  const handler = guardRequest(makeLog(), "explain", null, (params: { id?: string }) => params.id ?? null);
  expect(await (handler as unknown as (token: CancellationToken) => Promise<unknown>)(none)).toBeNull();
});

test("a notification's failure is logged and goes no further", async () => {
  const log = makeLog();
  guardHandler(log, "didOpen", () => {
    throw new Error("broken");
  })();
  guardHandler(log, "didOpen", () => Promise.reject(new Error("broken")))();
  await Promise.resolve();
  await Promise.resolve();
  expect(log.error).toHaveBeenCalledTimes(2);
});

test("the same mistake on every keystroke is told once", () => {
  const tell = vi.fn();
  const once = onceEach(tell);
  for (const message of ["one", "one", "two", "one"]) once(message);
  expect(tell.mock.calls).toEqual([["one"], ["two"]]);
});
